"""The list of one's own reflections: find, open, correct, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.content import Content
from model.reflection.found import FoundLine
from model.reflection.narrowed import Narrowed
from model.reflection.reflection import Reflection
from pages.parts.reflection.found_lines import show_found, show_headline
from pages.parts.reflection.narrow import PAGE, narrow_it_down, say_what_is_narrowed
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names, own_title

A_PAGE = 20
MOST_FOUND = 50


def find_and_list(content: Content, delete: Callable[[Reflection], None]) -> None:
    """The list with its search and what it is narrowed to; `delete` asks before it deletes one."""
    text = st.text_input(
        "Find in my own words", key="find", placeholder="A word you remember writing", persist_state="session"
    ).strip()
    narrowed = narrow_it_down(content)
    count = own().reflections.count(narrowed=narrowed)
    say_what_is_narrowed(content, narrowed, count)
    if text:
        _list_found(content, text, narrowed, delete)
    elif count:
        st.header("Newest first", anchor=False)
        names = made_up_names()
        for reflection in _a_page(narrowed, count):
            one_reflection(content, reflection, own_title(reflection, names), delete)


def _list_found(content: Content, text: str, narrowed: Narrowed, delete: Callable[[Reflection], None]) -> None:
    found = own().search.find(text, limit=MOST_FOUND, narrowed=narrowed)
    st.caption(f"Found in {len(found)}." if found else "Nothing found with those words.")
    if found:
        st.header("Found", anchor=False)
    lines, names = own().search.lines(found, text), made_up_names()
    for reflection in found:
        one_reflection(content, reflection, own_title(reflection, names), delete, lines[reflection.id])


def _a_page(narrowed: Narrowed, count: int) -> Sequence[Reflection]:
    pages = -(-count // A_PAGE)
    st.session_state[PAGE] = min(st.session_state.get(PAGE, 1), pages)
    page = st.pagination(pages, key=PAGE) if pages > 1 else 1
    return own().reflections.all(narrowed=narrowed, limit=A_PAGE, offset=(page - 1) * A_PAGE)


def one_reflection(
    content: Content,
    reflection: Reflection,
    title: str,
    delete: Callable[[Reflection], None],
    lines: Sequence[FoundLine] = (),
) -> None:
    """One entry under its title, with the lines that were found in it, and its ways on."""
    flow = content.names_of_flows.get(reflection.flow, "Reflection")
    with st.container(border=True, key=f"entry_{reflection.id}"):
        st.subheader(plain(title), anchor=False)
        left = show_headline(reflection.headline, lines)
        st.caption(f"{flow}. {'A draft.' if reflection.is_draft else 'Finished.'}")
        show_found(content, left)
        with st.container(horizontal=True, vertical_alignment="center"):
            if not reflection.is_draft:
                link("your_profile.py", "Open", "visibility", draft=reflection.id)
            link("reflect.py", "Go on" if reflection.is_draft else "Change", "edit", draft=reflection.id)
            if not reflection.is_draft:
                link("take_to_supervision.py", "Take to supervision", "supervisor_account", draft=reflection.id)
            if st.button("Delete", key=f"delete_{reflection.id}", type="tertiary", icon=":material/delete:"):
                delete(reflection)
