"""What the guide itself calls things is taken for nobody's name, wherever it stands in a sentence."""

from __future__ import annotations

import pytest

from model.content.own_names import called
from model.hints import look_at
from tests.shipped import shipped_content

CONTENT = shipped_content()
SENTENCES = (
    "I would say {} is a 3",
    "we felt {} was low",
    "{} is a 3, they said",
    "We met. {} was talked about",
    "I gave {} a 4",
    "he said {} has moved",
)


@pytest.mark.parametrize("name", called(CONTENT.model, CONTENT.scale))
def test_what_the_guide_calls_things_is_no_name(name: str) -> None:
    given = name[0].upper() + name[1:]
    assert {
        text: found
        for text in (one.format(given) for one in SENTENCES)
        if (found := look_at(CONTENT.hints, text).identity)
    } == {}


def test_somebody_whose_name_is_such_a_word_is_still_noticed() -> None:
    texts = ("I met Hope at the gate", "then Hope said no", "I met Maeve; Time was short")
    found = [[hint.words for hint in look_at(CONTENT.hints, text).identity] for text in texts]
    assert found == [["Hope"], ["Hope"], ["Maeve"]]
