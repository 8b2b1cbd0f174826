from model.supervision.meeting import ONE_SCREEN
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.supervision.guidance import came_by_file, guidance_part
from pages.parts.supervision.meeting_day import day_part
from pages.parts.supervision.steps.live import what_others_do
from pages.parts.supervision.steps.meeting_screen import DRAW_STEP, exchange_part, meeting_asked_for
from pages.parts.supervision.steps.progress import position_of, steps_of, ways_on, where_am_i
from pages.parts.supervision.steps.standing_items import standing_part

content = guide()
meeting = meeting_asked_for()
steps = steps_of(meeting)
at = position_of(meeting, steps)
step = steps[at]

where_am_i(meeting, steps, at)
what_others_do(meeting, steps)
if came_by_file(meeting.kept):
    guidance_part(content, meeting.script, meeting.supervision.practitioner_name)
if at == 0 and meeting.kept.mode != ONE_SCREEN:
    day_part(meeting)
DRAW_STEP[step.key](content, meeting, step)
standing_part(content, meeting, step)
ways_on(meeting, steps, at)
exchange_part(content, meeting)
arrive_at(f"{meeting.id} {step.key} {meeting.viewer or 'both'}{' shown' if meeting.has_shown else ''}")
