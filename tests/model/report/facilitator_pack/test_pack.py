"""The facilitator's pack: every word of the plan, in order, tagged, and nothing beyond the edges of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pytest
import typst
from PIL import Image, ImageChops

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.content.workshop.steps import RevealStep, VignetteStep, WorkshopStep
from model.report.facilitator_pack.handouts import handouts
from model.report.facilitator_pack.pack import facilitator_pack, pack_data
from model.report.facilitator_pack.steps import handout_numbers, left_over, on_paper_part, told_steps
from model.report.facilitator_pack.words import clock, span, to_bring, without_phones
from model.report.shared.paper import FOLDER, FONTS
from model.workshop.script import script_of
from tests.model.report.shared.pdf_reader import HEADINGS, ReadPdf, read
from tests.shipped import shipped_content

PLANS = [plan.key for plan in shipped_content().workshops.plans]
EVERY_PLAN = pytest.mark.parametrize("key", PLANS)
KEYS = {"kind", "key", "minutes", "elements", "layers", "of", "vignette", "ask", "shape", "seconds", "title"} | {
    "conditions",
    "examples",
    "discussion",
}
"""Fields of a step that are not read out as they stand, and its title, which comes before all else."""
DOTS = 60 / 2.54
"""Of a drawn page, to a centimetre."""
SIDE, TOP, FOOT = 2.0, 1.7, (2.3, 2.55)
"""Centimetres where a page has to be white: at each side, at the top, and from and to above its foot."""


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def packs(shipped: Content) -> dict[str, ReadPdf]:
    return {plan.key: read(facilitator_pack(shipped, plan)) for plan in shipped.workshops.plans}


def of_step(content: Content, step: WorkshopStep) -> Iterator[str]:
    """Every word of a step: its own, its elements' names, and the story it tells."""
    given = step.model_dump()
    yield from (text for name, text in given.items() if name not in KEYS and text)
    yield from (content.element(key).name for key in given.get("elements", ()))
    if step.kind == "conditions":
        yield from (one.question for one in content.conditions.conditions)
    if discussion := given.get("discussion"):
        yield from (one.text for one in content.discussion(discussion).questions)
    if isinstance(step, VignetteStep):
        vignette = content.vignette(step.vignette)
        yield from (vignette.name, *vignette.text, vignette.question, *(choice.text for choice in vignette.choices))
        yield from (f"{content.element(one.element).name}: {one.text}" for one in vignette.draws_out)
        yield vignette.reveal


def asserted_in_order(texts: Iterator[str] | list[str], heard: str, at: int = 0) -> int:
    for text in map(squeezed, texts):
        found = heard.find(text, at)
        assert found >= at, text
        at = found + len(text)
    return at


@EVERY_PLAN
def test_every_word_of_every_step_is_heard_in_its_place(shipped: Content, packs: dict[str, ReadPdf], key: str) -> None:
    plan, heard = shipped.workshop(key), squeezed(packs[key].whole_text)
    titles = [f"{number}. {step.title}" for number, step in enumerate(plan.steps, 1)]
    starts = [heard.index(squeezed(title), heard.index("Stepbystep")) for title in titles]
    assert starts == sorted(starts)
    ends = [*starts[1:], heard.index("Aboutthispack")]
    for step, start, end in zip(plan.steps, starts, ends, strict=True):
        missing = [text for text in of_step(shipped, step) if squeezed(text) not in heard[start:end]]
        assert (step.key, missing) == (step.key, [])


@EVERY_PLAN
def test_everything_told_is_heard_in_order(shipped: Content, packs: dict[str, ReadPdf], key: str) -> None:
    plan, heard = shipped.workshop(key), squeezed(packs[key].whole_text)
    cover = [plan.name, plan.summary, plan.purpose, plan.for_whom, *(step.title for step in plan.steps)]
    paper = shipped.workshops.paper
    bring = [one.text for one in paper.bring if one.kind in {"any", *(step.kind for step in plan.steps)}]
    others = [shipped.workshops.wary, shipped.workshops.only_talks]
    said = [*shipped.workshops.anonymity, *others, paper.instead, paper.anonymity]
    at = asserted_in_order([*cover, paper.about, *bring, *said], heard)
    told = [text for step in told_steps(shipped, plan) for part in step.parts for text in (part.label, *part.texts)]
    at = asserted_in_order(told, heard, at)
    about = [shipped.model.attribution, shipped.workshops.ours, shipped.scale.ours, shipped.cited(plan.evidence)]
    asserted_in_order([*about, *on_sheets(shipped, plan)], heard, at)


def on_sheets(content: Content, plan: WorkshopPlan) -> Iterator[str]:
    for sheet in handouts(content, plan):
        yield f"Handout {sheet['number']}. {sheet['title']}"
        for part in sheet["parts"]:
            for name in ("text", "label", "name"):
                yield from [part[name]] if name in part else []
            for name in ("items", "places", "columns", "names"):
                yield from part.get(name, [])


