"""On a team's server a page says how long what is kept, who opened it, and why something cannot be deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from model.access import OPERATOR, NotYours, Viewer
from model.account.session import Identity
from model.keys import mark_of
from model.phrases import day
from model.store import OwnStore, Store
from model.team.settings import Keeping, Sessions
from model.team.trail import Act, Kind, TrailEntry
from pages.parts import kept_how_long
from pages.parts.shared import open_guide
from pages.parts.shared.local_time import today
from pages.parts.supervision import open_meeting
from pages.parts.trail.table import NOBODY_KNOWN, NOTHING_YET
from pages.parts.trail.words import ACTS, KINDS, told
from pages.parts.workshop import room_in_address
from server.services import opened
from server.sign_in import viewer as sign_in_viewer
from server.sign_in.viewer import SignedOut
from tests.model.store.supervision.two_people import table
from tests.model.team.test_settings import A_KEY, SOUND
from tests.pages.conftest import A_DAY, Downloads, Visit
from tests.pages.page_reader import links, nameless, titles, trouble

HOLD = "put a hold on it. Why: A court asked\\_"
LEAVE = "Leave: take everything, then delete it"


@pytest.fixture
def store(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store that the pages open, with a team's settings."""
    assert not home.exists()
    settings = tmp_path / "team.toml"
    settings.write_text(f"{SOUND}\n[keeping]\ndrafts = 90\nrecords = 2555\n", encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(settings))
    monkeypatch.setenv("ALONGSIDE_KEYS", A_KEY)
    return opened().store


