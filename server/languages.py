"""The languages that Alongside speaks: one content for each language folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.content import Content, Fault

USUAL = "en"


def load_languages(root: Path, overlay: Path | None) -> dict[str, Content]:
    """Every language folder in `root`, with its own folder of `overlay` laid over it, by the language it says it is in.

    Raises ContentFaults with the faults of all of them, and where two say the same language or there are none.
    """
    from model.content import ContentFaults, Fault, load_content  # noqa: PLC0415  imported when the services are opened
    from model.content.folder import is_language_folder  # noqa: PLC0415  as above

    found: dict[str, Content] = {}
    faults: list[Fault] = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and is_language_folder(path)):
        try:
            content = load_content(folder, overlay)
        except ContentFaults as wrong:
            faults += wrong.faults
        else:
            if content.settings.language in found:
                faults.append(_said_twice(folder, overlay))
            found[content.settings.language] = content
    if not (found or faults):
        faults.append(Fault(root, None, "", "there is no language folder here", f"one such as {USUAL}"))
    if faults:
        raise ContentFaults(faults)
    return found


def first_language(languages: Mapping[str, Content], chosen: str | None) -> Content | None:
    """The content in the language chosen for this server, if it is there; else in English; else in any there is."""
    return next((languages[name] for name in (chosen or USUAL, USUAL, *languages) if name in languages), None)


def _said_twice(folder: Path, overlay: Path | None) -> Fault:
    from model.content.check import check  # noqa: PLC0415  as above

    language = check(folder, overlay).trees["settings"].top.at("language")
    return language.fault(f"another folder says it is in {language.text} too", "a language for each folder")