@EVERY_PLAN
def test_file_is_tagged_titled_and_in_a_language(shipped: Content, packs: dict[str, ReadPdf], key: str) -> None:
    pack = packs[key]
    assert (pack.is_marked, pack.pdfua_part, pack.language, pack.images) == (True, "1", "en", 0)
    assert (pack.title, pack.shows_title) == (shipped.workshop(key).name, True)


@EVERY_PLAN
def test_headings_are_in_order_without_a_skipped_level(shipped: Content, packs: dict[str, ReadPdf], key: str) -> None:
    plan = shipped.workshop(key)
    found = [(one.role, one.text) for one in packs[key].tagged if one.role in HEADINGS]
    sheets = [f"Handout {sheet['number']}. {sheet['title']}" for sheet in handouts(shipped, plan)]
    ours = ["Running order", "What to bring", "What to say about anonymity", "Step by step", "About this pack"]
    assert [text for role, text in found if role == "H1"] == [plan.name]
    assert [text for role, text in found if role == "H2"] == [*ours, *sheets]
    numbered = [("H3", f"{number}. {step.title}") for number, step in enumerate(plan.steps, 1)]
    assert found[5 : 5 + len(numbered)] == numbered
    levels = [int(role[1]) for role, _ in found]
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_running_order_has_the_minute_each_step_starts_at(packs: dict[str, ReadPdf]) -> None:
    rows = packs["honest_challenge"].texts("TR")
    assert rows[:4] == [
        "FromYour clockStepMinutes",
        "0:00Welcome5",
        "0:05One relationship6",
        "0:11Where we are with it5",
    ]
    assert rows[10] == "1:00End"


def test_placing_sheet_has_five_places_and_not_sure_for_each_element(shipped: Content) -> None:
    (sheet, *_) = handouts(shipped, shipped.workshop("care_and_control"))
    scales = [part for part in sheet["parts"] if part["kind"] == "scale"]
    assert [scale["name"] for scale in scales] == [
        "Creating safety",
        "Trust",
        "Be flexible",
        "Be honest and challenge constructively",
    ]
    for scale, key in zip(scales, ("safety", "trust", "flexible", "honest_challenge"), strict=True):
        places = [f"{number}. {text}" for number, text in enumerate(shipped.element(key).scale, 1)]
        assert scale["places"] == [*places, "Not sure"]


def test_choose_one_sheet_offers_the_twelve(shipped: Content) -> None:
    plan = shipped.workshop("meeting_the_model")
    sheet = handouts(shipped, plan)[handout_numbers(plan)["one_thing"] - 1]
    offered = [name for part in sheet["parts"] if part["kind"] == "ticks" for name in part["items"]]
    assert offered == [element.name for element in shipped.elements]


@EVERY_PLAN
def test_the_sheet_for_feedback_is_called_by_its_name_as_packs_without_it_number_others(
    shipped: Content, key: str
) -> None:
    plan = script_of(shipped, key, with_feedback=True).plan
    asks, without = plan.steps[-3], handouts(shipped, shipped.workshop(key))
    assert on_paper_part(shipped, plan, asks).label == f"Without phones: handout “{asks.title}”"
    titles = [sheet["title"] for sheet in handouts(shipped, plan)]
    assert titles == [*(sheet["title"] for sheet in without[:-1]), asks.title, without[-1]["title"]]


@EVERY_PLAN
def test_each_step_that_needs_a_sheet_names_it_and_the_list_says_its_pages(
    shipped: Content, packs: dict[str, ReadPdf], key: str
) -> None:
    plan = shipped.workshop(key)
    labels = [part.label for step in told_steps(shipped, plan) for part in step.parts]
    named = [label for label in labels if label.startswith("Without phones: handout")]
    assert named == [f"Without phones: handout {number}" for number in handout_numbers(plan).values()]
    listed = [one for one in packs[key].texts("LBody") if one.startswith("Handout")]
    assert len(listed) == len(named) + 1
    assert listed[-1].replace("\xa0", " ").endswith(f"Page {packs[key].pages}")


@EVERY_PLAN
def test_every_step_says_how_it_goes_on_paper(shipped: Content, key: str) -> None:
    plan, paper = shipped.workshop(key), shipped.workshops.paper
    told = [(step.kind, without_phones(paper, plan, step)) for step in plan.steps]
    steps = paper.steps
    assert {kind: text for kind, text in told if kind not in ("reveal", "vignette")} == {
        kind: getattr(steps, kind) for kind, _ in told if kind not in ("reveal", "vignette")
    }
    assert {text for kind, text in told if kind == "vignette"} <= {steps.choose, steps.place}
    shows = {"line": steps.show_lines, "choose": steps.show_choices}
    for step in plan.steps:
        if isinstance(step, RevealStep):
            shown = next(one for one in plan.steps if one.key == step.of)
            way = shown.ask if isinstance(shown, VignetteStep) else shown.kind
            assert without_phones(paper, plan, step) == shows.get(way, steps.show_counts)


