"""Reads the Dockerfile: its stages, each a list of instructions with what follows them."""

from __future__ import annotations

import json
import re

from tests.deploy.conftest import DEPLOY

Instruction = tuple[str, str]


def stages() -> list[list[Instruction]]:
    """Each stage from its FROM on; lines that go on are joined, comments left out."""
    text = re.sub(r"\\\n", " ", "\n".join(line for line in _lines() if not line.startswith("#")))
    found: list[list[Instruction]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append((name, rest.strip()))
    return found


def last(name: str) -> list[str]:
    """What follows this instruction in the stage that is shipped, each time it is there."""
    return [rest for instruction, rest in stages()[-1] if instruction == name]


def command(written: str) -> list[str]:
    """A command as its list of words."""
    words: list[str] = json.loads(written[written.index("[") :])
    return words


def environment() -> dict[str, str]:
    """What ENV sets, in the stage that is shipped."""
    [written] = last("ENV")
    return dict(pair.split("=", 1) for pair in written.split())


def _lines() -> list[str]:
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
