"""Text that came from other programs, with line ends, bullets and dashes that everything here understands.

Whatever parts two words in the program it came from still parts them here.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c\x1d\x85\u2028\u2029]")
_SIGNS = {0x1E: "-", 0xF0B7: "•", 0xF0A7: "•", 0xF0E0: "→", 0xF0DF: "←", 0xF0FC: "✓", 0xF04A: "☺", 0xF04C: "☹"}
"""What word processors write for a hyphen that does not break, and by number in the fonts Symbol and Wingdings."""
_BULLET = re.compile(r"^([ \t]*)[\uf020-\uf0ff]", re.MULTILINE)
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in b"\x8a\x8c\x8e\x91\x92\x93\x94\x96\x97\x9a\x9c\x9e\x9f"}
"""Letters, quotes and dashes where old Windows programs have them."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\uf020-\uf0ff]")


def readable(text: str) -> str:
    """The same words: every line end as a newline, the bullets of word processors as "•", nothing that controls."""
    if not _ODD.search(text):
        return text
    lines = _LINE_ENDS.sub("\n", text).translate(_WINDOWS | _SIGNS)
    return _CONTROL.sub("", _BULLET.sub(r"\1•", lines))
