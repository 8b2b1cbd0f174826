"""The content that Alongside ships with."""

from __future__ import annotations

import re
import time
from pathlib import Path

from model.content import load_content
from model.content.check import check
from model.content.schema import FILES, PLACEHOLDERS

PLACEHOLDER = re.compile("|".join(rf"\{{{name}\}}" for name in PLACEHOLDERS))
SHIPPED = Path(__file__).resolve().parents[2] / "content" / "en"


def test_shipped_content_has_no_faults():
    assert [str(fault) for fault in check(SHIPPED).faults] == []


def test_shipped_content_loads_quickly():
    load_content(SHIPPED)
    started = time.process_time()
    load_content(SHIPPED)
    assert time.process_time() - started < 0.5


def test_shipped_content_has_no_placeholder_left_in_any_word():
    content = load_content(SHIPPED)
    left = [
        (word.key, found)
        for word in content.settings.person_words
        for name in FILES
        for found in PLACEHOLDER.findall(getattr(content.spoken(word.key), name).model_dump_json())
    ]
    assert left == []
