"""Parts of the page of a relationship, each drawn alone."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import PATIENCE


def _draw(part, given, named) -> None:
    part(*given, **named)


def drawn(part: Callable[..., None], *given: object, **named: object) -> AppTest:
    """The part as a page of its own."""
    return AppTest.from_function(_draw, default_timeout=PATIENCE, args=(part, given, named)).run()