def test_what_only_some_plans_need_is_brought_to_those(shipped: Content) -> None:
    paper, plan = shipped.workshops.paper, shipped.workshop("meeting_the_model")
    without = plan.model_copy(update={"steps": tuple(step for step in plan.steps if step.kind != "pairs")})
    assert set(to_bring(paper, plan)) - set(to_bring(paper, without)) == {"A bell or a glass to ring"}


def test_clock_of_a_talk_in_pairs_is_said_without_phones_too(shipped: Content) -> None:
    labels = [part.label for step in told_steps(shipped, shipped.workshop("meeting_the_model")) for part in step.parts]
    assert labels.count("Without phones: 8 minutes") == 1


@EVERY_PLAN
def test_vignettes_are_either_used_or_left_over(shipped: Content, key: str) -> None:
    plan = shipped.workshop(key)
    every = {vignette.key for vignette in shipped.vignettes.vignettes}
    used = {step.vignette for step in plan.steps if isinstance(step, VignetteStep)} & every
    rest = {vignette.key for vignette in left_over(shipped, plan)}
    assert (used & rest, used | rest) == (set(), every)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (30, "30 seconds"),
        (60, "1 minute"),
        (90, "1 minute and 30 seconds"),
        (480, "8 minutes"),
        (3601, "60 minutes and 1 second"),
    ],
)
def test_a_length_of_time_is_said_as_people_say_it(seconds: int, said: str) -> None:
    assert span(seconds) == said


def test_clock_counts_from_the_start() -> None:
    assert [clock(minutes) for minutes in (0, 5, 60, 125)] == ["0:00", "0:05", "1:00", "2:05"]


def drawn(content: Content, plan: WorkshopPlan) -> list[Image.Image]:
    """Each page of the pack in shades of grey."""
    report = json.dumps(pack_data(content, plan) | {"no_glyph": False})
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    template = str(FOLDER / "facilitator_pack/pack.typ")
    pages = typst.compile(
        template, root=str(FOLDER), font_paths=fonts, sys_inputs={"report": report}, format="png", ppi=60
    )
    return [Image.open(BytesIO(page)).convert("L") for page in pages]


def beyond_the_margins(page: Image.Image) -> list[str]:
    """The parts of a page that are not white and should be."""
    wide, high = page.size
    white = {
        "left": (0, 0, int(SIDE * DOTS), high),
        "right": (wide - int(SIDE * DOTS), 0, wide, high),
        "top": (0, 0, wide, int(TOP * DOTS)),
        "foot": (0, high - int(FOOT[1] * DOTS), wide, high - int(FOOT[0] * DOTS)),
        "bottom": (0, high - int(0.6 * DOTS), wide, high),
    }
    return [name for name, where in white.items() if ImageChops.invert(page.crop(where)).getbbox()]


@EVERY_PLAN
def test_nothing_stands_beyond_the_margins_of_any_page(shipped: Content, key: str) -> None:
    pages = drawn(shipped, shipped.workshop(key))
    found = {number: beyond_the_margins(page) for number, page in enumerate(pages, 1)}
    assert {number: sides for number, sides in found.items() if sides} == {}


@pytest.mark.slow
def test_plan_with_endless_words_keeps_within_its_pages(shipped: Content) -> None:
    plan = shipped.workshop("honest_challenge")
    steps = tuple(step.model_copy(update={"notes": "Ask again. " * 900, "say": "word " * 1500}) for step in plan.steps)
    long = plan.model_copy(update={"steps": steps})
    assert [beyond_the_margins(page) for page in drawn(shipped, long) if beyond_the_margins(page)] == []
    assert squeezed(read(facilitator_pack(shipped, long)).whole_text).count("Askagain.") == 900 * len(steps)


def test_markup_in_a_plan_is_text(shipped: Content) -> None:
    hostile = '#panic() *x* $y$ <script> #read("/etc/passwd") \\'
    plan = shipped.workshop("honest_challenge")
    steps = tuple(step.model_copy(update={"notes": hostile, "title": hostile}) for step in plan.steps)
    heard = squeezed(
        read(facilitator_pack(shipped, plan.model_copy(update={"steps": steps, "name": hostile}))).whole_text
    )
    assert heard.count(squeezed(hostile)) >= 3 * len(steps)


def test_same_plan_makes_the_same_file(shipped: Content) -> None:
    plan = shipped.workshop("honest_challenge")
    assert facilitator_pack(shipped, plan) == facilitator_pack(shipped, plan)
