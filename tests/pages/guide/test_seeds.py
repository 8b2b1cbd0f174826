"""docs/seeds.md is right: each thing is in its file under its key, rests on its source, and is that few clicks away."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from model.store import OwnStore
from tests.pages.conftest import Visit
from tests.pages.page_reader import elements, trouble
from tests.seeds import MOST_CLICKS, ROWS, TEXT, claims, hard_meeting

pytestmark = pytest.mark.slow


def step(visit: Visit, at: AppTest, name: str) -> AppTest:
    """What one click on this name makes of the page: a link, a fold, a page of the navigation, or a name in a list."""
    for element in elements(at):
        if element.type == "page_link" and element.proto.label == name:
            query = dict(pair.split("=") for pair in element.proto.query_string.split("&") if pair)
            return visit(f"{PAGES[element.proto.page]}.py", **query)
    if name in NAVIGATION:
        return visit(NAVIGATION[name])
    popovers = (one.proto.popover.label for one in at.get("popover"))
    folds = [*(one.label for one in at.expander), *(one.label for one in at.selectbox), *popovers]
    if name in folds:
        return at
    [box] = [one for one in at.selectbox if name in one.options]
    return box.select(name).run()


PAGES = {name: name for name in ("dilemmas", "dilemma", "conditions", "lens", "frameworks", "indicators")} | {
    "model": "the_model",
    "setting": "settings",
}
NAVIGATION = {"The model": "the_model.py", "Supervision": "supervision.py", "Workshops": "workshops.py"}


def test_every_row_of_every_table_is_read() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| .*`content/", line)]
    assert len(ROWS) == len(rows)
    assert {row.source for row in ROWS} == set(re.findall(r"^\| The .+ `(\w+)` \|$", TEXT, re.MULTILINE))


def test_each_thing_is_in_its_file_and_rests_on_its_source() -> None:
    assert [row.what for row in ROWS if not claims(row)] == []


def test_clicks_are_counted_and_few() -> None:
    assert [row.what for row in ROWS if not len(row.way) == row.clicks <= MOST_CLICKS] == []


@pytest.mark.parametrize("way", sorted({row.way for row in ROWS}), ids=" > ".join)
def test_clicks_lead_to_the_words(visit: Visit, own: OwnStore, way: tuple[str, ...]) -> None:
    [from_profile] = {row.from_profile for row in ROWS if row.way == way}
    at = visit("your_profile.py", draft=hard_meeting(own)) if from_profile else visit()
    for name in way:
        at = step(visit, at, name)
    said = "\n".join(one.value for one in at.markdown)
    missing = [row.what for row in ROWS if row.way == way and not any(text.strip() in said for text in claims(row))]
    assert (missing, trouble(at)) == ([], [])
