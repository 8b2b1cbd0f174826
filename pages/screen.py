import streamlit as st

from pages.parts.arriving import arrive_at
from pages.parts.here import guide
from pages.parts.workshops.rooms_here import nothing_here, room_asked_for, rooms
from pages.parts.workshops.screen_steps import draw_screen

room = room_asked_for()

with st.container(key="big_screen"):
    if room is None:
        nothing_here(
            "There is nothing to show here", "The workshop may have been forgotten, or the address is not complete."
        )
    else:
        draw_screen(guide(), room, rooms().script(room.id))

arrive_at(f"screen {room.id} {room.step} {room.shows}" if room else "screen")
