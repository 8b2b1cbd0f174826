"""What one person takes home from a workshop as a PDF: their own places and their own sentences, nothing of the room.

It says what their page on the phone says, in the words of phone.yaml, so it speaks the phone's language.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.content import Content
from model.content.phones.schema import filled
from model.profile import Reading, answer_name, description, is_sparse, view_of
from model.report.shared.blocks import Block, Column, Heading, Line, Picture, Said, Table, Told
from model.report.shared.told_pdf import told_pdf
from model.workshop.own_profile import OwnProfile


def own_pdf(content: Content, profile: OwnProfile, sentences: Sequence[tuple[str, str]], held_on: str) -> bytes:
    """A page or two on A4. `sentences` are questions with what the person wrote; `held_on` is the day in words.

    What the person wrote stands before then and now, so that no few lines of theirs are left alone on another page.
    """
    words = content.phone.mine
    held = Line(filled(words.held, profile.plan_name, held_on))
    blocks: list[Block] = [held, Line(words.lead), *_places(content, profile)]
    if profile.chosen:
        blocks.append(Line(filled(words.chosen, content.element(profile.chosen).name)))
    if sentences:
        blocks += [Heading(2, words.sentences), *(Said(asked, said) for asked, said in sentences)]
    blocks += _twice(content, profile)
    return told_pdf(content, Told(words.title, words.ours, tuple(blocks)))


def _places(content: Content, profile: OwnProfile) -> list[Block]:
    words = content.phone.mine
    view = view_of(content, words.place, profile.places)
    given = [reading for reading in view.readings if reading.answer]
    if not given:
        return []
    columns = Column(words.element, 25), Column(words.place, 20), Column(words.says, 55)
    rows = tuple((one.element.name, answer_name(content, one), _said(content, one)) for one in given)
    return [*([] if is_sparse(view) else [Picture((view,), is_only=True)]), Table(columns, rows)]


def _said(content: Content, reading: Reading) -> str:
    return description(content, reading) if reading.place else ""


def _twice(content: Content, profile: OwnProfile) -> list[Block]:
    asking = content.phone.asking
    rows = []
    for key, both in profile.then_and_now.items():
        element = content.element(key)
        then, now = (answer_name(content, Reading(element, answer)) for answer in both)
        rows.append((element.name, then, now))
    if not rows:
        return []
    columns = Column(content.phone.mine.element, 40), Column(asking.then, 30), Column(asking.now, 30)
    told = [Line(content.phone.mine.twice_help, is_small_print=True)] if profile.places else []
    return [Heading(2, f"{asking.then} \N{EN DASH} {asking.now}"), *told, Table(columns, tuple(rows))]
