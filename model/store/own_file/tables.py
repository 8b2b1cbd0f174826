"""Which tables a file of everything has, with the parts that go along as one, and why it has none of the others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Label, Table

from model.access import SEATS
from model.store.tables.account import accounts, logins, sessions
from model.store.tables.card import card_answers, cards, replaced_card_answers
from model.store.tables.just_deleted import just_deleted
from model.store.tables.plan import own_plans
from model.store.tables.reflection import answers, next_steps, preferences, reflections, replaced_answers, store_facts
from model.store.tables.relationship import relationship_notes, relationships, replaced_notes
from model.store.tables.supervision import (
    action_marks,
    actions,
    brought,
    called_off,
    comments,
    confirmations,
    kept_mirrors,
    meeting_answers,
    meeting_scripts,
    meetings,
    records,
    replaced_meeting_answers,
    sent_agreements,
    supervisions,
)
from model.store.tables.team import holds, trail, trail_chains
from model.store.tables.tries import tries
from model.store.tables.two_accounts import address_invitations, invitations, presence
from model.store.tables.workshop import (
    given,
    published_results,
    room_people,
    room_phones,
    room_results,
    room_scripts,
    rooms,
)

Row = dict[str, Any]

OWNER = "owner"
"""The column that says whose a row is: never in a file, and always whoever takes it in."""

SEAT = "seat"
"""What a file says of a supervision instead of who sits in it: the seat of whoever takes it in."""

EMPTIED = ("code", "link_code", "secret")
"""What let people into a workshop: empty once it has ended, in no file, and empty where one is taken in."""

LEFT_OUT = frozenset({OWNER, *SEATS, "key_mark", "sent_mark", *EMPTIED})
"""Columns that are in no file: marks are of one store and made anew where a file is taken in."""

SUPERVISION: dict[Table, dict[Table, str]] = {
    supervisions: {action_marks: "supervision", called_off: "supervision"},
    meetings: {
        meeting_scripts: "meeting",
        meeting_answers: "meeting",
        replaced_meeting_answers: "meeting",
        brought: "meeting",
        records: "meeting",
        confirmations: "meeting",
        sent_agreements: "meeting",
        comments: "meeting",
        actions: "meeting",
        kept_mirrors: "meeting",
    },
}
"""What of supervision is taken along, by whoever sits in it."""

PARTS: dict[Table, dict[Table, str]] = {
    relationships: {},
    relationship_notes: {replaced_notes: "note"},
    reflections: {answers: "reflection", replaced_answers: "reflection", next_steps: "reflection"},
    cards: {card_answers: "card", replaced_card_answers: "card"},
    own_plans: {},
    **SUPERVISION,
    rooms: {room_scripts: "room", room_results: "room"},
}
"""What is taken in whole or not at all, in the order it is written, with its parts and their column that names it."""

TABLES: tuple[Table, ...] = (*(one for root, parts in PARTS.items() for one in (root, *parts)), preferences)

NOT_IN_FILE: dict[Table, str] = {
    accounts: "who signs in at this server; another one asks anew",
    logins: "who signs in at this server; another one asks anew",
    sessions: "in which browsers somebody is signed in now",
    invitations: "waits for somebody at this server, for a week",
    address_invitations: "the same",
    presence: "who looks at a meeting just now",
    just_deleted: "what can be undone for a minute",
    store_facts: "what this database knows of itself, and locks",
    tries: "how often wrong codes were tried",
    holds: "the organisation's, and about this server",
    trail: "who did what at this server; it stays where it can be checked",
    trail_chains: "the seal of that trail",
    room_people: "who is in a workshop now: theirs, and gone at its end",
    room_phones: "the same",
    given: "single answers in a workshop: theirs, and gone at its end",
    published_results: "what an open workshop was shown, with who is counted in it; gone at its end",
}
"""Every other table, and why no file has it."""


def columns_of_file(table: Table) -> list[Label[Any]]:
    """The columns of a table that a file has, each under its name there; of a supervision but for the seat."""
    return [column.label(column.key) for column in table.c if column.key not in LEFT_OUT]


def root_of(table: Table) -> tuple[Table, str]:
    """What a part is a part of, and its column that names it."""
    return next((root, parts[table]) for root, parts in PARTS.items() if table in parts)
