"""A person's reflections: starting, describing, finishing and listing them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, func, select, tuple_

from model.access import NotYours, may_read, readable_owners, require_read
from model.reflection.reflection import Reflection
from model.store.database.transactions import new_id, now
from model.store.database.words import cleaned
from model.store.reflection.viewer import Part
from model.store.tables.reflection import answers, reflections

_COLUMNS = tuple(reflections.c)
_ONE = select(*_COLUMNS).where(reflections.c.id == bindparam("id"))
_WHEN = tuple_(reflections.c.happened_on, reflections.c.started_at, reflections.c.id)
_NEWEST = (reflections.c.happened_on.desc(), reflections.c.started_at.desc(), reflections.c.id.desc())
_FINISHED = reflections.c.finished_at.is_not(None)
_PLACE = ".place"
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_OWNERS = select(reflections.c.id, reflections.c.owner).where(reflections.c.id.in_(_IDS))
_PLACES = select(answers.c.reflection, answers.c.field, answers.c.place).where(
    answers.c.reflection.in_(_IDS), answers.c.field.like(f"%{_PLACE}"), answers.c.place.is_not(None)
)


class Changes(TypedDict, total=False):
    """What may be corrected about a reflection."""

    happened_on: date
    setting: str | None
    meeting: str | None
    headline: str
    relationship: str | None
    step: str
    flow: str


class OwnReflections(Part):
    """The envelopes of reflections."""

    def start(
        self,
        flow: str,
        content_version: str,
        language: str,
        happened_on: date,
        *,
        setting: str | None = None,
        meeting: str | None = None,
        headline: str = "",
        relationship: str | None = None,
        step: str = "",
    ) -> Reflection:
        """Begin a draft. Raises `NotYours` for somebody else's relationship, `TooLong` for the headline."""
        moment = now()
        described = _kept(
            {
                "happened_on": happened_on,
                "setting": setting,
                "meeting": meeting,
                "headline": headline,
                "relationship": relationship,
                "step": step,
                "flow": flow,
            }
        )
        made = Reflection(
            id=new_id(),
            owner=self._viewer.person,
            content_version=content_version,
            language=language,
            revision=1,
            started_at=moment,
            changed_at=moment,
            finished_at=None,
            **described,
        )
        with self._store.writing() as connection:
            self._check_relationship(connection, relationship)
            connection.execute(reflections.insert(), vars(made))
        return made

    def reflection(self, reflection: str) -> Reflection:
        """One reflection. Raises `NotYours` where it is not theirs or not there."""
        with self._store.reading() as connection:
            return self._one(connection, reflection)

    def describe(self, reflection: str, **changes: Unpack[Changes]) -> Reflection:
        """Correct what is said about a reflection; the same again changes nothing. Raises `NotYours`, `TooLong`."""
        wanted = _kept(changes)
        with self._store.writing() as connection:
            revision = self._hold(connection, reflection)
            self._check_relationship(connection, wanted.get("relationship"))
            before = self._one(connection, reflection)
            news = {name: value for name, value in wanted.items() if getattr(before, name) != value}
            if news:
                connection.execute(reflections.update().where(reflections.c.id == reflection), news)
                self._touch(connection, reflection, revision + 1, now())
            return self._one(connection, reflection)

    def finish(self, reflection: str) -> Reflection:
        """Call a draft finished, at this moment; one that is finished keeps its moment. Raises `NotYours`."""
        with self._store.writing() as connection:
            revision = self._hold(connection, reflection)
            if self._one(connection, reflection).is_draft:
                moment = now()
                connection.execute(reflections.update().where(reflections.c.id == reflection), {"finished_at": moment})
                self._touch(connection, reflection, revision + 1, moment)
            return self._one(connection, reflection)

    def reflections(
        self,
        *,
        drafts: bool | None = None,
        limit: int = 20,
        offset: int = 0,
        relationship: str | None = None,
    ) -> list[Reflection]:
        """Their reflections, newest first: all, only drafts (True) or only finished ones (False)."""
        query = self._listed(drafts).order_by(*_NEWEST).limit(limit).offset(offset)
        if relationship is not None:
            query = query.where(reflections.c.relationship == relationship)
        return self._many(query)

    def count(self, drafts: bool | None = None) -> int:
        """How many reflections: all, only drafts (True) or only finished ones (False)."""
        query = self._listed(drafts).with_only_columns(func.count())
        with self._store.reading() as connection:
            return connection.scalar(query) or 0

    def earlier(self, reflection: str, limit: int = 3, relationship_only: bool = False) -> list[Reflection]:
        """Finished reflections from before this one, newest first; of the same relationship only, if wished.

        Without a relationship, `relationship_only` finds none. Raises `NotYours`.
        """
        this = self.reflection(reflection)
        if relationship_only and this.relationship is None:
            return []
        query = self._listed(drafts=False).where(_before(this)).order_by(*_NEWEST).limit(limit)
        if relationship_only:
            query = query.where(reflections.c.relationship == this.relationship)
        return self._many(query)

    def places(self, ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """For every id asked: the place given for each element placed; empty where it is not theirs or not there."""
        found: dict[str, dict[str, str]] = {reflection: {} for reflection in ids}
        with self._store.reading() as connection:
            owners = connection.execute(_OWNERS, {"ids": list(found)})
            mine = [row.id for row in owners if may_read(self._viewer, row.owner)]
            for row in connection.execute(_PLACES, {"ids": mine}):
                found[row.reflection][row.field.removesuffix(_PLACE)] = row.place
        return found

    def _one(self, connection: Connection, reflection: str) -> Reflection:
        row = connection.execute(_ONE, {"id": reflection}).one_or_none()
        if row is None:
            raise NotYours
        require_read(self._viewer, row.owner)
        return Reflection(*row)

    def _many(self, query: Select[Any]) -> list[Reflection]:
        with self._store.reading() as connection:
            return [Reflection(*row) for row in connection.execute(query)]

    def _listed(self, drafts: bool | None) -> Select[Any]:
        query = select(*_COLUMNS).where(reflections.c.owner.in_(readable_owners(self._viewer)))
        if drafts is None:
            return query
        return query.where(~_FINISHED if drafts else _FINISHED)


def _before(this: Reflection) -> ColumnElement[bool]:
    return and_((this.happened_on, this.started_at, this.id) > _WHEN)


def _kept(changes: Changes) -> dict[str, Any]:
    """`changes` with every text made fit to keep."""
    return {name: cleaned(value) if isinstance(value, str) else value for name, value in changes.items()}
