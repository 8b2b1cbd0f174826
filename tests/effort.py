"""How hard the tests try: in full, or while somebody works, with fewer examples of each property."""

from __future__ import annotations

from hypothesis import settings

FULL = 100
"""The examples that Hypothesis tries where nobody says otherwise."""


def examples(usual: int) -> int:
    """How many examples to try of a property that is tried with `usual` of them in full."""
    return max(2, usual * settings.default.max_examples // FULL)
