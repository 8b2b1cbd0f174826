"""Words are found however they were typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.search_words import WIDTH, Piece, folded, holds_all, line_around, sought, spans

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


@given(ANY)
def test_text_folds_to_what_its_signs_fold_to(text: str) -> None:
    assert folded(text) == "".join(map(folded, text))


TRICKY = st.text(st.sampled_from("abefioαι sS.'\"ßﬁéİ①각‑’\u0301\u0345\u0308\xad\u200b\u200d\ufe0f\n"), max_size=60)  # noqa: RUF001


@given(ANY | TRICKY, TRICKY)
def test_what_was_found_stands_where_it_is_said_to(text: str, looked_for: str) -> None:
    wanted = sought(looked_for)
    kept = folded(text)
    at = 0
    for start, end in spans(text, wanted):
        before, found = folded(text[:start]), folded(text[start:end])
        assert at <= start < end
        assert any(word in found for word in wanted)
        assert not any(word in kept[len(folded(text[:at])) : len(before)] for word in wanted)
        assert kept.startswith(before + found)
        at = end
    assert not any(word in folded(text[at:]) for word in wanted)


@given(ANY | TRICKY, TRICKY)
def test_line_holds_the_first_find_as_it_was_written(text: str, looked_for: str) -> None:
    wanted = sought(looked_for)
    line = line_around(text, wanted)
    if not (found := spans(text, wanted)):
        assert line == ()
        return
    shown = "".join(piece.words for piece in line).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(re.split(r"\s+", text))
    start, end = found[0]
    assert next(piece.words for piece in line if piece.is_found) == " ".join(re.split(r"\s+", text[start:end]))


@pytest.mark.parametrize(
    ("text", "looked_for", "line"),
    [
        ("We saw a kestrel.", "KESTREL", [("We saw a ", False), ("kestrel", True), (".", False)]),
        ("He co\xadoperated", "cooperate", [("He ", False), ("co\xadoperate", True), ("d", False)]),
        ("Sio\u0302n came", "sion", [("Sio\u0302n", True), (" came", False)]),
        ("ﬁne", "i", [("ﬁ", True), ("ne", False)]),
        ("one\n\n two", "two", [("one ", False), ("two", True)]),
        ("late and late", "late", [("late", True), (" and ", False), ("late", True)]),
        ("relate later", "late rela", [("relate", True), (" ", False), ("late", True), ("r", False)]),
    ],
    ids=ascii,
)
def test_line_shows_words_as_written_with_the_find_marked(
    text: str, looked_for: str, line: list[tuple[str, bool]]
) -> None:
    assert line_around(text, sought(looked_for)) == tuple(Piece(*piece) for piece in line)


def test_long_text_is_cut_between_words_round_the_find() -> None:
    text = "before it " * 40 + "kestrel" + " after it" * 40
    line = line_around(text, ["kestrel"])
    assert [piece.words for piece in line] == [
        "… ",
        "before it before it before it before it ",
        "kestrel",
        " after it after it after it after it after it after it after it after it",
        " …",
    ]
    assert sum(len(piece.words) for piece in line[1:-1]) <= WIDTH


def test_text_without_spaces_is_never_cut_before_an_accent() -> None:
    text = "e\u0301" * 200 + "x" + "e\u0301" * 200
    line = line_around(text, ["x"])
    assert [piece.words for piece in line] == ["… ", "e\u0301" * 20, "x", "e\u0301" * 40, " …"]
