"""Who is there in a live meeting: each tells that they are, and hears of the other. Nothing anybody wrote is in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from model.access import NotYours, other_seat
from model.content.supervision.schema import STEPS
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, now
from model.store.supervision.seats import Seats
from model.store.tables.two_accounts import presence
from model.supervision.invitation import There
from model.supervision.meeting import LIVE

_ONE = (presence.c.meeting == bindparam("the_id"), presence.c.seat == bindparam("the_seat"))
_NEWS: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in ("step", "writes", "seen_at")}
_SEEN = presence.update().where(*_ONE).values(_NEWS)
_OTHER = select(*columns_of(presence, There)).where(*_ONE)


class Presence(Handle[Seats]):
    """Being there, in the live meetings of a viewer."""

    def tell(self, meeting: str, step: str, *, writes: bool) -> There | None:
        """Tell that the viewer is there, at this step; the other one, None where they were never there.

        Raises `NotYours`, also for a meeting that is not live, `Fixed`, and ValueError for what is no step.
        """
        if step not in STEPS:
            raise ValueError(f"A step is one of {', '.join(STEPS)}.")
        with self._context.changing(meeting) as (connection, seated):
            if seated.meeting.mode != LIVE:
                raise NotYours
            news = {"step": step, "writes": writes, "seen_at": now()}
            if not connection.execute(_SEEN, news | {"the_id": meeting, "the_seat": seated.seat}).rowcount:
                connection.execute(presence.insert(), news | {"meeting": meeting, "seat": seated.seat})
            other = {"the_id": meeting, "the_seat": other_seat(seated.seat)}
            row = connection.execute(_OTHER, other).mappings().one_or_none()
        return There(**row) if row else None
