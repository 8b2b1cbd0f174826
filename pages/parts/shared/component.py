"""Our own components: scripts in `browser/`, sent once as files, never inline; and arriving at a new screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_registering = Lock()


def component(name: str, html: str) -> ComponentRenderer:
    """The component whose script is `browser/<name>.js`, known to whichever runtime is running this script.

    As files the script comes once from our own address: inline it would travel with every save, and the page's
    security policy would have to allow scripts from `blob:`.
    """
    manager = get_bidi_component_manager()
    with _registering:
        if manager.get_component_asset_root(_full(name)) is None:
            assets = ComponentManifest(_package(name), "1", [ComponentConfig(name, "browser")])
            manager.register_from_manifest(assets, Path(__file__).parent)
    return _renderer(name, html)


@cache
def _renderer(name: str, html: str) -> ComponentRenderer:
    return st.components.v2.component(_full(name), html=html, js=f"{name}.js", isolate_styles=True)


def _package(name: str) -> str:
    return f"alongside_{name}"


def _full(name: str) -> str:
    return f"{_package(name)}.{name}"


def arrive_at(screen: str) -> None:
    """Move to the top and to the heading when `screen` is another one than was drawn last."""
    component("arriving", "<span hidden></span>")(key="arriving", data=[{"screen": screen}])


def page_frame(html: str, title: str, height: int, *, key: str) -> None:
    """Show a page of ours to look at, `height` CSS pixels high. Nothing in it runs, is sent or leads anywhere."""
    component("page_frame", "<span hidden></span>")(key=key, data=[{"html": html, "title": title, "height": height}])
