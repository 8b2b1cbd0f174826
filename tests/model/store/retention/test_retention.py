"""What is too old goes, of every kind and no more than that; what is held stays, and each person's trail says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Column, Table, select

from model.access import OPERATOR, NotYours, Viewer
from model.account.session import Identity
from model.answers import Answers
from model.card.card import Said
from model.store import OwnStore, Store
from model.store.retention import retention
from model.store.retention.kind import Changed
from model.store.retention.retention import KINDS, Outcome
from model.store.tables.account import accounts, logins, sessions
from model.store.tables.card import cards
from model.store.tables.plan import own_plans
from model.store.tables.reflection import metadata, reflections
from model.store.tables.relationship import relationship_notes, relationships
from model.store.tables.supervision import meetings
from model.store.tables.team import trail
from model.store.tables.workshop import room_people, rooms
from model.team.settings import Keeping
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY
from tests.model.store.workshop.example_room import hold as hold_workshop

TODAY = date(2026, 11, 29)
LONG_AGO = datetime(2026, 1, 2, 9, tzinfo=UTC)
ANNA, BERT = Viewer("anna"), Viewer("bert")
WORDS_OF_KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")


def keep(store: Store, keeping: Keeping, today: date = TODAY) -> dict[str, Outcome]:
    """Carry it out; what came of each kind that has days."""
    return {one.kind: one for one in store.retention(OPERATOR).carry_out(keeping, today) if one.day}


def only(**days: int) -> Keeping:
    """Days for these kinds, and for no others."""
    return Keeping(**{"trail": 0, **days})


def age(store: Store, column: Column[object], moment: object = LONG_AGO) -> None:
    """Let every row of a table be this old."""
    assert isinstance(column.table, Table)
    with store.writing() as connection:
        connection.execute(column.table.update().values({column.name: moment}))


def acts(store: Store, viewer: Viewer) -> list[tuple[str, str, str, int]]:
    """What a person's trail tells, the oldest first."""
    return [(one.actor, one.act, one.kind, one.things) for one in reversed(store.trail(viewer).mine())]


