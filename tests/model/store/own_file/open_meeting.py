"""What two people do in an open meeting, in any order, and all that one of them sees of it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from model.store import SupervisionStore
from tests.model.store.own_file.everything import WORDS, items_with_cards
from tests.model.store.supervision.two_people import Table

SEATS = ("practitioner", "supervisor")
BOTH_SAY = ("both.agenda", "both.action_1", "both.next_where", "both.explore.trust")
SAYS = {
    "practitioner": ("practitioner.question", "practitioner.why_not", "practitioner.mirror.more", *BOTH_SAY),
    "supervisor": (
        "supervisor.view.safety",
        "supervisor.view.trust",
        "supervisor.how",
        "supervisor.why_not",
        *BOTH_SAY,
    ),
}
SAYING = st.sampled_from(SEATS).flatmap(
    lambda seat: st.tuples(
        st.just("say"), st.just(seat), st.sampled_from(SAYS[seat]), WORDS, st.sampled_from("ab"), st.integers(0, 2)
    )
)
DONE = st.one_of(
    SAYING,
    st.tuples(st.just("bring"), st.integers(0, 2)),
    st.tuples(st.just("show")),
    st.tuples(st.just("mirror")),
    st.tuples(st.just("confirm"), st.sampled_from(SEATS), st.booleans(), WORDS),
)


def do(seated: Table, meeting: str, reflections: list[str], done: tuple[Any, ...]) -> None:
    """One thing that somebody does in an open meeting; what cannot be done now is left."""
    seats = dict(zip(SEATS, (seated.practitioner, seated.supervisor), strict=True))
    try:
        match done:
            case ("say", seat, field, words, tab, version):
                seats[seat].answers.save(meeting, field, words=words, tab=tab, base_version=version)
            case ("bring", number):
                items = items_with_cards(seated.own, reflections[number])
                seated.practitioner.brought.bring(meeting, reflections[number], items)
            case ("show",):
                seated.supervisor.shown.show_views(meeting)
            case ("mirror",):
                seated.practitioner.shown.show_mirror(meeting)
            case ("confirm", seat, agrees, words):
                seats[seat].confirmations.confirm(meeting, agrees, words)
    except ValueError:
        pass
    except Exception as fault:
        if type(fault).__name__ not in ("ViewShown", "Fixed"):
            raise


def seen(viewed: SupervisionStore, meeting: str) -> dict[str, object]:
    """All that one seat sees of an open meeting."""
    return {
        "meeting": viewed.meetings.get(meeting),
        "script": viewed.meetings.script(meeting),
        "answers": viewed.answers.of(meeting),
        "replaced": viewed.answers.replaced(meeting),
        "shown": viewed.shown.of(meeting),
        "brought": viewed.brought.of(meeting),
        "elements": viewed.brought.elements(meeting),
        "confirmed": viewed.confirmations.of(meeting),
        "void": viewed.confirmations.void(meeting),
        "waiting": viewed.confirmations.waiting(meeting),
        "carried": viewed.actions.carried(meeting),
    }
