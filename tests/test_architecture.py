"""The house: what may import what, where things lie, and what files are called. Each failure says where it belongs."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {"account", "reflection", "relationship", "card", "supervision", "workshop"}
FLOORS = {
    "model": ROOMS,
    "model/content": {"reflection", "guide", "relationship", "card", "supervision", "workshop", "phones"},
    "model/store": ROOMS,
    "model/report": {
        "profile",
        "own_tables",
        "own_workshop",
        "relationship",
        "card",
        "mirror",
        "supervision_record",
        "workshop_report",
        "facilitator_pack",
    },
    "pages/parts": ROOMS | {"guide"},
}
"""The floors, and the rooms of each."""

COMMON = {
    "model": {"content"},
    "model/store": {"database", "keys", "tables", "trail"},
    "model/report": {"shared"},
    "pages/parts": {"shared"},
}
"""What all rooms of a floor stand on, and what knows none of them."""

MAY_IMPORT = {
    "model": {"model"},
    "server": {"server", "model"},
    "pages": {"pages", "server", "model"},
    "app": {"app", "server", "pages", "model"},
    "rehearse": {"rehearse", "model"},
}
OWN = {"app", "server", "pages", "model", "bench", "rehearse", "tools", "tests"}
HTTP = {"streamlit", "starlette", "plotly", "uvicorn"}
MOST_FILES = 20
FEWEST_OF_A_PREFIX = 3
FEWEST_CHANGES = 30
FIELD_WORDS = {"meeting", "open_meeting", "bring", "wording"}
"""Names that end like a mood and are none."""


def python_files(*folders: str) -> list[Path]:
    """Every Python file below these folders, or of that name, but for migrations, which are named by their order."""
    found = [
        path
        for folder in folders
        for path in ([ROOT / folder] if folder.endswith(".py") else (ROOT / folder).rglob("*.py"))
    ]
    return sorted(path for path in found if "migrations" not in path.parts)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    return shown(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


PRODUCTION = python_files("app.py", "model", "pages", "rehearse", "server")
MODULES = {module_of(path): path for path in PRODUCTION}


@cache
def imported(path: Path) -> frozenset[str]:
    """Full names of all modules of our own, and packages of others, that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = named & MODULES.keys()
            found |= modules
            if modules != named:
                found.add(node.module)
    return frozenset(found)


def is_in(name: str, place: str) -> bool:
    """Whether a module is this package or lies in it."""
    package = place.replace("/", ".")
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_package_imports_only_from_below(package: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}: what it needs from there belongs in {' or '.join(sorted(MAY_IMPORT[package]))}"
        for path in PRODUCTION
        if shown(path).removesuffix(".py").split("/")[0] == package
        for name in imported(path)
        if name.split(".")[0] in OWN - MAY_IMPORT[package]
    }
    assert wrong == set()


@pytest.mark.parametrize("floor", sorted(FLOORS))
def test_rooms_of_a_floor_do_not_import_each_other(floor: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}: what both rooms need stands beside them in {floor}/, or on the floor below"
        for room in FLOORS[floor]
        for path in python_files(f"{floor}/{room}")
        for name in imported(path)
        for other in FLOORS[floor] - {room}
        if is_in(name, f"{floor}/{other}")
    }
    assert wrong == set()


@pytest.mark.parametrize("floor", sorted(COMMON))
def test_common_ground_knows_no_room(floor: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}: what knows a room stands in {floor}/, one level up, or in that room"
        for ground in COMMON[floor]
        for path in python_files(f"{floor}/{ground}")
        for name in imported(path)
        for room in FLOORS[floor]
        if is_in(name, f"{floor}/{room}")
    }
    assert wrong == set()


def test_model_knows_neither_streamlit_nor_http() -> None:
    wrong = {
        f"{shown(path)} imports {name}: what is drawn or sent belongs in pages/ or server/"
        for path in python_files("model")
        for name in imported(path)
        if name.split(".")[0] in HTTP
    }
    assert wrong == set()


def test_domain_knows_neither_store_nor_report() -> None:
    domain = [
        path
        for path in python_files("model")
        if not shown(path).startswith(
            ("model/store/", "model/report/", "model/commands/database", "model/commands/keys", "model/commands/team")
        )
    ]
    wrong = {
        f"{shown(path)} imports {name}: what is kept belongs in model/store/, what is taken away in model/report/"
        for path in domain
        for name in imported(path)
        if is_in(name, "model/store") or is_in(name, "model/report")
    }
    assert wrong == set()


def test_reports_and_store_do_not_know_each_other() -> None:
    wrong = {
        f"{shown(path)} imports {name}: what both need belongs to the domain in model/"
        for here, there in (("model/report", "model/store"), ("model/store", "model/report"))
        for path in python_files(here)
        for name in imported(path)
        if is_in(name, there)
    }
    assert wrong == set()


