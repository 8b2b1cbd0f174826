"""Works the theme out once.

Streamlit sends the whole theme with the answer to every tap and works it out anew each time: with our typeface and
colours that was a third of all work the server did for an answer. The settings do not change while it runs.
"""

from __future__ import annotations

from functools import cache, wraps
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def remember_theme() -> None:
    """From now on each part of the theme is worked out once. Does nothing where Streamlit has no such function."""
    work_out: Any = getattr(app_session, "_populate_theme_msg", None)
    if work_out is None or hasattr(work_out, "__wrapped__"):
        return

    @cache
    def known(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        work_out(theme, section)
        return theme

    @wraps(work_out)
    def from_memory(msg: CustomThemeConfig, section: str = "theme") -> None:
        theme = known(section)
        if theme.ByteSize():
            msg.MergeFrom(theme)

    app_session._populate_theme_msg = from_memory  # noqa: SLF001  there is no public way
