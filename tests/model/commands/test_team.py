"""`python -m model keep`, `hold` and `trail`, as whoever looks after a team's server runs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.__main__ import main
from model.access import OPERATOR, Viewer
from model.phrases import day
from model.store import Store, open_store
from model.store.tables.reflection import reflections
from model.store.tables.team import trail
from model.team.deployment.keys import EXAMPLE_KEYS
from model.team.settings import Keeping
from tests.model.store.temporary_home import DAY
from tests.model.team.test_settings import A_KEY, SOUND

ANNA = Viewer("5f0c")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's settings that keep drafts for thirty days, and an old draft and a new one of one person."""
    monkeypatch.delenv("ALONGSIDE_DATABASE_URL", raising=False)
    monkeypatch.setenv("ALONGSIDE_KEYS", A_KEY)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    settings = tmp_path / "team.toml"
    settings.write_text(f"{SOUND}\n[keeping]\ndrafts = 30\ntrail = 0\n", encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(settings))
    with closing(open_store(tmp_path / "home")) as store:
        own = store.of(ANNA)
        own.reflections.start("f", "v", "en", DAY, headline="UNMISTAKABLE")
        with store.writing() as connection:
            connection.execute(reflections.update().values(changed_at=datetime(2026, 1, 2, tzinfo=UTC)))
        own.reflections.start("f", "v", "en", DAY)
    return tmp_path / "home"


@contextmanager
def opened(home: Path) -> Iterator[Store]:
    with closing(open_store(home)) as store:
        yield store


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("key", ["", "words", EXAMPLE_KEYS[0]])
@pytest.mark.parametrize("command", [("keep",), ("hold",), ("trail", "check"), ("move", "--from", "nowhere")])
def test_no_command_opens_what_a_team_keeps_with_a_key_that_others_know(
    command: tuple[str, ...],
    key: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ALONGSIDE_KEYS", key)
    status, out, err = run(*command, capsys=capsys)

    assert (status, out, err.count("\n"), "python -m model keys new" in err) == (1, [], 1, True)


@pytest.mark.usefixtures("server")
def test_a_key_is_made_that_a_team_is_served_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, [key], err = run("keys", "new", capsys=capsys)
    assert (status, err) == (0, "")
    monkeypatch.setenv("ALONGSIDE_KEYS", f"{key},{A_KEY}")
    assert run("hold", capsys=capsys) == (0, ["Nothing is held."], "")


def lines(keeping: dict[str, str]) -> list[str]:
    """The lines of all kinds, of which these are not kept for ever."""
    kinds = [*Keeping.model_fields]
    return [f"{kind}: {keeping.get(kind, 'kept until somebody deletes it')}" for kind in kinds]


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def test_keep_deletes_what_is_too_old_with_a_line_a_kind(server: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = datetime.now(UTC).date() - timedelta(days=30)
    would, done = f"1 of before {before} would be deleted", f"1 of before {before} were deleted"
    assert run("keep", "--dry-run", capsys=capsys) == (0, lines({"drafts": would}), "")
    with opened(server) as store:
        assert store.of(ANNA).reflections.count() == 2
    assert run("keep", capsys=capsys) == (0, lines({"drafts": done}), "")
    with opened(server) as store:
        assert store.of(ANNA).reflections.count() == 1
    assert run("keep", capsys=capsys) == (0, lines({"drafts": done.replace("1 of", "0 of")}), "")


def test_hold_and_its_end(server: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = datetime.now(UTC).date() - timedelta(days=30)
    today = day(datetime.now(UTC))
    assert run("hold", capsys=capsys) == (0, ["Nothing is held."], "")
    assert run("hold", "5f0c", "--reason", "A court asked.", "--by", "The DPO", capsys=capsys) == (
        0,
        [
            f"5f0c: held since {today}. They see that, the reason, and by whose order.",
            "They can still change their words. To have them as they are today: python -m model backup",
        ],
        "",
    )
    assert run("hold", capsys=capsys)[1] == [
        f"5f0c: held since {datetime.now(UTC):%Y-%m-%d}, by The DPO: A court asked."
    ]
    kept = f"0 of before {before} were deleted; 1 kept by a hold"
    assert run("keep", capsys=capsys) == (0, lines({"drafts": kept}), "")
    assert run("hold", "5f0c", "--end", capsys=capsys) == (
        0,
        ["5f0c: held no more. They can delete again, and what is too old goes with the next run of keep."],
        "",
    )
    with opened(server) as store:
        assert store.holds(OPERATOR).all() == []


def test_what_cannot_be_held_is_said(server: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.exists()
    needs = "a hold needs --reason and --by: the person it is about reads both\n"
    assert run("hold", "5f0c", "--reason", "A court asked.", capsys=capsys) == (2, [], needs)
    assert run("hold", "5f0c", "--reason", " ", "--by", "The DPO", capsys=capsys) == (2, [], needs)
    assert run("hold", "gone", "--reason", "A court asked.", "--by", "The DPO", capsys=capsys) == (
        1,
        [],
        "Nobody here has the id gone. Nothing was changed.\n",
    )
    assert run("hold", "5f0c", "--end", capsys=capsys) == (
        1,
        [],
        "What 5f0c keeps is not held. Nothing was changed.\n",
    )


def test_trail_check_says_whose_trail_was_changed_and_where_and_keep_leaves_it(
    server: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(server) as store:
        for _ in range(3):
            store.trail(ANNA).exported("document")
    assert run("trail", "check", capsys=capsys) == (0, ["3 entries in the trails of 1 people: all whole"], "")
    with opened(server) as store, store.writing() as connection:
        connection.execute(trail.update().where(trail.c.number == 2).values(actor="somebody"))
    assert run("trail", "check", capsys=capsys) == (
        1,
        [
            "5f0c: entry 2 is missing, or not as it was written",
            "3 entries in the trails of 1 people: 1 not whole",
        ],
        "",
    )
    settings = server.parent / "other.toml"
    settings.write_text(f"{SOUND}\n[keeping]\ntrail = 30\n", encoding="utf-8")
    monkeypatch.setenv("ALONGSIDE_TEAM", str(settings))
    status, said, _ = run("keep", capsys=capsys)
    assert (status, said[-1]) == (1, "trail: the trail of 5f0c was changed by somebody; nothing of it was deleted")
    with opened(server) as store:
        assert len(store.trail(ANNA).mine()) == 3


@pytest.mark.parametrize("command", [("keep",), ("hold",), ("trail", "check")])
def test_these_commands_are_for_a_teams_server(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ALONGSIDE_TEAM", raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    needs = "this is for a team's server: name its settings in ALONGSIDE_TEAM, then run it again\n"
    assert run(*command, capsys=capsys) == (2, [], needs)
    monkeypatch.setenv("ALONGSIDE_TEAM", str(tmp_path / "none.toml"))
    assert run(*command, capsys=capsys)[0] == 2
    assert not (tmp_path / "home").exists()


def test_no_line_of_any_command_holds_a_word_of_theirs(server: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.exists()
    for command in (("keep", "--dry-run"), ("trail", "check"), ("keep",), ("hold",)):
        _, said, wrong = run(*command, capsys=capsys)
        assert "UNMISTAKABLE" not in "".join([*said, wrong])


def test_a_backup_of_a_team_says_that_it_has_no_keys_of_people(
    server: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, [line], err = run("backup", str(tmp_path / "copy"), "--without-key", capsys=capsys)
    assert (status, err) == (0, "")
    assert line.endswith(
        "without the key, so keep that elsewhere; the keys of people are not in it, and are a backup of their own"
    )
    assert (server / "people-keys" / "people-keys.db").exists()
