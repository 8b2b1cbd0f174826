"""A small, complete and faultless content folder in which one thing can be broken."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import yaml

from model.content.card.card_faults import SAID_FIRST
from model.content.card.schema import CardPage
from model.content.check import check
from model.content.checks.shape import WITH_ONE, WITH_TWO
from model.content.phones.schema import PhoneFile
from model.content.published import ELEMENTS
from model.content.supervision.schema import MIRRORED, STEPS
from model.content.workshop.schema import PaperSteps

SCALE = [
    "We are still finding where it is all right to talk.",
    "A short greeting works on most days.",
    "Small plans get made and some are kept.",
    "Hard news can be told early here.",
    "I can rely on this on a bad day.",
]


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


def _questions(word: str) -> list[dict]:
    return [{"key": f"{word}_{n}", "text": f"What about {word} {n}?"} for n in range(2)]


def _plan(key: str, steps: tuple[str, ...]) -> dict:
    named = [
        {"key": step, "title": step.title(), "intro": "Take your time.", "minutes": 5, "prompts": _questions("ask")}
        for step in steps
    ]
    return {"key": key, "name": key.title(), "summary": "A shape for a meeting.", "steps": named}


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
    "settings": {
        "version": "1.0",
        "language": "en",
        "reading_grade": 8,
        "person": "young_person",
        "person_words": [
            {"key": "young_person", "person": "young person", "people": "young people", "a_person": "a young person"},
            {"key": "adult", "person": "adult", "people": "adults", "a_person": "an adult"},
        ],
        "venues": [{"key": "office", "name": "Office"}],
        "meetings": [{"key": "first", "name": "First meeting"}, {"key": "review", "name": "Review"}],
        "procedure": {"name": "Your procedure", "text": "Follow it.", "link": "https://example.org/x"},
        "blaming_words": ["offender", "hard to reach", "non-compliant"],
    },
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
    "hints": {
        "about": "A rule is not a guarantee.",
        "identity_title": "This may say who it is",
        "identity_text": "Leave names out.",
        "stop_title": "Stop",
        "stop_text": "Follow your procedure.",
        "identity": [{"key": "phone", "name": "a phone number", "patterns": [r"\b\d{7,}\b"]}],
        "stop": [{"key": "harm", "name": "harm", "patterns": [r"\bhit me\b"]}],
    },
    "evidence": {
        "intro": "What we read.",
        "sources": [
            {
                "key": "study",
                "authors": "A. Writer",
                "year": "2020",
                "title": "A study of offenders",
                "where": "A journal",
                "link": "https://example.org/study",
                "kind": "study",
                "about_model": True,
                "read": "whole",
                "found_in": "Its findings, the first table.",
                "shows": "That it matters.",
                "does_not_show": "Why it does.",
            }
        ],
    },
    "about": {
        "title": "About",
        "lead": "What this is.",
        "parts": [{"key": "what", "title": "What", "text": "A guide.", "evidence": ["study"]}],
    },
    "supervision": {
        "about": "What a meeting is.",
        "ours": "The plans are ours.",
        "plans": [
            _plan("whole", STEPS),
            _plan("first", ("arrive", "bring", "explore", "actions", "confirm")),
            _plan("brief", ("arrive", "last_time", "bring", "actions", "confirm")),
        ],
        "talk": [{"key": key, "strengths": _questions("well"), "questions": _questions("ask")} for key in ELEMENTS],
        "differences": {
            "intro": "Both readings stay.",
            "practitioner_higher": _questions("ask"),
            "supervisor_higher": _questions("ask"),
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
                "strengths": _questions("well"),
                "questions": _questions("ask"),
                "evidence": ["study"],
            }
        ],
    },
    "workshops": {
        "about": "What a workshop is.",
        "ours": "The plans are ours.",
        "anonymity": ["Nothing is shown with your name."],
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
    "relationship": {
        "notes": {"intro": "What happened.", "kinds": [{"key": "court", "name": "Court"}]},
        "low_beginning": {"text": "One study says so.", "evidence": ["study"]},
    },
    "card": {"page": _card_page(), "cards": [_card("plain")]},
    "dilemmas": {
        "intro": "Two good things pull apart.",
        "dilemmas": [
            {
                "key": "both_at_once",
                "name": "Both at once",
                "tension": "You want both.",
                "known": [{"text": "One study says so.", "evidence": ["study"]}],
                "sides": [{"name": side, "questions": _questions(side.lower())} for side in ("Yours", "Theirs")],
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
    "discussions": {
        "intro": "To talk about.",
        "discussions": [
            {
                "key": "old_and_new",
                "name": "Old and new",
                "summary": "What was, what is.",
                "asked": {"text": "One group asked so.", "evidence": ["study"]},
                "questions": _questions("before"),
            }
        ],
    },
    "take_away": {
        "learning": {
            "name": "Record of learning",
            "summary": "What I learned.",
            "intro": "Choose the lines.",
            "question": "What did I learn?",
            "further": "What next?",
            "closing": "It is mine.",
        },
        "paper": {
            "name": "On paper",
            "summary": "Sheets to print.",
            "on_top": "No names.",
            "keep_safe": "Keep it safe.",
            "any_of": "Tick one.",
            "base_first": "It is fine to stop here.",
            "choose": "Tick some.",
            "one_chosen": "One of them",
            "glance": "Put a mark.",
            "next_step": "One small step",
            "cards": "Cards",
            "cards_intro": "Cut them out.",
        },
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
                "questions": _questions("ask"),
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


def _written(values) -> str:
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=2000)


WRITTEN = {name: _written(values) for name, values in FILES.items()}


class GoodContent:
    """The content under `folder` (`en` in the working directory), as plain values in `files` and as YAML on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = deepcopy(FILES)
        folder.mkdir(parents=True)
        for name, text in WRITTEN.items():
            self.path(name).write_text(text, encoding="utf-8")

    def path(self, name):
        return self.folder / f"{name}.yaml"

    def write(self, name, **changes):
        """Writes the file with these top-level keys changed."""
        self.files[name].update(changes)
        self.path(name).write_text(_written(self.files[name]), encoding="utf-8")

    def line(self, name, words, nth=1):
        """The number of the nth line that holds these words."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return [number for number, line in enumerate(lines, 1) if words in line][nth - 1]

    def replace(self, name, old, new, nth=1):
        """Changes the nth occurrence of `old` in the text of the file."""
        parts = self.path(name).read_text(encoding="utf-8").split(old)
        assert len(parts) > nth
        self.path(name).write_text(old.join(parts[:nth]) + new + old.join(parts[nth:]), encoding="utf-8")

    def overlay(self, name, text, folder="own"):
        """Writes a file of an organisation's own content and returns the folder to lay over."""
        path = self.folder.parent / folder / self.folder.name / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self.folder.parent / folder

    def faults(self, overlay=None):
        """The lines a check prints."""
        return [str(fault) for fault in check(self.folder, overlay).faults]
