"""The home of supervision: what it is, naming whom one meets, and who is there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.phrases import near
from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, subheadings, titles, trouble
from tests.pages.supervision.supervisions import MEETING_DAY, TODAY, Agreed, Supervised, supervision_for

MARKS = "**x** [a](http://b.ie) :red[y]"


def test_home_when_nobody_is_named_says_what_this_is_and_how_to_begin(visit: Visit) -> None:
    at = visit("supervision.py")
    assert (titles(at), headings(at)) == (["Supervision"], ["Name your supervisor", "Or are you the supervisor?"])
    assert (subheadings(at), nameless(at), trouble(at)) == ([], [], [])


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
    assert (headings(at), subheadings(at)) == (["With your supervisor"], ["Orla"])
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


def test_what_is_due_first_stands_first_be_it_a_meeting_or_an_action(visit: Visit, supervised: Supervised) -> None:
    for days, name, due in ((9, "Cian", None), (4, "Zoe", 12), (None, "Áine", 5), (20, "Brian", -1), (30, "Dara", 3)):
        agreed = Agreed("Ring", due=TODAY + timedelta(days=due) if due else None)
        supervised.confirmed(
            supervised.of(name), MEETING_DAY, agreed, next_on=TODAY + timedelta(days=days) if days else None
        )
    supervised.of("Ann")
    assert lines(visit("supervision.py")) == ["Brian", "Dara", "Zoe", "Áine", "Cian", "Ann"]


def test_line_of_a_person_says_when_next_whose_turn_and_what_is_open(visit: Visit, supervised: Supervised) -> None:
    orla = supervised.by()
    supervised.confirmed(orla, date(2026, 3, 4), Agreed("Undated", "both"), Agreed("Dated", due=date(2026, 3, 11)))
    supervised.begin(supervised.by("Brian"), TODAY, mode=SHARE_FILE)
    supervised.by("Aoife")
    said = [caption.value for caption in visit("supervision.py").caption][:3]
    assert said == [
        f"Next: {TODAY.day} {TODAY:%B}. Your turn by file.",
        f"No date for the next meeting yet. Two to do, first was due {near(date(2026, 3, 11), TODAY)}.",
        "You have not met here yet.",
    ]


def test_names_and_agreed_words_with_marks_are_nowhere_read_as_marks(visit: Visit, supervised: Supervised) -> None:
    marked = supervised.by(MARKS)
    supervised.confirmed(marked, date(2026, 2, 4), Agreed(MARKS, "supervisor", date(2026, 3, 11)))
    supervised.begin(marked)
    for at in (visit("supervision.py"), visit("supervision.py", begin=marked.id), visit()):
        said = "\n".join(read_as_markdown(at))
        assert (said.count("**x**"), said.count("](http:/"), said.count(":red[")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("field", "button", "other"),
    [("new_supervisee_1", "keep_new_supervisee", "Niamh"), ("new_supervisor_1", "keep_new_names", "Orla")],
)
def test_a_second_one_of_the_same_name_is_told_and_kept_with_one_more_press(
    visit: Visit, supervised: Supervised, field: str, button: str, other: str
) -> None:
    supervised.of("Niamh")
    supervised.by("Orla")
    at = visit("supervision.py")
    at.text_input(key=field).set_value(f" {other.upper()} ")
    for key in ("new_as_supervisor_1", "new_practitioner_1"):
        at.text_input(key=key).set_value("Me")
    at.button(key=button).click().run()
    (told,) = at.warning
    assert told.value.startswith(f"There is somebody called {other.upper()} here already.")
    assert len(supervision_for().supervisions.all()) == 2
    at.button(key=button).click().run()
    assert len(supervision_for().supervisions.all()) == 3


def test_another_name_is_kept_at_once(visit: Visit, supervised: Supervised) -> None:
    supervised.of("Niamh")
    at = visit("supervision.py")
    at.text_input(key="new_supervisee_1").set_value("Niamh")
    at.text_input(key="new_as_supervisor_1").set_value("Me")
    at.button(key="keep_new_supervisee").click().run()
    at.text_input(key="new_supervisee_1").set_value("Niamh B")
    at.button(key="keep_new_supervisee").click().run()
    assert {one.practitioner_name for one in supervision_for().supervisions.all()} == {"Niamh", "Niamh B"}
    assert len(at.warning) == 0
