"""Who may see what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.access import Viewer, may_read, may_write, readable_owners

PERSON = st.sampled_from(["anna", "bert", ""]) | st.text()


@given(person=PERSON, owner=PERSON)
def test_what_is_listed_is_what_may_be_read(person: str, owner: str) -> None:
    assert may_read(Viewer(person), owner) == (owner in readable_owners(Viewer(person)))


@given(person=PERSON, owner=PERSON)
def test_only_the_person_who_wrote_it_reads_and_changes_it(person: str, owner: str) -> None:
    viewer = Viewer(person)
    assert (may_read(viewer, owner), may_write(viewer, owner)) == (person == owner, person == owner)
