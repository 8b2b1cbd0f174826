"""Take it away: what the practitioner chooses of a relationship, as a PDF or a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from model.content import Content
from model.reflection.reflection import NextStep, Reflection
from model.relationship.note import Note
from model.relationship.over_time import History
from model.relationship.relationship import Relationship
from model.report.relationship.told import RelationshipReport, told_relationship
from model.report.shared.blocks import Told
from model.report.shared.file_names import file_name
from pages.parts.shared.fragment import fragment
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own
from pages.parts.shared.reflection_titles import told_apart
from pages.parts.shared.take_away import KEEP_SAFE, by_hand_tick, chosen_words, file_buttons, say_before_it_goes

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
    key, offered = relationship.id, reflections[:MOST_OFFERED]
    st.header("Take it away", anchor=False)
    lines = st.checkbox("The lines, and what was placed on which day", value=True, key=f"take_lines_{key}")
    by_calendar = lines and st.checkbox("As far apart as the calendar says", key=f"take_calendar_{key}")
    standing = st.checkbox("Where things stand", value=True, key=f"take_standing_{key}")
    with_notes = bool(notes) and st.checkbox("My notes of what happened", key=f"take_notes_{key}")
    with_tried = bool(tried) and st.checkbox("What I tried, and what came of it", key=f"take_tried_{key}")
    named = st.checkbox("The made-up name stands over it", key=f"take_name_{key}")
    by_hand = by_hand_tick(key)
    written_on = today()
    words = chosen_words(content, offered, told_apart(offered), key)
    in_notes = [note.words for note in notes] if with_notes else []
    in_steps = [text for _, step in tried for text in (step.words, step.outcome_words)] if with_tried else []
    say_before_it_goes(content, [*in_notes, *in_steps, *(one.words for one in words)], key)

    def told() -> Told:
        name = own().relationships.get(relationship.id).pseudonym
        return told_relationship(
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
                by_hand=by_hand,
            ),
        )

    file_buttons(content, told, written_on, _name(relationship, written_on, named=named), key)
    st.caption(KEEP_SAFE)


def _name(relationship: Relationship, written_on: date, *, named: bool) -> str:
    """What the file is called; of several relationships each by its number."""
    known = [one.id for one in own().relationships.all()]
    number = known.index(relationship.id) + 1 if relationship.id in known else 1
    return file_name("relationship", written_on, relationship.pseudonym if named else "", number=number)
