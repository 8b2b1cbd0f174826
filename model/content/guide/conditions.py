"""The shape of conditions.yaml: what work through a relationship needs around it, as a short check."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.content.schema import Claim, ContentModel, Headline, Key, Line, NamedKey, Text

ANSWERS = ("enough", "partly", "hardly")
"""The keys of the three answers of every condition, in their order: as it should be first."""

FIELD = "condition_"
"""What the field of a condition begins with in the check; its key follows."""


class Condition(ContentModel):
    """One thing that the work needs and no worker can give alone.

    `answers` describe in words how it stands, from enough of it to hardly any. `point_to` is what one may point to.
    """

    key: Key
    name: Headline
    question: Line
    answers: tuple[Headline, Headline, Headline]
    point_to: Claim


class ConditionsFile(ContentModel):
    """conditions.yaml: the check as a whole, and the conditions in the order they are asked about.

    `rule` is what may be pointed to for all of them; `line` asks for one line at the end. `in_short` are names for the
    three answers where those of several conditions stand side by side, as in a room's picture.
    """

    name: Headline
    summary: Text
    intro: Text
    rule: Claim
    minutes: Annotated[int, Field(strict=True, ge=1, le=15)]
    line: Line
    in_short: tuple[Headline, Headline, Headline]
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=12)

    @property
    def named(self) -> tuple[NamedKey, ...]:
        """Each condition as what an action of the organisation can be about."""
        return tuple(NamedKey(key=one.key, name=one.name) for one in self.conditions)
