"""Where two people are in their meeting, and the ways on: forward, back, any step, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.content import Content
from model.content.supervision.schema import PlanStep
from model.phrases import day
from model.supervision.asked import as_read
from model.supervision.clock import time_told
from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.buttons import Kind, button, go_to_any
from pages.parts.shared.fragment import LOOK_AGAIN_SECONDS, callback, fragment_every
from pages.parts.shared.hints import say_changed_elsewhere
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import draw_anew_where_deleted
from pages.parts.supervision.held_screen import leave_part
from pages.parts.supervision.open_meeting import OpenMeeting, my_supervision
from pages.parts.supervision.steps.standing_items import asked_for, asked_for_part, ways_to_say
from pages.parts.supervision.steps.turns import end_turn, show_end_of_turn

A_MINUTE = 60
MORE_TO_ASK = "More to ask"
Steps = tuple[PlanStep, ...]


def steps_of(meeting: OpenMeeting) -> Steps:
    """The steps of the plan that have something in them: where nothing is open from earlier, no last time.

    Its minutes go to the first step then, so that the steps still add up to the plan. What they are for is told with
    the names of the two, and what is asked with whose question it is.
    """
    carried = meeting.store.actions.carried(meeting.id)
    first, *others = [step for step in meeting.script.plan.steps if carried or step.key != "last_time"]
    spare = meeting.script.plan.length - sum(step.minutes for step in (first, *others))
    here = (first.model_copy(update={"minutes": first.minutes + spare}), *others)
    return tuple(_as_read(meeting, step) for step in here)


def _as_read(meeting: OpenMeeting, step: PlanStep) -> PlanStep:
    prompts = tuple(
        one.model_copy(update={"text": as_read(one.text, meeting.viewer, meeting.supervision)}) for one in step.prompts
    )
    return step.model_copy(update={"intro": meeting.supervision.by_name(step.intro), "prompts": prompts})


def position_of(meeting: OpenMeeting, steps: Steps) -> int:
    """Where this tab is among the steps; the first where its step is none of them."""
    return next((number for number, step in enumerate(steps) if step.key == meeting.at), 0)


def where_am_i(meeting: OpenMeeting, steps: Steps, at: int) -> None:
    """Which step this is, about how long it takes and how the time goes; and every step one tap away."""
    here = steps[at]
    with (
        st.container(key="where_am_i"),
        st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"),
    ):
        if meeting.kept.mode != ONE_SCREEN or meeting.viewer is None:
            st.caption(f"Step {at + 1} of {len(steps)}, {about(here.minutes)}")
        if meeting.kept.mode == ONE_SCREEN and meeting.viewer is None:
            _clock(meeting)
        names = {step.key: f"{number}. {plain(step.title)}" for number, step in enumerate(steps, 1)}
        besides = partial(ways_to_say, meeting, here)
        which = f"{plain(meeting.script.plan.name)}, {day(meeting.kept.held_on)}"
        go_to_any(here.key, names, go_to, meeting, about=which, besides=besides, state=asked_for(meeting, here))


@fragment_every(A_MINUTE)
def _clock(meeting: OpenMeeting) -> None:
    """What has gone by since the two sat down at this screen, and what is left; nothing where that is not known."""
    began = my_supervision().screen.since(meeting.id)
    told = time_told(began, datetime.now(UTC), meeting.script.plan.length) if began else ""
    if told:
        st.caption(told)


def about(minutes: int) -> str:
    """How long something takes, as people say it."""
    return "about a minute" if minutes == 1 else f"about {minutes} minutes"


def step_head(
    content: Content, meeting: OpenMeeting, step: PlanStep, *, is_new: bool = True, to_talk: bool = True
) -> None:
    """What a step is for, while that `is_new`; where there is something `to_talk` about, what to ask out loud.

    What was asked for at this step from *Go to* stands under its title.
    """
    st.title(plain(step.title), anchor=False)
    asked_for_part(content, meeting, step)
    if is_new:
        st.write(plain(step.intro))
    if to_talk:
        say_prompts([prompt.text for prompt in step.prompts])


def say_prompts(texts: Sequence[str]) -> None:
    """Questions to be talked about rather than filled in: the first one, and the others where more is wanted."""
    if texts:
        _listed(texts[:1])
    say_more(texts[1:])


def say_more(texts: Sequence[str]) -> None:
    """Further questions, folded."""
    if texts:
        with st.expander(MORE_TO_ASK):
            _listed(texts)


def _listed(texts: Sequence[str]) -> None:
    st.markdown("\n".join(f"- {plain(text)}" for text in texts))


@callback
def go_to(meeting: OpenMeeting, step: str) -> None:
    """Move this meeting to another step; kept at once, so that it opens there again. No turn goes along."""
    meeting.keep_held()
    meeting.go_to(step)
    end_turn()


def ways_on(meeting: OpenMeeting, steps: Steps, at: int) -> None:
    """On, back and out; in a turn, only back to both looking."""
    if meeting.kept.mode == ONE_SCREEN and meeting.viewer is not None:
        show_end_of_turn(meeting)
        return
    here = steps[at].key
    with st.container(horizontal=True, key="ways_on", vertical_alignment="center"):
        if at + 1 < len(steps):
            kind: Kind = "secondary" if meeting.waits_for_turn else "primary"
            button("Keep and go on", f"on_{here}", go_to, meeting, steps[at + 1].key, kind=kind)
        if at:
            button("Back", f"back_{here}", go_to, meeting, steps[at - 1].key)
        if meeting.has_views_unshown:
            st.caption("Both views are placed, and not shown yet.", width="content")
        if meeting.kept.mode != ONE_SCREEN and st.button("Leave for now", key=f"leave_{here}", type="tertiary"):
            st.switch_page("supervision.py")
    if meeting.kept.mode == ONE_SCREEN:
        leave_part(meeting.id)
    if not at:
        st.caption("Everything is kept as you write. Use the boxes if they help; the talk is what counts.")


@fragment_every(LOOK_AGAIN_SECONDS)
def changed_elsewhere(meeting: OpenMeeting) -> None:
    """Tell this tab when another one changed the same meeting, and offer to show what is there now.

    What was deleted, or taken back, is not left on the screen until somebody presses.
    """
    draw_anew_where_deleted()
    newest = my_supervision().meetings.get(meeting.id)
    meeting.changed_elsewhere |= newest.revision > meeting.revision
    if meeting.changed_elsewhere:
        is_alone = meeting.kept.mode == ONE_SCREEN
        where = f"This meeting was changed in another tab{'' if is_alone else ', or by a file that was opened'}"
        say_changed_elsewhere(where, newest.changed_at)
