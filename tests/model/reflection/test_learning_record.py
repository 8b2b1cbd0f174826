"""The lines of a record of learning: what was looked at, on which days, in the order of the model."""

from __future__ import annotations

from datetime import date, timedelta

from model.content import Content
from model.reflection.asked import asked_in
from model.reflection.given import FieldsGiven
from model.reflection.learning_record import FURTHER, LearningLine, LensUsed, learning_lines, summary_field

DAY = date(2026, 3, 4)
NEXT = DAY + timedelta(days=1)


def test_elements_come_first_then_ways_of_looking_each_with_its_days(shipped: Content) -> None:
    framework = shipped.frameworks.frameworks[0]
    lens = shipped.lenses.lenses[0]
    given = [
        FieldsGiven(DAY, "a", frozenset({"trust.place", framework.field(framework.questions[0])})),
        FieldsGiven(NEXT, "b", frozenset({"safety.what", "trust.voice", "their_telling"})),
        FieldsGiven(NEXT, "c", frozenset({"trust.place"})),
    ]
    found = learning_lines(shipped, given, [LensUsed(NEXT, lens.key, lens.name)])
    assert found == (
        LearningLine("safety", "Creating safety", (NEXT,)),
        LearningLine("trust", "Trust", (DAY, NEXT)),
        LearningLine(f"framework_{framework.key}", framework.name, (DAY,)),
        LearningLine(f"lens_{lens.key}", lens.name, (NEXT,)),
    )
    assert [line.is_element for line in found] == [True, True, False, False]


def test_what_was_summed_up_is_found_under_the_line_it_is_about(shipped: Content) -> None:
    learning = shipped.take_away.learning
    assert asked_in(shipped, summary_field("trust"), None) == (learning.name, "Trust")
    assert asked_in(shipped, FURTHER, None) == (learning.name, learning.further)
