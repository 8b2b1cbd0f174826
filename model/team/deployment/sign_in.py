"""Looks at the team's settings: the address, the names answered to, the providers, how long things are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from urllib.parse import urlsplit

from model.team.deployment.remark import Remark, missing, note, weak
from model.team.settings import TEAM_VARIABLE, Keeping, Sessions, Team, TeamFault

HOSTS = "ALONGSIDE_HOSTS"
ROOM_ADDRESS = "ALONGSIDE_ROOM_ADDRESS"
EXAMPLES = ("example.org", "example.com", "example.net", "example", "invalid")
"""Ends of addresses that are nobody's and stand in examples."""

EXAMPLE_SECRETS = ("for-trying-out-only", "change-me", "changeme", "secret", "password")
SHORTEST_SECRET = 16
PARTS = ("authlib", "httpx2")
"""What signing in stands on, beside what an own machine needs."""

FOR_EVERYBODY = ("accounts.google.com",)
"""Providers at which everybody in the world has an account, or can get one."""


def about_team(found: Team | None) -> Iterator[Remark]:
    """What there is to say of the team's settings; None where no file is named."""
    if found is None:
        yield missing(
            f"{TEAM_VARIABLE} names no file, so this is somebody's own machine and nobody signs in. "
            f"Write a file like deploy/team.toml, and name it in {TEAM_VARIABLE}."
        )
        return
    if not all(map(find_spec, PARTS)):
        yield missing(
            "What signing in needs is not installed. With Alongside's Python, run "
            "-m pip install --require-hashes -r requirements-team.lock."
        )
    yield from _about_address(found)
    yield from _about_hosts()
    yield from _about_phones(found.address)
    for key, provider in found.providers.items():
        issuer = urlsplit(provider.issuer).hostname or ""
        if _is_example(issuer):
            yield missing(f"The issuer of the provider {key} is the example's. Put in the address of yours.")
        if issuer in FOR_EVERYBODY and not provider.require:
            yield missing(
                f"The provider {key} lets everybody in the world in. Say whom you let in: "
                'require = { hd = ["your-organisation.ie"] }.'
            )
        yield from _about_secret(found, key)
    yield from _about_time(found)


def _about_address(found: Team) -> Iterator[Remark]:
    if _is_example(found.host):
        yield missing(f"The address {found.address} is the example's. Put in the one that people type.")
    if not found.is_encrypted:
        yield weak(
            f"The address {found.address} is not https. That is for trying out on this machine alone; "
            "put a proxy with a certificate in front."
        )


def _about_hosts() -> Iterator[Remark]:
    """The host of the address is answered to in any case; what is looked at is what was named beside it."""
    answered = {name.strip() for name in os.environ.get(HOSTS, "").split(",") if name.strip()}
    if "*" in answered:
        yield weak(f"{HOSTS} lets the server answer to any name. Take it out: the one in the address is answered to.")
    elif answered and "127.0.0.1" not in answered:
        yield note(f"{HOSTS} does not name 127.0.0.1, so nothing on this machine can ask /ready there.")


def _about_phones(address: str) -> Iterator[Remark]:
    phones = os.environ.get(ROOM_ADDRESS, "").strip()
    if phones and not phones.startswith("https://") and address.startswith("https://"):
        yield weak(
            f"{ROOM_ADDRESS} is not https, so what phones send can be read on the way. Take it out: phones are shown "
            f"{address}."
        )


def _about_secret(found: Team, key: str) -> Iterator[Remark]:
    try:
        secret = found.secret(key)
    except TeamFault as fault:
        yield missing(fault.message)
        return
    if len(secret) < SHORTEST_SECRET or secret.lower() in EXAMPLE_SECRETS:
        yield weak(f"The secret of the provider {key} is the example's, or short. Let the provider make a new one.")


def _about_time(found: Team) -> Iterator[Remark]:
    usual, sessions = Sessions(), found.sessions
    if sessions.idle_minutes > usual.idle_minutes or sessions.longest_hours > usual.longest_hours:
        yield note(
            f"Sessions last {sessions.idle_minutes} idle minutes and {sessions.longest_hours} hours at most. On "
            f"computers that people share, {usual.idle_minutes} and {usual.longest_hours} are enough."
        )
    days = found.keeping.model_dump(exclude={"trail"})
    if days == Keeping().model_dump(exclude={"trail"}):
        yield note("[keeping] sets no days, so nothing is deleted by age. docs/data-protection.md has the table.")


def _is_example(host: str) -> bool:
    return any(host == end or host.endswith(f".{end}") for end in EXAMPLES)
