"""The files of our own components, at an address that holds what they contain: a browser keeps them for good.

Streamlit knows one address for each component. A script of one line there leads on to the lasting one, so that its name
is no part of a page, and all components share what they import. Streamlit itself serves a component's files only once
a page of this process has drawn it; a browser that asked before would keep the refusal for as long as its page is open.
"""

from __future__ import annotations

import mimetypes
import re
from functools import cache
from hashlib import sha256

from starlette.responses import Response

from server.files.packed_files import BEST, KEPT_FOR_GOOD, Coding
from server.paths import ROOT

FOLDER = ROOT / "pages" / "parts" / "shared" / "browser"
_KEPT = "/static/components/"
_KNOWN = re.compile(r"/_stcore/bidi-components/alongside_(\w+)\.\1/\1\.js")
"""Where Streamlit looks for a component's script."""


def known_place(name: str) -> str:
    """The address that Streamlit knows for the script of a component."""
    return f"/_stcore/bidi-components/alongside_{name}.{name}/{name}.js"


@cache
def kept_place() -> str:
    """The folder, as an address, of what the files contain now."""
    contained = sha256(b"".join(sha256(_content(name, None)).digest() for name in sorted(_names())))
    return f"{_KEPT}{contained.hexdigest()[:16]}/"


def component_file(path: str, coding: Coding | None) -> Response | None:
    """The file at this path, packed if the browser can take it; None where it is none of ours.

    A page that is open since before an update asks for what its files contained then, and gets what there is now, which
    is not kept.
    """
    if known := _KNOWN.fullmatch(path):
        return _leading_on(f"{known[1]}.js")
    folder, _, name = path.rpartition("/")
    if not folder.startswith(_KEPT.rstrip("/")) or name not in _names():
        return None
    headers = {"Vary": "Accept-Encoding"} | ({"Content-Encoding": coding} if coding else {})
    is_now = f"{folder}/" == kept_place()
    headers["Cache-Control"] = KEPT_FOR_GOOD if is_now else "no-store"
    return Response(_content(name, coding), headers=headers, media_type=mimetypes.guess_type(name)[0])


def _leading_on(name: str) -> Response | None:
    if name not in _names():
        return None
    return Response(f'export {{ default }} from "../../..{kept_place()}{name}"\n', media_type="text/javascript")


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.glob("*.*"))


@cache
def _content(name: str, coding: Coding | None) -> bytes:
    plain = (FOLDER / name).read_bytes()
    return BEST[coding](plain) if coding else plain
