"""What was placed and written last time on the same relationship, beside what is asked now. Nothing is pre-filled.

It is drawn outside of the fragments, so that answering asks for none of it again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import streamlit as st

from model.content import Content
from model.content.schema import Element, Turn
from model.phrases import day
from model.profile import Reading, answer_name
from model.reflection.reflection import Earlier
from pages.parts.reflection.draft import Draft
from pages.parts.reflection.outcomes import how_did_they_go_with
from pages.parts.reflection.take_away.profile import words_written
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own

Before = Mapping[str, Earlier]
"""The newest answer from before, by field."""


def last_time(content: Content, draft: Draft, fields: Collection[str]) -> Before:
    """What was answered last time under these fields, where the reflection belongs to a relationship."""
    if draft.reflection.relationship is None:
        return {}
    return own().answers.last_time(draft.id, fields, content.no_meetings)


def show_last_words(content: Content, element: Element, turn: Turn, before: Before) -> None:
    """Folded: what was written last time about a turn of an element, under what was asked then."""
    if earlier := before.get(f"{element.key}.{turn}"):
        asked = {prompt.key: prompt.text for prompt in content.prompts(element.key, turn)}
        with st.expander(f"What I wrote on {day(earlier.happened_on)}"):
            if earlier.answer.place in asked:
                st.caption(asked[earlier.answer.place])
            st.text(earlier.answer.words)


def come_back(content: Content, draft: Draft) -> None:
    """At the start of a reflection, once its relationship is known: what is open, and how things stood."""
    whose = draft.reflection.relationship
    if whose is None:
        return
    if draft.reflection.flow in content.getting_ready:
        _where_things_stood(content, draft)
        _dates_ahead(content, whose)
    else:
        _what_was_expected(content, draft)
    how_did_they_go_with(content, draft)


def _where_things_stood(content: Content, draft: Draft) -> None:
    """The newest place of each element with its day, and the words of the last meeting, folded."""
    before = places_before(content, draft)
    met = own().reflections.earlier(draft.id, limit=1, relationship_only=True, without=content.no_meetings)
    if not met:
        return
    st.header("Where things stood", anchor=False, divider=False)
    placed = [element for element in content.elements if element.key in before]
    if placed:
        say_the_day_of_all(before)
        st.markdown("\n".join(f"- {place_before(content, element, before)}" for element in placed))
    else:
        st.write("Nothing was placed yet with them.")
    [last] = met
    written = words_written(content, last, own().answers.of(last.id))
    if written:
        with st.expander(f"In my own words, {day(last.happened_on)}"):
            for words in written.values():
                st.caption(f"{words.title}: {words.asked}")
                st.text(words.words)


def _what_was_expected(content: Content, draft: Draft) -> None:
    """Folded: the places given while getting ready for this meeting, if nothing came between. They are no meeting's."""
    newest = own().reflections.earlier(draft.id, limit=1, relationship_only=True)
    if not newest or newest[0].flow not in content.getting_ready:
        return
    [ready] = newest
    given = own().answers.places([ready.id])[ready.id]
    if given:
        with st.expander(f"What I put while getting ready for {day(ready.happened_on)}"):
            placed = (Reading(element, given[element.key]) for element in content.elements if element.key in given)
            st.markdown("\n".join(f"- {one.element.name}: {answer_name(content, one)}" for one in placed))


def _dates_ahead(content: Content, relationship: str) -> None:
    """What is noted for a day that is still to come, the soonest first."""
    kinds = {kind.key: kind.name for kind in content.relationship.notes.kinds}
    ahead = [note for note in own().notes.of(relationship) if note.happened_on >= today()]
    if ahead:
        st.header("Dates ahead", anchor=False, divider=False)
    for note in ahead:
        said = f". {note.words.strip()}" if note.words.strip() else ""
        st.text(f"{day(note.happened_on)}: {kinds.get(note.kind, 'Something else')}{said}")


def places_before(content: Content, draft: Draft) -> Before:
    """The newest place from before by element."""
    found = last_time(content, draft, [f"{element.key}.place" for element in content.elements])
    return {field.removesuffix(".place"): earlier for field, earlier in found.items()}


def day_of_all(before: Before) -> date | None:
    """The one day that all of this is from, or None where it is from several."""
    days = {earlier.happened_on for earlier in before.values()}
    return days.pop() if len(days) == 1 else None


def say_the_day_of_all(before: Before) -> None:
    """The one day once, so that no line has to say it; nothing where there are several."""
    if one_day := day_of_all(before):
        st.caption(f"All from {day(one_day)}")


def place_before(content: Content, element: Element, before: Before) -> str:
    """An element's newest place from before: "Trust: 3. Taking shape, 4 March 2026"; no day where all share one."""
    if element.key not in before:
        return f"{element.name}: no place before"
    earlier = before[element.key]
    stood = f"{element.name}: {answer_name(content, Reading(element, earlier.answer.place))}"
    return stood if day_of_all(before) else f"{stood}, {day(earlier.happened_on)}"
