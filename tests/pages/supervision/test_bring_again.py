"""What was brought before, and has changed since, is withdrawn or is deleted."""

from __future__ import annotations

import pytest

from model.store import OwnStore, SupervisionStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import elements, whole
from tests.pages.supervision.conftest import Begin
from tests.pages.supervision.take_page import GIVEN, brought, confirm_by_both, press, tick, ticks

pytestmark = pytest.mark.slow


def test_ticks_start_from_what_is_brought_and_exactly_the_new_ones_replace_it(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    press(tick(visit("take_to_supervision.py", draft=draft), "headline", "picks"), "take_these")
    at = visit("take_to_supervision.py", draft=draft)
    assert [field for field, ticked in ticks(at).items() if ticked] == ["headline", "picks"]
    next(box for box in at.checkbox if box.key.endswith("headline")).uncheck().run()
    press(tick(at, "trust.what"), "take_these")
    assert brought(here, meeting) == ["trust.what", "picks"]


def test_withdraw_takes_all_of_this_reflection_back_and_nothing_of_another(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    first, second = start(finished=True, **GIVEN), start(finished=True, headline="Another")
    press(tick(visit("take_to_supervision.py", draft=first), "headline"), "take_these")
    at = press(tick(visit("take_to_supervision.py", draft=second), "when"), "take_these")
    press(at, "withdraw_all")
    assert [one.reflection for one in here.brought.of(meeting.id)] == [first]
    assert (ticks(at)["when"], [button.key for button in at.button if button.key == "withdraw_all"]) == (False, [])


def test_what_changed_since_is_told_and_waits_until_it_is_taken_again(
    visit: Visit, own: OwnStore, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    press(tick(visit("take_to_supervision.py", draft=draft), "trust.what", "headline"), "take_these")
    own.answers.save(draft, "trust.what", words="We sat inside.", tab="later", base_version=1)
    at = visit("take_to_supervision.py", draft=draft)
    told = [number for number, one in enumerate(elements(at)) if "You changed this since" in str(one.proto)]
    asked = [number for number, one in enumerate(elements(at)) if str(getattr(one, "key", "")).endswith("trust.what")]
    assert (len(told), told[0] - asked[0]) == (1, 2)
    assert [one.item.words for one in here.brought.of(meeting.id)][1] == GIVEN["trust__what"]
    press(at, "take_these")
    assert [one.item.words for one in here.brought.of(meeting.id)][1] == "We sat inside."
    assert "You changed this since" not in whole(at)


def test_what_was_emptied_since_is_named(visit: Visit, own: OwnStore, start: Start, begin: Begin) -> None:
    begin()
    draft = start(finished=True, **GIVEN)
    press(tick(visit("take_to_supervision.py", draft=draft), "trust.place", "when"), "take_these")
    own.answers.save(draft, "trust.place", place=None, tab="later", base_version=1)
    at = visit("take_to_supervision.py", draft=draft)
    assert [said.value for said in at.caption if said.value.startswith("Brought before")] == [
        "Brought before, and no more in your reflection: Trust: 3. Taking shape"
    ]


def test_words_changed_in_another_tab_are_not_taken_before_they_were_seen(
    visit: Visit, own: OwnStore, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "trust.what")
    own.answers.save(draft, "trust.what", words="We sat inside.", tab="later", base_version=1)
    press(at, "take_these")
    assert (brought(here, meeting), [warning.value for warning in at.warning]) == (
        [],
        ["Your reflection changed meanwhile, perhaps in another tab. Look at what stands above, then press again."],
    )
    press(at, "take_these")
    assert [one.item.words for one in here.brought.of(meeting.id)] == ["We sat inside."]


@pytest.mark.parametrize("mode", [ONE_SCREEN, SHARE_FILE])
def test_delete_says_what_becomes_of_what_was_brought(visit: Visit, start: Start, begin: Begin, mode: str) -> None:
    begin(mode=mode)
    draft, other = start(finished=True, **GIVEN), start(finished=True)
    press(tick(visit("take_to_supervision.py", draft=draft), "when"), "take_these")
    at = press(visit("my_reflections.py"), f"delete_{draft}")
    goes = "What you brought of it to the open meeting with Niamh goes too."
    stays = "If you sent it in a file, it stays on Niamh's machine until they open your next one."
    said = [words.value for words in at.markdown if words.value.replace("\\", "") in (goes, stays)]
    assert said == [goes, stays][: 1 + (mode == SHARE_FILE)]
    assert goes not in [words.value for words in press(visit("my_reflections.py"), f"delete_{other}").markdown]


def test_delete_says_that_a_confirmed_record_keeps_its_copy(
    visit: Visit, start: Start, begin: Begin, here: SupervisionStore
) -> None:
    draft = start(finished=True, **GIVEN)
    confirm_by_both(here, begin())
    at = press(visit("my_reflections.py"), f"delete_{draft}")
    stays = "What you brought to a meeting that both have confirmed stays in its record."
    assert [words.value for words in at.markdown].count(stays) == 1
