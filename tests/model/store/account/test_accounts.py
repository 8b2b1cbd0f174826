"""Accounts and sessions: who signed in, for how long, and what the database has of it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from model.access import NotYours, Viewer
from model.account.session import FLOW, Identity, Session
from model.key_set import KEYS_VARIABLE
from model.keys import mark_of
from model.store import Store, open_store
from model.store.account import accounts as door
from model.store.tables.account import accounts, logins, sessions
from model.team.settings import Sessions

ANN = Identity("https://login.example.org", "the-subject-of-ann", "Ann Byrne", "ann@example.org")
BEN = Identity("https://login.example.org", "b2", "Ben Daly")
LIMITS = Sessions()
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def viewer_of(store: Store, token: str) -> Viewer:
    session = store.accounts().session_of(token, LIMITS)
    assert session is not None
    return session.viewer


def test_somebody_is_the_same_person_each_time_and_nobody_else(store: Store) -> None:
    mine = store.accounts()
    first, again, other = (mine.sign_in(who, "staff") for who in (ANN, ANN, BEN))

    assert viewer_of(store, first) == viewer_of(store, again)
    assert viewer_of(store, other) != viewer_of(store, first)
    assert (mine.mine(viewer_of(store, first)).name, mine.mine(viewer_of(store, other)).name) == (ANN.name, BEN.name)


def test_the_same_name_at_another_provider_is_another_person(store: Store) -> None:
    elsewhere = Identity("https://other.example.org", ANN.subject, ANN.name, ANN.address)
    tokens = [store.accounts().sign_in(who, "staff") for who in (ANN, elsewhere)]

    assert viewer_of(store, tokens[0]) != viewer_of(store, tokens[1])


def test_ids_and_tokens_say_nothing_and_the_database_cannot_open_a_session(store: Store) -> None:
    token = store.accounts().sign_in(ANN, "staff", "an id token")
    with store.database.engine.connect() as connection:
        kept = "\n".join(
            str(row)
            for table in (accounts, logins, sessions)
            for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")
        )

    assert [secret for secret in (token, ANN.subject, ANN.name, ANN.address, "an id token") if secret in kept] == []
    assert store.accounts().session_of(mark_of(token), LIMITS) is None


def test_a_session_that_was_ended_is_over_and_the_others_are_not(store: Store) -> None:
    mine = store.accounts()
    here, there = mine.sign_in(ANN, "staff", "told"), mine.sign_in(ANN, "staff")

    assert mine.sign_out(here) == ("staff", "told")
    assert mine.sign_out(here) is None
    assert mine.session_of(here, LIMITS) is None
    assert mine.session_of(there, LIMITS) is not None


def test_signing_out_everywhere_ends_ones_own_sessions_only(store: Store) -> None:
    mine = store.accounts()
    hers, his = [mine.sign_in(ANN, "staff") for _ in range(3)], mine.sign_in(BEN, "staff")

    assert mine.sign_out_everywhere(viewer_of(store, hers[0])) == 3
    assert [mine.session_of(token, LIMITS) for token in hers] == [None] * 3
    assert mine.session_of(his, LIMITS) is not None


def test_an_account_is_its_own_to_read_and_goes_with_everything(store: Store) -> None:
    token = store.accounts().sign_in(ANN, "staff")
    her = viewer_of(store, token)
    for stranger in (Viewer("local"), Viewer(""), Viewer(her.person[:-1])):
        with pytest.raises(NotYours):
            store.accounts().mine(stranger)
    store.deletion(her).everything()

    assert store.accounts().session_of(token, LIMITS) is None
    with pytest.raises(NotYours):
        store.accounts().mine(her)
    assert viewer_of(store, store.accounts().sign_in(ANN, "staff")) != her


@given(
    idle=st.integers(5, 720),
    longest=st.integers(1, 24),
    begun=st.integers(0, 30 * 60),
    acted=st.integers(0, 30 * 60),
)
def test_a_session_lasts_while_neither_limit_is_reached(idle: int, longest: int, begun: int, acted: int) -> None:
    """Minutes since it was begun and since somebody did something; the bounds themselves are over."""
    session = Session("m", "a", "staff", NOON - timedelta(minutes=begun), NOON - timedelta(minutes=acted))
    limits = Sessions(idle_minutes=idle, longest_hours=longest)

    assert session.lasts(NOON, limits) is (acted < idle and begun < longest * 60)


def test_an_act_makes_a_session_last_and_a_look_does_not(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at = NOON
    monkeypatch.setattr(door, "now", lambda: at)
    token = store.accounts().sign_in(ANN, "staff")
    at = NOON + timedelta(minutes=20)
    store.accounts().note_act(mark_of(token), LIMITS)
    at = NOON + timedelta(minutes=45)
    looked = store.accounts().session_of(token, LIMITS)
    at = NOON + timedelta(minutes=51)
    after_idling = store.accounts().session_of(token, LIMITS)
    store.accounts().note_act(mark_of(token), LIMITS)

    assert looked is not None
    assert after_idling is None
    assert store.accounts().session_of(token, LIMITS) is None


def test_old_sessions_leave_the_database_when_somebody_signs_in(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at = NOON
    monkeypatch.setattr(door, "now", lambda: at)
    store.accounts().sign_in(ANN, "staff")
    at = NOON + timedelta(hours=25)
    token = store.accounts().sign_in(BEN, "staff")
    with store.reading() as connection:
        left = connection.scalars(select(sessions.c.mark)).all()

    assert left == [mark_of(token)]


def test_what_is_pending_comes_back_for_ten_minutes_and_is_nobodys_invention(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = store.accounts()
    kept = mine.sealed("pending")
    with store.database.engine.connect() as connection:
        other = door.sealed(connection.dialect, "somebody's words")

    assert mine.unsealed(kept) == "pending"
    assert [mine.unsealed(wrong) for wrong in ("", "pending", kept[:-1] + "A", other)] == [None] * 4
    with monkeypatch.context() as later:
        later.setattr("cryptography.fernet.time.time", lambda: datetime.now(UTC).timestamp() + FLOW.total_seconds() + 5)
        assert mine.unsealed(kept) is None


def test_words_in_a_tab_are_sealed_for_one_person_in_every_session_and_still_open_after_a_change_of_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben = Viewer("a" * 24), Viewer("b" * 24)
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    monkeypatch.setenv(KEYS_VARIABLE, old)
    with closing(open_store(tmp_path)) as store:
        [hers], [hers_again], [his] = (store.accounts().tab_seals(one) for one in (ann, ann, ben))
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{old}")
    with closing(open_store(tmp_path)) as store:
        fresh, before = store.accounts().tab_seals(ann)

    assert (hers_again, before) == (hers, hers)
    assert len({hers.key, his.key, fresh.key, hers.mark, his.mark, fresh.mark}) == 6
    assert [len(bytes.fromhex(one.key)) for one in (hers, his, fresh)] == [32] * 3
