"""What is taken away, read by other programs: an independent checker of PDF/UA-1, pdftotext, LibreOffice and pandas.

LibreOffice is large (84 MB to fetch, 259 MB on disk), so `.ci/run` does not install it: its tests are skipped there.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import page
import pandas as pd
import pytest

from model.content import Content
from model.profile import view_of
from model.reflection.given import PlaceGiven, StepSet
from model.reflection.learning_record import LearningLine
from model.reflection.reflection import NextStep
from model.report.learning.told import LearningReport, told_learning
from model.report.on_paper.cards import cards_pdf
from model.report.on_paper.sheet import told_sheet
from model.report.own_tables.tables import places_csv, steps_csv
from model.report.period.told import PeriodReport, told_period
from model.report.profile.told import ProfileReport, told_profile
from model.report.relationship.told import RelationshipReport, told_relationship
from model.report.shared.blocks import Heading, Told
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf
from tests.model.report.conftest import FULL
from tests.model.report.relationship.histories import a_history, a_note, weeks_after

DAY = date(2026, 3, 14)
SAID = "Seán, fáilte: gŵyl, žluťoučký kůň."
STEP = NextStep("s", "r", 0, SAID, DAY, "done", SAID)
WORDS = (OwnWords("Trust", "What did you keep?", SAID),)
HISTORY = a_history({"safety": "2", "trust": "1"}, {"trust": "3"}, {"safety": "4", "hope_agency": "5"})

Make = Callable[[Content], Told]
REPORTS: dict[str, Make] = {
    "reflection": lambda content: told_profile(
        content,
        ProfileReport(
            "Home visit",
            (view_of(content, "14 March 2026", FULL), view_of(content, "1 March 2026", {"trust": "2"})),
            words=WORDS,
            picks=("trust",),
            next_steps=((SAID, "21 March 2026", ""),),
            by_hand=True,
        ),
    ),
    "relationship": lambda content: told_relationship(
        content,
        RelationshipReport(
            DAY, HISTORY, "Heron", notes=(a_note(weeks_after(1), SAID),), tried=((DAY, STEP),), words=WORDS
        ),
    ),
    "period": lambda content: told_period(
        content, PeriodReport(DAY, DAY, (view_of(content, "14 March 2026", FULL),), words=WORDS)
    ),
    "learning": lambda content: told_learning(
        content, LearningReport(DAY, DAY, ((LearningLine("trust", "Trust", (DAY,)), SAID),), further=SAID)
    ),
    "sheet": lambda content: replace(told_sheet(content, content.flow("next_meeting")), title=SAID),
}
kinds = pytest.mark.parametrize("kind", REPORTS)
in_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def spoken() -> Content:
    from tests.shipped import shipped_content  # noqa: PLC0415  kept by itself for all tests

    content = shipped_content()
    return content.spoken(content.settings.person)


def text_of(pdf: Path) -> str:
    """What pdftotext reads, every run of space as one."""
    found = subprocess.run(["pdftotext", "-q", str(pdf), "-"], capture_output=True, check=True, text=True)
    return " ".join(found.stdout.split())


def out_of_order(text: str, told: Told) -> list[str]:
    """The headings that do not stand after the one before them."""
    at, lost = 0, []
    for heading in (told.title, *(block.text for block in told.blocks if isinstance(block, Heading))):
        found = text.find(heading, at)
        at, lost = (found + len(heading), lost) if found >= 0 else (at, [*lost, heading])
    return lost


@kinds
def test_pdf_is_read_in_order_and_with_its_accents(spoken: Content, tmp_path: Path, kind: str) -> None:
    told = REPORTS[kind](spoken)
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(told_pdf(spoken, told))
    text = text_of(pdf)
    assert (out_of_order(text, told), SAID in text) == ([], True)


@kinds
def test_pdf_keeps_every_rule_of_an_independent_checker(spoken: Content, kind: str) -> None:
    found = page.validate_pdf_bytes(told_pdf(spoken, REPORTS[kind](spoken)), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def test_cards_keep_every_rule_of_an_independent_checker(spoken: Content) -> None:
    assert page.is_pdf_compliant_bytes(cards_pdf(spoken), profile="ua1") is True


@in_libreoffice
@kinds
def test_word_document_opens_in_libreoffice_and_reads_the_same(spoken: Content, tmp_path: Path, kind: str) -> None:
    told = REPORTS[kind](spoken)
    word = tmp_path / "report.docx"
    word.write_bytes(told_docx(spoken, told, DAY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = text_of(tmp_path / "report.pdf")
    assert (out_of_order(text, told), SAID in text) == ([], True)


def test_tables_open_in_pandas_with_their_accents_and_no_formula(spoken: Content) -> None:
    names = {"r": "Gŵyl"}
    places = places_csv(spoken, [PlaceGiven(DAY, "five_minutes", "r", "trust", "3")], names)
    steps = steps_csv([StepSet(DAY, "r", replace(STEP, words="=HYPERLINK(1)"))], names)
    read_places, read_steps = (pd.read_csv(BytesIO(text.encode()), encoding="utf-8-sig") for text in (places, steps))
    assert read_places.loc[0, ["date", "with", "element", "place"]].tolist() == ["2026-03-14", "Gŵyl", "Trust", 3]
    assert read_steps.loc[0, ["with", "next step", "in my words"]].tolist() == ["Gŵyl", "'=HYPERLINK(1)", SAID]
