"""The team's settings: one TOML file, named by ALONGSIDE_TEAM. Without it this is somebody's own machine.

The file names where secrets lie and holds none: a provider's secret is in a file of its own, or in a variable.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

TEAM_VARIABLE = "ALONGSIDE_TEAM"
SECRET_VARIABLE = "ALONGSIDE_SECRET_{}"  # noqa: S105  the name of a variable, filled in with a provider's
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class TeamFault(Exception):
    """The team's settings cannot be used; `message` says which line, why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def _is_origin(address: str) -> str:
    """An address people type, without a path; encrypted, unless it never leaves the machine."""
    try:
        parts = urlsplit(address)
        port_is_right = parts.port != 0
    except ValueError:
        parts, port_is_right = urlsplit(""), False
    if not (port_is_right and parts.hostname and not parts.username) or parts.path not in ("", "/") or parts.query:
        raise ValueError("is no address such as https://alongside.example.org")
    return _encrypted(f"{parts.scheme}://{parts.netloc}")


def _encrypted(address: str) -> str:
    """An address beginning with https, unless it never leaves the machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("has to begin with https://")
    return address


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Provider(_Strict):
    """Somebody who knows the people: an OpenID Connect provider, by the address of its `issuer`."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    """What people call the account, after "Sign in with": such as "your work account"."""
    issuer: Annotated[str, AfterValidator(_encrypted)]
    client_id: Annotated[str, Field(min_length=1)]
    client_secret_file: str | None = None
    """The file with the secret; without it the variable ALONGSIDE_SECRET_ and the provider's key holds it."""
    require: Mapping[str, list[str]] = {}
    """What the provider has to say of everybody who may come in: each claim with its allowed values, such as `hd`."""

    gives_out_addresses: bool = False
    """Whether the organisation itself gives out the addresses there: one counts as checked where nothing is said."""


class Sessions(_Strict):
    """How long somebody stays signed in: minutes without doing anything, and hours at most."""

    idle_minutes: Annotated[int, Field(ge=5, le=12 * 60)] = 30
    longest_hours: Annotated[int, Field(ge=1, le=24)] = 12


Days = Annotated[int, Field(ge=0, le=36_500)]


class Keeping(_Strict):
    """How many days each kind of data is kept; 0 keeps it until somebody deletes it.

    `python -m model keep` carries it out, in the order of these lines.
    """

    left_accounts: Days = 0
    """Everything of somebody who did not sign in or do anything for so long, and their account."""
    closed_relationships: Days = 0
    """A relationship with all that is in it, counted from the day it was closed."""
    drafts: Days = 0
    """Reflections begun and not finished, counted from the last change."""
    reflections: Days = 0
    """Finished reflections, counted from the last change."""
    notes: Days = 0
    """Dated notes around a relationship, counted from the last change."""
    cards: Days = 0
    """Cards with what was guessed, said and answered back, counted from when they were answered, or else begun."""
    open_meetings: Days = 0
    """Meetings of supervision that were never confirmed, counted from the last change."""
    records: Days = 0
    """Confirmed records of supervision, by the organisation's schedule, counted from the meeting."""
    open_rooms: Days = 0
    """Workshops nobody ended, counted from when somebody was there last: they are ended, and `rooms` counts on."""
    rooms: Days = 0
    """What an ended workshop left, counted from its end."""
    trail: Days = 730
    """The trail of who opened, shared and deleted what."""


ProviderKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]


class Team(_Strict):
    """The settings of a team's server."""

    address: Annotated[str, AfterValidator(_is_origin)]
    """What people type: every address that leaves the server begins with it, whatever a request says."""
    providers: Annotated[
        Mapping[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")], Provider], Field(min_length=1)
    ]
    sessions: Sessions = Sessions()
    keeping: Keeping = Keeping()

    @property
    def host(self) -> str:
        """The host in the address."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_encrypted(self) -> bool:
        """Whether the address is https; it is plain only where it never leaves the machine."""
        return self.address.startswith("https:")

    def secret(self, key: str) -> str:
        """The secret of the provider with this key. Raises `TeamFault` where there is none."""
        provider, variable = self.providers[key], SECRET_VARIABLE.format(key.upper())
        try:
            file = provider.client_secret_file
            found = Path(file).read_text(encoding="utf-8") if file else os.environ.get(variable, "")
        except (OSError, UnicodeDecodeError):
            found = ""
        if not found.strip():
            where = f"the file {file}" if file else f"the variable {variable}"
            raise TeamFault(f"The secret of the provider {key} is not in {where}. Put it there, then start again.")
        return found.strip()


def team() -> Team | None:
    """The team's settings, or None on somebody's own machine. Raises `TeamFault`."""
    named = os.environ.get(TEAM_VARIABLE, "").strip()
    return read_team(Path(named)) if named else None


def is_team_server() -> bool:
    """Whether this is a team's server rather than somebody's own machine."""
    return bool(os.environ.get(TEAM_VARIABLE, "").strip())


@cache
def read_team(path: Path) -> Team:
    """The settings in a file, read once. Raises `TeamFault`."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise TeamFault(f"{path}, named by {TEAM_VARIABLE}, cannot be read. Put the file there, or unset it.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise TeamFault(f"{path} is not TOML: {fault}. Put that right, then start again.") from None
    try:
        return Team.model_validate(written)
    except ValidationError as faults:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {_told(one['msg'])}" for one in faults.errors())
        raise TeamFault(f"{path}: {told}. Put that right, then start again.") from None


def _told(message: str) -> str:
    return message.removeprefix("Value error, ")
