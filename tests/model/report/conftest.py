from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import pytest

from model.content import Content
from model.profile import View, view_of
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared import paper
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_pdf import told_pdf
from tests.model.report.shared.pdf_reader import ReadPdf, read

FULL = {
    "safety": "2",
    "trust": "3",
    "time": "4",
    "support": "3",
    "young_person_centred": "2",
    "fully_committed": "3",
    "empathy": "3",
    "connections": "5",
    "flexible": "4",
    "use_of_self": "2",
    "honest_challenge": "1",
    "hope_agency": "4",
}

Export = Callable[..., ReadPdf]


@pytest.fixture(autouse=True)
def fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No font but ours, whatever is installed here; this machine's as well where `REPORT_FONTS` is "machine"."""
    if os.environ.get("REPORT_FONTS") != "machine":
        monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


@pytest.fixture
def seen(shipped: Content) -> Callable[[str, Mapping[str, str | None]], View]:
    """Makes a view from places by element key."""
    return lambda name, given: view_of(shipped, name, given)


@pytest.fixture
def full(shipped: Content) -> View:
    return view_of(shipped, "14 March 2026, home visit", FULL)


@pytest.fixture
def export(shipped: Content, full: View) -> Export:
    """Exports a report and reads it back. Without views it holds one with a place for every element."""

    def exported(**parts: object) -> ReadPdf:
        report = ProfileReport(**{"title": "Home visit, 14 March 2026", "views": (full,), **parts})
        return read(told_pdf(shipped, told_profile(shipped, report)))

    return exported


@pytest.fixture
def written(export: Export) -> Callable[[str], list[str]]:
    """Takes one piece of somebody's words into a file, and gives back its lines as a reader hears them."""

    def lines(text: str) -> list[str]:
        heard = export(words=(OwnWords("The meeting", "In one line", text),))
        texts = heard.texts("P", "H2")
        first = texts.index("In one line") + 1
        return texts[first : texts.index("About this page")]

    return lines
