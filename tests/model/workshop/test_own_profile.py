"""What one person takes home: their own answers and nothing of the room, as a file that is read whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.workshop.own_profile import (
    FIRST_DAY,
    LAST_DAY,
    MOST_BYTES,
    FileFault,
    OwnProfile,
    ThenAndNow,
    own_profile,
    read_profile,
)
from model.workshop.own_profile_faults import MadeByNewer, NotAProfile, NotSound, TooLarge, UnknownElement
from model.workshop.script import script_of
from tests.shipped import ROOT

DAY = date(2026, 3, 14)
PAGE = (ROOT / "docs" / "portable-file.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ANSWERS = {
    "ground.trust": "3",
    "ground.safety": "2",
    "ways.empathy": "not_sure",
    "ways.flexible": "",
    "looking_back.safety.then": "1",
    "looking_back.safety.now": "3",
    "looking_back.trust.now": "4",
    "looking_back.time.then": "",
    "one_thing": "trust",
    "one_word": "listening",
    "story": "sit",
}

answers = st.sampled_from((*PLACES, *OTHERS))
keys = st.sampled_from(tuple(ELEMENTS))
both = st.tuples(st.none() | answers, st.none() | answers).filter(any).map(lambda pair: ThenAndNow(*pair))
lines = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\x7f"), min_size=1, max_size=200)
profiles = st.builds(
    OwnProfile,
    plan_name=lines,
    held_on=st.dates(FIRST_DAY, LAST_DAY),
    language=st.sampled_from(("en", "cy", "ga", "en-IE", "zh-Hans-CN")),
    places=st.dictionaries(keys, answers),
    then_and_now=st.dictionaries(keys, both),
    chosen=st.none() | keys,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | keys | answers,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | keys, inner),
    max_leaves=8,
)


def profile_of(content: Content, given_answers: dict[str, str], plan: str = "meeting_the_model") -> OwnProfile:
    script = script_of(content, plan)
    return own_profile(script, given_answers, script.plan.name, DAY, "en")


def refused(data: bytes) -> type[FileFault]:
    with pytest.raises(FileFault) as told:
        read_profile(data, ELEMENTS)
    return told.type


def repr_of_part(value: object) -> str:
    """A short name for a fault, or for what may be very long."""
    return value.__name__ if isinstance(value, type) else repr(value)[-40:]


def changed(**members: object) -> bytes:
    return json.dumps(json.loads(EXAMPLE) | members).encode()


def test_profile_holds_own_answers_in_the_models_order_and_no_words_or_stories(shipped: Content) -> None:
    profile = profile_of(shipped, ANSWERS)
    assert profile == OwnProfile(
        plan_name="Meeting the model",
        held_on=DAY,
        language="en",
        places={"safety": "2", "trust": "3", "empathy": "not_sure"},
        then_and_now={"safety": ThenAndNow("1", "3"), "trust": ThenAndNow(None, "4")},
        chosen="trust",
    )
    assert list(profile.places) == ["safety", "trust", "empathy"]


def test_places_in_a_story_are_nobodys_own(shipped: Content) -> None:
    profile = profile_of(shipped, {"with_power.trust": "2", "late_home.trust": "5"}, "care_and_control")
    assert profile.places == {"trust": "2"}


def test_later_step_holds_where_two_ask_the_same(shipped: Content) -> None:
    script = script_of(shipped, "meeting_the_model")
    first = next(step for step in script.plan.steps if step.key == "ground")
    again = first.model_copy(update={"key": "again"})
    plan = script.plan.model_copy(update={"steps": (*script.plan.steps, again)})
    twice = script.model_copy(update={"plan": plan})
    given_answers = {"ground.trust": "1", "ground.time": "2", "again.trust": "4", "again.time": ""}
    assert own_profile(twice, given_answers, "Twice", DAY, "en").places == {"trust": "4", "time": "2"}


def test_profile_without_answers_is_empty(shipped: Content) -> None:
    assert (profile_of(shipped, {"one_word": "listening"}).is_empty, profile_of(shipped, ANSWERS).is_empty) == (
        True,
        False,
    )


def test_name_over_two_lines_is_kept_on_one(shipped: Content) -> None:
    script = script_of(shipped, "meeting_the_model")
    assert own_profile(script, {}, "Meeting\n  the model ", DAY, "en").plan_name == "Meeting the model"


def test_answer_that_no_scale_has_is_no_profile(shipped: Content) -> None:
    with pytest.raises(ValueError):
        profile_of(shipped, {"ground.trust": "6"})


def test_file_is_the_one_the_page_shows(shipped: Content) -> None:
    assert profile_of(shipped, ANSWERS).to_file().decode() == EXAMPLE


def test_page_names_every_member_element_and_answer() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(json.loads(EXAMPLE))
    named = re.findall(r"`(\w+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))
    assert [key for key in dict.fromkeys(named) if key in ELEMENTS] == list(ELEMENTS)
    assert set(OTHERS) <= set(named)
    assert f"{MOST_BYTES:,} bytes" in PAGE
    assert f"from {FIRST_DAY.year} to {LAST_DAY.year}" in PAGE


@given(profiles)
def test_file_comes_back_as_it_went(profile: OwnProfile) -> None:
    assert read_profile(profile.to_file(), ELEMENTS) == profile


@given(profiles)
def test_same_profile_makes_the_same_file_whatever_its_order(profile: OwnProfile) -> None:
    turned = profile.model_copy(
        update={
            "places": dict(reversed(profile.places.items())),
            "then_and_now": dict(reversed(profile.then_and_now.items())),
        }
    )
    assert turned.to_file() == profile.to_file()


@given(profiles)
def test_every_file_fits(profile: OwnProfile) -> None:
    assert len(profile.to_file()) < MOST_BYTES


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused_in_words(data: bytes) -> None:
    assert refused(data) is NotAProfile


@given(st.sampled_from(list(json.loads(EXAMPLE))[1:]), json_values)
def test_member_of_any_kind_is_read_or_refused_in_words(name: str, value: object) -> None:
    try:
        read = read_profile(changed(**{name: value}), ELEMENTS)
    except FileFault:
        return
    assert json.loads(read.to_file())[name] == value


@given(st.data(), profiles)
def test_file_with_a_piece_changed_is_read_or_refused_in_words(data: st.DataObject, profile: OwnProfile) -> None:
    file = profile.to_file()
    start = data.draw(st.integers(0, len(file)))
    end = data.draw(st.integers(start, min(len(file), start + 20)))
    spoilt = file[:start] + data.draw(st.binary(max_size=20)) + file[end:]
    try:
        read = read_profile(spoilt, ELEMENTS)
    except FileFault:
        return
    assert read_profile(read.to_file(), ELEMENTS) == read


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", NotAProfile),
        (b"null", NotAProfile),
        (b"[]", NotAProfile),
        (b"{}", NotAProfile),
        (b"[" * 60_000, NotAProfile),
        (b'{"a":' * 12_000, NotAProfile),
        (b'{"format": ' + b"9" * 60_000 + b"}", NotAProfile),
        (EXAMPLE.encode("utf-16"), NotAProfile),
        (EXAMPLE.encode()[:-20], NotAProfile),
        (EXAMPLE.replace('"trust": "3"', '"trust": "3", "trust": "4"').encode(), NotAProfile),
        (EXAMPLE.replace('"chosen": "trust"', '"chosen": NaN').encode(), NotAProfile),
        (EXAMPLE.replace('"chosen": "trust"', '"chosen": -Infinity').encode(), NotAProfile),
        (changed(format="something else 1"), NotAProfile),
        (changed(format="alongside workshop profile 0"), NotAProfile),
        (changed(format="alongside workshop profile"), NotAProfile),
        (changed(format=1), NotAProfile),
        (changed(format="alongside workshop profile 2"), MadeByNewer),
        (b'{"format": "alongside workshop profile 12", "other": [1]}', MadeByNewer),
        (b" " * (MOST_BYTES + 1), TooLarge),
        (changed(places={"trust": "6"}), NotSound),
        (changed(places={"trust": 3}), NotSound),
        (changed(places={"trust": None}), NotSound),
        (changed(places=["trust"]), NotSound),
        (changed(places=None), NotSound),
        (changed(then_and_now={"trust": {"then": "1"}}), NotSound),
        (changed(then_and_now={"trust": {"then": None, "now": None}}), NotSound),
        (changed(then_and_now={"trust": {"then": "1", "now": "2", "later": "3"}}), NotSound),
        (changed(then_and_now={"trust": ["1", "2"]}), NotSound),
        (changed(chosen=["trust"]), NotSound),
        (changed(chosen="<script>"), NotSound),
        (changed(plan_name=""), NotSound),
        (changed(plan_name="x" * 201), NotSound),
        (changed(plan_name="two\nlines"), NotSound),
        (changed(plan_name="\ud800"), NotSound),
        (changed(held_on="2026-02-30"), NotSound),
        (changed(held_on="1999-12-31"), NotSound),
        (changed(held_on="1773446400"), NotSound),
        (changed(held_on="2026-03-14T00:00:00"), NotSound),
        (changed(held_on=20260314), NotSound),
        (changed(language="en; rm"), NotSound),
        (changed(person="1"), NotSound),
        (json.dumps({k: v for k, v in json.loads(EXAMPLE).items() if k != "chosen"}).encode(), NotSound),
        (changed(places={"height": "3"}), UnknownElement),
        (changed(chosen="height"), UnknownElement),
        (changed(then_and_now={"height": {"then": "1", "now": "2"}}), UnknownElement),
    ],
    ids=repr_of_part,
)
def test_wrong_file_is_refused_by_its_fault(data: bytes, fault: type[FileFault]) -> None:
    assert refused(data) is fault


def test_mark_that_some_editors_add_does_no_harm() -> None:
    assert read_profile(b"\xef\xbb\xbf" + EXAMPLE.encode(), ELEMENTS).plan_name == "Meeting the model"


@pytest.mark.parametrize("fault", [TooLarge, NotAProfile, MadeByNewer, NotSound, UnknownElement])
def test_fault_says_what_happened_and_what_to_do(fault: Callable[[], FileFault]) -> None:
    message = fault().message
    assert (str(fault()), message.count("kept")) == (message, 1)
    assert re.search(r"\. (Choose|Install|If it|It was made) ", message.replace("Nothing was kept. ", ""))


def test_file_names_nothing_of_the_room() -> None:
    assert sorted(OwnProfile.model_fields) == [
        "chosen",
        "held_on",
        "language",
        "places",
        "plan_name",
        "then_and_now",
    ]
