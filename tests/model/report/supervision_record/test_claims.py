"""What a file says in somebody's name: told in full before it is kept, and as a claim wherever the record is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model.access import Seat
from model.content import Content
from model.report.shared.blocks import Facts, Said
from model.report.supervision_record.claims import told_claims
from model.report.supervision_record.docx import record_docx
from model.report.supervision_record.names import ACCORDING_TO_FILE, with_claimed
from model.report.supervision_record.pdf import record_pdf
from model.report.supervision_record.reminders import reminders_ics
from model.report.supervision_record.words import told_body, told_record
from model.share_file.claims import Claims
from model.supervision.meeting import Action, Confirmation, Supervision
from model.supervision.overview import WithSomebody
from model.supervision.record import Record
from tests.model.report.shared.pdf_reader import read
from tests.model.report.shared.word_reader import read_word
from tests.model.report.supervision_record.records import AT, CARRIED, a_body, a_record, texts_of

NAMES = {"practitioner": "Aoife", "supervisor": "Maeve Dunne"}


def claimed(content: Content, seat: Seat) -> Record:
    record = a_record(content)
    return replace(
        record,
        confirmed=tuple(replace(one, claimed=one.seat == seat) for one in record.confirmed),
        comments=tuple(replace(one, seat=seat, claimed=True) for one in record.comments),
    )


@pytest.mark.parametrize("seat", NAMES)
def test_a_claim_is_told_wherever_its_name_stands(shipped: Content, seat: Seat) -> None:
    name, told = NAMES[seat], told_record(shipped, claimed(shipped, seat))
    texts = [text for block in told.blocks for text in texts_of(block)]
    assert texts[0] == f"What {name} said and confirmed here is {ACCORDING_TO_FILE}."
    confirmed = next(
        one for block in told.blocks if isinstance(block, Facts) for one in block.facts if one.name == name
    )
    assert confirmed.text.endswith(f", {ACCORDING_TO_FILE}")
    comment = next(block for block in told.blocks if isinstance(block, Said) and block.words == "He was at the door.")
    assert comment.asked == f"{name}, 19 March 2026, 14:02 UTC, {ACCORDING_TO_FILE}"
    bare = [text for text in texts if name in text.replace(f"{name} (according to the file)", "")]
    assert [text for text in bare if text != f"{name}:" and not text.startswith(f"{name} added")] == [
        texts[0],
        comment.asked,
    ]


def test_nothing_is_told_so_of_what_was_confirmed_here(shipped: Content) -> None:
    told = told_record(shipped, a_record(shipped))
    assert [text for block in told.blocks for text in texts_of(block) if "according" in text] == []


@pytest.mark.parametrize("seat", NAMES)
def test_paper_and_word_say_so_too_and_keep_the_number(shipped: Content, seat: Seat) -> None:
    record = claimed(shipped, seat)
    for text in (read(record_pdf(shipped, record)).whole_text, read_word(record_docx(shipped, record)).whole_text):
        squeezed = "".join(text.split())
        assert squeezed.count("".join(ACCORDING_TO_FILE.split())) == 3
        assert record.hash in squeezed


def test_a_claimed_action_says_so_in_a_draft_and_in_a_calendar(shipped: Content) -> None:
    body = with_claimed(a_body(shipped), {CARRIED[0].id})
    texts = [text for block in told_body(shipped, body) for text in texts_of(block)]
    assert f"{CARRIED[0].what} ({ACCORDING_TO_FILE})" in texts
    assert CARRIED[1].what in texts
    action = Action("a1", "m1", "agreed", "Ring", "practitioner", date(2026, 3, 18), "", claimed=True)
    with_maeve = Supervision("s", "local", "guest-s", "Aoife", "Maeve", AT)
    there = WithSomebody(with_maeve, "practitioner", None, None, None, (action,), {})
    told = reminders_ics([there], AT, date(2026, 3, 4)).decode().replace("\r\n ", "")
    assert f"All of it {ACCORDING_TO_FILE}" in told.replace("\\,", ",")


@pytest.mark.parametrize("seat", NAMES)
def test_every_word_of_a_claim_is_told_before_it_is_kept(shipped: Content, seat: Seat) -> None:
    record = a_record(shipped)
    own = Confirmation(seat, True, "Gladly.", record.hash, AT)
    claims = Claims(seat, record.body, own, record.comments, CARRIED)
    texts = [text for block in told_claims(shipped, claims, ("Aoife", "Maeve Dunne")) for text in texts_of(block)]
    whole = "\n".join(texts)
    said = [*(one.words for one in record.body.said), *(one.words for one in record.body.brought)]
    said += ["Gladly.", *(one.words for one in record.comments)]
    said += [words for one in CARRIED for words in (one.what, one.notice)]
    assert [words for words in said if words not in whole] == []
    assert f"{NAMES[seat]} (according to the file)" in whole
