"""The team's settings: what is taken, and what is said of what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from model.team.settings import TEAM_VARIABLE, Keeping, Sessions, TeamFault, read_team, team

A_KEY = Fernet.generate_key().decode()
SOUND = """
address = "https://alongside.example.org/"

[providers.staff]
name = "your work account"
issuer = "https://login.example.org/realms/team"
client_id = "alongside"
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file of settings that is sound."""
    path = tmp_path / "team.toml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_without_the_variable_there_is_no_team(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TEAM_VARIABLE, raising=False)

    assert team() is None


def test_what_is_not_said_has_its_usual_value(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEAM_VARIABLE, str(written))
    found = team()

    assert found is not None
    assert (found.address, found.host, found.is_encrypted) == (
        "https://alongside.example.org",
        "alongside.example.org",
        True,
    )
    assert found.sessions == Sessions(idle_minutes=30, longest_hours=12)
    assert found.keeping == Keeping(trail=730)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('address = "http://alongside.example.org"', "address: has to begin with https://"),
        (
            'address = "https://alongside.example.org/here"',
            "address: is no address such as https://alongside.example.org",
        ),
        (
            'address = "https://me@alongside.example.org"',
            "address: is no address such as https://alongside.example.org",
        ),
        ('address = "https://alongside.example.org:0"', "address: is no address such as https://alongside.example.org"),
        ('adress = "x"', "address: Field required; adress: Extra inputs are not permitted"),
    ],
)
def test_a_wrong_address_is_named(written: Path, line: str, said: str) -> None:
    written.write_text(SOUND.replace('address = "https://alongside.example.org/"', line), encoding="utf-8")

    with pytest.raises(TeamFault) as fault:
        read_team(written)

    assert fault.value.message == f"{written}: {said}. Put that right, then start again."


def test_a_plain_line_is_for_this_machine_alone(written: Path) -> None:
    plain = SOUND.replace("https://alongside.example.org/", "http://127.0.0.1:8501")
    written.write_text(plain, encoding="utf-8")

    assert read_team(written).is_encrypted is False


def test_what_is_no_toml_and_what_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    with pytest.raises(TeamFault) as missing:
        read_team(path)
    path.write_text("address = ", encoding="utf-8")
    with pytest.raises(TeamFault) as broken:
        read_team(path)

    assert missing.value.message == f"{path}, named by ALONGSIDE_TEAM, cannot be read. Put the file there, or unset it."
    assert broken.value.message.startswith(f"{path} is not TOML: ")


def test_a_secret_is_in_a_file_or_a_variable_and_never_in_the_settings(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_team(written)
    with pytest.raises(TeamFault) as missing:
        found.secret("staff")
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", "of the variable\n")
    in_variable = found.secret("staff")
    kept = tmp_path / "secret"
    kept.write_text("of the file\n", encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text(f'{SOUND}client_secret_file = "{kept}"\n', encoding="utf-8")

    assert (in_variable, read_team(other).secret("staff")) == ("of the variable", "of the file")
    assert missing.value.message == (
        "The secret of the provider staff is not in the variable ALONGSIDE_SECRET_STAFF. "
        "Put it there, then start again."
    )
