"""On a team's server each text opens in its row alone; on one's own machine there is nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from model.access import LOCAL
from model.store import Store, open_store
from model.store.database.columns import metadata
from model.store.database.faults import NotInItsPlace
from model.store.keys.row_tokens import secret_columns
from model.store.tables.reflection import answers, reflections
from model.store.tables.supervision import supervisions
from model.store.tables.whose import WHOSE
from model.team.settings import TEAM_VARIABLE
from tests.model.store.keys.team_data import ANNA, BERT, A, put, token, words, written
from tests.model.store.temporary_home import Place, told

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
    supervision |= {"meeting_scripts", "meetings", "records", "replaced_meeting_answers", "supervisions", "called_off"}
    assert others == supervision | {"given", "room_people", "room_results"} | {"holds", "trail_chains"}


def test_what_two_share_opens_in_its_row_alone_too(store: Store) -> None:
    begun = [store.supervision(ANNA).supervisions.begin(f"Anna {number}", "Bert") for number in (1, 2)]
    one = token(store, supervisions, "practitioner_name", id=begun[0].id)
    put(store, supervisions, {"practitioner_name": one}, id=begun[1].id)
    told(NotInItsPlace, store.supervision(ANNA).supervisions.all)


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


def test_what_somebody_takes_in_under_the_ids_it_had_is_under_their_key_in_every_process(server: Place) -> None:
    with closing(server.open()) as store, closing(server.open()) as other:
        hers = written(store, ANNA, "one")
        rows = store.of(ANNA).everything.rows()
        other.deletion(ANNA).everything()
        other.of(BERT).everything.take_in(rows)
        for one in (store, other):
            one.of(BERT).answers.save(hers, "a.what", words="better said", tab="one", base_version=1)
            assert words(one, BERT) == ["headline one", "better said", "b.what one"]
