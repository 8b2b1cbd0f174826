"""What was brought to an open meeting, and the reflections and cards it was brought of, as they are here.

In a file of several parts these come apart, in any order: what comes later is tied to what is here.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, bindparam, select

from model.store.own_file.kept import Ids
from model.store.own_file.tables import Row
from model.store.supervision.brought import take_out_card
from model.store.tables.card import cards
from model.store.tables.reflection import reflections
from model.store.tables.supervision import brought, meetings, supervisions
from model.supervision.brought import card_fields

_ITEM = ("meeting", "source", "position")
_OWN_REFLECTIONS = select(reflections.c.id).where(reflections.c.owner == bindparam("the_owner"))
_NOT_SAID = select(cards.c.id).where(
    cards.c.owner == bindparam("the_owner"), cards.c.ending.is_distinct_from("finished")
)
_MINE = (
    select(*(brought.c[name].label(name) for name in (*_ITEM, "kind", "field", "words", "reflection")))
    .join(meetings, meetings.c.id == brought.c.meeting)
    .join(supervisions, supervisions.c.id == meetings.c.supervision)
    .where(supervisions.c.practitioner == bindparam("the_owner"), meetings.c.fixed_at.is_(None))
)
_THIS = [brought.c[name] == bindparam(f"the_{name}") for name in _ITEM]


def as_here(connection: Connection, unit: Mapping[Table, list[Row]], ids: Ids) -> dict[Table, list[Row]]:
    """A meeting with what was brought to it under the ids these things have here; of a card what can still be read."""
    if not unit[brought]:
        return dict(unit)
    unsaid = set(connection.scalars(_NOT_SAID, {"the_owner": ids.owner}))
    named = [ids.of(row["reflection"]) for row in unit[brought]]
    own = _OWN_REFLECTIONS.where(reflections.c.id.in_([one for one in named if one]))
    here = set(connection.scalars(own, {"the_owner": ids.owner}))
    rows = [
        row | {"reflection": reflection if reflection in here else None, "field": _field(row, ids)}
        for row, reflection in zip(unit[brought], named, strict=True)
        if card_in(row["kind"], _field(row, ids)) not in unsaid
    ]
    return {**unit, brought: rows}


def tie(connection: Connection, given: list[Row], ids: Ids) -> None:
    """Tie what was brought to open meetings that were here before to the reflections and cards that came just now."""
    key = {"the_owner": ids.owner}
    kept = [dict(row) for row in connection.execute(_MINE, key).mappings()]
    for row in kept:
        if (field := _field(row, ids)) != row["field"]:
            connection.execute(brought.update().where(*_THIS).values(field=field), _key(row))
    if named := {card_in(row["kind"], _field(row, ids)) for row in kept} - {None}:
        for card in connection.scalars(_NOT_SAID, key).all():
            if card in named:
                take_out_card(connection, card)
    here = set(connection.scalars(_OWN_REFLECTIONS, key)) if given else set()
    loose = {_place(row): (_field(row, ids), row["words"]) for row in kept if row["reflection"] is None}
    for row in given:
        reflection = ids.of(row["reflection"])
        if reflection in here and loose.get(_place(row)) == (_field(row, ids), row["words"]):
            connection.execute(brought.update().where(*_THIS).values(reflection=reflection), _key(row))


def card_in(kind: str, field: str) -> str | None:
    """The card whose words these are, where they are of a card."""
    return field.split(".")[1] if kind == "card" else None


def _field(row: Row, ids: Ids) -> str:
    field: str = row["field"]
    card = card_in(row["kind"], field)
    if card is None or card not in ids.other:
        return field
    return card_fields(ids.other[card]) + field.removeprefix(card_fields(card))


def _place(row: Row) -> tuple[str, int, int]:
    return row["meeting"], row["source"], row["position"]


def _key(row: Row) -> Row:
    return {f"the_{name}": row[name] for name in _ITEM}
