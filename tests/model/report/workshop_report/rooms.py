"""Workshops of made-up people, told through the rules that a real one goes through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from random import Random

from model.content import Content
from model.content.workshop.steps import ThenAndNowStep, WorkshopStep
from model.workshop.disclosure import Shown, may_show
from model.workshop.results import StepResult, all_results
from model.workshop.room import Room
from model.workshop.script import GIVEN, NOW, THEN, RoomScript, script_of
from model.workshop.then_and_now import may_show_moves

OPENED = datetime(2026, 3, 14, 11, 30, tzinfo=UTC)
ENDED = datetime(2026, 3, 14, 13, 5, tzinfo=UTC)
WORDS = ("listening", "Quiet", "being there", "patience", "honest", "trust", "laughing", "a cup of tea")

Answers = dict[str, str]
"""What one person answered, by field."""


def room_of(plan: str, name: str, *, ended: bool = True) -> Room:
    """A room with this plan, held on 14 March 2026."""
    return Room(
        id="r",
        owner="local",
        code="BCDFGH",
        link_code="link",
        plan=plan,
        plan_name=name,
        content_version="v1",
        language="en",
        step="close",
        furthest=99,
        shows=False,
        is_locked=False,
        version=9,
        timer_until=None,
        opened_at=OPENED,
        ended_at=ENDED if ended else None,
    )


def made_up_people(script: RoomScript, number: int, seed: int = 1) -> list[Answers]:
    """So many people who answer all that is asked, some with a gap."""
    chance = Random(seed)
    fields = script.all_fields()
    return [
        {field: chance.choice(WORDS if answers is None else _likely(answers)) for field, (_, answers) in fields.items()}
        for _ in range(number)
    ]


def results_of(script: RoomScript, people: Sequence[Answers], cells_at_least: int = 1) -> tuple[StepResult, ...]:
    """What the room could see after all had answered and each step was shown once; every line was let through."""
    shown = Shown()
    for step in script.plan.steps:
        for question in script.questions(step):
            decided = _decided(step, shown, question, people, cells_at_least)
            shown = shown.after(decided)
    lines = {
        step.key: [person[step.key] for person in people if step.key in person]
        for step in script.plan.steps
        if step.kind == "line" and shown.latest(step.key)
    }
    return all_results(script, shown, lines)


def _decided(step: WorkshopStep, shown: Shown, question, people, cells_at_least: int):
    numbered = {str(number): person for number, person in enumerate(people)}
    if isinstance(step, ThenAndNowStep):
        element = question.key.rpartition(".")[2]
        then, now = (_given(numbered, f"{question.key}.{when}") for when in (THEN, NOW))
        return may_show_moves(shown, step.key, element, then, now, cells_at_least=cells_at_least)
    given = _given(numbered, question.key)
    if step.kind == "line":
        given = dict.fromkeys(given, GIVEN)
    return may_show(shown, question, given, cells_at_least=cells_at_least)


def _given(people: Mapping[str, Answers], field: str) -> dict[str, str]:
    return {key: answers[field] for key, answers in people.items() if field in answers}


def _likely(answers: tuple[str, ...]) -> tuple[str, ...]:
    """Places in the middle come more often, as in a real room."""
    return (*answers, *answers[1:4], *answers[2:4])


def workshop(content: Content, plan: str, number: int, cells_at_least: int = 1):
    """A whole workshop: its room, script, results and how many joined."""
    script = script_of(content, plan)
    results = results_of(script, made_up_people(script, number), cells_at_least)
    return room_of(plan, script.plan.name), script, results, number
