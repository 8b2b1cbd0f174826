"""Draws the page of one step for one phone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from markupsafe import Markup
from starlette.datastructures import QueryParams

from model.content import Content
from model.content.phones.schema import FILLED, filled
from model.content.workshop.steps import CloseStep, PairsStep, VignetteStep, WorkshopStep
from model.workshop.clock import seconds_left
from model.workshop.room import Phone, Room
from model.workshop.script import RoomScript
from pages.phones import render
from pages.phones.carried import who_has
from pages.phones.language import SpokenScript, english, script_for
from pages.phones.own_profile import own_places
from pages.phones.participants import participants
from pages.phones.questions import groups, line_field, parts
from pages.phones.results import PhoneResults, phone_results

_SECONDS = re.compile(r"[0-9]{9,10}")


@dataclass(frozen=True)
class PageState:
    """What the phone comes back with: the part it wants, when answers were kept, or what was typed and is wrong."""

    part: int = 1
    bare: bool = False
    kept_at: datetime | None = None
    has_moved: bool = False
    just_in: bool = False
    wrong: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, asked: QueryParams) -> PageState:
        """From the address of a page."""
        part, kept_at = asked.get("part", ""), asked.get("kept", "")
        return cls(
            part=int(part) if part.isascii() and part.isdecimal() and len(part) < 4 else 1,
            bare="main" in asked,
            kept_at=datetime.fromtimestamp(int(kept_at), UTC) if _SECONDS.fullmatch(kept_at) else None,
            has_moved="moved" in asked,
            just_in="in" in asked,
        )


def step_page(content: Content, phone: Phone, state: PageState) -> str:
    """The page of the step that the phone's room is at."""
    spoken = script_for(phone.room, content)
    answers = participants().answers.of(phone)
    results = _results(phone.room, spoken.script, content)
    line = line_field(spoken.script.step(phone.room.step))
    stays = line is not None and participants().answers.stays(phone, line.field)
    return draw_step(content, phone, spoken, answers=answers, results=results, state=state, line_stays=stays)


def draw_step(
    content: Content,
    phone: Phone,
    spoken: SpokenScript,
    *,
    answers: Mapping[str, str],
    results: PhoneResults | None,
    state: PageState,
    line_stays: bool = False,
) -> str:
    """The same from what is told, without a look at the store."""
    room, script = phone.room, spoken.script
    step = script.step(room.step)
    asked = groups(content, script, step)
    all_parts = parts(asked, results.bytes if results else 0) or [()]
    part = min(max(state.part, 1), len(all_parts))
    line = line_field(step)
    return render.html(
        "room.html",
        content,
        bare=state.bare,
        room=room,
        key=phone.key,
        who=who_has(phone),
        step=step,
        number=script.index(step.key) + 1,
        of=len(script.plan.steps),
        plan_name=script.plan.name,
        plan_lang=_lang(spoken.language, content),
        other_lang=lambda language: _lang(language, content),
        results=results,
        groups=all_parts[part - 1],
        part=part,
        parts=len(all_parts),
        line=line,
        line_stays=line_stays,
        has_own_profile=script.has_own_profile,
        answers=answers,
        typed=(state.typed.get(line.field) or answers.get(line.field, "")) if line else "",
        wrong=state.wrong,
        has_moved=state.has_moved,
        just_in=state.just_in,
        status=_at(content.phone.keeping.kept, state.kept_at) if state.kept_at else "",
        js_words=js_words(content),
        **_of_the_step(content, script, step, room),
        profile=own_places(content, phone, script, answers) if isinstance(step, CloseStep) else None,
    )


def _results(room: Room, script: RoomScript, content: Content) -> PhoneResults | None:
    result = participants().results.shown(room)
    return phone_results(result, content, english(content), script) if result else None


def _of_the_step(content: Content, script: RoomScript, step: WorkshopStep, room: Room) -> dict[str, object]:
    """What only some kinds of step show."""
    until, left = room.timer_until, seconds_left(room, datetime.now(UTC))
    return {
        "anonymity": content.workshops.anonymity,
        "wary": content.workshops.wary if script.is_wary else "",
        "then_and_now": content.workshops.then_and_now.text,
        "talk": script.talk(step) if isinstance(step, PairsStep) else (),
        "story": script.vignette(step) if isinstance(step, VignetteStep) else None,
        "scale_others": content.scale.others if hasattr(step, "elements") and step.elements else (),
        "until": _at(content.phone.pairs.until, until) if until else "",
        "left": left,
        "paused": filled(content.phone.pairs.paused, f"{left // 60}:{left % 60:02}") if room.paused_at and left else "",
    }


def _at(text: str, moment: datetime) -> Markup:
    """The text with a time of day on this machine's clock, which it names; the page's script makes it the phone's."""
    here, told = moment.astimezone(), Markup("<time datetime={:%Y-%m-%dT%H:%M:%SZ}>{:%H:%M} {}</time>")
    return told.format(moment.astimezone(UTC), here, here.tzname()).join(text.split(FILLED))


def _lang(language: str, content: Content) -> Markup:
    """The attribute for words in another language than the page's, or nothing."""
    return Markup("") if language == content.settings.language else Markup(' lang="{}"').format(language)


def js_words(content: Content) -> str:
    """What the page's script says."""
    phone = content.phone
    words = {
        "kept": phone.keeping.kept,
        "waiting": phone.keeping.waiting,
        "lost": phone.keeping.not_taken,
        "nothing": phone.keeping.nothing,
        "moved": phone.following.moved,
        "unsent": phone.following.unsent,
        "send": phone.following.send_go_on,
        "leave": phone.following.leave_go_on,
        "ended": phone.following.ended,
        "over": phone.following.over,
        "gone": phone.following.gone,
        "again": phone.following.join_again,
        "not_sent": phone.following.not_sent,
        "shown": phone.following.shown_now,
        "hidden": phone.following.hidden_now,
    }
    return json.dumps(words, ensure_ascii=False)
