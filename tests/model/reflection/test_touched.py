"""What a meeting touched of a framework, and what it did not: nothing is lost, told twice, or counted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import NOT_LOOKED_AT, OTHERS, PLACES, Answer, Answers
from model.content import Content
from model.content.guide.framework import Framework
from model.content.published import ELEMENTS
from model.reflection.reflection import looked_at
from model.reflection.touched import not_touched, touched_parts

NOW = datetime(2026, 3, 4, tzinfo=UTC)
PLACED = st.dictionaries(st.sampled_from(list(ELEMENTS)), st.sampled_from((*PLACES, *OTHERS)))
WRITTEN = st.dictionaries(st.sampled_from(list(ELEMENTS)), st.sampled_from(("We sat outside.", "  ")))


@pytest.fixture(scope="module")
def frameworks(shipped: Content) -> tuple[Framework, ...]:
    """The frameworks as they are shipped."""
    return shipped.frameworks.frameworks


def answers(placed: dict[str, str], written: dict[str, str]) -> Answers:
    fields = {f"{element}.place": ("", place) for element, place in placed.items()}
    fields |= {f"{element}.what": (words, None) for element, words in written.items()}
    return {field: Answer(field, words, place, 1, NOW, "t") for field, (words, place) in fields.items()}


@given(placed=PLACED, written=WRITTEN, number=st.integers(0, 8))
def test_a_part_is_touched_when_an_element_of_it_was_looked_at(
    frameworks: tuple[Framework, ...], placed: dict[str, str], written: dict[str, str], number: int
) -> None:
    framework, given_ = frameworks[number], answers(placed, written)
    parts = touched_parts(framework, given_)
    wrote = {element for element, words in written.items() if words.strip()}
    looked = {key for key in looked_at(given_) if key in wrote or placed.get(key) not in (None, *NOT_LOOKED_AT)}
    assert tuple(one.part for one in parts) == framework.parts
    assert not_touched(parts) == tuple(
        part for part in framework.parts if not looked & {speaks.element for speaks in part.elements}
    )
    spoken = {speaks.element for part in framework.parts for speaks in part.elements}
    told = sorted(touch.speaks.element for one in parts for touch in one.by for _ in touch.words)
    assert told == sorted(wrote & spoken)


def test_what_was_placed_stands_at_every_part_it_speaks_to_and_words_at_the_first(
    frameworks: tuple[Framework, ...],
) -> None:
    parts = touched_parts(frameworks[0], answers({"empathy": "4", "time": "skip"}, {"empathy": "We laughed."}))
    assert [(one.part.key, touch.answer, touch.words) for one in parts for touch in one.by] == [
        ("understanding", "4", ("We laughed.",)),
        ("communication", "4", ()),
    ]
    assert [part.key for part in not_touched(parts)] == ["collaboration", "commitment", "empowerment", "time"]
