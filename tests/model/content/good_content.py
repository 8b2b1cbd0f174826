"""A small, complete and faultless content folder in which one thing can be broken."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import yaml

from model.content.check import check
from tests.model.content.good_files import everywhere, guide, reflection, supervision, workshop

FILES = everywhere.FILES | reflection.FILES | supervision.FILES | workshop.FILES | guide.FILES


def _written(values) -> str:
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=2000)


WRITTEN = {name: _written(values) for name, values in FILES.items()}


class GoodContent:
    """The content under `folder` (`en` in the working directory), as plain values in `files` and as YAML on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = deepcopy(FILES)
        folder.mkdir(parents=True)
        for name, text in WRITTEN.items():
            self.path(name).write_text(text, encoding="utf-8")

    def path(self, name):
        return self.folder / f"{name}.yaml"

    def write(self, name, **changes):
        """Writes the file with these top-level keys changed."""
        self.files[name].update(changes)
        self.path(name).write_text(_written(self.files[name]), encoding="utf-8")

    def line(self, name, words, nth=1):
        """The number of the nth line that holds these words."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return [number for number, line in enumerate(lines, 1) if words in line][nth - 1]

    def replace(self, name, old, new, nth=1):
        """Changes the nth occurrence of `old` in the text of the file."""
        parts = self.path(name).read_text(encoding="utf-8").split(old)
        assert len(parts) > nth
        self.path(name).write_text(old.join(parts[:nth]) + new + old.join(parts[nth:]), encoding="utf-8")

    def overlay(self, name, text, folder="own"):
        """Writes a file of an organisation's own content and returns the folder to lay over."""
        path = self.folder.parent / folder / self.folder.name / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self.folder.parent / folder

    def faults(self, overlay=None):
        """The lines a check prints."""
        return [str(fault) for fault in check(self.folder, overlay).faults]
