import streamlit as st

from pages.parts.guide.settings import list_settings, show_setting
from pages.parts.shared.buttons import link, name_this_page, nothing_here
from pages.parts.shared.open_guide import guide

name_this_page()
content = guide()
asked = st.query_params.get("setting")
setting = content.setting(asked)

if setting:
    st.title(setting.name, anchor=False)
    show_setting(content, setting)
    link("settings.py", "All settings", "arrow_back")
elif asked:
    nothing_here("There is no such setting", "The address may not be complete.", "settings.py", "See all settings")
else:
    st.title("Settings", anchor=False)
    list_settings(content)
