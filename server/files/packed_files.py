"""Compressed copies of Streamlit's own files, made once for each Streamlit version and kept in a cache folder.

A file asked for before its good copy exists gets a quickly made one; the good one is made in the background.
Only files of the Streamlit package are ever packed, so nobody's words are, and the cache cannot grow without end.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from shutil import rmtree
from threading import Thread, get_native_id
from typing import Literal

import brotli  # type: ignore[import-untyped]

from model.home import make_private, read_privately, require_private, write_privately

Coding = Literal["br", "gzip"]

QUICK: dict[Coding, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=5),
    "gzip": lambda plain: gzip.compress(plain, 6, mtime=0),
}
BEST: dict[Coding, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=11),
    "gzip": lambda plain: gzip.compress(plain, 9, mtime=0),
}
UNPACK: dict[Coding, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}

KEPT_FOR_GOOD = "public, immutable, max-age=31536000"
"""The Cache-Control of a file whose address changes with its content."""

LEAST_URGENT = 19
_LOG = logging.getLogger("alongside")


class Packing:
    """Packs the `files` (by their name in the address) into `folder`; where it cannot write, only in memory."""

    def __init__(self, files: dict[str, Path], folder: Path) -> None:
        self._files = files
        self._folder = folder
        self._packed: dict[tuple[str, Coding], bytes] = {}
        self._under_way: dict[tuple[str, Coding], asyncio.Task[bytes]] = {}
        self._to_better: SimpleQueue[tuple[str, Coding]] = SimpleQueue()
        self._worker: Thread | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._files

    async def packed(self, name: str, coding: Coding) -> bytes:
        """The file `name` in this coding. Raises KeyError for a name it does not know."""
        ready = self._packed.get((name, coding))
        if ready is not None:
            return ready
        task = self._under_way.get((name, coding))
        if task is None:
            task = asyncio.create_task(asyncio.to_thread(self._pack, name, coding))
            self._under_way[name, coding] = task
            task.add_done_callback(lambda _: self._under_way.pop((name, coding), None))
        return await asyncio.shield(task)

    def prepare(self, names: Iterable[str]) -> None:
        """Make good brotli copies of these in the background, for those who come first."""
        _forget_other_versions(self._folder)
        for name in names:
            if name in self._files and not self._place(name, "br").exists():
                self._better_later(name, "br")

    def _pack(self, name: str, coding: Coding) -> bytes:
        plain = self._files[name].read_bytes()
        kept = self._kept(name, coding, plain)
        if kept is None:
            kept = QUICK[coding](plain)
            self._better_later(name, coding)
        return self._packed.setdefault((name, coding), kept)

    def _kept(self, name: str, coding: Coding, plain: bytes) -> bytes | None:
        """The copy in the cache folder, unless it is missing, damaged or of another file."""
        try:
            packed = read_privately(_trusted(self._folder) / self._place(name, coding).name)
            return packed if UNPACK[coding](packed) == plain else None
        except (OSError, EOFError, brotli.error):
            return None

    def _better_later(self, name: str, coding: Coding) -> None:
        self._to_better.put((name, coding))
        if self._worker is None:
            self._worker = Thread(target=self._better, name="packing", daemon=True)
            self._worker.start()

    def _better(self) -> None:
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, get_native_id(), LEAST_URGENT)
        while True:
            name, coding = self._to_better.get()
            place = self._place(name, coding)
            if place.exists():
                continue
            packed = BEST[coding](self._files[name].read_bytes())
            self._packed[name, coding] = packed
            try:
                write_privately(_trusted(self._folder, make=True) / place.name, packed)
            except OSError as fault:
                _LOG.warning("Packed files stay in memory: the cache folder cannot be written (%s).", fault.strerror)

    def _place(self, name: str, coding: Coding) -> Path:
        return self._folder / f"{name.replace('/', '-')}.{coding}"


def _trusted(folder: Path, *, make: bool = False) -> Path:
    """The folder, if it, the cache it is in and the home around that are private. Raises OSError."""
    for level in (folder.parents[1].resolve(), folder.parent, folder):
        if make:
            make_private(level)
        require_private(level)
    return folder


def _forget_other_versions(folder: Path) -> None:
    with suppress(OSError):
        for other in _trusted(folder, make=True).parent.iterdir():
            if other != folder and other.name.startswith("streamlit-"):
                rmtree(other, ignore_errors=True)
