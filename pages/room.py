from model.content.workshop.steps import LineStep
from pages.parts.shared.component import arrive_at
from pages.parts.shared.open_guide import guide
from pages.parts.workshop.clock import clock_part
from pages.parts.workshop.console import counts_part, seen_part, to_say, where_it_is
from pages.parts.workshop.controls import controls_part
from pages.parts.workshop.end import end_part, ended_room, leave_if_forgotten
from pages.parts.workshop.entrance import entrance_part
from pages.parts.workshop.moderation import lines_part
from pages.parts.workshop.readiness import what_is_shown
from pages.parts.workshop.room_in_address import room_asked_for, workshops

content = guide()
leave_if_forgotten()
room = room_asked_for("There is no workshop here", "It may have been forgotten, or the address is not complete.")

if not room.is_open:
    ended_room(content, room, workshops().rooms.script(room.id))
else:
    script = workshops().rooms.script(room.id)
    step = script.step(room.step)
    asked = script.revealed_by(step)
    readiness = workshops().results.readiness(room.id)
    only_talks = workshops().rooms.counts(room.id).only_talks
    where_it_is(room, script, step)
    counts_part(room, script, readiness, only_talks=only_talks)
    clock_part(room, script, step)
    to_say(content, script, step, only_talks=only_talks)
    if isinstance(asked, LineStep):
        lines_part(room, asked)
    what_is_shown(room, script, step, readiness, only_talks=only_talks)
    controls_part(room, script, step, readiness, only_talks=only_talks)
    entrance_part(room, is_first=script.index(step.key) == 0)
    if asked is not None and not only_talks:
        seen_part(content, room, script, readiness)
    end_part(room, script)

arrive_at(f"room {room.id} {room.step} {room.is_open}")
