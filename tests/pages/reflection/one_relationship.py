"""What is told of one relationship, on its pages and in its files."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from model.content import Content
from model.report.profile.told import ProfileReport, told_profile
from model.report.shared.blocks import Told

With = Callable[..., str]
WORDS = "He sat by the door."


def folded(at: AppTest) -> list[str]:
    return [expander.label for expander in at.expander]


def noting(made: list[ProfileReport]) -> Callable[[Content, ProfileReport], Told]:
    """Tells a report as it is told, and notes what it was."""

    def telling(content: Content, report: ProfileReport) -> Told:
        made.append(report)
        return told_profile(content, report)

    return telling
