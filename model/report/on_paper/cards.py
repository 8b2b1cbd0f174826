"""The scale as cards to cut out: the places, the answers that are none, and the elements to lay beside them."""

from __future__ import annotations

from model.content import Content
from model.report.shared.paper import AT_THE_FOOT, pdf
from model.report.shared.printable import all_printable


def cards_pdf(content: Content) -> bytes:
    """The cards as a PDF of two A4 pages: the scale, then the elements."""
    paper = content.take_away.paper
    places = [{"sign": point.key, "name": point.name, "text": point.text} for point in content.scale.points]
    others = [{"sign": "", "name": other.name, "text": other.text} for other in content.scale.others]
    elements = [{"layer": one.layer, "name": one.name, "text": one.sentence} for one in content.elements]
    data = {
        "title": paper.cards,
        "language": content.settings.language,
        "labels": AT_THE_FOOT,
        "intro": paper.cards_intro,
        "scale": [{"layer": "", **one} for one in (*places, *others)],
        "elements": [{"sign": "", **one} for one in elements],
        "closing": [content.scale.ours, content.model.attribution],
    }
    return pdf("on_paper/cards.typ", all_printable(data))
