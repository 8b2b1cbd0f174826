from __future__ import annotations

from datetime import date

import pytest

from model.content import Content
from model.profile import paragraph
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared.own_parts import OwnWords
from model.report.shared.told_docx import told_docx
from model.report.shared.told_pdf import told_pdf
from tests.model.report.shared.pdf_reader import HEADINGS, read
from tests.model.report.shared.word_reader import read_word

SPARSE = {"safety": "2", "time": "not_sure", "support": "4", "fully_committed": "skip", "empathy": "3"}
EARLIER = {"safety": "1", "trust": "3", "time": "3"}


def test_file_is_tagged_titled_and_in_a_language(export) -> None:
    read_back = export()
    assert (read_back.is_marked, read_back.pdfua_part, read_back.language) == (True, "1", "en")
    assert (read_back.title, read_back.shows_title) == ("Home visit, 14 March 2026", True)


def test_radar_is_a_figure_with_alternative_text_and_no_picture(export) -> None:
    read_back = export()
    [figure] = [element for element in read_back.tagged if element.role == "Figure"]
    assert figure.alt == (
        "Radar chart of the 12 elements, from 1 near the centre to 5 on the rim. It shows: 14 March 2026, home visit. "
        "Elements without a place are gaps. The same is said in words and in a table below."
    )
    assert read_back.images == 0


def test_profile_without_any_place_has_no_radar_and_says_so(export, seen) -> None:
    read_back = export(views=(seen("Now", {}),))
    assert (read_back.texts("Figure"), read_back.texts("H2")) == (
        [],
        ["In words", "Place by place", "About this page"],
    )


def test_headings_come_in_order_without_a_skipped_level(export) -> None:
    read_back = export(
        picks=("trust",),
        next_steps=(("Text before I come.", "21 March 2026", ""),),
        words=(OwnWords("Trust", "What did you keep?", "The time."), OwnWords("Trust", "And then?", "They came.")),
    )
    found = [(element.role, element.text) for element in read_back.tagged if element.role in HEADINGS]
    assert found == [
        ("H1", "Home visit, 14 March 2026"),
        ("H2", "The picture"),
        ("H2", "In words"),
        ("H2", "Next steps"),
        ("H2", "Place by place"),
        ("H2", "Worth a closer look"),
        ("H3", "Trust"),
        ("H2", "In my own words"),
        ("H3", "Trust"),
        ("H2", "About this page"),
    ]


def test_table_has_headers_and_a_row_for_every_element(export, shipped) -> None:
    read_back = export()
    headers = [(element.text, element.scope) for element in read_back.tagged if element.role == "TH"]
    assert headers == [(name, "/Column") for name in ("Element", "Place", "What that place says")]
    cells = read_back.texts("TD")
    assert [cell for cell in cells if cell in {element.name for element in shipped.elements}] == [
        element.name for element in shipped.elements
    ]
    assert read_back.texts("TR")[1] == f"Creating safety2. A start{shipped.elements[0].scale[1]}"


def test_gap_is_told_as_what_was_answered_and_never_as_nought(export, seen) -> None:
    read_back = export(views=(seen("Now", SPARSE),))
    rows = read_back.texts("TR")[1:]
    assert [row for row in rows if "0" in row] == []
    assert rows[2] == "TimeNot sure"
    assert rows[5] == "Be fully committedSkip"
    assert rows[7] == "Make connections and advocateNo place given"


def test_paragraph_says_the_picture_in_words(export, shipped: Content, full) -> None:
    texts = export().texts("P", "H2")
    assert texts[texts.index("In words") + 1] == paragraph(shipped, full)


def test_chosen_words_are_there_exactly_and_others_are_not(shipped, full) -> None:
    chosen = OwnWords(
        "Creating safety", "Where could they breathe out?", "He took his hood down when the radio came on."
    )
    left = OwnWords("Creating safety", "How would they tell it?", "Nobody else may read this line.")
    heard = read(told_pdf(shipped, told_profile(shipped, ProfileReport("T", (full,), words=(chosen,)))))
    assert heard.texts("P").count(chosen.words) == 1
    assert heard.texts("P").count(chosen.asked) == 1
    assert [part for part in (left.words, left.asked) if part in heard.whole_text] == []


def test_nothing_but_the_picture_goes_unless_chosen(export) -> None:
    assert export().texts("H2") == ["The picture", "In words", "Place by place", "About this page"]


def test_picked_element_brings_each_thing_to_try_with_its_limit(export, shipped) -> None:
    paragraphs = export(picks=("honest_challenge",)).texts("P")
    things = shipped.element("honest_challenge").try_
    moves = [f"{thing.name}: {thing.first_move}" for thing in things]
    assert [text for text in paragraphs if text in moves] == moves
    assert [text for text in paragraphs if text.startswith("Not when: ")] == [
        f"Not when: {thing.not_when}" for thing in things
    ]


