"""What every page that something can be taken away from offers: the same in two formats, and what is said before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from model.content import Content
from model.hints import look_at
from model.reflection.reflection import Reflection
from model.reflection_items import items_of
from model.report.shared.blocks import Told
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf
from pages.parts.shared.buttons import save_button
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.open_guide import noted, own

KEEP_SAFE = "Of what you wrote, only what is chosen above goes. Whoever gets the file can read it: keep it safe."


def by_hand_tick(key: str) -> bool:
    """Whether there is room on the page to write by hand, for one that goes into a file."""
    return st.checkbox("Room to sign, and for a note by hand", key=f"take_by_hand_{key}")


def say_before_it_goes(content: Content, words: Iterable[str], key: str) -> None:
    """What the words that are chosen may give away. It blocks nothing."""
    say_what_was_noticed(content, look_at(content.hints, "\n\n".join(words)), f"take_{key}")


def file_buttons(content: Content, told: Callable[[], Told], written_on: date, name: str, key: str) -> None:
    """The same blocks as a PDF and as a Word document, under a `name` without its ending; made when it is pressed."""
    with st.container(horizontal=True):
        save_button("Save as PDF", noted("document", lambda: told_pdf(content, told())), f"{name}.pdf", f"pdf_{key}")
        save_button(
            "Save as Word document",
            noted("document", lambda: told_docx(content, told(), written_on)),
            f"{name}.docx",
            f"docx_{key}",
        )


def chosen_words(
    content: Content, reflections: Sequence[Reflection], titles: dict[str, str], key: str
) -> tuple[OwnWords, ...]:
    """The words the person chose, by reflection: first which ones, then which of their words.

    `titles` are those of these reflections by id, each different; nothing is asked where there are none.
    """
    if not reflections:
        return ()
    chosen = st.multiselect(
        "Words of mine from which meetings?",
        [one.id for one in reflections],
        format_func=titles.__getitem__,
        placeholder="None, until you choose",
        key=f"take_from_{key}",
    )
    offered: dict[str, OwnWords] = {}
    for reflection in (one for one in reflections if one.id in chosen):
        for item in items_of(content, reflection, "", own().answers.of(reflection.id), ()):
            if item.kind == "story" or item.field == "headline":
                asked = f"{item.heading}: {item.prompt}"
                offered[f"{reflection.id} {item.field}"] = OwnWords(titles[reflection.id], asked, item.words)
    if not offered:
        return ()
    return words_that_go("And which of them?", offered, f"take_words_{key}", between=". ")


def words_that_go(
    label: str, offered: Mapping[str, OwnWords], key: str, *, between: str = ": "
) -> tuple[OwnWords, ...]:
    """Of the person's own words those they choose to take along: none, until they do.

    `between` stands between where they were written and what was asked.
    """
    going = st.multiselect(
        label,
        list(offered),
        format_func=lambda one: f"{offered[one].title}{between}{offered[one].asked}",
        placeholder="None, until you choose",
        key=key,
    )
    return tuple(words for one, words in offered.items() if one in going)
