"""The command `python -m model check --deploy`: what is missing or weak before a team's people come in."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from model.commands.database_server import about_people, about_server, database_file
from model.commands.refusal import CommandError
from model.home import DATABASE_URL, home
from model.key_set import KEY_FILE, PEOPLE_KEYS_VARIABLE, keys_given
from model.team.deployment.data import about_data, database_address
from model.team.deployment.files import about_files
from model.team.deployment.keys import about_keys, about_people_keys
from model.team.deployment.remark import Remark, missing
from model.team.deployment.sign_in import about_team
from model.team.deployment.surroundings import about_clock, about_process
from model.team.settings import TEAM_VARIABLE, Team, TeamFault, team


def check_deployment(given: Namespace) -> int:
    """Print a line for each thing that is missing, weak, or good to know; 0 where there are notes alone, else 1.

    Goes by the environment that the server would be started with. Raises `CommandError`.
    """
    if given.folder or given.overlay:
        raise CommandError("check --deploy looks at settings, not at content; give it no folder")
    if given.processes < 1:
        raise CommandError("--processes has to be 1 or more")
    remarks = list(remarks_on(given.processes, user=os.geteuid() if os.name == "posix" else None))
    print(*remarks, sep="\n", end="\n" if remarks else "")
    faults = sum(remark.is_fault for remark in remarks)
    print(f"{faults} to put right before people come in." if faults else "Nothing to put right.")
    return 1 if faults else 0


def remarks_on(processes: int, *, user: int | None) -> Iterator[Remark]:
    """Everything there is to say, for so many processes under the account of this number."""
    folder, found = home(), None
    try:
        found = team()
        yield from about_team(found)
    except TeamFault as fault:
        yield missing(fault.message)
    address = _address()
    yield from about_data(processes)
    yield from about_keys(keys_given(), folder / KEY_FILE, on_server=address is not None)
    yield from about_people_keys(*(os.environ.get(name, "").strip() for name in (PEOPLE_KEYS_VARIABLE, DATABASE_URL)))
    yield from about_files((folder, folder / KEY_FILE, database_file(folder)), _secrets(found), _trusted())
    yield from about_process(user)
    yield from about_clock(datetime.now(UTC), _installed())
    if address is None:
        yield from about_people(folder, None)
    elif address.get_backend_name() == "postgresql":
        of_server = about_server(folder, address, keys_given())
        yield from of_server
        yield from (remark for remark in about_people(folder, address) if remark not in of_server)


def _address() -> URL | None:
    try:
        return database_address()
    except ValueError:  # about_data tells of it
        return None


def _secrets(found: Team | None) -> list[Path]:
    named = [provider.client_secret_file for provider in found.providers.values()] if found else []
    return [Path(file) for file in named if file]


def _trusted() -> list[Path]:
    named = (os.environ.get(TEAM_VARIABLE, "").strip(), os.environ.get("ALONGSIDE_CONTENT", "").strip())
    return [Path(path) for path in named if path]


def _installed() -> datetime:
    return datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
