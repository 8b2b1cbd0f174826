"""Taking a reflection to supervision: ticked field by field, shown as it will be seen, changed and withdrawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from model.access import guest_of
from model.card.card import Said
from model.content import Content
from model.store import OwnStore, SupervisionStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from pages.parts.shared.plain_text import plain
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.page_reader import elements, headings, links, nameless, read_as_markdown, titles, trouble, whole
from tests.pages.supervision.supervisions import Supervised, supervision_for

pytestmark = pytest.mark.slow

GIVEN = {
    "headline": "A walk by the weir",
    "safety": "2",
    "trust": "3",
    "time": "not_sure",
    "trust__what": "We sat outside.\nThen it rained.",
    "safety__what": "The door stayed open.",
    "picks": "trust",
    "next_1": "Ring before I come",
}
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
HOSTILE = "**Niamh** [a](http://b) :red[x]"
Begin = Callable[..., Meeting]


@pytest.fixture
def sitting(own: OwnStore) -> SupervisionStore:  # noqa: ARG001  the store has to be open first
    """The door to the meetings of the one person of this machine."""
    return supervision_for()


@pytest.fixture
def begin(own: OwnStore, shipped: Content) -> Begin:  # noqa: ARG001  the store has to be open first
    """Begins a supervision with a meeting in it: `begin("Niamh", plan="monthly", mode=SHARE_FILE)`."""
    people = Supervised(shipped)

    def beginning(name: str = "Niamh", *, plan: str = "monthly", mode: Mode = ONE_SCREEN) -> Meeting:
        return people.begin(people.by(name), plan=plan, mode=mode)

    return beginning


def ticks(at: AppTest) -> dict[str, bool]:
    return {box.key.split("_", 3)[3]: box.value for box in at.checkbox}


def tick(at: AppTest, *fields: str) -> AppTest:
    for field in fields:
        next(box for box in at.checkbox if box.key.endswith(f"_{field}")).check().run()
    return at


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def brought(sitting: SupervisionStore, meeting: Meeting) -> list[str]:
    return [one.item.field for one in sitting.brought.of(meeting.id)]


def seen_by_supervisor(meeting: Meeting) -> list[str]:
    return brought(supervision_for(guest_of(meeting.supervision)), meeting)


def confirm_by_both(sitting: SupervisionStore, meeting: Meeting) -> None:
    sitting.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    for seated in (sitting, supervision_for(guest_of(meeting.supervision))):
        seated.confirmations.confirm(meeting.id, agrees=True)


def preview(at: AppTest) -> str:
    """Every word from the preview's heading to the buttons."""
    found = list(elements(at))
    start = next(number for number, one in enumerate(found) if one.type == "header" and "will see" in one.value)
    end = next(number for number, one in enumerate(found) if getattr(one, "key", None) == "take_these")
    return "\n".join(str(one.proto) for one in found[start:end])


def test_with_nobody_named_the_names_are_asked_for_there(visit: Visit, start: Start) -> None:
    draft = start(finished=True, **GIVEN)
    at = visit("take_to_supervision.py", draft=draft)
    assert (titles(at), len(at.checkbox), trouble(at)) == (["Take to supervision"], 0, [])
    assert [page for _, page in links(at)] == [f"profile?draft={draft}"]
    for box, name in zip(at.text_input, ("Maeve", "Niamh"), strict=True):
        box.set_value(name)
    at.button[0].click().run()
    assert next(label for label, _ in links(at)) == "Begin a meeting with Niamh"


def test_meeting_begun_from_a_reflection_takes_it_along(visit: Visit, start: Start, sitting: SupervisionStore) -> None:
    draft = start(finished=True, **GIVEN)
    one = sitting.supervisions.begin("Maeve", "Niamh")
    at = visit("take_to_supervision.py", draft=draft)
    assert links(at) == [
        ("Begin a meeting with Niamh", f"supervision?begin={one.id}&draft={draft}"),
        ("Back to the reflection", f"profile?draft={draft}"),
    ]
    at = press(visit("supervision.py", begin=one.id, draft=draft), "begin_monthly")
    [meeting] = sitting.meetings.all(is_open=True)
    assert (titles(at), at.query_params) == (["Take to supervision"], {"draft": draft, "meeting": meeting.id})
    assert (len(at.checkbox) > 0, brought(sitting, meeting)) == (True, [])


def test_without_a_reflection_the_finished_ones_are_offered(visit: Visit, start: Start, begin: Begin) -> None:
    meeting = begin()
    start(headline="A draft")
    draft = start(finished=True)
    at = visit("take_to_supervision.py", meeting=meeting.id)
    assert links(at) == [("4 March 2026", f"take?draft={draft}&meeting={meeting.id}")]


def test_without_any_reflection_it_says_what_will_be_here(visit: Visit) -> None:
    at = visit("take_to_supervision.py")
    assert (titles(at), [page for _, page in links(at)]) == (["Take to supervision"], [""])


def test_unknown_reflection_is_told_calmly(visit: Visit, begin: Begin) -> None:
    begin()
    assert titles(visit("take_to_supervision.py", draft="nothing-here")) == ["There is no reflection here"]


