"""The parts of an element's screen: its prompts with a box each, and its described scale.

Each part is a fragment of its own, so that answering redraws only what was answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from model.content import Content
from model.content.schema import Prompt
from model.reflection import OTHERS, PLACES, chosen_in
from model.way import STAY_DEEPER, Screen, opening_prompt
from pages.parts.draft import Draft, keep_typed
from pages.parts.here import clock
from pages.parts.part import part
from pages.parts.typing_box import received, typing_box

ANSWERS = (*PLACES, *OTHERS)


def show_element(content: Content, draft: Draft, screen: Screen) -> None:
    """The whole screen of one element."""
    element = content.element(screen.element)
    st.title(element.name, anchor=False)
    st.write(element.summary)
    voices = [turn for turn in screen.turns if turn == "voice"]
    for turn in screen.turns:
        if turn != "voice":
            turn_part(content, draft, element.key, turn)
    if screen.place:
        place_part(content, draft, element.key)
    for turn in voices:
        turn_part(content, draft, element.key, turn)
    if screen.key == STAY_DEEPER:
        things_to_try(content, element.key)


def things_to_try(content: Content, key: str) -> None:
    """Small moves for the next meeting, each with its first move and when not to make it."""
    for thing in content.element(key).try_:
        with st.expander(thing.name):
            st.write(thing.first_move)
            st.caption(f"Not when: {thing.not_when}")


@part
def turn_part(content: Content, draft: Draft, element: str, turn: str) -> None:
    """One prompt of an element with its box, and another way of asking."""
    prompts = content.prompts(element, turn)
    field = f"{element}.{turn}"
    prompt = _asked(prompts, draft.place(field)) or opening_prompt(content, draft.id, element, turn)
    if len(prompts) > 1 and not draft.words(field):
        asked = st.session_state.get(f"asked_{draft.id}_{field}")
        prompt = _asked(prompts, asked) or prompt
    box(content, draft, field, prompt.text, prompt.key)
    if len(prompts) > 1 and not draft.words(field):
        after = prompts[(prompts.index(prompt) + 1) % len(prompts)]
        st.button(
            "Ask it another way",
            key=f"another_{draft.id}_{field}",
            type="tertiary",
            icon=":material/refresh:",
            on_click=_ask,
            args=(f"asked_{draft.id}_{field}", after.key),
        )


def _ask(where: str, prompt: str) -> None:
    st.session_state[where] = prompt


def _asked(prompts: tuple[Prompt, ...], key: str | None) -> Prompt | None:
    return next((prompt for prompt in prompts if prompt.key == key), None)


@part
def words_part(
    content: Content, draft: Draft, field: str, label: str, *, rows: int = 4, help_text: str | None = None
) -> None:
    """One open question with its box."""
    box(content, draft, field, label, None, rows=rows, help_text=help_text)


def box(
    content: Content,
    draft: Draft,
    field: str,
    label: str,
    prompt: str | None,
    *,
    rows: int = 4,
    help_text: str | None = None,
) -> None:
    """A text box for one field, with what it noticed in the words beneath it."""
    key = f"box_{draft.id}_{field}"
    kept, trouble = keep_typed(draft, received(key), {field: prompt})
    answer = draft.answers.get(field)
    typing_box(
        key=key,
        draft=draft.id,
        field=field,
        label=label,
        words=draft.words(field),
        version=draft.version(field),
        saved_at=answer.saved_at if answer else None,
        acknowledged=kept,
        trouble=trouble,
        rows=rows,
        help=help_text,
    )
    _say_what_it_noticed(content, draft, field)
    _say_what_was_replaced(draft, field)


def _say_what_it_noticed(content: Content, draft: Draft, field: str) -> None:
    hints = draft.hints(content.hints, field)
    if hints.stop:
        stop_here(content)
    if hints.identity:
        said = "; ".join(f"{hint.name.lower()}: “{hint.words}”" for hint in hints.identity)
        with st.container(key=f"hint_{field.replace('.', '_')}"):
            st.info(content.hints.identity_title, icon=":material/visibility_off:")
            st.text(said)
            st.caption(content.hints.identity_text)


def stop_here(content: Content) -> None:
    """What is said when words read like a disclosure or an incident: follow your procedure. It blocks nothing."""
    procedure = content.settings.procedure
    st.warning(f"**{content.hints.stop_title}**  \n{content.hints.stop_text}", icon=":material/front_hand:")
    st.write(procedure.text)
    if procedure.link:
        st.link_button(procedure.name, procedure.link)


def _say_what_was_replaced(draft: Draft, field: str) -> None:
    replaced = draft.told.get(field)
    if replaced is None:
        return
    st.info(f"Another tab had kept something else here at {clock(replaced.saved_at)}. What stands above is the newer.")
    if replaced.words:
        st.text(replaced.words)
    st.button("I have seen it", key=f"seen_{draft.id}_{field}", type="tertiary", on_click=draft.has_seen, args=(field,))


@part
def place_part(content: Content, draft: Draft, element: str, *, compact: bool = False) -> None:
    """An element's described scale: five places, and the answers that are not places. Stored when tapped."""
    field = f"{element}.place"
    key = f"place_{draft.id}_{element}"
    draw = _compact_scale if compact else _described_scale
    draft.kept_widget(key, draft.place(field), partial(draw, content, element, key), partial(draft.keep_place, field))
    _say_what_was_replaced(draft, field)


def _described_scale(content: Content, element: str, key: str) -> str | None:
    return st.radio(
        content.scale.question,
        ANSWERS,
        index=None,
        format_func=_answer_names(content).__getitem__,
        captions=[_meaning(content, element, answer) for answer in ANSWERS],
        key=key,
    )


def _compact_scale(content: Content, element: str, key: str) -> str | None:
    names = _answer_names(content)
    return st.selectbox(
        content.element(element).name,
        ANSWERS,
        index=None,
        format_func=lambda answer: f"{names[answer]}: {_meaning(content, element, answer)}",
        placeholder="Choose, or leave it",
        key=key,
    )


def _answer_names(content: Content) -> dict[str, str]:
    points = {point.key: f"{point.key}. {point.name}" for point in content.scale.points}
    return points | {other.key: other.name for other in content.scale.others}


def _meaning(content: Content, element: str, answer: str) -> str:
    if answer in PLACES:
        return content.element(element).scale[int(answer) - 1]
    return next(other.text for other in content.scale.others if other.key == answer)


def choose_elements(
    content: Content, draft: Draft, field: str, key: str, *, label: str, offered: Sequence[str], most: int
) -> list[str]:
    """Choose some of the `offered` elements, of which the first `most` are kept; the ones that are kept."""
    chosen: list[str] = draft.kept_widget(
        key,
        list(chosen_in(draft.answers, field)),
        lambda: st.pills(
            label,
            offered,
            selection_mode="multi",
            format_func=lambda one: content.element(one).name,
            key=key,
        ),
        partial(_keep_chosen, draft, field, most),
    )
    if field in draft.too_many:
        st.warning(f"That is more than {most}. The first {most} are kept; tap one again to let it go.")
    return chosen[:most]


def _keep_chosen(draft: Draft, field: str, most: int, chosen: list[str]) -> None:
    draft.keep_place(field, ",".join(chosen[:most]) or None)
    (draft.too_many.add if len(chosen) > most else draft.too_many.discard)(field)
