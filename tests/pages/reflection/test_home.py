"""The first page: begin, go on, and say how last time's next steps went."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from model.content import Content
from model.content.reflection.schema import Flow
from model.phrases import day
from model.store import OwnStore
from model.store.tables.reflection import next_steps
from pages.parts.shared.plain_text import plain
from server.services import opened
from tests.pages.conftest import Start, Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import headings, links, nameless, titles, trouble, whole
from tests.pages.supervision.supervisions import Supervised


def offered(content: Content) -> list[Flow]:
    """The ways in: every flow but those that end a relationship, which are offered on its page."""
    return [flow for flow in content.flows.flows if flow.key != "ending"]


def test_home_when_new_offers_every_flow_and_nothing_to_go_on_with(visit: Visit, shipped: Content) -> None:
    at = visit()
    assert (titles(at), headings(at)) == (["Alongside"], ["Think about a meeting"])
    assert [button.key for button in at.button] == [f"begin_{flow.key}" for flow in offered(shipped)]
    assert (nameless(at), trouble(at)) == ([], [])
    assert whole(at).count("the questions, the places and the things to try are ours") == 1


def test_whoever_only_supervises_is_led_to_whom_they_meet_until_they_reflect_themselves(
    visit: Visit, start: Start, shipped: Content
) -> None:
    supervised = Supervised(shipped)
    visit()
    supervised.of("Aoife")
    supervised.of("Ciara")

    def filled() -> list[str | None]:
        return [button.key for button in visit().button if button.proto.type == "primary"]

    assert headings(visit()) == ["People you supervise", "Think about a meeting"]
    assert filled() == ["whom_next"]
    start(finished=True)
    assert filled() == [f"begin_{shipped.flows.flows[0].key}"]


def test_each_way_in_says_in_one_row_how_long_it_takes_and_what_it_is(visit: Visit, shipped: Content) -> None:
    assert [button.label for button in visit().button] == [
        f"**Begin {flow.name.lower()}** {flow.minutes} minutes. {flow.summary}" for flow in offered(shipped)
    ]


def test_drawing_and_sample_are_there_until_there_is_something_of_ones_own(visit: Visit, start: Start) -> None:
    new = visit()
    assert ("Look at a sample profile", "sample") in links(new)
    assert "data:image/svg" in whole(new)
    start(finished=True)
    used = visit()
    assert ("Look at a sample profile", "sample") not in links(used)
    assert "data:image/svg" not in whole(used)


def test_home_names_the_relationships_met_most_lately(visit: Visit, own: OwnStore) -> None:
    for name, when in (("Robin", date(2025, 3, 2)), ("Ash", date(2025, 3, 4)), ("Robin", date(2025, 3, 3))):
        relationship = own.relationships.name(name).id
        own.reflections.finish(own.reflections.start("five_minutes", "v1", "en", when, relationship=relationship).id)
    at = visit()
    assert headings(at)[:1] == ["Your relationships"]
    said = [*(words for words, _ in links(at)), *(text.value for text in at.markdown)]
    assert [words for words in said if words.startswith(("Robin", "Ash"))] == [
        "Ash, 4 March 2025",
        "Robin, 3 March 2025",
    ]


def test_home_leaves_out_what_is_closed_and_what_only_gets_ready(visit: Visit, own: OwnStore) -> None:
    for name, flow in (("Robin", "five_minutes"), ("Ash", "next_meeting")):
        relationship = own.relationships.name(name).id
        made = own.reflections.start(flow, "v1", "en", date(2025, 3, 2), relationship=relationship)
        own.reflections.finish(made.id)
    own.relationships.close(own.relationships.name("Robin").id, date(2025, 3, 3))
    assert "Your relationships" not in headings(visit())


def test_a_name_is_shown_as_it_was_typed(visit: Visit, own: OwnStore) -> None:
    relationship = own.relationships.name("*R* [x](y)").id
    made = own.reflections.start("five_minutes", "v1", "en", date(2025, 3, 4), relationship=relationship)
    own.reflections.finish(made.id)
    at = visit()
    said = [*(words for words, _ in links(at)), *(text.value for text in at.markdown)]
    assert [words for words in said if "R" in words and "2025" in words] == [f"{plain('*R* [x](y)')}, 4 March 2025"]


@pytest.mark.parametrize("flow", ["five_minutes", "three_lines", "full_walk", "one_in_depth", "next_meeting"])
def test_beginning_starts_a_draft_of_today_and_goes_to_its_first_screen(visit: Visit, own: OwnStore, flow: str) -> None:
    at = visit()
    at.button(key=f"begin_{flow}").click().run()
    (draft,) = own.reflections.all()
    assert (draft.flow, draft.step, draft.happened_on) == (flow, "meeting", datetime.now(UTC).date())
    assert (titles(at), at.query_params) == (["The meeting"], {"draft": draft.id, "screen": "1"})


def test_home_leads_back_to_each_draft(visit: Visit, start: Start) -> None:
    drafts = [start("five_minutes"), start("full_walk", step="trust")]
    start(finished=True)
    at = visit()
    assert headings(at) == ["Go on where you were", "Think about a meeting"]
    assert [page for _, page in links(at) if page.startswith("reflect?")] == [
        f"reflect?draft={draft}" for draft in reversed(drafts)
    ]


def test_home_with_many_drafts_shows_the_newest_and_how_many_more(visit: Visit, start: Start) -> None:
    for _ in range(7):
        start()
    said = [words for words, _ in links(visit())]
    assert len([words for words in said if words.startswith("Five minutes")]) == 3
    assert [words for words in said if words.startswith("and ")] == ["and 4 more drafts"]


@pytest.mark.parametrize("outcome", ["done", "part", "not", "dropped"])
def test_home_asks_how_a_next_step_went_and_keeps_the_answer(
    visit: Visit, own: OwnStore, start: Start, outcome: str
) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.waiting()
    at = visit()
    assert headings(at) == ["Last time you meant to", "Think about a meeting"]
    assert [text.value for text in at.text] == ["Ring before I come (by 11 March 2026)"]
    at.segmented_control(key=f"outcome_{step.id}").set_value(outcome).run()
    assert [kept.outcome for kept in own.next_steps.of(step.reflection)] == [outcome]
    assert headings(visit()) == ["Think about a meeting"]


def test_home_takes_an_outcome_back_when_it_is_tapped_again(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.waiting()
    at = visit()
    at.segmented_control(key=f"outcome_{step.id}").set_value("done").run()
    at.segmented_control(key=f"outcome_{step.id}").set_value(None).run()
    assert [kept.outcome for kept in own.next_steps.of(step.reflection)] == [None]


def test_home_does_not_ask_about_a_step_without_a_date_on_the_day_it_was_written(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    assert headings(visit()) == ["Think about a meeting"]
    (step,) = own.next_steps.of(draft)
    written_yesterday(step.id)
    assert headings(visit()) == ["Last time you meant to", "Think about a meeting"]


def written_yesterday(step: str) -> None:
    with opened().store.writing() as connection:
        a_day_ago = datetime.now(UTC) - timedelta(days=1)
        connection.execute(next_steps.update().where(next_steps.c.id == step), {"written_at": a_day_ago})


def test_home_says_with_whom_a_step_was_meant_and_after_which_meeting_it_was_set(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.reflections.describe(draft, relationship=own.relationships.name("Kes*trel").id)
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    met = day(own.reflections.get(draft).happened_on)
    assert next(caption.value for caption in visit().caption) == rf"With Kes\*trel. Set on {met}."


def test_line_for_what_happened_is_kept_as_typed_with_the_step(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.of(draft)
    at = visit()
    at.segmented_control(key=f"outcome_{step.id}").set_value("part").run()
    type_date(at, draft, "next_1_outcome", "He chose the chips. ").run()
    assert [(kept.outcome, kept.outcome_words) for kept in own.next_steps.of(draft)] == [
        ("part", "He chose the chips.")
    ]
    assert own.answers.of(draft)["next_1_outcome"].words == "He chose the chips. "
    assert trouble(at) == []


def test_outcome_tapped_together_with_the_top_menu_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.of(draft)
    at = visit()
    at.segmented_control(key=f"outcome_{step.id}").set_value("not")
    at.switch_page("my_reflections.py").run()
    assert [kept.outcome for kept in own.next_steps.of(draft)] == ["not"]


def test_outcome_changed_in_another_tab_is_shown_not_undone(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    (step,) = own.next_steps.of(draft)
    at = visit()
    at.segmented_control(key=f"outcome_{step.id}").set_value("not").run()
    own.answers.save(draft, "next_1_outcome", place="done", tab="another", base_version=1)
    at.run()
    assert at.segmented_control(key=f"outcome_{step.id}").value == "done"
    assert [kept.outcome for kept in own.next_steps.of(draft)] == ["done"]


def test_home_does_not_ask_about_next_steps_of_a_draft(visit: Visit, start: Start) -> None:
    start(next_1="Ring before I come")
    assert headings(visit()) == ["Go on where you were", "Think about a meeting"]


def test_chosen_word_for_the_person_is_kept_and_every_text_follows(visit: Visit, own: OwnStore, start: Start) -> None:
    at = visit()
    at.radio(key="choose_person_word").set_value("person_on_probation").run()
    assert own.preferences.get("person_word", "") == "person_on_probation"
    said = whole(visit("reflect.py", draft=start("next_meeting", step="where_things_stand")))
    assert (said.count("{person}"), said.count("you last saw the person on probation")) == (0, 1)
