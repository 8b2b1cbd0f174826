"""The list of one's own reflections: find, open, change, delete for good."""

from __future__ import annotations

import pytest

from model.store import Deletion, OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import links, nameless, titles, trouble
from tests.pages.places import tap


def entries(at) -> list[str]:
    return [subheader.value for subheader in at.subheader]


def shown(at) -> list[str]:
    return [text.value for text in at.text]


def test_list_when_empty_says_what_will_be_here(visit: Visit) -> None:
    at = visit("my_reflections.py")
    assert (titles(at), entries(at), [page for _, page in links(at)]) == (["My reflections"], [], [""])


def test_list_shows_drafts_and_finished_newest_first_with_their_ways_on(visit: Visit, start: Start) -> None:
    finished = start(finished=True, headline="The first")
    draft = start(headline="The second")
    at = visit("my_reflections.py")
    assert (entries(at), shown(at)) == (["4 March 2026", "4 March 2026"], ["The second", "The first"])
    assert links(at) == [
        ("Go on", f"reflect?draft={draft}"),
        ("Open", f"profile?draft={finished}"),
        ("Change", f"reflect?draft={finished}"),
        ("Take to supervision", f"take?draft={finished}"),
    ]
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize("sought", ["kestrel", "KESTREL", " kestrel ", "késtrel"])
def test_search_finds_own_words_and_nothing_else(visit: Visit, start: Start, sought: str) -> None:
    start(headline="Another", safety__what="Nothing of note.")
    start(headline="This one", safety__what="We saw a kestrel hover.")
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value(sought).run()
    assert shown(at) == ["This one"]


@pytest.mark.parametrize("sought", ["heron", "%", "_", "'; DROP TABLE reflections; --", "\\"])
def test_search_without_a_find_says_so(visit: Visit, own: OwnStore, start: Start, sought: str) -> None:
    start(headline="This one", safety__what="We saw a kestrel hover.")
    at = visit("my_reflections.py")
    at.text_input(key="find").set_value(sought).run()
    assert (entries(at), own.reflections.count()) == ([], 1)


def test_long_list_comes_in_pages(visit: Visit, start: Start) -> None:
    for number in range(21):
        start(headline=f"Meeting {number}")
    at = visit("my_reflections.py")
    assert shown(at) == [f"Meeting {number}" for number in range(20, 0, -1)]


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
