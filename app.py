"""Alongside's server: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st

import server
from server import log, settings, theme
from server.places import ROOT

settings.apply()
if not settings.developing():
    log.keep_words_out()
    theme.remember_theme()

app = st.App(
    ROOT / "pages" / "shell.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=None if settings.developing() else server.say_sorry,
)
