"""The home of supervision: who one meets, what was agreed, starting a meeting, and letting go of one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.phrases import day
from model.report.supervision_record.reminders import reminders_ics
from model.store import OwnStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from pages.parts.supervision.due_actions import dated_actions
from tests.pages.conftest import Start, Visit
from tests.pages.dates import choose_date, date_in
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, titles, trouble
from tests.pages.supervision.supervisions import Agreed, Supervised, supervision_for

TODAY = datetime.now(UTC).date()
MARKS = "**x** [a](http://b.ie) :red[y]"


@pytest.fixture
def supervised(own: OwnStore, shipped: Content) -> Supervised:  # noqa: ARG001  it has to be opened first
    """Makes supervisions and meetings in the store."""
    return Supervised(shipped)


def people(at: AppTest) -> list[str]:
    return [subheader.value for subheader in at.subheader]


def buttons(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def the_open_one() -> Meeting:
    (meeting,) = supervision_for().meetings.all(is_open=True)
    return meeting


def test_home_when_nobody_is_named_says_what_this_is_and_how_to_begin(visit: Visit) -> None:
    at = visit("supervision.py")
    assert (titles(at), headings(at)) == (["Supervision"], ["Name your supervisor", "Or are you the supervisor?"])
    assert (people(at), nameless(at), trouble(at)) == ([], [], [])


def test_home_says_what_a_meeting_is_and_whose_words_it_has(visit: Visit, shipped: Content) -> None:
    (about,) = [part for part in visit("supervision.py").expander if part.label == "What a supervision meeting is here"]
    assert [about.markdown[0].value, about.caption[0].value] == [shipped.supervision.about, shipped.supervision.ours]


def test_naming_a_supervisor_begins_a_supervision(visit: Visit) -> None:
    at = visit("supervision.py")
    at.text_input(key="new_practitioner_0").set_value(" Maeve ")
    at.text_input(key="new_supervisor_0").set_value("Orla")
    at.button(key="keep_new_names").click().run()
    (made,) = supervision_for().supervisions.all()
    assert (made.practitioner_name, made.supervisor_name) == ("Maeve", "Orla")
    assert (headings(at), people(at)) == (["With your supervisor", "A file, or somebody new"], ["Orla"])
    assert [at.text_input(key=f"new_{seat}_1").value for seat in ("practitioner", "supervisor")] == ["Maeve", ""]
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize("names", [("", "Orla"), ("Maeve", "  "), ("\x07", "Orla")])
def test_naming_with_a_name_missing_says_so_and_begins_nothing(visit: Visit, names: tuple[str, str]) -> None:
    at = visit("supervision.py")
    at.text_input(key="new_practitioner_0").set_value(names[0])
    at.text_input(key="new_supervisor_0").set_value(names[1])
    at.button(key="keep_new_names").click().run()
    assert [warning.value for warning in at.warning] == ["Both names are needed. A made-up one will do."]
    assert supervision_for().supervisions.all() == []


def test_people_stand_by_the_alphabet_on_the_side_they_sit_on(visit: Visit, supervised: Supervised) -> None:
    for name in ("Orla", "Áine", "aoife", "Brian"):
        supervised.by(name)
    for name in ("Zoe", "Cian"):
        supervised.of(name)
    at = visit("supervision.py")
    assert headings(at) == ["With your supervisor", "People you supervise", "A file, or somebody new"]
    assert people(at) == ["Áine", "aoife", "Brian", "Orla", "Cian", "Zoe"]


def test_block_of_a_person_tells_next_date_what_is_open_and_past_meetings(visit: Visit, supervised: Supervised) -> None:
    orla, next_on = supervised.by(), TODAY + timedelta(days=9)
    first = supervised.confirmed(orla, date(2026, 2, 4), Agreed("An old thing"))
    second = supervised.confirmed(
        orla,
        date(2026, 3, 4),
        Agreed("Undated", "both"),
        Agreed("Later", "organisation", TODAY + timedelta(days=3)),
        Agreed("Ring the school", "supervisor", date(2026, 3, 11)),
        next_on=next_on,
    )
    at = visit("supervision.py")
    assert [text.value for text in at.text] == ["Ring the school", "Later", "An old thing", "Undated"]
    assert [caption.value for caption in at.caption][:4] == [
        "Orla, was due 11 March 2026",
        f"The organisation, by {day(TODAY + timedelta(days=3))}",
        "You",
        "Both of you",
    ]
    assert f"Next meeting: {day(next_on)}." in [one.value for one in at.markdown]
    assert [link for link in links(at) if link[1].startswith("record?")] == [
        ("4 March 2026, the monthly meeting", f"record?meeting={second.id}"),
        ("4 February 2026, the monthly meeting", f"record?meeting={first.id}"),
    ]
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize(
    ("next_on", "said"),
    [
        (None, "No date for the next meeting yet."),
        (date(2026, 3, 18), "You meant to meet again on 18 March 2026."),
        (TODAY, f"Next meeting: {day(TODAY)}."),
    ],
)
def test_next_date_is_said_in_words(visit: Visit, supervised: Supervised, next_on: date | None, said: str) -> None:
    supervised.confirmed(supervised.by(), next_on=next_on)
    assert said in [one.value for one in visit("supervision.py").markdown]


def test_many_past_meetings_come_in_pages_newest_first(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    for month in range(1, 8):
        supervised.confirmed(orla, date(2026, month, 4))
    at = visit("supervision.py")
    shown = [words for words, page in links(at) if page.startswith("record?")]
    assert shown == [f"4 {month} 2026, the monthly meeting" for month in ("July", "June", "May", "April", "March")]


def test_one_person_s_agreed_actions_stay_out_of_the_other_s_block(visit: Visit, supervised: Supervised) -> None:
    supervised.confirmed(supervised.by("Orla"), date(2026, 2, 4), Agreed("For Orla's"))
    supervised.confirmed(supervised.by("Aoife"), date(2026, 2, 4), Agreed("For Aoife's"))
    at = visit("supervision.py")
    assert (people(at), [text.value for text in at.text]) == (["Aoife", "Orla"], ["For Aoife's", "For Orla's"])


def test_supervisor_sees_the_other_by_name_and_begins_what_is_held_here(visit: Visit, supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    supervised.confirmed(cian, date(2026, 2, 4), Agreed("Theirs"), Agreed("Mine", "supervisor"))
    at = visit("supervision.py")
    assert [caption.value for caption in at.caption][:3] == [
        "A meeting they begin comes as a share file from them.",
        "Cian",
        "You",
    ]
    at.button(key=f"begin_with_{cian.id}").click().run()
    assert (titles(at), [radio.key for radio in at.radio]) == (["A meeting with Cian"], [])


@pytest.mark.parametrize("mode", [ONE_SCREEN, SHARE_FILE])
def test_starting_a_meeting_takes_plan_day_and_way(
    visit: Visit, supervised: Supervised, shipped: Content, mode: str
) -> None:
    orla = supervised.by()
    at = visit("supervision.py")
    at.button(key=f"begin_with_{orla.id}").click().run()
    plans = shipped.supervision.plans
    assert (titles(at), at.query_params) == (["A meeting with Orla"], {"begin": orla.id})
    assert people(at) == [plan.name for plan in plans]
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
    assert (buttons(at), trouble(at)) == (["Go on", "Bring something", "Call it off"], [])


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


def test_names_can_be_corrected(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    at = visit("supervision.py")
    at.text_input(key=f"supervisor_{orla.id}").set_value("Órla")
    at.button(key=f"keep_names_{orla.id}").click().run()
    assert (supervision_for().supervisions.get(orla.id).supervisor_name, people(at)) == ("Órla", ["Órla"])


def test_supervisor_corrects_the_names(visit: Visit, supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    at = visit("supervision.py")
    assert [field.key for field in at.text_input if cian.id in field.key and "sure" not in field.key] == [
        f"supervisor_{cian.id}",
        f"practitioner_{cian.id}",
    ]
    at.text_input(key=f"practitioner_{cian.id}").set_value("Cian B.")
    at.text_input(key=f"supervisor_{cian.id}").set_value("Orla R.")
    at.button(key=f"keep_names_{cian.id}").click().run()
    kept = supervision_for().supervisions.get(cian.id)
    assert (kept.practitioner_name, kept.supervisor_name) == ("Cian B.", "Orla R.")


def test_removing_everything_with_somebody_needs_its_words(visit: Visit, supervised: Supervised, start: Start) -> None:
    start(finished=True)
    orla, aoife = supervised.by("Orla"), supervised.by("Aoife")
    supervised.confirmed(orla)
    supervised.begin(orla)
    at = visit("supervision.py")
    assert at.button(key=f"remove_{orla.id}").disabled is True
    at.text_input(key=f"sure_{orla.id}").set_value("Remove everything").run()
    at.button(key=f"remove_{orla.id}").click().run()
    assert ([one.id for one in supervision_for().supervisions.all()], supervision_for().meetings.count()) == (
        [aoife.id],
        0,
    )
    assert (people(at), trouble(at)) == (["Aoife"], [])


@pytest.mark.parametrize("query", ["begin", "meeting"])
def test_address_that_leads_nowhere_says_so(visit: Visit, query: str) -> None:
    at = visit("supervision.py", **{query: "nothing"})
    assert (titles(at), trouble(at)) == (["There is no meeting here"], [])


def test_before_a_meeting_that_is_fixed_leads_to_its_record(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.confirmed(supervised.by())
    at = visit("supervision.py", meeting=meeting.id)
    assert (at.query_params["meeting"], headings(at).count("Bring something first")) == (meeting.id, 0)


def test_reminders_are_offered_only_where_something_has_a_date(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    supervised.confirmed(orla, date(2026, 2, 4), Agreed("Undated"))
    assert "Reminders" not in headings(visit("supervision.py"))
    supervised.confirmed(orla, date(2026, 3, 4), Agreed("Dated", due=date(2026, 3, 11)))
    assert "Reminders" in headings(visit("supervision.py"))


def test_names_and_agreed_words_with_marks_are_nowhere_read_as_marks(visit: Visit, supervised: Supervised) -> None:
    marked = supervised.by(MARKS)
    supervised.confirmed(marked, date(2026, 2, 4), Agreed(MARKS, "supervisor", date(2026, 3, 11)))
    supervised.begin(marked)
    for at in (visit("supervision.py"), visit("supervision.py", begin=marked.id), visit()):
        said = "\n".join(read_as_markdown(at))
        assert (said.count("**x**"), said.count("](http:/"), said.count(":red[")) == (0, 0, 0)


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


def test_reminders_hold_what_has_a_date_with_each_person_by_name(visit: Visit, supervised: Supervised) -> None:
    supervised.confirmed(supervised.by("Orla"), date(2026, 2, 4), Agreed("Ring the school", due=date(2026, 3, 11)))
    supervised.confirmed(
        supervised.of("Cian"), date(2026, 2, 4), Agreed("Undated"), Agreed("Ask", due=date(2026, 3, 12))
    )
    assert trouble(visit("supervision.py")) == []
    file = reminders_ics(dated_actions(), TODAY).decode()
    assert [line for line in file.splitlines() if line.startswith(("SUMMARY", "DTSTART"))] == [
        "SUMMARY:Ring the school",
        "DTSTART;VALUE=DATE:20260311",
        "SUMMARY:Ask",
        "DTSTART;VALUE=DATE:20260312",
    ]
    assert [(one.other, one.who) for one in dated_actions()] == [("Orla", "Maeve"), ("Cian", "Cian")]
