"""Files made by the first version, before its modules moved, still open, with every word and value as it was.

In tests/data/made_before_the_move lie a database with its key, share files of two meetings, a profile from a workshop
and the record of a meeting. All in them is made up. `expected.json` is what that version read back itself.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.access import LOCAL, Viewer, guest_of
from model.content.published import ELEMENTS
from model.key_set import KEY_FILE
from model.share_file.contents import ShareFileContents
from model.share_file.seal import unseal
from model.store import Store, open_store
from model.store.database.engine import DATABASE_FILE
from model.supervision.record import RecordBody, canonical, hash_of
from model.workshop.own_profile import read_profile
from tests.read_back import (
    contents_told,
    meetings_told,
    own_told,
    phones_told,
    rows_in,
    supervision_told,
    taken_in,
    workshops_told,
)

MADE = Path(__file__).parent / "data" / "made_before_the_move"
SAID_ANEW = ("or the few who did could be told apart.", "or it would point to a few people beside an earlier picture.")
"""A sentence of the guide's own, nobody's word, as it was and as it is."""
EXPECTED = json.loads((MADE / "expected.json").read_text(encoding="utf-8").replace(*SAID_ANEW))
SEATS = {"practitioner": LOCAL, "supervisor": guest_of(EXPECTED["supervision"])}


def unsealed(name: str) -> ShareFileContents:
    return unseal((MADE / f"{name}.alongside").read_bytes(), EXPECTED["passphrase"])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / DATABASE_FILE).write_bytes(gzip.decompress((MADE / f"{DATABASE_FILE}.gz").read_bytes()))
    shutil.copy(MADE / KEY_FILE, home / KEY_FILE)
    return home


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with closing(open_store(home)) as opened:
        yield opened


def test_opening_loses_no_row(home: Path) -> None:
    open_store(home).close()
    rows = {table: kept for table, kept in EXPECTED["rows"].items() if table != "alembic_version"}
    found = rows_in(home, {table: kept["columns"] for table, kept in rows.items()})
    facts = found["store_facts"]["rows"]
    facts[:] = [row for row in facts if row in rows["store_facts"]["rows"]]  # the secret of four words is new
    assert found == rows


def test_reflections_are_as_they_were(store: Store) -> None:
    assert own_told(store) == EXPECTED["own"]


@pytest.mark.parametrize(("seat", "viewer"), SEATS.items())
def test_supervision_is_as_it_was(store: Store, seat: str, viewer: Viewer) -> None:
    assert supervision_told(store, viewer) == EXPECTED[seat]


def test_workshops_are_as_they_were(store: Store) -> None:
    assert workshops_told(store) == EXPECTED["trainer"]


def test_phones_come_back_to_what_they_had(store: Store) -> None:
    assert phones_told(store, EXPECTED["phones"]) == EXPECTED["on_phones"]


@pytest.mark.parametrize("name", EXPECTED["sealed"])
def test_share_file_opens(name: str) -> None:
    assert contents_told(unsealed(name)) == EXPECTED["sealed"][name]


def test_share_files_are_taken_in_on_a_new_machine(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "new")) as new:
        came = [taken_in(new, unsealed(name)) for name in ("confirmed_record", "open_meeting")]
        told = meetings_told(new, unsealed("open_meeting").supervision)
    assert_taken_in(came, told, "new")


def test_share_file_is_taken_in_where_the_meeting_waits_for_it(store: Store) -> None:
    contents = unsealed("from_supervisor")
    assert_taken_in([taken_in(store, contents)], meetings_told(store, contents.supervision), "home")


def assert_taken_in(came: list[object], told: list[dict[str, object]], where: str) -> None:
    """All as it was, but for the moment of taking in."""
    expected = EXPECTED["taken_in"][where]
    then = [meeting | {"changed_at": None} for meeting in expected["meetings"]]
    assert (came, [meeting | {"changed_at": None} for meeting in told]) == (expected["came"], then)


def test_profile_from_a_workshop_opens_and_is_written_the_same() -> None:
    kept = (MADE / "profile.json").read_bytes()
    profile = read_profile(kept, ELEMENTS)
    assert (profile.model_dump(mode="json"), profile.to_file()) == (EXPECTED["profile"], kept)


def test_record_has_the_same_form_and_the_same_hash() -> None:
    kept = (MADE / "record_body.json").read_text(encoding="utf-8")
    body = RecordBody.model_validate_json(kept)
    assert (canonical(body), hash_of(body)) == (kept, EXPECTED["record_hash"])
