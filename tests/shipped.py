"""The content that Alongside ships with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from model.content import Content, load_content

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "content" / "en"


@cache
def shipped_content() -> Content:
    """Loaded once, its words for the person filled in. Property tests call this: failures would print a fixture."""
    content = load_content(SHIPPED)
    return content.spoken(content.settings.person)
