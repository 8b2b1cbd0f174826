"""At 320 and 390 pixels no word of a chart is printed over another one or cut off, whatever the words are."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from json import loads
from random import Random

import pytest
from playwright.sync_api import Page, expect
from plotly.graph_objects import Figure
from plotly.offline import get_plotlyjs

from model.content import Content
from model.content.published import ELEMENTS
from model.profile import View, view_of
from model.store import OwnStore
from pages.parts.shared.charts import bars, radar
from tests.browser.reflection.walk import at_rest, go
from tests.browser.server import A_DAY, Served
from tests.devices import Device
from tests.shipped import ROOT

LETTERS = ROOT / "static" / "fonts" / "atkinson-hyperlegible-next-latin-400-normal.woff2"
RADAR_WIDE, BARS_WIDE = {320: 286, 390: 356}, {320: 250, 390: 320}
"""How wide the page leaves each of them."""

WELSH = (
    "Diogelwch",
    "Ymddiriedaeth",
    "Amserlenni",
    "Cefnogaeth gyfrinachol",
    "Cyfranogiad ieuenctid",
    "Ymroddedig",
    "Cydymdeimlad",
    "Cysylltiadau lleol",
    "Hyblygrwydd",
    "Hunanymwybyddiaeth",
    "Gonestrwydd cydweithr.",
    "Gobaith a gweithredu",
)
LONGEST = ("Llanfairpwllgwyngyllgo",) * 12
NAMES = {"shipped": None, "welsh": WELSH, "longest": LONGEST}

COVERED = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((chart) => {
    const edge = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll("svg text")].filter((text) => text.textContent.trim()).flatMap((text) => {
        const lines = [...text.querySelectorAll("tspan.line")];
        return (lines.length ? lines : [text]).map((line) => [text, line.textContent, line.getBoundingClientRect()]);
    });
    const out = words.filter(([, , box]) => box.left < edge.left - 1 || box.right > edge.right + 1);
    const pairs = words.flatMap(([text, said, box], at) => words.slice(at + 1)
        .filter(([other, , next]) => other !== text
            && Math.min(box.right, next.right) - Math.max(box.left, next.left) > 1
            && Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 2)
        .map(([, also]) => `${said} / ${also}`));
    return [...out.map(([, said]) => `${said} is cut off`), ...pairs];
})"""
"""Words over other words, with room for the air that a letter's box has above and below it; and words cut off."""


def named(content: Content, names: tuple[str, ...] | None) -> Content:
    if names is None:
        return content
    elements = [one.model_copy(update={"short": name}) for one, name in zip(content.elements, names, strict=True)]
    return replace(content, model=content.model.model_copy(update={"elements": tuple(elements)}))


def four_views(content: Content, random: Random) -> list[View]:
    answers = random.choice(("1", "12", "5", "12345", ("1", "2", "3", "4", "5", "not_sure", None, None)))
    return [
        view_of(
            content,
            f"{day} November 2026, a meeting with family or carers",
            {e: random.choice(answers) for e in ELEMENTS},
        )
        for day in (28, 19, 10, 1)
    ]


@pytest.fixture
def paper(device: Device) -> Page:
    """A page that draws a figure as Streamlit's does, in the app's letters."""
    tab = device(320).new_page()
    letters = b64encode(LETTERS.read_bytes()).decode()
    tab.set_content(
        f"<style>@font-face {{ font-family: 'Atkinson Hyperlegible Next'; src: url(data:font/woff2;base64,{letters}) }}"
        f"body {{ margin: 0; font-family: 'Atkinson Hyperlegible Next' }}</style><p>Aa</p><div id=chart></div>"
        f"<script>{get_plotlyjs()}</script>"
    )
    tab.evaluate("document.fonts.ready")
    return tab


def drawn(paper: Page, figure: Figure, wide: int) -> None:
    paper.evaluate(
        """([figure, width]) => {
            document.getElementById("chart").style.width = `${width}px`;
            return Plotly.react("chart", figure.data, {...figure.layout, width}, {displayModeBar: false});
        }""",
        [loads(figure.to_json()), wide],
    )


@pytest.mark.parametrize("names", NAMES)
def test_no_word_of_a_chart_covers_another_whatever_is_laid_over(paper: Page, shipped: Content, names: str) -> None:
    content, random, covered = named(shipped, NAMES[names]), Random(names), {}
    for number in range(4):
        views = four_views(content, random)
        for draw, widths in ((radar, RADAR_WIDE), (bars, BARS_WIDE)):
            for page, wide in widths.items():
                drawn(paper, draw(content, views, "light"), wide)
                covered[number, draw.__name__, page] = paper.evaluate(COVERED)
    assert {case: found for case, found in covered.items() if found} == {}


@pytest.mark.parametrize("width", [320, 390])
def test_no_word_covers_another_with_three_earlier_meetings_laid_over(
    device: Device, served: Served, own: OwnStore, shipped: Content, width: int
) -> None:
    random = Random(width)
    for weeks in range(4):
        day = A_DAY - timedelta(weeks=weeks)
        draft = own.reflections.start("full_walk", shipped.version, "en", day, session_kind="home_visit").id
        for element in ELEMENTS:
            own.answers.save(draft, f"{element}.place", place=random.choice("12345"), tab="earlier", base_version=0)
        own.reflections.finish(draft)
    newest = own.reflections.all(drafts=False, limit=1)[0].id
    page = device(width).new_page()
    go(page, f"{served.address}/profile?draft={newest}", "4 March 2026, a home visit")
    for _ in range(3):
        page.get_by_role("combobox", name="Lay an earlier one over it").click()
        page.get_by_role("option").first.click()
        at_rest(page)
    page.keyboard.press("Escape")
    page.locator("summary", has_text="As bars").click()
    expect(page.locator(".js-plotly-plot .barlayer .trace:visible").nth(3)).to_be_attached()
    at_rest(page)
    assert page.evaluate(COVERED) == []
