"""What the documents quote is really there: commands, settings, pages, files, links, and code that runs."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

import do
from bench.__main__ import ROWS
from model.__main__ import _parser, main
from model.access import LOCAL
from model.home import make_private
from model.key_set import KEY_FILE
from model.store import open_store
from model.team.settings import SECRET_VARIABLE, Keeping
from server.headers import policy
from server.settings import allowed_hosts
from tests.model.store.temporary_home import DAY

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
README = TEXTS["README.md"]

FOR_DEVELOPERS = {"ALONGSIDE_KILLS", "ALONGSIDE_TEST", "ALONGSIDE_VENV"}
"""Read by tests, bench and do.py only; nobody who uses Alongside sets them."""

OPERATORS_COMMANDS = r"\b(?:python3|py) do\.py ([a-z]+)"
OUR_FOLDERS = (
    "bench",
    "content",
    "deploy",
    "docs",
    "model",
    "pages",
    "server",
    "static",
    "tests",
    "tools",
    ".ci",
    ".streamlit",
)
MACHINE_PATH = re.compile(r"(?<![\w.:/~])/(?:home|root|Users|tmp|work|mnt|var/folders)/|\b[A-Z]:\\Users\b")


def code_of(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """Each Python file of our own in these folders, or of that name, parsed."""
    for package in packages:
        place = ROOT / package
        for path in [place] if place.is_file() else place.rglob("*.py"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@cache
def settings_read() -> set[str]:
    """Every ALONGSIDE_ name that stands alone as a text in the code, as it does where a variable is read."""
    return {
        node.value
        for _, tree in code_of("do.py", "app.py", "server", "model", "pages", "bench", "tools")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and re.fullmatch(r"ALONGSIDE_[A-Z_]+", str(node.value))
    }


def addresses() -> set[str]:
    """The address of every place in pages/shell.py, and of every page for phones."""
    found = {"/"}
    for _, tree in code_of("pages/shell.py", "pages/phones", "server/health.py"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            found |= {f"/{ast.literal_eval(word.value)}" for word in node.keywords if word.arg == "url_path"}
            if isinstance(node.func, ast.Name) and node.func.id == "Route":
                found.add(ast.literal_eval(node.args[0]))
    return found


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, made as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def without_blocks(text: str) -> str:
    return re.sub(r"^( *)```.*?^\1```", "", text, flags=re.MULTILINE | re.DOTALL)


def quoted(text: str) -> list[str]:
    """What stands between single backticks, outside blocks."""
    return re.findall(r"`([^`\n]+)`", without_blocks(text))


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in one language, without their indent."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```", TEXTS[page], re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


@pytest.mark.parametrize("page", TEXTS)
def test_every_quoted_command_of_do_exists(page: str) -> None:
    assert set(re.findall(OPERATORS_COMMANDS, TEXTS[page])) - set(do.COMMANDS) == set()


def test_readme_names_every_command_of_do() -> None:
    [listed] = re.findall(r"`python3 do\.py` lists every command: (.*?)\. ", README, re.DOTALL)
    assert re.findall(r"`([a-z]+)`", listed) == list(do.COMMANDS)


@pytest.mark.parametrize("page", TEXTS)
def test_every_quoted_measurement_exists(page: str) -> None:
    assert set(re.findall(r"do\.py bench ([a-z]+)`", TEXTS[page])) - set(ROWS) == set()


def test_readme_table_and_code_have_the_same_settings() -> None:
    in_table = re.findall(r"^\| `(ALONGSIDE_[A-Z_]+)` \|", README, re.MULTILINE)
    assert sorted(in_table) == sorted(settings_read() - FOR_DEVELOPERS)


OF_PROVIDERS = SECRET_VARIABLE.format("")
"""How the variables begin that are named after a team's own providers."""


@pytest.mark.parametrize("page", TEXTS)
def test_every_quoted_setting_is_read_by_the_code(page: str) -> None:
    quoted = {name for name in re.findall(r"ALONGSIDE_[A-Z_]+", TEXTS[page]) if not name.startswith(OF_PROVIDERS)}
    assert quoted - settings_read() == set()


def test_readme_says_which_names_are_answered_if_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_HOSTS", raising=False)
    [said] = re.findall(r"^\| `ALONGSIDE_HOSTS` \|.*\| (.*) \|$", README, re.MULTILINE)
    assert said.split(", ") == allowed_hosts()


