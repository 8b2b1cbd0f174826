"""Who may do what in the store: for each public method, the kinds of people to whom it gives anything or does it.

To everybody else it says what it says where there is no such thing. A method that makes something new, or that only
looks at what is one's own, says here who has anything of their own.
"""

from __future__ import annotations

from typing import NamedTuple

Who = frozenset[str]

NOBODY: Who = frozenset()
OWNER: Who = frozenset({"owner"})
OPERATOR: Who = frozenset({"operator"})
ACCOUNTS: Who = OWNER | {"supervisor", "former supervisor", "invited", "trainer", "stranger", "participant"}
"""Whoever looks in here themselves. A participant of a room is nobody's account, and told apart from one nowhere."""

EVERYBODY: Who = ACCOUNTS | {"guest", "far", "nobody", "gone", "operator"}
"""Everybody there is."""

OWN: dict[str, Who] = {
    "answers.last_time": OWNER,
    "answers.of": OWNER,
    "answers.places": OWNER,
    "answers.replaced": OWNER,
    "answers.save": OWNER,
    "answers.seen_replaced": OWNER,
    "answers_back.answer_by": OWNER,
    "answers_back.get": OWNER,
    "answers_back.give_back": OWNER,
    "answers_back.replaced": OWNER,
    "answers_back.save": OWNER,
    "answers_back.seen_replaced": OWNER,
    "answers_back.waiting": OWNER,
    "cards.begin": OWNER,
    "cards.call_off": OWNER,
    "cards.get": OWNER,
    "cards.guess": OWNER,
    "cards.guesses": OWNER,
    "cards.key": OWNER,
    "cards.link_again": OWNER,
    "cards.of_reflection": OWNER,
    "cards.of_relationship": OWNER,
    "cards.open": OWNER,
    "cards.said": OWNER,
    "cards.type_in": OWNER,
    "device.card": OWNER,
    "device.hand_over": OWNER,
    "device.have_back": OWNER,
    "everything.export": ACCOUNTS,
    "everything.has_supervision": OWNER | {"supervisor"},
    "everything.parts": EVERYBODY,
    "everything.rows": OWNER,
    "everything.take_in": ACCOUNTS,
    "history.fields_given": OWNER,
    "history.looked_at": OWNER,
    "history.of": OWNER,
    "history.places_given": OWNER,
    "history.set_lately": OWNER,
    "history.steps_set": OWNER,
    "history.tried": OWNER,
    "next_steps.day_has_come": OWNER,
    "next_steps.left_open": OWNER,
    "next_steps.of": OWNER,
    "next_steps.these": OWNER,
    "next_steps.to_remind_of": OWNER,
    "next_steps.waiting": OWNER,
    "notes.add": OWNER,
    "notes.delete": OWNER,
    "notes.get": OWNER,
    "notes.move": OWNER,
    "notes.of": OWNER,
    "notes.replaced": OWNER,
    "notes.save": OWNER,
    "notes.seen_replaced": OWNER,
    "plans.add": ACCOUNTS,
    "plans.all": OWNER,
    "plans.change": OWNER,
    "plans.delete": OWNER,
    "plans.get": OWNER,
    "plans.write": OWNER,
    "preferences.get": OWNER,
    "preferences.prefer": ACCOUNTS,
    "reflections.all": OWNER,
    "reflections.count": OWNER,
    "reflections.describe": OWNER,
    "reflections.earlier": OWNER,
    "reflections.finish": OWNER,
    "reflections.get": OWNER,
    "reflections.start": ACCOUNTS,
    "relationships.all": OWNER,
    "relationships.close": OWNER,
    "relationships.get": OWNER,
    "relationships.holdings": OWNER,
    "relationships.last_seen": OWNER,
    "relationships.merge": OWNER,
    "relationships.name": ACCOUNTS,
    "relationships.rename": OWNER,
    "relationships.reopen": OWNER,
    "search.find": OWNER,
    "search.lines": OWNER,
    "typed_in.of": OWNER,
    "typed_in.replaced": OWNER,
    "typed_in.save": OWNER,
    "typed_in.seen_replaced": OWNER,
}
"""An export says in the trail that it was made, also where nothing is kept; that takes one part at the least."""

DELETION: dict[str, Who] = {
    "card": OWNER,
    "everything": ACCOUNTS,
    "forget": NOBODY,
    "reflection": OWNER,
    "relationship": OWNER,
    "taken_back": OWNER,
    "undo": NOBODY,
    "undoable": NOBODY,
}
"""What was deleted a moment ago waits for its own tab; tests/model/store/test_undo.py tries that."""

