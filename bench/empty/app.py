"""The empty page with Alongside's server around it, so that only the pages differ."""

from pathlib import Path

import streamlit as st

import server
from server import settings, theme

settings.apply()
theme.remember_theme()

app = st.App(
    Path(__file__).parent / "page.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
)
