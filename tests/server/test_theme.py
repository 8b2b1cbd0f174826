from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from server import settings
from server.theme import remember_theme

SECTIONS = ["theme", *(f"theme.{part}" for part in ("light", "dark", "sidebar", "light.sidebar", "dark.sidebar"))]


@pytest.fixture
def our_theme(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(config, "_main_script_path", None)
    settings.apply()
    yield
    monkeypatch.undo()
    config.get_config_options(force_reparse=True)


def filled() -> CustomThemeConfig:
    theme = CustomThemeConfig()
    parts = [theme, theme.light, theme.dark, theme.sidebar, theme.light.sidebar, theme.dark.sidebar]
    for part, section in zip(parts, SECTIONS, strict=True):
        app_session._populate_theme_msg(part, section)
    return theme


@pytest.mark.usefixtures("our_theme")
def test_remembered_theme_is_the_one_streamlit_works_out() -> None:
    worked_out = filled()
    remember_theme()
    assert filled() == filled() == worked_out
    assert worked_out.body_font.startswith("Atkinson")
    assert worked_out.HasField("dark")


@pytest.mark.usefixtures("our_theme")
def test_remembered_theme_cannot_be_changed_by_one_session() -> None:
    remember_theme()
    first, before = filled(), filled()
    first.primary_color = "#ff0000"
    assert filled() == before
