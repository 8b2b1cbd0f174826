"""Checks a content file against its schema and says in people's words what does not fit."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from model.content.faults import Fault, nearest, one_of, quoted
from model.content.schema import ContentModel
from model.content.tree import Loc, Spot, Tree, kind_of

WITH_ONE = ("with_code", "kept", "characters", "how_many", "your_words", "until", "paused", "more_lines", "chosen")
WITH_TWO = ("step", "part", "held")
PATTERNS = {
    "link": "an address that begins with https://, http://, tel: or mailto:, without spaces",
    "language": "a language of two or three small letters, such as en",
    "offers": "a kind and a key, such as element/trust",
    "key_words": "a word of 3 to 8 letters from a to z, all small",
    **dict.fromkeys(WITH_ONE, "text with one … in it"),
    **dict.fromkeys(WITH_TWO, "text with two … in it"),
}
LIMITS = {
    "string_too_long": ("max_length", "at most"),
    "too_short": ("min_length", "at least"),
    "too_long": ("max_length", "at most"),
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
}
WANTED = {
    **dict.fromkeys(("string_type", "string_too_short"), "text"),
    **dict.fromkeys(("model_type", "model_attributes_type"), "a group of keys"),
    "tuple_type": "a list",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "a whole number"),
    **dict.fromkeys(("float_type", "float_parsing"), "a number"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
}
KEY_PATTERN = "small letters, digits and _, beginning with a letter"


def shape_faults(tree: Tree, schema: type[ContentModel]) -> tuple[ContentModel | None, list[Fault]]:
    """The file as frozen objects, or None and every place where it does not fit its schema."""
    try:
        return schema.model_validate(tree.value), []
    except ValidationError as problem:
        known = schema.model_json_schema()
        errors = problem.errors(include_url=False)
        return None, [_told(tree, known, error) for error in errors if not _echoes(error)]


def _echoes(error: ErrorDetails) -> bool:
    """Whether a list is only called too short because pydantic leaves out items that are told as faults themselves."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _told(tree: Tree, known: dict[str, Any], error: ErrorDetails) -> Fault:
    loc = _plain_loc(known, error["loc"])
    spot = tree.top.at_loc(loc)
    kind, facts = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(spot, tuple(_schema_at(known, error["loc"][:-1]).get("properties", {})))
    if kind == "missing" and isinstance(loc[-1], str):
        return spot.fault(f"{quoted(loc[-1])} is missing", at=spot.parent)
    if kind == "missing":
        wanted = _schema_at(known, error["loc"][:-1]).get("minItems")
        return spot.parent.fault(f"has {_length(spot.parent)}", f"exactly {wanted}")
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_kind(spot, _schema_at(known, error["loc"]))
    if kind == "literal_error":
        return _unknown_choice(spot, _schema_at(known, error["loc"]))
    return spot.fault(*_words(kind, facts, spot))


def _words(kind: str, facts: dict[str, Any], spot: Spot) -> tuple[str, str]:
    """What is wrong and what is expected, for faults that have no nearest name."""
    if spot.value in (None, "") or kind == "string_too_short":
        return "is empty", WANTED.get(kind, "a value")
    if kind == "string_type" and not isinstance(spot.value, list):
        return _not_text(spot.value)
    if kind in WANTED:
        return f"is {kind_of(spot.value)}", WANTED[kind]
    if kind in LIMITS:
        limit, words = LIMITS[kind]
        return _measured(spot), f"{words} {facts[limit]:g}"
    if kind == "string_pattern_mismatch":
        return f"{quoted(spot.value)} does not fit here", PATTERNS.get(spot.field, KEY_PATTERN)
    return "does not fit here", "what the schema says (python -m model schema)"


def _not_text(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):
        return "is a group of keys", "text, in quotes if it begins with { or holds a colon"
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return f"is {kind_of(value)} ({written})", f'text, in quotes: "{written}"'


def _measured(spot: Spot) -> str:
    if isinstance(spot.value, str):
        return f"is {len(spot.text)} characters long"
    return f"has {_length(spot)}" if isinstance(spot.value, list) else f"is {spot.value}"


def _unknown_key(spot: Spot, names: tuple[str, ...]) -> Fault:
    """Names the nearest key that the same file has not used there already."""
    tree, around = spot.tree, spot.parent
    written_in = {name: tree.place((*around.loc, name)) for name in around.value if name in names}
    here = tree.place(spot.loc)
    used = {name for name, place in written_in.items() if place and here and place.path == here.path}
    near = nearest(spot.field, [name for name in names if name not in used])
    return spot.fault(f"unknown key {quoted(spot.field)}", one_of(names), near, at=around)


def _unknown_kind(spot: Spot, known: dict[str, Any]) -> Fault:
    kind_of_ref = {ref: kind for kind, ref in known["discriminator"]["mapping"].items()}
    kinds = [kind_of_ref[one["$ref"]] for one in known["oneOf"]]
    kind = spot.at("kind")
    if kind.value is None:
        return spot.fault('"kind" is missing', one_of(kinds))
    return kind.fault(f"unknown kind {quoted(kind.value)}", one_of(kinds), nearest(str(kind.value), kinds))


def _unknown_choice(spot: Spot, known: dict[str, Any]) -> Fault:
    names = [str(name) for name in known.get("enum", [known.get("const")])]
    if isinstance(spot.value, str):
        return spot.fault(f"unknown value {quoted(spot.value)}", one_of(names), nearest(spot.value, names))
    if spot.value is None:
        return spot.fault("is empty", one_of(names))
    if str(spot.value) in names:
        return spot.fault(*_not_text(spot.value))
    return spot.fault(f"is {kind_of(spot.value)}", one_of(names))


def _length(spot: Spot) -> str:
    count = len(spot.value) if isinstance(spot.value, list) else 0
    things = spot.field if spot.field.endswith("s") else "items"
    return f"{count} {things.removesuffix('s') if count == 1 else things}"


def _plain_loc(known: dict[str, Any], loc: Loc) -> Loc:
    """The location as written in the file: pydantic adds a flow step's kind behind its position, which no file does."""
    return tuple(part for index, part in enumerate(loc) if "discriminator" not in _schema_at(known, loc[:index]))


def _schema_at(known: dict[str, Any], loc: Loc) -> dict[str, Any]:
    """The part of the JSON Schema that describes `loc`, given as pydantic gives it."""
    here = known
    for part in loc:
        here = _followed(known, here)
        if "discriminator" in here:
            here = {"$ref": here["discriminator"]["mapping"][part]}
        elif isinstance(part, str):
            here = here.get("properties", {}).get(part, {})
        else:
            rows = here.get("prefixItems", [])
            here = rows[part] if part < len(rows) else here.get("items", {})
    return _followed(known, here)


def _followed(known: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in here:
        here = known["$defs"][here["$ref"].rsplit("/", 1)[-1]]
    return here
