"""A step as a phone will show it, before any room is held: the same page, without what follows a room."""

from __future__ import annotations

import re

from markupsafe import Markup

from model.content import Content
from model.workshop.room import Phone, Room
from model.workshop.script import RoomScript
from pages.phones import render
from pages.phones.language import SpokenScript
from pages.phones.step_page import PageState, draw_step

_TITLE = re.compile(r"\s*<title>.*?</title>", re.DOTALL)

FOUR_WORDS = "ash birch cedar dove"
"""Words as a phone has them; they lead nowhere."""


def phone_preview(content: Content, room: Room, script: RoomScript) -> str:
    """The HTML of a page by itself, on which nothing can be sent."""
    phone = Phone(room, "", FOUR_WORDS)
    spoken = SpokenScript(script, content.settings.language)
    main = draw_step(content, phone, spoken, answers={}, results=None, state=PageState(bare=True))
    title = script.step(room.step).title
    return render.html(
        "preview.html",
        content,
        title=title,
        plan_name=script.plan.name,
        main=Markup(_TITLE.sub("", main, count=1)),  # noqa: S704  drawn by our own template
    )
