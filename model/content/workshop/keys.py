"""Checks that workshops.yaml and vignettes.yaml hold together: steps in a working order, and keys that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.content.faults import Fault, nearest, quoted
from model.content.published import ELEMENTS
from model.content.schema import OF_DILEMMAS
from model.content.tree import Spot, Tree
from model.content.workshop.steps import ANSWERED, MOST_IN_LINE, MOST_IN_WORD

ENDS = {"welcome": "it first and only there", "close": "it last and only there"}
"""The kinds of step with a place of their own, and where that is."""


def workshop_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Every plan that cannot be run as written, and every vignette that names what is not there."""
    return [*_plans_faults(trees), *_vignettes_faults(trees)]


def _plans_faults(trees: dict[str, Tree]) -> Iterator[Fault]:
    if "workshops" not in trees:
        return
    for plan in trees["workshops"].top.each("plans"):
        steps = list(plan.each("steps"))
        yield from _room_faults(plan.at("people"))
        yield from _ends_faults(steps)
        yield from _reveal_faults(steps)
        for step in steps:
            yield from _element_faults(step.each("elements"))
            yield from _time_faults(step)
            yield from _example_faults(step)
            match step.at("kind").text:
                case "vignette":
                    yield from _ask_faults(step)
                    yield from _told_faults(step.at("vignette"), trees, _keys_of(plan.each("stories")))
                case "pairs":
                    yield from _talk_faults(step, trees)
                case "conditions":
                    yield from _condition_faults(step.each("conditions"), trees)
    yield from _own_stories_faults(trees)


def _vignettes_faults(trees: dict[str, Tree]) -> Iterator[Fault]:
    if "vignettes" not in trees:
        return
    for vignette in trees["vignettes"].top.each("vignettes"):
        if vignette.at("key").text.startswith(OF_DILEMMAS):
            expected = f"a key that does not begin with {OF_DILEMMAS}, which is for dilemmas"
            yield vignette.at("key").fault(f"{quoted(vignette.at('key').text)} is taken", expected)
        yield from _element_faults(drawn.at("element") for drawn in vignette.each("draws_out"))


def _own_stories_faults(trees: dict[str, Tree]) -> Iterator[Fault]:
    """Stories of plans with a key that another story has, and what they name that is no element."""
    taken = set(_keys(trees, "vignettes"))
    for story in (story for plan in trees["workshops"].top.each("plans") for story in plan.each("stories")):
        key = story.at("key")
        if key.text.startswith(OF_DILEMMAS) or key.text in taken:
            yield key.fault(f"{quoted(key.text)} is taken", "a key that no other story of a workshop has")
        taken.add(key.text)
        yield from _element_faults(drawn.at("element") for drawn in story.each("draws_out"))


def _room_faults(people: Spot) -> Iterator[Fault]:
    least, most = people.at("least"), people.at("most")
    if type(least.value) is int and type(most.value) is int and least.value > most.value:
        wrong = f"least ({least.value}) is more than most ({most.value})"
        yield least.fault(wrong, f"at most {most.value}")


def _ends_faults(steps: list[Spot]) -> Iterator[Fault]:
    """Where the plan does not begin with its welcome and end with its close."""
    kinds = [step.at("kind") for step in steps]
    for kind, place in (("welcome", 0), ("close", len(kinds) - 1)):
        for index, spot in enumerate(kinds):
            if spot.text == kind and index != place:
                yield spot.fault(f"a {kind} step stands out of place", ENDS[kind])
    if kinds and "welcome" not in {kind.text for kind in kinds}:
        yield kinds[0].parent.fault("the plan has no welcome", "a welcome step first")
    if kinds and "close" not in {kind.text for kind in kinds}:
        yield kinds[-1].parent.fault("the plan has no close", "a close step last")


def _reveal_faults(steps: list[Spot]) -> Iterator[Fault]:
    """Each reveal of what was not asked before, or was shown before: what changed in between would tell whose it is."""
    asked: list[str] = []
    revealed: set[str] = set()
    for step in steps:
        kind, shown = step.at("kind").text, step.at("of")
        if kind in ANSWERED:
            asked.append(step.at("key").text)
        elif kind == "reveal" and shown.text in revealed:
            yield shown.fault(f"{quoted(shown.text)} is revealed twice", "one reveal for each step")
        elif kind == "reveal" and shown.text in asked:
            revealed.add(shown.text)
        elif kind == "reveal" and shown.text:
            wrong = f"{quoted(shown.text)} is not an earlier step of this plan that asks for answers"
            expected = f"the key of a step before this one, of kind {', '.join(ANSWERED[:-1])} or {ANSWERED[-1]}"
            yield shown.fault(wrong, expected, nearest(shown.text, asked))


