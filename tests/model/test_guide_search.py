"""Search over the guide: all words in any order, a name before a text, the beginning of a word before its inside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.guide_search import Entry, find
from model.search_words import holds_all, sought

WORDS = st.lists(st.sampled_from(["trust", "Race", "trace", "safe", "naïve", "didn’t", "-"]), max_size=6)  # noqa: RUF001
TEXTS = WORDS.map(" ".join)
ENTRIES = st.lists(st.builds(Entry, kind=st.just("element"), key=TEXTS, name=TEXTS, lead=TEXTS, rest=TEXTS), max_size=8)


def entry(key: str, name: str, lead: str, rest: str = "") -> Entry:
    return Entry("element", key, name, lead, rest)


@given(ENTRIES, TEXTS)
def test_what_is_found_holds_every_word_and_what_holds_them_is_found(entries: list[Entry], wanted: str) -> None:
    holding = [one for one in entries if sought(wanted) and holds_all(f"{one.name} {one.text}", wanted)]
    found = find(entries, wanted)
    assert sorted(map(id, found)) == sorted(map(id, holding))


@given(ENTRIES, WORDS)
def test_order_of_words_and_kind_of_keyboard_change_nothing(entries: list[Entry], words: list[str]) -> None:
    plain = [word.replace("’", "'").replace("ï", "i").upper() for word in reversed(words)]  # noqa: RUF001
    assert find(entries, " ".join(words)) == find(entries, " ".join(plain))


def test_name_comes_before_text_and_beginning_of_a_word_before_its_inside() -> None:
    inside = entry("inside", "Tracing", "To embrace it.")
    begun = entry("begun", "Power", "Race is named.")
    named = entry("named", "Race and power", "Two stories.")
    assert find([inside, begun, named], "race") == [named, begun, inside]


def test_line_is_the_one_found_and_the_beginning_where_only_the_name_holds_it() -> None:
    one = entry("trust", "Trust", "Being believed.", "It grows slowly.")
    assert [(piece.words, piece.is_found) for piece in one.line("grows")] == [
        ("Being believed. It ", False),
        ("grows", True),
        (" slowly.", False),
    ]
    assert [(piece.words, piece.is_found) for piece in one.line("trust")] == [("Being believed.", False)]
