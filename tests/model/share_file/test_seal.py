"""A share file opens with its passphrase, and tells clearly what is wrong with it in every other case."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from joserfc.jwe import encrypt_compact
from joserfc.jwk import OctKey

from model.share_file.contents import ShareFileContents
from model.share_file.faults import (
    CutOff,
    DoesNotOpen,
    MadeByNewer,
    NotAShareFile,
    NotUnderstood,
    PassphraseTooShort,
    ShareFault,
    TooLarge,
)
from model.share_file.seal import MOST_BYTES, SPOKEN, _registry, seal, suggest_passphrase, unseal
from tests.effort import examples
from tests.model.share_file.examples import PASSPHRASE, open_contents, record_contents

TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters=[chr(code) for code in range(32) if code not in (9, 10)]
    ),
    max_size=300,
)
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PART_NAMES = ("header", "key", "iv", "words", "tag")


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """A share file."""
    return seal(open_contents(), PASSPHRASE)


def told(kind: type[ShareFault], act: Callable[[], object]) -> str:
    """What people read when `act` fails with `kind`: nobody's words and no passphrase, there or in its trace."""
    with pytest.raises(ShareFault) as caught:
        act()
    assert type(caught.value) is kind
    shown = caught.getrepr(style="short", chain=True)
    assert "laughed" not in repr(shown)
    assert PASSPHRASE not in caught.value.message
    assert caught.value.message == str(caught.value)
    assert re.fullmatch(r"[A-Z][^\n]+\.", caught.value.message)
    return caught.value.message


def header_of(data: bytes) -> dict[str, Any]:
    part = data.split(b".")[0]
    found: dict[str, Any] = json.loads(urlsafe_b64decode(part + b"=="))
    return found


def with_header(data: bytes, header: object) -> bytes:
    """The same file under another header."""
    written = header if isinstance(header, bytes) else json.dumps(header, separators=(",", ":")).encode()
    return b".".join([urlsafe_b64encode(written).rstrip(b"="), *data.split(b".")[1:]])


@settings(max_examples=examples(8), deadline=None, derandomize=True)
@example("Line one\n\tline two: 'quotes' \"too\", \N{SNOWMAN} and \N{LINE SEPARATOR}")
@example("")
@given(TEXTS)
def test_whatever_was_written_comes_out_as_it_went_in(words: str) -> None:
    contents = open_contents(words)
    assert unseal(seal(contents, PASSPHRASE), PASSPHRASE) == contents


def test_a_record_comes_out_as_it_went_in() -> None:
    assert unseal(seal(record_contents(), PASSPHRASE), PASSPHRASE) == record_contents()


def test_a_file_is_a_jwe_with_the_header_that_is_documented(sealed: bytes) -> None:
    header = header_of(sealed)
    assert len(urlsafe_b64decode(header.pop("p2s") + "==")) == 16
    assert header == {
        "typ": "alongside-share",
        "v": 2,
        "alg": "PBES2-HS512+A256KW",
        "enc": "A256GCM",
        "p2c": 250_000,
    }


def test_two_files_of_the_same_have_nothing_in_common_but_the_kind(sealed: bytes) -> None:
    again = seal(open_contents(), PASSPHRASE).split(b".")
    assert [one == two for one, two in zip(sealed.split(b"."), again, strict=True)] == [False] * 5


def test_no_words_stand_in_the_file(sealed: bytes) -> None:
    opened = b"".join(urlsafe_b64decode(part + b"==") for part in sealed.split(b"."))
    assert [word for word in (b"laughed", b"umbrella", b"Anna", b"0a1b2c3d") if word in opened] == []


@pytest.mark.parametrize("same", [f"  {PASSPHRASE}\n", PASSPHRASE.replace("a", "\N{FULLWIDTH LATIN SMALL LETTER A}")])
def test_spaces_at_the_ends_and_forms_of_a_letter_do_not_matter(sealed: bytes, same: str) -> None:
    assert unseal(sealed, same) == open_contents()


@pytest.mark.parametrize("space", [b"\n", b"  \r\n"])
def test_space_around_the_file_does_not_matter(sealed: bytes, space: bytes) -> None:
    assert unseal(space + sealed + space, PASSPHRASE) == open_contents()


