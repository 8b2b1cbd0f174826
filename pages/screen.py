import streamlit as st

from pages.parts.shared.buttons import nothing_here
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.workshop.big_screen import draw_screen
from pages.parts.workshop.room_in_address import room_asked_for, workshops

room = room_asked_for()

with st.container(key="big_screen"):
    if room is None:
        why = "The workshop may have been forgotten, or the address is not complete."
        nothing_here("There is nothing to show here", why, "workshops.py", "See all workshops", "arrow_back")
    else:
        draw_screen(guide(), room, workshops().rooms.script(room.id))

arrive_at(f"screen {room.id} {room.step} {room.shows}" if room else "screen")
