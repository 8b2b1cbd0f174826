"""The commands about the keys that words are encrypted with: `python -m model keys new` and `rotate`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace, _SubParsersAction
from contextlib import closing
from typing import Any

from model.commands.progress import show_progress
from model.home import DATABASE_URL, home


def add_commands(commands: _SubParsersAction[Any]) -> None:
    """Add both to the command line."""
    looking_after = commands.add_parser("keys", help="make a key, or encrypt everything with another one")
    acts = looking_after.add_subparsers(required=True, metavar="new or rotate")
    making = acts.add_parser("new", help="print a new key, which is kept nowhere")
    making.set_defaults(run=_new)
    rotating = acts.add_parser("rotate", help="encrypt with the first of the keys what another one encrypted")
    rotating.set_defaults(run=_rotate)


def _new(_given: Namespace) -> int:
    from cryptography.fernet import Fernet  # noqa: PLC0415  checking content needs no keys

    print(Fernet.generate_key().decode("ascii"))
    return 0


def _rotate(_given: Namespace) -> int:
    from model.store import StoreFault, open_store  # noqa: PLC0415  checking content needs no database
    from model.store.keys.rotate import rotate  # noqa: PLC0415

    try:
        with closing(open_store(home(), os.environ.get(DATABASE_URL) or None)) as store:
            rows = rotate(store, show_progress)
            people = store.people_keys.count() if store.people_keys else 0
    except StoreFault as fault:
        print(fault, file=sys.stderr)
        return 1
    keys = f", and {people:,} keys of people," if people else ""
    print(f"{rows:,} rows with words{keys} are encrypted with the first key; the others can be taken away")
    return 0
