"""What the guide may promise where it runs: on one machine for the person at it, or on a server that others reach."""

from __future__ import annotations

import os

from model.home import DATABASE_URL
from server.settings import has_proxy


def in_another_tab() -> str:
    """Where else the same thing can be open: a second device reaches this guide only where somebody let it."""
    return "in another tab or on another device" if has_proxy() else "in another tab"


def where_words_stay() -> str:
    """Where what is written stays, after "stays" or "stay"."""
    if has_proxy() or os.environ.get(DATABASE_URL):
        return "with your own organisation, where it runs this guide"
    return "on this machine"
