"""The answers of a reflection, saved as they are typed and tapped."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from model.answers import Answer, Saved
from model.store.database.transactions import now
from model.store.database.words import cleaned
from model.store.reflection.next_steps import FIELDS_OF_STEPS, OwnNextSteps
from model.store.tables.reflection import answers, replaced_answers

_NAMES = ("field", "words", "place", "version", "saved_at", "tab")
_OF = answers.c.reflection == bindparam("the_id")
_THIS = answers.c.field == bindparam("the_field")
_ALL = select(*(answers.c[name] for name in _NAMES)).where(_OF).order_by(answers.c.field)
_ONE = select(*(answers.c[name] for name in _NAMES)).where(_OF, _THIS)
_FIRST = answers.insert()
_NEXT = answers.update().where(_OF, _THIS).values({name: bindparam(name) for name in _NAMES if name != "field"})
_REPLACED_OF = replaced_answers.c.reflection == bindparam("the_id")
_REPLACED = (
    select(*(replaced_answers.c[name] for name in _NAMES))
    .where(_REPLACED_OF)
    .order_by(replaced_answers.c.saved_at, replaced_answers.c.field, replaced_answers.c.version)
)
_SEEN = replaced_answers.delete().where(
    _REPLACED_OF,
    replaced_answers.c.field == bindparam("the_field"),
    replaced_answers.c.version == bindparam("the_version"),
)


class OwnAnswers(OwnNextSteps):
    """The answers of a reflection, the next steps among them, and the words that one tab wrote over another's."""

    def answers(self, reflection: str) -> dict[str, Answer]:
        """All answers of a reflection by field. Raises `NotYours`."""
        with self._reading(reflection) as connection:
            return {row.field: Answer(*row) for row in connection.execute(_ALL, {"the_id": reflection})}

    def save(
        self,
        reflection: str,
        field: str,
        *,
        words: str = "",
        place: str | None = None,
        tab: str,
        base_version: int,
    ) -> Saved:
        """Keep an answer; when this returns it is on disk. The last change wins, the same again changes nothing.

        `base_version` is the version this tab last saw (0 for none). Where another tab has answered since, its
        answer comes back as `replaced`, and its words are kept until `seen_replaced`. Raises `NotYours`, `TooLong`.
        """
        field, words, tab = cleaned(field), cleaned(words), cleaned(tab)
        place = cleaned(place) if place else place
        key = {"the_id": reflection, "the_field": field}
        with self._store.writing() as connection:
            revision = self._hold(connection, reflection)
            row = connection.execute(_ONE, key).one_or_none()
            before = Answer(*row) if row else None
            if before and (before.words, before.place) == (words, place):
                return Saved(before, revision, None)
            answer = Answer(field, words, place, before.version + 1 if before else 1, now(), tab)
            if before:
                connection.execute(_NEXT, vars(answer) | key)
            else:
                connection.execute(_FIRST, vars(answer) | {"reflection": reflection})
            replaced = before if before and before.version != base_version and before.tab != tab else None
            if replaced and replaced.words:
                connection.execute(replaced_answers.insert(), vars(replaced) | {"reflection": reflection})
            if field in FIELDS_OF_STEPS:
                self._bring_in_line(connection, reflection)
            self._touch(connection, reflection, revision + 1, answer.saved_at)
            return Saved(answer, revision + 1, replaced)

    def replaced(self, reflection: str) -> list[Answer]:
        """Words that another tab wrote over and the person has not seen yet, oldest first. Raises `NotYours`."""
        with self._reading(reflection) as connection:
            return [Answer(*row) for row in connection.execute(_REPLACED, {"the_id": reflection})]

    def seen_replaced(self, reflection: str, shown: Iterable[Answer] | None = None) -> None:
        """Forget replaced words: those `shown` to the person, or all of them. Raises `NotYours`."""
        with self._store.writing() as connection:
            self._hold(connection, reflection)
            if shown is None:
                connection.execute(replaced_answers.delete().where(_REPLACED_OF), {"the_id": reflection})
                return
            for answer in shown:
                key = {"the_id": reflection, "the_field": answer.field, "the_version": answer.version}
                connection.execute(_SEEN, key)
