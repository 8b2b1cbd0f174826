"""Whatever two people do, and whatever happens to their files: they end with the same, and no words are lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import SEATS, may_see_field
from model.share_file.contents import ShareFileContents
from model.share_file.faults import OlderFile
from model.supervision.fields import is_sign
from model.supervision.record import canonical
from model.supervision.refusals import ViewShown
from tests.effort import examples
from tests.model.store.supervision.two_machines import Machine, Two, two_machines

FIELDS = {
    "anna": (
        "both.agenda",
        "both.explore.trust",
        "both.action_1",
        "practitioner.question",
        "practitioner.mirror.more",
        "practitioner.why_not",
    ),
    "sian": (
        "both.agenda",
        "both.explore.trust",
        "both.action_1",
        "supervisor.how",
        "supervisor.view.trust",
        "supervisor.why_not",
    ),
}
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("anna", "sian")),
        st.sampled_from(
            ("say", "say", "say", "clear", "place", "day", "show", "bring", "send", "send", "open", "open")
        ),
        st.integers(0, 9),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    """Two machines; every example has a meeting of its own in a supervision of its own."""
    with TemporaryDirectory() as folder, two_machines(Path(folder)) as both:
        yield both


@dataclass
class Course:
    """One meeting, and all that was written, written over by who saw it, and sent."""

    two: Two
    meeting: str
    typed: set[str] = field(default_factory=set)
    written_over: set[str] = field(default_factory=set)
    files: dict[str, list[ShareFileContents]] = field(default_factory=lambda: {"anna": [], "sian": []})

    def act(self, who: str, act: str, which: int) -> None:
        machine: Machine = getattr(self.two, who)
        if act in ("say", "clear", "place"):
            self._say(machine, FIELDS[who][which % 6], act)
        elif act == "day":
            machine.say(self.meeting, "both.held_on", place=f"2026-03-1{which}" if which < 6 else None)
        elif act == "show":
            shown = machine.supervision.shown
            (shown.show_mirror if who == "anna" else shown.show_views)(self.meeting)
        elif act == "bring" and who == "anna":
            self._bring(machine, which)
        elif act == "send":
            self.files[who].append(machine.file(self.meeting))
            written = self.files[who][-1].model_dump_json()
            assert [words for words in unshown(machine, self.meeting) if words in written] == []
        elif act == "open":
            came = self.files["sian" if who == "anna" else "anna"]
            with suppress(OlderFile):
                for contents in came[which % len(came) :][:1] if came else ():
                    machine.open(contents)

    def _say(self, machine: Machine, name: str, act: str) -> None:
        before = machine.said(self.meeting).get(name, ("", None))
        words = {"say": f"text {len(self.typed)}.", "clear": "", "place": before[0]}[act]
        with suppress(ViewShown):
            machine.say(self.meeting, name, words, "2" if act == "place" else None)
            self.typed.add(words)
            if words != before[0]:
                self.written_over.add(before[0])

    def _bring(self, machine: Machine, which: int) -> None:
        if which % 2 or not self.two.reflections:
            self.two.bring(self.meeting)
        else:
            machine.supervision.brought.bring(self.meeting, self.two.reflections[-1], ())


@settings(max_examples=examples(30), deadline=None, derandomize=True)
@given(ACTS)
def test_both_end_with_the_same_and_lose_no_words(two: Two, acts: list[tuple[str, str, int]]) -> None:
    two.supervision, two.reflections = "", []
    course = Course(two, two.both_have())
    for act in acts:
        course.act(*act)
    meeting = course.meeting
    two.swap(meeting)

    mine, theirs = two.anna.supervision, two.sian.supervision
    assert canonical(mine.record.body(meeting)) == canonical(theirs.record.body(meeting))
    assert mine.shown.of(meeting) == theirs.shown.of(meeting)
    together = [one.answers.of(meeting, together=True) for one in (mine, theirs)]
    assert {name: (one.words, one.place, one.version) for name, one in together[0].items() if name[:4] == "both"} == {
        name: (one.words, one.place, one.version) for name, one in together[1].items() if name[:4] == "both"
    }
    assert two.anna.said(meeting).keys() - two.sian.said(meeting).keys() == hidden(two.anna, meeting)
    assert two.sian.said(meeting).keys() - two.anna.said(meeting).keys() == hidden(two.sian, meeting)
    brought = [[(one.source, one.item) for one in viewed.brought.of(meeting)] for viewed in (mine, theirs)]
    shown = {f"{element}.place" for element in mine.shown.of(meeting)}
    assert brought[1] == [one for one in brought[0] if one[1].kind != "pattern" or one[1].field in shown]

    kept = {words for machine in (two.anna, two.sian) for words, _ in machine.said(meeting).values()}
    kept |= {words for machine in (two.anna, two.sian) for words in machine.overwritten(meeting)}
    assert course.typed - kept - course.written_over == set()
    for machine, other in ((two.sian, two.anna), (two.anna, two.sian)):
        assert machine.open(other.file(meeting)).came == "nothing_new"
    mine.meetings.call_off(meeting)
    theirs.meetings.call_off(meeting)


def hidden(machine: Machine, meeting: str) -> set[str]:
    """What this person said that is not for both yet, by the rule."""
    shown = machine.supervision.shown.of(meeting)
    return {
        name
        for name in machine.said(meeting)
        if not is_sign(name) and not all(may_see_field(seat, name, shown) for seat in SEATS)
    }


def unshown(machine: Machine, meeting: str) -> list[str]:
    """The words this person has not shown the other."""
    return [words for name, (words, _) in machine.said(meeting).items() if words and name in hidden(machine, meeting)]
