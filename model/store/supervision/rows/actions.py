"""The rows of what was agreed in confirmed meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from model.access import BOTH, Seat
from model.store.tables.supervision import actions
from model.supervision.meeting import Action
from model.supervision.record import Carried

WAITING = actions.c.outcome.is_(None)
"""Nothing was said of it yet."""

SOONEST = (actions.c.due.asc().nulls_last(), actions.c.agreed_at, actions.c.id)
"""What is due first stands first, what has no date last."""

_AGREED = select(*(actions.c[name] for name in Carried.model_fields)).where(
    actions.c.supervision == bindparam("the_id")
)
_CARRIED = _AGREED.where(WAITING).order_by(actions.c.agreed_at, actions.c.id)
_OPEN = select(actions.c.id, actions.c.who, actions.c.agreed_at).where(
    WAITING, actions.c.supervision == bindparam("the_id")
)
_SETTLE = (
    actions.update()
    .where(actions.c.id == bindparam("the_id"), actions.c.supervision == bindparam("the_supervision"))
    .values({name: bindparam(name) for name in ("outcome", "outcome_words")})
)

_KEEP = (
    actions.update()
    .where(actions.c.id == bindparam("the_id"), actions.c.supervision == bindparam("the_supervision"), WAITING)
    .values({name: bindparam(name) for name in ("what", "who", "due", "notice")})
    .values(agreed_at=bindparam("moment"))
)


def carried_now(connection: Connection, supervision: str) -> tuple[Carried, ...]:
    """The actions of a supervision that nothing was said of yet, in the order they were agreed."""
    return tuple(Carried(**row) for row in connection.execute(_CARRIED, {"the_id": supervision}).mappings())


def never_agreed(
    connection: Connection, supervision: str, seat: Seat, carried: Sequence[Carried]
) -> tuple[Carried, ...]:
    """Those of the `carried` that the one in `seat` is said to have taken on and no record has as they stand."""
    known = {Carried(**row) for row in connection.execute(_AGREED, {"the_id": supervision}).mappings()}
    return tuple(one for one in carried if one.who in (seat, BOTH) and one not in known)


def open_actions(connection: Connection, supervision: str) -> dict[str, tuple[str, datetime]]:
    """Whose each open action is, and since when it is agreed in this form, by id."""
    return {row.id: (row.who, row.agreed_at) for row in connection.execute(_OPEN, {"the_id": supervision})}


def keep_actions(connection: Connection, supervision: str, agreed: Iterable[Action], moment: datetime) -> None:
    """Keep what a record agrees, as due from this moment."""
    rows = [vars(action) | {"supervision": supervision, "agreed_at": moment} for action in agreed]
    if rows:
        connection.execute(actions.insert(), rows)


def settle_earlier(connection: Connection, supervision: str, earlier: Iterable[Action]) -> None:
    """Write to earlier actions of the same supervision what a record says came of them, where they are kept here."""
    for action in earlier:
        news = {"outcome": action.outcome, "outcome_words": action.outcome_words}
        connection.execute(_SETTLE, {"the_id": action.id, "the_supervision": supervision} | news)


def keep_agreed(connection: Connection, supervision: str, kept: Iterable[Action], moment: datetime) -> None:
    """Let earlier actions of the same supervision stay agreed, from this moment in this form."""
    for action in kept:
        form = {"what": action.what, "who": action.who, "due": action.due, "notice": action.notice}
        key = {"the_id": action.id, "the_supervision": supervision}
        connection.execute(_KEEP, key | form | {"moment": moment})
