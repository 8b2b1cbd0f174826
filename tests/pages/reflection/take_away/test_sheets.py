"""On paper: a sheet for each way, and typing one in under the day the meeting was."""

from __future__ import annotations

from datetime import date

import pytest

from model.content import Content
from model.store import OwnStore
from pages.parts.reflection.take_away import sheets
from tests.model.report.shared.pdf_reader import read
from tests.pages.conftest import Downloads, Visit
from tests.pages.page_reader import links, nameless, titles, trouble

A_YEAR_AGO = date(2025, 11, 3)


def test_each_way_has_its_sheet_and_the_scale_its_cards(visit: Visit, shipped: Content, downloads: Downloads) -> None:
    at = visit("take_away/paper.py")
    names = [f"alongside-sheet-{flow.key.replace('_', '-')}.pdf" for flow in shipped.flows.flows]
    assert sorted(downloads) == sorted([*names, "alongside-cards.pdf"])
    assert read(downloads["alongside-sheet-three-lines.pdf"]()).title == "Three lines"
    assert (titles(at), nameless(at), trouble(at)) == (["On paper"], [], [])


def test_what_was_written_on_paper_is_typed_in_under_its_own_day(
    visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "date_field", lambda *_, **__: A_YEAR_AGO)
    at = visit("take_away/paper.py")
    at.selectbox(key="sheet_typed").set_value("three_lines").run()
    at.button(key="type_sheet_in").click().run()
    [made] = own.reflections.all()
    assert (made.flow, made.happened_on, made.is_draft, trouble(at)) == ("three_lines", A_YEAR_AGO, True, [])


def test_nothing_is_begun_without_a_day(visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "date_field", lambda *_, **__: None)
    at = visit("take_away/paper.py")
    at.button(key="type_sheet_in").click().run()
    assert own.reflections.count() == 0


@pytest.mark.parametrize("page", ["reflect.py", "the_model.py"])
def test_sheets_are_reached_from_where_one_begins_and_from_the_guide(visit: Visit, page: str) -> None:
    assert ("On paper", "paper") in links(visit(page))
