"""The package of share files stands alone, and costs nothing until a file is made or opened."""

from __future__ import annotations

import subprocess
import sys

from tests.shipped import ROOT
from tests.test_architecture import imported


def test_share_files_know_nothing_of_the_store() -> None:
    modules = (ROOT / "model" / "share_file").glob("*.py")
    found = {name for module in modules for name in imported(module)}
    assert {name for name in found if name.startswith(("model.store", "model.report"))} == set()


def test_the_library_is_loaded_only_when_a_file_is_made_or_opened() -> None:
    code = "import sys, model.share_file.seal; print([name for name in sys.modules if name.startswith('joserfc')])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
