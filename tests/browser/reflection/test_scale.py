"""The described scale: the whole answer is what is tapped, by hand and by key, narrow, large and in high contrast."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect

from model.store import OwnStore
from tests.browser.reflection.walk import at_rest, go, place_kept, tap
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import A_DAY, Served, wait_until
from tests.devices import Device

SCALE = ".box:has(fieldset)"


FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot) at = at.shadowRoot.activeElement;
    return at?.textContent;
}"""
"""What has the focus, by its text, whichever tab of the browser is in front."""

DRAWN_TWICE_AT_ONCE = """async () => {
    const { default: draw } = await import([...document.scripts].find(({ src }) => src.endsWith("/typing_box.js")).src);
    const source = document.querySelector('link[href$="/typing_box.js"][href*="/static/"]').href;
    const { boxes } = await import(new URL("page.js", source));
    const { component } = [...boxes.values()].find(({ root }) => root.querySelector("fieldset"));
    const over = draw({ ...component });
    await null;
    over();
    draw({ ...component });
    await new Promise(requestAnimationFrame);
}"""
"""What Streamlit does when one drawing of the scale comes on the heels of another: the earlier one is called over."""


def at_trust(page: Page, served: Served, own: OwnStore) -> tuple[str, Locator]:
    """A draft open at trust, and its scale once it is drawn."""
    draft = own.reflections.start("full_walk", "v1", "en", A_DAY, step="trust").id
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    scale = page.locator(SCALE)
    expect(scale).to_be_visible()
    return draft, scale


def radio(scale: Locator, name: str) -> Locator:
    return scale.get_by_role("radio", name=re.compile(f"^{re.escape(name)}"))


def test_sentence_is_tapped_and_the_answer_taken_back(page: Page, served: Served, own: OwnStore) -> None:
    draft, scale = at_trust(page, served, own)
    take_back = scale.get_by_role("button", name="Take my answer back")
    expect(scale.get_by_role("group", name=re.compile("where are the two of you"))).to_be_visible()
    expect(take_back).to_be_hidden()
    tap(page, "4. Both play a part")
    place_kept(own, draft, "trust.place", "4")
    expect(scale.locator(".state")).to_have_text(re.compile(r"^kept \d\d:\d\d$"))
    take_back.click()
    expect(scale.get_by_role("radio", checked=True)).to_have_count(0)
    expect(radio(scale, "1. Still finding it")).to_be_focused()
    expect(scale.locator(".state")).to_have_text(re.compile(r"^taken back: kept \d\d:\d\d$"))
    assert own.answers.of(draft)["trust.place"].place is None


def test_all_answers_are_reached_by_arrow_keys_and_the_last_one_is_kept(
    page: Page, served: Served, own: OwnStore
) -> None:
    draft, scale = at_trust(page, served, own)
    radio(scale, "1. Still finding it").focus()
    page.keyboard.press("Space")
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    expect(radio(scale, "Skip")).to_be_checked()
    place_kept(own, draft, "trust.place", "skip")
    expect(scale.get_by_role("button", name="Take my answer back")).to_be_visible()
    at_rest(page)
    page.keyboard.press("Tab")
    wait_until(
        lambda: page.evaluate(FOCUSED) == "Take my answer back", "the focus there", lambda: page.evaluate(FOCUSED)
    )


def test_two_drawings_at_once_take_the_focus_from_nobody(page: Page, served: Served, own: OwnStore) -> None:
    draft, scale = at_trust(page, served, own)
    radio(scale, "1. Still finding it").focus()
    page.keyboard.press("Space")
    place_kept(own, draft, "trust.place", "1")
    at_rest(page)
    page.evaluate(DRAWN_TWICE_AT_ONCE)
    expect(radio(scale, "1. Still finding it")).to_be_focused()
    page.keyboard.press("ArrowDown")
    place_kept(own, draft, "trust.place", "2")


def test_tap_while_the_server_is_away_is_never_shown_as_saved_and_kept_when_it_is_back(
    device: Device, machines: Callable[[str], Served]
) -> None:
    served = machines("mortal")
    page = device().new_page()
    with served.own() as own:
        draft, scale = at_trust(page, served, own)
        tap(page, "2. A start")
        place_kept(own, draft, "trust.place", "2")
    served.kill()
    tap(page, "5. Holds on a bad day")
    expect(scale.locator(".state")).to_have_text(re.compile("^not kept yet: no connection"))
    served.start()
    with served.own() as own:
        place_kept(own, draft, "trust.place", "5")
    expect(page.locator(SCALE).get_by_role("radio", checked=True)).to_have_accessible_name(
        re.compile("^5. Holds on a bad day")
    )


def test_high_contrast_shows_what_is_chosen_and_where_one_is(page: Page, served: Served, own: OwnStore) -> None:
    page.emulate_media(forced_colors="active")
    _, scale = at_trust(page, served, own)
    radio(scale, "1. Still finding it").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    looks = scale.locator(".places label").evaluate_all(
        """labels => labels.map((label) => {
            const look = getComputedStyle(label);
            return [look.borderTopWidth, look.outlineStyle, getComputedStyle(label.querySelector("input")).appearance];
        })"""
    )
    assert looks == [["3px", "solid", "auto"] if place == 2 else ["1px", "none", "auto"] for place in range(1, 6)]


def test_narrow_and_with_letters_twice_as_large_it_stays_whole(page: Page, served: Served, own: OwnStore) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    _, scale = at_trust(page, served, own)
    tap(page, "3. Taking shape")
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        boxes = [label.bounding_box() or {} for label in scale.locator("label").all()]
        assert [box for box in boxes if box["height"] < 44 or box["width"] < 44] == []
        assert [(one, next_) for one, next_ in pairwise(boxes) if one["y"] + one["height"] > next_["y"]] == []
        assert (len(boxes), sideways_parts(page)) == (8, [])
    assert violations(page) == []
