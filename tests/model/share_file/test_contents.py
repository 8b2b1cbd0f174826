"""The keys of a share file stay as they were, whatever the code calls what they hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from model.share_file.contents import ShareFileContents
from tests.model.share_file.examples import open_contents


@pytest.mark.parametrize(("key", "word"), [("way", "mode"), ("part", "kind")])
def test_a_key_is_written_and_read_under_its_own_name_only(key: str, word: str) -> None:
    written = open_contents().model_dump_json()
    assert f'"{key}":' in written
    assert ShareFileContents.model_validate_json(written) == open_contents()
    with pytest.raises(ValidationError):
        ShareFileContents.model_validate_json(written.replace(f'"{key}":', f'"{word}":'))
