"""The fields of an own plan: boxes for words, numbers and choices, each with what the checker says of it beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from model.own_plan.plan import Path, field_of
from model.own_plan.sentence import sentence
from pages.parts.shared.answer_box import as_kept
from pages.parts.shared.fields.typing_box import typing_box
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.choice import choice
from pages.parts.shared.plan.open_plan import OpenPlan

SECONDS = 60
"""In a minute."""

NARROW = 130
"""How wide a field for a number is, in CSS pixels."""


def words_box(plan: OpenPlan, path: Path, label: str, *, rows: int = 2, help_text: str | None = None) -> None:
    """A box for the words of one part, kept as they are typed."""
    field = field_of(path)
    box = as_kept(plan, field, f"box_{plan.id}_{field}")
    typing_box(**box, label=label, words=plan.words(field), rows=rows, help=help_text)
    say_faults(plan, path, label)


def number_box(plan: OpenPlan, path: Path, label: str) -> None:
    """A whole number, kept whatever it is, so that the checker can say what is wrong with it."""
    kept = plan.part(path)
    key = _key(plan, path)

    def draw() -> int | None:
        typed: int | None = st.number_input(label, step=1, key=key, width=NARROW)
        return typed

    plan.kept_widget(key, kept if type(kept) is int else None, draw, partial(_keep_number, plan, path))
    say_faults(plan, path, label)


def minutes_box(plan: OpenPlan, path: Path, label: str) -> None:
    """A part that holds whole seconds, as minutes, and half ones."""
    kept = plan.part(path)
    key = _key(plan, path)

    def draw() -> float | None:
        typed: float | None = st.number_input(label, step=0.5, format="%g", key=key, width=NARROW)
        return typed

    shown = kept / SECONDS if type(kept) is int else None
    plan.kept_widget(key, shown, draw, lambda typed: _keep_number(plan, path, typed, SECONDS))
    say_faults(plan, path, label)


def _keep_number(plan: OpenPlan, path: Path, number: float | None, times: int = 1) -> None:
    if number is not None:
        plan.keep_part(path, round(number * times))


def choice_box(plan: OpenPlan, path: Path, label: str, names: Mapping[str, str]) -> None:
    """One of several, by its key."""
    choice(plan, _key(plan, path), label, names, kept=plan.part(path), keep=partial(plan.keep_part, path))
    say_faults(plan, path, label)


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
    """What is to put right in a part, beneath its field: in a whole sentence, or in the checker's words."""
    faults = (fault for fault in plan.checked.faults if fault.at == path or (below and fault.at[: len(path)] == path))
    said = [sentence(plan.value, fault) or f"{label}: {fault.said}." for fault in faults]
    if said:
        st.error("  \n".join(map(plain, dict.fromkeys(said))), icon=":material/error:")


def add_button(label: str, key: str, act: Callable[..., None], *args: object) -> None:
    """A quiet button that adds something to a list."""
    st.button(label, key=key, icon=":material/add:", type="tertiary", on_click=act, args=args)


def named(keys: Sequence[str], name: Callable[[str], str]) -> dict[str, str]:
    """What each of these is called."""
    return {key: name(key) for key in keys}


def _key(plan: OpenPlan, path: Path) -> str:
    return f"plan_{plan.id}_{'_'.join(path)}"
