import streamlit as st

from pages.parts.account.sign_out import sign_out_part
from pages.parts.shared.buttons import nothing_here
from pages.parts.shared.plain_text import plain
from server.services import opened
from server.settings import team_here
from server.sign_in.viewer import viewer

if team_here() is None:
    nothing_here(
        "There is no account here",
        "Alongside runs on this machine alone, so nobody signs in.",
        "home.py",
        "Go to the start",
    )
    st.stop()

mine = opened().store.accounts().mine(viewer())
st.title("Account", anchor=False)
st.write(f"You are signed in as **{plain(mine.name or mine.address or 'somebody without a name')}**.")
if mine.name and mine.address:
    st.caption(plain(mine.address))
sign_out_part()
