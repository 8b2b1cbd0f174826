"""Who may see what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import (
    LOCAL,
    OPERATOR,
    PRACTITIONER,
    SEATS,
    SUPERVISOR,
    NotYours,
    Seat,
    Viewer,
    far_practitioner,
    gone,
    guest_of,
    has_trail,
    is_account,
    is_unsaid,
    may_mark,
    may_read,
    may_see_brought,
    may_see_field,
    may_write,
    may_write_field,
    may_write_late,
    readable_owners,
    require_addressed,
    require_operator,
    require_seat,
)
from model.content.published import ELEMENTS

PERSON = st.sampled_from(["anna", "bert", ""]) | st.text()
SHOWN = st.frozensets(st.sampled_from([*ELEMENTS, "mirror"]))


@settings(deadline=None)
@given(person=PERSON, owner=PERSON)
def test_what_is_listed_is_what_may_be_read(person: str, owner: str) -> None:
    assert may_read(Viewer(person), owner) == (owner in readable_owners(Viewer(person)))


@settings(deadline=None)
@given(person=PERSON, owner=PERSON)
def test_only_the_person_who_wrote_it_reads_and_changes_it(person: str, owner: str) -> None:
    viewer = Viewer(person)
    assert (may_read(viewer, owner), may_write(viewer, owner)) == (person == owner, person == owner)


MARK = st.none() | st.sampled_from(["mark", "another"])


@settings(deadline=None)
@given(person=PERSON, inviter=PERSON | st.none(), to=MARK, own=MARK)
def test_an_invitation_is_for_whose_address_it_is_to_and_never_ones_own(
    person: str, inviter: str | None, to: str | None, own: str | None
) -> None:
    try:
        require_addressed(Viewer(person), inviter, to=to, own=own)
    except NotYours:
        may = False
    else:
        may = True

    assert may == (to is not None and to == own and inviter not in {None, person} and is_account(person))


@settings(deadline=None)
@given(person=PERSON, practitioner=PERSON, supervisor=PERSON)
def test_only_the_two_hold_a_seat(person: str, practitioner: str, supervisor: str) -> None:
    if person in {practitioner, supervisor}:
        seat = require_seat(Viewer(person), practitioner, supervisor)
        assert {PRACTITIONER: practitioner, SUPERVISOR: supervisor}[seat] == person
    else:
        with pytest.raises(NotYours):
            require_seat(Viewer(person), practitioner, supervisor)


def test_guests_and_those_far_away_or_gone_are_no_accounts() -> None:
    viewers = (LOCAL, Viewer("anna"), guest_of("one"), far_practitioner("one"), gone("one"))
    assert [is_account(viewer.person) for viewer in viewers] == [True, True, False, False, False]
    assert len({viewer.person for viewer in viewers}) == 5
    assert guest_of("one") != guest_of("two")


@pytest.mark.parametrize(
    ("field", "writers"),
    [
        ("practitioner.how", {PRACTITIONER}),
        ("supervisor.view.trust", {SUPERVISOR}),
        ("both.agenda", {PRACTITIONER, SUPERVISOR}),
        ("agenda", set()),
        ("", set()),
    ],
)
def test_a_field_is_written_by_its_hand(field: str, writers: set[str]) -> None:
    assert {seat for seat in SEATS if may_write_field(seat, field)} == writers


@settings(deadline=None)
@given(shown=SHOWN, element=st.sampled_from([*ELEMENTS]), kind=st.sampled_from(["view", "basis"]))
def test_the_other_sees_a_view_once_that_element_is_shown(shown: frozenset[str], element: str, kind: str) -> None:
    field = f"supervisor.{kind}.{element}"
    assert may_see_field(SUPERVISOR, field, shown)
    assert may_see_field(PRACTITIONER, field, shown) == (element in shown)


@settings(deadline=None)
@given(shown=SHOWN, rest=st.sampled_from([*ELEMENTS, "more"]))
def test_the_other_sees_the_mirror_once_it_is_shown(shown: frozenset[str], rest: str) -> None:
    field = f"practitioner.mirror.{rest}"
    assert may_see_field(PRACTITIONER, field, shown)
    assert may_see_field(SUPERVISOR, field, shown) == ("mirror" in shown)


@settings(deadline=None)
@given(shown=SHOWN, hand=st.sampled_from(SEATS), kind=st.sampled_from(["comment", "why_not"]))
def test_what_is_only_begun_is_for_its_own_hand_whatever_is_shown(shown: frozenset[str], hand: Seat, kind: str) -> None:
    assert [seat for seat in SEATS if may_see_field(seat, f"{hand}.{kind}", shown)] == [hand]
    assert is_unsaid(f"{hand}.{kind}")


@pytest.mark.parametrize(
    ("field", "late"),
    [("practitioner.comment", True), ("supervisor.comment", True), ("supervisor.why_not", False), ("comment", False)],
)
def test_only_a_comment_is_written_late(field: str, late: bool) -> None:
    assert may_write_late(field) == late


@settings(deadline=None)
@given(shown=SHOWN, field=st.sampled_from(["practitioner.how", "supervisor.disagree", "both.agenda", "both.lens"]))
def test_everything_else_said_is_for_both(shown: frozenset[str], field: str) -> None:
    assert [may_see_field(seat, field, shown) for seat in SEATS] == [True, True]


@settings(deadline=None)
@given(shown=SHOWN, element=st.sampled_from([*ELEMENTS]), turn=st.sampled_from(["place", "what", "voice"]))
def test_a_brought_place_is_held_back_until_its_element_is_shown(
    shown: frozenset[str], element: str, turn: str
) -> None:
    field = f"{element}.{turn}"
    assert may_see_brought(PRACTITIONER, field, shown)
    assert may_see_brought(SUPERVISOR, field, shown) == (turn != "place" or element in shown)


@pytest.mark.parametrize(
    ("who", "seats"),
    [
        ("practitioner", {PRACTITIONER}),
        ("supervisor", {SUPERVISOR}),
        ("both", {PRACTITIONER, SUPERVISOR}),
        ("organisation", {SUPERVISOR}),
        ("anybody", set()),
    ],
)
def test_an_action_is_marked_by_those_whose_it_is(who: str, seats: set[Seat]) -> None:
    assert {seat for seat in SEATS if may_mark(seat, who)} == seats


@settings(deadline=None)
@given(person=PERSON)
def test_nobody_is_the_operator_but_whoever_gives_commands(person: str) -> None:
    require_operator(OPERATOR)
    if person != "operator":
        with pytest.raises(NotYours):
            require_operator(Viewer(person))


def test_a_trail_is_for_accounts_of_a_team_alone() -> None:
    everybody = (LOCAL, OPERATOR, guest_of("s"), far_practitioner("s"), gone("t"), Viewer("5f0c"))
    assert [one.person for one in everybody if has_trail(one.person)] == ["5f0c"]
    assert [one.person for one in everybody if is_account(one.person)] == ["local", "5f0c"]
