"""The page on which a reflection is taken to supervision, and what is brought by it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from model.access import guest_of
from model.store import SupervisionStore
from model.supervision.meeting import Meeting
from tests.pages.page_reader import elements
from tests.pages.supervision.supervisions import supervision_for

GIVEN = {
    "headline": "A walk by the weir",
    "safety": "2",
    "trust": "3",
    "time": "not_sure",
    "trust__what": "We sat outside.\nThen it rained.",
    "safety__what": "The door stayed open.",
    "picks": "trust",
    "next_1": "Ring before I come",
}
HOSTILE = "**Niamh** [a](http://b) :red[x]"


def ticks(at: AppTest) -> dict[str, bool]:
    return {box.key.split("_", 3)[3]: box.value for box in at.checkbox}


def tick(at: AppTest, *fields: str) -> AppTest:
    for field in fields:
        next(box for box in at.checkbox if box.key.endswith(f"_{field}")).check().run()
    return at


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def brought(here: SupervisionStore, meeting: Meeting) -> list[str]:
    return [one.item.field for one in here.brought.of(meeting.id)]


def seen_by_supervisor(meeting: Meeting) -> list[str]:
    return brought(supervision_for(guest_of(meeting.supervision)), meeting)


def confirm_by_both(here: SupervisionStore, meeting: Meeting) -> None:
    here.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    for seated in (here, supervision_for(guest_of(meeting.supervision))):
        seated.confirmations.confirm(meeting.id, agrees=True)


def preview(at: AppTest) -> str:
    """Every word from the preview's heading to the buttons."""
    found = list(elements(at))
    start = next(number for number, one in enumerate(found) if one.type == "header" and "will see" in one.value)
    end = next(number for number, one in enumerate(found) if getattr(one, "key", None) == "take_these")
    return "\n".join(str(one.proto) for one in found[start:end])
