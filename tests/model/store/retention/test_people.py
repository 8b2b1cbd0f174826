"""All of somebody goes who was not there for so long."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from model.account.session import Identity
from model.store import OwnStore, Store
from model.store.tables.account import accounts, logins, sessions
from model.store.tables.plan import own_plans
from model.store.tables.reflection import metadata, reflections
from model.store.tables.relationship import relationship_notes
from model.store.tables.supervision import meetings
from model.store.tables.team import trail
from tests.model.store.retention.aged import ANNA, BERT, acts, age, everything, keep, only
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY


def test_all_of_somebody_goes_who_did_nothing_for_so_long(store: Store, own: OwnStore, written: str) -> None:
    store.of(BERT).reflections.start("f", "v", "en", DAY)
    for column in (reflections.c.changed_at, relationship_notes.c.saved_at, own_plans.c.changed_at):
        age(store, column)
    with store.writing() as connection:
        connection.execute(
            reflections.update().where(reflections.c.owner == "bert").values(changed_at=datetime.now(UTC))
        )
    assert keep(store, only(left_accounts=30), datetime.now(UTC).date())["left_accounts"].gone == 1
    assert (own.reflections.all(), own.relationships.all()) == ([], [])
    assert len(store.of(BERT).reflections.all()) == 1
    assert acts(store, ANNA) == [("operator", "retention", "everything", 1)]
    assert written not in str(everything(store)["reflections"])


@pytest.mark.parametrize("where", ["account", "session"])
def test_somebody_who_signed_in_is_still_there_and_their_account_goes_with_the_rest(store: Store, where: str) -> None:
    store.accounts().sign_in(Identity("https://login.example.org", "dora"), "staff")
    column = sessions.c.acted_at if where == "account" else accounts.c.seen_at
    age(store, column)
    today = datetime.now(UTC).date()
    assert keep(store, only(left_accounts=30), today)["left_accounts"].gone == 0
    age(store, sessions.c.acted_at)
    age(store, accounts.c.seen_at)
    assert keep(store, only(left_accounts=30), today)["left_accounts"].gone == 1
    with store.reading() as connection:
        assert connection.execute(select(logins)).all() == connection.execute(select(sessions)).all() == []


def test_somebody_who_only_reads_is_still_there(store: Store, two_accounts: AtTable) -> None:
    fixed = two_accounts.fixed().id
    age(store, meetings.c.changed_at)
    for table, name in ((reflections, "changed_at"), (metadata.tables["supervisions"], "begun_at"), (trail, "at")):
        age(store, table.c[name])
    two_accounts.supervisor.record.of(fixed)
    assert keep(store, only(left_accounts=30), datetime.now(UTC).date())["left_accounts"].gone == 1
    assert [one.id for one in two_accounts.supervisor.meetings.all()] == [fixed]
