"""The record: only what both may see, in one form, with a hash that any change of it changes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.answers import Answer
from model.supervision.brought import Brought, BroughtItem
from model.supervision.record import Carried, RecordBody, canonical, hash_of, record_body
from tests.shipped import shipped_content

NOW = datetime(2026, 3, 4, tzinfo=UTC)
CARRIED = Carried(id="m0-a1", meeting="m0", kind="agreed", what="walk", who="both", due=None, notice="")


def said(words: dict[str, str], saved_at: datetime = NOW, tab: str = "one") -> dict[str, Answer]:
    """Answers with these words, and a place."""
    return {field: Answer(field, given, "3", 1, saved_at, tab) for field, given in words.items()}


def body(answers: dict[str, Answer], shown: frozenset[str] = frozenset()) -> RecordBody:
    """A record of these answers, with a place and a story brought."""
    items = (
        BroughtItem("pattern", "trust.place", "Trust", "Where?", "", "2"),
        BroughtItem("story", "trust.what", "Trust", "What?", "She laughed.", None),
    )
    return record_body(
        supervision="s",
        meeting="m",
        names=("Anna", "Bert"),
        held_on=date(2026, 3, 4),
        next_on=None,
        script=script(),
        brought=[Brought(1, item, NOW, "reflection") for item in items],
        carried=[CARRIED],
        answers=answers,
        shown=shown,
    )


@cache
def script() -> object:
    """A shipped script."""
    content = shipped_content()
    return content.script(content.supervision.plans[0].key)


def test_a_record_holds_only_what_both_may_see() -> None:
    answers = said({"supervisor.view.trust": "view", "practitioner.mirror.more": "mirror", "both.agenda": "agenda"})
    signs = said({"supervisor.shown.trust": "", "practitioner.shown.mirror": ""})
    hidden = body(answers | signs)
    assert [one.field for one in hidden.brought] == ["trust.what"]
    assert hidden.fields == {"both.agenda": ("agenda", "3")}
    shown = body(answers | signs, frozenset({"trust", "mirror"}))
    assert [one.field for one in shown.brought] == ["trust.place", "trust.what"]
    assert list(shown.fields) == ["both.agenda", "practitioner.mirror.more", "supervisor.view.trust"]
    assert shown.items()[1][1].words == "She laughed."


def test_empty_fields_are_left_out() -> None:
    empty = {"both.agenda": Answer("both.agenda", " \n", None, 3, NOW, "one")}
    assert body(empty) == body({})


def test_when_and_where_something_was_saved_is_no_part_of_it() -> None:
    words = {"both.agenda": "agenda", "both.action_1": "walk"}
    later = said(dict(reversed(words.items())), datetime(2027, 1, 1, tzinfo=UTC), "two")
    assert canonical(body(said(words))) == canonical(body(later))


@settings(deadline=None)
@given(words=st.dictionaries(st.sampled_from(["both.agenda", "both.action_1", "practitioner.how"]), st.text()))
def test_a_record_read_back_is_the_same_record(words: dict[str, str]) -> None:
    answers = {field: given.encode("utf-8", "replace").decode() for field, given in words.items()}
    made = body(said(answers))
    again = RecordBody.model_validate_json(canonical(made))
    assert (again, hash_of(again)) == (made, hash_of(made))


@pytest.mark.parametrize("key", ["practitioner", "held_on", "script", "brought", "carried", "said"])
def test_any_other_content_has_another_hash(key: str) -> None:
    made = body(said({"both.agenda": "agenda"}))
    other = json.loads(canonical(made))
    changes = {"practitioner": "Ann", "held_on": "2026-03-05", "brought": [], "carried": [], "said": []}
    other[key] = changes.get(key) or {**other["script"], "lenses": []} if key == "script" else changes[key]
    assert hash_of(RecordBody.model_validate(other)) != hash_of(made)


def test_what_came_of_earlier_actions_is_told_where_it_was_talked_about() -> None:
    talked = Answer("both.last.m0-a1", "it rained", "part", 1, NOW, "one")
    [came] = body({talked.field: talked}).earlier_actions
    assert (came.id, came.what, came.outcome, came.outcome_words) == ("m0-a1", "walk", "part", "it rained")
    [silent] = body({}).earlier_actions
    assert (silent.outcome, silent.outcome_words) == (None, "")
