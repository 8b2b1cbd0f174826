"""A record of one real-looking meeting, and ways to change and to read it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from model.answers import Answer
from model.content import Content
from model.report.shared.blocks import Block, Digits, Fact, Facts, Heading, Line, Said, Table
from model.report.supervision_record.words import told_body
from model.supervision.brought import Brought, BroughtItem
from model.supervision.meeting import Comment, Confirmation
from model.supervision.record import Carried, Record, RecordBody, hash_of, record_body

AT = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)
MEETING = "meeting-1"

SAID: dict[str, tuple[str, str | None]] = {
    "both.agenda": ("Last week's visit, and the move to the new team.", None),
    "practitioner.question": ("How do I keep showing up when he does not?", None),
    "practitioner.how": ("Tired. The week was long, and I was on call twice.", None),
    "practitioner.workload": ("Fourteen young people, two of them new since Monday.", None),
    "supervisor.how": ("All right, and glad to have the hour.", None),
    "both.last.earlier-a1": ("The hall was free on Thursday, so we used it.", "done"),
    "supervisor.basis.safety": ("", "conversation"),
    "supervisor.view.safety": ("He took his hood down when the radio came on. You told that like it mattered.", "4"),
    "supervisor.basis.trust": ("", "observation"),
    "supervisor.view.trust": ("He rang you first.", "4"),
    "supervisor.basis.time": ("", "not_seen"),
    "both.differ.safety": ("It held in the car, and it did not hold in the office.", "differently"),
    "both.explore_elements": ("", "safety,time"),
    "both.explore.safety": (
        "What went well: you left the door open and sat lower than him.\nWhat was hard: the phone.",
        None,
    ),
    "both.lens": ("", "between"),
    "both.explore.lens": ("We both wait for the other to speak first.", None),
    "both.condition_1": ("One afternoon a week without duty, so that visits do not get cancelled.", None),
    "both.condition_1.kind": ("", "time"),
    "both.condition_1.who": ("", "organisation"),
    "both.condition_1.due": ("", "2026-04-01"),
    "both.condition_1.notice": ("No visit cancelled for duty in April.", None),
    "both.action_1": ("Ring him the evening before, and say what the visit is for.", None),
    "both.action_1.who": ("", "practitioner"),
    "both.action_1.due": ("", "2026-03-18"),
    "both.action_1.notice": ("He is at the door, or he texts back.", None),
    "both.action_2": ("Ask the new team who will be his one worker.", None),
    "both.action_2.who": ("", "supervisor"),
    "practitioner.mirror.safety": ("", "4"),
    "practitioner.mirror.time": ("", "2"),
    "practitioner.mirror.more": ("Start with how I am, not with the numbers.", None),
    "supervisor.disagree": ("I would still call the second visit a good one.", None),
}
Item = BroughtItem

ITEMS = (
    Item("about", "when", "The meeting", "When, and what kind", "25 February 2026, home visit", None),
    Item("about", "headline", "The meeting", "In one line", "Twenty minutes in the car, and then he talked.", None),
    Item("pattern", "safety.place", "Creating safety", "Where would you place it?", "", "2"),
    Item("pattern", "trust.place", "Trust", "Where would you place it?", "", "3"),
    Item("pattern", "support.place", "Support", "Where would you place it?", "", "not_sure"),
    Item("pattern", "empathy.place", "Communicate with empathy", "Where would you place it?", "", "3"),
    Item("pattern", "flexible.place", "Be flexible", "Where would you place it?", "", "2"),
    Item("story", "safety.what", "Creating safety", "Where could they breathe out?", "In the car, radio on.", None),
    Item("picks", "picks", "What to think about", "Picked", "Creating safety, Trust", "safety,trust"),
    Item("next_steps", "next_1", "Next steps", "Next step 1", "Ring before I come.", "2026-03-11"),
)
CARRIED = (
    Carried(id="earlier-a1", meeting="earlier", kind="agreed", what="Find a room that is not the office.",
            who="both", due=date(2026, 2, 20), notice="We meet there."),
    Carried(id="earlier-c1", meeting="earlier", kind="training", what="A place on the spring course.",
            who="organisation", due=None, notice=""),
)  # fmt: skip


def a_body(content: Content, **changes: Any) -> RecordBody:
    """The record of the meeting as it stands; `changes` replaces parts of what `record_body` takes.

    `said` and `items` are given as plain fields and items.
    """
    said = changes.pop("said", SAID)
    items = changes.pop("items", {1: ITEMS})
    given: dict[str, Any] = {
        "supervision": "supervision-1",
        "meeting": MEETING,
        "names": ("Aoife", "Maeve Dunne"),
        "held_on": date(2026, 3, 4),
        "next_on": date(2026, 4, 1),
        "script": content.script("monthly"),
        "brought": [Brought(source, item, AT) for source, of_one in items.items() for item in of_one],
        "carried": CARRIED,
        "answers": {field: Answer(field, words, place, 1, AT, "tab") for field, (words, place) in said.items()},
        "shown": frozenset({"safety", "trust", "time", "support", "empathy", "flexible", "mirror"}),
    }
    return record_body(**given | changes)


def a_record(content: Content, body: RecordBody | None = None, **changes: Any) -> Record:
    """The same, confirmed by both, with a comment added later."""
    body = body or a_body(content)
    given: dict[str, Any] = {
        "body": body,
        "hash": hash_of(body),
        "confirmed": (
            Confirmation("practitioner", True, "", hash_of(body), AT),
            Confirmation("supervisor", True, "Thank you for this hour.", hash_of(body), AT.replace(hour=15)),
        ),
        "comments": (Comment("c1", "practitioner", "He was at the door.", AT.replace(day=19)),),
        "fixed_at": AT.replace(hour=15),
        "is_whole": True,
    }
    return Record(**given | changes)


def texts_of(block: Block) -> list[str]:
    """Every text of a block, in reading order. A picture's text is the names of its views."""
    match block:
        case Heading(text=text) | Line(text=text):
            found = [text]
        case Fact(name=name, text=text):
            found = [f"{name}:", text]
        case Facts(facts=facts):
            found = [text for fact in facts for text in texts_of(fact)]
        case Said(asked=asked, words=words):
            found = [asked, words]
        case Table(columns=columns, rows=rows):
            found = [*(column.name for column in columns), *(cell for row in rows for cell in row)]
        case Digits(groups=groups):
            found = list(groups)
        case _:
            found = []
    return found


def everything_said(body: RecordBody) -> list[str]:
    """All words of people in a record: what was said, brought and carried into it."""
    return [
        *(one.words for one in body.said),
        *(one.words for one in body.brought),
        *(words for one in body.carried for words in (one.what,)),
    ]


def headings(blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def under(blocks, heading: str) -> list:
    """The blocks between a heading and the next of any level."""
    found = list(blocks)
    first = next(number for number, block in enumerate(found) if block == heading or headings([block]) == [heading])
    after = found[first + 1 :]
    end = next((number for number, block in enumerate(after) if isinstance(block, Heading)), len(after))
    return after[:end]


def told_whole(content: Content, body: RecordBody) -> str:
    return "\n".join(text for block in told_body(content, body) for text in texts_of(block))
