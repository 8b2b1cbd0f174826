"""The list of one's own reflections: find, open, change, delete for good."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from model.content import Content
from model.store import Deletion, OwnStore
from pages.parts.shared.local_time import today
from tests.pages.conftest import A_DAY, Downloads, Start, Visit
from tests.pages.dates import choose_date, date_in
from tests.pages.page_reader import links, nameless, subheadings, texts, titles, trouble
from tests.pages.places import tap


def test_list_when_empty_says_what_will_be_here(visit: Visit) -> None:
    at = visit("my_reflections.py")
    assert (titles(at), subheadings(at), [page for _, page in links(at)]) == (["My reflections"], [], [""])


def test_list_shows_drafts_and_finished_newest_first_with_their_ways_on(visit: Visit, start: Start) -> None:
    finished = start(finished=True, headline="The first")
    draft = start(headline="The second")
    at = visit("my_reflections.py")
    assert (subheadings(at), texts(at)) == (["4 March 2026", "4 March 2026"], ["The second", "The first"])
    assert links(at) == [
        ("Go on", f"reflect?draft={draft}"),
        ("Open", f"profile?draft={finished}"),
        ("Change", f"reflect?draft={finished}"),
        ("Take to supervision", f"take?draft={finished}"),
        ("Take a period away", "period"),
    ]
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize("sought", ["kestrel", "KESTREL", " kestrel ", "késtrel"])
def test_search_finds_own_words_and_nothing_else(visit: Visit, start: Start, sought: str) -> None:
    start(headline="Another", safety__what="Nothing of note.")
    start(headline="This one", safety__what="We saw a kestrel hover.")
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value(sought).run()
    assert texts(at) == ["This one"]


@pytest.mark.parametrize("sought", ["heron", "%", "_", "'; DROP TABLE reflections; --", "\\"])
def test_search_without_a_find_says_so(visit: Visit, own: OwnStore, start: Start, sought: str) -> None:
    start(headline="This one", safety__what="We saw a kestrel hover.")
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value(sought).run()
    assert (subheadings(at), own.reflections.count()) == ([], 1)


def test_long_list_comes_in_pages(visit: Visit, start: Start) -> None:
    for number in range(21):
        start(headline=f"Meeting {number}")
    at = visit("my_reflections.py")
    assert texts(at) == [f"Meeting {number}" for number in range(20, 0, -1)]


def test_delete_asks_first(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start()
    at = visit("my_reflections.py")
    at.button(key=f"delete_{draft}").click().run()
    assert [
        button.key for button in at.button if button.key.endswith("_it") or button.key.startswith("delete_for")
    ] == [
        "keep_it",
        "delete_for_good",
    ]
    assert (own.reflections.count(), trouble(at)) == (1, [])


def test_draft_deleted_elsewhere_is_not_brought_back_by_its_open_page(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = start("full_walk", "trust", trust="2")
    at = visit("reflect.py", draft=draft)
    deletion.reflection(draft)
    tap(at, "trust.place", "5")
    assert (titles(at), own.reflections.count()) == (["There is no reflection here"], 0)


def test_delete_everything_needs_its_words(visit: Visit, own: OwnStore, start: Start) -> None:
    start(finished=True)
    own.relationships.name("Kestrel")
    at = visit("my_reflections.py")
    assert at.button(key="delete_everything").disabled is True
    at.text_input(key="sure").set_value("Delete everything").run()
    at.button(key="delete_everything").click().run()
    assert (own.reflections.count(), own.relationships.all(), titles(at)) == (0, [], ["My reflections"])
    assert trouble(at) == []


def narrowed_to(at) -> list[str]:
    return [one.value for one in at.markdown if one.value.startswith("Only ")]


def html(at) -> list[str]:
    return [
        one.proto.body for one in at.get("html") if "found-line" in one.proto.body and "<style>" not in one.proto.body
    ]


def test_list_is_narrowed_by_everything_it_can_be_and_says_to_what(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    names = {one.key: one.name for one in (*shipped.settings.venues, *shipped.settings.session_kinds)}
    whose = own.relationships.name("Blue *Jay*").id
    wanted = start(finished=True, headline="This one", trust="3", next_1="walk")
    own.reflections.describe(wanted, relationship=whose, venue="car", session_kind="home_visit")
    start(headline="Another", trust="3", next_1="walk")
    at = visit("my_reflections.py")
    assert (narrowed_to(at), [one.label for one in at.button if one.key == "show_all_again"]) == ([], [])
    at.selectbox(key="narrow_relationship_0").set_value(whose)
    at.selectbox(key="narrow_element_0").set_value("trust")
    at.selectbox(key="narrow_session_kind_0").set_value("home_visit")
    at.selectbox(key="narrow_venue_0").set_value("car")
    at.checkbox(key="narrow_has_open_step_0").set_value(True)
    choose_date(at, "narrow_since_0", A_DAY)
    choose_date(at, "narrow_until_0", A_DAY).run()
    assert (texts(at), nameless(at), trouble(at)) == (["This one"], [], [])
    element = shipped.element("trust").name
    named = f"{element}, {names['home_visit']}, {names['car']}"
    days = "from 4 March 2026, to 4 March 2026"
    assert narrowed_to(at) == [f"Only Blue \\*Jay\\*, {named}, {days}, with a next step still open. 1 of 2."]
    at.button(key="show_all_again").click().run()
    assert (texts(at), narrowed_to(at), trouble(at)) == (["Another", "This one"], [], [])
    assert [at.selectbox(key=f"narrow_{name}_1").value for name in ("element", "venue")] == [None, None]
    assert [date_in(at, label) for label in ("From", "To")] == ["", ""]


def test_list_stays_narrowed_when_one_comes_back_to_it_and_no_address_tells(visit: Visit, start: Start) -> None:
    start(headline="This one", trust="3")
    start(headline="Another")
    at = visit("my_reflections.py")
    at.selectbox(key="narrow_element_0").set_value("trust")
    choose_date(at, "narrow_since_0", A_DAY).run()
    at.switch_page("the_model.py").run()
    at.switch_page("my_reflections.py").run()
    assert (texts(at), at.selectbox(key="narrow_element_0").value) == (["This one"], "trust")
    assert (date_in(at, "From"), dict(at.query_params)) == ("2026-03-04", {})


def test_nothing_that_fits_is_said_with_the_way_back(visit: Visit, start: Start) -> None:
    start(headline="This one")
    at = visit("my_reflections.py")
    at.checkbox(key="narrow_has_open_step_0").set_value(True).run()
    assert (subheadings(at), narrowed_to(at)) == ([], ["Only with a next step still open. 0 of 1."])
    assert at.button(key="show_all_again").label == "Show all again"


def test_what_is_no_day_narrows_nothing(visit: Visit, start: Start) -> None:
    start(headline="This one")
    at = visit("my_reflections.py")
    choose_date(at, "narrow_since_0", "soon").run()
    assert (texts(at), narrowed_to(at), trouble(at)) == (["This one"], [], [])


def test_relationship_that_is_gone_narrows_nothing(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    whose = own.relationships.name("Blue").id
    at = visit("my_reflections.py")
    start(headline="This one")
    own.reflections.describe(own.reflections.all()[0].id, relationship=whose)
    at.run()
    at.selectbox(key="narrow_relationship_0").set_value(whose).run()
    deletion.everything()
    start(headline="A new one")
    own.relationships.name("Grey")
    at.run()
    assert (texts(at), narrowed_to(at), trouble(at)) == (["A new one"], [], [])


def test_narrowed_list_begins_at_its_first_page(visit: Visit, start: Start) -> None:
    for number in range(45):
        start(headline=f"Meeting {number}", **{"trust": "3"} if number % 2 else {})
    at = visit("my_reflections.py")
    at.session_state["page"] = 3
    at.run()
    assert texts(at) == [f"Meeting {number}" for number in range(4, -1, -1)]
    at.selectbox(key="narrow_element_0").set_value("trust").run()
    assert (texts(at)[0], len(texts(at))) == ("Meeting 43", 20)
    assert narrowed_to(at) == [f"Only {at.selectbox(key='narrow_element_0').value.title()}. 22 of 45."]


def test_search_and_narrowing_go_together(visit: Visit, start: Start) -> None:
    start(headline="One", trust="3", safety__what="A kestrel.")
    start(headline="Two", safety__what="A kestrel.")
    start(headline="Three", trust="3")
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value("kestrel").run()
    assert texts(at) == ["Two", "One"]
    at.selectbox(key="narrow_element_0").set_value("trust").run()
    assert (texts(at), at.caption[0].value) == (["One"], "Found in 1.")


def test_search_shows_the_line_that_was_found_under_its_question(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    prompt = shipped.prompts("safety", "what")[0]
    draft = start(headline="This one", their_telling="A heron & <b>a boat</b>.")
    own.answers.save(draft, "safety.what", words="We saw a kestrel.", place=prompt.key, tab="one", base_version=0)
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value("KESTREL <b>").run()
    questions = {step.key: step.question for flow in shipped.flows.flows for step in flow.steps if step.kind == "words"}
    assert [one.value for one in at.caption][1:4] == [
        "Five minutes. A draft.",
        f"{shipped.element('safety').name}: {prompt.text}",
        f"In a few words: {questions['their_telling']}",
    ]
    assert html(at) == [
        '<p class="found-line" dir="auto">We saw a <mark>kestrel</mark>.</p>',
        '<p class="found-line" dir="auto">A heron &amp; <mark>&lt;b&gt;</mark>a boat&lt;/b&gt;.</p>',
    ]


def test_find_in_the_meeting_in_one_line_is_marked_in_its_place(visit: Visit, start: Start) -> None:
    start(headline="A walk by the *river*")
    long = " ".join(["Along the river"] * 20)
    start(headline=long)
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value("river").run()
    assert texts(at) == [long]
    first, second = html(at)
    assert second == '<p class="found-line" dir="auto">A walk by the *<mark>river</mark>*</p>'
    assert (first.count("<mark>"), first.endswith(" …</p>")) == (7, True)


@pytest.mark.parametrize("named", [False, True])
def test_tables_hold_what_is_finished_and_names_only_where_asked_for(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads, *, named: bool
) -> None:
    whose = own.relationships.name("Blue Jay").id
    made = start(trust="3", next_1="Ring first", finished=True)
    own.reflections.describe(made, relationship=whose)
    start(trust="1")
    at = visit("my_reflections.py")
    if named:
        at.checkbox("tables_names").check().run()
    places, steps = (
        list(csv.reader(StringIO(downloads[f"alongside-{what}-{today().isoformat()}.csv"]().decode("utf-8-sig"))))[1:]
        for what in ("places", "next-steps")
    )
    name = "Blue Jay" if named else ""
    assert ([row[:2] + row[5:6] for row in places], steps) == (
        [["2026-03-04", name, "3"]],
        [["2026-03-04", name, "Ring first", "", "", ""]],
    )
    assert trouble(at) == []
