"""The conditions for the work: found from what is on one's mind, checked in private, kept and brought by choice."""

from __future__ import annotations

from model.content import Content
from model.content.schema import OF_CONDITIONS
from model.reflection_items import items_of
from model.store import OwnStore
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import links, nameless, titles, trouble


def _begun(own: OwnStore, shipped: Content, step: str) -> str:
    return own.reflections.start(OF_CONDITIONS, shipped.version, "en", A_DAY, step=step).id


def test_check_is_one_click_from_what_is_on_ones_mind(visit: Visit, shipped: Content) -> None:
    assert (shipped.conditions.name, "conditions") in links(visit("dilemmas.py"))


def test_page_says_what_one_may_point_to_with_each_source(visit: Visit, shipped: Content) -> None:
    at = visit("conditions.py")
    claims = [shipped.conditions.rule, *(one.point_to for one in shipped.conditions.conditions)]
    lines = [f"- {claim.text} :small[({shipped.cited(claim.evidence)})]" for claim in claims]
    assert [one.value for one in at.markdown if one.value.startswith("- ")] == lines
    assert (titles(at), nameless(at), trouble(at)) == ([shipped.conditions.name], [], [])


def test_address_of_a_condition_opens_what_one_may_point_to_for_it_first(visit: Visit, shipped: Content) -> None:
    at = visit("conditions.py", condition="place")
    names = [one.value.strip("*") for one in at.markdown if one.value.startswith("**")]
    assert (names[0], sorted(names)) == ("A place to meet", sorted(one.name for one in shipped.conditions.conditions))
    folds = [visit("conditions.py", condition=key).expander[0].proto.expanded for key in ("place", "<script>", "")]
    assert folds == [True, False, False]


def test_begun_it_is_a_reflection_that_asks_the_first_condition(visit: Visit, own: OwnStore, shipped: Content) -> None:
    visit("conditions.py").button(key="begin_conditions").click().run()
    [made] = own.reflections.all()
    first = shipped.conditions.conditions[0]
    at = visit("reflect.py", draft=made.id)
    [asked] = at.radio
    assert (made.flow, titles(at), asked.label) == (OF_CONDITIONS, [first.name], first.question)
    assert (asked.options, asked.value) == ([*first.answers, "I leave it open"], "I leave it open")
    assert (nameless(at), trouble(at)) == ([], [])


def test_what_is_tapped_is_kept_in_words_and_can_be_left_open_again(
    visit: Visit, own: OwnStore, shipped: Content
) -> None:
    first = shipped.conditions.conditions[0]
    field = f"condition_{first.key}"
    made = _begun(own, shipped, field)
    at = visit("reflect.py", draft=made)
    at.radio[0].set_value(first.answers[2]).run()
    tapped = own.answers.of(made)[field].words
    at.radio[0].set_value("I leave it open").run()
    assert (tapped, own.answers.of(made)[field].words) == (first.answers[2], "")


def test_answer_that_the_content_has_no_more_stays_until_another_is_tapped(
    visit: Visit, own: OwnStore, shipped: Content
) -> None:
    field = f"condition_{shipped.conditions.conditions[0].key}"
    made = _begun(own, shipped, field)
    own.answers.save(made, field, words="As it was worded once", tab="t", base_version=0)
    at = visit("reflect.py", draft=made)
    assert (at.radio[0].value, own.answers.of(made)[field].words) == ("As it was worded once", "As it was worded once")


def test_it_is_brought_as_a_check_and_each_answer_under_its_question(own: OwnStore, shipped: Content) -> None:
    last = shipped.conditions.conditions[-1]
    field = f"condition_{last.key}"
    made = own.reflections.get(_begun(own, shipped, field))
    own.answers.save(made.id, field, words=last.answers[1], tab="t", base_version=0)
    items = items_of(shipped, made, "Its title", own.answers.of(made.id), ())
    assert [(item.heading, item.prompt, item.words) for item in items] == [
        ("The check", "When", "Its title"),
        (last.name, last.question, last.answers[1]),
    ]


def test_it_is_no_meeting_and_is_called_what_it_is(visit: Visit, own: OwnStore, shipped: Content) -> None:
    field = f"condition_{shipped.conditions.conditions[0].key}"
    made = _begun(own, shipped, field)
    own.answers.save(made, field, words="Hardly ever", tab="t", base_version=0)
    own.reflections.finish(made)
    at = visit("your_profile.py", draft=made)
    assert OF_CONDITIONS in shipped.no_meetings
    assert titles(at)[0].startswith(f"{shipped.conditions.name}, ")
    assert "No element was placed" not in "\n".join(one.value for one in at.markdown)
    assert ([one.value for one in at.header], trouble(at)) == (["One small next step", "Take it away"], [])
