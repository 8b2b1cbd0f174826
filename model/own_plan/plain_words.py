"""What the content checker says of a plan, for whoever types in it: what is there, and what would be right."""

from __future__ import annotations

import re

from model.content import Fault

_LONG = re.compile(r"is (\d+) characters long")
_PLACEHOLDER = "unknown placeholder "


def in_plain_words(fault: Fault) -> str:
    """The fault as part of a sentence after the name of its field; the checker's own words where they are plain."""
    if fault.wrong == "is empty":
        return "no words here yet"
    if fault.wrong.startswith(_PLACEHOLDER):
        perhaps = f" Perhaps you mean {fault.nearest}." if fault.nearest else ""
        found = fault.wrong.removeprefix(_PLACEHOLDER)
        return f"nothing is filled in for {found}.{perhaps} What can stand in braces: {fault.expected}"
    if fault.wrong == "a brace without its partner":
        return "a { or a } stands alone. They go in pairs, around a word that is filled in"
    if long := _LONG.fullmatch(fault.wrong):
        return f"this has {long[1]} characters, and {fault.expected.removeprefix('at most ')} is the most"
    return fault.said
