"""Taking a reflection to supervision: ticked field by field and shown as it will be seen."""

from __future__ import annotations

import pytest

from model.content import Content
from model.store import SupervisionStore
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.plain_text import plain
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, nameless, read_as_markdown, trouble, whole
from tests.pages.supervision.conftest import Begin
from tests.pages.supervision.take_page import GIVEN, HOSTILE, brought, press, preview, seen_by_supervisor, tick, ticks

FIELDS = [
    "when",
    "headline",
    "safety.place",
    "trust.place",
    "time.place",
    "safety.what",
    "trust.what",
    "picks",
    "next_1",
]
pytestmark = pytest.mark.slow


def test_nothing_is_ticked_beforehand_and_nothing_is_previewed(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    assert ticks(at) == dict.fromkeys(["when", "headline", "all_places", *FIELDS[2:]], False)
    assert at.button(key="take_these").disabled is True
    assert "What Niamh will see" in headings(at)
    assert [words for words in ("weir", "The door stayed open", "Ring before") if words in preview(at)] == []
    assert (brought(here, meeting), nameless(at), trouble(at)) == ([], [], [])


def test_preview_holds_every_word_of_what_is_ticked_and_nothing_else(
    visit: Visit, start: Start, begin: Begin, shipped: Content
) -> None:
    begin()
    at = tick(visit("take_to_supervision.py", draft=start(finished=True, **GIVEN)), "trust.what", "safety.place")
    shown = preview(at)
    assert "We sat outside.\\nThen it rained." in shown
    assert f"Creating safety: {shipped.script('monthly').place_name('2')}" in shown
    assert [words for words in ("weir", "The door", "Ring before", "Trust: 3") if words in shown] == []


def test_what_is_taken_is_what_was_ticked(visit: Visit, start: Start, begin: Begin, here: SupervisionStore) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "trust.place", "safety.what", "next_1")
    press(at, "take_these")
    assert brought(here, meeting) == ["trust.place", "safety.what", "next_1"]
    assert seen_by_supervisor(meeting) == ["safety.what", "next_1"]
    assert ([info.value for info in at.info], trouble(at)) == (["Taken to the meeting."], [])
    filled = [(button.key, button.label) for button in at.button if button.proto.type == "primary"]
    assert filled == [("to_meeting", "Go to the meeting")]
    at = tick(at, "headline")
    filled = [(button.key, button.label) for button in at.button if button.proto.type == "primary"]
    assert filled == [("take_these", "Take exactly these")]


def test_all_places_ticks_every_place_and_no_story(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    at = tick(visit("take_to_supervision.py", draft=start(finished=True, **GIVEN)), "all_places")
    assert [field for field, ticked in ticks(at).items() if ticked] == [
        "all_places",
        "safety.place",
        "trust.place",
        "time.place",
    ]
    press(at, "take_these")
    assert brought(here, meeting) == ["safety.place", "trust.place", "time.place"]


def test_all_places_follows_the_single_ticks_and_can_be_taken_back(visit: Visit, start: Start, begin: Begin) -> None:
    begin()
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    all_places = next(box.key for box in at.checkbox if box.key.endswith("all_places"))
    tick(at, "safety.place", "trust.place", "time.place")
    assert at.checkbox(key=all_places).value is True
    at.checkbox(key=all_places.replace("all_places", "trust.place")).uncheck().run()
    assert at.checkbox(key=all_places).value is False
    assert [field for field, ticked in ticks(at).items() if ticked] == ["safety.place", "time.place"]
    at.checkbox(key=all_places).check().run()
    at.checkbox(key=all_places).uncheck().run()
    assert not any(ticks(at).values())


def test_identifying_words_are_pointed_out_and_nothing_is_blocked(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore, shipped: Content
) -> None:
    meeting = begin()
    draft = start(finished=True, trust__what="Rang 087 123 4567 about it.")
    at = visit("take_to_supervision.py", draft=draft)
    assert shipped.hints.identity_title not in whole(at)
    assert preview(tick(at, "trust.what")).count(shipped.hints.identity_title) == 1
    press(at, "take_these")
    assert brought(here, meeting) == ["trust.what"]


def test_places_wait_only_where_the_plan_has_two_views(visit: Visit, start: Start, begin: Begin) -> None:
    begin()
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    waits = "Niamh sees a place once they have placed that element themselves."
    assert waits not in preview(tick(at, "trust.what"))
    assert waits in preview(tick(at, "trust.place"))


def test_share_file_says_what_cannot_be_called_back(visit: Visit, start: Start, begin: Begin) -> None:
    draft = start(finished=True, **GIVEN)
    begin()
    assert "cannot be called back" not in whole(visit("take_to_supervision.py", draft=draft))
    meeting = begin("Orla", mode=SHARE_FILE)
    at = visit("take_to_supervision.py", draft=draft, meeting=meeting.id)
    assert "Orla gets it with the next file you send. What you sent before cannot be called back" in whole(at)


def test_hostile_names_and_words_show_as_they_were_typed(visit: Visit, start: Start, begin: Begin) -> None:
    begin(HOSTILE)
    draft = start(finished=True, headline=HOSTILE, trust__what=HOSTILE, next_1=HOSTILE)
    at = tick(visit("take_to_supervision.py", draft=draft), "headline", "trust.what", "next_1")
    assert [words for words in read_as_markdown(at) if HOSTILE in words] == []
    assert sum(plain(HOSTILE) in words for words in read_as_markdown(at)) > 0
    assert nameless(at) == []
