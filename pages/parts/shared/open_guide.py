"""What every page needs: the guide's words, the person's own things, and dates as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from model.access import LOCAL
from model.content import Content
from model.content.schema import Flow, PersonWord
from model.phrases import day
from model.reflection.reflection import Reflection
from model.store import Own
from server.services import opened


def own() -> Own:
    """The door to what this person wrote, and to nothing else."""
    return opened().store.seen_by(LOCAL)


def guide() -> Content:
    """The content, with the word for the person that this one chose."""
    settings = opened().content.settings
    if "person_word" not in st.session_state:
        st.session_state.person_word = own().preference("person_word", settings.person)
    if st.session_state.person_word not in {word.key for word in settings.person_words}:
        st.session_state.person_word = settings.person
    return opened().content.spoken(st.session_state.person_word)


def person_forms() -> PersonWord:
    """All forms of the word for the person, such as "young person" and "young people"."""
    settings = guide().settings
    return next(word for word in settings.person_words if word.key == st.session_state.person_word)


def flow_of(content: Content, reflection: Reflection) -> Flow:
    """The flow a reflection was begun with, or the first one where an organisation has taken that one away."""
    flows = {flow.key: flow for flow in content.flows.flows}
    return flows.get(reflection.flow, content.flows.flows[0])


def clock(when: datetime) -> str:
    """The time of day where the person's browser is: 14:02."""
    return f"{local(when):%H:%M}"


def local(when: datetime) -> datetime:
    """A UTC time in the browser's own time zone, or in UTC where the browser does not say."""
    try:
        return when.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return when


def title_of(reflection: Reflection) -> str:
    """What a reflection is called in lists: its date and kind of meeting."""
    kinds = {kind.key: kind.name for kind in guide().settings.meetings}
    kind = kinds.get(reflection.meeting or "", "")
    return f"{day(reflection.happened_on)}, {kind[:1].lower()}{kind[1:]}" if kind else day(reflection.happened_on)


def told_apart(reflections: Sequence[Reflection]) -> dict[str, str]:
    """Names for several reflections by id, each different: what would be the same twice gets the time or a number."""
    names: dict[str, str] = {}
    for reflection in reflections:
        name = title_of(reflection)
        if name in names.values():
            name = f"{name}, begun {clock(reflection.started_at)}"
        number = 2
        while name in names.values():
            name, number = f"{title_of(reflection)} ({number})", number + 1
        names[reflection.id] = name
    return names


def asked_for() -> str | None:
    """The id of the reflection named in the address, if any."""
    return st.query_params.get("draft")
