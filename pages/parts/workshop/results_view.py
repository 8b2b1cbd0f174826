"""What the room sees of one step's answers: the same part on the big screen and in the trainer's console.

It is handed a `StepResult`, which is made of published results and approved lines, and asks the store for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.guide.conditions import ANSWERS
from model.content.workshop.steps import LineStep, VignetteStep, WorkshopStep
from model.phrases import FEWEST
from model.report.workshop_report.words import TIMES, gathered, not_shown
from model.workshop import words
from model.workshop.disclosure import Decision
from model.workshop.results import ConditionResult, PlaceResult, StepResult, make_a_radar
from model.workshop.script import RoomScript
from model.workshop.tables import Table
from model.workshop.then_and_now import EARLIER, FURTHER, MOVES, SAME, Change
from pages.parts.shared.layer_look import MARKS
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.bars import (
    Bar,
    Stack,
    show_bars,
    show_columns,
    show_several_bars,
    show_stacks,
    show_wide_table,
)
from pages.parts.workshop.room_radar import room_radar

NO_PLACE = "No place: not in play, not sure or skipped"
FILL_OF = {**dict.fromkeys(EARLIER, "earlier"), SAME: "same", **dict.fromkeys(FURTHER, "further")}
MOVE_FILLS = {"earlier": "Earlier on the road", "same": "The same", "further": "Further along"}
FILLS = dict(zip(ANSWERS, ("place-5", "place-3", "place-1"), strict=True))
Told = tuple[Sequence[str], Sequence[str], Sequence[Sequence[str]]]
"""Results in words: sentences, the head of a table, and its rows. They stand folded below why others are not shown."""

NO_MARK = f"{{}}: no mark on the radar, because fewer than {FEWEST} gave a place."
HOW_TO_READ = "The mark is the middle. The thick line is the middle half of those who gave a place."


def show_result(content: Content, script: RoomScript, result: StepResult, *, is_wide: bool) -> None:
    """Charts, words and table of what is shown, and why the rest is not; side by side where the page is wide."""
    told: Told | None = None
    if result.places:
        told = _places(content, result, is_wide=is_wide)
    elif result.changes:
        told = _changes(content, result.changes)
    elif result.conditions:
        told = _conditions(content, result.conditions)
    elif result.choice and isinstance(result.step, VignetteStep) and result.has_any:
        left, right = _halves(is_wide=is_wide)
        with left:
            _choice(content, script, result.step, result.choice)
        with right:
            _drawn_out(content, script, result.step)
    elif result.choice:
        _choice(content, script, result.step, result.choice)
    elif isinstance(result.step, LineStep):
        show_lines(result.step, gathered(result.lines))
    for why in [] if make_a_radar(result.places) else not_shown(content, result):
        st.write(why)
    if told:
        _words_and_table(*told)
    if result.places and isinstance(result.step, VignetteStep) and result.has_any:
        _drawn_out(content, script, result.step)


def _places(content: Content, whole: StepResult, *, is_wide: bool) -> Told | None:
    results = whole.places
    told = [(result, result.table) for result in results if result.table and not result.table.is_coarse]
    if make_a_radar(results):
        said = " ".join(words.place_sentence(content, result) for result in results)
        left, right = _halves(is_wide=is_wide)
        with left:
            drawn = room_radar(content, results, f"Radar. {said}")
            st.markdown(f'<div class="room-radar">{drawn}</div>', unsafe_allow_html=True)
            st.caption(HOW_TO_READ)
        with right:
            _stacks(content, told)
            for why in [*_without_mark(content, told), *not_shown(content, whole)]:
                st.write(why)
    elif len(results) > 1:
        _stacks(content, told)
    elif told:
        _one_place(content, *told[0])
    names = words.answer_names(content)
    _told_together([(content.element(one.element).name, one.table, names) for one in results])
    if not told:
        return None
    sentences = [words.place_sentence(content, result) for result in results if result.table]
    return sentences, words.place_head(content), words.place_rows(content, results)


def _without_mark(content: Content, told: Sequence[tuple[PlaceResult, Table]]) -> list[str]:
    """Which elements the radar has no mark for, and why."""
    names = [content.element(result.element).name for result, _ in told if result.spread is None]
    return [NO_MARK.format(", ".join(names))] if names else []


def _halves(*, is_wide: bool) -> Sequence[DeltaGenerator]:
    return st.columns(2, gap="medium", vertical_alignment="center") if is_wide else (st.container(), st.container())


def _stacks(content: Content, told: Sequence[tuple[PlaceResult, Table]]) -> None:
    """How many stand where, one bar an element."""
    if not told:
        return
    key = {f"place-{place}": name for place, name in words.scale_names(content).items()} | {"no-place": NO_PLACE}
    stacks = []
    for result, table in told:
        element = content.element(result.element)
        numbers = [Bar(place, table.number([place]) or 0, f"place-{place}") for place in PLACES]
        gaps = Bar(NO_PLACE, table.number(OTHERS) or 0, "no-place")
        name = f"{MARKS[element.layer]} {element.short}"
        stacks.append(Stack(name, [*numbers, gaps], words.place_sentence(content, result)))
    show_stacks(stacks, key)


def _one_place(content: Content, result: PlaceResult, table: Table) -> None:
    """One bar for each place and each other answer."""
    st.write(f"**{content.element(result.element).name}**")
    show_bars(
        [
            Bar(name, table.number([answer]) or 0, "place-5" if answer in PLACES else "no-place")
            for answer, name in words.answer_names(content).items()
        ]
    )


def _told_together(asked: Sequence[tuple[str, Table | None, Mapping[str, str]]]) -> None:
    """Results of a wary room: by name, a bar for each answer, or for those that are told together."""
    charts = {
        name: [Bar(words.cell_name(cell, names), cell.number, "place-5") for cell in table.cells]
        for name, table, names in asked
        if table and table.is_coarse
    }
    if charts:
        show_several_bars(charts)


def _choice(content: Content, script: RoomScript, step: WorkshopStep, choice: Decision) -> None:
    if choice.table is None:
        return
    names = words.choice_names(content, script, step)
    rows = words.choice_rows(names, choice)
    show_bars([Bar(name, int(number), "place-5") for name, number in rows])
    _words_and_table([words.choice_sentence(names, choice)], ["Answer", "How many"], rows)


def _conditions(content: Content, results: Sequence[ConditionResult]) -> Told | None:
    """How many gave each answer, one bar a condition."""
    names = words.condition_answers(content)
    told = [(one, one.table) for one in results if one.table and not one.table.is_coarse]
    stacks = [
        Stack(
            one.condition.name,
            [Bar(name, table.number([answer]) or 0, FILLS[answer]) for answer, name in names.items()],
            words.condition_sentence(one),
        )
        for one, table in told
    ]
    if stacks:
        show_stacks(stacks, {FILLS[answer]: name for answer, name in names.items()})
    own_names = [dict(zip(ANSWERS, one.condition.answers, strict=True)) for one in results]
    _told_together([(one.condition.name, one.table, of) for one, of in zip(results, own_names, strict=True)])
    sentences = [words.condition_sentence(one) for one in results if one.table]
    return (sentences, words.condition_head(content), words.condition_rows(content, results)) if sentences else None


def _changes(content: Content, changes: Sequence[Change]) -> Told | None:
    """How many moved how far. No mean: a mean would hide those who went the other direction."""
    told = [(change, change.table) for change in changes if change.table and not change.table.is_coarse]
    names = dict(zip(MOVES, MOVES, strict=True))
    _told_together([(content.element(one.element).name, one.table, names) for one in changes])
    if not told:
        return None
    stacks = [
        Stack(
            content.element(change.element).name,
            [Bar(move, table.number([move]) or 0, FILL_OF[move]) for move in MOVES],
            words.change_sentence(content, change),
        )
        for change, table in told
    ]
    show_columns(stacks, MOVE_FILLS)
    st.caption("How many places each person moved, from then to now.")
    sentences = [words.change_sentence(content, change) for change in changes if change.table]
    return sentences, words.change_head(), words.change_rows(content, changes)


def _drawn_out(content: Content, script: RoomScript, step: VignetteStep) -> None:
    """What the elements would ask in the story, and what is worth noticing."""
    vignette = script.vignette(step)
    with st.container(gap="small", key="room_drawn_out"):
        if vignette.draws_out:
            st.header("What the elements would ask", anchor=False)
        for drawn in vignette.draws_out:
            element = content.element(drawn.element)
            st.write(f"{MARKS[element.layer]} **{element.name}.** {drawn.text}")
        with st.expander("Worth noticing"):
            st.write(vignette.reveal)
            st.write(step.reveal)


def _words_and_table(sentences: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with st.expander("In words"):
        for sentence in sentences:
            st.write(plain(sentence))
    with st.expander("As a table"):
        show_wide_table("As a table", head, rows)


CROWDS = ((12, "few"), (40, "some"), (120, "many"))
"""Up to how many different words each size of letters is for; above that comes the smallest."""


def show_lines(step: LineStep, lines: Sequence[tuple[str, int]]) -> None:
    """Each line once, with how many wrote it, exactly as it was typed."""
    if not lines:
        return
    crowd = next((name for most, name in CROWDS if len(lines) <= most), "crowd")
    items = "".join(f'<li dir="auto">{escape(line)}{_times(number)}</li>' for line, number in lines)
    st.html(f'<ul class="room-lines {step.shape} {crowd}">{items}</ul>')


def _times(number: int) -> str:
    return f" <small>{TIMES.format(number)}</small>" if number > 1 else ""
