"""Whoever owns an open action says between meetings what came of it, and keeping an action lets it stay agreed."""

from __future__ import annotations

from datetime import date

import pytest

from model.access import NotYours
from model.store import SupervisionStore
from model.supervision.record import Marked
from tests.model.store.supervision.two_people import Table

OWNERS = {"practitioner": {"p"}, "supervisor": {"s"}, "both": {"p", "s"}, "organisation": {"s"}}


def agree(at_table: Table, **said: tuple[str, str | None]) -> str:
    """A meeting with one action and what else is said, confirmed by both."""
    meeting = at_table.begin().id
    for field, (words, place) in ({"action_1": ("Ring the school", None)} | said).items():
        at_table.say(at_table.practitioner, meeting, f"both.{field.replace('__', '.')}", words, place)
    confirm(at_table, meeting)
    return meeting


def confirm(at_table: Table, meeting: str) -> None:
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(meeting, agrees=True)


def say(seat: SupervisionStore, at_table: Table, action: str, place: str | None, words: str = "") -> None:
    version = max((mark.version for mark in seat.marks.of(at_table.id).get(action, ())), default=0)
    seat.marks.save(at_table.id, action, words=words, place=place, tab="t", base_version=version)


def told(seat: SupervisionStore, at_table: Table) -> list[tuple[str, str, str | None, str]]:
    found = seat.marks.of(at_table.id)
    return [(action, mark.seat, mark.place, mark.words) for action, marks in found.items() for mark in marks]


@pytest.mark.parametrize("who", OWNERS)
def test_an_action_is_marked_by_whoever_owns_it_and_seen_by_both(at_table: Table, who: str) -> None:
    action = f"{agree(at_table, action_1__who=('', who))}-a1"
    for name, seat in (("p", at_table.practitioner), ("s", at_table.supervisor)):
        if name in OWNERS[who]:
            say(seat, at_table, action, "done", "It rang.")
        else:
            with pytest.raises(NotYours):
                say(seat, at_table, action, "done")
    names = {"p": "practitioner", "s": "supervisor"}
    expected = [(action, names[one], "done", "It rang.") for one in sorted(OWNERS[who])]
    assert told(at_table.practitioner, at_table) == told(at_table.supervisor, at_table) == expected


def test_a_mark_is_changed_and_taken_back(at_table: Table) -> None:
    action = f"{agree(at_table)}-a1"
    say(at_table.practitioner, at_table, action, "done")
    say(at_table.practitioner, at_table, action, "part", "Half of it")
    assert told(at_table.supervisor, at_table) == [(action, "practitioner", "part", "Half of it")]
    say(at_table.practitioner, at_table, action, None)
    assert told(at_table.supervisor, at_table) == []


def test_words_that_another_tab_wrote_meanwhile_are_given_back(at_table: Table) -> None:
    action = f"{agree(at_table)}-a1"
    mine = at_table.practitioner.marks
    first = mine.save(at_table.id, action, words="one", place=None, tab="one", base_version=0)
    over = [mine.save(at_table.id, action, words="two", place=None, tab="two", base_version=0) for _ in range(2)]
    assert [one.replaced for one in (first, *over)] == [None, first.answer, None]


@pytest.mark.parametrize("said", ["perhaps", "", "1"])
def test_what_is_no_outcome_is_refused(at_table: Table, said: str) -> None:
    action = f"{agree(at_table)}-a1"
    with pytest.raises(ValueError, match="What came of an action is one of"):
        say(at_table.practitioner, at_table, action, said)


def test_what_a_record_closed_is_marked_no_more(at_table: Table) -> None:
    first = agree(at_table)
    say(at_table.practitioner, at_table, f"{first}-a1", "part")
    agree(at_table, **{f"last__{first}-a1": ("It is done", "done")})
    assert told(at_table.practitioner, at_table) == []
    with pytest.raises(NotYours):
        say(at_table.practitioner, at_table, f"{first}-a1", "done")


def test_an_action_that_is_kept_stays_the_same_one_and_its_mark_is_over(at_table: Table) -> None:
    first = agree(at_table)
    say(at_table.practitioner, at_table, f"{first}-a1", "part")
    agree(at_table, **{f"last__{first}-a1": ("", "part"), f"last__{first}-a1__keep": ("", "yes")})
    assert f"{first}-a1" in [action.id for _, action in at_table.practitioner.actions.due(at_table.id)]
    assert told(at_table.practitioner, at_table) == []
    say(at_table.practitioner, at_table, f"{first}-a1", "done")
    assert len(told(at_table.supervisor, at_table)) == 1