@pytest.mark.parametrize(
    "wrong",
    [PASSPHRASE.upper(), PASSPHRASE.replace("-", " "), suggest_passphrase(), "wrong", "", " " * 40],
    ids=["in capitals", "with spaces", "another", "a short one", "none", "spaces alone"],
)
def test_a_wrong_passphrase_is_told_with_what_to_check(sealed: bytes, wrong: str) -> None:
    message = told(DoesNotOpen, lambda: unseal(sealed, wrong))
    assert "capitals" in message
    assert "looks the same from here" in message


@pytest.mark.parametrize("short", ["", "kettle drum 7", " " * 40, "  kettle drum 7   "])
def test_a_short_passphrase_does_not_seal(short: str) -> None:
    told(PassphraseTooShort, lambda: seal(open_contents(), short))


def test_a_passphrase_that_looks_like_a_key_is_a_passphrase_all_the_same() -> None:
    key = "ssh-rsa -----BEGIN PUBLIC KEY-----"
    assert unseal(seal(open_contents(), key), key) == open_contents()


def test_suggested_passphrases_are_long_and_easy_to_say() -> None:
    suggested = [suggest_passphrase() for _ in range(200)]
    assert len(set(suggested)) == 200
    assert [one for one in suggested if not re.fullmatch(rf"[{SPOKEN}]{{5}}(-[{SPOKEN}]{{5}}){{3}}", one)] == []
    assert set(SPOKEN) & set("0o1il5s2z8b") == set()


@pytest.mark.parametrize(
    "junk", [b"", b"   \n", b"%PDF-1.7 ....", b"....", b"e30....", b"\xff" * 500, b"[" * 5000, b"{}"]
)
def test_another_file_is_not_a_share_file(junk: bytes) -> None:
    told(NotAShareFile, lambda: unseal(junk, PASSPHRASE))


@settings(max_examples=examples(60), deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_no_junk_opens(junk: bytes) -> None:
    with pytest.raises(NotAShareFile):
        unseal(junk, PASSPHRASE)


def test_another_kind_of_jwe_is_not_a_share_file() -> None:
    key = OctKey(PASSPHRASE.encode(), PASSPHRASE.encode())
    header = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2c": 1000}
    other = encrypt_compact(header, b"{}", key, ["PBES2-HS256+A128KW", "A128GCM"]).encode()
    told(NotAShareFile, lambda: unseal(other, PASSPHRASE))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5), ids=PART_NAMES)
@pytest.mark.parametrize("at", [0, 7, -1])
def test_a_changed_letter_in_any_part_is_found(sealed: bytes, part: int, at: int) -> None:
    parts = sealed.split(b".")
    changed = bytearray(parts[part])
    for letter in (LETTERS[(LETTERS.index(changed[at]) + 1) % 64], LETTERS[LETTERS.index(changed[at]) ^ 32]):
        changed[at] = letter
        with pytest.raises(ShareFault) as caught:
            unseal(b".".join([*parts[:part], bytes(changed), *parts[part + 1 :]]), PASSPHRASE)
        expected = {"header": (NotAShareFile, CutOff, DoesNotOpen), "key": (DoesNotOpen, CutOff)}
        assert type(caught.value) in expected.get(PART_NAMES[part], (CutOff,))


@pytest.mark.slow
@settings(max_examples=examples(15), deadline=None, derandomize=True)
@given(st.data())
def test_a_flipped_bit_anywhere_is_found(data: st.DataObject) -> None:
    sealed = seal(open_contents(), PASSPHRASE)
    at = data.draw(st.integers(0, 400) | st.integers(0, len(sealed) - 1))
    flipped = bytearray(sealed)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ShareFault):
        unseal(bytes(flipped), PASSPHRASE)


