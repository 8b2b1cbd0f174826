"""The meeting's steps: each can be reached, keeps what is said in it, and shows both only what both may see."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL, PRACTITIONER, SUPERVISOR
from model.content import Content
from model.content.published import ELEMENTS
from model.content.supervision.schema import Script
from model.reflection_items import items_of
from model.store import SupervisionStore
from model.supervision.brought import BroughtItem
from model.supervision.meeting import SHARE_FILE, Mode
from server.services import services
from tests.pages.conftest import A_DAY, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import headings, links, listed, nameless, read_as_markdown, titles, trouble, whole
from tests.pages.supervision.meetings import SECRET, Sitting, sit, sit_as_supervisor
from tests.shipped import shipped_content

NOT_WORDS = {"key", "minutes", "evidence", "standing_items", "procedure", "any_step", "has_owners"}
HOSTILE = "**Niamh** [a](http://b) :red[x]"
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def opened(visit: Visit, sitting: Sitting) -> AppTest:
    return visit("meeting.py", meeting=sitting.meeting)


def choice(sitting: Sitting, field: str) -> str:
    return f"choice_{sitting.meeting}_{field}"


def said_here(at: AppTest) -> list[str]:
    return [text.value for text in at.text]


@pytest.mark.parametrize("address", ["nothing-here", "../../etc/passwd", "<script>alert(1)</script>", ""])
def test_unknown_meeting_says_there_is_nothing(visit: Visit, address: str) -> None:
    at = visit("meeting.py", meeting=address)
    assert (titles(at), trouble(at)) == (["There is no meeting here"], [])
    assert [page for _, page in links(at)] == ["supervision"]


def test_other_peoples_meeting_says_there_is_nothing(visit: Visit) -> None:
    sitting = sit()
    store = services().store
    assert store is not None
    foreign = SupervisionStore(store, type(LOCAL)("somebody else"))
    with_whom = foreign.supervisions.begin("A", "B").id
    script = sitting.practitioner.meetings.script(sitting.meeting)
    theirs = foreign.meetings.begin(
        with_whom, script, mode="one_screen", held_on=date(2026, 3, 4), language="en", content_version="v"
    )
    assert titles(visit("meeting.py", meeting=theirs.id)) == ["There is no meeting here"]


@pytest.mark.parametrize("plan", ["first_meeting", "monthly", "one_hour", "after_something_hard", "thirty_minutes"])
def test_every_step_of_every_plan_is_one_press_after_the_other(visit: Visit, shipped: Content, plan: str) -> None:
    sitting = sit(plan=plan)
    steps = [step for step in shipped.script(plan).plan.steps if step.key != "last_time"]
    at = opened(visit, sitting)
    seen = []
    for step in steps:
        seen += titles(at)
        assert (nameless(at), trouble(at), whole(at).count(SECRET)) == ([], [], 0), step.key
        if step != steps[-1]:
            at.button(key=f"on_{step.key}").click().run()
    assert seen == [step.title for step in steps]
    assert sitting.practitioner.meetings.get(sitting.meeting).step == "confirm"


def test_any_step_can_be_gone_to_and_is_where_it_opens_again(visit: Visit) -> None:
    sitting = sit()
    at = listed(opened(visit, sitting), "arrive")
    at.button(key="go_explore").click().run()
    assert titles(at) == titles(opened(visit, sitting)) == ["Look closer"]
    at.button(key="back_explore").click().run()
    assert (titles(at), sitting.practitioner.meetings.get(sitting.meeting).step) == (["Two views"], "two_views")


def test_leaving_for_now_lets_go_of_the_screen(visit: Visit) -> None:
    sitting = sit()
    at = opened(visit, sitting)
    assert sitting.practitioner.screen.meeting() == sitting.meeting
    at.button(key="leave_meeting").click().run()
    at.button(key="handed_back").click().run()
    assert (sitting.practitioner.screen.meeting(), titles(at)) == (None, ["Supervision"])


def test_what_last_times_actions_came_to_is_kept_and_silence_is_said(visit: Visit) -> None:
    sitting = sit()
    sitting.practitioner.meetings.call_off(sitting.meeting)
    before = sit()
    supervision = before.practitioner.meetings.get(before.meeting).supervision
    before.practitioner.brought.bring(before.meeting, before.reflection, ())
    for number, words in enumerate(("Ring the school", "Ask about the room"), 1):
        before.say(f"both.action_{number}", words)
    for seated in (before.practitioner, before.supervisor):
        seated.confirmations.confirm(before.meeting, agrees=True)
    script = before.practitioner.meetings.script(before.meeting)
    meeting = before.practitioner.meetings.begin(
        supervision, script, mode="one_screen", held_on=date(2026, 4, 1), language="en", content_version="v"
    )
    now = Sitting(meeting.id, before.practitioner, before.supervisor).at("last_time")
    first, _ = now.practitioner.actions.carried(now.meeting)
    at = opened(visit, now)
    assert said_here(at) == ["Ring the school", "Ask about the room"]
    silence = "Not talked about yet: it stays open."
    assert [caption.value for caption in at.caption].count(silence) == 2
    at.segmented_control(key=choice(now, f"both.last.{first.id}")).set_value("part").run()
    assert now.kept(f"both.last.{first.id}") == ("", "part")
    assert [caption.value for caption in at.caption].count(silence) == 1


def test_a_first_meeting_has_no_empty_last_time(visit: Visit) -> None:
    at = listed(opened(visit, sit()), "arrive")
    assert [button.key for button in at.button if button.key in ("go_last_time", "go_bring")] == ["go_bring"]
    at.button(key="on_arrive").click().run()
    assert titles(at) == ["What was brought"]


@pytest.mark.parametrize(("mode", "told"), [("one_screen", 1), (SHARE_FILE, 0)])
def test_time_is_told_where_two_sit_at_one_screen(visit: Visit, mode: Mode, told: int) -> None:
    at = opened(visit, sit(mode=mode, plan="one_hour"))
    said = [caption.value for caption in at.caption if "minutes gone" in caption.value]
    assert said == ["0 minutes gone, 60 left"] * told


@pytest.mark.parametrize("plan", [plan.key for plan in shipped_content().supervision.plans])
def test_what_is_for_any_step_can_be_said_at_each_and_once_only(visit: Visit, plan: str) -> None:
    sitting = sit(plan=plan)
    [item] = [one for one in shipped_content().supervision.standing if one.any_step]
    for step in shipped_content().script(plan).plan.steps:
        at = opened(visit, sitting.at(step.key))
        ways = [one for one in at.button if one.key == f"say_{item.key}"]
        offered = [one.options for one in at.button_group if one.key == f"standing_{sitting.meeting}_{step.key}"]
        assert len(ways) + sum(names.count(item.name) for names in offered) == 1, step.key
        if ways:
            assert item.text not in whole(at)
            ways[0].click().run()
            assert item.text in whole(at)
        assert trouble(at) == []
    sitting.say(f"both.standing.{item.key}", "Told the lead on Monday.")
    assert sitting.kept(f"both.standing.{item.key}") == ("Told the lead on Monday.", None)


def test_standing_item_is_asked_only_when_tapped_and_kept_like_any_answer(visit: Visit, shipped: Content) -> None:
    sitting = sit(plan="one_hour").at("actions")
    at = opened(visit, sitting)
    pills = f"standing_{sitting.meeting}_actions"
    names = {item.key: item.name for item in shipped.supervision.standing}
    assert at.pills(key=pills).options == [names["decision"], names["safeguarding"]]
    told = [shipped.settings.procedure.text, next(one.text for one in shipped.supervision.standing if one.procedure)]
    assert [whole(at).count(words) for words in told] == [0, 0]
    at.pills(key=pills).set_value(["safeguarding"]).run()
    assert [whole(at).count(words) for words in told] == [1, 1]
    sitting.say("both.standing.decision", "We stop the visits, as nobody is there.")
    at = opened(visit, sitting)
    assert (at.pills(key=pills).value, nameless(at), trouble(at)) == (["decision"], [], [])


def test_of_many_places_brought_a_few_are_chosen_to_be_placed(visit: Visit, shipped: Content) -> None:
    sitting = sit(places=dict.fromkeys(ELEMENTS, "4"), brought=tuple(f"{key}.place" for key in ELEMENTS))
    at = opened(visit, sitting.at("two_views"))
    at.button(key="take_turn_supervisor").click().run()
    assert (headings(at), [words for words in scales(shipped) if whole(at).count(words)]) == ([], [])
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


def scales(content: Content) -> list[str]:
    return [words for element in content.elements for words in element.scale]


def test_brought_is_shown_without_places_and_without_a_way_to_private_reflections(visit: Visit) -> None:
    at = opened(visit, sit().at("bring"))
    assert "They waited at the gate." in said_here(at)
    assert (whole(at).count(SECRET), whole(at).count("4. Both play a part"), links(at)) == (0, 0, [])


def test_brought_by_share_file_can_be_changed_by_the_practitioner(visit: Visit) -> None:
    sitting = sit(mode=SHARE_FILE).at("bring")
    assert [page for _, page in links(opened(visit, sitting))] == [
        f"take?draft={sitting.reflection}&meeting={sitting.meeting}",
        f"take?meeting={sitting.meeting}",
    ]


def test_headings_of_what_was_brought_leave_no_level_out(visit: Visit) -> None:
    sitting = sit(mode=SHARE_FILE).at("bring")
    at = opened(visit, sitting)
    kinds = ["About the meeting", "The pattern", "The story", "What I picked"]
    (parts_shown, below) = headings(at), [one.value for one in at.subheader]
    assert (parts_shown, below) == ([kind for kind in kinds if kind in parts_shown], [])
    assert "The story" in parts_shown
    assert sitting.own is not None
    other = sitting.own.reflections.start("full_walk", "v1", "en", A_DAY).id
    item = BroughtItem("story", "trust.what", "Trust", "What?", "At the gate again.", None)
    sitting.practitioner.brought.bring(sitting.meeting, other, [item])
    at = opened(visit, sitting)
    assert headings(at) == ["Reflection 1", "Reflection 2"]
    assert [one.value for one in at.subheader] == [*parts_shown, "The story"]


def test_brought_nothing_is_fine(visit: Visit) -> None:
    sitting = sit().at("bring")
    sitting.practitioner.brought.bring(sitting.meeting, sitting.reflection, ())
    at = opened(visit, sitting)
    assert sum(markdown.value.startswith("Nothing was brought") for markdown in at.markdown) == 1


def test_others_answers_are_read_only_by_share_file(visit: Visit, tmp_path: Path) -> None:
    sitting = sit_as_supervisor(tmp_path / "far").at("arrive")
    at = opened(visit, sitting)
    captions = [caption.value for caption in at.caption]
    assert captions.count("Aoife has not written here yet.") == 3
    assert (nameless(at), trouble(at)) == ([], [])


def test_picked_element_is_offered_first_and_strengths_are_asked_first(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("explore")
    at = opened(visit, sitting)
    pills = at.pills(key=f"explore_{sitting.meeting}")
    assert pills.options == [shipped.element(key).name for key in ("use_of_self", "trust", "time", "empathy")]
    at.button(key=f"other_elements_{sitting.meeting}").click().run()
    pills = at.pills(key=f"explore_{sitting.meeting}")
    assert len(pills.options) == len(ELEMENTS)
    pills.set_value(["time", "trust", "empathy", "support"]).run()
    assert sitting.kept("both.explore_elements") == ("", "time,trust,empathy")
    said = [markdown.value for markdown in at.markdown]
    assert said.index("**What went well**") < said.index("**Then**")


def test_lens_is_kept_and_asks_its_questions(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("explore")
    at = opened(visit, sitting)
    lens = shipped.lenses.lenses[2]
    at.selectbox(key=choice(sitting, "both.lens")).set_value(lens.key).run()
    assert sitting.kept("both.lens") == ("", lens.key)
    assert (whole(at).count("What went well"), whole(at).count(shipped.lenses.intro)) == (1, 1)


def test_condition_and_action_once_written_ask_who_and_when_and_offer_the_next(visit: Visit) -> None:
    sitting = sit().at("conditions")
    assert [one.key for one in opened(visit, sitting).selectbox] == []
    sitting.say("both.condition_1", "A smaller caseload")
    at = opened(visit, sitting)
    at.selectbox(key=choice(sitting, "both.condition_1.kind")).set_value("caseload").run()
    at.selectbox(key=choice(sitting, "both.condition_1.who")).set_value("supervisor").run()
    type_date(at, sitting.meeting, "both.condition_1.due", date(2026, 5, 1)).run()
    sitting.at("actions").say("both.action_1", "Visit the unit")
    at = opened(visit, sitting)
    assert "A smaller caseload" in said_here(at)
    at.selectbox(key=choice(sitting, "both.action_1.who")).set_value("both").run()
    type_date(at, sitting.meeting, "both.next_on", date(2026, 4, 8)).run()
    agreed, owed = sitting.practitioner.record.body(sitting.meeting).actions
    assert (agreed.what, agreed.who) == ("Visit the unit", "both")
    assert (owed.kind, owed.who, owed.due) == ("caseload", "supervisor", date(2026, 5, 1))
    assert sitting.practitioner.meetings.get(sitting.meeting).next_on == date(2026, 4, 8)


def bring_conditions(sitting: Sitting, content: Content, answers: dict[str, int]) -> None:
    """Bring the check of the conditions, answered with these of each condition's answers."""
    assert sitting.own is not None
    own, known = sitting.own, {one.key: one for one in content.conditions.conditions}
    check = own.reflections.start("conditions_check", content.version, "en", A_DAY, step="finish").id
    for key, number in answers.items():
        words = known[key].answers[number]
        own.answers.save(check, f"condition_{key}", words=words, tab="t", base_version=0)
    own.reflections.finish(check)
    items = items_of(content, own.reflections.get(check), "4 March 2026", own.answers.of(check), ())
    sitting.practitioner.brought.bring(sitting.meeting, check, items)


