"""Beginning a meeting, and one that is open: gone on with, brought to, called off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.content import Content
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from tests.pages.conftest import Start, Visit
from tests.pages.dates import choose_date, date_in
from tests.pages.page_reader import buttons, headings, links, nameless, subheadings, titles, trouble
from tests.pages.supervision.supervisions import TODAY, Supervised, supervision_for


def the_open_one() -> Meeting:
    (meeting,) = supervision_for().meetings.all(is_open=True)
    return meeting


@pytest.mark.parametrize("mode", [ONE_SCREEN, SHARE_FILE])
def test_starting_a_meeting_takes_plan_day_and_way(
    visit: Visit, supervised: Supervised, shipped: Content, mode: str
) -> None:
    orla = supervised.by()
    at = visit("supervision.py")
    at.button(key=f"begin_with_{orla.id}").click().run()
    plans = shipped.supervision.plans
    assert (titles(at), at.query_params) == (["A meeting with Orla"], {"begin": orla.id})
    assert subheadings(at) == [plan.name for plan in plans]
    minutes = [f"About {sum(step.minutes for step in plan.steps)} minutes" for plan in plans]
    assert [caption.value for caption in at.caption] == minutes
    choose_date(at, f"held_on_{orla.id}", date(2026, 3, 4))
    at.radio(key=f"mode_{orla.id}").set_value(mode)
    at.button(key="begin_after_something_hard").click().run()
    meeting = the_open_one()
    assert (meeting.plan, meeting.held_on, meeting.mode) == ("after_something_hard", date(2026, 3, 4), mode)
    assert supervision_for().meetings.script(meeting.id).plan == shipped.script("after_something_hard").plan
    assert (headings(at), at.query_params) == (["Bring something first", "Then meet"], {"meeting": meeting.id})
    assert (nameless(at), trouble(at)) == ([], [])
    at.button(key="go_in").click().run()
    assert (at.query_params["meeting"], trouble(at)) == (meeting.id, [])


def test_starting_stands_on_the_day_agreed_last(visit: Visit, supervised: Supervised) -> None:
    orla, next_on = supervised.by(), TODAY + timedelta(days=9)
    supervised.confirmed(orla, next_on=next_on)
    assert date_in(visit("supervision.py", begin=orla.id), "When do you meet?") == next_on.isoformat()


@pytest.mark.parametrize(
    ("last", "likely"),
    [(None, "first_meeting"), ("first_meeting", "monthly"), ("thirty_minutes", "thirty_minutes")],
)
def test_plan_that_is_likely_stands_out(visit: Visit, supervised: Supervised, last: str | None, likely: str) -> None:
    orla = supervised.by()
    if last:
        supervised.confirmed(orla, plan=last)
    at = visit("supervision.py", begin=orla.id)
    assert [button.key for button in at.button if button.proto.type == "primary"] == [f"begin_{likely}"]


def test_starting_while_one_is_open_offers_that_one_instead(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    at = visit("supervision.py", begin=orla.id)
    meeting = supervised.begin(orla)
    at.button(key="begin_monthly").click().run()
    assert [one.id for one in supervision_for().meetings.all()] == [meeting.id]
    assert (buttons(at), trouble(at)) == (["Go on", "Bring something", "Change the day", "Call it off"], [])


def test_before_a_meeting_finished_reflections_are_offered_and_drafts_are_not(
    visit: Visit, supervised: Supervised, start: Start
) -> None:
    start(headline="A draft")
    finished = start(finished=True, headline="A walk, **no rush**")
    meeting = supervised.begin(supervised.by()).id
    at = visit("supervision.py", meeting=meeting)
    assert links(at) == [(r"4 March 2026: A walk, \*\*no rush\*\*", f"take?draft={finished}&meeting={meeting}")]
    assert (nameless(at), trouble(at)) == ([], [])


def test_open_meeting_can_be_gone_on_with(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.begin(supervised.by())
    at = visit("supervision.py")
    assert "An open meeting: 4 March 2026, the monthly meeting." in [one.value for one in at.markdown]
    at.button(key=f"go_on_{meeting.id}").click().run()
    assert (at.query_params["meeting"], trouble(at)) == (meeting.id, [])


@pytest.mark.parametrize(("mode", "files"), [(ONE_SCREEN, 0), (SHARE_FILE, 1)])
def test_calling_off_asks_once_and_says_what_goes(visit: Visit, supervised: Supervised, mode: Mode, files: int) -> None:
    meeting = supervised.begin(supervised.by(), mode=mode)
    at = visit("supervision.py")
    at.button(key=f"call_off_{meeting.id}").click().run()
    said = "\n".join(one.value for one in at.markdown)
    assert (said.count("will be gone"), said.count("stays on their machine.")) == (1, files)
    assert buttons(at)[-2:] == ["Keep it", "Call it off for good"]
    assert (supervision_for().meetings.count(), trouble(at)) == (1, [])


@pytest.mark.parametrize("query", ["begin", "meeting"])
def test_address_that_leads_nowhere_says_so(visit: Visit, query: str) -> None:
    at = visit("supervision.py", **{query: "nothing"})
    assert (titles(at), trouble(at)) == (["There is no meeting here"], [])


def test_before_a_meeting_that_is_fixed_leads_to_its_record(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.confirmed(supervised.by())
    at = visit("supervision.py", meeting=meeting.id)
    assert (at.query_params["meeting"], headings(at).count("Bring something first")) == (meeting.id, 0)


def test_first_page_offers_an_open_meeting_and_no_more(visit: Visit, supervised: Supervised, start: Start) -> None:
    meeting = supervised.begin(supervised.by())
    supervised.confirmed(supervised.by("Aoife"))
    offered = ("Supervision with Orla, 4 March 2026", f"meeting?meeting={meeting.id}")
    at = visit()
    assert headings(at) == ["Go on where you were", "Think about a meeting"]
    assert [link for link in links(at) if "meeting?" in link[1]] == [offered]
    draft = start()
    at = visit()
    assert headings(at) == ["Go on where you were", "Think about a meeting"]
    assert [page for _, page in links(at)][:2] == [f"reflect?draft={draft}", offered[1]]
