"""The door for what is on somebody's mind: one plain question at a time, and at its end a few things that may help.

The address names the question and the answer, which are the guide's words, so that the browser's Back goes back one
question. Nothing is written and nothing is kept.
"""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from model.content import Content
from model.content.guide.door import Answer, Question
from pages.parts.guide.kinds import link_to, offered
from pages.parts.shared.buttons import button, nothing_here
from pages.parts.shared.component import arrive_at

QUESTION, ANSWER = "question", "answer"


def walk_door(content: Content) -> None:
    """The question that the address names, or what its answer ends at; the first question for any other address."""
    door = content.door
    question = door.question(st.query_params.get(QUESTION, "")) or door.questions[0]
    answer = question.answer(st.query_params.get(ANSWER, ""))
    with st.container(key="door", gap="xsmall"):
        if answer and answer.offers:
            _end(content, question, answer)
        else:
            _ask(content, question)
    arrive_at(f"door {question.key} {answer.key if answer else ''}")


def _ask(content: Content, question: Question) -> None:
    first = content.door.questions[0]
    st.header(question.text, anchor=False)
    if question is first:
        st.caption(content.door.intro)
    for answer in question.answers:
        leads_to = (answer.ask, "") if answer.ask else (question.key, answer.key)
        st.button(answer.text, key=f"door_{question.key}_{answer.key}", width="stretch", on_click=_go, args=leads_to)
    if question is not first:
        button("Ask me the first question again", "door_again", _go, first.key, "", icon="arrow_back", kind="tertiary")


def _end(content: Content, question: Question, answer: Answer) -> None:
    st.header(answer.text, anchor=False)
    if answer.procedure_first:
        procedure = content.settings.procedure
        with st.expander(procedure.name, icon=":material/front_hand:", key="procedure_first"):
            st.write(procedure.text)
            if procedure.link:
                st.link_button(procedure.name, procedure.link)
    for entry in (offered(content, offer) for offer in answer.offers):
        link_to(entry)
        st.caption(entry.lead)
    button("It is something else", "door_back", _go, question.key, "", icon="arrow_back", kind="tertiary")


def _go(question: str, answer: str) -> None:
    named = {QUESTION: question, ANSWER: answer}
    st.query_params.from_dict({name: key for name, key in named.items() if key})


def no_such_page() -> NoReturn:
    """End a page whose address names nothing of the guide, with the way back to the door."""
    nothing_here(
        "There is no such page", "The address may not be complete.", "dilemmas.py", "See what may be on your mind", ""
    )
    st.stop()
