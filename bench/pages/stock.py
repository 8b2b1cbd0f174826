"""Home and a reflection's first screen, with the same texts and buttons, as stock Streamlit would be written."""

from pathlib import Path

import streamlit as st

from model.content import Content, load_content


@st.cache_resource
def _content() -> Content:
    return load_content(Path(__file__).parents[2] / "content" / "en")


content = _content()
if "draft" not in st.query_params:
    st.title("Alongside")
    st.write("A quiet place to think about one meeting with a young person, using the Relationship Model.")
    st.header("Think about a meeting")
    for flow in content.flows.flows:
        with st.container(border=True):
            st.subheader(flow.name)
            st.write(flow.summary)
            st.button(f"Begin {flow.name.lower()}")
            st.caption(f"About {flow.minutes} minutes")
else:
    st.title("The meeting")
    st.caption("Five minutes. Screen 1 of 7")
    st.write(content.flow("five_minutes").steps[0].intro)
    st.text_area("The meeting in one line")
    st.date_input("When?")
    st.selectbox("What kind of meeting?", [kind.name for kind in content.settings.session_kinds], index=None)
    st.selectbox("Where?", [venue.name for venue in content.settings.venues], index=None)
    st.selectbox("Whose meeting, under a made-up name?", [], index=None, accept_new_options=True)
    st.button("Keep and go on")
