"""The record of a meeting told once, from top to bottom: what PDF, DOCX and screen all show.

The words of the meeting come from the record's own script; only the names of layers and elements are the guide's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.access import PRACTITIONER, SUPERVISOR
from model.answers import PLACES
from model.content import Content
from model.phrases import day
from model.report.shared.blocks import Block, Fact, Facts, Heading, Line, Said, Told
from model.report.supervision_record.actions import agreed, from_last_time, owed
from model.report.supervision_record.after import after
from model.report.supervision_record.brought import brought, words_of
from model.report.supervision_record.names import NO_DATE, name_of, whose_words
from model.report.supervision_record.views import two_views
from model.supervision.record import Record, RecordBody

DRAFT = "Draft, not confirmed"
CHANGED = (
    "This copy is not the record that was confirmed: something in it was changed afterwards. "
    "Do not rely on it; ask the other person for their copy."
)
ABOUT = (
    "Of a private reflection this record holds what was brought to the meeting, and nothing else. An element it does "
    "not name was neither brought nor placed. It is no test and no appraisal."
)


def told_record(content: Content, record: Record | RecordBody) -> Told:
    """The whole record, or a draft of one that is not confirmed yet and says so."""
    if isinstance(record, RecordBody):
        title = f"{DRAFT}: {title_of(record)}"
        return Told(title, DRAFT, (*told_body(content, record), *closing(content)), is_close=True)
    blocks = (*warnings_of(record), *told_body(content, record.body), *after(record), *closing(content))
    return Told(title_of(record.body), title_of(record.body), blocks, is_close=True)


def warnings_of(record: Record) -> tuple[Line, ...]:
    """What has to be known before a record is read: that it was changed."""
    return () if record.is_whole else (Line(CHANGED),)


def title_of(body: RecordBody) -> str:
    """What a record is called: Supervision, 4 March 2026."""
    return f"Supervision, {day(body.held_on)}"


def as_held(content: Content, body: RecordBody) -> Content:
    """The content with its places named as they were when the meeting was held."""
    scale = content.scale.model_copy(update={"points": body.script.places, "others": body.script.others})
    return replace(content, scale=scale)


def told_body(content: Content, body: RecordBody, *, aloud: bool = True) -> tuple[Block, ...]:
    """All that both confirm: who and when, what was agreed, and then the meeting in its order.

    `aloud`: the table of the two views is also read out in words.
    """
    as_then = as_held(content, body)
    return (
        *_head(body),
        *agreed(body),
        *owed(body),
        *_arriving(body),
        *from_last_time(body),
        *brought(body),
        *two_views(as_then, body, aloud=aloud),
        *_explored(as_then, body),
        *_standing(body),
        *_mirror(body),
        *_disagreements(body),
    )


def closing(content: Content) -> tuple[Block, ...]:
    """Whose the model is, what is ours, and that nothing here is a mark."""
    return (
        Heading(2, "About this record"),
        Line(ABOUT, is_small_print=True),
        Line(f"{content.model.attribution} {content.scale.ours}", is_small_print=True),
    )


def _head(body: RecordBody) -> Iterator[Block]:
    yield Facts(
        (
            Fact("Practitioner", body.practitioner),
            Fact("Supervisor", body.supervisor),
            Fact("Held on", day(body.held_on)),
            Fact("Kind of meeting", body.script.plan.name),
            Fact("Next meeting", _next_meeting(body) if body.next_on else NO_DATE),
        )
    )


def _next_meeting(body: RecordBody) -> str:
    at, where = body.next_time
    said = day(body.next_on) if body.next_on else NO_DATE
    return f"{said}{f' at {at}' if at else ''}{f', {where}' if where else ''}"


def _arriving(body: RecordBody) -> Iterator[Block]:
    practitioner, supervisor = name_of(body, PRACTITIONER), name_of(body, SUPERVISOR)
    asked = {
        "both.agenda": "What we wanted to talk about",
        "practitioner.question": "A question or theme for this meeting",
        "practitioner.how": f"How {practitioner} was",
        "practitioner.workload": f"The workload, as {practitioner} told it",
        "supervisor.how": f"How {supervisor} was",
    }
    said = [Said(asked[field], words_of(body, field)) for field in asked if words_of(body, field)]
    if said:
        yield Heading(2, "Arriving")
        yield from said


def _explored(content: Content, body: RecordBody) -> Iterator[Block]:
    chosen = (body.fields.get("both.explore_elements", ("", None))[1] or "").split(",")
    names = [element.name for element in content.elements if element.key in chosen]
    said = [
        Said(element.name, words_of(body, f"both.explore.{element.key}"))
        for element in content.elements
        if words_of(body, f"both.explore.{element.key}")
    ]
    key = body.fields.get("both.lens", ("", None))[1]
    lens = next((one.name for one in body.script.lenses if one.key == key), "")
    through = words_of(body, "both.explore.lens")
    looked = [Fact("We looked at", ", ".join(names))] if names else []
    looked += [Fact("A way of looking", lens)] if lens else []
    if looked or said or through:
        yield Heading(2, "What we explored")
        if looked:
            yield Facts(tuple(looked))
        yield from said
        if through:
            yield Said(lens or "What we saw that way", through)


def _standing(body: RecordBody) -> Iterator[Block]:
    said = [
        Said(item.name, words_of(body, f"both.standing.{item.key}"))
        for item in body.script.standing
        if words_of(body, f"both.standing.{item.key}")
    ]
    if said:
        yield Heading(2, "What else was said")
        yield from said


def _mirror(body: RecordBody) -> Iterator[Block]:
    placed = [
        Said(f"{element.name}: {element.question}", element.scale[int(place) - 1])
        for element in body.script.mirror.elements
        if (place := body.fields.get(f"practitioner.mirror.{element.key}", ("", None))[1] or "") in PLACES
    ]
    more = words_of(body, "practitioner.mirror.more")
    if placed or more:
        yield Heading(2, f"How this supervision was for {name_of(body, PRACTITIONER)}")
        if placed:
            yield Line(whose_words(name_of(body, PRACTITIONER)), is_small_print=True)
        yield from placed
        if more:
            yield Said(body.script.mirror.more, more)


def _disagreements(body: RecordBody) -> Iterator[Block]:
    said = [
        Said(name_of(body, seat), words_of(body, f"{seat}.disagree"))
        for seat in (PRACTITIONER, SUPERVISOR)
        if words_of(body, f"{seat}.disagree")
    ]
    if said:
        yield Heading(2, "Where we do not agree")
        yield from said
