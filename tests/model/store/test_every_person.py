"""Every public method of the store, tried as every kind of person on every kind of thing: who may, and nobody else.

The table is tests/model/store/who_may.py. Whoever may not is told what is said where there is no such thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial

import pytest
from sqlalchemy import select

from model.access import OPERATOR, PRACTITIONER, Viewer, far_practitioner, gone, guest_of
from model.account.session import Identity
from model.store import ParticipantStore, Store
from model.store.tables.account import accounts
from model.supervision.meeting import LIVE, ONE_SCREEN
from model.workshop.room import Given, Phone
from tests.model.store import who_may
from tests.model.store.public_methods import methods_of
from tests.model.store.reflection import test_privacy as own_tries
from tests.model.store.supervision import test_privacy as supervision_tries
from tests.model.store.supervision.signed_in import give_account
from tests.model.store.supervision.two_people import DAY, table
from tests.model.store.undone import UndoneStore
from tests.model.store.who_may import RELATIONS, Relation, Who, seated
from tests.model.store.workshop import example_room
from tests.model.store.workshop import test_rooms as room_tries

WORDS = [f"word{letter}" for letter in "abcdefghi"]
ANNA, INES = Viewer("anna"), Viewer("ines")
Try = Callable[[UndoneStore, Viewer], object]


@dataclass(frozen=True)
class Kept:
    """Anna's everything, and everybody who has anything to do with her."""

    store: UndoneStore
    own: own_tries.Things
    shared: supervision_tries.Things
    code: str
    """The four words of her invitation."""
    room: example_room.Held
    people: Mapping[str, Viewer]

    def given_to(self, there: Try, not_there: Try) -> Who:
        """To whom a try gives anything, or says anything but what it says where there is no such thing."""
        found: set[str] = set()
        for kind, viewer in self.people.items():
            outcome = self.store.outcome(partial(there, self.store, viewer))
            if outcome == "given" or outcome != self.store.outcome(partial(not_there, self.store, viewer)):
                found.add(kind)
        return frozenset(found)


def kept_in(store: Store, relation: Relation) -> Kept:
    """Anna keeps one of everything, and has this relation with a supervisor."""
    at_table = table(store, supervisor=relation.supervisor)
    shared = supervision_tries.one_of_everything(at_table, LIVE if relation.supervisor else ONE_SCREEN)
    own = own_tries.one_of_everything(store.of(ANNA))
    if relation.supervisor is None:
        at_table.practitioner.screen.hold(shared.open)
    if relation.ended_by:
        getattr(at_table, relation.ended_by).supervisions.forget(at_table.id)
    [invitation] = at_table.practitioner.invitations.mine()
    room, other = example_room.hold(store, 6, "word"), example_room.hold(store, 1, trainer="tom")
    room.all_give("word", "trust", "time", "air", "care", "zeal")
    people = {
        "owner": ANNA,
        "supervisor": Viewer("bert"),
        "former supervisor": INES,
        "invited": Viewer("cleo"),
        "trainer": Viewer(other.room.owner),
        "participant": Viewer(room.phones[0].person),
        "stranger": Viewer("zoe"),
        "guest": guest_of(at_table.id),
        "far": far_practitioner(at_table.id),
        "nobody": Viewer(""),
        "gone": gone(at_table.id),
        "operator": OPERATOR,
    }
    assert people.keys() == who_may.EVERYBODY
    for kind in who_may.ACCOUNTS - {"owner"}:
        give_account(store, people[kind].person)
    return Kept(UndoneStore(store), own, shared, invitation.code, room, people)


@pytest.fixture
def kept(store: Store) -> Kept:
    """The same, with a supervisor who signs in here."""
    return kept_in(store, RELATIONS["both sign in"])


def none_of(things: own_tries.Things) -> own_tries.Things:
    """The ids of nothing."""
    return replace(things, **{one.name: "no-such" for one in fields(things) if one.name != "replaced"})


def stands(there: set[str], rows: Mapping[str, object]) -> None:
    """Every method has a row, and every row its method."""
    unknown, gone_ = sorted(there - rows.keys()), sorted(rows.keys() - there)
    assert not unknown, f"{unknown} stand in no row of tests/model/store/who_may.py: say there who may"
    assert not gone_, f"{gone_} stand in tests/model/store/who_may.py, and the store has no such method"


