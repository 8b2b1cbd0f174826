"""The first question in the HTML page: to whom it is given, when, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from json import loads
from pathlib import Path
from typing import Any

import pytest

from model.access import LOCAL, Viewer, guest_of
from model.account.session import Identity, Sessions
from model.content import Content
from model.content.schema import OF_LEARNING
from model.keys import mark_of
from model.store import OwnStore, Store
from model.store.database.faults import StoreFault
from model.supervision.meeting import ONE_SCREEN
from pages.parts.reflection.first_question import first_question
from pages.parts.shared.open_guide import guide_for
from server.services import close, opened
from tests.model.store.keys.team_data import as_team
from tests.model.team.test_settings import SOUND
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import titles

KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")
SECRET = "umbrellas"


@dataclass(frozen=True)
class Somebody:
    store: Store
    viewer: Viewer

    @property
    def own(self) -> OwnStore:
        return self.store.of(self.viewer)

    def draft(self, flow: str = "five_minutes", step: str = "meeting", **described: Any) -> str:
        return self.own.reflections.start(flow, "v1", "en", A_DAY, step=step, **described).id

    def page(self, draft: str, **address: str) -> str | None:
        return first_question(self.viewer, {"draft": draft, **address})


def signed_in(store: Store, name: str) -> Viewer:
    mark = mark_of(store.accounts().sign_in(Identity("https://login.invalid", name, name), "staff"))
    session = store.accounts().session(mark, Sessions())
    assert session is not None
    return session.viewer


@pytest.fixture(params=["sqlite", "postgresql"])
def somebody(request: pytest.FixtureRequest, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Somebody:
    """The person of an own machine, and somebody of a team whose server has PostgreSQL."""
    if request.param == "sqlite":
        return Somebody(opened().store, LOCAL)
    assert not home.exists()
    as_team(tmp_path, monkeypatch)
    (tmp_path / "team.toml").write_text(SOUND, encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", request.getfixturevalue("postgresql")())
    return Somebody(opened().store, signed_in(opened().store, "Ann"))


@pytest.fixture
def mine(home: Path) -> Somebody:
    """The person of an own machine."""
    assert not home.exists()
    return Somebody(opened().store, LOCAL)


def told(page: str | None) -> Mapping[str, Any]:
    """What the script of the block is told."""
    assert page is not None
    [found] = re.findall(r'data-told="([^"]*)"', page)
    return dict(loads(unescape(found)))


def test_it_is_for_whom_the_draft_belongs_to_while_its_first_box_is_empty_and_nothing_is_covered(
    somebody: Somebody, shipped: Content
) -> None:
    """One after the other, as each of them makes a database."""
    own, store = somebody.own, somebody.store
    draft = somebody.draft(headline="")
    page = somebody.page(draft)
    assert page is not None
    assert "The meeting in one line" in page
    assert "No names: you will know who you mean." in page
    assert told(page)["draft"] == draft
    assert (told(page)["field"], told(page)["version"]) == ("headline", 0)
    assert bool(told(page)["seals"]) == (somebody.viewer != LOCAL)

    for other in (Viewer("bert"), guest_of("f" * 24), Viewer("")):
        assert first_question(other, {"draft": draft}) is None
    for address in ({"draft": "nothing"}, {"draft": ""}, {}):
        assert first_question(somebody.viewer, address) is None

    kept = own.answers.save(draft, "headline", words=SECRET, tab="t", base_version=0).answer
    assert somebody.page(draft) is None
    own.answers.save(draft, "headline", words="", tab="t", base_version=kept.version)
    assert told(somebody.page(draft))["version"] == 2
    assert SECRET not in (somebody.page(draft) or "")

    of_supervision = store.supervision(somebody.viewer)
    begun = of_supervision.supervisions.begin("Ann", "Orla")
    script = shipped.script(shipped.supervision.plans[0].key)
    meeting = of_supervision.meetings.begin(
        begun.id, script, mode=ONE_SCREEN, held_on=A_DAY, language="en", content_version="v1"
    )
    of_supervision.screen.hold(meeting.id)
    assert somebody.page(draft) is None
    of_supervision.screen.take_back()
    assert somebody.page(draft)

    card = own.cards.begin("child", "v", "en", A_DAY, relationship=own.relationships.name("Blue Jay").id).id
    own.cards.open(card, "alone", KEYS)
    own.device.hand_over(card)
    assert somebody.page(draft) is None
    own.device.have_back()
    assert somebody.page(draft)

    own.reflections.finish(draft)
    assert somebody.page(draft) is None
    close()


def test_it_is_there_where_the_draft_stands_at_its_first_screen_or_the_address_says_so(mine: Somebody) -> None:
    first, later = mine.draft(), mine.draft(step="safety")

    assert mine.page(first)
    assert mine.page(first, screen="1")
    assert mine.page(first, screen="2") is None
    assert mine.page(first, screen="99")
    assert mine.page(later) is None
    assert mine.page(later, screen="1")
    assert mine.page(later, screen="x") is None


def test_what_is_made_part_by_part_has_a_page_of_its_own(mine: Somebody, shipped: Content) -> None:
    for made in (OF_LEARNING, *(document.key for document in shipped.relationship.documents)):
        assert mine.page(mine.draft(made, step="")) is None


def test_every_way_through_begins_with_what_its_page_asks_or_with_nothing(
    mine: Somebody, visit: Visit, shipped: Content
) -> None:
    asked = {}
    for flow in shipped.all_flows.values():
        page = mine.page(mine.draft(flow.key, flow.steps[0].key))
        asked[flow.key] = unescape(re.findall("<h1>(.*)</h1>", page)[0]) if page else None
    some = ("five_minutes", "dilemma_counted")
    assert {name: titles(visit("reflect.py", draft=mine.draft(name, asked_first(shipped, name)))) for name in some} == {
        name: [asked[name]] for name in some
    }
    assert [name for name, title in asked.items() if title is None] == ["conditions_check"]


def asked_first(content: Content, flow: str) -> str:
    return content.all_flows[flow].steps[0].key


def test_it_is_asked_as_a_tab_asks_that_is_only_just_opened(mine: Somebody) -> None:
    content, own = opened().content, mine.own
    word, setting = content.settings.person_words[-1].key, content.work_settings[0]
    without, within = (own.reflections.get(mine.draft(setting=one)) for one in (None, setting.key))
    assert guide_for(own, without) is content.spoken(content.settings.person)

    own.preferences.prefer("person_word", word)
    assert guide_for(own, without) is content.spoken(word)
    assert guide_for(own, within) is content.spoken(setting.person, setting.key)
    own.preferences.prefer("setting", setting.key)
    assert guide_for(own, within) is content.spoken(word, setting.key)
    own.preferences.prefer("person_word", "nobody says so")
    assert guide_for(own, without) is content.spoken(content.settings.person)


def test_words_of_the_guide_are_escaped(mine: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = "pages.parts.reflection.first_question.decision"
    monkeypatch.setattr(f"{decision}.screen_name", lambda *_: '<b onclick="x">')

    page = mine.page(mine.draft())

    assert page is not None
    assert "<h1>&lt;b onclick=&quot;x&quot;&gt;</h1>" in page


@pytest.mark.usefixtures("home")
def test_nobody_waits_for_a_store_that_is_not_open() -> None:
    close()
    assert first_question(LOCAL, {"draft": "any"}) is None


def test_a_store_that_fails_is_told_to_whoever_asks(mine: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = mine.draft()
    mine.store.database.engine.dispose()
    monkeypatch.setattr(type(mine.own.reflections), "get", _failing)

    with pytest.raises(StoreFault):
        mine.page(draft)


def _failing(*_given: object) -> None:
    raise StoreFault("away")
