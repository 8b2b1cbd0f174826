"""A day that a browser sends is looked at again here: what is none is told, and what was kept stays."""

from __future__ import annotations

from datetime import date

import pytest

from model.store import OwnStore
from pages.parts import outbox
from pages.parts.shared.fields.typed_day import NoSuchDay, typed_day
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.local_time import today
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.dates import choose_date, dates, type_date
from tests.pages.page_reader import trouble
from tests.pages.reflection.reflect_reader import unfold_meeting
from tests.pages.supervision.meetings import sit

NO_DAY = "not kept: this is no day. Write day/month/year, the year with four digits."
NONE = ["2026-02-30", "26-03-04", "soon", "2026-03-04T10:00", "4/3/2026"]
FAR = ["0026-03-04", "0202-03-04", f"{date.min}", f"{date.max}"]


def too_far() -> str:
    year = today().year
    return f"not kept: a day here is between 1 January {year - 10} and 31 December {year + 10}."


@pytest.mark.parametrize("sent", NONE + FAR)
def test_day_that_is_none_is_told_beside_its_field_and_not_kept(
    visit: Visit, own: OwnStore, start: Start, sent: str
) -> None:
    draft = start()
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    type_date(at, draft, "happened_on", sent).run()
    assert [one["trouble"] for one in dates(at)] == [NO_DAY if sent in NONE else too_far()]
    assert (own.reflections.get(draft).happened_on, trouble(at)) == (A_DAY, [])


def test_date_that_may_stay_open_is_taken_away_again(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    at = visit("your_profile.py", draft=draft)
    for sent in ("2026-03-11", None, "2026-02-30"):
        type_date(at, draft, "next_1_due", sent).run()
    assert [one["trouble"] for one in dates(at)][:1] == [NO_DAY]
    assert own.answers.of(draft)["next_1_due"].place is None


@pytest.mark.usefixtures("own")
def test_no_meeting_begins_without_a_day(visit: Visit) -> None:
    sitting = sit()
    orla = sitting.practitioner.meetings.get(sitting.meeting).supervision
    sitting.practitioner.meetings.call_off(sitting.meeting)
    at = visit("supervision.py", begin=orla)
    for sent in (None, "2026-02-30"):
        choose_date(at, f"held_on_{orla}", sent)
        at.button(key="begin_monthly").click().run()
        told = ["It is not clear yet when you meet. Look at the date above, then begin."]
        assert ([one.value for one in at.warning], trouble(at)) == (told, [])
    assert sitting.practitioner.meetings.all() == []


@pytest.mark.parametrize("sent", ["2026-05-01", ""])
def test_date_whose_field_has_left_the_screen_is_kept_as_a_date(own: OwnStore, start: Start, sent: str) -> None:
    draft, sitting = start(finished=True, next_1="Ring before I come"), sit()
    sitting.say("both.action_1", "Visit the unit")
    for of, field in ((draft, "next_1_due"), (sitting.meeting, "both.action_1.due"), (draft, "happened_on")):
        outbox._keep_left(Typed(of, field, sent, 0, "tab", "1"))
    kept = own.answers.of(draft)["next_1_due"]
    assert (kept.words, kept.place) == ("", sent or None) == sitting.kept("both.action_1.due")
    assert own.reflections.get(draft).happened_on == (date(2026, 5, 1) if sent else A_DAY)


@pytest.mark.usefixtures("own")
def test_no_day_that_comes_late_is_let_go() -> None:
    sitting = sit()
    sitting.say("both.action_1.due", place="2026-05-01")
    outbox._keep_left(Typed(sitting.meeting, "both.action_1.due", "soon", 1, "tab", "1"))
    assert sitting.kept("both.action_1.due") == ("", "2026-05-01")


def test_first_and_last_day_are_taken_and_those_beside_them_are_not() -> None:
    year = today().year
    assert [typed_day(f"{year - 10}-01-01"), typed_day(f"{year + 10}-12-31")] == [
        date(year - 10, 1, 1),
        date(year + 10, 12, 31),
    ]
    for sent in (f"{year - 11}-12-31", f"{year + 11}-01-01"):
        with pytest.raises(NoSuchDay, match="between 1 January"):
            typed_day(sent)
