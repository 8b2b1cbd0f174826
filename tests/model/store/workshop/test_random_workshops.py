"""Random workshops beside an account of them: what every phone, the screen and the trainer see is what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import FEWEST_SHOWN, NotYours, Viewer
from model.content.workshop.steps import LineStep
from model.store import Store, open_store
from model.workshop.disclosure import Shown, may_show
from model.workshop.results import StepResult, all_results
from model.workshop.room import Counts, Ended
from model.workshop.script import GIVEN
from model.workshop.then_and_now import may_show_moves
from tests.effort import examples
from tests.model.store.workshop.example_room import STEP_KEYS, WORDS, Held, hold, script, ticket

LINES = ("", "trust", "Trust", "time", "a b")
FIELDS = tuple(script().all_fields())
GOES_TO = (*range(len(STEP_KEYS)), *[STEP_KEYS.index(step) for step in ("word", "ground", "again")] * 4)


@dataclass
class Account:
    """What is known here of a room: what each person gave, what was approved, and every result so far."""

    held: Held
    step: int = 0
    furthest: int = 0
    version: int = 1
    shows: bool = False
    is_locked: bool = False
    is_ended: bool = False
    owner_of: list[int] = field(default_factory=list)
    gave: list[dict[str, str]] = field(default_factory=list)
    approvals: dict[tuple[int, str], str] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    cleared: set[int] = field(default_factory=set)

    @property
    def silent(self) -> set[int]:
        """Those who are here, gave nothing and are counted in nothing."""
        counted = {person for result in self.shown.results for person in result.people}
        gave_nothing = {person for person, gave in enumerate(self.gave) if not gave and str(person) not in counted}
        return gave_nothing - self.cleared

    def asked(self, at: int) -> str:
        """The key of the step whose answers are told at a step, or ""."""
        step = script().revealed_by(script().plan.steps[at])
        return step.key if step else ""

    def count(self, keys: list[str]) -> None:
        """Decide on the results of these steps."""
        for step in (script().step(key) for key in keys):
            for number, question in enumerate(script().questions(step)):
                if step.kind == "then_and_now":
                    element = step.elements[number]
                    then, now = self._of(f"{question.key}.then"), self._of(f"{question.key}.now")
                    decision = may_show_moves(self.shown, step.key, element, then, now)
                else:
                    decision = may_show(self.shown, question, self._of(question.key))
                self.shown = self.shown.after(decision)

    def results(self) -> tuple[StepResult, ...]:
        """What was shown of every step."""
        lines: defaultdict[str, list[str]] = defaultdict(list)
        for (person, step), approval in self.approvals.items():
            latest = self.shown.latest(step)
            if approval == "shown" and latest and str(person) in latest.people:
                lines[step].append(self.gave[person][step])
        newest = {result.question: replace(result, people=frozenset()) for result in self.shown.results}
        ordered = {step: sorted(words, key=lambda one: (one.casefold(), one)) for step, words in lines.items()}
        return all_results(script(), Shown(tuple(newest.values())), ordered)

    def has_seen(self, person: int, step: str) -> bool:
        """Whether the room may have seen this person's line in a step."""
        latest = self.shown.latest(step)
        return self.approvals.get((person, step)) == "shown" and latest is not None and str(person) in latest.people

    def is_shown(self, step: str) -> bool:
        """Whether the results of a step are on the screen."""
        return self.shows and self.asked(self.step) == step

    def _of(self, field_: str) -> dict[str, str]:
        is_line = isinstance(script().step(script().all_fields()[field_][0]), LineStep)
        gave = {str(at): given[field_] for at, given in enumerate(self.gave) if field_ in given}
        return dict.fromkeys(gave, GIVEN) if is_line else gave


def enter(account: Account, number: int, _: int) -> None:
    """A new phone, or one that presses again."""
    held = account.held
    is_new = number % 3 > 0 or not held.tokens
    token = ticket() if is_new else held.tokens[number % len(held.tokens)]
    entered = held.participants.entrance.join(held.code, token, WORDS)
    assert (entered is None) == (account.is_ended or (is_new and account.is_locked))
    if entered and is_new:
        held.tokens.append(token)
        account.owner_of.append(len(account.gave))
        account.gave.append({})
        _meet(account, token)


