"""The record told once: everything both said is there, nobody else's words are, and nothing is said twice."""

from __future__ import annotations

from collections import Counter

import pytest

from model.answers import OUTCOMES
from model.content import Content
from model.content.published import ELEMENTS
from model.phrases import OUTCOME_NAMES
from model.report.shared.blocks import Fact, Facts, Line, Said
from model.report.supervision_record.names import BASIS_NAMES
from model.report.supervision_record.words import CHANGED, DRAFT, told_body, told_record
from model.supervision.brought import BroughtItem
from model.supervision.fields import MOST_ACTIONS, NOT_SEEN
from tests.model.report.supervision_record.records import (
    CARRIED,
    a_body,
    a_record,
    everything_said,
    headings,
    texts_of,
    told_whole,
    under,
)
from tests.shipped import shipped_content


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


def test_the_next_meeting_is_told_with_its_time_and_place(shipped: Content) -> None:
    body = a_body(shipped, said={"both.next_at": ("", "14:30"), "both.next_where": ("The small room", None)})
    head = told_body(shipped, body)[0]
    assert texts_of(head)[-2:] == ["Next meeting:", "1 April 2026 at 14:30, The small room"]
