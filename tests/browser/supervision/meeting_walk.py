"""What two people do in a supervision meeting, and what was kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from model.access import LOCAL, PRACTITIONER, SUPERVISOR, far_practitioner, guest_of
from model.reflection_items import items_of
from model.store import OwnStore, Store, SupervisionStore, open_store
from model.supervision.meeting import ONE_SCREEN, Mode
from tests.browser.reflection.walk import at_rest, here, press
from tests.browser.server import A_DAY, Served, wait_until
from tests.shipped import shipped_content

NEVER_BROUGHT = "zqsecret"
TITLES = {step.key: step.title for step in shipped_content().script("monthly").plan.steps}


@dataclass(frozen=True)
class Kept:
    """What one machine keeps, read beside its running server."""

    store: Store

    @property
    def own(self) -> OwnStore:
        """The reflections of the person of this machine."""
        return self.store.of(LOCAL)

    @property
    def supervision(self) -> SupervisionStore:
        """Their meetings, in their own seat."""
        return self.store.supervision(LOCAL)

    def words_are(self, meeting: str, field: str, words: str) -> None:
        """Wait until these words are kept."""
        self._are(meeting, field, 0, words)

    def place_is(self, meeting: str, field: str, place: str) -> None:
        """Wait until this place or choice is kept."""
        self._are(meeting, field, 1, place)

    def said(self, meeting: str, field: str) -> tuple[str, str | None]:
        """Words and place of a field, as the hand it belongs to sees them on this machine."""
        seated, of = self.supervision, self.supervision.meetings.get(meeting)
        if field.startswith("supervisor.") and of.seat == PRACTITIONER:
            seated = self.store.supervision(guest_of(of.supervision))
        if field.startswith("practitioner.") and of.seat == SUPERVISOR:
            seated = self.store.supervision(far_practitioner(of.supervision))
        answer = seated.answers.of(meeting).get(field)
        return (answer.words, answer.place) if answer else ("", None)

    def _are(self, meeting: str, field: str, which: int, wanted: str) -> None:
        wait_until(lambda: self.said(meeting, field)[which] == wanted, wanted, lambda: self.said(meeting, field))


@contextmanager
def kept_by(served: Served) -> Iterator[Kept]:
    """What a machine keeps."""
    store = open_store(served.home)
    try:
        yield Kept(store)
    finally:
        store.close()


def a_reflection(kept: Kept) -> str:
    """A finished reflection of which only a part will be brought."""
    own, content = kept.own, shipped_content()
    made = own.reflections.start("full_walk", content.version, "en", A_DAY, step="finish").id
    for element, place in (("trust", "4"), ("safety", "2")):
        own.answers.save(made, f"{element}.place", place=place, tab="t", base_version=0)
    own.answers.save(made, "trust.what", words="They waited at the gate.", tab="t", base_version=0)
    own.answers.save(made, "safety.what", words=f"{NEVER_BROUGHT} in the car", tab="t", base_version=0)
    own.reflections.finish(made)
    return made


def a_meeting(kept: Kept, mode: Mode) -> str:
    """A monthly meeting of Aoife and Orla to which a place and a story were brought."""
    seated, content, reflection = kept.supervision, shipped_content(), a_reflection(kept)
    supervision = seated.supervisions.begin("Aoife", "Orla").id
    begun = seated.meetings.begin(
        supervision,
        content.script("monthly"),
        mode=mode,
        held_on=A_DAY,
        language="en",
        content_version=content.version,
    )
    items = items_of(content, kept.own.reflections.get(reflection), "4 March 2026", kept.own.answers.of(reflection), ())
    seated.brought.bring(begun.id, reflection, [item for item in items if item.field in {"trust.place", "trust.what"}])
    return begun.id


def a_meeting_at_the_supervisors(kept: Kept) -> str:
    """A monthly meeting of Aoife and Orla at Orla's machine, where nothing of Aoife's is."""
    seated, content = kept.supervision, shipped_content()
    begun = seated.meetings.begin(
        seated.supervisions.begin("Aoife", "Orla", SUPERVISOR).id,
        content.script("monthly"),
        mode=ONE_SCREEN,
        held_on=A_DAY,
        language="en",
        content_version=content.version,
    )
    return begun.id


def enter(page: Page, served: Served, meeting: str, step: str = "arrive") -> None:
    """Open a meeting at the step it was left at, by the page that says first what covers, where that comes."""
    page.goto(f"{served.address}/meeting?meeting={meeting}")
    way_in = page.get_by_role("button", name=re.compile("^Go in"))
    expect(way_in.or_(page.get_by_role("heading", level=1, name=TITLES[step])).first).to_be_visible()
    if way_in.is_visible():
        way_in.click()
    here(page, TITLES[step])


def go_on(page: Page, to: str) -> None:
    """Keep this step and go on to the next."""
    press(page, "Keep and go on")
    here(page, TITLES[to])


def jump(page: Page, to: str) -> None:
    """Go to a step by the list of all of them."""
    press(page, "Go to")
    page.get_by_role("button", name=re.compile(rf"^\d\. {re.escape(TITLES[to])}$")).click()
    here(page, TITLES[to])


def box(page: Page, label: str) -> Locator:
    """The text box with this label."""
    return page.get_by_label(label, exact=True)


def tap_in(page: Page, question: str, place: str) -> None:
    """Tap an answer of the question that begins so."""
    name = re.compile(f"^{re.escape(question)}")
    group = page.get_by_role("radiogroup", name=name).or_(page.get_by_role("group", name=name))
    group.get_by_text(place, exact=True).click()
    at_rest(page)


def take_turn(page: Page, name: str) -> None:
    """Take the screen over."""
    press(page, f"I am {name}, go on")
    expect(page.get_by_role("button", name="Done, back to both of us")).to_be_visible()
    at_rest(page)
