"""Taking in supervisions and meetings of a file, each whole or not at all, under the ids that their records name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from model.access import guest_of, is_account
from model.store.own_file.brought import as_here, tie
from model.store.own_file.kept import Ids, TakenIn, are_alike, kept_rows, taken_ids
from model.store.own_file.seen import only_seen
from model.store.own_file.tables import PRACTITIONER, SUPERVISOR, Row
from model.store.supervision.rows.meetings import open_meeting_of
from model.store.tables.supervision import brought, called_off, kept_mirrors, meetings, supervisions
from model.supervision.meeting import LIVE, ONE_SCREEN

_MINE = (
    select(supervisions.c.id, supervisions.c.supervisor)
    .where(supervisions.c.practitioner == bindparam("the_owner"))
    .order_by(supervisions.c.id)
    .with_for_update()
)
_NOW_AT = kept_mirrors.update().where(kept_mirrors.c.meeting == bindparam("the_mirror"))
_CONFIRMED = select(meetings.c.id).where(
    meetings.c.supervision == bindparam("the_supervision"), meetings.c.fixed_at.is_not(None)
)


class TakenMeetings:
    """The supervisions of whoever takes a file in, and which of its meetings are in them now."""

    def __init__(self, connection: Connection, ids: Ids, taken: TakenIn) -> None:
        self._connection, self._ids, self._taken = connection, ids, taken
        rows = connection.execute(_MINE, {"the_owner": ids.owner})
        self._others: dict[str, str] = {row.id: row.supervisor for row in rows}
        self._mirrors: list[tuple[str, Row]] = []
        self._there: set[str] = set()

    def add(self, unit: Mapping[Table, list[Row]]) -> None:
        """Add a supervision that nobody has here, with a guest in the other seat."""
        [row] = unit[supervisions]
        id_ = row["id"]
        if taken_ids(self._connection, supervisions, [row]):
            return
        self._others[id_] = guest_of(id_).person
        for table, rows in unit.items():
            self._write(table, rows if table is not called_off else self._not_called_off(rows))

    def take(self, unit: Mapping[Table, list[Row]]) -> None:
        """Add a meeting where nobody else keeps it here; or count it, where it is another one here or not theirs."""
        [row] = unit[meetings]
        id_, supervision = row["id"], row["supervision"]
        if supervision not in self._others:
            self._taken.left_out += 1
            return
        unit = as_here(self._connection, unit, self._ids)
        if row["fixed_at"] is None and not is_account(self._others[supervision]):
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
        for supervision, mirror in self._mirrors:
            confirmed = self._connection.scalars(_CONFIRMED, {"the_supervision": supervision})
            if mirror["brought_to"] in self._there | set(confirmed):
                key = {"the_mirror": mirror["meeting"]}
                self._connection.execute(_NOW_AT.values(brought_to=mirror["brought_to"]), key)
        tie(self._connection, given[brought.name], self._ids)

    def _may_add(self, unit: Mapping[Table, list[Row]]) -> bool:
        """Whether it would put words into nobody's mouth who looks in here, and none of its ids are taken.

        An open one goes on, so somebody has to sit in the other seat.
        """
        [row] = unit[meetings]
        other = self._others[row["supervision"]]
        is_free = not is_account(other) if row["fixed_at"] else other == guest_of(row["supervision"]).person
        return is_free and not any(
            taken_ids(self._connection, table, rows) for table, rows in unit.items() if "id" in table.c
        )

    def _is_same(self, unit: Mapping[Table, list[Row]]) -> bool:
        id_ = unit[meetings][0]["id"]
        kept = {table.name: kept_rows(self._connection, meetings, table, id_) for table in unit}
        seen = only_seen(kept)
        return all(are_alike(_said(seen[table.name]), _said(rows)) for table, rows in unit.items())

    def _add(self, unit: Mapping[Table, list[Row]]) -> None:
        [row] = unit[meetings]
        self._connection.execute(called_off.delete().where(called_off.c.meeting == row["id"]))
        for table, rows in unit.items():
            self._write(table, rows)
        self._there.add(row["id"])
        self._mirrors += [(row["supervision"], one) for one in unit[kept_mirrors] if one["brought_to"]]
        self._taken.records += row["fixed_at"] is not None
        self._taken.meetings += row["fixed_at"] is None

    def _not_called_off(self, rows: list[Row]) -> list[Row]:
        asked = [row["meeting"] for row in rows]
        known = set(self._connection.scalars(select(called_off.c.meeting).where(called_off.c.meeting.in_(asked))))
        return [row for row in rows if row["meeting"] not in known]

    def _write(self, table: Table, rows: list[Row]) -> None:
        if table is supervisions:
            rows = [row | {PRACTITIONER: self._ids.owner, SUPERVISOR: self._others[row["id"]]} for row in rows]
        if table is kept_mirrors:
            rows = [row | {"brought_to": None} for row in rows]
        if rows:
            self._connection.execute(table.insert(), rows)


def _said(rows: list[Row]) -> list[Row]:
    """The rows without how often and when the meeting was changed, which what is typed and not shown does too."""
    return [{name: value for name, value in row.items() if name not in ("revision", "changed_at")} for row in rows]
