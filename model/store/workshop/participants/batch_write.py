"""Writing answers, a few statements for however many: new ones over old ones, and those taken back deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from model.store.database.transactions import new_id
from model.store.tables.workshop import given
from model.store.workshop.participants.context import Field
from model.store.workshop.published_results import counted_in
from model.workshop.room import Approval, Given
from model.workshop.script import GIVEN

_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_FIELDS: BindParameter[str] = bindparam("fields", expanding=True)
_LINES = select(given.c.person, given.c.field, given.c.words, given.c.approval).where(
    given.c.person.in_(_PEOPLE), given.c.field.in_(_FIELDS)
)
_TAKE_BACK = given.delete().where(given.c.person == bindparam("the_person"), given.c.field == bindparam("the_field"))

SHOWN: Approval = "shown"


class HeldLine(NamedTuple):
    """A line as it is kept."""

    words: str
    approval: str


HeldLines = dict[tuple[str, str], HeldLine]
"""Lines by person and field."""


@dataclass(frozen=True, eq=False)
class Answer:
    """An answer that its field takes, in the form it is kept in; an empty `value` takes it back."""

    given: Given
    field: Field
    value: str

    @property
    def key(self) -> tuple[str, str]:
        """Whose it is, and to what."""
        return self.given.person, self.given.field

    def row(self) -> dict[str, str | None]:
        """Its row; a line has a new id, so that nobody approves other words than they read."""
        kept = {"answer": self.value, "words": "", "line": None, "approval": None}
        if self.field.is_line:
            kept = {"answer": GIVEN, "words": self.value, "line": new_id(), "approval": "waiting"}
        one = self.given
        return {"person": one.person, "field": one.field, "room": one.room, "step": self.field.step, **kept}


def _over(fresh: Any) -> Any:
    """An insert that writes over what differs. Who has given the same before keeps the row as it is."""
    news = {name: fresh.excluded[name] for name in ("answer", "words", "line", "approval")}
    differs = or_(given.c.answer != fresh.excluded.answer, fresh.excluded.line.is_not(None))
    return fresh.on_conflict_do_update(index_elements=[given.c.person, given.c.field], set_=news, where=differs)


_WRITE = {"sqlite": _over(sqlite.insert(given)), "postgresql": _over(postgresql.insert(given))}


def keep_answers(connection: Connection, answers: Iterable[Answer], held: HeldLines) -> None:
    """Write these answers, the last to each field; `held` are their lines as they are kept now."""
    last = {answer.key: answer for answer in answers}
    # Lines that stay as they are stay approved. Rows are written in one order, so that no two transactions cross.
    fresh = [last[key] for key in sorted(last) if key not in held or held[key].words != last[key].value]
    rows = [answer.row() for answer in fresh if answer.value]
    back = [{"the_person": person, "the_field": field} for person, field in (one.key for one in fresh if not one.value)]
    if rows:
        connection.execute(_WRITE[connection.dialect.name], rows)
    if back:
        connection.execute(_TAKE_BACK, back)


def stay_as_shown(connection: Connection, answers: Iterable[Answer], held: HeldLines) -> set[Answer]:
    """Those of these lines that would change what the room has seen: it would tell whose the line was."""
    other = [answer for answer in answers if answer.key in held and held[answer.key].words != answer.value]
    approved = [line for line in other if held[line.key].approval == SHOWN]
    steps = {(line.given.room, line.field.step) for line in approved}
    seen = {(room, step): counted_in(connection, room, step) for room, step in steps}
    return {line for line in approved if line.given.person in seen[line.given.room, line.field.step]}


def lines_held(connection: Connection, answers: Iterable[Answer]) -> HeldLines:
    """Those of these answers that are lines, as they are kept now."""
    lines = [answer.key for answer in answers if answer.field.is_line]
    if not lines:
        return {}
    people, fields = ({key[at] for key in lines} for at in (0, 1))
    rows = connection.execute(_LINES, {"people": sorted(people), "fields": sorted(fields)})
    return {(row.person, row.field): HeldLine(row.words, row.approval or "") for row in rows}