def test_nothing_is_ticked_beforehand_and_nothing_is_previewed(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    meeting = begin()
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    assert ticks(at) == dict.fromkeys(["when", "headline", "all_places", *FIELDS[2:]], False)
    assert at.button(key="take_these").disabled is True
    assert "This is what Niamh will see" in headings(at)
    assert [words for words in ("weir", "The door stayed open", "Ring before") if words in preview(at)] == []
    assert (brought(sitting, meeting), nameless(at), trouble(at)) == ([], [], [])


def test_preview_holds_every_word_of_what_is_ticked_and_nothing_else(
    visit: Visit, start: Start, begin: Begin, shipped: Content
) -> None:
    begin()
    at = tick(visit("take_to_supervision.py", draft=start(finished=True, **GIVEN)), "trust.what", "safety.place")
    shown = preview(at)
    assert "We sat outside.\\nThen it rained." in shown
    assert f"Creating safety: {shipped.script('monthly').place_name('2')}" in shown
    assert [words for words in ("weir", "The door", "Ring before", "Trust: 3") if words in shown] == []


def test_what_is_taken_is_what_was_ticked(visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "trust.place", "safety.what", "next_1")
    press(at, "take_these")
    assert brought(sitting, meeting) == ["trust.place", "safety.what", "next_1"]
    assert seen_by_supervisor(meeting) == ["safety.what", "next_1"]
    assert ([info.value for info in at.info], trouble(at)) == (["Taken to the meeting."], [])
    assert at.button(key="take_these").label == "Take exactly these"


def test_all_places_ticks_every_place_and_no_story(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
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
    assert brought(sitting, meeting) == ["safety.place", "trust.place", "time.place"]


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


def test_ticks_start_from_what_is_brought_and_exactly_the_new_ones_replace_it(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    press(tick(visit("take_to_supervision.py", draft=draft), "headline", "picks"), "take_these")
    at = visit("take_to_supervision.py", draft=draft)
    assert [field for field, ticked in ticks(at).items() if ticked] == ["headline", "picks"]
    next(box for box in at.checkbox if box.key.endswith("headline")).uncheck().run()
    press(tick(at, "trust.what"), "take_these")
    assert brought(sitting, meeting) == ["trust.what", "picks"]


def test_withdraw_takes_all_of_this_reflection_back_and_nothing_of_another(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    meeting = begin()
    first, second = start(finished=True, **GIVEN), start(finished=True, headline="Another")
    press(tick(visit("take_to_supervision.py", draft=first), "headline"), "take_these")
    at = press(tick(visit("take_to_supervision.py", draft=second), "when"), "take_these")
    press(at, "withdraw_all")
    assert [one.reflection for one in sitting.brought.of(meeting.id)] == [first]
    assert (ticks(at)["when"], [button.key for button in at.button if button.key == "withdraw_all"]) == (False, [])


def test_what_changed_since_is_told_and_waits_until_it_is_taken_again(
    visit: Visit, own: OwnStore, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    press(tick(visit("take_to_supervision.py", draft=draft), "trust.what", "headline"), "take_these")
    own.answers.save(draft, "trust.what", words="We sat inside.", tab="later", base_version=1)
    at = visit("take_to_supervision.py", draft=draft)
    told = [number for number, one in enumerate(elements(at)) if "You changed this since" in str(one.proto)]
    asked = [number for number, one in enumerate(elements(at)) if str(getattr(one, "key", "")).endswith("trust.what")]
    assert (len(told), told[0] - asked[0]) == (1, 2)
    assert [one.item.words for one in sitting.brought.of(meeting.id)][1] == GIVEN["trust__what"]
    press(at, "take_these")
    assert [one.item.words for one in sitting.brought.of(meeting.id)][1] == "We sat inside."
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
    visit: Visit, own: OwnStore, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "trust.what")
    own.answers.save(draft, "trust.what", words="We sat inside.", tab="later", base_version=1)
    press(at, "take_these")
    assert (brought(sitting, meeting), [warning.value for warning in at.warning]) == (
        [],
        ["Your reflection changed meanwhile, perhaps in another tab. Look at what stands above, then press again."],
    )
    press(at, "take_these")
    assert [one.item.words for one in sitting.brought.of(meeting.id)] == ["We sat inside."]


def test_identifying_words_are_pointed_out_and_nothing_is_blocked(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore, shipped: Content
) -> None:
    meeting = begin()
    draft = start(finished=True, trust__what="Rang 087 123 4567 about it.")
    at = visit("take_to_supervision.py", draft=draft)
    assert shipped.hints.identity_title not in whole(at)
    assert preview(tick(at, "trust.what")).count(shipped.hints.identity_title) == 1
    press(at, "take_these")
    assert brought(sitting, meeting) == ["trust.what"]


def test_places_wait_only_where_the_plan_has_two_views(visit: Visit, start: Start, begin: Begin) -> None:
    begin()
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    waits = "Places wait: Niamh sees one when they have placed their own view of that element."
    assert waits not in preview(tick(at, "trust.what"))
    assert waits in preview(tick(at, "trust.place"))


def test_share_file_says_what_cannot_be_called_back(visit: Visit, start: Start, begin: Begin) -> None:
    draft = start(finished=True, **GIVEN)
    begin()
    assert "cannot be called back" not in whole(visit("take_to_supervision.py", draft=draft))
    meeting = begin("Orla", mode=SHARE_FILE)
    at = visit("take_to_supervision.py", draft=draft, meeting=meeting.id)
    assert "Orla gets it with the next file you send. What you sent before cannot be called back" in whole(at)


def test_of_several_open_meetings_one_has_to_be_chosen(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    first, second = begin("Niamh"), begin("Orla")
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN))
    (which,) = at.radio
    assert (which.value, len(at.checkbox), nameless(at)) == (None, 0, [])
    which.set_value(first.id).run()
    press(tick(at, "when"), "take_these")
    assert (brought(sitting, first), brought(sitting, second)) == (["when"], [])


def test_meeting_in_the_address_is_chosen(visit: Visit, start: Start, begin: Begin) -> None:
    begin("Niamh")
    meeting = begin("Orla")
    at = visit("take_to_supervision.py", draft=start(finished=True, **GIVEN), meeting=meeting.id)
    assert "This is what Orla will see" in headings(at)


@pytest.mark.parametrize("ending", ["called off", "confirmed"])
def test_meeting_that_is_not_open_any_more_takes_nothing(
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore, ending: str
) -> None:
    meeting = begin()
    draft = start(finished=True, **GIVEN)
    at = tick(visit("take_to_supervision.py", draft=draft), "when")
    if ending == "called off":
        sitting.meetings.call_off(meeting.id)
    else:
        confirm_by_both(sitting, meeting)
    press(at, "take_these")
    begins = f"supervision?begin={meeting.supervision}&draft={draft}"
    assert (next(page for _, page in links(at)), trouble(at)) == (begins, [])
    assert ending == "called off" or brought(sitting, meeting) == []


def test_hostile_names_and_words_show_as_they_were_typed(visit: Visit, start: Start, begin: Begin) -> None:
    begin(HOSTILE)
    draft = start(finished=True, headline=HOSTILE, trust__what=HOSTILE, next_1=HOSTILE)
    at = tick(visit("take_to_supervision.py", draft=draft), "headline", "trust.what", "next_1")
    assert [words for words in read_as_markdown(at) if HOSTILE in words] == []
    assert sum(plain(HOSTILE) in words for words in read_as_markdown(at)) > 0
    assert nameless(at) == []


def test_finished_reflections_can_be_taken_from_the_list_and_from_the_profile(visit: Visit, start: Start) -> None:
    draft = start(finished=True)
    start()
    ways = [page for words, page in links(visit("my_reflections.py")) if words == "Take to supervision"]
    assert ways == [f"take?draft={draft}"]
    ways = [page for words, page in links(visit("your_profile.py", draft=draft)) if words == "Take to supervision"]
    assert ways == [f"take?draft={draft}"]


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
    visit: Visit, start: Start, begin: Begin, sitting: SupervisionStore
) -> None:
    draft = start(finished=True, **GIVEN)
    confirm_by_both(sitting, begin())
    at = press(visit("my_reflections.py"), f"delete_{draft}")
    stays = "What you brought to a meeting that both have confirmed stays in its record."
    assert [words.value for words in at.markdown].count(stays) == 1


@pytest.fixture
def with_card(own: OwnStore, start: Start) -> tuple[str, str]:
    """A reflection, and a card about it that was answered."""
    draft = start(finished=True, **GIVEN)
    card = own.cards.begin("child", "v", "en", A_DAY, reflection=draft).id
    own.cards.guess(card, "safe", "fully")
    own.cards.open(card, "paper", ["oak", "fox", "sea", "hill"])
    own.cards.type_in(card, {"safe": Said("careful", HOSTILE)})
    return draft, card


def test_a_card_is_ticked_question_by_question_and_seen_with_whose_it_is(
    visit: Visit, begin: Begin, with_card: tuple[str, str]
) -> None:
    (draft, card), meeting = with_card, begin()
    at = tick(visit("take_to_supervision.py", draft=draft), f"card.{card}.safe")
    shown = preview(at)
    assert "Their own words and ticks, on paper, typed in by the worker" in shown
    assert [one.value for one in at.text if HOSTILE in one.value] == [
        f"They: I have to be careful what I say.\n{HOSTILE}\nMy guess: Yes, I can say what I think."
    ]
    assert [text for text in read_as_markdown(at) if HOSTILE in text] == []
    press(at, "take_these")
    assert seen_by_supervisor(meeting) == [f"card.{card}.safe"]


def test_a_card_is_offered_in_no_share_file(visit: Visit, begin: Begin, with_card: tuple[str, str]) -> None:
    draft, _ = with_card
    begin(mode=SHARE_FILE)
    at = visit("take_to_supervision.py", draft=draft)
    assert [field for field in ticks(at) if field.startswith("card.")] == []