def everything(store: Store) -> dict[str, list[str]]:
    """All that the tables hold but for the sign of the last deletion."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name != "store_facts"
        }


def test_every_kind_of_the_settings_is_carried_out() -> None:
    assert [*KINDS, "trail"] == list(Keeping.model_fields)


def test_nothing_goes_while_no_days_are_set(store: Store, own: OwnStore, written: str) -> None:
    age(store, reflections.c.changed_at)
    assert [one.day for one in store.retention(OPERATOR).carry_out(only(), TODAY)] == [None] * len(Keeping.model_fields)
    assert [one.id for one in own.reflections.all()] == [written]


@pytest.mark.parametrize(("kind", "is_finished"), [("drafts", False), ("reflections", True)])
def test_reflections_go_by_their_last_change_and_finished_ones_apart(
    store: Store, own: OwnStore, kind: str, *, is_finished: bool
) -> None:
    old = [own.reflections.start("f", "v", "en", DAY).id for _ in range(2)]
    own.reflections.finish(old[1])
    age(store, reflections.c.changed_at)
    new = own.reflections.start("f", "v", "en", DAY).id
    own.reflections.finish(new)
    assert keep(store, only(**{kind: 30})) == {kind: Outcome(kind, date(2026, 10, 30), gone=1)}
    assert {one.id for one in own.reflections.all()} == {old[not is_finished], new}
    assert acts(store, ANNA) == [("operator", "retention", "reflection", 1)]


def test_the_last_day_is_kept_and_the_one_before_goes(store: Store, own: OwnStore) -> None:
    made = own.reflections.start("f", "v", "en", DAY).id
    first_moment = datetime(2026, 10, 30, tzinfo=UTC)
    age(store, reflections.c.changed_at, first_moment)
    assert keep(store, only(drafts=30))["drafts"].gone == 0
    age(store, reflections.c.changed_at, first_moment - timedelta(microseconds=1))
    assert keep(store, only(drafts=30))["drafts"].gone == 1
    with pytest.raises(NotYours):
        own.reflections.get(made)


def test_what_is_old_leaves_the_open_meetings_it_was_brought_to(store: Store, at_table: AtTable) -> None:
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    age(store, reflections.c.changed_at)
    before = at_table.practitioner.meetings.get(meeting).revision
    assert keep(store, only(drafts=30))["drafts"].gone == 1
    assert at_table.practitioner.brought.of(meeting) == []
    assert at_table.practitioner.meetings.get(meeting).revision == before + 1


def test_a_made_up_name_goes_with_the_last_thing_under_it(store: Store, own: OwnStore) -> None:
    blue, wren = (own.relationships.name(name).id for name in ("Blue Jay", "Wren"))
    own.reflections.start("f", "v", "en", DAY, relationship=blue)
    own.reflections.start("f", "v", "en", DAY, relationship=wren)
    age(store, reflections.c.changed_at)
    own.notes.add(wren, DAY, "court")
    keep(store, only(drafts=30))
    assert [one.id for one in own.relationships.all()] == [wren]
    age(store, relationship_notes.c.saved_at)
    assert keep(store, only(notes=30))["notes"].gone == 1
    assert own.relationships.all() == []


def test_a_closed_relationship_goes_with_all_that_is_in_it(store: Store, own: OwnStore) -> None:
    blue, wren = (own.relationships.name(name).id for name in ("Blue Jay", "Wren"))
    for one in (blue, wren):
        own.reflections.start("f", "v", "en", DAY, relationship=one)
        own.notes.add(one, DAY, "court")
        own.cards.begin("child", "v", "en", DAY, relationship=one)
    own.relationships.close(blue, date(2026, 10, 29))
    own.relationships.close(wren, date(2026, 10, 30))
    assert keep(store, only(closed_relationships=30))["closed_relationships"].gone == 1
    assert [one.id for one in own.relationships.all()] == [wren]
    with store.reading() as connection:
        left = {table.name: len(connection.execute(select(table)).all()) for table in (reflections, cards)}
    assert left == {"reflections": 1, "cards": 1}
    assert acts(store, ANNA) == [("operator", "retention", "relationship", 1)]


def test_cards_go_by_the_answer_or_else_by_their_beginning(store: Store, own: OwnStore) -> None:
    reflection = own.reflections.start("f", "v", "en", DAY).id
    answered, asked, fresh = (own.cards.begin("child", "v", "en", DAY, reflection=reflection).id for _ in range(3))
    own.cards.open(answered, "paper", WORDS_OF_KEYS)
    own.cards.type_in(answered, {"safe": Said("fully")})
    with store.writing() as connection:
        connection.execute(cards.update().where(cards.c.id == fresh).values(begun_on=TODAY))
    assert keep(store, only(cards=30))["cards"].gone == 1, "the one begun in March and never answered"
    with pytest.raises(NotYours):
        own.cards.get(asked)
    with store.writing() as connection:
        connection.execute(cards.update().where(cards.c.id == answered).values(ended_at=LONG_AGO))
    assert keep(store, only(cards=30))["cards"].gone == 1
    assert [one.id for one in own.cards.of_reflection(reflection)] == [fresh]


def test_records_go_by_the_day_of_the_meeting_and_both_are_told(store: Store, two_accounts: AtTable) -> None:
    old, new = two_accounts.fixed(held_on=DAY).id, two_accounts.fixed(held_on=TODAY).id
    told = [acts(store, viewer) for viewer in (ANNA, BERT)]
    assert keep(store, only(records=30))["records"].gone == 1
    assert [one.id for one in two_accounts.practitioner.meetings.all()] == [new]
    with pytest.raises(NotYours):
        two_accounts.supervisor.record.of(old)
    went = [("operator", "retention", "record", 1)]
    assert [acts(store, viewer) for viewer in (ANNA, BERT)] == [before + went for before in told]


def test_an_action_agreed_on_again_stays_with_the_later_record(store: Store, at_table: AtTable) -> None:
    old = at_table.fixed(held_on=DAY).id
    meeting = at_table.begin(held_on=TODAY).id
    at_table.say(at_table.practitioner, meeting, f"both.last.{old}-a1", place="part")
    at_table.say(at_table.practitioner, meeting, f"both.last.{old}-a1.keep", place="yes")
    for seat in (at_table.practitioner, at_table.supervisor):
        seat.confirmations.confirm(meeting, agrees=True)
    open_before = at_table.practitioner.actions.due()
    assert [one.id for _, one in open_before] == [f"{old}-a1"]
    assert keep(store, only(records=30))["records"].gone == 1
    assert at_table.practitioner.actions.due() == [(of, replace(one, meeting=meeting)) for of, one in open_before]
    with pytest.raises(NotYours):
        at_table.practitioner.record.of(old)


def test_marks_of_actions_go_with_their_record(store: Store, at_table: AtTable) -> None:
    old = at_table.fixed(held_on=DAY).id
    at_table.practitioner.marks.save(at_table.id, f"{old}-a1", words="half", place="part", tab="one", base_version=0)
    keep(store, only(records=30))
    assert at_table.practitioner.marks.of(at_table.id) == {}


def test_meetings_nobody_confirmed_go(store: Store, at_table: AtTable) -> None:
    kept = at_table.fixed().id
    at_table.begin()
    age(store, meetings.c.changed_at)
    assert keep(store, only(open_meetings=30))["open_meetings"].gone == 1
    assert [one.id for one in at_table.practitioner.meetings.all()] == [kept]


def test_a_workshop_nobody_ended_is_ended_once_nobody_is_there_and_goes_later(store: Store) -> None:
    held = hold_workshop(store, 5, "word")
    age(store, rooms.c.opened_at)
    assert keep(store, only(open_rooms=30, rooms=30))["open_rooms"].gone == 0, "somebody was there just now"
    age(store, room_people.c.seen_at)
    found = keep(store, only(open_rooms=30, rooms=30))
    assert (found["open_rooms"].gone, found["rooms"].gone) == (1, 0)
    assert held.trainer.rooms.joined(held.id) == 5
    with store.reading() as connection:
        assert connection.execute(select(room_people)).all() == []
    age(store, rooms.c.ended_at)
    assert keep(store, only(open_rooms=30, rooms=30))["rooms"].gone == 1
    assert held.trainer.rooms.all() == []


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


def test_many_go_in_several_transactions_and_each_is_told(store: Store, own: OwnStore) -> None:
    for _ in range(2 * retention.BATCH + 1):
        own.reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    assert keep(store, only(drafts=30))["drafts"].gone == 2 * retention.BATCH + 1
    assert [things for *_, things in acts(store, ANNA)] == [retention.BATCH, retention.BATCH, 1]


def test_a_run_that_was_stopped_goes_on_with_the_next(
    store: Store, own: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        own.reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    monkeypatch.setattr(retention, "BATCH", 1)
    note_act, noted = retention.note_act, []

    def stopped_at_the_second(*given: object) -> None:
        if noted:
            raise KeyboardInterrupt
        noted.append(given)
        note_act(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(retention, "note_act", stopped_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        keep(store, only(drafts=30))
    assert (own.reflections.count(), len(acts(store, ANNA))) == (2, 1)
    monkeypatch.setattr(retention, "note_act", note_act)
    assert keep(store, only(drafts=30))["drafts"].gone == 2
    assert (own.reflections.count(), len(acts(store, ANNA))) == (0, 3)


def test_what_is_changed_meanwhile_stays_with_all_that_would_have_gone_with_it(store: Store, at_table: AtTable) -> None:
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    age(store, reflections.c.changed_at)
    brought, before = at_table.practitioner.brought.of(meeting), datetime(2026, 10, 30, tzinfo=UTC)
    [old] = _found(store, "drafts", before)
    at_table.own.answers.save(reflection, "safety.what", words="again", tab="one", base_version=1)
    with pytest.raises(Changed), store.writing() as connection:
        KINDS["drafts"].drop(connection, [old], before)
    assert at_table.practitioner.brought.of(meeting) == brought
    assert _words(at_table.own.answers.of(reflection)) == {"safety.place": "", "safety.what": "again"}


def _found(store: Store, kind: str, before: datetime) -> list[str]:
    with store.reading() as connection:
        return [one.id for one in KINDS[kind].old(connection, before)]


def _words(answers: Answers) -> dict[str, str]:
    return {field: one.words for field, one in answers.items()}


@dataclass(frozen=True)
class Full:
    """A store with something old of every kind, kept by three people."""

    store: Store
    keeping: Keeping


@pytest.fixture
def full(store: Store, two_accounts: AtTable) -> Full:
    """Something of every kind, all of it old, and a trail."""
    own = two_accounts.own
    two_accounts.fixed()
    two_accounts.begin()
    two_accounts.supervisor.record.of(two_accounts.practitioner.meetings.all(is_open=False)[0].id)
    blue = own.relationships.name("Blue Jay").id
    own.notes.add(blue, DAY, "court")
    own.cards.begin("child", "v", "en", DAY, relationship=blue)
    closed = own.relationships.name("Wren").id
    own.reflections.finish(own.reflections.start("f", "v", "en", DAY, relationship=closed).id)
    own.relationships.close(closed, DAY)
    own.reflections.finish(own.reflections.start("f", "v", "en", DAY, relationship=blue).id)
    for _ in range(2):
        hold_workshop(store, 5, "word")
    ended = hold_workshop(store, 5, "word")
    ended.trainer.rooms.end(ended.id)
    store.of(Viewer("cleo")).reflections.start("f", "v", "en", DAY)
    for column in (
        reflections.c.changed_at,
        relationship_notes.c.saved_at,
        meetings.c.changed_at,
        rooms.c.opened_at,
        room_people.c.seen_at,
    ):
        age(store, column)
    with store.writing() as connection:
        connection.execute(rooms.update().where(rooms.c.ended_at.is_not(None)).values(ended_at=LONG_AGO))
    return Full(store, Keeping(**dict.fromkeys(Keeping.model_fields, 30) | {"left_accounts": 0, "trail": 0}))


def test_a_rehearsal_says_what_would_go_and_changes_nothing(full: Full) -> None:
    before = everything(full.store)
    rehearsed = full.store.retention(OPERATOR).rehearse(full.keeping, TODAY)
    assert everything(full.store) == before
    assert list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY)) == rehearsed
    assert [one.kind for one in rehearsed if not one.gone] == ["left_accounts", "trail"]


def test_a_second_run_finds_nothing_more(full: Full) -> None:
    list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    before = everything(full.store)
    again = list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    assert [one.gone for one in again] == [0] * len(Keeping.model_fields)
    assert everything(full.store) == before


@pytest.mark.parametrize("act", ["carry_out", "rehearse"])
def test_nobody_but_the_operator_deletes_by_age(store: Store, act: str) -> None:
    run: Callable[..., object] = getattr(store.retention(ANNA), act)
    with pytest.raises(NotYours):
        list(run(only(drafts=30), TODAY))  # type: ignore[call-overload]


def test_what_is_held_stays_and_is_counted(store: Store, own: OwnStore, two_accounts: AtTable) -> None:
    two_accounts.fixed(held_on=DAY)
    own.relationships.name("Blue Jay")
    store.of(BERT).reflections.start("f", "v", "en", DAY)
    age(store, reflections.c.changed_at)
    store.holds(OPERATOR).begin("anna", "A court asked.", "The data-protection officer")
    found = keep(store, only(drafts=30, records=30))
    assert (found["drafts"].gone, found["drafts"].held) == (1, 1)
    assert (found["records"].gone, found["records"].held) == (0, 1), "a record is held for either of its two"
    store.holds(OPERATOR).end("anna")
    found = keep(store, only(drafts=30, records=30))
    assert (found["drafts"].gone, found["records"].gone) == (1, 1)


def test_relationships_table_is_not_left_with_rows_of_nobody(full: Full) -> None:
    list(full.store.retention(OPERATOR).carry_out(full.keeping, TODAY))
    with full.store.reading() as connection:
        assert connection.execute(select(relationships)).all() == []
