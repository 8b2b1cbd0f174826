"""The screen that describes the session a reflection is about."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.content.guide.settings import Setting
from model.content.reflection.schema import SessionStep
from model.content.schema import NamedKey
from model.hints import look_at
from model.reflection.reflection import Reflection
from model.reflection.route import Screen
from pages.parts.reflection.draft import WHEN, Draft
from pages.parts.reflection.last_time import come_back
from pages.parts.reflection.text_question import text_question
from pages.parts.shared.answer_box import answer_part, date_box
from pages.parts.shared.buttons import button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_title
from server.surroundings import where_words_stay


def show_session(content: Content, draft: Draft, step: SessionStep) -> None:
    """The session in one line, and under a line of their own when, what kind, where and whose it was."""
    st.write(step.intro)
    question_part(content, draft, step)
    st.caption(
        f"Kept as you write. It stays {where_words_stay()} and waits on the home page. "
        "Nobody else sees it, unless you take it to supervision."
    )
    _described(content, draft)


def question_part(content: Content, draft: Draft, screen: Screen) -> None:
    """The screen's question, with its box."""
    if asked := text_question(screen):
        answer_part(content, draft, asked.field, asked.label, rows=asked.rows, help_text=asked.help)


@fragment
def _described(content: Content, draft: Draft) -> None:
    above = st.container()
    # What is folded is drawn once it is opened: a slow phone has 21 scripts to read for it before the way on is there.
    folded = st.expander("Which meeting, where, whose", key=f"which_{draft.id}", on_change="rerun")
    if folded.open:
        with folded:
            _choices(content, draft)
    else:
        draft.keep_held()
    with above:
        _as_last_time(content, draft)
    come_back(content, draft)
    if any(_about(draft.reflection).values()):
        st.caption(f"Kept under: {plain(own_title(draft.reflection))}.")


def _choices(content: Content, draft: Draft) -> None:
    date_box(draft, WHEN, "When?", required=True)
    _one_of(draft, "session_kind", f"kind_{draft.id}", "What kind of meeting?", content.settings.session_kinds)
    _one_of(draft, "venue", f"where_{draft.id}", "Where?", content.settings.venues)
    _whose(content, draft)
    if content.work_settings:
        _one_of(draft, "setting", f"setting_{draft.id}", "In which setting?", content.work_settings)


def _as_last_time(content: Content, draft: Draft) -> None:
    """Whose it was, what kind and where the reflection before this one was, one tap away while none of it is chosen."""
    last = next((one for one in own().reflections.all(limit=2) if one.id != draft.id), None)
    if last is None or any(_about(draft.reflection).values()):
        return
    said = [one.pseudonym for one in own().relationships.all() if one.id == last.relationship]
    said += [
        one.name[:1].lower() + one.name[1:] for one in content.settings.session_kinds if one.key == last.session_kind
    ]
    said += [one.name[:1].lower() + one.name[1:] for one in content.settings.venues if one.key == last.venue]
    if said:
        label = f"As last time: {plain(', '.join(said))}"
        button(label, f"as_last_{draft.id}", _take_over, draft, last, icon="history", kind="tertiary")


@callback
def _take_over(draft: Draft, last: Reflection) -> None:
    draft.describe(**_about(last))


def _about(reflection: Reflection) -> dict[str, str | None]:
    return {name: getattr(reflection, name) for name in ("relationship", "session_kind", "venue")}


def _one_of(draft: Draft, name: str, key: str, label: str, choices: Sequence[NamedKey | Setting]) -> None:
    names, kept = {choice.key: choice.name for choice in choices}, getattr(draft.reflection, name)
    draft.kept_widget(
        key,
        kept if kept in names else None,
        lambda: st.selectbox(
            label, list(names), index=None, format_func=names.__getitem__, placeholder="Choose, or leave it", key=key
        ),
        lambda chosen: draft.describe(**{name: chosen}),
    )


def _whose(content: Content, draft: Draft) -> None:
    """Whose it was: one of the open relationships, the one that is chosen already, or a new one."""
    chosen = draft.reflection.relationship
    known = {one.id: one.pseudonym for one in own().relationships.all() if not one.closed_on or one.id == chosen}
    key = f"whose_{draft.id}"
    draft.kept_widget(
        key,
        known.get(draft.reflection.relationship or ""),
        lambda: st.selectbox(
            "Whose meeting, under a made-up name?",
            list(known.values()),
            index=None,
            accept_new_options=True,
            placeholder="Leave it, choose one, or type a new one",
            help="Only if you want to see one relationship over time. A name of your own making, never theirs.",
            key=key,
        ),
        lambda name: draft.describe(relationship=_relationship(name, draft.id)),
    )
    say_what_was_noticed(content, look_at(content.hints, st.session_state.get(key) or ""), key)


def _relationship(name: str | None, reflection: str) -> str | None:
    return own().relationships.name(name, reflection).id if name and name.strip() else None
