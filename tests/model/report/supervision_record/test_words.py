"""The record told once: everything both said is there, nobody else's words are, and nothing is said twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from model.access import Seat
from model.answers import OUTCOMES
from model.content import Content
from model.content.published import ELEMENTS
from model.phrases import OUTCOME_NAMES
from model.report.shared.blocks import Fact, Facts, Heading, Line, Picture, Said, Table
from model.report.supervision_record.names import BASIS_NAMES, DIFFERENCE_NAMES, NO_DATE, NOBODY_YET
from model.report.supervision_record.words import CHANGED, DRAFT, told_body, told_record
from model.supervision.brought import BroughtItem, brought_here
from model.supervision.fields import MOST_ACTIONS, NOT_SEEN
from model.supervision.mark import Mark
from model.supervision.record import RecordBody, canonical
from tests.model.report.supervision_record.records import (
    AT,
    CARRIED,
    ITEMS,
    SAID,
    a_body,
    a_record,
    everything_said,
    texts_of,
)
from tests.shipped import shipped_content


def headings(blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def under(blocks, heading: str) -> list:
    """The blocks between a heading and the next of any level."""
    found = list(blocks)
    first = next(number for number, block in enumerate(found) if block == heading or headings([block]) == [heading])
    after = found[first + 1 :]
    end = next((number for number, block in enumerate(after) if isinstance(block, Heading)), len(after))
    return after[:end]


def every_field() -> dict[str, tuple[str, str | None]]:
    """Words in every field of a meeting that can hold words, each its own."""
    fields = ["both.agenda", "practitioner.question", "practitioner.how", "practitioner.workload", "supervisor.how"]
    fields += [f"both.last.{one.id}" for one in CARRIED]
    fields += [f"{kind}.{key}" for kind in ("supervisor.view", "both.differ", "both.explore") for key in ELEMENTS]
    fields += ["both.explore.lens", "practitioner.mirror.more", "practitioner.disagree", "supervisor.disagree"]
    fields += [f"both.standing.{item.key}" for item in shipped_content().supervision.standing]
    numbered = [f"both.{group}_{number}" for group in ("action", "condition") for number in range(1, MOST_ACTIONS + 1)]
    fields += [name for field in numbered for name in (field, f"{field}.notice")]
    places = {"both.last": "part", "supervisor.view": "2", "both.differ": "later"}
    return {field: (f"<{field}>", places.get(".".join(field.split(".")[:2]))) for field in fields}


def told_whole(content: Content, body: RecordBody) -> str:
    return "\n".join(text for block in told_body(content, body) for text in texts_of(block))


def test_everything_said_in_any_field_is_told_once(shipped: Content) -> None:
    body = a_body(shipped, said=every_field(), shown=frozenset({*ELEMENTS, "mirror"}))
    whole = told_whole(shipped, body)
    assert Counter({words: whole.count(words) for words in everything_said(body) if words.startswith("<")}) == Counter(
        {words: 1 for words, _ in every_field().values()}
    )


def test_every_item_brought_is_told_under_its_reflection(shipped: Content) -> None:
    items = {
        source: tuple(
            BroughtItem(kind, f"f{number}", "Heading", "Prompt", f"<{source} {kind} {number}>", None)
            for number, kind in enumerate(("about", "story", "story", "picks", "next_steps"))
        )
        for source in (1, 2)
    }
    blocks = told_body(shipped, a_body(shipped, items=items))
    found = [
        [text for block in under(blocks, f"{source}. A reflection") for text in texts_of(block)] for source in (1, 2)
    ]
    expected = [[item.words for item in of_one] for of_one in items.values()]
    assert [[text for text in texts if text.startswith("<")] for texts in found] == expected


def test_order_is_who_then_actions_then_the_meeting_as_it_went(shipped: Content) -> None:
    assert headings(told_record(shipped, a_record(shipped)).blocks) == [
        "What we agreed",
        "What is needed from the organisation",
        "Arriving",
        "From last time",
        "What Aoife brought: 25 February 2026, home visit",
        "Two views, side by side",
        "What Maeve Dunne heard or saw",
        "Where the two views lie apart",
        "What we explored",
        "How this supervision was for Aoife",
        "Where we do not agree",
        "Confirmed",
        "Is my copy the same as yours?",
        "Added later",
        "About this record",
    ]


def test_meeting_with_little_said_has_no_empty_parts(shipped: Content) -> None:
    body = a_body(shipped, said={}, items={}, carried=(), next_on=None)
    facts = ["Held on:", "4 March 2026", "Kind of meeting:", body.script.plan.name, "Next meeting:", "No date set"]
    [head, *others] = [texts_of(block) for block in told_body(shipped, body)]
    assert [head[-6:], *others] == [
        facts,
        ["What we agreed"],
        ["Nothing is agreed yet."],
    ]


def test_actions_are_told_by_name_with_date_and_sign(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "What we agreed")
    assert table.rows == (
        (SAID["both.action_1"][0], "Aoife", "18 March 2026", "He is at the door, or he texts back."),
        (SAID["both.action_2"][0], "Maeve Dunne", "No date set", "Not said"),
    )


def test_what_is_owed_is_told_with_its_kind_and_the_organisation_as_owner(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "What is needed from the organisation")
    kinds = {kind.key: kind.name for kind in shipped.script("monthly").conditions}
    what = f"{kinds['time']}: {SAID['both.condition_1'][0]}"
    assert table.rows == ((what, "The organisation", "1 April 2026", "No visit cancelled for duty in April."),)


def test_what_is_owed_without_a_kind_is_told_in_its_own_words(shipped: Content) -> None:
    said = {field: given for field, given in SAID.items() if field != "both.condition_1.kind"}
    (table,) = under(told_body(shipped, a_body(shipped, said=said)), "What is needed from the organisation")
    assert table.rows[0][0] == SAID["both.condition_1"][0]


def test_action_nobody_talked_about_says_so(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "From last time")
    assert [row[3] for row in table.rows] == [f"Done\n{SAID['both.last.earlier-a1'][0]}", "Not talked about"]
    assert [row[1] for row in table.rows] == ["Aoife and Maeve Dunne", "The organisation"]


def test_what_an_owner_marked_and_nobody_talked_about_stands_as_theirs(shipped: Content) -> None:
    def mark(action: str, seat: Seat, place: str | None, words: str) -> Mark:
        return Mark(action, seat, words, place, 1, AT, "tab")

    marks = [
        mark("earlier-a1", "practitioner", "done", "Two visits kept"),
        mark("earlier-a1", "supervisor", None, "A room is found"),
        mark("earlier-c1", "supervisor", "part", ""),
    ]
    said = ["Done, said Aoife on 4 March 2026; said by Maeve Dunne on 4 March 2026; not talked about"]
    (table,) = under(told_body(shipped, a_body(shipped, said={}, marks=marks)), "From last time")
    assert [row[3] for row in table.rows] == [
        "\n".join([*said, "Two visits kept", "A room is found"]),
        "Part of it, said Maeve Dunne on 4 March 2026; not talked about",
    ]
    (table,) = under(told_body(shipped, a_body(shipped, marks=marks)), "From last time")
    assert table.rows[0][3] == f"Done\n{SAID['both.last.earlier-a1'][0]}"


def test_a_record_without_marks_is_written_as_it_was_before_there_were_any(shipped: Content) -> None:
    assert '"marked"' not in canonical(a_body(shipped))


@pytest.mark.parametrize("outcome", OUTCOME_NAMES)
def test_each_outcome_has_its_name(shipped: Content, outcome: str) -> None:
    body = a_body(shipped, said={"both.last.earlier-a1": ("", outcome)})
    (table,) = under(told_body(shipped, body), "From last time")
    assert table.rows[0][3] == OUTCOME_NAMES[outcome]


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


def test_views_that_lie_apart_and_were_not_talked_about_are_told_as_that(shipped: Content) -> None:
    said = {field: given for field, given in SAID.items() if field != "both.differ.safety"}
    assert under(told_body(shipped, a_body(shipped, said=said)), "Where the two views lie apart") == [
        Fact("Creating safety", "Not talked about."),
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


def test_people_of_one_name_are_told_apart_by_their_seat(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped, names=("Sam", "Sam"))), "What we agreed")
    assert [row[1] for row in table.rows] == ["Sam (practitioner)", "Sam (supervisor)"]


def test_draft_says_so_in_title_and_foot_and_has_no_number(shipped: Content) -> None:
    told = told_record(shipped, a_body(shipped))
    assert (told.title, told.foot) == (f"{DRAFT}: Supervision, 4 March 2026", DRAFT)
    assert [
        heading for heading in headings(told.blocks) if heading in {"Confirmed", "Is my copy the same as yours?"}
    ] == []


def test_confirmed_record_says_who_when_and_its_number_in_groups(shipped: Content) -> None:
    record = a_record(shipped)
    blocks = told_record(shipped, record).blocks
    assert under(blocks, "Confirmed") == [
        Facts((Fact("Aoife", "4 March 2026, 14:02 UTC"), Fact("Maeve Dunne", "4 March 2026, 15:02 UTC"))),
        Said("Maeve Dunne added", "Thank you for this hour."),
    ]
    groups = texts_of(under(blocks, "Is my copy the same as yours?")[-1])
    assert ("".join(groups), {len(group) for group in groups}) == (record.hash, {4})


def test_comments_come_in_the_order_of_their_time(shipped: Content) -> None:
    (comment,) = a_record(shipped).comments
    later = tuple(
        type(comment)(str(at.day), "supervisor", f"On {at.day}.", at)
        for at in (comment.written_at.replace(day=23), comment.written_at.replace(day=21))
    )
    blocks = told_record(shipped, a_record(shipped, comments=(*later, comment))).blocks
    assert [block.words for block in under(blocks, "Added later") if isinstance(block, Said)] == [
        "He was at the door.",
        "On 21.",
        "On 23.",
    ]


@pytest.mark.parametrize("is_whole", [True, False])
def test_copy_that_was_changed_says_so_first(shipped: Content, is_whole: bool) -> None:
    blocks = told_record(shipped, a_record(shipped, is_whole=is_whole)).blocks
    assert (blocks[0] == Line(CHANGED)) is not is_whole


def test_choices_of_a_meeting_all_have_names() -> None:
    assert tuple(OUTCOME_NAMES) == OUTCOMES
    assert NOT_SEEN in BASIS_NAMES


def test_an_action_that_stays_agreed_stands_with_what_was_agreed_in_its_new_form(shipped: Content) -> None:
    field = "both.last.earlier-a1"
    said = {
        "both.action_1": ("Ring before I come.", None),
        field: ("We tried two.", "part"),
        f"{field}.keep": ("", "yes"),
        f"{field}.what": ("Find a room in the library.", None),
        f"{field}.who": ("", "supervisor"),
        f"{field}.due": ("", "2026-05-01"),
    }
    body = a_body(shipped, said=said)
    (agreed,) = under(told_body(shipped, body), "What we agreed")
    assert [row[:3] for row in agreed.rows] == [
        ("Ring before I come.", NOBODY_YET, NO_DATE),
        ("Find a room in the library.", "Maeve Dunne", "1 May 2026"),
    ]
    (earlier,) = under(told_body(shipped, body), "From last time")
    assert earlier.rows[0][-1] == "Part of it, and it stays agreed\nWe tried two."


def test_a_record_of_before_there_was_keeping_reads_as_it_was(shipped: Content) -> None:
    body = a_body(shipped, said={"both.action_1": ("Ring.", None), "both.last.earlier-a1": ("", "not")})
    (agreed,) = under(told_body(shipped, body), "What we agreed")
    (earlier,) = under(told_body(shipped, body), "From last time")
    assert (len(agreed.rows), earlier.rows[0][-1]) == (1, "Not yet")


def test_the_next_meeting_is_told_with_its_time_and_place(shipped: Content) -> None:
    body = a_body(shipped, said={"both.next_at": ("", "14:30"), "both.next_where": ("The small room", None)})
    head = told_body(shipped, body)[0]
    assert texts_of(head)[-2:] == ["Next meeting:", "1 April 2026 at 14:30, The small room"]


def test_an_action_without_an_owner_is_nobodys_and_in_records_made_before_both_of_theirs(
    shipped: Content,
) -> None:
    said = {"both.action_1": ("Ring before I come.", None)}
    now = shipped.script("monthly")
    before = now.model_copy(update={"has_owners": False})
    told = {}
    for script in (now, before):
        (agreed,) = under(told_body(shipped, a_body(shipped, said=said, script=script)), "What we agreed")
        told[script.has_owners] = [row[1] for row in agreed.rows][:1]
    assert told == {True: [NOBODY_YET], False: ["Aoife and Maeve Dunne"]}
    assert "has_owners" not in before.model_dump_json()


def test_mirror_of_words_alone_says_nothing_of_whose_places_they_are(shipped: Content) -> None:
    only_words = a_body(shipped, said={"practitioner.mirror.more": ("Begin with me.", None)})
    assert [type(one) for one in under(told_body(shipped, only_words), "How this supervision was for Aoife")] == [Said]


def test_whose_i_it_is_can_be_told_where_a_question_stands_above_the_words_of_a_place(shipped: Content) -> None:
    for plan in shipped.supervision.plans:
        asked = [prompt.text for step in plan.steps if step.key == "mirror" for prompt in step.prompts]
        assert [
            one for one in asked if {"I", "me"} & {*one.replace(",", "").split()} and "as your super" not in one
        ] == []
