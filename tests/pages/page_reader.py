"""Ways of looking at a page that AppTest has drawn."""

from __future__ import annotations

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element, Node, Selectbox, Widget

AS_TEXT = ("text", "code")
"""Kinds of element whose words are shown as they are; all others read them as Markdown."""


def elements(at: AppTest) -> Iterator[Element]:
    """Everything on the page, in order."""
    yield from _below(at.main)


def _below(node: Node) -> Iterator[Element]:
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _below(child)
    elif isinstance(node, Element):
        yield node


def titles(at: AppTest) -> list[str]:
    """The page's main headings."""
    return [title.value for title in at.title]


def headings(at: AppTest) -> list[str]:
    """The page's second headings."""
    return [header.value for header in at.header]


def subheadings(at: AppTest) -> list[str]:
    """The page's third headings."""
    return [subheader.value for subheader in at.subheader]


def texts(at: AppTest) -> list[str]:
    """The words that are shown as they were typed."""
    return [text.value for text in at.text]


def captions(at: AppTest) -> list[str]:
    """What is said in small print."""
    return [caption.value for caption in at.caption]


def buttons(at: AppTest) -> list[str]:
    """What the buttons say."""
    return [button.label for button in at.button]


def choice_of(at: AppTest, key: str) -> Selectbox[str]:
    """A choice on the page of an own plan: its key ends with a mark of the names it offers."""
    [found] = [one for one in at.selectbox if str(one.key).rpartition("_")[0] == key]
    return found


def links(at: AppTest) -> list[tuple[str, str]]:
    """Each link to a page: its words, and the page and query it leads to."""
    found = (element.proto for element in elements(at) if element.type == "page_link")
    return [(proto.label, f"{proto.page}?{proto.query_string}".rstrip("?")) for proto in found]


def whole(at: AppTest) -> str:
    """Every word of the page, as the browser is told them."""
    return "\n".join(str(element.proto) for element in elements(at))


def read_as_markdown(at: AppTest) -> list[str]:
    """What the browser would read as Markdown: headings, paragraphs, captions, alerts, labels."""
    return [
        str(getattr(element.proto, "body", "")) + str(getattr(element.proto, "label", ""))
        for element in elements(at)
        if element.type not in AS_TEXT
    ]


def nameless(at: AppTest) -> list[str]:
    """Widgets without a visible label or without a key of our own."""
    return [
        f"{widget.type} {widget.key}: {getattr(widget, 'label', '')!r}"
        for widget in elements(at)
        if isinstance(widget, Widget) and not (widget.key and _visible_label(widget))
    ]


def _visible_label(widget: Widget) -> bool:
    hidden = getattr(getattr(widget.proto, "label_visibility", None), "value", 0)
    return bool(widget.proto.label) and not hidden


def trouble(at: AppTest) -> list[str]:
    """Every exception and every error told on the page."""
    return [str(fault.value) for fault in (*at.exception, *at.error)]


def listed(at: AppTest, here: str) -> AppTest:
    """The page once its list of all screens or steps is open, at this one."""
    at.session_state[f"go_to_{here}"] = True
    return at.run()
