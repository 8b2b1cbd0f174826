"""A command that cannot be carried out as it was given."""

from __future__ import annotations


class CommandError(Exception):
    """The message is one line for the person who gave the command."""
