"""The profile page: the same in a drawing, a table and words; then picks, next steps, and the file to take away."""

from __future__ import annotations

import json
from datetime import date

import pytest

from model.content import Content
from model.content.published import ELEMENTS
from model.store import OwnStore
from tests.model.report.shared.pdf_reader import read
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.dates import dates, type_date
from tests.pages.page_reader import elements, headings, links, nameless, titles, trouble

GIVEN = {"safety": "4", "trust": "3", "time": "not_sure", "support": "1", "empathy": "skip", "flexible": "5"}


def radar_numbers(at) -> list[list[float | None]]:
    (chart, *_) = [element for element in elements(at) if element.type == "plotly_chart"]
    traces = json.loads(chart.proto.spec)["data"]
    return [trace["r"] for trace in traces if trace["mode"] == "lines" and "name" in trace]


def test_profile_without_any_reflection_says_what_will_be_here(visit: Visit) -> None:
    at = visit("your_profile.py")
    assert (titles(at), trouble(at)) == (["Your profile"], [])
    assert [page for _, page in links(at)] == ["", "sample"]


def test_profile_without_an_address_shows_the_newest_finished(visit: Visit, start: Start) -> None:
    start(finished=True)
    newest = start(finished=True, headline="The later one")
    start()
    at = visit("your_profile.py")
    assert (at.query_params, at.text[0].value) == ({"draft": newest}, "The later one")


def test_profile_of_an_unknown_reflection_says_there_is_nothing(visit: Visit) -> None:
    assert titles(visit("your_profile.py", draft="nothing-here")) == ["There is no reflection here"]


def test_profile_without_places_shows_no_chart(visit: Visit, start: Start) -> None:
    at = visit("your_profile.py", draft=start(finished=True, safety="skip", safety__what="We sat outside."))
    assert [element for element in elements(at) if element.type == "plotly_chart"] == []
    assert (headings(at), trouble(at)) == (["What to think about", "One small next step", "Take it away"], [])


FEW = {"safety": "4", "trust": "3", "time": "not_sure", "flexible": "5"}


def test_profile_of_few_places_opens_with_the_drawing_and_has_the_charts_a_tap_away(visit: Visit, start: Start) -> None:
    at = visit("your_profile.py", draft=start(finished=True, empathy__what="We laughed.", **FEW))
    drawing = next(markdown.value for markdown in at.markdown if "<svg" in markdown.value)
    assert (
        drawing.count("Looked at: Creating safety, Trust, Time, Communicate with empathy, Be flexible."),
        [expander.label for expander in at.expander][:3],
        headings(at)[0],
    ) == (2, ["As a radar", "As bars", "As a table"], "What to think about")
    assert [markdown.value for markdown in at.markdown if markdown.value.startswith("Base layer:")] == [
        (
            "Base layer: Creating safety at “Both play a part”. Core layer: Trust at “Taking shape”; "
            "not sure about: Time. Skills, attributes and methods: Be flexible at “Holds on a bad day”. "
            "The rest is open: a gap, not a zero."
        )
    ]


def test_profile_of_four_places_opens_with_the_radar(visit: Visit, start: Start) -> None:
    at = visit("your_profile.py", draft=start(finished=True, **FEW, support="2"))
    assert [markdown.value for markdown in at.markdown if "<svg" in markdown.value] == []
    assert [expander.label for expander in at.expander][:2] == ["As bars", "As a table"]


@pytest.mark.parametrize(("place", "said"), [("2", 1), ("3", 0)])
def test_profile_calls_a_low_start_good_news_where_there_is_one(
    visit: Visit, start: Start, place: str, said: int
) -> None:
    at = visit("your_profile.py", draft=start(finished=True, safety=place))
    assert len([one for one in at.caption if one.value.startswith("A low, honest start can be a good sign")]) == said


