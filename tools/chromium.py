"""The Chromium of this machine, for tests, measurements and pictures, and the flags that keep it calm."""

from __future__ import annotations

import os
from shutil import which

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
)


def found_chromium() -> str | None:
    """The executable that CHROMIUM names, or the first browser on the PATH; None where there is neither."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(which, BROWSERS)), None)
