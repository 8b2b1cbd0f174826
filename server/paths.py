"""Where things lie: the project's own folder, and the private folder of the person who uses it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, where app.py lies."""


def home() -> Path:
    """The private folder for data: ALONGSIDE_HOME, or the usual place of this operating system. Not created here."""
    chosen = os.environ.get("ALONGSIDE_HOME")
    return Path(chosen).expanduser().absolute() if chosen else _usual_folder()


def _usual_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Alongside"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Alongside"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "alongside"


def make_private(folder: Path) -> None:
    """Create a folder and what is missing above it, each for this user alone."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
