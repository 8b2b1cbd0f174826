"""The home of supervision: who one meets, what was agreed, starting a meeting, and letting go of one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.access import Viewer
from model.content import Content
from model.phrases import day, near
from model.report.supervision_record.reminders import entries_of
from model.store import OwnStore
from model.store.tables.supervision import action_marks
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from server.services import services
from tests.pages.conftest import Start, Visit
from tests.pages.dates import choose_date, date_in
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, titles, trouble
from tests.pages.supervision.supervisions import MEETING_DAY, Agreed, Supervised, supervision_for

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
    assert (headings(at), people(at)) == (["With your supervisor"], ["Orla"])
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


def lines(at: AppTest) -> list[str]:
    """Whom the lines lead to, in their order."""
    return [name for name, page in links(at) if page.startswith("supervision?person=")]


def test_people_stand_on_the_side_they_sit_on_whom_one_meets_next_first(visit: Visit, supervised: Supervised) -> None:
    for name in ("Orla", "aoife", "Brian"):
        supervised.by(name)
    for days, name in ((9, "Áine"), (2, "Zoe"), (-5, "Cian")):
        supervised.confirmed(supervised.of(name), next_on=TODAY + timedelta(days=days))
    at = visit("supervision.py")
    assert headings(at) == ["With your supervisor", "People you supervise"]
    assert lines(at) == ["aoife", "Brian", "Orla", "Cian", "Zoe", "Áine"]
    assert (nameless(at), trouble(at)) == ([], [])


def test_line_of_a_person_says_when_next_whose_turn_and_what_is_open(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    supervised.confirmed(orla, date(2026, 3, 4), Agreed("Undated", "both"), Agreed("Dated", due=date(2026, 3, 11)))
    supervised.begin(supervised.by("Brian"), TODAY, mode=SHARE_FILE)
    supervised.by("Aoife")
    said = [caption.value for caption in visit("supervision.py").caption][:3]
    assert said == [
        f"{TODAY.day} {TODAY:%B}. Your turn by file.",
        "You have not met here yet.",
        f"No date for the next meeting yet. Two open, first was due {near(date(2026, 3, 11), TODAY)}.",
    ]


def test_a_line_leads_to_the_person_and_back(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    supervised.by("Aoife")
    at = visit("supervision.py", person=orla.id)
    assert (titles(at), at.query_params, trouble(at)) == (["Orla"], {"person": orla.id}, [])
    assert [page for _, page in links(at)] == ["supervision"]
    assert f"begin_with_{orla.id}" in [button.key for button in at.button]


def test_a_person_who_is_not_there_is_said(visit: Visit) -> None:
    at = visit("supervision.py", person="nobody")
    assert (titles(at), trouble(at)) == (["There is nobody here"], [])


def test_one_s_own_actions_stand_together_across_people_due_first(visit: Visit, supervised: Supervised) -> None:
    supervised.confirmed(
        supervised.by(),
        date(2026, 3, 4),
        Agreed("Undated"),
        Agreed("Hers", "supervisor"),
        Agreed("The house", "organisation"),
    )
    supervised.confirmed(
        supervised.of("Cian"),
        date(2026, 3, 4),
        Agreed("His"),
        Agreed("Both of ours", "both", date(2026, 3, 11)),
        Agreed("For the house", "organisation", date(2026, 3, 1)),
    )
    at = visit("supervision.py")
    assert [text.value for text in at.text] == ["For the house", "Both of ours", "Undated"]
    assert [one.value for one in at.caption][2:5] == [
        "With Cian, the organisation, was due 1 March 2026",
        "With Cian, both of you, was due 11 March 2026",
        "With Orla",
    ]


def test_an_own_action_is_done_in_one_tap_and_said_otherwise_after(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    meeting = supervised.confirmed(orla, date(2026, 3, 4), Agreed("Ring the school"))
    action = f"{meeting.id}-a1"

    def said() -> list[tuple[str | None, str]]:
        return [(mark.place, mark.words) for mark in supervision_for().marks.of(orla.id).get(action, ())]

    at = visit("supervision.py")
    at.button(key=f"done_{action}").click().run()
    assert (said(), trouble(at)) == ([("done", "")], [])
    assert "Orla sees it when you meet next, or with the next file you send." in [one.value for one in at.caption]
    at.segmented_control(key=f"came_{action}").set_value("part").run()
    assert said() == [("part", "")]
    at.segmented_control(key=f"came_{action}").set_value(None).run()
    assert (said(), trouble(at)) == ([], [])
    assert f"done_{action}" in [button.key for button in at.button]


def test_an_action_just_done_keeps_its_place_and_waits_under_a_line_later(visit: Visit, supervised: Supervised) -> None:
    orla, store = supervised.by(), services().store
    supervised.by("Ann")
    agreed = [Agreed(f"Thing {number}", due=TODAY + timedelta(days=number)) for number in range(1, 6)]
    first = f"{supervised.confirmed(orla, MEETING_DAY, *agreed).id}-a1"

    def is_folded(at: AppTest) -> bool:
        [more] = [fold for fold in at.expander if fold.label == "One more action"]
        return "Thing 1" in [text.value for text in more.text]

    at = visit("supervision.py")
    at.button(key=f"done_{first}").click().run()
    assert is_folded(at.run()) is False
    assert store is not None
    with store.writing() as connection:
        connection.execute(action_marks.update().values(saved_at=datetime.now(UTC) - timedelta(minutes=11)))
    assert (is_folded(at.run()), trouble(at)) == (True, [])


def test_what_the_other_says_of_theirs_is_read_and_not_changed(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    meeting = supervised.confirmed(orla, date(2026, 3, 4), Agreed("Find a room", "supervisor"))
    supervision_for(Viewer(orla.supervisor)).marks.save(
        orla.id, f"{meeting.id}-a1", words="Room 4", place="done", tab="t", base_version=0
    )
    at = visit("supervision.py")
    assert f"Orla, {day(TODAY)}: Done. Room 4" in [one.value for one in at.caption]
    assert f"done_{meeting.id}-a1" not in [button.key for button in at.button]


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


def test_one_person_s_agreed_actions_stay_out_of_the_other_s_page(visit: Visit, supervised: Supervised) -> None:
    orla, aoife = supervised.by("Orla"), supervised.by("Aoife")
    supervised.confirmed(orla, date(2026, 2, 4), Agreed("For Orla's", "supervisor"))
    supervised.confirmed(aoife, date(2026, 2, 4), Agreed("For Aoife's", "supervisor"))
    pages = [visit("supervision.py", person=one.id) for one in (orla, aoife)]
    assert [[text.value for text in at.text] for at in pages] == [["For Orla's"], ["For Aoife's"]]
    assert [text.value for text in visit("supervision.py").text] == []


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
    at = visit("supervision.py", person=orla.id)
    assert at.button(key=f"remove_{orla.id}").disabled is True
    at.text_input(key=f"sure_{orla.id}").set_value("Remove everything").run()
    at.button(key=f"remove_{orla.id}").click().run()
    assert ([one.id for one in supervision_for().supervisions.all()], supervision_for().meetings.count()) == (
        [aoife.id],
        0,
    )
    assert (titles(at), trouble(at)) == (["There is nobody here"], [])
    assert people(visit("supervision.py")) == ["Aoife"]


@pytest.mark.parametrize("query", ["begin", "meeting"])
def test_address_that_leads_nowhere_says_so(visit: Visit, query: str) -> None:
    at = visit("supervision.py", **{query: "nothing"})
    assert (titles(at), trouble(at)) == (["There is no meeting here"], [])


def test_before_a_meeting_that_is_fixed_leads_to_its_record(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.confirmed(supervised.by())
    at = visit("supervision.py", meeting=meeting.id)
    assert (at.query_params["meeting"], headings(at).count("Bring something first")) == (meeting.id, 0)


def test_reminders_are_offered_where_something_of_ones_own_is_to_come(visit: Visit, supervised: Supervised) -> None:
    def offered() -> bool:
        return "Reminders for your calendar" in [part.label for part in visit("supervision.py").expander]

    orla = supervised.by()
    supervised.confirmed(orla, date(2026, 2, 4), Agreed("Undated", "supervisor"))
    assert not offered()
    supervised.confirmed(orla, date(2026, 3, 4), Agreed("Also undated"))
    assert offered()


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


def test_reminders_hold_what_is_to_come_with_each_person_by_name(visit: Visit, supervised: Supervised) -> None:
    tomorrow = TODAY + timedelta(days=1)
    supervised.confirmed(
        supervised.by("Orla"), date(2026, 2, 4), Agreed("Ring the school", due=date(2026, 3, 11)), next_on=tomorrow
    )
    supervised.confirmed(
        supervised.of("Cian"),
        date(2026, 2, 4),
        Agreed("Undated"),
        Agreed("Ask", due=date(2026, 3, 12)),
        Agreed("For myself", "supervisor"),
    )
    assert trouble(visit("supervision.py")) == []
    found = entries_of(supervision_for().overview.all(), TODAY)
    assert sorted((one.summary, one.on, one.description.partition("\n")[0]) for one in found if one.on) == [
        ("Ask", date(2026, 3, 12), "Who: Cian"),
        ("Ring the school", date(2026, 3, 11), "Who: Maeve"),
        ("Supervision with Orla", tomorrow, ""),
    ]
    assert [one.summary for one in found if one.on is None] == ["For myself"]


def test_what_nobody_is_named_for_is_on_the_persons_page_alone_and_either_can_say_how_it_went(
    visit: Visit, supervised: Supervised
) -> None:
    one, other = supervised.by(), supervised.by("Sean")
    supervised.confirmed(one, date(2026, 3, 4), Agreed("Ask about the bus", None))
    supervised.confirmed(other, date(2026, 3, 4), Agreed("Ring first", "both"))
    assert [text.value for text in visit("supervision.py").text] == ["Ring first"]
    at = visit("supervision.py", person=one.id)
    assert [text.value for text in at.text] == ["Ask about the bus"]
    assert "Nobody named yet" in [caption.value for caption in at.caption]
    assert [button.label for button in at.button].count("Done") == 1
