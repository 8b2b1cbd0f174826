"""The counts of a workshop as CSV: only counts, none that is hidden, and no cell a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content import Content
from model.report.shared.cells import MARK, harmless
from model.report.workshop_report.csv import HEAD, room_csv
from model.report.workshop_report.words import MOVE_NAMES, NO_LINES
from model.workshop.results import NOT_SHOWN, NOT_SHOWN_TWICE
from model.workshop.room import Room
from model.workshop.script import script_of
from tests.model.report.workshop_report.rooms import WORDS, made_up_people, results_of, room_of, workshop


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows as any reader of CSV finds them."""
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline="")))


@pytest.fixture
def twelve(shipped: Content) -> list[dict[str, str]]:
    """A workshop of twelve."""
    return rows_of(room_csv(shipped, *workshop(shipped, "meeting_the_model", 12)))


def test_file_begins_with_a_mark_and_its_head_and_lines_end_as_excel_ends_them(shipped: Content) -> None:
    text = room_csv(shipped, *workshop(shipped, "meeting_the_model", 12))
    assert text.splitlines()[0] == MARK + ",".join(HEAD)
    assert text.encode().startswith(b"\xef\xbb\xbfworkshop")
    assert text.count("\n") == text.count("\r\n") == text.count("\r") == len(rows_of(text)) + 1


def test_first_row_is_how_many_joined(twelve: list[dict[str, str]]) -> None:
    assert list(twelve[0].values()) == ["Meeting the model", "2026-03-14", "", "", "", "joined with a phone", "12", ""]


def test_counts_of_each_question_are_those_of_its_table(shipped: Content, twelve: list[dict[str, str]]) -> None:
    _, _, results, _ = workshop(shipped, "meeting_the_model", 12)
    ground = results[1]
    for placed in ground.places:
        name = shipped.element(placed.element).name
        found = [int(row["count"]) for row in twelve if (row["step"], row["element"]) == (ground.step.title, name)]
        assert found == [cell.number for cell in placed.table.cells]


def test_moves_and_choices_are_told_in_words(shipped: Content, twelve: list[dict[str, str]]) -> None:
    moves = [row["answer"] for row in twelve if (row["step"], row["element"]) == ("Then and now", "Trust")]
    assert moves == list(MOVE_NAMES.values())
    chosen = [row["answer"] for row in twelve if row["step"] == "One thing"]
    assert chosen == [element.name for element in shipped.elements]
    assert next(row["question"] for row in twelve if row["step"] == "Then and now").count(" / ") == 1


def test_conditions_are_counted_under_their_own_answers(shipped: Content) -> None:
    _, _, results, _ = told = workshop(shipped, "our_conditions", 12)
    rows = rows_of(room_csv(shipped, *told))
    place = shipped.conditions.conditions[-1]
    found = [(row["answer"], row["count"]) for row in rows if row["element"] == place.name]
    counted = results[0].conditions[-1].table
    assert found == [(text, str(cell.number)) for text, cell in zip(place.answers, counted.cells, strict=True)]


def test_words_of_the_room_are_in_no_cell(twelve: list[dict[str, str]]) -> None:
    cells = {cell for row in twelve for cell in row.values()}
    assert cells.intersection(WORDS) == set()
    assert [row["count"] for row in twelve if row["step"] == "One word"] == ["12"]


@pytest.mark.parametrize("number", [0, 1, 4])
def test_hidden_question_has_its_rows_and_no_count(shipped: Content, twelve: list[dict[str, str]], number: int) -> None:
    rows = rows_of(room_csv(shipped, *workshop(shipped, "meeting_the_model", number)))
    without = ("count", "note")
    assert [{k: v for k, v in row.items() if k not in without} for row in rows] == [
        {k: v for k, v in row.items() if k not in without} for row in twelve
    ]
    notes = {NOT_SHOWN, NOT_SHOWN_TWICE, NO_LINES}
    assert ({row["count"] for row in rows[1:]}, {row["note"] for row in rows[1:]}) == ({""}, notes)


def test_answers_told_together_have_no_count_of_their_own(shipped: Content) -> None:
    script = script_of(shipped, "honest_challenge")
    people = [{"one_relationship.trust": place} for place in "112223355"]
    results = results_of(script, people, cells_at_least=3)
    rows = rows_of(room_csv(shipped, room_of("honest_challenge", "Honest"), script, results, 9))
    told = [(row["count"], row["note"]) for row in rows if row["element"] == "Trust"]
    low, high = told[0][1], told[2][1]
    assert told == [("", low)] * 2 + [("", high)] * 6
    assert (low, high.startswith("4 together: “3. Taking shape” or “4. Both play a part” or ")) == (
        "5 together: “1. Still finding it” or “2. A start”",
        True,
    )


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1", "'+44 1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        (" \r\n =1", "'=1"),
        ("＝1", "'＝1"),  # noqa: RUF001  the wide ones
        ("a\r\nb", "a b"),
        ("plain = words", "plain = words"),
        ("", ""),
    ],
)
def test_cell_that_looks_like_a_formula_is_made_harmless(cell: str, kept: str) -> None:
    assert harmless(cell) == kept


@given(st.text(max_size=60))
def test_no_cell_begins_like_a_formula_or_breaks_its_line(text: str) -> None:
    kept = harmless(text)
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert len(kept.splitlines()) <= 1


def test_plan_written_to_harm_a_spreadsheet_does_not(shipped: Content) -> None:
    script = script_of(shipped, "meeting_the_model")
    plan = script.plan
    steps = tuple(step.model_copy(update={"title": f"=cmd|' /C calc'!A0{step.key}"}) for step in plan.steps)
    script = script.model_copy(update={"plan": plan.model_copy(update={"steps": steps})})
    room: Room = room_of("meeting_the_model", '@SUM(1)";"\n=2')
    text = room_csv(shipped, room, script, results_of(script, made_up_people(script, 6)), 6)
    cells = [cell for row in csv.reader(StringIO(text.removeprefix(MARK), newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert rows_of(text)[0]["workshop"] == '\'@SUM(1)";" =2'
