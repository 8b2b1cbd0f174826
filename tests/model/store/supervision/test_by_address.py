"""Inviting to supervision by an address: who is asked, who learns what, and every way round it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import Text, select, type_coerce

from model.access import LOCAL, OPERATOR, PRACTITIONER, SUPERVISOR, NotYours, Viewer, guest_of
from model.store import Store, SupervisionStore
from model.store import lapsed as lapsed_module
from model.store.supervision import by_address
from model.store.supervision.by_address import NO_ADDRESS, NONE_OF_YOURS, ONES_OWN, TOO_MANY, TOO_OFTEN, TWICE
from model.store.tables.two_accounts import address_invitations
from model.supervision.invitation import LASTS, MOST_OPEN, AddressInvitation
from model.supervision.refusals import CannotInvite
from model.team.settings import Keeping
from tests.model.store.supervision.signed_in import signed_in
from tests.model.store.temporary_home import Place, change_key

ANN, BEN, CAT = "ann@example.org", "ben@example.org", "cat@example.org"


@pytest.fixture
def ann(store: Store) -> SupervisionStore:
    return store.supervision(signed_in(store, "ann", ANN))


@pytest.fixture
def ben(store: Store) -> SupervisionStore:
    return store.supervision(signed_in(store, "ben", BEN))


@pytest.fixture
def cat(store: Store) -> SupervisionStore:
    return store.supervision(signed_in(store, "cat", CAT))


def asked(who: SupervisionStore, address: str = BEN) -> AddressInvitation:
    return who.by_address.invite("Ann", "Ben", PRACTITIONER, address)


def refusal(who: SupervisionStore, address: str = BEN) -> str:
    with pytest.raises(CannotInvite) as told:
        asked(who, address)
    return str(told.value)


def nothing_comes_of(who: SupervisionStore, invitation: str) -> bool:
    """Whether somebody is refused who would answer or take back an invitation, as where there is none."""
    for act in (who.by_address.accept, who.by_address.decline, who.by_address.withdraw):
        with pytest.raises(NotYours):
            act(invitation)
    return who.supervisions.all() == []


def as_kept(store: Store) -> list[tuple[str, ...]]:
    """The rows as whoever has the database alone reads them."""
    with store.reading() as connection:
        return [tuple(map(str, row)) for row in connection.exec_driver_sql("SELECT * FROM address_invitations")]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    for module in (by_address, lapsed_module):
        monkeypatch.setattr(module, "now", lambda: datetime.now(UTC) + by)


@pytest.mark.parametrize("seat", [PRACTITIONER, SUPERVISOR])
def test_both_want_it_and_each_has_the_seat_that_was_said(
    store: Store, ann: SupervisionStore, ben: SupervisionStore, seat: str
) -> None:
    made = ann.by_address.invite("P", "S", seat, "  Ben@Example.ORG ")
    [seen] = ben.by_address.to_me()
    before = ann.supervisions.all(), ben.supervisions.all()
    ben.by_address.accept(seen.id)
    [hers], [his] = ann.supervisions.all(), ben.supervisions.all()

    assert before == ([], [])
    assert (made.address, seen.address) == (BEN, ANN)
    assert (seen.id, seen.inviter_name, seen.until) == (made.id, made.inviter_name, made.until)
    assert hers == his
    assert (ann.supervisions.seat(hers.id), hers.both_sign_in) == (seat, True)
    assert ben.supervisions.seat(hers.id) != seat
    assert (ann.by_address.mine(), ben.by_address.to_me(), as_kept(store)) == ([], [], [])


def test_it_waits_for_somebody_who_was_never_here(store: Store, ann: SupervisionStore) -> None:
    made = asked(ann)
    ben = store.supervision(signed_in(store, "ben", BEN))

    assert [one.id for one in ben.by_address.to_me()] == [made.id]


def test_whoever_invites_learns_nothing_but_a_yes(
    ann: SupervisionStore, ben: SupervisionStore, cat: SupervisionStore
) -> None:
    """There is an account, there is none, it was seen, it was declined: each looks alike to whoever invites."""
    to_nobody, to_ben, to_cat = (asked(ann, address) for address in ("nobody@example.org", BEN, CAT))
    before = ann.by_address.mine()
    cat.by_address.to_me()
    ben.by_address.decline(to_ben.id)

    assert ann.by_address.mine() == before == [to_nobody, to_ben, to_cat]
    assert [refusal(ann, one.address) for one in before] == [TWICE] * 3
    assert (ben.by_address.to_me(), ann.supervisions.all(), ben.supervisions.all()) == ([], [], [])
    for one in before:
        ann.by_address.withdraw(one.id)
    assert ann.by_address.mine() == []


def test_of_a_declined_one_only_what_its_inviter_typed_is_left_and_nobody_finds_it(
    store: Store, ann: SupervisionStore, ben: SupervisionStore
) -> None:
    made = asked(ann)
    ben.by_address.decline(made.id)
    with store.reading() as connection:
        marks = connection.scalars(select(address_invitations.c.mark)).all()

    assert marks == [None]
    for act in (ben.by_address.accept, ben.by_address.decline):
        with pytest.raises(NotYours):
            act(made.id)


def test_somebody_elses_invitation_is_nobodys_to_answer(
    store: Store, ann: SupervisionStore, ben: SupervisionStore, cat: SupervisionStore
) -> None:
    made = asked(ann)
    for person in (LOCAL, OPERATOR, Viewer(""), guest_of("x")):
        assert nothing_comes_of(store.supervision(person), made.id)
        assert store.supervision(person).by_address.to_me() == []
    assert nothing_comes_of(cat, made.id)
    for act in (ann.by_address.accept, ann.by_address.decline, ben.by_address.withdraw):
        with pytest.raises(NotYours):
            act(made.id)
    assert all(nothing_comes_of(ben, wrong) for wrong in ("", "no-such", made.id[:-1], "' OR 1=1 --", "\x00"))

    assert (ann.by_address.mine(), cat.by_address.to_me()) == ([made], [])
    assert [one.id for one in ben.by_address.to_me()] == [made.id]


def test_an_invitation_that_was_taken_back_is_not_there(ann: SupervisionStore, ben: SupervisionStore) -> None:
    made = asked(ann)
    assert [one.id for one in ben.by_address.to_me()] == [made.id]
    ann.by_address.withdraw(made.id)

    assert ben.by_address.to_me() == []
    assert nothing_comes_of(ben, made.id)


def test_it_lapses_when_four_words_do_and_is_gone_with_the_next_sign_in(
    store: Store, ann: SupervisionStore, ben: SupervisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked(ann)
    later(monkeypatch, LASTS)
    assert (ann.by_address.mine(), ben.by_address.to_me(), len(as_kept(store))) == ([], [], 1)
    for act in (ben.by_address.accept, ben.by_address.decline):
        with pytest.raises(NotYours):
            act(made.id)
    signed_in(store, "cat", CAT)

    assert as_kept(store) == []


def test_deleting_by_age_takes_lapsed_ones_of_both_ways(
    store: Store, ann: SupervisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(ann)
    ann.invitations.invite("Ann", "Ben", PRACTITIONER, [f"word{letter}" for letter in "abcdefgh"])
    today = datetime.now(UTC).date()
    list(store.retention(OPERATOR).carry_out(Keeping(), today))
    waiting = len(as_kept(store)), len(ann.invitations.mine())
    later(monkeypatch, LASTS)
    list(store.retention(OPERATOR).carry_out(Keeping(), today))

    assert waiting == (1, 1)
    assert (as_kept(store), ann.invitations.mine()) == ([], [])


def test_an_address_that_nobody_has_checked_is_nobodys(store: Store, ann: SupervisionStore) -> None:
    made = asked(ann)
    unchecked = store.supervision(signed_in(store, "eve", ""))

    assert unchecked.by_address.to_me() == []
    assert nothing_comes_of(unchecked, made.id)
    assert (unchecked.by_address.own_address(), refusal(unchecked)) == ("", NONE_OF_YOURS)


def test_with_an_address_that_changed_at_the_provider_goes_what_came_to_it(store: Store, ann: SupervisionStore) -> None:
    made = asked(ann)
    ben = store.supervision(signed_in(store, "ben", "ben.daly@example.org"))
    another = store.supervision(signed_in(store, "ben-the-second", BEN))
    seen = another.by_address.to_me()

    assert ben.by_address.to_me() == []
    assert nothing_comes_of(ben, made.id)
    assert [one.id for one in seen] == [made.id]


def test_whose_own_address_is_no_longer_checked_asks_nobody_until_it_is(store: Store, ben: SupervisionStore) -> None:
    made = asked(store.supervision(signed_in(store, "ann", ANN)))
    signed_in(store, "ann", "")
    while_unchecked = ben.by_address.to_me()
    assert nothing_comes_of(ben, made.id)
    signed_in(store, "ann", "ann.byrne@example.org")

    assert while_unchecked == []
    assert [one.address for one in ben.by_address.to_me()] == ["ann.byrne@example.org"]


def test_two_providers_that_checked_one_address_both_see_it_and_one_answer_counts(
    store: Store, ann: SupervisionStore, ben: SupervisionStore
) -> None:
    made = asked(ann)
    elsewhere = store.supervision(signed_in(store, "ben", BEN, "https://other.example.org"))
    seen = [[one.id for one in who.by_address.to_me()] for who in (ben, elsewhere)]
    elsewhere.by_address.accept(made.id)

    assert seen == [[made.id], [made.id]]
    assert nothing_comes_of(ben, made.id)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", NO_ADDRESS),
        ("ben", NO_ADDRESS),
        (f"{'b' * 10_000}@example.org", NO_ADDRESS),
        ("<script>alert(1)</script>@example.org", NO_ADDRESS),
        ("ben@example.org\x00", NO_ADDRESS),
        (" ANN@example.org", ONES_OWN),
    ],
)
def test_what_is_no_address_or_ones_own_is_refused_in_words(
    store: Store, ann: SupervisionStore, address: str, said: str
) -> None:
    assert refusal(ann, address) == said
    assert as_kept(store) == []


def test_an_address_that_only_looks_like_theirs_does_not_reach_them(
    ann: SupervisionStore, ben: SupervisionStore
) -> None:
    for lookalike in ("b\u0435n@example.org", "ben@ex\u0430mple.org"):
        asked(ann, lookalike)

    assert ben.by_address.to_me() == []


def test_only_so_many_wait_and_a_declined_one_counts(ann: SupervisionStore, ben: SupervisionStore) -> None:
    made = [asked(ann), *(asked(ann, f"b{number}@example.org") for number in range(1, MOST_OPEN))]
    ben.by_address.decline(made[0].id)
    assert refusal(ann, CAT) == TOO_MANY
    ann.by_address.withdraw(made[0].id)

    assert asked(ann, CAT).address == CAT


def test_nobody_is_asked_again_and_again(ann: SupervisionStore, ben: SupervisionStore, cat: SupervisionStore) -> None:
    for _ in range(3):
        made = asked(ann)
        ben.by_address.decline(made.id)
        ann.by_address.withdraw(made.id)

    assert refusal(ann) == TOO_OFTEN
    assert asked(ann, CAT).address == CAT
    assert asked(cat).address == BEN


def test_one_person_invites_ten_times_at_once_and_then_waits(
    ann: SupervisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        ann.by_address.withdraw(asked(ann, f"b{number}@example.org").id)
    assert refusal(ann, CAT) == TOO_OFTEN
    later(monkeypatch, timedelta(hours=3))

    assert asked(ann, CAT).address == CAT


def test_nobody_invites_on_an_own_machine_or_without_an_account(store: Store) -> None:
    for person in (LOCAL, OPERATOR, Viewer(""), guest_of("x")):
        with pytest.raises(NotYours):
            asked(store.supervision(person))
    assert as_kept(store) == []


def test_neither_address_nor_names_are_readable_in_the_database(store: Store, ann: SupervisionStore) -> None:
    ann.by_address.invite("Orla the first", "Bernard", PRACTITIONER, "bernard@example.org")
    kept = "\n".join(text for row in as_kept(store) for text in row)

    assert [word for word in ("Orla", "ernard", "example.org") if word in kept] == []


def test_it_goes_with_whoever_made_it(store: Store, ben: SupervisionStore) -> None:
    ann = signed_in(store, "ann", ANN)
    made = asked(store.supervision(ann))
    store.deletion(ann).everything()

    assert (as_kept(store), ben.by_address.to_me()) == ([], [])
    assert nothing_comes_of(ben, made.id)


def test_who_deletes_everything_and_comes_back_is_still_asked_and_the_inviter_sees_no_change(
    store: Store, ann: SupervisionStore
) -> None:
    made = asked(ann)
    ben = signed_in(store, "ben", BEN)
    store.deletion(ben).everything()
    again = store.supervision(signed_in(store, "ben", BEN))

    assert (ann.by_address.mine(), [one.id for one in again.by_address.to_me()]) == ([made], [made.id])


def test_accepting_is_in_the_trail_of_both_and_declining_in_none(store: Store) -> None:
    ann, ben = signed_in(store, "ann", ANN), signed_in(store, "ben", BEN)
    hers, his = store.supervision(ann), store.supervision(ben)
    declined = asked(hers)
    his.by_address.decline(declined.id)
    hers.by_address.withdraw(declined.id)
    before = [store.trail(one).mine() for one in (ann, ben)]
    made = his.by_address.accept(asked(hers).id)
    told = [[(one.actor, one.act, one.kind, one.thing) for one in store.trail(who).mine()] for who in (ann, ben)]

    assert before == [[], []]
    assert told == [[(ben.person, "accepted", "invitation", made.id)]] * 2


def at_once(place: Place, acts: list[Callable[[Store], object]]) -> list[bool]:
    """Each act by a store of its own, at the same moment: whether it was done."""
    ready = Barrier(len(acts))

    def done(act: Callable[[Store], object]) -> bool:
        with closing(place.open()) as store:
            ready.wait()
            try:
                act(store)
            except (NotYours, CannotInvite):
                return False
            return True

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(done, acts))


def test_of_several_answers_at_once_one_counts(place: Place, store: Store, ann: SupervisionStore) -> None:
    ben, elsewhere = signed_in(store, "ben", BEN), signed_in(store, "ben", BEN, "https://other.example.org")
    made = asked(ann)
    done = at_once(
        place,
        [lambda other, who=who: other.supervision(who).by_address.accept(made.id) for who in (ben, elsewhere)] * 2,
    )

    assert sum(done) == len(ann.supervisions.all()) == 1
    assert as_kept(store) == []


def test_accepted_and_taken_back_at_once_is_one_of_both(place: Place, store: Store) -> None:
    ann, ben = signed_in(store, "ann", ANN), signed_in(store, "ben", BEN)
    made = asked(store.supervision(ann))
    accepted, withdrawn = at_once(
        place,
        [
            lambda other: other.supervision(ben).by_address.accept(made.id),
            lambda other: other.supervision(ann).by_address.withdraw(made.id),
        ],
    )

    assert (accepted, withdrawn) in {(True, False), (False, True)}
    assert len(store.supervision(ann).supervisions.all()) == accepted


def test_many_at_once_are_no_more_than_may_wait(place: Place, store: Store) -> None:
    ann = signed_in(store, "ann", ANN)
    done = at_once(
        place,
        [
            lambda other, number=number: asked(other.supervision(ann), f"b{number}@example.org")
            for number in range(MOST_OPEN + 3)
        ],
    )

    assert sum(done) == len(store.supervision(ann).by_address.mine()) == MOST_OPEN


def test_after_a_change_of_keys_it_is_found_and_accepted_as_before(
    place: Place, store: Store, ann: SupervisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, made = signed_in(store, "ben", BEN), asked(ann)
    change_key(place, monkeypatch)
    store.close()
    with closing(place.open()) as after:
        [seen] = after.supervision(ben).by_address.to_me()
        accepted = after.supervision(ben).by_address.accept(seen.id)

        assert (seen.id, seen.inviter_name, seen.address) == (made.id, "Ann", ANN)
        assert accepted.supervisor == ben.person


def test_marks_are_of_this_store_and_not_of_an_address_alone(
    store: Store, ann: SupervisionStore, cat: SupervisionStore
) -> None:
    """Two who invite one address: the same mark, which nobody can make who has not the secret of the store."""
    asked(ann)
    asked(cat)
    query = select(address_invitations.c.mark, type_coerce(address_invitations.c.address, Text).label("kept"))
    with store.reading() as connection:
        (mark, kept), (again, kept_again) = connection.execute(query).all()

    assert mark == again
    assert kept != kept_again
