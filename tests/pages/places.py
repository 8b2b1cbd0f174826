"""Described scales, as page tests read and tap them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

_taps = count(1)


def scales(at: AppTest) -> dict[str, dict[str, Any]]:
    """What each scale on the page was drawn with, by the field it is for, in order."""
    return {_field_of(data): data for data, _ in _boxes(at) if data.get("scale")}


def place_shown(at: AppTest, field: str) -> str | None:
    """The place that stands in a scale, as the browser is told it."""
    shown: str = scales(at)[field]["words"]
    return shown or None


def tap(at: AppTest, field: str, place: str) -> AppTest:
    """Tap a place as the browser sends it, with whatever else was set or pressed, and run; "" takes it back."""
    ((data, id_),) = [(data, id_) for data, id_ in _boxes(at) if data.get("scale") and _field_of(data) == field]
    return _send(at, id_, data, place)


def tap_left_behind(at: AppTest, scale: Mapping[str, Any], place: str) -> AppTest:
    """Send a tap on a scale that has left the screen, as the outbox does, and run."""
    ((_, id_),) = [(data, id_) for data, id_ in _boxes(at) if data.get("field", "") is None]
    return _send(at, id_, scale, place)


def _boxes(at: AppTest) -> list[tuple[dict[str, Any], str]]:
    """What each component on the page was drawn with, and its id."""
    return [(json.loads(one.proto.json)[0], one.proto.id) for one in at.get("bidi_component")]


def _send(at: AppTest, id_: str, drawn: Mapping[str, Any], place: str) -> AppTest:
    item = {"draft": drawn["draft"], "field": drawn["field"], "words": place, "base": drawn["version"]}
    sent = [{"event": "typed", "value": {"tab": "tab", "items": [item | {"nonce": str(next(_taps))}]}}]
    states = at._tree.get_widget_states()
    id_ = f"$$STREAMLIT_INTERNAL_KEY_{id_}__events"
    states.widgets.append(WidgetState(id=id_, json_trigger_value=json.dumps(sent)))
    return at._run(states)


def _field_of(data: Mapping[str, Any]) -> str:
    return str(data["field"]).removesuffix(":tapped")
