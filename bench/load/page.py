"""What the server has drawn in one tab, and what the widgets on it hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load.widgets import WIDGETS, ScenarioError, State, chosen_state, default_state, pushed_state

Path = tuple[int, ...]


@dataclass(slots=True)
class Node:
    """One element of the page, as it last came over the wire."""

    kind: str
    body: Any
    """The element's protobuf message."""

    raw: bytes
    """For text search."""

    run: int
    fragment_id: str
    script_hash: str

    @property
    def is_widget(self) -> bool:
        return self.kind in WIDGETS and bool(getattr(self.body, "id", ""))

    @property
    def holds_value(self) -> bool:
        return self.is_widget and not WIDGETS[self.kind].is_trigger

    @property
    def label(self) -> str:
        return getattr(self.body, "label", "")


class Page:
    """The elements of one page, by where they stand, and the widgets' values, by their ids."""

    def __init__(self) -> None:
        self.values: dict[str, State] = {}
        self._nodes: dict[Path, Node] = {}
        self._blocks: dict[Path, tuple[int, str]] = {}
        self._values_in_forms: dict[str, dict[str, State]] = {}
        self._clearing_forms: set[str] = set()

    def sees(self, text: str) -> bool:
        """Whether some element contains the text."""
        wanted = text.encode()
        return any(wanted in node.raw for node in self._nodes.values())

    def find(self, label: str, kinds: Iterable[str] = WIDGETS) -> Node:
        """The widget with this label, or key; `Label#2` is the second of several."""
        wanted, _, number = label.rpartition("#")
        if not (wanted and number.isdigit()):
            wanted, number = label, "1"
        nodes = [node for _, node in sorted(self._nodes.items()) if node.kind in kinds]
        found = [node for node in nodes if node.label == wanted]
        found = found or [node for node in nodes if getattr(node.body, "id", "").endswith(f"-{wanted}")]
        found = found or [node for node in nodes if wanted in node.label]
        if len(found) < int(number):
            raise ScenarioError(f"no widget {label!r} among {[node.label for node in nodes]}")
        return found[int(number) - 1]

    def labels(self) -> list[tuple[str, str]]:
        """(kind, label) of every widget and link, in page order."""
        nodes = [node for _, node in sorted(self._nodes.items())]
        return [(node.kind, node.label) for node in nodes if node.is_widget or node.kind == "page_link"]

    def choose(self, node: Node, value: Any) -> None:
        """Let a widget hold what a person chose; in a form, hold it back until the form is sent."""
        widget = node.body
        held_back = self._values_in_forms.setdefault(widget.form_id, {}) if widget.form_id else self.values
        held_back[widget.id] = chosen_state(node.kind, widget, value)

    def take_in_form(self, form_id: str) -> None:
        """Let what was held back in a form count."""
        self.values.update(self._values_in_forms.pop(form_id, {}))

    def clear_form(self, form_id: str) -> None:
        """Put the widgets of a form back to what they began with, if the form asks for that."""
        if form_id not in self._clearing_forms:
            return
        for node in self._nodes.values():
            if node.holds_value and getattr(node.body, "form_id", "") == form_id:
                self.values[node.body.id] = default_state(node.kind, node.body)

    def keep_only(self, script_hash: str) -> None:
        """Forget what widgets hold that another script drew, as going to another page does."""
        kept = {node.body.id for node in self._nodes.values() if node.is_widget and node.script_hash == script_hash}
        self.values = {id_: value for id_, value in self.values.items() if id_ in kept}

    def draw(self, message: ForwardMsg, run: int) -> Node | None:
        """Draw what came; the new element, or None where it was none."""
        path, delta = tuple(message.metadata.delta_path), message.delta
        kind = delta.WhichOneof("type")
        if kind == "add_block":
            self._nodes.pop(path, None)
            self._blocks[path] = (run, delta.fragment_id)
            if delta.add_block.form.clear_on_submit:
                self._clearing_forms.add(delta.add_block.form.form_id)
        if kind != "new_element":
            return None
        if path in self._blocks:
            self._drop_from(path)
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        body = getattr(element, kind) if kind else element
        script = message.metadata.active_script_hash
        node = Node(kind, body, element.SerializeToString(), run, delta.fragment_id, script)
        self._nodes[path] = node
        if node.holds_value:
            self._mount(node)
        return node

    def _mount(self, node: Node) -> None:
        """Give a new widget its default, as the front end does when it draws it.

        The value of a widget in a form is only held back once a person set it.
        """
        widget = node.body
        if getattr(widget, "set_value", False):
            self.values[widget.id] = pushed_state(node.kind, widget)
        elif widget.id not in self.values:
            self.values[widget.id] = default_state(node.kind, widget)

    def forget_stale(self, run: int, fragments: tuple[str, ...]) -> None:
        """Drop what the run that just finished did not draw again."""

        def stale(drawn_in: int, fragment_id: str) -> bool:
            return drawn_in != run and (not fragments or fragment_id in fragments)

        self._blocks = {path: block for path, block in self._blocks.items() if not stale(*block)}
        self._nodes = {path: node for path, node in self._nodes.items() if not stale(node.run, node.fragment_id)}
        alive = {node.body.id for node in self._nodes.values() if node.is_widget}
        self.values = {id_: value for id_, value in self.values.items() if id_ in alive}

    def _drop_from(self, path: Path) -> None:
        self._blocks.pop(path, None)
        self._nodes = {other: node for other, node in self._nodes.items() if other[: len(path)] != path}
