"""Words from when they are pasted until they are found again: none is lost, and no two run together."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.report.shared.printable import line_of, lines_of
from model.store import OwnStore
from tests.effort import examples

WORD = st.text(st.characters(categories=("L", "N", "P", "S", "M")), min_size=1, max_size=40).map(lambda end: f"a{end}")
BETWEEN = st.sampled_from(["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " ", "\t", "\xa0", "\x00 "])


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pasted=st.lists(st.tuples(WORD, BETWEEN), min_size=1, max_size=6), unseen=st.sampled_from(["", "\x07", "\x1b"]))
def test_words_are_kept_printed_and_found_whole_and_apart(
    own: OwnStore, started: str, pasted: list[tuple[str, str]], unseen: str
) -> None:
    words = [word for word, _ in pasted]
    typed = unseen.join(f"{word}{between}" for word, between in pasted)
    base = max((one.version for one in own.answers.of(started).values()), default=0)
    kept = own.answers.save(started, "safety.what_1", words=typed, tab="one", base_version=base).answer.words
    assert kept.split() == words
    assert ["".join(line["pieces"]) for line in lines_of(kept)] == kept.replace("\t", "    ").strip("\n").split("\n")
    assert "".join(line_of(kept)).split() == words
    assert [one.id for one in own.search.find(" ".join(reversed(words)))] == [started]
