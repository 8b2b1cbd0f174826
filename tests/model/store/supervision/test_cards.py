"""A card brought to a meeting: seen there, in no record and no file, and gone when it is changed or taken back."""

from __future__ import annotations

import pytest

from model.access import NotYours
from model.card.beside import CardRead, beside
from model.card.card import Said
from model.reflection_items import items_of
from model.store import Store
from model.store.supervision.rows.open_record import standing
from model.supervision.brought import BroughtItem
from tests.model.store.supervision.two_people import Table, fields_of, script
from tests.model.store.temporary_home import DAY
from tests.shipped import shipped_content

KEYS = ("oak", "fox", "sea", "hill", "lamp")
CHILD = shipped_content().card.cards[0]
SECRET = "They shout at me."


def answered(at_table: Table, reflection: str) -> tuple[str, str]:
    """A card about the reflection that was answered, with its four words."""
    card = at_table.own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    at_table.own.cards.guess(card, "safe", "fully")
    key = at_table.own.cards.open(card, "paper", KEYS).key
    at_table.own.cards.type_in(card, {"safe": Said("not_so", SECRET)})
    return card, key


def items(at_table: Table, reflection: str, card: str) -> tuple[BroughtItem, ...]:
    """All that can be brought of the reflection, and the card."""
    own = at_table.own
    rows = tuple(beside(CHILD, own.cards.said(card), own.cards.guesses(card)))
    read = CardRead(own.cards.get(card), rows, DAY)
    answers, steps = own.answers.of(reflection), own.next_steps.of(reflection)
    return items_of(shipped_content(), own.reflections.get(reflection), "A visit", answers, steps, cards=[read])


@pytest.fixture
def brought(at_table: Table) -> tuple[str, str, str]:
    """An open meeting to which the card was brought; the card and its words."""
    meeting, reflection = at_table.begin(two_views=False).id, at_table.reflection()
    card, key = answered(at_table, reflection)
    at_table.practitioner.brought.bring(meeting, reflection, items(at_table, reflection, card))
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    return meeting, card, key


def of_card(at_table: Table, meeting: str) -> list[str]:
    return [field for field in fields_of(at_table.supervisor.brought.of(meeting)) if field.startswith("card.")]


def test_supervisor_sees_both_voices_with_whose_and_how(at_table: Table, brought: tuple[str, str, str]) -> None:
    meeting, card, _ = brought
    [seen] = [one.item for one in at_table.supervisor.brought.of(meeting) if one.item.field == f"card.{card}.safe"]
    assert seen.words == f"They: No, I keep it to myself.\n{SECRET}\nMy guess: Yes, I can say what I think."
    assert seen.heading == "Their own words and ticks, on paper, typed in by the worker, 4 March 2026."


def test_no_record_holds_it(store: Store, at_table: Table, brought: tuple[str, str, str]) -> None:
    meeting, *_ = brought
    with store.reading() as connection:
        assert SECRET not in standing(connection, meeting).body.model_dump_json()
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    body = at_table.practitioner.record.body(meeting)
    assert (SECRET in body.model_dump_json(), "She laughed." in body.model_dump_json()) == (False, True)
    assert of_card(at_table, meeting) == []


@pytest.mark.parametrize("how", ["taken back", "taken back for them", "changed", "deleted"])
def test_it_leaves_the_meeting_when_it_is_changed_or_taken_back(
    store: Store, at_table: Table, brought: tuple[str, str, str], how: str
) -> None:
    meeting, card, key = brought
    assert len(of_card(at_table, meeting)) == len(CHILD.questions)
    before = at_table.practitioner.meetings.get(meeting).revision
    act = {
        "taken back": lambda: store.asked().take_back(key),
        "taken back for them": lambda: at_table.deletion.taken_back(card),
        "changed": lambda: store.asked().change(key, {"safe": Said("fully")}),
        "deleted": lambda: at_table.deletion.card(card),
    }[how]
    act()
    assert of_card(at_table, meeting) == []
    assert at_table.practitioner.meetings.get(meeting).revision == before + 1
    assert "safety.what" in fields_of(at_table.supervisor.brought.of(meeting))


def test_agreement_to_a_record_stands_when_a_card_is_taken_back(
    store: Store, at_table: Table, brought: tuple[str, str, str]
) -> None:
    meeting, _, key = brought
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    store.asked().take_back(key)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    assert at_table.practitioner.meetings.get(meeting).fixed_at is not None


@pytest.mark.parametrize("state", ["open", "taken back", "another's", "nothing"])
def test_only_ones_own_answered_card_can_be_brought(
    store: Store, at_table: Table, brought: tuple[str, str, str], state: str
) -> None:
    meeting, card, key = brought
    reflection = at_table.reflection()
    wanted = items(at_table, at_table.own.cards.get(card).reflection or "", card)
    other = at_table.own.cards.begin("child", "v", "en", DAY, reflection=reflection).id
    if state == "taken back":
        store.asked().take_back(key)
    elif state in ("open", "nothing"):
        missing = {"open": other, "nothing": "0" * 24}[state]
        wanted = tuple(
            BroughtItem(one.kind, one.field.replace(card, missing), one.heading, one.prompt, one.words, one.place)
            for one in wanted
        )
    else:
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE cards SET owner = 'bert'")
    with pytest.raises(NotYours):
        at_table.practitioner.brought.bring(meeting, reflection, [one for one in wanted if one.kind == "card"])


def test_deleting_the_relationship_takes_it_out_of_a_meeting_it_came_to_by_another_reflection(at_table: Table) -> None:
    heron, meeting = at_table.own.relationships.name("Heron").id, at_table.begin(two_views=False).id
    reflection = at_table.reflection()
    card = at_table.own.cards.begin("child", "v", "en", DAY, relationship=heron).id
    at_table.own.cards.open(card, "paper", KEYS)
    at_table.own.cards.type_in(card, {"safe": Said("not_so", SECRET)})
    at_table.practitioner.brought.bring(meeting, reflection, items(at_table, reflection, card))
    at_table.deletion.relationship(heron)
    assert of_card(at_table, meeting) == []


def test_a_card_cannot_be_brought_where_the_meeting_goes_by_file(at_table: Table) -> None:
    reflection = at_table.reflection()
    card, _ = answered(at_table, reflection)
    of_file = at_table.practitioner.meetings.begin(
        at_table.id, script(), mode="share_file", held_on=DAY, language="en", content_version="v"
    )
    with pytest.raises(NotYours):
        at_table.practitioner.brought.bring(of_file.id, reflection, items(at_table, reflection, card))
