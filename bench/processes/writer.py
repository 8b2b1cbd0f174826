"""Somebody who goes on typing, and would notice a sentence that is gone."""

from __future__ import annotations

from bench.load.browser import Browser
from bench.load.widgets import kept_in
from bench.processes.tab import Tab


class Writer:
    """Somebody who types one more sentence at a time into one box, and looks whether the earlier ones stand there."""

    def __init__(self, tab: Tab, box: str) -> None:
        self.tab, self._box = tab, box
        self.acknowledged, self._sent = 0, 0
        self.lost = 0

    async def write(self) -> None:
        """Type one more sentence, until it is acknowledged."""
        self._sent = self.acknowledged + 1
        await self.tab.do(self._one_more)
        self.acknowledged = self._sent

    async def _one_more(self, browser: Browser) -> None:
        words = kept_in(browser.page.find(self._box).body)
        shown = self.acknowledged if words is None else number_in(words)
        if not self.acknowledged <= shown <= self._sent:
            self.lost += 1
        if shown < self._sent:
            await browser.type(self._box, sentences(self._sent))


def sentences(number: int) -> str:
    """So many sentences."""
    return " ".join(f"The {at}th thing that happened." for at in range(1, number + 1))


def number_in(words: str) -> int:
    """How many sentences these are; -1 for anything else."""
    number = words.count("thing")
    return number if words == sentences(number) else -1
