"""What a share file holds is read and written as it was before, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from model.share_file.contents import ShareFileContents
from model.share_file.soundness import require_sound

KEPT = Path(__file__).with_name("kept")


@pytest.mark.parametrize("name", ["meeting", "record"])
def test_contents_made_before_are_read_and_written_byte_for_byte(name: str) -> None:
    kept = (KEPT / f"{name}.json").read_text(encoding="utf-8").rstrip("\n")
    read = ShareFileContents.model_validate_json(kept)
    require_sound(read)
    assert read.model_dump_json() == kept


@pytest.mark.parametrize(("key", "other"), [("way", "mode"), ("part", "kind")])
def test_no_other_name_is_read_for_a_key(key: str, other: str) -> None:
    kept = (KEPT / "meeting.json").read_text(encoding="utf-8")
    with pytest.raises(ValidationError):
        ShareFileContents.model_validate_json(kept.replace(f'"{key}":', f'"{other}":'))
