"""Walking through a reflection: what is tapped is kept, base comes first, and newer answers are never undone."""

from __future__ import annotations

from datetime import date

import pytest

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.store import OwnStore
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import headings, links, nameless, titles, trouble, whole


def place(own: OwnStore, draft: str, element: str) -> str | None:
    answer = own.answers.of(draft).get(f"{element}.place")
    return answer.place if answer else None


def test_reflect_without_a_draft_offers_to_begin(visit: Visit, own: OwnStore, shipped: Content) -> None:
    at = visit("reflect.py")
    assert titles(at) == ["Think about a meeting"]
    assert [button.key for button in at.button] == [f"begin_{flow.key}" for flow in shipped.flows.flows]
    assert own.reflections.count() == 0


def test_reflect_without_a_draft_shows_those_that_wait_first(visit: Visit, start: Start) -> None:
    draft = start(step="safety")
    at = visit("reflect.py")
    assert headings(at) == ["Go on where you were", "Choose a way"]
    assert [page for _, page in links(at)] == [f"reflect?draft={draft}"]


def test_first_screen_says_where_the_words_stay_and_home_does_not(visit: Visit, start: Start) -> None:
    stays = "stays on this machine, in a folder of yours"
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
        ("five_minutes", "stood_out", "What stood out"),
        ("five_minutes", "their_telling", "In a few words"),
        ("five_minutes", "finish", "That is all"),
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
    assert [*seen, *titles(at)] == ["The meeting", *(name for _, name in ELEMENTS.values()), "That is all"]
    assert own.reflections.all()[0].step == "finish"


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
    radio = at.radio(key=f"place_{draft}_trust")
    assert list(radio.proto.captions)[:5] == list(shipped.element("trust").scale)
    radio.set_value(answer).run()
    assert place(own, draft, "trust") == answer
    assert visit("reflect.py", draft=draft).radio(key=f"place_{draft}_trust").value == answer


def test_place_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    at.radio(key=f"place_{draft}_trust").set_value("4")
    at.button(key="on_trust").click().run()
    assert (place(own, draft, "trust"), titles(at)) == ("4", ["Time"])


def test_shaky_safety_tapped_together_with_going_on_still_brings_the_offer(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start("full_walk", "safety")
    at = visit("reflect.py", draft=draft)
    at.radio(key=f"place_{draft}_safety").set_value("1")
    at.button(key="on_safety").click().run()
    assert (place(own, draft, "safety"), titles(at)) == ("1", [shipped.flows.stay_with_base.title])


def test_choice_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out")
    at = visit("reflect.py", draft=draft)
    at.pills(key=f"choose_{draft}_stood_out").set_value(["empathy"])
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
    at.radio(key=f"place_{draft}_trust").set_value("2").run()
    version = own.answers.of(draft)["trust.place"].version
    own.answers.save(draft, "trust.place", place="5", tab="another", base_version=version)
    at.run()
    assert (place(own, draft, "trust"), at.radio(key=f"place_{draft}_trust").value) == ("5", "5")


def test_other_tab_is_told_that_the_draft_was_changed(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    own.answers.save(draft, "time.place", place="5", tab="another", base_version=0)
    at.radio(key=f"place_{draft}_trust").set_value("2").run()
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
    at.pills(key=f"choose_{draft}_stood_out").set_value(["trust", "time", "empathy"]).run()
    assert (own.answers.of(draft)["stood_out"].place, len(at.warning)) == ("trust,time", 1)


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
    assert (titles(at), own.reflections.get(draft).step) == (["That is all"], "finish")


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
    assert (len(seen), seen[-1]) == (12, "That is all")


def test_finishing_shows_the_picture_of_this_reflection(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "finish", safety="3")
    at = visit("reflect.py", draft=draft)
    at.button(key="finish").click().run()
    assert (own.reflections.get(draft).is_draft, at.query_params) == (False, {"draft": draft})
    assert titles(at) == ["4 March 2026"]


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
    for step in ("meeting", "safety", "stood_out", "their_telling", "finish"):
        at = visit("reflect.py", draft=start("five_minutes", step))
        at.button(key=f"leave_{step}").click().run()
        assert titles(at) == ["Alongside"]
