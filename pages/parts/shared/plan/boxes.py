"""The fields of an own plan: boxes for words, numbers and choices, each with what the checker says of it beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from model.own_plan.plan import Path, field_of
from pages.parts.shared.answer_box import as_kept
from pages.parts.shared.fields.typing_box import typing_box
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import OpenPlan

NARROW = 130
"""How wide a field for a number is, in CSS pixels."""


def words_box(plan: OpenPlan, path: Path, label: str, *, rows: int = 2, help_text: str | None = None) -> None:
    """A box for the words of one part, kept as they are typed."""
    field = field_of(path)
    box = as_kept(plan, field, f"box_{plan.id}_{field}")
    typing_box(**box, label=label, words=plan.words(field), rows=rows, help=help_text)
    say_faults(plan, path, label)


def number_box(plan: OpenPlan, path: Path, label: str, *, least: int, most: int, step: int = 1) -> None:
    """A whole number; what lies beyond `least` and `most` cannot be typed."""
    kept = plan.part(path)
    shown = kept if type(kept) is int and least <= kept <= most else None
    key = _key(plan, path)

    def draw() -> int | None:
        typed: int | None = st.number_input(label, min_value=least, max_value=most, step=step, key=key, width=NARROW)
        return typed

    plan.kept_widget(key, shown, draw, partial(_keep_number, plan, path))
    say_faults(plan, path, label)


def _keep_number(plan: OpenPlan, path: Path, number: int | None) -> None:
    if number is not None:
        plan.keep_part(path, number)


def choice_box(plan: OpenPlan, path: Path, label: str, names: Mapping[str, str]) -> None:
    """One of several, by its key."""
    kept, key, told = plan.part(path), _key(plan, path), _told_apart(names)

    def draw() -> str | None:
        chosen: str | None = st.selectbox(label, list(told), format_func=told.__getitem__, key=key)
        return chosen

    plan.kept_widget(key, kept if kept in names else None, draw, partial(_keep_choice, plan, path))
    say_faults(plan, path, label)


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names with a number after one that stood before: the browser sends a choice by its name."""
    told: dict[str, str] = {}
    for key, name in names.items():
        number, one = 1, plain(name)
        while one in told.values():
            number += 1
            one = f"{plain(name)} ({number})"
        told[key] = one
    return told


def _keep_choice(plan: OpenPlan, path: Path, chosen: str | None) -> None:
    if chosen is not None:
        plan.keep_part(path, chosen)


def several_box(plan: OpenPlan, path: Path, label: str, names: Mapping[str, str]) -> None:
    """Some of several, by their keys, kept in the order they are offered in."""
    kept, key = plan.part(path), _key(plan, path)
    shown = [one for one in names if isinstance(kept, list) and one in kept]

    def draw() -> list[str]:
        chosen: list[str] = st.pills(label, list(names), selection_mode="multi", format_func=names.__getitem__, key=key)
        return chosen

    plan.kept_widget(key, shown, draw, lambda chosen: plan.keep_part(path, [one for one in names if one in chosen]))
    say_faults(plan, path, label)


def say_faults(plan: OpenPlan, path: Path, label: str, *, below: bool = True) -> None:
    """What the checker says of a part, beneath its field."""
    said = plan.checked.about(path, below=below)
    if said:
        st.error("  \n".join(f"{label}: {plain(one)}." for one in said), icon=":material/error:")


def add_button(label: str, key: str, act: Callable[..., None], *args: object) -> None:
    """A quiet button that adds something to a list."""
    st.button(label, key=key, icon=":material/add:", type="tertiary", on_click=act, args=args)


def named(keys: Sequence[str], name: Callable[[str], str]) -> dict[str, str]:
    """What each of these is called."""
    return {key: name(key) for key in keys}


def _key(plan: OpenPlan, path: Path) -> str:
    return f"plan_{plan.id}_{'_'.join(path)}"
