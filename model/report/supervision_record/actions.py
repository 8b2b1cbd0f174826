"""Actions in a record: what was agreed, what the organisation owes, and what came of those from last time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from model.content.supervision.keys import FITS_NOWHERE
from model.phrases import OUTCOME_NAMES, day
from model.report.shared.blocks import Block, Column, Heading, Line, Table
from model.report.supervision_record.names import NO_DATE, NOT_SAID, NOTHING_NOTED, name_of, owner_name
from model.supervision.meeting import Action
from model.supervision.record import Marked, RecordBody


def agreed(body: RecordBody) -> Iterator[Block]:
    """What the two agreed and what stays agreed from before, as a table."""
    yield Heading(2, "What we agreed")
    found = [action for action in (*body.actions, *body.kept) if action.kind == "agreed"]
    if found:
        yield _actions(body, found)
    else:
        yield Line("Nothing is agreed yet.")


def owed(body: RecordBody) -> Iterator[Block]:
    """What is needed from the organisation, as a table of the same shape."""
    needed = [action for action in (*body.actions, *body.kept) if action.kind != "agreed"]
    if needed:
        kinds = {kind.key: kind.name for kind in body.script.conditions if kind.key != FITS_NOWHERE}
        yield Heading(2, "What is needed from the organisation")
        yield _actions(body, needed, kinds)


def _actions(body: RecordBody, actions: Sequence[Action], kinds: Mapping[str, str] = MappingProxyType({})) -> Table:
    columns = (Column("What", 35), Column("Who", 20), Column("By when", 17), Column("How we will notice", 28))
    return Table(
        columns,
        tuple(
            (
                f"{kinds[action.kind]}: {action.what}" if action.kind in kinds else action.what,
                owner_name(body, action.who),
                day(action.due) if action.due else NO_DATE,
                action.notice or NOT_SAID,
            )
            for action in actions
        ),
        reads_across=True,
    )


def from_last_time(body: RecordBody) -> Iterator[Block]:
    """The actions that were open when the meeting began, each with what came of it."""
    if body.earlier_actions:
        columns = (Column("What", 35), Column("Who", 20), Column("By when", 17), Column("What came of it", 28))
        kept = {action.id for action in body.kept}
        yield Heading(2, "From last time")
        yield Table(columns, tuple(_earlier(body, action, kept) for action in body.earlier_actions), reads_across=True)


def _said_since(body: RecordBody, action: Action) -> str:
    """What its owner said between the meetings, as theirs, where nothing was noted of it in the meeting."""
    marks = [one for one in body.marked if one.action == action.id]
    if not marks:
        return ""
    by = "; ".join(_said_by(body, one) for one in marks)
    by = by[0].upper() + by[1:]
    words = [one.words.strip() for one in marks if one.words.strip()]
    return "\n".join([f"{by}; nothing noted in the meeting", *words])


def _said_by(body: RecordBody, mark: Marked) -> str:
    came = OUTCOME_NAMES.get(mark.outcome or "", "")
    return f"{f'{came}, said' if came else 'said by'} {name_of(body, mark.seat)} on {day(mark.on)}"


def _earlier(body: RecordBody, action: Action, kept: Collection[str]) -> tuple[str, ...]:
    came = OUTCOME_NAMES.get(action.outcome or "") or _said_since(body, action)
    came = f"{came}, and it stays agreed" if action.id in kept else came
    told = [one for one in (came, action.outcome_words) if one.strip()]
    return (
        action.what,
        owner_name(body, action.who),
        day(action.due) if action.due else NO_DATE,
        "\n".join(told) or NOTHING_NOTED,
    )
