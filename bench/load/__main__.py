"""`python -m bench.load URL [SCENARIO.py]` drives a server on this machine and prints what it found."""

from __future__ import annotations

import argparse
import asyncio
import json
import runpy
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from bench.load.browser import Browser, fetch_xsrf
from bench.load.driver import run_load


async def _show_labels(url: str, address: str) -> None:
    browser = Browser(url)
    try:
        await browser.connect(fetch_xsrf(url))
        await browser.open(address)
        named = [*browser.page.labels(), *(("page", page) for page in browser.pages)]
        for kind, label in [*named, *(("ERROR", error) for error in browser.errors)]:
            print(f"{kind:16} {label}")
    finally:
        await browser.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("url", help="the app, such as http://127.0.0.1:8501")
    parser.add_argument("scenario", nargs="?", help="Python file with SCENARIO and LOOP")
    parser.add_argument("-n", "--sessions", type=int, default=1)
    parser.add_argument("--ramp", type=float, default=0, help="spread arrivals, seconds")
    parser.add_argument("--loop", type=float, default=0, help="repeat LOOP, seconds")
    parser.add_argument("--timeout", type=float, default=60, help="for each step, seconds")
    parser.add_argument("--pid", type=int, help="server process, for CPU and memory")
    parser.add_argument("--open", default="/", help="address when there is no scenario")
    parser.add_argument("--labels", action="store_true", help="list the page's widgets")
    parser.add_argument("--deflate", action="store_true", help="offer compression")
    parser.add_argument("--json", help="write the report here")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the command line says; 1 if there were errors."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if urlsplit(chosen.url).hostname not in ("127.0.0.1", "localhost", "::1"):
        parser.error("only servers on this machine are driven")
    if chosen.labels:
        asyncio.run(_show_labels(chosen.url, chosen.open))
        return 0
    played = runpy.run_path(chosen.scenario) if chosen.scenario else {"SCENARIO": [("open", chosen.open)]}
    report = asyncio.run(
        run_load(
            chosen.url,
            chosen.sessions,
            played["SCENARIO"],
            loop_steps=played.get("LOOP", ()),
            loop_seconds=chosen.loop,
            ramp_seconds=chosen.ramp,
            server_pid=chosen.pid,
            patience=chosen.timeout,
            compression="deflate" if chosen.deflate else None,
        )
    )
    print(report)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(asdict(report), indent=1))
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
