"""What a file says in somebody's name: told in full before it is kept, and once on the record that it came so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model.access import Seat, other_seat
from model.content import Content
from model.report.shared.blocks import Line
from model.report.supervision_record.claims import told_claims
from model.report.supervision_record.docx import record_docx
from model.report.supervision_record.pdf import record_pdf
from model.report.supervision_record.reminders import reminders_ics
from model.report.supervision_record.words import told_record
from model.share_file.claims import Claims
from model.supervision.meeting import Action, Confirmation, Supervision
from model.supervision.overview import WithSomebody
from model.supervision.record import Record
from tests.model.report.shared.pdf_reader import read
from tests.model.report.shared.word_reader import read_word
from tests.model.report.supervision_record.records import AT, CARRIED, a_record, texts_of

TAKEN = datetime(2026, 11, 30, 16, 20, tzinfo=UTC)
NAMES: dict[Seat, str] = {"practitioner": "Aoife", "supervisor": "Maeve Dunne"}


def claimed(content: Content, seat: Seat) -> Record:
    record = a_record(content)
    return replace(
        record,
        confirmed=tuple(
            replace(one, claimed=True, claimed_at=TAKEN) if one.seat == seat else one for one in record.confirmed
        ),
        comments=tuple(replace(one, seat=seat, claimed=True) for one in record.comments),
    )


@pytest.mark.parametrize("seat", NAMES)
def test_a_record_that_was_taken_as_theirs_says_so_once_and_reads_as_any(shipped: Content, seat: Seat) -> None:
    record = claimed(shipped, seat)
    as_heard = replace(record, confirmed=a_record(shipped).confirmed)
    taken, heard = (told_record(shipped, one).blocks for one in (record, as_heard))
    [line] = [block for block in taken if block not in heard]
    name, other = NAMES[seat], NAMES[other_seat(seat)]
    words = f"It came with a file from {other}, and {name} took it as theirs on 30 November 2026, 16:20 UTC."
    assert line == Line(words, is_small_print=True)
    assert tuple(block for block in taken if block != line) == heard


def test_of_one_that_was_taken_before_the_moment_was_kept_none_is_told(shipped: Content) -> None:
    record = claimed(shipped, "supervisor")
    of_before = replace(record, confirmed=tuple(replace(one, claimed_at=None) for one in record.confirmed))
    words = "It came with a file from Aoife, and Maeve Dunne took it as theirs."
    assert Line(words, is_small_print=True) in told_record(shipped, of_before).blocks


@pytest.mark.parametrize("seat", NAMES)
def test_paper_and_word_say_so_too_and_keep_the_number(shipped: Content, seat: Seat) -> None:
    record = claimed(shipped, seat)
    for text in (read(record_pdf(shipped, record)).whole_text, read_word(record_docx(shipped, record)).whole_text):
        squeezed = "".join(text.split())
        assert squeezed.count(f"{NAMES[seat]} took it as theirs".replace(" ", "")) == 1
        assert record.hash in squeezed


def test_an_action_that_came_with_a_file_stands_in_a_calendar_as_any() -> None:
    action = Action("a1", "m1", "agreed", "Ring", "practitioner", date(2026, 3, 18), "")
    with_maeve = Supervision("s", "local", "guest-s", "Aoife", "Maeve", AT)
    made = [
        reminders_ics([WithSomebody(with_maeve, "practitioner", None, None, None, (one,), {})], AT, date(2026, 3, 4))
        for one in (action, replace(action, claimed=True))
    ]
    assert made[0] == made[1]


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
    assert "according to" not in whole
