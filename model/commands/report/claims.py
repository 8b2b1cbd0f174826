"""What rests on each source: how many claims, and in which files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from model.commands.report.table import table
from model.content.checks.claims import cited_in
from model.content.tree import Tree

HEADING = "Claims: how often each source is named, and where"


def claims_by_source(trees: Mapping[str, Tree]) -> str:
    """One table, a row a source, the most cited first."""
    named = {
        name: Counter(key.text for key in cited_in(tree.top)) for name, tree in trees.items() if name != "evidence"
    }
    found: list[tuple[str, str, str, int, str]] = []
    for source in trees["evidence"].top.each("sources"):
        key = source.at("key").text
        files = {name: counts[key] for name, counts in named.items() if counts[key]}
        where = ", ".join(f"{name} {count}" for name, count in files.items())
        found.append((key, source.at("kind").text, source.at("read").text, sum(files.values()), where))
    found.sort(key=lambda row: (-row[3], row[0]))
    return table(HEADING, ["source", "kind", "read", "named", "in"], [list(row) for row in found])
