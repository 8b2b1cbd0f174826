"""A faultless content folder, made anew for each test."""

from __future__ import annotations

import pytest

from tests.model.content.good_content import GoodContent


@pytest.fixture
def good(tmp_path, monkeypatch):
    """Faultless content in `en` under the working directory."""
    monkeypatch.chdir(tmp_path)
    return GoodContent(tmp_path / "en")
