"""How meetings were, over time: five lines with gaps left open, words that few meetings can bear, and a table."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from model.content import Content
from model.pattern import TOO_EARLY
from model.report.mirror.lines import mirror_alt_text, mirror_in_words, mirror_lines_svg, mirror_table
from model.report.relationship.lines import ON_PAPER
from model.supervision.mirror_over_time import MirrorPlaces
from tests.model.report.relationship.test_lines import SVG, paths

FIRST = date(2026, 3, 4)


def meetings(*places: dict[str, str]) -> list[MirrorPlaces]:
    """One a month, with these places."""
    return [MirrorPlaces(FIRST + timedelta(weeks=4 * number), given) for number, given in enumerate(places)]


def test_every_place_has_its_mark_and_a_gap_breaks_the_line(shipped: Content) -> None:
    given = meetings({"safety": "2", "trust": "3"}, {"safety": "3"}, {"safety": "4", "trust": "3"})
    svg = mirror_lines_svg(shipped, given, ON_PAPER, "wide")
    marks = {layer: sum(path.count("z") for path in paths(svg, f"mark_{layer}")) for layer in ("base", "core")}
    assert marks == {"base": 1 + 3, "core": 4 + 2}
    assert ([path.count("L") for path in paths(svg, "line_base")], paths(svg, "line_core")) == ([2], [])
    names = [element.name for element in shipped.supervision.mirror.elements]
    said = [one.text for one in ET.fromstring(svg).iter(f"{SVG}text")]
    assert [text for text in said if text in names] == names
    assert said.count("no place given yet") == 3


@pytest.mark.parametrize("count", [1, 2])
def test_under_three_meetings_it_is_too_early(shipped: Content, count: int) -> None:
    assert mirror_in_words(shipped, meetings(*[{"trust": "2"}] * count)) == (TOO_EARLY,)


def test_from_three_meetings_each_line_is_told(shipped: Content) -> None:
    low, mid = (shipped.scale.points[number].name for number in (0, 2))
    given = meetings({"safety": "3", "trust": "1"}, {"safety": "3"}, {"safety": "3", "trust": "3"})
    assert mirror_in_words(shipped, given) == (f"Safety: “{mid}” on every date.", "Trust: too early to see a pattern.")
    more = meetings({"trust": "1"}, {"trust": "3"}, {"trust": "3"})
    assert mirror_in_words(shipped, more) == (
        f"Trust: first and lowest “{low}” on 4 March 2026; newest “{mid}” on 29 April 2026.",
    )


def test_table_has_a_row_for_each_meeting_the_newest_first(shipped: Content) -> None:
    given = meetings({"safety": "2", "young_person_centred": "3"}, {"trust": "4"})
    assert mirror_table(shipped, given).rows == (
        ("1 April 2026", "Trust 4"),
        ("4 March 2026", "Safety 2, Centred on me 3"),
    )


@pytest.mark.parametrize(
    ("count", "when"), [(1, "One meeting, 4 March 2026."), (2, "2 meetings, from 4 March 2026 to 1 April 2026.")]
)
def test_alternative_text_says_what_is_drawn(shipped: Content, count: int, when: str) -> None:
    assert mirror_alt_text(shipped, meetings(*[{"trust": "2"}] * count)) == (
        f"5 small lines of how meetings were for you, from 1 at the bottom to 5 at the top. {when} "
        "A meeting without a place has no mark, and no line leads across it. The same is said in a table."
    )
