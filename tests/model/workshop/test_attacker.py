"""Somebody who keeps every result and subtracts finds nobody: random rooms, and an attacker of our own making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from model.workshop.disclosure import Decision, PublishedResult, Shown, may_show
from model.workshop.tables import Question, tally
from tests.effort import examples

SAID = ("x", "y", "z")
EARLY = Question("early", SAID, "trust")
LATE = Question("late", SAID, "trust")
OTHER = Question("other", SAID, "time")
QUESTIONS = (EARLY, LATE, OTHER)
EVERYBODY = [f"p{number}" for number in range(16)]
MOST_COMBINED = 6

Answers = dict[str, str]
Policy = Callable[[Shown, Question, Mapping[str, str]], Decision]


@dataclass
class Room:
    """A room as it is played: what everybody says now, and what was published, with what was true at that moment."""

    policy: Policy
    said: dict[str, Answers] = field(default_factory=lambda: {question.key: {} for question in QUESTIONS})
    counted: dict[str, Answers] = field(default_factory=lambda: {question.key: {} for question in QUESTIONS})
    shown: Shown = field(default_factory=Shown)

    def answer(self, question: Question, answers: Mapping[str, str]) -> None:
        self.said[question.key] |= answers

    def take_back(self, question: Question, people: frozenset[str]) -> None:
        for person in people:
            self.said[question.key].pop(person, None)

    def show(self, question: Question) -> None:
        decision = self.policy(self.shown, question, dict(self.said[question.key]))
        self.shown = self.shown.after(decision)
        if decision.result and decision.outcome == "shown":
            counted = self.counted[question.key]
            counted |= {who: self.said[question.key][who] for who in decision.result.people - counted.keys()}


def numbers(result: PublishedResult) -> tuple[int, ...]:
    return tuple(cell.number for cell in result.table.cells)


def is_small(number: int) -> bool:
    return 1 <= number <= 4


def told_by_two(shown: Shown) -> list[tuple[int, ...]]:
    """What subtracting two results of one question tells of one to four people: from the published numbers alone."""
    found = []
    for before, after in combinations(shown.results, 2):
        difference = tuple(late - soon for soon, late in zip(numbers(before), numbers(after), strict=True))
        came = sum(change for change in difference if change > 0)
        went = -sum(change for change in difference if change < 0)
        if before.question == after.question and (is_small(came) or is_small(went)):
            found.append(difference)
    return found


def told_by_sums(shown: Shown) -> list[set[str]]:
    """Whom adding and subtracting any results about one thing singles out: outright, or by which numbers are odd.

    The attacker saw who was in the room when, and takes everybody to say the same of the same thing.
    """
    found = []
    for about in sorted({result.about for result in shown.results}):
        alike = [result.people for result in shown.results if result.about == about][:MOST_COMBINED]
        for signs in product((-1, 0, 1), repeat=len(alike)):
            weights: Counter[str] = Counter()
            for sign, people in zip(signs, alike, strict=True):
                for person in people:
                    weights[person] += sign
            outright = {person for person in weights if weights[person]}
            odd = {person for person in weights if weights[person] % 2}
            found += [people for people in (outright, odd) if is_small(len(people))]
    return found


question = st.sampled_from(QUESTIONS)
said = st.sampled_from(SAID)
crowd = st.tuples(st.integers(0, 11), st.integers(4, 16)).map(lambda cut: EVERYBODY[cut[0] : cut[0] + cut[1]])
answers_of_a_crowd = st.builds(
    lambda people, words: dict(zip(people, words, strict=False)), crowd, st.lists(said, min_size=16, max_size=16)
)
answers_of_a_few = st.dictionaries(st.sampled_from(EVERYBODY), said, max_size=6)
acts = st.one_of(
    st.tuples(st.just(Room.answer), question, answers_of_a_crowd),
    st.tuples(st.just(Room.answer), question, answers_of_a_few),
    st.tuples(st.just(Room.take_back), question, st.frozensets(st.sampled_from(EVERYBODY), max_size=8)),
)
moments = st.lists(st.tuples(st.lists(acts, min_size=1, max_size=4), question), min_size=3, max_size=12)
Moments = list[tuple[list[tuple[Callable[..., None], Question, object]], Question]]


def played(moments: Moments, policy: Policy = may_show) -> Room:
    room = Room(policy)
    for acts, asked in moments:
        for act, about, what in acts:
            act(room, about, what)
        room.show(asked)
    return room


@settings(max_examples=examples(200), deadline=None)
@given(moments)
def test_results_of_a_question_subtracted_tell_of_nobody_or_of_five(moments: Moments) -> None:
    shown = played(moments).shown
    event(f"results: {min(len(shown.results), 6)}")
    assert told_by_two(shown) == []


@settings(max_examples=examples(200), deadline=None)
@given(moments)
def test_no_sum_of_results_about_one_thing_singles_out_one_to_four(moments: Moments) -> None:
    assert told_by_sums(played(moments).shown) == []


@settings(max_examples=examples(100), deadline=None)
@given(moments)
def test_results_are_true_of_those_they_count_as_they_first_answered(moments: Moments) -> None:
    room = played(moments)
    for asked in QUESTIONS:
        latest = room.shown.latest(asked.key)
        counted = room.counted[asked.key]
        assert (latest.people if latest else set()) == counted.keys()
        assert numbers(latest) == tuple(list(counted.values()).count(word) for word in SAID) if latest else not counted


@settings(max_examples=examples(100), deadline=None)
@given(moments, st.permutations(SAID))
def test_who_is_counted_does_not_depend_on_what_anybody_says(moments: Moments, others: list[str]) -> None:
    swap = dict(zip(SAID, others, strict=True))

    def swapped(what: object) -> object:
        return {who: swap[word] for who, word in what.items()} if isinstance(what, dict) else what

    again: Moments = [([(act, about, swapped(what)) for act, about, what in acts], asked) for acts, asked in moments]
    before, after = played(moments).shown, played(again).shown
    assert [result.people for result in before.results] == [result.people for result in after.results]


def every_answer_as_it_stands(_shown: Shown, asked: Question, answers: Mapping[str, str]) -> Decision:
    """The careless rule: five are enough, whatever was shown before."""
    people = frozenset(answers)
    return Decision("shown", "", PublishedResult(asked.key, asked.about, people, tally(asked, answers.values())))


def whenever_five_differ(shown: Shown, asked: Question, answers: Mapping[str, str]) -> Decision:
    """The tempting rule: five or more came, and five or more went, since each single result before."""
    people = frozenset(answers)
    apart = [len(part) for one in shown.results for part in (people - one.people, one.people - people)]
    if any(map(is_small, [len(people), *apart])):
        return Decision("too_few", "", None)
    return every_answer_as_it_stands(shown, asked, answers)


def all_say(word: str, start: int, end: int) -> Answers:
    return dict.fromkeys(EVERYBODY[start:end], word)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ((Room.answer, EARLY, all_say("y", 6, 7)), [(0, 1, 0)]),
        ((Room.answer, EARLY, all_say("z", 0, 1)), [(-1, 0, 1)]),
        ((Room.take_back, EARLY, frozenset(EVERYBODY[:2])), [(-2, 0, 0)]),
    ],
    ids=["one comes", "one changes", "two take back"],
)
def test_attacker_finds_who_moved_where_results_follow_every_answer(
    second: tuple[Callable[..., None], Question, object], told: list[tuple[int, ...]]
) -> None:
    first = (Room.answer, EARLY, all_say("x", 0, 6))
    story: Moments = [([first], EARLY), ([second], EARLY)]
    assert (told_by_two(played(story, every_answer_as_it_stands).shown), told_by_two(played(story).shown)) == (told, [])


def test_attacker_finds_who_left_between_two_questions_about_one_thing() -> None:
    first, second = (Room.answer, EARLY, all_say("x", 0, 8)), (Room.answer, LATE, all_say("x", 0, 7))
    story: Moments = [([first], EARLY), ([second], LATE)]
    careless = told_by_sums(played(story, every_answer_as_it_stands).shown)
    assert ({"p7"} in careless, told_by_sums(played(story).shown)) == (True, [])


def test_attacker_finds_one_person_in_three_results_that_differ_by_five_each() -> None:
    """Twice a group of five, and one more: what is odd in the sum is theirs."""
    one, two, three, last = (all_say("x", *cut) for cut in ((0, 5), (5, 10), (10, 15), (15, 16)))
    story: Moments = [
        ([(Room.answer, EARLY, one | two)], EARLY),
        ([(Room.take_back, EARLY, frozenset(one)), (Room.answer, EARLY, three)], EARLY),
        ([(Room.take_back, EARLY, frozenset(two)), (Room.answer, EARLY, one | last)], EARLY),
    ]
    tempted = played(story, whenever_five_differ).shown
    apart = [len(late.people ^ soon.people) for soon, late in combinations(tempted.results, 2)]
    assert (apart, told_by_sums(tempted)[-1]) == ([10, 11, 11], {"p15"})
    assert told_by_sums(played(story).shown) == []
