"""Take it away: what the practitioner chooses of a relationship, as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from model.content import Content
from model.reflection.reflection import NextStep, Reflection
from model.reflection_items import items_of
from model.relationship.note import Note
from model.relationship.over_time import History
from model.relationship.relationship import Relationship
from model.report.relationship.pdf import OwnWords, RelationshipReport, relationship_pdf
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fragment import fragment
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import told_apart

MOST_OFFERED = 20
"""Reflections whose words can be chosen."""


@fragment
def take_away_part(
    content: Content,
    relationship: Relationship,
    history: History,
    notes: Sequence[Note],
    *,
    tried: Sequence[tuple[date, NextStep]] = (),
    reflections: Sequence[Reflection] = (),
) -> None:
    """Choose what goes, and get the file. Nothing that was written is chosen beforehand.

    `reflections` are those whose words can go along, newest first.
    """
    key = relationship.id
    st.header("Take it away", anchor=False)
    lines = st.checkbox("The lines, and what was placed on which day", value=True, key=f"take_lines_{key}")
    by_calendar = lines and st.checkbox("As far apart as the calendar says", key=f"take_calendar_{key}")
    standing = st.checkbox("Where things stand", value=True, key=f"take_standing_{key}")
    with_notes = bool(notes) and st.checkbox("My notes of what happened", key=f"take_notes_{key}")
    with_tried = bool(tried) and st.checkbox("What I tried, and what came of it", key=f"take_tried_{key}")
    named = st.checkbox("The made-up name stands over it", key=f"take_name_{key}")
    written_on = today()
    words = _chosen_words(content, reflections[:MOST_OFFERED], key)

    def build() -> bytes:
        name = own().relationships.get(relationship.id).pseudonym
        return relationship_pdf(
            content,
            RelationshipReport(
                written_on=written_on,
                history=history,
                name=name if named else "",
                lines=lines,
                by_calendar=by_calendar,
                standing=standing,
                notes=tuple(notes) if with_notes else (),
                tried=tuple(tried) if with_tried else (),
                words=words,
            ),
        )

    save_button("Save as PDF", build, f"alongside-relationship-{written_on.isoformat()}.pdf", f"pdf_{key}")
    st.caption("Of what you wrote, only what is chosen above goes. Whoever gets the file can read it: keep it safe.")


def _chosen_words(content: Content, reflections: Sequence[Reflection], key: str) -> tuple[OwnWords, ...]:
    """The words the person chose, by reflection: first which ones, then which of their words."""
    titles = told_apart(reflections)
    if not titles:
        return ()
    chosen = st.multiselect(
        "Words of mine from which meetings?",
        list(titles),
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
    going = st.multiselect(
        "And which of them?",
        list(offered),
        format_func=lambda one: f"{offered[one].title}. {offered[one].asked}",
        placeholder="None, until you choose",
        key=f"take_words_{key}",
    )
    return tuple(words for one, words in offered.items() if one in going)
