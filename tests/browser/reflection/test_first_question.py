"""The first question on a phone, before Streamlit is there: what is typed then is in its box and kept, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, Route, WebSocketRoute, expect

from model.access import LOCAL
from model.content import Content
from model.store import OwnStore
from model.supervision.meeting import ONE_SCREEN
from pages.parts.reflection.first_question.block import STILL_COMING
from tests.browser.reflection.walk import BOX, WHICH_MEETING, here, words_kept
from tests.browser.scan import sideways_parts, violations
from tests.browser.server import A_DAY, Served, wait_until
from tests.devices import Device

MAIN_SCRIPT = re.compile(r"/static/js/index\.")
WORDS = "The bus went without him"
BLOCK = "#first-question"


def a_draft(own: OwnStore) -> str:
    return own.reflections.start("five_minutes", "v1", "en", A_DAY, step="meeting").id


def early(page: Page) -> Locator:
    """The box that the HTML page holds itself."""
    return page.locator(f"{BLOCK}[data-keeps] textarea")


@contextmanager
def before_streamlit(page: Page, address: str) -> Iterator[Locator]:
    """Until the block ends, the page at this address has nothing but what the HTML holds; its box."""
    held: list[Route] = []
    is_over = False

    def hold(route: Route) -> None:
        if is_over:
            route.continue_()
        else:
            held.append(route)

    wait_until(lambda: BLOCK[1:] in page.request.get(address).text(), "ready: at its start the server sends it plain")
    page.route(MAIN_SCRIPT, hold)
    page.goto(address, wait_until="commit")
    expect(early(page)).to_be_visible()
    yield early(page)
    is_over = True
    for route in held:
        route.continue_()


def is_written(page: Page) -> str | None:
    """The words of the box that has the focus, with a bar at the caret."""
    found: str | None = page.evaluate(
        """() => {
            let one = document.activeElement
            while (one?.shadowRoot) one = one.shadowRoot.activeElement
            if (!one?.matches("textarea")) return null
            return one.value.slice(0, one.selectionStart) + "|" + one.value.slice(one.selectionEnd)
        }"""
    )
    return found


def versions(own: OwnStore, draft: str) -> int:
    """How often something was kept for the question."""
    kept = own.answers.of(draft).get("headline")
    return kept.version if kept else 0


@pytest.mark.parametrize("dark", [False, True])
def test_words_typed_before_streamlit_is_there_are_in_the_box_and_kept_with_the_focus_where_it_was(
    device: Device, trouble: list[str], served: Served, own: OwnStore, *, dark: bool
) -> None:
    page, draft = device(390, dark=dark).new_page(), a_draft(own)
    with before_streamlit(page, f"{served.address}/reflect?draft={draft}") as box:
        expect(page.get_by_role("textbox")).to_have_count(1)
        assert violations(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert sideways_parts(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        box.press_sequentially(WORDS)
        for _ in range(len(" him")):
            box.press("ArrowLeft")
        at = box.bounding_box()
        title, paper = (box.evaluate(f"one => getComputedStyle(one).{name}") for name in ("font", "backgroundColor"))
    expect(page.locator(BLOCK)).to_have_count(0)
    real = page.locator(BOX).first

    assert is_written(page) == "The bus went without| him"
    words_kept(own, draft, "headline", WORDS)
    assert versions(own, draft) == 1
    page.keyboard.type(" all")
    words_kept(own, draft, "headline", "The bus went without all him")
    now = real.bounding_box()
    assert at is not None
    assert now is not None
    assert all(abs(at[name] - now[name]) < 1 for name in ("x", "y", "width", "height"))
    looks = [real.evaluate(f"one => getComputedStyle(one).{name}") for name in ("fontSize", "backgroundColor")]
    assert looks == [re.findall(r"\S+px", title)[0].partition("/")[0], paper]
    assert page.evaluate("document.getElementById('root').inert") is False
    assert own.answers.replaced(draft) == []
    assert trouble == []


def test_whoever_writes_on_while_the_real_box_takes_over_loses_no_letter(
    phone: Page, served: Served, own: OwnStore
) -> None:
    draft, words = a_draft(own), WORDS
    with before_streamlit(phone, f"{served.address}/reflect?draft={draft}") as box:
        box.press_sequentially(WORDS)
    while phone.locator(BLOCK).count():
        phone.keyboard.type(" and on", delay=5)
        words += " and on"
    phone.keyboard.type(" again")
    words_kept(own, draft, "headline", f"{words} again")
    assert is_written(phone) == f"{words} again|"


def test_a_word_that_is_being_composed_is_kept_and_not_torn_from_the_keyboard(
    phone: Page, served: Served, own: OwnStore
) -> None:
    draft = a_draft(own)
    keyboard = phone.context.new_cdp_session(phone)
    with before_streamlit(phone, f"{served.address}/reflect?draft={draft}") as box:
        box.click()
        keyboard.send("Input.imeSetComposition", {"text": "buss", "selectionStart": 4, "selectionEnd": 4})
        expect(box).to_have_value("buss")
    words_kept(own, draft, "headline", "buss")
    expect(phone.locator(BLOCK)).to_be_visible()
    keyboard.send("Input.imeSetComposition", {"text": "busse", "selectionStart": 5, "selectionEnd": 5})
    words_kept(own, draft, "headline", "busse")
    expect(phone.locator(BLOCK)).to_be_visible()

    keyboard.send("Input.insertText", {"text": "buses"})
    expect(phone.locator(BLOCK)).to_have_count(0)
    words_kept(own, draft, "headline", "buses")
    assert is_written(phone) == "buses|"


def test_words_outlive_a_tab_that_is_thrown_away_before_streamlit_was_there(
    phone: Page, served: Served, own: OwnStore
) -> None:
    draft = a_draft(own)
    address = f"{served.address}/reflect?draft={draft}"
    with before_streamlit(phone, address) as box:
        box.press_sequentially(WORDS)
        phone.reload(wait_until="commit")
        expect(early(phone)).to_have_value(WORDS)
        early(phone).press("End")
        early(phone).press_sequentially(" again")
    words_kept(own, draft, "headline", f"{WORDS} again")
    expect(phone.locator(BLOCK)).to_have_count(0)
    left = "Object.keys(sessionStorage).filter(name => name.includes('headline')).length"
    wait_until(lambda: phone.evaluate(left) == 0, "let go of by the tab")


def test_nothing_typed_takes_no_focus_and_keeps_nothing(phone: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    phone.goto(f"{served.address}/reflect?draft={draft}")
    here(phone, "The meeting")
    expect(phone.locator(BLOCK)).to_have_count(0)
    expect(phone.locator(BOX).first).to_be_visible()

    assert (is_written(phone), versions(own, draft)) == (None, 0)


def with_news(page: Page, address: str, happen: Callable[[], object]) -> None:
    """Open the page at an address; when its HTML is there and the page itself not yet asked for, something happens."""

    def late(line: WebSocketRoute) -> None:
        assert BLOCK[1:] in page.content()
        happen()
        line.connect_to_server()

    wait_until(lambda: BLOCK[1:] in page.request.get(address).text(), "ready: at its start the server sends it plain")
    page.route_web_socket(re.compile("/_stcore/stream"), late)
    page.goto(address)


def test_where_the_draft_moved_on_meanwhile_its_page_is_shown_and_what_was_typed_is_kept_where_it_belongs(
    phone: Page, served: Served, own: OwnStore
) -> None:
    draft = a_draft(own)
    address = f"{served.address}/reflect?draft={draft}"
    with before_streamlit(phone, address) as box:
        box.press_sequentially(WORDS)
        with_news(phone, address, lambda: own.reflections.describe(draft, step="safety"))
        expect(early(phone)).to_have_value(WORDS)
    expect(phone.locator(BLOCK)).to_have_count(0)
    here(phone, "Creating safety")
    words_kept(own, draft, "headline", WORDS)


def test_where_the_draft_is_gone_meanwhile_the_page_says_so(phone: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    with served.store() as store:
        gone = partial(store.deletion(LOCAL).reflection, draft, tab="another")
        with_news(phone, f"{served.address}/reflect?draft={draft}", gone)
    expect(phone.locator(BLOCK)).to_have_count(0)
    here(phone, "There is no reflection here")


def test_where_the_screen_is_held_meanwhile_its_cover_is_all_there_is(
    phone: Page, served: Served, own: OwnStore, shipped: Content
) -> None:
    draft = a_draft(own)
    with served.store() as store:
        mine = store.supervision(LOCAL)
        script = shipped.script(shipped.supervision.plans[0].key)
        meeting = mine.meetings.begin(
            mine.supervisions.begin("Maeve", "Orla").id,
            script,
            mode=ONE_SCREEN,
            held_on=A_DAY,
            language="en",
            content_version="v1",
        )
        with_news(phone, f"{served.address}/reflect?draft={draft}", partial(mine.screen.hold, meeting.id))
    expect(phone.locator(BLOCK)).to_have_count(0)
    here(phone, "A supervision meeting is open on this screen")
    assert f'id="{BLOCK[1:]}"' not in phone.request.get(f"{served.address}/reflect?draft={draft}").text()


def test_page_that_does_not_come_says_so_and_keeps_the_words_in_the_tab(
    device: Device, served: Served, own: OwnStore
) -> None:
    phone, draft = device(390).new_page(), a_draft(own)
    phone.route(MAIN_SCRIPT, lambda route: route.abort())
    phone.goto(f"{served.address}/reflect?draft={draft}", wait_until="commit")
    early(phone).press_sequentially(WORDS)
    expect(phone.get_by_role("status")).to_have_text(STILL_COMING)
    assert WORDS in phone.evaluate("JSON.stringify({ ...sessionStorage })")
    phone.unroute(MAIN_SCRIPT)
    phone.reload()
    words_kept(own, draft, "headline", WORDS)
    expect(phone.locator(BLOCK)).to_have_count(0)


def test_on_a_laptop_it_is_never_seen(page: Page, served: Served, own: OwnStore) -> None:
    draft = a_draft(own)
    page.add_init_script(
        "new MutationObserver(() => { const one = document.getElementById('first-question');"
        " if (one?.checkVisibility()) window.wasSeen = true })"
        ".observe(document, { childList: true, subtree: true, attributes: true })"
    )
    page.goto(f"{served.address}/reflect?draft={draft}")
    here(page, "The meeting")
    expect(page.get_by_text(WHICH_MEETING)).to_be_visible()

    assert page.evaluate("[document.getElementById('first-question'), window.wasSeen ?? false]") == [None, False]


def test_without_javascript_it_is_not_there(device: Device, served: Served, own: OwnStore) -> None:
    browser = device().browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(f"{served.address}/reflect?draft={a_draft(own)}")
    expect(phone.locator("noscript p")).to_be_visible()
    expect(phone.locator(BLOCK)).to_be_hidden()
    context.close()
