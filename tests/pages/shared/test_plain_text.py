"""Typed words in places that read Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.shared.plain_text import plain

UNSEEN = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Maeve", "Maeve"),
        ("Seán O'Dálaigh, Áine", "Seán O'Dálaigh, Áine"),
        ("Trust: 3. There (when calm) - 10:30", f"Trust: 3. There (when calm) - 10:{UNSEEN}30"),
        ("Mary-Jane & Co. #2 + 1 < 3", "Mary-Jane & Co. #2 + 1 < 3"),
        ("**x** [a](b)", r"\*\*x\*\* \[a](b)"),
        ("# 1. - + >", r"\# 1. - + >"),
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        (">one", r"\>one"),
        ("---", r"\---"),
        (":red[x]", rf":{UNSEEN}red\[x]"),
        (":c{d}", rf":{UNSEEN}c\{{d}}"),
        (":smile: $x$ <b> &amp;", rf":{UNSEEN}smile: \$x\$ \<b> \&amp;"),
        ("http://b.ie", f"http:{UNSEEN}//b.ie"),
        ("www.b.ie", f"www{UNSEEN}.b.ie"),
        ("a@b.ie", f"a@{UNSEEN}b.ie"),
        ("a -> b -- c <-> d", f"a -{UNSEEN}> b -{UNSEEN}- c <{UNSEEN}-> d"),
        ("C:\\x \\* \\", rf"C:{UNSEEN}\x \\\* \\"),
        ("two\n\n    lines", "two lines"),
    ],
)
def test_marks_are_written_so_that_they_are_read_as_marks(typed: str, written: str) -> None:
    assert plain(typed) == written


@given(st.text())
def test_what_is_seen_is_what_was_typed(typed: str) -> None:
    typed = typed.replace(UNSEEN, "").replace("\\", "")
    seen = plain(typed).replace(UNSEEN, "").replace("\\", "")
    assert seen == " ".join(typed.split())
