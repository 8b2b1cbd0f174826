"""Bars and tables made of words and boxes: they grow with the letters, wrap, are read out, and print in grey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

NARROW = 0.04
"""A part of a bar below this share of it has no room for its number; the table has it."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, and how it is filled (a class of look.css)."""

    name: str
    number: int
    fill: str = ""


@dataclass(frozen=True)
class Stack:
    """Several parts that stand for one whole, each a number with its fill; `said` is the same as a sentence."""

    name: str
    parts: Sequence[Bar]
    said: str


def show_bars(bars: Sequence[Bar]) -> None:
    """One bar below the other, each with its name and its number."""
    st.html(_bars(bars))


def show_several_bars(charts: Mapping[str, Sequence[Bar]]) -> None:
    """The same of several things, each under its name; side by side where there is room."""
    figures = "".join(
        f"<figure><figcaption>{escape(name)}</figcaption>{_bars(bars)}</figure>" for name, bars in charts.items()
    )
    st.html(f'<div class="room-together">{figures}</div>')


def _bars(bars: Sequence[Bar]) -> str:
    most = max((bar.number for bar in bars), default=0) or 1
    rows = "".join(
        f'<li><span class="name">{escape(bar.name)}</span><span class="line">'
        f'<i class="{bar.fill}" style="inline-size:{85 * bar.number / most:.1f}%"></i><b>{bar.number}</b></span></li>'
        for bar in bars
    )
    return f'<ul class="room-bars">{rows}</ul>'


def show_stacks(stacks: Sequence[Stack], key: Mapping[str, str]) -> None:
    """One whole below the other, as long as it has people; `key` tells what each fill stands for."""
    most = max((_whole(stack) for stack in stacks), default=0) or 1
    fills = "".join(f'<li><i class="{fill}"></i>{escape(name)}</li>' for fill, name in key.items())
    rows = "".join(
        f'<div class="name">{escape(stack.name)}</div>'
        f'<div class="line" role="img" aria-label="{escape(stack.said)}" '
        f'style="inline-size:{100 * _whole(stack) / most:.1f}%">{_parts(stack)}</div>'
        for stack in stacks
    )
    st.html(f'<ul class="room-key">{fills}</ul><div class="room-stacks">{rows}</div>')


def show_columns(stacks: Sequence[Stack], key: Mapping[str, str]) -> None:
    """One small chart a whole, side by side and on one scale: a column for each part, its number on top."""
    fills = "".join(f'<li><i class="{fill}"></i>{escape(name)}</li>' for fill, name in key.items())
    most = max((part.number for stack in stacks for part in stack.parts), default=0) or 1
    charts = "".join(
        f"<figure><figcaption>{escape(stack.name)}</figcaption>"
        f'<div class="columns" role="img" aria-label="{escape(stack.said)}">{_columns(stack, most)}</div></figure>'
        for stack in stacks
    )
    st.html(f'<ul class="room-key">{fills}</ul><div class="room-columns">{charts}</div>')


def _whole(stack: Stack) -> int:
    return sum(part.number for part in stack.parts)


def _parts(stack: Stack) -> str:
    whole = _whole(stack) or 1
    return "".join(
        f'<span class="{part.fill}" style="flex-grow:{part.number}">'
        f"{part.number if part.number / whole >= NARROW else ''}</span>"
        for part in stack.parts
        if part.number
    )


def _columns(stack: Stack, most: int) -> str:
    return "".join(
        f"<span>{_column(part, most) if part.number else ''}<small>{escape(part.name)}</small></span>"
        for part in stack.parts
    )


def _column(part: Bar, most: int) -> str:
    high = f"{8 * part.number / most:.2f}em"
    return f'<b>{part.number}</b><i class="{part.fill}" style="block-size:{high}"></i>'


def show_wide_table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw the table under its name; the first cell of a row says what the row is about."""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(_row(row) for row in rows)
    st.html(
        f'<div class="room-table" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str]) -> str:
    first, *cells = row
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(first)}</th>{rest}</tr>'
