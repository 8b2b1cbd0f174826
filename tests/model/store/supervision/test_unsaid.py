"""What somebody has begun to say and not said yet: kept as it is typed, for nobody else, and gone once it is said."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from model.access import NotYours, Viewer, guest_of
from model.answers import Answer, Saved
from model.store import Store, SupervisionStore, open_store
from model.store.tables.supervision import meeting_answers, replaced_meeting_answers
from model.supervision.refusals import Fixed
from tests.model.store.supervision.two_machines import two_machines
from tests.model.store.supervision.two_people import Table, table

WHY, COMMENT = "practitioner.why_not", "practitioner.comment"


def begin(who: SupervisionStore, meeting: str, field: str, words: str, *, base: int = 0, tab: str = "one") -> Saved:
    """Type something."""
    return who.answers.save(meeting, field, words=words, tab=tab, base_version=base)


def begun(who: SupervisionStore, meeting: str, field: str) -> str | None:
    """What this seat finds begun in a field."""
    answer = who.answers.of(meeting).get(field)
    return answer.words if answer else None


@pytest.fixture
def ready(at_table: Table) -> str:
    """An open meeting that can be confirmed."""
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "both.action_1", "walk")
    return meeting


@pytest.fixture
def fixed(at_table: Table) -> str:
    """A confirmed meeting."""
    return at_table.fixed().id


@pytest.mark.parametrize("is_fixed", [False, True])
def test_what_is_begun_is_for_its_own_hand_and_in_no_record(at_table: Table, is_fixed: bool) -> None:
    meeting = (at_table.fixed() if is_fixed else at_table.begin()).id
    kind, body = "comment" if is_fixed else "why_not", at_table.practitioner.record.body(meeting)
    seats = {"practitioner": at_table.practitioner, "supervisor": at_table.supervisor}
    for seat, seated in seats.items():
        begin(seated, meeting, f"{seat}.{kind}", f"{seat} begins")
    for seat, seated in seats.items():
        fields = {field: one.words for field, one in seated.answers.of(meeting).items() if field.endswith(kind)}
        assert fields == {f"{seat}.{kind}": f"{seat} begins"}
        assert f"{seat}.{kind}" not in seated.answers.of(meeting, together=True)
        other = "supervisor" if seat == "practitioner" else "practitioner"
        with pytest.raises(NotYours):
            begin(seated, meeting, f"{other}.{kind}", "not mine")
    assert at_table.practitioner.record.body(meeting) == at_table.supervisor.record.body(meeting) == body


def test_comment_is_begun_in_a_confirmed_meeting_only_and_nothing_else_is(
    at_table: Table, fixed: str, ready: str
) -> None:
    with pytest.raises(NotYours):
        begin(at_table.practitioner, ready, COMMENT, "early")
    for field in (WHY, "practitioner.disagree", "both.agenda"):
        with pytest.raises(Fixed):
            begin(at_table.practitioner, fixed, field, "late")
    assert begin(at_table.practitioner, fixed, COMMENT, "Half a").answer.version == 1


def test_beginning_to_say_why_leaves_a_confirmation_as_it_is(at_table: Table, ready: str) -> None:
    at_table.supervisor.confirmations.confirm(ready, agrees=True)
    begin(at_table.practitioner, ready, WHY, "The date")
    assert list(at_table.practitioner.confirmations.of(ready)) == ["supervisor"]


def test_declining_says_it_and_empties_it(at_table: Table, ready: str) -> None:
    begin(at_table.practitioner, ready, WHY, "The date is wrong")
    begin(at_table.supervisor, ready, "supervisor.why_not", "Mine")
    at_table.practitioner.confirmations.confirm(ready, agrees=False, words="The date is wrong")
    assert at_table.supervisor.confirmations.of(ready)["practitioner"].words == "The date is wrong"
    assert begun(at_table.practitioner, ready, WHY) == ""
    assert begun(at_table.supervisor, ready, "supervisor.why_not") == "Mine"


def test_agreeing_keeps_what_was_begun_until_the_record_is_fixed(store: Store, at_table: Table, ready: str) -> None:
    begin(at_table.practitioner, ready, WHY, "The date")
    at_table.practitioner.confirmations.confirm(ready, agrees=True)
    assert begun(at_table.practitioner, ready, WHY) == "The date"
    at_table.supervisor.confirmations.confirm(ready, agrees=True)
    assert (
        at_table.practitioner.answers.of(ready).keys()
        == at_table.supervisor.answers.of(ready).keys()
        == {"both.action_1"}
    )
    with store.reading() as connection:
        assert connection.execute(select(meeting_answers)).all() == []


def test_adding_a_comment_empties_the_box_of_its_seat(at_table: Table, fixed: str) -> None:
    begin(at_table.practitioner, fixed, COMMENT, "It held.")
    begin(at_table.supervisor, fixed, "supervisor.comment", "Mine")
    at_table.practitioner.record.comment(fixed, "It held.")
    assert begun(at_table.practitioner, fixed, COMMENT) == ""
    assert begun(at_table.supervisor, fixed, "supervisor.comment") == "Mine"
    assert [one.words for one in at_table.supervisor.record.comments(fixed)] == ["It held."]


@pytest.mark.parametrize("kind", ["comment", "why_not"])
def test_words_sent_again_after_they_were_said_are_not_begun_again(
    at_table: Table, fixed: str, ready: str, kind: str
) -> None:
    who, meeting, field = at_table.practitioner, fixed if kind == "comment" else ready, f"practitioner.{kind}"
    first = begin(who, meeting, field, "It held. ").answer.version
    if kind == "comment":
        who.record.comment(meeting, "It held. ")
    else:
        who.confirmations.confirm(meeting, agrees=False, words="It held. ")
    emptied = who.answers.of(meeting)[field]
    assert begin(who, meeting, field, "It held. ", base=first).answer == emptied
    assert begin(who, meeting, field, "It held. And more", base=first).answer.words == "It held. And more"
    begin(who, meeting, field, "", base=first)
    newest = who.answers.of(meeting)[field].version
    assert begin(who, meeting, field, "It held. ", base=newest).answer.words == "It held. "


def test_comment_begun_in_two_tabs_loses_neither(at_table: Table, fixed: str) -> None:
    first = begin(at_table.practitioner, fixed, COMMENT, "From one").answer
    second = begin(at_table.practitioner, fixed, COMMENT, "From two", tab="two")
    assert second.replaced == first == Answer(COMMENT, "From one", None, 1, first.saved_at, "one")
    assert (at_table.practitioner.answers.replaced(fixed), at_table.supervisor.answers.replaced(fixed)) == ([first], [])


def test_what_is_begun_goes_with_whoever_leaves(store: Store, two_accounts: Table) -> None:
    fixed = two_accounts.fixed().id
    for tab in ("one", "two"):
        begin(two_accounts.practitioner, fixed, COMMENT, f"Mine, {tab}", tab=tab)
    begin(two_accounts.supervisor, fixed, "supervisor.comment", "Theirs")
    two_accounts.practitioner.supervisions.forget(two_accounts.id)
    assert begun(two_accounts.supervisor, fixed, "supervisor.comment") == "Theirs"
    with store.reading() as connection:
        assert [row.field for row in connection.execute(select(meeting_answers))] == ["supervisor.comment"]
        assert connection.execute(select(replaced_meeting_answers)).all() == []


def test_no_word_that_is_begun_is_readable_in_the_files(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        both = table(store)
        fixed, meeting = both.fixed().id, both.begin().id
        begin(both.practitioner, fixed, COMMENT, "UNMISTAKABLE")
        begin(both.practitioner, meeting, WHY, "UNMISTAKABLE")
        found = [file.name for file in tmp_path.rglob("*") if file.is_file() and b"UNMISTAKABLE" in file.read_bytes()]
        assert found == []


def test_a_stranger_begins_no_comment(store: Store, fixed: str) -> None:
    with pytest.raises(NotYours):
        begin(store.supervision(Viewer("zoe")), fixed, COMMENT, "mine")


def test_what_is_begun_stays_on_its_own_machine(tmp_path: Path) -> None:
    with two_machines(tmp_path) as two:
        meeting = two.ready()
        two.anna.say(meeting, WHY, "Begun by Anna")
        two.sian.say(meeting, "supervisor.why_not", "Begun by Siân")
        before = [one.rows()["meeting_answers"] for one in (two.anna, two.sian)]
        for machine, other in ((two.anna, two.sian), (two.sian, two.anna)):
            contents = machine.file(meeting)
            assert "Begun by" not in contents.model_dump_json()
            assert other.open(contents).replaced == 0
        assert [one.rows()["meeting_answers"] for one in (two.anna, two.sian)] == before


def test_comment_that_is_begun_is_not_in_the_file_of_the_record(tmp_path: Path) -> None:
    with two_machines(tmp_path) as two:
        meeting = two.fixed()
        two.anna.say(meeting, COMMENT, "Begun by Anna")
        two.sian.say(meeting, "supervisor.comment", "Begun by Siân")
        assert "Begun by" not in two.anna.file(meeting).model_dump_json()
        two.sian.open(two.anna.file(meeting))
        assert begun(two.sian.supervision, meeting, "supervisor.comment") == "Begun by Siân"


@pytest.mark.parametrize("comes", ["the other's word", "the record"])
def test_what_was_not_said_is_kept_as_overwritten_when_a_file_fixes_the_record(tmp_path: Path, comes: str) -> None:
    with two_machines(tmp_path) as two:
        meeting = two.ready()
        two.anna.supervision.confirmations.confirm(meeting, agrees=True)
        if comes == "the record":
            two.sian.open(two.anna.file(meeting))
        two.sian.supervision.confirmations.confirm(meeting, agrees=True)
        two.anna.say(meeting, WHY, "On second thoughts")
        taken = two.anna.open(two.sian.file(meeting))
        assert (taken.came, taken.replaced) == ("fixed", 1)
        assert two.anna.overwritten(meeting) == ["On second thoughts"]


def test_guest_keeps_what_they_began_when_their_own_file_comes(tmp_path: Path) -> None:
    with two_machines(tmp_path) as two:
        meeting = two.ready()
        guest = two.anna.store.supervision(guest_of(two.supervision))
        begin(guest, meeting, "supervisor.why_not", "Typed here")
        assert two.anna.open(two.sian.file(meeting)).replaced == 0
        assert begun(guest, meeting, "supervisor.why_not") == "Typed here"
