"""What a record tells of actions: whose, by when, what came of them, and who said so."""

from __future__ import annotations

import pytest

from model.access import Seat
from model.content import Content
from model.phrases import OUTCOME_NAMES
from model.report.supervision_record.names import NO_DATE, NOBODY_YET
from model.report.supervision_record.words import told_body
from model.supervision.mark import Mark
from model.supervision.record import canonical
from tests.model.report.supervision_record.records import (
    AT,
    SAID,
    a_body,
    under,
)


def test_actions_are_told_by_name_with_date_and_sign(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "What we agreed")
    assert table.rows == (
        (SAID["both.action_1"][0], "Aoife", "18 March 2026", "He is at the door, or he texts back."),
        (SAID["both.action_2"][0], "Maeve Dunne", "No date set", "Not said"),
    )


def test_what_is_owed_is_told_with_its_kind_and_the_organisation_as_owner(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "What is needed from the organisation")
    kinds = {kind.key: kind.name for kind in shipped.script("monthly").conditions}
    what = f"{kinds['time']}: {SAID['both.condition_1'][0]}"
    assert table.rows == ((what, "The organisation", "1 April 2026", "No visit cancelled for duty in April."),)


def test_what_is_owed_without_a_kind_is_told_in_its_own_words(shipped: Content) -> None:
    said = {field: given for field, given in SAID.items() if field != "both.condition_1.kind"}
    (table,) = under(told_body(shipped, a_body(shipped, said=said)), "What is needed from the organisation")
    assert table.rows[0][0] == SAID["both.condition_1"][0]


def test_action_of_which_nothing_was_noted_says_so_and_no_more(shipped: Content) -> None:
    (table,) = under(told_body(shipped, a_body(shipped)), "From last time")
    assert [row[3] for row in table.rows] == [f"Done\n{SAID['both.last.earlier-a1'][0]}", "Nothing noted"]
    assert [row[1] for row in table.rows] == ["Aoife and Maeve Dunne", "The organisation"]


def test_words_on_an_action_stand_alone_where_no_outcome_was_chosen(shipped: Content) -> None:
    body = a_body(shipped, said={"both.last.earlier-a1": ("We tried the hall.", None)})
    (table,) = under(told_body(shipped, body), "From last time")
    assert [row[3] for row in table.rows] == ["We tried the hall.", "Nothing noted"]


def test_what_an_owner_marked_and_the_meeting_passed_over_stands_as_theirs(shipped: Content) -> None:
    def mark(action: str, seat: Seat, place: str | None, words: str) -> Mark:
        return Mark(action, seat, words, place, 1, AT, "tab")

    marks = [
        mark("earlier-a1", "practitioner", "done", "Two visits kept"),
        mark("earlier-a1", "supervisor", None, "A room is found"),
        mark("earlier-c1", "supervisor", "part", ""),
    ]
    said = ["Done, said Aoife on 4 March 2026; said by Maeve Dunne on 4 March 2026; nothing noted in the meeting"]
    (table,) = under(told_body(shipped, a_body(shipped, said={}, marks=marks)), "From last time")
    assert [row[3] for row in table.rows] == [
        "\n".join([*said, "Two visits kept", "A room is found"]),
        "Part of it, said Maeve Dunne on 4 March 2026; nothing noted in the meeting",
    ]
    (table,) = under(told_body(shipped, a_body(shipped, marks=marks)), "From last time")
    assert table.rows[0][3] == f"Done\n{SAID['both.last.earlier-a1'][0]}"


def test_a_record_without_marks_is_written_as_it_was_before_there_were_any(shipped: Content) -> None:
    assert '"marked"' not in canonical(a_body(shipped))


@pytest.mark.parametrize("outcome", OUTCOME_NAMES)
def test_each_outcome_has_its_name(shipped: Content, outcome: str) -> None:
    body = a_body(shipped, said={"both.last.earlier-a1": ("", outcome)})
    (table,) = under(told_body(shipped, body), "From last time")
    assert table.rows[0][3] == OUTCOME_NAMES[outcome]


def test_an_action_that_stays_agreed_stands_with_what_was_agreed_in_its_new_form(shipped: Content) -> None:
    field = "both.last.earlier-a1"
    said = {
        "both.action_1": ("Ring before I come.", None),
        field: ("We tried two.", "part"),
        f"{field}.keep": ("", "yes"),
        f"{field}.what": ("Find a room in the library.", None),
        f"{field}.who": ("", "supervisor"),
        f"{field}.due": ("", "2026-05-01"),
    }
    body = a_body(shipped, said=said)
    (agreed,) = under(told_body(shipped, body), "What we agreed")
    assert [row[:3] for row in agreed.rows] == [
        ("Ring before I come.", NOBODY_YET, NO_DATE),
        ("Find a room in the library.", "Maeve Dunne", "1 May 2026"),
    ]
    (earlier,) = under(told_body(shipped, body), "From last time")
    assert earlier.rows[0][-1] == "Part of it, and it stays agreed\nWe tried two."


def test_a_record_of_before_there_was_keeping_reads_as_it_was(shipped: Content) -> None:
    body = a_body(shipped, said={"both.action_1": ("Ring.", None), "both.last.earlier-a1": ("", "not")})
    (agreed,) = under(told_body(shipped, body), "What we agreed")
    (earlier,) = under(told_body(shipped, body), "From last time")
    assert (len(agreed.rows), earlier.rows[0][-1]) == (1, "Not yet")


def test_an_action_without_an_owner_is_nobodys_and_in_records_made_before_both_of_theirs(
    shipped: Content,
) -> None:
    said = {"both.action_1": ("Ring before I come.", None)}
    now = shipped.script("monthly")
    before = now.model_copy(update={"has_owners": False})
    told = {}
    for script in (now, before):
        (agreed,) = under(told_body(shipped, a_body(shipped, said=said, script=script)), "What we agreed")
        told[script.has_owners] = [row[1] for row in agreed.rows][:1]
    assert told == {True: [NOBODY_YET], False: ["Aoife and Maeve Dunne"]}
    assert "has_owners" not in before.model_dump_json()
