"""Words without what keyboards differ in, so that they are found however they were typed."""

from __future__ import annotations

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
