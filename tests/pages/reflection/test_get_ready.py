"""Getting ready for the next meeting of a relationship, and what becomes of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from model.content import Content
from model.content.published import ELEMENTS
from model.phrases import day
from model.relationship.note import WORDS as NOTE
from model.store import OwnStore
from pages.parts.reflection.scale import place_taps
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import headings, links, nameless, texts, titles, trouble
from tests.pages.reflection.one_relationship import With, folded


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
