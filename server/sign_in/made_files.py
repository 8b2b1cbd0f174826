"""Whose a file is that was made at a press. Its address cannot be guessed, and still is nothing to anybody else."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from threading import Lock

MEDIA = "/media/"
MOST_KNOWN = 10_000
"""Files that are known; Streamlit lets go of a file soon after the tab that asked for it."""


class MadeFiles:
    """The files of this process by the name in their address, with the persons they were made for. Safe for threads."""

    def __init__(self, most: int = MOST_KNOWN) -> None:
        self._most = most
        self._lock = Lock()
        self._made_for: OrderedDict[str, set[str]] = OrderedDict()

    def note(self, address: str, person: str) -> None:
        """Note for whom the file at this address was made; the same bytes may be made for several."""
        with self._lock:
            self._made_for.setdefault(_name(address), set()).add(person)
            if len(self._made_for) > self._most:
                self._made_for.popitem(last=False)

    def is_anothers(self, path: str, person: str) -> bool:
        """Whether this is the path of a file that was made for others alone."""
        made_for = self._made_for.get(_name(path)) if path.startswith(MEDIA) else None
        return made_for is not None and person not in made_for


def _name(address: str) -> str:
    return address.rpartition("/")[2].partition(".")[0]


@cache
def made_files() -> MadeFiles:
    """Those of this process."""
    return MadeFiles()
