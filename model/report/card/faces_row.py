"""A question of a card as a drawing: the faces of its answers in a row, one framed as said and one as guessed."""

from __future__ import annotations

from model.card.beside import Beside
from model.report.card.faces import SIDE, face_svg

_STEP = 76
_TOP = 8
_PAD = 6
_LABEL = 20


def row_svg(row: Beside, ink: str = "currentColor") -> str:
    """The faces, or "" where the question is not asked any more. A whole frame is theirs, a broken one the guess."""
    if row.question is None:
        return ""
    answers = row.question.answers
    labelled = [one for one in (row.said_answer, row.guessed_answer) if one is not None]
    lines = max((labelled.count(one) for one in labelled), default=0)
    width, height = _STEP * len(answers), _TOP + SIDE + 2 * _PAD + lines * _LABEL
    parts = []
    for number, answer in enumerate(answers):
        x = number * _STEP + (_STEP - SIDE) / 2
        face = face_svg(answer.face, ink).replace("<svg ", f'<svg x="{x:g}" y="{_TOP + _PAD}" ', 1)
        parts.append(face)
        is_said, is_guess = row.said_answer is answer, row.guessed_answer is answer
        names = [name for name, here in (("they", is_said), ("my guess", is_guess)) if here]
        if is_said:
            parts.append(_frame(x, ink, ""))
        if is_guess:
            parts.append(_frame(x, ink, ' stroke-dasharray="4 4"', 4 if is_said else 0))
        parts += [
            f'<text x="{x + SIDE / 2:g}" y="{_TOP + SIDE + 2 * _PAD + 15 + line * _LABEL}" text-anchor="middle" '
            f'font-size="14" fill="{ink}">{name}</text>'
            for line, name in enumerate(names)
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{''.join(parts)}</svg>"
    )


def row_said(row: Beside) -> str:
    """The same in words, for whoever does not see it."""
    return f"{row.asked} They: {row.said_told} My guess: {row.guess_told}"


def _frame(x: float, ink: str, dashes: str, inside: int = 0) -> str:
    out = _PAD - inside
    side = SIDE + 2 * out
    return (
        f'<rect x="{x - out:g}" y="{_TOP + _PAD - out}" width="{side}" height="{side}" rx="8" fill="none" '
        f'stroke="{ink}" stroke-width="2"{dashes}/>'
    )
