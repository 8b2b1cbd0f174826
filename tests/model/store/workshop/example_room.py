"""What tests of workshops begin with: a short script with a step of every kind, and a room with phones in it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from model.access import Viewer
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.vignettes import Vignette
from model.store import ParticipantStore, Store, TrainerStore
from model.workshop.room import Given, Line, Phone, Room
from model.workshop.script import RoomScript

WORDS = ("ash", "birch", "cedar", "dill", "elm", "fern", "gorse", "holly", "ivy", "juniper", "kale", "larch")

STEPS: tuple[dict[str, object], ...] = (
    {"kind": "welcome", "key": "welcome", "text": "You are in."},
    {"kind": "line", "key": "word", "question": "One word?", "shape": "word"},
    {"kind": "reveal", "key": "word_shown", "of": "word"},
    {"kind": "place", "key": "ground", "question": "Where?", "elements": ["safety", "trust"]},
    {"kind": "vignette", "key": "story", "vignette": "late", "ask": "choose", "reveal": "Both can be."},
    {"kind": "reveal", "key": "story_shown", "of": "story"},
    {"kind": "pairs", "key": "talk", "question": "What helped?", "seconds": 60},
    {"kind": "place", "key": "again", "question": "And there?", "elements": ["safety"]},
    {"kind": "line", "key": "said", "question": "Say it.", "shape": "line"},
    {"kind": "then_and_now", "key": "road", "then": "Then?", "now": "Now?", "elements": ["trust"]},
    {"kind": "choose_one", "key": "further", "question": "Which?", "layers": ["base"]},
    {"kind": "close", "key": "close", "text": "Thank you.", "take_away": "This is yours."},
)
STEP_KEYS = tuple(str(step["key"]) for step in STEPS)
ASKING = ("word", "ground", "story", "again", "said", "road", "further")


@cache
def script() -> RoomScript:
    """The script."""
    every = {"title": "A step", "minutes": 5, "notes": "Wait.", "say": "Go on."}
    plan = {
        "key": "short",
        "name": "A short one",
        "summary": "Short.",
        "purpose": "To try.",
        "for_whom": "All.",
        "people": {"least": 5, "most": 30},
        "steps": tuple({**every, **step} for step in STEPS),
    }
    story = {
        "key": "late",
        "name": "Late",
        "text": ("She came late.",),
        "question": "What would you say?",
        "choices": ({"key": "wait", "text": "Wait."}, {"key": "ask", "text": "Ask."}),
        "draws_out": tuple({"element": key, "text": "Why?"} for key in ("safety", "trust", "time")),
        "reveal": "Both.",
    }
    return RoomScript(
        plan=WorkshopPlan.model_validate(plan),
        vignettes=(Vignette.model_validate(story),),
        offered={"further": ("safety", "time")},
    )


def ticket() -> str:
    """A ticket as a page with a Join button makes it."""
    return secrets.token_hex(16)


def methods_of(door: object) -> set[str]:
    """Everything public that a door of the store hands out: "handle.method", or "method" where it is no handle's."""
    handles = {name: getattr(door, name) for name in dir(door) if not name.startswith("_")}
    of_handles = {f"{name}.{one}" for name, handle in handles.items() for one in dir(handle) if not one.startswith("_")}
    return of_handles | {name for name, handle in handles.items() if callable(handle)}


@dataclass
class Held:
    """A room as it is held: the trainer's store, the phones' store, and the phones in it."""

    store: Store
    trainer: TrainerStore
    participants: ParticipantStore
    id: str
    code: str
    phones: list[Phone] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self.trainer.rooms.get(self.id)

    def join(self, count: int = 1) -> list[Phone]:
        """Let new people in."""
        for _ in range(count):
            token = ticket()
            assert self.participants.entrance.join(self.code, token, WORDS) is not None
            phone = self.participants.phones.get(self.code, token)
            assert phone is not None
            self.tokens.append(token)
            self.phones.append(phone)
        return self.phones[len(self.phones) - count :]

    def give(self, field_: str, values: Mapping[int, str]) -> list[bool]:
        """Give answers to one field by the number of the phone."""
        given = [Given(self.id, self.phones[at].person, field_, value) for at, value in values.items()]
        return self.participants.answers.keep(given)

    def all_give(self, field_: str, *values: str) -> list[bool]:
        """Let the first phones give these answers, in order."""
        return self.give(field_, dict(enumerate(values)))

    def line(self, words: str, step: str = "word") -> Line:
        """The line with these words."""
        [line] = [line for line in self.trainer.lines.all(self.id, step) if line.words == words]
        return line

    def approve(self, *words: str, step: str = "word") -> None:
        """Let lines be shown."""
        for one in words:
            self.trainer.lines.approve(self.id, self.line(one, step).id, "shown")


def hold(store: Store, people: int = 0, step: str = "welcome", trainer: str = "anna", cells_at_least: int = 1) -> Held:
    """A room with people in it, at a step, as wary as is said."""
    theirs = store.workshops(Viewer(trainer))
    opened_with = script().model_copy(update={"cells_at_least": cells_at_least})
    room = theirs.rooms.open(opened_with, content_version="v", language="en")
    held = Held(store, theirs, store.participants(), room.id, room.code)
    held.join(people)
    theirs.rooms.move(room.id, step)
    return held