def test_next_steps_are_a_table_with_their_days_and_what_came_of_each(export) -> None:
    steps = (("Text before I come.", "21 March 2026", "Part of it. He chose the chips."), ("Ask.", "", "Let go"))
    rows = export(next_steps=steps).texts("TR")
    assert rows[:3] == ["Next stepByWhat came of it", "".join(steps[0]), "".join(steps[1])]


def test_picture_is_left_out_unless_it_goes(export) -> None:
    read_back = export(places=False, words=(OwnWords("Trust", "What did you keep?", "The time."),))
    assert read_back.texts("H2") == ["In my own words", "About this page"]


def test_room_to_write_by_hand_is_there_where_it_was_chosen(export) -> None:
    texts = export(by_hand=True).texts("P", "H2")
    at = texts.index("By hand")
    assert texts[at : at + 3] == ["By hand", "A note", "Name, and the day it was signed"]


def test_word_document_says_the_same_in_the_same_order(shipped, full) -> None:
    report = ProfileReport(
        "Home visit, 14 March 2026",
        (full,),
        words=(OwnWords("Trust", "What did you keep?", "The time."),),
        picks=("trust",),
        next_steps=(("Ring first.", "", ""),),
        by_hand=True,
    )
    told = told_profile(shipped, report)
    word, paper = read_word(told_docx(shipped, told, date(2026, 3, 14))), read(told_pdf(shipped, told))
    assert [text for _, text in word.headings] == paper.texts("H1", "H2", "H3")
    assert word.alts == tuple(one.alt for one in paper.tagged if one.role == "Figure")
    assert [cell for table in word.tables for row in table for cell in row] == paper.texts("TH", "TD")
    assert len(word.styled("Ruled")) == 6


def test_several_views_have_a_legend_a_paragraph_and_a_column_each(export, full, seen, shipped) -> None:
    earlier = seen("2 February 2026, office", EARLIER)
    read_back = export(views=(full, earlier))
    spoken = [element for element in read_back.tagged if element.text == earlier.name]
    assert len(spoken) >= 3
    assert read_back.texts("H3") == [full.name, earlier.name]
    assert read_back.texts("TH") == [
        "Element",
        full.name,
        earlier.name,
        f"What that place says ({full.name})",
    ]
    assert read_back.texts("TR")[1] == f"Creating safety2. A start1. Still finding it{shipped.elements[0].scale[1]}"


def test_what_moved_since_is_told_below_the_words_of_each_earlier_view(export, seen) -> None:
    views = (
        seen("4 March", {"trust": "3", "time": "2"}),
        seen("2 March", {"trust": "2"}),
        seen("1 March", {"time": "2"}),
    )
    texts = export(views=views).texts("P", "H3")
    at = texts.index("2 March")
    assert texts[at + 2] == "Since 2 March: Trust: “A start” then, “Taking shape” now (further along)."
    assert [text for text in texts if text.startswith("Since ")] == [texts[at + 2]]


def test_legend_and_picture_name_each_view_by_one_letter(export, seen) -> None:
    views = tuple(seen(name, {"trust": place}) for name, place in (("Now", "4"), ("Then", "2"), ("Before", "1")))
    read_back = export(views=views)
    [figure] = [element for element in read_back.tagged if element.role == "Figure"]
    assert figure.text.startswith("12345")
    assert [figure.text.count(letter) for letter in ("ABC", "0")] == [1, 0]
    assert [read_back.whole_text.replace(" ", "").count(row) for row in ("ANow", "BThen", "CBefore")] == [1, 1, 1]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_file_with_up_to_four_views_keeps_to_the_standard(export, seen, number: int) -> None:
    views = tuple(seen(f"{day} March 2026, a meeting with family or carers", SPARSE) for day in range(1, number + 1))
    assert (export(views=views).pdfua_part, export(views=views).is_marked) == ("1", True)


def test_element_nobody_placed_is_called_a_gap_where_views_are_laid_over_each_other(export, seen) -> None:
    views = (seen("Now", SPARSE), seen("Then", EARLIER))
    [figure] = [element for element in export(views=views).tagged if element.role == "Figure"]
    assert figure.text.count("Gap") == 7


def test_one_view_needs_no_legend(export, full) -> None:
    assert full.name not in export().whole_text


def test_more_views_than_there_are_looks_still_export(export, full) -> None:
    assert export(views=(full,) * 6).pdfua_part == "1"


def test_closing_says_whose_the_model_is_what_is_ours_and_that_it_is_no_test(export, shipped) -> None:
    texts = export().texts("P", "H2")
    said = texts[texts.index("About this page") + 1 :]
    assert said[1:] == [shipped.model.attribution, shipped.model.ours, shipped.scale.ours]
    assert said[0].startswith("This is not a test.")


def test_same_report_makes_the_same_file(shipped, full) -> None:
    report = ProfileReport("T", (full,), words=(OwnWords("H", "P", "The same."),))
    assert told_pdf(shipped, told_profile(shipped, report)) == told_pdf(shipped, told_profile(shipped, report))
