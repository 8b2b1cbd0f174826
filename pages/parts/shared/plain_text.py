"""Words somebody typed, shown as they were typed where Streamlit would read Markdown: headings, labels, sentences."""

from __future__ import annotations

import re

_UNSEEN = "\N{WORD JOINER}"
_MEANS_SOMETHING = re.compile(
    r"[`*_\[{$~]|\\(?=[!-/:-@\[-`{-~]|$)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|^>|^#(?=[\s#]|$)|^[+-](?=[\s-]|$)"
)
_NUMBERS_A_LIST = re.compile(r"^(\d{1,9})([.)])(?!\S)")
_TURNED_INTO_A_SIGN = re.compile(r"(?<!\S)([-<>~])(?=(?:->|>|-|=)(?!\S))")
_TURNED_INTO_A_LINK_OR_PICTURE = re.compile(r"(:(?=\S)|@|www(?=\.))", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` on one line for a Markdown place, with nothing in it read as Markdown, a link, an icon or an arrow.

    Only what would be read as Markdown is escaped: Streamlit hands a widget's label to screen readers as it was
    written, so every escape is heard. And escaping alone does not keep Streamlit from links, emoji names and arrows,
    which it looks for in the finished text; an unseen character breaks those up.
    """
    one_line = " ".join(text.split())
    broken_up = _TURNED_INTO_A_LINK_OR_PICTURE.sub(rf"\1{_UNSEEN}", one_line)
    broken_up = _TURNED_INTO_A_SIGN.sub(rf"\1{_UNSEEN}", broken_up)
    return _NUMBERS_A_LIST.sub(r"\1\\\2", _MEANS_SOMETHING.sub(r"\\\g<0>", broken_up))
