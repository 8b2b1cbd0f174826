"""On a team's server each person's own is under their key, and each text opens in its row alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Table, Text, event, select, type_coerce, update

from model.access import LOCAL, OPERATOR, Viewer
from model.account.session import Identity
from model.key_set import KEYS_VARIABLE, PEOPLE_KEYS_VARIABLE
from model.store import Store, open_store
from model.store.database.cipher import AS_KEPT
from model.store.database.columns import metadata
from model.store.database.faults import CannotConnect, NotInItsPlace, OfATeam, PeopleKeysMissing, TraceLeft
from model.store.database.move import Side, move
from model.store.database.people_keys import PeopleKeys
from model.store.database.rotate import rotate
from model.store.database.row_tokens import secret_columns
from model.store.database.rows import Row, put_back, rows_as_kept
from model.store.database.tokens import OutOfPlace, PlaceCipher
from model.store.tables.account import accounts
from model.store.tables.reflection import answers, reflections
from model.store.tables.relationship import relationships
from model.store.tables.supervision import supervisions
from model.store.tables.whose import WHOSE
from model.team.settings import TEAM_VARIABLE, Keeping, Sessions
from tests.model.store.temporary_home import DAY, Place, told
from tests.model.team.test_settings import A_KEY

A = {"field": "a.what"}
ANNA, BERT = Viewer("5f0c"), Viewer("77aa")


@pytest.fixture
def server(new_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A team's place that holds nothing, on each kind of database."""
    as_team(tmp_path, monkeypatch)
    return new_place


def as_team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEAM_VARIABLE, str(tmp_path / "team.toml"))
    monkeypatch.setenv(KEYS_VARIABLE, A_KEY)
    monkeypatch.delenv(PEOPLE_KEYS_VARIABLE, raising=False)


@pytest.fixture
def store(server: Place) -> Iterator[Store]:
    with closing(server.open()) as store:
        yield store


def written(store: Store, viewer: Viewer, word: str) -> str:
    """A reflection of somebody's with two answers, of a relationship; its id."""
    own = store.of(viewer)
    whose = own.relationships.name(f"Jay {word}").id
    made = own.reflections.start("f", "v", "en", DAY, headline=f"headline {word}", relationship=whose).id
    for field in ("a.what", "b.what"):
        own.answers.save(made, field, words=f"{field} {word}", tab="one", base_version=0)
    return made


def words(store: Store, viewer: Viewer) -> list[str]:
    own = store.of(viewer)
    return [
        text
        for one in own.reflections.all()
        for text in (one.headline, *(answer.words for answer in own.answers.of(one.id).values()))
    ]


def token(store: Store, table: Table, column: str, **key: str) -> str:
    with store.reading() as connection:
        query = select(type_coerce(table.c[column], Text)).where(*(table.c[name] == of for name, of in key.items()))
        return str(connection.scalar(query))


def put(store: Store, table: Table, values: dict[str, Any], **key: str) -> None:
    """Write to a row past all that seals, as somebody does who may write to the database."""
    plain = {name: type_coerce(value, Text) for name, value in values.items()}
    query = update(table).where(*(table.c[name] == of for name, of in key.items())).values(plain)
    with store.writing() as connection:
        connection.execute(query.execution_options(**{AS_KEPT: True}))


COPIES = ("another row", "another column", "another person", "changed", "the whole row")


@pytest.mark.parametrize("where", COPIES)
def test_a_text_opens_in_its_row_alone(store: Store, where: str) -> None:
    hers, his = written(store, ANNA, "one"), written(store, BERT, "two")
    headline, of_a = (
        token(store, reflections, "headline", id=hers),
        token(store, answers, "words", **A, reflection=hers),
    )
    assert [len(words(store, who)) for who in (ANNA, BERT)] == [3, 3]
    copies: dict[str, Callable[[], None]] = {
        "another row": lambda: put(store, answers, {"words": of_a}, field="b.what", reflection=hers),
        "another column": lambda: put(store, answers, {"words": headline}, **A, reflection=hers),
        "another person": lambda: put(store, answers, {"words": of_a}, **A, reflection=his),
        "changed": lambda: put(store, answers, {"words": f"{of_a[:-9]}AAAAAAAA="}, **A, reflection=hers),
        "the whole row": lambda: put(store, reflections, {"owner": BERT.person, "headline": ""}, id=hers),
    }
    copies[where]()
    reader = BERT if where in ("another person", "the whole row") else ANNA
    assert "does not open where it lies" in told(NotInItsPlace, lambda: words(store, reader))


