"""The model to walk through, the evidence library, and who made what."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.schema import TURNS, Source
from model.search_words import holds_all
from pages.parts.guide.address import is_newly_named, name_in_address
from pages.parts.shared.elements import claims, things_to_try

KINDS = {
    "study": "Study",
    "review": "Review of studies",
    "news": "News or project page",
    "policy": "Policy or guidance",
    "practice": "Practice account",
    "opinion": "Opinion",
    "law": "Law",
    "teaching": "Teaching material",
}
READ = {
    "whole": "We read all of it.",
    "part": "We read part of it.",
    "summary": "We read a summary of it.",
    "abstract": "We read its abstract.",
    "second_hand": "We know it through another source.",
    "not_checked_again": "We saw part of it once, and have not checked it again.",
}
TURN_NAMES = dict(zip(TURNS, ("What?", "So what?", "Now what?", "How would they tell it?"), strict=True))


def walk_element(content: Content, key: str) -> None:
    """Everything the guide says of one element."""
    element = content.element(key)
    layer = next(layer for layer in content.model.layers if layer.key == element.layer)
    st.header(element.name, anchor=False)
    st.caption(f"{layer.name}. {layer.summary}")
    st.write(element.summary)
    st.subheader("Why it matters", anchor=False)
    claims(content, element.why)
    st.subheader("What has been heard", anchor=False)
    claims(content, element.heard)
    st.subheader("The places on the road", anchor=False)
    st.table(
        [{"Place": f"{number}", "In words": words} for number, words in enumerate(element.scale, 1)], hide_index=True
    )
    st.subheader("Things to try", anchor=False)
    things_to_try(content, key)
    st.subheader("Things to watch for", anchor=False)
    for thing in element.watch:
        st.write(f"**{thing.name}.** {thing.intention} {thing.watch_for}")
    with st.expander("The questions"):
        for turn, name in TURN_NAMES.items():
            st.write(f"**{name}**")
            for prompt in content.prompts(key, turn):
                st.markdown(f"- {prompt.text}")
    st.caption(content.model.ours)


def element_chosen(content: Content) -> str:
    """The key of the element to walk to: the one that the address names by key or name, or that is chosen here."""
    named = st.query_params.get("element")
    if is_newly_named("element", "element"):
        found = next((one for one in content.elements if named in (one.key, one.name)), content.elements[0])
        st.session_state.element = found.key
    return st.selectbox(
        "Walk to an element",
        [element.key for element in content.elements],
        format_func=lambda key: content.element(key).name,
        key="element",
        on_change=_name_element,
    )


def _name_element() -> None:
    name_in_address("element", st.session_state.element)


def source_named(content: Content) -> str | None:
    """The key of the source that the address names, if there is such a one; the page opens at the evidence for it."""
    named = st.query_params.get("source")
    known = named if named in {source.key for source in content.evidence.sources} else None
    if is_newly_named("source", "look_at") and known:
        st.session_state.look_at = "The evidence"
    return known


def evidence_library(content: Content, named: str | None = None) -> None:
    """Every source, with a search over all that is said of it; the one that is `named` stands first, and open."""
    st.write(content.evidence.intro)
    text = st.text_input("Search the evidence", key="search_evidence")
    shown = [source for source in content.evidence.sources if holds_all(_all_words(source), text)]
    shown.sort(key=lambda source: source.key != named)
    st.caption(f"{len(shown)} of {len(content.evidence.sources)} sources")
    for source in shown:
        with st.expander(f"{source.authors} ({source.year}). {source.title}", expanded=source.key == named):
            one_source(source)


def _all_words(source: Source) -> str:
    told = (source.authors, source.year, source.title, source.where, source.shows, source.does_not_show)
    return " ".join((*told, source.found_in or ""))


def one_source(source: Source) -> None:
    """A source: where it is, what it can carry and what it cannot."""
    st.write(source.where)
    if source.link:
        st.write(source.link)
    st.write(f"**What it shows.** {source.shows}")
    st.write(f"**What it does not show.** {source.does_not_show}")
    about = (
        "It is about the Relationship Model itself." if source.about_model else "It is other work, beside the model."
    )
    found = f" Where in it our words stand: {source.found_in}" if source.found_in else ""
    st.caption(f"{KINDS[source.kind]}. {about} {READ[source.read]}{found}")


def about_the_guide(content: Content) -> None:
    """What this is and is not, who made the model, and what is ours."""
    about = content.about
    st.header(about.title, anchor=False)
    st.write(about.lead)
    for part in about.parts:
        st.subheader(part.title, anchor=False)
        st.write(part.text)
        if part.evidence:
            st.caption(content.cited(part.evidence))
