"""What one person takes home on paper: their places and words, each once, read out in order."""

from __future__ import annotations

from datetime import date

from model.content import Content
from model.report.own_workshop.pdf import own_pdf
from model.workshop.own_profile import own_profile, own_sentences
from model.workshop.script import script_of
from tests.model.report.shared.pdf_reader import HEADINGS, ReadPdf, read

HOSTILE = "**tea** #1 <b> $x$"


def made(shipped: Content, **answers: str) -> ReadPdf:
    script = script_of(shipped, "meeting_the_model")
    given = {field.replace("__", "."): answer for field, answer in answers.items()}
    profile = own_profile(script, given, script.plan.name, date(2026, 3, 14), "en")
    return read(own_pdf(shipped, profile, own_sentences(script, given), "14 March 2026"))


def test_all_that_was_given_stands_on_it_and_what_was_written_before_then_and_now(shipped: Content) -> None:
    told = made(
        shipped,
        ground__safety="2",
        ground__trust="3",
        ways__empathy="not_sure",
        looking_back__trust__then="1",
        looking_back__trust__now="4",
        one_thing="trust",
        one_word=HOSTILE,
    )
    words = shipped.phone.mine
    assert [(one.role, one.text) for one in told.tagged if one.role in HEADINGS] == [
        ("H1", words.title),
        ("H2", words.sentences),
        ("H2", "Then \N{EN DASH} Now"),
    ]
    assert told.texts("TH")[:3] == ["Element", "Your place", "What that place says"]
    safety = shipped.element("safety")
    assert told.texts("TD")[:3] == ["Creating safety", "2. A start", safety.scale[1]]
    assert told.whole_text.count(HOSTILE) == 1
    assert (told.title, told.language, told.pdfua_part) == (words.title, "en", "1")
    assert [one for one in told.tagged if one.role == "Figure"] == []


FOUR = {"ground__safety": "2", "ground__trust": "3", "ground__time": "4", "ground__support": "1"}


def test_four_places_are_drawn_without_a_key_to_one_line_and_words_alone_are_no_table(shipped: Content) -> None:
    drawn = made(shipped, **FOUR)
    assert [one.role for one in drawn.tagged].count("Figure") == 1
    three = made(shipped, **dict(list(FOUR.items())[:3]))
    assert [one.role for one in three.tagged].count("Figure") == 0
    assert drawn.whole_text.count(shipped.phone.mine.place) == 1
    words = made(shipped, one_word="tea")
    assert ([one.role for one in words.tagged].count("Table"), "tea" in words.whole_text) == (0, True)


def test_then_and_now_says_that_its_places_can_differ_where_there_are_others(shipped: Content) -> None:
    both = {"looking_back__trust__then": "1", "looking_back__trust__now": "4"}
    told = [
        made(shipped, **given).whole_text.count(shipped.phone.mine.twice_help) for given in (both, FOUR, FOUR | both)
    ]
    assert told == [0, 0, 1]


def test_a_few_places_and_what_was_written_stand_on_one_page(shipped: Content) -> None:
    script = script_of(shipped, "honest_challenge")
    given = {f"one_relationship.{key}": "2" for key in ("trust", "empathy", "honest_challenge")}
    given |= {"first_sentence": "I have put off saying this, because I did not want to spoil a good week"}
    profile = own_profile(script, given, script.plan.name, date(2026, 3, 14), "en")
    assert read(own_pdf(shipped, profile, own_sentences(script, given), "14 March 2026")).pages == 1
