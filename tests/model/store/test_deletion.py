"""What is deleted is gone from every file, and what is kept is readable in none."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from model.access import Viewer
from model.store import OwnStore, open_store
from model.store.database.columns import metadata
from tests.model.store.supervision.two_people import Table, table
from tests.model.store.temporary_home import DAY

pytestmark = pytest.mark.slow

PIECE = 12


def cut(text: str) -> set[bytes]:
    """The telling pieces of a text: of ciphertext all but its common beginning, of other text its end."""
    if text.startswith("gAAAAA"):
        return {text[start : start + PIECE].encode() for start in range(20, len(text) - PIECE, PIECE)}
    return {text[-PIECE:].encode()} if len(text) >= PIECE else set()


def pieces(home: Path) -> set[bytes]:
    """The pieces of every value that a person's tables hold now."""
    connection = sqlite3.connect(home / "alongside.db")
    names = [table.name for table in metadata.sorted_tables if table.name != "store_facts"]
    values = [value for name in names for row in connection.execute(f"SELECT * FROM {name}") for value in row]
    connection.close()
    return set().union(*(cut(str(value)) for value in values))


def traces(home: Path, gone: set[bytes]) -> set[bytes]:
    """Which of `gone` are still in any file of the home folder."""
    held = b"\n".join(path.read_bytes() for path in sorted(home.iterdir()))
    return gone & {held[start : start + PIECE] for start in range(len(held))}


def fill(own: OwnStore, dice: random.Random) -> str:
    """A reflection with answers of many sizes, typed, corrected and fought over."""
    venue, headline = f"venue-{dice.random()}", "h" * dice.randrange(90)
    made = own.reflections.start("flow-of-them", "content-one", "en", DAY, venue=venue, headline=headline).id
    for turn in range(12):
        words = dice.choice("abc") * dice.choice([3, 40, 300, 2_000, 9_000])
        own.answers.save(made, f"field.{turn % 7}", words=words, tab=f"tab-{dice.random()}", base_version=0)
    for field, words in (("next_1", "walk"), ("next_2", "talk"), ("next_1", "walk with them " * dice.randrange(90))):
        own.answers.save(made, field, words=words, tab="one", base_version=0)
    own.answers.save(made, "next_1_due", place=DAY.isoformat(), tab="one", base_version=0)
    return made


