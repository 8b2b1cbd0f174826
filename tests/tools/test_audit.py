"""The audit of the parts that Alongside stands on: what it says of what pip-audit found, or could not."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.shipped import ROOT
from tools.audit import judged

SOUND = {"name": "idna", "version": "3.11", "vulns": []}
WEAK = {
    "name": "brotli",
    "version": "1.0.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.2.0"], "aliases": ["CVE-1"], "description": "Long."}],
}
SKIPPED = {"name": "typst", "skip_reason": "not found"}


def said(*parts: object, accepted: dict[str, str] | None = None) -> tuple[tuple[str, ...], int]:
    told = judged(json.dumps({"dependencies": parts, "fixes": []}), "", "a.lock", accepted or {})
    return told.lines, told.status


def test_a_weakness_that_is_known_fails_and_says_what_mends_it() -> None:
    lines, status = said(SOUND, WEAK)

    assert status == 1
    assert lines == (
        "a.lock: 2 parts audited. Known weaknesses that are not accepted: 1.",
        "brotli 1.0.0: PYSEC-1, mended in 1.2.0. Renew it, or accept it with a reason.",
    )


@pytest.mark.parametrize("named", ["PYSEC-1", "CVE-1"])
def test_one_that_is_accepted_by_any_of_its_names_does_not(named: str) -> None:
    lines, status = said(SOUND, WEAK, accepted={named: "we never decompress"})

    assert (lines, status) == (("a.lock: 2 parts audited. Known weaknesses that are not accepted: 0.",), 0)


def test_what_nothing_is_known_of_is_no_audit() -> None:
    some, none = said(SOUND, SKIPPED), said(SKIPPED)

    assert (some[1], some[0][1:]) == (0, ("Not audited, as nothing is known of them there: typst.",))
    assert none == (
        ("No audit: what is known of weaknesses cannot be reached from here (it knows none of our parts).",),
        0,
    )


def test_an_audit_that_did_not_run_for_another_reason_is_a_failure() -> None:
    told = judged("", "usage: pip-audit\npip-audit: error: unrecognized arguments: --nonsense\n", "a.lock")

    assert (told.lines, told.status) == (
        ("The audit did not run: pip-audit: error: unrecognized arguments: --nonsense",),
        2,
    )


@pytest.mark.slow
def test_without_a_network_it_says_so_in_one_line_and_fails_nobody() -> None:
    nowhere = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "NO_PROXY": ""}
    command = [sys.executable, "-W", "ignore", "-m", "tools.audit"]
    done = subprocess.run(command, check=False, cwd=ROOT, env=nowhere, capture_output=True, text=True, timeout=120)

    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.startswith("No audit: what is known of weaknesses cannot be reached from here (")
