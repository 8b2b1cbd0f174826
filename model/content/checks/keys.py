"""Checks that every key one part of the content names stands somewhere, and that flows and prompts hold together."""

from __future__ import annotations

import re
import warnings

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.patterns import lists_in, whole_pattern
from model.content.published import ELEMENTS
from model.content.schema import OF_CONDITIONS, OF_DILEMMAS, OF_LEARNING, TURNS
from model.content.tree import Spot, Tree

FEWEST_PROMPTS = 6
TAKEN_STEPS = ("stay", "stay_deeper", "picks", "finish", "headline", "next_1", "next_2", "next_3")
"""Names of the screens and answers that every way through adds by itself."""

CYCLE = ("what", "so_what", "now_what")


def key_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Every key that names nothing, and every flow, element or pattern that cannot work."""
    return [
        *(fault for flow in _top(trees, "flows").each("flows") for fault in _flow_faults(flow)),
        *(fault for element in _top(trees, "model").each("elements") for fault in _prompt_faults(element)),
        *_document_faults(_top(trees, "relationship"), _top(trees, "flows")),
        *_fit_faults(_top(trees, "model"), _top(trees, "settings")),
        *_person_faults(_top(trees, "settings")),
        *_pattern_faults(_top(trees, "hints")),
        *_sample_faults(_top(trees, "about").at("sample")),
    ]


def _top(trees: dict[str, Tree], name: str) -> Spot:
    """The file, or an empty one in its place."""
    return trees[name].top if name in trees else Spot(next(iter(trees.values())), (), None)


def _flow_faults(flow: Spot) -> list[Fault]:
    faults: list[Fault] = []
    chosen: list[str] = []
    for step in flow.each("steps"):
        kind = step.at("kind").text
        key = step.at("key")
        if key.text in TAKEN_STEPS:
            faults.append(key.fault(f"{quoted(key.text)} is taken", f"a key other than {one_of(TAKEN_STEPS)}"))
        if kind == "element" and step.at("element").text not in ELEMENTS:
            faults += _unknown(step.at("element"), "is not an element of the model", "one of the twelve", ELEMENTS)
        if kind == "chosen" and step.at("chosen_in").text not in chosen:
            expected = "the key of a choose step before this one"
            faults += _unknown(step.at("chosen_in"), "is not an earlier choose step of this flow", expected, chosen)
        if kind == "choose":
            chosen.append(key.text)
            faults += _choose_faults(step)
    return faults


def _document_faults(relationship: Spot, flows: Spot) -> list[Fault]:
    """Documents with the key of a flow: both are kept as reflections, and told apart by it."""
    keys = [flow.at("key").text for flow in flows.each("flows")]
    documents = [document.at("key") for document in relationship.each("documents")]
    return [
        key.fault(f"{quoted(key.text)} is the key of a flow too", "a key that no flow and no dilemma has")
        for key in documents
        if key.text in (*keys, OF_CONDITIONS, OF_LEARNING) or key.text.startswith(OF_DILEMMAS)
    ]


def _choose_faults(step: Spot) -> list[Fault]:
    least, most = step.at("least").value, step.at("most").value
    least, most = 1 if least is None else least, 3 if most is None else most
    if type(least) is not int or type(most) is not int:
        return []
    if least > most:
        return [step.at("least").fault(f"least ({least}) is more than most ({most})", f"at most {most}")]
    layers = {layer.text for layer in step.each("layers")}
    offered = sum(layer in layers for layer, _ in ELEMENTS.values())
    if offered and least > offered:
        return [step.at("least").fault(f"least ({least}) is more than its layers offer", f"at most {offered}")]
    return []


def _prompt_faults(element: Spot) -> list[Fault]:
    prompts = element.at("prompts")
    if not isinstance(prompts.value, list):
        return []
    turns = [prompt.at("turn").text for prompt in prompts.each()]
    faults = [prompts.fault(f"has no prompt for {turn}", "at least one") for turn in CYCLE if turn not in turns]
    if "voice" not in turns:
        faults.append(prompts.fault("has no prompt for voice", "one that asks how the young person would tell it"))
    asked = sum(turn in CYCLE for turn in turns)
    if asked < FEWEST_PROMPTS:
        faults.append(prompts.fault(f"has {asked} prompts over {', '.join(CYCLE)}", f"at least {FEWEST_PROMPTS}"))
    return faults


def _fit_faults(model: Spot, settings: Spot) -> list[Fault]:
    """Prompts for meetings not in settings.yaml, and kinds of meeting and venues that no prompt is left for."""
    known = [one.at("key").text for part in ("meetings", "venues") for one in settings.each(part)]
    if not known:
        return []
    faults: list[Fault] = []
    for element in model.each("elements"):
        prompts = element.at("prompts").each()
        named = [spot for prompt in prompts for name in ("for", "not_for") for spot in prompt.each(name)]
        for spot in named:
            if spot.text not in known:
                expected = "the key of one of meetings or venues"
                faults += _unknown(spot, "is no kind of meeting and no venue", expected, known)
        faults += _nothing_left_faults(element.at("prompts"), known) if named else []
    return faults


def _nothing_left_faults(prompts: Spot, known: list[str]) -> list[Fault]:
    faults = []
    for turn in TURNS:
        of_turn = [prompt for prompt in prompts.each() if prompt.at("turn").text == turn]
        left_out = [about for about in known if of_turn and not any(_fits(prompt, about) for prompt in of_turn)]
        if left_out:
            wrong = f"has no prompt for {turn} that fits {one_of(left_out)}"
            faults.append(prompts.fault(wrong, f"one without for, or with for: [{left_out[0]}]"))
    return faults


def _fits(prompt: Spot, about: str) -> bool:
    only, never = ([spot.text for spot in prompt.each(name)] for name in ("for", "not_for"))
    return about not in never and (not only or about in only)


def _person_faults(settings: Spot) -> list[Fault]:
    words = [word.at("key").text for word in settings.each("person_words")]
    if not words or settings.at("person").text in words:
        return []
    return _unknown(settings.at("person"), "is not one of the person words", "the key of one of person_words", words)


def _sample_faults(sample: Spot) -> list[Fault]:
    faults: list[Fault] = []
    told: list[str] = []
    for element in (reading.at("element") for reading in sample.each("readings")):
        if element.text in told:
            faults.append(element.fault(f"{quoted(element.text)} is there twice", "each element once"))
        elif element.text not in ELEMENTS:
            faults += _unknown(element, "is not an element of the model", "one of the twelve", ELEMENTS)
        told.append(element.text)
    return faults


def _unknown(spot: Spot, wrong: str, expected: str, names: list[str] | dict[str, tuple[str, str]]) -> list[Fault]:
    if not spot.text:
        return []
    return [spot.fault(f"{quoted(spot.text)} {wrong}", expected, nearest(spot.text, names))]


def _pattern_faults(hints: Spot) -> list[Fault]:
    # One word stands for a list here: any other is as sound, and thousands take a second to make ready.
    lists = {
        one.at("key").text: [word.text for word in one.each("any_of") if word.text][:1] for one in hints.each("lists")
    }
    rules = [rule for part in ("identity", "stop") for rule in hints.each(part)]
    patterns = [pattern for rule in rules for pattern in rule.each("patterns") if pattern.text]
    return [fault for pattern in patterns for fault in _faults_of_pattern(pattern, lists)]


def _faults_of_pattern(pattern: Spot, lists: dict[str, list[str]]) -> list[Fault]:
    unknown = [name for name in lists_in(pattern.text) if name not in lists]
    if unknown:
        wrong, expected = f"{quoted(unknown[0])} is not a list of words", "the key of one of lists"
        return [pattern.fault(wrong, expected, nearest(unknown[0], lists))]
    problem = _problem(pattern.text, lists)
    return [pattern.fault(f"this pattern cannot be used ({problem})", "a Python regular expression")] if problem else []


def _problem(pattern: str, lists: dict[str, list[str]]) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            matches_nothing = re.compile(whole_pattern(pattern, lists)).search("")
    except (re.error, OverflowError, RecursionError, Warning) as problem:
        return str(problem)
    return "it matches where nothing is written" if matches_nothing else ""
