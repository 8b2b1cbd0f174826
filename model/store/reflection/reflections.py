"""A person's reflections: starting, describing, finishing and listing them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import Connection, Select, and_, bindparam, func, select, tuple_

from model.access import NotYours, readable_owners, require_account, require_read
from model.reflection.narrowed import ALL, Narrowed
from model.reflection.reflection import Reflection
from model.store.database.columns import columns_of
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.reflection.narrow import conditions_of
from model.store.tables.reflection import reflections
from model.store.viewer import ViewerContext, touch

_ALL = select(*columns_of(reflections, Reflection))
_ONE = _ALL.where(reflections.c.id == bindparam("id"))
_WHEN = tuple_(reflections.c.happened_on, reflections.c.started_at, reflections.c.id)
_NEWEST = (reflections.c.happened_on.desc(), reflections.c.started_at.desc(), reflections.c.id.desc())
_FINISHED = reflections.c.finished_at.is_not(None)


class Description(TypedDict, total=False):
    """What may be said about a reflection from its start."""

    setting: str | None
    venue: str | None
    session_kind: str | None
    headline: str
    relationship: str | None
    step: str


class Changes(Description, total=False):
    """What may be corrected about a reflection."""

    happened_on: date
    flow: str


_UNDESCRIBED: Description = {
    "setting": None,
    "venue": None,
    "session_kind": None,
    "headline": "",
    "relationship": None,
    "step": "",
}


class OwnReflections(Handle[ViewerContext]):
    """A viewer's reflections, without their answers."""

    def start(
        self, flow: str, content_version: str, language: str, happened_on: date, **described: Unpack[Description]
    ) -> Reflection:
        """Begin a draft.

        Raises `NotYours` for a guest or somebody else's relationship, `TooLong` for the headline.
        """
        require_account(self._context.viewer)
        moment = now()
        made = Reflection(
            id=new_id(),
            owner=self._context.viewer.person,
            flow=cleaned(flow),
            content_version=content_version,
            language=language,
            happened_on=happened_on,
            revision=1,
            started_at=moment,
            changed_at=moment,
            finished_at=None,
            **_kept(_UNDESCRIBED | described),
        )
        with self._context.store.writing() as connection:
            self._context.require_relationship(connection, made.relationship)
            connection.execute(reflections.insert(), vars(made))
        return made

    def get(self, reflection: str) -> Reflection:
        """One reflection. Raises `NotYours` where it is not theirs or not there."""
        with self._context.store.reading() as connection:
            return self._one(connection, reflection)

    def describe(self, reflection: str, **changes: Unpack[Changes]) -> Reflection:
        """Correct what is said about a reflection; the same again changes nothing. Raises `NotYours`, `TooLong`."""
        wanted = _kept(changes)
        with self._context.store.writing() as connection:
            self._context.require_relationship(connection, wanted.get("relationship"))
            self._context.hold(connection, reflection)
            before = self._one(connection, reflection)
            news = {name: value for name, value in wanted.items() if getattr(before, name) != value}
            return self._changed(connection, before, news) if news else before

    def finish(self, reflection: str) -> Reflection:
        """Call a draft finished, at this moment; one that is finished keeps its moment. Raises `NotYours`."""
        with self._context.changing(reflection) as (connection, _):
            before = self._one(connection, reflection)
            return self._changed(connection, before, {"finished_at": now()}) if before.is_draft else before

    def all(
        self, *, drafts: bool | None = None, narrowed: Narrowed = ALL, limit: int = 20, offset: int = 0
    ) -> list[Reflection]:
        """Their reflections, newest first: all, only drafts (True) or only finished ones (False)."""
        query = self._listed(drafts).where(*conditions_of(narrowed))
        return self._many(query.order_by(*_NEWEST).limit(limit).offset(offset))

    def count(self, *, drafts: bool | None = None, narrowed: Narrowed = ALL) -> int:
        """How many reflections: all, only drafts (True) or only finished ones (False)."""
        query = self._listed(drafts).where(*conditions_of(narrowed)).with_only_columns(func.count())
        with self._context.store.reading() as connection:
            return connection.scalar(query) or 0

    def earlier(
        self, reflection: str, limit: int = 3, relationship_only: bool = False, without: Collection[str] = ()
    ) -> list[Reflection]:
        """Finished reflections from before this one, newest first; of the same relationship only, if wished.

        Those of the flows in `without` are left out. Without a relationship, `relationship_only` finds none.
        Raises `NotYours`.
        """
        this = self.get(reflection)
        if relationship_only and this.relationship is None:
            return []
        before = and_((this.happened_on, this.started_at, this.id) > _WHEN)
        query = (
            self._listed(drafts=False).where(before, reflections.c.flow.not_in(without)).order_by(*_NEWEST).limit(limit)
        )
        if relationship_only:
            query = query.where(reflections.c.relationship == this.relationship)
        return self._many(query)

    def _one(self, connection: Connection, reflection: str) -> Reflection:
        row = connection.execute(_ONE, {"id": reflection}).mappings().one_or_none()
        if row is None:
            raise NotYours
        require_read(self._context.viewer, row["owner"])
        return Reflection(**row)

    def _changed(self, connection: Connection, before: Reflection, news: dict[str, Any]) -> Reflection:
        moment = news.get("finished_at") or now()
        connection.execute(reflections.update().where(reflections.c.id == before.id), news)
        touch(connection, before.id, moment)
        return self._one(connection, before.id)

    def _many(self, query: Select[Any]) -> list[Reflection]:
        with self._context.store.reading() as connection:
            return [Reflection(**row) for row in connection.execute(query).mappings()]

    def _listed(self, drafts: bool | None) -> Select[Any]:
        query = _ALL.where(reflections.c.owner.in_(readable_owners(self._context.viewer)))
        if drafts is None:
            return query
        return query.where(~_FINISHED if drafts else _FINISHED)


def _kept(changes: Description) -> dict[str, Any]:
    """`changes` with every text made fit to keep."""
    return {name: cleaned(value) if isinstance(value, str) else value for name, value in changes.items()}