def test_what_was_looked_at_is_picked_first_and_three_are_kept_in_all(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(finished=True, **FEW)
    at = visit("your_profile.py", draft=draft)
    first, others = at.pills(key=f"picks_{draft}"), at.pills(key=f"more_picks_{draft}")
    assert first.options == ["Creating safety", "Trust", "Time", "Be flexible"]
    assert len(others.options) == len(ELEMENTS) - 4
    first.set_value(["trust", "time"]).run()
    at.pills(key=f"more_picks_{draft}").set_value(["support", "empathy"]).run()
    assert own.answers.of(draft)["picks"].place == "trust,time,support"
    assert (at.pills(key=f"more_picks_{draft}").value, len(at.warning)) == (["support"], 1)
    assert [subheader.value for subheader in at.subheader] == ["Trust", "Time", "Support"]


def test_pick_shows_one_thing_to_try_and_folds_the_rest(visit: Visit, start: Start, shipped: Content) -> None:
    at = visit("your_profile.py", draft=start(finished=True, picks="trust", **FEW))
    names = [f"**{thing.name}**" for thing in shipped.element("trust").try_]
    (more,) = [expander for expander in at.expander if expander.label == "More to try"]
    folded = [markdown.value for markdown in more.markdown if markdown.value in names]
    shown = [markdown.value for markdown in at.markdown if markdown.value in names]
    assert (len(shown), len(folded), sorted(shown)) == (len(names), len(names) - 1, sorted(names))


def test_profile_says_the_same_in_chart_table_and_words(visit: Visit, start: Start, shipped: Content) -> None:
    at = visit("your_profile.py", draft=start("full_walk", finished=True, **GIVEN))
    places = [int(GIVEN[key]) if GIVEN.get(key, "").isdigit() else None for key in ELEMENTS]
    (radar,) = radar_numbers(at)
    assert radar[:12] == places
    tables = [table.value for table in at.table]
    assert [name for table in tables for name in table["Element"]] == [name for _, name in ELEMENTS.values()]
    names = {str(other.key): other.name for other in shipped.scale.others}
    names |= {str(point.key): rf"{point.key}\. {point.name}" for point in shipped.scale.points}
    said = [names.get(GIVEN.get(key, ""), "No place given") for key in ELEMENTS]
    assert [answer for table in tables for answer in table.iloc[:, 1]] == said
    words = [markdown.value for markdown in at.markdown if markdown.value.startswith("Base layer:")]
    placed = [
        (ELEMENTS[key][1], shipped.scale.points[int(place) - 1].name) for key, place in GIVEN.items() if place.isdigit()
    ]
    assert [words[0].count(f"{element} at “{place}”") for element, place in placed] == [1, 1, 1, 1]
    assert (nameless(at), trouble(at)) == ([], [])


def test_profile_charts_carry_the_paragraph_as_their_words(visit: Visit, start: Start) -> None:
    at = visit("your_profile.py", draft=start(finished=True, **GIVEN))
    said = next(markdown.value for markdown in at.markdown if markdown.value.startswith("Base layer:"))
    alts = [element.proto.alt for element in elements(at) if element.type == "plotly_chart"]
    assert alts == [f"Radar. {said}", f"Bars. {said}"]


def test_earlier_reflection_can_be_laid_over_and_what_moved_is_told(visit: Visit, own: OwnStore, start: Start) -> None:
    earlier = start(finished=True, safety="2", trust="3")
    own.reflections.describe(earlier, happened_on=date(2026, 1, 5))
    draft = start(finished=True, safety="4", trust="3", time="1")
    at = visit("your_profile.py", draft=draft)
    at.multiselect(key=f"laid_over_{draft}").set_value([earlier]).run()
    assert [numbers[:3] for numbers in radar_numbers(at)] == [[2, 3, None], [4, 3, 1]]
    assert list(at.table[0].value.columns)[1:] == ["4 March 2026", "5 January 2026"]
    assert [markdown.value for markdown in at.markdown if markdown.value.startswith("Since")] == [
        "Since 5 January 2026: Creating safety: “A start” then, “Both play a part” now (further along)."
    ]


def test_charts_of_several_meetings_are_told_in_words_with_each(visit: Visit, own: OwnStore, start: Start) -> None:
    earlier = start(finished=True, safety="2")
    own.reflections.describe(earlier, happened_on=date(2026, 1, 5))
    draft = start(finished=True, safety="4")
    at = visit("your_profile.py", draft=draft)
    at.multiselect(key=f"laid_over_{draft}").set_value([earlier]).run()
    (radar, _) = [element.proto.alt for element in elements(at) if element.type == "plotly_chart"]
    assert radar.startswith("Radar. 4 March 2026: Base layer: Creating safety at “Both play a part”.")
    assert radar.count("5 January 2026: Base layer: Creating safety at “A start”.") == 1


def test_what_is_laid_over_goes_into_the_file_by_choice_and_can_be_left_out_again(
    visit: Visit, own: OwnStore, start: Start, downloads: Downloads
) -> None:
    earlier = start(finished=True, safety="2")
    own.reflections.describe(earlier, happened_on=date(2026, 1, 5))
    draft = start(finished=True, safety="4")
    at = visit("your_profile.py", draft=draft)
    assert f"take_earlier_{draft}" not in [box.key for box in at.checkbox]
    at.multiselect(key=f"laid_over_{draft}").set_value([earlier]).run()
    said = "Since 5 January 2026: Creating safety: “A start” then, “Both play a part” now (further along)."
    for goes in (False, True, False):
        at.checkbox(key=f"take_earlier_{draft}").set_value(goes).run()
        file = read(downloads["alongside-reflection-2026-03-04.pdf"]())
        assert (said in file.texts("P"), "5 January 2026" in file.texts("TH"), file.pdfua_part) == (goes, goes, "1")


def test_two_reflections_of_one_day_keep_a_column_each(visit: Visit, start: Start) -> None:
    earlier = start(finished=True, safety="2")
    draft = start(finished=True, safety="4")
    at = visit("your_profile.py", draft=draft)
    at.multiselect(key=f"laid_over_{draft}").set_value([earlier]).run()
    assert list(at.table[0].value.iloc[0])[1:] == [r"4\. Both play a part", r"2\. A start"]


def test_picks_are_kept_and_bring_evidence_and_things_to_try(
    visit: Visit, own: OwnStore, start: Start, shipped: Content
) -> None:
    draft = start(finished=True, **GIVEN)
    at = visit("your_profile.py", draft=draft)
    at.pills(key=f"picks_{draft}").set_value(["trust", "flexible"]).run()
    assert own.answers.of(draft)["picks"].place == "trust,flexible"
    assert [subheader.value for subheader in at.subheader] == ["Trust", "Be flexible"]
    moves = [thing.first_move for key in ("trust", "flexible") for thing in shipped.element(key).try_]
    shown = [markdown.value for markdown in at.markdown]
    assert [move for move in moves if shown.count(move) != 1] == []


def test_more_than_three_picks_keep_the_first_three_and_say_so(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, **GIVEN)
    at = visit("your_profile.py", draft=draft)
    at.pills(key=f"picks_{draft}").set_value(["trust", "time", "support", "flexible"]).run()
    assert (own.answers.of(draft)["picks"].place, len(at.warning)) == ("trust,time,support", 1)


def test_next_step_typed_is_asked_about_next_time(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    at = visit("your_profile.py", draft=draft)
    type_date(at, draft, "next_1_due", date(2026, 3, 11)).run()
    assert [(step.words, step.due) for step in own.next_steps.of(draft)] == [("Ring before I come", date(2026, 3, 11))]
    assert headings(visit())[0] == "Last time you meant to"


def test_next_steps_offer_one_more_up_to_three(visit: Visit, start: Start) -> None:
    counts = []
    for given in ({}, {"next_1": "One"}, {"next_1": "One", "next_2": "Two"}, {f"next_{n}": "One" for n in (1, 2, 3)}):
        at = visit("your_profile.py", draft=start(finished=True, **given))
        counts.append(len([date for date in dates(at) if date["field"].startswith("next_")]))
    assert counts == [0, 1, 2, 3]


def test_outcome_of_a_next_step_is_not_lost_when_the_profile_is_opened_again(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = start(finished=True, next_1="Ring before I come")
    visit("your_profile.py", draft=draft)
    own.answers.save(draft, "next_1_outcome", place="done", tab="earlier", base_version=0)
    visit("your_profile.py", draft=draft)
    assert [kept.outcome for kept in own.next_steps.of(draft)] == ["done"]


def test_nothing_of_the_story_is_chosen_to_be_taken_away_beforehand(visit: Visit, start: Start) -> None:
    draft = start(finished=True, headline="A walk", trust__what="We sat outside.", their_telling="Grand.", **GIVEN)
    at = visit("your_profile.py", draft=draft)
    take = at.multiselect(key=f"take_{draft}")
    assert (take.value, len(take.options), at.checkbox(key=f"take_steps_{draft}").value) == ([], 3, False)


@pytest.mark.parametrize("finished", [True, False])
def test_profile_leads_back_to_change_the_reflection(visit: Visit, start: Start, finished: bool) -> None:
    draft = start(finished=finished, safety="3")
    at = visit("your_profile.py", draft=draft)
    assert [page for words, page in links(at) if words == "Change or add something"] == [f"reflect?draft={draft}"]


def test_two_reflections_of_one_day_have_files_of_different_names(
    visit: Visit, start: Start, downloads: Downloads
) -> None:
    for draft in (start(finished=True), start(finished=True)):
        visit("your_profile.py", draft=draft)
    assert sorted(downloads) == [
        "alongside-reflection-2026-03-04-2.docx",
        "alongside-reflection-2026-03-04-2.pdf",
        "alongside-reflection-2026-03-04.docx",
        "alongside-reflection-2026-03-04.pdf",
    ]


def test_words_that_may_give_somebody_away_are_told_once_they_are_chosen(visit: Visit, start: Start) -> None:
    draft = start(finished=True, trust__what="His number is 087 123 4567.")
    at = visit("your_profile.py", draft=draft)
    assert "087 123 4567" not in told_of(at)
    at.multiselect(key=f"take_{draft}").set_value(["trust.what"]).run()
    assert ("087 123 4567" in told_of(at), trouble(at)) == (True, [])


def test_next_steps_that_may_give_somebody_away_are_told_where_they_go(visit: Visit, start: Start) -> None:
    draft = start(finished=True, next_1="Ring 087 123 4567")
    at = visit("your_profile.py", draft=draft)
    at.checkbox(key=f"take_steps_{draft}").set_value(True).run()
    assert ("087 123 4567" in told_of(at), trouble(at)) == (True, [])


def told_of(at) -> str:
    return " ".join(text.value for text in at.text if "phone" in text.value.lower())
