"""Supervision in a calendar: the next meetings and what was agreed, and nothing of what was brought to a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from model.access import BOTH, ORGANISATION, SUPERVISOR
from model.report.shared.calendar import Entry, State, calendar_ics
from model.report.supervision_record.names import owner_names
from model.supervision.mark import is_closed
from model.supervision.meeting import Action, Supervision
from model.supervision.overview import WithSomebody


def whose(action: Action, supervision: Supervision) -> str:
    """Whose an action is, by name."""
    names = owner_names(supervision.practitioner_name, supervision.supervisor_name)
    return (names | {"organisation": "the organisation"}).get(action.who, action.who)


def entries_of(people: Sequence[WithSomebody], today: date) -> list[Entry]:
    """What goes into the calendar of whoever looks: next meetings, dated actions, and their own undated ones as tasks.

    A meeting that was called off, and what is done or let go, stands as called off while its day is still to come, or
    as a task that is done: a calendar that has it from an earlier file takes it out. Each calendar rings for what is
    its person's or both's; what the other sees to stands in it and does not ring.
    """
    return [entry for one in people for entry in _with(one, today)]


def reminders_ics(people: Sequence[WithSomebody], made_at: datetime, today: date) -> bytes:
    """The file of all of them, made at a moment (aware)."""
    return calendar_ics(entries_of(people, today), made_at)


def _with(one: WithSomebody, today: date) -> Iterator[Entry]:
    upcoming = one.next_meeting(today)
    if upcoming and upcoming.on >= today:
        yield Entry(
            f"{one.supervision.id}-next",
            f"Supervision with {one.name}",
            on=upcoming.on,
            at=upcoming.at,
            where=upcoming.where,
        )
    elif off := [gone for gone in one.called_off if gone.held_on >= today]:
        yield Entry(f"{one.supervision.id}-next", f"Supervision with {one.name}", on=off[-1].held_on, state="off")
    for action in one.waiting:
        if action.due or action in one.promised:
            yield _action(one, action, "done" if is_closed(one.marks.get(action.id, ())) else "to_come")
    for action in one.settled:
        if action.due and action.due >= today:
            yield _action(one, action, "off")


def _action(one: WithSomebody, action: Action, state: State) -> Entry:
    is_own = action.who in (one.seat, BOTH) or (action.who == ORGANISATION and one.seat == SUPERVISOR)
    return Entry(action.id, action.what, _description(one, action), on=action.due, state=state, rings=is_own)


def _description(one: WithSomebody, action: Action) -> str:
    said = [f"Who: {_one_line(whose(action, one.supervision))}", f"Agreed with {_one_line(one.name)}"]
    if action.notice.strip():
        said.insert(1, f"How we will notice: {action.notice}")
    return "\n".join(said)


def _one_line(text: str) -> str:
    return " ".join(text.split())
