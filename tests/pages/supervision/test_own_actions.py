"""One's own actions across people: said to be done in one tap, and taken along as reminders."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from streamlit.testing.v1 import AppTest

from model.access import Viewer
from model.phrases import day
from model.report.supervision_record.reminders import entries_of
from model.store.tables.supervision import action_marks, supervisions
from model.supervision.meeting import SHARE_FILE
from server.services import services
from tests.pages.conftest import Visit
from tests.pages.page_reader import links, trouble
from tests.pages.supervision.supervisions import MEETING_DAY, TODAY, Agreed, Supervised, supervision_for


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
    assert [text.value for text in at.text] == ["Both of ours", "Undated"]
    assert [one.value for one in at.caption][3:5] == ["With Cian, both of you, was due 11 March 2026", "With Orla"]


def test_an_own_action_is_done_in_one_tap_and_said_otherwise_after(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    meeting = supervised.confirmed(orla, date(2026, 3, 4), Agreed("Ring the school"))
    action = f"{meeting.id}-a1"

    def said() -> list[tuple[str | None, str]]:
        return [(mark.place, mark.words) for mark in supervision_for().marks.of(orla.id).get(action, ())]

    at = visit("supervision.py")
    at.button(key=f"done_{action}").click().run()
    assert (said(), trouble(at)) == ([("done", "")], [])
    assert "Orla sees it with a file, or when you meet." in [one.value for one in at.caption]
    at.segmented_control(key=f"came_{action}").set_value("part").run()
    assert said() == [("part", "")]
    at.segmented_control(key=f"came_{action}").set_value(None).run()
    assert (said(), trouble(at)) == ([], [])
    assert f"done_{action}" in [button.key for button in at.button]


def test_whoever_signs_in_too_sees_it_here(visit: Visit, supervised: Supervised) -> None:
    orla, store = supervised.by(), services().store
    meeting = supervised.confirmed(orla, date(2026, 3, 4), Agreed("Ring the school"))
    assert store is not None
    with store.writing() as connection:
        connection.execute(supervisions.update().values(supervisor="bert"))
    at = visit("supervision.py")
    at.button(key=f"done_{meeting.id}-a1").click().run()
    assert ("Orla sees it here." in [one.value for one in at.caption], trouble(at)) == (True, [])
    [mark] = supervision_for(Viewer("bert")).overview.of(orla.id).marks[f"{meeting.id}-a1"]
    assert mark.place == "done"


def test_what_is_said_of_an_action_goes_by_file_from_where_it_is_said(visit: Visit, supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    meeting = supervised.confirmed(cian, date(2026, 3, 4), Agreed("Find a room", "supervisor"))
    at = visit("supervision.py")
    at.button(key=f"done_{meeting.id}-a1").click().run()
    assert "Cian sees it with a file, or when you meet." in [one.value for one in at.caption]
    assert ("Send it with the last record", f"record?meeting={meeting.id}") in links(at)
    supervised.begin(cian, mode=SHARE_FILE)
    begun = supervision_for().overview.of(cian.id).open
    assert begun
    assert ("Send it with the open meeting", f"meeting?meeting={begun.id}") in links(visit("supervision.py"))


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
    bold = [one.value for one in at.markdown if one.value.startswith("**")]
    assert ("**Agreed, and still open**" in bold, "**Said to be over, to talk about next**" in bold) == (False, True)


def test_reminders_are_offered_where_something_of_ones_own_is_to_come(visit: Visit, supervised: Supervised) -> None:
    def offered() -> bool:
        return "Reminders for your calendar" in [part.label for part in visit("supervision.py").expander]

    orla = supervised.by()
    supervised.confirmed(orla, date(2026, 2, 4), Agreed("Undated", "supervisor"))
    assert not offered()
    supervised.confirmed(orla, date(2026, 3, 4), Agreed("Also undated"))
    assert offered()


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
