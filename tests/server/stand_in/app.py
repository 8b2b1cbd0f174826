"""The parts of the real server around a small script of our own."""

from pathlib import Path

import streamlit as st

import server
from server import log, settings

settings.apply()
log.keep_words_out()

app = st.App(
    Path(__file__).parent / "script.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=server.say_sorry,
)
