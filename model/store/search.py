"""Finding reflections by a person's own words, which are read one batch at a time and matched here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import BindParameter, bindparam, select

from model.reflection.reflection import Reflection
from model.search_words import folded, sought
from model.store.reflection.reflections import OwnReflections
from model.store.relationship.relationships import OwnRelationships
from model.store.tables.reflection import answers, next_steps
from model.store.viewer import ViewerContext

_BATCH = 100
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_WORDS = select(answers.c.reflection, answers.c.words).where(answers.c.reflection.in_(_IDS), answers.c.words != "")
_STEPS = select(next_steps.c.reflection, next_steps.c.words, next_steps.c.outcome_words).where(
    next_steps.c.reflection.in_(_IDS)
)


class OwnSearch:
    """Search in what a viewer wrote."""

    def __init__(self, context: ViewerContext, reflections: OwnReflections, relationships: OwnRelationships) -> None:
        self._store = context.store
        self._reflections = reflections
        self._relationships = relationships

    def find(self, text: str, limit: int = 50) -> list[Reflection]:
        """Reflections that hold every word of `text` somewhere, whatever its case or accents, newest first.

        Looked through are headlines, answers, next steps with what came of them, and pseudonyms.
        """
        wanted = sought(text)
        found: list[Reflection] = []
        if not wanted:
            return found
        pseudonyms = {known.id: known.pseudonym for known in self._relationships.all()}
        for batch in self._batches():
            texts = self._texts(batch, pseudonyms)
            found += [one for one in batch if all(word in texts[one.id] for word in wanted)]
            if len(found) >= limit:
                break
        return found[:limit]

    def _batches(self) -> Iterator[list[Reflection]]:
        offset = 0
        while batch := self._reflections.all(limit=_BATCH, offset=offset):
            yield batch
            offset += len(batch)

    def _texts(self, batch: Sequence[Reflection], pseudonyms: dict[str, str]) -> dict[str, str]:
        texts = {one.id: [one.headline, pseudonyms.get(one.relationship or "", "")] for one in batch}
        ids = {"ids": list(texts)}
        with self._store.reading() as connection:
            for query in (_WORDS, _STEPS):
                for reflection, *words in connection.execute(query, ids):
                    texts[reflection] += words
        return {reflection: folded("\n".join(parts)) for reflection, parts in texts.items()}
