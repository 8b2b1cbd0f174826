"""The model as its authors published it: layers, elements, names and order. Nothing here is ours to change."""

from __future__ import annotations

from model.answers import PLACES
from model.content.faults import Fault, nearest, one_of, quoted
from model.content.schema import LAYERS
from model.content.tree import Spot, Tree

ELEMENTS = {
    "safety": ("base", "Creating safety"),
    "trust": ("core", "Trust"),
    "time": ("core", "Time"),
    "support": ("core", "Support"),
    "young_person_centred": ("core", "Being young person centred"),
    "fully_committed": ("skills", "Be fully committed"),
    "empathy": ("skills", "Communicate with empathy"),
    "connections": ("skills", "Make connections and advocate"),
    "flexible": ("skills", "Be flexible"),
    "use_of_self": ("skills", "Practice use of self and reflection"),
    "honest_challenge": ("skills", "Be honest and challenge constructively"),
    "hope_agency": ("skills", "Guide, inspire hope and build agency"),
}
"""Key of each element, in published order, with its layer and its published (English) name."""


def published_faults(trees: dict[str, Tree], language: str) -> list[Fault]:
    """Where model.yaml and scale.yaml leave the published layers, elements and order. Names are held to in English."""
    faults: list[Fault] = []
    if model := trees.get("model"):
        faults += order_faults(model.top.at("layers"), LAYERS)
        faults += order_faults(model.top.at("elements"), tuple(ELEMENTS))
        for element in model.top.each("elements"):
            faults += _element_faults(element, language)
    if scale := trees.get("scale"):
        faults += order_faults(scale.top.at("points"), PLACES)
    return faults


def _element_faults(element: Spot, language: str) -> list[Fault]:
    key = element.at("key")
    if key.text not in ELEMENTS:
        if not key.text:
            return []
        close = nearest(key.text, ELEMENTS)
        return [key.fault(f"{quoted(key.text)} is not an element of the model", "one of the twelve", close)]
    layer, name = ELEMENTS[key.text]
    faults = []
    if element.at("layer").text in LAYERS and element.at("layer").text != layer:
        wrong = f"{quoted(key.text)} stands in layer {element.at('layer').text}"
        faults.append(element.at("layer").fault(wrong, f"{layer}, as published"))
    if language == "en" and element.at("name").text and element.at("name").text != name:
        faults.append(element.at("name").fault(f"{quoted(element.at('name').text)} is not the published name", name))
    return faults


def order_faults(things: Spot, wanted: tuple[str, ...]) -> list[Fault]:
    """Which of the wanted keys are missing; or, when all are there, the first that stands out of order."""
    if not isinstance(things.value, list):
        return []
    keys = [thing.at("key") for thing in things.each()]
    missing = [key for key in wanted if key not in {str(spot.value) for spot in keys}]
    if missing:
        return [things.fault(f"{one_of(missing).replace(' or ', ' and ')} missing", f"all of {', '.join(wanted)}")]
    for spot, key in zip(keys, wanted, strict=False):
        if str(spot.value) != key:
            return [spot.fault(f"{quoted(spot.value)} stands out of order", f"{key} here: {', '.join(wanted)}")]
    return []
