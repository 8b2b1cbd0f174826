"""What a report that is read from top to bottom is made of. PDF and DOCX each show every kind of block.

All text in a block is plain: it may be somebody's words, and nothing in it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.profile import View


@dataclass(frozen=True)
class Heading:
    """A heading under the title: level 2, or 3 under that. One without words is left out."""

    level: int
    text: str


@dataclass(frozen=True)
class Fact:
    """A short answer with its name, on one line."""

    name: str
    text: str


@dataclass(frozen=True)
class Facts:
    """Short answers that stand beside each other, as many on a line as there is room for."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Said:
    """Somebody's words in full, under what was asked or who said it, or under the heading alone where that is ""."""

    asked: str
    words: str


@dataclass(frozen=True)
class Line:
    """A sentence or a few of ours; where it `is_small_print`, for whoever looks for it."""

    text: str
    is_small_print: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width, in hundredths."""

    name: str
    share: int


@dataclass(frozen=True)
class Table:
    """Rows under named columns, a text for every cell. `reads_across` is True where each row is read as one thing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    reads_across: bool = False


@dataclass(frozen=True)
class Picture:
    """The radar of these views, the first one in focus.

    Where it `is_own` it is one person's: a label says which answer left its spoke empty, and one view needs no legend.
    Where it `is_only`, what stands around it says whose places they are, so that one view needs none either.
    """

    views: tuple[View, ...]
    is_own: bool = False
    is_only: bool = False

    @property
    def has_legend(self) -> bool:
        """Whether it has to say whose or of when each line is."""
        return not (self.is_own or self.is_only) or len(self.views) > 1


@dataclass(frozen=True)
class Drawing:
    """A drawing of our own as SVG, coloured by the names of shared/drawing.typ, and what it shows in words."""

    svg: str
    said: str


@dataclass(frozen=True)
class Digits:
    """A long number in short groups, to be compared by eye or read aloud."""

    groups: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Room to write by hand: what goes there, or "", and how many empty lines there are for it."""

    label: str
    lines: int


@dataclass(frozen=True)
class Ticks:
    """Things to tick by hand, each with a box before it."""

    items: tuple[str, ...]


Block = Heading | Fact | Facts | Said | Line | Table | Picture | Drawing | Digits | Room | Ticks


@dataclass(frozen=True)
class Told:
    """A whole report: its title, what stands at the foot of every page before the number, and its blocks in order.

    On paper they stand closer where it `is_close`.
    """

    title: str
    foot: str
    blocks: tuple[Block, ...]
    is_close: bool = False
