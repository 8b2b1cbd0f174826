"""What becomes of a field that both write when it was changed on one machine, on the other, or on both.

Every machine counts its own changes of a field and remembers how many of the other's it has taken in. Of two states,
the one that knows all changes of the other comes later. Where each has changes the other does not know, both machines
choose alike: what was saved later stays, and the other's words are kept as overwritten, never dropped. So are words
that give way to somebody who says to know more changes of them than were made here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.answers import Answer


@dataclass(frozen=True)
class Held:
    """An answer as one machine holds it: changes made `here`, and changes of the `other` machine that are in it."""

    answer: Answer
    here: int
    other: int

    def knows(self, that: Held) -> bool:
        """Whether every change that `that` has is in this one."""
        return self.here >= that.here and self.other >= that.other

    def says_the_same(self, that: Held) -> bool:
        """Whether words and place are the same."""
        return (self.answer.words, self.answer.place) == (that.answer.words, that.answer.place)


@dataclass(frozen=True)
class Merged:
    """What to hold from now on, and the words that gave way to it."""

    held: Held
    overwritten: Answer | None = None


def merge(mine: Held | None, came: Held) -> Merged:
    """What to hold, of `mine` and what came with a file; both count from the side of the machine that took it in."""
    if mine is None:
        return Merged(came)
    if mine.says_the_same(came):
        later = max(mine, came, key=lambda held: held.answer.saved_at).answer
        return Merged(_counted(replace(mine.answer, saved_at=later.saved_at), mine, came))
    if came.knows(mine) and not mine.knows(came):
        return Merged(came, _lost(mine, came) if came.here > mine.here else None)
    if mine.knows(came) and not came.knows(mine):
        return Merged(mine)
    return _later_of(mine, came)


def _later_of(mine: Held, came: Held) -> Merged:
    lost, won = sorted((mine, came), key=_order)
    held = _counted(won.answer, mine, came)
    if (held.here, held.other) == (mine.here, mine.other):
        held = _counted(won.answer, replace(held, here=held.here + 1), came)
    return Merged(held, _lost(lost, won))


def _lost(lost: Held, won: Held) -> Answer | None:
    words = lost.answer.words
    return lost.answer if words.strip() and words != won.answer.words else None


def _order(held: Held) -> tuple[object, ...]:
    answer = held.answer
    return answer.saved_at, answer.words, answer.place or ""


def _counted(answer: Answer, one: Held, two: Held) -> Held:
    """The answer with all changes that either knows."""
    here, other = max(one.here, two.here), max(one.other, two.other)
    return Held(replace(answer, version=here + other), here, other)
