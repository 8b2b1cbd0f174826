"""Plans for workshops, their stories and discussions, and the words on phones."""

from __future__ import annotations

from model.content.checks.shape import WITH_ONE, WITH_TWO
from model.content.phones.schema import PhoneFile
from model.content.workshop.schema import PaperSteps
from tests.model.content.good_files.everywhere import questions

_EVERY_STEP = {"title": "A step", "minutes": 5, "notes": "Take your time.", "say": "Hello."}


def _workshop(key: str) -> dict:
    """One step of each kind and three reveals, five minutes each."""
    steps = [
        {"kind": "welcome", "key": "welcome", "text": "You are in."},
        {"kind": "place", "key": "ground", "question": "Where is it?", "elements": ["safety", "trust"]},
        {"kind": "reveal", "key": "ground_shown", "of": "ground"},
        {"kind": "vignette", "key": "told", "vignette": "story_1", "ask": "choose", "reveal": "Look again."},
        {"kind": "reveal", "key": "told_shown", "of": "told"},
        {"kind": "line", "key": "said", "question": "What would {a_person} say?", "shape": "line"},
        {"kind": "pairs", "key": "talk", "question": "What worked?", "seconds": 240},
        {"kind": "then_and_now", "key": "back", "then": "And then?", "now": "And now?", "elements": ["trust", "time"]},
        {"kind": "reveal", "key": "back_shown", "of": "back"},
        {"kind": "choose_one", "key": "one", "question": "Which one?", "layers": ["base", "core"]},
        {"kind": "close", "key": "close", "text": "That was it.", "take_away": "Yours alone."},
    ]
    return {
        "key": key,
        "name": key.title(),
        "summary": "A shape for a workshop.",
        "purpose": "To talk.",
        "for_whom": "Anyone.",
        "people": {"least": 6, "most": 30},
        "evidence": ["study"],
        "steps": [step | _EVERY_STEP for step in steps],
    }


def _vignette(key: str) -> dict:
    return {
        "key": key,
        "name": key.replace("_", " ").capitalize(),
        "text": ["Robin comes in.", "Robin sits down."],
        "question": "What do you do?",
        "choices": [{"key": "wait", "text": "Wait"}, {"key": "ask", "text": "Ask {a_person}"}],
        "draws_out": [{"element": element, "text": "What helps?"} for element in ("safety", "trust", "empathy")],
        "reveal": "Nobody is wrong.",
    }


def _key_words() -> list[str]:
    """Words of which no two are one letter apart: each letter stands there twice."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [f"{a}{a}{b}{b}{c}{c}" for a in letters[:8] for b in letters[:8] for c in letters[:8]]


def _phone() -> dict:
    """A few words in every place of phone.yaml, with as many … as belong there."""
    said = {}
    for name, field in PhoneFile.model_fields.items():
        if name != "key_words":
            said[name] = {word: _with_gaps(word) for word in field.annotation.model_fields}
    return said | {"key_words": _key_words()}


def _with_gaps(word: str) -> str:
    return "Say …." if word in WITH_ONE else "Say … of …." if word in WITH_TWO else "Say this."


FILES = {
    "workshops": {
        "about": "What a workshop is.",
        "ours": "The plans are ours.",
        "anonymity": ["Nothing is shown with your name."],
        "wary": "Answers are told in groups.",
        "only_talks": "Nothing is shown.",
        "then_and_now": {"text": "One study says so.", "evidence": ["study"]},
        "paper": {
            "about": "A room can use paper.",
            "instead": "Say this instead.",
            "anonymity": "Put no name on it.",
            "steps": dict.fromkeys(PaperSteps.model_fields, "Give out a sheet."),
            "bring": [{"text": "A pen"}, {"text": "A bell", "kind": "pairs"}],
        },
        "feedback": {
            "offer": "Ask two questions",
            "choice": {
                "kind": "feedback",
                "key": "worth",
                "question": "What was it worth?",
                "choices": [{"key": "much", "text": "Much"}, {"key": "little", "text": "Little"}],
            }
            | _EVERY_STEP,
            "line": {"kind": "line", "key": "change", "question": "What else?", "shape": "line"} | _EVERY_STEP,
        },
        "plans": [_workshop(key) for key in ("whole", "short", "second")],
    },
    "vignettes": {"intro": "They are made up.", "vignettes": [_vignette(f"story_{n}") for n in range(6)]},
    "phone": _phone(),
    "discussions": {
        "intro": "To talk about.",
        "discussions": [
            {
                "key": "old_and_new",
                "name": "Old and new",
                "summary": "What was, what is.",
                "asked": {"text": "One group asked so.", "evidence": ["study"]},
                "questions": questions("before"),
            }
        ],
    },
}
