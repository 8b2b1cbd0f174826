"""A workshop plan on paper for the one who holds it, with sheets to copy for the room: tagged, PDF/UA-1.

How it is made of data, and what becomes of a character without a letter, is told in paper.py.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.report.facilitator_pack.handouts import handouts
from model.report.facilitator_pack.steps import ToldStep, told_steps
from model.report.facilitator_pack.words import SAY_IF_FEW, SAY_IF_WARY, clock, size_of, span, to_bring
from model.report.shared.paper import AT_THE_FOOT, pdf
from model.report.shared.printable import all_printable

LABELS = {
    "made_with": "Alongside: facilitator's pack",
    "for_whom": "For whom",
    "order": "Running order",
    "columns": ["From", "Your clock", "Step", "Minutes"],
    "ends": "End",
    "bring": "What to bring",
    "copies": "To copy, one for each person",
    "anonymity": "What to say about anonymity",
    "say": "With phones, say this",
    "wary": SAY_IF_WARY,
    "few": SAY_IF_FEW,
    "without": "Without phones",
    "steps": "Step by step",
    "handout": "Handout",
    "then": "Then",
    "now": "Now",
    "place": "Place",
    "element": "Element",
    "about": "About this pack",
    "pages": "Pages",
    "to": "to",
    **AT_THE_FOOT,
}


def facilitator_pack(content: Content, plan: WorkshopPlan) -> bytes:
    """The plan as a PDF of A4 pages: first the trainer's own, then each handout on pages of its own."""
    return pdf("facilitator_pack/pack.typ", pack_data(content, plan))


def pack_data(content: Content, plan: WorkshopPlan) -> dict[str, Any]:
    """All words of the pack, in the order of its pages."""
    paper = content.workshops.paper
    leans_on = [f"This plan leans on: {content.cited(plan.evidence)}"] if plan.evidence else []
    data: dict[str, Any] = {
        "title": plan.name,
        "language": content.settings.language,
        "labels": LABELS,
        "size": size_of(plan),
        "summary": plan.summary,
        "purpose": plan.purpose,
        "for_whom": plan.for_whom,
        "paper": paper.about,
        "steps": [_step(step) for step in told_steps(content, plan)],
        "ends": clock(plan.minutes),
        "bring": to_bring(paper, plan),
        "anonymity": {
            "phones": content.workshops.anonymity,
            "wary": content.workshops.wary,
            "few": content.workshops.only_talks,
            "instead": paper.instead,
            "paper": paper.anonymity,
        },
        "handouts": handouts(content, plan),
        "attribution": content.model.attribution,
        "about": [content.model.attribution, content.workshops.ours, content.scale.ours, *leans_on],
    }
    printable: dict[str, Any] = all_printable(data)
    return printable


def _step(step: ToldStep) -> dict[str, Any]:
    told = {**asdict(step), "from": clock(step.starts), "takes": span(step.minutes * 60)}
    return {**told, "parts": [{**asdict(part), "texts": list(part.texts)} for part in step.parts]}