def test_a_tap_makes_a_lack_that_was_brought_something_the_organisation_does(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("conditions")
    bring_conditions(sitting, shipped, {"time": 2, "supervision": 1, "place": 0})
    at = opened(visit, sitting)
    assert [one.label for one in at.button if one.key and one.key.startswith("take_up_")] == [
        "Time: Hardly ever",
        "Supervision: Now and then, or other things crowd in",
    ]
    at.button(key="take_up_supervision").click().run()
    at.button(key="take_up_time").click().run()
    assert ([one.key for one in at.button if str(one.key).startswith("take_up_")], trouble(at)) == ([], [])
    assert at.selectbox(key=choice(sitting, "both.condition_1.kind")).value == "supervision"
    owed = sitting.practitioner.record.body(sitting.meeting).actions
    assert [(one.kind, one.what, one.who) for one in owed] == [
        (
            "supervision",
            "Is there supervision with room to think? Now and then, or other things crowd in.",
            "organisation",
        ),
        (
            "time",
            "Is there time to get to know somebody before you have to get things done? Hardly ever.",
            "organisation",
        ),
    ]


def test_nothing_is_offered_where_no_conditions_were_brought_or_no_room_is_left(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("conditions")
    assert [one.key for one in opened(visit, sitting).button if str(one.key).startswith("take_up_")] == []
    bring_conditions(sitting, shipped, {"time": 2})
    for number in range(1, 6):
        sitting.say(f"both.condition_{number}", "A desk")
    assert [one.key for one in opened(visit, sitting).button if str(one.key).startswith("take_up_")] == []


def test_a_meeting_begun_before_a_condition_was_known_takes_it_up_as_something_else(
    visit: Visit, shipped: Content
) -> None:
    script = shipped.script("monthly")
    kinds = tuple(kind for kind in script.conditions if kind.key != "place")
    sitting = sit(script=script.model_copy(update={"conditions": kinds})).at("conditions")
    bring_conditions(sitting, shipped, {"place": 2})
    at = opened(visit, sitting)
    at.button(key="take_up_place").click().run()
    assert [one.key for one in at.button if str(one.key).startswith("take_up_")] == []
    assert [one.kind for one in sitting.practitioner.record.body(sitting.meeting).actions] == ["other"]


@pytest.mark.parametrize("step", ["arrive", "bring", "two_views", "mirror", "confirm", "actions"])
def test_names_of_any_making_are_shown_as_typed(visit: Visit, step: str) -> None:
    sitting = sit(names=(HOSTILE, f"{HOSTILE} too"), mode="one_screen").at(step)
    at = opened(visit, sitting)
    assert [said for said in read_as_markdown(at) if HOSTILE in said] == []
    assert trouble(at) == []


def test_words_of_a_script_that_came_in_a_file_are_shown_as_written(visit: Visit, shipped: Content) -> None:
    script = shipped.script("monthly")
    sitting = sit(script=Script.model_validate(_made_hostile(script.model_dump(mode="json"))))
    for step in script.plan.steps:
        at = opened(visit, sitting.at(step.key))
        for seat in (PRACTITIONER, SUPERVISOR):
            if f"take_turn_{seat}" in [button.key for button in at.button]:
                at.button(key=f"take_turn_{seat}").click().run()
                said = read_as_markdown(at) + [
                    one for radio in at.radio for one in (*radio.options, *radio.proto.captions)
                ]
                assert ([one for one in said if HOSTILE in one], trouble(at)) == ([], []), step.key
                at.button(key=f"end_turn_{sitting.meeting}").click().run()
        assert ([one for one in read_as_markdown(at) if HOSTILE in one], trouble(at)) == ([], []), step.key


def _made_hostile(item: Any) -> Any:
    """The same script with every text for people made hostile; keys and numbers stay."""
    if isinstance(item, dict):
        return {name: one if name in NOT_WORDS else _made_hostile(one) for name, one in item.items()}
    if isinstance(item, list):
        return [_made_hostile(one) for one in item]
    return f"{HOSTILE} {item}" if isinstance(item, str) else item


def test_change_in_another_tab_is_told_and_not_undone(visit: Visit) -> None:
    sitting = sit().at("actions")
    sitting.say("both.action_1", "Visit the unit")
    at = opened(visit, sitting)
    sitting.say("both.action_1.who", place="supervisor")
    at.run()
    assert at.selectbox(key=choice(sitting, "both.action_1.who")).value == "supervisor"
    assert sitting.kept("both.action_1.who") == ("", "supervisor")


def test_meeting_called_off_meanwhile_is_told_kindly(visit: Visit) -> None:
    sitting = sit()
    at = opened(visit, sitting)
    sitting.practitioner.meetings.call_off(sitting.meeting)
    at.run()
    assert (titles(at), list(at.exception)) == (["There is no meeting here"], [])
