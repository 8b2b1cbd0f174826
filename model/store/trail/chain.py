"""Each person's chain of entries: every one carries a keyed hash of itself and of the one before it.

The key and both ends of a chain lie encrypted beside it, so that an entry changed, left out or cut off at an end shows.
Entries that are too old go from the beginning: the hash of the last one that went is where the chain begins then.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from cryptography.fernet import InvalidToken
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, bindparam, func, select

from model.access import Viewer, has_trail
from model.store.database.columns import columns_of
from model.store.database.transactions import now, one_at_a_time
from model.store.tables.team import trail, trail_chains
from model.team.trail import Break, Deed, TrailEntry

ENTRY = columns_of(trail, TrailEntry)
_OF = trail.c.person == bindparam("the_person")
_CHAIN_OF = trail_chains.c.person == bindparam("the_person")
_SEALED = select(trail_chains.c.sealed).where(_CHAIN_OF)
_ENTRIES = select(*ENTRY, trail.c.hash).where(_OF).order_by(trail.c.number)
_FIRST = select(func.min(trail.c.number)).where(_OF)
_FIRST_SINCE = _FIRST.where(trail.c.at >= bindparam("since"))
_OLD = select(func.count()).select_from(trail).where(_OF, trail.c.at < bindparam("before"))
_TOLD = select(trail.c.number).where(
    _OF,
    *(trail.c[name] == bindparam(f"the_{name}") for name in ("actor", "act", "kind", "thing")),
    trail.c.at >= bindparam("since"),
)


@dataclass(frozen=True)
class _Chain:
    """One person's chain: its key, its oldest entry with the hash of the one before, and its newest with its hash."""

    person: str
    key: str
    first: int = 1
    anchor: str = ""
    last: int = 0
    end: str = ""


_READ = TypeAdapter(_Chain)


def note_act(connection: Connection, owner: str, by: Viewer, deed: Deed) -> None:
    """Write what `by` does with a thing of the owner's into their trail, if they have one, where it is done."""
    if not has_trail(owner):
        return
    one_at_a_time(connection, f"trail {owner}")
    known = _chain(connection, owner)
    chain = known or _Chain(owner, secrets.token_hex(32))
    entry = TrailEntry(number=chain.last + 1, actor=by.person, at=now(), **vars(deed))
    row = vars(entry) | {"person": owner, "hash": _hash(chain, chain.end, entry)}
    connection.execute(trail.insert(), row)
    _keep(connection, replace(chain, last=entry.number, end=row["hash"]), is_new=known is None)


def is_told(connection: Connection, owner: str, by: Viewer, deed: Deed) -> bool:
    """Whether this act is in its owner's trail today already, by UTC, or has no place in one."""
    if not has_trail(owner):
        return True
    since = now().replace(hour=0, minute=0, second=0, microsecond=0)
    told = {"the_actor": by.person, "the_act": deed.act, "the_kind": deed.kind, "the_thing": deed.thing}
    return connection.execute(_TOLD, {"the_person": owner, "since": since} | told).first() is not None


def broken_at(connection: Connection, person: str) -> Break | None:
    """Where a person's chain is not what was written, None where it is whole."""
    try:
        chain = _chain(connection, person)
    except (InvalidToken, ValidationError):
        chain = None
    if chain is None or chain.person != person:
        return Break(person, connection.scalar(_FIRST, {"the_person": person}) or 1)
    number, before = chain.first, chain.anchor
    for row in connection.execute(_ENTRIES, {"the_person": person}).mappings():
        found = dict(row)
        kept = found.pop("hash")
        if found["number"] != number or kept != _hash(chain, before, TrailEntry(**found)):
            return Break(person, number)
        number, before = number + 1, kept
    return None if (number, before) == (chain.last + 1, chain.end) else Break(person, number)


def old_entries(connection: Connection, person: str, moment: datetime) -> int:
    """How many entries of a person's are of before `moment`."""
    return connection.scalar(_OLD, {"the_person": person, "before": moment}) or 0


def drop_before(connection: Connection, person: str, moment: datetime) -> int:
    """Delete a whole chain's entries of before `moment`, and say how many; the rest still fits together."""
    one_at_a_time(connection, f"trail {person}")
    chain = _chain(connection, person)
    if chain is None:
        return 0
    kept = connection.scalar(_FIRST_SINCE, {"the_person": person, "since": moment}) or chain.last + 1
    old = (_OF, trail.c.number < bindparam("kept"))
    newest_old = select(trail.c.hash).where(_OF, trail.c.number == bindparam("kept") - 1)
    key = {"the_person": person, "kept": kept}
    anchor = connection.scalar(newest_old, key)
    gone = connection.execute(trail.delete().where(*old), key).rowcount
    if kept > chain.last:
        connection.execute(trail_chains.delete().where(_CHAIN_OF), {"the_person": person})
    elif gone:
        _keep(connection, replace(chain, first=kept, anchor=anchor or ""))
    return gone


def _chain(connection: Connection, person: str) -> _Chain | None:
    sealed = connection.scalar(_SEALED, {"the_person": person})
    return None if sealed is None else _READ.validate_json(sealed)


def _keep(connection: Connection, chain: _Chain, *, is_new: bool = False) -> None:
    row = {"person": chain.person, "sealed": json.dumps(asdict(chain))}
    if is_new:
        connection.execute(trail_chains.insert(), row)
    else:
        connection.execute(
            trail_chains.update().where(_CHAIN_OF).values(sealed=bindparam("sealed")),
            {"the_person": chain.person, "sealed": row["sealed"]},
        )


def _hash(chain: _Chain, before: str, entry: TrailEntry) -> str:
    told = [chain.person, before, *(str(value) for value in (vars(entry) | {"at": entry.at.isoformat()}).values())]
    return hmac.new(bytes.fromhex(chain.key), json.dumps(told).encode(), sha256).hexdigest()
