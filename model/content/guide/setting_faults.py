"""Checks that each file in settings/ fits the guide it changes: keys, names, and enough left to ask and offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.folder import SETTINGS
from model.content.guide.settings import NotOffered, Setting, model_in
from model.content.published import ELEMENTS
from model.content.schema import TURNS, ContentModel, Element, ModelFile, SettingsFile
from model.content.tree import Spot, Tree

FEWEST_TO_TRY = 4
FEWEST_TO_WATCH = 3
"""Things to try and to watch for that a setting leaves of every element."""


def setting_faults(trees: Mapping[str, Tree], pieces: Mapping[str, ContentModel]) -> list[Fault]:
    """Names that are none, things left out that are not there, and elements with too little left to ask or offer."""
    tops = {name.removeprefix(SETTINGS): trees[name].top for name in trees if name.startswith(SETTINGS)}
    model, general = pieces.get("model"), pieces.get("settings")
    faults = [*_taken_prompt_faults(tops.values(), model)] if isinstance(model, ModelFile) else []
    for name, top in tops.items():
        faults += _key_faults(name, top, tops)
        if isinstance(general, SettingsFile):
            faults += _word_faults(top, [word.key for word in general.person_words])
        faults += _not_offered_faults(top, trees)
        if isinstance(model, ModelFile):
            faults += _left_out_faults(top, {element.key: element for element in model.elements})
    settings = tuple(piece for piece in pieces.values() if isinstance(piece, Setting))
    if not faults and isinstance(model, ModelFile) and isinstance(general, SettingsFile):
        about = [one.key for one in (*general.session_kinds, *general.venues)]
        for setting in settings:
            top = trees[f"{SETTINGS}{setting.key}"].top
            faults += _too_little(top, model_in(model, settings, setting.key), about)
    return faults


def _key_faults(name: str, top: Spot, tops: Mapping[str, Spot]) -> Iterator[Fault]:
    key, other = top.at("key"), top.at("builds_on")
    if key.text and key.text != name:
        yield key.fault(
            f"{quoted(key.text)} is not the name of its file", f"{name}, or the file called {key.text}.yaml"
        )
    if other.text and (other.text not in tops or other.text == name):
        others = [one for one in tops if one != name]
        yield other.fault(f"{quoted(other.text)} is no other setting", one_of(others), nearest(other.text, others))
    elif other.text and tops[other.text].at("builds_on").text:
        yield other.fault(f"{quoted(other.text)} builds on another one itself", "a setting that builds on none")
    seen: set[str] = set()
    for element in (change.at("element") for change in top.each("elements")):
        if element.text and element.text not in ELEMENTS:
            wrong = f"{quoted(element.text)} is not an element of the model"
            yield element.fault(wrong, "one of the twelve", nearest(element.text, ELEMENTS))
        elif element.text in seen:
            yield element.fault(f"{quoted(element.text)} is there twice", "each element once")
        seen.add(element.text)


def _word_faults(top: Spot, words: list[str]) -> list[Fault]:
    word = top.at("person")
    if not word.text or word.text in words:
        return []
    wrong, expected = f"{quoted(word.text)} is not one of the person words", "the key of one of person_words"
    return [word.fault(wrong, expected, nearest(word.text, words))]


def _not_offered_faults(top: Spot, trees: Mapping[str, Tree]) -> Iterator[Fault]:
    for name in NotOffered.model_fields:
        known = [one.at("key").text for one in trees[name].top.each(name)] if name in trees else []
        for key in top.at("not_offered").each(name):
            if known and key.text and key.text not in known:
                wrong = f"{quoted(key.text)} does not stand under {name}"
                yield key.fault(wrong, f"the key of one in {name}.yaml", nearest(key.text, known))


def _left_out_faults(top: Spot, elements: Mapping[str, Element]) -> Iterator[Fault]:
    for change in top.each("elements"):
        element = elements.get(change.at("element").text)
        if element is None:
            continue
        known = {
            "prompts": [prompt.key for prompt in element.prompts],
            "try": [thing.name for thing in element.try_],
            "watch": [thing.name for thing in element.watch],
        }
        for kind, names in known.items():
            for spot in change.at("leave_out").each(kind):
                if spot.text and spot.text not in names:
                    wrong = f"{quoted(spot.text)} does not stand under {kind} of {element.key}"
                    yield spot.fault(wrong, "one of those in model.yaml", nearest(spot.text, names))


def _taken_prompt_faults(tops: Iterable[Spot], model: ModelFile) -> Iterator[Fault]:
    """Prompts whose key another prompt of that element has, in whatever setting: answers are read by it."""
    taken = {(element.key, prompt.key): "the model" for element in model.elements for prompt in element.prompts}
    for top in tops:
        for change in top.each("elements"):
            for key in (prompt.at("key") for prompt in change.each("prompts")):
                named = (change.at("element").text, key.text)
                if key.text and named in taken:
                    wrong = f"{quoted(key.text)} is the key of a prompt of {taken[named]}"
                    yield key.fault(wrong, "a key of its own; leave the other one out if it does not fit")
                taken.setdefault(named, top.at("key").text)


def _too_little(top: Spot, model: ModelFile, about: list[str]) -> Iterator[Fault]:
    places = {change.at("element").text: change for change in top.each("elements")}
    for element in model.elements:
        spot = places.get(element.key, top)
        always = {prompt.turn for prompt in element.prompts if not prompt.for_ and not prompt.not_for}
        unasked = [
            f"{turn} that fits {one}"
            for turn in TURNS
            if turn not in always
            for one in about
            if not any(prompt.turn == turn and prompt.fits([one]) for prompt in element.prompts)
        ]
        if unasked:
            wrong = f"leaves {element.key} no prompt for {unasked[0]}"
            yield spot.fault(wrong, "one of its own, or fewer left out")
        if len(element.try_) < FEWEST_TO_TRY or len(element.watch) < FEWEST_TO_WATCH:
            wrong = f"leaves {element.key} {len(element.try_)} things to try and {len(element.watch)} to watch for"
            yield spot.fault(wrong, f"at least {FEWEST_TO_TRY} to try and {FEWEST_TO_WATCH} to watch for")
