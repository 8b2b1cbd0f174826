"""Everything a person wrote, taken away and taken in again: nothing is lost, and nothing is written over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import PRACTITIONER as SEAT
from model.access import Viewer, guest_of
from model.card.card import Said
from model.own_file import Damaged, read, written
from model.store import Deletion, OwnStore, Store, TakenIn
from model.store.database.transactions import new_id
from model.store.own_parts import ALL, Part
from model.store.row_shapes import LEFT_OUT, TABLES
from tests.effort import examples
from tests.model.store.supervision.two_people import Table, script, table
from tests.model.store.temporary_home import DAY, Place

FIELDS = ("safety.what", "trust.place", "next_1", "next_2_due", "next_1_outcome", "headline")
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
SAID = st.tuples(
    st.integers(0, 2), st.sampled_from(FIELDS), WORDS, st.sampled_from(["2", "done", "2026-04-01", None]), st.booleans()
)
Rows = dict[str, list[dict[str, Any]]]


def fill(own: OwnStore, said: list[tuple[int, str, str, str | None, bool]]) -> None:
    """Three reflections, two of them on a relationship with a note; these answers in them, one of them finished."""
    blue = own.relationships.name("Séamus Ó").id
    made = [own.reflections.start("f", "v", "en", DAY, relationship=of).id for of in (blue, blue, None)]
    for reflection in made:
        own.answers.save(reflection, "next_1", words="Begin", tab="a", base_version=0)
    for number, field, words, place, elsewhere in said:
        kept = words or "x" if field == "next_1" else words
        own.answers.save(made[number], field, words=kept, place=place, tab="ab"[elsewhere], base_version=0)
    note = own.notes.add(blue, DAY, "move").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=f"moved, says {tab}", place=None, tab=tab, base_version=0)
    for about in ({"relationship": blue}, {"reflection": made[2]}):
        card = own.cards.begin("child", "v", "en", DAY, **about).id
        own.cards.guess(card, "safe", "mostly")
        own.cards.open(card, "paper", ["oak", "fox", "sea", "hill"])
        own.cards.type_in(card, {"safe": Said("not_so", "Ní hea")})
        for tab in ("one", "two"):
            own.answers_back.save(card, "answer_back", words=f"asked {tab}", place=None, tab=tab, base_version=0)
    own.preferences.prefer("person", "child")
    own.reflections.finish(made[0])


def meet(store: Store, person: str, said: list[tuple[int, str, str, str | None, bool]]) -> Table:
    """Two meetings both confirmed, with words in each that are kept, and a third that is open."""
    words = [one[2].strip() or "x" for one in said] or ["Ring"]
    seated = table(store, person)
    first = seated.fixed(words=words[0], mirror=words[-1])
    seated.supervisor.record.comment(first.id, f"Seen. {words[0]}")
    [(_, action)] = seated.practitioner.actions.due()
    seated.practitioner.marks.save(seated.id, action.id, words=words[-1], place="part", tab="a", base_version=0)
    later = seated.begin(held_on=DAY + timedelta(days=30)).id
    seated.practitioner.mirrors.bring(later, first.id)
    seated.say(seated.practitioner, later, f"both.last.{action.id}", "", "part" if said else "done")
    seated.say(seated.practitioner, later, "both.action_1", words[0])
    seated.say(seated.supervisor, later, "both.next_where", "Room 4")
    for who in (seated.practitioner, seated.supervisor):
        who.confirmations.confirm(later, agrees=True)
    still = seated.begin(held_on=DAY + timedelta(days=60)).id
    seated.say(seated.supervisor, still, "supervisor.view.safety", "Not said yet", "2")
    return seated


def travelled(own: OwnStore) -> Rows:
    """The rows as they come out of the file."""
    return read(written(own.everything.rows()))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """Two machines."""
    homes = [Place(tmp_path_factory.mktemp("home"), None) for _ in range(2)]
    with closing(homes[0].open()) as first, closing(homes[1].open()) as second:
        yield first, second


@settings(max_examples=examples(25))
@given(said=st.lists(SAID, max_size=15))
def test_another_alongside_has_the_very_same_afterwards(
    two: tuple[Store, Store], said: list[tuple[int, str, str, str | None, bool]]
) -> None:
    one, other = two[0].of(Viewer("anna")), two[1].of(Viewer("bert"))
    two[0].deletion(Viewer("anna")).everything()
    two[1].deletion(Viewer("bert")).everything()
    fill(one, said)
    file = travelled(one)
    assert other.everything.take_in(file) == TakenIn(new=3)
    assert other.everything.rows() == one.everything.rows()
    assert other.everything.take_in(file) == TakenIn(same=3)
    assert other.everything.rows() == one.everything.rows()
    assert {row.owner for row in other.reflections.all()} == {"bert"}


@settings(max_examples=examples(5))
@given(said=st.lists(SAID, max_size=5), order=st.integers(1, 4).flatmap(lambda of: st.permutations(range(1, of + 1))))
def test_parts_brought_back_in_any_order_are_all_of_it_records_too(
    two: tuple[Store, Store], said: list[tuple[int, str, str, str | None, bool]], order: list[int]
) -> None:
    somebody = new_id()
    one, other = two[0].of(Viewer(somebody)), two[1].of(Viewer(somebody))
    fill(one, said)
    meet(two[0], somebody, said)
    parts = [read(written(one.everything.export(Part(number, len(order))))) for number in order]
    taken = [other.everything.take_in(part) for part in parts]
    assert (sum(one.new for one in taken), sum(one.records for one in taken)) == (4, 2)
    assert other.everything.rows() == one.everything.rows()
    assert [other.everything.take_in(part).records for part in parts] == [0] * len(parts)


def test_words_tell_how_many_parts_they_need(own: OwnStore, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store.of(Viewer("bert")), [(0, "safety.what", "x" * 9000, None, False)])
    assert own.everything.parts() == [ALL]
    draft = own.reflections.start("f", "v", "en", DAY).id
    own.answers.save(draft, "safety.what", words="x" * 3000, place=None, tab="a", base_version=0)
    monkeypatch.setattr("model.store.own_rows.LETTERS_OF_ONE", 2000)
    assert own.everything.parts() == [Part(number, 3) for number in (1, 2, 3)]


def test_what_is_here_in_another_form_stays_as_it_is(own: OwnStore) -> None:
    fill(own, [(0, "safety.what", "before", None, False), (1, "safety.what", "the same", None, False)])
    file = travelled(own)
    changed = file["reflections"][0]["id"]
    own.answers.save(changed, "safety.what", words="after", tab="a", base_version=9)
    own.preferences.prefer("person", "adult")
    before = own.everything.rows()
    assert own.everything.take_in(file) == TakenIn(same=2, different=1)
    assert own.everything.rows() == before


def test_what_was_deleted_comes_back_and_goes_into_the_relationship_of_that_name(own: OwnStore, deletion: Any) -> None:
    fill(own, [(0, "safety.what", "laughed", None, False)])
    file = travelled(own)
    [old] = own.relationships.all()
    deletion.relationship(old.id)
    again = own.relationships.name("séamus ó")
    assert own.everything.take_in(file) == TakenIn(new=2, same=1)
    assert own.relationships.all() == [again]
    assert {one.relationship for one in own.reflections.all()} == {again.id, None}
    assert [one.words for one in own.notes.of(again.id)] == ["moved, says two"]


def test_ids_that_are_somebody_elses_become_new_ones(store: Store, own: OwnStore) -> None:
    fill(own, [(0, "next_1", "Ring", None, False)])
    stranger, before = store.of(Viewer("bert")), own.everything.rows()
    assert stranger.everything.take_in(travelled(own)) == TakenIn(new=3)
    assert own.everything.rows() == before
    ids = {one.id for one in own.reflections.all()} & {one.id for one in stranger.reflections.all()}
    assert (ids, stranger.reflections.count()) == (set(), 3)
    steps = [step.words for one in stranger.reflections.all() for step in stranger.next_steps.of(one.id)]
    assert sorted(steps) == ["Begin", "Begin", "Ring"]


def test_what_was_met_over_stands_as_it_was_and_goes_on(two: tuple[Store, Store]) -> None:
    anna, carl = Viewer("anna"), Viewer("carl")
    for store, viewer in ((two[0], anna), (two[1], carl)):
        store.deletion(viewer).everything()
    seated = meet(two[0], "anna", [(0, "", "Ring", None, False)])
    file = travelled(two[0].of(anna))
    two[1].of(carl).everything.take_in(file)
    here = two[1].supervision(carl)
    [supervision] = here.supervisions.all()
    kept = [meeting.id for meeting in seated.practitioner.meetings.all(seated.id) if not meeting.is_open]
    assert [one.id for one in here.meetings.all(supervision.id)] == kept
    for meeting in kept:
        assert here.record.of(meeting) == seated.practitioner.record.of(meeting)
        assert here.record.of(meeting).is_whole
    assert here.actions.due()[0][1:] == seated.practitioner.actions.due()[0][1:]
    assert here.mirrors.of(supervision.id) == seated.practitioner.mirrors.of(seated.id)
    assert (here.supervisions.seat(supervision.id), supervision.supervisor) == (SEAT, guest_of(supervision.id).person)
    begun = here.meetings.begin(
        supervision.id, script(), mode="one_screen", held_on=DAY, language="en", content_version="v"
    )
    [still] = [meeting.id for meeting in seated.practitioner.meetings.all(seated.id) if meeting.is_open]
    assert here.actions.carried(begun.id) == seated.practitioner.actions.carried(still) != ()


def test_file_has_nothing_that_the_other_has_not_said_to_both(store: Store, own: OwnStore) -> None:
    seated = meet(store, "anna", [])
    file = json.dumps(travelled(own))
    assert ("Seen." in file, "Room 4" in file, "Not said yet" in file, guest_of(seated.id).person in file) == (
        True,
        True,
        False,
        False,
    )
    assert store.of(Viewer("bert")).everything.rows()["meetings"] == []
    assert store.of(guest_of(seated.id)).everything.rows()["records"] == []


def test_records_that_somebody_keeps_here_are_theirs_whoever_brings_them(store: Store, own: OwnStore) -> None:
    meet(store, "anna", [])
    file, before = travelled(own), own.everything.rows()
    stranger = store.of(Viewer("bert"))
    assert stranger.everything.take_in(file).records == 0
    assert (stranger.everything.rows()["supervisions"], own.everything.rows()) == ([], before)
    store.supervision(Viewer("anna")).supervisions.forget(before["supervisions"][0]["id"])
    assert (stranger.everything.take_in(file).records, own.everything.take_in(file).records) == (2, 0)


def test_each_record_that_goes_along_is_told_to_the_other(store: Store) -> None:
    seated = table(store, "a" * 24, "b" * 24)
    meeting = seated.fixed().id
    seated.own.everything.export()
    told = [(entry.act, entry.kind, entry.thing) for entry in store.trail(Viewer("b" * 24)).mine()]
    assert ("exported", "record", meeting) in told


def other(change: Callable[[Rows], object]) -> Callable[[Rows], Rows]:
    def changed(rows: Rows) -> Rows:
        rows = deepcopy(rows)
        change(rows)
        return rows

    return changed


def _swap(rows: list[dict[str, Any]], name: str) -> None:
    rows[0][name], rows[1][name] = rows[1][name], rows[0][name]


CRAFTED: dict[str, Callable[[Rows], object]] = {
    "another table": lambda rows: rows.update(meeting_answers=[]),
    "another column": lambda rows: rows["reflections"][0].update(owner="anna"),
    "no id": lambda rows: rows["reflections"][0].pop("id"),
    "an id that is none": lambda rows: rows["reflections"][0].update(id="../../x"),
    "the same twice": lambda rows: rows["reflections"].append(rows["reflections"][0]),
    "an answer of nothing": lambda rows: rows["answers"][0].update(reflection="a" * 24),
    "a note of nothing": lambda rows: rows["relationship_notes"][0].update(relationship="a" * 24),
    "a card about two things": lambda rows: rows["cards"][0].update(
        relationship=rows["relationships"][0]["id"], reflection=rows["reflections"][0]["id"]
    ),
    "a card about nothing": lambda rows: rows["cards"][0].update(relationship=None, reflection=None),
    "a card about no reflection of the file": lambda rows: rows["cards"][0].update(
        relationship=None, reflection="a" * 24
    ),
    "a fourth next step": lambda rows: rows["next_steps"][0].update(position=3),
    "a day that is none": lambda rows: rows["reflections"][0].update(happened_on="2026-02-30"),
    "a time without a zone": lambda rows: rows["reflections"][0].update(started_at="2026-02-03T10:00:00"),
    "a number beyond all": lambda rows: rows["answers"][0].update(version=2**40),
    "words beyond all measure": lambda rows: rows["answers"][0].update(words="x" * 200_001),
    "a record of another meeting": lambda rows: _swap(rows["records"], "body"),
    "a record that is none": lambda rows: rows["records"][0].update(body="{}"),
    "a record twice": lambda rows: rows["records"].append(rows["records"][0]),
    "a meeting without its record": lambda rows: rows["records"].pop(),
    "a meeting that one confirmed": lambda rows: rows["confirmations"].pop(),
    "a meeting that is open": lambda rows: rows["meetings"][0].update(fixed_at=None),
    "a meeting of no supervision": lambda rows: rows["meetings"][0].update(supervision="a" * 24),
    "an action of another supervision": lambda rows: rows["actions"][0].update(supervision="a" * 24),
    "an action of another meeting": lambda rows: rows["actions"][0].update(id="a" * 24 + "-a1"),
    "a mirror brought to nothing": lambda rows: rows["kept_mirrors"][0].update(brought_to="a" * 24),
    "a mirror that is none": lambda rows: rows["kept_mirrors"][0].update(said="[]"),
    "a seat that is none": lambda rows: rows["comments"][0].update(seat="operator"),
    "somebody in the other seat": lambda rows: rows["supervisions"][0].update(supervisor="bert"),
    "a list for words": lambda rows: rows["answers"][0].update(words=[]),
}


@pytest.mark.parametrize("change", CRAFTED.values(), ids=CRAFTED)
def test_rows_that_cannot_be_ours_change_nothing(store: Store, own: OwnStore, change: Callable[[Rows], object]) -> None:
    meet(store, "anna", [])
    fill(own, [(0, "next_1", "Ring", None, False), (0, "safety.what", "x", None, False)])
    rows, before = other(change)(travelled(own)), own.everything.rows()
    with pytest.raises(Damaged):
        own.everything.take_in(rows)
    assert own.everything.rows() == before


def test_what_may_be_empty_may_be_missing_as_in_older_files(
    own: OwnStore, deletion: Deletion, stranger: OwnStore
) -> None:
    fill(own, [])
    rows = travelled(own)
    before = own.everything.rows()
    for row in rows["reflections"]:
        for name in [name for name, value in row.items() if value is None]:
            del row[name]
    deletion.everything()
    stranger.everything.take_in(rows)
    assert stranger.everything.rows() == before


@pytest.mark.parametrize(("version", "plans", "records"), [(1, 0, 0), (2, 1, 0), (3, 1, 2)])
def test_every_version_can_be_read_for_good(own: OwnStore, version: int, plans: int, records: int) -> None:
    file = Path(__file__).parents[2] / "data" / f"everything-{version}.zip"
    rows = read(file.read_bytes())
    assert own.everything.take_in(rows) == TakenIn(new=3 + records // 2, plans=plans, records=records)
    kept = json.loads(json.dumps(own.everything.rows(), default=str))
    assert {name: len(all_) for name, all_ in kept.items()} == {name: len(rows.get(name, ())) for name in kept}


def test_documentation_names_every_table_and_column() -> None:
    text = (Path(__file__).parents[3] / "docs" / "own-file.md").read_text(encoding="utf-8")
    told = {name: re.findall(r"`(\w+)`", columns) for name, columns in re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", text)}
    assert told == {table.name: [column.key for column in table.c if column.key not in LEFT_OUT] for table in TABLES}
