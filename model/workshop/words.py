"""A room's results as rows of a table and as sentences to read aloud. What is not shown is said to be not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.access import FEWEST_SHOWN
from model.answers import PLACES
from model.content import Content
from model.content.guide.conditions import ANSWERS
from model.content.workshop.steps import ChooseOneStep, FeedbackStep, VignetteStep, WorkshopStep
from model.profile import place_name
from model.workshop.disclosure import Decision
from model.workshop.results import ConditionResult, PlaceResult, Spread, gaps
from model.workshop.script import RoomScript
from model.workshop.tables import Cell, Table
from model.workshop.then_and_now import MOVES, Change, change_in_words

HIDDEN = "not shown"
NO_MIDDLE = "no middle"
GAPS = {"not_in_play": "not in play", "not_sure": "not sure", "skip": "skipped"}


def place_head(content: Content) -> list[str]:
    """The head of the table of places: element, each answer by name, how many answered, the spread."""
    return ["Element", *answer_names(content).values(), "Answered", "Middle half from", "Middle", "Middle half to"]


def place_rows(content: Content, results: Sequence[PlaceResult]) -> list[list[str]]:
    """One row an element, under `place_head`. A result that may not be seen fills its row with "not shown"."""
    return [_place_row(content, result) for result in results]


def place_sentence(content: Content, result: PlaceResult) -> str:
    """One element read aloud: how many stand where, the middle, the spread, and every gap as a gap."""
    name = content.element(result.element).name
    if result.table is None:
        return f"{name}: {after_colon(result.why)}"
    if result.table.is_coarse:
        return f"{name}: {_listed_cells(result.table, answer_names(content))}."
    return " ".join([f"{name}: {_placed(content, result.table)}.", *_beyond_places(result.table, result.spread)])


def middle_sentence(content: Content, result: PlaceResult) -> str:
    """The same without how many stand where, for who has the table beside it."""
    if result.table is None or result.table.is_coarse:
        return place_sentence(content, result)
    return f"{content.element(result.element).name}: {' '.join(_beyond_places(result.table, result.spread))}"


def scale_names(content: Content) -> dict[str, str]:
    """The five places with their numbers, by place: "3. Taking shape"."""
    return {place: f"{place}. {place_name(content, int(place))}" for place in PLACES}


def answer_names(content: Content) -> dict[str, str]:
    """The same, and the names of the answers that are no place."""
    return scale_names(content) | {str(other.key): other.name for other in content.scale.others}


def choice_names(content: Content, script: RoomScript, step: WorkshopStep) -> dict[str, str]:
    """The choices a step offers, by key, in the order they stand."""
    if isinstance(step, VignetteStep):
        return {choice.key: choice.text for choice in script.vignette(step).choices}
    if isinstance(step, FeedbackStep):
        return {choice.key: choice.text for choice in step.choices}
    if isinstance(step, ChooseOneStep):
        return {key: content.element(key).name for key in script.offered[step.key]}
    return {}


def choice_rows(names: Mapping[str, str], decision: Decision) -> list[list[str]]:
    """One row a choice, in the order they were offered: its name from `names`, and how many chose it."""
    if decision.table is None:
        return [[name, HIDDEN] for name in names.values()]
    return [[cell_name(cell, names), str(cell.number)] for cell in decision.table.cells]


def choice_sentence(names: Mapping[str, str], decision: Decision) -> str:
    """The choices read aloud, in the order they were offered, with how many answered."""
    return f"{_listed_cells(decision.table, names)}." if decision.table else decision.why


def condition_answers(content: Content) -> dict[str, str]:
    """What the three answers are called where several conditions stand side by side, by key."""
    return dict(zip(ANSWERS, content.conditions.in_short, strict=True))


def condition_head(content: Content) -> list[str]:
    """The head of the table of conditions: condition, each answer in short, how many answered."""
    return ["Condition", *condition_answers(content).values(), "Answered"]


def condition_rows(content: Content, results: Sequence[ConditionResult]) -> list[list[str]]:
    """One row a condition, under `condition_head`."""
    names = condition_answers(content)
    return [
        [one.condition.name, *(_numbers(one.table, names) if one.table else [HIDDEN] * len(names)), _all(one.table)]
        for one in results
    ]


def condition_sentence(result: ConditionResult) -> str:
    """One condition read aloud, with its own answers."""
    if result.table is None:
        return f"{result.condition.name}: {after_colon(result.why)}"
    names = dict(zip(ANSWERS, result.condition.answers, strict=True))
    return f"{result.condition.name}: {_listed_cells(result.table, names)}."


def change_head() -> list[str]:
    """The head of the table of moves: element, each move from -4 to +4, how many gave both."""
    return ["Element", *MOVES, "Gave both"]


def change_rows(content: Content, changes: Sequence[Change]) -> list[list[str]]:
    """One row an element, under `change_head`."""
    rows = []
    for change in changes:
        cells = [HIDDEN] * (len(MOVES) + 1)
        if change.table is not None:
            cells = [*_numbers(change.table, dict(zip(MOVES, MOVES, strict=True))), str(change.table.n)]
        rows.append([content.element(change.element).name, *cells])
    return rows


def change_sentence(content: Content, change: Change) -> str:
    """One element's moves read aloud."""
    said = change_in_words(change)
    return f"{content.element(change.element).name}: {after_colon(said) if change.table is None else said}"


