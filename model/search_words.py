"""Words without what keyboards differ in, so that they are found however they were typed, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, combining, normalize

KEYBOARD = {
    **dict.fromkeys("‘’‚‛′‵ʹʼʽˈ‹›`´＇", "'"),  # noqa: RUF001
    **dict.fromkeys("“”„‟″‶«»〝〞＂", '"'),  # noqa: RUF001
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣", "-"),  # noqa: RUF001
}
"""Quotes and dashes to those of every keyboard."""
_LETTERS = {**dict(zip("łøđðħŧıŋɓɗƙɔɛə", "loddhtinbdkoee", strict=True)), "þ": "th", "æ": "ae", "œ": "oe"}
"""Letters that no accent makes, to those nearest on every keyboard."""
_SAME = str.maketrans(KEYBOARD | _LETTERS) | {ord('"'): " "}
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


BEFORE_IT, WIDTH = 40, 120
"""Signs of a text that are shown before what was found in it, and in all."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A part of a line as it was written, and whether it is what was looked for."""

    words: str
    is_found: bool = False


def is_unseen(sign: str) -> bool:
    """Whether a sign stands in a text without being seen: soft hyphens, joiners, marks of direction, variants."""
    return category(sign) == "Cf" or sign in _HIDDEN or "\ufe00" <= sign <= "\ufe0f"


def folded(text: str) -> str:
    """`text` without case, accents, quotation marks, what is unseen, and kinds of apostrophes and dashes.

    So `sion` finds `Sión`, and `"didn't"` finds it with a curly apostrophe.
    """
    if text.isascii():
        return text.lower().translate(_SAME)
    parts = normalize("NFKD", normalize("NFKD", text.translate(_SAME)).casefold()).translate(_SAME)
    return "".join(sign for sign in parts if not (combining(sign) or is_unseen(sign)))


def sought(wanted: str) -> list[str]:
    """The words somebody looks for, folded, without quotes round them."""
    return [word for quoted in folded(wanted).split() if (word := quoted.strip("'"))]


def holds_all(text: str, wanted: str) -> bool:
    """Whether a text holds every word of `wanted`, in any order and however either was typed."""
    kept = folded(text)
    return all(word in kept for word in sought(wanted))


def line_around(text: str, wanted: Sequence[str]) -> tuple[Piece, ...]:
    """The line of `text` round the first of the `wanted` words, which are folded; empty where it holds none of them.

    It is about `WIDTH` signs as they were written, on one line, with a sign where the text goes on.
    """
    found = spans(text, wanted)
    if not found:
        return ()
    start, end = _window(text, found[0])
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last in found:
        if last <= end:
            pieces += [Piece(_on_one_line(text[at:first])), Piece(_on_one_line(text[first:last]), is_found=True)]
            at = last
    pieces += [Piece(_on_one_line(text[at:end])), Piece(" …" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.words)


def spans(text: str, wanted: Sequence[str]) -> list[Span]:
    """Where `text`, as it was written, holds one of the `wanted` words, which are folded; what touches is one."""
    kept = folded(text)
    signs = [at for at, sign in enumerate(text) for _ in _folded_sign(sign)]
    found: list[Span] = []
    for first, last in sorted(_matches(kept, wanted)):
        start, end = signs[first], _with_its_marks(text, signs[last - 1] + 1)
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def _matches(kept: str, wanted: Sequence[str]) -> Iterator[Span]:
    for word in wanted:
        yield from (match.span() for match in re.finditer(re.escape(word), kept))


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    """A sign alone: a text folds to what its signs fold to, one after the other."""
    return folded(sign)


def _with_its_marks(text: str, end: int) -> int:
    """The end moved behind accents and unseen signs, which belong to what stands before them."""
    while end < len(text) and not _folded_sign(text[end]):
        end += 1
    return end


def _window(text: str, found: Span) -> Span:
    """What to show of a text round a place in it, cut between words where there are any."""
    start = max(0, min(found[0] - BEFORE_IT, len(text) - WIDTH))
    end = max(found[1], min(start + WIDTH, len(text)))
    if start:
        begun = re.search(r"\s", text[start - 1 : found[0]])
        start = start - 1 + begun.end() if begun else _with_its_marks(text, start)
    if end < len(text):
        words = re.match(r".*(?=\s)", text[found[1] : end], re.DOTALL)
        end = found[1] + words.end() if words else _with_its_marks(text, end)
    return start, end


def _on_one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words)
