import streamlit as st

from pages.parts.reflection.draft import draft_asked_for
from pages.parts.reflection.progress import changed_elsewhere
from pages.parts.relationship.handover import take_document_away, write_document
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide, own

content = guide()
draft = draft_asked_for()
document = content.document(draft.reflection.flow)
if document is None:
    st.switch_page("reflect.py", query_params={"draft": draft.id})

known = {one.id: one.pseudonym for one in own().relationships.all()}
relationship = draft.reflection.relationship or ""

st.title(document.name, anchor=False)
st.caption(document.for_whom)
changed_elsewhere(draft)
write_document(content, draft, document)
take_document_away(content, draft.reflection, document, known.get(relationship, ""))
if relationship:
    link("relationship.py", "Back to the relationship", "arrow_back", relationship=relationship)
