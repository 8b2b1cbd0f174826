"""Taking everything away as one file, and bringing such a file back."""

from __future__ import annotations

import pytest

from model.access import LOCAL, SUPERVISOR
from model.own_file import NeedsPassphrase, TooLargeForOne, TooShort, read, written
from model.store import Deletion, OwnStore, TakenIn
from pages.parts.own_file import came_of
from pages.parts.shared.fields import file_field
from pages.parts.shared.local_time import today
from server.services import opened
from tests.model.store.own_file.everything import ended
from tests.model.store.workshop.example_room import hold
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.page_reader import nameless, trouble

pytestmark = pytest.mark.slow


def test_file_holds_all_there_is_when_its_button_is_pressed(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads
) -> None:
    start(headline="The first")
    at = visit("my_reflections.py")
    start(headline="The second")
    held = read(downloads[f"alongside-everything-{today().isoformat()}.zip"]())
    assert held == read(written(own.everything.rows()))
    assert (len(held["reflections"]), nameless(at), trouble(at)) == (2, [], [])


@pytest.mark.parametrize("is_empty", [True, False])
def test_file_that_is_brought_back_is_told_of(
    visit: Visit,
    own: OwnStore,
    deletion: Deletion,
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_empty: bool,
) -> None:
    start(headline="The first")
    file = written(own.everything.rows())
    if is_empty:
        deletion.everything()
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = visit("my_reflections.py")
    at.button("everything_file_open").click().run()
    expected = TakenIn(new=1) if is_empty else TakenIn(same=1)
    assert [one.value for one in at.info] == [came_of(expected)]
    assert (own.reflections.count(), trouble(at)) == (1, [])


@pytest.mark.parametrize(
    ("file", "said"),
    [(None, "Choose the file first."), (b"%PDF", "This is not a file of everything from Alongside. Nothing was")],
)
def test_file_that_is_none_is_told_beside_the_field(
    visit: Visit, own: OwnStore, monkeypatch: pytest.MonkeyPatch, file: bytes | None, said: str
) -> None:
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = visit("my_reflections.py")
    at.button("everything_file_open").click().run()
    assert ([one.value[: len(said)] for one in at.error], own.reflections.count()) == ([said], 0)


def test_what_came_of_it_is_said_in_reflections() -> None:
    assert came_of(TakenIn()) == "Nothing was missing here."
    assert came_of(TakenIn(records=1)) == "Added: one supervision record."
    assert came_of(TakenIn(new=1, plans=2)) == "Added: one reflection and two own plans."
    assert came_of(TakenIn(1, plans=2, records=3)) == (
        "Added: one reflection, two own plans and three supervision records."
    )
    assert came_of(TakenIn(meetings=2, other_meetings=1)) == (
        "Added: two open supervision meetings. "
        "Other here than in the file, and left as it is here: one supervision meeting."
    )
    assert came_of(TakenIn(people=1)) == "Added: one person in supervision."
    assert came_of(TakenIn(records=1, people=2)) == "Added: one supervision record and two people in supervision."
    assert came_of(TakenIn(left_out=1)) == (
        "Not added, as somebody else has a part in it here: one supervision meeting."
    )
    assert came_of(TakenIn(plans=1, workshops=1, other_workshops=2)) == (
        "Added: one own plan and one workshop. Other here than in the file, and left as it is here: two workshops."
    )
    assert came_of(TakenIn(new=2, same=1, different=1)) == (
        "Added: two reflections. Here already, the same: one reflection. "
        "Other here than in the file, and left as it is here: one reflection."
    )


PASSPHRASE = "four words that fit"


def test_file_can_be_sealed_and_comes_back_with_its_passphrase(
    visit: Visit, own: OwnStore, deletion: Deletion, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.reflections.start("five_minutes", "v", "en", today())
    at = visit("my_reflections.py")
    at.text_input(key="everything_passphrase").set_value(PASSPHRASE).run()
    file = downloads[f"alongside-everything-{today().isoformat()}.sealed"]()
    deletion.everything()
    monkeypatch.setattr(file_field, "file_field", lambda *_, **__: file)
    at = visit("my_reflections.py")
    at.button("everything_file_open").click().run()
    assert ([one.value for one in at.error], own.reflections.count()) == ([NeedsPassphrase.message], 0)
    at.text_input(key="everything_file_passphrase").set_value(PASSPHRASE)
    at.button("everything_file_open").click().run()
    assert ([one.value for one in at.info], own.reflections.count()) == ([came_of(TakenIn(new=1))], 1)


def test_what_is_too_much_for_one_file_is_told_before_it_is_saved_and_goes_in_parts(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    for headline in ("The first", "The second", "The third"):
        start(headline=headline)
    day = today().isoformat()
    at = visit("my_reflections.py")
    assert [name for name in downloads if "everything" in name] == [f"alongside-everything-{day}.zip"]
    monkeypatch.setattr("model.store.own_file.rows.LETTERS_OF_ONE", 500)
    parts = len(own.everything.parts())
    assert parts > 1
    at = visit("my_reflections.py")
    said = [one.value for one in at.markdown if "cannot be brought back" in one.value]
    assert (len(said), f"in {parts} parts" in said[0], nameless(at), trouble(at)) == (1, True, [], [])
    saved = [read(downloads[f"alongside-everything-{day}-part-{one}-of-{parts}.zip"]()) for one in range(1, parts + 1)]
    assert sum(len(one["reflections"]) for one in saved) == 3
    monkeypatch.setattr("model.own_file.MOST_FILE_BYTES", 100)
    with pytest.raises(TooLargeForOne):
        downloads[f"alongside-everything-{day}.zip"]()


OPEN = "A workshop of yours is open. It is not in the file until you end it (under Workshops)."


def test_file_is_offered_for_a_workshop_alone_and_says_that_an_open_one_is_not_in_it(
    visit: Visit, own: OwnStore, downloads: Downloads
) -> None:
    store = opened().store
    assert own.reflections.count() == 0
    assert "Take everything with me" not in [one.label for one in visit("my_reflections.py").expander]
    ended(store, LOCAL.person)
    at = visit("my_reflections.py")
    assert ("Take everything with me" in [one.label for one in at.expander], trouble(at)) == (True, [])
    assert OPEN not in [one.value for one in at.caption]
    still = hold(store, trainer=LOCAL.person)
    at = visit("my_reflections.py")
    assert [one.value for one in at.caption].count(OPEN) == 1
    rows = read(downloads[f"alongside-everything-{today().isoformat()}.zip"]())
    assert [row["id"] == still.id for row in rows["rooms"]] == [False]


def test_file_is_offered_for_people_one_supervises_alone(visit: Visit, downloads: Downloads) -> None:
    supervision = opened().store.supervision(LOCAL)
    made = supervision.supervisions.begin("Dara", "Ben", SUPERVISOR)
    at = visit("my_reflections.py")
    assert ("Take everything with me" in [one.label for one in at.expander], trouble(at)) == (True, [])
    rows = read(downloads[f"alongside-everything-{today().isoformat()}.zip"]())
    assert [(one["id"], one["practitioner_name"], one["seat"]) for one in rows["supervisions"]] == [
        (made.id, "Dara", "supervisor")
    ]


def test_short_passphrase_is_told_and_seals_nothing(visit: Visit, start: Start, downloads: Downloads) -> None:
    start()
    at = visit("my_reflections.py")
    downloads.clear()
    at.text_input(key="everything_passphrase").set_value("short").run()
    assert [one.value for one in at.error] == [TooShort.message]
    assert [name for name in downloads if "everything" in name] == []
