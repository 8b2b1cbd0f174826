"""What can be said at any step, and what is asked only when tapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.content import Content
from tests.pages.conftest import Visit
from tests.pages.page_reader import nameless, titles, trouble, whole
from tests.pages.supervision.meetings import opened, sit, sit_as_supervisor, sit_at_the_supervisors
from tests.shipped import shipped_content

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


@pytest.mark.parametrize("plan", [plan.key for plan in shipped_content().supervision.plans])
def test_what_is_for_any_step_can_be_said_at_each_and_once_only(visit: Visit, plan: str) -> None:
    sitting = sit(plan=plan)
    [item] = [one for one in shipped_content().supervision.standing if one.any_step]
    for step in shipped_content().script(plan).plan.steps:
        at = opened(visit, sitting.at(step.key))
        ways = [one for one in at.button if one.key == f"say_{item.key}"]
        offered = [one.options for one in at.button_group if one.key == f"standing_{sitting.meeting}_{step.key}"]
        assert len(ways) + sum(names.count(item.name) for names in offered) == 1, step.key
        if ways:
            assert item.text not in whole(at)
            ways[0].click().run()
            assert item.text in whole(at)
            assert whole(at).index(titles(at)[0]) < whole(at).index(item.text)
        assert trouble(at) == []
    sitting.say(f"both.standing.{item.key}", "Told the lead on Monday.")
    assert sitting.kept(f"both.standing.{item.key}") == ("Told the lead on Monday.", None)


def test_standing_item_is_asked_only_when_tapped_and_kept_like_any_answer(visit: Visit, shipped: Content) -> None:
    sitting = sit(plan="one_hour").at("actions")
    at = opened(visit, sitting)
    pills = f"standing_{sitting.meeting}_actions"
    names = {item.key: item.name for item in shipped.supervision.standing}
    assert at.pills(key=pills).options == [names["decision"], names["safeguarding"]]
    told = [shipped.settings.procedure.text, next(one.text for one in shipped.supervision.standing if one.procedure)]
    assert [whole(at).count(words) for words in told] == [0, 0]
    at.pills(key=pills).set_value(["safeguarding"]).run()
    assert [whole(at).count(words) for words in told] == [1, 1]
    sitting.say("both.standing.decision", "We stop the visits, as nobody is there.")
    at = opened(visit, sitting)
    assert (at.pills(key=pills).value, nameless(at), trouble(at)) == (["decision"], [], [])


def test_who_supervises_is_told_to_follow_their_own_procedure_and_not_to_ring_themselves(
    visit: Visit, shipped: Content, tmp_path: Path
) -> None:
    procedure = shipped.settings.procedure
    for sitting in (sit_at_the_supervisors(), sit_as_supervisor(tmp_path / "far")):
        at = opened(visit, sitting.at("arrive"))
        at.button(key="say_safeguarding").click().run()
        told = [whole(at).count(text) for text in (procedure.for_supervisor, procedure.text)]
        assert told == [1, 0]
        sitting.supervisor.screen.take_back()
