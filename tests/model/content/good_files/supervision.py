"""Plans for meetings of supervision, and ways of looking."""

from __future__ import annotations

from model.content.published import ELEMENTS
from model.content.supervision.schema import MIRRORED, STEPS
from tests.model.content.good_files.everywhere import SCALE, questions


def _plan(key: str, steps: tuple[str, ...]) -> dict:
    named = [
        {"key": step, "title": step.title(), "intro": "Take your time.", "minutes": 5, "prompts": questions("ask")}
        for step in steps
    ]
    return {"key": key, "name": key.title(), "summary": "A shape for a meeting.", "steps": named}


FILES = {
    "supervision": {
        "about": "What a meeting is.",
        "ours": "The plans are ours.",
        "plans": [
            _plan("whole", STEPS),
            _plan("first", ("arrive", "bring", "explore", "actions", "confirm")),
            _plan("brief", ("arrive", "last_time", "bring", "actions", "confirm")),
        ],
        "talk": [{"key": key, "strengths": questions("well"), "questions": questions("ask")} for key in ELEMENTS],
        "differences": {
            "intro": "Both readings stay.",
            "practitioner_higher": questions("ask"),
            "supervisor_higher": questions("ask"),
        },
        "conditions": [{"key": "desk", "name": "A desk"}, {"key": "other", "name": "Something else"}],
        "mirror": {
            "intro": "How was this meeting?",
            "elements": [
                {"key": key, "name": key.title(), "question": "How was it?", "scale": list(SCALE)} for key in MIRRORED
            ],
            "more": "What else would help {person}?",
        },
    },
    "lenses": {
        "intro": "Ways of looking.",
        "lenses": [
            {
                "key": "between",
                "name": "Between us",
                "summary": "Look at the two.",
                "strengths": questions("well"),
                "questions": questions("ask"),
                "evidence": ["study"],
            }
        ],
    },
}
