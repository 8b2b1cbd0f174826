"""A mirror that was not shown is offered to its practitioner at a later meeting, and nobody else reads it before."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.store import SupervisionStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, nameless, trouble, whole
from tests.pages.supervision.meetings import A_DAY, Sitting, opened, sit, take
from tests.pages.supervision.supervisions import supervision_for

SAID = "Somebody *listened*."
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def after_a_meeting(mode: str = ONE_SCREEN) -> tuple[Sitting, str]:
    """A meeting of two people whose last one had a mirror that was not shown; and the last one."""
    before = sit(brought=())
    before.say("practitioner.mirror.more", SAID)
    before.say("both.action_1", "Ring the school")
    _confirm(before.practitioner, before.meeting)
    _confirm(before.supervisor, before.meeting)
    kept = before.practitioner.meetings.get(before.meeting)
    held_with = before.practitioner.record.of(before.meeting).body.script
    begun = before.practitioner.meetings.begin(
        kept.supervision, held_with, mode=mode, held_on=A_DAY, language="en", content_version="v"
    )
    return Sitting(begun.id, before.practitioner, before.supervisor).at("mirror"), before.meeting


def _confirm(seat: SupervisionStore, meeting: str) -> None:
    seat.confirmations.confirm(meeting, agrees=True)


def end_turn(at: AppTest, sitting: Sitting) -> None:
    at.button(key=f"end_turn_{sitting.meeting}").click().run()


def test_it_is_shown_in_the_practitioners_turn_and_read_by_both_after_that(visit: Visit) -> None:
    sitting, before = after_a_meeting()
    at = opened(visit, sitting)
    assert SAID not in whole(at)
    take(at, "practitioner")
    assert [part.label for part in at.expander][-1] == "Bring how the meeting on 4 March 2026 was for me"
    assert at.expander[-1].text[0].value == SAID
    at.button(key=f"bring_{before}").click().run()
    assert [info.value for info in at.info] == ["Orla sees this."]
    end_turn(at, sitting)
    assert headings(at) == ["How the meeting on 4 March 2026 was for me"]
    assert (at.text[0].value, nameless(at), trouble(at)) == (SAID, [], [])
    take(at, "practitioner")
    at.button(key=f"take_back_{before}").click().run()
    end_turn(at, sitting)
    assert (headings(at), SAID in whole(at)) == ([], False)


def test_by_share_file_it_is_brought_without_a_turn(visit: Visit) -> None:
    sitting, before = after_a_meeting(SHARE_FILE)
    at = opened(visit, sitting)
    at.button(key=f"bring_{before}").click().run()
    assert [one.item.words for one in sitting.practitioner.brought.of(sitting.meeting)] == [SAID]
    assert trouble(at) == []


def test_on_the_persons_page_it_can_be_read_and_deleted(visit: Visit) -> None:
    sitting, before = after_a_meeting()
    sitting.practitioner.meetings.call_off(sitting.meeting)
    at = visit("supervision.py")
    [part] = [one for one in at.expander if one.label == "How meetings were for you, kept for you alone"]
    assert ([one.value for one in part.text], nameless(at), trouble(at)) == ([SAID], [], [])
    at.button(key=f"delete_mirror_{before}").click().run()
    at.button(key="delete_mirror_for_good").click().run()
    [supervision] = supervision_for().supervisions.all()
    assert supervision_for().mirrors.of(supervision.id) == []
    assert SAID not in whole(at)


def confirmed(sitting: Sitting, place: str, *, is_shown: bool) -> None:
    """Confirm a meeting in which this was said of trust."""
    sitting.say("practitioner.mirror.trust", place=place)
    if is_shown:
        sitting.practitioner.shown.show_mirror(sitting.meeting)
    sitting.say("both.action_1", "Ring the school")
    _confirm(sitting.practitioner, sitting.meeting)
    _confirm(sitting.supervisor, sitting.meeting)


def test_on_the_persons_page_meetings_are_drawn_over_time_with_words_and_a_table(visit: Visit) -> None:
    before = sit(brought=())
    confirmed(before, "2", is_shown=True)
    supervision = before.practitioner.meetings.get(before.meeting).supervision
    held_with = before.practitioner.record.of(before.meeting).body.script
    begun = before.practitioner.meetings.begin(
        supervision, held_with, mode=ONE_SCREEN, held_on=date(2026, 4, 1), language="en", content_version="v"
    )
    confirmed(Sitting(begun.id, before.practitioner, before.supervisor), "4", is_shown=False)
    at = visit("supervision.py")
    [part] = [one for one in at.expander if one.label == "How meetings were for you, over time"]
    assert [one.value for one in part.markdown][:2] == [
        "For you alone: Orla gets this drawing in no record and no file.",
        "Too early to see a pattern.",
    ]
    assert part.table[0].value.to_numpy().tolist() == [["1 April 2026", "Trust 4"], ["4 March 2026", "Trust 2"]]
    assert (nameless(at), trouble(at)) == ([], [])


def test_where_no_place_was_given_nothing_is_drawn(visit: Visit) -> None:
    sitting, _ = after_a_meeting()
    sitting.practitioner.meetings.call_off(sitting.meeting)
    assert "How meetings were for you, over time" not in [one.label for one in visit("supervision.py").expander]
