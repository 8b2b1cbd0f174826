"""What the guide remembers of one relationship: steps left open, last time beside each question, and its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.content.published import ELEMENTS
from model.phrases import day
from model.reflection_items import items_of
from model.relationship.note import WORDS as NOTE
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared.blocks import Told
from model.store import Deletion, OwnStore
from model.store.tables.reflection import next_steps
from pages.parts.reflection.scale import place_taps
from pages.parts.reflection.take_away import profile as take_away
from server.services import opened
from tests.pages.conftest import A_DAY, Downloads, Start, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import elements, headings, links, nameless, texts, titles, trouble, whole
from tests.pages.places import place_shown, scales
from tests.pages.supervision.supervisions import Supervised, supervision_for

With = Callable[..., str]
WORDS = "He sat by the door."


@pytest.fixture
def meet(own: OwnStore, start: Start) -> With:
    """Starts a reflection on a made-up name, some days after the first: `meet("Kestrel", 7, trust="3")`."""

    def begin(whose: str, days: int, flow: str = "full_walk", step: str = "meeting", **given: object) -> str:
        draft = start(flow, step, **given)
        relationship = own.relationships.name(whose).id
        own.reflections.describe(draft, relationship=relationship, happened_on=A_DAY + timedelta(days=days))
        return draft

    return begin


@pytest.fixture
def first(own: OwnStore, meet: With, shipped: Content) -> str:
    """A finished meeting with Kestrel: two places, words under a prompt, and a step for a day that is far off."""
    prompt = shipped.prompts("trust", "what")[1].key
    draft = meet("Kestrel", 0, finished=True, safety="2", trust="3", next_1="Ring before I come")
    own.answers.save(draft, "trust.what", words=WORDS, place=prompt, tab="earlier", base_version=0)
    own.answers.save(draft, "next_1_due", place="2030-01-01", tab="earlier", base_version=0)
    return draft


def folded(at: AppTest) -> list[str]:
    return [expander.label for expander in at.expander]


def test_steps_left_open_come_back_with_the_next_meeting_whatever_their_date(
    visit: Visit, own: OwnStore, meet: With, first: str
) -> None:
    meet("Wren", 0, finished=True, next_1="Nothing of Kestrel")
    draft = meet("Kestrel", 7)
    at = visit("reflect.py", draft=draft)
    assert (headings(at), texts(at)) == (["Last time you meant to"], ["Ring before I come (by 1 January 2030)"])
    (step,) = own.next_steps.of(first)
    at.segmented_control(key=f"outcome_{step.id}").set_value("part")
    at.button(key="on_meeting").click().run()
    assert [kept.outcome for kept in own.next_steps.of(first)] == ["part"]
    assert (titles(at), trouble(at)) == (["Creating safety"], [])
    assert headings(visit("reflect.py", draft=meet("Kestrel", 8))) == []


def test_step_said_to_be_not_yet_done_is_asked_about_again_with_what_was_said(
    visit: Visit, own: OwnStore, meet: With, first: str
) -> None:
    own.answers.save(first, "next_1_outcome", words="No signal.", place="not", tab="earlier", base_version=0)
    at = visit("reflect.py", draft=meet("Kestrel", 7))
    (step,) = own.next_steps.of(first)
    asked = at.segmented_control(key=f"outcome_{step.id}")
    assert (headings(at), asked.value) == (["Last time you meant to"], "not")
    asked.set_value("done").run()
    assert own.next_steps.of(first)[0].outcome == "done"
    assert headings(visit("reflect.py", draft=meet("Kestrel", 8))) == []


def test_step_asked_about_with_the_next_meeting_waits_for_its_day_on_home(visit: Visit, meet: With, first: str) -> None:
    at = visit("reflect.py", draft=meet("Kestrel", 7))
    at.switch_page("home.py").run()
    assert "Last time you meant to" not in headings(at)
    assert first


def test_what_came_of_a_step_can_be_taken_to_supervision(
    visit: Visit, own: OwnStore, shipped: Content, first: str
) -> None:
    own.answers.save(first, "next_1_outcome", words="He rang first.", place="part", tab="earlier", base_version=0)
    supervised = Supervised(shipped)
    meeting = supervised.begin(supervised.by())
    at = visit("take_to_supervision.py", draft=first)
    asked = at.checkbox(key=f"tick_{meeting.id}_{first}_next_1_outcome")
    assert (asked.label, asked.value) == ("What came of next step 1: Part of it. He rang first.", False)


def test_steps_come_back_once_the_relationship_is_chosen(visit: Visit, start: Start, first: str) -> None:
    draft = start()
    at = visit("reflect.py", draft=draft)
    assert headings(at) == []
    at.selectbox(key=f"whose_{draft}").set_value("Kestrel").run()
    assert headings(at) == ["Last time you meant to"]
    at.selectbox(key=f"whose_{draft}").set_value(None).run()
    assert headings(at) == []
    assert first


def test_reflection_that_is_changed_afterwards_does_not_ask_about_its_own_steps(visit: Visit, first: str) -> None:
    assert headings(visit("reflect.py", draft=first)) == []


def test_what_happened_typed_at_the_start_of_the_next_meeting_is_kept_with_the_step(
    visit: Visit, own: OwnStore, meet: With, first: str
) -> None:
    (step,) = own.next_steps.of(first)
    at = visit("reflect.py", draft=meet("Kestrel", 7))
    at.segmented_control(key=f"outcome_{step.id}").set_value("done").run()
    type_date(at, first, "next_1_outcome", "He rang first.").run()
    assert [(kept.outcome, kept.outcome_words) for kept in own.next_steps.of(first)] == [("done", "He rang first.")]


def test_last_time_stands_folded_beside_each_question_and_nothing_is_filled_in(
    visit: Visit, meet: With, first: str, shipped: Content
) -> None:
    draft = meet("Kestrel", 7, step="trust")
    at = visit("reflect.py", draft=draft)
    assert folded(at) == ["What I wrote on 4 March 2026"]
    assert [expander.proto.expanded for expander in at.expander] == [False]
    assert texts(at) == [WORDS]
    assert [caption.value for caption in at.expander[0].caption] == [shipped.prompts("trust", "what")[1].text]
    assert place_shown(at, "trust.place") is None
    at.toggle(key="show_last_place").set_value(True).run()
    assert scales(at)["trust.place"]["scale"]["mark"] == ["3", "last time, 4 March 2026"]
    assert place_shown(at, "trust.place") is None
    assert (nameless(at), trouble(at), bool(first)) == ([], [], True)


def test_last_time_is_of_the_same_relationship_only(visit: Visit, meet: With, start: Start, first: str) -> None:
    assert first
    for draft in (meet("Wren", 7, step="trust"), start("full_walk", "trust"), meet("Kestrel", -1, step="trust")):
        assert folded(visit("reflect.py", draft=draft)) == []


def test_last_time_that_is_deleted_elsewhere_is_gone_here(
    visit: Visit, meet: With, deletion: Deletion, first: str
) -> None:
    at = visit("reflect.py", draft=meet("Kestrel", 7, step="trust"))
    assert whole(at).count(WORDS) == 1
    deletion.reflection(first)
    at.run()
    assert (whole(at).count(WORDS), repr(at.session_state._state.filtered_state).count(WORDS)) == (0, 0)


def test_getting_ready_opens_with_where_things_stood(visit: Visit, meet: With, first: str) -> None:
    meet("Kestrel", 3, finished=True, trust="4", headline="A short one")
    meet("Kestrel", 5, "next_meeting", finished=True, trust="1")
    at = visit("reflect.py", draft=meet("Kestrel", 7, "next_meeting"))
    assert headings(at) == ["Where things stood", "Last time you meant to"]
    lines = "- Creating safety: 2. A start, 4 March 2026\n- Trust: 4. Both play a part, 7 March 2026"
    assert [said.value for said in at.markdown].count(lines) == 1
    assert (folded(at), texts(at)) == (
        ["Which meeting, where, whose", "In my own words, 7 March 2026"],
        ["A short one", "Ring before I come (by 1 January 2030)"],
    )
    assert (nameless(at), trouble(at), bool(first)) == ([], [], True)


def test_meetings_of_others_can_be_left_out_of_what_is_laid_over_where_there_are_any(
    visit: Visit, meet: With, first: str
) -> None:
    now = meet("Kestrel", 7, finished=True, safety="2")
    at = visit("your_profile.py", draft=now)
    assert "Only meetings of the same relationship" not in [box.label for box in at.checkbox]
    meet("Wren", 1, finished=True)
    at = visit("your_profile.py", draft=now)
    only = at.checkbox(key=f"same_relationship_{now}")
    assert (only.label, only.value) == ("Only meetings of the same relationship", False)
    assert len(at.multiselect(key=f"laid_over_{now}").options) == 2
    only.check().run()
    assert at.multiselect(key=f"laid_over_{now}").options == ["4 March 2026, with Kestrel"]
    assert first


def test_getting_ready_names_the_dates_ahead(visit: Visit, own: OwnStore, meet: With) -> None:
    draft = meet("Kestrel", 7, "next_meeting")
    whose = own.reflections.get(draft).relationship
    assert whose is not None
    soon = datetime.now(UTC).date() + timedelta(days=2)
    for when, words in ((soon + timedelta(days=5), ""), (soon, "The *bus* to court"), (A_DAY, "Long past")):
        note = own.notes.add(whose, when, "court")
        own.notes.save(note.id, NOTE, words=words, place="court", tab="earlier", base_version=0)
    at = visit("reflect.py", draft=draft)
    assert (headings(at), texts(at)) == (
        ["Dates ahead"],
        [f"{day(soon)}: Court. The *bus* to court", f"{day(soon + timedelta(days=5))}: Court"],
    )


def test_profile_of_getting_ready_says_that_the_rest_stands_where_anything_stood(
    visit: Visit, meet: With, first: str
) -> None:
    for whose, rest in (("Kestrel", "The rest stands as it was."), ("Wren", "The rest is open: a gap, not a zero.")):
        at = visit("your_profile.py", draft=meet(whose, 7, "next_meeting", finished=True, trust="4"))
        assert f"Core layer: Trust at “Both play a part”. {rest}" in [one.value for one in at.markdown]
    assert first


def test_the_meeting_after_getting_ready_shows_what_was_put_then_and_the_one_after_it_does_not(
    visit: Visit, meet: With, first: str
) -> None:
    meet("Kestrel", 7, "next_meeting", finished=True, trust="4", time="not_sure")
    now = meet("Kestrel", 7)
    label = "What I put while getting ready for 11 March 2026"
    at = visit("reflect.py", draft=now)
    [ready] = [expander for expander in at.expander if expander.label == label]
    assert ready.markdown[0].value == "- Trust: 4. Both play a part\n- Time: Not sure"
    meet("Kestrel", 7, finished=True)
    assert label not in folded(visit("reflect.py", draft=meet("Kestrel", 9)))
    assert first


def test_getting_ready_folds_each_place_under_how_it_stood(
    visit: Visit, own: OwnStore, meet: With, first: str, shipped: Content
) -> None:
    draft = meet("Kestrel", 7, "next_meeting", "where_things_stand", time="1")
    at = visit("reflect.py", draft=draft)
    stood = {"safety": "2. A start", "trust": "3. Taking shape"}
    assert [said.value for said in at.caption].count("All from 4 March 2026") == 1
    assert folded(at) == [f"{name}: {stood.get(key, 'no place before')}" for key, (_, name) in ELEMENTS.items()]
    assert [expander.proto.expanded for expander in at.expander] == [key == "time" for key in ELEMENTS]
    assert at.selectbox(key=f"place_{draft}_trust").value is None
    [trust] = [expander for expander in at.expander if expander.label.startswith("Trust")]
    described = trust.markdown[0].value.splitlines()
    assert [line.split("**")[1] for line in described] == [tap.name + "." for tap in place_taps(shipped, "trust")]
    at.selectbox(key=f"place_{draft}_trust").set_value("4").run()
    assert own.answers.places([draft])[draft] == {"time": "1", "trust": "4"}
    assert first


def test_getting_ready_is_named_so_and_is_no_meeting_to_lay_over(
    visit: Visit, own: OwnStore, meet: With, first: str
) -> None:
    ready = meet("Kestrel", 5, "next_meeting", finished=True, trust="1")
    called = "Getting ready for 9 March 2026, with Kestrel"
    assert titles(visit("your_profile.py", draft=ready)) == [called]
    assert [one.value for one in visit("my_reflections.py").subheader] == [called, "4 March 2026, with Kestrel"]
    now = meet("Kestrel", 7, finished=True, trust="2")
    at = visit("your_profile.py", draft=now)
    assert at.multiselect(key=f"laid_over_{now}").options == ["4 March 2026, with Kestrel"]
    begun = meet("Kestrel", 9, "next_meeting")
    assert [words.partition(". Kept")[0] for words, page in links(visit()) if page == f"reflect?draft={begun}"] == [
        "Getting ready for 13 March 2026, with Kestrel"
    ]
    assert own.reflections.get(first).flow == "full_walk"


def test_made_up_name_stands_wherever_the_person_sees_the_reflection(
    visit: Visit, own: OwnStore, meet: With, shipped: Content
) -> None:
    draft = meet("Kes*trel", 0, finished=True, trust="3")
    begun = meet("Kes*trel", 1)
    assert titles(visit("your_profile.py", draft=draft)) == [r"4 March 2026, with Kes\*trel"]
    at = visit("my_reflections.py")
    assert [one.value for one in at.subheader] == [r"5 March 2026, with Kes\*trel", r"4 March 2026, with Kes\*trel"]
    at.button(key=f"delete_{draft}").click().run()
    assert [said.value for said in at.markdown if said.value.startswith(r"4 March 2026, with Kes\*trel: your")] != []
    assert next(words for words, page in links(visit()) if page == f"reflect?draft={begun}").startswith(
        r"Full walk, 5 March 2026, with Kes\*trel".replace("Full", "The full")
    )
    assert next(said.value for said in visit("reflect.py", draft=begun).caption) == (
        r"The full walk, 5 March 2026, with Kes\*trel"
    )
    brought = items_of(shipped, own.reflections.get(draft), "4 March 2026", own.answers.of(draft), [])
    assert [item.words for item in brought if item.field == "when"] == ["4 March 2026"]


def test_supervisor_is_shown_no_made_up_name(visit: Visit, own: OwnStore, meet: With, shipped: Content) -> None:
    supervised = Supervised(shipped)
    meeting = supervised.begin(supervised.by())
    draft = meet("Kestrel", 0, finished=True, trust="3")
    at = visit("take_to_supervision.py", draft=draft)
    assert "4 March 2026, with Kestrel" in texts(at)
    at.checkbox(key=f"tick_{meeting.id}_{draft}_when").set_value(True).run()
    at.button(key="take_these").click().run()
    held = supervision_for().brought.of(meeting.id)
    assert [one.item.words for one in held] == ["4 March 2026"]
    assert own.relationships.all()[0].pseudonym == "Kestrel"


def noting(made: list[ProfileReport]) -> Callable[[Content, ProfileReport], Told]:
    """Tells a report as it is told, and notes what it was."""

    def telling(content: Content, report: ProfileReport) -> Told:
        made.append(report)
        return told_profile(content, report)

    return telling


@pytest.mark.parametrize("chosen", [True, False])
def test_made_up_name_goes_into_the_file_only_where_it_is_chosen(
    visit: Visit, meet: With, downloads: Downloads, monkeypatch: pytest.MonkeyPatch, *, chosen: bool
) -> None:
    made: list[ProfileReport] = []
    monkeypatch.setattr(take_away, "told_profile", noting(made))
    draft = meet("Kestrel", 0, finished=True, trust="3")
    at = visit("your_profile.py", draft=draft)
    assert at.checkbox(key=f"take_name_{draft}").value is False
    at.checkbox(key=f"take_name_{draft}").set_value(chosen).run()
    downloads[f"alongside-reflection-2026-03-04{'-Kestrel' if chosen else ''}.pdf"]()
    (report,) = made
    assert report.title == ("4 March 2026, with Kestrel" if chosen else "4 March 2026")
    assert [view.name for view in report.views] == ["4 March 2026"]


def test_thing_to_try_is_copied_into_the_first_free_next_step(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start(finished=True, picks="trust", next_1="Mine", next_3="Mine too")
    at = visit("your_profile.py", draft=draft)
    one, two, *_ = shipped.element("trust").try_
    at.button(key="use_trust_2").click().run()
    assert own.answers.of(draft)["next_2"].words == f"{two.name}. {two.first_move}"
    assert [info.value for info in at.info] == ["Copied into next step 2, below. Change it as you like."]
    at.button(key="use_trust_2").click().run()
    assert [info.value for info in at.info] == ["This is your next step 2 already, below."]
    at.button(key="use_trust_1").click().run()
    assert [info.value for info in at.info] == ["All three next steps are taken. Clear one below, then use this."]
    assert [step.words for step in own.next_steps.of(draft)] == ["Mine", f"{two.name}. {two.first_move}", "Mine too"]
    assert (one.name != two.name, nameless(at), trouble(at)) == (True, [], [])


def test_what_came_of_a_step_is_seen_and_changed_where_it_was_set(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_outcome", words="He rang first.", place="part", tab="earlier", base_version=0)
    (step,) = own.next_steps.of(draft)
    at = visit("your_profile.py", draft=draft)
    assert (texts(at)[-1], at.segmented_control(key=f"outcome_{step.id}").value) == ("Ring before I come", "part")
    assert [data for data in whole(at).split("\n") if "He rang first." in data] != []
    at.segmented_control(key=f"outcome_{step.id}").set_value("done").run()
    assert [(kept.outcome, kept.outcome_words) for kept in own.next_steps.of(draft)] == [("done", "He rang first.")]


def test_outcome_that_was_kept_before_answers_said_it_is_seen_and_changed(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    with opened().store.writing() as connection:
        connection.execute(next_steps.update(), {"outcome": "part", "outcome_words": "long ago"})
    (step,) = own.next_steps.of(draft)
    at = visit("your_profile.py", draft=draft)
    assert at.segmented_control(key=f"outcome_{step.id}").value == "part"
    at.segmented_control(key=f"outcome_{step.id}").set_value("done").run()
    assert [(kept.outcome, kept.outcome_words) for kept in own.next_steps.of(draft)] == [("done", "long ago")]


def test_file_tells_what_came_of_a_step(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ProfileReport] = []
    monkeypatch.setattr(take_away, "told_profile", noting(made))
    draft = start(finished=True, trust="3", next_1="Ring", next_2="Ask")
    own.answers.save(draft, "next_1_due", place=date(2026, 3, 11).isoformat(), tab="earlier", base_version=0)
    own.answers.save(draft, "next_1_outcome", words="He rang first.", place="part", tab="earlier", base_version=0)
    at = visit("your_profile.py", draft=draft)
    at.checkbox(key=f"take_steps_{draft}").set_value(True).run()
    downloads["alongside-reflection-2026-03-04.pdf"]()
    assert made[0].next_steps == (("Ring", "11 March 2026", "Part of it. He rang first."), ("Ask", "", ""))
    assert [element for element in elements(at) if element.type == "exception"] == []
