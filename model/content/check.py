"""Checks a language folder as a whole and collects everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.content.card.card_faults import card_faults
from model.content.checks.claims import claim_faults
from model.content.checks.keys import key_faults
from model.content.checks.openings import opening_faults
from model.content.checks.shape import shape_faults
from model.content.checks.wording import wording_faults
from model.content.faults import Fault, in_order
from model.content.folder import read_folder, schema_of
from model.content.guide.dilemma_faults import dilemma_faults
from model.content.guide.door_faults import door_faults
from model.content.guide.framework_faults import framework_faults
from model.content.guide.setting_faults import setting_faults
from model.content.person_word import spoken_faults
from model.content.phones.keys import phone_faults
from model.content.published import published_faults
from model.content.schema import ContentModel, SettingsFile
from model.content.supervision.keys import supervision_faults
from model.content.tree import Tree
from model.content.workshop.keys import workshop_faults


@dataclass(frozen=True)
class Checked:
    """What a check found: the faults in order, the files as trees, and as objects where they fit."""

    faults: tuple[Fault, ...]
    trees: dict[str, Tree]
    pieces: dict[str, ContentModel]


def check(folder: Path, overlay: Path | None = None) -> Checked:
    """Checks the language folder, with the organisation's `overlay` folder laid over it.

    Every rule runs on every file that can be read, so that one look shows everything there is to put right.
    """
    trees, faults = read_folder(folder, overlay)
    pieces, found = faults_in(trees, folder, overlay or folder)
    return Checked(in_order(faults + found), trees, pieces)


def faults_in(trees: dict[str, Tree], folder: Path, own: Path) -> tuple[dict[str, ContentModel], list[Fault]]:
    """These files as objects where they fit, and what every rule has to say of them.

    What is written under `own` is held to more than what it is laid over. A file that is not among them is not missed.
    """
    pieces: dict[str, ContentModel] = {}
    faults: list[Fault] = []
    for name, tree in trees.items():
        piece, found = shape_faults(tree, schema_of(name))
        faults += found
        if piece:
            pieces[name] = piece
    if isinstance(settings := pieces.get("settings"), SettingsFile):
        faults += [fault for name in pieces for fault in spoken_faults(trees[name], schema_of(name), settings)]
    if trees:
        language = _language(trees, folder)
        faults += published_faults(trees, language) + key_faults(trees)
        faults += claim_faults(trees, own) + opening_faults(trees)
        faults += supervision_faults(trees) + workshop_faults(trees) + phone_faults(trees) + dilemma_faults(trees)
        faults += setting_faults(trees, pieces)
        faults += door_faults(trees, folder) + framework_faults(trees) + card_faults(trees, language)
        faults += wording_faults(trees, language, own)
    return pieces, faults


def _language(trees: dict[str, Tree], folder: Path) -> str:
    settings = trees.get("settings")
    return (settings.top.at("language").text if settings else "") or folder.name