def test_every_table_with_words_is_one_persons_or_is_known_to_belong_to_more() -> None:
    others = {table.name for table in metadata.sorted_tables if secret_columns(table) and table not in WHOSE}
    supervision = {"action_marks", "actions", "brought", "comments", "confirmations", "kept_mirrors", "meeting_answers"}
    supervision |= {"meeting_scripts", "meetings", "records", "replaced_meeting_answers", "supervisions"}
    assert others == supervision | {"given", "room_people", "room_results"} | {"holds", "trail_chains"}


def test_what_two_share_opens_in_its_row_alone_too(store: Store) -> None:
    begun = [store.supervision(ANNA).supervisions.begin(f"Anna {number}", "Bert") for number in (1, 2)]
    one = token(store, supervisions, "practitioner_name", id=begun[0].id)
    put(store, supervisions, {"practitioner_name": one}, id=begun[1].id)
    told(NotInItsPlace, store.supervision(ANNA).supervisions.all)


def signed_in(store: Store) -> Viewer:
    session = store.accounts().session_of(
        store.accounts().sign_in(Identity("https://login.invalid", "anna", "Anna"), "staff"), Sessions()
    )
    assert session is not None
    return session.viewer


def key_of(store: Store, person: str) -> PlaceCipher:
    assert store.people_keys is not None
    store.people_keys._known.clear()
    return store.people_keys.of(person)


def test_with_a_person_goes_their_key_and_an_older_copy_of_the_data_brings_nothing_back(server: Place) -> None:
    with closing(server.open()) as store:
        anna = signed_in(store)
        written(store, anna, "one")
        written(store, BERT, "two")
        with store.reading() as connection:
            copy = {table: rows_as_kept(connection, table) for table in (accounts, relationships, reflections, answers)}
        copy = {table: [row for row in rows if is_hers(row, anna)] for table, rows in copy.items()}
        store.deletion(anna).everything()
        with pytest.raises(OutOfPlace):
            key_of(store, anna.person)
        with store.writing() as connection:
            for table in (accounts, relationships, reflections):
                put_back(connection, table, copy[table])
        told(NotInItsPlace, lambda: words(store, anna))
    with closing(server.open()) as store:
        assert (words(store, anna), len(words(store, BERT))) == ([], 3)
        with store.reading() as connection:
            assert connection.scalars(select(accounts.c.id)).all() == []


def is_hers(row: Row, anna: Viewer) -> bool:
    return anna.person in (row.get("owner"), row.get("id"))


