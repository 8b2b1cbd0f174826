"""Narrowing a query for reflections."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, exists, or_

from model.answers import NOT_LOOKED_AT
from model.reflection.narrowed import Narrowed
from model.store.tables.reflection import answers, next_steps, reflections


def conditions_of(narrowed: Narrowed) -> Iterator[ColumnElement[bool]]:
    """What has to be so of a reflection."""
    for name in ("relationship", "session_kind", "venue"):
        if wanted := getattr(narrowed, name):
            yield reflections.c[name] == wanted
    if narrowed.since:
        yield reflections.c.happened_on >= narrowed.since
    if narrowed.until:
        yield reflections.c.happened_on <= narrowed.until
    if narrowed.element:
        yield _is_looked_at(narrowed.element)
    if narrowed.has_open_step:
        yield exists().where(next_steps.c.reflection == reflections.c.id, next_steps.c.outcome.is_(None))


def _is_looked_at(element: str) -> ColumnElement[bool]:
    """Whether an element was placed, or anything was written about it."""
    is_placed = and_(answers.c.field == f"{element}.place", answers.c.place.not_in(NOT_LOOKED_AT))
    is_written = and_(answers.c.field.startswith(f"{element}.", autoescape=True), answers.c.words != "")
    return exists().where(answers.c.reflection == reflections.c.id, or_(is_placed, is_written))
