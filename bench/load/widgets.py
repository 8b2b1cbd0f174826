"""How each kind of widget holds a value: as it is drawn, as a script sets it, and as a person chooses it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

ANY = "<any option>"
"""As a `set` step's value: one of the widget's options, at random."""

State = tuple[str, Any]
"""The field of a WidgetState that a value goes into, and the value."""


class ScenarioError(Exception):
    """A step could not be done: no such widget, text never came, and so on."""


@dataclass(frozen=True)
class WidgetKind:
    """How one protobuf element turns into a WidgetState and back."""

    state_field: str
    default: Callable[[Any], Any]
    options: Callable[[Any], list[str]] = lambda _widget: []
    pushed: Callable[[Any], Any] = lambda widget: widget.value

    @property
    def is_trigger(self) -> bool:
        """Whether it holds nothing: what it sends counts for one run."""
        return self.state_field.endswith("trigger_value")


def _optional(widget: Any, name: str) -> Any:
    return getattr(widget, name) if widget.HasField(name) else None


def _default(widget: Any) -> Any:
    return _optional(widget, "default")


def _option_texts(widget: Any) -> list[str]:
    return list(widget.options)


def _button_texts(widget: Any) -> list[str]:
    return [option.content or option.content_icon for option in widget.options]


def _chosen(widget: Any) -> str | None:
    index = _default(widget)
    return None if index is None or not widget.options else widget.options[index]


_ONE_OF = WidgetKind("string_value", _chosen, _option_texts, lambda widget: _optional(widget, "raw_value"))
_PRESSED = WidgetKind("trigger_value", lambda _widget: False)
_TEXT = WidgetKind("string_value", _default)

WIDGETS: dict[str, WidgetKind] = {
    "radio": _ONE_OF,
    "selectbox": _ONE_OF,
    "multiselect": WidgetKind(
        "string_array_value",
        lambda widget: [widget.options[at] for at in widget.default],
        _option_texts,
        lambda widget: list(widget.raw_values),
    ),
    "button_group": WidgetKind(
        "string_array_value",
        lambda widget: [_button_texts(widget)[at] for at in widget.default],
        _button_texts,
        lambda widget: list(widget.raw_values),
    ),
    "slider": WidgetKind(
        "double_array_value",
        lambda widget: list(widget.default),
        _option_texts,
        lambda widget: list(widget.value),
    ),
    "text_area": _TEXT,
    "text_input": _TEXT,
    "number_input": WidgetKind("double_value", _default),
    "time_input": _TEXT,
    "date_input": WidgetKind(
        "string_array_value", lambda widget: list(widget.default), pushed=lambda widget: list(widget.value)
    ),
    "checkbox": WidgetKind("bool_value", lambda widget: widget.default),
    "color_picker": WidgetKind("string_value", lambda widget: widget.default),
    "feedback": WidgetKind("string_value", lambda widget: None if _default(widget) is None else str(_default(widget))),
    "button": _PRESSED,
    "download_button": _PRESSED,
    "bidi_component": WidgetKind("json_trigger_value", lambda _widget: None),
}


def _chooses_texts(kind: str, widget: Any) -> bool:
    """Whether this is an st.select_slider, which comes as a slider with options and sends their texts."""
    return kind == "slider" and bool(widget.options)


def default_state(kind: str, widget: Any) -> State:
    """What a widget holds when it is drawn for the first time."""
    if _chooses_texts(kind, widget):
        return "string_array_value", [widget.options[int(at)] for at in widget.default]
    return WIDGETS[kind].state_field, WIDGETS[kind].default(widget)


def pushed_state(kind: str, widget: Any) -> State:
    """The value a script gave the widget, through session state."""
    if _chooses_texts(kind, widget):
        return "string_array_value", list(widget.raw_value)
    return WIDGETS[kind].state_field, WIDGETS[kind].pushed(widget)


def chosen_state(kind: str, widget: Any, value: Any) -> State:
    """What the widget sends when a person chooses this: ANY, an option's text or index, or the value itself."""
    if value == ANY:
        value = _any_of(kind, widget)
    several = list(value) if isinstance(value, (list, tuple)) else [value]
    options = WIDGETS[kind].options(widget)
    if _chooses_texts(kind, widget) or kind in ("button_group", "multiselect"):
        return "string_array_value", [_option_named(options, one) for one in several]
    field = WIDGETS[kind].state_field
    if kind == "slider":
        return field, [float(one) for one in several]
    if kind in ("radio", "selectbox"):
        return field, _option_named(options, value)
    if kind == "number_input":
        return field, float(value)
    return field, several if kind == "date_input" else value


def _any_of(kind: str, widget: Any) -> Any:
    options = WIDGETS[kind].options(widget)
    if options:
        return random.choice(options)
    if kind != "slider":
        raise ScenarioError(f"ANY needs options, and {widget.label!r} has none")
    step = widget.step or 1
    return widget.min + random.randint(0, int((widget.max - widget.min) / step)) * step


def _option_named(options: list[str], value: Any) -> str:
    """The option with this text, or the one that begins with it, or the one at this index."""
    text = str(value)
    if text in options:
        return text
    beginning = [option for option in options if option.startswith(text)]
    if len(beginning) == 1:
        return beginning[0]
    if isinstance(value, int) and 0 <= value < len(options):
        return options[value]
    raise ScenarioError(f"no option {value!r} among {options}")


def tapped(widget: Any, value: Any) -> tuple[str, State]:
    """What one of our described scales sends when a person taps this, and the id it is sent under."""
    drawn = json.loads(widget.json)[0]
    if not drawn.get("scale"):
        raise ScenarioError("only a described scale can be tapped among our own components")
    keys = {name: key for key, name, _ in (*drawn["scale"]["places"], *drawn["scale"]["others"])}
    return _sent(widget, drawn, keys[_option_named(list(keys), value)])


def typed(widget: Any, words: str) -> tuple[str, State]:
    """What one of our text boxes sends when a person has typed this, and the id it is sent under."""
    return _sent(widget, json.loads(widget.json)[0], words)


def kept_in(widget: Any) -> str | None:
    """The words that one of our text boxes is told are kept; None where they are those it sent itself."""
    words: str | None = json.loads(widget.json)[0]["words"]
    return words


def _sent(widget: Any, drawn: dict[str, Any], words: str) -> tuple[str, State]:
    item = {name: drawn[name] for name in ("draft", "field")} | {
        "words": words,
        "base": drawn["version"],
        "nonce": token_hex(6),
    }
    sent = [{"event": "typed", "value": {"tab": "wsload", "items": [item]}}]
    return f"$$STREAMLIT_INTERNAL_KEY_{widget.id}__events", ("json_trigger_value", json.dumps(sent))


def write_state(state: WidgetState, held: State) -> None:
    """Put a value into a WidgetState; None leaves it unset, as the front end does."""
    field, value = held
    if value is None:
        return
    if field.endswith("_array_value"):
        array = getattr(state, field)
        array.SetInParent()
        array.data.extend(value)
    else:
        setattr(state, field, value)
