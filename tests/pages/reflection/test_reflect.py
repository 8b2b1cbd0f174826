"""Walking through a reflection: what is tapped is kept, base comes first, and newer answers are never undone."""

from __future__ import annotations

import json
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.store import OwnStore
from pages.parts.reflection.chooser import takes
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import headings, links, nameless, titles, trouble, whole
from tests.pages.places import place_shown, scales, tap


def place(own: OwnStore, draft: str, element: str) -> str | None:
    answer = own.answers.of(draft).get(f"{element}.place")
    return answer.place if answer else None


def asked(at: AppTest, field: str) -> str:
    """The question over the box of a field."""
    drawn = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    (label,) = [data["label"] for data in drawn if data.get("field") == field]
    return str(label)


def test_reflect_without_a_draft_offers_to_begin(visit: Visit, own: OwnStore, shipped: Content) -> None:
    at = visit("reflect.py")
    assert titles(at) == ["Think about a meeting"]
    assert [button.key for button in at.button] == [
        f"begin_{flow.key}" for flow in shipped.flows.flows if flow.purpose != "ending"
    ]
    assert own.reflections.count() == 0


def test_reflect_without_a_draft_shows_those_that_wait_first(visit: Visit, start: Start) -> None:
    draft = start(step="safety")
    at = visit("reflect.py")
    assert headings(at) == ["Go on where you were", "Choose a way"]
    assert [page for _, page in links(at)] == [f"reflect?draft={draft}"]


def test_first_screen_says_where_the_words_stay_and_home_does_not(visit: Visit, start: Start) -> None:
    stays = "stays on this machine"
    assert whole(visit("reflect.py", draft=start())).count(stays) == 1
    assert stays not in whole(visit())


@pytest.mark.parametrize("address", ["nothing-here", "../../etc/passwd", "<script>alert(1)</script>", "é" * 5000])
def test_reflect_with_an_unknown_draft_says_there_is_nothing_and_starts_nothing(
    visit: Visit, own: OwnStore, address: str
) -> None:
    at = visit("reflect.py", draft=address)
    assert (titles(at), trouble(at)) == (["There is no reflection here"], [])
    assert (whole(at).count(address), own.reflections.count()) == (0, 0)


@pytest.mark.parametrize(
    ("flow", "step", "title"),
    [
        ("five_minutes", "meeting", "The meeting"),
        ("five_minutes", "safety", "Creating safety"),
        ("five_minutes", "stood_out", "What stood out, for better or worse?"),
        ("five_minutes", "their_telling", "In a few words"),
        ("five_minutes", "finish", "In a few words"),
        ("three_lines", "next_time", "For next time"),
        ("one_in_depth", "one", "Which one would you like to stay with?"),
        ("five_minutes", "a step that is no more", "The meeting"),
        ("full_walk", "hope_agency", "Guide, inspire hope and build agency"),
        ("next_meeting", "where_things_stand", "All twelve"),
    ],
)
def test_reflect_opens_where_the_draft_was_left(visit: Visit, start: Start, flow: str, step: str, title: str) -> None:
    at = visit("reflect.py", draft=start(flow, step))
    assert (titles(at), nameless(at), trouble(at)) == ([title], [], [])


def test_every_screen_of_the_full_walk_is_one_tap_after_the_other(visit: Visit, own: OwnStore, start: Start) -> None:
    at = visit("reflect.py", draft=start("full_walk"))
    seen = []
    for step in ("meeting", *ELEMENTS):
        seen += titles(at)
        at.button(key=f"on_{step}").click().run()
    assert [*seen, *titles(at)] == ["The meeting", *(name for _, name in ELEMENTS.values()), "4 March 2026"]
    (walked,) = own.reflections.all()
    assert (walked.is_draft, walked.step) == (False, "hope_agency")