TEAM: dict[str, Who] = {
    "holds.all": OPERATOR,
    "holds.begin": OPERATOR,
    "holds.end": OPERATOR,
    "holds.mine": OWNER,
    "retention.carry_out": OPERATOR,
    "retention.rehearse": OPERATOR,
    "trail.check": OPERATOR,
    "trail.exported": ACCOUNTS,
    "trail.mine": OWNER | {"supervisor"},
    "trail.person": NOBODY,
}
"""Each has a trail of their own; `trail.person` names whoever looks, and nobody else."""

ROOMS: dict[str, Who] = {
    "lines.all": OWNER,
    "lines.approve": OWNER,
    "people.clear_silent": OWNER,
    "people.silent": OWNER,
    "results.all": OWNER,
    "results.get": OWNER,
    "results.hide": OWNER,
    "results.look": OWNER,
    "results.readiness": OWNER,
    "results.show": OWNER,
    "rooms.all": OWNER,
    "rooms.begin": OWNER,
    "rooms.carry_on": OWNER,
    "rooms.counts": OWNER,
    "rooms.end": OWNER,
    "rooms.forget": OWNER,
    "rooms.get": OWNER,
    "rooms.joined": OWNER,
    "rooms.lock": OWNER,
    "rooms.move": OWNER,
    "rooms.open": ACCOUNTS,
    "rooms.pause": OWNER,
    "rooms.script": OWNER,
    "rooms.start_clock": OWNER,
    "rooms.stop_clock": OWNER,
}

THEIR_PHONE, ANY_PHONE = frozenset({"their phone"}), frozenset({"their phone", "another room's phone"})

PHONES: dict[str, Who] = {
    "answers.keep": THEIR_PHONE,
    "answers.of": THEIR_PHONE,
    "answers.stays": THEIR_PHONE,
    "carried.open": ANY_PHONE | {"nobody"},
    "carried.seal": ANY_PHONE | {"nobody"},
    "entrance.come_back": THEIR_PHONE,
    "entrance.join": ANY_PHONE,
    "entrance.way_in": ANY_PHONE | {"nobody"},
    "phones.get": THEIR_PHONE,
    "phones.get_all": THEIR_PHONE,
    "results.shown": THEIR_PHONE,
    "rooms.fields": THEIR_PHONE,
    "rooms.script": THEIR_PHONE,
    "rooms.versions": THEIR_PHONE,
}
"""Whoever knows a room's code, without an account: what their phone may, by its token or its four words."""

ACCOUNT: dict[str, Who] = {
    "mine": frozenset({"account"}),
    "sign_out_everywhere": frozenset({"account"}),
    "tab_seals": EVERYBODY | {"account"},
}
"""What is asked as somebody; the rest is asked with a session's token, in tests/model/store/account."""

ELSEWHERE = {"asked": "tests/model/store/card", "tries": "tests/model/store/test_tries.py"}
"""Doors to which nobody comes as a person."""


class Seats(NamedTuple):
    """Which seats of a supervision may, and of what: its open meeting, a confirmed one, or the supervision itself."""

    who: str
    of: str


class Relation(NamedTuple):
    """A supervision of the owner's with somebody: which account, None for a guest, and who ended it, if anybody did."""

    supervisor: str | None
    who: dict[str, Who]
    ended_by: str | None = None


RELATIONS = {
    "both sign in": Relation("bert", {"practitioner": OWNER, "supervisor": frozenset({"supervisor"})}),
    "with a guest": Relation(None, {"practitioner": OWNER, "supervisor": frozenset({"guest"})}),
    "the practitioner ended it": Relation(
        "ines", {"practitioner": NOBODY, "supervisor": frozenset({"former supervisor"})}, "practitioner"
    ),
    "the supervisor ended it": Relation("ines", {"practitioner": OWNER, "supervisor": NOBODY}, "supervisor"),
}


def seated(row: Seats, relation: Relation) -> Who:
    """Who holds these seats in a relation, where what they are asked of is there."""
    both = relation.who["practitioner"] | relation.who["supervisor"]
    who = {
        "both": both,
        "accounts": both & ACCOUNTS,
        "anybody": ACCOUNTS,
        "inviter": OWNER,
        "told": ACCOUNTS - OWNER,
        "addressed": frozenset({"invited"}),
        "holder of the screen": OWNER if relation.supervisor is None else NOBODY,
        "live": both if relation.supervisor else NOBODY,
        **relation.who,
    }
    return NOBODY if row.of == "open" and relation.ended_by else who[row.who]


