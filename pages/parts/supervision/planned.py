"""The next meeting that was agreed and nobody has begun: moving it, or calling it off."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from model.access import SUPERVISOR
from model.content import Content
from model.supervision.meeting import LIVE, ONE_SCREEN, Meeting, Mode
from model.supervision.overview import WithSomebody
from pages.parts.supervision.call_off import call_off_button
from pages.parts.supervision.meeting_day import move_button
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.own_plan.offered import likely_shape


def change_planned(content: Content, one: WithSomebody) -> None:
    """Where a record says when the two meet next: move that meeting, or call it off. Then it is begun, and not before.

    Only a meeting that is begun has a day that can be moved, and is remembered where it is called off.
    """
    if meeting := as_agreed(one):
        begin = partial(begin_agreed, content, one, meeting)
        move_button(one.supervision, meeting, begin)
        call_off_button(one.supervision, meeting, begin)


def as_agreed(one: WithSomebody) -> Meeting | None:
    """The next meeting as the newest record has it, and as if it were open."""
    before = one.newest
    if before is None or before.next_on is None:
        return None
    return replace(
        before,
        mode=_mode(one, before),
        held_on=before.next_on,
        held_at=before.next_at,
        held_where=before.next_where,
        fixed_at=None,
    )


def begin_agreed(content: Content, one: WithSomebody, agreed: Meeting) -> Meeting:
    """Begin it with the shape that is likely. Raises `StillOpen` where another tab began one."""
    of_content, plan = likely_shape(content, one.newest)
    return my_supervision().meetings.begin(
        one.supervision.id,
        of_content.script(plan.key),
        mode=agreed.mode,
        held_on=agreed.held_on,
        language=of_content.settings.language,
        content_version=of_content.version,
    )


def _mode(one: WithSomebody, before: Meeting) -> Mode:
    if one.supervision.both_sign_in:
        return LIVE
    return ONE_SCREEN if one.seat == SUPERVISOR or before.mode == LIVE else before.mode
