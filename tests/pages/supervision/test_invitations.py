"""Inviting by address, and by four words, as both see it: typed, waiting, answered, taken back, refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.access import PRACTITIONER, SUPERVISOR, Viewer
from model.store import Store, SupervisionStore
from model.store.supervision.by_address import NO_ADDRESS, ONES_OWN, TWICE
from pages.parts.shared import open_guide
from pages.parts.shared.plain_text import plain
from pages.parts.supervision import open_meeting
from pages.parts.supervision.invitations.answer import NOT_THERE
from server.services import opened
from server.sign_in import viewer as sign_in_viewer
from tests.model.store.supervision.signed_in import signed_in
from tests.model.team.test_settings import A_KEY, SOUND
from tests.pages.conftest import Visit
from tests.pages.page_reader import buttons, links, nameless, read_as_markdown, subheadings, trouble, whole

ANN, BEN = "ann@example.org", "ben@example.org"


@pytest.fixture
def store(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of a team's server."""
    assert not home.exists()
    settings = tmp_path / "team.toml"
    settings.write_text(SOUND, encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(settings))
    monkeypatch.setenv("ALONGSIDE_KEYS", A_KEY)
    return opened().store


@dataclass(frozen=True)
class Two:
    """Ann, who invites, and Ben; one of them looks at the pages."""

    store: Store
    ann: Viewer
    ben: Viewer
    look_as: Callable[[Viewer], None]

    @property
    def hers(self) -> SupervisionStore:
        """What Ann invites to."""
        return self.store.supervision(self.ann)


@pytest.fixture
def two(store: Store, monkeypatch: pytest.MonkeyPatch) -> Two:
    """Both signed in, and Ann looks."""

    def look_as(who: Viewer) -> None:
        for module in (sign_in_viewer, open_guide, open_meeting):
            monkeypatch.setattr(module, "viewer", lambda: who)

    found = Two(store, signed_in(store, "ann", ANN), signed_in(store, "ben", BEN), look_as)
    look_as(found.ann)
    return found


def typed(at: AppTest, address: str, theirs: str = "Ben") -> AppTest:
    """The form filled in and sent."""
    at.text_input(key="invite_address_0").set_value(address)
    at.text_input(key="invite_mine").set_value("Ann")
    at.text_input(key="invite_theirs_0").set_value(theirs)
    return at.button(key="invite_them").click().run()


def test_who_invites_sees_that_it_waits_and_takes_it_back(visit: Visit, two: Two) -> None:
    at = visit("supervision.py")
    assert f"They see that you sign in as {ANN}" in whole(at).replace("\u2060", "")
    typed(at, f" {BEN.upper()} ")
    [made] = two.hers.by_address.mine()
    assert f"You invited **Ben** at {BEN}." in whole(at).replace("\u2060", "")
    assert (made.address, made.seat, made.inviter_name, made.invited_name) == (BEN, PRACTITIONER, "Ann", "Ben")
    assert at.text_input(key="invite_address_1").value == ""
    assert (nameless(at), trouble(at)) == ([], [])
    at.button(key=f"withdraw_{made.id}").click().run()
    assert (two.hers.by_address.mine(), "You invited" in whole(at)) == ([], False)


def test_who_is_invited_is_told_on_the_first_page_and_accepts(visit: Visit, two: Two) -> None:
    made = two.hers.by_address.invite("Ann", "Ben", PRACTITIONER, BEN)
    two.look_as(two.ben)
    assert ("Ann invites you to supervision", "supervision") in links(visit("home.py"))
    at = visit("supervision.py")
    said = whole(at).replace("\u2060", "")
    assert f"**Ann**, who signs in as {ANN}, asks you to supervise their work here." in said
    assert "A no is not told to them." in said
    assert (nameless(at), trouble(at)) == ([], [])
    at.button(key=f"accept_{made.id}").click().run()
    assert (subheadings(at)[:1], trouble(at)) == (["Ann"], [])
    [both] = two.store.supervision(two.ben).supervisions.all()
    assert (both.practitioner, both.supervisor) == (two.ann.person, two.ben.person)
    assert [one for one in links(visit("home.py")) if "invites you" in one[0]] == []