BOTH_OPEN, BOTH_FIXED, BOTH_ALWAYS = (Seats("both", of) for of in ("open", "fixed", "supervision"))
PRACTITIONER_OPEN, PRACTITIONER_FIXED, PRACTITIONER_ALWAYS = (
    Seats("practitioner", of) for of in ("open", "fixed", "supervision")
)
SUPERVISOR_OPEN = Seats("supervisor", "open")
ACCOUNTS_OPEN, ACCOUNTS_ALWAYS = Seats("accounts", "open"), Seats("accounts", "supervision")
HOLDER_OF_SCREEN = Seats("holder of the screen", "open")
LIVE_OPEN = Seats("live", "open")
INVITER, TOLD, ANYBODY = Seats("inviter", "invitation"), Seats("told", "invitation"), Seats("anybody", "")
ADDRESSED = Seats("addressed", "invitation")

TRIED_WITH_FILES = Seats("tests/model/store/supervision/share_file", "")

SUPERVISION: dict[str, Seats] = {
    "actions.carried": BOTH_OPEN,
    "actions.due": BOTH_FIXED,
    "answers.of": BOTH_OPEN,
    "answers.replaced": BOTH_OPEN,
    "answers.save": BOTH_OPEN,
    "answers.seen_replaced": BOTH_OPEN,
    "brought.bring": PRACTITIONER_OPEN,
    "brought.elements": BOTH_OPEN,
    "brought.of": BOTH_OPEN,
    "brought.open_meetings": PRACTITIONER_OPEN,
    "by_address.accept": ADDRESSED,
    "by_address.decline": ADDRESSED,
    "by_address.invite": ANYBODY,
    "by_address.mine": INVITER,
    "by_address.own_address": ANYBODY,
    "by_address.to_me": ADDRESSED,
    "by_address.withdraw": INVITER,
    "confirmations.confirm": BOTH_OPEN,
    "confirmations.of": BOTH_OPEN,
    "confirmations.void": BOTH_OPEN,
    "confirmations.waiting": BOTH_OPEN,
    "files.make": ACCOUNTS_OPEN,
    "files.next_number": BOTH_OPEN,
    "files.take_in": TRIED_WITH_FILES,
    "invitations.accept": TOLD,
    "invitations.decline": TOLD,
    "invitations.invite": ANYBODY,
    "invitations.look": TOLD,
    "invitations.mine": INVITER,
    "invitations.withdraw": INVITER,
    "marks.of": BOTH_FIXED,
    "marks.save": BOTH_FIXED,
    "meetings.all": BOTH_FIXED,
    "meetings.begin": BOTH_ALWAYS,
    "meetings.call_off": BOTH_OPEN,
    "meetings.count": BOTH_FIXED,
    "meetings.get": BOTH_OPEN,
    "meetings.go_to": BOTH_OPEN,
    "meetings.move": BOTH_OPEN,
    "meetings.script": BOTH_OPEN,
    "mirrors.bring": PRACTITIONER_OPEN,
    "mirrors.delete": PRACTITIONER_FIXED,
    "mirrors.of": PRACTITIONER_FIXED,
    "mirrors.places": PRACTITIONER_ALWAYS,
    "mirrors.take_back": PRACTITIONER_OPEN,
    "mirrors.told": PRACTITIONER_FIXED,
    "namesakes.of": TRIED_WITH_FILES,
    "namesakes.take_away": TRIED_WITH_FILES,
    "overview.all": BOTH_ALWAYS,
    "overview.of": BOTH_ALWAYS,
    "presence.tell": LIVE_OPEN,
    "record.body": BOTH_OPEN,
    "record.comment": BOTH_FIXED,
    "record.comments": BOTH_FIXED,
    "record.export": BOTH_FIXED,
    "record.of": BOTH_FIXED,
    "screen.hold": HOLDER_OF_SCREEN,
    "screen.meeting": HOLDER_OF_SCREEN,
    "screen.since": HOLDER_OF_SCREEN,
    "screen.take_back": HOLDER_OF_SCREEN,
    "shown.of": BOTH_OPEN,
    "shown.show_mirror": PRACTITIONER_OPEN,
    "shown.show_views": SUPERVISOR_OPEN,
    "supervisions.all": BOTH_ALWAYS,
    "supervisions.begin": ANYBODY,
    "supervisions.forget": ACCOUNTS_ALWAYS,
    "supervisions.get": BOTH_ALWAYS,
    "supervisions.rename": BOTH_ALWAYS,
    "supervisions.seat": BOTH_ALWAYS,
}
