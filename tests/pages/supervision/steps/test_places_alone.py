"""Each at a machine of their own and nothing brought of a reflection: the practitioner says and places it here."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.store import open_store
from model.supervision.brought import brought_here
from model.supervision.meeting import LIVE, SHARE_FILE, Mode
from server.services import services
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import headings, nameless, trouble, whole
from tests.pages.places import scales, tap
from tests.pages.supervision.meetings import Sitting, opened, sit
from tests.shipped import shipped_content

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]

NOTHING = "No places were brought"


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


@pytest.mark.parametrize("mode", [SHARE_FILE, LIVE])
def test_practitioner_chooses_and_places_and_then_waits_for_the_supervisors_view(visit: Visit, mode: Mode) -> None:
    sitting = sit(mode=mode, brought=()).at("two_views")
    at = opened(visit, sitting)
    assert (whole(at).count(NOTHING), infos(at), trouble(at), nameless(at)) == (0, [], [], [])
    at.pills(key=f"view_elements_{sitting.meeting}").set_value(["trust", "time"]).run()
    assert list(scales(at)) == ["practitioner.view.trust"]
    tap(at, "practitioner.view.trust", "4")
    at = opened(visit, sitting)
    [told] = infos(at)
    assert (told.startswith("Waiting for Orla"), "file" in told) == (True, mode == SHARE_FILE)
    assert (sitting.supervisor.brought.of(sitting.meeting), sitting.supervisor.brought.elements(sitting.meeting)) == (
        [],
        ("trust",),
    )
    sitting.say("supervisor.view.trust", place="1")
    sitting.supervisor.shown.show_views(sitting.meeting)
    at = opened(visit, sitting)
    assert (headings(at), list(scales(at)), infos(at)) == (["A place to talk", "Two views, side by side"], [], [])
    assert [one.item for one in sitting.practitioner.brought.of(sitting.meeting)] == [brought_here("trust", "4")]


def test_places_brought_of_a_reflection_stand_instead(visit: Visit) -> None:
    at = opened(visit, sit(mode=SHARE_FILE).at("two_views"))
    assert ([one.key for one in at.pills], scales(at), len(at.info)) == ([], {}, 1)


@pytest.mark.parametrize("mode", [SHARE_FILE, LIVE])
def test_what_they_bring_is_said_in_a_line(visit: Visit, mode: Mode) -> None:
    sitting = sit(mode=mode, brought=()).at("bring")
    at = opened(visit, sitting)
    assert (whole(at).count("What Aoife brings, in a line"), whole(at).count("Nothing was brought")) == (1, 0)
    assert [one.value for one in at.caption].count("Without a reflection, places come at “Two views”.") == 1


def test_supervisor_reads_that_line_in_the_file_and_is_not_asked_for_it(visit: Visit, tmp_path: Path) -> None:
    here, content = services().store, shipped_content()
    assert here is not None
    with closing(open_store(tmp_path / "far")) as there:
        seated = there.supervision(LOCAL)
        begun = seated.supervisions.begin("Aoife", "Orla").id
        far = seated.meetings.begin(
            begun, content.script("monthly"), mode=SHARE_FILE, held_on=A_DAY, language="en", content_version="v"
        ).id
        mine = here.supervision(LOCAL)
        mine.files.take_in(seated.files.make(far))
        sitting = Sitting(far, mine, mine).at("bring")
        before = opened(visit, sitting)
        seated.answers.save(far, "practitioner.brings", words="The visit on Monday", tab="t", base_version=0)
        mine.files.take_in(seated.files.make(far))
    at = opened(visit, sitting)
    line = "What Aoife brings, in a line"
    assert [(whole(one).count(line), whole(one).count("Nothing was brought")) for one in (before, at)] == [
        (0, 1),
        (1, 0),
    ]
    assert (whole(at).count("The visit on Monday"), trouble(at)) == (1, [])
