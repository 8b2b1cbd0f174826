"""Handing over: a document written part by part, kept as typed, told in a preview and in two kinds of file."""

from __future__ import annotations

from datetime import date

import pytest

from model.access import NotYours
from model.content import Content
from model.content.relationship.documents import Document, DocumentPart
from model.store import Deletion, OwnStore
from pages.parts.relationship.handover import GOES, STAYS, goes_into_file
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import links, nameless, titles, trouble, whole

pytestmark = pytest.mark.slow

DAY = date(2026, 3, 4)


@pytest.fixture
def begun(own: OwnStore) -> str:
    """A document for the next worker about a relationship called Heron, two of its parts written."""
    heron = own.relationships.name("Heron")
    draft = own.reflections.start("handing_over", "v1", "en", DAY, relationship=heron.id).id
    own.answers.save(draft, "what_works", words="Tea first.", tab="earlier", base_version=0)
    own.answers.save(draft, "what_stays_with_me", words="How he laughed.", tab="earlier", base_version=0)
    return draft


def document(content: Content) -> Document:
    found = content.document("handing_over")
    assert found is not None
    return found


def test_every_part_has_its_question_and_says_whether_it_goes(visit: Visit, begun: str, shipped: Content) -> None:
    at = visit("take_away/handover.py", draft=begun)
    parts = document(shipped).parts
    assert (titles(at), trouble(at), nameless(at)) == (["Handing over"], [], [])
    assert [part.question for part in parts if part.question not in whole(at)] == []
    assert [box.value for box in at.checkbox if box.label == "Goes into the file"] == [
        not part.private for part in parts
    ]


def test_what_goes_is_kept_and_shown_again(visit: Visit, own: OwnStore, begun: str) -> None:
    at = visit("take_away/handover.py", draft=begun)
    at.checkbox(key=f"goes_{begun}_what_works").uncheck().run()
    answer = own.answers.of(begun)["what_works"]
    assert (answer.words, answer.place) == ("Tea first.", STAYS)
    assert visit("take_away/handover.py", draft=begun).checkbox(key=f"goes_{begun}_what_works").value is False


def test_document_is_begun_on_the_page_of_its_relationship_and_taken_up_where_it_was_left(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    heron = own.relationships.name("Heron").id
    own.reflections.describe(start(finished=True, trust="2"), relationship=heron)
    visit("relationship.py", relationship=heron).button(key="begin_handing_over").click().run()
    [begun] = own.reflections.all(drafts=True)
    assert (begun.flow, begun.relationship) == ("handing_over", heron)
    later = links(visit("relationship.py", relationship=heron))
    assert [page for label, page in later if label == "Go on with handing over"] == [f"handover?draft={begun.id}"]
    back = links(visit("take_away/handover.py", draft=begun.id))
    assert ("Back to the relationship", f"relationship?relationship={heron}") in back


def test_preview_holds_what_goes_and_nothing_private(visit: Visit, begun: str) -> None:
    at = visit("take_away/handover.py", draft=begun)
    at.button(key=f"preview_{begun}").click().run()
    assert [text.value for text in at.text] == ["Tea first."]
    assert "Heron" not in [title.value for title in at.title][-1]


def test_made_up_name_stands_over_it_only_if_chosen(visit: Visit, begun: str) -> None:
    at = visit("take_away/handover.py", draft=begun)
    at.checkbox(key=f"named_{begun}").check().run()
    at.button(key=f"preview_{begun}").click().run()
    assert [title.value for title in at.title][-1] == "Handing over: Heron"


def test_document_that_is_ready_waits_on_home_no_more_and_can_still_be_changed(
    visit: Visit, own: OwnStore, begun: str
) -> None:
    assert own.reflections.count(drafts=True) == 1
    visit("take_away/handover.py", draft=begun).button(key=f"ready_{begun}").click().run()
    assert own.reflections.count(drafts=True) == 0
    assert f"goes_{begun}_what_works" in [box.key for box in visit("take_away/handover.py", draft=begun).checkbox]


@pytest.mark.parametrize("page", ["reflect.py", "your_profile.py"])
def test_a_document_is_opened_on_its_own_page_from_wherever_it_is_listed(visit: Visit, begun: str, page: str) -> None:
    assert titles(visit(page, draft=begun)) == ["Handing over"]


def test_draft_on_home_is_called_by_the_name_of_its_document(visit: Visit, begun: str) -> None:
    [label] = [label for label, page in links(visit()) if page == f"reflect?draft={begun}"]
    assert label.startswith("Handing over, 4 March 2026")


def test_document_is_taken_for_no_meeting(visit: Visit, own: OwnStore, start: Start, begun: str) -> None:
    own.reflections.finish(begun)
    later = start(finished=True, safety="2")
    relationship = own.reflections.get(begun).relationship
    assert relationship
    own.reflections.describe(later, relationship=relationship)
    at = visit("relationship.py", relationship=relationship)
    assert [page for label, page in links(at) if label.startswith("Last on")] == [f"profile?draft={later}"]
    profile = visit("your_profile.py", draft=later)
    assert [one.label for one in profile.multiselect if one.label == "Lay an earlier one over it"] == []


def test_deleted_document_is_gone(visit: Visit, own: OwnStore, deletion: Deletion, begun: str) -> None:
    deletion.reflection(begun)
    assert titles(visit("take_away/handover.py", draft=begun)) == ["There is no reflection here"]
    with pytest.raises(NotYours):
        own.answers.of(begun)


@pytest.mark.parametrize(
    ("chosen", "private", "goes"), [(None, False, True), (None, True, False), (GOES, True, True), (STAYS, False, False)]
)
def test_private_part_goes_only_if_chosen(
    own: OwnStore, begun: str, chosen: str | None, private: bool, goes: bool
) -> None:
    part = DocumentPart(key="what_works", heading="What works", question="What works?", private=private)
    own.answers.save(begun, "what_works", words="Tea first.", place=chosen, tab="earlier", base_version=1)
    assert goes_into_file(part, own.answers.of(begun)) is goes
