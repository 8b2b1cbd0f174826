"""The files of our text box, which is on every page and fetched early.

Streamlit serves a component's files only once a page of this process has drawn it. A browser that asked before that
would keep the refusal for as long as its page is open, and have no box in it.
"""

from __future__ import annotations

import mimetypes
from functools import cache

from starlette.responses import Response

from server.files.packed_files import BEST, Coding
from server.paths import ROOT

FOLDER = ROOT / "pages" / "parts" / "shared" / "browser"
PLACE = "/_stcore/bidi-components/alongside_typing_box.typing_box/"
"""Where Streamlit looks for them."""


def box_file(path: str, coding: Coding | None) -> Response | None:
    """The file at this path, packed if the browser can take it; None where it is none of the box's."""
    name = path.removeprefix(PLACE)
    if name == path or name not in _names():
        return None
    headers = {"Vary": "Accept-Encoding"} | ({"Content-Encoding": coding} if coding else {})
    return Response(_content(name, coding), headers=headers, media_type=mimetypes.guess_type(name)[0])


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.glob("*.*"))


@cache
def _content(name: str, coding: Coding | None) -> bytes:
    plain = (FOLDER / name).read_bytes()
    return BEST[coding](plain) if coding else plain
