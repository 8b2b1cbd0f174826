"""The made-up supervision meeting of the README's pictures: brought in part, both views shown."""

from __future__ import annotations

from datetime import UTC, datetime

from model.access import LOCAL, guest_of
from model.content import Content
from model.reflection_items import items_of
from model.store import Store, SupervisionStore
from model.supervision.meeting import ONE_SCREEN

BROUGHT = ("headline", "safety.what")
VIEWS = {"safety": "3", "trust": "4", "time": "2", "support": "4", "empathy": "3", "honest_challenge": "4"}
HEARD = {"trust": "You told me how they checked twice, and that you had rung.", "honest_challenge": "I saw you say it."}


def seed_meeting(store: Store, content: Content, reflection: str) -> str:
    """Begin a meeting, bring the pattern and one answer, place the supervisor's views; the id of the meeting."""
    own, mine = store.of(LOCAL), store.supervision(LOCAL)
    supervision = mine.supervisions.begin("Ash", "Robin").id
    theirs = store.supervision(guest_of(supervision))
    meeting = mine.meetings.begin(
        supervision,
        content.script("monthly"),
        mode=ONE_SCREEN,
        held_on=datetime.now(UTC).date(),
        language="en",
        content_version=content.version,
    ).id
    items = items_of(content, own.reflections.get(reflection), "A planned session", own.answers.of(reflection), [])
    mine.brought.bring(meeting, reflection, [item for item in items if item.kind == "pattern" or item.field in BROUGHT])
    _say(mine, meeting, "practitioner.question", "How do I say the hard thing and keep the door open?")
    for element, place in VIEWS.items():
        _say(theirs, meeting, f"supervisor.basis.{element}", place="conversation")
        _say(theirs, meeting, f"supervisor.view.{element}", HEARD.get(element, ""), place)
    theirs.shown.show_views(meeting)
    mine.meetings.go_to(meeting, "two_views")
    return meeting


def _say(seated: SupervisionStore, meeting: str, field: str, words: str = "", place: str | None = None) -> None:
    seated.answers.save(meeting, field, words=words, place=place, tab="made up", base_version=0)
