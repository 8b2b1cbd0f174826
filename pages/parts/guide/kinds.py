"""The kinds of things in the guide: what search reads of each, and where it lives. A new kind is one entry here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from model.content import Content
from model.content.guide.door import kind_and_key
from model.content.schema import OF_CONDITIONS, Claim
from model.guide_search import Entry
from pages.parts.shared.buttons import link

Entries = Callable[[Content], Iterable[Entry]]


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its name over what search finds, and the page it lives on, with what its address names.

    `entries` gives the things in the order of the guide. What stands in another thing has the key of that one, then a
    dot and its number there: `trust.0` lives where `trust` lives.
    """

    name: str
    icon: str
    page: str
    parameter: str
    entries: Entries


def _elements(content: Content) -> Iterator[Entry]:
    for one in content.elements:
        asked = (prompt.text for prompt in one.prompts)
        rest = (one.summary, *_claims(one.why), *_claims(one.heard), *one.scale, *asked)
        yield Entry("element", one.key, one.name, one.sentence, " ".join(rest))


def _things_to_try(content: Content) -> Iterator[Entry]:
    for one in content.elements:
        for number, thing in enumerate(one.try_):
            yield Entry("try", f"{one.key}.{number}", thing.name, thing.first_move, thing.not_when, one.name)


def _things_to_watch(content: Content) -> Iterator[Entry]:
    for one in content.elements:
        for number, thing in enumerate(one.watch):
            yield Entry("watch", f"{one.key}.{number}", thing.name, thing.intention, thing.watch_for, one.name)


def _dilemmas(content: Content) -> Iterator[Entry]:
    for one in content.dilemmas.dilemmas:
        asked = (question.text for side in one.sides for question in side.questions)
        rest = (*asked, one.test, one.to_supervision, *_claims(one.known))
        yield Entry("dilemma", one.key, one.name, one.tension, " ".join(rest))


def _conditions(content: Content) -> Iterator[Entry]:
    check = content.conditions
    yield Entry("condition", OF_CONDITIONS, check.name, check.summary, f"{check.intro} {check.rule.text}")
    for one in check.conditions:
        rest = (one.point_to.text, *one.answers)
        yield Entry("condition", one.key, one.name, one.question, " ".join(rest), check.name)


def _lenses(content: Content) -> Iterator[Entry]:
    for one in content.lenses.lenses:
        asked = (question.text for question in (*one.strengths, *one.questions))
        yield Entry("lens", one.key, one.name, one.summary, " ".join(asked))


def _settings(content: Content) -> Iterator[Entry]:
    for one in content.work_settings:
        rest = (*_claims((*one.safety, *one.core, *one.skills)), one.how_far)
        yield Entry("setting", one.key, one.name, one.summary, " ".join(rest))


def _frameworks(content: Content) -> Iterator[Entry]:
    for one in content.offered_frameworks:
        parts = (words for part in one.parts for words in (part.name, part.text))
        rest = (*parts, *_claims(one.known), *(question.text for question in one.questions))
        yield Entry("framework", one.key, one.name, one.summary, " ".join(rest))


def _sources(content: Content) -> Iterator[Entry]:
    for one in content.evidence.sources:
        rest = (one.does_not_show, one.where, one.found_in or "")
        yield Entry("evidence", one.key, f"{one.authors} ({one.year}). {one.title}", one.shows, " ".join(rest))


KINDS: Mapping[str, Kind] = {
    "dilemma": Kind("Dilemmas", "balance", "dilemma.py", "dilemma", _dilemmas),
    "element": Kind("Elements of the model", "category", "the_model.py", "element", _elements),
    "try": Kind("Things to try", "directions_walk", "the_model.py", "element", _things_to_try),
    "watch": Kind("Things to watch for", "visibility", "the_model.py", "element", _things_to_watch),
    "condition": Kind("Conditions for the work", "foundation", "conditions.py", "condition", _conditions),
    "lens": Kind("Ways of looking", "frame_inspect", "lens.py", "lens", _lenses),
    "setting": Kind("Settings", "map", "settings.py", "setting", _settings),
    "framework": Kind("Frameworks", "filter_frames", "frameworks.py", "framework", _frameworks),
    "evidence": Kind("Evidence", "menu_book", "the_model.py", "source", _sources),
}
"""By the word that an offer of door.yaml and an entry of search name it with, in the order they are shown."""


@cache
def all_entries(content: Content) -> tuple[Entry, ...]:
    """Everything in the guide that can be found; read once for each word for the person, when it is first asked for."""
    return tuple(entry for kind in KINDS.values() for entry in kind.entries(content))


def offered(content: Content, offer: str) -> Entry:
    """What an offer such as `element/trust` leads to. Raises KeyError where there is none, which the check tells."""
    kind, key = kind_and_key(offer)
    found = next((one for one in KINDS[kind].entries(content) if one.key == key), None)
    if found is None:
        raise KeyError(offer)
    return found


def lives_at(entry: Entry) -> tuple[str, str, str]:
    """Where a thing lives: the page, what its address names, and the key there, that of what it stands in."""
    kind = KINDS[entry.kind]
    return kind.page, kind.parameter, entry.key.partition(".")[0]


def link_to(entry: Entry) -> None:
    """A link to where a thing lives."""
    page, parameter, key = lives_at(entry)
    link(page, entry.name, KINDS[entry.kind].icon, **{parameter: key})


def _claims(made: Iterable[Claim]) -> Iterator[str]:
    return (claim.text for claim in made)
