"""What the guide knows of an element, drawn: claims with their sources, and things to try."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.content.schema import Claim


def claims(content: Content, made: Sequence[Claim]) -> None:
    """Claims as a list, each with the sources it rests on."""
    for claim in made:
        st.markdown(f"- {claim.text} :small[({content.cited(claim.evidence)})]")


def things_to_try(content: Content, key: str) -> None:
    """Small moves for the next meeting, each with its first move and when not to make it."""
    for thing in content.element(key).try_:
        with st.expander(thing.name):
            st.write(thing.first_move)
            st.caption(f"Not when: {thing.not_when}")
