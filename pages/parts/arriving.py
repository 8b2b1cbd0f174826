"""Arriving at a new screen: the page goes to its top and the heading is read out, as it would on a page of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_NAME = "alongside_arriving.arriving"
_ASSETS = ComponentManifest("alongside_arriving", "1", [ComponentConfig("arriving", "browser")])
_registering = Lock()


def arrive_at(screen: str) -> None:
    """Move to the top and to the heading when `screen` is another one than was drawn last."""
    _renderer()(key="arriving", data=[{"screen": screen}])


def _renderer() -> ComponentRenderer:
    manager = get_bidi_component_manager()
    with _registering:
        if manager.get_component_asset_root(_NAME) is None:
            manager.register_from_manifest(_ASSETS, Path(__file__).parent)
    return _component()


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(_NAME, html="<span hidden></span>", js="arriving.js", isolate_styles=True)
