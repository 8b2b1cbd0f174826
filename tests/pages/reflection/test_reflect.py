"""Walking through a reflection: what is tapped is kept, base comes first, and newer answers are never undone."""

from __future__ import annotations

import pytest

from model.content import Content
from model.content.published import ELEMENTS
from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, listed, nameless, titles, trouble, whole
from tests.pages.places import tap


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
    assert [page for _, page in links(at)] == [f"reflect?draft={draft}", "paper"]


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
    listed(at, "trust").button(key="go_flexible").click().run()
    assert (titles(at), own.reflections.get(draft).step) == (["Be flexible"], "flexible")


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


@pytest.mark.parametrize(
    ("flow", "last", "label"),
    [
        ("three_lines", "next_time", "Keep and see the picture"),
        ("dilemma_help_and_control", "help_and_control_to_supervision", "Keep and finish"),
        ("conditions_check", "conditions_line", "Keep and finish"),
    ],
)
def test_last_button_promises_a_picture_only_where_there_is_one(
    visit: Visit, start: Start, flow: str, last: str, label: str
) -> None:
    at = visit("reflect.py", draft=start(flow=flow, step=last))
    assert at.button(f"on_{last}").label == label
