"""The meetings of the person of this machine, once the store is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model.access import LOCAL
from model.content import Content
from model.store import OwnStore, Store, SupervisionStore, open_store
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from tests.pages.conftest import A_DAY
from tests.pages.supervision.supervisions import Supervised, supervision_for

Begin = Callable[..., Meeting]
BeginByFile = Callable[..., Meeting]


@pytest.fixture
def here(own: OwnStore) -> SupervisionStore:  # noqa: ARG001  the store has to be open first
    """The door of the person of this machine to their meetings."""
    return supervision_for()


@pytest.fixture
def store_there(tmp_path: Path) -> Iterator[Store]:
    """The store of the other person's machine."""
    store = open_store(tmp_path / "other")
    yield store
    store.close()


@pytest.fixture
def there(store_there: Store) -> SupervisionStore:
    """The door of the person of that machine to their meetings."""
    return store_there.supervision(LOCAL)


@pytest.fixture
def supervised(own: OwnStore, shipped: Content) -> Supervised:  # noqa: ARG001  the store has to be open first
    """Makes supervisions and meetings in the store."""
    return Supervised(shipped)


@pytest.fixture
def begin(supervised: Supervised) -> Begin:
    """Begins a supervision with a meeting in it: `begin("Niamh", plan="monthly", mode=SHARE_FILE)`."""

    def beginning(name: str = "Niamh", *, plan: str = "monthly", mode: Mode = ONE_SCREEN) -> Meeting:
        return supervised.begin(supervised.by(name), plan=plan, mode=mode)

    return beginning


@pytest.fixture
def begin_by_file(shipped: Content) -> BeginByFile:
    """Begins a meeting by share file on one of the machines, where that person is the practitioner."""

    def beginning(seated: SupervisionStore, name: str = "Niamh") -> Meeting:
        supervision = seated.supervisions.begin("Aoife", name).id
        return seated.meetings.begin(
            supervision,
            shipped.script("monthly"),
            mode=SHARE_FILE,
            held_on=A_DAY,
            language="en",
            content_version=shipped.version,
        )

    return beginning
