"""Hand-made files that claim a seat: they open nothing of another person's, and say nothing in their name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from model.access import Viewer
from model.own_file import Damaged
from model.store import Store, TakenIn
from model.supervision.meeting import SHARE_FILE
from tests.model.store.kept_rows import rows as kept_rows
from tests.model.store.own_file.everything import Rows, fill, meet, travelled
from tests.model.store.own_file.test_crafted import other
from tests.model.store.own_file.test_supervisors import ANN, BEN, CARL, met, seated
from tests.model.store.supervision.two_people import DAY, Table, script, table


def _open(rows: Rows) -> str:
    return next(str(one["id"]) for one in rows["meetings"] if one["fixed_at"] is None)


def _kept(rows: Rows) -> str:
    return next(str(one["id"]) for one in rows["meetings"] if one["fixed_at"] is not None)


def _said(rows: Rows, field: str) -> dict[str, Any]:
    return next(one for one in rows["meeting_answers"] if one["field"] == field)


def _place(rows: Rows) -> dict[str, Any]:
    return next(one for one in rows["brought"] if one["kind"] == "pattern")


CRAFTED: dict[str, Callable[[Rows], object]] = {
    "a seat that is none": lambda rows: rows["supervisions"][0].update(seat="operator"),
    "somebody in the other seat": lambda rows: rows["supervisions"][0].update(practitioner=ANN.person),
    "the other seat": lambda rows: rows["supervisions"][0].update(seat="practitioner"),
    "a mirror that is not shown": lambda rows: _said(rows, "practitioner.question").update(
        field="practitioner.mirror.more"
    ),
    "a reason that the other has not said": lambda rows: _said(rows, "supervisor.why_not").update(
        field="practitioner.why_not"
    ),
    "a comment that the other typed": lambda rows: _said(rows, "supervisor.comment").update(
        field="practitioner.comment"
    ),
    "a mirror kept for the practitioner alone": lambda rows: rows["kept_mirrors"].append(
        {"meeting": _kept(rows), "said": "{}"}
    ),
    "what the other wrote over": lambda rows: rows["replaced_meeting_answers"][0].update(field="practitioner.how"),
    "a place that is not shown": lambda rows: _place(rows).update(place="2"),
    "words of a place that is not shown": lambda rows: _place(rows).update(words="2"),
    "something brought of a reflection": lambda rows: rows["brought"][0].update(reflection="a" * 24),
    "something brought of a reflection of the file": lambda rows: rows["brought"][0].update(
        reflection=rows["reflections"][0]["id"]
    ),
    "words of a card": lambda rows: rows["brought"][0].update(kind="card", field=f"card.{'a' * 24}.safe"),
}


@pytest.mark.parametrize("change", CRAFTED.values(), ids=CRAFTED)
def test_what_a_supervisor_cannot_have_changes_nothing(store: Store, change: Callable[[Rows], object]) -> None:
    fill(store.of(BEN), [])
    met(seated(store))
    rows = travelled(store.of(BEN))
    before = kept_rows(store)
    for viewer in (BEN, CARL, ANN):
        with pytest.raises(Damaged):
            store.of(viewer).everything.take_in(other(change)(rows))
    assert kept_rows(store) == before


def claiming(rows: Rows, seat: str) -> Rows:
    """The supervisions of a file from the other seat, with nothing in them that this seat could not have."""
    kept = ("meetings", "meeting_scripts", "records", "confirmations", "comments", "actions", "action_marks")
    both = [one for one in rows["meeting_answers"] if one["field"].startswith("both.")]
    return {
        "supervisions": [one | {"seat": seat} for one in rows["supervisions"]],
        "meeting_answers": both,
        **{name: rows[name] for name in kept},
    }


def test_claimed_seat_in_a_supervision_of_others_is_refused_and_told(store: Store) -> None:
    meet(store, ANN.person, [])
    at = seated(store)
    met(at)
    of_ann, of_ben = claiming(travelled(at.own), "supervisor"), claiming(travelled(store.of(BEN)), "practitioner")
    before = kept_rows(store)
    for rows, others in ((of_ann, (ANN, CARL)), (of_ben, (BEN, CARL))):
        for viewer in others:
            assert store.of(viewer).everything.take_in(rows) == TakenIn(left_out=len(rows["meetings"]))
            assert kept_rows(store) == before
    assert store.supervision(CARL).supervisions.all() == []


def test_where_both_sign_in_no_supervisors_file_speaks_for_the_practitioner(store: Store) -> None:
    at = seated(store)
    first, still = met(at)
    rows = travelled(store.of(BEN))
    _said(rows, "practitioner.question")["words"] = "I was wrong"
    at.practitioner.meetings.call_off(still)
    before = kept_rows(store)
    for changed in (rows, _under_another_id(rows)):
        taken = store.of(BEN).everything.take_in(changed)
        assert (taken.records, taken.meetings, taken.left_out > 0) == (0, 0, True)
        assert kept_rows(store) == before
    assert [one.id for one in at.practitioner.meetings.all()] == [first]


def _under_another_id(rows: Rows) -> Rows:
    """The open meeting alone, as one that nobody has ever had."""
    still, new = _open(rows), "f" * 24
    of_meeting = {name: found for name, found in rows.items() if found and "meeting" in found[0]}
    return {
        "supervisions": rows["supervisions"],
        "meetings": [one | {"id": new} for one in rows["meetings"] if one["id"] == still],
        **{
            name: [one | {"meeting": new} for one in found if one["meeting"] == still]
            for name, found in of_meeting.items()
            if name not in ("records", "actions", "comments")
        },
    }


def _in_a_new_supervision(rows: Rows) -> Rows:
    """An open meeting of a supervision that nobody has here, from the supervisor's seat."""
    found = _under_another_id(rows)
    new = "e" * 24
    return found | {
        "supervisions": [one | {"id": new} for one in rows["supervisions"]],
        "meetings": [one | {"supervision": new} for one in found["meetings"]],
    }


