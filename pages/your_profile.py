import streamlit as st

from model.profile import changes, is_empty, paragraph
from pages.parts.reflection.draft import asked_for, draft_asked_for
from pages.parts.reflection.next_steps import next_steps_part, picks_part
from pages.parts.reflection.profile_charts import earlier_views, show_charts, this_view
from pages.parts.reflection.take_away import own_words, take_away
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide, own
from pages.parts.shared.reflection_titles import title_of

content = guide()

if not asked_for():
    newest = own().reflections.all(drafts=False, limit=1)
    if not newest:
        st.title("Your profile", anchor=False)
        st.write(
            "Here will be a picture of one meeting in twelve elements, with a table and plain words beside it. "
            "It needs one reflection first; five minutes is enough."
        )
        link("home.py", "Think about a meeting", "arrow_forward")
        link("sample.py", "Look at a sample profile", "visibility")
        st.stop()
    st.query_params["draft"] = newest[0].id

draft = draft_asked_for()

st.title(title_of(draft.reflection), anchor=False)
if draft.reflection.headline:
    st.text(draft.reflection.headline)

view = this_view(content, draft)
if is_empty(view):
    st.write("No element was placed this time, and that is fine: your words are the reflection.")
else:
    others = earlier_views(content, draft)
    show_charts(content, [view, *others])
    st.header("In words", anchor=False)
    st.write(paragraph(content, view))
    for earlier in others:
        moved = changes(content, view, earlier)
        if moved:
            st.write(f"Since {earlier.name}: " + " ".join(moved))
    st.caption(
        f"{content.scale.ours} A low, honest start is good news: a talk, or one small move, can start from there."
    )

own_words(content, draft)
picks_part(content, draft)
next_steps_part(content, draft)
take_away(content, draft, view)

link("take_to_supervision.py", "Take to supervision", "supervisor_account", draft=draft.id)
link("reflect.py", "Change or add something", "edit", draft=draft.id)
link("my_reflections.py", "My reflections", "history")
