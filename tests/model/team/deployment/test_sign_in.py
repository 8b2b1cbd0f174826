"""What is said of a team's settings before a start: address, names, providers, secrets, times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from model.team.deployment.remark import Remark
from model.team.deployment.sign_in import PARTS, about_team
from model.team.settings import Keeping, Provider, Sessions, Team
from server.settings import allowed_hosts

SECRET = "g00d-and-long-enough"
KEPT = Keeping(drafts=90)


def provider(issuer: str = "https://login.youthwork.ie/realms/team", file: str | None = None) -> Provider:
    return Provider(name="your work account", issuer=issuer, client_id="alongside", client_secret_file=file)


def a_team(
    address: str = "https://alongside.youthwork.ie",
    work: Provider | None = None,
    sessions: Sessions | None = None,
    keeping: Keeping = KEPT,
) -> Team:
    return Team(
        address=address, providers={"staff": work or provider()}, sessions=sessions or Sessions(), keeping=keeping
    )


@pytest.fixture(autouse=True)
def _well_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", SECRET)


def said(team: Team | None) -> list[tuple[str, str]]:
    """Each remark as its kind and its first words, up to the first comma or the first full stop."""
    return [(one.kind, one.told.partition(", ")[0].partition(". ")[0]) for one in about_team(team)]


def test_a_sound_team_has_nothing_said_of_it() -> None:
    assert list(about_team(a_team())) == []


def test_no_file_named_means_that_nobody_signs_in() -> None:
    assert said(None) == [("Missing", "ALONGSIDE_TEAM names no file")]


def test_the_example_left_as_it_is_is_told() -> None:
    example = a_team("https://alongside.example.org", provider("https://login.example.org"))

    assert said(example) == [
        ("Missing", "The address https://alongside.example.org is the example's"),
        ("Missing", "The issuer of the provider staff is the example's"),
    ]


def test_an_address_that_only_ends_like_an_example_is_none() -> None:
    assert said(a_team("https://notexample.org")) == []


def test_an_address_without_encryption_is_told() -> None:
    assert said(a_team("http://127.0.0.1:8501")) == [("Weak", "The address http://127.0.0.1:8501 is not https")]


@pytest.mark.parametrize(
    ("hosts", "remarks"),
    [
        (" , ", []),
        ("*", [("Weak", "ALONGSIDE_HOSTS lets the server answer to any name")]),
        ("127.0.0.1,other.youthwork.ie", []),
        ("alongside.youthwork.ie", [("Note", "ALONGSIDE_HOSTS does not name 127.0.0.1")]),
    ],
)
def test_names_beside_that_of_the_address_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, hosts: str, remarks: list[tuple[str, str]]
) -> None:
    monkeypatch.setenv("ALONGSIDE_HOSTS", hosts)

    assert said(a_team()) == remarks


def test_the_address_is_answered_to_whatever_other_names_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So nothing has to be said of that."""
    settings = Path(__file__).resolve().parents[4] / "deploy" / "team.toml"
    file = tmp_path / "team.toml"
    text = settings.read_text(encoding="utf-8").replace("https://localhost", "https://alongside.youthwork.ie")
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(file))
    without = allowed_hosts()
    monkeypatch.setenv("ALONGSIDE_HOSTS", "127.0.0.1")

    assert (without[-1], allowed_hosts()) == ("alongside.youthwork.ie", ["127.0.0.1", "alongside.youthwork.ie"])
    assert "127.0.0.1" in without


@pytest.mark.parametrize(
    ("phones", "remarks"),
    [
        ("", []),
        ("http://alongside.youthwork.ie", [("Weak", "ALONGSIDE_ROOM_ADDRESS is not https")]),
        ("https://rooms.youthwork.ie", []),
    ],
)
def test_the_address_for_phones_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, phones: str, remarks: list[tuple[str, str]]
) -> None:
    monkeypatch.setenv("ALONGSIDE_ROOM_ADDRESS", phones)

    assert said(a_team()) == remarks


def test_a_provider_for_everybody_has_to_say_who_is_let_in() -> None:
    google = provider("https://accounts.google.com")
    narrowed = google.model_copy(update={"require": {"hd": ["youthwork.ie"]}})

    assert said(a_team(work=google)) == [("Missing", "The provider staff lets everybody in the world in")]
    assert said(a_team(work=narrowed)) == []


@pytest.mark.parametrize("part", PARTS)
def test_what_signing_in_needs_and_is_not_there_is_missing(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setitem(sys.modules, part, None)

    assert said(a_team()) == [("Missing", "What signing in needs is not installed")]


def test_a_missing_secret_is_told_by_where_it_should_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ALONGSIDE_SECRET_STAFF")
    file = str(tmp_path / "secret")

    assert said(a_team()) == [
        ("Missing", "The secret of the provider staff is not in the variable ALONGSIDE_SECRET_STAFF")
    ]
    assert said(a_team(work=provider(file=file))) == [
        ("Missing", f"The secret of the provider staff is not in the file {file}")
    ]


@pytest.mark.parametrize("secret", ["short", "for-trying-out-only", "FOR-TRYING-OUT-ONLY"])
def test_a_secret_of_the_example_or_a_short_one_is_told_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", secret)

    assert list(about_team(a_team())) == [
        Remark(
            "Weak",
            "The secret of the provider staff is the example's, or short. Let the provider make a new one.",
        )
    ]


@pytest.mark.parametrize("sessions", [Sessions(idle_minutes=31), Sessions(longest_hours=13)])
def test_long_sessions_are_noted(sessions: Sessions) -> None:
    minutes, hours = sessions.idle_minutes, sessions.longest_hours

    assert said(a_team(sessions=sessions)) == [
        ("Note", f"Sessions last {minutes} idle minutes and {hours} hours at most")
    ]


def test_that_nothing_is_deleted_by_age_is_noted() -> None:
    assert said(a_team(keeping=Keeping(trail=30))) == [("Note", "[keeping] sets no days")]
