"""Arrows between the packages point one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "model": {"model"},
    "server": {"server", "model", "pages"},
    "pages": {"pages", "server", "model"},
}
OWN = {"app", "server", "pages", "model", "bench", "tests", "tools"}
DOMAIN = ("access.py", "hints.py", "profile.py", "reflection", "supervision", "share_file", "workshop")


def imported(path: Path) -> set[str]:
    """Full names of all modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_package_imports_only_what_it_may(package: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / package).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in OWN - MAY_IMPORT[package]
    }
    assert wrong == set()


def test_model_knows_neither_streamlit_nor_http() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "model").rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in {"streamlit", "starlette", "plotly"}
    }
    assert wrong == set()


@pytest.mark.parametrize("module", DOMAIN)
def test_domain_module_knows_nothing_of_the_store(module: str) -> None:
    place = ROOT / "model" / module
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    wrong = {name for path in paths for name in imported(path) if name.startswith(("model.store", "model.report"))}
    assert (bool(paths), wrong) == (True, set())
