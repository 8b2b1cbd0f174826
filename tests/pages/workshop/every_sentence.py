"""Every sentence with a number in it that a workshop shows, prints or says, with another smallest number of people.

`python -m tests.pages.workshop.every_sentence 6` says them as JSON, by where they are said. The number is set before
anything that reads it is imported, as a change of the line in `model.access` would be.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import model.access

NUMBER = re.compile(r"\b(?:four|five|six|fewer than \d)\b", re.IGNORECASE)
BREAKS = re.compile(r"(?<=[.!?:]) |\\n|\n|\"|<[^>]+>")


def with_a_number(texts: Iterable[str]) -> list[str]:
    """The sentences of these texts that have a number in words, each once."""
    sentences = (part.strip() for text in texts for part in BREAKS.split(unescape(text)))
    return sorted({sentence for sentence in sentences if NUMBER.search(sentence)})


def texts_in(told: Any) -> Iterator[str]:
    """Every text in whatever is made of lists and groups."""
    if isinstance(told, str):
        yield told
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list | tuple) else ():
        yield from texts_in(inner)


def every_sentence() -> dict[str, list[str]]:
    """By where it is said: the content, the pages of plans, the console, the big screen, phones, packs and reports."""
    from model.report.facilitator_pack.pack import pack_data  # noqa: PLC0415  the number has to be set first
    from model.report.workshop_report.report import report_data, room_csv  # noqa: PLC0415
    from tests.pages.workshop.rooms import hold  # noqa: PLC0415
    from tests.shipped import shipped_content  # noqa: PLC0415

    content, held = shipped_content(), hold(people=model.access.FEWEST_SHOWN - 1)
    said: dict[str, list[str]] = {"console": [], "big screen": [], "phones": [*entrance(content, held)]}
    for step in held.script.plan.steps:
        if step.key in ("welcome", "one_word", "one_word_shown", "ground", "ground_shown", "story_shown"):
            for shows in (False, True):
                held.at(step.key)
                if shows and held.script.revealed_by(step):
                    held.show()
                said["console"].append(page("room.py", room=held.id))
                said["big screen"].append(page("screen.py", room=held.id))
                said["phones"].append(phone_page(content, held))
    results = held.trainer.results.all(held.id)
    many = hold(people=model.access.FEWEST_SHOWN).at("ground")
    many.give("ground", "skip").show()
    placeless = many.trainer.results.all(many.id)
    keys = [plan.key for plan in content.workshops.plans]
    return {where: with_a_number(texts) for where, texts in said.items()} | {
        "content": with_a_number([content.workshops.model_dump_json(), content.phone.model_dump_json()]),
        "plans": with_a_number(page("workshops.py", plan=key) for key in keys),
        "packs": with_a_number(text for key in keys for text in texts_in(pack_data(content, content.workshop(key)))),
        "report": with_a_number(
            text
            for one in (results, placeless)
            for text in texts_in(report_data(content, held.room(), held.script, one, 4))
        ),
        "counts": with_a_number([room_csv(content, held.room(), held.script, results, 4)]),
    }


def page(name: str, **query: str) -> str:
    """Every word of a page of the trainer's."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    from tests.pages.page_reader import whole  # noqa: PLC0415
    from tests.shipped import ROOT  # noqa: PLC0415

    at = AppTest.from_file(ROOT / "pages" / "shell.py", default_timeout=60).run()
    at.switch_page(name)
    at.query_params = dict(query)
    return whole(at.run())


def entrance(content: Any, held: Any) -> Iterator[str]:
    """The page with the Join button."""
    from pages.phones import render  # noqa: PLC0415

    blank = dict.fromkeys(("link_code", "ticket", "wrong"), "") | dict.fromkeys(("at_words", "lost"), False)
    yield render.html("entrance.html", content, code=held.room().code, **blank)


def phone_page(content: Any, held: Any) -> str:
    """What a phone in the room reads now."""
    from model.workshop.room import Phone  # noqa: PLC0415
    from pages.phones.step_page import PageState, step_page  # noqa: PLC0415

    return step_page(content, Phone(held.room(), held.people[0], "ash birch cedar"), PageState())


if __name__ == "__main__":
    model.access.FEWEST_SHOWN = int(sys.argv[1])
    json.dump(every_sentence(), sys.stdout)
