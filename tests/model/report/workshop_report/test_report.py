"""The report of a workshop: only what the room saw, said in numbers and words, tagged, and the same every time."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from model.content import Content
from model.report.workshop_report.report import report_data, room_pdf
from model.report.workshop_report.words import (
    ALL_SHOWN,
    COUNTED,
    ENDED,
    NO_LINES,
    NO_QUESTIONS,
    STILL_OPEN,
    gathered,
    move_name,
)
from model.workshop.results import NOT_SHOWN, NOT_SHOWN_TWICE
from model.workshop.script import script_of
from model.workshop.then_and_now import MOVES
from model.workshop.words import change_rows, place_head, place_rows, place_sentence
from tests.model.report.shared.pdf_reader import HEADINGS, ReadPdf, read
from tests.model.report.workshop_report.rooms import made_up_people, results_of, room_of, workshop

DASH = "\N{EN DASH}"
"""Stands before each item of a list."""

PLANS = ("meeting_the_model", "honest_challenge", "care_and_control", "our_conditions")
HOSTILE = (
    '#import "/etc/passwd" $x$ *bold* @key <script>alert(1)</script> \\',
    '=HYPERLINK("http://evil")',
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2,
    "שלום, מה שלומך",
    "e\u0301\u202e rtl \x07 bell",
    "a 🎈 and 漢字",
)

Made = Callable[..., ReadPdf]


@pytest.fixture
def made(shipped: Content) -> Made:
    """The report of a made-up workshop, read back."""
    return lambda plan, number, **how: read(room_pdf(shipped, *workshop(shipped, plan, number, **how)))


def with_lines(shipped: Content, lines: tuple[str, ...]):
    """A workshop in which these words were let through."""
    script = script_of(shipped, "meeting_the_model")
    people = [
        person | {"one_word": line} for person, line in zip(made_up_people(script, len(lines)), lines, strict=True)
    ]
    return room_of("meeting_the_model", "Meeting the model"), script, results_of(script, people), len(lines)


@pytest.mark.parametrize("number", [0, 5, 12, 300])
@pytest.mark.parametrize("plan", PLANS)
def test_file_is_tagged_titled_and_in_a_language(made: Made, shipped: Content, plan: str, number: int) -> None:
    heard = made(plan, number)
    assert (heard.is_marked, heard.pdfua_part, heard.language, heard.shows_title) == (True, "1", "en", True)
    assert (heard.title, heard.images) == (f"{shipped.workshop(plan).name}, 14 March 2026", 0)


@pytest.mark.parametrize("number", [0, 12])
def test_same_results_make_the_same_file(shipped: Content, number: int) -> None:
    held = workshop(shipped, "meeting_the_model", number)
    assert room_pdf(shipped, *held) == room_pdf(shipped, *held)


def test_headings_follow_the_plan_without_a_skipped_level(made: Made) -> None:
    heard = made("care_and_control", 12)
    places = ["H3 The middle and the middle half", "H3 How many at each place", "H3 The numbers", "H3 In words"]
    assert [f"{one.role} {one.text}" for one in heard.tagged if one.role in HEADINGS] == [
        "H1 Care and control, 14 March 2026",
        "H2 What it was for",
        "H2 How it was counted",
        "H2 Where I hold the power",
        *places,
        "H2 A story: told in the car",
        "H3 In words",
        "H2 A story: two hours late home",
        *places,
        "H2 A sentence for the day",
        "H3 What was let through, in alphabetical order",
        "H2 What is not shown, and why",
        "H2 About this report",
    ]


def test_beginning_says_what_it_was_how_many_came_and_how_it_was_counted(made: Made, shipped: Content) -> None:
    heard = made("meeting_the_model", 12).texts("P")
    plan = shipped.workshop("meeting_the_model")
    assert heard[:8] == [
        "Alongside: what a workshop answered",
        "12 people joined with a phone.",
        ENDED,
        plan.purpose,
        *COUNTED,
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Nobody joined with a phone."),
        (1, "1 person joined with a phone."),
        (4, "4 people joined with a phone."),
    ],
)
def test_how_many_joined_is_said_as_people_say_it(made: Made, number: int, said: str) -> None:
    assert made("honest_challenge", number).texts("P")[1] == said


def test_report_of_an_open_room_says_that_more_may_come(shipped: Content) -> None:
    _, script, results, joined = workshop(shipped, "meeting_the_model", 5)
    room = room_of("meeting_the_model", "Meeting the model", ended=False)
    assert read(room_pdf(shipped, room, script, results, joined)).texts("P")[2] == STILL_OPEN


def test_places_are_told_as_picture_table_and_words(made: Made, shipped: Content) -> None:
    heard = made("honest_challenge", 12)
    _, _, results, _ = workshop(shipped, "honest_challenge", 12)
    places = next(result.places for result in results if result.places)
    rows = place_rows(shipped, places)
    assert [row for row in heard.texts("TR") if row.startswith(tuple(row[0] for row in rows))] == [
        "".join(row) for row in rows
    ]
    assert heard.texts("TH")[: len(place_head(shipped))] == place_head(shipped)
    assert [said for said in heard.texts("LI") if " gave a place: " in said] == [
        f"{DASH}{place_sentence(shipped, result)}" for result in places
    ]
    assert [one.alt for one in heard.tagged if one.role == "Figure"] == [
        (
            "Radar chart of 3 elements, from 1 near the centre to 5 on the rim. A mark on each spoke is the middle of "
            "the room, and a thick line reaches over the middle half. The same is said in words and in a table below."
        ),
        "Bars: how many people gave each answer, for each element. The same is in the table below.",
    ]


def test_every_table_has_column_headers(made: Made) -> None:
    headers = [one.scope for one in made("meeting_the_model", 12).tagged if one.role == "TH"]
    assert (set(headers), len(headers)) == ({"/Column"}, 13 + 13 + 3 + 11 + 3)


def test_two_elements_make_no_radar(shipped: Content) -> None:
    room, script, results, joined = workshop(shipped, "meeting_the_model", 12)
    two = results[1].__class__(results[1].step, places=results[1].places[:2])
    [step] = report_data(shipped, room, script, (two,), joined)["steps"]
    assert (step["places"]["radar"], len(step["places"]["bars"]["rows"])) == (None, 2)


def test_radar_marks_middle_and_quartiles_in_the_models_order(shipped: Content) -> None:
    script = script_of(shipped, "honest_challenge")
    people = [
        {
            "one_relationship.honest_challenge": low,
            "one_relationship.trust": "5",
            "one_relationship.empathy": "not_sure",
        }
        for low in "11223"
    ]
    room, results = room_of("honest_challenge", "X"), results_of(script, people)
    radar = report_data(shipped, room, script, results, 5)["steps"][0]["places"]["radar"]
    assert [(label["text"], label["gap"]) for label in radar["labels"]] == [
        ("Trust", ""),
        ("Empathy", "no middle"),
        ("Honest challenge", ""),
    ]
    trust, empathy, challenge = radar["spreads"]
    assert ({name: round(-point["y"], 6) for name, point in trust.items()}, empathy) == (
        {"low": 1, "middle": 1, "high": 1},
        None,
    )
    radii = {name: round((point["x"] ** 2 + point["y"] ** 2) ** 0.5 * 5, 6) for name, point in challenge.items()}
    assert (radii, radar["segments"]) == ({"low": 1, "middle": 2, "high": 2}, ((2, 0),))
    assert [(layer["key"], layer["spokes"]) for layer in radar["layers"]] == [("core", 1), ("skills", 2)]


def test_then_and_now_shows_moves_with_the_reason_and_its_evidence(made: Made, shipped: Content) -> None:
    heard = made("meeting_the_model", 12)
    _, _, results, _ = workshop(shipped, "meeting_the_model", 12)
    changes = next(result.changes for result in results if result.changes)
    rows = change_rows(shipped, changes)
    assert [row for row in heard.texts("TR") if row in {"".join(row) for row in rows}] == ["".join(row) for row in rows]
    [why] = [said for said in heard.texts("P") if said.startswith(shipped.workshops.then_and_now.text)]
    sources = [shipped.source(key) for key in shipped.workshops.then_and_now.evidence]
    assert [source.authors for source in sources if source.authors not in why] == []


def test_nothing_claims_significance_or_an_average(made: Made) -> None:
    said = made("meeting_the_model", 300).whole_text.lower()
    assert re.findall(r"\bsignifican|\bp ?[<=] ?0|\bmean\b|effective", said) == []


@pytest.mark.parametrize("number", [0, 1, 4])
def test_fewer_than_five_leave_no_count_and_a_reason_for_each_step(made: Made, shipped: Content, number: int) -> None:
    heard = made("meeting_the_model", number)
    asked = [
        "One word",
        "The ground and what stands on it",
        "Seven ways of working",
        "A story",
        "Then and now",
        "One thing",
    ]
    assert heard.texts("H2")[2:4] == ["What is not shown, and why", "About this report"]
    told = [said for said in heard.texts("P") if "ot shown: " in said]
    own = {"One word": NO_LINES, "Then and now": NOT_SHOWN_TWICE}
    assert told == [f"{title}. {own.get(title, NOT_SHOWN)}" for title in asked]
    assert (heard.texts("Table", "Figure"), str(shipped.scale.points[0].name) in heard.whole_text) == ([], False)


def test_element_hidden_beside_others_is_told_by_name(shipped: Content) -> None:
    script = script_of(shipped, "honest_challenge")
    people = [{"one_relationship.trust": "3", "one_relationship.empathy": "4"} for _ in range(6)]
    people[0]["one_relationship.honest_challenge"] = "1"
    held = room_of("honest_challenge", "Honest"), script, results_of(script, people), 6
    heard = read(room_pdf(shipped, *held))
    name = shipped.element("honest_challenge").name
    assert [row for row in heard.texts("TR") if row.startswith(name)] == [f"{name}not shown"]
    assert [said for said in heard.texts("LI") if said.startswith(f"{DASH}{name}")] == [
        f"{DASH}{name}: {NOT_SHOWN[0].lower()}{NOT_SHOWN[1:]}"
    ]
    hidden = report_data(shipped, *held)["not_shown"][0]
    assert (hidden["title"], hidden["whys"]) == (
        "One relationship",
        [f"{name}: {NOT_SHOWN[0].lower()}{NOT_SHOWN[1:]}"],
    )


def test_where_all_is_shown_it_says_so(made: Made) -> None:
    assert ALL_SHOWN in made("meeting_the_model", 12).texts("P")


def test_plan_that_asks_nothing_says_so(shipped: Content) -> None:
    script = script_of(shipped, "meeting_the_model")
    quiet = script.model_copy(update={"plan": script.plan.model_copy(update={"steps": script.plan.steps[:1]})})
    heard = read(room_pdf(shipped, room_of("x", "Quiet"), quiet, results_of(quiet, []), 7))
    assert NO_QUESTIONS in heard.texts("P")


def test_answers_told_together_stand_in_one_cell(shipped: Content) -> None:
    script = script_of(shipped, "honest_challenge")
    people = [{"one_relationship.trust": place} for place in "1122234455"]
    results = results_of(script, people, cells_at_least=5)
    heard = read(room_pdf(shipped, room_of("honest_challenge", "Honest"), script, results, 10))
    assert [row for row in heard.texts("TR") if row.startswith("Trust")] == [
        "Trust5 together5 together10no middleno middleno middle"
    ]


def test_lines_come_in_alphabetical_order_and_the_same_once(shipped: Content) -> None:
    held = with_lines(shipped, ("warm", "Time", "trust", "time", "Warm ", "apple"))
    items = read(room_pdf(shipped, *held)).texts("LI")[:4]
    assert items == [f"{DASH}{line}" for line in ("apple", "Time (2 times)", "trust", "warm (2 times)")]


def test_hostile_lines_are_words_and_nothing_else(shipped: Content) -> None:
    heard = read(room_pdf(shipped, *with_lines(shipped, HOSTILE)))
    items = heard.texts("LI")
    assert [line for line in HOSTILE[:3] if f"{DASH}{line}" not in items] == []
    assert heard.pdfua_part == "1"


def test_nothing_of_the_room_but_plan_and_day_is_in_it(made: Made) -> None:
    said = made("meeting_the_model", 12).whole_text
    assert [secret for secret in ("BCDFGH", "local", "11:30", "13:05") if secret in said] == []


def test_every_move_has_a_name_of_its_own() -> None:
    names = [move_name(move) for move in MOVES]
    assert names[3:6] == ["1 place earlier on the road", "the same place", "1 place further along"]
    assert len(set(names)) == len(MOVES)


def test_lines_alike_but_for_capitals_and_spaces_are_one() -> None:
    assert gathered(["A cup", "a  CUP ", "b"]) == [("A cup", 2), ("b", 1)]
