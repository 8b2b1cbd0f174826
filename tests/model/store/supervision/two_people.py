"""What tests of supervision begin with: a short script, and two people who sit in a supervision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import update

from model.access import Viewer, guest_of
from model.content.supervision.schema import Script
from model.reflection_items import items_of
from model.store import Deletion, OwnStore, Store, SupervisionStore
from model.store.tables.supervision import supervisions
from model.supervision.brought import Brought, BroughtItem
from model.supervision.meeting import ONE_SCREEN, Meeting, Mode
from tests.shipped import shipped_content

DAY = date(2026, 3, 4)


@cache
def script(*, two_views: bool = True) -> Script:
    """The shipped script cut short: a plan with two views, or one without."""
    content = shipped_content()
    key = next(plan.key for plan in content.supervision.plans if content.script(plan.key).has_two_views == two_views)
    whole = content.script(key)
    return whole.model_copy(update={"talk": whole.talk[:1], "lenses": whole.lenses[:1]})


@dataclass(frozen=True)
class Table:
    """Two people at one table: what each can do, and their supervision."""

    store: Store
    practitioner: SupervisionStore
    supervisor: SupervisionStore
    own: OwnStore
    deletion: Deletion
    id: str

    def begin(self, *, two_views: bool = True, held_on: date = DAY, mode: Mode = ONE_SCREEN) -> Meeting:
        """Begin a meeting."""
        return self.practitioner.meetings.begin(
            self.id,
            script(two_views=two_views),
            mode=mode,
            held_on=held_on,
            language="en",
            content_version="v",
        )

    def reflection(self, words: str = "She laughed.") -> str:
        """A reflection with one place and one story."""
        made = self.own.reflections.start("f", "v", "en", DAY, headline="A hard talk").id
        self.own.answers.save(made, "safety.place", place="2", tab="one", base_version=0)
        self.own.answers.save(made, "safety.what", words=words, tab="one", base_version=0)
        return made

    def items(self, reflection: str, title: str = "A visit") -> tuple[BroughtItem, ...]:
        """All that can be brought of it."""
        own = self.own
        reflected, answers, steps = (
            own.reflections.get(reflection),
            own.answers.of(reflection),
            own.next_steps.of(reflection),
        )
        return items_of(shipped_content(), reflected, title, answers, steps)

    def say(self, who: SupervisionStore, meeting: str, field: str, words: str = "", place: str | None = None) -> None:
        """Say something over whatever was said."""
        before = who.answers.of(meeting).get(field)
        version = before.version if before else 0
        who.answers.save(meeting, field, words=words, place=place, tab="one", base_version=version)

    def fixed(self, *, held_on: date = DAY, words: str = "Ring the school", mirror: str = "") -> Meeting:
        """A meeting both confirmed, with one action, a place that was brought, and a mirror that was not shown."""
        meeting = self.begin(held_on=held_on).id
        reflection = self.reflection()
        self.practitioner.brought.bring(meeting, reflection, self.items(reflection))
        self.say(self.supervisor, meeting, "supervisor.view.safety", "heard", "4")
        self.supervisor.shown.show_views(meeting)
        self.say(self.practitioner, meeting, "both.action_1", words)
        if mirror:
            self.say(self.practitioner, meeting, "practitioner.mirror.more", mirror)
        self.practitioner.confirmations.confirm(meeting, agrees=True)
        return self.supervisor.confirmations.confirm(meeting, agrees=True)


def table(store: Store, practitioner: str = "anna", supervisor: str | None = None) -> Table:
    """A supervision of a person with a guest of theirs, or with another account."""
    viewer = Viewer(practitioner)
    of_them = store.supervision(viewer)
    begun = of_them.supervisions.begin("Anna", "Bert")
    if supervisor is not None:
        with store.writing() as connection:
            this = supervisions.c.id == begun.id
            connection.execute(update(supervisions).where(this).values(supervisor=supervisor))
    other = Viewer(supervisor) if supervisor else guest_of(begun.id)
    return Table(store, of_them, store.supervision(other), store.of(viewer), store.deletion(viewer), begun.id)


def fields_of(brought: list[Brought]) -> list[str]:
    """The fields brought, in order."""
    return [one.item.field for one in brought]
