"""The log as lines of JSON, for programs that read logs: when, how bad, what, and for a request its route.

A line holds no address, no id and nothing of a query: a request is told by the name of its route. What others than we
log is told by the sentence alone, unfilled, as anything may be filled in.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock

from server.route_names import route_of

VARIABLE = "ALONGSIDE_LOG"
NOT_KNOWN = "ALONGSIDE_LOG can be set to json, or not at all. It is neither; the log stays plain text."

_OURS = "alongside"
_one_by_one = Lock()
_REQUEST = ("client", "method", "path", "version", "status")
"""What uvicorn's line of a request is filled with."""


def write_lines() -> None:
    """From now on each record of this process is one line of JSON on standard error, where ALONGSIDE_LOG asks for it.

    Whatever handlers libraries bring, now or later, are not asked: two of them would write a request twice.
    """
    asked = os.environ.get(VARIABLE, "").strip()
    if asked == "json":
        logging.Logger.callHandlers = _write  # type: ignore[assignment, method-assign]
    elif asked:
        logging.getLogger(_OURS).warning(NOT_KNOWN)


def _write(_logger: logging.Logger, record: logging.LogRecord) -> None:
    with _one_by_one, suppress(OSError, ValueError):  # nobody may fail because nobody reads the log
        sys.stderr.write(f"{_line(record)}\n")
        sys.stderr.flush()


def _line(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    told = {"time": moment, "level": record.levelname.lower(), "logger": record.name, **_told(record)}
    return json.dumps(told, ensure_ascii=False)


def _told(record: logging.LogRecord) -> dict[str, object]:
    args = record.args if isinstance(record.args, tuple) else ()
    if record.name == "uvicorn.access" and len(args) == len(_REQUEST):
        request = dict(zip(_REQUEST, args, strict=True))
        path = str(request["path"]).partition("?")[0]
        return {
            "event": "request",
            "method": request["method"],
            "route": route_of(path),
            "status": request["status"],
        }
    if record.name.startswith(_OURS):
        return {"event": record.getMessage()}
    return {"event": str(record.msg)}
