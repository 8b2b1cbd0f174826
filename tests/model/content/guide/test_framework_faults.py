"""Frameworks whose parts point nowhere, or that leave out an element, are told with file, line and what to do."""

from __future__ import annotations

import pytest

from model.content import Content
from model.content.guide.framework import FrameworksFile
from model.content.published import ELEMENTS


def parts(good):
    return good.files["frameworks"]["frameworks"][0]["parts"]


def test_element_that_is_none_or_there_twice_is_told_and_the_one_left_out(good):
    parts(good)[0]["elements"][0]["element"] = "saftey"
    parts(good)[1]["elements"][3]["element"] = "trust"
    good.write("frameworks")
    top = good.line("frameworks", "frameworks:")
    expected = "expected every element of the model in at least one part"
    assert good.faults() == [
        f'en/frameworks.yaml:{top}: frameworks: no part names "honest_challenge"; {expected}',
        f'en/frameworks.yaml:{top}: frameworks: no part names "safety"; {expected}',
        (
            f"en/frameworks.yaml:{good.line('frameworks', 'element: saftey')}: "
            'frameworks[0].parts[0].elements[0].element: "saftey" is not an element of the model; '
            "expected one of the twelve; nearest: safety"
        ),
        (
            f"en/frameworks.yaml:{good.line('frameworks', 'element: trust', 2)}: "
            'frameworks[0].parts[1].elements[3].element: "trust" is there twice; expected each element once in a part'
        ),
    ]


def test_key_that_would_share_a_field_with_a_framework_is_told(good):
    good.files["dilemmas"]["dilemmas"][0]["key"] = "framework_alliance"
    good.write("dilemmas")
    line = good.line("dilemmas", "key: framework_alliance")
    assert (
        f'en/dilemmas.yaml:{line}: dilemmas[0].key: "framework_alliance" is taken; '
        "expected a key that does not begin with framework_, which is for frameworks"
    ) in good.faults()


@pytest.mark.parametrize(
    ("where", "path"),
    [
        (lambda file: file["frameworks"][0]["parts"][0], "frameworks[0].parts[0].text"),
        (lambda file: file["frameworks"][0]["known"][0], "frameworks[0].known[0].text"),
        (lambda file: file["indicators"]["signs"][0]["supports"][0], "indicators.signs[0].supports[0].text"),
        (lambda file: file["indicators"]["signs"][0]["does_not"][0], "indicators.signs[0].does_not[0].text"),
        (lambda file: file["worth_staying"]["known"][0], "worth_staying.known[0].text"),
    ],
)
def test_claim_with_the_word_for_the_person_is_told(good, where, path):
    where(good.files["frameworks"])["text"] = "One {person} said so."
    good.write("frameworks")
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in good.faults()] == [path]


@pytest.fixture(scope="module")
def ours(shipped: Content) -> FrameworksFile:
    """The frameworks as they are shipped."""
    return shipped.frameworks


def test_nine_are_shipped_and_every_element_speaks_to_some_part(ours: FrameworksFile) -> None:
    named = {one.element for framework in ours.frameworks for part in framework.parts for one in part.elements}
    assert (named, len(ours.frameworks)) == (set(ELEMENTS), 9)
    assert [part.name for part in ours.frameworks[0].parts] == [
        "Understanding",
        "Collaboration",
        "Commitment",
        "Communication",
        "Empowerment",
        "Time",
    ]


def test_no_two_answers_share_a_field(ours: FrameworksFile) -> None:
    fields = [framework.field(question) for framework in ours.frameworks for question in framework.questions]
    assert len(set(fields)) == 2 * len(ours.frameworks)
