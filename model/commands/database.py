"""The commands about what is kept: `python -m model backup`, `restore` and `move`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.commands.progress import show_progress
from model.home import DATABASE_URL, home

if TYPE_CHECKING:
    from model.store.database.move import Side


def add_commands(commands: _SubParsersAction[Any]) -> None:
    """Add the three to the command line."""
    backing = commands.add_parser("backup", help="write all that is kept into one file, while Alongside may be running")
    backing.add_argument("file", type=Path, help="the file to make")
    keys = backing.add_mutually_exclusive_group(required=True)
    keys.add_argument("--with-key", action="store_true", help="whoever has the file can read everything in it")
    keys.add_argument("--without-key", action="store_true", help="keep the key elsewhere: it cannot be read without")
    backing.set_defaults(run=_back_up)
    restoring = commands.add_parser("restore", help="put a backup in place, when Alongside is stopped")
    restoring.add_argument("file", type=Path, help="a file that backup made")
    restoring.add_argument("--replace", action="store_true", help="set aside what is there in a folder beside it")
    restoring.set_defaults(run=_restore)
    moving = commands.add_parser("move", help="move all that is kept to another database, when Alongside is stopped")
    usual = f"a folder, or the address of a database; the one in {DATABASE_URL} unless you say"
    moving.add_argument("--from", dest="source", metavar="PLACE", help=usual)
    moving.add_argument("--to", dest="target", metavar="PLACE", help="the same, of where it is to go")
    moving.add_argument("--anew", action="store_true", help="throw away first what an unfinished move brought")
    moving.set_defaults(run=_move)


def _back_up(given: Namespace) -> int:
    from model.store.database.backup import back_up  # noqa: PLC0415  checking content needs no database
    from model.team import is_team_server  # noqa: PLC0415

    def made() -> str:
        manifest = back_up(home(), os.environ.get(DATABASE_URL), given.file, with_key=given.with_key)
        key = "with the key, so keep it as safe" if given.with_key else "without the key, so keep that elsewhere"
        people = "; the keys of people are not in it, and are a backup of their own" if is_team_server() else ""
        return f"{given.file}: the data of {manifest.made_at:%Y-%m-%d %H:%M} UTC, {key}{people}"

    return _done(made)


def _restore(given: Namespace) -> int:
    from model.store.database.restore import restore  # noqa: PLC0415  as above

    def restored() -> str:
        aside = restore(home(), os.environ.get(DATABASE_URL), given.file, replace=given.replace)
        return f"{given.file}: restored" + (f"; what was there before is in {aside}" if aside else "")

    return _done(restored)


def _move(given: Namespace) -> int:
    from model.store.database.move import move  # noqa: PLC0415  as above
    from model.store.keys.team import require_team_key  # noqa: PLC0415  as above
    from model.team import is_team_server  # noqa: PLC0415

    def moved() -> str:
        if is_team_server():
            require_team_key(home(), os.environ.get(DATABASE_URL))
        rows = move(_side(given.source), _side(given.target), show_progress, anew=given.anew)
        return f"{rows:,} rows moved, and compared one by one; the old ones are where they were"

    return _done(moved)


def _side(named: str | None) -> Side:
    from model.store.database.move import Side  # noqa: PLC0415  as above
    from model.team import is_team_server  # noqa: PLC0415

    if named is not None and "://" not in named:
        return Side(Path(named), None, is_team=is_team_server() and Path(named).absolute() == home())
    return Side(home(), named or os.environ.get(DATABASE_URL) or None, is_team=is_team_server())


def _done(act: Callable[[], str]) -> int:
    """Print what comes of it in one line, or the fault that the store tells."""
    from model.store import StoreFault  # noqa: PLC0415  as above

    try:
        print(act())
    except StoreFault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0
