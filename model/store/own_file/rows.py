"""Everything a person wrote, as rows to take away, and taking such rows in again without writing over anything.

Of supervision it is the meetings in which a person sits, in either seat: what was confirmed, with what was agreed and
said to both since, a practitioner's mirrors, which are theirs alone, and of an open meeting what their seat sees now.
What the other has typed there and not shown or said yet is not among it. Of a workshop that has ended it is all that is
kept of it; of one that is open, nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from sqlalchemy import ColumnElement, Connection, Table, case, exists, func, or_, select

from model.access import (
    PRACTITIONER,
    SUPERVISOR,
    Viewer,
    has_trail,
    is_account,
    other_seat,
    readable_owners,
    require_account,
)
from model.own_file import Rows
from model.store.database.cipher import EncryptedText
from model.store.database.transactions import Handle, one_at_a_time
from model.store.own_file.kept import TakenIn
from model.store.own_file.parts import ALL, LETTERS_OF_A_ROW, LETTERS_OF_ONE, Part
from model.store.own_file.row_shapes import checked
from model.store.own_file.seen import has_others_words, only_seen
from model.store.own_file.tables import OWNER, SEAT, TABLES, Row, columns_of_file, root_of
from model.store.own_file.taken_in import take_in
from model.store.tables.supervision import meetings, supervisions
from model.store.tables.workshop import rooms
from model.store.trail.chain import note_act
from model.store.viewer import ViewerContext
from model.team.trail import Deed, Kind


class OwnRows(Handle[ViewerContext]):
    """All of a viewer's reflections, drafts too, relationships, notes, cards, own plans, meetings and workshops."""

    def rows(self) -> dict[str, list[Row]]:
        """Every row by its table, words readable, without whose it is."""
        with self._context.store.reading() as connection:
            return _all(connection, _owners(self._context.viewer))

    def export(self, part: Part = ALL) -> dict[str, list[Row]]:
        """The same, or a part of it, to be saved as a file, which is written into the viewer's trail.

        Of a meeting it is written into the other's as well, where anything in it is theirs or both's.
        """
        viewer = self._context.viewer
        if not has_trail(viewer.person):
            return part.only(self.rows())
        with self._context.store.writing() as connection:
            note_act(connection, viewer.person, viewer, Deed("exported", "everything"))
            found = part.only(_all(connection, _owners(viewer)))
            seats = {row["id"]: row[SEAT] for row in found[supervisions.name]}
            sitting = select(supervisions).where(supervisions.c.id.in_(seats))
            sits = {row["id"]: row for row in connection.execute(sitting).mappings()}
            for row in found[meetings.name]:
                of, seat = row["supervision"], seats[row["supervision"]]
                kind: Kind = "record" if row["fixed_at"] else "meeting"
                if kind == "record" or has_others_words(found, row["id"], seat):
                    note_act(connection, sits[of][other_seat(seat)], viewer, Deed("exported", kind, row["id"]))
            return found

    def has_supervision(self) -> bool:
        """Whether any supervision is among them."""
        mine = _is_of(supervisions, _owners(self._context.viewer))
        with self._context.store.reading() as connection:
            return bool(connection.scalar(select(exists().where(mine))))

    def parts(self) -> list[Part]:
        """The parts that all of it goes into so that each can be brought back, by the length of the words."""
        owners = _owners(self._context.viewer)
        with self._context.store.reading() as connection:
            letters = 0 if _is_small(connection) else sum(_letters(connection, table, owners) for table in TABLES)
        number = max(1, -(-letters // LETTERS_OF_ONE))
        return [Part(one, number) for one in range(1, number + 1)]

    def take_in(self, given: Rows) -> TakenIn:
        """Keep what is not here yet, all of it or nothing; what is here in another form stays as it is.

        A relationship whose name is known here goes into that one. Raises `Damaged` for rows that cannot be ours,
        and `NotYours` for a guest.
        """
        require_account(self._context.viewer)
        rows, owner = checked(given), self._context.viewer.person
        with self._context.store.writing() as connection:
            for table in ("relationships", "preferences", "supervisions"):
                one_at_a_time(connection, f"{table} {owner}")
            return take_in(connection, owner, rows)


def _owners(viewer: Viewer) -> list[str]:
    """Whose things are in a file of the viewer's: a guest has nothing of their own, though they sit in a seat."""
    return [owner for owner in readable_owners(viewer) if is_account(owner)]


def _all(connection: Connection, owners: Sequence[str]) -> dict[str, list[Row]]:
    found = {table.name: _rows(connection, table, owners) for table in TABLES}
    return only_seen(found, {row["id"]: row[SEAT] for row in found[supervisions.name]})


def _rows(connection: Connection, table: Table, owners: Sequence[str]) -> list[Row]:
    query = select(*columns_of_file(table)).where(_is_of(table, owners)).order_by(*table.primary_key)
    if table is supervisions:
        mine = supervisions.c.practitioner.in_(owners)
        query = query.add_columns(case((mine, PRACTITIONER), else_=SUPERVISOR).label(SEAT))
    return [dict(row) for row in connection.execute(query).mappings()]


def _is_small(connection: Connection) -> bool:
    """Whether the whole database is smaller than a part, where that is known at once."""
    if connection.dialect.name != "sqlite":
        return False
    told = [connection.exec_driver_sql(one).scalar_one() for one in ("PRAGMA page_count", "PRAGMA page_size")]
    return bool(prod(told) <= LETTERS_OF_ONE)


def _letters(connection: Connection, table: Table, owners: Sequence[str]) -> int:
    """How long all words in the table are as they lie there, encrypted, and what else of its rows comes to, packed."""
    long = [column for column in table.c if isinstance(column.type, EncryptedText) or column.key == "script"]
    lengths = [func.sum(func.length(column)) for column in long]
    query = select(func.count() * LETTERS_OF_A_ROW, *lengths).select_from(table).where(_is_of(table, owners))
    return sum(length or 0 for length in connection.execute(query).one())


def _is_of(table: Table, owners: Sequence[str]) -> ColumnElement[bool]:
    if table is rooms:
        return rooms.c.owner.in_(owners) & rooms.c.ended_at.is_not(None)
    if OWNER in table.c:
        return table.c[OWNER].in_(owners)
    if table is supervisions:
        return or_(supervisions.c.practitioner.in_(owners), supervisions.c.supervisor.in_(owners))
    if table is meetings:
        return meetings.c.supervision.in_(select(supervisions.c.id).where(_is_of(supervisions, owners)))
    root, name = root_of(table)
    return table.c[name].in_(select(root.c.id).where(_is_of(root, owners)))
