"""What others have said makes such work good: the list of frameworks, one meeting looked at through one, indicators."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.guide.framework import Framework, FrameworkPart
from model.profile import Reading, place_name
from model.reflection.touched import Touch, TouchedPart, not_touched, touched_parts
from pages.parts.shared.answer_box import answer_part
from pages.parts.shared.buttons import link
from pages.parts.shared.elements import claims
from pages.parts.shared.open_answers import OpenAnswers


def list_frameworks(content: Content, **address: str) -> None:
    """Every framework by its name, with what it is; `address` names the reflection to look at, if any."""
    st.write(content.frameworks.intro)
    for one in content.offered_frameworks:
        link("frameworks.py", one.name, framework=one.key, **address)
        st.caption(one.summary)


def look_through(content: Content, framework: Framework, open_answers: OpenAnswers) -> None:
    """A reflection seen through a framework: what it touched and what not, and two questions, answered there."""
    parts = touched_parts(framework, open_answers.answers)
    if any(one.by for one in parts):
        st.header("What this meeting touched", anchor=False)
        for one in parts:
            if one.by:
                _touched(content, one)
    if left := not_touched(parts):
        st.header("What it did not touch", anchor=False)
        _parts(content, left)
    st.header("Two questions", anchor=False)
    for question in framework.questions:
        answer_part(content, open_answers, framework.field(question), question.text, rows=3)
    st.caption("What you write is kept with this reflection, and stands on its profile.")


def read_framework(content: Content, framework: Framework) -> None:
    """The same with no reflection at hand: its parts, and its questions to think about."""
    st.header("Its parts", anchor=False)
    _parts(content, framework.parts)
    st.header("Two questions", anchor=False)
    st.markdown("\n".join(f"- {question.text}" for question in framework.questions))


def what_is_known(content: Content, framework: Framework) -> None:
    """What is known of a framework and how far, where its parts come from, and what is ours."""
    st.header("What is known, and how far", anchor=False)
    claims(content, framework.known)
    st.caption(f"{content.frameworks.ours} The parts come from these sources: {content.cited(framework.evidence)}")


def _touched(content: Content, one: TouchedPart) -> None:
    st.subheader(one.part.name, anchor=False)
    st.write(one.part.text)
    for touch in one.by:
        st.markdown(f"**{_as_answered(content, touch)}** {touch.speaks.because}")
        for words in touch.words:
            st.caption("You wrote:")
            st.text(words)


def _as_answered(content: Content, touch: Touch) -> str:
    """The element's name, and where it was placed: in words, never as a number."""
    element = content.element(touch.speaks.element)
    reading = Reading(element, touch.answer)
    if reading.place is not None:
        return f"{element.name}, at “{place_name(content, reading.place)}”."
    names = {str(other.key): other.name for other in content.scale.others}
    return f"{element.name}: {names[touch.answer]}." if touch.answer in names else f"{element.name}."


def _parts(content: Content, parts: tuple[FrameworkPart, ...]) -> None:
    for part in parts:
        named = "; ".join(content.element(speaks.element).name for speaks in part.elements)
        st.markdown(f"- **{part.name}.** {part.text} :small[({named})]")


def show_indicators(content: Content) -> None:
    """Each indicator of a good relationship: what research supports, what it does not, and prompts."""
    found = content.frameworks.indicators
    st.write(found.intro)
    for sign in found.signs:
        st.header(sign.name, anchor=False)
        claims(content, sign.supports)
        st.write("**How far it goes**")
        claims(content, sign.does_not)
        st.write("**To ask yourself**")
        st.markdown("\n".join(f"- {prompt}" for prompt in sign.prompts))
    st.caption("The questions are ours. Nothing here is added up, and nothing is kept.")


def worth_staying(content: Content) -> None:
    """What practitioners gain from the work, folded in one line."""
    said = content.frameworks.worth_staying
    with st.expander(said.title, key="worth_staying"):
        claims(content, said.known)
