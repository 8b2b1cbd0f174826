"""The command about the keys that words are encrypted with: `python -m model keys`."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any


def add_commands(commands: _SubParsersAction[Any]) -> None:
    """Add it to the command line."""
    looking_after = commands.add_parser("keys", help="make a key for ALONGSIDE_KEYS")
    acts = looking_after.add_subparsers(required=True, metavar="new")
    making = acts.add_parser("new", help="print a new key, which is kept nowhere")
    making.set_defaults(run=_new)


def _new(_given: Namespace) -> int:
    from cryptography.fernet import Fernet  # noqa: PLC0415  checking content needs no keys

    print(Fernet.generate_key().decode("ascii"))
    return 0