@pytest.mark.parametrize("seed", range(3))
def test_delete_leaves_no_byte_in_any_file(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    store = open_store(tmp_path)
    own, deletion = store.of(Viewer("anna-of-the-test")), store.deletion(Viewer("anna-of-the-test"))
    ever: set[bytes] = set()
    made = []
    for _ in range(12):
        made.append(fill(own, dice))
        ever |= pieces(tmp_path)
    assert traces(tmp_path, ever) != set()
    dice.shuffle(made)
    for draft in made[:6]:
        deletion.reflection(draft, tab="one")
        assert traces(tmp_path, ever - pieces(tmp_path)) == set()
    for draft in made[6:]:
        deletion.reflection(draft, tab="one")
    in_trail = pieces(tmp_path)
    assert (traces(tmp_path, ever - in_trail), len(deletion.undoable("one"))) == (set(), len(made))
    store.close()


def test_delete_everything_leaves_no_byte_in_any_file(tmp_path: Path) -> None:
    dice = random.Random(7)
    store = open_store(tmp_path)
    anna, bert = Viewer("anna-of-the-test"), Viewer("bert-of-the-test")
    own, other = store.of(anna), store.of(bert)
    for _ in range(5):
        fill(own, dice)
    blue = own.relationships.name("Blue Jay of the test").id
    own.notes.save(
        own.notes.add(blue, DAY, "a-kind-of-note").id, "note", words="A move", place=None, tab="one", base_version=0
    )
    own.preferences.prefer("theme-of-them", "dark")
    gone = pieces(tmp_path)
    assert cut("anna-of-the-test") | cut("theme-of-them") <= gone
    kept = fill(other, dice)
    gone |= pieces(tmp_path)
    store.deletion(anna).everything()
    assert traces(tmp_path, gone - pieces(tmp_path)) == set()
    assert [one.id for one in other.reflections.all()] == [kept]
    store.deletion(bert).everything()
    in_trail = cut(anna.person) | cut(bert.person)
    assert traces(tmp_path, gone - in_trail) == set()
    store.close()


@pytest.mark.parametrize("way", ["a note", "a merged name", "a relationship"])
def test_what_goes_with_a_relationship_leaves_no_byte_in_any_file(tmp_path: Path, way: str) -> None:
    store = open_store(tmp_path)
    anna = Viewer("anna-of-the-test")
    own = store.of(anna)
    blue, wren = (own.relationships.name(f"A made-up name of some length, {name}").id for name in ("blue", "wren"))
    own.reflections.describe(fill(own, random.Random(3)), relationship=blue)
    note = own.notes.add(blue, DAY, "a-kind-of-note").id
    for tab in ("one", "two"):
        own.notes.save(
            note, "note", words=f"They moved to their aunt, as {tab} says", place=None, tab=tab, base_version=0
        )
    gone = pieces(tmp_path)
    if way == "a note":
        own.notes.delete(note)
    elif way == "a merged name":
        own.relationships.merge(blue, wren)
    else:
        store.deletion(anna).relationship(blue)
    assert traces(tmp_path, gone) != set()
    assert traces(tmp_path, gone - pieces(tmp_path)) == set()
    store.close()


def test_no_word_is_readable_in_the_files(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    own = store.of(Viewer("anna"))
    made = own.reflections.start(
        "f", "v", "en", DAY, headline="UNMISTAKABLE", relationship=own.relationships.name("UNMISTAKABLE").id
    )
    own.answers.save(made.id, "a.what_1", words="UNMISTAKABLE one", tab="one", base_version=0)
    own.answers.save(made.id, "a.what_1", words="UNMISTAKABLE two", tab="two", base_version=0)
    own.answers.save(made.id, "next_1", words="UNMISTAKABLE", tab="one", base_version=0)
    note = own.notes.add(own.relationships.all()[0].id, DAY, "court").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=f"UNMISTAKABLE {tab}", place=None, tab=tab, base_version=0)
    own.answers.save(made.id, "next_1_outcome", words="UNMISTAKABLE", place="done", tab="one", base_version=0)
    assert traces(tmp_path, {b"UNMISTAKABLE"}) == set()
    store.close()
    assert traces(tmp_path, {b"UNMISTAKABLE"}) == set()


def hold(both: Table) -> str:
    """A confirmed meeting and an open one with something in every table; the open one's id."""
    fixed, meeting, reflection = both.fixed(words="UNMISTAKABLE").id, both.begin().id, both.reflection("UNMISTAKABLE")
    both.practitioner.record.comment(fixed, "UNMISTAKABLE")
    both.practitioner.supervisions.rename(both.id, "UNMISTAKABLE", "UNMISTAKABLE")
    both.practitioner.brought.bring(meeting, reflection, both.items(reflection))
    for tab in ("one", "two"):
        both.practitioner.answers.save(meeting, "both.agenda", words=f"UNMISTAKABLE {tab}", tab=tab, base_version=0)
    both.practitioner.confirmations.confirm(meeting, agrees=False, words="UNMISTAKABLE")
    return meeting


def test_no_word_of_supervision_is_readable_in_the_files(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    hold(table(store))
    assert traces(tmp_path, {b"UNMISTAKABLE"}) == set()
    store.close()
    assert traces(tmp_path, {b"UNMISTAKABLE"}) == set()


@pytest.mark.parametrize("way", ["call off", "fix", "forget", "delete everything"])
def test_what_goes_with_supervision_leaves_no_byte_in_any_file(tmp_path: Path, way: str) -> None:
    store = open_store(tmp_path)
    both = table(store)
    meeting = hold(both)
    gone = pieces(tmp_path)
    if way == "call off":
        both.practitioner.meetings.call_off(meeting)
    elif way == "fix":
        both.supervisor.shown.show_views(meeting)
        both.say(both.practitioner, meeting, "both.action_1", "walk")
        gone |= pieces(tmp_path)
        both.practitioner.confirmations.confirm(meeting, agrees=True)
        gone |= pieces(tmp_path)
        both.supervisor.confirmations.confirm(meeting, agrees=True)
    elif way == "forget":
        both.practitioner.supervisions.forget(both.id)
    else:
        both.deletion.everything()
    name_of_a_column = cut("practitioner")
    assert traces(tmp_path, gone - pieces(tmp_path) - name_of_a_column) == set()
    store.close()
