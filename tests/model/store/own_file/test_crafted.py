"""Files that no Alongside writes change nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from model.own_file import Damaged
from model.store import OwnStore, Store
from tests.model.store.own_file.everything import Rows, live, travelled


def other(change: Callable[[Rows], object]) -> Callable[[Rows], Rows]:
    def changed(rows: Rows) -> Rows:
        rows = deepcopy(rows)
        change(rows)
        return rows

    return changed


def _swap(rows: list[dict[str, Any]], name: str) -> None:
    rows[0][name], rows[1][name] = rows[1][name], rows[0][name]


OPEN, CONFIRMED = True, False


def _meeting(rows: Rows, is_open: bool) -> dict[str, Any]:
    return next(one for one in rows["meetings"] if (one["fixed_at"] is None) == is_open)


def _of(table: str, rows: Rows, is_open: bool) -> dict[str, Any]:
    ids = {one["id"] for one in rows["meetings"] if (one["fixed_at"] is None) == is_open}
    return next(one for one in rows[table] if one["meeting"] in ids)


def _said(rows: Rows, field: str) -> dict[str, Any]:
    return next(one for one in rows["meeting_answers"] if one["field"] == field)


def _counted(rows: Rows, change: Callable[[dict[str, Any]], object]) -> None:
    """A change of what is kept of a workshop."""
    body = json.loads(rows["room_results"][0]["body"])
    change(body)
    rows["room_results"][0]["body"] = json.dumps(body)


def _written(rows: Rows, **news: object) -> None:
    """A change of the plan of a workshop."""
    script = json.loads(rows["room_scripts"][0]["script"]) | news
    rows["room_scripts"][0]["script"] = json.dumps(script)


def _count_each(body: dict[str, Any], number: int) -> None:
    for cell in body["pictures"][0]["cells"]:
        cell[-1] = number


CRAFTED: dict[str, Callable[[Rows], object]] = {
    "another table": lambda rows: rows.update(presence=[]),
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
    "a meeting that one confirmed": lambda rows: rows["confirmations"].remove(_of("confirmations", rows, CONFIRMED)),
    "a record of what is open": lambda rows: _meeting(rows, CONFIRMED).update(fixed_at=None),
    "a confirmed meeting with what it was made from": lambda rows: _of("brought", rows, OPEN).update(
        meeting=_meeting(rows, CONFIRMED)["id"], reflection=None
    ),
    "an answer in a record": lambda rows: _of("meeting_answers", rows, CONFIRMED).update(field="both.agenda"),
    "a comment that the other typed": lambda rows: _of("meeting_answers", rows, CONFIRMED).update(
        field="supervisor.comment"
    ),
    "an open meeting without its words": lambda rows: rows["meeting_scripts"].pop(),
    "an open meeting that both confirmed": lambda rows: _meeting(rows, OPEN).update(fixed_at="2026-03-04T10:00:00Z"),
    "two open meetings of the same two": lambda rows: [
        one.update(supervision=rows["supervisions"][0]["id"]) for one in rows["meetings"] if one["fixed_at"] is None
    ],
    "a view that is not shown": lambda rows: _said(rows, "supervisor.view.trust").update(field="supervisor.view.time"),
    "a reason that the other has not said": lambda rows: _said(rows, "practitioner.why_not").update(
        field="supervisor.why_not"
    ),
    "an answer to nothing that is asked": lambda rows: _said(rows, "practitioner.question").update(field="both.secret"),
    "what the other wrote over": lambda rows: rows["replaced_meeting_answers"][0].update(field="supervisor.how"),
    "a script that is none": lambda rows: rows["meeting_scripts"][0].update(script="{}"),
    "another script than the meeting's": lambda rows: _meeting(rows, OPEN).update(
        has_two_views=not _meeting(rows, OPEN)["has_two_views"]
    ),
    "a step that is none": lambda rows: _meeting(rows, OPEN).update(step="nowhere"),
    "an earlier action that is none": lambda rows: rows["meeting_scripts"][0].update(carried='[{"id": "x"}]'),
    "a place of no element": lambda rows: rows["brought"][0].update(kind="pattern", field="charm.place"),
    "words of no card": lambda rows: rows["brought"][0].update(kind="card", field="card"),
    "something brought of no reflection of the file": lambda rows: rows["brought"][0].update(
        meeting="a" * 24, reflection="a" * 24
    ),
    "a comment on what is open": lambda rows: rows["comments"][0].update(meeting=_meeting(rows, OPEN)["id"]),
    "called off and still there": lambda rows: rows["called_off"][0].update(meeting=_meeting(rows, OPEN)["id"]),
    "called off by nobody known": lambda rows: rows["called_off"][0].update(who="operator"),
    "a time that is none": lambda rows: _meeting(rows, OPEN).update(held_at="noon"),
    "a meeting of no supervision": lambda rows: rows["meetings"][0].update(supervision="a" * 24),
    "an action of another supervision": lambda rows: rows["actions"][0].update(supervision="a" * 24),
    "an action of another meeting": lambda rows: rows["actions"][0].update(id="a" * 24 + "-a1"),
    "a mirror brought to nothing": lambda rows: rows["kept_mirrors"][0].update(brought_to="a" * 24),
    "a mirror that is none": lambda rows: rows["kept_mirrors"][0].update(said="[]"),
    "a seat that is none": lambda rows: rows["comments"][0].update(seat="operator"),
    "somebody in the other seat": lambda rows: rows["supervisions"][0].update(supervisor="bert"),
    "a workshop that is open": lambda rows: rows["rooms"][0].update(ended_at=None),
    "a workshop that shows something still": lambda rows: rows["rooms"][0].update(shows=True),
    "a workshop with a code": lambda rows: rows["rooms"][0].update(code="BCDFGHJK"),
    "a workshop without its results": lambda rows: rows["room_results"].clear(),
    "a workshop at a step it does not have": lambda rows: rows["rooms"][0].update(step="nowhere"),
    "a workshop whose plan is none": lambda rows: rows["room_scripts"][0].update(script="{}"),
    "a workshop without its story": lambda rows: _written(rows, vignettes=[]),
    "a workshop without what it offers": lambda rows: _written(rows, offered={}),
    "results of less than nobody": lambda rows: _counted(rows, lambda body: _count_each(body, -1)),
    "results of fewer than five": lambda rows: _counted(rows, lambda body: _count_each(body, 0)),
    "results with people in them": lambda rows: _counted(rows, lambda body: body["pictures"][0].update(people=["a"])),
    "results of a question nobody asked": lambda rows: _counted(
        rows, lambda body: body["pictures"][0].update(question="charm")
    ),
    "results of the same question twice": lambda rows: _counted(
        rows, lambda body: body["pictures"].append(body["pictures"][0])
    ),
    "answers that cannot be given": lambda rows: _counted(
        rows, lambda body: body["pictures"][-1]["cells"][0].insert(0, "else")
    ),
    "lines of a step that has none": lambda rows: _counted(rows, lambda body: body["lines"].update(ground=["x"])),
    "single answers of a workshop": lambda rows: rows.update(given=[]),
    "a list for words": lambda rows: rows["answers"][0].update(words=[]),
}


@pytest.fixture(scope="module")
def kept(two: tuple[Store, Store]) -> tuple[OwnStore, Rows]:
    """Somebody with something in every table, and the rows of their file."""
    own = live(two[0], "anna")
    return own, travelled(own)


@pytest.mark.parametrize("change", CRAFTED.values(), ids=CRAFTED)
def test_rows_that_cannot_be_ours_change_nothing(kept: tuple[OwnStore, Rows], change: Callable[[Rows], object]) -> None:
    own, file = kept
    rows, before = other(change)(file), own.everything.rows()
    with pytest.raises(Damaged):
        own.everything.take_in(rows)
    assert own.everything.rows() == before