def agrees(found: Mapping[str, Who], rows: Mapping[str, Who]) -> None:
    """Each method gives something to exactly the people its row names."""
    wrong = {
        method: f"given to {sorted(found[method] - rows[method])}, not to {sorted(rows[method] - found[method])}"
        for method in found.keys() & rows.keys()
        if found[method] != rows[method]
    }
    assert (wrong, found.keys()) == ({}, rows.keys())


def team_doors(store: Store) -> dict[str, object]:
    """The doors of a team's server alone."""
    return {"holds": store.holds(ANNA), "retention": store.retention(ANNA), "trail": store.trail(ANNA)}


def test_every_method_of_every_door_has_a_row(store: Store) -> None:
    stands(methods_of(store.of(ANNA)), who_may.OWN)
    stands(methods_of(store.deletion(ANNA)), who_may.DELETION)
    stands(methods_of(store.supervision(ANNA)), who_may.SUPERVISION)
    stands(methods_of(store.workshops(ANNA)), who_may.ROOMS)
    team = team_doors(store)
    stands({f"{name}.{method}" for name, door in team.items() for method in methods_of(door)}, who_may.TEAM)
    stands(methods_of(store.participants()), who_may.PHONES)
    by_token = {"session", "session_of", "note_act", "sign_in", "sign_out", "sealed", "unsealed"}
    stands(methods_of(store.accounts()) - by_token, who_may.ACCOUNT)


def test_every_door_is_tried(store: Store) -> None:
    tried = {"of", "deletion", "supervision", "workshops", "participants", "accounts", *team_doors(store)}
    no_doors = {"close", "last_deletion", "leave_no_trace", "reading", "ready", "use_people_keys", "writing"}
    there = {name for name in dir(type(store)) if not name.startswith("_")}
    assert there == tried | who_may.ELSEWHERE.keys() | no_doors


def test_what_is_ones_own(kept: Kept) -> None:
    nothing = none_of(kept.own)
    tries = own_tries.TRIES | {
        "cards.type_in": lambda own, of: own_tries.TRIES["cards.type_in"](own, replace(of, open_card=of.paper)),
        "cards.key": lambda own, of: own_tries.TRIES["cards.key"](own, replace(of, open_card=of.paper)),
        "everything.parts": lambda own, _: own.everything.parts(),
        "everything.take_in": lambda own, _: own.everything.take_in({"preferences": [{"key": "word", "value": "x"}]}),
        "reflections.start": lambda own, _: own.reflections.start("f", "v", "en", DAY),
    }
    found = {
        method: kept.given_to(
            lambda store, who, attempt=attempt: attempt(store.of(who), kept.own),
            lambda store, who, attempt=attempt: attempt(store.of(who), nothing),
        )
        for method, attempt in tries.items()
    }
    agrees(found, who_may.OWN)


def test_deleting(kept: Kept) -> None:
    found = {
        method: kept.given_to(
            lambda store, who, attempt=attempt: attempt(store.deletion(who), kept.own),
            lambda store, who, attempt=attempt: attempt(store.deletion(who), none_of(kept.own)),
        )
        for method, attempt in own_tries.DELETIONS.items()
    }
    agrees(found, who_may.DELETION)


def test_trails_and_holds(kept: Kept) -> None:
    kept.room.store.holds(OPERATOR).begin("anna", "A court asked.", "The officer")
    found = {method: kept.given_to(attempt, attempt) for method, attempt in own_tries.TEAM.items()}
    agrees(found, who_may.TEAM)


def test_a_workshop_as_its_trainer(kept: Kept) -> None:
    room, line = kept.room.id, kept.room.line("trust").id
    tries = room_tries.TRIES | {
        "rooms.all": lambda trainer, of, _: [one for one in trainer.rooms.all() if one.id == of],
        "rooms.open": lambda trainer, *_: trainer.rooms.open(example_room.script(), content_version="v", language="en"),
    }
    found = {
        method: kept.given_to(
            lambda store, who, attempt=attempt: attempt(store.workshops(who), room, line),
            lambda store, who, attempt=attempt: attempt(store.workshops(who), "no-such", line),
        )
        for method, attempt in tries.items()
    }
    agrees(found, who_may.ROOMS)


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_supervision_and_its_meetings(store: Store, relation: str) -> None:
    kept = kept_in(store, RELATIONS[relation])
    nothing = supervision_tries.Things(**{one.name: "no-such" for one in fields(kept.shared)})
    answers = ("look", "accept", "decline")
    tries = supervision_tries.TRIES | {
        f"invitations.{act}": lambda viewed, _, act=act: getattr(viewed.invitations, act)(kept.code) for act in answers
    }
    tries |= {
        "invitations.invite": lambda viewed, _: viewed.invitations.invite("P", "S", PRACTITIONER, WORDS),
        "by_address.invite": lambda viewed, _: viewed.by_address.invite("P", "S", PRACTITIONER, "d@example.org"),
        "supervisions.begin": lambda viewed, _: viewed.supervisions.begin("P", "S"),
    }
    found = {
        method: kept.given_to(
            lambda store, who, attempt=attempt: attempt(store.supervision(who), kept.shared),
            lambda store, who, attempt=attempt: attempt(store.supervision(who), nothing),
        )
        for method, attempt in tries.items()
    }
    rows = {method: row for method, row in who_may.SUPERVISION.items() if row != who_may.TRIED_WITH_FILES}
    agrees(found, {method: seated(row, RELATIONS[relation]) for method, row in rows.items()})


