"""A small page with a chart, a component and a way to fail, behind the real server parts."""

import plotly.graph_objects as go
import streamlit as st

shout = st.components.v2.component(
    "shout",
    html="<button>not yet</button>",
    css="button { color: rebeccapurple }",
    js="export default ({parentElement}) => { parentElement.querySelector('button').textContent = 'component ran' }",
    isolate_styles=True,
)


def home() -> None:
    st.title("Stand-in")
    st.text_area("Words", key="words")


def profile() -> None:
    st.plotly_chart(go.Figure(go.Scatterpolar(r=[1, 3, 2], theta=["a", "b", "c"])), alt="three points")
    shout(key="shout")


def fails() -> None:
    words = st.text_area("Words", key="words")
    if words:
        try:
            int(words)
        except ValueError as reason:
            raise RuntimeError(f"could not keep {words}") from reason


st.navigation([st.Page(home, default=True), st.Page(profile), st.Page(fails)]).run()