def test_back_and_go_to_lead_to_any_screen_and_are_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "time")
    at = visit("reflect.py", draft=draft)
    at.button(key="back_time").click().run()
    assert (titles(at), own.reflections.get(draft).step) == (["Trust"], "trust")
    at.button(key="go_flexible").click().run()
    assert (titles(at), own.reflections.get(draft).step) == (["Be flexible"], "flexible")


def test_what_the_meeting_was_is_kept_when_chosen(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = visit("reflect.py", draft=draft)
    type_date(at, draft, "happened_on", date(2026, 2, 1)).run()
    at.selectbox(key=f"kind_{draft}").set_value("home_visit").run()
    at.selectbox(key=f"where_{draft}").set_value("car").run()
    kept = own.reflections.get(draft)
    assert (kept.happened_on, kept.session_kind, kept.venue) == (date(2026, 2, 1), "home_visit", "car")


def test_what_the_meeting_was_is_kept_while_its_date_is_empty(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = visit("reflect.py", draft=draft)
    type_date(at, draft, "happened_on", None).run()
    at.selectbox(key=f"kind_{draft}").set_value("home_visit").run()
    kept = own.reflections.get(draft)
    assert (kept.happened_on, kept.session_kind) == (A_DAY, "home_visit")


def test_last_time_is_taken_over_in_one_tap_and_never_by_itself(visit: Visit, own: OwnStore, start: Start) -> None:
    about = {"relationship": own.relationships.name("Kestrel").id, "session_kind": "home_visit", "venue": "car"}
    own.reflections.describe(start(finished=True), happened_on=date(2026, 3, 1), **about)
    draft = start()
    at = visit("reflect.py", draft=draft)
    assert own.reflections.get(draft).session_kind is None
    take_over = at.button(key=f"as_last_{draft}")
    assert take_over.label == "As last time: Kestrel, a home visit, in the car"
    take_over.click().run()
    kept = own.reflections.get(draft)
    assert {name: getattr(kept, name) for name in about} == about
    assert [button.key for button in at.button if str(button.key).startswith("as_last")] == []
    assert at.selectbox(key=f"whose_{draft}").value == "Kestrel"


def test_last_time_is_not_offered_to_a_newcomer(visit: Visit, start: Start) -> None:
    at = visit("reflect.py", draft=start())
    assert [button.key for button in at.button if str(button.key).startswith("as_last")] == []


def test_prompts_fit_the_kind_of_meeting_and_where_it_was(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    own.reflections.describe(draft, session_kind="missed")
    at = visit("reflect.py", draft=draft)
    fits = [prompt.text for prompt in shipped.element("safety").prompts if "missed" in prompt.for_]
    assert asked(at, "safety.what") == fits[0]
    assert [button.key for button in at.button if button.key == f"another_{draft}_safety.what"] == []
    own.reflections.describe(draft, session_kind="planned", venue="phone_or_video")
    at = visit("reflect.py", draft=draft)
    assert asked(at, "safety.what").startswith("Who else could hear")


def test_prompt_that_was_answered_stays_whatever_the_meeting_is_called_later(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    own.answers.save(draft, "safety.what", words="We sat.", place="what_2", tab="earlier", base_version=0)
    own.reflections.describe(draft, session_kind="missed")
    at = visit("reflect.py", draft=draft)
    assert asked(at, "safety.what") == shipped.element("safety").prompts[1].text


def test_made_up_name_can_be_chosen_again_and_left_again(visit: Visit, own: OwnStore, start: Start) -> None:
    kestrel = own.relationships.name("Kestrel").id
    draft = start()
    at = visit("reflect.py", draft=draft)
    at.selectbox(key=f"whose_{draft}").set_value("Kestrel").run()
    assert own.reflections.get(draft).relationship == kestrel
    at.selectbox(key=f"whose_{draft}").set_value(None).run()
    assert own.reflections.get(draft).relationship is None


@pytest.mark.parametrize("answer", [*PLACES, *OTHERS])
def test_place_is_kept_when_tapped_with_all_its_descriptions_readable(
    visit: Visit, own: OwnStore, start: Start, shipped: Content, answer: str
) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    drawn = scales(at)["trust.place"]["scale"]
    assert [says for _, _, says in drawn["places"]] == list(shipped.element("trust").scale)
    assert [key for key, _, _ in (*drawn["places"], *drawn["others"])] == [*PLACES, *OTHERS]
    tap(at, "trust.place", answer)
    assert place(own, draft, "trust") == answer
    assert place_shown(visit("reflect.py", draft=draft), "trust.place") == answer


def test_place_taken_back_leaves_none(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust", trust="2")
    tap(visit("reflect.py", draft=draft), "trust.place", "")
    assert place(own, draft, "trust") is None
    assert place_shown(visit("reflect.py", draft=draft), "trust.place") is None


def test_tap_that_is_no_answer_of_the_scale_is_not_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust", trust="2")
    tap(visit("reflect.py", draft=draft), "trust.place", "6")
    assert place(own, draft, "trust") == "2"


def with_one_before(own: OwnStore, start: Start, **places: str) -> str:
    """A draft at trust, and a finished reflection of the same relationship before it."""
    kestrel = own.relationships.name("Kestrel").id
    before, draft = start("full_walk", finished=True, **places), start("full_walk", "trust")
    for reflection in (before, draft):
        own.reflections.describe(reflection, relationship=kestrel)
    own.reflections.describe(before, happened_on=date(2026, 3, 3))
    return draft


def test_place_of_last_time_is_marked_where_it_is_asked_for_and_stays_asked_for(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = with_one_before(own, start, trust="2")
    at = visit("reflect.py", draft=draft)
    assert scales(at)["trust.place"]["scale"]["mark"] is None
    at.toggle(key="show_last_place").set_value(True).run()
    assert scales(at)["trust.place"]["scale"]["mark"] == ["2", "last time, 3 March 2026"]
    again = visit("reflect.py", draft=draft)
    assert scales(again)["trust.place"]["scale"]["mark"] == ["2", "last time, 3 March 2026"]
    assert (place(own, draft, "trust"), place_shown(again, "trust.place")) == (None, None)
    again.toggle(key="show_last_place").set_value(False).run()
    assert own.preferences.get("show_last_place", "never asked") == "no"


def test_nothing_is_offered_where_the_element_was_not_placed_last_time(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    at = visit("reflect.py", draft=with_one_before(own, start, trust="not_sure", time="2"))
    assert len(at.toggle) == 0


def test_place_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_trust").click()
    tap(at, "trust.place", "4")
    assert (place(own, draft, "trust"), titles(at)) == ("4", ["Time"])


def test_shaky_safety_tapped_together_with_going_on_still_brings_the_offer(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_safety").click()
    tap(at, "safety.place", "1")
    assert (place(own, draft, "safety"), titles(at)) == ("1", [shipped.flows.stay_with_base.title])


def test_choice_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out")
    at = visit("reflect.py", draft=draft)
    at.checkbox(key=f"choose_{draft}_stood_out_empathy").check()
    at.button(key="on_stood_out").click().run()
    assert own.answers.of(draft)["stood_out"].place == "empathy"
    assert titles(at) == ["Communicate with empathy"]


def test_meeting_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = visit("reflect.py", draft=draft)
    at.selectbox(key=f"kind_{draft}").set_value("home_visit")
    at.button(key="on_meeting").click().run()
    assert (own.reflections.get(draft).session_kind, titles(at)) == ("home_visit", ["Creating safety"])


def test_newer_place_from_another_tab_is_not_undone_by_drawing_again(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    tap(at, "trust.place", "2")
    version = own.answers.of(draft)["trust.place"].version
    own.answers.save(draft, "trust.place", place="5", tab="another", base_version=version)
    at.run()
    assert (place(own, draft, "trust"), place_shown(at, "trust.place")) == ("5", "5")


def test_other_tab_is_told_that_the_draft_was_changed(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    own.answers.save(draft, "time.place", place="5", tab="another", base_version=0)
    tap(at, "trust.place", "2")
    assert [own.answers.of(draft)[f"{key}.place"].place for key in ("trust", "time")] == ["2", "5"]


def test_words_overwritten_by_another_tab_are_shown_until_seen(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust", trust__what="Mine.")
    own.answers.save(draft, "trust.what", words="Newer.", tab="another", base_version=0)
    at = visit("reflect.py", draft=draft)
    assert [text.value for text in at.text] == ["Mine."]
    at.button(key=f"seen_{draft}_trust.what").click().run()
    assert ([text.value for text in at.text], own.answers.replaced(draft)) == ([], [])


def test_more_choices_than_asked_for_keep_the_first_and_say_so(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out")
    at = visit("reflect.py", draft=draft)
    rows = {key: at.checkbox(key=f"choose_{draft}_stood_out_{key}") for key in ("trust", "time", "empathy")}
    for row in rows.values():
        row.check()
    at.run()
    assert own.answers.of(draft)["stood_out"].place == "trust,time"
    assert chosen_rows(at, draft) == ["trust", "time"]
    assert [row.key for row in at.checkbox if not row.disabled] == [rows["trust"].key, rows["time"].key]
    assert [one.value for one in at.caption if "chosen" in one.value] == [
        "Two are chosen. To choose another, let one of them go."
    ]
    at.checkbox(key=rows["trust"].key).uncheck().run()
    at.checkbox(key=rows["empathy"].key).check().run()
    assert own.answers.of(draft)["stood_out"].place == "time,empathy"


def chosen_rows(at: AppTest, draft: str) -> list[str]:
    return [str(row.key).removeprefix(f"choose_{draft}_stood_out_") for row in at.checkbox if row.value]


def test_chooser_says_how_many_it_takes_and_what_each_element_is(visit: Visit, start: Start, shipped: Content) -> None:
    at = visit("reflect.py", draft=start("five_minutes", "stood_out"))
    assert [one.value for one in at.markdown if one.value.startswith("Choose")] == ["Choose one or two."]
    assert [row.label for row in at.checkbox] == [
        f"{one.name}  \n{one.sentence}" for one in shipped.elements if one.layer != "base"
    ]
    assert visit("reflect.py", draft=start("one_in_depth", "one")).radio[0].label == "Choose one"


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "Choose one"),
        (0, 1, "Choose one, or none"),
        (1, 2, "Choose one or two"),
        (1, 3, "Choose one to three"),
        (2, 2, "Choose two"),
        (0, 2, "Choose up to two, or none"),
    ],
)
def test_how_many_are_taken_is_said_in_words(least: int, most: int, said: str) -> None:
    assert takes(least, most) == said


def test_nothing_chosen_goes_on_where_there_is_more_and_stays_where_all_else_is_about_it(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    at = visit("reflect.py", draft=start("five_minutes", "stood_out"))
    at.button(key="on_stood_out").click().run()
    assert titles(at) == ["In a few words"]
    draft = start("one_in_depth", "one")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_one").click().run()
    assert (titles(at), len(at.warning)) == (["Which one would you like to stay with?"], 1)
    assert own.reflections.get(draft).is_draft
    at.radio(key=f"choose_{draft}_one").set_value("time").run()
    assert len(at.warning) == 0
    at.button(key="on_one").click().run()
    assert titles(at) == ["Time"]


def test_all_twelve_at_a_glance_are_each_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("next_meeting", "where_things_stand")
    at = visit("reflect.py", draft=draft)
    given = dict(zip(ELEMENTS, [*PLACES, *OTHERS, *PLACES], strict=False))
    for element, answer in given.items():
        at.selectbox(key=f"place_{draft}_{element}").set_value(answer).run()
    assert own.answers.places([draft])[draft] == given


def test_another_way_of_asking_is_another_prompt_of_the_same_turn(visit: Visit, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    at.button(key=f"another_{draft}_trust.what").click().run()
    assert at.session_state[f"asked_{draft}_trust.what"].startswith("what_")
    assert trouble(at) == []


@pytest.mark.parametrize(("words", "is_open"), [("", False), ("We sat outside.", True)])
def test_folded_questions_stand_open_where_something_is_written(
    visit: Visit, start: Start, words: str, is_open: bool
) -> None:
    at = visit("reflect.py", draft=start("five_minutes", "safety", safety__what=words))
    assert [(fold.label, fold.proto.expanded) for fold in at.expander] == [("Write about it", is_open)]


def test_screen_of_an_element_says_whose_words_are_whose(visit: Visit, start: Start) -> None:
    at = visit("reflect.py", draft=start("full_walk", "trust"))
    said = [caption.value for caption in at.caption]
    assert said.count("The name is the authors'. The questions and the places are ours.") == 1


def test_offer_to_stay_taken_ends_with_safety(visit: Visit, own: OwnStore, start: Start, shipped: Content) -> None:
    draft = start("full_walk", "safety", safety="1")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_safety").click().run()
    assert titles(at) == [shipped.flows.stay_with_base.title]
    at.button(key="stay").click().run()
    assert titles(at) == ["Creating safety"]
    assert [markdown.value for markdown in at.markdown].count(shipped.element("safety").try_[0].first_move) == 1
    at.button(key="on_stay_deeper").click().run()
    assert (titles(at), own.reflections.get(draft).is_draft) == (["4 March 2026"], False)


def test_offer_to_stay_declined_goes_on_and_is_not_made_again(visit: Visit, start: Start, shipped: Content) -> None:
    draft = start("full_walk", "safety", safety="not_sure")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_safety").click().run()
    at.button(key="go_on").click().run()
    seen = titles(at)
    for element in list(ELEMENTS)[1:]:
        at.button(key=f"on_{element}").click().run()
        seen += titles(at)
    assert seen.count(shipped.flows.stay_with_base.title) == 0
    assert (len(seen), seen[-1]) == (12, "4 March 2026")


def test_finishing_shows_the_picture_of_this_reflection(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "finish", safety="3")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_their_telling").click().run()
    assert (own.reflections.get(draft).is_draft, at.query_params) == (False, {"draft": draft})
    assert titles(at) == ["4 March 2026"]


def test_finished_reflection_is_changed_on_its_last_screen_and_finished_again(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start("three_lines", "next_time")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_next_time").click().run()
    finished = own.reflections.get(draft).finished_at
    at.switch_page("reflect.py")
    at.query_params = {"draft": draft}
    at.run()
    assert titles(at) == ["For next time"]
    at.button(key="back_next_time").click().run()
    at.button(key="on_safety").click().run()
    at.button(key="on_next_time").click().run()
    assert (titles(at), own.reflections.get(draft).finished_at) == (["4 March 2026"], finished)


@pytest.mark.parametrize(
    ("words", "hinted", "stopped"),
    [("A calm walk by the river.", 0, 0), ("I rang 087 123 4567 twice.", 1, 0), ("His dad hits him.", 0, 1)],
)
def test_words_bring_gentle_warnings_that_block_nothing(
    visit: Visit, start: Start, words: str, hinted: int, stopped: int
) -> None:
    at = visit("reflect.py", draft=start("full_walk", "trust", trust__what=words))
    assert (len(at.info), len(at.warning)) == (hinted, stopped)
    at.button(key="on_trust").click().run()
    assert titles(at) == ["Time"]


def test_reflect_leads_out_at_every_screen(visit: Visit, start: Start) -> None:
    for step in ("meeting", "safety", "stood_out", "their_telling"):
        at = visit("reflect.py", draft=start("five_minutes", step))
        at.button(key=f"leave_{step}").click().run()
        assert titles(at) == ["Alongside"]
