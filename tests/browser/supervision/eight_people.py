"""Eight people who are supervised: a record each, actions on both sides, and some with a file on its way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from model.access import LOCAL, Viewer, far_practitioner
from model.store import Store
from model.store.tables.supervision import supervisions
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Mode
from tests.shipped import shipped_content

NAMES = ("Aoife", "Brian", "Cian", "Deirdre", "Eoghan", "Fionnuala", "Grace", "Hassan")
MINE = ("Ask for cover on Thursdays", "Write to the school")


def eight_people(store: Store) -> dict[str, str]:
    """The ids of the supervisions by name; whoever looks supervises all of them."""
    today = datetime.now(UTC).date()
    return {name: _one(store, name, number, today) for number, name in enumerate(NAMES)}


def _one(store: Store, name: str, number: int, today: date) -> str:
    mine = store.supervision(LOCAL)
    made = mine.supervisions.begin(name, "Orla").id
    with store.writing() as connection:
        seats = {"practitioner": far_practitioner(made).person, "supervisor": LOCAL.person}
        connection.execute(supervisions.update().where(supervisions.c.id == made).values(seats))
    said: dict[str, tuple[str, str | None]] = {
        "both.action_1": ("Ring before each visit and say who will come", None),
        "both.action_1.who": ("", "practitioner"),
        "both.action_1.due": ("", (today + timedelta(days=number - 3)).isoformat()),
        "both.action_2": (MINE[number % 2], None),
        "both.action_2.who": ("", "supervisor"),
    }
    if number % 2:
        said["both.action_2.due"] = ("", (today + timedelta(days=5 - number)).isoformat())
    if number < 6:
        said["both.next_on"] = ("", (today + timedelta(days=8 - number)).isoformat())
        said["both.next_at"] = ("", "14:30")
        said["both.next_where"] = ("The small room", None)
    record = _meeting(store, made, ONE_SCREEN, today - timedelta(days=20 + number), said)
    for person in (LOCAL, Viewer(far_practitioner(made).person)):
        store.supervision(person).confirmations.confirm(record, agrees=True)
    if number >= 5:
        meeting = _meeting(store, made, SHARE_FILE, today + timedelta(days=number - 5), {})
        if number == 6:
            mine.files.make(meeting)
    return made


def _meeting(store: Store, supervision: str, mode: Mode, on: date, said: Mapping[str, tuple[str, str | None]]) -> str:
    mine, content = store.supervision(LOCAL), shipped_content()
    meeting = mine.meetings.begin(
        supervision, content.script("monthly"), mode=mode, held_on=on, language="en", content_version=content.version
    ).id
    for field, (words, place) in said.items():
        mine.answers.save(meeting, field, words=words, place=place, tab="t", base_version=0)
    return meeting
