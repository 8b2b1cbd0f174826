"""The patterns of hints.yaml: regular expressions in which a blank is any gap and `{list}` any word of a list.

`{0-3 list}` is up to three words of a list, each with the gap after it. `{words}` is the list of every word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import groupby

WordLists = Mapping[str, Collection[str]]
_LIST = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SOME_OF = re.compile(r"\{(\d)-(\d) ([a-z][a-z0-9_]*)\}")
_LAID_OUT = re.compile(r"\(\?i?x")


def lists_in(pattern: str) -> list[str]:
    """The keys of the lists a pattern names."""
    return _LIST.findall(_counted(pattern))


def whole_pattern(pattern: str, lists: WordLists) -> str:
    """The regular expression that a pattern stands for. Raises KeyError where it names no list."""
    counted = _counted(pattern)
    gaps = counted.replace("[ ]", r"\s") if _LAID_OUT.match(pattern) else counted.replace(" ", r"\s")
    return _LIST.sub(lambda found: _any_of(tuple(lists[found[1]])), gaps)


def _counted(pattern: str) -> str:
    return _SOME_OF.sub(r"(?:{\3}\\s){\1,\2}", pattern).replace("{words}", r"[\w'-]+")


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{_branches(sorted({spelled for word in words for spelled in _spellings(word)}))})"


def _branches(words: list[str]) -> str:
    """One of the sorted words, the longest that fits; grouped by their letters, which is found fastest."""
    if len(words) == 1:
        return re.escape(words[0]).replace(r"\ ", r"\s")
    branches = [
        _branches([first]) + _branches([word[1:] for word in alike])
        for first, alike in groupby(filter(None, words), key=lambda word: word[0])
    ]
    whole = "|".join(branches)
    return f"(?:{whole})?" if "" in words else f"(?:{whole})" if branches[1:] else whole


def _spellings(word: str) -> set[str]:
    """The word with or without its accents and its apostrophe."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return {word, plain, word.replace("'", ""), plain.replace("'", "")}