def _place_row(content: Content, result: PlaceResult) -> list[str]:
    name = content.element(result.element).name
    if result.table is None:
        return [name, *[HIDDEN] * (len(place_head(content)) - 1)]
    spread = [NO_MIDDLE] * 3
    if result.spread:
        spread = [_at(result.spread.low), _at(result.spread.middle), _at(result.spread.high)]
    named = dict(zip(PLACES, PLACES, strict=True)) | GAPS
    return [name, *_numbers(result.table, named), str(result.table.n), *spread]


def _all(table: Table | None) -> str:
    return HIDDEN if table is None else str(table.n)


def _placed(content: Content, table: Table) -> str:
    numbers = {place: table.cell(place).number for place in PLACES}
    if not any(numbers.values()):
        return f"none of the {table.n} who answered gave a place"
    placed = [f"{number} at “{place_name(content, int(place))}”" for place, number in numbers.items() if number]
    return f"{sum(numbers.values())} of {table.n} gave a place: {', '.join(placed)}"


def _beyond_places(table: Table, spread: Spread | None) -> list[str]:
    left_open = [f"{number} {GAPS[answer]}" for answer, number in gaps(table).items() if number]
    return [_spread_in_words(spread), *([f"No place: {', '.join(left_open)}."] if left_open else [])]


def _spread_in_words(spread: Spread | None) -> str:
    if spread is None:
        return f"There is no middle: fewer than {FEWEST_SHOWN} gave a place."
    if spread.low == spread.high:
        return f"The middle is {_at(spread.middle)}, and at least half of those who gave a place are there."
    return f"The middle is {_at(spread.middle)}; the middle half reaches from {_at(spread.low)} to {_at(spread.high)}."


def _at(place: float) -> str:
    """A place, or that it lies between two: a scale whose places are not added up has no halves."""
    return str(int(place)) if place == int(place) else f"between {int(place)} and {int(place) + 1}"


def _numbers(table: Table, names: Mapping[str, str]) -> list[str]:
    """The number in each answer's column, by `names`: of a group once, and its other columns say with which it goes."""
    told = []
    for answer in names:
        cell = table.cell(answer)
        first, *others = cell.answers
        told.append(f"with {names[first]}" if answer != first else f"{cell.number}{' together' if others else ''}")
    return told


def _listed_cells(table: Table, names: Mapping[str, str]) -> str:
    listed = "; ".join(f"{cell.number or 'nobody'} {_quoted(cell, names)}" for cell in table.cells)
    return f"{table.n} answered: {listed}"


def cell_name(cell: Cell, names: Mapping[str, str]) -> str:
    """The answer that a cell counts; each in quotation marks where it tells several together."""
    return names[cell.answers[0]] if len(cell.answers) == 1 else _quoted(cell, names)


def _quoted(cell: Cell, names: Mapping[str, str]) -> str:
    return " or ".join(f"“{names[answer]}”" for answer in cell.answers)


def after_colon(sentence: str) -> str:
    """A sentence as it stands after a colon."""
    return sentence[:1].lower() + sentence[1:]
