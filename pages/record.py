import streamlit as st

from model.access import other_seat
from model.report.supervision_record.after import agreed_by
from model.report.supervision_record.names import name_of
from model.report.supervision_record.words import title_of, warnings_of
from pages.parts.shared.buttons import link
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import what_is_there
from pages.parts.supervision.comments import comments_part, written_and_not_in_it
from pages.parts.supervision.guidance import came_by_file, guidance_part
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
    link("meeting.py", "Go to the meeting", "arrow_forward", meeting=meeting.id)
    st.stop()

record = my_supervision().record.of(meeting.id)
other = name_of(record.body, other_seat(meeting.seat))

st.title(title_of(record.body), anchor=False)
for warning in warnings_of(record):
    st.warning(plain(warning.text), icon=":material/warning:")
if came_by_file(meeting) or any(one.claimed for one in record.confirmed):
    guidance_part(content, record.body.script, other)
written_and_not_in_it(meeting)
show_body(content, record.body)
show_blocks(content, agreed_by(record), f"{meeting.id}_confirmed")
comments_part(content, meeting)
take_away_record(content, meeting)
if not my_supervision().supervisions.get(meeting.supervision).both_sign_in:
    st.header(f"Save it for {plain(other)} to keep", anchor=False)
    share_record_part(meeting)
link("supervision.py", "See my meetings", "arrow_back")
