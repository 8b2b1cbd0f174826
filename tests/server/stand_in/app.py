"""The parts of the real server around a small script of our own."""

from pathlib import Path

import streamlit as st

from pages.parts.reflection.first_question import first_question
from pages.phones import phones_app
from pages.sign_in import sign_in_app
from server import assembly, log, settings
from server.error_page import say_sorry

settings.apply()
log.keep_words_out()

app = st.App(
    Path(__file__).parent / "script.py",
    routes=assembly.routes(),
    middleware=assembly.middleware(phones_app, sign_in_app, first_question),
    lifespan=assembly.lifespan(phones_app, first_question),
    on_script_error=say_sorry,
)
