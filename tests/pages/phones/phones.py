"""A phone, as the server sees one: a cookie jar and requests; and the trainer who moves the rooms."""

from __future__ import annotations

import http.client
import json
import re
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

from sqlalchemy import select

from model.access import LOCAL
from model.content.workshop.steps import LineStep
from model.store.tables.workshop import given as given_table
from model.workshop.room import Given, Room
from model.workshop.script import script_of
from server.services import services

FORM = "application/x-www-form-urlencoded"


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def title(self) -> str:
        return re.search(r"<title>(.*?)</title>", self.text)[1]

    @property
    def heading(self) -> str:
        return re.search(r"<h1[^>]*>(.*?)</h1>", self.text)[1]

    @property
    def version(self) -> int:
        return int(re.search(r"data-version=(\d+)", self.text)[1])

    @property
    def carried(self) -> str:
        """What the page carries of its own person."""
        return re.search(r'name=carried value="([^"]+)"', self.text)[1]

    @property
    def checked(self) -> list[tuple[str, str]]:
        return re.findall(r'<input type=radio name=(\S+) value="?([^" >]*)"? checked', self.text)


@dataclass
class Phone:
    address: tuple[str, int]
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; redirects are not followed."""
        sent = {"Host": "localhost", **self.headers, **{name.replace("_", "-"): said for name, said in headers.items()}}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with closing(http.client.HTTPConnection(*self.address, timeout=40)) as connection:
            connection.request(method, path, body, sent)
            got = connection.getresponse()
            answer = Answer(got.status, {name.lower(): said for name, said in got.getheaders()}, got.read())
        if "set-cookie" in answer.headers:
            name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        return self.ask("POST", path, urlencode(fields or {}).encode(), Content_Type=FORM, **headers)

    def ticket(self, code: str, link_code: str = "") -> str:
        page = self.get(f"/join/{code}" + (f"?door={link_code}" if link_code else ""))
        return re.search(r"name=ticket value=([0-9a-f]{32})", page.text)[1]

    def enter(self, code: str, link_code: str = "", ticket: str = "") -> Answer:
        fields = {"ticket": ticket or self.ticket(code, link_code)}
        return self.post(f"/join/{code}/enter", fields | ({"door": link_code} if link_code else {}))

    def give(self, code: str, fields: dict[str, str], *, script: bool = True) -> Answer:
        return self.post(f"/join/{code}/answer", fields, **({"Accept": "application/json"} if script else {}))

    def paper(self, code: str, page: Answer) -> Answer:
        """The PDF that a page's form asks for."""
        return self.post(f"/join/{code}/mine.pdf", {"carried": page.carried})

    def key(self, code: str) -> str:
        return re.search(r"<p class=key translate=no>(.*?)</p>", self.get(f"/join/{code}").text)[1]


class Trainer:
    """The trainer, whose rooms lie in the store that the server has open."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address

    @property
    def content(self):
        content = services().content
        return content.spoken(content.settings.person)

    @property
    def store(self):
        return services().store

    @property
    def workshops(self):
        return self.store.workshops(LOCAL)

    def open(self, plan: str) -> Room:
        script = script_of(self.content, plan)
        return self.workshops.rooms.open(script, content_version=self.content.version, language="en")

    def hold(self, plan: str, **steps) -> Room:
        """An open room with a shipped plan in which some steps are changed."""
        script = script_of(self.content, plan)
        changed = tuple(one.model_copy(update=steps.get(one.key, {})) for one in script.plan.steps)
        script = script.model_copy(update={"plan": script.plan.model_copy(update={"steps": changed})})
        return self.workshops.rooms.open(script, content_version=self.content.version, language="en")

    def people(self, room: Room, number: int) -> list[str]:
        """So many people who have joined, by their ids, without a phone in hand."""
        participants, words = services().store.participants(), self.content.phone.key_words
        tickets = [f"{one:032x}" for one in range(1, number + 1)]
        for ticket in tickets:
            participants.entrance.join(room.code, ticket, words)
        return [participants.phones.get(room.code, ticket).person for ticket in tickets]

    def answer(self, room: Room, step: str, people: list[str], line: str = "{}") -> None:
        """Everybody answers a whole step, each a little differently."""
        script = self.workshops.rooms.script(room.id)
        fields = script.fields(script.step(step)).items()
        asked = script.step(step)
        most = asked.most if isinstance(asked, LineStep) else 0
        given = [
            Given(room.id, person, field, offered[at % len(offered)] if offered else line.format(at)[-most:])
            for at, person in enumerate(people)
            for field, offered in fields
        ]
        assert all(services().store.participants().answers.keep(given))

    def words(self, room: Room) -> list[str]:
        """Every line that lies in the store for a room, read or not."""
        rows = select(given_table.c.words).where(given_table.c.room == room.id, given_table.c.line.is_not(None))
        with services().store.reading() as connection:
            return sorted(connection.scalars(rows))

    def show(self, room: Room, step: str) -> None:
        """Go to a step and show its results, every line approved."""
        script = self.workshops.rooms.script(room.id)
        self.workshops.rooms.move(room.id, step)
        asked = script.revealed_by(script.step(step))
        if isinstance(asked, LineStep):
            for one in self.workshops.lines.all(room.id, asked.key):
                self.workshops.lines.approve(room.id, one.id, "shown")
        self.workshops.results.show(room.id)

    def phones(self, code: str, number: int) -> list[Phone]:
        """So many phones that have joined."""
        joined = [Phone(self.address) for _ in range(number)]
        assert {phone.enter(code).status for phone in joined} == {303}
        return joined
