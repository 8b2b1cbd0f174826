"""Where two good things pull apart: found from home, read, thought through, kept and brought like a reflection."""

from __future__ import annotations

from model.content import Content
from model.content.flows import flow_through
from model.reflection_items import items_of
from model.store import OwnStore
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import links, nameless, titles, trouble


def test_every_dilemma_is_two_clicks_from_home(visit: Visit, shipped: Content) -> None:
    assert ("Something is on my mind", "dilemmas") in links(visit())
    at = visit("dilemmas.py")
    assert [link for link in links(at) if link[1].startswith("dilemma?")] == [
        (dilemma.name, f"dilemma?dilemma={dilemma.key}") for dilemma in shipped.dilemmas.dilemmas
    ]
    assert (nameless(at), trouble(at)) == ([], [])


def test_dilemma_says_what_is_known_with_its_source_and_asks_from_both_sides(visit: Visit, shipped: Content) -> None:
    for dilemma in shipped.dilemmas.dilemmas:
        at = visit("dilemma.py", dilemma=dilemma.key)
        said = "\n".join(one.value for one in at.markdown)
        asked = [question.text for side in dilemma.sides for question in side.questions]
        known = [f"- {claim.text} :small[({shipped.cited(claim.evidence)})]" for claim in dilemma.known]
        assert titles(at) == [dilemma.name]
        assert [words for words in (*asked, dilemma.test, dilemma.tension) if words not in said] == []
        assert [line for line in known if line not in [one.value for one in at.markdown]] == []
        assert (nameless(at), trouble(at)) == ([], [])


def test_address_of_no_dilemma_leads_back_to_the_list(visit: Visit) -> None:
    at = visit("dilemma.py", dilemma="nothing")
    assert titles(at) == ["There is no such page"]
    assert [page for _, page in links(at)] == ["dilemmas"]


def test_it_is_kept_like_a_reflection_and_belongs_to_whom_one_says(
    visit: Visit, own: OwnStore, shipped: Content
) -> None:
    dilemma = shipped.dilemmas.dilemmas[0]
    kestrel = own.relationships.name("Kestrel").id
    at = visit("dilemma.py", dilemma=dilemma.key)
    at.selectbox(key="whose_dilemma").set_value(kestrel)
    at.button(key="think_it_through").click().run()
    [made] = own.reflections.all()
    assert (made.flow, made.headline, made.relationship) == (flow_through(dilemma).key, dilemma.name, kestrel)
    assert titles(visit("reflect.py", draft=made.id)) == [dilemma.sides[0].name]


def test_what_was_written_is_brought_under_its_own_question(own: OwnStore, shipped: Content) -> None:
    dilemma = shipped.dilemmas.dilemmas[0]
    made = own.reflections.start(flow_through(dilemma).key, "v1", "en", A_DAY, headline=dilemma.name)
    field = f"{dilemma.key}_to_supervision"
    own.answers.save(made.id, field, words="The part I hide behind.", tab="t", base_version=0)
    items = items_of(shipped, made, "", own.answers.of(made.id), ())
    assert [(item.heading, item.prompt, item.words) for item in items if item.field == field] == [
        ("What to take along", dilemma.to_supervision, "The part I hide behind.")
    ]
