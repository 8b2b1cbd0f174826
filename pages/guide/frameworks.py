import streamlit as st

from pages.parts.guide.framework import list_frameworks, look_through, read_framework, what_is_known
from pages.parts.reflection.draft import asked_for, draft_asked_for
from pages.parts.shared.buttons import link, name_this_page, nothing_here
from pages.parts.shared.open_guide import guide, guide_of
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_title

name_this_page()
draft = draft_asked_for() if asked_for() else None
content = guide_of(draft.reflection) if draft else guide()
address = {"draft": draft.id} if draft else {}
key = st.query_params.get("framework", "")
framework = content.frameworks.framework(key)

if framework is None and key:
    nothing_here("There is no such page", "The address may not be complete.", "frameworks.py", "See all of them", "")
    st.stop()

st.title(framework.name if framework else "Look at this through ...", anchor=False)
if draft:
    st.caption(plain(own_title(draft.reflection)))
if framework is None:
    list_frameworks(content, **address)
else:
    st.write(framework.summary)
    if draft:
        look_through(content, framework, draft)
    else:
        read_framework(content, framework)
    what_is_known(content, framework)
    link("frameworks.py", "Look through another one", "filter_frames", **address)
if draft:
    link("your_profile.py", "Back to the profile", "arrow_back", draft=draft.id)
else:
    link("the_model.py", "The model", "arrow_back")
