"""Where a made-up name stands, and where it does not."""

from __future__ import annotations

import pytest

from model.content import Content
from model.reflection_items import items_of
from model.report.profile.told import ProfileReport
from model.store import OwnStore
from pages.parts.reflection.take_away import profile as take_away
from tests.pages.conftest import Downloads, Visit
from tests.pages.page_reader import links, texts, titles
from tests.pages.reflection.one_relationship import With, noting
from tests.pages.supervision.supervisions import Supervised, supervision_for


def test_made_up_name_stands_wherever_the_person_sees_the_reflection(
    visit: Visit, own: OwnStore, meet: With, shipped: Content
) -> None:
    draft = meet("Kes*trel", 0, finished=True, trust="3")
    begun = meet("Kes*trel", 1)
    assert titles(visit("your_profile.py", draft=draft)) == [r"4 March 2026, with Kes\*trel"]
    at = visit("my_reflections.py")
    assert [one.value for one in at.subheader] == [r"5 March 2026, with Kes\*trel", r"4 March 2026, with Kes\*trel"]
    at.button(key=f"delete_{draft}").click().run()
    assert [said.value for said in at.markdown if said.value.startswith(r"4 March 2026, with Kes\*trel: your")] != []
    assert next(words for words, page in links(visit()) if page == f"reflect?draft={begun}").startswith(
        r"Full walk, 5 March 2026, with Kes\*trel".replace("Full", "The full")
    )
    assert next(said.value for said in visit("reflect.py", draft=begun).caption) == (
        r"The full walk, 5 March 2026, with Kes\*trel"
    )
    brought = items_of(shipped, own.reflections.get(draft), "4 March 2026", own.answers.of(draft), [])
    assert [item.words for item in brought if item.field == "when"] == ["4 March 2026"]


def test_supervisor_is_shown_no_made_up_name(visit: Visit, own: OwnStore, meet: With, shipped: Content) -> None:
    supervised = Supervised(shipped)
    meeting = supervised.begin(supervised.by())
    draft = meet("Kestrel", 0, finished=True, trust="3")
    at = visit("take_to_supervision.py", draft=draft)
    assert "4 March 2026, with Kestrel" in texts(at)
    at.checkbox(key=f"tick_{meeting.id}_{draft}_when").set_value(True).run()
    at.button(key="take_these").click().run()
    held = supervision_for().brought.of(meeting.id)
    assert [one.item.words for one in held] == ["4 March 2026"]
    assert own.relationships.all()[0].pseudonym == "Kestrel"


@pytest.mark.parametrize("chosen", [True, False])
def test_made_up_name_goes_into_the_file_only_where_it_is_chosen(
    visit: Visit, meet: With, downloads: Downloads, monkeypatch: pytest.MonkeyPatch, *, chosen: bool
) -> None:
    made: list[ProfileReport] = []
    monkeypatch.setattr(take_away, "told_profile", noting(made))
    draft = meet("Kestrel", 0, finished=True, trust="3")
    at = visit("your_profile.py", draft=draft)
    assert at.checkbox(key=f"take_name_{draft}").value is False
    at.checkbox(key=f"take_name_{draft}").set_value(chosen).run()
    downloads[f"alongside-reflection-2026-03-04{'-Kestrel' if chosen else ''}.pdf"]()
    (report,) = made
    assert report.title == ("4 March 2026, with Kestrel" if chosen else "4 March 2026")
    assert [view.name for view in report.views] == ["4 March 2026"]
