"""The workshops: what one is here, the plans, and one plan with every word that its trainer needs."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.content import Content
from model.content.workshop.steps import VignetteStep
from model.report.facilitator_pack.steps import told_steps
from model.report.facilitator_pack.words import clock, size_of
from model.workshop.room import Room
from model.workshop.script import script_of
from pages.parts.workshop.open_rooms import ALSO_IN_PACK, REHEARSE, WARY
from pages.parts.workshop.plans import OTHER_ROOMS
from pages.parts.workshop.ways_in import HAS_ADDRESSES, KINDS, NO_ANSWER, START_FIRST, WAYS, WITHOUT
from server.network import room_network
from server.network.machine_addresses import machine_addresses
from server.network.room_network import FOR_THIS_MACHINE_ONLY
from server.network.ways_in import Kind
from server.services import services
from tests.model.report.shared.pdf_reader import read
from tests.pages.conftest import Downloads, Visit
from tests.pages.page_reader import captions, elements, headings, nameless, subheadings, titles, trouble
from tests.pages.workshop.rooms import hold, press
from tests.shipped import shipped_content

pytestmark = pytest.mark.slow

PLANS = [plan.key for plan in shipped_content().workshops.plans]
EVERY_PLAN = pytest.mark.parametrize("key", PLANS)


def said(at: AppTest) -> list[str]:
    """Everything the page says, in order; the points of a list as one."""
    return [str(getattr(element, "value", "")) for element in elements(at)]


def in_order(texts: list[str], page: list[str]) -> list[str]:
    """The texts that do not come after one another on the page."""
    at, missing = 0, []
    for text in texts:
        if text in page[at:]:
            at = page.index(text, at) + 1
        else:
            missing.append(text)
    return missing


def test_workshops_page_says_what_one_is_and_whether_phones_can_join(visit: Visit, shipped: Content) -> None:
    at = visit("workshops.py")
    assert (titles(at), headings(at)) == (["Workshops"], ["The plans"])
    here = machine_addresses()
    would = f"\n\n{HAS_ADDRESSES.format(', '.join(here))}" if here else ""
    warning = f"{FOR_THIS_MACHINE_ONLY}{would}\n\n{WITHOUT}"
    assert in_order([shipped.workshops.about, warning, shipped.workshops.ours], said(at)) == []
    assert (nameless(at), trouble(at)) == ([], [])
    assert [START_FIRST in one for one in said(at) if "In one minute" in one] == [True]


def test_each_plan_is_a_card_with_its_minutes_and_its_people(visit: Visit, shipped: Content) -> None:
    at = visit("workshops.py")
    plans = shipped.workshops.plans
    assert subheadings(at) == [plan.name for plan in plans]
    assert [plan.summary for plan in plans if plan.summary not in said(at)] == []
    assert [caption.value for caption in at.caption][: len(plans)] == [
        "90 minutes, for 8 to 300 people.",
        "60 minutes, for 6 to 60 people.",
        "75 minutes, for 6 to 120 people.",
        "60 minutes, for 6 to 60 people.",
        "60 minutes, for 8 to 60 people.",
        "60 minutes, for 6 to 80 people.",
        "45 minutes, for 6 to 40 people.",
    ]


@EVERY_PLAN
def test_plan_is_opened_from_its_card_and_closed_again(visit: Visit, shipped: Content, key: str) -> None:
    at = visit("workshops.py")
    at.button(key=f"read_{key}").click().run()
    assert (titles(at), at.query_params) == ([shipped.workshop(key).name], {"plan": key})
    at.button(key="all_plans").click().run()
    assert (titles(at), at.query_params) == (["Workshops"], {})


@EVERY_PLAN
def test_plan_shows_every_word_of_every_step_in_order(visit: Visit, shipped: Content, key: str) -> None:
    plan = shipped.workshop(key)
    at = visit("workshops.py", plan=key)
    page = said(at)
    about = shipped.workshops
    texts = [plan.summary, plan.purpose, plan.for_whom, *about.anonymity, about.paper.anonymity]
    for step in told_steps(shipped, plan):
        texts.append(f"{step.number}. {step.title}")
        for part in step.parts:
            texts.append(f"**{part.label}**")
            texts += ["\n".join(f"- {text}" for text in part.texts)] if part.look == "points" else part.texts
    assert in_order(texts, page) == []
    assert (nameless(at), trouble(at)) == ([], [])


@EVERY_PLAN
def test_running_order_has_the_minute_each_step_starts_at(visit: Visit, shipped: Content, key: str) -> None:
    plan = shipped.workshop(key)
    order = visit("workshops.py", plan=key).table[0].value
    starts = [sum(step.minutes for step in plan.steps[:number]) for number in range(len(plan.steps))]
    assert list(order["From"]) == [clock(start) for start in starts]
    assert list(order["Step"]) == [step.title for step in plan.steps]
    assert list(order["Minutes"]) == [str(step.minutes) for step in plan.steps]


@EVERY_PLAN
def test_stories_the_plan_does_not_use_are_there_to_swap_in(visit: Visit, shipped: Content, key: str) -> None:
    plan = shipped.workshop(key)
    at = visit("workshops.py", plan=key)
    used = {step.vignette for step in plan.steps if isinstance(step, VignetteStep)}
    rest = [vignette for vignette in shipped.vignettes.vignettes if vignette.key not in used]
    folded = [WARY, WAYS, OTHER_ROOMS, "Without phones", *(one.name for one in rest)]
    assert [expander.label for expander in at.expander] == folded
    page = said(at)
    assert [one.key for one in rest if page.count(one.reveal) != 1] == []
    assert shipped.vignettes.intro in page


def test_headings_of_a_plan_come_in_the_order_a_trainer_reads(visit: Visit) -> None:
    at = visit("workshops.py", plan="honest_challenge")
    assert headings(at) == [
        "What it is for",
        "For whom",
        "Running order",
        "What to say about anonymity",
        "Step by step",
        "To swap in",
    ]


@EVERY_PLAN
def test_pack_can_be_saved_from_the_plan(visit: Visit, key: str) -> None:
    at = visit("workshops.py", plan=key)
    (button,) = [one for one in elements(at) if one.type == "download_button"]
    assert (button.proto.label, button.proto.id.endswith(f"pack_{key}")) == ("Save the facilitator's pack as PDF", True)


def test_plan_speaks_of_the_person_as_chosen(visit: Visit, shipped: Content) -> None:
    at = visit("workshops.py", plan="meeting_the_model")
    at.session_state.person_word = "child"
    at.run()
    asked = shipped.spoken("child").workshop("meeting_the_model").steps[3].model_dump()["question"]
    assert "child" in asked
    assert said(at).count(f"**{asked}**") == 1


@pytest.mark.parametrize("plan", ["nothing", "", "<script>"])
def test_unknown_plan_says_so_and_leads_back(visit: Visit, plan: str) -> None:
    at = visit("workshops.py", plan=plan)
    assert (titles(at), trouble(at)) == (["There is no plan here"], [])
    at.button(key="all_plans").click().run()
    assert titles(at) == ["Workshops"]


@EVERY_PLAN
def test_workshop_is_opened_from_its_plan_once_however_fast_one_presses(visit: Visit, key: str) -> None:
    at = visit("workshops.py", plan=key)
    press(at, f"open_{key}")
    (room,) = hold(people=0).trainer.rooms.all()[1:]
    assert (room.plan, room.step, titles(at), at.query_params) == (key, "welcome", ["Welcome"], {"room": room.id})


def test_workshop_is_opened_as_wary_as_was_chosen(visit: Visit) -> None:
    at = visit("workshops.py", plan="care_and_control")
    at.radio(key="room_wary").set_value(3).run()
    press(at, "open_care_and_control")
    store = services().store
    assert store is not None
    rooms = store.workshops(LOCAL).rooms
    assert [rooms.script(room.id).cells_at_least for room in rooms.all()] == [3]


def test_feedback_is_asked_before_the_close_where_it_is_wished(visit: Visit) -> None:
    at = visit("workshops.py", plan="care_and_control")
    at.checkbox(key="room_feedback").set_value(True).run()
    press(at, "open_care_and_control")
    (wished,) = hold(people=0).trainer.rooms.all()[1:]
    steps = hold(people=0).trainer.rooms.script(wished.id).plan.steps
    assert [step.key for step in steps[-3:]] == ["feedback_worth", "feedback_change", "close"]


def test_what_feedback_adds_is_told_beside_its_tick_and_the_plan_and_its_pack_have_it(
    visit: Visit, downloads: Downloads
) -> None:
    at = visit("workshops.py", plan="care_and_control")
    offer = shipped_content().workshops.feedback.offer
    assert at.checkbox(key="room_feedback").label == f"{offer} (two steps, three minutes more)"
    plan = shipped_content().workshop("care_and_control")
    assert f"{size_of(plan)}." in captions(at)
    at.checkbox(key="room_feedback").set_value(True).run()
    longer = script_of(shipped_content(), plan.key, with_feedback=True).plan
    assert longer.minutes == plan.minutes + 3
    assert (f"{size_of(longer)}." in captions(at), ALSO_IN_PACK in captions(at)) == (True, True)
    numbered = [f"{number}. {step.title}" for number, step in enumerate(longer.steps, 1)]
    assert subheadings(at) == numbered
    pack = read(downloads["alongside-workshop-care-and-control.pdf"]())
    assert [text for text in pack.texts("H2") if "worth" in text] == ["Handout 4. What today was worth"]
    assert (trouble(at), nameless(at)) == ([], [])


def test_how_to_rehearse_is_told_where_a_room_is_opened_or_open_on_ones_own_machine(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> list[int]:
        return [captions(at).count(REHEARSE) for at in (visit("workshops.py"), visit("workshops.py", plan=PLANS[0]))]

    assert told() == [0, 1]
    hold(people=0)
    assert told() == [1, 1]
    monkeypatch.setenv("ALONGSIDE_HOSTS", "guide.example.org")
    assert told() == [0, 0]


def test_second_half_of_a_double_click_opens_no_second_room(visit: Visit) -> None:
    at = visit("workshops.py", plan="care_and_control")
    at.session_state.room_pressed_at = time.monotonic()
    at.button(key="open_care_and_control").click().run()
    assert hold(people=0).trainer.rooms.all()[1:] == []


def test_open_and_held_workshops_are_listed_to_go_on_with_and_to_forget(visit: Visit) -> None:
    ended, open_one = hold("care_and_control", people=0), hold(people=0)
    ended.trainer.rooms.end(ended.id)
    at = visit("workshops.py")
    assert (headings(at), trouble(at), nameless(at)) == (["Open now", "The plans", "Held"], [], [])
    at.button(key=f"go_{open_one.id}").click().run()
    assert (titles(at), at.query_params) == (["Welcome"], {"room": open_one.id})
    at = visit("workshops.py")
    press(at, f"forget_{ended.id}")
    press(at, f"forget_now_{ended.id}")
    kept: list[Room] = ended.trainer.rooms.all()
    assert ([room.id for room in kept], titles(at)) == ([open_one.id], ["Workshops"])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("10.42.0.1", "own_hotspot"),
        ("172.20.10.3", "phones_hotspot"),
        ("192.168.1.9", "private"),
        ("9.9.9.9", "public"),
    ],
)
def test_network_of_the_address_is_told_in_plain_words(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, address: str, kind: Kind
) -> None:
    monkeypatch.setattr(room_network, "addresses", lambda: [f"http://{address}:8502"])
    monkeypatch.setattr(room_network, "reachable", lambda _address: True)
    at = visit("workshops.py")
    told = f"With phones, the room joins at **http://{address}:8502/join**. {KINDS[kind]}"
    assert ([info.value for info in at.info], list(at.warning)) == ([told], [])


def test_address_of_the_room_is_told_where_people_reach_it_by_a_name(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", "https://127.0.0.1:1")
    at = visit("workshops.py")
    assert (at.info[0].value.partition("**. ")[0], [one.value for one in at.warning]) == (
        "With phones, the room joins at **127.0.0.1:1/join",
        [NO_ANSWER],
    )