def test_who_says_no_sees_nothing_more_of_it_and_the_inviter_no_change(visit: Visit, two: Two) -> None:
    made = two.hers.by_address.invite("Ann", "Ben", PRACTITIONER, BEN)
    before = whole(visit("supervision.py"))
    two.look_as(two.ben)
    at = visit("supervision.py")
    at.button(key=f"decline_{made.id}").click().run()
    assert ("asks you to supervise" in whole(at), "Accept" in buttons(at), trouble(at)) == (False, False, [])
    two.look_as(two.ann)
    assert whole(visit("supervision.py")) == before


def test_a_press_on_what_was_taken_back_meanwhile_does_nothing_and_says_so(visit: Visit, two: Two) -> None:
    made = two.hers.by_address.invite("Ann", "Ben", PRACTITIONER, BEN)
    two.look_as(two.ben)
    at = visit("supervision.py")
    two.hers.by_address.withdraw(made.id)
    at.button(key=f"accept_{made.id}").click().run()
    assert NOT_THERE in [one.value for one in at.error]
    assert (two.store.supervision(two.ben).supervisions.all(), "Accept" in buttons(at)) == ([], False)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", NO_ADDRESS),
        ("<script>alert(1)</script>@example.org", NO_ADDRESS),
        (ANN, ONES_OWN),
        ("cat@example.org", TWICE),
    ],
)
def test_what_cannot_be_invited_is_said_beside_the_form_and_stays_typed(
    visit: Visit, two: Two, address: str, said: str
) -> None:
    at = visit("supervision.py")
    if said == TWICE:
        two.hers.by_address.invite("Ann", "Cat", PRACTITIONER, address)
    typed(at, address)
    assert (said in [one.value for one in at.warning], trouble(at)) == (True, [])


def test_both_names_are_needed(visit: Visit, two: Two) -> None:
    at = typed(visit("supervision.py"), BEN, theirs=" ")
    assert "Both names are needed. A made-up one will do." in [one.value for one in at.warning]
    assert two.hers.by_address.mine() == []


def test_a_hostile_name_and_address_stay_words(visit: Visit, two: Two) -> None:
    name, address = "<img src=x> [a](b) :smile:", "*`_{|}~@example.org"
    two.store.supervision(signed_in(two.store, "eve", address)).by_address.invite(name, name, PRACTITIONER, BEN)
    two.hers.by_address.invite(name, name, PRACTITIONER, address)
    for who in (two.ann, two.ben):
        two.look_as(who)
        at = visit("supervision.py")
        found = read_as_markdown(at)
        assert ([words for words in found if name in words or address in words], trouble(at)) == ([], [])
        assert [plain(one) in "\n".join(found) for one in (name, address)] == [True, True]


@pytest.mark.usefixtures("two")
def test_the_way_by_four_words_is_one_choice_away(visit: Visit) -> None:
    at = visit("supervision.py")
    assert "Make four words for them" not in buttons(at)
    at.radio(key="invite_way").set_value("By four words").run()
    assert ("Make four words for them" in buttons(at), "Invite them" in buttons(at)) == (True, False)


def test_four_words_lead_two_people_together(visit: Visit, two: Two) -> None:
    at = visit("supervision.py")
    at.radio(key="invite_way").set_value("By four words").run()
    at.radio(key="invite_seat").set_value(SUPERVISOR)
    at.text_input(key="invite_mine").set_value("Ann")
    at.text_input(key="invite_theirs_0").set_value("Ben")
    at.button(key="make_invitation").click().run()
    [made] = two.hers.invitations.mine()
    assert (f"### {made.code}" in whole(at), trouble(at)) == (True, [])
    two.look_as(two.ben)
    at = visit("supervision.py")
    at.text_input(key="invitation_said").set_value(made.code)
    at.button(key="look_at_invitation").click().run()
    assert "**Ann** offers to supervise your work here." in whole(at)
    at.button(key="accept_invitation").click().run()
    assert (subheadings(at)[:1], trouble(at)) == (["Ann"], [])


def test_without_a_checked_address_there_are_four_words_alone(visit: Visit, two: Two) -> None:
    two.look_as(signed_in(two.store, "eve", ""))
    at = visit("supervision.py")
    assert ("Make four words for them" in buttons(at), "Invite them" in buttons(at)) == (True, False)
    assert [one.key for one in at.radio if one.key == "invite_way"] == []


@pytest.mark.usefixtures("own")
def test_on_an_own_machine_nobody_is_invited(visit: Visit) -> None:
    for page in ("home.py", "supervision.py"):
        assert "invit" not in whole(visit(page)).lower()
