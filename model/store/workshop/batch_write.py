"""Writing answers, a few statements for however many: new ones over old ones, and those taken back deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from model.store.database.transactions import new_id
from model.store.tables.workshop import given
from model.store.workshop.published_results import counted_in
from model.workshop.room import Nod
from model.workshop.script import GIVEN

_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_FIELDS: BindParameter[str] = bindparam("fields", expanding=True)
_LINES = select(given.c.person, given.c.field, given.c.words, given.c.nod).where(
    given.c.person.in_(_PEOPLE), given.c.field.in_(_FIELDS)
)
_TAKE_BACK = given.delete().where(given.c.person == bindparam("the_person"), given.c.field == bindparam("the_field"))


SHOWN: Nod = "shown"

Held = dict[tuple[str, str], tuple[str, str]]
"""Lines as they are kept: the words and the nod, by person and field."""


@dataclass(frozen=True)
class Answer:
    """An answer to write; an empty `value` takes it back."""

    person: str
    field: str
    room: str
    step: str
    is_line: bool
    value: str

    @property
    def key(self) -> tuple[str, str]:
        """Whose it is, and to what."""
        return self.person, self.field

    def row(self) -> dict[str, str | None]:
        """Its row; a line has a new id, so that nobody nods to other words than they read."""
        row: dict[str, str | None] = {"person": self.person, "field": self.field, "room": self.room, "step": self.step}
        if self.is_line:
            return row | {"place": GIVEN, "words": self.value, "line": new_id(), "nod": "waiting"}
        return row | {"place": self.value, "words": "", "line": None, "nod": None}


def _over(fresh: Any) -> Any:
    """An insert that writes over what differs. Who has given the same before keeps the row as it is."""
    news = {name: fresh.excluded[name] for name in ("place", "words", "line", "nod")}
    differs = or_(given.c.place != fresh.excluded.place, fresh.excluded.line.is_not(None))
    return fresh.on_conflict_do_update(index_elements=[given.c.person, given.c.field], set_=news, where=differs)


_WRITE = {"sqlite": _over(sqlite.insert(given)), "postgresql": _over(postgresql.insert(given))}


def keep_answers(connection: Connection, answers: Iterable[Answer], held: Held) -> None:
    """Write these answers, the last to each field; `held` are their lines as they are kept now."""
    last = {answer.key: answer for answer in answers}
    # Lines that stay as they are keep their nod. Rows are written in one order, so that no two transactions cross.
    fresh = [last[key] for key in sorted(last) if key not in held or held[key][0] != last[key].value]
    rows = [answer.row() for answer in fresh if answer.value]
    back = [{"the_person": answer.person, "the_field": answer.field} for answer in fresh if not answer.value]
    if rows:
        connection.execute(_WRITE[connection.dialect.name], rows)
    if back:
        connection.execute(_TAKE_BACK, back)


def stay_as_shown(connection: Connection, answers: Iterable[Answer], held: Held) -> set[Answer]:
    """Those of these lines that would change what the room has seen: it would tell whose the line was."""
    nodded = [one for one in answers if one.key in held and held[one.key][0] != one.value and held[one.key][1] == SHOWN]
    seen = {(line.room, line.step): counted_in(connection, line.room, line.step) for line in nodded}
    return {line for line in nodded if line.person in seen[line.room, line.step]}


def lines_held(connection: Connection, answers: Iterable[Answer]) -> Held:
    """Those of these answers that are lines, as they are kept now."""
    lines = [answer for answer in answers if answer.is_line]
    if not lines:
        return {}
    people, fields = sorted({line.person for line in lines}), sorted({line.field for line in lines})
    rows = connection.execute(_LINES, {"people": people, "fields": fields})
    return {(row.person, row.field): (row.words, row.nod or "") for row in rows}
