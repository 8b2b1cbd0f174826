"""An organisation's own content laid over the shipped one: merged by key, and checked by the same rules."""

from __future__ import annotations

import string
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from model.content import load_content
from model.content.overlay import key_of, laid_over
from model.content.tree import Items, Keys, Leaf, Place

FLOW = """
flows:
  - key: tiny
    name: One minute
    summary: Very short.
    minutes: 1
    steps:
      - {kind: glance, key: all, intro: All of it.}
"""

SUPERVISION = """
plans:
  - key: first
    steps:
      - key: bring
        prompts:
          - {key: ask_1, text: Ours?}
  - key: monthly
    name: Ours
    summary: Ours.
    steps:
      - {key: arrive, title: Arrive, intro: Ours., minutes: 5}
      - {key: bring, title: Bring, intro: Ours., minutes: 5}
      - {key: actions, title: Agree, intro: Ours., minutes: 5}
      - {key: confirm, title: Confirm, intro: Ours., minutes: 5}
talk:
  - key: trust
    strengths:
      - {key: well_0, text: Ours?}
mirror:
  elements:
    - {key: trust, question: Ours?}
"""


WORKSHOPS = """
plans:
  - key: short
    steps:
      - {key: talk, minutes: 9}
"""


def loaded(good, overlay):
    return load_content(good.folder, overlay)


def test_overlaid_text_replaces_the_shipped_text(good):
    own = good.overlay("settings", "procedure:\n  text: Ring the duty line.\n")
    procedure = loaded(good, own).settings.procedure
    assert (procedure.name, procedure.text) == ("Your procedure", "Ring the duty line.")


def test_own_words_may_say_the_number_themselves(good):
    own = good.overlay("workshops", "anonymity:\n  - Nothing is shown of fewer than five people.\n")
    assert loaded(good, own).spoken("adult").workshops.anonymity == ("Nothing is shown of fewer than five people.",)


def test_thing_with_a_known_key_is_overlaid_field_by_field(good):
    own = good.overlay("model", "elements:\n  - key: trust\n    summary: Ours.\n")
    content = loaded(good, own)
    assert [element.key for element in content.elements] == [
        element["key"] for element in good.files["model"]["elements"]
    ]
    assert (content.element("trust").summary, content.element("trust").name) == ("Ours.", "Trust")


def test_thing_with_a_new_key_is_added_at_the_end(good):
    own = good.overlay("flows", FLOW)
    assert [flow.key for flow in loaded(good, own).flows.flows] == ["short", "tiny"]


def test_prompt_inside_an_element_is_overlaid_by_its_key(good):
    own = good.overlay("model", "elements:\n  - key: trust\n    prompts:\n      - {key: ask_1, text: Ours?}\n")
    texts = [prompt.text for prompt in loaded(good, own).element("trust").prompts]
    assert texts == ["Question 0?", "Ours?", *(f"Question {n}?" for n in range(2, 7))]


def test_plan_talk_mirror_and_lens_are_overlaid_by_key(good):
    own = good.overlay("supervision", SUPERVISION)
    good.overlay("lenses", "lenses:\n  - {key: between, name: Ours}\n")
    content = loaded(good, own)
    step = content.script("first").step("bring")
    talk, mirrored = content.supervision.talk[1], content.supervision.mirror.elements[1]
    assert (step.title, [prompt.text for prompt in step.prompts]) == ("Bring", ["What about ask 0?", "Ours?"])
    assert (len(content.supervision.plans), content.script("monthly").plan.name) == (4, "Ours")
    assert ([one.text for one in talk.strengths], talk.questions[0].text) == (
        ["Ours?", "What about well 1?"],
        "What about ask 0?",
    )
    assert (mirrored.name, mirrored.question) == ("Trust", "Ours?")
    assert [(lens.key, lens.name, lens.summary) for lens in content.lenses.lenses] == [
        ("between", "Ours", "Look at the two.")
    ]


def test_step_added_to_a_shipped_plan_comes_last_and_is_told(good):
    step = "{key: mirror, title: Ours, intro: Ours., minutes: 5}"
    own = good.overlay("supervision", f"plans:\n  - key: first\n    steps:\n      - {step}\n")
    assert good.faults(own) == [
        (
            'own/en/supervision.yaml:4: plans[1].steps[5].key: "mirror" stands out of order; expected it before '
            "confirm: arrive, last_time, bring, two_views, explore, conditions, actions, mirror, confirm"
        )
    ]


def test_list_without_keys_is_replaced(good):
    own = good.overlay("settings", "blaming_words: [naughty]\n")
    assert loaded(good, own).settings.blaming_words == ("naughty",)


def test_overlaid_blaming_words_count_for_the_shipped_texts(good):
    own = good.overlay("settings", "blaming_words: [quick]\n")
    line = good.line("flows", "A quick")
    assert good.faults(own) == [
        (
            f'en/flows.yaml:{line}: flows[0].summary: "quick" labels or blames; '
            "expected what the person does or did, in plain words"
        )
    ]


