"""Relationships over time, read from finished reflections: the newest dates only, in few queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, bindparam, func, or_, select, tuple_

from model.access import readable_owners
from model.answers import NOT_LOOKED_AT, OTHERS, PLACES
from model.reflection.given import FieldsGiven, PlaceGiven, StepSet
from model.reflection.reflection import NextStep
from model.relationship.over_time import MOST_DATES, Dated, History, Placed, history_of
from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle
from model.store.tables.reflection import answers, next_steps, reflections
from model.store.viewer import ViewerContext

_FIELD = "{}.place"
_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_WITHOUT: BindParameter[str] = bindparam("without", expanding=True)
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_FIELDS: BindParameter[str] = bindparam("fields", expanding=True)
_WHEN = (reflections.c.happened_on, reflections.c.started_at, reflections.c.id)
_LATE_FIRST = tuple(column.desc() for column in _WHEN)
_FINISHED = (
    reflections.c.relationship == bindparam("relationship"),
    reflections.c.owner.in_(_OWNERS),
    reflections.c.finished_at.is_not(None),
    reflections.c.flow.not_in(_WITHOUT),
)
_COUNTED = select(func.count()).select_from(reflections).where(*_FINISHED)
_NEWEST = select(*_WHEN).where(*_FINISHED).order_by(*_LATE_FIRST).limit(bindparam("most"))
_PLACED: tuple[ColumnElement[bool], ...] = (answers.c.field.in_(_FIELDS), answers.c.place.in_(PLACES))
_GIVEN = select(answers.c.reflection, answers.c.field, answers.c.place).where(answers.c.reflection.in_(_IDS), *_PLACED)
_BEFORE = tuple_(*_WHEN) < tuple_(*(bindparam(f"first_{column.name}", type_=column.type) for column in _WHEN))
_RANKED = (
    select(
        answers.c.field,
        answers.c.place,
        reflections.c.id,
        reflections.c.happened_on,
        func.row_number().over(partition_by=answers.c.field, order_by=_LATE_FIRST).label("rank"),
    )
    .join(reflections, reflections.c.id == answers.c.reflection)
    .where(*_FINISHED, *_PLACED, _BEFORE)
    .subquery()
)
_OLDER = select(_RANKED).where(_RANKED.c.rank == 1)
_STEP = columns_of(next_steps, NextStep)
_TRIED = (
    select(*_STEP, reflections.c.happened_on)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(*_FINISHED)
    .order_by(*_LATE_FIRST, next_steps.c.position.desc())
    .limit(bindparam("most"))
)
_SET_LATELY = (
    select(*_STEP)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(next_steps.c.owner.in_(_OWNERS), reflections.c.finished_at.is_not(None))
    .order_by(*_LATE_FIRST, next_steps.c.position.desc())
    .limit(bindparam("most"))
)
_ANY_NEWEST = (
    select(reflections.c.id)
    .where(reflections.c.owner.in_(_OWNERS), reflections.c.finished_at.is_not(None))
    .order_by(*_LATE_FIRST)
    .limit(bindparam("most"))
)
_LOOKED_AT = select(answers.c.reflection, answers.c.field).where(
    answers.c.reflection.in_(_IDS), or_(answers.c.place.is_not(None), answers.c.words != "")
)
_EVERY_ANSWER = (*PLACES, *OTHERS)
_PLACES_GIVEN = (
    select(*_WHEN, reflections.c.flow, reflections.c.relationship, answers.c.field, answers.c.place)
    .join(reflections, reflections.c.id == answers.c.reflection)
    .where(reflections.c.owner.in_(_OWNERS), reflections.c.finished_at.is_not(None))
    .where(answers.c.field.in_(_FIELDS), answers.c.place.in_(_EVERY_ANSWER))
)
_FIELDS_GIVEN = (
    select(*_WHEN, answers.c.field)
    .join(reflections, reflections.c.id == answers.c.reflection)
    .where(reflections.c.owner.in_(_OWNERS), reflections.c.finished_at.is_not(None))
    .where(reflections.c.happened_on.between(bindparam("since"), bindparam("until")))
    .where(reflections.c.flow.not_in(_WITHOUT))
    .where(or_(answers.c.words != "", and_(answers.c.field.like("%.place"), answers.c.place.not_in(NOT_LOOKED_AT))))
)
_STEPS_SET = (
    select(*_STEP, reflections.c.happened_on, reflections.c.relationship)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(reflections.c.owner.in_(_OWNERS), reflections.c.finished_at.is_not(None))
    .order_by(*_WHEN, next_steps.c.position)
)


class OwnHistory(Handle[ViewerContext]):
    """What a viewer's finished reflections say of a relationship over time."""

    def of(
        self, relationship: str, elements: Collection[str], without: Collection[str] = (), most: int = MOST_DATES
    ) -> History:
        """The places of these elements on the newest dates, and each one's latest ever. Raises `NotYours`.

        Reflections of the flows in `without` are left out, such as those that get ready for a meeting.
        """
        owners = readable_owners(self._context.viewer)
        asked = {"relationship": relationship, "owners": owners, "without": list(without)}
        fields = {_FIELD.format(element): element for element in elements}
        with self._context.reading_relationship(relationship) as connection:
            rows = connection.execute(_NEWEST, asked | {"most": most}).all()[::-1]
            given: dict[str, dict[str, str]] = {row.id: {} for row in rows}
            for row in connection.execute(_GIVEN, {"ids": list(given), "fields": list(fields)}):
                given[row.reflection][fields[row.field]] = row.place
            known = {element for places in given.values() for element in places}
            missing = {field: element for field, element in fields.items() if element not in known}
            earlier = (connection.scalar(_COUNTED, asked) or 0) - len(rows)
            before = {f"first_{column.name}": getattr(rows[0], column.name) for column in _WHEN} if rows else {}
            older = _older(connection, asked | before, missing) if earlier and missing else {}
        return history_of([Dated(row.happened_on, row.id) for row in rows], given, older, earlier)

    def tried(self, relationship: str, most: int = MOST_DATES) -> list[tuple[date, NextStep]]:
        """The newest next steps set in it, oldest first, each with the day of its reflection. Raises `NotYours`."""
        owners = readable_owners(self._context.viewer)
        asked = {"relationship": relationship, "owners": owners, "without": [], "most": most}
        with self._context.reading_relationship(relationship) as connection:
            found = connection.execute(_TRIED, asked).mappings().all()[::-1]
        return [(row["happened_on"], NextStep(**named(row, _STEP))) for row in found]

    def looked_at(self, most: int = MOST_DATES) -> list[frozenset[str]]:
        """For each of the newest finished reflections, of whichever relationship: the elements looked at there."""
        asked = {"owners": readable_owners(self._context.viewer), "most": most}
        with self._context.store.reading() as connection:
            found: dict[str, set[str]] = {key: set() for key in connection.scalars(_ANY_NEWEST, asked)}
            for row in connection.execute(_LOOKED_AT, {"ids": list(found)}):
                found[row.reflection].add(row.field.partition(".")[0])
        return [frozenset(keys) for keys in found.values()]

    def set_lately(self, most: int = MOST_DATES) -> list[NextStep]:
        """The newest next steps of finished reflections, of whichever relationship, oldest first."""
        asked = {"owners": readable_owners(self._context.viewer), "most": most}
        with self._context.store.reading() as connection:
            return [NextStep(**row) for row in connection.execute(_SET_LATELY, asked).mappings()][::-1]

    def places_given(self, elements: Collection[str]) -> list[PlaceGiven]:
        """Every place and other answer of finished reflections, by day; those of one in the order of `elements`."""
        fields = {_FIELD.format(element): element for element in elements}
        number = {field: position for position, field in enumerate(fields)}
        asked = {"owners": readable_owners(self._context.viewer), "fields": list(fields)}
        with self._context.store.reading() as connection:
            found = connection.execute(_PLACES_GIVEN, asked).all()
        ordered = sorted(found, key=lambda row: (row.happened_on, row.started_at, row.id, number[row.field]))
        return [
            PlaceGiven(row.happened_on, row.flow, row.relationship, fields[row.field], row.place) for row in ordered
        ]

    def fields_given(self, since: date, until: date, without: Collection[str] = ()) -> list[FieldsGiven]:
        """What finished reflections of these days say something under, oldest first; both days count.

        Reflections of the flows in `without` are left out.
        """
        asked = {"owners": readable_owners(self._context.viewer), "since": since, "until": until}
        with self._context.store.reading() as connection:
            found = connection.execute(_FIELDS_GIVEN, asked | {"without": list(without)}).all()
        fields: dict[tuple[date, datetime, str], set[str]] = {}
        for row in found:
            fields.setdefault((row.happened_on, row.started_at, row.id), set()).add(row.field)
        return [FieldsGiven(when, id_, frozenset(fields[when, at, id_])) for when, at, id_ in sorted(fields)]

    def steps_set(self) -> list[StepSet]:
        """Every next step of finished reflections, by day."""
        with self._context.store.reading() as connection:
            found = connection.execute(_STEPS_SET, {"owners": readable_owners(self._context.viewer)}).mappings().all()
        return [StepSet(row["happened_on"], row["relationship"], NextStep(**named(row, _STEP))) for row in found]


def _older(connection: Connection, asked: Mapping[str, object], missing: Mapping[str, str]) -> dict[str, Placed]:
    found = connection.execute(_OLDER, {**asked, "fields": list(missing)})
    return {missing[row.field]: Placed(row.happened_on, row.id, row.place) for row in found}
