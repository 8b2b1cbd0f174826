"""Sends the theme once, in the page itself, and with no answer to a tap.

Streamlit works the whole theme out for each answer, a third of all its work with our typeface and colours, and sends it
again. A browser that hears of it only then has drawn the page already, and draws all of it a second time.
"""

from __future__ import annotations

from typing import Any, Literal

from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from server import settings

_NAME = "_populate_theme_msg"
_work_out: Any = getattr(app_session, _NAME, None)


def theme_for(shade: Literal["light", "dark"]) -> dict[str, Any]:
    """The theme in one shade, as Streamlit's page reads it; empty where Streamlit cannot work it out any more."""
    settings.find_config_from_anywhere()
    theme = CustomThemeConfig()
    if _work_out:
        for part, section in ((theme, "theme"), (theme.sidebar, "theme.sidebar")):
            _work_out(part, section)
            _work_out(part, section.replace("theme", f"theme.{shade}"))
    told: dict[str, Any] = MessageToDict(theme, use_integers_for_enums=True)
    return told


def leave_theme_to_page() -> None:
    """From now on no message holds the theme. Does nothing where the page cannot be given it."""
    if theme_for("light"):
        setattr(app_session, _NAME, lambda *_: None)
