"""Sends Streamlit's own script and style files, our components', and the one HTML page, compressed. Nothing else is.

Streamlit leaves this to a proxy; without it a first visit is 2.7 MB, and 7.4 MB with a Plotly chart.
A response that holds somebody's words is never compressed: its length would tell about its content. The page of a
draft holds none, and nothing of what was asked for but the draft's id.
"""

from __future__ import annotations

import mimetypes
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from model.home import home
from server.files.component_files import component_file
from server.files.front_page import STREAMLIT_PAGE, front_page, our_typeface
from server.files.packed_files import BEST, KEPT_FOR_GOOD, Coding, Packing
from server.files.question_page import AskFirst, page_with_question
from server.files.static import A_WEEK

PREFIX = "/static/"
HOME = "/"
TEXT_TYPES = (".js", ".mjs", ".css", ".svg", ".json")


@cache
def streamlit_packing() -> Packing:
    """The packing of this process: Streamlit's text files, cached in the private folder."""
    folder = Path(file_util.get_static_dir()) / "static"
    files = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix in TEXT_TYPES and path.is_file()
    }
    return Packing(files, home() / "cache" / f"streamlit-{streamlit.__version__}")


def first_files() -> list[str]:
    """The names of the files that the HTML page asks for at once, each once."""
    return list(dict.fromkeys(re.findall(r'"\./static/((?:js|css)/[^"]+)"', front_page().decode())))


def coding_for(accept: str) -> Coding | None:
    """The coding to use for an Accept-Encoding header, or None for plain."""
    offered = {}
    for part in accept.lower().split(","):
        name, _, weight = part.partition(";")
        offered[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    if offered.get("br"):
        return "br"
    return "gzip" if offered.get("gzip") else None


class Compression:
    """ASGI middleware: answers for packed files and the HTML page itself, and lets nothing else be compressed.

    `ask_first` says what the page of a draft holds for whoever it belongs to.
    """

    def __init__(self, app: ASGIApp, ask_first: AskFirst) -> None:
        self._app = app
        self._ask_first = ask_first
        self._packing = streamlit_packing()
        self._page_tag = FileResponse(STREAMLIT_PAGE, stat_result=STREAMLIT_PAGE.stat()).headers["etag"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for shared files; pass everything else on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        coding = coding_for(asked.get("accept-encoding", ""))
        name = scope["path"].removeprefix(PREFIX)
        if scope["method"] in ("GET", "HEAD"):
            answer = component_file(scope["path"], coding)
            if not answer and name != scope["path"]:
                answer = await self._shared_file(name, coding, asked)
            if answer:
                await answer(scope, receive, send)
                return
        page = await page_with_question(self._ask_first, scope, coding)
        await self._app(_asking_for_plain(scope), receive, _OurPage(scope, coding, page, self._page_tag, send))

    async def _shared_file(self, name: str, coding: Coding | None, asked: Headers) -> Response | None:
        """The answer for a file that we send otherwise than Streamlit would, else None."""
        ours = our_typeface(name)
        if ours:
            return RedirectResponse(ours, headers={"Cache-Control": f"public, max-age={A_WEEK}"})
        return await self._file(name, coding, asked) if coding and name in self._packing else None

    async def _file(self, name: str, coding: Coding, asked: Headers) -> Response:
        packed = await self._packing.packed(name, coding)
        headers = {
            "Content-Encoding": coding,
            "Vary": "Accept-Encoding",
            "Cache-Control": KEPT_FOR_GOOD,
            "ETag": f'"{sha256(name.encode()).hexdigest()[:20]}-{coding}"',  # the name carries the content's hash
        }
        if headers["ETag"] in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(packed, headers=headers, media_type=media_type)


class _OurPage:
    """A `send` that puts our HTML page in place of Streamlit's, told by its entity tag.

    `page` is the one to send, packed; without it, the usual one.
    """

    def __init__(self, scope: Scope, coding: Coding | None, page: bytes | None, page_tag: str, send: Send) -> None:
        self._scope, self._coding, self._page, self._page_tag, self._send = scope, coding, page, page_tag, send
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            if headers.get("etag") == self._page_tag:
                await self._send_page(message, headers)
        elif self._replaced:
            return
        if not self._replaced:
            await self._send(message)

    async def _send_page(self, message: Message, headers: MutableHeaders) -> None:
        self._replaced = True
        page = self._page or _packed_page(self._coding, has_boxes=self._scope["path"] != HOME)
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers["Content-Length"] = str(len(page))
        headers["Vary"] = "Accept-Encoding"
        if self._coding:
            headers["Content-Encoding"] = self._coding
        await self._send(message)
        await self._send({"type": "http.response.body", "body": b"" if self._scope["method"] == "HEAD" else page})


@cache
def _packed_page(coding: Coding | None, *, has_boxes: bool) -> bytes:
    page = front_page(has_boxes=has_boxes)
    return BEST[coding](page) if coding else page


def _asking_for_plain(scope: Scope) -> Scope:
    """The same request without Accept-Encoding, so that Streamlit's own gzip leaves private responses alone."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}
