"""The page of one person whom one meets: what was agreed and when, their names, and letting go of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.phrases import day
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import links, nameless, subheadings, titles, trouble
from tests.pages.supervision.supervisions import TODAY, Agreed, Supervised, supervision_for


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


def test_the_last_meeting_that_was_called_off_is_told_until_the_two_have_met(
    visit: Visit, supervised: Supervised
) -> None:
    cian, meetings = supervised.of("Cian"), supervision_for().meetings
    for number, why in ((7, "A **flood**"), (9, "Ill")):
        meetings.call_off(supervised.begin(cian, date(2026, 12, number)).id, who="practitioner", why=why)
    told = "9 December 2026, called off by Cian: Ill"
    assert [one.value for one in visit("supervision.py").markdown][:2] == ["You have not met here yet.", told]
    supervised.begin(cian, TODAY)
    assert told in [one.value for one in visit("supervision.py").markdown]
    meetings.call_off(meetings.all(is_open=True)[0].id)
    assert f"{day(TODAY)}, called off." in [one.value for one in visit("supervision.py").markdown]
    supervised.confirmed(cian, TODAY)
    assert [one.value for one in visit("supervision.py").markdown if "called off" in one.value] == []


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
        "A meeting that somebody you supervise begins at their own machine comes as a share file.",
        "Cian",
        "You",
    ]
    at.button(key=f"begin_with_{cian.id}").click().run()
    assert (titles(at), [radio.key for radio in at.radio]) == (["A meeting with Cian"], [])


def test_names_can_be_corrected(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    at = visit("supervision.py")
    at.text_input(key=f"supervisor_{orla.id}").set_value("Órla")
    at.button(key=f"keep_names_{orla.id}").click().run()
    assert (supervision_for().supervisions.get(orla.id).supervisor_name, subheadings(at)) == ("Órla", ["Órla"])


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
    assert subheadings(visit("supervision.py")) == ["Aoife"]


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
