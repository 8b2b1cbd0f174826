"""The list of one's own reflections: find, open, correct, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.content import Content
from model.reflection.reflection import Reflection
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import made_up_names, own_title

A_PAGE = 20
MOST_FOUND = 50


def search_box() -> Sequence[Reflection] | None:
    """What a search found in one's own words, or None when nothing is searched for."""
    text = st.text_input("Find in my own words", key="find", placeholder="A word you remember writing")
    if not text.strip():
        return None
    found = own().search.find(text.strip(), limit=MOST_FOUND)
    st.caption("Nothing found with those words." if not found else f"Found in {len(found)}.")
    return found


def list_reflections(
    content: Content, found: Sequence[Reflection] | None, delete: Callable[[Reflection], None]
) -> None:
    """A page of reflections, newest first, or what the search found; `delete` asks before it deletes one."""
    if found is None or found:
        st.header("Newest first" if found is None else "Found", anchor=False)
    names = made_up_names()
    for reflection in _newest() if found is None else found:
        one_reflection(content, reflection, own_title(reflection, names), delete)


def _newest() -> Sequence[Reflection]:
    pages = -(-own().reflections.count() // A_PAGE)
    page = st.pagination(pages, key="page") if pages > 1 else 1
    return own().reflections.all(limit=A_PAGE, offset=(page - 1) * A_PAGE)


def one_reflection(content: Content, reflection: Reflection, title: str, delete: Callable[[Reflection], None]) -> None:
    """One entry under its title, with its ways on."""
    flows = {flow.key: flow.name for flow in content.flows.flows}
    with st.container(border=True, key=f"entry_{reflection.id}"):
        st.subheader(plain(title), anchor=False)
        if reflection.headline:
            st.text(reflection.headline)
        st.caption(f"{flows.get(reflection.flow, 'Reflection')}. {'A draft.' if reflection.is_draft else 'Finished.'}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if not reflection.is_draft:
                link("your_profile.py", "Open", "visibility", draft=reflection.id)
            link("reflect.py", "Go on" if reflection.is_draft else "Change", "edit", draft=reflection.id)
            if not reflection.is_draft:
                link("take_to_supervision.py", "Take to supervision", "supervisor_account", draft=reflection.id)
            if st.button("Delete", key=f"delete_{reflection.id}", type="tertiary", icon=":material/delete:"):
                delete(reflection)
