"""The one HTML page that Streamlit serves at every address, made ours: named, quiet, and without what it never uses."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from streamlit import file_util

STREAMLIT_PAGE = Path(file_util.get_static_dir()) / "index.html"

_CHANGES = (
    (r"<title>Streamlit</title>", "<title>Alongside</title>"),
    (r'\s*<link\s+rel="preload"[^>]*SourceSans[^>]*/>', ""),  # our theme has its own typeface
    (r'\s*<!--\s*Machine-readable(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', ""),  # that interface is off
    (r"<noscript>.*</noscript>", "<noscript><p>Alongside needs JavaScript to show its pages.</p></noscript>"),
)


_FONTS = "/app/static/fonts/atkinson-hyperlegible-next-latin-400"
_TYPEFACE = {
    "media/SourceSansVF-Upright.": f"{_FONTS}-normal.woff2",
    "media/SourceSansVF-Italic.": f"{_FONTS}-italic.woff2",
}


def our_typeface(name: str) -> str | None:
    """Where our own typeface lies, for a file of Streamlit's that is shown only until our theme has arrived."""
    return next((ours for theirs, ours in _TYPEFACE.items() if name.startswith(theirs)), None)


@cache
def front_page() -> bytes:
    """Streamlit's page with our changes. A change whose place is not found in this version is left out."""
    page = STREAMLIT_PAGE.read_text(encoding="utf-8")
    for place, ours in _CHANGES:
        page = re.sub(place, ours, page, flags=re.DOTALL)
    return page.encode()


@cache
def inline_script_hashes() -> tuple[str, ...]:
    """A Content-Security-Policy source for each inline script of the page."""
    scripts = re.findall(r"<script>(.*?)</script>", front_page().decode(), flags=re.DOTALL)
    return tuple(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
