"""Taking a relationship away: nothing that was written goes unless it is chosen."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.content.published import ELEMENTS
from model.reflection.reflection import Reflection
from model.relationship.relationship import Relationship
from model.store import OwnStore
from pages.parts.relationship.take_away import take_away_part
from pages.parts.shared.local_time import today
from tests.model.report.relationship.histories import FIRST
from tests.model.report.shared.word_reader import read_word
from tests.pages.conftest import Downloads, Start
from tests.pages.page_reader import headings, nameless, trouble
from tests.pages.relationship.parts import drawn


@pytest.fixture
def heron(own: OwnStore, start: Start) -> Relationship:
    """A relationship with two finished reflections, a note between them."""
    made = own.relationships.name("Heron")
    for given in (
        {"trust": "2", "trust__what": "We sat outside."},
        {"trust": "3", "headline": "A walk", "next_1": "Ring first"},
    ):
        own.reflections.describe(start(finished=True, **given), relationship=made.id)
    own.notes.add(made.id, FIRST, "court")
    return made


def page(content: Content, own: OwnStore, relationship: Relationship) -> AppTest:
    history = own.history.of(relationship.id, list(ELEMENTS))
    reflections = reflections_of(own)
    notes = own.notes.of(relationship.id)
    return drawn(
        take_away_part,
        content,
        relationship,
        history,
        notes,
        tried=own.history.tried(relationship.id),
        reflections=reflections,
    )


def reflections_of(own: OwnStore) -> list[Reflection]:
    return own.reflections.all(drafts=False)


def test_nothing_that_was_written_is_chosen_beforehand(own: OwnStore, heron: Relationship, shipped: Content) -> None:
    at = page(shipped, own, heron)
    assert (headings(at), trouble(at), nameless(at)) == (["Take it away"], [], [])
    assert {box.label: box.value for box in at.checkbox} == {
        "The lines, and what was placed on which day": True,
        "As far apart as the calendar says": False,
        "Where things stand": True,
        "My notes of what happened": False,
        "What I tried, and what came of it": False,
        "The made-up name stands over it": False,
        "Room to sign, and for a note by hand": False,
    }
    assert at.multiselect(key=f"take_from_{heron.id}").value == []


def test_words_are_chosen_meeting_by_meeting(own: OwnStore, heron: Relationship, shipped: Content) -> None:
    at = page(shipped, own, heron)
    first = reflections_of(own)[-1]
    at.multiselect(key=f"take_from_{heron.id}").set_value([first.id]).run()
    which = at.multiselect(key=f"take_words_{heron.id}")
    assert (len(which.options), which.value, trouble(at)) == (1, [], [])
    assert which.options[0].endswith("Trust: What")


def test_relationship_without_anything_written_offers_no_words(own: OwnStore, shipped: Content) -> None:
    alone = own.relationships.name("Wren")
    at = drawn(take_away_part, shipped, alone, own.history.of(alone.id, list(ELEMENTS)), [])
    assert [box.label for box in at.checkbox if box.label.startswith(("My notes", "What I tried"))] == []
    assert (list(at.multiselect), trouble(at)) == ([], [])


def test_both_formats_have_a_name_that_says_whose_only_where_it_was_chosen(
    own: OwnStore, heron: Relationship, shipped: Content, downloads: Downloads
) -> None:
    at = page(shipped, own, heron)
    day = today().isoformat()
    assert sorted(downloads) == [f"alongside-relationship-{day}.docx", f"alongside-relationship-{day}.pdf"]
    at.checkbox(key=f"take_name_{heron.id}").set_value(True).run()
    made = downloads[f"alongside-relationship-{day}-Heron.docx"]()
    assert read_word(made).headings[0] == (1, "Heron")
