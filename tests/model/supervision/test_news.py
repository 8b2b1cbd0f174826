"""What a file that was opened brought, as its reader is told it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from model.supervision.mark import Mark
from model.supervision.meeting import Comment, Confirmation
from model.supervision.news import Stood, news
from model.supervision.record import RecordBody, Said
from tests.model.report.supervision_record.records import a_body
from tests.shipped import shipped_content

AT = datetime(2026, 3, 4, tzinfo=UTC)
BODY = a_body(shipped_content())
NOTHING = BODY.model_copy(update={"said": (), "brought": ()})


def said(*fields: str) -> RecordBody:
    return NOTHING.model_copy(update={"said": tuple(Said(field=one, words="New", place=None) for one in fields)})


def told(before: RecordBody, now: RecordBody) -> tuple[str, ...]:
    return news(Stood(before, (), (), ()), Stood(now, (), (), ()), "practitioner", "Aoife")


def titles(*keys: str) -> tuple[str, ...]:
    return tuple(f"“{step.title}”" for step in BODY.script.plan.steps if step.key in keys)


def test_steps_are_told_by_their_titles_in_the_order_of_the_meeting() -> None:
    fields = ("both.action_2.who", "practitioner.shown.mirror", "both.explore.trust", "practitioner.how", "both.lens")
    assert told(NOTHING, said(*fields)) == titles("arrive", "explore", "actions", "mirror")
    assert told(NOTHING, said("both.last.a1.keep", "supervisor.view.trust")) == titles("last_time", "two_views")
    assert told(NOTHING, BODY.model_copy(update={"said": ()})) == titles("bring")


def test_what_belongs_to_no_step_is_told_too() -> None:
    now = said("both.standing.leave_and_health").model_copy(update={"held_on": date(2026, 4, 1)})
    assert told(NOTHING, now) == ("what else was said", "the day")
    assert told(NOTHING, NOTHING) == ()


def test_what_the_sender_said_beside_the_record_is_told_and_nothing_of_the_reader() -> None:
    mark = Mark("a1", "practitioner", "", "done", 1, AT, "tab")
    word = Confirmation("practitioner", True, "", "0", AT)
    before = Stood(NOTHING, (), (), ())
    own = [replace(mark, seat="supervisor"), replace(mark, action="a2", seat="supervisor")]
    comments = (Comment("c1", "practitioner", "He came.", AT),)
    now = Stood(NOTHING, (word, replace(word, seat="supervisor")), (mark, *own), comments)
    assert news(before, now, "practitioner", "Aoife") == (
        "what Aoife said of one action",
        "that Aoife confirmed the record",
        "one comment",
    )
    declined = replace(now, confirmed=(replace(word, agrees=False),), marks=(), comments=())
    assert news(before, declined, "practitioner", "Aoife") == ("that Aoife does not confirm it yet",)
    assert news(now, now, "practitioner", "Aoife") == ()
