"""A meeting in the store of a page test: with what was brought to it, on one screen or between two machines."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.testing.v1 import AppTest

from model.access import LOCAL, SUPERVISOR, far_practitioner, guest_of
from model.content.published import ELEMENTS
from model.content.supervision.schema import Script
from model.reflection_items import items_of
from model.store import OwnStore, Store, SupervisionStore, open_store
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Mode
from server.services import services
from tests.pages.conftest import A_DAY, Visit
from tests.shipped import shipped_content

SECRET = "zqsecret"
"""Stands in everything the practitioner did not bring."""
PLACES = {"trust": "4", "time": "2", "empathy": "5"}
BROUGHT = ("when", "trust.place", "time.place", "empathy.place", "trust.what", "picks")


@dataclass
class Sitting:
    """One open meeting and both seats' doors to it."""

    meeting: str
    practitioner: SupervisionStore
    supervisor: SupervisionStore
    own: OwnStore | None = None
    reflection: str = ""
    versions: dict[str, int] = field(default_factory=dict)

    def say(self, name: str, words: str = "", place: str | None = None) -> None:
        """Say something in a field, by the hand it belongs to."""
        seated = self.supervisor if name.startswith("supervisor.") else self.practitioner
        before = seated.answers.of(self.meeting).get(name)
        version = before.version if before else 0
        seated.answers.save(self.meeting, name, words=words, place=place, tab="another", base_version=version)

    def kept(self, name: str) -> tuple[str, str | None]:
        """The words and the place kept in a field, as its own hand sees them."""
        seated = self.supervisor if name.startswith("supervisor.") else self.practitioner
        answer = seated.answers.of(self.meeting).get(name)
        return (answer.words, answer.place) if answer else ("", None)

    def at(self, step: str) -> Sitting:
        """The same, turned to a step."""
        self.practitioner.meetings.go_to(self.meeting, step)
        return self


def sit(
    *,
    plan: str = "monthly",
    mode: Mode = ONE_SCREEN,
    names: tuple[str, str] = ("Aoife", "Orla"),
    places: dict[str, str] | None = None,
    script: Script | None = None,
    brought: Collection[str] = BROUGHT,
) -> Sitting:
    """A meeting of the practitioner of this machine, to which one reflection was brought in part."""
    store = services().store
    assert store is not None
    held_with = script or shipped_content().script(plan)
    return _begun(store, held_with, mode, names, PLACES if places is None else places, brought=brought)


def sit_as_supervisor(folder: Path, *, plan: str = "monthly") -> Sitting:
    """A meeting whose file came from the practitioner's own machine to this one, the supervisor's."""
    here = services().store
    assert here is not None
    with closing(open_store(folder)) as there:
        far = _begun(there, shipped_content().script(plan), SHARE_FILE, ("Aoife", "Orla"), PLACES)
        here.supervision(LOCAL).files.take_in(far.practitioner.files.make(far.meeting))
    supervisor = here.supervision(LOCAL)
    return Sitting(far.meeting, supervisor, supervisor)


def sit_at_the_supervisors(*, plan: str = "one_hour") -> Sitting:
    """A meeting of the supervisor of this machine, held here with a practitioner who has nothing of theirs here."""
    here, content = services().store, shipped_content()
    assert here is not None
    supervisor = here.supervision(LOCAL)
    supervision = supervisor.supervisions.begin("Aoife", "Orla", SUPERVISOR).id
    begun = supervisor.meetings.begin(
        supervision, content.script(plan), mode=ONE_SCREEN, held_on=A_DAY, language="en", content_version="v"
    )
    return Sitting(begun.id, here.supervision(far_practitioner(supervision)), supervisor)


def opened(visit: Visit, sitting: Sitting) -> AppTest:
    """The page of a meeting."""
    return visit("meeting.py", meeting=sitting.meeting)


def choice(sitting: Sitting, field: str) -> str:
    """The key of what is chosen in a field."""
    return f"choice_{sitting.meeting}_{field}"


def take(at: AppTest, seat: str) -> AppTest:
    """Take the turn of a seat."""
    return at.button(key=f"take_turn_{seat}").click().run()


def in_turn(at: AppTest, sitting: Sitting) -> bool:
    """Whether it is somebody's turn."""
    return f"end_turn_{sitting.meeting}" in [button.key for button in at.button]


def ready() -> Sitting:
    """A meeting at its last step, with all that is needed to confirm it."""
    sitting = sit().at("confirm")
    sitting.supervisor.shown.show_views(sitting.meeting)
    sitting.say("both.action_1", "Visit the unit")
    return sitting


def _begun(
    store: Store,
    script: Script,
    mode: Mode,
    names: tuple[str, str],
    places: dict[str, str],
    *,
    brought: Collection[str] = BROUGHT,
) -> Sitting:
    content = shipped_content()
    seated, own = store.supervision(LOCAL), store.of(LOCAL)
    supervision = seated.supervisions.begin(*names).id
    begun = seated.meetings.begin(
        supervision, script, mode=mode, held_on=A_DAY, language="en", content_version=content.version
    )
    reflection = own.reflections.start("full_walk", content.version, "en", A_DAY, step="finish").id
    own.reflections.describe(reflection, headline=f"{SECRET} headline")
    own.answers.save(reflection, "headline", words=f"{SECRET} headline", tab="t", base_version=0)
    for element, place in places.items():
        own.answers.save(reflection, f"{element}.place", place=place, tab="t", base_version=0)
    for element in ELEMENTS:
        words = "They waited at the gate." if element == "trust" else f"{SECRET} {element}"
        own.answers.save(reflection, f"{element}.what", words=words, tab="t", base_version=0)
    own.answers.save(reflection, "picks", place="use_of_self", tab="t", base_version=0)
    own.reflections.finish(reflection)
    items = items_of(content, own.reflections.get(reflection), "4 March 2026", own.answers.of(reflection), ())
    seated.brought.bring(begun.id, reflection, [item for item in items if item.field in brought])
    return Sitting(begun.id, seated, store.supervision(guest_of(supervision)), own, reflection)
