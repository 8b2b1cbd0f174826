"""What was kept stays kept: with many writers at once, and when one is killed in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from itertools import product

import pytest

from model.access import Viewer
from model.store import OwnStore
from tests.model.store.temporary_home import DAY, Place

PROCESSES = 8
SAVES = 15
OPENING = """
import sys
from pathlib import Path
from model.access import Viewer
from model.store import open_store
home, url, draft, name = sys.argv[1:]
own = open_store(Path(home), url or None).of(Viewer("anna"))
"""
SAVING_TOGETHER = f"""{OPENING}
own.answers.save(draft, "shared", words=name, tab=name, base_version=0)
for turn in range({SAVES}):
    own.answers.save(draft, name, words=f"{{name}} {{turn}}", tab=name, base_version=turn)
"""
SAVING_FOR_EVER = f"""{OPENING}
turn = 0
while True:
    turn += 1
    print(own.answers.save(draft, name, words=f"turn {{turn}}", tab=name, base_version=turn).answer.version, flush=True)
"""


def writer(script: str, place: Place, draft: str, name: str) -> subprocess.Popen[str]:
    """Another process with the same place open."""
    command = [sys.executable, "-c", script, str(place.home), place.url or "", draft, name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_saving_together_lose_nothing(place: Place, own: OwnStore, started: str) -> None:
    names = [f"writer {number}" for number in range(PROCESSES)]
    running = [writer(SAVING_TOGETHER, place, started, name) for name in names]
    assert [process.communicate(timeout=120)[0] for process in running] == [""] * PROCESSES
    assert [process.returncode for process in running] == [0] * PROCESSES
    answers = own.answers.of(started)
    last = answers.pop("shared")
    assert {name: (one.words, one.version) for name, one in answers.items()} == {
        name: (f"{name} {SAVES - 1}", SAVES) for name in names
    }
    assert sorted([last.words, *(one.words for one in own.answers.replaced(started))]) == names
    assert own.reflections.get(started).revision == 1 + PROCESSES * (SAVES + 1)


def test_threads_saving_together_lose_nothing(own: OwnStore, started: str) -> None:
    def tap(person: int) -> None:
        for element in range(12):
            own.answers.save(started, f"{person}.{element}", place="3", tab=str(person), base_version=0)

    threads = [threading.Thread(target=tap, args=(person,)) for person in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(own.answers.of(started)) == sorted(f"{one}.{two}" for one, two in product(range(20), range(12)))
    assert own.reflections.get(started).revision == 1 + 240


def test_an_answer_is_there_when_its_writer_is_killed_after_saving(place: Place) -> None:
    with closing(place.open()) as store:
        draft = store.of(Viewer("anna")).reflections.start("f", "v", "en", DAY).id
    process = writer(SAVING_FOR_EVER, place, draft, "field")
    assert process.stdout is not None
    returned = [int(process.stdout.readline()) for _ in range(10)]
    process.kill()
    returned += [int(line) for line in process.stdout]
    process.stdout.close()
    assert process.wait(10) == -9
    with closing(place.open()) as store:
        own = store.of(Viewer("anna"))
        answer = own.answers.of(draft)["field"]
        assert answer.words == f"turn {answer.version}"
        assert answer.version - returned[-1] in {0, 1}
        assert own.reflections.get(draft).revision == answer.version + 1
        assert own.answers.save(draft, "field", words="on", tab="two", base_version=answer.version).replaced is None
