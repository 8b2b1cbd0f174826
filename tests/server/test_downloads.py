"""What a tab hears of a file that it asks for: where it is, or one plain sentence on why there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from model.access import NotYours
from model.own_file import TooLargeForOne
from model.store import StoreFault
from server.downloads import NO_FILE
from server.error_page import SORRY
from server.sessions import WholeSession

NOTHING: Any = SimpleNamespace(main_script_path=__file__, remove_session_files=lambda _id: None)
"""Stands in for everything that a session is given and does not need here."""


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """Streamlit's own keeper of files."""
    keeper = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=keeper))
    return keeper


def asked_for(file: str) -> tuple[str, str]:
    """The address and the sentence that a session answers with."""

    async def alive() -> tuple[str, str]:
        session = WholeSession(NOTHING, NOTHING, NOTHING, None, {})
        request = BackendOperationRequest(request_id="1")
        request.deferred_file.file_id = file
        answer = await session._backend_operation_dispatcher.dispatch(request, session.id)
        session._script_event_loop.close()
        return answer.deferred_file.url, answer.error_msg

    return asyncio.run(alive())


def failing(fault: Exception) -> Callable[[], bytes]:
    def make() -> bytes:
        raise fault

    return make


def test_file_is_made_when_it_is_asked_for_and_its_address_told(files: MediaFileManager) -> None:
    url, said = asked_for(files.add_deferred(lambda: b"words", "text/plain", "1", file_name="words.txt"))
    assert (url.endswith(".txt"), said) == (True, "")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (NotYours(), NO_FILE),
        (StoreFault("The folder is full. Make room."), "The folder is full. Make room."),
        (TooLargeForOne(), TooLargeForOne.message),
        (ValueError("She laughed at the broken umbrella."), SORRY),
    ],
)
def test_why_there_is_no_file_is_told_in_plain_words(files: MediaFileManager, fault: Exception, told: str) -> None:
    assert asked_for(files.add_deferred(failing(fault), "text/plain", "1", file_name="words.txt")) == ("", told)


@pytest.mark.usefixtures("files")
def test_file_that_the_server_knows_nothing_of_is_told_in_plain_words() -> None:
    assert asked_for("nothing") == ("", SORRY)
