"""A card is brought question by question."""

from __future__ import annotations

import pytest

from model.card.card import Said
from model.store import OwnStore
from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import A_DAY, Start, Visit
from tests.pages.page_reader import read_as_markdown
from tests.pages.supervision.conftest import Begin
from tests.pages.supervision.take_page import GIVEN, HOSTILE, press, preview, seen_by_supervisor, tick, ticks

pytestmark = pytest.mark.slow


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
