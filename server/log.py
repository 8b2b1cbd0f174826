"""Keeps everyone's words, and the ids of their drafts, out of the log.

An exception's message can hold what somebody typed, and an address can hold a draft's id. So every log record of this
process, whoever writes it, tells of an exception by its type and place in our files, and of an address by its path,
without the token of a card or the code of a room.
"""

from __future__ import annotations

import logging
import re
import threading
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from server.paths import ROOT

_QUERY = re.compile(r"\?[^\s\"']*")
_TOKEN = re.compile(r"^(/(?:card|join)/)[^/]+")
"""What opens a card or a room, in the paths of phones' pages."""

_TO_FILL = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")
_WORD_CARRYING = ("uvicorn", "websockets", "starlette")
"""Loggers that write addresses."""

_make_record = logging.getLogRecordFactory()


def keep_words_out() -> None:
    """From now on no record holds an exception's message or an address's query. Safe to call again."""
    logging.setLogRecordFactory(_wordless_record)
    threading.excepthook = _log_thread_exception


def told(exception: BaseException) -> str:
    """An exception and its causes as types and places: `ValueError at pages/reflect.py:40, from KeyError at ...`."""
    return ", from ".join(_one_told(link) for link in _chain(exception))


def _wordless_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _make_record(*args, **kwargs)
    exception = record.exc_info[1] if record.exc_info else None
    if exception is not None:
        record.msg = f"{_heading(str(record.msg), exception)}: {told(exception)}"
        record.args, record.exc_info = (), None
    elif isinstance(record.args, Mapping):
        record.args = {key: _wordless(arg, record.name) for key, arg in record.args.items()}
    elif record.args:
        record.args = tuple(_wordless(arg, record.name) for arg in record.args)
    return record


def _wordless(arg: object, logger: str) -> object:
    if isinstance(arg, BaseException):
        return told(arg)
    if isinstance(arg, str) and logger.startswith(_WORD_CARRYING):
        return _TOKEN.sub(r"\1…", _QUERY.sub("", arg))
    return arg


def _heading(message: str, exception: BaseException) -> str:
    """The message's first line without what was to be filled in: that may be the exception's text again."""
    for text in filter(None, map(str, _chain(exception))):
        message = message.replace(text, "…")
    return _TO_FILL.sub("…", next(iter(message.splitlines()), "")) or "Exception"


def _chain(exception: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while exception is not None and id(exception) not in seen:
        seen.add(id(exception))
        yield exception
        exception = exception.__cause__ or (None if exception.__suppress_context__ else exception.__context__)


def _one_told(exception: BaseException) -> str:
    kind = type(exception)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    places = list(_our_places(exception.__traceback__))
    return f"{name} at {' > '.join(places)}" if places else f"{name} outside our files"


def _our_places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
            yield f"{path.relative_to(ROOT).as_posix()}:{line}"


def _log_thread_exception(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and args.exc_type is not SystemExit:
        logging.getLogger("alongside").error("A thread ended early: %s", told(args.exc_value))
