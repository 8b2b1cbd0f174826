"""Something in every table that a file of everything has, and such a file as it is read again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from model.access import Viewer
from model.card.beside import CardRead, beside
from model.card.card import Said
from model.own_file import read, written
from model.reflection_items import items_of
from model.store import OwnStore, Store
from model.supervision.meeting import SHARE_FILE
from tests.model.store.supervision.two_people import Table, script, table
from tests.model.store.temporary_home import DAY
from tests.model.store.test_plans import PLAN
from tests.model.store.workshop.example_room import Held, hold
from tests.shipped import shipped_content

FIELDS = ("safety.what", "trust.place", "next_1", "next_2_due", "next_1_outcome", "headline")
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
SAID = st.tuples(
    st.integers(0, 2), st.sampled_from(FIELDS), WORDS, st.sampled_from(["2", "done", "2026-04-01", None]), st.booleans()
)
Several = list[tuple[int, str, str, str | None, bool]]
Rows = dict[str, list[dict[str, Any]]]

HIDDEN = ("Not shown yet", "Not said yet", "Nor this")
"""What the supervisor typed in an open meeting and beside a record, and nobody else has seen."""


def fill(own: OwnStore, said: Several) -> list[str]:
    """Three reflections, two of them on a relationship with a note; these answers in them, one of them finished."""
    blue = own.relationships.name("Séamus Ó").id
    made = [own.reflections.start("f", "v", "en", DAY, relationship=of).id for of in (blue, blue, None)]
    for reflection in made:
        own.answers.save(reflection, "next_1", words="Begin", tab="a", base_version=0)
    for number, field, words, place, elsewhere in said:
        kept = f"x{words}" if field == "next_1" else words
        own.answers.save(made[number], field, words=kept, place=place, tab="ab"[elsewhere], base_version=0)
    note = own.notes.add(blue, DAY, "move").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=f"moved, says {tab}", place=None, tab=tab, base_version=0)
    for about in ({"relationship": blue}, {"reflection": made[2]}):
        card = own.cards.begin("child", "v", "en", DAY, **about).id
        own.cards.guess(card, "safe", "mostly")
        own.cards.open(card, "paper", ["oak", "fox", "sea", "hill"])
        own.cards.type_in(card, {"safe": Said("not_so", "Ní hea")})
        for tab in ("one", "two"):
            own.answers_back.save(card, "answer_back", words=f"asked {tab}", place=None, tab=tab, base_version=0)
    own.preferences.prefer("person", "child")
    own.reflections.finish(made[0])
    return made


def meet(store: Store, person: str, said: Several, *, reflections: list[str] | None = None) -> Table:
    """Two meetings both confirmed, with words in each that are kept, and a third that is open, as one goes on."""
    words = [f"Ring {one[2]}".strip() for one in said] or ["Ring"]
    seated = table(store, person)
    first = seated.fixed(words=words[0], mirror=words[-1])
    seated.supervisor.record.comment(first.id, f"Seen. {words[0]}")
    seated.say(seated.practitioner, first.id, "practitioner.comment", f"Half of {words[0]}")
    seated.say(seated.supervisor, first.id, "supervisor.comment", HIDDEN[2])
    [(_, action)] = seated.practitioner.actions.due()
    seated.practitioner.marks.save(seated.id, action.id, words=words[-1], place="part", tab="a", base_version=0)
    later = seated.begin(held_on=DAY + timedelta(days=30)).id
    seated.practitioner.mirrors.bring(later, first.id)
    seated.say(seated.practitioner, later, f"both.last.{action.id}", "", "part" if said else "done")
    seated.say(seated.practitioner, later, "both.action_1", words[0])
    seated.say(seated.practitioner, later, "practitioner.mirror.more", words[0])
    seated.say(seated.supervisor, later, "both.next_where", "Room 4")
    for who in (seated.practitioner, seated.supervisor):
        who.confirmations.confirm(later, agrees=True)
    for _, agreed in seated.practitioner.actions.due(seated.id):
        seated.practitioner.marks.save(seated.id, agreed.id, words="Begun", place="part", tab="a", base_version=0)
    _go_on(seated, later, words, reflections or [])
    _by_file(store, person, words)
    return seated


def _go_on(seated: Table, later: str, words: list[str], reflections: list[str]) -> None:
    still = seated.begin(held_on=DAY + timedelta(days=60)).id
    anna, bert = seated.practitioner, seated.supervisor
    for reflection in reflections:
        anna.brought.bring(still, reflection, items_with_cards(seated.own, reflection))
    anna.mirrors.bring(still, later)
    seated.say(bert, still, "supervisor.view.trust", f"Shown. {words[0]}", "3")
    bert.shown.show_views(still)
    seated.say(bert, still, "supervisor.view.safety", HIDDEN[0], "2")
    seated.say(bert, still, "supervisor.why_not", HIDDEN[1])
    seated.say(anna, still, "practitioner.question", words[-1])
    seated.say(anna, still, "practitioner.why_not", f"As {words[0]}")
    seated.say(anna, still, "practitioner.mirror.more", "For me")
    for tab in ("one", "two"):
        anna.answers.save(still, "both.agenda", words=f"{words[0]}, {tab}", tab=tab, base_version=0)
    seated.say(anna, still, "both.action_1", words[-1])
    bert.confirmations.confirm(still, agrees=False, words=f"Not {words[0]}")
    anna.meetings.go_to(still, "actions")


def _by_file(store: Store, person: str, words: list[str]) -> None:
    """With somebody else by share file: a meeting that was called off, and one of which a file was sent."""
    anna = table(store, person).practitioner
    supervision = anna.supervisions.all()[0].id
    guide: Any = {"held_on": DAY, "language": "en", "content_version": "v"}
    plan = script(two_views=False)
    gone = anna.meetings.begin(supervision, plan, mode=SHARE_FILE, **guide).id
    anna.meetings.call_off(gone, who="supervisor", why=f"Because of {words[0]}")
    made = anna.meetings.begin(supervision, plan, mode=SHARE_FILE, **guide).id
    anna.meetings.move(made, held_on=DAY + timedelta(days=3), held_at="14:30", held_where=words[0])
    anna.answers.save(made, "both.action_1", words=words[0], tab="one", base_version=0)
    anna.confirmations.confirm(made, agrees=True)
    anna.files.make(made)


def live(store: Store, person: str) -> OwnStore:
    """Something in every table that is taken along."""
    own = store.of(Viewer(person))
    made = fill(own, [(0, "safety.what", "laughed", None, False), (0, "safety.what", "cried", "2", True)])
    own.plans.add("supervision", PLAN)
    meet(store, person, [(0, "", "the school", None, False)], reflections=made)
    ended(store, person)
    hold(store, 6, trainer=person)
    return own


def ended(store: Store, person: str, *, cells_at_least: int = 1) -> Held:
    """A workshop that has ended, with something of every kind of step; a sixth person gave nothing."""
    held = hold(store, 6, "close", trainer=person, cells_at_least=cells_at_least)
    for field in ("ground.safety", "ground.trust", "again.safety"):
        held.all_give(field, "2", "3", "3", "4", "not_sure")
    held.all_give("word", "warm", "warm", "far", "near", "Secret")
    held.approve("far", "near")
    held.all_give("story", "wait", "ask", "ask", "wait", "ask")
    for number, field in enumerate(("road.trust.then", "road.trust.now"), 1):
        held.all_give(field, *(str(number + one % 3) for one in range(5)))
    held.all_give("further", "safety", "time", "time", "time")
    for step in ("word", "ground", "story"):
        held.trainer.rooms.move(held.id, step)
        held.trainer.results.show(held.id)
    held.trainer.rooms.end(held.id)
    return held


def items_with_cards(own: OwnStore, reflection: str) -> Any:
    """All that can be brought of a reflection, with the cards about it."""
    content = shipped_content()
    found = own.cards.of_reflection(reflection)
    rows = [tuple(beside(content.card.cards[0], own.cards.said(one.id), own.cards.guesses(one.id))) for one in found]
    cards = [CardRead(own.cards.get(one.id), read_, DAY) for one, read_ in zip(found, rows, strict=True)]
    answers, steps = own.answers.of(reflection), own.next_steps.of(reflection)
    return items_of(content, own.reflections.get(reflection), "A visit", answers, steps, cards=cards)


def travelled(own: OwnStore) -> Rows:
    """The rows as they come out of the file."""
    return read(written(own.everything.rows()))
