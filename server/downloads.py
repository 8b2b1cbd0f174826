"""Making a file when it is asked for. Where that fails, the browser is told why in plain words."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager

from model.access import NotYours
from server.error_page import SORRY
from server.surroundings import in_another_tab

NO_FILE = f"This was deleted, perhaps {in_another_tab()}. So there is no file of it."


class Downloads(DeferredFileHandler):
    """Streamlit's own, but for what it says, and that it notes for whom a file was made.

    `session` is the mark of the session in which the tab was opened; "" on somebody's own machine.
    """

    def __init__(self, get_media_file_mgr: Callable[[], MediaFileManager], session: str = "") -> None:
        super().__init__(get_media_file_mgr)
        self._session = session

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:  # noqa: ARG002
        """The address of the file, made now, or one sentence on why there is none."""
        answer = BackendOperationResponse(request_id=request.request_id)
        try:
            answer.deferred_file.url = await asyncio.to_thread(self._made, request.deferred_file.file_id)
        except Exception as fault:  # noqa: BLE001  whatever it is, it is told
            answer.error_msg = _in_words(fault.__cause__ or fault)
        return answer

    def _made(self, file_id: str) -> str:
        address = self._get_media_file_mgr().execute_deferred(file_id)
        if self._session:
            _note(address, self._session)
        return address


def _note(address: str, mark: str) -> None:
    from server.sign_in.known import known_sessions  # noqa: PLC0415  an own machine runs without all of this
    from server.sign_in.made_files import made_files  # noqa: PLC0415

    known = known_sessions()
    session = known.session(mark) if known else None
    if session is None:
        raise NotYours
    made_files().note(address, session.account)


def _in_words(fault: BaseException) -> str:
    from model.own_file import OwnFileFault  # noqa: PLC0415  as below
    from model.share_file.faults import ShareFault  # noqa: PLC0415  as below
    from model.store import StoreFault  # noqa: PLC0415  imported when the services are opened

    if isinstance(fault, NotYours):
        return NO_FILE
    if isinstance(fault, (OwnFileFault, StoreFault, ShareFault)):
        return str(fault)
    logging.getLogger("alongside").error("A file could not be made", exc_info=fault)
    return SORRY
