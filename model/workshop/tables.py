"""A question put to a room, and the table of how many gave each answer. A table holds numbers, never people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.answers import OTHERS, PLACES
from model.content.guide.conditions import ANSWERS


@dataclass(frozen=True)
class Question:
    """One thing a room is asked: its possible `answers` in the order they are drawn.

    `about` names what it asks. Two questions that ask the same people the same thing, such as one element placed at the
    start and again at the end, carry the same `about`, because their tables can be subtracted from each other.
    """

    key: str
    answers: tuple[str, ...]
    about: str


def place_question(step: str, element: str, *, story: str = "") -> Question:
    """The question of one element in a step that asks for places: of oneself, or in the `story` with this key."""
    about = f"story.{story}.{element}" if story else f"place.{element}"
    return Question(f"{step}.{element}", (*PLACES, *OTHERS), about)


def choice_question(step: str, choices: Sequence[str], *, about: str = "") -> Question:
    """The question of a step that asks to choose one of a few: a vignette's choices, or the areas of choose one."""
    return Question(step, tuple(choices), about or step)


def condition_question(step: str, condition: str) -> Question:
    """The question of one condition in a step about conditions."""
    return Question(f"{step}.{condition}", ANSWERS, f"condition.{condition}")


@dataclass(frozen=True)
class Cell:
    """How many people gave one of these answers: one answer, or several neighbours that are told together."""

    answers: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Table:
    """How many gave each answer, in the order of the question's answers."""

    cells: tuple[Cell, ...]

    @property
    def n(self) -> int:
        """How many people are counted."""
        return sum(cell.number for cell in self.cells)

    @property
    def is_coarse(self) -> bool:
        """Whether some answers are told together only."""
        return any(len(cell.answers) > 1 for cell in self.cells)

    @property
    def tells_nothing(self) -> bool:
        """Whether all answers are told together, so that it tells no more than how many gave one."""
        return len(self.cells) == 1 and self.is_coarse

    def cell(self, answer: str) -> Cell:
        """The cell that holds an answer. Raises ValueError where the question has no such answer."""
        for cell in self.cells:
            if answer in cell.answers:
                return cell
        raise ValueError("This is not an answer to the question. Count it with the question it was given to.")

    def number(self, answers: Iterable[str]) -> int | None:
        """How many gave one of `answers`, or None where the table tells some of them only together with others."""
        wanted = set(answers)
        touched = {self.cell(answer) for answer in wanted}
        if any(not wanted.issuperset(cell.answers) for cell in touched):
            return None
        return sum(cell.number for cell in touched)

    def plus(self, other: Table) -> Table:
        """Both tables counted together. Raises ValueError where they were not asked for the same answers."""
        if [cell.answers for cell in self.cells] != [cell.answers for cell in other.cells]:
            raise ValueError("The answers to choose from have changed since this was shown. Ask it as a new question.")
        together = zip(self.cells, other.cells, strict=True)
        return Table(tuple(Cell(mine.answers, mine.number + theirs.number) for mine, theirs in together))


def tally(question: Question, given: Iterable[str]) -> Table:
    """The table of the answers given, one by each person. Raises ValueError for an answer it does not have."""
    numbers = Counter(given)
    if not numbers.keys() <= set(question.answers):
        raise ValueError(f"Somebody's answer is none that {question.key} offers. Check answers when they come in.")
    return Table(tuple(Cell((answer,), numbers[answer]) for answer in question.answers))


def coarsened(table: Table, cells_at_least: int) -> Table:
    """The table with neighbouring answers told together until each cell holds at least so many people.

    Places and answers that are none are told together only where one of the two kinds has fewer people than that. It
    works from the first answer on; what is left at the end joins the cell before it. So as many cells stay as can, and
    which they are tells of no few people within a cell: another choice, as of the smallest cells, would. A table of
    fewer people becomes one cell. With 1 the table stays as it is. Raises ValueError below 1.
    """
    if cells_at_least < 1:
        raise ValueError("A cell holds at least 1 person. Give a number from 1 up.")
    if cells_at_least == 1:
        return table
    are_none = [cell for cell in table.cells if set(cell.answers) <= set(OTHERS)]
    kinds = [[cell for cell in table.cells if cell not in are_none], are_none]
    if any(sum(cell.number for cell in kind) < cells_at_least for kind in kinds):
        kinds = [list(table.cells)]
    return Table(tuple(cell for kind in kinds for cell in _filled(kind, cells_at_least)))


def _filled(cells: Sequence[Cell], at_least: int) -> list[Cell]:
    full: list[Cell] = []
    rest = Cell((), 0)
    for cell in cells:
        rest = _joined(rest, cell)
        if rest.number >= at_least:
            full.append(rest)
            rest = Cell((), 0)
    if rest.answers:
        full.append(_joined(full.pop(), rest) if full else rest)
    return full


def _joined(left: Cell, right: Cell) -> Cell:
    return Cell(left.answers + right.answers, left.number + right.number)
