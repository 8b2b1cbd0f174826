"""A dated note is written as everything else is, and a relationship is deleted with all that is theirs."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import at_rest, go, here, press
from tests.browser.scan import scan
from tests.browser.server import A_DAY, Served, wait_until

WORDS = "Adjourned again. Darragh waited four hours."


def test_a_note_is_added_dated_written_and_read(served: Served, own: OwnStore, page: Page) -> None:
    heron = own.relationships.name("Heron").id
    go(page, f"{served.address}/relationship?relationship={heron}", "Heron")
    page.get_by_role("combobox", name="Add a note: what was it?").click()
    page.get_by_role("option", name="Court").click()
    press(page, "Add it")
    when = page.get_by_role("textbox", name="When was it?")
    when.fill("4/3/2026")
    when.press("Enter")
    page.get_by_role("textbox", name="In a few words (optional)").fill(WORDS)
    expect(page.get_by_text("This may say who someone is")).to_be_visible()
    assert scan(page, "dark") == []
    press(page, "Done")
    expect(page.get_by_text("4 March 2026: Court")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    [note] = own.notes.of(heron)
    assert (note.kind, note.happened_on, note.words) == ("court", A_DAY, WORDS)


def test_words_typed_as_the_note_is_left_are_kept(served: Served, own: OwnStore, page: Page) -> None:
    note = own.notes.add(own.relationships.name("Heron").id, A_DAY, "move")
    go(page, f"{served.address}/relationship?relationship={note.relationship}", "Heron")
    press(page, "Change")
    page.get_by_role("textbox", name="In a few words (optional)").press_sequentially("To her aunt")
    page.get_by_role("link", name="My relationships").click()
    here(page, "My relationships")
    wait_until(lambda: own.notes.get(note.id).words == "To her aunt", "kept", lambda: own.notes.get(note.id).words)


def test_a_relationship_is_deleted_with_all_that_is_theirs(served: Served, own: OwnStore, page: Page) -> None:
    heron, wren = own.relationships.name("Heron").id, own.relationships.name("Wren").id
    for relationship in (heron, wren):
        for days in range(5):
            when = A_DAY + timedelta(days=days)
            made = own.reflections.start("full_walk", "v1", "en", when, relationship=relationship).id
            own.answers.save(made, "safety.place", place="2", tab="earlier", base_version=0)
            own.reflections.finish(made)
    own.notes.add(heron, A_DAY, "court")
    go(page, f"{served.address}/relationship?relationship={heron}", "Heron")
    page.get_by_text("Rename, merge, close or delete").click()
    press(page, "Delete this relationship")
    expect(page.get_by_role("dialog").get_by_text("five reflections and one note")).to_be_visible()
    press(page, "Delete it")
    here(page, "My relationships")
    press(page, "Delete for good now")
    expect(page.get_by_role("button", name="Delete for good now")).to_have_count(0)
    at_rest(page)
    expect(page.get_by_role("link", name="Wren")).to_be_visible()
    page.get_by_text("Show me").click()
    expect(page.get_by_text("In your newest 5 reflections")).to_be_visible()
    assert scan(page, "light") == []
    assert {one.relationship for one in own.reflections.all()} == {wren}
    assert [one.id for one in own.relationships.all()] == [wren]
