"""A meeting open in this tab: who looks at it, and the store as each seat reads and writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from model.access import (
    SEATS,
    SUPERVISOR,
    NotYours,
    Seat,
    far_practitioner,
    guest_of,
    may_see_field,
    writer_of,
)
from model.content.schema import HintsFile
from model.content.supervision.schema import Script
from model.hints import Hints
from model.search_words import folded
from model.store import SupervisionStore
from model.store.supervision.answers import MeetingAnswers
from model.supervision.fields import is_day
from model.supervision.meeting import ONE_SCREEN, Meeting, Supervision
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.open_answers import OpenAnswers, said_in, this_tab
from server.services import opened
from server.sign_in.viewer import viewer


def my_supervision() -> SupervisionStore:
    """Supervision as the person of this machine keeps it, in whichever seat."""
    return opened().store.supervision(viewer())


def store_of_seat(meeting: Meeting, seat: Seat) -> SupervisionStore:
    """Supervision as one seat of a meeting may see it.

    The other seat's is here on one screen only, where both sit at the machine of either. Raises `NotYours` elsewhere.
    """
    if seat == meeting.seat:
        return my_supervision()
    if meeting.mode != ONE_SCREEN:
        raise NotYours
    sits_here = guest_of if seat == SUPERVISOR else far_practitioner
    return opened().store.supervision(sits_here(meeting.supervision))


def store_of_writer(meeting: Meeting, field: str, viewer: Seat | None = None) -> SupervisionStore:
    """Supervision as whoever writes a field may see it; of one that both write, the viewer. Raises `NotYours`."""
    return store_of_seat(meeting, next((seat for seat in SEATS if seat == writer_of(field)), viewer or meeting.seat))


def keep_left(meeting: Meeting, typed: Typed) -> None:
    """Keep what a box left behind, beside what is kept of its field, whoever looks. Raises `NotYours`, `NoSuchDay`."""
    answers = store_of_writer(meeting, typed.field).answers
    before = answers.of(meeting.id).get(typed.field)
    kept = (before.words, before.place) if before else ("", None)
    words, place = said_in(typed, kept, is_day=is_day(typed.field))
    answers.save(meeting.id, typed.field, words=words, place=place, tab=typed.tab, base_version=typed.base_version)


@dataclass(kw_only=True)
class OpenMeeting(OpenAnswers):
    """The meeting as it may be seen by `viewer`: one seat, or None where both look at the same screen.

    `kept.seat` stays the seat of the person of this machine, whoever looks.
    """

    kept: Meeting
    supervision: Supervision
    script: Script
    viewer: Seat | None
    waits_for_turn: bool = False
    """Whether what comes next on the screen is somebody's turn, or showing both views, rather than the next step."""

    has_views_unshown: bool = False
    """Whether both have placed a view that is not shown, and what stands here could be passed over."""

    has_shown: bool = False
    """Whether both views were shown from this screen: what stands there then is read from its heading on."""

    wrote_at: datetime | None = None
    """When words came last from a box of this tab, in UTC."""

    @property
    def id(self) -> str:
        """The opaque id that stands in the address."""
        return self.kept.id

    @property
    def revision(self) -> int:
        """The revision this tab last knew."""
        return self.kept.revision

    @property
    def store(self) -> SupervisionStore:
        """Supervision as the viewer may see it."""
        return store_of_seat(self.kept, self.viewer or self.kept.seat)

    def hints(self, rules: HintsFile, name: str) -> Hints:
        """What the rules notice in a field's words, but for the names the two have given themselves here."""
        found = super().hints(rules, name)
        given = {folded(self.supervision.name_of(seat)) for seat in SEATS}
        return Hints(tuple(hint for hint in found.identity if folded(hint.words) not in given), found.stop)

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed or tapped. A box may send what another left behind, of a field nobody here sees.

        Raises `NoSuchDay`.
        """
        self.wrote_at = self.wrote_at if typed.is_place else datetime.now(UTC)
        if typed.field in self.answers or self._is_seen(typed.field):
            super().keep_words(typed)
        else:
            keep_left(self.kept, typed)

    def _is_seen(self, field: str) -> bool:
        seats, shown = [self.viewer] if self.viewer else SEATS, self.store.shown.of(self.id)
        return all(may_see_field(seat, field, shown) for seat in seats)

    def go_to(self, step: str) -> None:
        """Move to another step, once that is kept."""
        self.kept = my_supervision().meetings.go_to(self.id, step)
        self.at = step

    def _store_of(self, name: str) -> MeetingAnswers:
        return store_of_writer(self.kept, name, self.viewer).answers

    def _is_day(self, name: str) -> bool:
        return is_day(name)

    def _at_revision(self, revision: int) -> None:
        self.kept = replace(self.kept, revision=revision)


def open_meeting(meeting_id: str, viewer: Seat | None) -> OpenMeeting:
    """The meeting with this id as the viewer may see it now. Raises `NotYours`."""
    kept = my_supervision().meetings.get(meeting_id)
    store = store_of_seat(kept, viewer or kept.seat)
    answers = store.answers.of(meeting_id, together=viewer is None)
    replaced = {
        one.field: one
        for seat in ([viewer] if viewer else SEATS)
        for one in store_of_seat(kept, seat).answers.replaced(meeting_id)
        if one.field in answers
    }
    before: OpenMeeting | None = st.session_state.get("meeting")
    if before is not None and before.id == meeting_id and before.viewer == viewer:
        before.kept, before.answers, before.replaced_elsewhere = kept, answers, replaced
        before.changed_elsewhere = before.waits_for_turn = before.has_views_unshown = False
        return before
    meeting = OpenMeeting(
        kept=kept,
        supervision=store.supervisions.get(kept.supervision),
        script=store.meetings.script(meeting_id),
        answers=answers,
        tab=this_tab(),
        replaced_elsewhere=replaced,
        at=before.at if before is not None and before.id == meeting_id else kept.step,
        viewer=viewer,
    )
    st.session_state.meeting = meeting
    return meeting
