"""Two views of the same elements: nobody sees a place before both are shown side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.content.published import ELEMENTS
from model.store import Deletion
from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, nameless, texts, trouble, whole
from tests.pages.places import place_shown, scales, tap
from tests.pages.supervision.meetings import (
    PLACES,
    SECRET,
    Sitting,
    choice,
    in_turn,
    opened,
    sit,
    sit_as_supervisor,
    sit_at_the_supervisors,
    take,
)

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_of_many_places_brought_a_few_are_chosen_to_be_placed(visit: Visit, shipped: Content) -> None:
    sitting = sit(places=dict.fromkeys(ELEMENTS, "4"), brought=tuple(f"{key}.place" for key in ELEMENTS))
    at = opened(visit, sitting.at("two_views"))
    at.button(key="take_turn_supervisor").click().run()
    assert (headings(at), [words for words in scale_words(shipped) if whole(at).count(words)]) == ([], [])
    pills = f"view_elements_{sitting.meeting}"
    at.pills(key=pills).set_value(["time", "trust", "empathy", "support"]).run()
    assert sitting.kept("both.view_elements") == ("", "time,trust,empathy")
    one_by_one = at.pills(key=f"view_at_{sitting.meeting}")
    assert one_by_one.options == [shipped.element(key).name for key in ("trust", "time", "empathy")]
    sitting.say("supervisor.view.support", place="2")
    at.pills(key=pills).set_value(["time"]).run()
    assert at.pills(key=f"view_at_{sitting.meeting}").options == [
        shipped.element(key).name for key in ("time", "support")
    ]
    assert (trouble(at), nameless(at)) == ([], [])
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert headings(at) == ["A place to talk", "Two views, side by side"]
    assert [fold.label for fold in at.expander if "Two views, side by side" in headings(fold)] == [
        "As a chart and a table"
    ]
    assert sitting.practitioner.shown.of(sitting.meeting) == frozenset(ELEMENTS)


def scale_words(content: Content) -> list[str]:
    return [words for element in content.elements for words in element.scale]


def ids_out(at: AppTest, sitting: Sitting) -> str:
    """The whole page without what differs between any two meetings and drawings."""
    return re.sub(rf"{sitting.meeting}|[0-9a-f]{{16,}}|\$\$ID-\S+", "…", whole(at))


def on_to_next(at: AppTest, sitting: Sitting) -> None:
    at.button(key=f"next_view_{sitting.meeting}").click().run()


@pytest.mark.parametrize("mode", ["supervisor's turn", "both looking"])
def test_page_before_the_views_are_shown_is_the_same_whatever_was_placed(
    visit: Visit, deletion: Deletion, mode: str
) -> None:
    pages = []
    for places in (PLACES, dict.fromkeys(PLACES, "1"), dict.fromkeys(PLACES, "not_sure")):
        deletion.everything()
        sitting = sit(places={**places, "safety": places["trust"]}).at("two_views")
        at = opened(visit, sitting)
        if mode == "supervisor's turn":
            take(at, "supervisor")
        pages.append(ids_out(at, sitting))
    assert (pages[0] == pages[1], pages[1] == pages[2], pages[0].count(SECRET)) == (True, True, 0)


def test_views_are_placed_shown_and_then_stay(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("two_views")
    at = take(opened(visit, sitting), "supervisor")
    tap(at, "supervisor.view.trust", "1")
    at.segmented_control(key=choice(sitting, "supervisor.basis.trust")).set_value("conversation").run()
    on_to_next(at, sitting)
    at.segmented_control(key=choice(sitting, "supervisor.basis.time")).set_value("not_seen").run()
    on_to_next(at, sitting)
    at.button(key="show_both_views").click()
    tap(at, "supervisor.view.empathy", "4")
    at.button(key="show_both_now").click().run()
    assert (in_turn(at, sitting), trouble(at), nameless(at)) == (False, [], [])
    assert [sitting.kept(f"supervisor.view.{element}")[1] for element in ("trust", "empathy")] == ["1", "4"]
    assert sitting.kept("supervisor.basis.time") == ("", "not_seen")
    assert [radio.key for radio in at.radio] == [choice(sitting, "both.differ.trust")]
    said = [markdown.value for markdown in at.markdown]
    assert [sum(to in one for one in said) for to in ("- To Aoife: ", "To the practitioner", "- To Orla: ")] == [
        1,
        0,
        1,
    ]
    for name, element, place in (("Aoife", "trust", 4), ("Orla", "trust", 1)):
        point = shipped.scale.points[place - 1]
        assert said.count(f"**{name}: {place}\\. {point.name}**") == 1, element
    assert whole(at).count(SECRET) == 0
    at.radio(key=choice(sitting, "both.differ.trust")).set_value("differently").run()
    assert sitting.kept("both.differ.trust") == ("", "differently")


def test_lines_of_the_supervisor_stand_beside_their_places(visit: Visit) -> None:
    sitting = sit().at("two_views")
    sitting.say("supervisor.view.trust", "He rang you first.", "1")
    sitting.say("supervisor.view.time", "You stayed the hour.", "2")
    sitting.supervisor.shown.show_views(sitting.meeting)
    at = opened(visit, sitting)
    assert [words for words in texts(at) if words in {"He rang you first.", "You stayed the hour."}][:2] == [
        "He rang you first.",
        "You stayed the hour.",
    ]
    assert whole(at).count("What Orla heard or saw") >= 2


def test_whose_words_a_place_is_in_is_said_to_whoever_else_reads_it(visit: Visit) -> None:
    sitting = sit().at("two_views")
    whose = "In the words of a place, “I” is Aoife."
    at = take(opened(visit, sitting), "supervisor")
    assert [one.value for one in at.caption].count(whose) == 1
    sitting.say("supervisor.view.trust", place="1")
    sitting.supervisor.shown.show_views(sitting.meeting)
    assert [one.value for one in opened(visit, sitting).caption].count(whose) == 1


def test_whose_words_they_are_is_said_where_nothing_was_brought_too(visit: Visit) -> None:
    sitting = sit(brought=()).at("two_views")
    at = take(opened(visit, sitting), "supervisor")
    whose = "In the words of a place, “I” is Aoife."
    assert [one.value for one in at.caption].count(whose) == 0
    at.pills(key=f"add_views_{sitting.meeting}").set_value(["safety"]).run()
    assert [one.value for one in at.caption].count(whose) == 1
    assert ("An element" in [fold.label for fold in at.expander], whole(at).count("What else")) == (True, 0)
    tap(at, "supervisor.view.safety", "2")
    assert at.button(key="show_both_views").label == "Show my view"
    at.button(key="show_both_views").click().run()
    assert at.button(key="show_both_now").label == "Yes, show it"
    at.button(key="show_both_now").click().run()
    assert headings(at) == ["The view of Orla"]


def test_element_not_seen_gives_up_its_place(visit: Visit) -> None:
    sitting = sit().at("two_views")
    sitting.say("supervisor.view.trust", place="3")
    at = take(opened(visit, sitting), "supervisor")
    at.segmented_control(key=choice(sitting, "supervisor.basis.trust")).set_value("not_seen").run()
    assert sitting.kept("supervisor.view.trust") == ("", None)


def test_another_element_can_be_added_and_is_shown_too(visit: Visit) -> None:
    sitting = sit().at("two_views")
    at = take(opened(visit, sitting), "supervisor")
    at.pills(key=f"add_views_{sitting.meeting}").set_value(["safety"]).run()
    tap(at, "supervisor.view.safety", "2")
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert sitting.practitioner.shown.of(sitting.meeting) == {"trust", "time", "empathy", "safety"}


def test_by_share_file_the_practitioner_waits_for_the_supervisors_file(visit: Visit) -> None:
    at = opened(visit, sit(mode=SHARE_FILE).at("two_views"))
    waits = "Waiting for Orla's file. They place their own view first; then both are drawn here. "
    assert [info.value for info in at.info] == [f"{waits}Send them yours below, if you have not yet."]
    assert (scales(at), len(at.radio)) == ({}, 0)


def test_by_share_file_the_supervisor_places_without_a_cover_and_sees_no_place(visit: Visit, tmp_path: Path) -> None:
    sitting = sit_as_supervisor(tmp_path / "far").at("two_views")
    at = opened(visit, sitting)
    assert at.pills(key=f"view_at_{sitting.meeting}").options == ["Trust", "Time", "Communicate with empathy"]
    assert [place_shown(at, field) for field in scales(at)] == [None]
    assert (whole(at).count(SECRET), len([one for one in at.button if "take_turn" in str(one.key)])) == (0, 0)
    tap(at, "supervisor.view.trust", "1")
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert [radio.key for radio in at.radio] == [choice(sitting, "both.differ.trust")]


UNSHOWN = "Both views are placed, and not shown yet."


@pytest.mark.parametrize("where", ["at the practitioner's", "at the supervisor's", "from afar"])
def test_beside_going_on_it_says_that_both_views_are_placed_and_not_shown(
    visit: Visit, tmp_path: Path, where: str
) -> None:
    if where == "at the supervisor's":
        sitting = sit_at_the_supervisors()
        sitting.say("practitioner.view.trust", place="4")
    else:
        sitting = sit() if where == "at the practitioner's" else sit_as_supervisor(tmp_path / "far")
    sitting.at("two_views")

    def told() -> int:
        return [one.value for one in opened(visit, sitting).caption].count(UNSHOWN)

    before = told()
    sitting.say("supervisor.view.trust", place="1")
    placed = told()
    sitting.supervisor.shown.show_views(sitting.meeting)
    assert (before, placed, told()) == (0, 1, 0)
