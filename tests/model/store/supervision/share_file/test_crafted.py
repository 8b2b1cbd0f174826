"""Whatever a crafted file says, nothing is said in the name of whoever opens it that they did not say themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import BOTH, LOCAL, NotYours, other_seat, writer_of
from model.share_file.contents import Changes, SentAnswer, SentComment, SentConfirmation, SentMeeting, SentRecord
from model.share_file.contents import ShareFileContents as Contents
from model.share_file.faults import ShareFault
from model.supervision.record import Carried, Said, hash_of
from tests.effort import examples
from tests.model.store.supervision.two_machines import Machine, Two, two_machines

pytestmark = pytest.mark.slow

SEAT_OF = {"anna": "practitioner", "sian": "supervisor"}
STATES = ("unknown", "new meeting", "open", "agreed", "agreed before", "fixed", "called off", "all removed")
FIELDS = [f"{seat}.{name}" for seat in SEAT_OF.values() for name in ("how", "disagree", "why_not", "comment")]
FIELDS += [
    "practitioner.question",
    "practitioner.mirror.trust",
    "supervisor.view.trust",
    "both.agenda",
    "both.action_1",
]
MOMENT = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)
WHO = st.sampled_from(("practitioner", "supervisor", "both", "organisation"))
SEAT = st.sampled_from(tuple(SEAT_OF.values()))
WORDS = st.integers(0, 99).map("forged {}".format)
CRAFT = st.fixed_dictionaries(
    {},
    optional={
        "said": st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=3),
        "who": WHO,
        "carried": WHO,
        "comments": st.dictionaries(SEAT, WORDS),
        "confirmed": st.dictionaries(SEAT, WORDS),
        "meeting": st.just("f" * 24),
        "supervision": st.just("e" * 24),
        "number": st.sampled_from((1, 2, 50, 1_000_000)),
        "answers": st.sampled_from((0, 50, 1_000_000)),
        "mode": st.sampled_from(("one_screen", "share_file")),
        "as_record": st.booleans(),
    },
)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    with TemporaryDirectory() as folder, two_machines(Path(folder)) as both:
        yield both


def arranged(two: Two, victim: Machine, forger: Machine, state: str) -> Contents:
    """An honest file of the forger's, for a victim who has come this far."""
    two.supervision = ""
    meeting = two.fixed() if state in ("new meeting", "fixed", "all removed") else two.ready()
    two.swap(meeting) if state != "fixed" else None
    if state in ("agreed", "agreed before"):
        victim.supervision.confirmations.confirm(meeting, agrees=True)
        forger.open(victim.file(meeting))
    if state == "agreed before":
        victim.say(meeting, "both.agenda", "After agreeing")
    if state in ("unknown", "all removed"):
        victim.supervision.supervisions.forget(two.supervision)
    if state == "called off":
        victim.supervision.meetings.call_off(meeting)
    return forger.file(meeting)


def crafted(contents: Contents, body: Any, craft: dict[str, Any]) -> Contents:
    """The file with whatever is to be made up in it, its hashes made to fit."""
    outside = {name: craft[name] for name in ("meeting", "supervision", "number", "answers", "mode") if name in craft}
    contents = contents.model_copy(update=outside)
    said = dict(craft.get("said", {}))
    carried = tuple(
        Carried(id="forged-a1", meeting="forged", kind="agreed", what="forged work", who=who, due=None, notice="")
        for who in [craft.get("carried")]
        if who
    )
    if not (craft.get("as_record") or isinstance(contents.content, SentRecord)):
        return contents.model_copy(update={"content": _meeting(contents.content, said, carried)})
    fields = {one.field: one for one in body.said} | {
        name: Said(field=name, words=w, place=None) for name, w in said.items()
    }
    if "who" in craft:
        fields["both.action_1.who"] = Said(field="both.action_1.who", words="", place=craft["who"])
    ids = {"supervision": contents.supervision, "meeting": contents.meeting}
    made = body.model_copy(update={"said": tuple(fields.values()), "carried": (*body.carried, *carried)} | ids)
    confirmed = tuple(
        SentConfirmation(
            seat=seat, agrees=True, words=craft.get("confirmed", {}).get(seat, ""), hash=hash_of(made), at=MOMENT
        )
        for seat in SEAT_OF.values()
    )
    comments = tuple(
        SentComment(id=f"{seat}{words[7:]}"[:20].replace(" ", ""), seat=seat, words=words, written_at=MOMENT)
        for seat, words in craft.get("comments", {}).items()
    )
    record = SentRecord(body=made, hash=hash_of(made), confirmed=confirmed, comments=comments)
    return contents.model_copy(update={"content": record})


def _meeting(content: SentMeeting, said: dict[str, str], carried: tuple[Carried, ...]) -> SentMeeting:
    changes = Changes(practitioner=9, supervisor=9)
    more = tuple(
        SentAnswer(field=name, words=words, place=None, saved_at=MOMENT, changes=changes)
        for name, words in said.items()
    )
    kept = tuple(one for one in content.said if one.field not in said)
    return content.model_copy(update={"said": (*kept, *more), "carried": (*content.carried, *carried)})


def in_the_name_of(machine: Machine, seat: str) -> set[tuple[object, ...]]:
    """All that this machine holds as said, brought, confirmed, commented or taken on by the one in this seat."""
    seen, found = machine.supervision, set[tuple[object, ...]]()
    for supervision, action in seen.actions.due():
        if action.who in (seat, BOTH) and seen.supervisions.seat(supervision.id) == seat:
            found.add(("action", action.id, action.what, action.who))
    for meeting in seen.meetings.all(limit=1000):
        if meeting.seat != seat:
            continue
        own = {name: one for name, one in seen.answers.of(meeting.id).items() if writer_of(name) == seat}
        found |= {("said", meeting.id, name, one.words, one.place) for name, one in own.items()}
        found |= {("carried", one.id, one.what) for one in seen.actions.carried(meeting.id) if one.who in (seat, BOTH)}
        said = seen.confirmations.of(meeting.id).get(seat)  # type: ignore[call-overload]
        found |= {("confirmed", meeting.id, said.words, said.hash)} if said else set()
        with suppress(NotYours):
            found |= {("comment", one.id) for one in seen.record.comments(meeting.id) if one.seat == seat}
    return found


@settings(max_examples=examples(60), deadline=None, derandomize=True)
@given(victim=st.sampled_from(tuple(SEAT_OF)), state=st.sampled_from(STATES), craft=CRAFT)
def test_nothing_of_ones_seat_enters_without_an_own_act(
    two: Two, victim: str, state: str, craft: dict[str, Any]
) -> None:
    mine, seat = getattr(two, victim), SEAT_OF[victim]
    theirs = two.sian if victim == "anna" else two.anna
    contents = arranged(two, mine, theirs, state)
    contents = crafted(contents, theirs.supervision.record.body(contents.meeting), craft)
    assert contents.from_seat == other_seat(seat)  # type: ignore[arg-type]
    before, rows = in_the_name_of(mine, seat), mine.rows()
    try:
        mine.open(contents)
    except (ShareFault, NotYours):
        assert mine.rows() == rows
    assert in_the_name_of(mine, seat) <= before
    for machine in (mine, theirs):
        machine.store.deletion(LOCAL).everything()
