"""A deletion can be undone for a minute: everything is as it was, or it is gone for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from model.access import Viewer
from model.store import Deletion, OwnStore, Store, Undoable, just_deleted, undo
from model.store.database.columns import metadata
from model.store.database.faults import StoreFault
from tests.model.store.kept_rows import TAB, gone, held, rows
from tests.model.store.temporary_home import DAY, Place

FIELDS = ("safety.what", "trust.what", "trust.place", "headline", "next_1", "next_2", "next_1_due", "their_telling")
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
SAID = st.tuples(st.sampled_from(FIELDS), WORDS, st.sampled_from(["2", "not_sure", "2026-04-01", None]))


def test_undo_puts_back_every_byte(store: Store, own: OwnStore, deletion: Deletion, written: str) -> None:
    before = rows(store)
    assert {"reflections", "answers", "replaced_answers", "next_steps"} <= {
        name for name, all_ in before.items() if all_
    }
    deletion.reflection(written, tab=TAB)
    assert {name: len(all_) for name, all_ in rows(store).items() if all_} == {"relationships": 1}
    assert deletion.undo(written, TAB) is True
    assert rows(store) == before
    own.answers.save(written, "safety.what", words="going on", tab="one", base_version=2)
    assert own.answers.of(written)["safety.what"].version == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(SAID, max_size=12), outcomes=st.lists(st.sampled_from(["done", "part", "not", None]), max_size=2))
def test_undo_puts_back_whatever_there_was(
    store: Store,
    own: OwnStore,
    deletion: Deletion,
    said: list[tuple[str, str, str | None]],
    outcomes: list[str | None],
) -> None:
    made = own.reflections.start("f", "v", "en", DAY, headline="".join(words for _, words, _ in said)).id
    for number, (field, words, place) in enumerate(said):
        own.answers.save(made, field, words=words, place=place, tab=f"tab {number % 2}", base_version=0)
    for step, outcome in zip(own.next_steps.of(made), outcomes, strict=False):
        field = f"next_{step.position + 1}_outcome"
        own.answers.save(made, field, words="so it went", place=outcome, tab="a", base_version=0)
    before = rows(store)
    deletion.reflection(made, tab=TAB)
    assert own.reflections.count() == len(before["reflections"]) - 1
    deletion.undo(made, TAB)
    assert rows(store) == before


def test_what_can_be_undone_is_told_without_its_words(own: OwnStore, deletion: Deletion, written: str) -> None:
    kept, other = own.reflections.get(written), own.reflections.start("f", "v", "en", DAY)
    for one in (written, other.id):
        deletion.reflection(one, tab=TAB)
    first, second = deletion.undoable(TAB)
    assert (first, second) == (
        Undoable(other.id, (other,), is_relationship=False),
        Undoable(written, (replace(kept, headline=""),), is_relationship=False),
    )


def test_two_deletions_are_undone_in_any_order(store: Store, own: OwnStore, deletion: Deletion, written: str) -> None:
    other = own.reflections.start("f", "v", "en", DAY, headline="Another").id
    before = rows(store)
    for one in (written, other):
        deletion.reflection(one, tab=TAB)
    deletion.undo(written, TAB)
    deletion.undo(other, TAB)
    assert (rows(store), deletion.undoable(TAB)) == (before, [])


def test_only_that_person_can_undo_and_on_their_own_machine_only_the_tab_that_deleted(
    store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    deletion.reflection(written, tab=TAB)
    stranger = store.deletion(Viewer("bert"))
    tabs = (TAB,) if store.database.is_sqlite else (TAB, "another tab")
    for tab in (TAB, "another tab"):
        assert [one.id for one in deletion.undoable(tab)] == ([written] if tab in tabs else [])
    assert stranger.undoable(TAB) == []
    refused = [(stranger, TAB), *((deletion, tab) for tab in {"another tab"} - set(tabs))]
    for door, tab in refused:
        gone(lambda door=door, tab=tab: door.undo(written, tab))  # type: ignore[misc]
        gone(lambda door=door, tab=tab: door.forget(written, tab))  # type: ignore[misc]
    deletion.undo(written, TAB)
    assert own.reflections.get(written).headline == "She laughed"


def test_deletion_without_a_tab_is_for_good_at_once(deletion: Deletion, written: str) -> None:
    deletion.reflection(written)
    assert deletion.undoable("") == deletion.undoable(TAB) == []
    gone(lambda: deletion.undo(written, TAB))


def test_undone_once_it_cannot_be_undone_again(own: OwnStore, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.undo(written, TAB)
    gone(lambda: deletion.undo(written, TAB))
    deletion.reflection(written, tab=TAB)
    deletion.undo(written, TAB)
    assert own.reflections.get(written).id == written


def test_deleting_for_good_now_lets_go_of_it(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.forget(written, TAB)
    assert (held(store), deletion.undoable(TAB)) == ([], [])
    gone(lambda: deletion.undo(written, TAB))
    gone(lambda: deletion.forget(written, TAB))


def clocks() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_minute_ends_by_itself(store: Store, deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "SECONDS", 0.2)
    deletion.reflection(written, tab=TAB)
    [one] = store._just_deleted.of("anna", TAB)
    assert (one.id, held(store)) == (written, [written])
    assert one.until - undo.now() <= timedelta(seconds=0.2)
    end = time.monotonic() + 10
    while held(store) and time.monotonic() < end:
        time.sleep(0.02)
    assert (held(store), deletion.undoable(TAB)) == ([], [])
    gone(lambda: deletion.undo(written, TAB))


def test_minute_is_one(deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    assert undo.SECONDS == 60
    [clock] = clocks()
    assert 59 < clock.interval <= 60  # type: ignore[attr-defined]
    deletion.forget(written, TAB)
    clock.join(5)
    assert clocks() == []


def test_it_is_not_undone_once_its_time_is_over_though_its_clock_is_late(
    deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deletion.reflection(written, tab=TAB)
    over = undo.now() + timedelta(seconds=undo.SECONDS)
    monkeypatch.setattr(just_deleted, "now", lambda: over)
    assert deletion.undoable(TAB) == []
    gone(lambda: deletion.undo(written, TAB))


def test_deleting_everything_in_that_minute_ends_it(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.everything()
    assert (held(store), deletion.undoable(TAB)) == ([], [])
    gone(lambda: deletion.undo(written, TAB))
    assert {name for name, all_ in rows(store).items() if all_} == set()


def test_somebody_elses_minute_goes_on_when_one_deletes_everything(
    store: Store, deletion: Deletion, written: str
) -> None:
    deletion.reflection(written, tab=TAB)
    store.deletion(Viewer("bert")).everything()
    assert [one.id for one in deletion.undoable(TAB)] == [written]


def test_nothing_comes_back_when_another_process_deleted_everything(
    place: Place, store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    own.reflections.start("f", "v", "en", DAY)
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as another:
        for _ in range(2):
            another.deletion(Viewer("anna")).everything()
    gone(lambda: deletion.undo(written, TAB))
    assert (own.reflections.count(), held(store)) == (0, [])


def test_other_deletions_meanwhile_hinder_nothing(
    place: Place, own: OwnStore, deletion: Deletion, written: str
) -> None:
    other = own.reflections.start("f", "v", "en", DAY).id
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as another:
        another.deletion(Viewer("anna")).reflection(other)
    deletion.undo(written, TAB)
    assert [one.id for one in own.reflections.all()] == [written]


def test_process_that_ends_takes_it_along_on_ones_own_machine(
    store: Store, place: Place, deletion: Deletion, written: str
) -> None:
    if not store.database.is_sqlite:
        pytest.skip("a database server serves several processes: see below")
    deletion.reflection(written, tab=TAB)
    with closing(place.open()) as after:
        assert after.deletion(Viewer("anna")).undoable(TAB) == []
        gone(lambda: after.deletion(Viewer("anna")).undo(written, TAB))
        assert after.of(Viewer("anna")).reflections.count() == 0
    store.close()
    assert held(store) == []


def served(emptied: Callable[[], str], home: Path) -> Place:
    return Place(home, emptied())


def test_another_process_of_a_server_puts_back_every_byte(
    emptied_postgresql: Callable[[], str], tmp_path: Path
) -> None:
    place = served(emptied_postgresql, tmp_path)
    with closing(place.open()) as killed:
        own = killed.of(Viewer("anna"))
        whose = own.relationships.name("Blue Jay").id
        made = own.reflections.start("f", "v", "en", DAY, headline="She laughed", relationship=whose).id
        own.answers.save(made, "next_1", words="Ring them", tab="one", base_version=0)
        before = rows(killed)
        killed.deletion(Viewer("anna")).relationship(whose, tab=TAB)
        with closing(place.open()) as other:
            theirs = other.deletion(Viewer("anna"))
            [offered] = theirs.undoable("the tab as it came back")
            assert (offered.id, [one.id for one in offered.reflections]) == (whose, [made])
            assert theirs.undo(whose, "the tab as it came back") is True
            assert (rows(other), held(other)) == (before, [])


def test_what_a_process_that_is_gone_left_goes_at_the_next_look_of_anybody(
    emptied_postgresql: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = served(emptied_postgresql, tmp_path)
    with closing(place.open()) as gone_soon:
        made = gone_soon.of(Viewer("anna")).reflections.start("f", "v", "en", DAY).id
        gone_soon.deletion(Viewer("anna")).reflection(made, tab=TAB)
    over = undo.now() + timedelta(seconds=undo.SECONDS)
    monkeypatch.setattr(just_deleted, "now", lambda: over)
    with closing(place.open()) as other:
        assert held(other) == [made]
        assert other.deletion(Viewer("bert")).undoable(TAB) == []
        assert held(other) == []


def test_somebody_who_deletes_everything_ends_nobody_elses_minute_on_a_server(
    emptied_postgresql: Callable[[], str], tmp_path: Path
) -> None:
    with closing(served(emptied_postgresql, tmp_path).open()) as store:
        made = store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY).id
        store.of(Viewer("bert")).reflections.start("f", "v", "en", DAY)
        store.deletion(Viewer("anna")).reflection(made, tab=TAB)
        store.deletion(Viewer("bert")).everything()
        assert store.deletion(Viewer("anna")).undo(made, TAB) is True
        assert store.of(Viewer("anna")).reflections.get(made).id == made


def test_what_is_held_on_a_server_is_no_plain_text(emptied_postgresql: Callable[[], str], tmp_path: Path) -> None:
    with closing(served(emptied_postgresql, tmp_path).open()) as store:
        made = store.of(Viewer("anna")).reflections.start("secret_flow", "v", "en", DAY, headline="She laughed").id
        store.deletion(Viewer("anna")).reflection(made, tab=TAB)
        with store.reading() as connection:
            [kept] = connection.execute(text("SELECT id, owner, body FROM just_deleted")).all()
        assert (kept.id, kept.owner) == (made, "anna")
        assert "secret_flow" not in kept.body
        assert "laughed" not in kept.body


def test_relationship_that_was_deleted_meanwhile_stays_so(
    store: Store, own: OwnStore, deletion: Deletion, written: str
) -> None:
    before = own.reflections.get(written)
    deletion.reflection(written, tab=TAB)
    with store.writing() as connection:
        connection.execute(metadata.tables["relationships"].delete())
    assert deletion.undo(written, TAB) is True
    assert own.reflections.get(written) == replace(before, relationship=None)
    assert len(own.answers.of(written)) == 4


def test_undo_leaves_another_sign_for_every_open_tab(store: Store, deletion: Deletion, written: str) -> None:
    deletion.reflection(written, tab=TAB)
    before = store.last_deletion()
    deletion.undo(written, TAB)
    assert store.last_deletion() != before


def test_undo_that_fails_can_be_tried_again(
    store: Store, own: OwnStore, deletion: Deletion, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deletion.reflection(written, tab=TAB)

    def fails(*_: object) -> bool:
        raise StoreFault("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("model.store.deletion.put_all_back", fails)
        with pytest.raises(StoreFault):
            deletion.undo(written, TAB)
    assert (own.reflections.count(), held(store)) == (0, [written])
    deletion.undo(written, TAB)
    assert own.reflections.count() == 1