@pytest.fixture
def anna(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Somebody who is signed in for as long as her session is there."""
    mark = mark_of(store.accounts().sign_in(Identity("https://login.example.org", "anna", "Anna"), "staff"))
    her_session = store.accounts().session(mark, Sessions())
    assert her_session is not None
    anna = her_session.viewer

    def viewer() -> Viewer:
        if store.accounts().session(mark, Sessions()) is None:
            raise SignedOut
        return anna

    for module in (sign_in_viewer, open_guide, open_meeting, room_in_address):
        monkeypatch.setattr(module, "viewer", viewer)
    return anna


@pytest.fixture
def hers(store: Store, anna: Viewer) -> OwnStore:
    """What she wrote."""
    own = store.of(anna)
    own.reflections.start("five_minutes", "v1", "en", A_DAY, headline="A walk")
    return own


def folded(at: AppTest) -> list[str]:
    return [one.label for one in at.expander]


def table_of(at: AppTest) -> list[list[str]]:
    [found] = at.table
    return found.value.to_numpy().tolist()


def test_how_long_everything_is_kept_is_said_beforehand(visit: Visit, hers: OwnStore) -> None:
    assert hers.reflections.count() == 1
    at = visit("my_reflections.py")
    said = dict(table_of(at))
    assert list(said) == list(kept_how_long.KINDS.values())
    assert said[kept_how_long.KINDS["drafts"]] == "90 days"
    assert said[kept_how_long.KINDS["records"]] == "2,555 days"
    assert said[kept_how_long.KINDS["trail"]] == "730 days"
    assert said[kept_how_long.KINDS["cards"]] == "until you delete it"
    assert ("Who opened mine", "trail") in links(at)
    assert (nameless(at), trouble(at)) == ([], [])


def test_every_kind_of_the_settings_has_a_name_on_the_page() -> None:
    assert kept_how_long.KINDS.keys() == Keeping.model_fields.keys()


@pytest.mark.usefixtures("anna")
def test_somebody_who_wrote_nothing_can_leave_too(visit: Visit) -> None:
    at = visit("my_reflections.py")
    assert folded(at)[-2:] == ["How long this is kept, and who opened it", LEAVE]


def test_on_ones_own_machine_nothing_of_this_is_said(visit: Visit, own: OwnStore) -> None:
    own.reflections.start("five_minutes", "v1", "en", A_DAY)
    at = visit("my_reflections.py")
    assert folded(at)[-1] == "Delete everything I have written"
    assert (list(at.table), [one for one in links(at) if one[1] == "trail"]) == ([], [])
    at = visit("team/trail.py")
    assert (titles(at), links(at)) == (["No list of who opened mine"], [("My reflections", "reflections")])
    assert list(at.table) == []


def test_leaving_is_one_file_and_then_words_to_type(
    visit: Visit, hers: OwnStore, downloads: Downloads, store: Store, anna: Viewer
) -> None:
    at = visit("my_reflections.py")
    assert folded(at)[-1] == LEAVE
    downloads[f"alongside-everything-{today().isoformat()}.zip"]()
    at.text_input(key="sure").set_value("delete everything").run()
    at.button(key="delete_everything").click().run()
    assert (hers.reflections.count(), titles(at), trouble(at)) == (0, ["Everything is deleted"], [])
    assert [told(one) for one in store.trail(anna).mine()] == ["Deleted: everything", "Saved as a file: everything"]
    with pytest.raises(NotYours):
        store.accounts().mine(anna)
    assert titles(visit("my_reflections.py")) == ["You are signed out"], "in another tab"


@pytest.mark.usefixtures("hers")
def test_a_hold_is_said_where_something_is_deleted_and_nothing_is(visit: Visit, store: Store, anna: Viewer) -> None:
    hold = store.holds(OPERATOR).begin(anna.person, "A court asked_", "Siân Lewis")
    at = visit("my_reflections.py")
    said = f"Since {day(hold.since)} nothing of yours can be deleted, neither by you nor by age: Siân Lewis {HOLD}"
    assert [one.value for one in at.info] == [said]
    assert [one.key for one in at.button if one.key == "delete_everything"] == []
    reflection = store.of(anna).reflections.all()[0].id
    at.button(key=f"delete_{reflection}").click().run()
    assert [one.key for one in at.button if one.key == "delete_for_good"] == []
    assert (store.of(anna).reflections.count(), trouble(at)) == (1, [])
    store.holds(OPERATOR).end(anna.person)
    at = visit("my_reflections.py")
    assert ([one.value for one in at.info], at.button(key="delete_everything").disabled) == ([], True)


@pytest.mark.usefixtures("anna")
def test_an_empty_trail_says_so(visit: Visit) -> None:
    at = visit("team/trail.py")
    assert (titles(at), [one.value for one in at.info]) == (["Who opened mine"], [NOTHING_YET])
    assert (list(at.table), trouble(at)) == ([], [])


def test_a_trail_says_who_by_the_name_they_are_met_by(visit: Visit, store: Store, anna: Viewer) -> None:
    both = table(store, anna.person, "7ab2")
    both.supervisor.supervisions.rename(both.id, supervisor_name="*Bert*")
    fixed = both.fixed().id
    both.supervisor.record.of(fixed)
    other = table(store, anna.person, "9cd3")
    other.supervisor.supervisions.forget(other.id)
    store.trail(anna).exported("document")
    at = visit("team/trail.py")
    assert [row[1:] for row in table_of(at)] == [
        ["You", "Saved as a file: a document"],
        [NOBODY_KNOWN, "Deleted: all meetings with one person"],
        ["\\*Bert\\*", "Opened: the record of a meeting"],
        ["\\*Bert\\*", "Confirmed: the record of a meeting"],
    ]
    assert (nameless(at), trouble(at)) == ([], [])


def test_several_things_are_counted_in_words() -> None:
    entry = TrailEntry(1, "operator", "retention", "reflection", None, 3, datetime(2026, 3, 4, tzinfo=UTC))
    assert told(entry) == "Deleted by age: three reflections"
    assert told(replace(entry, things=1)) == "Deleted by age: a reflection"


def test_every_act_and_kind_of_a_trail_has_words() -> None:
    assert (set(ACTS), set(KINDS)) == (set(get_args(Act)), set(get_args(Kind)))
