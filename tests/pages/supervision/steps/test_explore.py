"""Looking closer at an element, and through a lens."""

from __future__ import annotations

import pytest

from model.content import Content
from model.content.published import ELEMENTS
from tests.pages.conftest import Visit
from tests.pages.page_reader import whole
from tests.pages.supervision.meetings import choice, opened, sit

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_picked_element_is_offered_first_and_strengths_are_asked_first(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("explore")
    at = opened(visit, sitting)
    pills = at.pills(key=f"explore_{sitting.meeting}")
    assert pills.options == [shipped.element(key).name for key in ("use_of_self", "trust", "time", "empathy")]
    at.button(key=f"other_elements_{sitting.meeting}").click().run()
    pills = at.pills(key=f"explore_{sitting.meeting}")
    assert len(pills.options) == len(ELEMENTS)
    pills.set_value(["time", "trust", "empathy", "support"]).run()
    assert sitting.kept("both.explore_elements") == ("", "time,trust,empathy")
    said = [markdown.value for markdown in at.markdown]
    assert said.index("**What went well**") < said.index("**Then**")


def test_lens_is_kept_and_asks_its_questions(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("explore")
    at = opened(visit, sitting)
    lens = shipped.lenses.lenses[2]
    at.selectbox(key=choice(sitting, "both.lens")).set_value(lens.key).run()
    assert sitting.kept("both.lens") == ("", lens.key)
    assert (whole(at).count("What went well"), whole(at).count(shipped.lenses.intro)) == (1, 1)
