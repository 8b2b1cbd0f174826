"""Two machines never confirm different records, and nobody's agreement or comment comes from somebody else's file."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.access import guest_of
from model.share_file.contents import SentComment, SentConfirmation, SentRecord, ShareFileContents
from model.share_file.faults import CalledOff, InYourName, NotAgreedHere, ShareFault
from model.supervision.record import hash_of
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_machines import Machine, Two, two_machines

pytestmark = pytest.mark.slow

SEEDS = range(12)


def records_agree(two: Two, meeting: str) -> bool:
    return two.anna.supervision.record.of(meeting) == two.sian.supervision.record.of(meeting)


def test_an_agreement_that_stopped_fitting_does_not_come_back(two: Two) -> None:
    meeting = two.ready()
    two.swap(meeting)
    two.sian.supervision.confirmations.confirm(meeting, agrees=True)
    two.anna.open(two.sian.file(meeting))
    two.anna.say(meeting, "both.agenda", "one more thing")
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    on_the_way = two.anna.file(meeting)
    two.anna.say(meeting, "both.agenda", "")
    assert two.anna.supervision.confirmations.confirm(meeting, agrees=True).is_open
    two.sian.open(on_the_way)
    assert not two.sian.supervision.confirmations.confirm(meeting, agrees=True).is_open
    assert two.anna.open(two.sian.file(meeting)).came == "fixed"
    assert records_agree(two, meeting)


def one_turn(
    chance: random.Random, mine: Machine, meeting: str, sent: list[ShareFileContents], came: list[ShareFileContents]
) -> None:
    match chance.choice(("say", "agree", "agree", "send", "open", "open")):
        case "say":
            said = mine.said(meeting).get("both.agenda", ("", None))[0]
            mine.say(meeting, "both.agenda", "" if said else "one more thing")
        case "agree":
            mine.supervision.confirmations.confirm(meeting, agrees=True)
        case "send":
            sent.append(mine.file(meeting))
        case _ if came:
            mine.open(chance.choice(came))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_crosses_or_is_lost_both_end_with_one_record(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with two_machines(tmp_path) as two:
        meeting = two.ready()
        two.swap(meeting)
        sent: dict[str, list[ShareFileContents]] = {"anna": [], "sian": []}
        for _ in range(16):
            name, other = chance.choice((("anna", "sian"), ("sian", "anna")))
            try:
                one_turn(chance, getattr(two, name), meeting, sent[name], sent[other])
            except (ShareFault, Fixed):
                continue
        for mine, theirs in ((two.anna, two.sian), (two.sian, two.anna)) * 4:
            if mine.supervision.meetings.get(meeting).is_open:
                mine.supervision.confirmations.confirm(meeting, agrees=True)
            theirs.open(mine.file(meeting))
        assert records_agree(two, meeting)


def test_a_record_nobody_here_agreed_to_is_refused(two: Two) -> None:
    meeting = two.ready()
    two.anna.say(meeting, "practitioner.mirror.more", "Not shown")
    body = two.sian.supervision.record.body(meeting)
    claimed = tuple(
        SentConfirmation(seat=seat, agrees=True, words="", hash=hash_of(body), at=datetime.now(UTC))
        for seat in ("practitioner", "supervisor")
    )
    record = SentRecord(body=body, hash=hash_of(body), confirmed=claimed, comments=())
    before = two.anna.rows()
    with pytest.raises(NotAgreedHere):
        two.anna.open(two.sian.file(meeting).model_copy(update={"content": record}))
    assert two.anna.rows() == before


def test_a_meeting_finished_by_a_guest_is_not_confirmed_for_the_supervisor_at_home(two: Two) -> None:
    meeting = two.ready()
    guest = two.anna.store.supervision(guest_of(two.supervision))
    two.anna.supervision.confirmations.confirm(meeting, agrees=True)
    guest.confirmations.confirm(meeting, agrees=True)
    with pytest.raises(NotAgreedHere):
        two.sian.open(two.anna.file(meeting))
    two.sian.supervision.meetings.call_off(meeting)
    taken, asked = two.sian.open_all_the_same(two.anna.file(meeting))
    assert (taken.came, [type(question) for question in asked]) == ("new", [CalledOff, InYourName])
    assert records_agree(two, meeting)


def test_a_comment_comes_from_whoever_sent_the_file(two: Two) -> None:
    meeting = two.fixed()
    sent = two.sian.file(meeting)
    assert isinstance(sent.content, SentRecord)
    comments = tuple(
        SentComment(id=f"{seat}00"[:20], seat=seat, words=f"From the {seat}", written_at=datetime.now(UTC))
        for seat in ("practitioner", "supervisor")
    )
    two.anna.open(sent.model_copy(update={"content": sent.content.model_copy(update={"comments": comments})}))
    assert [one.words for one in two.anna.supervision.record.comments(meeting)] == ["From the supervisor"]
