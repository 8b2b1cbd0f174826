"""The box for one answer: words, with what was noticed in them beneath, a date, or a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.content import Content
from pages.parts.shared.fields.date_field import SAYS as SAYS_OF_DATES
from pages.parts.shared.fields.date_field import limits
from pages.parts.shared.fields.place_field import Mark, Tap, place_field
from pages.parts.shared.fields.typing_box import received, typing_box
from pages.parts.shared.fragment import fragment
from pages.parts.shared.hints import say_what_was_noticed, say_what_was_replaced
from pages.parts.shared.in_this_tab import OpenHere
from pages.parts.shared.open_answers import OpenAnswers


def answer_box(
    content: Content,
    open_answers: OpenAnswers,
    field: str,
    label: str,
    prompt: str | None = None,
    *,
    rows: int = 4,
    help_text: str | None = None,
) -> None:
    """A text box for one field, under the prompt with this key if any, with what it noticed in the words beneath it."""
    if prompt:
        open_answers.asked[field] = prompt
    typing_box(
        **as_kept(open_answers, field, key_of_box(open_answers.id, field)),
        label=label,
        words=open_answers.words(field),
        rows=rows,
        help=help_text,
    )
    say_what_was_noticed(content, open_answers.hints(content.hints, field), field.replace(".", "_"))
    say_what_was_replaced(open_answers, field)


def key_of_box(open_here: str, field: str) -> str:
    """The key of the box for a field of what has this id."""
    return f"box_{open_here}_{field}"


answer_part = fragment(answer_box)
"""The same as a part of a page of its own: answering redraws nothing else."""


def date_box(answers: OpenAnswers, field: str, label: str, *, required: bool = False) -> None:
    """Draw a date of open answers; where it is `required`, clearing it keeps the last one."""
    box, kept = as_kept(answers, field, key_of_box(answers.id, field)), answers.day(field)
    typing_box(
        **box,
        label=label,
        words=kept.isoformat() if kept else "",
        says=SAYS_OF_DATES,
        day=limits(required=required),
    )


def place_box(
    open_answers: OpenAnswers, field: str, question: str, answers: Sequence[Tap], *, mark: Mark | None = None
) -> None:
    """The described scale for the place of a field; tapped together with another press, it is kept before that."""
    key = f"tap_{open_answers.id}_{field}"
    box = as_kept(open_answers, field, key)
    open_answers.held[key] = lambda _sent: open_answers.keep_typed(received(key))
    place_field(**box, question=question, answers=answers, place=open_answers.place(field), mark=mark)


def as_kept(open_here: OpenHere, field: str, key: str) -> dict[str, Any]:
    """Keep what a box has sent, and say what a box is told of its field: whose it is, how old, what came of it."""
    acknowledged, trouble = open_here.keep_typed(received(key))
    return {
        "key": key,
        "draft": open_here.id,
        "field": field,
        "version": open_here.version(field),
        "saved_at": open_here.saved_at(field),
        "acknowledged": acknowledged,
        "trouble": trouble,
    }