def test_an_account(store: Store) -> None:
    store.accounts().sign_in(Identity("https://login.example.org", "a1", "Ann Byrne"), "staff")
    with store.reading() as connection:
        account = connection.execute(select(accounts.c.id)).scalar_one()
    people = {kind: Viewer(kind) for kind in who_may.EVERYBODY - {"nobody"}}
    people |= {"account": Viewer(account), "nobody": Viewer("")}
    undone = UndoneStore(store)
    found = {
        method: frozenset(
            kind
            for kind, who in people.items()
            if undone.outcome(partial(getattr(undone.accounts(), method), who)) == "given"
        )
        for method in who_may.ACCOUNT
    }
    agrees(found, who_may.ACCOUNT)


PHONES: dict[str, Callable[[ParticipantStore, str, str, str], object]] = {
    "carried.seal": lambda phones, *_: phones.carried.seal("their own"),
    "carried.open": lambda phones, *_: phones.carried.open(phones.carried.seal("their own")),
    "entrance.way_in": lambda phones, code, *_: phones.entrance.way_in(code, ""),
    "entrance.join": lambda phones, code, token, _: phones.entrance.join(code, token, example_room.WORDS),
    "entrance.come_back": lambda phones, code, _, words: phones.entrance.come_back(code, words, "a" * 32),
    "phones.get": lambda phones, code, token, _: phones.phones.get(code, token),
    "phones.get_all": lambda phones, code, token, _: any(phones.phones.get_all([(code, token)])),
}
WITH_A_PHONE: dict[str, Callable[[ParticipantStore, Phone], object]] = {
    "answers.keep": lambda phones, of: any(phones.answers.keep([Given(of.room.id, of.person, "word", "hope")])),
    "answers.of": lambda phones, of: phones.answers.of(of),
    "answers.stays": lambda phones, of: phones.answers.stays(of, "word") is not None,
    "results.shown": lambda phones, of: phones.results.shown(of.room),
    "rooms.fields": lambda phones, of: phones.rooms.fields(of.room.id),
    "rooms.script": lambda phones, of: phones.rooms.script(of.room.id),
    "rooms.versions": lambda phones, of: phones.rooms.versions([of.room.id]),
}
"""What is asked of the phone that was found by its token, or not at all."""


def test_a_workshop_as_a_phone(store: Store) -> None:
    room, other = example_room.hold(store, 6, "word"), example_room.hold(store, 1, "word", trainer="tom")
    room.all_give("word", "trust", "time", "air", "care", "zeal", "calm")
    room.approve("time", "air", "care", "zeal", "calm")
    room.trainer.results.show(room.id)
    undone = UndoneStore(store)
    phones = undone.participants()

    def through(attempt: Callable[[ParticipantStore, Phone], object]) -> object:
        return lambda phones, code, token, _: (of := phones.phones.get(code, token)) and attempt(phones, of)

    holders = {
        "their phone": (room.code, room.tokens[0], room.phones[0].key),
        "another room's phone": (room.code, other.tokens[0], other.phones[0].key),
        "nobody": (room.code, "", ""),
    }
    tries = PHONES | {method: through(attempt) for method, attempt in WITH_A_PHONE.items()}
    found = {
        method: frozenset(
            kind for kind, has in holders.items() if undone.outcome(partial(attempt, phones, *has)) == "given"
        )
        for method, attempt in tries.items()
    }
    agrees(found, who_may.PHONES)
