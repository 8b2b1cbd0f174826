"""A bare form: Starlette on uvicorn, each answer one row in SQLite, on disk before its sender hears of it.

No page, no cookie, no person behind a token, no check of what was answered: the least that keeps the same promise.
Run as `uvicorn bench.workshop.plain_form:app`; its file lies in the folder ALONGSIDE_HOME.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

_UPSERT = "INSERT INTO answers VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"

_file = sqlite3.connect(Path(os.environ["ALONGSIDE_HOME"]) / "plain_form.db", isolation_level=None)
_file.execute("PRAGMA journal_mode=wal")
_file.execute("PRAGMA synchronous=FULL")
_file.execute("CREATE TABLE IF NOT EXISTS answers (person, field, value, PRIMARY KEY (person, field)) WITHOUT ROWID")


async def answer(request: Request) -> JSONResponse:
    """Keep one answer. Written in the event loop: a thread would only wait for the one writer that SQLite has."""
    form = await request.form()
    _file.execute(_UPSERT, (form["person"], form["field"], form["value"]))
    return JSONResponse({"kept": [form["field"]]})


async def health(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("well")


app = Starlette(routes=[Route("/answer", answer, methods=["POST"]), Route("/_stcore/health", health)])
