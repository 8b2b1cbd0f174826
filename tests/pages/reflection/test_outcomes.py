"""Steps left open come back, and what came of them is said, seen and taken along."""

from __future__ import annotations

from datetime import date

import pytest

from model.content import Content
from model.report.profile.told import ProfileReport
from model.store import OwnStore
from model.store.tables.reflection import next_steps
from pages.parts.reflection.take_away import profile as take_away
from server.services import opened
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import elements, headings, nameless, texts, titles, trouble, whole
from tests.pages.reflection.one_relationship import With, noting
from tests.pages.reflection.reflect_reader import unfold_meeting
from tests.pages.supervision.supervisions import Supervised


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
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
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
