"""The made-up reflections of the README's pictures: three that are finished and one that is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from model.access import LOCAL
from model.content import Content
from model.store import OwnStore, Store

PLACES = {
    "safety": "3", "trust": "2", "time": "3", "support": "4", "young_person_centred": "2", "fully_committed": "4",
    "empathy": "3", "connections": "not_in_play", "flexible": "3", "use_of_self": "not_sure", "honest_challenge": "2",
    "hope_agency": "3",
}  # fmt: skip
EARLIER = {
    **PLACES,
    "safety": "2",
    "trust": "1",
    "time": "2",
    "support": "3",
    "flexible": "4",
    "hope_agency": "not_sure",
}
STORY = {
    "safety.what": "They stood by the door with the coat on. I left it open. Ten minutes in, the coat came off.",
    "trust.what": "I said I would ring about the bus pass and I had. They checked twice that I meant it.",
    "trust.voice": "She rang when she said. See what happens next week.",
}


def seed_reflections(store: Store, content: Content) -> tuple[str, str]:
    """Write a month of them: the id of the newest that is finished, and of a draft."""
    own = store.of(LOCAL)
    today = datetime.now(UTC).date()
    kinds = [kind.key for kind in content.settings.session_kinds]
    for week, places in ((4, EARLIER), (2, EARLIER), (0, PLACES)):
        finished = _reflect(own, content.version, today - timedelta(days=7 * week), kinds[week % len(kinds)], places)
    step, due = "Say the limits first, then ask where they want to sit", today - timedelta(days=1)
    own.answers.save(finished, "next_1", words=step, tab="made up", base_version=0)
    own.answers.save(finished, "next_1_due", place=due.isoformat(), tab="made up", base_version=0)
    draft = own.reflections.start(
        flow="full_walk",
        content_version=content.version,
        language="en",
        happened_on=today,
        session_kind=kinds[1],
        step="trust",
    )
    for field in ("safety.what", "trust.what"):
        own.answers.save(draft.id, field, words=STORY[field], tab="made up", base_version=0)
    for field in ("safety", "trust"):
        own.answers.save(draft.id, f"{field}.place", place=PLACES[field], tab="made up", base_version=0)
    return finished, draft.id


def _reflect(own: OwnStore, version: str, when: date, kind: str, places: dict[str, str]) -> str:
    reflection = own.reflections.start(
        flow="full_walk",
        content_version=version,
        language="en",
        happened_on=when,
        session_kind=kind,
        headline="A planned session that turned into a walk",
        step="finish",
    )
    for element, place in places.items():
        own.answers.save(reflection.id, f"{element}.place", place=place, tab="made up", base_version=0)
    for field, words in STORY.items():
        own.answers.save(reflection.id, field, words=words, tab="made up", base_version=0)
    own.answers.save(reflection.id, "picks", place="trust,honest_challenge", tab="made up", base_version=0)
    own.reflections.finish(reflection.id)
    return reflection.id