def _with_meeting(rows: Rows, id_: str) -> Rows:
    """The same under this meeting's id."""
    return {
        name: [
            one | ({"id": id_} if name == "meetings" else {"meeting": id_} if "meeting" in one else {}) for one in found
        ]
        for name, found in rows.items()
    }


def by_file(store: Store) -> tuple[Table, str]:
    """A meeting of Ann's by share file, with somebody who does not sign in."""
    at = table(store, ANN.person)
    guide: Any = {"held_on": DAY, "language": "en", "content_version": "v"}
    return at, at.practitioner.meetings.begin(at.id, script(), mode=SHARE_FILE, **guide).id


def test_no_id_of_a_meeting_is_taken_over(store: Store) -> None:
    at = seated(store)
    _, still = met(at)
    rows = _in_a_new_supervision(travelled(store.of(BEN)))
    theirs, by_share_file = by_file(store)
    kept = at.practitioner.meetings.all(is_open=False)[0].id
    carl = store.of(CARL)
    for number, id_ in enumerate((still, by_share_file, kept)):
        assert carl.everything.take_in(_with_meeting(rows, id_)) == TakenIn(people=number == 0, left_out=1)
        with pytest.raises(Exception, match="nothing here"):
            store.supervision(CARL).meetings.get(id_)
    theirs.practitioner.meetings.call_off(by_share_file)
    assert carl.everything.take_in(_with_meeting(rows, by_share_file)) == TakenIn(left_out=1)
    assert carl.everything.take_in(rows) == TakenIn(meetings=1)


def test_no_file_keeps_another_from_calling_a_meeting_off(store: Store) -> None:
    at, meeting = by_file(store)
    new = "e" * 24
    told = {"id": new, "practitioner_name": "A", "supervisor_name": "B", "begun_at": "2026-03-04T10:00:00Z"}
    rows = {
        "supervisions": [told | {"seat": "supervisor"}],
        "called_off": [{"meeting": meeting, "supervision": new}],
    }
    store.of(CARL).everything.take_in(rows)
    at.practitioner.meetings.call_off(meeting)
    assert at.practitioner.meetings.all() == []


def test_supervision_that_a_file_begins_is_its_takers_alone(store: Store) -> None:
    met(seated(store))
    rows = _in_a_new_supervision(travelled(store.of(BEN)))
    assert store.of(CARL).everything.take_in(rows) == TakenIn(meetings=1)
    [made] = store.supervision(CARL).supervisions.all()
    assert not made.both_sign_in
    for viewer in (ANN, BEN, Viewer("zoe")):
        assert made.id not in [one.id for one in store.supervision(viewer).supervisions.all()]
    assert store.supervision(CARL).meetings.all(made.id)[0].mode == "one_screen"
