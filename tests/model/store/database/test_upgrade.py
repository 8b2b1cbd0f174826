"""A database of an earlier version, and a changed key: all that is kept comes along."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from alembic import command
from sqlalchemy import Boolean, Date, DateTime, Float, Integer, MetaData, Table, select, text

from model.access import Viewer
from model.store import Store, SupervisionStore
from model.store.database.columns import metadata
from model.store.database.engine import connect
from model.store.database.migrate import alembic_config, known_revisions
from model.store.tables.card import cards
from tests.model.store.kept_rows import facts
from tests.model.store.supervision.two_people import table
from tests.model.store.temporary_home import DAY, Place, change_key
from tests.model.store.workshop.example_room import hold

pytestmark = pytest.mark.slow

FIRST_TABLES = {
    "answers",
    "next_steps",
    "preferences",
    "reflections",
    "relationships",
    "replaced_answers",
    "store_facts",
}


def test_a_first_version_is_brought_up_to_date_with_all_it_holds(new_place: Place) -> None:
    with closing(new_place.open()) as store:
        own = store.of(Viewer("anna"))
        blue = own.relationships.name("Blue Jay").id
        made = own.reflections.start("f", "v", "en", DAY, headline="first", relationship=blue).id
        own.answers.save(made, "a.what_1", words="one", tab="one", base_version=0)
        kept = own.reflections.all(), own.answers.of(made), own.relationships.all()
        with store.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in FIRST_TABLES:
                    connection.execute(text(f"DROP TABLE {table.name}"))
            connection.execute(text("ALTER TABLE relationships DROP COLUMN closed_on"))
            connection.execute(text("ALTER TABLE reflections DROP COLUMN work_setting"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with closing(new_place.open()) as store:
        own = store.of(Viewer("anna"))
        assert (own.reflections.all(), own.answers.of(made), own.relationships.all()) == kept
        note = own.notes.add(blue, DAY, "court")
        assert own.notes.of(blue) == [note]
        begun = store.supervision(Viewer("anna")).supervisions.begin("Anna", "Bert")
        assert store.supervision(Viewer("anna")).supervisions.all() == [begun]
        with store.writing() as connection:
            command.check(alembic_config(connection))


def test_rotate_renews_notes_and_what_was_written_over(
    store: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = store.of(Viewer("anna"))
    blue = own.relationships.name("Blue Jay").id
    note = own.notes.add(blue, DAY, "court").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=tab, place=None, tab=tab, base_version=0)
    kept = own.relationships.all(), own.notes.of(blue), own.notes.replaced(note)
    changed = change_key(place, monkeypatch)
    with closing(place.open()) as after:
        assert changed == 3 + facts(after)
        own = after.of(Viewer("anna"))
        assert (own.relationships.all(), own.notes.of(blue), own.notes.replaced(note)) == kept


def test_rotate_renews_supervision_too(store: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    both = table(store)
    fixed, meeting, reflection = both.fixed().id, both.begin().id, both.reflection()
    both.practitioner.record.comment(fixed, "Later.")
    both.practitioner.brought.bring(meeting, reflection, both.items(reflection))
    for tab in ("one", "two"):
        both.practitioner.answers.save(meeting, "both.agenda", words=tab, tab=tab, base_version=0)
    both.practitioner.confirmations.confirm(meeting, agrees=False, words="Not yet.")

    def held(seen: SupervisionStore) -> list[object]:
        of_open = (
            seen.answers.of,
            seen.answers.replaced,
            seen.brought.of,
            seen.actions.carried,
            seen.confirmations.of,
        )
        return [*(look(meeting) for look in of_open), seen.record.of(fixed), seen.supervisions.all()]

    before = held(both.practitioner)
    change_key(place, monkeypatch)
    with closing(place.open()) as after:
        assert held(after.supervision(Viewer("anna"))) == before


def test_rotate_renews_workshops_too(store: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    held, ended = hold(store, 5, "word"), hold(store, 5, "word")
    for room in (held, ended):
        room.all_give("word", "trust", "time", "air", "care", "zeal")
        room.approve("trust", "air")
    ended.trainer.rooms.end(ended.id)
    lines, results = held.trainer.lines.all(held.id, "word"), ended.trainer.results.all(ended.id)
    changed = change_key(place, monkeypatch)
    with closing(place.open()) as after:
        assert changed == 12 + facts(after)
        trainer = after.workshops(Viewer("anna"))
        assert trainer.lines.all(held.id, "word") == lines
        assert trainer.results.all(ended.id) == results
        assert after.participants().entrance.come_back(held.code, held.phones[0].key, "0" * 32) == held.room


FAR_AHEAD = 4e9
"""A moment in seconds since 1970: what is over is taken out at opening."""


def a_row(table: Table, rows: dict[str, dict[str, object]]) -> dict[str, object]:
    """A row that a table takes, which belongs to the rows of the others; what is not said is left to the database."""
    made: dict[str, object] = {}
    for column in table.columns:
        [*belongs] = column.foreign_keys
        if belongs:
            made[column.name] = rows[belongs[0].column.table.name][belongs[0].column.name]
        elif isinstance(column.type, Integer | Boolean):
            made[column.name] = 1 if isinstance(column.type, Integer) else True
        elif isinstance(column.type, Float):
            made[column.name] = FAR_AHEAD
        elif isinstance(column.type, DateTime):
            made[column.name] = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
        elif isinstance(column.type, Date):
            made[column.name] = DAY
        else:
            made[column.name] = f"{column.name} kept"[:32]
    return made


@pytest.mark.parametrize("version", sorted(known_revisions()))
def test_every_row_of_every_earlier_version_comes_along(new_place: Place, version: str) -> None:
    database = connect(new_place.home, new_place.url)
    with database.engine.connect().execution_options(migrating=True) as connection, connection.begin():
        command.upgrade(alembic_config(connection), version)
    old = MetaData()
    old.reflect(database.engine)
    tables = [table for table in old.sorted_tables if table.name not in ("alembic_version", "store_facts")]
    rows: dict[str, dict[str, object]] = {}
    with database.engine.begin() as connection:
        for table in tables:
            rows[table.name] = a_row(table, rows)
            if table.name == "cards":  # what its words are found by is made anew (store/card/test_key_marks.py)
                rows[table.name] |= {"key": "", "key_mark": None}
            connection.execute(table.insert(), rows[table.name])
        kept = {table.name: connection.execute(select(table)).mappings().one() for table in tables}
    database.engine.dispose()
    with closing(new_place.open()) as store, store.writing() as connection:
        for table in tables:
            assert connection.execute(select(*table.columns)).mappings().one() == kept[table.name]
        command.check(alembic_config(connection))


def test_marks_that_could_be_tried_do_not_come_along_from_earlier_versions(new_place: Place) -> None:
    """Opening makes others of the words that are there; a card without any has none."""
    database, old = connect(new_place.home, new_place.url), MetaData()
    with database.engine.connect().execution_options(migrating=True) as connection, connection.begin():
        command.upgrade(alembic_config(connection), "0013")
    old.reflect(database.engine, only=["cards"], resolve_fks=False)
    card = {"id": "a" * 24, "owner": "anna", "kind": "child", "content_version": "v", "language": "en", "key": ""}
    could_be_tried = sha256(b"oak fox sea hill").hexdigest()
    with database.engine.begin() as connection:
        row = card | {"begun_on": DAY, "changes": 0, "key_mark": could_be_tried}
        connection.execute(old.tables["cards"].insert(), row)
    database.engine.dispose()
    with closing(new_place.open()) as store, store.reading() as connection:
        assert connection.scalars(select(cards.c.key_mark)).all() == [None]
