"""Who may see what. Whatever reads one thing asks whether it may; whatever reads a list takes the owners from here.

What a person wrote is theirs alone. Supervision is a relation of two people, each in a seat: the practitioner, who
brings what they choose, and the supervisor they accepted. Who is invited by an address sees who invites them; whoever
invites sees nothing of theirs until they accept. A seat opens the meetings of that relation and nothing else, and
within a meeting some things stay unseen until they are shown: the supervisor's own view, the practitioner's place for
an element the supervisor has not placed yet, and the mirror. What somebody has typed and not said yet, a comment or why
they do not confirm, is theirs alone until they say it. A workshop's room is its trainer's, who opened it. What a
person in the room answers is that person's alone; the room and its trainer see counts of it. The trainer also reads
short lines, to say which may be shown, without whose they are. What somebody says on a card is theirs until they send
it and once they take it back; between, the practitioner who asked reads it. Whoever gives commands on the server reads
nobody's anything: they carry out how long things are kept, hold them, and check that nobody changed a trail. No role is
a rank, and nothing else widens the rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Seat = Literal["practitioner", "supervisor"]
PRACTITIONER: Seat = "practitioner"
SUPERVISOR: Seat = "supervisor"
SEATS: tuple[Seat, Seat] = (PRACTITIONER, SUPERVISOR)
BOTH = "both"
"""Who may write a field of a meeting: one of the seats, or both. It is the first part of the field's name."""

ORGANISATION = "organisation"
NOBODY = "nobody"
"""Whose an action can be, beside a seat and both; nobody's until somebody is chosen for it."""

MIRROR = "mirror"
"""Among the things shown in a meeting: the practitioner's mirror. The others are element keys, for the two views."""

FEWEST_SHOWN = 5
"""The smallest group of people in a workshop of whom anything is shown. Every sentence about it is made from this."""

COMMENT = "comment"
WHY_NOT = "why_not"
"""The last part of two fields of each seat: a comment on the record, and why it is not confirmed, as they are typed."""

_UNTIL_SHOWN = ("view", "basis", MIRROR)


class NotYours(Exception):
    """Raised for a thing that is not this viewer's to see, and equally for one that does not exist.

    The two are told apart nowhere, so that an address cannot be guessed.
    """

    def __init__(self) -> None:
        super().__init__("There is nothing here for you under that address.")


@dataclass(frozen=True)
class Viewer:
    """The person looking: `person` is an opaque id, never a name."""

    person: str


LOCAL = Viewer("local")
"""The one person of an own-machine installation."""

OPERATOR = Viewer("operator")
"""Whoever gives commands on a team's server: nobody's account, and the same for all who may give them."""


def guest_of(supervision: str) -> Viewer:
    """The supervisor who sits at the practitioner's own machine, or whose file comes to it: known there only."""
    return Viewer(f"guest-{supervision}")


def far_practitioner(supervision: str) -> Viewer:
    """The practitioner of a supervision kept by their supervisor: in here only while both sit at that machine."""
    return Viewer(f"far-{supervision}")


def without_account(seat: Seat, supervision: str) -> Viewer:
    """Who sits in this seat of a supervision where only the other looks in here themselves."""
    return far_practitioner(supervision) if seat == PRACTITIONER else guest_of(supervision)


def gone(token: str) -> Viewer:
    """Whoever sat in a seat and deleted all that was theirs: nobody, told apart by `token` alone."""
    return Viewer(f"gone-{token}")


def is_account(person: str) -> bool:
    """Whether a person looks in here themselves, rather than being a guest, far away, gone, nobody, or the operator."""
    return bool(person) and not person.startswith(("guest-", "far-", "gone-")) and person != OPERATOR.person


def require_account(viewer: Viewer) -> None:
    """Raise `NotYours` unless `viewer` looks in here themselves: nobody else keeps anything of their own."""
    if not is_account(viewer.person):
        raise NotYours


def has_trail(person: str) -> bool:
    """Whether what is done with this person's things is told to them.

    On one's own machine there is nobody to tell of, and what is deleted there leaves nothing behind.
    """
    return is_account(person) and person != LOCAL.person


def require_operator(viewer: Viewer) -> None:
    """Raise `NotYours` unless `viewer` gives commands on the server."""
    if viewer != OPERATOR:
        raise NotYours


def readable_owners(viewer: Viewer) -> tuple[str, ...]:
    """Everybody whose things `viewer` may read, as the owners a list is narrowed to."""
    return (viewer.person,)