def test_a_key_goes_at_the_next_start_where_its_database_did_not_answer(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(server.open()) as store:
        written(store, ANNA, "one")
        with monkeypatch.context() as out_of_reach:
            out_of_reach.setattr(PeopleKeys, "delete", unreachable)
            told(TraceLeft, store.deletion(ANNA).everything)
        assert words(store, ANNA) == []
        key_of(store, ANNA.person)
    with closing(server.open()) as store, pytest.raises(OutOfPlace):
        key_of(store, ANNA.person)


def unreachable(_self: PeopleKeys, _person: str) -> None:
    raise CannotConnect.at("there")


def test_a_rehearsal_of_keeping_leaves_every_key(store: Store) -> None:
    anna = signed_in(store)
    written(store, anna, "one")
    later = date(2036, 1, 1)
    assert store.retention(OPERATOR).rehearse(Keeping(left_accounts=30), later)[0].gone == 1
    store.leave_no_trace()
    key_of(store, anna.person)
    [first, *_] = store.retention(OPERATOR).carry_out(Keeping(left_accounts=30), later)
    assert first.gone == 1
    with pytest.raises(OutOfPlace):
        key_of(store, anna.person)


def test_nothing_of_a_key_is_left_in_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_team(tmp_path, monkeypatch)
    with closing(open_store(tmp_path / "home")) as store:
        written(store, ANNA, "one")
        folder = tmp_path / "home" / "people-keys"
        with closing(sqlite3.connect(folder / "people-keys.db")) as file:
            [(wrapped,)] = file.execute("SELECT wrapped FROM people").fetchall()
        assert any(wrapped.encode() in one.read_bytes() for one in folder.iterdir())
        store.deletion(ANNA).everything()
        assert [one.name for one in folder.iterdir() if wrapped.encode() in one.read_bytes()] == []


def test_two_processes_make_one_key(server: Place) -> None:
    with closing(server.open()) as one, closing(server.open()) as other:
        assert one.people_keys is not None
        assert other.people_keys is not None
        one.people_keys.of("new", make=True)
        sealed = other.people_keys.of("new", make=True).seal(b"text", "place")
        assert key_of(one, "new").open(sealed, "place") == b"text"


def test_what_was_kept_before_is_read_and_brought_under_its_persons_key_and_then_opens_nowhere_else(
    new_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEYS_VARIABLE, A_KEY)
    with closing(new_place.open()) as store:
        hers = written(store, ANNA, "one")
        store.supervision(ANNA).supervisions.begin("Anna", "Bert")
        of_before = token(store, answers, "words", **A, reflection=hers)
    as_team(tmp_path, monkeypatch)
    with closing(new_place.open()) as store:
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        store.of(ANNA).answers.save(hers, "b.what", words="b.what one", tab="one", base_version=1)
        rotate(store)
        kept = token(store, answers, "words", **A, reflection=hers)
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        rotate(store)
        assert token(store, answers, "words", **A, reflection=hers) == kept
        put(store, answers, {"words": of_before}, field="b.what", reflection=hers)
        told(NotInItsPlace, lambda: words(store, ANNA))


def test_the_service_has_another_key_and_nothing_of_the_old_one_is_left(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Fernet.generate_key().decode()
    with closing(server.open()) as store:
        written(store, ANNA, "one")
        store.supervision(ANNA).supervisions.begin("Anna", "Bert")
    monkeypatch.setenv(KEYS_VARIABLE, f"{new},{A_KEY}")
    with closing(server.open()) as store:
        with pytest.raises(KeyboardInterrupt):
            rotate(store, killed)
        told_of: list[tuple[int, int]] = []
        rotate(store, lambda done, of: told_of.append((done, of)))
        assert told_of[-1][0] == told_of[-1][1]
        assert told_of == sorted(told_of)
    monkeypatch.setenv(KEYS_VARIABLE, new)
    with closing(server.open()) as store:
        assert words(store, ANNA) == ["headline one", "a.what one", "b.what one"]
        assert [one.practitioner_name for one in store.supervision(ANNA).supervisions.all()] == ["Anna"]


def killed(done: int, _of: int) -> None:
    if done > 3:
        raise KeyboardInterrupt


def test_a_teams_data_is_opened_neither_without_its_settings_nor_with_other_keys_of_people(
    server: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.open().close()
    monkeypatch.delenv(TEAM_VARIABLE)
    assert "ALONGSIDE_TEAM" in told(OfATeam, server.open)
    as_team(tmp_path, monkeypatch)
    monkeypatch.setenv(PEOPLE_KEYS_VARIABLE, f"sqlite:///{tmp_path}/elsewhere/keys.db")
    assert "ALONGSIDE_PEOPLE_KEYS_URL" in told(PeopleKeysMissing, server.open)
    monkeypatch.setenv(PEOPLE_KEYS_VARIABLE, "nowhere")
    assert told(CannotConnect, server.open).startswith("ALONGSIDE_PEOPLE_KEYS_URL is not an address")


def test_a_move_encrypts_with_the_keys_of_where_it_goes(server: Place, tmp_path: Path) -> None:
    laptop, back = Side(tmp_path / "laptop", None), Side(tmp_path / "back", None)
    team = Side(server.home, server.url, is_team=True)
    with closing(laptop.opened()) as store:
        written(store, LOCAL, "one")
    move(laptop, team, lambda _done, _of: None)
    with closing(server.open()) as store:
        assert words(store, LOCAL) == ["headline one", "a.what one", "b.what one"]
        key_of(store, LOCAL.person)
    move(team, back, lambda _done, _of: None)
    with closing(back.opened()) as store:
        assert words(store, LOCAL) == ["headline one", "a.what one", "b.what one"]
    assert sorted(one.name for one in back.home.iterdir()) == ["alongside.db"]


def test_ones_own_machine_has_no_such_keys_and_asks_its_database_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TEAM_VARIABLE, raising=False)
    with closing(open_store(tmp_path / "home")) as store:
        hers = written(store, LOCAL, "one")
        said: list[str] = []
        event.listen(store.database.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
        store.of(LOCAL).answers.save(hers, "a.what", words="other", tab="one", base_version=1)
        assert [statement.split()[0] for statement in said] == ["SELECT", "SELECT", "UPDATE", "UPDATE"]
        assert [statement for statement in said if "||" in statement] == []
        assert token(store, answers, "words", **A, reflection=hers).startswith("gAAAA")
        assert sorted(one.name for one in (tmp_path / "home").iterdir() if "-" not in one.name) == [
            "alongside.db",
            "alongside.key",
        ]
