"""Which files a language folder holds, and the schema of each."""

from __future__ import annotations

from model.content.phones.schema import PhoneFile
from model.content.schema import (
    AboutFile,
    ContentModel,
    EvidenceFile,
    FlowsFile,
    HintsFile,
    ModelFile,
    ScaleFile,
    SettingsFile,
)
from model.content.supervision.schema import LensesFile, SupervisionFile
from model.content.workshop.schema import VignettesFile, WorkshopsFile

FILES: dict[str, type[ContentModel]] = {
    "settings": SettingsFile,
    "model": ModelFile,
    "scale": ScaleFile,
    "flows": FlowsFile,
    "hints": HintsFile,
    "evidence": EvidenceFile,
    "about": AboutFile,
    "supervision": SupervisionFile,
    "lenses": LensesFile,
    "workshops": WorkshopsFile,
    "vignettes": VignettesFile,
    "phone": PhoneFile,
}
"""File name (without .yaml) to its schema. A language folder holds each of them once."""
