"""Words are found however they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.search_words import folded, holds_all

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("didn’t", "didn't"),  # noqa: RUF001
        ("O’Meara", "o'meara"),  # noqa: RUF001
        ("O`Meara", "O´Meara"),  # noqa: RUF001
        ("O\N{MODIFIER LETTER APOSTROPHE}Meara", "O'Meara"),
        ("“so what”", '"so what"'),
        ("„so“", "«so»"),
        ("drop-in", "drop‑in"),  # noqa: RUF001
        ("he came – late", "he came - late"),  # noqa: RUF001
        ("2009−03", "2009-03"),  # noqa: RUF001
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Đorđe", "dorde"),
        ("Guðrún", "gudrun"),
        ("Æthelred", "aethelred"),
        ("Ilkay Iğdır", "ilkay igdir"),  # noqa: RUF001
        ("İlkay", "ilkay"),
        ("Strauß", "STRAUSS"),
        ("cœur", "coeur"),
        ("Áine", "A\u0301ine"),
        ("SIÔN", "sion"),
        ("co\N{SOFT HYPHEN}operate", "cooperate"),
        ("foot\N{ZERO WIDTH SPACE}ball", "football"),
        ("a\N{NO-BREAK SPACE}b", "a b"),
        ("ﬁght ①", "fight 1"),
        ("❤\ufe0f", "❤"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("हिन्दी", "हिन्दी"),
    ],
    ids=ascii,
)
def test_other_keyboards_fold_alike(typed: str, sought: str) -> None:
    assert folded(typed) == folded(sought)


def test_vowel_signs_of_other_scripts_are_letters() -> None:
    assert folded("कि") != folded("का")


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ANY)
def test_capitals_do_not_matter(text: str) -> None:
    assert folded(text.upper()) == folded(text.upper().lower())


@given(ANY, ANY, ANY)
def test_text_holds_its_own_words_in_any_order(before: str, text: str, after: str) -> None:
    words = text.split()
    assert holds_all(f"{before} {text} {after}", " ".join(reversed(words)))


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("", True),
        ("  ", True),
        ("late he", True),
        ("he late gone", False),
        ("LÁT", True),
        ("‘came’", True),  # noqa: RUF001
        ("'", True),
    ],
)
def test_every_word_has_to_be_there(wanted: str, held: bool) -> None:
    assert holds_all("He came late.", wanted) is held
