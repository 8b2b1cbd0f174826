"""What a trainer is told before showing and after it: how much of a step the room would see, or why it sees nothing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.access import FEWEST_SHOWN
from model.content.workshop.steps import LineStep, WorkshopStep
from model.phrases import FEWEST, ONE_FEWER
from model.workshop.room import Counts, Line, Readiness, Room
from model.workshop.script import RoomScript
from pages.parts.shared.fragment import fragment_every
from pages.parts.workshop.room_in_address import workshops

LET_THROUGH = "Nothing can be shown yet: let some show first, below."
SMALL_ROOM = (
    f"Fewer than {FEWEST} are here, so nothing of this is shown, on the screen or on phones. Let each think on paper "
    "or on their phone, keep it, and say of it what they like."
)
ALL = "All of it can be shown now."
LINES = "What you let through can be shown now. The rest stays with you."
ENOUGH_IN_NONE = (
    "Nothing can be shown yet. Enough have answered, but not the same question, or it would point to a few people "
    "beside an earlier picture."
)
LOOK_FIRST = (
    "Enough have answered. A wary room may still see nothing of it: once everybody has answered, look before the room "
    "does, below."
)
WHO_COMES_LATER = f"Wait until everybody has answered. Up to {ONE_FEWER} who answer later stay out of the picture."
COUNTED_ONCE = "Wait until everybody has answered: a wary room is counted once."
NOTHING_YET = (
    f"There is nothing here the room may see yet: fewer than {FEWEST} had answered when it was shown, or it would "
    "point to a few people beside an earlier picture. Once more have answered, press “Count those who came since”. Or "
    "talk instead."
)
NO_GROUPS_HERE = (
    "There is nothing to see in this wary room: the answers do not fall into two groups that are large enough. The "
    "room is told so. Talk instead."
)
NONE_THROUGH = (
    "The room sees none yet, because none was let through. Let some show, above: those sent before you showed this "
    "come up at once."
)
READ_THEN_COUNT = (
    "The room sees none yet, because none was let through. Let some show, above, then press “Count those who came "
    "since”."
)
TOO_FEW_LINES = f"The room sees none yet: fewer than {FEWEST} have sent one."
NOT_COUNTED = "What you let through is not up yet. Press “Count those who came since”."
CAME_LATER = (
    f"The room sees none yet. What you let through was sent after you showed this. Once {FEWEST} or more have sent one "
    "since, they can be counted."
)


def in_words(readiness: Readiness, counts: Counts, step: WorkshopStep, *, is_wary: bool = False) -> str:
    """One or two short sentences on what the room would see of a step now."""
    if counts.only_talks:
        return SMALL_ROOM
    if isinstance(step, LineStep) and readiness.can_show:
        return LINES
    if is_wary and readiness.seen:
        return _of_a_wary_room(readiness)
    if readiness.can_show:
        is_all = readiness.seen == readiness.questions
        return ALL if is_all else f"{readiness.seen} of {readiness.questions} questions can be shown now."
    return _not_yet(counts, step)


def _not_yet(counts: Counts, step: WorkshopStep) -> str:
    """Why nothing can be shown: how many answers are missing, or what else."""
    missing = FEWEST_SHOWN - counts.answered
    if missing > 0:
        return f"Nothing can be shown before {FEWEST} people have answered: {missing} more."
    return LET_THROUGH if isinstance(step, LineStep) else ENOUGH_IN_NONE


def _of_a_wary_room(readiness: Readiness) -> str:
    """What was counted so far would tell; what was not counted is told of nobody."""
    if not readiness.counted:
        return LOOK_FIRST
    more = readiness.seen - readiness.counted
    told = f"{readiness.telling} of {readiness.counted} would say something to the room."
    return f"{told} {more} more can be counted." if more else told


def why_nothing(readiness: Readiness, step: WorkshopStep, lines: Sequence[Line]) -> str:
    """Why the room sees nothing of a step that is shown. `lines` are those that its trainer may read."""
    if isinstance(step, LineStep):
        return _why_no_line(readiness, lines)
    return NO_GROUPS_HERE if readiness.counted else NOTHING_YET


def _why_no_line(readiness: Readiness, lines: Sequence[Line]) -> str:
    """Too few have come, none was let through, or whoever sent one is not counted; and what brings it up."""
    if not lines:
        return TOO_FEW_LINES
    if any(line.approval == "shown" for line in lines):
        return NOT_COUNTED if readiness.seen else CAME_LATER
    return READ_THEN_COUNT if readiness.counts_more else NONE_THROUGH


def what_is_shown(
    room: Room, script: RoomScript, step: WorkshopStep, readiness: Readiness, *, only_talks: bool
) -> None:
    """Before the first showing, who would be left out; after it, why there was nothing to see."""
    asked = script.revealed_by(step)
    if not asked or (only_talks and not room.shows):
        return
    has_any = workshops().results.get(room.id, step.key).has_any
    if room.shows and not has_any:
        _why_nothing_part(room, asked)
    elif room.shows:
        st.write("The room sees its answers now.")
    elif not readiness.counted:
        st.caption(COUNTED_ONCE if script.is_wary and not isinstance(asked, LineStep) else WHO_COMES_LATER)


@fragment_every(2)
def _why_nothing_part(room: Room, asked: WorkshopStep) -> None:
    """The reason as it is now: answers come, and lines are let through, while it stands there."""
    lines = workshops().lines.all(room.id, asked.key) if isinstance(asked, LineStep) else ()
    why = why_nothing(workshops().results.readiness(room.id), asked, lines)
    st.info(why, icon=":material/visibility_off:")
