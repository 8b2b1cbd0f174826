"""Opening a meeting after 200 others against after 2, and making a record's PDF against Typst's own empty page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import typst

from bench.people import compare_pages, content
from bench.servers import alongside, new_home
from bench.table import Row
from model.access import LOCAL, guest_of
from model.content.supervision.schema import Script
from model.report.shared.paper import FONTS
from model.report.supervision_record.pdf import record_pdf
from model.store import SupervisionStore, open_store
from model.supervision.meeting import ONE_SCREEN
from model.supervision.record import Record

FEW, MANY = 2, 200
LIMIT = 1.3
TIMES = 21
EMPTY_PAGE = b"#pagebreak()\n// %d"
WORDS = "We sat in the car for ten minutes before either of us said a thing, and then the radio helped. " * 3


def measure() -> list[Row]:
    """Two rows of time from asking to the finished page, and one that is reported without a limit of the issue."""
    with new_home() as little, new_home() as large:
        opened = {FEW: fill(little, FEW), MANY: fill(large, MANY)}
        with alongside(little) as few, alongside(large) as many:
            servers = {FEW: few, MANY: many}
            addresses = {size: f"/meeting?meeting={opened[size]}" for size in servers}
            home = asyncio.run(compare_pages(servers, dict.fromkeys(servers, "/supervision"), TIMES))
            meeting = asyncio.run(compare_pages(servers, addresses, TIMES))  # last: it covers every other page
        pdf = _pdf_row(large)
    return [_row("opening a meeting", meeting), _row("the supervision home", home), pdf]


def fill(home: Path, how_many: int) -> str:
    """Hold and confirm so many meetings with one supervisor, the last ones newest; the id of one more, still open."""
    store = open_store(home)
    script, mine = content().spoken("young_person").script("monthly"), store.supervision(LOCAL)
    supervision = mine.supervisions.begin("Ash", "Robin").id
    theirs = store.supervision(guest_of(supervision))
    for days in range(how_many, 0, -1):
        _confirm(mine, theirs, _hold(mine, theirs, supervision, script, days))
    still_open = _hold(mine, theirs, supervision, script, 0)
    store.close()
    return still_open


def _hold(mine: SupervisionStore, theirs: SupervisionStore, supervision: str, script: Script, days: int) -> str:
    day = datetime.now(UTC).date() - timedelta(days=days)
    opened = mine.meetings.begin(
        supervision, script, mode=ONE_SCREEN, held_on=day, language="en", content_version=content().version
    ).id
    for action in mine.actions.carried(opened):
        mine.answers.save(
            opened, f"both.last.{action.id}", place="done", words="It went well.", tab="bench", base_version=0
        )
    mine.answers.save(opened, "practitioner.question", words="How long do I wait?", tab="bench", base_version=0)
    theirs.answers.save(opened, "supervisor.how", words="Glad of the hour.", tab="bench", base_version=0)
    for element in ("trust", "time", "empathy"):
        theirs.answers.save(opened, f"supervisor.view.{element}", place="3", words=WORDS, tab="bench", base_version=0)
    theirs.shown.show_views(opened)
    mine.answers.save(opened, "both.action_1", words="Ring before I come", tab="bench", base_version=0)
    return opened


def _confirm(mine: SupervisionStore, theirs: SupervisionStore, meeting: str) -> None:
    mine.confirmations.confirm(meeting, agrees=True)
    theirs.confirmations.confirm(meeting, agrees=True)


def _row(what: str, seconds: dict[int, float]) -> Row:
    return Row(
        f"{what} with {MANY} past meetings, to {FEW}",
        seconds[MANY] / seconds[FEW],
        LIMIT,
        f"{seconds[MANY] * 1e3:.1f} ms to {seconds[FEW] * 1e3:.1f} ms, medians of {TIMES}",
    )


def _pdf_row(home: Path) -> Row:
    """How long a record's PDF takes, to an empty page made by the same library; our own limit is generous."""
    words = content().spoken("young_person")
    record = _one_record(home)
    ours = _seconds(lambda turn: record_pdf(words, _another(record, turn)))
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    empty = _seconds(lambda turn: typst.compile(EMPTY_PAGE % turn, font_paths=fonts, format="pdf"))
    return Row(
        "PDF of a record, to an empty page by the same library",
        ours / empty,
        100,
        f"{ours * 1e3:.1f} ms to {empty * 1e3:.1f} ms, medians of {TIMES}; reported, the limit is our own",
    )


def _one_record(home: Path) -> Record:
    store = open_store(home)
    mine = store.supervision(LOCAL)
    record = mine.record.of(mine.meetings.all(is_open=False, limit=1)[0].id)
    store.close()
    return record


def _another(record: Record, turn: int) -> Record:
    """The same with other names, since Typst remembers what it has set before."""
    return replace(
        record, body=record.body.model_copy(update={"practitioner": f"Ash {turn}", "supervisor": f"R{turn}"})
    )


def _seconds(make: Callable[[int], object]) -> float:
    took = []
    for turn in range(TIMES + 2):
        start = time.perf_counter()
        make(turn)
        took.append(time.perf_counter() - start)
    return median(took[2:])