def test_readme_says_which_port_is_used_if_not_set() -> None:
    [said] = re.findall(r"^\| `PORT` \|.*\| (\d+) \|$", README, re.MULTILINE)
    assert [said] == re.findall(r'environ\.get\("PORT", "(\d+)"\)', (ROOT / "do.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", TEXTS)
def test_every_relative_link_leads_somewhere(page: str) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_blocks(TEXTS[page])):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        found = (ROOT / page).parent / path if path else ROOT / page
        if not found.exists() or (anchor and anchor not in anchors(found.read_text(encoding="utf-8"))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", TEXTS)
def test_every_quoted_file_and_folder_exists(page: str) -> None:
    named = {text for text in quoted(TEXTS[page]) if re.fullmatch(rf"(?:{'|'.join(OUR_FOLDERS)})(?:/[\w.-]*)+", text)}
    assert {text for text in named if not (ROOT / text).exists()} == set()


@pytest.mark.parametrize("page", TEXTS)
def test_every_page_address_named_exists(page: str) -> None:
    named = {text.partition("?")[0] for text in quoted(TEXTS[page]) if re.fullmatch(r"/[a-z_]*(?:\?\S*)?", text)}
    assert named - addresses() == set()


def test_addresses_are_those_of_the_guide() -> None:
    meeting = {"/supervision", "/take", "/meeting", "/record"}
    workshop = {"/workshops", "/plan", "/preview", "/room", "/screen", "/join", "/join/{code}"}
    workshop |= {
        f"/join/{{code}}/{last}"
        for last in ("enter", "wait", "again", "answer", "follow", "mine", "mine.json", "mine.pdf")
    }
    guide = {"/dilemmas", "/dilemma", "/conditions", "/setting", "/lens", "/frameworks", "/indicators"}
    card = {"/cards", "/card", "/card/{token}", "/card/change"}
    take_away = {"/period", "/learning", "/paper", "/handover"}
    others = {"/", "/reflect", "/profile", "/sample", "/reflections", "/model", "/trail", "/account"}
    others |= {"/health", "/ready"}
    assert addresses() == others | {"/relationship", "/relationships"} | take_away | guide | meeting | workshop | card


@pytest.mark.parametrize("page", TEXTS)
def test_no_line_names_a_place_on_somebodys_machine(page: str) -> None:
    assert [line for line in TEXTS[page].splitlines() if MACHINE_PATH.search(line)] == []


@pytest.mark.parametrize("line", ["see /home/anna/x", "in /tmp/a", r"C:\Users\anna", "`/root/.cache`"])
def test_a_place_on_somebodys_machine_would_be_found(line: str) -> None:
    assert MACHINE_PATH.search(line)


def test_decisions_are_numbered_without_gaps_and_titled_with_their_number() -> None:
    titles = [text.splitlines()[0] for page, text in TEXTS.items() if page.startswith("docs/decisions/")]
    assert [title.partition(".")[0] for title in titles] == [f"# {number}" for number in range(1, len(titles) + 1)]


def test_every_decision_is_half_a_page() -> None:
    long = {page: len(text.split()) for page, text in TEXTS.items() if page.startswith("docs/decisions/")}
    assert {page: words for page, words in long.items() if words > 260} == {}


def test_accessibility_statement_rests_on_tests_that_are_there() -> None:
    browser = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "browser").rglob("*.py")))
    words = ("axe_playwright_python", "keyboard.press", '"light"', '"dark"')
    assert [word for word in words if word not in browser] == []


def test_security_page_is_right_about_frames_and_foreign_scripts() -> None:
    assert "frame-ancestors 'none'" in policy()
    scripts = next(rule for rule in policy().split("; ") if rule.startswith("script-src"))
    assert re.findall(r"https?:|\*|'unsafe-inline'|'unsafe-eval'", scripts) == []


@pytest.mark.slow
def test_quoted_command_for_changing_the_key_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ALONGSIDE_TEAM", "ALONGSIDE_KEYS", "ALONGSIDE_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    with closing(open_store(tmp_path)) as store:
        store.of(LOCAL).reflections.start("f", "v", "en", DAY, headline="The rain stopped")
    path = tmp_path / KEY_FILE
    new = Fernet.generate_key().decode()
    path.write_text(f"{new}\n{path.read_text()}", encoding="ascii")
    assert main(quoted_acts("rotate")) == 0
    assert capsys.readouterr().out.startswith("3 rows"), (
        "the reflection, what tries a key, and the secret of four words"
    )
    path.write_text(f"{new}\n", encoding="ascii")
    with closing(open_store(tmp_path)) as again:
        assert [one.headline for one in again.of(LOCAL).reflections.all()] == ["The rain stopped"]


def test_quoted_command_for_a_new_key_makes_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(quoted_acts("new")) == 0
    assert Fernet(capsys.readouterr().out.strip())


def quoted_acts(act: str) -> list[str]:
    """What is given to the program to do this with keys."""
    [quoted] = set(re.findall(rf"-m model (keys {act})$", TEXTS["docs/deployment.md"], re.MULTILINE))
    return str(quoted).split()


def test_quoted_times_of_keeping_name_every_kind_in_its_order() -> None:
    [block] = [block for block in blocks("docs/deployment.md", "toml") if "[keeping]" in block]
    keeping = tomllib.loads(block)["keeping"]
    assert [*keeping] == [*Keeping.model_fields]
    assert Keeping(**keeping).trail == Keeping().trail


def test_quoted_commands_of_a_team_are_ones_that_are_understood() -> None:
    said = re.findall(r"python -m model ((?:keep|hold|trail)\b[^\n`]*)", TEXTS["docs/deployment.md"])
    assert {_parser().parse_args(shlex.split(command)).run for command in said} == {
        _parser().parse_args(command).run for command in (["keep"], ["hold"], ["trail", "check"])
    }


def quoted_in_folder(command: str, home: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a quoted command of the page on running Alongside, with the Python that runs here."""
    [rest] = re.findall(rf"^\.venv/bin/python -m model ({command} .*)$", TEXTS["docs/deployment.md"], re.MULTILINE)
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    surroundings |= {"ALONGSIDE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "model", *rest.split()],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.slow
def test_quoted_commands_for_backing_up_and_restoring_do_it(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "home")) as store:
        store.of(LOCAL).reflections.start("f", "v", "en", DAY, headline="The rain stopped")
        quoted_in_folder("backup", tmp_path / "home", tmp_path)
    make_private(tmp_path / "empty")
    shutil.copy(tmp_path / "home" / KEY_FILE, tmp_path / "empty")
    quoted_in_folder("restore", tmp_path / "empty", tmp_path)
    with closing(open_store(tmp_path / "empty")) as again:
        assert [one.headline for one in again.of(LOCAL).reflections.all()] == ["The rain stopped"]
