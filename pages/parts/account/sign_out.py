"""Signing out: here, by a form of the page itself, and everywhere."""

from __future__ import annotations

import streamlit as st

from pages.parts.shared.buttons import button
from pages.parts.shared.component import component
from pages.parts.shared.fragment import callback
from server.services import opened
from server.sign_in.viewer import viewer

UNSENT = (
    "Some words in this browser are not kept yet, here or in another tab, and signing out takes them away. "
    "Wait until they are kept, or copy them."
)
SURE = "Sign out all the same"

_FORM = (
    '<form method="post" action="/sign-out">'
    f'<p role="alert" hidden>{UNSENT}</p>'
    f'<button disabled data-sure="{SURE}" '
    'style="font:inherit;min-height:44px;padding:0.5rem 1rem;cursor:pointer;border:0;border-radius:0.5rem;'
    'background:var(--st-primary-color);color:#fff">Sign out</button></form>'
)


def sign_out_part() -> None:
    """Both ways, and what each does."""
    st.write("Signing out closes every tab of this browser. All that was sent is kept.")
    component("sign_out", _FORM)(key="sign_out")
    st.write("Was another computer left open? This ends every session of yours, this one too.")
    button("Sign out everywhere", "sign_out_everywhere", _everywhere, icon="logout")


@callback
def _everywhere() -> None:
    opened().store.accounts().sign_out_everywhere(viewer())
