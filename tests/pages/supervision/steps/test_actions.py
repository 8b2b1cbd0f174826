"""What is agreed, what the organisation owes, and what of it was brought."""

from __future__ import annotations

from datetime import date

import pytest

from model.content import Content
from model.reflection_items import items_of
from tests.pages.conftest import A_DAY, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import texts, trouble
from tests.pages.supervision.meetings import Sitting, choice, opened, sit

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_condition_and_action_once_written_ask_who_and_when_and_offer_the_next(visit: Visit) -> None:
    sitting = sit().at("conditions")
    assert [one.key for one in opened(visit, sitting).selectbox] == []
    sitting.say("both.condition_1", "A smaller caseload")
    at = opened(visit, sitting)
    at.selectbox(key=choice(sitting, "both.condition_1.kind")).set_value("caseload").run()
    at.selectbox(key=choice(sitting, "both.condition_1.who")).set_value("supervisor").run()
    type_date(at, sitting.meeting, "both.condition_1.due", date(2026, 5, 1)).run()
    sitting.at("actions").say("both.action_1", "Visit the unit")
    at = opened(visit, sitting)
    assert "A smaller caseload" in texts(at)
    at.selectbox(key=choice(sitting, "both.action_1.who")).set_value("both").run()
    type_date(at, sitting.meeting, "both.next_on", date(2026, 4, 8)).run()
    agreed, owed = sitting.practitioner.record.body(sitting.meeting).actions
    assert (agreed.what, agreed.who) == ("Visit the unit", "both")
    assert (owed.kind, owed.who, owed.due) == ("caseload", "supervisor", date(2026, 5, 1))
    assert sitting.practitioner.meetings.get(sitting.meeting).next_on == date(2026, 4, 8)


def bring_conditions(sitting: Sitting, content: Content, answers: dict[str, int]) -> None:
    """Bring the check of the conditions, answered with these of each condition's answers."""
    assert sitting.own is not None
    own, known = sitting.own, {one.key: one for one in content.conditions.conditions}
    check = own.reflections.start("conditions_check", content.version, "en", A_DAY, step="finish").id
    for key, number in answers.items():
        words = known[key].answers[number]
        own.answers.save(check, f"condition_{key}", words=words, tab="t", base_version=0)
    own.reflections.finish(check)
    items = items_of(content, own.reflections.get(check), "4 March 2026", own.answers.of(check), ())
    sitting.practitioner.brought.bring(sitting.meeting, check, items)


def test_a_tap_makes_a_lack_that_was_brought_something_the_organisation_does(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("conditions")
    bring_conditions(sitting, shipped, {"time": 2, "supervision": 1, "place": 0})
    at = opened(visit, sitting)
    assert [one.label for one in at.button if one.key and one.key.startswith("take_up_")] == [
        "Time: Hardly ever",
        "Supervision: Now and then, or other things crowd in",
    ]
    at.button(key="take_up_supervision").click().run()
    at.button(key="take_up_time").click().run()
    assert ([one.key for one in at.button if str(one.key).startswith("take_up_")], trouble(at)) == ([], [])
    assert at.selectbox(key=choice(sitting, "both.condition_1.kind")).value == "supervision"
    owed = sitting.practitioner.record.body(sitting.meeting).actions
    assert [(one.kind, one.what, one.who) for one in owed] == [
        (
            "supervision",
            "Is there supervision with room to think? Now and then, or other things crowd in.",
            "organisation",
        ),
        (
            "time",
            "Is there time to get to know somebody before you have to get things done? Hardly ever.",
            "organisation",
        ),
    ]


def test_nothing_is_offered_where_no_conditions_were_brought_or_no_room_is_left(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("conditions")
    assert [one.key for one in opened(visit, sitting).button if str(one.key).startswith("take_up_")] == []
    bring_conditions(sitting, shipped, {"time": 2})
    for number in range(1, 6):
        sitting.say(f"both.condition_{number}", "A desk")
    assert [one.key for one in opened(visit, sitting).button if str(one.key).startswith("take_up_")] == []


def test_a_meeting_begun_before_a_condition_was_known_takes_it_up_as_something_else(
    visit: Visit, shipped: Content
) -> None:
    script = shipped.script("monthly")
    kinds = tuple(kind for kind in script.conditions if kind.key != "place")
    sitting = sit(script=script.model_copy(update={"conditions": kinds})).at("conditions")
    bring_conditions(sitting, shipped, {"place": 2})
    at = opened(visit, sitting)
    at.button(key="take_up_place").click().run()
    assert [one.key for one in at.button if str(one.key).startswith("take_up_")] == []
    assert [one.kind for one in sitting.practitioner.record.body(sitting.meeting).actions] == ["other"]
