"""A relationship as PDF: tagged, complete, and holding what was chosen and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.content import Content
from model.pattern import told
from model.phrases import day
from model.reflection.reflection import NextStep
from model.report.relationship.lines import alt_text
from model.report.relationship.told import RelationshipReport, told_relationship
from model.report.shared import paper
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_pdf import told_pdf
from tests.model.report.relationship.histories import FIRST, a_history, a_note, weeks_after
from tests.model.report.shared.pdf_reader import HEADINGS, ReadPdf, read

HISTORY = a_history({"safety": "2", "trust": "1"}, {"trust": "3"}, {"safety": "4", "hope_agency": "5"})
NOTES = (a_note(weeks_after(1), "The hearing was put off."),)
STEP = NextStep("s", "r0", 0, "Ring before I come", None, "done", "He picked up.")
PLAIN = RelationshipReport(weeks_after(3), HISTORY)
WHOLE = replace(
    PLAIN,
    name="Heron",
    notes=NOTES,
    tried=((FIRST, STEP), (weeks_after(1), replace(STEP, outcome=None, outcome_words=""))),
    words=(OwnWords("4 March 2026, home visit", "What did you keep?", "The time.\nAnd the biscuits."),),
)


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "all_fonts", paper.own_fonts)


def made(content: Content, report: RelationshipReport) -> ReadPdf:
    return read(told_pdf(content, told_relationship(content, report)))


def test_file_is_tagged_titled_and_in_a_language(shipped: Content) -> None:
    found = made(shipped, WHOLE)
    assert (found.is_marked, found.pdfua_part, found.language, found.images) == (True, "1", "en", 0)
    assert (found.title, found.shows_title) == ("Heron", True)


def test_whole_report_has_its_headings_in_order(shipped: Content) -> None:
    assert [(one.role, one.text) for one in made(shipped, WHOLE).tagged if one.role in HEADINGS] == [
        ("H1", "Heron"),
        ("H2", "Over time"),
        ("H2", "Date by date"),
        ("H2", "Where things stand"),
        ("H2", "What happened around it"),
        ("H2", "What I tried"),
        ("H2", "In my own words"),
        ("H3", "4 March 2026, home visit"),
        ("H2", "About this page"),
    ]


def test_nothing_that_was_written_goes_unless_chosen(shipped: Content) -> None:
    found = made(shipped, PLAIN)
    assert (found.title, found.texts("H2")) == (
        "A relationship over time",
        ["Over time", "Date by date", "Where things stand", "About this page"],
    )
    written = ("Heron", "hearing", "Court", "Ring", "biscuits")
    assert [word for word in written if word in found.whole_text] == []


def test_lines_are_a_figure_of_lines_with_words_beside_it(shipped: Content) -> None:
    [figure] = [one for one in made(shipped, WHOLE).tagged if one.role == "Figure"]
    assert figure.alt == alt_text(shipped, HISTORY, NOTES)


def test_tables_say_what_the_lines_show_and_where_things_stand(shipped: Content) -> None:
    rows = made(shipped, WHOLE).texts("TR")
    assert rows[:5] == [
        "WhenWhat",
        "18 March 2026Safety 4, Hope and agency 5",
        "11 March 2026(1) Court: The hearing was put off.",
        "11 March 2026Trust 3",
        "4 March 2026Safety 2, Trust 1",
    ]
    standing = rows[rows.index("ElementLatest placeGiven onOver time") + 1 :][:3]
    assert standing == [
        "Creating safety4. Both play a part18 March 2026",
        "Trust3. Taking shape11 March 2026",
        "TimeNo place given",
    ]
    assert rows[-3:] == [
        "WhenWhat I triedWhat came of it",
        "4 March 2026Ring before I comeDoneHe picked up.",
        "11 March 2026Ring before I comeNothing said of it yet",
    ]


def test_words_over_time_are_those_of_the_page_and_none_where_it_is_too_early(shipped: Content) -> None:
    history = a_history({"trust": "2", "time": "3"}, {"trust": "1"}, {"trust": "4"})
    found = made(shipped, RelationshipReport(FIRST, history))
    [trust] = [row for row in found.texts("TR") if row.startswith("Trust4")]
    assert trust == f"Trust4. Both play a part18 March 2026{told(shipped, history.placed['trust'])}"
    assert "Time3. Taking shape4 March 2026" in found.texts("TR")
    assert "Too early to see a pattern. It takes three dates, and some elements have fewer so far." in found.texts("P")


def test_own_words_stand_under_what_was_asked(shipped: Content) -> None:
    texts = made(shipped, WHOLE).texts("P", "H3")
    at = texts.index("4 March 2026, home visit")
    assert texts[at + 1 : at + 4] == ["What did you keep?", "The time.", "And the biscuits."]


@pytest.mark.parametrize("chosen", [{"lines": False}, {"standing": False}])
def test_parts_can_be_left_out(shipped: Content, chosen: dict[str, bool]) -> None:
    headings = {"lines": ["Over time", "Date by date"], "standing": ["Where things stand"]}
    [left_out] = chosen
    assert [name for name in headings[left_out] if name in made(shipped, replace(WHOLE, **chosen)).texts("H2")] == []


def test_relationship_without_any_place_says_so(shipped: Content) -> None:
    found = made(shipped, RelationshipReport(FIRST, a_history()))
    assert found.texts("H2") == ["Over time", "Where things stand", "About this page"]
    assert "Nothing was placed yet." in found.texts("P")


def test_older_dates_that_are_not_drawn_are_counted(shipped: Content) -> None:
    found = made(shipped, replace(PLAIN, history=replace(HISTORY, earlier=7)))
    assert "These are the newest 3 meetings. 7 earlier ones are not drawn." in found.texts("P")


def test_sixty_dates_fit_one_picture_and_each_has_its_row(shipped: Content) -> None:
    history = a_history(*[{"trust": str(1 + number % 5)} for number in range(60)])
    rows = made(shipped, RelationshipReport(FIRST, history)).texts("TR")
    assert [row for row in rows if "Trust " in row] == [
        f"{day(one.day)}Trust {one.place}" for one in reversed(history.placed["trust"])
    ]
