"""Then and now: how each person's two places differ, told as how many moved how far. No mean, no significance.

Only the moves are published, never the tables of *then* and of *now* beside them: where one person gave only one of
the two, the sums of the three tables would give their place away. Who did not place themselves twice is in no result
of moves and is not counted beside one: so whether moves are shown depends on who gave both places, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.answers import PLACES
from model.phrases import FEWEST
from model.workshop.disclosure import TOO_FEW, Decision, Shown, may_show
from model.workshop.tables import Question, Table

EARLIER = ("-4", "-3", "-2", "-1")
SAME = "0"
FURTHER = ("+1", "+2", "+3", "+4")
MOVES = (*EARLIER, SAME, *FURTHER)
TOO_FEW_PAIRS = f"Not shown: fewer than {FEWEST} gave both places."


@dataclass(frozen=True)
class Change:
    """One element's moves as a room may see them: the published table, or None with the reason why there is none."""

    element: str
    table: Table | None
    why: str


def moves_question(step: str, element: str) -> Question:
    """The question of one element in a then-and-now step; its answers are how far somebody moved."""
    return Question(f"{step}.{element}", MOVES, f"moves.{element}")


def moves(then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """How far each person moved, "-4" to "+4", of those who gave a place both times."""
    return {
        person: f"{int(now[person]) - int(then[person]):+d}".replace("+0", SAME)
        for person in then.keys() & now.keys()
        if then[person] in PLACES and now[person] in PLACES
    }


def may_show_moves(
    shown: Shown, step: str, element: str, then: Mapping[str, str], now: Mapping[str, str], *, cells_at_least: int = 1
) -> Decision:
    """What the room may see of one element's moves: the rule of `may_show`, on those who gave both places."""
    decision = may_show(shown, moves_question(step, element), moves(then, now), cells_at_least=cells_at_least)
    return replace(decision, why=TOO_FEW_PAIRS) if decision.why == TOO_FEW else decision


def change_of(element: str, decision: Decision) -> Change:
    """What the screen, the table and the words say of one element's moves."""
    return Change(element, decision.table, decision.why)


def change_in_words(change: Change) -> str:
    """One plain sentence, such as "7 of 12 see the two of them further along now than then; 3 the same"."""
    if change.table is None:
        return change.why
    table = change.table
    told = [
        (table.number(FURTHER), "further along now than then", "further along"),
        (table.number([SAME]), "where they were then", "the same"),
        (table.number(EARLIER), "earlier on the road now than then", "earlier on the road"),
    ]
    if any(number is None for number, _, _ in told):
        return f"{table.n} gave both places. Some moves are told together; the table has them."
    (number, first, _), *others = [one for one in told if one[0]]
    opening = f"{number} of {table.n} {'sees' if number == 1 else 'see'} the two of them {first}"
    return "; ".join([opening, *(f"{number} {short}" for number, _, short in others)]) + "."
