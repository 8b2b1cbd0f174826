"""The HTML page with the first question of a draft in it, and with Streamlit's scripts begun once that one stands."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from server.files.component_files import FOLDER, kept_place
from server.files.front_page import front_page, with_imports

_QUESTION = "first_question.js"
_BEGIN = Path(__file__).with_name("early_question.js")
_ROOT = '    <div id="root"></div>\n'
_MAIN = re.compile(r' *<script type="module" crossorigin src="(\./static/js/index\.[^"]+)"></script>\n')
_READY = re.compile(r' *<script type="module">((?:import\("[^"]+"\);)+)</script>\n')
"""How Streamlit's own script stands in the page, and ours that has what pages are drawn with read early."""


def page_with(block: str) -> bytes:
    """The page that everybody gets, with a block of HTML in it that holds a question, and the scripts it needs.

    Where this version of Streamlit has no place for it, it is left out.
    """
    around = _around_block(front_page())
    return f"{around[0]}{block}{around[1]}".encode() if around else front_page()


@cache
def _around_block(plain: bytes) -> tuple[str, str] | None:
    page = plain.decode()
    if _ROOT not in page:
        return None
    later = [
        *_MAIN.findall(page),
        *(name for found in _READY.findall(page) for name in re.findall(r'"([^"]+)"', found)),
    ]
    early = [f".{kept_place()}{name}" for name in with_imports([_QUESTION], FOLDER)] + later
    told = "".join(
        f'    <link rel="modulepreload" crossorigin href="{name}">\n'
        for name in early
        if f'modulepreload" crossorigin href="{name}"' not in page
    )
    page = _READY.sub("", _MAIN.sub("", page)).replace("    <script", f"{told}    <script", 1)
    before, _, after = page.partition(_ROOT)
    return before, f"{_ROOT}    <script>\n{_begin(later)}</script>\n{after}"


def _begin(later: list[str]) -> str:
    script = re.sub(r"^ *//.*\n", "", _BEGIN.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return script.replace("SCRIPTS", json.dumps(later)).replace("QUESTION", json.dumps(f".{kept_place()}{_QUESTION}"))