def test_a_file_cut_off_anywhere_is_told_as_cut_off(sealed: bytes) -> None:
    begins = 40
    lengths = [*range(begins, 400), *range(400, len(sealed), 997), len(sealed) - 1]
    kinds = set()
    for length in lengths:
        with pytest.raises(ShareFault) as caught:
            unseal(sealed[:length], PASSPHRASE)
        kinds.add(type(caught.value))
    assert kinds == {CutOff}
    for length in range(begins - 10):
        with pytest.raises(NotAShareFile):
            unseal(sealed[:length], PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"alg": "PBES2-HS256+A128KW"},
        {"alg": "dir"},
        {"alg": "none"},
        {"enc": "A128GCM"},
        {"enc": None},
        {"p2c": 1},
        {"p2c": 0},
        {"p2c": -1},
        {"p2c": 249_999},
        {"p2c": 2**31},
        {"p2c": 10**300},
        {"p2c": 250_000.0},
        {"p2c": "250000"},
        {"p2c": None},
        {"p2s": ""},
        {"p2s": 5},
        {"p2s": "A" * 200},
        {"v": 0},
        {"v": -1},
        {"v": True},
        {"v": 1.0},
        {"v": "1"},
        {"v": None},
        {"zip": "DEF"},
        {"crit": ["v"]},
        {"kid": "x"},
    ],
    ids=repr,
)
def test_another_header_is_refused_before_the_passphrase_is_looked_at(sealed: bytes, change: dict[str, Any]) -> None:
    told(CutOff, lambda: unseal(with_header(sealed, header_of(sealed) | change), "short"))


@pytest.mark.parametrize("version", [3, 4, 10**9])
def test_a_newer_file_is_told_as_newer(sealed: bytes, version: int) -> None:
    told(MadeByNewer, lambda: unseal(with_header(sealed, header_of(sealed) | {"v": version}), PASSPHRASE))


def test_a_newer_file_in_other_algorithms_is_told_as_newer(sealed: bytes) -> None:
    header = {"typ": "alongside-share", "v": 3, "alg": "other", "enc": "other"}
    told(MadeByNewer, lambda: unseal(with_header(sealed, header), PASSPHRASE))


@pytest.mark.parametrize("header", [b"[" * 380, b'{"typ":' * 40, b"null", b"[]", b'"alongside-share"', b"9" * 380])
def test_a_header_that_is_none_is_not_a_share_file(sealed: bytes, header: bytes) -> None:
    told(NotAShareFile, lambda: unseal(with_header(sealed, header), PASSPHRASE))


def test_nine_megabytes_are_too_large_before_anything_is_read(sealed: bytes) -> None:
    told(TooLarge, lambda: unseal(sealed + b"A" * 9_000_000, "short"))
    told(TooLarge, lambda: unseal(b" " * 9_000_000, "short"))


def large_contents(items: int) -> ShareFileContents:
    contents = open_contents("laughed " * 20_000)
    [item] = contents.content.brought  # type: ignore[union-attr]
    return contents.model_copy(update={"content": contents.content.model_copy(update={"brought": (item,) * items})})


def test_the_largest_contents_that_are_sealed_open_and_larger_ones_are_refused() -> None:
    contents = large_contents(35)
    sealed = seal(contents, PASSPHRASE)
    assert 7_000_000 < len(sealed) <= MOST_BYTES
    assert unseal(sealed, PASSPHRASE) == contents
    told(TooLarge, lambda: seal(large_contents(37), PASSPHRASE))


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"kind": "she laughed"}',
        open_contents().model_dump_json().replace('"number":1', '"number":1,"more":"laughed"').encode(),
        open_contents("\\").model_dump_json().replace("\\\\", "\\u0000").encode(),
        open_contents("\\").model_dump_json().replace("\\\\", "\\ud800").encode(),
        open_contents().model_dump_json().replace("2026-03-04T", "0001-01-01T").encode(),
        open_contents().model_dump_json().replace('"number":1', '"number":"1"').encode(),
        open_contents("q").model_dump_json().replace('"q"', f'"{"q" * 200_001}"').encode(),
    ],
    ids=range(12),
)
def test_what_are_no_contents_is_told_without_its_words(inside: bytes) -> None:
    sealed = seal_bytes(inside)
    told(NotUnderstood, lambda: unseal(sealed, PASSPHRASE))


def seal_bytes(inside: bytes) -> bytes:
    """A file as ours, with anything in it."""
    key = OctKey(PASSPHRASE.encode(), PASSPHRASE.encode())
    header = {"typ": "alongside-share", "v": 1, "alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "p2c": 250_000}
    return encrypt_compact(header, inside, key, registry=_registry()).encode()
