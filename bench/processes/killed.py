"""One of three processes is killed in the middle of 50 reflections, of a supervision meeting, and of a workshop.

Every thing that a person does is repeated until it is acknowledged, as their browser does. Whatever was acknowledged
has to be there: at each next step, in the page as it comes back, and in the store at the end.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import closing
from datetime import UTC, datetime

from bench.people import begin, content
from bench.processes.group import Group, group
from bench.processes.middle import AT_ONCE, BETWEEN, SECONDS, spread, while_killed
from bench.processes.tab import Tab
from bench.processes.workshop import workshop
from bench.processes.writer import Writer, sentences
from bench.table import Row
from model.access import LOCAL
from model.supervision.meeting import ONE_SCREEN

PROCESSES, PEOPLE = 3, 50


def measure() -> list[Row]:
    """Rows of what was lost, which has to be nothing, and how late phones of another process hear of a move."""
    with group(PROCESSES) as running:
        meeting = asyncio.run(_meeting(running))
    with group(PROCESSES) as running:
        reflections = asyncio.run(_reflections(running))
    with group(PROCESSES) as running:
        return [*reflections, meeting, *asyncio.run(workshop(running))]


async def _reflections(running: Group) -> list[Row]:
    with closing(running.store()) as store:
        drafts = begin(store.of(LOCAL), "full_walk", "trust", PEOPLE)
        writers = [
            Writer(Tab(running.address, f"/reflect?draft={draft}", at), f"box_{draft}_trust.what")
            for at, draft in enumerate(drafts)
        ]
        for start in range(0, PEOPLE, AT_ONCE):
            await asyncio.gather(*(one.write() for one in writers[start : start + AT_ONCE]))
        for one in writers:
            one.tab.away.clear()
        killed = await while_killed(running, [_go_on(one) for one in writers])
        kept = {draft: store.of(LOCAL).answers.of(draft)["trust.what"].words for draft in drafts}
        count = store.of(LOCAL).reflections.count(drafts=True)
        for one in writers:
            await one.tab.close()
    lost = sum(one.lost for one in writers)
    lost += sum(kept[draft] != sentences(one.acknowledged) for draft, one in zip(drafts, writers, strict=True))
    away = sorted(seconds for one in writers for seconds in one.tab.away)
    written = sum(one.acknowledged for one in writers)
    numbers = f"{written} acknowledged; {len(away)} tabs lost their process ({killed}) and went on {spread(away)}"
    what = f"acknowledged sentences lost, one of {PROCESSES} processes killed among {PEOPLE} reflections"
    return [
        Row(what, lost, 0, numbers, unit="lost"),
        Row("the same: reflections too many or too few", abs(count - PEOPLE), 0, f"{count} drafts", unit=""),
    ]


async def _go_on(writer: Writer) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        await writer.write()
        await asyncio.sleep(BETWEEN)


async def _meeting(running: Group) -> Row:
    words = content()
    with closing(running.store()) as store:
        mine = store.supervision(LOCAL)
        supervision = mine.supervisions.begin("Ash", "Robin").id
        meeting = mine.meetings.begin(
            supervision,
            words.spoken("young_person").script("monthly"),
            mode=ONE_SCREEN,
            held_on=datetime.now(UTC).date(),
            language="en",
            content_version=words.version,
        ).id
        tab, other = Tab(running.address, f"/meeting?meeting={meeting}"), Tab(running.address, "/reflections")
        writer = Writer(tab, f"box_{meeting}_both.agenda")
        await writer.write()
        await other.sees("A supervision meeting is open on this screen", 60)
        tab.away.clear()
        await while_killed(running, [_go_on(writer)], running.process_of(await tab.process()))
        await other.close()
        await other.sees("A supervision meeting is open on this screen", 60)
        kept = mine.answers.of(meeting)["both.agenda"].words
        is_held = mine.screen.meeting() == meeting
        await tab.close()
        await other.close()
    if not tab.away:
        raise SystemExit("The tab of the meeting never lost its process, so nothing was tried.")
    lost = writer.lost + (kept != sentences(writer.acknowledged)) + (not is_held)
    numbers = f"{writer.acknowledged} acknowledged; the tab went on {spread(tab.away)}; other tabs stayed covered"
    what = f"acknowledged sentences lost, the process of a meeting on one screen killed, {PROCESSES} processes"
    return Row(what, lost, 0, numbers, unit="lost")
