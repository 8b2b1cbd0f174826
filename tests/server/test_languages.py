from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.content import Content, ContentFaults
from server.languages import first_language, load_languages
from server.services import _open_services
from tests.server.running_server import ROOT

pytestmark = pytest.mark.slow

SHIPPED = ROOT / "content"


def write_language(folder: Path, language: str) -> None:
    """A copy of the English folder that says it is in another language."""
    shutil.copytree(SHIPPED / "en", folder)
    put(folder / "settings.yaml", "\nlanguage: en\n", f"\nlanguage: {language}\n")


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    write_language(root / "en", "en")
    write_language(root / "xy", "xy")
    (root / "notes").mkdir()
    (root / "read me.txt").write_text("not a language")
    return root


@pytest.fixture(autouse=True)
def own_house(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ALONGSIDE_CONTENT", "ALONGSIDE_DATABASE_URL", "ALONGSIDE_KEYS", "ALONGSIDE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))


def found(root: Path, overlay: Path | None = None) -> list[str]:
    with pytest.raises(ContentFaults) as raised:
        load_languages(root, overlay)
    return [f"{fault.path.relative_to(root.parent)}:{fault.line}: {fault.wrong}" for fault in raised.value.faults]


def test_shipped_languages_are_all_loaded() -> None:
    folders = sorted(path.name for path in SHIPPED.iterdir())
    assert sorted(load_languages(SHIPPED, None)) == folders


def test_every_language_folder_is_loaded_by_the_language_it_says(two: Path) -> None:
    (two / "xy").rename(two / "another")
    languages = load_languages(two, None)
    assert {key: content.settings.language for key, content in languages.items()} == {"en": "en", "xy": "xy"}
    assert languages["en"].version != languages["xy"].version


def test_own_content_is_laid_over_each_language(two: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "own"
    for language, version in (("en", "our-1"), ("xy", "our-2")):
        (overlay / language).mkdir(parents=True)
        (overlay / language / "settings.yaml").write_text(f"version: {version}\n")
    languages = load_languages(two, overlay)
    assert [languages[key].settings.version for key in ("en", "xy")] == ["our-1", "our-2"]


def test_faults_of_every_language_are_told_with_file_and_line(two: Path) -> None:
    for language in ("en", "xy"):
        path = two / language / "scale.yaml"
        path.write_text(f"questionn: How was it?\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert found(two) == [f'content/{language}/scale.yaml:1: unknown key "questionn"' for language in ("en", "xy")]


def test_two_folders_in_one_language_are_a_fault_of_the_second(two: Path) -> None:
    put(two / "xy" / "settings.yaml", "\nlanguage: xy\n", "\nlanguage: en\n")
    line = (two / "xy" / "settings.yaml").read_text(encoding="utf-8").splitlines().index("language: en") + 1
    assert found(two) == [f"content/xy/settings.yaml:{line}: another folder says it is in en too"]


def test_a_folder_without_a_language_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    assert found(tmp_path / "content") == ["content:None: there is no language folder here"]


@pytest.mark.parametrize(
    ("chosen", "expected"), [(None, "en"), ("", "en"), ("xy", "xy"), ("cy", "en"), ("../en", "en")]
)
def test_house_speaks_the_chosen_language_where_it_is_there(
    monkeypatch: pytest.MonkeyPatch, two: Path, chosen: str | None, expected: str
) -> None:
    if chosen is not None:
        monkeypatch.setenv("ALONGSIDE_LANGUAGE", chosen)
    opened = _open_services(two)
    assert (opened.faults, sorted(opened.languages), opened.well()) == ([], ["en", "xy"], True)
    assert opened.content is opened.languages[expected]
    assert opened.store is not None
    opened.store.close()


def test_house_without_english_speaks_what_there_is(shipped: Content) -> None:
    assert first_language({"xy": shipped}, None) is shipped
    assert first_language({}, "en") is None


def test_faults_of_one_language_close_the_house(two: Path) -> None:
    (two / "xy" / "scale.yaml").write_text("questionn: How was it?\n")
    opened = _open_services(two)
    assert (opened.content, opened.languages, opened.well()) == (None, {}, False)
    assert f"{two}/xy/scale.yaml:1" in opened.faults[1]
    assert opened.store is not None
    opened.store.close()
