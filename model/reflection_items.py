"""The items that a reflection has for supervision, field by field: the pattern apart from the story."""

from __future__ import annotations

from collections.abc import Sequence

from model.answers import Answers, chosen_in
from model.card.beside import Beside, CardRead, whose_and_how
from model.content import Content
from model.content.schema import OF_CONDITIONS
from model.phrases import what_came_of
from model.reflection.asked import TURN_NAMES, asked_in
from model.reflection.reflection import MOST_NEXT_STEPS, STEPS, NextStep, Reflection
from model.supervision.brought import BroughtItem, card_fields


def items_of(
    content: Content,
    reflection: Reflection,
    title: str,
    answers: Answers,
    next_steps: Sequence[NextStep],
    *,
    cards: Sequence[CardRead] = (),
) -> tuple[BroughtItem, ...]:
    """Every field of a reflection that holds something, in the order of the model, to tick one by one.

    `title` says when it was and what kind of meeting, as the practitioner's own list does; `cards` are those that were
    answered and may go along.
    """
    return (
        *_about(content, reflection, title),
        *_pattern(content, answers),
        *_story(content, answers),
        *_picks(content, answers),
        *_next_steps(next_steps),
        *(item for card in cards for item in _of_card(card)),
    )


def _about(content: Content, reflection: Reflection, title: str) -> list[BroughtItem]:
    headings = ("The check", "When") if reflection.flow == OF_CONDITIONS else ("The meeting", "When, and what kind")
    found = [BroughtItem("about", "when", *headings, title, None)]
    if reflection.headline:
        found.append(BroughtItem("about", "headline", *asked_in(content, "headline", None), reflection.headline, None))
    return found


def _pattern(content: Content, answers: Answers) -> list[BroughtItem]:
    return [
        BroughtItem("pattern", field, element.name, content.scale.question, "", answers[field].place)
        for element in content.elements
        if (field := f"{element.key}.place") in answers and answers[field].place
    ]


def _story(content: Content, answers: Answers) -> list[BroughtItem]:
    of_elements = [f"{element.key}.{turn}" for element in content.elements for turn in TURN_NAMES]
    others = [field for field in answers if field not in of_elements and field != "headline"]
    return [
        BroughtItem("story", field, *asked_in(content, field, answers[field].place), answers[field].words, None)
        for field in (*of_elements, *others)
        if field in answers and answers[field].words.strip() and not field.startswith("next_")
    ]


def _picks(content: Content, answers: Answers) -> list[BroughtItem]:
    keys = chosen_in(answers, "picks")
    names = {element.key: element.name for element in content.elements}
    named = ", ".join(names[key] for key in keys if key in names)
    return [BroughtItem("picks", "picks", "What to think about", "Picked", named, ",".join(keys))] if named else []


def _next_steps(next_steps: Sequence[NextStep]) -> list[BroughtItem]:
    found = []
    for step in next_steps[:MOST_NEXT_STEPS]:
        name, due = f"Next step {step.position + 1}", step.due.isoformat() if step.due else None
        found.append(BroughtItem("next_steps", STEPS[step.position], "Next steps", name, step.words, due))
        if came_of := what_came_of(step.outcome, step.outcome_words):
            asked = f"What came of next step {step.position + 1}"
            found.append(BroughtItem("next_steps", step.outcome_field, "Next steps", asked, came_of, None))
    return found


def _of_card(read: CardRead) -> list[BroughtItem]:
    """Each question with both voices, under whose it is and how it was asked."""
    heading, fields = whose_and_how(read.card, read.ended_on), card_fields(read.card.id)
    return [BroughtItem("card", f"{fields}{row.key}", heading, row.asked, _both_voices(row), None) for row in read.rows]


def _both_voices(row: Beside) -> str:
    own_words = row.said.words.strip() if row.said else ""
    return "\n".join(filter(None, (f"They: {row.said_told}", own_words, f"My guess: {row.guess_told}")))
