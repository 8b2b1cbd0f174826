"""A file of everything: what is no such file, damaged, newer or beyond all measure is told apart."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import own_file
from model.own_file import (
    CONTENTS,
    MANIFEST,
    MOST_FILE_BYTES,
    SEALED,
    Damaged,
    DoesNotOpen,
    MadeByNewer,
    NeedsPassphrase,
    NotAnOwnFile,
    OwnFileFault,
    TooLarge,
    TooLargeForOne,
    TooShort,
    is_too_short,
    read,
    sealed,
    unsealed,
    written,
)
from model.share_file.seal import seal
from tests.model.share_file.examples import open_contents

ROWS = {"reflections": [{"id": "a", "words": "Séamus ✓", "on": date(2026, 3, 4)}], "answers": []}
WHOLE = written(ROWS)
"""Made once: a file has the second in it, and packs to another length in the next one."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=6,
)


def zipped(**files: object) -> bytes:
    """A zip with these files; what is not bytes goes in as JSON."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name.replace("_json", ".json"), held if isinstance(held, bytes) else json.dumps(held))
    return file.getvalue()


def manifest_of(data: bytes) -> dict[str, object]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        told: dict[str, object] = json.loads(archive.read(MANIFEST))
        return told


def test_rows_come_back_as_json_has_them() -> None:
    moment = {"at": datetime(2026, 3, 4, 9, 30, tzinfo=UTC)}
    assert read(written(ROWS | {"answers": [moment]})) == {
        "reflections": [{"id": "a", "words": "Séamus ✓", "on": "2026-03-04"}],
        "answers": [{"at": "2026-03-04T09:30:00+00:00"}],
    }


def test_file_is_two_json_files_that_any_tool_reads() -> None:
    data = written(ROWS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert (archive.namelist(), archive.testzip()) == ([MANIFEST, CONTENTS], None)
    told = manifest_of(data)
    assert (told["format"], told["version"]) == ("Alongside everything", 5)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"alongside",
        zipped(other=b"x"),
        zipped(manifest_json=b"{", everything_json=b"{}"),
        zipped(manifest_json={"format": "Alongside backup", "version": 1}, everything_json={}),
        zipped(manifest_json=b"[" * 100_000, everything_json=b"{}"),
    ],
    ids=["empty", "a PDF", "letters", "another zip", "no manifest", "a backup", "nested"],
)
def test_other_files_are_told_as_such(data: bytes) -> None:
    with pytest.raises(NotAnOwnFile):
        read(data)


@given(st.data())
def test_file_that_was_cut_off_is_never_read(data: st.DataObject) -> None:
    whole = WHOLE
    with pytest.raises((Damaged, NotAnOwnFile)):
        read(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.data())
def test_file_in_which_anything_was_changed_is_read_the_same_or_not_at_all(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        found = read(bytes(whole))
    except OwnFileFault:
        return
    assert found == read(WHOLE)


def test_newer_file_is_told_before_its_rows_are_looked_at() -> None:
    told = manifest_of(written(ROWS)) | {"version": 6}
    with pytest.raises(MadeByNewer):
        read(zipped(manifest_json=told, everything_json=b"\x00 no JSON"))


def test_bomb_is_read_no_further_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_file, "MOST_BYTES", 1000)
    told = manifest_of(written(ROWS))
    with pytest.raises(TooLarge):
        read(zipped(manifest_json=told, everything_json=b"0" * 1001))


def test_file_that_is_too_large_is_not_even_looked_into() -> None:
    for begins in (b"PK", SEALED.beginning, b""):
        too_large = begins + bytes(MOST_FILE_BYTES + 1 - len(begins))
        for look in (read, lambda data: unsealed(data, PASSPHRASE)):
            with pytest.raises(TooLarge):
                look(too_large)


@pytest.mark.parametrize(
    ("bound", "most"),
    [("MOST_BYTES", 50), ("MOST_FILE_BYTES", len(WHOLE) - 9), ("MOST_FILE_BYTES", len(WHOLE) * 5 // 4)],
    ids=["unpacked", "packed", "sealed"],
)
def test_what_would_never_be_read_again_is_not_saved(monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    monkeypatch.setattr(own_file, bound, most)
    with pytest.raises(TooLargeForOne):
        sealed(written(ROWS), PASSPHRASE)


def test_names_in_the_archive_are_never_paths_on_this_machine() -> None:
    file = BytesIO(written(ROWS))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../outside.txt", "x")
    assert read(file.getvalue()) == read(written(ROWS))


@given(JSON)
def test_contents_that_are_no_rows_are_told_as_damaged(contents: object) -> None:
    held = json.dumps(contents).encode()
    told = manifest_of(written(ROWS)) | {"sha256": own_file.sha256(held).hexdigest()}
    data = zipped(manifest_json=told, everything_json=held)
    is_rows = isinstance(contents, dict) and all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in contents.values()
    )
    if is_rows:
        assert read(data) == contents
    else:
        with pytest.raises(Damaged):
            read(data)


PASSPHRASE = "four words that fit"


def test_sealed_file_opens_with_its_passphrase_alone() -> None:
    file = written(ROWS)
    held = sealed(file, PASSPHRASE)
    assert (unsealed(held, PASSPHRASE), file[:4] in held, held.startswith(SEALED.beginning)) == (file, False, True)
    with pytest.raises(DoesNotOpen):
        unsealed(held, "another passphrase")
    with pytest.raises(NeedsPassphrase):
        unsealed(held, "")


def test_file_that_is_not_sealed_needs_no_passphrase() -> None:
    file = written(ROWS)
    assert (unsealed(file, ""), unsealed(file, PASSPHRASE)) == (file, file)


def test_sealed_file_that_was_cut_off_or_changed_is_damaged() -> None:
    held = sealed(written(ROWS), PASSPHRASE)
    *before, tag = held.split(b".")
    for damaged in (held[:-9], b".".join([*before, tag[::-1]])):
        with pytest.raises(Damaged):
            unsealed(damaged, PASSPHRASE)


def test_share_file_is_no_sealed_file_of_everything() -> None:
    with pytest.raises(NotAnOwnFile):
        read(unsealed(seal(open_contents(), PASSPHRASE), PASSPHRASE))


def test_short_passphrase_is_tried_as_any_and_does_not_open() -> None:
    with pytest.raises(DoesNotOpen):
        unsealed(sealed(written(ROWS), PASSPHRASE), "wrong")


@pytest.mark.parametrize(("passphrase", "short"), [("", False), ("short", True), (PASSPHRASE, False)])
def test_passphrase_is_long_or_none_at_all(passphrase: str, short: bool) -> None:
    assert is_too_short(passphrase) is short
    if short:
        with pytest.raises(TooShort):
            sealed(b"", passphrase)