def test_fault_points_to_the_overlaid_line(good):
    own = good.overlay("model", "elements:\n  - key: trust\n    why:\n      - text: So.\n        evidence: [studdy]\n")
    assert good.faults(own) == [
        (
            'own/en/model.yaml:5: elements[1].why[0].evidence[0]: "studdy" is not a source; '
            "expected the key of a source in evidence.yaml; nearest: study"
        )
    ]


def test_unknown_key_in_an_overlay_points_to_its_line(good):
    own = good.overlay("settings", "# ours\nprocedure:\n  txt: x\n")
    expected = "expected name, text, for_supervisor or link; nearest: text"
    assert good.faults(own) == [f'own/en/settings.yaml:3: procedure: unknown key "txt"; {expected}']


def test_shipped_fault_under_an_overlay_points_to_the_shipped_line(good):
    good.write("about", lead="")
    own = good.overlay("about", "title: Ours\n")
    assert good.faults(own) == ["en/about.yaml:2: lead: is empty; expected text"]


def test_new_thing_with_a_missing_field_points_to_the_overlay(good):
    own = good.overlay("settings", "venues:\n  - key: barge\n")
    assert good.faults(own) == ['own/en/settings.yaml:2: venues[1]: "name" is missing']


def test_key_twice_in_an_overlay_is_told(good):
    own = good.overlay("settings", "venues:\n  - {key: a, name: A}\n  - {key: a, name: B}\n")
    assert good.faults(own) == [
        (
            'own/en/settings.yaml:3: venues[1].key: the key "a" is used twice in this list, first on line 2; '
            "expected a key of its own"
        )
    ]


def test_writing_fault_in_an_overlay_is_told_beside_shipped_faults(good):
    good.write("about", lead="")
    own = good.overlay("about", "title: 'x\n")
    assert good.faults(own) == [
        "en/about.yaml:2: lead: is empty; expected text",
        (
            "own/en/about.yaml:1: the quote opened here is not closed; expected a closing quote, "
            "and quotes inside it doubled or of the other kind"
        ),
    ]


def test_unknown_overlay_file_names_the_nearest(good):
    own = good.overlay("setings", "person: adult\n")
    assert good.faults(own) == [
        (
            "own/en/setings.yaml: no part of the guide reads this file; expected "
            "settings.yaml, model.yaml, scale.yaml, flows.yaml, hints.yaml, evidence.yaml, about.yaml, "
            "supervision.yaml, lenses.yaml, workshops.yaml, "
            "vignettes.yaml, phone.yaml, dilemmas.yaml, door.yaml, "
            "conditions.yaml, discussions.yaml, frameworks.yaml, relationship.yaml, "
            "take_away.yaml or card.yaml; nearest: settings.yaml"
        )
    ]


def test_overlay_file_outside_a_language_folder_is_told(good):
    own = good.overlay("settings", "person: adult\n")
    (own / "settings.yaml").write_text("person: adult\n", encoding="utf-8")
    assert good.faults(own) == [
        'own/settings.yaml: this file is not in a language folder; expected it in "en", beside this file'
    ]


def test_overlay_folder_that_is_not_there_is_told(good):
    assert good.faults(good.folder.parent / "gone") == [
        "gone: there is no such folder of your own content; expected an existing folder"
    ]


def test_overlay_for_another_language_changes_nothing(good):
    own = good.overlay("settings", "person: adult\n")
    (own / "en").rename(own / "cy")
    assert loaded(good, own).version == loaded(good, None).version


def test_overlay_changes_the_version(good):
    own = good.overlay("settings", "person: adult\n")
    assert loaded(good, own).version != loaded(good, None).version


def test_step_of_a_workshop_plan_is_overlaid_by_its_key(good):
    content = loaded(good, good.overlay("workshops", WORKSHOPS))
    assert (content.workshop("short").minutes, content.workshop("whole").minutes) == (59, 55)
    assert [step.kind for step in content.workshop("short").steps] == [
        step.kind for step in content.workshop("whole").steps
    ]


def list_of(keys, *wishes, path="ours.yaml"):
    """A list of things with these keys, and the wishes among them, as the reader makes it."""
    place = Place(Path(path), 1)

    def group(values):
        return Keys(values, dict.fromkeys(values, place), place)

    things = [group({"key": Leaf(key, place)}) for key in keys]
    wished = [group({word: Items(tuple(Leaf(key, place) for key in named), place)}) for word, named in wishes]
    return Items((*things, *wished), place)


SOME_KEYS = st.lists(st.sampled_from(string.ascii_lowercase), unique=True)


