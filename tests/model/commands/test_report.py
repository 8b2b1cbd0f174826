"""`python -m model report`: plain tables of what there is, how hard it reads, and what rests on each source."""

from __future__ import annotations

import pytest

from model.__main__ import main
from model.commands.report.claims import HEADING as CLAIMS
from model.commands.report.coverage import EVIDENCE_HEADING
from model.commands.report.coverage import HEADING as COVERAGE
from model.commands.report.grades import HEADING as READING
from model.commands.report.table import table
from model.content.published import ELEMENTS
from tests.shipped import shipped_content


@pytest.fixture
def printed(capsys, monkeypatch):
    """The rows of one table of the report, each as its cells."""
    monkeypatch.delenv("ALONGSIDE_CONTENT", raising=False)

    def rows(heading, *arguments):
        assert main(["report", *map(str, arguments)]) == 0
        blocks = capsys.readouterr().out.split(f"{heading}\n")[1].split("\n\n")
        lines = next(block for block in blocks if "\n--" in block or "\n  --" in block).strip("\n").splitlines()
        return [line.split() for line in lines if not line.startswith("--")]

    return rows


def test_coverage_has_every_element_with_what_the_content_has_for_it(printed):
    content = shipped_content()
    rows = printed(COVERAGE)
    assert rows[0] == ["element", "prompts", "to", "try", "to", "watch", "claims", "dilemmas", "stories", "settings"]
    assert rows[1:] == [
        [
            one.key,
            f"{len(one.prompts)}",
            f"{len(one.try_)}",
            f"{len(one.watch)}",
            f"{len(one.why) + len(one.heard)}",
            f"{sum(one.key in dilemma.elements for dilemma in content.dilemmas.dilemmas)}",
            f"{sum(one.key in {drawn.element for drawn in story.draws_out} for story in content.vignettes.vignettes)}",
            f"{sum(one.key in {changed.element for changed in setting.elements} for setting in content.work_settings)}",
        ]
        for one in content.elements
    ]


def test_evidence_of_each_element_is_counted_by_kind(good, printed):
    good.replace("evidence", "kind: study", "kind: review")
    rows = printed(EVIDENCE_HEADING, good.folder)
    assert rows == [["element", "review", "sources"], *([key, "2", "1"] for key in ELEMENTS)]


def test_reading_has_a_column_for_each_word_and_points_to_the_hardest_line(good, printed):
    hard = "The {person} came in, sat down by the door and said to all of us that they would come back. " * 2
    good.write("about", lead=hard.strip())
    rows = printed(READING, good.folder)
    line = good.line("about", "lead:")
    assert rows[0] == ["file", "texts", "young", "person", "adult"]
    (about,) = [row for row in rows if row[0] == "about.yaml"]
    assert about[1] == "1"
    assert about[5:6] + about[9:10] == [f"{line})"] * 2


def test_no_grade_is_given_of_the_evidence(printed):
    assert "evidence.yaml" not in {row[0] for row in printed(READING)}


def test_claims_are_counted_by_source_and_file_the_most_named_first(good, printed):
    rows = printed(CLAIMS, good.folder)
    assert rows[0] == ["source", "kind", "read", "named", "in"]
    assert [row[:3] for row in rows[1:]] == [["study", "study", "whole"]]
    assert (rows[1][3], rows[1][4:6]) == (str(sum(int(one.strip(",")) for one in rows[1][5::2])), ["model", "24,"])


def test_every_shipped_source_is_there_and_named(printed):
    rows = printed(CLAIMS)[1:]
    counts = [int(row[3]) for row in rows]
    assert {row[0] for row in rows} == {source.key for source in shipped_content().evidence.sources}
    assert (counts == sorted(counts, reverse=True), min(counts)) == (True, 1)


def test_report_of_an_overlay_counts_what_is_laid_over(good, printed):
    prompt = "{key: more, turn: what, text: And then?}"
    own = good.overlay("model", f"elements:\n  - key: trust\n    prompts:\n      - {prompt}\n")
    rows = printed(COVERAGE, good.folder, "--overlay", own)
    assert [row[:2] for row in rows if row[0] in ("safety", "trust")] == [["safety", "7"], ["trust", "8"]]


def test_content_with_faults_prints_them_instead(good, capsys):
    good.write("about", lead="")
    assert main(["report", str(good.folder)]) == 1
    assert capsys.readouterr().out == "en/about.yaml:2: lead: is empty; expected text\n"


def test_numbers_stand_to_the_right_and_words_to_the_left():
    drawn = table("Here", ["name", "n"], [["a", 1], ["long", 10]])
    assert drawn == "Here\n\nname   n\n----  --\na      1\nlong  10"
