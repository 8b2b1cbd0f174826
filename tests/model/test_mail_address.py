"""Which addresses of e-mail are one, and which only look like it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.mail_address import LONGEST, mail_address

ANN = "ann@example.org"
SIGNS = st.text(min_size=1, max_size=20)
ONE_DOMAIN = st.just("example.org")


def form(text: str) -> str | None:
    try:
        return mail_address(text)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann@Example.ORG\n", ANN),
        ("ann@example.org.", ANN),
        ("ann@\uff45xample.org", ANN),
        ("JOSÉ@example.org", "josé@example.org"),
        ("jose\u0301@example.org", "josé@example.org"),
        ("ann+work@straße.de", "ann+work@xn--strae-oqa.de"),
        ("ann@xn--strae-oqa.de", "ann@xn--strae-oqa.de"),
        ("ann@localhost", "ann@localhost"),
    ],
)
def test_one_mailbox_has_one_form(typed: str, kept: str) -> None:
    assert mail_address(typed) == kept


@pytest.mark.parametrize(
    "other",
    [
        "\u0430nn@example.org",
        "ann@ex\u0430mple.org",
        "\uff41nn@example.org",
        "ann@example.com",
        "ann+x@example.org",
        "a.nn@example.org",
    ],
    ids=["homoglyph before the @", "homoglyph after it", "wide letter", "another domain", "tagged", "dotted"],
)
def test_what_only_looks_like_it_is_another(other: str) -> None:
    assert form(other) != ANN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gro\u00df@example.org", "gross@example.org"),
        ("m\u0131ke@example.org", "mike@example.org"),
        ("m\u0130ke@example.org", "mike@example.org"),
        ("\u212aim@example.org", "kim@example.org"),
        ("\ufb01ona@example.org", "fiona@example.org"),
        ("ann@stra\u00dfe.de", "ann@strasse.de"),
    ],
    ids=["sharp s", "dotless i", "dotted I", "kelvin", "ligature", "sharp s in a domain"],
)
def test_letters_that_some_programs_make_alike_stay_apart(one: str, other: str) -> None:
    assert form(one) != form(other)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@a..b",
        "ann @example.org",
        "ann@exa mple.org",
        "ann\x00@example.org",
        "an\u200bn@example.org",
        "an\u202en@example.org",
        "ann@example.org, ben@example.org",
        "Ann <ann@example.org>",
        '"<script>alert(1)</script>"@example.org',
        "<script>@example.org",
        f"{'a' * 10_000}@example.org",
        f"ann@{'a' * 10_000}",
        "ann@" + "\u0130" * 200,
        "\ud800@example.org",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert form(typed) is None


@given(SIGNS, ONE_DOMAIN | SIGNS)
@example("\u1e9e", "example.org")
def test_the_form_of_a_form_is_itself_and_short(before: str, after: str) -> None:
    kept = form(f"{before}@{after}")

    assert kept is None or form(kept) == kept or len(kept) > LONGEST
    assert kept is None or kept.rpartition("@")[2].isascii()


@given(SIGNS)
def test_nothing_becomes_plain_that_was_not(before: str) -> None:
    """Whoever has a mailbox of other writing never has that of plain letters."""
    kept = form(f"{before}@example.org")

    assert kept is None or kept.rpartition("@")[0].isascii() == before.strip().isascii()


@given(SIGNS)
def test_only_case_and_how_a_letter_is_put_together_are_made_alike(before: str) -> None:
    kept = form(f"{before}@example.org")
    same = unicodedata.normalize("NFC", before.strip())

    assert kept is None or len(kept.rpartition("@")[0]) == len(same)
