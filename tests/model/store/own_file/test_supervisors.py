"""What somebody has as a supervisor in a file of everything: it stands elsewhere as they saw it."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import SUPERVISOR, Viewer, far_practitioner, guest_of
from model.own_file import read, written
from model.store import Store, SupervisionStore, TakenIn, open_store
from model.store.own_file.parts import Part
from model.supervision.meeting import LIVE, ONE_SCREEN, SHARE_FILE
from tests.effort import examples
from tests.model.store.kept_rows import rows as kept_rows
from tests.model.store.own_file.everything import fill, items_with_cards, travelled
from tests.model.store.own_file.open_meeting import DONE, do, seen
from tests.model.store.supervision.two_machines import Machine, two_machines
from tests.model.store.supervision.two_people import DAY, Table, table

ANN, BEN, CARL = Viewer("a" * 24), Viewer("b" * 24), Viewer("carl")
UNSEEN = ("For me alone", "As I see it", "Half a comment", "not sure of it yet", "Ní hea")
"""What the practitioner typed and has not shown or said, and what somebody said on a card."""


def seated(store: Store) -> Table:
    """Two people who both sign in."""
    return table(store, ANN.person, BEN.person)


def there(store: Store, supervision: str) -> Table:
    """The two seats of a supervision where its supervisor brought a file back."""
    far = far_practitioner(supervision)
    return Table(
        store, store.supervision(far), store.supervision(CARL), store.of(far), store.deletion(CARL), supervision
    )


def empty(two: tuple[Store, Store]) -> None:
    for store, viewer in ((two[0], ANN), (two[0], BEN), (two[1], CARL)):
        store.deletion(viewer).everything()


def met(at: Table) -> tuple[str, str]:
    """A record both confirmed, with what each said since; and an open meeting with views shown and unshown."""
    first = at.fixed(words="Ring the school", mirror=UNSEEN[0]).id
    at.practitioner.record.comment(first, "Seen.")
    at.say(at.practitioner, first, "practitioner.comment", UNSEEN[2])
    at.say(at.supervisor, first, "supervisor.comment", "Half of mine")
    [(_, action)] = at.supervisor.actions.due(at.id)
    at.supervisor.marks.save(at.id, action.id, words="Begun", place="part", tab="a", base_version=0)
    still = at.begin(mode=LIVE).id
    reflection = at.reflection()
    at.practitioner.brought.bring(still, reflection, at.items(reflection))
    at.say(at.practitioner, still, "practitioner.question", "How do I go on?")
    at.say(at.practitioner, still, "practitioner.mirror.more", UNSEEN[1])
    at.say(at.practitioner, still, "practitioner.why_not", UNSEEN[3])
    at.say(at.supervisor, still, "supervisor.view.safety", "They laughed", "4")
    at.say(at.supervisor, still, "supervisor.why_not", "Not as I said it")
    at.say(at.supervisor, still, "both.next_on", place="2026-05-06")
    for tab in ("one", "two"):
        at.supervisor.answers.save(still, "both.agenda", words=f"The school, {tab}", tab=tab, base_version=0)
    return first, still


def seen_but_cards(viewed: SupervisionStore, meeting: str) -> dict[str, object]:
    """All that a supervisor sees of an open meeting, but for cards, which are in no file of theirs."""
    return seen(viewed, meeting) | {
        "brought": [one for one in viewed.brought.of(meeting) if one.item.kind != "card"],
    }


def unseen_places(at: Table, meeting: str) -> set[str]:
    """The fields of places that were brought and the supervisor does not see yet."""
    shown = at.supervisor.shown.of(meeting)
    return {f"{element}.place" for element in at.supervisor.brought.elements(meeting) if element not in shown}


@settings(max_examples=examples(25))
@given(done=st.lists(DONE, max_size=12))
def test_open_meeting_goes_on_elsewhere_as_its_supervisor_saw_it(
    two: tuple[Store, Store], done: list[tuple[Any, ...]]
) -> None:
    empty(two)
    reflections, at = fill(two[0].of(ANN), []), seated(two[0])
    meeting = at.begin().id
    for act in done:
        do(at, meeting, reflections, act)
    file, other = travelled(two[0].of(BEN)), two[1].of(CARL)
    assert other.everything.take_in(file) in (TakenIn(meetings=1), TakenIn(records=1))
    assert travelled(other) == file
    assert other.everything.take_in(file) == TakenIn()
    here, unseen = there(two[1], at.id), unseen_places(at, meeting)
    if at.supervisor.meetings.get(meeting).is_open:
        assert seen_but_cards(here.supervisor, meeting) == seen_but_cards(at.supervisor, meeting)
        for each in (at, here):
            each.say(each.practitioner, meeting, "both.action_1", "Ring")
            each.supervisor.shown.show_views(meeting)
            for who in (each.practitioner, each.supervisor):
                who.confirmations.confirm(meeting, agrees=True)
    body = at.supervisor.record.of(meeting).body
    brought = [one.model_copy(update={"place": None}) if one.field in unseen else one for one in body.brought]
    assert here.supervisor.record.of(meeting).body == body.model_copy(update={"brought": tuple(brought)})


def test_all_that_a_supervisor_has_stands_elsewhere_as_it_was(two: tuple[Store, Store]) -> None:
    empty(two)
    at = seated(two[0])
    kept, still = met(at)
    file = travelled(two[0].of(BEN))
    other = two[1].of(CARL)
    assert other.everything.take_in(file) == TakenIn(records=1, meetings=1)
    here = there(two[1], at.id).supervisor
    [supervision] = here.supervisions.all()
    assert (supervision.practitioner, supervision.supervisor) == (far_practitioner(at.id).person, CARL.person)
    assert supervision.practitioner_name == "Anna"
    assert here.supervisions.seat(at.id) == "supervisor"
    assert here.record.of(kept) == at.supervisor.record.of(kept)
    assert here.record.of(kept).is_whole
    assert here.answers.of(kept) == at.supervisor.answers.of(kept)
    assert here.actions.due()[0][1] == at.supervisor.actions.due()[0][1]
    assert here.marks.of(at.id) == at.supervisor.marks.of(at.id) != {}
    assert here.meetings.get(still) == replace(at.supervisor.meetings.get(still), mode=ONE_SCREEN)
    assert seen(here, still) == seen(at.supervisor, still) | {"meeting": here.meetings.get(still)}
    assert here.answers.replaced(still) != []
    assert here.answers.of(still)["supervisor.why_not"].words == "Not as I said it"


def test_file_has_nothing_that_the_practitioner_has_not_said_or_shown(store: Store) -> None:
    at = seated(store)
    _, still = met(at)
    own = at.own
    card = own.cards.begin("child", "v", "en", DAY, reflection=at.reflection()).id
    rows = travelled(store.of(BEN))
    file = json.dumps(rows, ensure_ascii=False)
    assert [word in file for word in ("She laughed.", "How do I go on?", "Ring the school", "Half of mine")] == [
        True
    ] * 4
    assert [word for word in (*UNSEEN, card, ANN.person, BEN.person) if word in file] == []
    assert (rows["reflections"], rows["answers"], rows["kept_mirrors"]) == ([], [], [])
    assert {row["reflection"] for row in rows["brought"]} == {None}
    assert [row["place"] for row in rows["brought"] if row["field"] == "safety.place"] == [None]
    at.supervisor.shown.show_views(still)
    at.practitioner.shown.show_mirror(still)
    rows = travelled(store.of(BEN))
    assert [row["place"] for row in rows["brought"] if row["field"] == "safety.place"] == ["2"]
    assert [word for word in UNSEEN if word in json.dumps(rows, ensure_ascii=False)] == [UNSEEN[1]]


def test_card_that_was_brought_is_in_no_file_of_a_supervisors(store: Store) -> None:
    at = seated(store)
    reflections = fill(at.own, [])
    meeting = at.begin().id
    at.practitioner.brought.bring(meeting, reflections[2], items_with_cards(at.own, reflections[2]))
    assert "card" in {one.item.kind for one in at.supervisor.brought.of(meeting)}
    rows = travelled(store.of(BEN))
    assert "Ní hea" not in json.dumps(rows, ensure_ascii=False)
    assert {row["kind"] for row in rows["brought"]} == {"about", "next_steps"}


def test_guest_and_whoever_is_far_have_no_file(store: Store) -> None:
    guest = table(store, ANN.person)
    guest.begin()
    far = store.supervision(BEN).supervisions.begin("Dara", "Ben", SUPERVISOR)
    for viewer in (guest_of(guest.id), far_practitioner(far.id)):
        own = store.of(viewer)
        assert {name for name, rows in own.everything.rows().items() if rows} == set()
        assert not own.everything.has_supervision()
    assert store.of(BEN).everything.has_supervision()


def test_person_with_whom_there_was_no_meeting_comes_along_by_name(two: tuple[Store, Store]) -> None:
    empty(two)
    of_ben = two[0].supervision(BEN).supervisions
    made = of_ben.begin("Dara", "Ben", SUPERVISOR)
    file = travelled(two[0].of(BEN))
    assert two[1].of(CARL).everything.take_in(file) == TakenIn(people=1)
    [come] = two[1].supervision(CARL).supervisions.all()
    assert come == replace(made, supervisor=CARL.person)
    assert two[1].of(CARL).everything.take_in(file) == TakenIn()


def test_parts_brought_back_in_any_order_are_all_of_it(two: tuple[Store, Store]) -> None:
    empty(two)
    fill(two[0].of(BEN), [])
    at = seated(two[0])
    met(at)
    one, other = two[0].of(BEN), two[1].of(CARL)
    parts = [read(written(one.everything.export(Part(number, 3)))) for number in (3, 1, 2)]
    taken = [other.everything.take_in(part) for part in parts]
    assert [sum(one.records for one in taken), sum(one.meetings for one in taken)] == [1, 1]
    assert travelled(other) == travelled(one) | {"meetings": travelled(other)["meetings"]}


def test_what_is_another_way_here_stays_and_is_told(store: Store) -> None:
    at = seated(store)
    first, still = met(at)
    file, ben = travelled(store.of(BEN)), store.of(BEN)
    assert ben.everything.take_in(file) == TakenIn()
    at.say(at.practitioner, still, "practitioner.mirror.more", "Nobody sees that")
    assert ben.everything.take_in(file) == TakenIn()
    at.say(at.supervisor, still, "supervisor.view.trust", "Another one")
    at.say(at.supervisor, first, "supervisor.comment", "Another half")
    before = kept_rows(store)
    assert ben.everything.take_in(file) == TakenIn(other_meetings=2)
    assert kept_rows(store) == before


def test_where_the_practitioner_has_left_an_open_meeting_does_not_begin_anew(store: Store) -> None:
    at = seated(store)
    first, _ = met(at)
    file = travelled(store.of(BEN))
    store.deletion(ANN).everything()
    at.say(at.supervisor, first, "supervisor.comment", "Half of mine")
    assert store.of(BEN).everything.take_in(file) == TakenIn(left_out=1)
    assert [one.id for one in at.supervisor.meetings.all()] == [first]


def test_practitioner_is_told_of_each_meeting_that_goes_along_and_has_anything_of_theirs(store: Store) -> None:
    at = seated(store)
    meeting = at.begin(mode=LIVE).id

    def told() -> list[tuple[str, str | None]]:
        found = store.trail(ANN).mine()
        return [(one.kind, one.thing) for one in found if one.act == "exported"]

    at.say(at.supervisor, meeting, "supervisor.view.safety", "Mine alone", "2")
    at.say(at.practitioner, meeting, "practitioner.mirror.more", "For me")
    store.of(BEN).everything.export()
    assert told() == []
    reflection = at.reflection()
    at.practitioner.brought.bring(meeting, reflection, at.items(reflection))
    store.of(BEN).everything.export()
    assert told() == [("meeting", meeting)]


def test_what_came_by_share_file_goes_on_where_the_file_was_brought(tmp_path: Path) -> None:
    with two_machines(tmp_path) as at, closing(open_store(tmp_path / "third")) as store:
        meeting, third = at.ready(), Machine(store)
        at.sian.open(at.anna.file(meeting))
        at.sian.say(meeting, "supervisor.how", "Gladly")
        third.own.everything.take_in(travelled(at.sian.own))
        assert third.supervision.meetings.get(meeting).mode == SHARE_FILE
        assert third.said(meeting) == at.sian.said(meeting)
        at.anna.say(meeting, "both.agenda", "Anna's")
        came = at.anna.file(meeting)
        for machine in (third, at.sian):
            assert machine.open(came).came == "newer"
        assert third.supervision.brought.of(meeting) == at.sian.supervision.brought.of(meeting)
        third.supervision.confirmations.confirm(meeting, agrees=True)
        at.anna.open(third.file(meeting))
        at.anna.supervision.confirmations.confirm(meeting, agrees=True)
        assert third.open(at.anna.file(meeting)).came == "fixed"
        assert third.supervision.record.of(meeting).body == at.anna.supervision.record.of(meeting).body


def test_place_that_was_not_seen_comes_with_the_practitioners_next_file(tmp_path: Path) -> None:
    with two_machines(tmp_path) as at, closing(open_store(tmp_path / "third")) as store:
        meeting, third = at.begin(), Machine(store)
        at.bring(meeting)
        at.sian.open(at.anna.file(meeting))
        third.own.everything.take_in(travelled(at.sian.own))
        assert third.supervision.brought.elements(meeting) == ("safety", "trust")
        third.open(at.anna.file(meeting))
        third.supervision.shown.show_views(meeting)
        at.anna.open(third.file(meeting))
        assert third.supervision.record.body(meeting) == at.anna.supervision.record.body(meeting)
        assert [one.place for one in third.supervision.record.body(meeting).brought if one.kind == "pattern"] == [
            "2",
            "4",
        ]
