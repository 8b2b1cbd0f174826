"""Sheets to print: every question and place that the guide asks in a way, with room for each."""

from __future__ import annotations

import pytest

from model.content import Content
from model.content.reflection.schema import ChooseStep, ElementStep, GlanceStep, NextTimeStep, WordsStep
from model.report.on_paper.cards import cards_pdf
from model.report.on_paper.sheet import sheet_pdf, told_sheet
from model.report.shared import paper
from model.report.shared.blocks import Heading, Line, Room, Table, Ticks
from tests.model.report.shared.pdf_reader import read

FLOWS = ("five_minutes", "three_lines", "full_walk", "one_in_depth", "next_meeting", "ending")


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


@pytest.fixture
def spoken(shipped: Content) -> Content:
    return shipped.spoken(shipped.settings.person)


def test_every_shipped_way_has_a_sheet(shipped: Content) -> None:
    assert tuple(flow.key for flow in shipped.flows.flows) == FLOWS


@pytest.mark.parametrize("key", FLOWS)
def test_sheet_asks_in_order_all_that_its_way_asks(spoken: Content, key: str) -> None:
    flow = spoken.flow(key)
    blocks = told_sheet(spoken, flow).blocks
    said = {text for block in blocks for text in _texts(block)}
    asked = []
    for step in flow.steps:
        match step:
            case ElementStep():
                element = spoken.element(step.element)
                asked += [prompt.text for turn in step.turns for prompt in spoken.prompts(element.key, turn)]
                asked += [f"{number}. {text}" for number, text in enumerate(element.scale, 1)]
            case ChooseStep() | WordsStep() | NextTimeStep():
                asked.append(step.question)
            case GlanceStep():
                asked.append(step.intro)
    assert [text for text in asked if text not in said] == []
    assert [block for block in blocks if isinstance(block, Room) and block.lines < 1] == []


def test_as_many_elements_have_room_as_can_be_chosen(spoken: Content) -> None:
    blocks = told_sheet(spoken, spoken.flow("five_minutes")).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Creating safety",
        "What stood out, for better or worse?",
        "What you chose (1)",
        "What you chose (2)",
        "How would the young person tell this meeting to a friend on the way home?",
        "One small next step",
    ]


def test_sheet_that_asks_for_next_time_asks_for_it_once(spoken: Content) -> None:
    headings = [
        block.text for block in told_sheet(spoken, spoken.flow("three_lines")).blocks if isinstance(block, Heading)
    ]
    assert headings == ["Creating safety", "What is one small thing for next time?"]


def test_glance_has_a_row_for_each_element_and_a_column_for_each_answer(spoken: Content) -> None:
    [table] = [block for block in told_sheet(spoken, spoken.flow("next_meeting")).blocks if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == [element.name for element in spoken.elements]
    assert [column.name for column in table.columns] == [
        *("Element", "1", "2", "3", "4", "5"),
        *(other.name for other in spoken.scale.others),
    ]


@pytest.mark.parametrize("key", FLOWS)
def test_sheet_is_tagged_and_says_its_rules(spoken: Content, key: str) -> None:
    found, words = read(sheet_pdf(spoken, spoken.flow(key))), spoken.take_away.paper
    assert (found.is_marked, found.pdfua_part, found.title) == (True, "1", spoken.flow(key).name)
    assert [text for text in (words.on_top, words.keep_safe, spoken.scale.ours) if text not in found.texts("P")] == []


def test_cards_are_the_places_the_other_answers_and_the_elements(spoken: Content) -> None:
    found = read(cards_pdf(spoken))
    points = [f"{point.key}{point.name}" for point in spoken.scale.points]
    assert [text.replace(" ", "") for text in found.texts("H2")] == [
        name.replace(" ", "") for name in (*points, *(one.name for one in (*spoken.scale.others, *spoken.elements)))
    ]
    assert (found.pdfua_part, found.pages) == ("1", 2)


def _texts(block: object) -> tuple[str, ...]:
    match block:
        case Ticks(items=items):
            return items
        case Heading(text=text) | Line(text=text):
            return (text,)
        case _:
            return ()
