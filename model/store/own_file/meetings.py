"""Taking in supervisions and meetings of a file, each whole or not at all, under the ids that their records name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Table, bindparam, or_, select

from model.access import PRACTITIONER, SUPERVISOR, Seat, is_account, other_seat, without_account
from model.store.own_file.brought import as_here, tie
from model.store.own_file.kept import Ids, TakenIn, are_alike, kept_rows, taken_ids
from model.store.own_file.seen import only_seen
from model.store.own_file.tables import SEAT, Row
from model.store.supervision.rows.meetings import open_meeting_of
from model.store.tables.supervision import brought, called_off, kept_mirrors, meetings, supervisions
from model.supervision.meeting import LIVE, ONE_SCREEN

_OWNER: BindParameter[str] = bindparam("the_owner")
_MINE = (
    select(supervisions.c.id, supervisions.c.practitioner, supervisions.c.supervisor)
    .where(or_(supervisions.c.practitioner == _OWNER, supervisions.c.supervisor == _OWNER))
    .order_by(supervisions.c.id)
    .with_for_update()
)
_NOW_AT = kept_mirrors.update().where(kept_mirrors.c.meeting == bindparam("the_mirror"))
_CONFIRMED = select(meetings.c.id).where(
    meetings.c.supervision == bindparam("the_supervision"), meetings.c.fixed_at.is_not(None)
)


class _Sits(NamedTuple):
    """The seat of whoever takes a file in, and who sits in the other."""

    seat: Seat
    other: str


class TakenMeetings:
    """The supervisions of whoever takes a file in, and which of its meetings are in them now.

    A file speaks from the seat that its person has here, or not at all.
    """

    def __init__(self, connection: Connection, ids: Ids, taken: TakenIn) -> None:
        self._connection, self._ids, self._taken = connection, ids, taken
        self._here = {row.id: _sits(row, ids.owner) for row in connection.execute(_MINE, {"the_owner": ids.owner})}
        self._sits: dict[str, _Sits] = {}
        self._without_meeting: set[str] = set()
        self._mirrors: list[tuple[str, Row]] = []
        self._there: set[str] = set()

    def add(self, unit: Mapping[Table, list[Row]]) -> None:
        """Add a supervision that nobody has here, with somebody without an account in the other seat."""
        [row] = unit[supervisions]
        id_, seat = row["id"], row[SEAT]
        if taken_ids(self._connection, supervisions, [row]):
            if (known := self._here.get(id_)) and known.seat == seat:
                self._sits[id_] = known
            return
        self._sits[id_] = _Sits(seat, without_account(other_seat(seat), id_).person)
        self._without_meeting.add(id_)
        for table, rows in unit.items():
            self._write(table, rows if table is not called_off else self._not_called_off(rows))

    def take(self, unit: Mapping[Table, list[Row]]) -> None:
        """Add a meeting where nobody else keeps it here; or count it, where it is another one here or not theirs."""
        [row] = unit[meetings]
        id_, supervision = row["id"], row["supervision"]
        if supervision not in self._sits:
            self._taken.left_out += 1
            return
        unit = as_here(self._connection, unit, self._ids)
        if row["fixed_at"] is None and not is_account(self._sits[supervision].other):
            unit = {**unit, meetings: [row | {"mode": ONE_SCREEN if row["mode"] == LIVE else row["mode"]}]}
        if self._connection.scalar(select(meetings.c.supervision).where(meetings.c.id == id_)) == supervision:
            is_same = self._is_same(unit)
            self._there |= {id_} if is_same else set()
            self._taken.other_meetings += not is_same
        elif not self._may_add(unit):
            self._taken.left_out += 1
        elif row["fixed_at"] is None and open_meeting_of(self._connection, supervision):
            self._taken.other_meetings += 1
        else:
            self._add(unit)

    def settle(self, given: Mapping[Any, list[Row]]) -> None:
        """Once all is here: say where mirrors were brought to, and tie what was brought to what it was brought of."""
        self._taken.people = len(self._without_meeting)
        for supervision, mirror in self._mirrors:
            confirmed = self._connection.scalars(_CONFIRMED, {"the_supervision": supervision})
            if mirror["brought_to"] in self._there | set(confirmed):
                key = {"the_mirror": mirror["meeting"]}
                self._connection.execute(_NOW_AT.values(brought_to=mirror["brought_to"]), key)
        tie(self._connection, given[brought.name], self._ids)

    def _may_add(self, unit: Mapping[Table, list[Row]]) -> bool:
        """Whether it would put words into nobody's mouth who looks in here, and none of its ids are taken.

        An open one goes on, so somebody has to sit in the other seat. The id of one that was called off stays its own.
        """
        [row] = unit[meetings]
        supervision = row["supervision"]
        seat, other = self._sits[supervision]
        somebody = without_account(other_seat(seat), supervision).person
        is_free = not is_account(other) if row["fixed_at"] else other == somebody
        return (
            is_free
            and self._called_off_in(row["id"]) in (None, supervision)
            and not any(taken_ids(self._connection, table, rows) for table, rows in unit.items() if "id" in table.c)
        )

    def _is_same(self, unit: Mapping[Table, list[Row]]) -> bool:
        id_ = unit[meetings][0]["id"]
        kept = {table.name: kept_rows(self._connection, meetings, table, id_) for table in unit}
        seen = only_seen(kept, {id_: sits.seat for id_, sits in self._sits.items()})
        return all(are_alike(_said(seen[table.name]), _said(rows)) for table, rows in unit.items())

    def _add(self, unit: Mapping[Table, list[Row]]) -> None:
        [row] = unit[meetings]
        self._connection.execute(called_off.delete().where(called_off.c.meeting == row["id"]))
        for table, rows in unit.items():
            self._write(table, rows)
        self._there.add(row["id"])
        self._without_meeting.discard(row["supervision"])
        self._mirrors += [(row["supervision"], one) for one in unit[kept_mirrors] if one["brought_to"]]
        self._taken.records += row["fixed_at"] is not None
        self._taken.meetings += row["fixed_at"] is None

    def _not_called_off(self, rows: list[Row]) -> list[Row]:
        """Those of no meeting that is here or was called off here, whoever's it is."""
        asked = [row["meeting"] for row in rows]
        known = [select(column).where(column.in_(asked)) for column in (called_off.c.meeting, meetings.c.id)]
        taken = {id_ for query in known for id_ in self._connection.scalars(query)}
        return [row for row in rows if row["meeting"] not in taken]

    def _called_off_in(self, meeting: str) -> str | None:
        return self._connection.scalar(select(called_off.c.supervision).where(called_off.c.meeting == meeting))

    def _seated(self, row: Row) -> Row:
        """A supervision with whoever takes the file in in their seat, and the other across from them."""
        seat, other = self._sits[row["id"]]
        names = {name: value for name, value in row.items() if name != SEAT}
        return names | {seat: self._ids.owner, other_seat(seat): other}

    def _write(self, table: Table, rows: list[Row]) -> None:
        if table is supervisions:
            rows = list(map(self._seated, rows))
        if table is kept_mirrors:
            rows = [row | {"brought_to": None} for row in rows]
        if rows:
            self._connection.execute(table.insert(), rows)


def _sits(row: Any, owner: str) -> _Sits:
    return _Sits(PRACTITIONER, row.supervisor) if row.practitioner == owner else _Sits(SUPERVISOR, row.practitioner)


def _said(rows: list[Row]) -> list[Row]:
    """The rows without how often and when the meeting was changed, which what is typed and not shown does too."""
    return [{name: value for name, value in row.items() if name not in ("revision", "changed_at")} for row in rows]
