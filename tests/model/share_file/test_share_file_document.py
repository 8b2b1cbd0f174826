"""docs/share-file.md is right about the file: its code opens one, and its tables are complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from model.share_file.contents import SentMeeting, SentRecord, ShareFileContents
from model.share_file.seal import ALGORITHM, ENCRYPTION, MOST_BYTES, ROUNDS, SUFFIX, TYPE, VERSION, seal
from tests.model.share_file.examples import PASSPHRASE, open_contents, record_contents
from tests.shipped import ROOT

PAGE = (ROOT / "docs" / "share-file.md").read_text(encoding="utf-8")
ENVELOPE, INSIDE = (PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0] for title in ("The envelope", "Inside"))


@pytest.mark.parametrize(
    "contents", [open_contents("Ffion's \N{SNOWMAN}\n" * 5000), record_contents()], ids=["open", "record"]
)
def test_the_code_on_the_page_opens_a_file_without_alongside(tmp_path: Path, contents: ShareFileContents) -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / f"meeting{SUFFIX}"
    file.write_bytes(seal(contents, PASSPHRASE))
    command = [sys.executable, "-W", "error", "-c", code, str(file), f" {PASSPHRASE} "]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(ran.stdout) == contents.model_dump(mode="json")


def test_the_table_of_the_header_says_what_is_written() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| `?([^`\s|]+)", ENVELOPE, re.MULTILINE))
    assert told == {
        "typ": TYPE,
        "v": str(VERSION),
        "alg": ALGORITHM,
        "enc": ENCRYPTION,
        "p2c": str(ROUNDS),
        "p2s": "16",
    }
    assert f"{MOST_BYTES:,} bytes" in ENVELOPE
    assert f"`{SUFFIX}`" in ENVELOPE


def test_the_page_names_every_member_of_a_file() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", INSIDE, re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(
        field.alias or name for name, field in ShareFileContents.model_fields.items()
    )
    contents = {"kind", *SentMeeting.model_fields, *SentRecord.model_fields}
    assert contents - set(re.findall(r"`(\w+)`", INSIDE)) == set()
