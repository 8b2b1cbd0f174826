import streamlit as st

from model.content.schema import OF_CONDITIONS, OF_LEARNING
from model.profile import View, has_low_place, is_empty, is_sparse, paragraph, since
from model.reflection.reflection import is_shaky, looked_at
from model.reflection.route import stays_with_base
from pages.parts.card.begin import cards_part
from pages.parts.guide.framework import worth_staying
from pages.parts.reflection.draft import asked_for, draft_asked_for
from pages.parts.reflection.last_time import places_before
from pages.parts.reflection.next_steps import next_steps_part, picks_part
from pages.parts.reflection.profile_charts import earlier_views, show_charts, this_view
from pages.parts.reflection.take_away.profile import own_words, take_away
from pages.parts.shared.buttons import link
from pages.parts.shared.model_drawing.svg import draw_model
from pages.parts.shared.open_guide import guide, guide_of, own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_title

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
content = guide_of(draft.reflection)
if content.document(draft.reflection.flow):
    st.switch_page("take_away/handover.py", query_params={"draft": draft.id})
if draft.reflection.flow == OF_LEARNING:
    st.switch_page("take_away/learning_record.py", query_params={"draft": draft.id})

st.title(plain(own_title(draft.reflection)), anchor=False)
if draft.reflection.headline:
    st.text(draft.reflection.headline)

view = this_view(content, draft)
others: list[View] = []
if is_sparse(view) and (seen := looked_at(draft.answers)):
    draw_model(content, looked_at=seen)
about_conditions = draft.reflection.flow == OF_CONDITIONS
if is_empty(view) and about_conditions:
    st.write("This is about the conditions, so there is no picture. Your answers are below.")
elif is_empty(view):
    st.write("No element was placed this time, and that is fine: your words are the reflection.")
else:
    if is_sparse(view):
        stands = draft.reflection.flow in content.getting_ready and places_before(content, draft)
        rest = "The rest stands as it was." if stands else "The rest is open: a gap, not a zero."
        st.write(f"{paragraph(content, view, blanks=False)} {rest}")
    others = earlier_views(content, draft)
    show_charts(content, [view, *others], folded=is_sparse(view))
    if not is_sparse(view):
        st.header("In words", anchor=False)
        st.write(paragraph(content, view))
    for said in filter(None, (since(content, view, earlier) for earlier in others)):
        st.write(plain(said))
    start = "A low, honest start can be a good sign: a talk, or one small move, can start from there."
    if not is_sparse(view):
        st.caption(f"{content.scale.ours} {start}")
    elif has_low_place(view):
        st.caption(start)

own_words(content, draft)
if not about_conditions:
    picks_part(content, draft)
next_steps_part(content, draft)
if is_shaky(draft.answers) or stays_with_base(draft.answers):
    worth_staying(content)
cards = own().cards.of_reflection(draft.id)
if cards or not (about_conditions or (is_sparse(view) and not draft.reflection.relationship)):
    cards_part(cards, draft=draft.id)
with st.expander("Take it away as a file"):
    take_away(content, draft, view, others)

link("frameworks.py", "Look at this through ...", "filter_frames", draft=draft.id)
link("take_to_supervision.py", "Take to supervision", "supervisor_account", draft=draft.id)
link("reflect.py", "Change or add something", "edit", draft=draft.id)
if draft.reflection.relationship:
    known = own().relationships.get(draft.reflection.relationship)
    link("relationship.py", f"{plain(known.pseudonym)}, over time", "timeline", relationship=known.id)
link("my_reflections.py", "My reflections", "history")
