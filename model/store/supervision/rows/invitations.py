"""What comes of an invitation that was accepted, whichever way it came."""

from __future__ import annotations

from sqlalchemy import Connection

from model.access import PRACTITIONER, Viewer
from model.store.database.transactions import new_id, now
from model.store.tables.supervision import supervisions
from model.store.trail.chain import note_act
from model.supervision.invitation import OpenInvitation
from model.supervision.meeting import Supervision
from model.team.trail import Deed


def begin_as_invited(connection: Connection, accepted: OpenInvitation, inviter: str, viewer: Viewer) -> Supervision:
    """Begin the supervision of two people who both want it, and write that into the trail of each."""
    people = (inviter, viewer.person)
    practitioner, supervisor = people if accepted.seat == PRACTITIONER else people[::-1]
    names = accepted.practitioner_name, accepted.supervisor_name
    made = Supervision(new_id(), practitioner, supervisor, *names, now())
    connection.execute(supervisions.insert(), vars(made))
    for person in sorted(people):
        note_act(connection, person, viewer, Deed("accepted", "invitation", made.id))
    return made
