import streamlit as st

from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.workshop.big_screen import draw_screen
from pages.parts.workshop.room_in_address import room_asked_for, workshops

with st.container(key="big_screen"):
    room = room_asked_for(
        "There is nothing to show here", "The workshop may have been forgotten, or the address is not complete."
    )
    draw_screen(guide(), room, workshops().rooms.script(room.id))

arrive_at(f"screen {room.id} {room.step} {room.shows}")
