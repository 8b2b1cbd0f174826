"""Made-up people against the real server, with a room that a trainer moves through the whole plan."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from model.access import LOCAL
from model.content import load_content
from model.store import Store, TrainerStore, open_store
from model.store.tables.workshop import given
from model.workshop.room import Room
from model.workshop.script import RoomScript, script_of
from tests.browser.server import Served, wait_until
from tests.server.running_server import ROOT

pytestmark = pytest.mark.slow

PEOPLE = 6
LONG = 120.0


@dataclass
class Held:
    """A room at a running server, and the trainer's store."""

    served: Served
    store: Store
    trainer: TrainerStore
    script: RoomScript
    room: Room

    def walk(self, bots: subprocess.Popen[str]) -> dict[str, int]:
        """Move the room through its plan when all have answered; how many answered each step that asks."""
        answered = {}
        for step in self.script.plan.steps:
            self.trainer.rooms.move(self.room.id, step.key)
            if self.script.fields(step):
                self.wait_for_all(bots, step.key, PEOPLE * len(self.script.fields(step)))
                answered[step.key] = self.trainer.rooms.counts(self.room.id).answered
                self.trainer.results.show(self.room.id)
        return answered

    def wait_for_all(self, bots: subprocess.Popen[str], step: str, wanted: int) -> None:
        """Wait until a step has so many answers, or nobody is there any more."""
        wait_until(
            lambda: bots.poll() is not None or self.kept(step) == wanted,
            f"{wanted} answers",
            lambda: self.kept(step),
            LONG,
        )

    def kept(self, step: str) -> int:
        """How many answers to a step are in the store."""
        query = select(func.count()).where(given.c.room == self.room.id, given.c.step == step)
        with self.store.reading() as connection:
            return connection.execute(query).scalar_one()

    @contextmanager
    def bots(self, people: int = PEOPLE, code: str = "", **more: str) -> Iterator[subprocess.Popen[str]]:
        """Made-up people on their way to the room."""
        options = {"--code": code or self.room.code, "--address": self.served.address, "--pace": "0.1", **more}
        process = subprocess.Popen(
            [sys.executable, "-m", "rehearse", str(people), *(part for option in options.items() for part in option)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("rehearse"))
    served.start()
    yield served
    served.stop()


@pytest.fixture
def held(served: Served) -> Iterator[Held]:
    with room_at(served) as held:
        yield held


@pytest.fixture
def held_on_postgresql(postgresql: Callable[[], str], tmp_path: Path) -> Iterator[Held]:
    url = postgresql()
    served = Served(tmp_path, ALONGSIDE_DATABASE_URL=url)
    served.start()
    with room_at(served, url) as held:
        yield held
    served.stop()


@contextmanager
def room_at(served: Served, url: str | None = None) -> Iterator[Held]:
    """A room that was opened where a server keeps what it has."""
    content = load_content(Path(ROOT) / "content" / "en")
    script = script_of(content.spoken(content.settings.person), "meeting_the_model")
    with closing(open_store(served.home, url)) as store:
        trainer = store.workshops(LOCAL)
        room = trainer.rooms.open(script, content_version=content.version, language="en")
        yield Held(served, store, trainer, script, room)


def rehearse(*options: str) -> subprocess.CompletedProcess[str]:
    """The command from beginning to end."""
    command = [sys.executable, "-m", "rehearse", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False)


def said_by(bots: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, output and errors of people who have gone home."""
    out, err = bots.communicate(timeout=LONG)
    return bots.returncode, out, err


@pytest.mark.parametrize("where", ["held", "held_on_postgresql"])
def test_rehearsal_walks_a_whole_plan_and_every_answer_is_counted_once(
    where: str, request: pytest.FixtureRequest
) -> None:
    held: Held = request.getfixturevalue(where)
    fields = len(held.script.all_fields())
    with held.bots(**{"--seed": "7"}) as bots:
        answered = held.walk(bots)
        code, out, err = said_by(bots)
    asking = [step.key for step in held.script.plan.steps if held.script.fields(step)]
    assert answered == dict.fromkeys(asking, PEOPLE), out
    assert {line.words for line in held.trainer.lines.all(held.room.id, "one_word")} <= set(
        held.script.step("one_word").examples
    )
    assert (code, err) == (0, "")
    last = out.splitlines()[-1]
    assert last.startswith(f"{PEOPLE} of {PEOPLE} joined, {PEOPLE} stayed to the end, {PEOPLE * fields} answers given,")
    assert last.endswith("No errors.")
    held.trainer.rooms.end(held.room.id)
    results = {result.step.key: result for result in held.trainer.results.all(held.room.id)}
    assert list(results) == asking
    for step in held.script.plan.steps:
        if step.kind in ("place", "choose_one", "vignette"):
            result = results[step.key]
            tables = [one.table for one in result.places]
            tables += [result.choice.table] if result.choice and result.choice.table else []
            assert [table.n for table in tables if table] == [PEOPLE] * len(held.script.questions(step)), step.key


def test_the_whole_link_lets_people_in(held: Held) -> None:
    held.trainer.rooms.move(held.room.id, held.script.plan.steps[-1].key)
    link = f"{held.served.address}/join/{held.room.code}?door={held.room.link_code}"
    told = rehearse("2", "--link", link)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[-1].startswith("2 of 2 joined, 2 stayed to the end, 0 answers given,")


def test_a_wrong_code_is_said_in_one_line(held: Held) -> None:
    with held.bots(code="ZZZZZZ") as bots:
        code, out, err = said_by(bots)
    assert (code, out) == (2, "")
    assert err == (
        "Nobody is let in with this code. Look at its letters on the room's page; the door has to be unlocked, and the "
        "workshop not ended.\n"
    )
    assert held.trainer.rooms.joined(held.room.id) == 0


def test_no_server_is_said_in_one_line(held: Held) -> None:
    with held.bots(**{"--address": "http://127.0.0.1:9"}) as bots:
        code, out, err = said_by(bots)
    assert (code, out) == (2, "")
    assert err == (
        "Nobody answers at http://127.0.0.1:9. Start Alongside with `python3 do.py workshop` and open a room, then try "
        "again.\n"
    )


def test_a_room_that_ends_under_them_is_an_error(held: Held) -> None:
    with held.bots() as bots:
        wait_until(lambda: held.trainer.rooms.counts(held.room.id).joined == PEOPLE, "everybody in", patience=LONG)
        time.sleep(0.5)
        held.trainer.rooms.end(held.room.id)
        code, out, err = said_by(bots)
    assert (code, err) == (1, "")
    assert out.splitlines()[-1].startswith(f"{PEOPLE} of {PEOPLE} joined, 0 stayed to the end, 0 answers given,")
    assert out.endswith(f"Errors: The workshop ended, or forgot somebody, before its last step ({PEOPLE}).\n")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--code", "BCDFGH", "0"), "0 is not a number from 1 to 300"),
        (("--code", "BCDFGH", "301"), "301 is not a number from 1 to 300"),
        (("--code", "BCDFGH", "--pace", "now"), "now is not a number of seconds from 0.05 to 600"),
        (("--link", "join/BCDFGH"), "join/BCDFGH is no address; it should look like http://127.0.0.1:8501"),
    ],
)
def test_options_that_make_no_sense_are_said(options: tuple[str, ...], why: str) -> None:
    told = rehearse(*options)
    assert told.returncode == 2
    assert told.stderr.splitlines()[-1].endswith(why)
