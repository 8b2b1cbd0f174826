"""Two people who meet: supervisions and meetings as they stand in a store, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from model.access import LOCAL, Viewer, far_practitioner
from model.content import Content
from model.store import SupervisionStore
from model.store.tables.supervision import supervisions
from model.supervision.meeting import ONE_SCREEN, Meeting, Mode, Supervision
from server.services import services

MEETING_DAY = date(2026, 3, 4)
TODAY = datetime.now(UTC).date()


def supervision_for(viewer: Viewer = LOCAL) -> SupervisionStore:
    """The door of one person to their meetings in the house that is open."""
    store = services().store
    assert store is not None
    return store.supervision(viewer)


@dataclass(frozen=True)
class Agreed:
    """An action to agree: what, who and by when."""

    what: str
    who: str | None = "practitioner"
    due: date | None = None


@dataclass(frozen=True)
class Supervised:
    """Makes supervisions of the person of this machine, and their meetings."""

    content: Content

    def by(self, supervisor: str = "Orla", practitioner: str = "Maeve") -> Supervision:
        """The person of this machine as the practitioner."""
        return supervision_for().supervisions.begin(practitioner, supervisor)

    def of(self, practitioner: str) -> Supervision:
        """The person of this machine as the supervisor, as after opening a first share file."""
        made = supervision_for().supervisions.begin(practitioner, "Orla")
        store = services().store
        assert store is not None
        with store.writing() as connection:
            connection.execute(
                supervisions.update()
                .where(supervisions.c.id == made.id)
                .values(practitioner=far_practitioner(made.id).person, supervisor=LOCAL.person)
            )
        return supervision_for().supervisions.get(made.id)

    def begin(
        self, supervision: Supervision, on: date = MEETING_DAY, *, mode: Mode = ONE_SCREEN, plan: str = "monthly"
    ) -> Meeting:
        """An open meeting."""
        script = self.content.script(plan)
        return supervision_for().meetings.begin(
            supervision.id, script, mode=mode, held_on=on, language="en", content_version="v1"
        )

    def confirmed(
        self,
        supervision: Supervision,
        on: date = MEETING_DAY,
        *agreed: Agreed,
        next_on: date | None = None,
        plan: str = "monthly",
        mode: Mode = ONE_SCREEN,
    ) -> Meeting:
        """A meeting whose record both have confirmed."""
        meeting, here = self.begin(supervision, on, mode=mode, plan=plan), supervision_for()
        for number, action in enumerate(agreed or (Agreed("Something small"),), 1):
            field = f"both.action_{number}"
            here.answers.save(meeting.id, field, words=action.what, tab="earlier", base_version=0)
            here.answers.save(meeting.id, f"{field}.who", place=action.who, tab="earlier", base_version=0)
            if action.due:
                here.answers.save(
                    meeting.id, f"{field}.due", place=action.due.isoformat(), tab="earlier", base_version=0
                )
        if next_on:
            here.answers.save(meeting.id, "both.next_on", place=next_on.isoformat(), tab="earlier", base_version=0)
        for person in (supervision.practitioner, supervision.supervisor):
            supervision_for(Viewer(person)).confirmations.confirm(meeting.id, True)
        return here.meetings.get(meeting.id)
