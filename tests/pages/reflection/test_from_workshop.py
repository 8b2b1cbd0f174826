"""A profile from a workshop on My reflections: looked at, then kept as a reflection, whole or not at all."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.store import OwnStore
from model.workshop.own_profile import OwnProfile, ThenAndNow
from model.workshop.own_profile_faults import MadeByNewer, NotAProfile
from pages.parts.reflection.from_workshop import LOOKED_BACK, places_to_keep
from server.services import opened
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import headings, links, nameless, read_as_markdown, titles, trouble, whole

DAY = date(2026, 3, 14)
FILE = "workshop_profile_file"
PLACES = {"safety": "2", "trust": "3", "empathy": "not_sure"}
HOSTILE = "**Bold** [a](http://b) <script>"


def profile(**changes: object) -> OwnProfile:
    """Three places, one element looked back on that was placed nowhere else, and one that was."""
    twice = {"safety": ThenAndNow("1", "3"), "time": ThenAndNow("2", "4"), "support": ThenAndNow("1", None)}
    said = {
        "plan_name": "Meeting the model",
        "held_on": DAY,
        "language": "en",
        "places": PLACES,
        "then_and_now": twice,
        "chosen": "trust",
    }
    return OwnProfile.model_validate(said | changes)


def open_file(at: AppTest, data: bytes | None) -> AppTest:
    """Choose a file, as the browser's own field would send it, and press the button."""
    if data is not None:
        at.session_state[FILE] = {"content": b64encode(data).decode()}
    return at.button(key="workshop_profile_file_open").click().run()


def kept_in(own: OwnStore, reflection: str) -> dict[str, tuple[str, str | None]]:
    return {name: (answer.words, answer.place) for name, answer in own.answers.of(reflection).items()}


def test_file_is_looked_at_before_anything_is_kept(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    assert (headings(at), own.reflections.count(), trouble(at), nameless(at)) == (["From a workshop"], 0, [], [])
    assert [text.value for text in at.text] == ["Meeting the model\n14 March 2026"]
    told = [words.value for words in at.markdown]
    assert told[-4:] == [
        (
            "Base layer: Creating safety at “A start”. Core layer: Trust at “Taking shape” and Time at "
            "“Both play a part”. Skills, attributes and methods: not sure about: Communicate with empathy."
        ),
        "To think about: Trust.",
        LOOKED_BACK,
        (
            "- Creating safety: then 1, “Still finding it”; now 3, “Taking shape”.\n"
            "- Time: then 2, “A start”; now 4, “Both play a part”.\n"
            "- Support: then 1, “Still finding it”; now no place given."
        ),
    ]


def test_kept_profile_is_a_finished_reflection_and_its_picture_is_shown(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="keep_workshop_profile").click().run()
    [one] = own.reflections.all()
    assert (one.happened_on, one.headline, one.flow, one.is_draft) == (
        DAY,
        "Workshop: Meeting the model",
        "full_walk",
        False,
    )
    assert kept_in(own, one.id) == {
        "headline": ("Workshop: Meeting the model", None),
        "safety.place": ("", "2"),
        "trust.place": ("", "3"),
        "time.place": ("", "4"),
        "empathy.place": ("", "not_sure"),
        "picks": ("", "trust"),
    }
    assert (titles(at), next(text.value for text in at.text), trouble(at)) == (["14 March 2026"], one.headline, [])


def test_kept_profile_can_be_changed_like_any_other(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="keep_workshop_profile").click().run()
    [one] = own.reflections.all()
    assert trouble(visit("reflect.py", draft=one.id)) == []


def test_same_file_twice_leads_to_the_one_that_is_here(visit: Visit, own: OwnStore, start: Start) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="keep_workshop_profile").click().run()
    [one] = own.reflections.all()
    start(finished=True, headline="Another")
    at = open_file(visit("my_reflections.py"), profile().to_file())
    assert ("It is here already. Open it", f"profile?draft={one.id}") in links(at)
    assert ([button.key for button in at.button if "workshop_profile" in button.key], own.reflections.count()) == (
        ["leave_workshop_profile"],
        2,
    )


@pytest.mark.parametrize(
    "other",
    [
        profile(places=PLACES | {"trust": "4"}),
        profile(held_on=date(2026, 3, 15)),
        profile(plan_name="Care and control"),
    ],
    ids=["place", "day", "plan"],
)
def test_another_profile_is_not_taken_for_it(visit: Visit, own: OwnStore, other: OwnProfile) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="keep_workshop_profile").click().run()
    at = open_file(visit("my_reflections.py"), other.to_file())
    at.button(key="keep_workshop_profile").click().run()
    assert (own.reflections.count(), trouble(at)) == (2, [])


def test_one_of_many_reflections_is_found(visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.reflection.from_workshop.A_BATCH", 2)
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="keep_workshop_profile").click().run()
    [one] = own.reflections.all()
    for day in (1, 14, 14, 20, 21, 22):
        own.reflections.finish(own.reflections.start("full_walk", "v1", "en", date(2026, 3, day)).id)
    at = open_file(visit("my_reflections.py"), profile().to_file())
    assert ("It is here already. Open it", f"profile?draft={one.id}") in links(at)


def test_leaving_it_keeps_nothing_and_lets_go_of_the_file(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    at.button(key="leave_workshop_profile").click().run()
    assert (headings(at), own.reflections.count(), trouble(at)) == ([], 0, [])
    assert "Meeting the model" not in repr(at.session_state._state.filtered_state)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "Choose the file first."),
        (b"not ours", NotAProfile().message),
        (b"", NotAProfile().message),
        (profile().to_file().replace(b"profile 1", b"profile 2"), MadeByNewer().message),
    ],
    ids=["none", "foreign", "empty", "newer"],
)
def test_fault_is_told_in_plain_words_and_nothing_is_kept(
    visit: Visit, own: OwnStore, data: bytes | None, told: str
) -> None:
    at = open_file(visit("my_reflections.py"), data)
    assert (trouble(at), headings(at), own.reflections.count()) == ([told], [], 0)


def test_profile_without_answers_has_nothing_to_keep(visit: Visit, own: OwnStore) -> None:
    empty = profile(places={}, then_and_now={}, chosen=None)
    at = open_file(visit("my_reflections.py"), empty.to_file())
    assert "Nothing was placed in this workshop, so there is nothing to keep." in read_as_markdown(at)
    assert ("keep_workshop_profile" in whole(at), own.reflections.count(), trouble(at)) == (False, 0, [])


def test_name_of_a_plan_is_never_read_as_markdown(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile(plan_name=HOSTILE).to_file())
    assert [words for words in read_as_markdown(at) if "Bold" in words] == []
    at.button(key="keep_workshop_profile").click().run()
    assert [one.headline for one in own.reflections.all()] == [f"Workshop: {HOSTILE}"]
    assert [words for words in read_as_markdown(at) if "Bold" in words] == []


def test_what_fails_half_way_leaves_nothing(visit: Visit, own: OwnStore) -> None:
    at = open_file(visit("my_reflections.py"), profile().to_file())
    with opened().store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON answers WHEN NEW.field = 'empathy.place' "
            "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    at.button(key="keep_workshop_profile").click().run()
    assert (own.reflections.count(), len(trouble(at)), headings(at)) == (0, 1, ["From a workshop"])
    with opened().store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    at.button(key="keep_workshop_profile").click().run()
    assert (own.reflections.count(drafts=False), trouble(at)) == (1, [])


def test_now_is_kept_only_where_there_is_no_place() -> None:
    assert places_to_keep(profile()) == {"time": "4", "safety": "2", "trust": "3", "empathy": "not_sure"}
