"""The list of one's relationships, and what one looks at across them."""

from __future__ import annotations

from model.store import OwnStore
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.page_reader import links, nameless, titles, trouble, whole


def test_an_empty_list_says_what_will_be_here(visit: Visit) -> None:
    at = visit("relationships.py")
    assert (titles(at), [page for _, page in links(at)], trouble(at)) == (["My relationships"], [""], [])


def test_relationships_stand_by_name_and_closed_ones_apart(visit: Visit, own: OwnStore, start: Start) -> None:
    wren, jay, finch = (own.relationships.name(name).id for name in ("Wren", "Jay", "Finch"))
    own.reflections.describe(start(finished=True), relationship=wren)
    own.relationships.close(finch, A_DAY)
    at = visit("relationships.py")
    assert [found for found in links(at) if found[1].startswith("relationship?")] == [
        ("Jay, no finished reflection yet", f"relationship?relationship={jay}"),
        ("Wren, last on 4 March 2026", f"relationship?relationship={wren}"),
        ("Finch, no finished reflection yet", f"relationship?relationship={finch}"),
    ]
    assert (nameless(at), trouble(at)) == ([], [])


def test_across_them_says_often_and_never_and_names_nobody(visit: Visit, own: OwnStore, start: Start) -> None:
    own.relationships.name("Wren")
    for number in range(5):
        start(finished=True, safety="2", **({"trust": "3"} if number < 2 else {"time": "3"}))
    at = visit("relationships.py")
    at.toggle("across").set_value(True).run()
    [said] = [one.value for one in at.markdown if one.value.startswith("- Often")]
    often, never = said.split("\n")
    assert often == "- Often: Creating safety, Time"
    assert never.startswith("- Never: Support, ")
    assert trouble(at) == []


def test_across_few_it_is_too_early_to_say(visit: Visit, own: OwnStore, start: Start) -> None:
    own.relationships.name("Wren")
    start(finished=True, safety="2")
    at = visit("relationships.py")
    at.toggle("across").set_value(True).run()
    assert "Too early to say. It takes 5 finished reflections; there are 1." in whole(at)
