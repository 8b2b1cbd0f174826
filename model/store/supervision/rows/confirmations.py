"""The rows of what each seat says of the record."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from model.access import SEATS, Seat
from model.store.database.columns import columns_of
from model.store.tables.supervision import confirmations
from model.supervision.meeting import Confirmation

_OF = confirmations.c.meeting == bindparam("the_id")
_ALL = select(*columns_of(confirmations, Confirmation)).where(_OF).order_by(confirmations.c.seat)
_TAKE_BACK = confirmations.delete().where(_OF, confirmations.c.seat == bindparam("the_seat"))


def confirmations_in(connection: Connection, meeting: str) -> dict[Seat, Confirmation]:
    """What each seat said last, valid or void."""
    return {row["seat"]: Confirmation(**row) for row in connection.execute(_ALL, {"the_id": meeting}).mappings()}


def keep_confirmation(connection: Connection, meeting: str, said: Confirmation) -> None:
    """Keep what a seat says of the record, instead of what it said before."""
    take_back_confirmation(connection, meeting, said.seat)
    connection.execute(confirmations.insert(), vars(said) | {"meeting": meeting})


def take_back_confirmation(connection: Connection, meeting: str, seat: Seat) -> None:
    """Delete what a seat said of the record."""
    connection.execute(_TAKE_BACK, {"the_id": meeting, "the_seat": seat})


def is_agreed(confirmed: Iterable[Confirmation], hash_now: str) -> bool:
    """Whether both seats agree to the record of this hash."""
    return {one.seat for one in confirmed if one.agrees and one.hash == hash_now} == set(SEATS)
