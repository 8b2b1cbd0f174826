"""Plans of a person's own: kept as they are typed, faults and all, encrypted, taken along and deleted."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from model.access import NotYours, Viewer
from model.own_file import Damaged, read, written
from model.own_plan.change import Draft, moved, put_back, taken_out
from model.own_plan.file import left_out_in, plan_in
from model.own_plan.plan import words_at
from model.store import OwnStore, Store, TakenIn, open_store

PLAN: dict[str, Any] = {
    "key": "our_day",
    "name": "Our day",
    "steps": [{"key": "welcome", "title": "Welcome"}, {"key": "story", "title": "A story"}, {"key": "close"}],
}

TITLE = ("steps", "story", "title")


def keys(own: OwnStore, id_: str) -> list[str]:
    return [step["key"] for step in plan_in(own.plans.get(id_).words)["steps"]]


def test_a_plan_is_kept_as_it_is_typed_though_it_has_faults(own: OwnStore) -> None:
    made = own.plans.add("workshops", PLAN)
    saved = own.plans.write(made.id, TITLE, "")
    assert (words_at(plan_in(saved.words), TITLE), saved.version) == ("", 2)
    saved = own.plans.write(made.id, TITLE, "Rain: a “story”\nno")
    assert own.plans.get(made.id) == saved
    assert words_at(plan_in(saved.words), TITLE) == "Rain: a “story”\nno"
    assert own.plans.write(made.id, TITLE, "Rain: a “story”\nno").version == 3


def test_steps_move_go_and_come_back(own: OwnStore) -> None:
    made = own.plans.add("workshops", PLAN)
    own.plans.change(made.id, lambda draft: moved(draft, "story", -1))
    assert keys(own, made.id) == ["story", "welcome", "close"]
    own.plans.change(made.id, lambda draft: taken_out(draft, ["welcome"]))
    own.plans.change(made.id, lambda draft: taken_out(draft, ["close"]))
    assert keys(own, made.id) == ["story"]
    left_out = left_out_in(own.plans.get(made.id).left_out)
    assert [item["step"]["key"] for item in left_out] == ["welcome", "close"]
    own.plans.change(made.id, lambda draft: put_back(draft, ["welcome", "close"]))
    assert (sorted(keys(own, made.id)), own.plans.get(made.id).left_out) == (["close", "story", "welcome"], "")


def test_what_changes_nothing_is_not_written(own: OwnStore) -> None:
    made = own.plans.add("workshops", PLAN)
    assert own.plans.change(made.id, lambda draft: Draft(draft.plan, draft.left_out)) == made


def test_plans_of_both_kinds_are_told_apart_the_one_changed_last_first(own: OwnStore) -> None:
    first, second = own.plans.add("workshops", PLAN), own.plans.add("workshops", PLAN)
    meeting = own.plans.add("supervision", PLAN)
    own.plans.change(first.id, lambda draft: moved(draft, "close", -1))
    assert [plan.id for plan in own.plans.all("workshops")] == [first.id, second.id]
    assert [plan.id for plan in own.plans.all("supervision")] == [meeting.id]


def test_a_deleted_plan_is_gone(own: OwnStore) -> None:
    made = own.plans.add("workshops", PLAN)
    own.plans.delete(made.id)
    assert own.plans.all("workshops") == []
    for act in (own.plans.get, own.plans.delete):
        with pytest.raises(NotYours):
            act(made.id)


def test_deleting_everything_takes_ones_plans_and_no_others(store: Store) -> None:
    mine, other = store.of(Viewer("anna")), store.of(Viewer("bert"))
    mine.plans.add("workshops", PLAN)
    kept = other.plans.add("workshops", PLAN)
    store.deletion(Viewer("anna")).everything()
    assert (mine.plans.all("workshops"), other.plans.all("workshops")) == ([], [kept])


def test_no_word_of_a_plan_lies_readable_in_a_file(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        own = store.of(Viewer("anna"))
        made = own.plans.add("workshops", PLAN | {"name": "Heron and kingfisher"})
        own.plans.write(made.id, TITLE, "Bittern")
        own.plans.change(made.id, lambda draft: taken_out(draft, ["story"]))
        held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(word in held for word in (b"kingfisher", b"Bittern", b"Welcome"))


def test_plans_go_along_in_the_file_of_everything(store: Store) -> None:
    mine, other = store.of(Viewer("anna")), store.of(Viewer("bert"))
    made = mine.plans.add("workshops", PLAN)
    mine.plans.change(made.id, lambda draft: taken_out(draft, ["story"]))
    file = read(written(mine.everything.rows()))
    mine.plans.delete(made.id)
    assert other.everything.take_in(file) == TakenIn(plans=1)
    assert other.everything.rows()["own_plans"] == file_rows(file)
    assert other.everything.take_in(file) == TakenIn()


def file_rows(file: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The plans of a file as rows, but for their moments, which are read as such."""
    return [row | {"changed_at": datetime.fromisoformat(row["changed_at"])} for row in file["own_plans"]]


@pytest.mark.parametrize(
    "change",
    [{"kind": "reflection"}, {"words": "plans: [4]"}, {"words": "'"}, {"left_out": "[4]"}, {"words": "plans: []"}],
)
def test_a_file_with_what_is_no_plan_changes_nothing(own: OwnStore, change: dict[str, str]) -> None:
    made = own.plans.add("workshops", PLAN)
    file = read(written(own.everything.rows()))
    own.plans.delete(made.id)
    file["own_plans"][0] |= change
    with pytest.raises(Damaged):
        own.everything.take_in(file)
    assert own.plans.all("workshops") == []
