"""A store of one's own for each test, and pages opened in it as Streamlit would run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.content.published import ELEMENTS
from model.store import Deletion, OwnStore
from server.languages import load_languages
from server.services import close, opened
from tests.shipped import ROOT

SHELL = ROOT / "pages" / "shell.py"
PATIENCE = 60.0
A_DAY = date(2026, 3, 4)

CHOICES = ("stay", "picks", "stood_out", "one", "lean_on")
"""Fields of the shipped flows that hold a choice."""

_loaded_once = cache(load_languages)

Visit = Callable[..., AppTest]
Start = Callable[..., str]
Downloads = dict[str, Callable[[], bytes]]


@pytest.fixture(scope="session", autouse=True)
def _looked_for_components_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself before an AppTest's first run: once will do."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An unused data folder, and nothing open yet; content is read once for all tests."""
    for name in ("ALONGSIDE_CONTENT", "ALONGSIDE_DATABASE_URL", "ALONGSIDE_KEYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("server.services.load_languages", lambda root, overlay: dict(_loaded_once(root, overlay)))
    close()
    yield tmp_path / "home"
    close()


@pytest.fixture
def own(home: Path) -> OwnStore:  # noqa: ARG001  it has to be set first
    """The door to what the one person of this machine wrote."""
    return opened().store.of(LOCAL)


@pytest.fixture
def deletion(home: Path) -> Deletion:  # noqa: ARG001  it has to be set first
    """The door to deleting what the one person of this machine keeps."""
    return opened().store.deletion(LOCAL)


def where_it_lies(page: str) -> str:
    """The file of a page as the navigation names it, from its name alone."""
    [found] = [name for name in (page, f"guide/{page}") if (ROOT / "pages" / name).exists()]
    return found


@pytest.fixture
def visit(home: Path) -> Visit:  # noqa: ARG001  it has to be set first
    """Opens a page: `visit("reflect.py", draft=...)`; a meeting as from the page before it, which says what covers."""

    def open_page(page: str = "home.py", **query: str) -> AppTest:
        at = AppTest.from_file(SHELL, default_timeout=PATIENCE).run()
        if page != "home.py":
            if page == "meeting.py":
                at.session_state["cover_told_of"] = {query.get("meeting")}
            at.switch_page(where_it_lies(page))
            at.query_params = dict(query)
            at.run()
        return at

    return open_page


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    """What the buttons of the pages would make when they are pressed, by the name of the file."""
    found: Downloads = {}
    add = MediaFileManager.add_deferred

    def note(self: MediaFileManager, make: Callable[[], bytes], *given: object, **named: object) -> str:
        found[str(named["file_name"])] = make
        return add(self, make, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(MediaFileManager, "add_deferred", note)
    return found


@pytest.fixture
def start(own: OwnStore) -> Start:
    """Starts a draft in the store and gives its id: `start("full_walk", step="safety", trust="3", headline="A walk")`.

    An element's key gives its place, a choice's name what was chosen, any other field its words (`trust__what`).
    """

    def begin(flow: str = "five_minutes", step: str = "meeting", *, finished: bool = False, **given: str) -> str:
        draft = own.reflections.start(flow, "v1", "en", A_DAY, step=step).id
        for name, value in given.items():
            if name == "headline":
                own.reflections.describe(draft, headline=value)
            if name in ELEMENTS:
                own.answers.save(draft, f"{name}.place", place=value, tab="earlier", base_version=0)
            elif name in CHOICES:
                own.answers.save(draft, name, place=value, tab="earlier", base_version=0)
            else:
                own.answers.save(draft, name.replace("__", "."), words=value, tab="earlier", base_version=0)
        if finished:
            own.reflections.finish(draft)
        return draft

    return begin