def _element_faults(named: Iterable[Spot]) -> Iterator[Fault]:
    """Each that is no element or named twice; or, when all are well, the first out of the model's order."""
    order = list(ELEMENTS)
    before: list[str] = []
    for element in named:
        if element.text and element.text not in ELEMENTS:
            wrong = f"{quoted(element.text)} is not an element of the model"
            yield element.fault(wrong, "one of the twelve", nearest(element.text, ELEMENTS))
        elif element.text in before:
            yield element.fault(f"{quoted(element.text)} is named twice here", "each element once")
        elif before and element.text and order.index(element.text) < order.index(before[-1]):
            yield element.fault(f"{quoted(element.text)} stands out of order", f"it before {before[-1]}, as published")
        elif element.text:
            before.append(element.text)


def _time_faults(step: Spot) -> Iterator[Fault]:
    """A timer that runs longer than its step."""
    seconds, minutes = step.at("seconds"), step.at("minutes").value
    if type(seconds.value) is int and type(minutes) is int and seconds.value > minutes * 60:
        wrong = f"the timer ({seconds.value} seconds) is longer than the step"
        yield seconds.fault(wrong, f"at most {minutes * 60}, or more minutes")


def _example_faults(step: Spot) -> Iterator[Fault]:
    """What no phone would take as an answer to this step."""
    most = MOST_IN_WORD if step.at("shape").text == "word" else MOST_IN_LINE
    for example in step.each("examples"):
        if len(example.text) > most:
            yield example.fault(f"has {len(example.text)} characters", f"at most {most}, as on a phone")


def _ask_faults(step: Spot) -> Iterator[Fault]:
    """A vignette to place on needs a question and elements; one to choose from brings both with it."""
    ask = step.at("ask")
    given = {part: bool(step.at(part).value) for part in ("question", "elements")}
    if ask.text == "place" and not given["question"]:
        yield ask.fault("place needs a question", "one of the step's own", at=step)
    if ask.text == "place" and not given["elements"]:
        yield ask.fault("place needs elements", "some to place", at=step)
    if ask.text == "choose":
        wrong = "choose asks with the vignette's own question and choices"
        yield from (step.at(part).fault(wrong, f"no {part} here") for part in given if given[part])


def _talk_faults(step: Spot, trees: dict[str, Tree]) -> Iterator[Fault]:
    """A talk with no question or two, and one about a set that is not there."""
    question, discussion = step.at("question"), step.at("discussion")
    if not question.value and not discussion.value:
        yield step.fault("pairs need a question", "one of the step's own, or the key of a discussion")
    if question.value and discussion.value:
        yield question.fault("a discussion asks with its own questions", "no question here, or no discussion")
    known = _keys(trees, "discussions")
    if known and discussion.text and discussion.text not in known:
        wrong = f"{quoted(discussion.text)} is not a discussion"
        yield discussion.fault(wrong, "the key of one in discussions.yaml", nearest(discussion.text, known))


def _condition_faults(named: Iterable[Spot], trees: dict[str, Tree]) -> Iterator[Fault]:
    """Each that is no condition, or is named twice."""
    known = _keys(trees, "conditions")
    before: set[str] = set()
    for condition in named:
        if known and condition.text and condition.text not in known:
            wrong = f"{quoted(condition.text)} is not a condition"
            yield condition.fault(wrong, "the key of one in conditions.yaml", nearest(condition.text, known))
        elif condition.text in before:
            yield condition.fault(f"{quoted(condition.text)} is named twice here", "each condition once")
        before.add(condition.text)


def _told_faults(vignette: Spot, trees: dict[str, Tree], own: list[str]) -> Iterator[Fault]:
    """A story that is no vignette, no dilemma and none of the plan's `own`.

    Nothing is said where the file it may stand in was not read.
    """
    if not vignette.text or vignette.text in own:
        return
    if vignette.text.startswith(OF_DILEMMAS):
        known = [f"{OF_DILEMMAS}{key}" for key in _keys(trees, "dilemmas")]
        wrong, expected = "is not a dilemma", f"{OF_DILEMMAS} and the key of a dilemma in dilemmas.yaml"
    else:
        known, wrong = _keys(trees, "vignettes"), "is not a vignette"
        expected = "the key of a vignette in vignettes.yaml"
        if own:
            expected += ", or of a story of this plan"
    if known and vignette.text not in known:
        yield vignette.fault(f"{quoted(vignette.text)} {wrong}", expected, nearest(vignette.text, [*own, *known]))


def _keys(trees: dict[str, Tree], name: str) -> list[str]:
    return _keys_of(trees[name].top.each(name)) if name in trees else []


def _keys_of(things: Iterable[Spot]) -> list[str]:
    return [one.at("key").text for one in things]
