"""Choosing elements on a screen of their own: how many, what each is, and that the choice is kept."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.store import OwnStore
from pages.parts.reflection.chooser import takes
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import titles


def test_choice_tapped_together_with_going_on_is_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out")
    at = visit("reflect.py", draft=draft)
    at.checkbox(key=f"choose_{draft}_stood_out_empathy").check()
    at.button(key="on_stood_out").click().run()
    assert own.answers.of(draft)["stood_out"].place == "empathy"
    assert titles(at) == ["Communicate with empathy"]


def test_more_choices_than_asked_for_keep_the_first_and_say_so(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("five_minutes", "stood_out")
    at = visit("reflect.py", draft=draft)
    rows = {key: at.checkbox(key=f"choose_{draft}_stood_out_{key}") for key in ("trust", "time", "empathy")}
    for row in rows.values():
        row.check()
    at.run()
    assert own.answers.of(draft)["stood_out"].place == "trust,time"
    assert chosen_rows(at, draft) == ["trust", "time"]
    assert [row.key for row in at.checkbox if not row.disabled] == [rows["trust"].key, rows["time"].key]
    assert [one.value for one in at.caption if "chosen" in one.value] == [
        "Two are chosen. To choose another, let one of them go."
    ]
    at.checkbox(key=rows["trust"].key).uncheck().run()
    at.checkbox(key=rows["empathy"].key).check().run()
    assert own.answers.of(draft)["stood_out"].place == "time,empathy"


def chosen_rows(at: AppTest, draft: str) -> list[str]:
    return [str(row.key).removeprefix(f"choose_{draft}_stood_out_") for row in at.checkbox if row.value]


def test_chooser_says_how_many_it_takes_and_what_each_element_is(visit: Visit, start: Start, shipped: Content) -> None:
    at = visit("reflect.py", draft=start("five_minutes", "stood_out"))
    assert [one.value for one in at.markdown if one.value.startswith("Choose")] == ["Choose one or two."]
    assert [row.label for row in at.checkbox] == [
        f"{one.name}  \n{one.sentence}" for one in shipped.elements if one.layer != "base"
    ]
    assert visit("reflect.py", draft=start("one_in_depth", "one")).radio[0].label == "Choose one"


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "Choose one"),
        (0, 1, "Choose one, or none"),
        (1, 2, "Choose one or two"),
        (1, 3, "Choose one to three"),
        (2, 2, "Choose two"),
        (0, 2, "Choose up to two, or none"),
    ],
)
def test_how_many_are_taken_is_said_in_words(least: int, most: int, said: str) -> None:
    assert takes(least, most) == said


def test_nothing_chosen_goes_on_where_there_is_more_and_stays_where_all_else_is_about_it(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    at = visit("reflect.py", draft=start("five_minutes", "stood_out"))
    at.button(key="on_stood_out").click().run()
    assert titles(at) == ["In a few words"]
    draft = start("one_in_depth", "one")
    at = visit("reflect.py", draft=draft)
    at.button(key="on_one").click().run()
    assert (titles(at), len(at.warning)) == (["Which one would you like to stay with?"], 1)
    assert own.reflections.get(draft).is_draft
    at.radio(key=f"choose_{draft}_one").set_value("time").run()
    assert len(at.warning) == 0
    at.button(key="on_one").click().run()
    assert titles(at) == ["Time"]
