"""A relationship's page: where things stand, notes around it, what was tried; renamed, merged, closed, deleted."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.phrases import day
from model.relationship.note import Note
from model.store import OwnStore
from pages.parts.shared.local_time import today
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.page_reader import elements, headings, links, nameless, titles, trouble, whole


@pytest.fixture
def blue(own: OwnStore) -> str:
    """A relationship."""
    return own.relationships.name("Blue *Jay*").id


def met(own: OwnStore, start: Start, relationship: str, days: int, **given: str) -> str:
    """A finished reflection of the relationship, so many days after the first day."""
    made = start(finished=True, **given)
    own.reflections.describe(made, happened_on=A_DAY + timedelta(days=days), relationship=relationship)
    return made


def page(visit: Visit, relationship: str) -> AppTest:
    return visit("relationship.py", relationship=relationship)


def radar_numbers(at: AppTest) -> dict[str, list[float | None]]:
    """The places of each view of the radar by its name."""
    [chart] = [element for element in elements(at) if element.type == "plotly_chart"]
    traces = json.loads(chart.proto.spec)["data"]
    return {trace["name"]: trace["r"][:12] for trace in traces if trace["mode"] == "lines" and "name" in trace}


def test_an_unknown_relationship_says_there_is_nothing(visit: Visit) -> None:
    at = page(visit, "nothing-here")
    assert (titles(at), trouble(at)) == (["There is no relationship here"], [])


def test_a_new_relationship_says_what_will_be_here(visit: Visit, blue: str) -> None:
    at = page(visit, blue)
    assert titles(at) == [r"Blue \*Jay\*"]
    assert headings(at) == ["Where things stand", "What happened around it"]
    assert (nameless(at), trouble(at)) == ([], [])


def test_the_picture_is_of_each_latest_place_and_keeps_the_days_apart(
    visit: Visit, own: OwnStore, start: Start, blue: str, shipped: Content
) -> None:
    first = met(own, start, blue, 0, safety="2", trust="1", time="3")
    second = met(own, start, blue, 7, safety="4", support="5", trust="not_sure")
    at = page(visit, blue)
    keys = [element.key for element in shipped.elements]
    now, older = {"safety": 4, "support": 5}, {"trust": 1, "time": 3}
    assert radar_numbers(at) == {
        "11 March 2026": [now.get(key) for key in keys],
        "earlier, from 4 March 2026 on": [older.get(key) for key in keys],
    }
    names = {str(point.key): f"{point.key}. {point.name}" for point in shipped.scale.points}
    assert [found for found in links(at) if ":" in found[0]] == [
        (f"Creating safety: {names['4']}, 11 March 2026", f"profile?draft={second}"),
        (f"Trust: {names['1']}, 4 March 2026 (older)", f"profile?draft={first}"),
        (f"Time: {names['3']}, 4 March 2026 (older)", f"profile?draft={first}"),
        (f"Support: {names['5']}, 11 March 2026", f"profile?draft={second}"),
    ]
    table = at.table[0].value
    assert list(table["Given on"])[:4] == [
        "11 March 2026",
        "4 March 2026 (older)",
        "4 March 2026 (older)",
        "11 March 2026",
    ]
    assert (nameless(at), trouble(at)) == ([], [])


def test_three_places_are_no_radar_at_first(visit: Visit, own: OwnStore, start: Start, blue: str) -> None:
    met(own, start, blue, 0, safety="2", trust="1", time="3")
    at = page(visit, blue)
    assert [box.label for box in at.expander if "radar" in box.label] == ["As a radar"]
    assert trouble(at) == []


def test_getting_ready_for_a_meeting_is_not_a_date(visit: Visit, own: OwnStore, start: Start, blue: str) -> None:
    made = start("next_meeting", finished=True, safety="5")
    own.reflections.describe(made, relationship=blue)
    assert "Nothing is placed yet" in whole(page(visit, blue))


def test_a_low_beginning_that_rises_is_called_a_good_sign_with_its_source(
    visit: Visit, own: OwnStore, start: Start, blue: str, shipped: Content
) -> None:
    for days, place in enumerate("123"):
        met(own, start, blue, days, safety=place)
    claim = shipped.relationship.low_beginning
    at = page(visit, blue)
    assert f"**Began low and stands higher now: Creating safety.** {claim.text}" in [one.value for one in at.markdown]
    assert "ACORN collaboration" in whole(at)


def test_what_was_tried_stands_in_order_with_what_came_of_it(
    visit: Visit, own: OwnStore, start: Start, blue: str
) -> None:
    met(own, start, blue, 7, next_1="Ring on Friday")
    walked = met(own, start, blue, 0, next_1="Walk with them")
    own.answers.save(walked, "next_1_outcome", words="He chose the way.", place="part", tab="one", base_version=0)
    at = page(visit, blue)
    assert [text.value for text in at.text] == [
        "Walk with them",
        "Part of it. He chose the way.",
        "Ring on Friday",
        "Nothing said of it yet",
    ]
    assert [one.value for one in at.caption if one.value.startswith("Set")] == [
        "Set on 4 March 2026",
        "Set on 11 March 2026",
    ]


def test_what_was_set_while_getting_ready_stands_there_too_for_its_day(
    visit: Visit, own: OwnStore, start: Start, blue: str
) -> None:
    ahead = today() + timedelta(days=3)
    for days, words in ((7, "Bring the form"), ((ahead - A_DAY).days, "Look at the route")):
        ready = start("next_meeting", "meeting", finished=True, next_1=words)
        own.reflections.describe(ready, relationship=blue, happened_on=A_DAY + timedelta(days=days))
    own.answers.save(ready, "next_1_outcome", words="He knows the way.", place="done", tab="one", base_version=0)
    at = page(visit, blue)
    assert [text.value for text in at.text] == [
        "Bring the form",
        "Nothing said of it yet",
        "Look at the route",
        "Done. He knows the way.",
    ]
    assert [one.value for one in at.caption if one.value.startswith("Set")] == [
        "Set on 11 March 2026",
        f"Set for {day(ahead)}",
    ]


def test_this_day_a_year_ago_is_a_quiet_line(visit: Visit, own: OwnStore, start: Start, blue: str) -> None:
    a_year_ago = today() - timedelta(days=367)
    made = met(own, start, blue, (a_year_ago - A_DAY).days, headline="By the canal")
    at = page(visit, blue)
    assert [found for found in links(at) if "ago" in found[0]] == [
        (f"About a year ago: {day(a_year_ago)}, By the canal", f"profile?draft={made}")
    ]


def add_note(at: AppTest, kind: str) -> AppTest:
    at.selectbox("new_note_kind").select(kind).run()
    return at.button("add_note").click().run()


def only_note(own: OwnStore, relationship: str) -> Note:
    [note] = own.notes.of(relationship)
    return note


def test_a_note_is_added_for_today_and_opened(visit: Visit, own: OwnStore, blue: str) -> None:
    at = add_note(page(visit, blue), "court")
    note = only_note(own, blue)
    assert (note.kind, note.words) == ("court", "")
    assert note.happened_on == today()
    assert at.selectbox(f"note_kind_{note.id}").value == "court"
    assert at.selectbox("new_note_kind").value is None
    assert (nameless(at), trouble(at)) == ([], [])


def test_the_kind_of_a_note_is_kept_as_it_is_chosen(visit: Visit, own: OwnStore, blue: str) -> None:
    at = add_note(page(visit, blue), "court")
    at.selectbox(f"note_kind_{only_note(own, blue).id}").select("move").run()
    assert only_note(own, blue).kind == "move"
    at.button(f"done_{only_note(own, blue).id}").click().run()
    assert (f"note_kind_{only_note(own, blue).id}" in at.session_state, trouble(at)) == (False, [])


def test_a_note_is_deleted(visit: Visit, own: OwnStore, blue: str) -> None:
    at = add_note(page(visit, blue), "court")
    at.button(f"note_for_good_{only_note(own, blue).id}").click().run()
    assert (own.notes.of(blue), trouble(at)) == ([], [])


def test_words_of_a_note_are_shown_as_typed(visit: Visit, own: OwnStore, blue: str) -> None:
    note = own.notes.add(blue, A_DAY, "move")
    own.notes.save(note.id, "note", words="To *their* aunt", place=None, tab="one", base_version=0)
    at = page(visit, blue)
    assert [text.value for text in at.text] == ["To *their* aunt"]
    assert "**4 March 2026: A move**" in [one.value for one in at.markdown]


def test_renaming(visit: Visit, own: OwnStore, blue: str) -> None:
    at = page(visit, blue)
    at.text_input(f"name_{blue}").input("Wren")
    at.button("keep_name").click().run()
    assert (titles(at), own.relationships.get(blue).pseudonym) == (["Wren"], "Wren")


def test_renaming_to_a_name_that_is_taken_points_to_merging(visit: Visit, own: OwnStore, blue: str) -> None:
    own.relationships.name("Wren")
    at = page(visit, blue)
    at.text_input(f"name_{blue}").input("wren")
    at.button("keep_name").click().run()
    assert [one.value for one in at.warning] == [
        "You use this name for another relationship. If both are the same person, merge them below."
    ]


def test_merging_leads_to_the_other_one(visit: Visit, own: OwnStore, start: Start, blue: str) -> None:
    wren = own.relationships.name("Wren").id
    made = met(own, start, blue, 0, safety="2")
    at = page(visit, blue)
    at.selectbox("merge_into").select(wren).run()
    at.button("merge").click().run()
    assert (titles(at), own.reflections.get(made).relationship) == (["Wren"], wren)


def test_closing_and_opening_again(visit: Visit, own: OwnStore, blue: str) -> None:
    at = page(visit, blue)
    at.button("close_relationship").click().run()
    assert own.relationships.get(blue).closed_on is not None
    at.button("reopen_relationship").click().run()
    assert (own.relationships.get(blue).closed_on, trouble(at)) == (None, [])


def test_deleting_asks_first_and_names_what_goes(visit: Visit, own: OwnStore, start: Start, blue: str) -> None:
    met(own, start, blue, 0, safety="2")
    own.notes.add(blue, A_DAY, "move")
    own.notes.add(blue, A_DAY, "court")
    at = page(visit, blue)
    at.button("delete_relationship").click().run()
    said = "With the name go one reflection and two notes, with all that is in them. "
    said += "In this tab you can undo it for a minute. Then it is gone for good."
    assert said in [one.value for one in at.markdown]
    assert [one.key for one in at.button][-2:] == ["keep_relationship", "relationship_for_good"]
    assert own.reflections.count() == 1
