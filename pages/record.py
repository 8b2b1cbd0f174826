import streamlit as st

from model.access import other_seat
from model.report.supervision_record.after import agreed_by
from model.report.supervision_record.names import name_of
from model.report.supervision_record.words import CHANGED, title_of
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.comments import comments_part, written_and_not_in_it
from pages.parts.supervision.open_meeting import my_supervision
from pages.parts.supervision.record import show_blocks, show_body, take_away_record
from pages.parts.supervision.share_file import share_record_part

content = guide()

meeting = what_is_there(
    "meeting",
    my_supervision().meetings.get,
    "There is no record here",
    "It may have been removed, or the address is not complete. Nothing else was changed.",
    page="supervision.py",
    label="See my meetings",
)

if meeting.is_open:
    st.title("This record is not confirmed yet", anchor=False)
    st.write("It can be read here once both of you have confirmed it. Until then it stands in the meeting.")
    st.page_link(
        "meeting.py", label="Go to the meeting", icon=":material/arrow_forward:", query_params={"meeting": meeting.id}
    )
    st.stop()

record = my_supervision().record.of(meeting.id)
other = name_of(record.body, other_seat(meeting.seat))

st.title(title_of(record.body), anchor=False)
if not record.is_whole:
    st.warning(CHANGED, icon=":material/warning:")
written_and_not_in_it(meeting)
show_body(content, record.body)
show_blocks(content, agreed_by(record), f"{meeting.id}_confirmed")
comments_part(content, meeting)
take_away_record(content, meeting)
st.header(f"Save it for {plain(other)} to keep", anchor=False)
share_record_part(meeting)
st.page_link("supervision.py", label="See my meetings", icon=":material/arrow_back:")
