"""The authoring guide quotes only what is really there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
import yaml

from model.__main__ import main
from model.commands.new import KINDS
from model.content import load_content
from model.content.folder import FILES
from model.content.reflection.schema import Step
from model.content.schema import PLACEHOLDERS, Source
from model.content.supervision.schema import STEPS
from model.content.workshop.steps import WorkshopStep
from model.workshop.script import script_of
from tests.shipped import SHIPPED

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "content-authoring.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^(?:`)?python -m model ([^`\n]*)", GUIDE, re.MULTILINE)))


def test_commands_are_found_in_the_guide():
    assert COMMANDS == [
        "check", "check content --overlay our-content", "check my-folder",
        'new setting "Community service"', "report", "schema", "schema model > model.schema.json",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_quoted_command_is_understood(good, tmp_path, capsys, command):
    (tmp_path / "content").mkdir()
    good.folder.rename(tmp_path / "content" / "en")
    (tmp_path / "my-folder").symlink_to("content")
    (tmp_path / "our-content" / "en").mkdir(parents=True)
    (tmp_path / "our-content" / "en" / "settings.yaml").write_text(_block("procedure:"), encoding="utf-8")
    words = shlex.split(command.split(" > ")[0])
    assert (main(words) in ((0, 1) if words == ["check"] else (0,)), capsys.readouterr().err) == (True, "")


def test_quoted_overlay_does_what_the_guide_says(good):
    content = load_content(good.folder, good.overlay("settings", _block("procedure:")))
    assert [venue.key for venue in content.settings.venues] == ["office", "barge"]
    assert content.settings.procedure.link == "tel:+3531234567"


def test_quoted_overlay_drops_and_reorders_as_the_guide_says(good):
    ours, theirs = load_content(SHIPPED), load_content(SHIPPED, good.overlay("workshops", _block("plans:\n  - order:")))
    assert theirs.workshops.plans[0].key == "care_and_control"
    assert {plan.key for plan in theirs.workshops.plans} == {plan.key for plan in ours.workshops.plans}
    steps = [step.key for step in ours.workshop("care_and_control").steps if step.key != "plain_words"]
    plan = theirs.workshop("care_and_control")
    assert [step.key for step in plan.steps] == steps
    assert (len(steps) + 1, plan.steps[-1].say) == (
        len(ours.workshop("care_and_control").steps),
        "Thank you. There is tea next door.",
    )


def test_quoted_source_can_be_laid_over_and_cited(good):
    good.overlay("about", "parts:\n  - key: what\n    evidence: [two_towns_2024]\n")
    source = load_content(good.folder, good.overlay("evidence", _block("sources:"))).source("two_towns_2024")
    assert (source.read, source.found_in) == ("abstract", "The abstract, its last two sentences.")


def test_guide_names_every_measure_and_kind_of_a_source():
    about_sources = GUIDE[GUIDE.index("## A source") : GUIDE.index("## Your own content")]
    assert re.findall(r"^\| `(\w+)` \| ", about_sources, re.MULTILINE)[1:] == list(
        get_args(Source.model_fields["read"].annotation)
    )
    kinds = about_sources[about_sources.index("`kind` is") :].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", kinds)) - {"kind"} == set(get_args(Source.model_fields["kind"].annotation))


def test_quoted_plan_can_be_laid_over_and_held(good):
    plan = (
        load_content(good.folder, good.overlay("supervision", _block("plans:\n  - key: before_leave")))
        .script("before_leave")
        .plan
    )
    assert [(step.key, step.minutes) for step in plan.steps] == [
        ("arrive", 5), ("bring", 15), ("actions", 8), ("confirm", 2),
    ]  # fmt: skip


def test_quoted_workshop_plan_can_be_laid_over_and_run(good):
    own = good.overlay("workshops", _block("plans:\n  - key: lunch_hour"))
    good.replace("vignettes", "key: story_5", "key: third_time_late")
    plan = load_content(good.folder, own).workshop("lunch_hour")
    assert (plan.minutes, [(step.kind, step.key) for step in plan.steps]) == (
        35,
        [
            ("welcome", "welcome"),
            ("vignette", "story"),
            ("reveal", "story_shown"),
            ("place", "our_own"),
            ("pairs", "talk"),
            ("close", "close"),
        ],
    )


def test_quoted_workshop_plan_runs_with_a_shipped_vignette():
    plan = yaml.safe_load(_block("plans:\n  - key: lunch_hour"))["plans"][0]
    shipped = load_content(ROOT / "content" / "en")
    assert shipped.vignette(plan["steps"][1]["vignette"]).name == "The third time late"


def test_quoted_plan_with_a_dilemma_as_its_story_is_laid_over_the_shipped_ones(tmp_path: Path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "workshops.yaml").write_text(_block("plans:\n  - key: who_waits"), encoding="utf-8")
    content = load_content(ROOT / "content" / "en", tmp_path)
    plan = content.workshop("who_waits")
    story = content.vignette(plan.steps[1].vignette)
    assert (plan.minutes, story.name) == (30, "What do we do while we wait")
    talk = script_of(content, "who_waits").talk(plan.steps[3])
    assert talk == tuple(one.text for one in content.discussion("how_we_are_organised").questions)


def test_guide_names_the_kinds_of_workshop_step_with_what_each_needs():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", GUIDE.split("| Kind of step |")[1], re.MULTILINE))
    named = {kind: set(re.findall(r"`(\w+)`", row)) for kind, row in rows.items()}
    every = {"kind", "key", "title", "minutes", "notes", "say"}
    needed = {
        get_args(step.model_fields["kind"].annotation)[0]: set(step.model_fields) - every
        for step in get_args(get_args(WorkshopStep)[0])
    }
    assert [(kind, fields - named[kind]) for kind, fields in needed.items()] == [(kind, set()) for kind in rows]


def test_guide_names_every_kind_that_has_a_skeleton():
    table = GUIDE.split("| Kind | What it writes |")[1].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \| ", table, re.MULTILINE) == list(KINDS)


def test_quoted_lens_can_be_laid_over(good):
    lens = load_content(SHIPPED, good.overlay("lenses", _block("lenses:"))).lenses.lenses[-1]
    assert (lens.name, [question.key for question in lens.questions]) == ("The clock", ["too_soon", "whose_hurry"])


def test_quoted_dilemma_can_be_laid_over_and_thought_through(good):
    flow = load_content(SHIPPED, good.overlay("dilemmas", _block("dilemmas:"))).flow("dilemma_the_lift_home")
    titles = [step.title for step in flow.steps]
    assert titles == ["For the rule", "For the lift", "Put to the test", "What to take along"]


def test_quoted_setting_can_be_added_and_worked_in(tmp_path):
    (tmp_path / "en" / "settings").mkdir(parents=True)
    (tmp_path / "en" / "settings" / "boat_project.yaml").write_text(_block("key: boat_project"), encoding="utf-8")
    content = load_content(SHIPPED, tmp_path)
    assert content.work_settings[-1].name == "Boat project"
    flexible, there = (content.spoken("child", key).element("flexible") for key in (None, "boat_project"))
    assert there.try_[0].name == "Put them at the helm"
    assert {thing.name for thing in flexible.try_} - {thing.name for thing in there.try_} == {"Move the meeting"}


def test_quoted_discussion_can_be_laid_over(good):
    own = good.overlay("discussions", _block("discussions:"))
    discussion = load_content(SHIPPED, own).discussion("the_waiting_list")
    assert [question.key for question in discussion.questions] == ["did", "told"]


def test_guide_names_the_kinds_of_step_of_a_flow_with_what_each_needs():
    table = GUIDE.split("| Step of a flow |")[1].partition("\n\n")[0]
    named = {
        kind: set(re.findall(r"`(\w+)", row))
        for kind, row in re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)
    }
    steps = get_args(get_args(Step)[0])
    needed = {
        get_args(step.model_fields["kind"].annotation)[0]: set(step.model_fields) - {"kind", "key"} for step in steps
    }
    assert [(kind, fields - named[kind]) for kind, fields in needed.items()] == [(kind, set()) for kind in named]


def test_guide_names_the_steps_of_a_meeting_in_their_order():
    named = re.search(r"^- The steps are (.*?),\s+always in that order", GUIDE, re.MULTILINE | re.DOTALL)[1]
    assert tuple(re.findall(r"`(\w+)`", named)) == STEPS


def test_quoted_fault_is_what_the_checker_says(good):
    good.replace("model", "text: Question 2?", "txet: Question 2?")
    line = good.line("model", "txet")
    quoted = re.search(r"^content/en/model.yaml:42: (.*)$", GUIDE, re.MULTILINE)[1]
    assert good.faults()[1] == f"en/model.yaml:{line}: {quoted}"


def test_guide_names_every_file_and_placeholder():
    named = set(re.findall(r"^\| `(\w+)\.yaml`", GUIDE, re.MULTILINE))
    assert (named, [name for name in PLACEHOLDERS if f"`{{{name}}}`" not in GUIDE]) == (set(FILES), [])


def test_quoted_yaml_can_be_read():
    for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL):
        yaml.safe_load(block)


def _block(start):
    """The quoted YAML that begins so."""
    return next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if block.startswith(start))


def test_quoted_framework_can_be_laid_over(good):
    content = load_content(SHIPPED, good.overlay("frameworks", _block("frameworks:")))
    laid = content.frameworks.frameworks[-1]
    assert (laid.key, [part.key for part in laid.parts]) == ("our_promise", ["turn_up", "say_it_straight"])


def test_quoted_answer_of_the_door_can_be_laid_over(good):
    question = load_content(SHIPPED, good.overlay("door", _block("questions:"))).door.question("service")
    assert question.answers[-1].offers == ("dilemma/while_we_wait", "element/safety")
