"""What was agreed or brought is carried forward in one tap, and never written again."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.phrases import day
from model.reflection_items import items_of
from model.store import OwnStore
from model.supervision.meeting import Meeting
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import headings, nameless, trouble
from tests.pages.supervision.meetings import Sitting, sit
from tests.pages.supervision.supervisions import TODAY, Agreed, Supervised, supervision_for

pytestmark = pytest.mark.slow


@pytest.fixture
def before(supervised: Supervised) -> Meeting:
    """A confirmed meeting with one action."""
    return supervised.confirmed(supervised.by(), date(2026, 3, 4), Agreed("Ring the school", due=date(2026, 3, 11)))


def at_last_time(visit: Visit, supervised: Supervised, before: Meeting) -> tuple[AppTest, Sitting, str]:
    """The next meeting at its first step, and the field of what came of the action."""
    supervision = supervision_for().supervisions.get(before.supervision)
    meeting, mine = supervised.begin(supervision, date(2026, 4, 1)), supervision_for()
    now = Sitting(meeting.id, mine, mine).at("last_time")
    return visit("meeting.py", meeting=meeting.id), now, f"both.last.{before.id}-a1"


def came(now: Sitting, field: str) -> str:
    return f"choice_{now.meeting}_{field}"


@pytest.mark.parametrize(
    ("tapped", "kept"), [("part", "yes"), ("not", "yes"), ("done", None), ("dropped", None), (None, None)]
)
def test_what_is_still_to_do_stays_agreed_with_the_same_tap(
    visit: Visit, supervised: Supervised, before: Meeting, tapped: str | None, kept: str | None
) -> None:
    at, now, field = at_last_time(visit, supervised, before)
    if tapped:
        at.segmented_control(key=came(now, field)).set_value(tapped).run()
    assert (now.kept(field)[1], now.kept(f"{field}.keep")[1], trouble(at)) == (tapped, kept, [])
    assert [one.value for one in at.caption].count("It stays agreed as it stands.") == (1 if kept else 0)


def test_a_kept_action_stands_with_what_is_agreed_and_needs_no_new_one(
    visit: Visit, supervised: Supervised, before: Meeting
) -> None:
    at, now, field = at_last_time(visit, supervised, before)
    at.segmented_control(key=came(now, field)).set_value("not").run()
    at = visit("meeting.py", meeting=now.at("actions").meeting)
    assert "Still agreed from before" in headings(at)
    assert "Ring the school" in [text.value for text in at.text]
    assert supervision_for().confirmations.waiting(now.meeting) == ()


def test_a_kept_action_is_changed_and_left_as_it_was(visit: Visit, supervised: Supervised, before: Meeting) -> None:
    at, now, field = at_last_time(visit, supervised, before)
    at.segmented_control(key=came(now, field)).set_value("part").run()
    at.button(key=f"change_{field}").click().run()
    said = [now.kept(f"{field}.{part}") for part in ("what", "who", "due")]
    assert said == [("Ring the school", None), ("", "practitioner"), ("", "2026-03-11")]
    now.say(f"{field}.due", place="2026-05-06")
    at = visit("meeting.py", meeting=now.meeting)
    [kept] = supervision_for().record.body(now.meeting).kept
    assert (kept.what, kept.due, trouble(at), nameless(at)) == ("Ring the school", date(2026, 5, 6), [], [])
    at.button(key=f"leave_{field}").click().run()
    [kept] = supervision_for().record.body(now.meeting).kept
    assert kept.due == date(2026, 3, 11)


def test_what_its_owner_said_between_meetings_is_seen_and_taken_over_in_one_tap(
    visit: Visit, supervised: Supervised, before: Meeting
) -> None:
    action = f"{before.id}-a1"
    supervision_for().marks.save(
        before.supervision, action, words="I left a message.", place="part", tab="t", base_version=0
    )
    at, now, field = at_last_time(visit, supervised, before)
    assert f"Maeve on {day(TODAY)}: Part of it. I left a message." in [one.value for one in at.caption]
    at.button(key=f"take_{field}_practitioner").click().run()
    assert (now.kept(field), now.kept(f"{field}.keep")[1]) == (("I left a message.", "part"), "yes")
    assert f"take_{field}_practitioner" not in [button.key for button in at.button]
    assert (trouble(at), nameless(at)) == ([], [])


@pytest.fixture
def with_steps(own: OwnStore, shipped: Content) -> Sitting:  # noqa: ARG001  it has to be opened first
    """A meeting to which two open next steps and one that is done were brought."""
    sitting = sit()
    assert sitting.own
    for number, (words, due, outcome) in enumerate(
        (("Ring first", "2026-05-01", None), ("Done already", None, "done"), ("Ask Kay", None, "not")), 1
    ):
        for field, said in (("", {"words": words}), ("_due", {"place": due}), ("_outcome", {"place": outcome})):
            if any(said.values()):
                sitting.own.answers.save(sitting.reflection, f"next_{number}{field}", tab="t", base_version=0, **said)
    reflection = sitting.own.reflections.get(sitting.reflection)
    answers, steps = sitting.own.answers.of(reflection.id), sitting.own.next_steps.of(reflection.id)
    items = items_of(shipped, reflection, day(A_DAY), answers, steps)
    sitting.practitioner.brought.bring(
        sitting.meeting, reflection.id, [item for item in items if item.kind == "next_steps"]
    )
    return sitting.at("actions")


def test_a_brought_next_step_is_agreed_on_in_one_tap(visit: Visit, with_steps: Sitting) -> None:
    at = visit("meeting.py", meeting=with_steps.meeting)
    assert [text.value for text in at.text] == ["Ring first (by 1 May 2026)", "Ask Kay"]
    at.button(key="agree_on_1.next_1").click().run()
    [action] = supervision_for().record.body(with_steps.meeting).actions
    assert (action.what, action.who, action.due) == ("Ring first", "practitioner", date(2026, 5, 1))
    assert [text.value for text in at.text] == ["Ask Kay"]
    assert (trouble(at), nameless(at)) == ([], [])


def test_a_brought_next_step_that_was_agreed_and_changed_is_not_offered_again(
    visit: Visit, with_steps: Sitting
) -> None:
    at = visit("meeting.py", meeting=with_steps.meeting)
    at.button(key="agree_on_1.next_1").click().run()
    with_steps.say("both.action_1", "Ring the day before")
    at = visit("meeting.py", meeting=with_steps.meeting)
    assert [text.value for text in at.text] == ["Ask Kay"]
    with_steps.say("both.action_1", "")
    at = visit("meeting.py", meeting=with_steps.meeting)
    assert [text.value for text in at.text] == ["Ring first (by 1 May 2026)", "Ask Kay"]


def test_the_next_meeting_takes_its_time_and_place_once_it_has_a_day(visit: Visit, with_steps: Sitting) -> None:
    at = visit("meeting.py", meeting=with_steps.meeting)
    key = f"choice_{with_steps.meeting}_both.next_at"
    assert key not in [box.key for box in at.selectbox]
    with_steps.say("both.next_on", place="2026-05-06")
    at = visit("meeting.py", meeting=with_steps.meeting)
    at.selectbox(key=key).set_value("14:30").run()
    kept = supervision_for().meetings.get(with_steps.meeting)
    assert (kept.next_on, kept.next_at, trouble(at)) == (date(2026, 5, 6), "14:30", [])
