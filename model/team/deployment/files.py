"""Looks at who else on the machine could read or change the files that Alongside goes by."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from model.team.deployment.remark import Remark, weak

_EVERYBODY_ELSE = 0o077
_ANYBODY_READS = 0o004
_ANYBODY_CHANGES = 0o002


def about_files(private: Iterable[Path], secrets: Iterable[Path], trusted: Iterable[Path]) -> Iterator[Remark]:
    """What there is to say of files and folders: private ones are for their owner alone, secrets for a group at most.

    What is `trusted`, such as settings and content, may be read by all and changed by few. On Windows nothing is said.
    """
    if os.name != "posix":
        return
    for path in private:
        if _mode(path) & _EVERYBODY_ELSE:
            right = "700" if path.is_dir() else "600"
            yield weak(f"{path} is open to other accounts of this machine. Close it to them: chmod {right} {path}")
    for path in secrets:
        if _mode(path) & _ANYBODY_READS:
            yield weak(f"{path} holds a secret, and every account can read it. Close it: chmod o= {path}")
    for path in trusted:
        if _mode(path) & _ANYBODY_CHANGES:
            yield weak(f"{path} can be changed by every account of this machine. Close it: chmod o-w {path}")


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:  # what is not there is told of elsewhere
        return 0
