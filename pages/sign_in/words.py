"""What the pages for signing in say when it did not work, by the reason."""

from __future__ import annotations

WHY = {
    "no_answer": "Your organisation's sign-in does not answer just now. Nothing is lost. Try again in a minute.",
    "cancelled": "You did not finish signing in. You can try again.",
    "refused": "That did not work: the way here was too old, used before, or not begun in this browser. Try again.",
    "not_let_in": "Your account is not one that is let in here. Ask whoever runs Alongside in your organisation.",
    "elsewhere": "This was asked for by another site, so nothing was done.",
    "slower": "A great many people are signing in from where you are. Nothing is lost. Try again in a minute.",
    "trouble": "Alongside cannot open what it keeps just now. Nothing is lost. Try again in a minute.",
}
