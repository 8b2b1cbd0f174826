"""Two machines that change one field end up with the same, and lose no words, whatever happens to the files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.answers import Answer
from model.share_file.merge import Held, merge
from tests.effort import examples
from tests.model.share_file.examples import MOMENT


def held(words: str, here: int, other: int, minute: int = 0, place: str | None = None) -> Held:
    """An answer saved in this minute, with these changes made here and on the other machine."""
    moment = MOMENT + timedelta(minutes=minute)
    return Held(Answer("both.agenda", words, place, here + other, moment, "one"), here, other)


@dataclass
class Machine:
    """One of the two: what it holds, what it put aside, and its files."""

    clock: timedelta
    held: Held | None = None
    aside: set[str] = field(default_factory=set)
    written_over: set[str] = field(default_factory=set)
    sent: int = 0
    got: int = 0

    def type(self, words: str, moment: datetime) -> None:
        """Write over what stands there, as somebody does who sees it."""
        before = self.held or held("", 0, 0)
        if before.answer.words == words:
            return
        self.written_over.add(before.answer.words)
        answer = Answer("both.agenda", words, None, before.answer.version + 1, moment + self.clock, "one")
        self.held = Held(answer, before.here + 1, before.other)

    def file(self) -> tuple[int, Held | None]:
        """A file with what stands here now."""
        self.sent += 1
        return self.sent, self.held

    def open(self, number: int, came: Held | None) -> None:
        """Open a file of the other machine; an older one than the last is refused."""
        if number <= self.got:
            return
        self.got = number
        if came:
            merged = merge(self.held, Held(came.answer, came.other, came.here))
            self.held = merged.held
            if merged.overwritten:
                self.aside.add(merged.overwritten.words)


ACTS = st.tuples(
    st.integers(0, 1), st.sampled_from(["type", "type the same", "clear", "send", "open"]), st.integers(0, 9)
)


@settings(max_examples=examples(300), deadline=None, derandomize=True)
@given(st.lists(ACTS, max_size=40), st.lists(st.integers(-3, 3), min_size=40, max_size=40))
def test_machines_agree_in_the_end_and_lose_no_words(acts: list[tuple[int, str, int]], clocks: list[int]) -> None:
    machines = Machine(timedelta()), Machine(timedelta())
    files: tuple[list[tuple[int, Held | None]], ...] = ([], [])
    for minute, (who, act, which) in enumerate(acts):
        machine = machines[who]
        machine.clock = timedelta(minutes=clocks[minute])
        moment = MOMENT + timedelta(minutes=minute)
        if act == "send":
            files[who].append(machine.file())
        elif act == "open" and files[1 - who]:
            machine.open(*files[1 - who][which % len(files[1 - who])])
        elif act == "type":
            machine.type(f"text {minute}", moment)
        elif act in ("type the same", "clear"):
            machine.type("the same" if act == "type the same" else "", moment)
    for _ in range(2):
        machines[1].open(*machines[0].file())
        machines[0].open(*machines[1].file())
    one, two = (machine.held for machine in machines)
    if not (one and two):
        assert one is two is None
        return
    assert one.says_the_same(two)
    assert (one.here, one.other, one.answer.version) == (two.other, two.here, two.answer.version)
    typed = {f"text {minute}" for minute, (_, act, _) in enumerate(acts) if act == "type"}
    kept = {one.answer.words} | machines[0].aside | machines[1].aside
    seen_and_written_over = machines[0].written_over | machines[1].written_over
    assert typed - kept - seen_and_written_over == set()


@pytest.mark.parametrize(
    ("mine", "came", "stays", "aside"),
    [
        (None, held("theirs", 0, 1), held("theirs", 0, 1), None),
        (held("mine", 1, 0), held("mine", 0, 1, 5), held("mine", 1, 1, 5), None),
        (held("mine", 1, 1), held("theirs", 1, 2), held("theirs", 1, 2), None),
        (held("mine", 2, 1), held("theirs", 1, 1), held("mine", 2, 1), None),
        (held("mine", 2, 1, 1), held("theirs", 1, 2, 2), held("theirs", 2, 2, 2), "mine"),
        (held("mine", 2, 1, 2), held("theirs", 1, 2, 1), held("mine", 2, 2, 2), "theirs"),
        (held("", 2, 1, 1), held("theirs", 1, 2, 2), held("theirs", 2, 2, 2), None),
        (held("same", 2, 1, 1, "1"), held("same", 1, 2, 2, "2"), held("same", 2, 2, 2, "2"), None),
        (held("mine", 1, 1, 1), held("theirs", 1, 1, 2), held("theirs", 2, 1, 2), "mine"),
    ],
    ids=[
        "new",
        "same words",
        "newer",
        "older",
        "theirs is later",
        "mine is later",
        "nothing lost",
        "places",
        "same count",
    ],
)
def test_what_stays_of_two(mine: Held | None, came: Held, stays: Held, aside: str | None) -> None:
    merged = merge(mine, came)
    assert merged.held == stays
    assert (merged.overwritten.words if merged.overwritten else None) == aside


def test_the_same_moment_is_settled_alike_on_both_machines() -> None:
    mine, theirs = held("a", 1, 0), held("b", 1, 0)
    here, there = merge(mine, swapped(theirs)).held, merge(theirs, swapped(mine)).held
    assert here == replace(swapped(there), answer=here.answer)
    assert here.answer.words == there.answer.words == "b"


def swapped(one: Held) -> Held:
    """The same as the other machine counts it."""
    return Held(one.answer, one.other, one.here)
