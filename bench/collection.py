"""Alongside with Streamlit's collection after each run switched back on, to see what leaving it out costs in memory."""

from streamlit import config

from app import app

config.set_option("runner.postScriptGC", True)

__all__ = ["app"]
