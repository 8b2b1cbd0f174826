"""What all of the content stands on: settings, sources, hints, and what is said of it and taken away."""

from __future__ import annotations

SCALE = [
    "We are still finding where it is all right to talk.",
    "A short greeting works on most days.",
    "Small plans get made and some are kept.",
    "Hard news can be told early here.",
    "I can rely on this on a bad day.",
]


def questions(word: str) -> list[dict]:
    return [{"key": f"{word}_{n}", "text": f"What about {word} {n}?"} for n in range(2)]


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
}
