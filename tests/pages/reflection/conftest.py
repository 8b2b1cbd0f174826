"""Meetings of one relationship, some days apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from model.content import Content
from model.store import OwnStore
from tests.pages.conftest import A_DAY, Start
from tests.pages.reflection.one_relationship import WORDS, With


@pytest.fixture
def meet(own: OwnStore, start: Start) -> With:
    """Starts a reflection on a made-up name, some days after the first: `meet("Kestrel", 7, trust="3")`."""

    def begin(whose: str, days: int, flow: str = "full_walk", step: str = "meeting", **given: object) -> str:
        draft = start(flow, step, **given)
        relationship = own.relationships.name(whose).id
        own.reflections.describe(draft, relationship=relationship, happened_on=A_DAY + timedelta(days=days))
        return draft

    return begin


@pytest.fixture
def first(own: OwnStore, meet: With, shipped: Content) -> str:
    """A finished meeting with Kestrel: two places, words under a prompt, and a step for a day that is far off."""
    prompt = shipped.prompts("trust", "what")[1].key
    draft = meet("Kestrel", 0, finished=True, safety="2", trust="3", next_1="Ring before I come")
    own.answers.save(draft, "trust.what", words=WORDS, place=prompt, tab="earlier", base_version=0)
    own.answers.save(draft, "next_1_due", place="2030-01-01", tab="earlier", base_version=0)
    return draft