def asks_by_text(tree: ast.AST) -> list[int]:
    """The lines on which code hands the database a text that it put together itself."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and _asks(node.func) and _is_put_together(node.args[0])
    ]


def _asks(called: ast.expr) -> bool:
    """SQLAlchemy's `text`, and what carries a question out; `st.text` is another one."""
    if isinstance(called, ast.Name):
        return called.id == "text"
    return isinstance(called, ast.Attribute) and called.attr in ("execute", "scalar", "scalars", "exec_driver_sql")


def _is_put_together(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return isinstance(argument.func, ast.Attribute) and argument.func.attr in ("format", "join", "replace")
    return isinstance(argument, ast.JoinedStr | ast.BinOp)


def test_no_question_to_the_database_is_put_together_as_text() -> None:
    """Words would become SQL. Below database/ it is done with names and numbers of our own alone."""
    wrong = {
        f"{shown(path)}:{line}: bind the values instead, as SQLAlchemy's select and insert do"
        for path in PRODUCTION
        if not shown(path).startswith("model/store/database/")
        for line in asks_by_text(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('text(f"SELECT {words}")', [1]),
        ('connection.execute("SELECT " + words)', [1]),
        ('connection.exec_driver_sql("SELECT %s" % words)', [1]),
        ('connection.scalar(text("SELECT {}".format(words)))', [1]),
        ("connection.execute(select(table).where(a == b + c))", []),
        ('st.text(f"{words}")', []),
    ],
)
def test_a_question_that_is_put_together_would_be_found(code: str, lines: list[int]) -> None:
    assert asks_by_text(ast.parse(code)) == lines


def test_nobody_imports_the_whole_server() -> None:
    wrong = {
        f"{shown(path)}: name the module, such as server.services" for path in PRODUCTION if "server" in imported(path)
    }
    assert wrong == set()


def test_pages_take_content_and_store_from_one_module() -> None:
    asking = {name for path in python_files("pages") for name in imported(path) if name.startswith("server.")}
    assert asking - {
        "server.error_page",
        "server.paths",
        "server.network.room_network",
        "server.settings",
        "server.sign_in.cookies",
        "server.sign_in.provider",
        "server.sign_in.viewer",
        "server.surroundings",
    } == {"server.services"}


def test_no_circle_of_imports() -> None:
    edges = {name: {other for other in imported(path) if other in MODULES} - {name} for name, path in MODULES.items()}
    left = dict(edges)
    while leaves := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in leaves}
    circle = {name: sorted(others & left.keys()) for name, others in left.items()}
    assert circle == {}, "these import each other in a circle: what they share belongs in a file below them"


def test_no_folder_is_crowded() -> None:
    crowds = Counter(path.parent for path in PRODUCTION if path.name != "__init__.py")
    assert {shown(folder): number for folder, number in crowds.items() if number > MOST_FILES} == {}


def test_files_that_share_a_prefix_are_a_folder() -> None:
    prefixes = Counter((path.parent, path.stem.split("_")[0]) for path in PRODUCTION if "_" in path.stem.strip("_"))
    waiting = {
        f"{shown(folder)}/{prefix}_*" for (folder, prefix), number in prefixes.items() if number >= FEWEST_OF_A_PREFIX
    }
    assert waiting == set()


def test_names_of_files_are_nouns_or_plain_verbs() -> None:
    moods = {
        f"{shown(path)}: call it after what lies in it"
        for path in PRODUCTION
        if path.stem.endswith("ing") and path.stem not in FIELD_WORDS
    }
    assert moods == set()


def test_tests_mirror_the_house() -> None:
    """A folder of tests stands for a folder of the project."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")} - {ROOT / "tests"}
    floors = ("model", "pages", "server", "rehearse")
    wrong = []
    for folder in sorted(folders):
        inside = folder.relative_to(ROOT / "tests")
        if inside.parts[0] not in floors:
            continue
        home = (
            ROOT / inside
            if inside.parts[:1] != ("pages",) or inside == Path("pages/phones")
            else ROOT / "pages" / "parts" / Path(*inside.parts[1:])
        )
        if not home.is_dir():
            wrong.append(f"{shown(folder)} stands for nothing")
    assert wrong == []


def test_every_file_that_the_architecture_names_is_there_and_the_table_is_long_enough() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:model|pages|server|content|bench|tests)/[\w./]*|do\.py|app\.py)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
    changes = text.split("## To change X, go to Y")[1].split("\n## ")[0]
    assert changes.count("\n| ") - 1 >= FEWEST_CHANGES