def come_back(account: Account, number: int, _: int) -> None:
    """Another phone of somebody."""
    held = account.held
    if held.phones:
        person, token = number % len(held.phones), ticket()
        back = held.participants.entrance.come_back(held.code, held.phones[person].key, token)
        assert (back is None) == (account.is_ended or person in account.cleared)
        if back:
            held.tokens.append(token)
            account.owner_of.append(person)


def give(account: Account, number: int, value: int) -> None:
    """Somebody answers, or takes it back."""
    if account.gave:
        _give(account, number % len(account.gave), FIELDS[number // 7 % len(FIELDS)], value)


def all_give(account: Account, number: int, value: int) -> None:
    """Everybody answers the same question, each as they like."""
    for person in range(len(account.gave)):
        _give(account, person, FIELDS[number % len(FIELDS)], value * (person + 1) + person)


def wave(account: Account, number: int, value: int) -> None:
    """Five more come, and answer the same question."""
    before = len(account.gave)
    for _ in range(FEWEST_SHOWN):
        enter(account, 1, 0)
    for person in range(before, len(account.gave)):
        _give(account, person, FIELDS[number % len(FIELDS)], value + person)


def go_to(account: Account, number: int, _: int) -> None:
    """The trainer moves the room, mostly to a step that asks."""
    to = GOES_TO[number % len(GOES_TO)]
    _change(account, lambda: account.held.trainer.rooms.move(account.held.id, STEP_KEYS[to]))
    if not account.is_ended and to != account.step:
        account.step, account.shows = to, False
        account.furthest = max(account.furthest, to)
        account.version += 1


def show(account: Account, number: int, _: int) -> None:
    """The trainer shows, or hides."""
    trainer, room = account.held.trainer, account.held.id
    if number % 4 == 0:
        _change(account, lambda: trainer.results.hide(room))
        account.version += account.shows and not account.is_ended
        account.shows = False
    elif account.is_ended or account.asked(account.step):
        _change(account, lambda: trainer.results.show(room))
        if not account.is_ended:
            account.count([account.asked(account.step)])
            account.shows, account.version = True, account.version + 1
    else:
        with pytest.raises(ValueError, match="nothing to show"):
            trainer.results.show(room)


def approve(account: Account, number: int, value: int) -> None:
    """The trainer says something of a line."""
    held, to = account.held, ("waiting", "shown", "shown", "held")[value % 4]
    lines = [] if account.is_ended else sorted(account.approvals)
    if lines:
        person, step = lines[number % len(lines)]
        words = account.gave[person][step]
        can_be_read = sum(of == step for _, of in lines) >= FEWEST_SHOWN
        if can_be_read and [account.gave[one][of] for one, of in lines if of == step].count(words) == 1:
            held.trainer.lines.approve(held.id, held.line(words, step).id, to)  # type: ignore[arg-type]
            account.version += to != account.approvals[person, step] and account.is_shown(step)
            account.approvals[person, step] = to


def lock(account: Account, number: int, _: int) -> None:
    """The trainer locks the room, or opens it."""
    _change(account, lambda: account.held.trainer.rooms.lock(account.held.id, number % 2 == 0))
    account.is_locked = account.is_locked if account.is_ended else number % 2 == 0


def clear(account: Account, number: int, _: int) -> None:
    """The trainer clears the places of those who gave nothing, now and then."""
    held, silent = account.held, set() if account.is_ended else account.silent
    assert held.trainer.people.silent(held.id) == len(silent)
    if number % 3 == 0:
        _change(account, lambda: held.trainer.people.clear_silent(held.id))
        account.version += bool(silent)
        account.cleared |= silent
        here = [at for at, person in enumerate(account.owner_of) if person not in silent]
        held.tokens, gone = [held.tokens[at] for at in here], set(held.tokens) - {held.tokens[at] for at in here}
        account.owner_of = [account.owner_of[at] for at in here]
        assert {held.participants.phones.get(held.code, token) for token in gone} <= {None}


def end(account: Account, number: int, _: int) -> None:
    """The trainer ends it, seldom."""
    if number % 7 == 0:
        account.held.trainer.rooms.end(account.held.id)
        if not account.is_ended:
            account.count([step.key for step in script().plan.steps if step.kind not in ("reveal", "pairs")])
            account.version += 1
        account.is_ended, account.shows = True, False


def _meet(account: Account, token: str) -> None:
    phone = account.held.participants.phones.get(account.held.code, token)
    assert phone is not None
    account.held.phones.append(phone)


def _change(account: Account, act: Callable[[], object]) -> None:
    if account.is_ended:
        with pytest.raises(Ended):
            act()
    else:
        act()


def _give(account: Account, person: int, field_: str, value: int) -> None:
    step, offered = script().all_fields()[field_]
    wanted = LINES if offered is None else ("", *offered, "no such")
    words = wanted[value % len(wanted)]
    fits = words != "no such" and script().index(step) <= account.furthest and not account.is_ended
    fits &= person not in account.cleared
    before = account.gave[person].get(field_, "")
    fits &= words == before or not account.has_seen(person, step)
    assert account.held.give(field_, {person: words}) == [fits]
    if not fits or words == before:
        return
    if offered is None:
        account.approvals.pop((person, step), "")
    account.gave[person].pop(field_, None)
    if words:
        account.gave[person][field_] = words
    if words and offered is None:
        account.approvals[person, step] = "waiting"


def check(account: Account) -> None:
    """Everything that anybody can see is as the account has it."""
    held = account.held
    room = held.room
    assert (room.version, room.shows, room.is_locked) == (account.version, account.shows, account.is_locked)
    assert (STEP_KEYS.index(room.step), room.furthest) == (account.step, account.furthest)
    _check_phones(account)
    joined, asked = len(account.gave) - len(account.cleared), account.asked(account.step)
    answered = sum(any(script().all_fields()[one][0] == asked for one in gave) for gave in account.gave)
    assert held.trainer.rooms.counts(held.id) == (
        Counts(joined, 0, 0) if account.is_ended else Counts(joined, joined, answered)
    )
    assert held.trainer.rooms.joined(held.id) == joined
    for step in ("word", "said"):
        lines = sorted((line.words, line.approval) for line in held.trainer.lines.all(held.id, step))
        known = sorted(
            (account.gave[person][step], approval) for (person, of), approval in account.approvals.items() if of == step
        )
        assert lines == ([] if account.is_ended or len(known) < FEWEST_SHOWN else known)
    results = account.results()
    assert held.trainer.results.all(held.id) == results
    assert [held.trainer.results.get(held.id, result.step.key) for result in results] == list(results)
    _check_few(results)
    shown = next((result for result in results if result.step.key == asked), None)
    assert held.participants.results.shown(room) == (shown if account.shows else None)


def _check_phones(account: Account) -> None:
    held = account.held
    for token, person in zip(held.tokens, account.owner_of, strict=True):
        phone = held.participants.phones.get(held.code, token)
        if account.is_ended:
            assert phone is None
            assert held.participants.answers.of(held.phones[person]) == {}
        else:
            assert phone == replace(held.phones[person], room=held.room)
            assert held.participants.answers.of(held.phones[person]) == account.gave[person]


def _check_few(results: tuple[StepResult, ...]) -> None:
    tables = [one.table for result in results for one in (*result.places, *result.changes)]
    tables += [result.choice.result.table for result in results if result.choice and result.choice.result]
    assert [table for table in tables if table and table.n < FEWEST_SHOWN] == []


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: each has a room of its own, beside those of the others."""
    with closing(open_store(tmp_path_factory.mktemp("walks"))) as store:
        yield store


OFTEN = (all_give, go_to, show, show, approve)
ACTIONS = (enter, come_back, give, all_give, wave, go_to, show, approve, lock, clear, end, *OFTEN)
STEPS = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 97), st.integers(0, 19)), min_size=10, max_size=40)


@settings(max_examples=examples(40))
@given(people=st.integers(0, 9), reached=st.integers(0, 97), steps=STEPS)
def test_a_room_is_what_was_done_in_it(
    one_store: Store, people: int, reached: int, steps: list[tuple[Callable[[Account, int, int], None], int, int]]
) -> None:
    account = Account(hold(one_store))
    for _ in range(people):
        enter(account, 1, 0)
    go_to(account, len(STEP_KEYS) - 1 if reached % 3 else reached, 0)
    for act, number, value in steps:
        act(account, number, value)
        check(account)
    with pytest.raises(NotYours):
        one_store.workshops(Viewer("bert")).results.all(account.held.id)
    end(account, 0, 0)
    check(account)
