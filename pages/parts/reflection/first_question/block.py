"""The first question as plain HTML: it stands over Streamlit's page until that one has the real box.

It is hidden until its script is there and can keep what is typed (`pages/parts/shared/browser/first_question.js`).
"""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from pages.parts.reflection.first_question.decision import AskedFirst
from pages.parts.shared.answer_box import key_of_box

STILL_COMING = "The rest of the page is still coming. What you write is kept in this tab."
"""What is said where the rest takes long."""


def drawn(asked: AskedFirst) -> str:
    """The block, with what its script is told: whose field it is, and what seals words that wait in the tab."""
    question = asked.question
    told = {
        "draft": asked.draft,
        "field": question.field,
        "version": asked.version,
        "box": f"st-key-{key_of_box(asked.draft, question.field)}",
        "seals": [[seal.mark, seal.key] for seal in asked.seals],
        "late": STILL_COMING,
    }
    words = {
        "told": json.dumps(told),
        "title": asked.title,
        "intro": question.intro,
        "label": question.label,
        "help": question.help or "",
        "described": 'aria-describedby="first-question-help"' if question.help else "",
        "rows": str(question.rows),
        "above": "with-path" if asked.has_path else "",
    }
    return _template().substitute({name: escape(text, quote=name != "described") for name, text in words.items()})


@cache
def _template() -> Template:
    return Template(Path(__file__).with_name("block.html").read_text(encoding="utf-8"))
