"""Two voices beside each other: told with whose they are, and the gap as something to wonder about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.card.beside import NO_TICK, NOT_ASKED_NOW, NOT_GUESSED, SKIPPED, beside, whose_and_how
from model.card.card import NO_GUESS, WAYS, Card, Said
from model.report.card.faces_row import row_said, row_svg
from tests.model.store.temporary_home import DAY
from tests.shipped import shipped_content

CHILD = shipped_content().card.cards[0]
ANSWERS = st.sampled_from(["fully", "mostly", "careful", "not_so", "skip", NO_GUESS, "unknown", None])
GIVEN = st.dictionaries(st.sampled_from([one.key for one in CHILD.questions] + ["old"]), st.builds(Said, ANSWERS))


@given(said=GIVEN, guesses=GIVEN)
def test_every_question_is_told_once_with_both_voices(said: dict[str, Said], guesses: dict[str, Said]) -> None:
    rows = beside(CHILD, said, guesses)
    assert [one.key for one in rows] == [one.key for one in CHILD.questions] + ["old"] * ("old" in said)
    for row in rows:
        assert bool(row.wonder) == (
            row.said_answer is not None and row.guessed_answer is not None and row.said_answer != row.guessed_answer
        )
        assert row.said_told in row_said(row)
        assert row.guess_told in row_said(row)
        frames = row_svg(row).count("<rect")
        assert frames == (row.said_answer is not None) + (row.guessed_answer is not None)
        assert row_svg(row).count("stroke-dasharray") == (row.guessed_answer is not None)


def test_what_is_no_answer_is_told_as_what_it_is() -> None:
    skipped, empty, *_ = beside(CHILD, {"safe": Said("skip")}, {"safe": Said(NO_GUESS)})
    assert (skipped.said_told, skipped.guess_told, empty.said_told) == (SKIPPED, NOT_GUESSED, NO_TICK)
    [gone] = beside(None, {"old": Said("a", "Words")}, {})
    assert (gone.asked, gone.said_told, row_svg(gone)) == (NOT_ASKED_NOW, NO_TICK, "")


def test_how_it_was_asked_is_always_said() -> None:
    told = {way: whose_and_how(Card("i", "o", "r", None, "child", "v", "en", DAY, way), DAY) for way in WAYS}
    assert told == {
        "alone": "Their own words and ticks, alone, on a device they were handed, 4 March 2026.",
        "beside": "Their own words and ticks, on a device they were handed, with the worker beside them, 4 March 2026.",
        "paper": "Their own words and ticks, on paper, typed in by the worker, 4 March 2026.",
        "phone": "Their own words and ticks, on their own phone, 4 March 2026.",
    }
    changed = Card("i", "o", "r", None, "child", "v", "en", DAY, "phone", changes=1)
    assert whose_and_how(changed, DAY).endswith("They changed it once since.")