def test_an_action_is_kept_in_another_form(at_table: Table) -> None:
    first = agree(at_table, action_1__due=("", "2026-05-01"), action_1__notice=("She says so", None))
    field = f"last__{first}-a1"
    second = agree(
        at_table,
        **{
            field: ("", "not"),
            f"{field}__keep": ("", "yes"),
            f"{field}__what": ("Write to the school", None),
            f"{field}__who": ("", "supervisor"),
            f"{field}__due": ("", "2026-06-01"),
        },
    )
    [kept] = at_table.practitioner.record.body(second).kept
    assert (kept.what, kept.who, kept.due, kept.notice) == ("Write to the school", "supervisor", date(2026, 6, 1), "")
    [due] = [action for _, action in at_table.practitioner.actions.due() if action.id == f"{first}-a1"]
    assert due == kept
    third = at_table.begin().id
    [carried] = [one for one in at_table.practitioner.actions.carried(third) if one.id == f"{first}-a1"]
    assert (carried.what, carried.who) == ("Write to the school", "supervisor")


@pytest.mark.parametrize(("came", "keep"), [("not", None), ("done", "yes"), ("dropped", "yes")])
def test_an_action_that_nobody_keeps_is_closed(at_table: Table, came: str, keep: str | None) -> None:
    first = agree(at_table)
    second = agree(at_table, **{f"last__{first}-a1": ("", came), f"last__{first}-a1__keep": ("", keep)})
    assert [action.meeting for _, action in at_table.practitioner.actions.due()] == [second]


def test_keeping_an_action_is_agreeing_on_one(at_table: Table) -> None:
    first, meeting = agree(at_table), at_table.begin().id
    assert at_table.practitioner.confirmations.waiting(meeting) == ("actions",)
    at_table.say(at_table.practitioner, meeting, f"both.last.{first}-a1", place="not")
    at_table.say(at_table.practitioner, meeting, f"both.last.{first}-a1.keep", place="yes")
    assert at_table.practitioner.confirmations.waiting(meeting) == ()


def test_the_time_and_place_of_the_next_meeting_are_its_own(at_table: Table) -> None:
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "both.next_at", place="14:30")
    at_table.say(at_table.supervisor, meeting, "both.next_where", " Siân's office ")
    kept = at_table.practitioner.meetings.get(meeting)
    assert (kept.next_at, kept.next_where) == ("14:30", "Siân's office")
    at_table.say(at_table.practitioner, meeting, "both.next_at", place="noonish")
    at_table.say(at_table.practitioner, meeting, "both.next_where", "")
    kept = at_table.practitioner.meetings.get(meeting)
    assert (kept.next_at, kept.next_where) == (None, None)


def test_a_mark_that_the_meeting_passed_over_stands_in_its_record_as_its_owners(at_table: Table) -> None:
    action = f"{agree(at_table)}-a1"
    say(at_table.practitioner, at_table, action, "done", "Two visits kept")
    marked = date_of(at_table, action)
    following = at_table.begin().id
    at_table.say(at_table.practitioner, following, "both.action_1", "Go on")
    assert at_table.practitioner.record.body(following).marked == (
        Marked(action=action, seat="practitioner", outcome="done", words="Two visits kept", on=marked),
    )
    confirm(at_table, following)
    [one] = at_table.supervisor.record.of(following).body.marked
    assert (one.outcome, one.words) == ("done", "Two visits kept")
    overview = at_table.supervisor.overview.of(at_table.id)
    assert [other.what for other in overview.to_do] == ["Go on"]
    assert at_table.practitioner.actions.carried(at_table.begin().id)[0].id == action


def test_what_the_meeting_says_itself_stands_instead_of_a_mark(at_table: Table) -> None:
    action = f"{agree(at_table)}-a1"
    say(at_table.practitioner, at_table, action, "done")
    following = at_table.begin().id
    at_table.say(at_table.supervisor, following, f"both.last.{action}", "", "part")
    assert at_table.supervisor.record.body(following).marked == ()


def test_a_mark_while_the_meeting_is_open_makes_what_was_agreed_before_void(at_table: Table) -> None:
    action = f"{agree(at_table)}-a1"
    following = at_table.begin().id
    at_table.say(at_table.practitioner, following, "both.action_1", "Go on")
    at_table.supervisor.confirmations.confirm(following, agrees=True)
    before = at_table.practitioner.meetings.get(following).revision
    say(at_table.practitioner, at_table, action, "done")
    assert at_table.practitioner.meetings.get(following).revision > before
    assert at_table.practitioner.confirmations.void(following) == {"supervisor"}


def date_of(at_table: Table, action: str) -> date:
    [mark] = at_table.supervisor.marks.of(at_table.id)[action]
    return mark.saved_at.date()
