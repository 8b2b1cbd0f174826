"""Checks content and settings, helps to write, and looks after what is kept: `python -m model --help`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pydantic.json_schema import models_json_schema

from model.commands import keys, new, report, team
from model.commands.database import add_commands
from model.commands.refusal import CommandError
from model.content.check import check
from model.content.faults import nearest, one_of, quoted, shown
from model.content.folder import FILES, SETTINGS, is_language_folder
from model.content.guide.settings import Setting
from model.content.schema import ContentModel

COMMANDS = ("check", "schema", "new", "report", "backup", "restore", "move", "keys", "keep", "hold", "trail")
ONE_SETTING = "setting"
"""What the schema of each file in the folder of settings is called."""

SHIPPED = Path(__file__).resolve().parent.parent / "content" / "en"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message}; for help: python -m model --help")


def main(arguments: Sequence[str]) -> int:
    """Carries out one command. Returns 0 when all is well, 1 for faults, 2 for a command not understood."""
    try:
        _know_command(arguments)
        given = _parser().parse_args(arguments)
        return int(given.run(given))
    except CommandError as problem:
        print(problem, file=sys.stderr)
        return 2


def _know_command(arguments: Sequence[str]) -> None:
    first = next(iter(arguments), "")
    if first in COMMANDS or first.startswith("-"):
        return
    near = nearest(first, COMMANDS)
    wrong = f"unknown command {quoted(first)}" if first else "no command given"
    raise CommandError(f"{wrong}; expected {one_of(COMMANDS)}" + (f"; nearest: {near}" if near else ""))


def _parser() -> _Parser:
    parser = _Parser(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar=one_of(COMMANDS))
    checking = commands.add_parser("check", help="check the content and print every fault with its file and line")
    _add_folders(checking)
    checking.add_argument("--deploy", action="store_true", help="look at a team's settings instead, before a start")
    checking.add_argument("--processes", type=int, default=1, help="with --deploy: how many are to run (1)")
    checking.set_defaults(run=_check)
    describing = commands.add_parser("schema", help="write the JSON Schema of the content files, for editors")
    describing.add_argument("file", nargs="?", help=f"one of {', '.join(FILES)}, or {ONE_SETTING}")
    describing.set_defaults(run=_schema)
    writing = commands.add_parser("new", help="write the skeleton of something of your own, with comments")
    writing.add_argument("kind", help=f"one of {', '.join(new.KINDS)}")
    writing.add_argument("name", help="what it is called")
    writing.add_argument("--to", type=Path, help=f"a folder of your own content, {new.USUAL_FOLDER} unless you say")
    writing.set_defaults(run=lambda given: new.new(given, SHIPPED))
    reporting = commands.add_parser("report", help="print what there is for each element, reading grades, and sources")
    _add_folders(reporting)
    reporting.set_defaults(run=_report)
    add_commands(commands)
    keys.add_commands(commands)
    team.add_commands(commands)
    return parser


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, help="a language folder, or a folder of them")
    parser.add_argument("--overlay", type=Path, help="a folder of your own content to lay over it")


def _for_each_language(given: argparse.Namespace, act: Callable[[Path, Path | None], int]) -> int:
    overlay = given.overlay
    if overlay is None and given.folder is None and os.environ.get("ALONGSIDE_CONTENT"):
        overlay = Path(os.environ["ALONGSIDE_CONTENT"])
    return max(act(folder, overlay) for folder in _language_folders(given.folder or SHIPPED))


def _check(given: argparse.Namespace) -> int:
    if given.deploy:
        from model.commands.deploy import check_deployment  # noqa: PLC0415  checking content needs no database

        return check_deployment(given)
    return _for_each_language(given, _check_language)


def _report(given: argparse.Namespace) -> int:
    return _for_each_language(given, report.report)


def _language_folders(folder: Path) -> list[Path]:
    """The folder itself if it holds content files, otherwise the folders in it that do."""
    if not folder.is_dir():
        raise CommandError(f"{folder}: there is no such folder")
    if is_language_folder(folder):
        return [folder]
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and is_language_folder(path))
    if not inner:
        raise CommandError(f"{folder}: there are no content files here ({', '.join(f'{name}.yaml' for name in FILES)})")
    return inner


def _check_language(folder: Path, overlay: Path | None) -> int:
    checked = check(folder, overlay)
    if checked.faults:
        print(*checked.faults, sep="\n")
        return 1
    elements = list(checked.trees["model"].top.each("elements"))
    prompts = sum(len(list(element.each("prompts"))) for element in elements)
    sources = len(list(checked.trees["evidence"].top.each("sources")))
    counted = f"{len(checked.trees)} files, {len(elements)} elements, {prompts} prompts, {sources} sources"
    name = f"{shown(folder)} with {shown(overlay)}" if overlay else shown(folder)
    print(f"{name}: {counted}: all well")
    return 0


def _schema(given: argparse.Namespace) -> int:
    print(json.dumps(_whole_schema() if given.file is None else _file_schema(given.file), indent=2))
    return 0


def _file_schema(file: str) -> dict[str, Any]:
    path = Path(file)
    name = ONE_SETTING if path.parent.name == SETTINGS.strip("/") else path.stem
    known = _schemas()
    if name not in known:
        near = nearest(name, known)
        hint = f"; nearest: {near}" if near else ""
        raise CommandError(f"{quoted(file)} is not a content file; expected {one_of(known)}{hint}")
    return known[name].model_json_schema()


def _schemas() -> dict[str, type[ContentModel]]:
    return FILES | {ONE_SETTING: Setting}


def _whole_schema() -> dict[str, Any]:
    known = _schemas()
    by_class, whole = models_json_schema([(schema, "validation") for schema in known.values()])
    by_file = {name: by_class[schema, "validation"] for name, schema in known.items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": by_file | whole["$defs"]}


def _run() -> int:
    """The command line: prints any sign on any terminal, and ends quietly when nobody reads on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(_run())