@given(SOME_KEYS.filter(bool), SOME_KEYS, st.data())
def test_what_is_left_is_all_that_is_not_dropped_and_order_only_moves_it(shipped, added, data):
    every = list(dict.fromkeys([*shipped, *added]))
    dropped = data.draw(st.lists(st.sampled_from([key for key in every if key not in added] or every), unique=True))
    dropped = [key for key in dropped if key not in added]
    left = [key for key in every if key not in dropped]
    first = data.draw(st.lists(st.sampled_from(left), unique=True) if left else st.just([]))
    wishes = [(word, keys) for word, keys in (("drop", dropped), ("order", first)) if keys]
    if not (added or wishes):
        return
    laid, faults = laid_over(list_of(shipped, path="shipped.yaml"), list_of(added, *wishes))
    assert faults == []
    assert [key_of(item) for item in laid.items] == [*first, *(key for key in left if key not in first)]


@given(SOME_KEYS.filter(bool), SOME_KEYS.filter(bool), st.sampled_from(["drop", "order"]))
def test_every_key_that_is_not_there_is_told_and_takes_nothing_away(shipped, named, word):
    laid, faults = laid_over(list_of(shipped, path="shipped.yaml"), list_of([], (word, named)))
    assert [fault.wrong for fault in faults] == [f'"{key}" is not in this list' for key in named if key not in shipped]
    kept = [key for key in shipped if word == "order" or key not in named]
    assert sorted(key_of(item) for item in laid.items) == sorted(kept)


def test_plans_and_their_steps_are_dropped_and_reordered(good):
    steps = "steps:\n      - drop: [said, talk]\n      - order: [welcome, said_late]\n        drop: [one]\n"
    line = "{kind: line, key: said_late, title: A, minutes: 5, notes: B., say: C., question: What?, shape: word}"
    own = good.overlay("workshops", f"plans:\n  - order: [second]\n  - key: whole\n    {steps}      - {line}\n")
    workshops = loaded(good, own).workshops
    assert [plan.key for plan in workshops.plans] == ["second", "whole", "short"]
    assert [step.key for step in workshops.plans[1].steps] == [
        "welcome", "said_late", "ground", "ground_shown", "told", "told_shown", "back", "back_shown", "close",
    ]  # fmt: skip


def test_prompts_are_reordered_and_dropped_field_by_field(good):
    own = good.overlay(
        "model", "elements:\n  - key: trust\n    prompts:\n      - order: [ask_6, ask_2]\n      - drop: [ask_9]\n"
    )
    assert good.faults(own) == [
        (
            'own/en/model.yaml:5: elements[0].prompts: "ask_9" is not in this list; '
            "expected ask_0, ask_1, ask_2, ask_3, ask_4, ask_5 or ask_6; nearest: ask_6"
        )
    ]


def test_order_alone_moves_nothing_else(good):
    own = good.overlay("model", "elements:\n  - key: trust\n    prompts:\n      - order: [ask_6, ask_2]\n")
    prompts = [prompt.key for prompt in loaded(good, own).element("trust").prompts]
    assert prompts == ["ask_6", "ask_2", "ask_0", "ask_1", "ask_3", "ask_4", "ask_5"]
    assert loaded(good, own).element("time").prompts == loaded(good, None).element("time").prompts


def test_dropping_too_much_is_told_on_our_own_line(good):
    own = good.overlay("supervision", "about: Ours.\nplans:\n  - drop: [first]\n")
    assert good.faults(own) == ["own/en/supervision.yaml:2: plans: has 2 plans; expected at least 3"]


def test_wishes_that_cannot_be_are_told_with_their_lines(good):
    own = good.overlay(
        "settings",
        "meetings:\n  - drop: [first, first]\n  - order: [first]\n  - {key: review, name: Ours}\n"
        "  - drop: [review]\nvenues:\n  - drop: office\n  - order: []\n",
    )
    assert good.faults(own) == [
        "own/en/settings.yaml:1: meetings: has 0 meetings; expected at least 1",
        'own/en/settings.yaml:2: meetings: "first" is named twice under drop; expected each key once',
        (
            'own/en/settings.yaml:3: meetings: "first" is dropped, and named under order; '
            "expected a key that is still there"
        ),
        'own/en/settings.yaml:5: meetings: "review" is dropped, and written in the same list; expected one of the two',
        "own/en/settings.yaml:7: venues: drop is text; expected a list of keys, such as drop: [office]",
        "own/en/settings.yaml:8: venues: order names nothing; expected a list of keys, such as order: [office]",
    ]


def test_dropping_the_step_a_reveal_shows_is_told_where_the_reveal_stands(good):
    own = good.overlay("workshops", "plans:\n  - key: whole\n    steps:\n      - drop: [ground]\n")
    line = good.line("workshops", "of: ground")
    assert good.faults(own) == [
        (
            f'en/workshops.yaml:{line}: plans[0].steps[1].of: "ground" is not an earlier step of this plan that asks '
            "for answers; expected the key of a step before this one, of kind place, vignette, line, conditions, "
            "then_and_now, choose_one or feedback"
        )
    ]
