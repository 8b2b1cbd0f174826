"""One reflection told once, for PDF and Word document: its picture, the same in words, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.content import Content
from model.profile import View, answer_name, description, is_empty, paragraph, since
from model.report.shared.blocks import Block, Column, Fact, Heading, Line, Picture, Table, Told
from model.report.shared.own_parts import OwnWords, about_this_page, by_hand, in_own_words
from model.report.shared.printable import printable

NAMELESS = "A reflection"
OF_NEXT_STEPS = (Column("Next step", 46), Column("By", 20), Column("What came of it", 34))


@dataclass(frozen=True)
class ProfileReport:
    """What goes into the file, and nothing else does.

    `views`: at least one, the one in focus first; its places go where `places` is True. `picks`: element keys.
    `next_steps`: words, a date or "", and what came of it or "".
    """

    title: str
    views: tuple[View, ...]
    places: bool = True
    words: tuple[OwnWords, ...] = ()
    picks: tuple[str, ...] = ()
    next_steps: tuple[tuple[str, str, str], ...] = ()
    by_hand: bool = False


def told_profile(content: Content, report: ProfileReport) -> Told:
    """The report from top to bottom. Raises KeyError when a pick is no element."""
    title = report.title if printable(report.title).strip() else NAMELESS
    blocks = (
        *(_picture(content, report.views) if report.places else ()),
        *_next_steps(report),
        *(_places(content, report.views) if report.places else ()),
        *_picks(content, report.picks),
        *in_own_words(report.words),
        *(by_hand() if report.by_hand else ()),
        *about_this_page(content),
    )
    return Told(title, title, blocks)


def _picture(content: Content, views: tuple[View, ...]) -> Iterator[Block]:
    """The radar, unless there is nothing on it, and each view in words with what moved since."""
    if not all(map(is_empty, views)):
        yield Heading(2, "The picture")
        yield Picture(views, is_own=True)
    yield Heading(2, "In words")
    for number, view in enumerate(views):
        if len(views) > 1:
            yield Heading(3, view.name)
        yield Line(paragraph(content, view))
        if number and (moved := since(content, views[0], view)):
            yield Line(moved)


def _next_steps(report: ProfileReport) -> Iterator[Block]:
    if report.next_steps:
        yield Heading(2, "Next steps")
        yield Table(OF_NEXT_STEPS, report.next_steps)


def _places(content: Content, views: tuple[View, ...]) -> Iterator[Block]:
    """A row for each element: each view's answer, and what the place of the first view says."""
    several = len(views) > 1
    answers = [view.name for view in views] if several else ["Place"]
    says = f"What that place says ({views[0].name})" if several else "What that place says"
    columns = (
        Column("Element", 25),
        *(Column(name, 18 if several else 22) for name in answers),
        Column(says, 39 if several else 53),
    )
    rows = []
    for number, in_focus in enumerate(views[0].readings):
        given = [answer_name(content, view.readings[number]) for view in views]
        said = description(content, in_focus) if in_focus.place else ""
        rows.append((in_focus.element.name, *given, said))
    yield Heading(2, "Place by place")
    yield Table(columns, tuple(rows))


def _picks(content: Content, picks: tuple[str, ...]) -> Iterator[Block]:
    if picks:
        yield Heading(2, "Worth a closer look")
    for key in picks:
        element = content.element(key)
        yield Heading(3, element.name)
        for thing in element.try_:
            yield Fact(thing.name, thing.first_move)
            yield Line(f"Not when: {thing.not_when}")
