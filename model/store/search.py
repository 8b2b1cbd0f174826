"""Finding reflections by a person's own words, which are read one batch at a time and matched here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, bindparam, select

from model.access import readable_owners
from model.reflection.found import HEADLINE, NEXT_STEP, OUTCOME, PSEUDONYM, FoundLine
from model.reflection.narrowed import ALL, Narrowed
from model.reflection.reflection import Reflection
from model.search_words import folded, line_around, sought
from model.store.reflection.reflections import OwnReflections
from model.store.relationship.relationships import OwnRelationships
from model.store.tables.reflection import answers, next_steps, reflections
from model.store.viewer import ViewerContext

_BATCH = 100
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_OWNERS: BindParameter[str] = bindparam("owners", expanding=True)
_MINE = (reflections.c.id.in_(_IDS), reflections.c.owner.in_(_OWNERS))
_ANSWERS = (
    select(answers.c.reflection, answers.c.field, answers.c.place, answers.c.words)
    .join(reflections, reflections.c.id == answers.c.reflection)
    .where(*_MINE, answers.c.words != "")
    .order_by(answers.c.field)
)
_STEPS = (
    select(next_steps.c.reflection, next_steps.c.words, next_steps.c.outcome_words)
    .join(reflections, reflections.c.id == next_steps.c.reflection)
    .where(*_MINE)
    .order_by(next_steps.c.position)
)


class _Written(NamedTuple):
    """Words, and where they stand."""

    field: str
    place: str | None
    words: str


class OwnSearch:
    """Search in what a viewer wrote: headlines, answers, next steps with what came of them, and pseudonyms."""

    def __init__(self, context: ViewerContext, reflections: OwnReflections, relationships: OwnRelationships) -> None:
        self._context = context
        self._reflections = reflections
        self._relationships = relationships

    def find(self, text: str, limit: int = 50, narrowed: Narrowed = ALL) -> list[Reflection]:
        """Reflections that hold every word of `text` somewhere, whatever its case or accents, newest first."""
        wanted = sought(text)
        found: list[Reflection] = []
        if not wanted:
            return found
        for batch in self._batches(narrowed):
            written = self._written(batch)
            texts = {id_: folded("\n".join(one.words for one in written[id_])) for id_ in written}
            found += [one for one in batch if all(word in texts[one.id] for word in wanted)]
            if len(found) >= limit:
                break
        return found[:limit]

    def lines(self, found: Iterable[Reflection], text: str) -> dict[str, tuple[FoundLine, ...]]:
        """For each reflection that was found, by id: as few lines as show every word of `text`. Only of their own."""
        wanted = sought(text)
        return {id_: _lines(written, wanted) for id_, written in self._written(list(found)).items()}

    def _batches(self, narrowed: Narrowed) -> Iterator[list[Reflection]]:
        offset = 0
        while batch := self._reflections.all(narrowed=narrowed, limit=_BATCH, offset=offset):
            yield batch
            offset += len(batch)

    def _written(self, batch: Sequence[Reflection]) -> dict[str, list[_Written]]:
        """All words of these reflections, as far as they are the viewer's own."""
        owners = readable_owners(self._context.viewer)
        pseudonyms = {known.id: known.pseudonym for known in self._relationships.all()}
        found = {
            one.id: [
                _Written(HEADLINE, None, one.headline),
                _Written(PSEUDONYM, None, pseudonyms.get(one.relationship or "", "")),
            ]
            for one in batch
            if one.owner in owners
        }
        asked = {"ids": list(found), "owners": owners}
        with self._context.store.reading() as connection:
            for id_, words, outcome in connection.execute(_STEPS, asked):
                found[id_] += _Written(NEXT_STEP, None, words), _Written(OUTCOME, None, outcome)
            for id_, *answer in connection.execute(_ANSWERS, asked):
                found[id_].append(_Written(*answer))
        return found


def _lines(written: Sequence[_Written], wanted: Sequence[str]) -> tuple[FoundLine, ...]:
    """The fewest lines, more or less, in which every word is seen that is wanted."""
    left, lines = set(wanted), []
    held = [(one, {word for word in wanted if word in folded(one.words)}) for one in written]
    while left:
        one, words = max(held, key=lambda each: len(each[1] & left))
        if not words & left:
            break
        lines.append(FoundLine(one.field, one.place, line_around(one.words, sorted(words))))
        left -= words
    return tuple(lines)
