"""How the meeting was for the practitioner: theirs to fill in, and unseen until they show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model.content import Content
from tests.pages.conftest import Visit
from tests.pages.page_reader import texts, trouble, whole
from tests.pages.places import scales, tap
from tests.pages.supervision.meetings import SECRET, in_turn, opened, sit, sit_as_supervisor, take

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_mirror_is_unseen_until_it_is_shown(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("mirror")
    sitting.say("practitioner.mirror.more", f"{SECRET} more")
    at = opened(visit, sitting)
    assert whole(at).count(SECRET) == 0
    take(at, "practitioner")
    assert scales(at) == {}
    at.pills(key=f"mirror_{sitting.meeting}").set_value(["trust"]).run()
    tap(at, "practitioner.mirror.trust", "2")
    assert whole(opened(visit, sitting)).count(SECRET) == 0
    at.button(key="show_mirror").click().run()
    assert (in_turn(at, sitting), texts(at)) == (False, [f"{SECRET} more"])
    words = shipped.supervision.mirror.elements[1].scale[1]
    assert re.sub(r"\\(.)", r"\1", whole(at)).count(words[:20]) >= 1


def test_mirror_is_not_the_supervisors_to_fill_in(visit: Visit, tmp_path: Path) -> None:
    at = opened(visit, sit_as_supervisor(tmp_path / "far").at("mirror"))
    assert (scales(at), len(at.info), trouble(at)) == ({}, 1, [])
