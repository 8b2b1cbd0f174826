"""Where in a reflection the words stand that were looked for."""

from __future__ import annotations

import pytest

from model.reflection.found import NEXT_STEP, OUTCOME, PSEUDONYM
from model.store import Deletion, OwnStore
from tests.model.store.temporary_home import DAY


@pytest.fixture
def reflected(own: OwnStore) -> str:
    """A reflection with words in all that can hold some."""
    whose = own.relationships.name("Blue Jay").id
    made = own.reflections.start("f", "v", "en", DAY, headline="A quiet hour", relationship=whose).id
    own.answers.save(made, "headline", words="A quiet hour", tab="a", base_version=0)
    own.answers.save(made, "safety.what", words="Siôn\nco\xadoperated.", place="a_prompt", tab="a", base_version=0)
    own.answers.save(made, "trust.place", place="2", tab="a", base_version=0)
    own.answers.save(made, "their_telling", words="It was all right.", tab="a", base_version=0)
    own.answers.save(made, "next_1", words="Ring the school", tab="a", base_version=0)
    own.answers.save(made, "next_1_outcome", words="It went well", place="done", tab="a", base_version=0)
    return made


def lines(own: OwnStore, text: str) -> list[tuple[str, str | None, str]]:
    """The lines of the one that was found: the field, its place, and the words with the find in brackets."""
    [found] = own.search.find(text)
    return [
        (line.field, line.place, "".join(f"[{one.words}]" if one.is_found else one.words for one in line.pieces))
        for line in own.search.lines([found], text)[found.id]
    ]


@pytest.mark.usefixtures("reflected")
@pytest.mark.parametrize(
    ("text", "field", "asked", "line"),
    [
        ("QUIET", "headline", None, "A [quiet] hour"),
        ("jay", PSEUDONYM, None, "Blue [Jay]"),
        ("cooperat sion", "safety.what", "a_prompt", "[Siôn] [co\xadoperat]ed."),
        ("all right", "their_telling", None, "It was [all] [right]."),
        ("school", NEXT_STEP, None, "Ring the [school]"),
        ("went", OUTCOME, None, "It [went] well"),
    ],
)
def test_line_tells_where_it_stands(own: OwnStore, text: str, field: str, asked: str | None, line: str) -> None:
    assert lines(own, text) == [(field, asked, line)]


@pytest.mark.usefixtures("reflected")
def test_words_that_stand_apart_are_shown_in_as_many_lines_as_they_need(own: OwnStore) -> None:
    assert {field for field, *_ in lines(own, "school blue right")} == {NEXT_STEP, PSEUDONYM, "their_telling"}
    assert lines(own, "it well school") == [
        (OUTCOME, None, "[It] went [well]"),
        (NEXT_STEP, None, "Ring the [school]"),
    ]


def test_nothing_that_was_not_found_has_lines(own: OwnStore, reflected: str) -> None:
    assert own.search.lines([own.reflections.get(reflected)], "heron") == {reflected: ()}
    assert own.search.lines([], "school") == {}


def test_what_was_deleted_meanwhile_shows_none_of_its_answers(
    own: OwnStore, deletion: Deletion, reflected: str
) -> None:
    found = own.reflections.get(reflected)
    deletion.reflection(reflected)
    assert own.search.lines([found], "school") == {reflected: ()}
