"""A drawing of lines made plain, for programs that know only a part of SVG."""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"


def with_letters_drawn_out(svg: bytes) -> bytes:
    """The same drawing with every letter as lines in its place, instead of pointing to a list of letters.

    Word processors draw lines reliably, and such pointers not all of them. `svg` is a drawing made here by Typst.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314  it comes from our own template
    letters = {symbol.get("id"): list(symbol) for symbol in root.iter(f"{{{_SVG}}}symbol")}
    for pointer in list(root.iter(f"{{{_SVG}}}use")):
        drawn = letters[pointer.attrib.pop(_HREF).removeprefix("#")]
        at = f"translate({pointer.attrib.pop('x', '0')} {pointer.attrib.pop('y', '0')})"
        pointer.tag = f"{{{_SVG}}}g"
        pointer.set("transform", at)
        pointer.extend(deepcopy(drawn))
    for parent in list(root.iter()):
        for lists in parent.findall(f"{{{_SVG}}}defs"):
            if lists.find(f"{{{_SVG}}}symbol") is not None:
                parent.remove(lists)
    drawn_out: bytes = ET.tostring(root)
    return drawn_out
