"""The answers of a reflection, saved as they are typed and tapped."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, tuple_

from model.access import may_read, require_read
from model.answers import Answer, Saved
from model.reflection.reflection import Earlier
from model.store.database.columns import columns_of, named
from model.store.database.transactions import Handle, now
from model.store.database.words import cleaned
from model.store.reflection.next_steps import FIELDS_OF_STEPS, bring_in_line, require_step
from model.store.tables.reflection import answers, reflections, replaced_answers
from model.store.viewer import ViewerContext, touch

_ANSWER = columns_of(answers, Answer)
_ALL = (
    select(reflections.c.owner, *_ANSWER)
    .select_from(reflections.outerjoin(answers, answers.c.reflection == reflections.c.id))
    .where(reflections.c.id == bindparam("the_id"))
    .order_by(answers.c.field)
)
"""Whose a reflection is and its answers, with one way to the database and back. Without answers it is one row."""
_THIS = (answers.c.reflection == bindparam("the_id"), answers.c.field == bindparam("the_field"))
_ONE = select(*_ANSWER).where(*_THIS)
_NEXT = (
    answers.update()
    .where(*_THIS)
    .values({name: bindparam(name) for name in ("words", "place", "version", "saved_at", "tab")})
)
_REPLACED_OF = replaced_answers.c.reflection == bindparam("the_id")
_REPLACED = (
    select(*columns_of(replaced_answers, Answer))
    .where(_REPLACED_OF)
    .order_by(replaced_answers.c.saved_at, replaced_answers.c.field, replaced_answers.c.version)
)
_SEEN = replaced_answers.delete().where(
    _REPLACED_OF,
    replaced_answers.c.field == bindparam("the_field"),
    replaced_answers.c.version == bindparam("the_version"),
)
_PLACE = ".place"
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_OWNERS = select(reflections.c.id, reflections.c.owner).where(reflections.c.id.in_(_IDS))
_PLACES = select(answers.c.reflection, answers.c.field, answers.c.place).where(
    answers.c.reflection.in_(_IDS), answers.c.field.like(f"%{_PLACE}"), answers.c.place.is_not(None)
)
_FIELDS: BindParameter[str] = bindparam("fields", expanding=True)
_WITHOUT: BindParameter[str] = bindparam("without", expanding=True)
_LATER = reflections.alias("later")
_WHEN = (reflections.c.happened_on, reflections.c.started_at, reflections.c.id)
_SAYS_SOMETHING = or_(answers.c.words != "", and_(answers.c.field.like(f"%{_PLACE}"), answers.c.place.is_not(None)))
_RANKED = (
    select(
        *_ANSWER,
        answers.c.reflection,
        reflections.c.happened_on,
        func.row_number()
        .over(partition_by=answers.c.field, order_by=[column.desc() for column in _WHEN])
        .label("rank"),
    )
    .select_from(_LATER)
    .join(reflections, and_(reflections.c.relationship == _LATER.c.relationship, reflections.c.owner == _LATER.c.owner))
    .join(answers, answers.c.reflection == reflections.c.id)
    .where(
        _LATER.c.id == bindparam("the_id"),
        reflections.c.finished_at.is_not(None),
        reflections.c.flow.not_in(_WITHOUT),
        tuple_(*_WHEN) < tuple_(_LATER.c.happened_on, _LATER.c.started_at, _LATER.c.id),
        answers.c.field.in_(_FIELDS),
        _SAYS_SOMETHING,
    )
    .subquery()
)
_LAST_TIME = select(_RANKED).where(_RANKED.c.rank == 1)


class OwnAnswers(Handle[ViewerContext]):
    """The answers of a viewer's reflections, and the words that one tab wrote over another's."""

    def of(self, reflection: str) -> dict[str, Answer]:
        """All answers of a reflection by field. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            rows = connection.execute(_ALL, {"the_id": reflection}).all()
        require_read(self._context.viewer, rows[0].owner if rows else None)
        return {field: Answer(field, *rest) for _, field, *rest in rows if field is not None}

    def places(self, ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """For every id asked: the place given for each element placed; empty where it is not theirs or not there."""
        found: dict[str, dict[str, str]] = {reflection: {} for reflection in ids}
        with self._context.store.reading() as connection:
            owners = connection.execute(_OWNERS, {"ids": list(found)})
            mine = [row.id for row in owners if may_read(self._context.viewer, row.owner)]
            for row in connection.execute(_PLACES, {"ids": mine}):
                found[row.reflection][row.field.removesuffix(_PLACE)] = row.place
        return found

    def last_time(self, reflection: str, fields: Collection[str], without: Collection[str] = ()) -> dict[str, Earlier]:
        """For each of these fields that was answered before on the same relationship: its newest answer and the day.

        Looked at are finished reflections from before this one, but for those of the flows in `without`, such as
        those that get ready for a meeting. Raises `NotYours`.
        """
        asked = {"the_id": reflection, "fields": list(fields), "without": list(without)}
        with self._context.reading(reflection) as connection:
            found = connection.execute(_LAST_TIME, asked).mappings().all()
        return {
            row["field"]: Earlier(row["reflection"], row["happened_on"], Answer(**named(row, _ANSWER)))
            for row in found
            if row["field"].endswith(_PLACE) or row["words"].strip()
        }

    def save(
        self, reflection: str, field: str, *, words: str = "", place: str | None = None, tab: str, base_version: int
    ) -> Saved:
        """Keep an answer; when this returns it is on disk. The last change wins, the same again changes nothing.

        `base_version` is the version this tab last saw (0 for none). Where another tab has answered since, its
        answer comes back as `replaced`, and its words are kept until `seen_replaced`. Raises `NotYours`, also where it
        says what came of a next step that is gone, `TooLong`.
        """
        field, words, tab = cleaned(field), cleaned(words), cleaned(tab)
        place = cleaned(place) if place else place
        key = {"the_id": reflection, "the_field": field}
        with self._context.changing(reflection) as (connection, revision):
            require_step(connection, reflection, field)
            row = connection.execute(_ONE, key).mappings().one_or_none()
            before = Answer(**row) if row else None
            if before and (before.words, before.place) == (words, place):
                return Saved(before, revision, None)
            answer = Answer(field, words, place, before.version + 1 if before else 1, now(), tab)
            if before:
                connection.execute(_NEXT, vars(answer) | key)
            else:
                connection.execute(answers.insert(), vars(answer) | {"reflection": reflection})
            replaced = before if before and before.version != base_version and before.tab != tab else None
            if replaced and replaced.words:
                connection.execute(replaced_answers.insert(), vars(replaced) | {"reflection": reflection})
            if field in FIELDS_OF_STEPS:
                bring_in_line(connection, reflection, self._context.viewer.person)
            touch(connection, reflection, answer.saved_at)
            return Saved(answer, revision + 1, replaced)

    def replaced(self, reflection: str) -> list[Answer]:
        """Words that another tab wrote over and the person has not seen yet, oldest first. Raises `NotYours`."""
        with self._context.reading(reflection) as connection:
            return [Answer(**row) for row in connection.execute(_REPLACED, {"the_id": reflection}).mappings()]

    def seen_replaced(self, reflection: str, shown: Iterable[Answer]) -> None:
        """Forget those replaced words that were `shown` to the person. Raises `NotYours`."""
        with self._context.changing(reflection) as (connection, _):
            for answer in shown:
                key = {"the_id": reflection, "the_field": answer.field, "the_version": answer.version}
                connection.execute(_SEEN, key)
