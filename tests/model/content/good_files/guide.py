"""Dilemmas, conditions, frameworks, and the door that leads to them."""

from __future__ import annotations

from model.content.published import ELEMENTS
from tests.model.content.good_files.everywhere import questions

FILES = {
    "dilemmas": {
        "intro": "Two good things pull apart.",
        "dilemmas": [
            {
                "key": "both_at_once",
                "name": "Both at once",
                "tension": "You want both.",
                "known": [{"text": "One study says so.", "evidence": ["study"]}],
                "sides": [{"name": side, "questions": questions(side.lower())} for side in ("Yours", "Theirs")],
                "test": "Where is it not so?",
                "to_supervision": "What do I take along?",
                "elements": ["safety", "trust"],
            }
        ],
    },
    "conditions": {
        "name": "Conditions",
        "summary": "What it needs.",
        "intro": "Yours alone.",
        "rule": {"text": "One rule says so.", "evidence": ["study"]},
        "minutes": 2,
        "line": "Which one first?",
        "in_short": ["Enough", "Some", "Hardly any"],
        "conditions": [
            {
                "key": key,
                "name": key.capitalize(),
                "question": f"Is there {key}?",
                "answers": ["Enough", "Some", "Hardly any"],
                "point_to": {"text": "One study says so.", "evidence": ["study"]},
            }
            for key in ("time", "place")
        ],
    },
    "frameworks": {
        "intro": "Others have said so.",
        "ours": "The questions are ours.",
        "frameworks": [
            {
                "key": "alliance",
                "name": "Alliance",
                "summary": "Three parts.",
                "evidence": ["study"],
                "parts": [
                    {
                        "key": f"part_{number}",
                        "name": f"Part {number}",
                        "text": "It says so.",
                        "elements": [{"element": key, "because": "It fits."} for key in list(ELEMENTS)[number::3]],
                    }
                    for number in range(3)
                ],
                "questions": questions("ask"),
                "known": [{"text": "One study says so.", "evidence": ["study"]}],
            }
        ],
        "indicators": {
            "title": "Indicators",
            "intro": "No measure of a worker.",
            "signs": [
                {
                    "key": "needs",
                    "name": "Needs",
                    "supports": [{"text": "One study says so.", "evidence": ["study"]}],
                    "does_not": [{"text": "One study is small.", "evidence": ["study"]}],
                    "prompts": ["What do they need?"],
                }
            ],
        },
        "worth_staying": {"title": "Worth it", "known": [{"text": "One study says so.", "evidence": ["study"]}]},
    },
    "door": {
        "intro": "Nothing is kept.",
        "questions": [
            {
                "key": "about",
                "text": "What is it about?",
                "answers": [
                    {"key": "us", "text": "The two of us", "ask": "us"},
                    {"key": "me", "text": "Me", "offers": ["lens/between"]},
                ],
            },
            {
                "key": "us",
                "text": "What is it?",
                "answers": [
                    {"key": "both", "text": "I want both", "offers": ["dilemma/both_at_once", "element/trust"]},
                    {"key": "hurt", "text": "Harm", "offers": ["element/safety"], "procedure_first": True},
                ],
            },
        ],
    },
}
