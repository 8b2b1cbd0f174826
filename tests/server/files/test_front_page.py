"""What the one HTML page tells a browser to fetch early."""

from __future__ import annotations

import re

from pages.parts.shared import component
from server.files.component_files import kept_place
from server.files.front_page import front_page
from tests.shipped import ROOT

BROWSER = ROOT / "pages" / "parts" / "shared" / "browser"


def test_home_is_the_same_page_without_them() -> None:
    boxes = r'    <link rel="preload" as="\w+" crossorigin href="\./(?:_stcore|static/components)/.+\n'
    assert front_page(has_boxes=False).decode() == re.sub(boxes, "", front_page().decode()) != front_page().decode()


def test_all_that_the_box_asks_for_is_fetched_beside_the_rest_from_where_the_box_lies() -> None:
    early = re.findall(r'<link rel="preload" as="(\w+)" crossorigin href="\.(/\S+/)(\S+)">', front_page().decode())
    asked = {"typing_box.js"}
    while (
        more := {
            name
            for script in asked
            for name in re.findall(r'^import .* from "\./(\S+)"$', (BROWSER / script).read_text(), re.MULTILINE)
        }
        - asked
    ):
        asked |= more

    known = f"/_stcore/bidi-components/{component._full('typing_box')}/"
    assert set(early) == {
        ("script", known, "typing_box.js"),
        *(("script", kept_place(), one) for one in asked),
        ("fetch", kept_place(), "typing_box.css"),
    }
    assert all((BROWSER / name).is_file() for _, _, name in early)
