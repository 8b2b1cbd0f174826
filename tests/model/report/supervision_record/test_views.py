"""What a record tells of the two views and of the mirror: each as its own, in the words of its places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.content import Content
from model.report.shared.blocks import Fact, Line, Picture, Said, Table
from model.report.supervision_record.names import DIFFERENCE_NAMES
from model.report.supervision_record.words import told_body
from model.supervision.brought import BroughtItem, brought_here
from tests.model.report.supervision_record.records import (
    ITEMS,
    SAID,
    a_body,
    told_whole,
    under,
)


def test_views_are_told_by_the_names_of_places_and_what_was_not_brought_as_that(shipped: Content) -> None:
    blocks = told_body(shipped, a_body(shipped))
    (table,) = [block for block in under(blocks, "Two views, side by side") if isinstance(block, Table)]
    assert [column.name for column in table.columns] == ["Element", "Aoife", "Maeve Dunne", "What Maeve Dunne went by"]
    assert table.rows == (
        ("Creating safety", "2. A start", "4. Both play a part", "Our conversation"),
        ("Trust", "3. Taking shape", "4. Both play a part", "Something seen or heard"),
        ("Time", "Not brought", "Not seen", "Not seen"),
    )
    assert [block.text for block in blocks if isinstance(block, Fact) and block.name == "Also brought, as context"] == [
        "Support: Not sure; Communicate with empathy: 3. Taking shape; Be flexible: 2. A start"
    ]


@pytest.mark.parametrize(("chosen", "together"), [("support", ("Trust", "Support")), ("", ("Trust",))])
def test_of_many_brought_the_table_has_what_was_asked_or_placed(
    shipped: Content, chosen: str, together: tuple[str, ...]
) -> None:
    said = {"supervisor.basis.trust": ("", "not_seen"), "both.view_elements": ("", chosen)}
    blocks = told_body(shipped, a_body(shipped, said=said))
    (table,) = [block for block in under(blocks, "Two views, side by side") if isinstance(block, Table)]
    assert tuple(row[0] for row in table.rows) == together
    assert [row[2:] for row in table.rows] == [("Not seen",), ("No place given",)][: len(together)]


def test_of_a_few_brought_all_were_asked(shipped: Content) -> None:
    items = tuple(one for one in ITEMS if one.field in {"safety.place", "trust.place", "flexible.place"})
    body = a_body(shipped, items={1: items}, said={"supervisor.view.safety": ("", "4")})
    (table,) = [
        block for block in under(told_body(shipped, body), "Two views, side by side") if isinstance(block, Table)
    ]
    assert [row[:3] for row in table.rows] == [
        ("Creating safety", "2. A start", "4. Both play a part"),
        ("Trust", "3. Taking shape", "No place given"),
        ("Be flexible", "2. A start", "No place given"),
    ]


def test_two_views_are_called_so_where_there_are_two(shipped: Content) -> None:
    alone = told_body(shipped, a_body(shipped, items={}))
    (table,) = [block for block in under(alone, "The view of Maeve Dunne") if isinstance(block, Table)]
    assert table.rows[0][:2] == ("Creating safety", "4. Both play a part")
    silent = told_body(shipped, a_body(shipped, said={}))
    (table,) = [block for block in under(silent, "The places brought") if isinstance(block, Table)]
    assert [column.name for column in table.columns] == ["Element", "Aoife"]
    both = ["Two views, side by side" in str(blocks) for blocks in (alone, silent)]
    assert both == [False, False]


def test_what_was_told_in_the_meeting_stands_as_brought(shipped: Content) -> None:
    items = {1: (brought_here("trust", "3"), brought_here("safety", "2"))}
    said = {"supervisor.view.time": ("", "4"), "practitioner.brings": ("The visit on Monday.", None)}
    blocks = told_body(shipped, a_body(shipped, items=items, said=said))
    assert under(blocks, "What Aoife brought") == [
        Said("In a line", "The visit on Monday."),
        Line("The places given in the meeting are in the table below."),
    ]
    (table,) = [block for block in under(blocks, "Two views, side by side") if isinstance(block, Table)]
    assert [row[:3] for row in table.rows] == [
        ("Creating safety", "2. A start", "No place given"),
        ("Trust", "3. Taking shape", "No place given"),
        ("Time", "No place given", "4. Both play a part"),
    ]
    only_places = told_body(shipped, a_body(shipped, items=items, said={}))
    assert under(only_places, "What Aoife brought") == [Line("The places given in the meeting are in the table below.")]


def test_place_that_a_file_left_out_is_not_told_as_not_brought(shipped: Content) -> None:
    items = {1: tuple(replace(one, place=None) if one.field == "safety.place" else one for one in ITEMS)}
    blocks = told_body(shipped, a_body(shipped, items=items))
    (table,) = [block for block in under(blocks, "Two views, side by side") if isinstance(block, Table)]
    assert [row[1] for row in table.rows][:3] == ["Not in the file", "3. Taking shape", "Not brought"]


def test_picture_shows_each_view_as_its_own(shipped: Content) -> None:
    blocks = told_body(shipped, a_body(shipped))
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    assert [(view.name, view.places[:4]) for view in picture.views] == [
        ("Aoife", (2, 3, None, None)),
        ("Maeve Dunne", (4, 4, None, None)),
    ]
    aloud = (
        "Base layer: Creating safety at “A start”. Core layer: Trust at “Taking shape”; not sure about: Support. "
        "Skills, attributes and methods: Communicate with empathy at “Taking shape” and Be flexible at “A start”."
    )
    assert Fact("Aoife", aloud) in blocks


def test_few_places_are_told_without_a_picture_and_nobody_went_by_nothing(shipped: Content) -> None:
    said = {field: given for field, given in SAID.items() if "basis" not in field}
    few = {1: tuple(item for item in ITEMS if item.kind == "pattern")[:3]}
    blocks = told_body(shipped, a_body(shipped, said=said, items=few))
    (table,) = [block for block in under(blocks, "Two views, side by side") if isinstance(block, Table)]
    assert [block for block in blocks if isinstance(block, Picture)] == []
    assert [column.name for column in table.columns] == ["Element", "Aoife", "Maeve Dunne"]
    assert [row[0] for row in table.rows] == ["Creating safety", "Trust", "Support"]
    assert [block for block in blocks if isinstance(block, Fact) and block.name == "Aoife"] == []


def test_places_are_named_as_they_were_when_the_meeting_was_held(shipped: Content) -> None:
    body = a_body(shipped)
    then = tuple(point.model_copy(update={"name": f"Then {point.key}"}) for point in body.script.places)
    body = body.model_copy(update={"script": body.script.model_copy(update={"places": then})})
    whole = told_whole(shipped, body)
    assert ("2. Then 2" in whole, "at “Then 3”" in whole, "A start" in whole) == (True, True, False)


def test_where_views_lie_apart_both_readings_stay_and_what_was_said(shipped: Content) -> None:
    assert under(told_body(shipped, a_body(shipped)), "Where the two views lie apart") == [
        Said(f"Creating safety: {DIFFERENCE_NAMES['differently']}", SAID["both.differ.safety"][0]),
    ]


def test_of_views_that_lie_apart_silence_says_no_more_than_that_nothing_is_noted(shipped: Content) -> None:
    said = {field: given for field, given in SAID.items() if field != "both.differ.safety"}
    said["both.explore.safety"] = ("He let him choose the room.", None)
    assert under(told_body(shipped, a_body(shipped, said=said)), "Where the two views lie apart") == [
        Fact("Creating safety", "Nothing noted of what came of it."),
    ]


def test_view_not_shown_is_nowhere_in_a_draft(shipped: Content) -> None:
    whole = told_whole(shipped, a_body(shipped, shown=frozenset()))
    hidden = [SAID["supervisor.view.safety"][0], "Our conversation", "2. A start", SAID["practitioner.mirror.more"][0]]
    assert [words for words in hidden if words in whole] == []


def test_two_reflections_are_two_views_told_apart_by_number(shipped: Content) -> None:
    items = {
        1: (BroughtItem("pattern", "safety.place", "", "", "", "1"),),
        2: (BroughtItem("pattern", "safety.place", "", "", "", "5"),),
    }
    (table,) = [
        block for block in under(told_body(shipped, a_body(shipped, items=items)), "Two views, side by side")
        if isinstance(block, Table)
    ]  # fmt: skip
    assert [column.name for column in table.columns][:4] == ["Element", "Aoife, 1", "Aoife, 2", "Maeve Dunne"]
    assert table.rows[0][:4] == (
        "Creating safety",
        "1. Still finding it",
        "5. Holds on a bad day",
        "4. Both play a part",
    )


def test_mirror_is_told_in_the_words_of_its_places(shipped: Content) -> None:
    mirror = {element.key: element for element in shipped.supervision.mirror.elements}
    assert under(told_body(shipped, a_body(shipped)), "How this supervision was for Aoife") == [
        Line("In the words of a place, “I” is Aoife.", is_small_print=True),
        Said(f"{mirror['safety'].name}: {mirror['safety'].question}", mirror["safety"].scale[3]),
        Said(f"{mirror['time'].name}: {mirror['time'].question}", mirror["time"].scale[1]),
        Said(shipped.supervision.mirror.more, SAID["practitioner.mirror.more"][0]),
    ]


def test_mirror_of_words_alone_says_nothing_of_whose_places_they_are(shipped: Content) -> None:
    only_words = a_body(shipped, said={"practitioner.mirror.more": ("Begin with me.", None)})
    assert [type(one) for one in under(told_body(shipped, only_words), "How this supervision was for Aoife")] == [Said]


def test_whose_i_it_is_can_be_told_where_a_question_stands_above_the_words_of_a_place(shipped: Content) -> None:
    for plan in shipped.supervision.plans:
        asked = [prompt.text for step in plan.steps if step.key == "mirror" for prompt in step.prompts]
        assert [
            one for one in asked if {"I", "me"} & {*one.replace(",", "").split()} and "as your super" not in one
        ] == []
