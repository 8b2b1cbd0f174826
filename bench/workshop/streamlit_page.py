"""One workshop step as a Streamlit page: seven radios, each answer stored from the page's body as it comes.

The plain way to write it. One widget each, no chart, the answer in SQLite (WAL, on disk when the run is over).
"""

import os
import sqlite3
from pathlib import Path

import streamlit as st

ELEMENTS = ("fully_committed", "empathy", "connections", "flexible", "use_of_self", "honest_challenge", "hope_agency")
PLACES = ("1", "2", "3", "4", "5", "not_in_play", "not_sure", "skip")
UPSERT = "INSERT INTO answers VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"


@st.cache_resource
def store() -> sqlite3.Connection:
    """The one connection; a run holds it for as long as a write takes."""
    place = Path(os.environ["ALONGSIDE_HOME"]) / "streamlit_page.db"
    file = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    file.execute("PRAGMA journal_mode=wal")
    file.execute("PRAGMA synchronous=FULL")
    file.execute("CREATE TABLE IF NOT EXISTS answers (person, field, value, PRIMARY KEY (person, field)) WITHOUT ROWID")
    return file


person = st.query_params.get("person", "")
kept = st.session_state.setdefault("kept", {})
st.title("Seven ways of working")
st.write("In your last few meetings with the same young person, where were you on each of these?")
for element in ELEMENTS:
    place = st.radio(element, PLACES, index=None)
    if place and kept.get(element) != place:
        store().execute(UPSERT, (person, element, place))
        kept[element] = place
