"""What rows of workshops from a file have to be like: ended, with the published results, and nobody in them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Column

from model.access import FEWEST_SHOWN
from model.answers import MOST_WORDS
from model.content.workshop.steps import LineStep
from model.own_file import Damaged
from model.store.own_file.documents import document
from model.store.own_file.tables import Row
from model.store.tables.workshop import room_results, room_scripts, rooms
from model.workshop.script import RoomScript

_Number = Annotated[int, Field(ge=0, lt=2**31)]
_CLOCK = ("timer_until", "timer_seconds", "begun_at", "step_at", "paused_at")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Picture(_Kept):
    """A published result; each cell is the answers that are told together, then how many gave one of them."""

    question: str
    about: str
    cells: list[list[str | _Number]]
    cells_at_least: Annotated[int, Field(ge=1)]

    def is_of(self, asked: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether it counts the answers of a question that is asked, of people enough."""
        told = [(answers, number) for *answers, number in self.cells]
        numbers = [number for _, number in told if isinstance(number, int)]
        return (
            len(numbers) == len(told)
            and asked.get(self.question) == tuple(chain.from_iterable(answers for answers, _ in told))
            and sum(numbers) >= FEWEST_SHOWN
        )


class _Results(_Kept):
    joined: _Number
    pictures: list[_Picture]
    lines: dict[str, list[Annotated[str, Field(max_length=MOST_WORDS)]]]


OF_ROOMS: dict[Column[Any], Any] = {
    room_scripts.c.script: document(RoomScript.model_validate_json),
    room_results.c.body: document(_Results.model_validate_json),
}
"""What columns of workshops hold that is more than their type says."""


def require_rooms(found: Mapping[Any, list[Row]]) -> None:
    """Every workshop has ended, with its script and its results, and those are of its own questions.

    Raises `Damaged`.
    """
    for room in found[rooms.name]:
        scripts = [row["script"] for row in found[room_scripts.name, room["id"]]]
        results = [row["body"] for row in found[room_results.name, room["id"]]]
        is_over = room["ended_at"] is not None and not room["shows"] and not any(room[name] for name in _CLOCK)
        if not (is_over and len(scripts) == len(results) == 1 and _are_of_it(room, scripts[0], results[0])):
            raise Damaged


def _are_of_it(room: Row, script_text: str, results_text: str) -> bool:
    script = RoomScript.model_validate_json(script_text)
    results = _Results.model_validate_json(results_text)
    keys = [step.key for step in script.plan.steps]
    try:
        asked = {one.key: one.answers for step in script.plan.steps for one in script.questions(step)}
    except (LookupError, StopIteration):  # a step names a story or areas that are not in it
        return False
    told = [one.question for one in results.pictures]
    lined = {step.key for step in script.plan.steps if isinstance(step, LineStep)}
    return (
        room["step"] in keys
        and room["furthest"] < len(keys)
        and len(told) == len(set(told))
        and all(one.is_of(asked) for one in results.pictures)
        and set(results.lines) <= lined
    )
