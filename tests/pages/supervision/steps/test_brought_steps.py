"""What was brought, at the step where it is looked at."""

from __future__ import annotations

import pytest

from model.supervision.brought import BroughtItem
from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import headings, links, texts, whole
from tests.pages.supervision.meetings import SECRET, opened, sit

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_brought_is_shown_without_places_and_without_a_way_to_private_reflections(visit: Visit) -> None:
    at = opened(visit, sit().at("bring"))
    assert "They waited at the gate." in texts(at)
    assert (whole(at).count(SECRET), whole(at).count("4. Both play a part"), links(at)) == (0, 0, [])


def test_brought_by_share_file_can_be_changed_by_the_practitioner(visit: Visit) -> None:
    sitting = sit(mode=SHARE_FILE).at("bring")
    assert [page for _, page in links(opened(visit, sitting))] == [
        f"take?draft={sitting.reflection}&meeting={sitting.meeting}",
        f"take?meeting={sitting.meeting}",
    ]


def test_headings_of_what_was_brought_leave_no_level_out(visit: Visit) -> None:
    sitting = sit(mode=SHARE_FILE).at("bring")
    at = opened(visit, sitting)
    kinds = ["About the meeting", "The pattern", "The story", "What I picked"]
    (parts_shown, below) = headings(at), [one.value for one in at.subheader]
    assert (parts_shown, below) == ([kind for kind in kinds if kind in parts_shown], [])
    assert "The story" in parts_shown
    assert sitting.own is not None
    other = sitting.own.reflections.start("full_walk", "v1", "en", A_DAY).id
    item = BroughtItem("story", "trust.what", "Trust", "What?", "At the gate again.", None)
    sitting.practitioner.brought.bring(sitting.meeting, other, [item])
    at = opened(visit, sitting)
    assert headings(at) == ["Reflection 1", "Reflection 2"]
    assert [one.value for one in at.subheader] == [*parts_shown, "The story"]


def test_brought_nothing_is_fine(visit: Visit) -> None:
    sitting = sit().at("bring")
    sitting.practitioner.brought.bring(sitting.meeting, sitting.reflection, ())
    at = opened(visit, sitting)
    assert sum(markdown.value.startswith("Nothing was brought") for markdown in at.markdown) == 1
