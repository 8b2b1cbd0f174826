"""Two views side by side: never averaged, and a wide gap is offered as a place to talk, either way round."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content.published import ELEMENTS
from model.profile import view_of
from model.supervision.views import differences, supervisor_view
from tests.shipped import shipped_content

GIVEN = st.fixed_dictionaries(dict.fromkeys(ELEMENTS, st.none() | st.sampled_from((*PLACES, *OTHERS))))


@settings(deadline=None)
@given(mine=GIVEN, theirs=GIVEN)
def test_differences_are_the_elements_both_placed_two_or_more_apart(
    mine: dict[str, str | None], theirs: dict[str, str | None]
) -> None:
    content = shipped_content()
    found = differences(view_of(content, "Anna", mine), view_of(content, "Bert", theirs))
    placed = [key for key in ELEMENTS if {mine[key], theirs[key]} <= set(PLACES)]
    wide = {key: int(mine[key] or 0) - int(theirs[key] or 0) for key in placed}
    assert [(one.element, one.practitioner - one.supervisor) for one in found] == [
        (key, gap) for key, gap in wide.items() if abs(gap) >= 2
    ]
    assert [one.higher for one in found] == ["practitioner" if wide[one.element] > 0 else "supervisor" for one in found]


@settings(deadline=None)
@given(given_places=GIVEN)
def test_the_supervisors_view_is_what_they_placed_and_gaps(given_places: dict[str, str | None]) -> None:
    content = shipped_content()
    said = {f"supervisor.view.{key}": ("words", place) for key, place in given_places.items() if place}
    said["supervisor.basis.trust"] = ("", "5")
    assert supervisor_view(content, "Bert", said) == view_of(content, "Bert", given_places, "supervisor")
