"""Two people who both sign in: inviting, meeting live, and leaving."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from model.access import PRACTITIONER, SUPERVISOR, NotYours, Viewer, guest_of
from model.store import Store, SupervisionStore
from model.store.supervision import invitations as invitations_module
from model.supervision.invitation import HERE, LASTS, There
from model.supervision.meeting import LIVE, Meeting, Supervision
from tests.model.store.supervision.two_people import DAY, script

WORDS = [f"word{'abcdefghijklmnop'[number]}" for number in range(16)]
ANN, BEN, CAT = Viewer("a" * 24), Viewer("b" * 24), Viewer("c" * 24)


@pytest.fixture
def ann(store: Store) -> SupervisionStore:
    return store.supervision(ANN)


@pytest.fixture
def ben(store: Store) -> SupervisionStore:
    return store.supervision(BEN)


def met(ann: SupervisionStore, ben: SupervisionStore) -> Supervision:
    return ben.invitations.accept(ann.invitations.invite("Ann", "Ben", PRACTITIONER, WORDS).code)


def live(viewed: SupervisionStore, supervision: Supervision) -> Meeting:
    return viewed.meetings.begin(supervision.id, script(), mode=LIVE, held_on=DAY, language="en", content_version="v")


@pytest.mark.parametrize("seat", [PRACTITIONER, SUPERVISOR])
def test_both_want_it_and_each_has_the_seat_that_was_said(
    ann: SupervisionStore, ben: SupervisionStore, seat: str
) -> None:
    made = ann.invitations.invite("P", "S", seat, WORDS)
    looked = ben.invitations.look(f"  {made.code.upper().replace(' ', '-')} ")
    ben.invitations.accept(made.code)
    [hers], [his] = ann.supervisions.all(), ben.supervisions.all()

    assert looked == made
    assert hers == his
    assert (ann.supervisions.seat(hers.id), hers.both_sign_in) == (seat, True)
    assert ben.supervisions.seat(hers.id) != seat
    assert ann.invitations.mine() == []


def test_nobody_meets_before_it_is_accepted_nor_after_it_is_declined_or_withdrawn(
    ann: SupervisionStore, ben: SupervisionStore
) -> None:
    declined, withdrawn = (ann.invitations.invite("P", "S", PRACTITIONER, WORDS) for _ in range(2))
    ben.invitations.decline(declined.code)
    ann.invitations.withdraw(withdrawn.id)
    for code in (declined.code, withdrawn.code):
        with pytest.raises(NotYours):
            ben.invitations.accept(code)

    assert (ann.supervisions.all(), ben.supervisions.all(), ann.invitations.mine()) == ([], [], [])


def test_words_count_once_and_not_for_who_made_them(store: Store, ann: SupervisionStore, ben: SupervisionStore) -> None:
    made = ann.invitations.invite("P", "S", PRACTITIONER, WORDS)
    for stranger in (ann, store.supervision(guest_of("x"))):
        with pytest.raises(NotYours):
            stranger.invitations.look(made.code)
        with pytest.raises(NotYours):
            stranger.invitations.accept(made.code)
    ben.invitations.accept(made.code)
    with pytest.raises(NotYours):
        store.supervision(CAT).invitations.accept(made.code)


def test_an_invitation_is_over_after_a_week(
    ann: SupervisionStore, ben: SupervisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ann.invitations.invite("P", "S", PRACTITIONER, WORDS)
    monkeypatch.setattr(invitations_module, "now", lambda: datetime.now(UTC) + LASTS)
    with pytest.raises(NotYours):
        ben.invitations.look(made.code)

    assert ann.invitations.mine() == []


def test_only_who_invites_may_take_it_back(ann: SupervisionStore, ben: SupervisionStore) -> None:
    made = ann.invitations.invite("P", "S", PRACTITIONER, WORDS)
    with pytest.raises(NotYours):
        ben.invitations.withdraw(made.id)

    assert ann.invitations.mine() == [made]


def test_each_hears_where_the_other_is_and_that_they_write(ann: SupervisionStore, ben: SupervisionStore) -> None:
    meeting = live(ann, met(ann, ben)).id
    alone = ann.presence.tell(meeting, "arrive", writes=False)
    ben_sees = ben.presence.tell(meeting, "bring", writes=True)
    ann_sees = ann.presence.tell(meeting, "arrive", writes=False)

    assert alone is None
    assert (ben_sees.step, ben_sees.writes) == ("arrive", False)
    assert (ann_sees.step, ann_sees.writes) == ("bring", True)


def test_who_has_not_looked_for_a_while_is_gone() -> None:
    then = datetime(2026, 3, 4, 12, tzinfo=UTC)
    there = There("arrive", writes=False, seen_at=then)

    assert there.is_here(then + HERE - timedelta(milliseconds=1))
    assert not there.is_here(then + HERE)


def test_nobody_else_is_there_nor_hears(store: Store, ann: SupervisionStore, ben: SupervisionStore) -> None:
    supervision = met(ann, ben)
    meeting = live(ann, supervision).id
    for stranger in (Viewer("local"), CAT, guest_of(supervision.id)):
        with pytest.raises(NotYours):
            store.supervision(stranger).presence.tell(meeting, "arrive", writes=False)


def test_the_views_of_two_accounts_stay_blind_until_they_are_shown(
    ann: SupervisionStore, ben: SupervisionStore
) -> None:
    meeting = live(ann, met(ann, ben)).id
    ben.answers.save(meeting, "supervisor.view.trust", place="2", words="his", tab="b", base_version=0)

    assert "supervisor.view.trust" not in ann.answers.of(meeting)
    assert "supervisor.view.trust" in ben.answers.of(meeting)


def test_both_typing_in_one_field_loses_nothing(ann: SupervisionStore, ben: SupervisionStore) -> None:
    meeting = live(ann, met(ann, ben)).id
    ann.answers.save(meeting, "both.agenda", words="hers", tab="a", base_version=0)
    saved = ben.answers.save(meeting, "both.agenda", words="his", tab="b", base_version=0)

    assert ann.answers.of(meeting)["both.agenda"].words == "his"
    assert saved.replaced is not None
    assert saved.replaced.words == "hers"
    assert [one.words for one in ben.answers.replaced(meeting)] == ["hers"]


def test_either_ends_it_and_the_open_meeting_is_called_off_for_both(
    ann: SupervisionStore, ben: SupervisionStore
) -> None:
    supervision = met(ann, ben)
    meeting = live(ann, supervision).id
    ben.supervisions.forget(supervision.id)

    with pytest.raises(NotYours):
        ann.meetings.get(meeting)
    with pytest.raises(NotYours):
        ben.supervisions.get(supervision.id)
    assert not ann.supervisions.get(supervision.id).both_sign_in


def test_a_live_meeting_is_moved_by_either_and_both_see_it(ann: SupervisionStore, ben: SupervisionStore) -> None:
    of = met(ann, ben)
    meeting = live(ann, of)
    for who, other, where in ((ben, ann, "Room 2"), (ann, ben, "Room 3")):
        before = other.meetings.get(meeting.id).revision
        who.meetings.move(meeting.id, held_on=DAY + timedelta(days=1), held_where=where)
        seen = other.meetings.get(meeting.id)
        assert (seen.held_on, seen.held_where, seen.revision) == (DAY + timedelta(days=1), where, before + 1)
        assert other.overview.of(of.id).next_meeting(DAY).where == where  # type: ignore[union-attr]
