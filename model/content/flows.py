"""Every way through a reflection: those of flows.yaml, one for each dilemma, and the check of the conditions."""

from __future__ import annotations

from collections.abc import Iterable

from model.content.guide.conditions import FIELD, ConditionsFile
from model.content.guide.dilemma import MINUTES, Dilemma
from model.content.reflection.schema import Flow, WordsStep
from model.content.schema import OF_CONDITIONS, OF_DILEMMAS


def every_flow(flows: Iterable[Flow], dilemmas: Iterable[Dilemma], conditions: ConditionsFile) -> dict[str, Flow]:
    """All of them by their key, those of flows.yaml first."""
    return {flow.key: flow for flow in (*flows, *map(flow_through, dilemmas), conditions_flow(conditions))}


def conditions_flow(conditions: ConditionsFile) -> Flow:
    """The check: a screen for each condition, with its answers to choose from, and one for a line at the end."""
    asked = [
        WordsStep(kind="words", key=f"{FIELD}{one.key}", title=one.name, question=one.question, choices=one.answers)
        for one in conditions.conditions
    ]
    line = WordsStep(kind="words", key="conditions_line", title="What to take along", question=conditions.line)
    return Flow(
        key=OF_CONDITIONS,
        name=conditions.name,
        summary=conditions.summary,
        minutes=conditions.minutes,
        steps=(*asked, line),
    )


def flow_through(dilemma: Dilemma) -> Flow:
    """The way through a dilemma: a screen for each question. Its fields bear the key of the dilemma too."""
    asked = [(side.name, one.key, one.text) for side in dilemma.sides for one in side.questions]
    asked += [
        ("Put to the test", "test", dilemma.test),
        ("What to take along", "to_supervision", dilemma.to_supervision),
    ]
    steps = [
        WordsStep(kind="words", key=f"{dilemma.key}_{key}", title=name, question=text) for name, key, text in asked
    ]
    return Flow(
        key=f"{OF_DILEMMAS}{dilemma.key}",
        name=dilemma.name,
        summary=dilemma.tension,
        minutes=MINUTES,
        steps=tuple(steps),
    )
