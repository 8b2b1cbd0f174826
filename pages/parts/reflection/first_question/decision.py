"""Whether the HTML page of a draft may hold its first question, and which one that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.access import NotYours, Viewer
from model.account.session import TabSeal
from model.content.schema import OF_LEARNING
from model.reflection.reflection import Reflection
from model.reflection.route import position_of, route_through
from model.store import OwnStore, Store
from pages.parts.reflection.address import SCREEN, numbered
from pages.parts.reflection.draft import flow_of
from pages.parts.reflection.progress import is_about_model, screen_name
from pages.parts.reflection.text_question import TextQuestion, text_question
from pages.parts.shared.open_guide import guide_for
from server.services import opened_already
from server.sign_in.viewer import tab_seals_of


@dataclass(frozen=True)
class AskedFirst:
    """The first question of a draft: its screen's title, the guide's words, and what a tab needs to keep an answer.

    `version` is that of the answer, which is empty; `has_path` whether the model's path stands above it.
    """

    draft: str
    title: str
    question: TextQuestion
    version: int
    has_path: bool
    seals: tuple[TabSeal, ...]


def asked_first(viewer: Viewer, address: Mapping[str, str]) -> AskedFirst | None:
    """What this viewer's draft asks first, None where it is not theirs or anything else would be shown there.

    Raises a `StoreFault`.
    """
    here = opened_already()
    if here is None:
        return None
    own = here.store.of(viewer)
    try:
        reflection = own.reflections.get(address.get("draft", ""))
        if not reflection.is_draft or _is_covered(here.store, viewer):
            return None
        return _asked_first(viewer, own, reflection, address)
    except NotYours:
        return None


def _is_covered(store: Store, viewer: Viewer) -> bool:
    """Whether every page of theirs is covered: the screen is held for a meeting, or the device is lent for a card."""
    return store.supervision(viewer).screen.meeting() is not None or store.of(viewer).device.card() is not None


def _asked_first(
    viewer: Viewer, own: OwnStore, reflection: Reflection, address: Mapping[str, str]
) -> AskedFirst | None:
    content = guide_for(own, reflection)
    if content.document(reflection.flow) or reflection.flow == OF_LEARNING:
        return None
    answers = own.answers.of(reflection.id)
    screens = route_through(content, flow_of(content, reflection), answers)
    at = position_of(screens, numbered(screens, address.get(SCREEN, "")) or reflection.step)
    question = text_question(screens[at])
    if at or question is None:
        return None
    answer = answers.get(question.field)
    if answer and answer.words:
        return None
    return AskedFirst(
        draft=reflection.id,
        title=screen_name(content, screens[at]),
        question=question,
        version=answer.version if answer else 0,
        has_path=is_about_model(screens),
        seals=tab_seals_of(viewer),
    )
