"""Alongside's server: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st

from pages.parts.reflection.first_question import first_question
from pages.phones import phones_app
from pages.sign_in import sign_in_app
from server import assembly, log, log_lines, sessions, settings, theme
from server.error_page import say_sorry
from server.paths import ROOT

settings.apply()
if not settings.developing():
    log.keep_words_out()
    log_lines.write_lines()
    theme.leave_theme_to_page()
    sessions.lose_no_message()

app = st.App(
    ROOT / "pages" / "shell.py",
    routes=assembly.routes(),
    middleware=assembly.middleware(phones_app, sign_in_app, first_question),
    lifespan=assembly.lifespan(phones_app, first_question),
    on_script_error=None if settings.developing() else say_sorry,
)
