"""The small, complete content of `tests/model/content`, for commands too."""

from __future__ import annotations

import pytest

from tests.model.content.good_content import GoodContent


@pytest.fixture
def good(tmp_path, monkeypatch):
    """Faultless content in `en` under the working directory."""
    monkeypatch.chdir(tmp_path)
    return GoodContent(tmp_path / "en")
