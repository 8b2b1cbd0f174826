"""Two people on two machines with nothing in common but the files they send each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from model.access import LOCAL
from model.answers import Saved
from model.reflection_items import items_of
from model.share_file.contents import ShareFileContents
from model.share_file.faults import Question, ShareFault
from model.store import OwnStore, Store, SupervisionStore, open_store
from model.store.database.columns import metadata
from model.store.supervision.share_file.files import TakenIn
from model.supervision.brought import BroughtItem
from tests.model.store.supervision.two_people import DAY, script
from tests.shipped import shipped_content


@dataclass
class Machine:
    """One person's own machine."""

    store: Store
    tab: str = "one"

    @property
    def supervision(self) -> SupervisionStore:
        return self.store.supervision(LOCAL)

    @property
    def own(self) -> OwnStore:
        return self.store.of(LOCAL)

    def say(self, meeting: str, name: str, words: str = "", place: str | None = None) -> Saved:
        """Say something over whatever was said."""
        before = self.supervision.answers.of(meeting).get(name)
        version = before.version if before else 0
        return self.supervision.answers.save(
            meeting, name, words=words, place=place, tab=self.tab, base_version=version
        )

    def said(self, meeting: str) -> dict[str, tuple[str, str | None]]:
        """What this person sees of what was said."""
        return {name: (answer.words, answer.place) for name, answer in self.supervision.answers.of(meeting).items()}

    def file(self, meeting: str) -> ShareFileContents:
        """What comes out of this person's file, once it went through being written and read."""
        return ShareFileContents.model_validate_json(self.supervision.files.make(meeting).model_dump_json())

    def open(self, contents: ShareFileContents) -> TakenIn:
        """Open a file."""
        return self.supervision.files.take_in(contents)

    def open_all_the_same(self, contents: ShareFileContents) -> tuple[TakenIn, list[Question]]:
        """Open a file and say yes to whatever is asked: what came of it, and what was asked."""
        asked: list[Question] = []
        while True:
            try:
                return self.supervision.files.take_in(contents, asked), asked
            except Question as question:
                if question in asked:
                    raise
                asked.append(question)

    def rows(self) -> dict[str, list[str]]:
        """All that the tables hold."""
        with self.store.reading() as connection:
            return {
                table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables
            }

    def overwritten(self, meeting: str) -> list[str]:
        """The words put aside for this person."""
        return [answer.words for answer in self.supervision.answers.replaced(meeting)]


@dataclass
class Two:
    """The practitioner's machine and the supervisor's, and what they do together."""

    anna: Machine
    sian: Machine
    supervision: str = ""
    reflections: list[str] = field(default_factory=list)

    def begin(self, *, two_views: bool = True) -> str:
        """Anna begins a meeting with Siân; Siân has nothing of it yet."""
        if not self.supervision:
            self.supervision = self.anna.supervision.supervisions.begin("Anna", "Siân").id
        return self.anna.supervision.meetings.begin(
            self.supervision,
            script(two_views=two_views),
            mode="share_file",
            held_on=DAY,
            language="en",
            content_version="v",
        ).id

    def both_have(self, *, two_views: bool = True) -> str:
        """A meeting that Siân has opened."""
        meeting = self.begin(two_views=two_views)
        self.sian.open(self.anna.file(meeting))
        return meeting

    def bring(self, meeting: str) -> tuple[BroughtItem, ...]:
        """Anna brings all of a new reflection."""
        own = self.anna.own
        made = own.reflections.start("f", "v", "en", DAY, headline="A hard talk").id
        for name, words, place in (
            ("safety.place", "", "2"),
            ("trust.place", "", "4"),
            ("safety.what", "She laughed.", None),
            ("next_1", "Ring her", None),
        ):
            own.answers.save(made, name, words=words, place=place, tab="one", base_version=0)
        items = items_of(
            shipped_content(), own.reflections.get(made), "A visit", own.answers.of(made), own.next_steps.of(made)
        )
        self.anna.supervision.brought.bring(meeting, made, items)
        self.reflections.append(made)
        return items

    def swap(self, meeting: str) -> None:
        """Files both ways, until neither has anything new."""
        for _ in range(2):
            self.sian.open(self.anna.file(meeting))
            self.anna.open(self.sian.file(meeting))

    def ready(self, *, words: str = "Ring the school") -> str:
        """A meeting ready to be confirmed, the same on both machines."""
        meeting = self.begin()
        self.bring(meeting)
        self.anna.say(meeting, "practitioner.question", "How do I go on?")
        self.sian.open(self.anna.file(meeting))
        self.sian.say(meeting, "supervisor.view.safety", "heard it", "4")
        self.sian.say(meeting, "supervisor.basis.trust", "", "not_seen")
        self.sian.supervision.shown.show_views(meeting)
        self.sian.say(meeting, "both.action_1", words)
        self.sian.say(meeting, "both.action_1.who", "", "both")
        self.anna.open(self.sian.file(meeting))
        return meeting

    def fixed(self) -> str:
        """A meeting both have confirmed, its record on both machines."""
        meeting = self.ready()
        self.anna.supervision.confirmations.confirm(meeting, agrees=True)
        self.sian.open(self.anna.file(meeting))
        self.sian.supervision.confirmations.confirm(meeting, agrees=True)
        self.anna.open(self.sian.file(meeting))
        return meeting


@contextmanager
def two_machines(folder: Path, sian: Store | None = None) -> Iterator[Two]:
    """Two machines that keep nothing yet; Siân's store may be another than a fresh one."""
    with closing(open_store(folder / "anna")) as annas, closing(sian or open_store(folder / "sian")) as sians:
        yield Two(Machine(annas), Machine(sians))


def refused(machine: Machine, kind: type[Exception], act: Callable[[], object]) -> str:
    """What people read when a file is refused; it leaves everything as it was, and tells nobody's words."""
    before = machine.rows()
    with pytest.raises(kind) as caught:
        act()
    assert type(caught.value) is kind
    assert machine.rows() == before
    assert [word for word in ("laughed", "school", "heard it") if word in str(caught.value)] == []
    if isinstance(caught.value, ShareFault):
        assert "othing was changed" in caught.value.message or "none of it was taken" in caught.value.message
    return str(caught.value)


def changed(contents: ShareFileContents, **content: Any) -> ShareFileContents:
    """The same parcel with another content, as no Alongside writes it."""
    return contents.model_copy(update={"content": contents.content.model_copy(update=content)})
