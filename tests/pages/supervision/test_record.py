"""The page of a confirmed record: read, added to, and taken away."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from model.access import Viewer
from model.answers import Answer
from model.content import Content
from model.report.supervision_record.words import CHANGED
from model.store import OwnStore, SupervisionStore
from model.store.supervision.rows.overwritten import keep_overwritten
from model.store.tables.supervision import records, supervisions
from model.supervision.brought import BroughtItem
from model.supervision.meeting import Meeting
from server.services import services
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, titles, trouble, whole
from tests.pages.supervision.meetings import sit
from tests.pages.supervision.supervisions import Agreed, Supervised, supervision_for

pytestmark = pytest.mark.slow

HARD = "**zq** <b>x</b> [link](javascript:alert(1)) :red[y] $z$ # http://b.ie"
NAMES = ("Aoife", "Orla")
MOMENT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture
def talked(supervised: Supervised, own: OwnStore) -> Meeting:
    """A confirmed meeting with places brought, two views, and words in many fields."""
    return a_talk(supervised, own, "Plain words.", NAMES)


def a_talk(supervised: Supervised, own: OwnStore, words: str, names: tuple[str, str], *, held: bool = False) -> Meeting:
    supervision = supervised.by(names[1], names[0])
    meeting, here = supervised.begin(supervision), supervision_for()
    if held:
        here.screen.hold(meeting.id)
    there = supervision_for(Viewer(supervision.supervisor))
    items = [
        BroughtItem("about", "when", "The meeting", "When, and what kind", "25 February 2026, home visit", None),
        BroughtItem("pattern", "safety.place", "Creating safety", "Where?", "", "2"),
        BroughtItem("story", "safety.what", "Creating safety", "What happened?", words, None),
    ]
    here.brought.bring(meeting.id, own.reflections.start("full_walk", "v1", "en", date(2026, 2, 25)).id, items)
    there.answers.save(meeting.id, "supervisor.view.safety", words=words, place="4", tab="t", base_version=0)
    there.shown.show_views(meeting.id)
    said = {
        "both.agenda": None,
        "both.action_1": None,
        "both.differ.safety": "differently",
        "both.explore.safety": None,
    }
    for field, place in said.items():
        here.answers.save(meeting.id, field, words=words, place=place, tab="t", base_version=0)
    here.answers.save(meeting.id, "both.action_1.who", place="practitioner", tab="t", base_version=0)
    here.confirmations.confirm(meeting.id, agrees=True)
    return there.confirmations.confirm(meeting.id, agrees=True)


def begun(meeting: Meeting, words: str, seat: str = "practitioner") -> Meeting:
    """The same with a comment typed and not added yet."""
    supervision = supervision_for().supervisions.get(meeting.supervision)
    seated = supervision_for(Viewer(supervision.supervisor if seat == "supervisor" else supervision.practitioner))
    seated.answers.save(meeting.id, f"{seat}.comment", words=words, tab="t", base_version=0)
    return meeting


def add(at: AppTest) -> AppTest:
    for label in ("Read it, then add it", "Add it for good"):
        next(button for button in at.button if button.label == label).click().run()
    return at


def boxes(at: AppTest) -> list[tuple[str, str]]:
    """The field and the words of each typing box."""
    drawn = [json.loads(one.proto.json)[0] for one in at.get("bidi_component") if "rows" in one.proto.json]
    return [(one["field"], one["words"]) for one in drawn]


def test_record_nobody_has_says_there_is_nothing(visit: Visit) -> None:
    for query in ({}, {"meeting": "nothing-here"}):
        at = visit("record.py", **query)
        assert (titles(at), trouble(at)) == (["There is no record here"], [])


def test_open_meeting_leads_to_the_meeting_and_tells_nothing(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.begin(supervised.by(), mode="share_file")
    supervision_for().answers.save(meeting.id, "both.agenda", words="zq", tab="t", base_version=0)
    at = visit("record.py", meeting=meeting.id)
    assert (titles(at), whole(at).count("zq")) == (["This record is not confirmed yet"], 0)
    assert [page for _, page in links(at)] == [f"meeting?meeting={meeting.id}"]


def test_record_begins_with_what_was_agreed_and_tells_all(visit: Visit, talked: Meeting) -> None:
    at = visit("record.py", meeting=talked.id)
    assert titles(at) == ["Supervision, 4 March 2026"]
    assert headings(at) == [
        "What we agreed",
        "Arriving",
        "What Aoife brought: 25 February 2026, home visit",
        "Two views, side by side",
        "What we explored",
        "Confirmed",
        "Is my copy the same as yours?",
        "Added later",
        "Take it away",
        "Save it for Orla to keep",
    ]
    assert [text.value for text in at.text].count("Plain words.") == 6
    assert (nameless(at), trouble(at), list(at.warning)) == ([], [], [])


def test_no_file_is_offered_of_a_record_that_lies_in_both_accounts(visit: Visit, talked: Meeting) -> None:
    store = services().store
    assert store is not None
    with store.writing() as connection:
        connection.execute(supervisions.update().values(supervisor="somebody-signed-in"))
    at = visit("record.py", meeting=talked.id)
    assert (headings(at)[-1], trouble(at)) == ("Take it away", [])


def test_places_are_said_by_name_in_the_table_and_the_words(visit: Visit, talked: Meeting) -> None:
    at = visit("record.py", meeting=talked.id)
    assert [list(table.value.iloc[0]) for table in at.table] == [
        ["Creating safety", r"2\. A start", r"4\. Both play a part"]
    ]
    assert at.get("plotly_chart") == []


@pytest.mark.usefixtures("own")
def test_picture_of_enough_places_is_a_tap_away_and_says_the_same_in_words(visit: Visit) -> None:
    placed = ("safety", "trust", "time", "empathy")
    sitting = sit(places=dict.fromkeys(placed, "2"), brought=[f"{element}.place" for element in placed])
    sitting.supervisor.shown.show_views(sitting.meeting)
    sitting.say("both.action_1", "Visit the unit")
    for seated in (sitting.practitioner, sitting.supervisor):
        seated.confirmations.confirm(sitting.meeting, agrees=True)
    at = visit("record.py", meeting=sitting.meeting)
    (fold,) = [one for one in at.expander if one.label == "As a picture, and in words"]
    (chart,) = fold.get("plotly_chart")
    words = (
        "Base layer: Creating safety at “A start”. Core layer: Trust at “A start” and Time at “A start”. "
        "Skills, attributes and methods: Communicate with empathy at “A start”."
    )
    assert chart.proto.alt == f"Radar with each view. Aoife: {words}"
    assert next(one.value for one in fold.markdown) == f"**Aoife:** {words}"


def test_words_and_names_are_shown_as_text(visit: Visit, supervised: Supervised, own: OwnStore) -> None:
    names = (f"A {HARD}"[:80], f"B {HARD}"[:80])
    at = add(visit("record.py", meeting=begun(a_talk(supervised, own, HARD, names), HARD).id))
    assert [text.value for text in at.text].count(HARD) == 7
    assert re.findall(r"(?<!\\)(?:\*\*zq|<b>|\[link|:red\[|\$z|http://)", "\n".join(read_as_markdown(at))) == []
    assert trouble(at) == []


def test_comment_is_added_with_its_date_and_cannot_be_changed(
    visit: Visit, here: SupervisionStore, talked: Meeting
) -> None:
    at = visit("record.py", meeting=begun(talked, "He was at the door.").id)
    said = "It is added with your name and the time. After that it cannot be changed or taken away."
    assert said in [caption.value for caption in at.caption]
    assert boxes(at) == [("practitioner.comment", "He was at the door.")]
    add(at)
    assert [(one.seat, one.words) for one in here.record.comments(talked.id)] == [
        ("practitioner", "He was at the door.")
    ]
    assert "He was at the door." in [text.value for text in at.text]
    assert boxes(at) == boxes(visit("record.py", meeting=talked.id)) == [("practitioner.comment", "")]


def test_either_of_two_can_comment_while_the_screen_is_held_for_them(
    visit: Visit, supervised: Supervised, own: OwnStore
) -> None:
    talked = a_talk(supervised, own, "Plain words.", NAMES, held=True)
    begun(begun(talked, "Mine.", "supervisor"), "Not mine.")
    at = visit("record.py", meeting=talked.id)
    at.radio(key=f"comment_by_{talked.id}").set_value("supervisor").run()
    assert (boxes(at), whole(at).count("Not mine.")) == ([("supervisor.comment", "Mine.")], 0)
    add(at)
    here = supervision_for()
    assert [(one.seat, one.words) for one in here.record.comments(talked.id)] == [("supervisor", "Mine.")]
    here.screen.take_back()
    assert [radio.key for radio in visit("record.py", meeting=talked.id).radio] == []


def test_empty_comment_is_not_added(visit: Visit, here: SupervisionStore, talked: Meeting) -> None:
    at = visit("record.py", meeting=begun(talked, "  ").id)
    at.button(key=f"read_comment_{talked.id}").click().run()
    assert [button.label for button in at.button if "comment" in str(button.key)] == []
    assert (here.record.comments(talked.id), [one.value for one in at.warning]) == (
        [],
        ["Write a word or two first."],
    )


def test_what_may_identify_somebody_is_noticed_before_it_is_added(
    visit: Visit, here: SupervisionStore, talked: Meeting, shipped: Content
) -> None:
    at = visit("record.py", meeting=begun(talked, "Write to sean@example.org.").id)
    assert ([one.value for one in at.info], here.record.comments(talked.id)) == ([shipped.hints.identity_title], [])


def test_record_changed_behind_the_backs_of_both_says_so_at_the_top(visit: Visit, talked: Meeting) -> None:
    assert services().store is not None
    with services().store.writing() as connection:
        row = connection.execute(records.select().where(records.c.meeting == talked.id)).one()
        changed = row.body.replace("Plain words.", "Other words.")
        connection.execute(records.update().where(records.c.meeting == talked.id).values(body=changed))
    at = visit("record.py", meeting=talked.id)
    assert [one.value for one in at.warning] == [CHANGED]
    assert "Other words." in [text.value for text in at.text]


def test_record_can_be_taken_away_as_pdf_and_as_word_document(visit: Visit, talked: Meeting) -> None:
    at = visit("record.py", meeting=talked.id)
    labels = [one.proto.label for one in at.get("download_button")]
    assert labels == [
        "Save as PDF",
        "Save as Word document",
        "Save the file for Orla",
    ]


def test_record_of_little_shows_no_chart(visit: Visit, supervised: Supervised) -> None:
    meeting = supervised.confirmed(supervised.by(), date(2026, 3, 4), Agreed("Ring the school"))
    at = visit("record.py", meeting=meeting.id)
    assert (list(at.get("plotly_chart")), len(at.table), trouble(at)) == ([], 0, [])


def test_comment_is_added_as_it_was_read_and_not_otherwise(
    visit: Visit, here: SupervisionStore, talked: Meeting
) -> None:
    at = visit("record.py", meeting=begun(talked, "It held").id)
    at.button(key=f"read_comment_{talked.id}").click().run()
    assert [text.value for text in at.text].count("It held") == 1
    here.answers.save(talked.id, "practitioner.comment", words="It held for two weeks", tab="t", base_version=1)
    at.button(key=f"add_comment_{talked.id}").click().run()
    assert (here.record.comments(talked.id), [text.value for text in at.text].count("It held for two weeks")) == (
        [],
        1,
    )
    at.button(key=f"add_comment_{talked.id}").click().run()
    assert [one.words for one in here.record.comments(talked.id)] == ["It held for two weeks"]


def test_reading_a_comment_can_end_without_adding_it(visit: Visit, here: SupervisionStore, talked: Meeting) -> None:
    at = visit("record.py", meeting=begun(talked, "It held").id)
    at.button(key=f"read_comment_{talked.id}").click().run()
    at.button(key=f"not_yet_{talked.id}").click().run()
    assert (here.record.comments(talked.id), boxes(at)) == ([], [("practitioner.comment", "It held")])
    assert at.button(key=f"read_comment_{talked.id}").label == "Read it, then add it"


def test_comment_that_was_begun_is_no_part_of_what_is_read_or_handed_over(
    visit: Visit, here: SupervisionStore, talked: Meeting
) -> None:
    before = whole(visit("record.py", meeting=talked.id)).count("zqbegun")
    at = visit("record.py", meeting=begun(talked, "zqbegun").id)
    assert ([text.value for text in at.text].count("zqbegun"), before, here.record.comments(talked.id)) == (0, 0, [])
    assert here.files.make(talked.id).model_dump_json().count("zqbegun") == 0


def test_overwritten_words_when_a_file_fixed_the_record_are_told_until_they_are_let_go(
    visit: Visit, here: SupervisionStore, talked: Meeting
) -> None:
    assert services().store is not None
    with services().store.writing() as connection:
        keep_overwritten(connection, talked.id, [Answer("both.agenda", "Typed too late", None, 1, MOMENT, "t")])
    at = visit("record.py", meeting=talked.id)
    assert [text.value for text in at.text].count("Typed too late") == 1
    assert "What was written in the same place and is not in the record now:" in [one.value for one in at.markdown]
    at.button(key=f"let_go_{talked.id}").click().run()
    assert ([text.value for text in at.text].count("Typed too late"), here.answers.replaced(talked.id)) == (0, [])
