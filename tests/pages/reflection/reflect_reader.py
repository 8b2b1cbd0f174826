"""What a reflection's screen shows, and the places its draft holds."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from model.store import OwnStore


def place(own: OwnStore, draft: str, element: str) -> str | None:
    answer = own.answers.of(draft).get(f"{element}.place")
    return answer.place if answer else None


def unfold_meeting(at: AppTest, draft: str) -> AppTest:
    """The first screen with which meeting it was unfolded, as a press on that line unfolds it."""
    at.session_state[f"which_{draft}"] = True
    return at.run()


def asked(at: AppTest, field: str) -> str:
    """The question over the box of a field."""
    drawn = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    (label,) = [data["label"] for data in drawn if data.get("field") == field]
    return str(label)
