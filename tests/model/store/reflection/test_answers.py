"""Saving answers from one tab and from two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.access import NotYours
from model.answers import MOST_WORDS, Answer, Saved
from model.pasted_text import readable
from model.store import Deletion, OwnStore
from model.store.database.faults import TooLong
from tests.effort import examples

FIELD = "safety.what_1"
Save = Callable[..., Saved]


@pytest.fixture
def save(own: OwnStore, started: str) -> Save:
    """Save a field of the draft, from tab `one` unless another is named."""

    def saved(words: str = "", place: str | None = None, tab: str = "one", base: int = 0, field: str = FIELD) -> Saved:
        return own.answers.save(started, field, words=words, place=place, tab=tab, base_version=base)

    return saved


def test_save_returns_what_is_kept(own: OwnStore, started: str, save: Save) -> None:
    saved = save("She laughed.", place="3")
    assert saved == Saved(Answer(FIELD, "She laughed.", "3", 1, saved.answer.saved_at, "one"), 2, None)
    assert own.answers.of(started) == {FIELD: saved.answer}
    reflection = own.reflections.get(started)
    assert (reflection.revision, reflection.changed_at) == (2, saved.answer.saved_at)


def test_save_of_the_same_again_changes_nothing(own: OwnStore, started: str, save: Save) -> None:
    first = save("the same")
    assert save("the same", tab="two", base=0) == first
    assert own.reflections.get(started).revision == 2


def test_save_of_nothing_leaves_a_cleared_answer(own: OwnStore, started: str, save: Save) -> None:
    save("gone soon")
    cleared = save("", base=1).answer
    assert (cleared.words, cleared.place, cleared.version) == ("", None, 2)
    assert own.answers.of(started) == {FIELD: cleared}


def test_save_over_another_tab_returns_and_keeps_what_it_replaced(own: OwnStore, started: str, save: Save) -> None:
    first = save("from one").answer
    second = save("from two", tab="two", base=0)
    assert second.replaced == first
    assert own.answers.of(started)[FIELD].words == "from two"
    assert own.answers.replaced(started) == [first]
    third = save("one again", base=1)
    assert own.answers.replaced(started) == [first, second.answer]
    own.answers.seen_replaced(started, [first])
    assert own.answers.replaced(started) == [third.replaced]
    own.answers.seen_replaced(started, [third.replaced])
    assert own.answers.replaced(started) == []


def test_save_after_seeing_the_other_tabs_answer_replaces_nothing(own: OwnStore, started: str, save: Save) -> None:
    save("from one")
    assert save("from two, who saw it", tab="two", base=1).replaced is None
    assert own.answers.replaced(started) == []


def test_save_again_from_the_same_tab_replaces_nothing_whatever_it_saw(own: OwnStore, started: str, save: Save) -> None:
    save("first")
    assert save("second, sent before the first came back").replaced is None
    assert own.answers.replaced(started) == []


def test_save_over_another_tabs_place_tells_but_keeps_no_words(own: OwnStore, started: str, save: Save) -> None:
    first = save(place="2", field="trust.place").answer
    assert save(place="4", field="trust.place", tab="two").replaced == first
    assert own.answers.replaced(started) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("a\x0bb\x0cc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\uf0b7\tTea\x0b\uf0a7\tToast", "•\tTea\n•\tToast"),
        ("nul\x00 bell\x07 escape\x1b[31m", "nul bell escape[31m"),
        ("\ud83d\ude00 and a half \ud83d", "😀 and a half \ufffd"),
        ("👩🏽‍🤝‍👨🏿 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩🏽‍🤝‍👨🏿 🏴󠁧󠁢󠁷󠁬󠁳󠁿"),
        ("שלום עליכם \u202eevil", "שלום עליכם \u202eevil"),
        (
            "<script>alert('x')</script> & '; DROP TABLE answers; --",
            "<script>alert('x')</script> & '; DROP TABLE answers; --",
        ),
        ("Llanfairpwllgwyngyll, fáilte", "Llanfairpwllgwyngyll, fáilte"),
    ],
)
def test_save_keeps_text_verbatim_but_for_control_characters(
    own: OwnStore, started: str, save: Save, typed: str, kept: str
) -> None:
    assert save(typed).answer.words == kept
    assert own.answers.of(started)[FIELD].words == kept
    described = own.reflections.describe(started, headline=typed, venue=typed, session_kind=typed, step=typed)
    assert (described.headline, own.reflections.get(started).venue) == (kept, kept)
    own.preferences.prefer("note", typed)
    assert own.preferences.get("note", "") == kept


def test_save_of_a_hundred_thousand_characters(own: OwnStore, started: str, save: Save) -> None:
    words = "Fáilte 😀 " * 12_500
    save(words)
    assert own.answers.of(started)[FIELD].words == words


def test_save_beyond_the_most_is_refused_and_loses_nothing(own: OwnStore, started: str, save: Save) -> None:
    save("kept")
    with pytest.raises(TooLong, match="longer than 200,000 characters"):
        save("secret " * MOST_WORDS, base=1)
    with pytest.raises(TooLong):
        own.reflections.describe(started, headline="x" * (MOST_WORDS + 1))
    assert own.answers.of(started)[FIELD].words == "kept"
    save("y" * MOST_WORDS, base=1)
    assert own.answers.of(started)[FIELD].words == "y" * MOST_WORDS


@pytest.mark.parametrize("nonsense", ["\x00", "\ud83d", "שלום", "x" * 100_000, "' OR 1=1 --", ""])
def test_an_id_that_cannot_be_one_is_not_yours(own: OwnStore, deletion: Deletion, started: str, nonsense: str) -> None:
    of_one = (own.reflections.get, own.reflections.finish, own.reflections.earlier, deletion.reflection)
    for look in (*of_one, own.answers.of, own.answers.replaced, own.next_steps.of):
        with pytest.raises(NotYours):
            look(nonsense)
    with pytest.raises(NotYours):
        own.answers.last_time(nonsense, [FIELD])
    assert own.next_steps.these([nonsense]) == []
    with pytest.raises(NotYours):
        own.reflections.describe(started, relationship=nonsense)
    with pytest.raises(NotYours):
        own.answers.save(nonsense, FIELD, words="words", tab="one", base_version=0)
    assert own.answers.places([nonsense, started]) == {nonsense: {}, started: {}}


def test_save_takes_a_field_and_a_tab_from_any_browser(own: OwnStore, started: str, save: Save) -> None:
    save(place="3\x00", field="safety\x00.place", tab="\ud83d")
    assert own.answers.of(started)["safety.place"].place == "3"


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two"]),
        st.sampled_from(["safety.what_1", "safety.place", "picks"]),
        st.sampled_from(["", "a", "b"]) | st.text(max_size=20),
        st.sampled_from([None, "1", "not_sure"]),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=OPERATIONS)
def test_store_equals_a_plain_dict_over_saves_from_two_tabs(
    own: OwnStore, operations: list[tuple[str, str, str, str | None, bool]]
) -> None:
    draft = own.reflections.start("f", "v", "en", date(2026, 1, 1)).id
    kept: dict[str, tuple[str, str | None, int, str]] = {}
    seen: dict[tuple[str, str], int] = {}
    unseen: list[tuple[str, str, int]] = []
    revision = 1
    for tab, field, typed, place, looks_first in operations:
        words = readable(typed)
        if looks_first and field in kept:
            seen[tab, field] = kept[field][2]
        base = seen.get((tab, field), 0)
        saved = own.answers.save(draft, field, words=typed, place=place, tab=tab, base_version=base)
        before = kept.get(field)
        lost = None
        if before is None or before[:2] != (words, place):
            if before and before[2] != base and before[3] != tab:
                lost = before
                unseen += [(field, before[0], before[2])] if before[0] else []
            kept[field] = (words, place, before[2] + 1 if before else 1, tab)
            revision += 1
        seen[tab, field] = saved.answer.version
        told = saved.replaced
        assert (told and (told.words, told.place, told.version, told.tab)) == lost
        assert saved.revision == revision
    answers = own.answers.of(draft).items()
    assert {field: (one.words, one.place, one.version, one.tab) for field, one in answers} == kept
    assert sorted((one.field, one.words, one.version) for one in own.answers.replaced(draft)) == sorted(unseen)
    assert own.reflections.get(draft).revision == revision
