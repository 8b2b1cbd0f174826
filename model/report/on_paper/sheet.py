"""A way through a reflection as a sheet to print: the same questions and places, with room to write by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.content import Content
from model.content.reflection.schema import (
    ChooseStep,
    ChosenStep,
    ElementStep,
    Flow,
    GlanceStep,
    NextTimeStep,
    SessionStep,
    Step,
    WordsStep,
)
from model.content.schema import Element, Turn
from model.report.shared.blocks import Block, Column, Heading, Line, Room, Table, Ticks, Told
from model.report.shared.told_pdf import told_pdf

LINES = 4
IN_ONE_LINE, WHEN, WHICH = "The meeting in one line", "Which day, where, and what kind of meeting", "Which one"
ASKED_OF_ANY: dict[Turn, str] = {
    "what": "What happened",
    "so_what": "What it meant",
    "now_what": "What next",
    "voice": "How they would tell it",
}
"""What is asked of an element on a sheet that does not know which one it is."""


def sheet_pdf(content: Content, flow: Flow) -> bytes:
    """The sheet as a PDF of A4 pages."""
    return told_pdf(content, told_sheet(content, flow))


def told_sheet(content: Content, flow: Flow) -> Told:
    """All that the way asks, step by step, with room for a next step at its end."""
    paper = content.take_away.paper
    asks_next_time = any(isinstance(step, NextTimeStep) for step in flow.steps)
    blocks = [
        Line(paper.on_top),
        *(block for step in flow.steps for block in _step(content, flow, step)),
        *(() if asks_next_time else (Heading(2, paper.next_step), Room("", 2))),
        Line(paper.keep_safe),
        Line(content.scale.ours),
    ]
    return Told(flow.name, f"{content.take_away.paper.name}: {flow.name}", tuple(blocks))


def _step(content: Content, flow: Flow, step: Step) -> Iterator[Block]:
    match step:
        case SessionStep(intro=intro):
            yield from (Line(intro), Room(IN_ONE_LINE, 1), Room(WHEN, 1))
        case ElementStep():
            yield from _element(content, content.element(step.element), step.turns, place=step.place)
        case ChooseStep(question=question, layers=layers):
            names = [f"{one.name}. {one.sentence}" for one in content.elements if one.layer in layers]
            yield from (Heading(2, question), Ticks(tuple(names)), Line(content.take_away.paper.choose))
        case ChosenStep():
            yield from _chosen(content, flow, step)
        case GlanceStep(intro=intro):
            yield from _glance(content, intro)
        case WordsStep() | NextTimeStep():
            yield from _words(step)


def _element(content: Content, element: Element, turns: Sequence[Turn], *, place: bool) -> Iterator[Block]:
    yield from (Heading(2, element.name), Line(element.sentence))
    for turn in turns:
        asked = tuple(prompt.text for prompt in content.prompts(element.key, turn))
        if len(asked) > 1:
            yield from (Line(content.take_away.paper.any_of), Ticks(asked))
        else:
            yield from map(Line, asked)
        yield Room("", LINES)
    if place:
        yield from _places(content, element.scale)
    if element.layer == "base":
        yield Line(content.take_away.paper.base_first)


def _places(content: Content, said: Sequence[str]) -> Iterator[Block]:
    """The five places in these words, and the answers that are none."""
    places = [f"{number}. {text}" for number, text in enumerate(said, 1)]
    yield from (Line(content.scale.question), Ticks((*places, *(other.name for other in content.scale.others))))


def _chosen(content: Content, flow: Flow, step: ChosenStep) -> Iterator[Block]:
    """Room for as many elements as can be chosen, whichever they are."""
    most = next(one.most for one in flow.steps if isinstance(one, ChooseStep) and one.key == step.chosen_in)
    for number in range(1, most + 1):
        name = content.take_away.paper.one_chosen
        yield from (Heading(2, name if most == 1 else f"{name} ({number})"), Room(WHICH, 1))
        yield from (Room(ASKED_OF_ANY[turn], LINES) for turn in step.turns)
        if step.place:
            yield from _places(content, [f"{point.name}. {point.text}" for point in content.scale.points])


def _glance(content: Content, intro: str) -> Iterator[Block]:
    marks = (*(point.key for point in content.scale.points), *(other.name for other in content.scale.others))
    columns = (Column("Element", 34), *(Column(mark, 6 if len(mark) == 1 else 12) for mark in marks))
    rows = tuple((element.name, *("" for _ in marks)) for element in content.elements)
    named = ", ".join(f"{point.key} {point.name}" for point in content.scale.points)
    yield from (Heading(2, content.take_away.paper.glance), Line(intro), Line(f"{named}."), Table(columns, rows))


def _words(step: WordsStep | NextTimeStep) -> Iterator[Block]:
    yield Heading(2, step.question)
    if step.help:
        yield Line(step.help)
    if isinstance(step, WordsStep) and step.choices:
        yield Ticks(step.choices)
    else:
        yield Room("", LINES)
