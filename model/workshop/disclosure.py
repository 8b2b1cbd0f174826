"""What a room may see of its answers: never what a group of a few people said, fewer than `FEWEST_SHOWN`.

Against whom. Somebody in the room who keeps every result that was ever shown, hidden again or printed, who sees who
comes, goes and takes up a phone between two results, and who knows this rule. They subtract results from each other.

What is done. A result is published once and only grows:

- The first result of a question counts at least `FEWEST_SHOWN` people. A later one is the result before it plus at
  least as many people who were in none; a few wait. So two results of a question differ by nobody or by enough people.
- An answer counts as it was when its person was first counted. One changed or taken back later changes no result, or
  the change would be that person's. Who wants to see a room change its mind asks again, in a new question.
- Results of questions about the same thing are held against each other. People who are in exactly the same of these
  results are a *block*. A result may not cut off a part of a block, nor leave a part behind, of a few people.
  All that sums and differences of such results can tell is sums over whole blocks, and each has enough people.
- Whether something is shown depends on who answered, never on what they answered, so a refusal tells nothing. (Moves
  are of those who placed themselves twice, so they tell how many others did not; see `then_and_now.py`.)

Small cells are shown. People can see that *one of them* placed themselves at 1, not who; this is usual in polls, and a
room of ten would see nothing otherwise. A trainer with a wary room asks for `cells_at_least`: neighbouring answers are
then told together, and the result is shown once and does not grow, because cells that fit one block may not fit the
next.

What it does not stop. Who knows the answers of all others in a result, or in what one result has more than the one
before it, knows the last: friends who compare; or whoever brings phones for all but one of `FEWEST_SHOWN` people and
waits for one latecomer, in a room of any size. A locked room and a count of heads keep strangers from that, but not the
trainer, who can let made-up people in as well. Where all say the same, everybody's answer is known. A question asked
again shows how many moved on balance. A trainer who asks the same thing under two names, or the same people in two
workshops, can subtract. Results of different things are not held against each other: where one answer lets another be
guessed, so does its result. Whoever can read the store reads the answers until the workshop ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from model.access import FEWEST_SHOWN
from model.phrases import FEWEST
from model.workshop.tables import Question, Table, coarsened, tally

Outcome = Literal["shown", "kept_as_it_was", "too_few"]

GROWN = "Shown."
GROWN_IN_PART = "Shown. A few more answers wait: they join when nobody can be told apart by the difference."
NOBODY_NEW = "As it was: nobody new has answered."
FEW_NEW = "As it was: the answers that have come since are too few, and the difference would be theirs."
SHOWN_ONCE = "As it was: a picture with answers told together is shown once."
TOO_FEW = f"Not shown: fewer than {FEWEST} have answered."
TOLD_APART = "Not shown: a few people answered an earlier question about this and not this one, or the other way round."


@dataclass(frozen=True)
class PublishedResult:
    """One table as it was published, and the people counted in it. What each of them said is not kept here."""

    question: str
    about: str
    people: frozenset[str]
    table: Table
    cells_at_least: int = 1


@dataclass(frozen=True)
class Decision:
    """What to draw now: a new result, the last one as it was, or none; `why` is a sentence for the screen."""

    outcome: Outcome
    why: str
    result: PublishedResult | None

    @property
    def table(self) -> Table | None:
        """The table to draw, or None where nothing may be shown."""
        return self.result.table if self.result else None


@dataclass(frozen=True)
class Shown:
    """Every result a workshop has ever published, oldest first. It has to outlive hiding, restarts and the report."""

    results: tuple[PublishedResult, ...] = ()

    def latest(self, question: str) -> PublishedResult | None:
        """The newest result of a question, or None."""
        return next((result for result in reversed(self.results) if result.question == question), None)

    def after(self, decision: Decision) -> Shown:
        """These results with the one just decided on: keep this before anybody sees it."""
        if decision.outcome != "shown" or decision.result is None:
            return self
        return Shown((*self.results, decision.result))


def may_show(shown: Shown, question: Question, answers: Mapping[str, str], *, cells_at_least: int = 1) -> Decision:
    """What the room may see of a question now, after what it has seen already.

    `answers` holds each person's answer by the person's key. Reports and files are made of results only, too: ask once
    more at the end and take what this gives. Raises ValueError for an answer the question does not have, a different
    set of answers than shown before, or `cells_at_least` below 1.
    """
    before = shown.latest(question.key)
    if before and before.cells_at_least > 1:
        return Decision("kept_as_it_was", SHOWN_ONCE, before)
    waiting = answers.keys() - (before.people if before else frozenset())
    ready = _ready(_blocks(shown, question, waiting), waiting)
    if not ready:
        return _unchanged(before, waiting)
    table = tally(question, (answers[person] for person in ready))
    why = GROWN if ready == waiting else GROWN_IN_PART
    if before:
        return Decision("shown", why, _published(question, before.people | ready, before.table.plus(table)))
    table = coarsened(table, cells_at_least)
    return Decision("shown", why, _published(question, ready, table, cells_at_least))


def _published(question: Question, people: frozenset[str], table: Table, cells_at_least: int = 1) -> PublishedResult:
    return PublishedResult(question.key, question.about, people, table, cells_at_least)


def _unchanged(before: PublishedResult | None, waiting: AbstractSet[str]) -> Decision:
    if before:
        return Decision("kept_as_it_was", FEW_NEW if waiting else NOBODY_NEW, before)
    return Decision("too_few", TOO_FEW if len(waiting) < FEWEST_SHOWN else TOLD_APART, None)


def _blocks(shown: Shown, question: Question, waiting: AbstractSet[str]) -> list[tuple[bool, set[str]]]:
    """All people known by the results about the same thing they are in; each block says whether it is in any."""
    alike = [result.people for result in shown.results if result.about == question.about]
    blocks: defaultdict[tuple[bool, ...], set[str]] = defaultdict(set)
    for person in set(waiting).union(*alike):
        blocks[tuple(person in people for people in alike)].add(person)
    return [(any(seen), people) for seen, people in blocks.items()]


def _ready(blocks: list[tuple[bool, set[str]]], waiting: AbstractSet[str]) -> frozenset[str]:
    """Those waiting who can be counted without cutting off, or leaving behind, a few people of a block."""
    ready: set[str] = set()
    for was_seen, people in blocks:
        joining = people & waiting
        left = people - waiting if was_seen else set()
        if len(joining) >= FEWEST_SHOWN and (not left or len(left) >= FEWEST_SHOWN):
            ready |= joining
    return frozenset(ready)
