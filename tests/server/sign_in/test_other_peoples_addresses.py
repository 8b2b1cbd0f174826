"""Somebody who is signed in types the addresses of another person's things by hand, and reads nothing of theirs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load.browser import Browser
from model.access import Viewer
from model.account.session import Identity
from model.own_plan.check import as_in_content
from model.store import Store
from model.team.settings import Sessions
from model.workshop.room import code_in_halves
from tests.browser.server import A_DAY, Served
from tests.model.store.supervision.two_people import script, table
from tests.model.store.workshop.example_room import script as example_script
from tests.server.sign_in.test_guard import got
from tests.shipped import shipped_content

pytestmark = pytest.mark.slow

HERS = "umbrellas"
"""A word that stands in all that she wrote, and in nothing of the guide's."""


class Witness(Browser):
    """A tab that remembers all that its server ever sent it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.heard = bytearray()
        self.named = ""
        self.made: asyncio.Queue[str] = asyncio.Queue()

    def _receive(self, message: ForwardMsg, payload: bytes) -> None:
        self.heard += payload
        if message.WhichOneof("type") == "backend_operation_response":
            self.made.put_nowait(message.backend_operation_response.deferred_file.url)
        if message.WhichOneof("type") == "new_session":
            self.named = message.new_session.initialize.session_id
        super()._receive(message, payload)

    async def save(self, label: str) -> str:
        """Press a button that makes a file: the file's address."""
        message = BackMsg()
        request = message.backend_operation_request
        request.request_id, request.session_id = "1", self.named
        request.deferred_file.file_id = self.page.find(label, kinds=("download_button",)).body.deferred_file_id
        await self._socket.send(message.SerializeToString())
        return await asyncio.wait_for(self.made.get(), self.timeout)


def signed_in(store: Store, name: str) -> tuple[Viewer, str]:
    """Somebody, and the token of their session."""
    token = store.accounts().sign_in(Identity("https://login.invalid", name, name), "staff")
    session = store.accounts().session_of(token, Sessions())
    assert session is not None
    return session.viewer, token


def addresses_of(store: Store, ann: Viewer, carl: Viewer) -> dict[str, str]:
    """The addresses of all that is hers or shared with one other, each with a word of it that only they read there."""
    own, content = store.of(ann), shipped_content()
    somebody = own.relationships.name(HERS).id
    draft, done = (
        own.reflections.start("full_walk", "v", "en", A_DAY, headline=HERS, step="trust", relationship=somebody)
        for _ in range(2)
    )
    for one in (draft, done):
        own.answers.save(one.id, "trust.what", words=HERS, tab="t", base_version=0)
        own.answers.save(one.id, "trust.place", place="2", tab="t", base_version=0)
    own.reflections.finish(done.id)
    note = own.notes.add(somebody, A_DAY, "court")
    own.notes.save(note.id, "note", words=HERS, place=None, tab="t", base_version=0)
    card = own.cards.begin("child", "v", "en", A_DAY, relationship=somebody)
    plan = as_in_content(content, "workshops", content.workshops.plans[0].key) | {"key": "hers", "name": HERS}
    plan_id = own.plans.add("workshops", plan).id
    both = table(store, ann.person, carl.person)
    record = both.fixed(words=HERS)
    meeting = both.practitioner.meetings.begin(
        both.id, script(), mode="live", held_on=A_DAY, language="en", content_version="v"
    )
    both.practitioner.brought.bring(meeting.id, done.id, both.items(done.id, HERS))
    told = example_script()
    first = told.plan.steps[0].model_copy(update={"title": HERS})
    told = told.model_copy(update={"plan": told.plan.model_copy(update={"steps": (first, *told.plan.steps[1:])})})
    room = store.workshops(ann).rooms.open(told, content_version="v", language="en")
    return {
        f"/reflect?draft={draft.id}": HERS,
        f"/profile?draft={done.id}": HERS,
        f"/frameworks?draft={done.id}": HERS,
        f"/handover?draft={done.id}": HERS,
        f"/learning?draft={done.id}": HERS,
        f"/relationship?relationship={somebody}": HERS,
        f"/cards?card={card.id}": HERS,
        f"/cards?relationship={somebody}": HERS,
        f"/plan?plan={plan_id}": HERS,
        f"/preview?own={plan_id}": HERS,
        f"/workshops?own={plan_id}": HERS,
        f"/take?draft={done.id}&meeting={meeting.id}": HERS,
        f"/meeting?meeting={meeting.id}": "Bert",
        f"/record?meeting={record.id}": HERS,
        f"/supervision?begin={both.id}&draft={done.id}": "Bert",
        f"/supervision?person={both.id}": HERS,
        f"/room?room={room.id}": HERS,
        f"/screen?room={room.id}": code_in_halves(room.code),
        "/reflections": HERS,
        "/relationships": HERS,
        "/supervision": "Bert",
        "/period": "",
        "/trail": "",
        "/": HERS,
    }


async def heard(team: Served, token: str, addresses: Iterable[str]) -> dict[str, bytes]:
    """All that a tab of whoever has this token is sent at each address."""
    found = {}
    for address in addresses:
        tab = Witness(team.address)
        await tab.connect(cookies={"alongside": token})
        await tab.open(address)
        await tab.close()
        found[address] = bytes(tab.heard)
    return found


def test_by_no_address_does_anybody_read_what_is_another_persons(team: Served) -> None:
    with team.store() as store:
        (ann, hers), (carl, _), (_, bens) = (signed_in(store, name) for name in ("Ann", "Carl", "Ben"))
        addresses = addresses_of(store, ann, carl)
    read_by_her = asyncio.run(heard(team, hers, addresses))
    read_by_him = asyncio.run(heard(team, bens, addresses))
    hers_alone = [word.encode() for word in {*addresses.values()} - {""}]

    assert [address for address, sent in read_by_him.items() if not sent or any(map(sent.count, hers_alone))] == []
    assert [address for address, word in addresses.items() if word.encode() not in read_by_her[address]] == []


async def fetched(team: Served, address: str, label: str, hers: str, his: str) -> list[tuple[int, bool]]:
    """What she and he get at the address of a file that she has just made: the status, and whether it is a PDF."""
    tab = Witness(team.address)
    await tab.connect(cookies={"alongside": hers})
    await tab.open(address)
    file = await tab.save(label)
    answers = [await asyncio.to_thread(got, team, file, f"Cookie: alongside={one}") for one in (hers, his)]
    await tab.close()
    return [(answer.status, answer.body.startswith("%PDF")) for answer in answers]


def test_a_file_that_was_made_for_one_person_is_not_given_to_another_who_has_its_address(team: Served) -> None:
    with team.store() as store:
        (ann, hers), (_, bens) = (signed_in(store, name) for name in ("Ann", "Ben"))
        done = store.of(ann).reflections.start("five_minutes", "v", "en", A_DAY, headline=HERS)
        store.of(ann).answers.save(done.id, "trust.place", place="2", tab="t", base_version=0)
        store.of(ann).reflections.finish(done.id)

    assert asyncio.run(fetched(team, f"/profile?draft={done.id}", "Save as PDF", hers, bens)) == [
        (200, True),
        (404, False),
    ]
