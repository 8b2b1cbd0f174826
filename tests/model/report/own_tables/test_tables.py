"""Places and next steps as tables: what pandas reads back is what was given, and no cell is a formula."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, OUTCOMES, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.reflection.given import PlaceGiven, StepSet
from model.reflection.reflection import NextStep
from model.report.own_tables.tables import PLACES_HEAD, STEPS_HEAD, places_csv, steps_csv
from model.report.shared.cells import A_FORMULA, harmless
from tests.shipped import shipped_content

DAY = date(2026, 3, 4)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
GIVEN = st.builds(
    PlaceGiven,
    st.dates(),
    st.sampled_from(["five_minutes", "a_flow_of_before"]),
    st.sampled_from(["a", "b", None]),
    st.sampled_from(list(ELEMENTS)),
    st.sampled_from([*PLACES, *OTHERS]),
)


def read(text: str) -> list[list[str]]:
    """The table as pandas reads it, its head first."""
    table = pd.read_csv(BytesIO(text.encode()), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return [list(table.columns), *table.to_numpy().tolist()]


def a_step(words: str = "Ring first", **changes: object) -> NextStep:
    known = {"due": date(2026, 3, 11), "outcome": "part", "outcome_words": "He chose the chips."}
    return NextStep("s", "r", 0, words, **(known | changes))  # type: ignore[arg-type]


def test_places_are_told_by_number_and_in_words(shipped: Content) -> None:
    rows = [PlaceGiven(DAY, "five_minutes", "a", "trust", "3"), PlaceGiven(DAY, "gone", None, "time", "not_sure")]
    trust, time = shipped.element("trust"), shipped.element("time")
    others = {str(one.key): one for one in shipped.scale.others}
    assert read(places_csv(shipped, rows, {"a": "Séamus Ó"})) == [
        list(PLACES_HEAD),
        [
            "2026-03-04",
            "Séamus Ó",
            shipped.flow("five_minutes").name,
            next(one.name for one in shipped.model.layers if one.key == "core"),
            trust.name,
            "3",
            f"3. {shipped.scale.points[2].name}",
            trust.scale[2],
        ],
        [
            "2026-03-04",
            "",
            "gone",
            next(one.name for one in shipped.model.layers if one.key == "core"),
            time.name,
            "",
            others["not_sure"].name,
            others["not_sure"].text,
        ],
    ]


def test_next_steps_come_with_what_came_of_them() -> None:
    steps = [StepSet(DAY, "a", a_step()), StepSet(DAY, None, a_step(due=None, outcome=None, outcome_words=""))]
    assert read(steps_csv(steps, {"a": "Blue Jay"})) == [
        list(STEPS_HEAD),
        ["2026-03-04", "Blue Jay", "Ring first", "2026-03-11", "Part of it", "He chose the chips."],
        ["2026-03-04", "", "Ring first", "", "", ""],
    ]


@given(st.lists(GIVEN, max_size=20))
def test_a_row_for_each_place_and_no_name_where_none_is_asked_for(given_places: list[PlaceGiven]) -> None:
    _, *rows = read(places_csv(shipped_content(), given_places, {}))
    assert [(row[0], row[1]) for row in rows] == [(one.happened_on.isoformat(), "") for one in given_places]
    assert [row[5] or None for row in rows] == [one.place if one.place in PLACES else None for one in given_places]


@given(WORDS, WORDS, st.sampled_from([*OUTCOMES, None]))
def test_words_come_back_on_one_line_and_no_spreadsheet_takes_them_for_a_formula(
    words: str, said: str, outcome: str | None
) -> None:
    step = a_step(words, outcome_words=said, outcome=outcome)
    _, [*_, kept, _, _, told] = read(steps_csv([StepSet(DAY, "a", step)], {"a": "=1+1"}))
    assert (kept, told) == (harmless(words), harmless(said))
    assert not any(cell.startswith(A_FORMULA) for cell in (kept, told))
