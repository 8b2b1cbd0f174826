"""The fields of a meeting, what is shown in it, and the actions made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model.access import NOBODY
from model.answers import Answer, day_of
from model.content.published import ELEMENTS
from model.supervision.fields import actions_in, is_field, is_sign, is_view, shown_in
from model.supervision.meeting import Action, Supervision, not_ready

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def answered(**places: str | None) -> dict[str, Answer]:
    """Answers with these places; two underscores stand for a dot."""
    fields = {name.replace("__", "."): place for name, place in places.items()}
    return {field: Answer(field, "", place, 1, NOW, "one") for field, place in fields.items()}


@pytest.mark.parametrize(
    "field",
    [
        "both.agenda",
        "both.last.0123456789abcdef01234567-a1",
        "both.differ.trust",
        "both.explore.lens",
        "both.standing.leave_and_health",
        "both.view_elements",
        "practitioner.brings",
        "practitioner.view.trust",
        "both.action_1",
        "both.condition_5.kind",
        "both.held_on",
        "practitioner.mirror.more",
        "practitioner.disagree",
        "supervisor.basis.hope_agency",
        "supervisor.shown.trust",
        "practitioner.comment",
        "supervisor.comment",
        "practitioner.why_not",
        "supervisor.why_not",
    ],
)
def test_a_field_of_a_meeting_is_one(field: str) -> None:
    assert is_field(field)


@pytest.mark.parametrize(
    "field",
    ["", "both", "both.action_0", "both.action_6", "supervisor.mirror.trust", "practitioner.basis.trust",
     "practitioner.mirror.flexible", "both.agenda\n", "both.last.", "supervisor.view.luck", "both.agenda.more",
     "both.comment", "both.why_not"],
)  # fmt: skip
def test_anything_else_is_none(field: str) -> None:
    assert is_field(field) is False


def test_signs_and_views_are_told_apart() -> None:
    signs = ("supervisor.shown.trust", "practitioner.shown.mirror")
    views = ("supervisor.view.trust", "supervisor.basis.time", "practitioner.view.trust")
    assert [is_sign(field) for field in (*signs, *views)] == [True, True, False, False, False]
    assert [is_view(field) for field in (*signs, *views)] == [False, False, True, True, True]


def test_shown_is_what_signs_say_and_everything_in_a_plan_without_two_views() -> None:
    said = answered(supervisor__shown__trust="yes", supervisor__shown__time=None, practitioner__shown__mirror="yes")
    assert shown_in(said, with_two_views=True) == {"trust", "mirror"}
    assert shown_in({}, with_two_views=False) == set(ELEMENTS)


def test_actions_are_what_was_agreed_and_then_what_the_organisation_owes() -> None:
    said = {
        "both.condition_2": ("A smaller caseload", None),
        "both.condition_2.kind": ("", "caseload"),
        "both.condition_3": ("A room", None),
        "both.action_1": ("  ", None),
        "both.action_4": (" Ring the school ", None),
        "both.action_4.who": ("", "practitioner"),
        "both.action_4.due": ("", "2026-05-01"),
        "both.action_4.notice": (" we hear ", None),
        "both.action_5": ("Undated", None),
        "both.action_5.due": ("", "soon"),
    }
    assert actions_in("m", said, NOBODY) == (
        Action("m-a4", "m", "agreed", "Ring the school", "practitioner", date(2026, 5, 1), "we hear"),
        Action("m-a5", "m", "agreed", "Undated", NOBODY, None, ""),
        Action("m-c2", "m", "caseload", "A smaller caseload", "organisation", None, ""),
        Action("m-c3", "m", "other", "A room", "organisation", None, ""),
    )


@pytest.mark.parametrize(("place", "day"), [("2026-05-01", date(2026, 5, 1)), ("soon", None), ("", None), (None, None)])
def test_a_day_is_one_or_none(place: str | None, day: date | None) -> None:
    assert day_of(place) == day


def test_a_meeting_is_ready_when_what_was_brought_is_shown_and_something_is_agreed() -> None:
    action = Action("m-a1", "m", "agreed", "walk", "both", None, "")
    assert not_ready(("trust", "time"), {"trust"}, ()) == ("two_views", "actions")
    assert not_ready(("trust",), {"trust", "mirror"}, ()) == ("actions",)
    assert not_ready((), (), [action]) == ()


def test_a_text_speaks_of_the_two_by_name_and_of_their_seats_where_both_have_one() -> None:
    text = "The practitioner says it before the supervisor does. The supervisor's view is the supervisor's."
    met = Supervision("s", "local", "guest", "Aoife", "Maeve", NOW)
    assert met.by_name(text) == "Aoife says it before Maeve does. Maeve's view is Maeve's."
    assert replace(met, supervisor_name="Aoife").by_name(text) == text
