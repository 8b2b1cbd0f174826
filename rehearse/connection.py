"""One phone's connection to the server: it keeps its cookies, follows redirects, and reads what comes."""

from __future__ import annotations

import http.client
import time
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from rehearse.page import Page
from rehearse.tally import Tally

PATIENCE = 40.0
MOST_REDIRECTS = 5
TOO_MANY = 429
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NoAnswer(Exception):
    """Raised where nobody answers at the address."""


class Refused(Exception):
    """Raised where a page is answered with an error; `status` is its number."""

    def __init__(self, status: int, where: str) -> None:
        super().__init__(f"{where} was answered with an error ({status})")
        self.status = status


class Connection:
    """A connection with one person's cookies. Raises `NoAnswer` and `Refused`."""

    def __init__(self, address: str, tally: Tally) -> None:
        parts = urlsplit(address)
        connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = connect(parts.hostname or "", parts.port, timeout=PATIENCE)
        self._cookies: dict[str, str] = {}
        self._tally = tally

    def page(self, path: str) -> Page:
        """Read a page."""
        return Page(self.file(path))

    def send(self, path: str, form: Mapping[str, str]) -> Page:
        """Send a form and read the page it leads to, after the pages that wait and go on by themselves."""
        page = Page(self._follow("POST", path, urlencode(form)))
        while page.goes_on:
            seconds, address = page.goes_on
            time.sleep(seconds)
            page = self.page(address)
        return page

    def file(self, path: str) -> str:
        """What is at an address, as text."""
        return self._follow("GET", path)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _follow(self, method: str, path: str, body: str | None = None) -> str:
        for _ in range(MOST_REDIRECTS):
            status, location, text = self._timed(method, path, body)
            if status < 300 or (status == TOO_MANY and Page(text).goes_on):
                return text
            if status >= 400:
                raise Refused(status, "Sending a form" if method == "POST" else "A page")
            method, path, body = "GET", urljoin(path, location), None
        raise Refused(status, "A page that only leads to other pages")

    def _timed(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        begun = time.monotonic()
        try:
            reply = self._ask(method, path, body)
        except (OSError, http.client.HTTPException):
            self._connection.close()
            try:  # a server may hang up on a connection that was quiet; every browser asks once more
                reply = self._ask(method, path, body)
            except (OSError, http.client.HTTPException) as fault:
                self._connection.close()
                raise NoAnswer("The server did not answer") from fault
        self._tally.read(time.monotonic() - begun)
        return reply

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        headers = dict(FORM) if body is not None else {}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, headers)
        reply = self._connection.getresponse()
        text = reply.read().decode()
        for line in reply.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: cookie.value for name, cookie in SimpleCookie(line).items()}
        return reply.status, reply.headers.get("Location", ""), text
