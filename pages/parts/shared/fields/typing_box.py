"""The text box that saves while one types, and the outbox for words whose box has left the screen.

A date and a described scale are such boxes too: what is typed or tapped in them travels, and is kept, as words are.

A fragment first asks `received` what the tab sent, keeps it, and then draws the box with what is kept now.
Words stay in the tab until a drawing shows that they are kept, and are sent again until then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from model.answers import MOST_WORDS, OTHERS, PLACES
from pages.parts.shared.component import component
from server.sign_in.viewer import tab_seals

SAYS = {
    "saved": "kept {time}",
    "saving": "keeping…",
    "lost": "not kept yet: no connection. Your words wait in this tab and are kept when the connection is back.",
    "over": "over the limit of {limit} characters by {over}. The rest waits in this tab only, until you shorten it.",
}
"""What the line under a box says; `{time}`, `{over}` and `{limit}` are filled in by the browser."""

AWAY = {
    "title": "Alongside does not answer",
    "words": "What you wrote is kept in this tab, so leave it open. If the window that Alongside runs in was closed, "
    "start it again. This goes on by itself when the connection is back.",
}
"""What is said over a page whose server is away."""

_HTML = """
<div class="box" hidden>
<label for="words"></label>
<p id="help" hidden></p>
<textarea id="words" dir="auto" spellcheck="true" autocomplete="off"></textarea>
<p class="state" id="state" aria-hidden="true"></p><p class="spoken" role="status"></p>
</div>
"""
_LONGEST_NAME = 200
_TAPPED = ":tapped"
"""What a field is called in the tab, after its name, where a place is tapped in it: words may be typed in it too."""

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Typed:
    """What the tab sent for one field: the whole of its words, and the version of the answer they were typed upon.

    With `is_place` the words are the place that was tapped, or nothing where it was taken back.

    It comes from a browser, so `draft` and `field` may name anything; the store decides whether they are the person's.
    `tab` says which tab, `nonce` which state of the words. The same one may arrive again until it is shown as kept.
    """

    draft: str
    field: str
    words: str
    base_version: int
    tab: str
    nonce: str
    is_place: bool = False

    @property
    def named(self) -> str:
        """What the field is called in the tab."""
        return _in_tab(self.field, is_place=self.is_place)


def received(key: str) -> list[Typed]:
    """What the box or outbox drawn under `key` sent for this run; to be asked before it is drawn.

    Apart from the box's own field there may be words whose box left the screen before they were kept.
    """
    sent = st.session_state.get(key)
    message = sent.get("typed") if isinstance(sent, Mapping) else None
    if not isinstance(message, Mapping) or not isinstance(message.get("items"), list):
        return []
    tab = str(message.get("tab", ""))[:_LONGEST_NAME]
    return [typed for item in message["items"] if (typed := _typed(item, tab))]


def typing_box(
    *,
    key: str,
    draft: str,
    field: str,
    label: str,
    words: str,
    version: int,
    saved_at: datetime | None,
    acknowledged: Collection[Typed] = (),
    trouble: str = "",
    rows: int = 4,
    help: str | None = None,  # noqa: A002  Streamlit's own word
    limit: int = MOST_WORDS,
    says: Mapping[str, str] = SAYS,
    day: Mapping[str, Any] | None = None,
    scale: Mapping[str, Any] | None = None,
) -> None:
    """Draw the box for one field of a draft; with `day`, what a date must be, the field for a date.

    With `scale`, what can be tapped, it is the described scale, and `words` the place that is kept.

    `words`, `version` and `saved_at` (UTC) are the answer as kept now; version 0 and None where there is none.
    `acknowledged` are those of `received` that are dealt with: the tab forgets them. Where keeping failed, leave them
    out and say why in `trouble`, which is shown under the box until they are kept. `limit` counts code points.
    """
    named = _in_tab(field, is_place=scale is not None)
    already_there = any(
        typed.named == named and typed.draft == draft and typed.words == words for typed in acknowledged
    )
    _draw(
        key,
        {
            "draft": draft,
            "field": named,
            "label": label,
            "help": help or "",
            "rows": rows,
            "limit": limit,
            "words": None if already_there else words,
            "version": version,
            "savedAt": saved_at.isoformat() if saved_at else None,
            "kept": _named(acknowledged),
            "trouble": trouble,
            "says": dict(says),
            "day": dict(day) if day else None,
            "scale": dict(scale) if scale else None,
        },
    )


def outbox(draft: str, keep: Callable[[Typed], object], *, key: str = "outbox") -> None:
    """Draw nothing, but keep the page in touch; to be called once on every page, early, and outside any fragment.

    `keep` is called with what the tab still holds of this draft, or of every draft where `draft` is empty, and whose
    box is gone; where the page has a box of the same draft, that one sends instead. And when the server has been
    away this runs the page again: a server that was restarted knows none of the page's fragments and leaves their
    messages unanswered.
    """
    kept: list[Typed] = []
    faults: list[Exception] = []
    for typed in received(key):
        try:
            keep(typed)
        except Exception as fault:  # noqa: BLE001  the box must be drawn first, or nothing is sent again
            faults.append(fault)
        else:
            kept.append(typed)
    _draw(key, {"draft": draft, "field": None, "limit": MOST_WORDS, "kept": _named(kept), "away": AWAY})
    if faults:
        raise faults[0]


def _typed(item: Any, tab: str) -> Typed | None:
    match item:
        case {"draft": str(draft), "field": str(field), "words": str(words), "base": int(base), "nonce": str(nonce)}:
            names = (draft, field, nonce)
            if max(map(len, names)) > _LONGEST_NAME or len(words) > MOST_WORDS:
                return None
            if not field.endswith(_TAPPED):
                whole = _HALF_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", words)
                return Typed(draft, field, whole, base, tab, nonce)
            if words in ("", *PLACES, *OTHERS):
                return Typed(draft, field.removesuffix(_TAPPED), words, base, tab, nonce, is_place=True)
    return None


def _in_tab(field: str, *, is_place: bool) -> str:
    return field + _TAPPED if is_place else field


def _named(kept: Collection[Typed]) -> list[list[str]]:
    return [[typed.draft, typed.named, typed.nonce] for typed in kept]


def _draw(key: str, data: dict[str, Any]) -> None:
    seals = [[seal.mark, seal.key] for seal in tab_seals()]
    # In a list because Streamlit looks through the values of a dict for tables and loads pandas and pyarrow for that.
    component("typing_box", _HTML)(key=key, data=[data | {"seals": seals}])
