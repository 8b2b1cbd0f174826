"""The items that a reflection has for supervision, field by field: the pattern apart from the story."""

from __future__ import annotations

from collections.abc import Sequence

from model.answers import Answers, chosen_in
from model.content import Content
from model.content.schema import Turn
from model.phrases import what_came_of
from model.reflection.reflection import MOST_NEXT_STEPS, STEPS, NextStep, Reflection
from model.supervision.brought import BroughtItem

TURN_NAMES: dict[Turn, str] = {"what": "What", "so_what": "So what", "now_what": "Now what", "voice": "Their telling"}


def items_of(
    content: Content, reflection: Reflection, title: str, answers: Answers, next_steps: Sequence[NextStep]
) -> tuple[BroughtItem, ...]:
    """Every field of a reflection that holds something, in the order of the model, to tick one by one.

    `title` says when it was and what kind of meeting, as the practitioner's own list does.
    """
    return (
        *_about(reflection, title),
        *_pattern(content, answers),
        *_story(content, answers),
        *_picks(content, answers),
        *_next_steps(next_steps),
    )


def _about(reflection: Reflection, title: str) -> list[BroughtItem]:
    found = [BroughtItem("about", "when", "The meeting", "When, and what kind", title, None)]
    if reflection.headline:
        found.append(BroughtItem("about", "headline", "The meeting", "In one line", reflection.headline, None))
    return found


def _pattern(content: Content, answers: Answers) -> list[BroughtItem]:
    return [
        BroughtItem("pattern", field, element.name, content.scale.question, "", answers[field].place)
        for element in content.elements
        if (field := f"{element.key}.place") in answers and answers[field].place
    ]


def _story(content: Content, answers: Answers) -> list[BroughtItem]:
    found = []
    used = {"headline"}
    for element in content.elements:
        for turn, turn_name in TURN_NAMES.items():
            field = f"{element.key}.{turn}"
            if field in answers and answers[field].words.strip():
                prompts = {prompt.key: prompt.text for prompt in content.prompts(element.key, turn)}
                asked = prompts.get(answers[field].place or "", turn_name)
                found.append(BroughtItem("story", field, element.name, asked, answers[field].words, None))
                used.add(field)
    questions = {step.key: step.question for flow in content.flows.flows for step in flow.steps if step.kind == "words"}
    found += [
        BroughtItem("story", field, "In a few words", questions.get(field, "Also written"), answer.words, None)
        for field, answer in answers.items()
        if answer.words.strip() and field not in used and not field.startswith("next_")
    ]
    return found


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
