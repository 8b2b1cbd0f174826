"""A page as a phone without JavaScript reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_NUMBERS = re.compile(r"\d+")
Attributes = dict[str, str]


@dataclass
class Form:
    """One form: where it is sent, what goes with it unasked, and what a person can fill in.

    `choices` holds the values of each group of radio buttons, `chosen` the one that is on, `lines` what stands in each
    text field, `longest` how much fits there and `labels` what is asked. `button` is what the first button adds.
    """

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    button: dict[str, str] | None = None

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.choices or self.lines)

    @property
    def shown(self) -> dict[str, str]:
        """What the page says was answered so far."""
        return self.chosen | {name: words for name, words in self.lines.items() if words}


class Page(HTMLParser):
    """A page that was read: its forms, and the line that says which step of how many it is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self.goes_on: tuple[int, str] | None = None
        """Where a page that waits goes by itself, after how many seconds."""
        self._where = ""
        self._is_in_where = False
        self._is_in_label = False
        self._label = ""
        self.feed(html)
        self.close()

    @property
    def entrance(self) -> Form | None:
        """The form with the Join button, before anybody is in."""
        return next((form for form in self.forms if form.action.endswith("/enter")), None)

    @property
    def asked(self) -> Form | None:
        """What the room is asked on this page."""
        return None if self.entrance else next((form for form in self.forms if form.asks), None)

    @property
    def is_last(self) -> bool:
        """Whether this is the last step of the plan: the page says "Step 9 of 9", in any language."""
        numbers = _NUMBERS.findall(self._where)
        return len(numbers) == 2 and numbers[0] == numbers[1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what matters to a person."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv") == "refresh":
            seconds, _, address = given["content"].partition(";url=")
            self.goes_on = int(seconds), address
        elif tag == "form":
            self._open = Form(given.get("action", ""))
            self.forms.append(self._open)
        elif given.get("class") == "where" and not self._where:
            self._is_in_where = True
        elif given.get("class") == "head":
            self._is_in_label, self._label = True, ""
        elif self._open is not None:
            _fill(self._open, tag, given)
            if tag == "input" and given.get("type") == "text":
                self._open.labels[given.get("name", "")] = " ".join(self._label.split())

    def handle_data(self, data: str) -> None:
        """Collect the words of the line, or of a label."""
        if self._is_in_where:
            self._where += data
        elif self._is_in_label:
            self._label += data

    def handle_endtag(self, tag: str) -> None:
        """End a form, or the line."""
        if tag == "form":
            self._open = None
        elif tag == "p":
            self._is_in_where = False
        elif tag == "label":
            self._is_in_label = False


def _fill(form: Form, tag: str, given: Attributes) -> None:
    name, value = given.get("name", ""), given.get("value", "")
    kind = given.get("type", "submit" if tag == "button" else "text")
    if tag == "input" and kind == "hidden":
        form.hidden[name] = value
    elif tag == "input" and kind == "radio":
        form.choices.setdefault(name, []).append(value)
        if "checked" in given:
            form.chosen[name] = value
    elif tag == "input" and kind == "text":
        form.lines[name] = value
        form.longest[name] = int(given.get("maxlength", "40"))
    elif tag == "button" and kind == "submit" and form.button is None:
        form.button = {name: value} if name else {}
