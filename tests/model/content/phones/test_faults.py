"""What phones say, and the words that keys are made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.content import load_content
from model.content.phones.keys import phone_faults
from model.content.phones.schema import WORDS_IN_KEYS, filled
from model.content.tree import Tree

WORDS = st.lists(st.text("abc", min_size=3, max_size=5), max_size=6)


def apart(one, other):
    """How many letters have to be exchanged, added or left out to get from one word to the other."""
    before = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for there, another in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[there] + 1, before[there - 1] + (letter != another)))
        before = row
    return before[-1]


@given(WORDS)
def test_words_are_told_where_one_slip_turns_them_into_an_earlier_one(words):
    tree = Tree("phone.yaml", {"key_words": words}, {})
    told = [fault.where for fault in phone_faults({"phone": tree})]
    near = [
        f"key_words[{at}]" for at, word in enumerate(words) if any(apart(word, earlier) <= 1 for earlier in words[:at])
    ]
    assert told == near


def test_good_words_have_no_fault(good):
    assert good.faults() == []


def test_word_that_is_there_twice_or_one_letter_away_is_told(good):
    words = good.files["phone"]["key_words"]
    words[3], words[7] = "otter", "other"
    words[9] = "otter"
    good.write("phone")
    near, twice = good.line("phone", "- other"), good.line("phone", "- otter", 2)
    assert good.faults() == [
        (
            f'en/phone.yaml:{near}: key_words[7]: "other" is one letter away from "otter"; '
            "expected words that one slip of a finger does not turn into each other"
        ),
        f'en/phone.yaml:{twice}: key_words[9]: "otter" is there twice; expected each word once',
    ]


def test_words_that_are_too_long_or_not_plain_are_told(good):
    good.files["phone"]["key_words"][:3] = ["Otter", "éclair", "strawberry"]
    good.write("phone")
    line = good.line("phone", "- Otter")
    expected = "expected a word of 3 to 8 letters from a to z, all small"
    assert good.faults() == [
        f'en/phone.yaml:{line}: key_words[0]: "Otter" does not fit here; {expected}',
        f'en/phone.yaml:{line + 1}: key_words[1]: "éclair" does not fit here; {expected}',
        f'en/phone.yaml:{line + 2}: key_words[2]: "strawberry" does not fit here; {expected}',
    ]


def test_too_few_words_are_told_with_the_count(good):
    good.write("phone", key_words=good.files["phone"]["key_words"][: WORDS_IN_KEYS - 1])
    line = good.line("phone", "key_words:")
    assert good.faults() == [f"en/phone.yaml:{line}: key_words: has 511 key_words; expected at least 512"]


def test_place_to_fill_in_that_is_missing_is_told(good):
    good.replace("phone", "step: Say … of ….", "step: Say … of 5.")
    line = good.line("phone", "Say … of 5")
    assert good.faults() == [
        f'en/phone.yaml:{line}: following.step: "Say … of 5." does not fit here; expected text with two … in it'
    ]


def test_places_to_fill_in_are_filled_in_their_order():
    assert (filled("Step … of …", 2, 14), filled("Kept, …", "14:02")) == ("Step 2 of 14", "Kept, 14:02")


def test_words_of_keys_can_be_laid_over_whole(good):
    own = [word[::-1] for word in good.files["phone"]["key_words"]]
    laid = load_content(good.folder, good.overlay("phone", f"key_words: [{', '.join(own)}]"))
    assert laid.phone.key_words == tuple(own)
