"""The model with its scale and flows, what belongs to a relationship, and cards."""

from __future__ import annotations

from copy import deepcopy

from model.content.card.card_faults import SAID_FIRST
from model.content.card.schema import CardPage
from model.content.published import ELEMENTS
from tests.model.content.good_files.everywhere import SCALE


def _element(key: str) -> dict:
    layer, name = ELEMENTS[key]
    turns = ["what", "what", "so_what", "so_what", "now_what", "now_what", "voice"]
    return {
        "key": key,
        "layer": layer,
        "name": name,
        "short": key[:22],
        "sentence": "Being there.",
        "summary": "What this is. How it shows.",
        "why": [{"text": f"{key.title()}: one study says so.", "evidence": ["study"]}],
        "scale": list(SCALE),
        "prompts": [{"key": f"ask_{n}", "turn": turn, "text": f"Question {n}?"} for n, turn in enumerate(turns)],
        "try": [{"name": f"Try {n}", "first_move": "Ask {person} first.", "not_when": "Not today."} for n in range(5)],
        "watch": [{"name": f"Watch {n}", "intention": "Be kind.", "watch_for": "Saying yes."} for n in range(4)],
        "heard": [{"text": f"{key.title()}: a child said so.", "evidence": ["study"]}],
    }


def _card_page() -> dict:
    return dict.fromkeys(CardPage.model_fields, "Take your time.")


def _card(key: str) -> dict:
    answers = [{"key": face, "text": f"It is {face}.", "face": face} for face in ("glad", "sad")]
    asked = {"safety": "Is it safe?", "trust": "Is it so?"}
    return {
        "key": key,
        "name": key.title(),
        "first": [{"key": said, "title": "First", "text": "It is for you."} for said in SAID_FIRST],
        "questions": [
            {"key": element, "element": element, "text": text, "answers": deepcopy(answers)}
            for element, text in asked.items()
        ],
    }


FILES = {
    "model": {
        "attribution": "The authors, 2025.",
        "ours": "The words are ours.",
        "layers": [
            {"key": key, "name": key.title(), "summary": "What it carries."} for key in ("base", "core", "skills")
        ],
        "elements": [_element(key) for key in ELEMENTS],
    },
    "scale": {
        "ours": "The scale is ours.",
        "question": "Where is this now?",
        "points": [{"key": str(n + 1), "name": f"Place {n + 1}", "text": text} for n, text in enumerate(SCALE)],
        "others": [
            {"key": key, "name": key.replace("_", " ").capitalize(), "text": "A real answer."}
            for key in ("not_in_play", "not_sure", "skip")
        ],
    },
    "flows": {
        "stay_with_base": {
            "title": "Stay with safety?",
            "why": "It comes first.",
            "stay": "Stay here",
            "go_on": "Go on",
            "turns": ["what"],
        },
        "flows": [
            {
                "key": "short",
                "name": "Five minutes",
                "summary": "A quick look.",
                "minutes": 5,
                "steps": [
                    {"kind": "meeting", "key": "meeting", "intro": "When was it?"},
                    {"kind": "element", "key": "safety", "element": "safety", "turns": ["what"]},
                    {"kind": "choose", "key": "pick", "question": "Which?", "layers": ["core"], "least": 1, "most": 3},
                    {"kind": "chosen", "key": "picked", "chosen_in": "pick", "turns": ["what", "voice"]},
                    {"kind": "glance", "key": "glance", "intro": "All twelve."},
                    {"kind": "words", "key": "words", "question": "Anything else?"},
                ],
            }
        ],
    },
    "relationship": {
        "notes": {"intro": "What happened.", "kinds": [{"key": "court", "name": "Court"}]},
        "low_beginning": {"text": "One study says so.", "evidence": ["study"]},
    },
    "card": {"page": _card_page(), "cards": [_card("plain")]},
}