def may_read(viewer: Viewer, owner: str) -> bool:
    """Whether `viewer` may read what `owner` wrote."""
    return owner in readable_owners(viewer)


def may_write(viewer: Viewer, owner: str) -> bool:
    """Whether `viewer` may change or delete what `owner` wrote."""
    return viewer.person == owner


def require_read(viewer: Viewer, owner: str | None) -> None:
    """Raise `NotYours` unless `viewer` may read what `owner` wrote; `None` means no such thing."""
    if owner is None or not may_read(viewer, owner):
        raise NotYours


def require_said(viewer: Viewer, owner: str, *, is_answered: bool) -> None:
    """Raise `NotYours` unless `viewer` may read what was said on a card of `owner`'s: sent, and not taken back."""
    if not (is_answered and may_read(viewer, owner)):
        raise NotYours


def require_write(viewer: Viewer, owner: str | None) -> None:
    """Raise `NotYours` unless `viewer` may change what `owner` wrote; `None` means no such thing."""
    if owner is None or not may_write(viewer, owner):
        raise NotYours


def require_seat(viewer: Viewer, practitioner: str, supervisor: str) -> Seat:
    """The seat `viewer` holds in a supervision of these two people. Raises `NotYours` where they hold none."""
    if viewer.person == practitioner:
        return PRACTITIONER
    if viewer.person == supervisor:
        return SUPERVISOR
    raise NotYours


def require_invited(viewer: Viewer, inviter: str | None) -> None:
    """Raise `NotYours` where nobody invites; whoever was told the words may answer, but for the one who invites."""
    if inviter is None or viewer.person == inviter or not is_account(viewer.person):
        raise NotYours


def require_addressed(viewer: Viewer, inviter: str | None, *, to: str | None, own: str | None) -> None:
    """Raise `NotYours` unless somebody else invites the viewer by their address.

    `to` and `own` are the marks of the address that is invited, None once it was answered, and of the one that the
    viewer's provider says is theirs, None where it says none.
    """
    require_invited(viewer, inviter if to is not None and to == own else None)


def other_seat(seat: Seat) -> Seat:
    """The seat across the table."""
    return SUPERVISOR if seat == PRACTITIONER else PRACTITIONER


def require_room(viewer: Viewer, owner: str | None) -> None:
    """Raise `NotYours` unless `viewer` is the trainer who opened a room; `None` means no such room."""
    if owner is None or viewer.person != owner:
        raise NotYours


def readable_people(person: str) -> tuple[str, ...]:
    """Everybody in a workshop whose single answers this person's phones may read: this person."""
    return (person,)


def writer_of(field: str) -> str:
    """Who may write a field of a meeting: "practitioner", "supervisor" or "both"."""
    return field.partition(".")[0]


def may_write_field(seat: Seat, field: str) -> bool:
    """Whether a seat may write this field of a meeting: their own, or one that both write."""
    return writer_of(field) in (seat, BOTH)


def may_mark(seat: Seat, who: str) -> bool:
    """Whether a seat may say between meetings what came of an action that is `who`'s.

    A supervisor speaks for the organisation, and either for what is nobody's yet. Both may see it.
    """
    return who in (seat, BOTH, NOBODY) or (who == ORGANISATION and seat == SUPERVISOR)


def is_unsaid(field: str) -> bool:
    """Whether a field holds what its writer has typed and not said yet, which is for nobody else."""
    return field.partition(".")[2] in (COMMENT, WHY_NOT)


def may_write_late(field: str) -> bool:
    """Whether a field is written after the record is confirmed, and then alone: a comment as it is typed."""
    return field.partition(".")[2] == COMMENT


def may_see_field(seat: Seat, field: str, shown: Collection[str]) -> bool:
    """Whether a seat may see this field of a meeting.

    `shown` holds the element keys whose two views are shown, and "mirror" once that is. The other's view of an
    element, what it rests on, and the mirror stay unseen until then, and what the other has not said yet stays unseen;
    everything else said in a meeting is for both.
    """
    writer, _, rest = field.partition(".")
    if writer in (seat, BOTH):
        return True
    if is_unsaid(field):
        return False
    kind, _, element = rest.partition(".")
    return kind not in _UNTIL_SHOWN or (MIRROR if kind == MIRROR else element) in shown


def may_see_brought(seat: Seat, field: str, shown: Collection[str]) -> bool:
    """Whether a seat may see a brought field of a reflection.

    The supervisor sees what was brought, and a place only once the two views of that element are shown.
    """
    element, _, rest = field.partition(".")
    return seat == PRACTITIONER or rest != "place" or element in shown
