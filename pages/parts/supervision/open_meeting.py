"""A meeting open in this tab: whose eyes are on it, and the doors through which each hand reads and writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from model.access import LOCAL, SEATS, SUPERVISOR, NotYours, Seat, guest_of, hand_of
from model.content.schema import HintsFile
from model.content.supervision.schema import Script
from model.hints import Hints
from model.store import Meetings
from model.supervision.meeting import ONE_SCREEN, Meeting, Supervision
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from server.services import opened


def meetings() -> Meetings:
    """The door to the meetings of the person of this machine, in whichever seat."""
    return opened().store.meetings_of(LOCAL)


def door_of(meeting: Meeting, seat: Seat) -> Meetings:
    """The door of one seat of a meeting.

    The other seat's opens on one screen only, where both sit at this machine. Raises `NotYours` elsewhere.
    """
    if seat == meeting.seat:
        return meetings()
    if meeting.way == ONE_SCREEN and seat == SUPERVISOR:
        return opened().store.meetings_of(guest_of(meeting.supervision))
    raise NotYours


@dataclass(kw_only=True)
class OpenMeeting(OpenAnswers):
    """The meeting as it may be seen by `eyes`: one seat's, or None where both look at the same screen.

    `meeting.seat` stays the seat of the person of this machine, whoever's eyes are on it.
    """

    meeting: Meeting
    supervision: Supervision
    script: Script
    eyes: Seat | None
    waits_for_turn: bool = False
    """Whether what comes next on the screen is somebody's turn, rather than the next step."""

    @property
    def id(self) -> str:
        """The opaque id that stands in the address."""
        return self.meeting.id

    @property
    def revision(self) -> int:
        """The revision this tab last knew."""
        return self.meeting.revision

    def name_of(self, seat: Seat) -> str:
        """What the person in a seat is called here."""
        return self.supervision.supervisor_name if seat == SUPERVISOR else self.supervision.practitioner_name

    def door(self, field: str = "") -> Meetings:
        """The door a field is written through, or, without one, the door these eyes read through."""
        hand = hand_of(field)
        seat = next((seat for seat in SEATS if seat == hand), self.eyes or self.meeting.seat)
        return door_of(self.meeting, seat)

    def hints(self, rules: HintsFile, name: str) -> Hints:
        """What the rules notice in a field's words, but for the names the two have given themselves here."""
        found = super().hints(rules, name)
        given = {self.supervision.practitioner_name.casefold(), self.supervision.supervisor_name.casefold()}
        return Hints(tuple(hint for hint in found.identity if hint.words.casefold() not in given), found.stop)

    def go_to(self, step: str) -> None:
        """Move to another step, once that is kept."""
        self.meeting = meetings().go_to(self.id, step)
        self.at = step

    def _store_of(self, name: str) -> Meetings:
        return self.door(name)

    def _at_revision(self, revision: int) -> None:
        self.meeting = replace(self.meeting, revision=revision)


def open_meeting(meeting_id: str, eyes: Seat | None) -> OpenMeeting:
    """The meeting with this id as these eyes may see it now. Raises `NotYours`."""
    meeting = meetings().meeting(meeting_id)
    door = door_of(meeting, eyes or meeting.seat)
    answers = door.answers(meeting_id, together=eyes is None)
    replaced = {
        one.field: one for door in _hands(meeting, eyes) for one in door.replaced(meeting_id) if one.field in answers
    }
    kept: OpenMeeting | None = st.session_state.get("meeting")
    if kept is not None and kept.id == meeting_id and kept.eyes == eyes:
        kept.meeting, kept.answers, kept.replaced_elsewhere = meeting, answers, replaced
        kept.changed_elsewhere = kept.waits_for_turn = False
        return kept
    opened = OpenMeeting(
        meeting=meeting,
        supervision=door.supervision(meeting.supervision),
        script=door.script(meeting_id),
        answers=answers,
        tab=this_tab(),
        replaced_elsewhere=replaced,
        at=kept.at if kept is not None and kept.id == meeting_id else meeting.step,
        eyes=eyes,
    )
    st.session_state.meeting = opened
    return opened


def _hands(meeting: Meeting, eyes: Seat | None) -> list[Meetings]:
    """The doors of everybody who writes on this screen now."""
    seats = [eyes] if eyes else SEATS
    return [door_of(meeting, seat) for seat in seats]
