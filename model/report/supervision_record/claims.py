"""What a file says in somebody's name, told to them in full before any of it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from model.content import Content
from model.phrases import day
from model.report.shared.blocks import Block, Heading, Line, Said
from model.report.supervision_record.after import moment
from model.report.supervision_record.names import ORGANISATION, owner_names
from model.report.supervision_record.words import as_held, told_body
from model.share_file.claims import Claims
from model.supervision.record import Carried


def told_claims(content: Content, claims: Claims, names: tuple[str, str]) -> tuple[Block, ...]:
    """All of it, word for word. `names`: what the file calls the practitioner and the supervisor."""
    return (*_confirmed(content, claims), *_comments(claims), *_earlier(claims, owner_names(*names)))


def _confirmed(content: Content, claims: Claims) -> Iterator[Block]:
    if claims.confirmation and claims.body:
        yield Heading(2, "That you confirmed this record")
        yield Line(f"It says you did so on {moment(claims.confirmation.at)}.")
        if claims.confirmation.words.strip():
            yield Said("With these words", claims.confirmation.words)
        yield from told_body(as_held(content, claims.body), claims.body)


def _comments(claims: Claims) -> Iterator[Block]:
    if claims.comments:
        yield Heading(2, "That you added this to the record later")
    for comment in claims.comments:
        yield Said(moment(comment.written_at), comment.words)


def _earlier(claims: Claims, names: dict[str, str]) -> Iterator[Block]:
    if claims.carried:
        yield Heading(2, "That you agreed to this in an earlier meeting")
    for action in claims.carried:
        yield Said(_whose(action, names), f"{action.what}\n{action.notice}" if action.notice.strip() else action.what)


def _whose(action: Carried, names: dict[str, str]) -> str:
    by = f", by {day(action.due)}" if action.due else ""
    return f"{names.get(action.who, ORGANISATION)}{by}"
