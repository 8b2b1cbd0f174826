"""Each way a file can differ from its schema is told in one readable line."""

from __future__ import annotations

TWELVE_KEYS = "key, layer, name, short, sentence, summary, why, scale, prompts, try, watch or heard"


def test_good_content_has_no_faults(good):
    assert good.faults() == []


def test_unknown_key_names_the_nearest(good):
    good.replace("model", "text: Question 0?", "txet: Question 0?")
    line = good.line("model", "txet")
    assert good.faults() == [
        f'en/model.yaml:{line - 2}: elements[0].prompts[0]: "text" is missing',
        (
            f'en/model.yaml:{line}: elements[0].prompts[0]: unknown key "txet"; '
            "expected key, turn, text, for or not_for; nearest: text"
        ),
    ]


def test_unknown_key_in_a_step_names_the_keys_of_that_kind(good):
    good.files["flows"]["flows"][0]["steps"][0]["shown"] = True
    good.write("flows")
    line = good.line("flows", "shown")
    assert good.faults() == [
        f'en/flows.yaml:{line}: flows[0].steps[0]: unknown key "shown"; expected kind, key or intro'
    ]


def test_known_key_that_is_taken_is_not_called_nearest(good):
    good.files["model"]["elements"][2]["summery"] = "x"
    good.write("model")
    line = good.line("model", "summery")
    assert good.faults() == [f'en/model.yaml:{line}: elements[2]: unknown key "summery"; expected {TWELVE_KEYS}']


def test_missing_text_is_told_on_the_line_of_its_thing(good):
    del good.files["scale"]["points"][1]["name"]
    good.write("scale")
    line = good.line("scale", "key: '2'")
    assert good.faults() == [f'en/scale.yaml:{line}: points[1]: "name" is missing']


def test_empty_text_is_told(good):
    good.write("about", lead="  ")
    assert good.faults() == ["en/about.yaml:2: lead: is empty; expected text"]


def test_nothing_in_place_of_text_is_told(good):
    good.write("about", lead=None)
    assert good.faults() == ["en/about.yaml:2: lead: is empty; expected text"]


def test_number_in_place_of_text_says_how_to_write_it(good):
    good.write("settings", version=2026.1)
    assert good.faults() == ['en/settings.yaml:1: version: is a number (2026.1); expected text, in quotes: "2026.1"']


def test_truth_in_place_of_text_says_how_to_write_it(good):
    good.write("settings", version=True)
    assert good.faults() == ['en/settings.yaml:1: version: is true or false (true); expected text, in quotes: "true"']


def test_bare_placeholder_says_it_needs_quotes(good):
    good.replace("about", "lead: What this is.", "lead: {person}")
    assert good.faults() == [
        "en/about.yaml:2: lead: is a group of keys; expected text, in quotes if it begins with { or holds a colon"
    ]


def test_text_in_place_of_a_list_is_told(good):
    good.write("about", parts="What")
    assert good.faults() == ["en/about.yaml:3: parts: is text; expected a list"]


def test_list_in_place_of_text_is_told(good):
    good.write("about", lead=["What"])
    assert good.faults() == ["en/about.yaml:2: lead: is a list; expected text"]


def test_text_in_place_of_a_group_is_told(good):
    good.write("settings", procedure="Follow it.")
    line = good.line("settings", "procedure")
    assert good.faults() == [f"en/settings.yaml:{line}: procedure: is text; expected a group of keys"]


def test_text_in_place_of_a_number_is_told(good):
    good.files["flows"]["flows"][0]["minutes"] = "five"
    good.write("flows")
    line = good.line("flows", "minutes:")
    assert good.faults() == [f"en/flows.yaml:{line}: flows[0].minutes: is text; expected a whole number"]


def test_flow_says_what_it_is_for_in_one_of_two_words(good):
    good.files["flows"]["flows"][0]["purpose"] = "getting-ready"
    good.write("flows")
    line = good.line("flows", "purpose:")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].purpose: unknown value "getting-ready"; '
            "expected look_back, getting_ready or ending; nearest: getting_ready"
        )
    ]


def test_number_out_of_range_is_told_with_the_bound(good):
    good.files["flows"]["flows"][0]["minutes"] = 0
    good.write("flows")
    line = good.line("flows", "minutes:")
    assert good.faults() == [f"en/flows.yaml:{line}: flows[0].minutes: is 0; expected at least 1"]


def test_number_above_the_range_is_told_with_the_bound(good):
    good.write("settings", reading_grade=40)
    assert good.faults() == ["en/settings.yaml:3: reading_grade: is 40; expected at most 18"]


def test_long_headline_is_told_with_both_counts(good):
    good.write("about", title="x" * 91)
    assert good.faults() == ["en/about.yaml:1: title: is 91 characters long; expected at most 90"]


def test_unknown_choice_lists_the_choices_and_the_nearest(good):
    good.files["flows"]["flows"][0]["steps"][1]["turns"] = ["so what"]
    good.write("flows")
    line = good.line("flows", "so what")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[1].turns[0]: unknown value "so what"; '
            "expected what, so_what, now_what or voice; nearest: so_what"
        )
    ]


def test_unquoted_scale_key_says_how_to_write_it(good):
    good.replace("scale", "key: '2'", "key: 2")
    line = good.line("scale", "key: 2")
    assert good.faults() == [
        f'en/scale.yaml:{line}: points[1].key: is a number (2); expected text, in quotes: "2"',
    ]


def test_unknown_kind_of_step_names_the_nearest(good):
    good.replace("flows", "kind: glance", "kind: glence")
    line = good.line("flows", "glence")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[4].kind: unknown kind "glence"; '
            "expected meeting, element, choose, chosen, glance, words or next_time; nearest: glance"
        )
    ]


def test_step_without_kind_is_told(good):
    del good.files["flows"]["flows"][0]["steps"][4]["kind"]
    good.write("flows")
    line = good.line("flows", "key: glance")
    assert good.faults() == [
        (
            f'en/flows.yaml:{line}: flows[0].steps[4]: "kind" is missing; '
            "expected meeting, element, choose, chosen, glance, words or next_time"
        )
    ]


def test_fault_in_a_flow_step_is_told_without_its_kind(good):
    good.files["flows"]["flows"][0]["steps"][1]["element"] = ""
    good.write("flows")
    line = good.line("flows", "element: ''")
    assert good.faults() == [f"en/flows.yaml:{line}: flows[0].steps[1].element: is empty; expected a value"]


def test_fault_in_a_step_of_a_meeting_plan_is_told_with_its_whole_place(good):
    good.files["supervision"]["plans"][0]["steps"][1]["title"] = ""
    good.write("supervision")
    line = good.line("supervision", "title: ''")
    assert good.faults() == [f"en/supervision.yaml:{line}: plans[0].steps[1].title: is empty; expected text"]


def test_unknown_key_in_a_step_of_a_meeting_plan_names_the_nearest(good):
    good.files["supervision"]["plans"][0]["steps"][1] |= {"prompt": []}
    del good.files["supervision"]["plans"][0]["steps"][1]["prompts"]
    good.write("supervision")
    line = good.line("supervision", "prompt: []")
    assert good.faults() == [
        (
            f'en/supervision.yaml:{line}: plans[0].steps[1]: unknown key "prompt"; '
            "expected key, title, intro, minutes, prompts or standing_items; nearest: prompts"
        )
    ]


def test_question_without_text_in_a_meeting_plan_is_told(good):
    del good.files["supervision"]["plans"][0]["steps"][2]["prompts"][1]["text"]
    good.write("supervision")
    line = good.line("supervision", "key: ask_1", 3)
    assert good.faults() == [f'en/supervision.yaml:{line}: plans[0].steps[2].prompts[1]: "text" is missing']


def test_unknown_step_of_a_meeting_plan_names_the_nearest(good):
    good.replace("supervision", "key: last_time", "key: lasttime")
    line = good.line("supervision", "lasttime")
    assert good.faults() == [
        (
            f'en/supervision.yaml:{line}: plans[0].steps[1].key: unknown value "lasttime"; expected arrive, last_time, '
            "bring, two_views, explore, conditions, actions, mirror or confirm; nearest: last_time"
        )
    ]


def test_short_mirror_scale_is_told_with_both_counts(good):
    del good.files["supervision"]["mirror"]["elements"][4]["scale"][4]
    good.write("supervision")
    line = good.line("supervision", "scale:", 5)
    assert good.faults() == [f"en/supervision.yaml:{line}: mirror.elements[4].scale: has 4 items; expected exactly 5"]


def test_key_with_a_space_is_told(good):
    good.files["settings"]["venues"][0]["key"] = "Our office"
    good.write("settings")
    line = good.line("settings", "Our office")
    assert good.faults() == [
        (
            f'en/settings.yaml:{line}: venues[0].key: "Our office" does not fit here; '
            "expected small letters, digits and _, beginning with a letter"
        )
    ]


def test_link_without_scheme_is_told(good):
    good.replace("settings", "https://example.org/x", "javascript:alert(1)")
    line = good.line("settings", "javascript")
    assert good.faults() == [
        (
            f'en/settings.yaml:{line}: procedure.link: "javascript:alert(1)" does not fit here; '
            "expected an address that begins with https://, http://, tel: or mailto:, without spaces"
        )
    ]


def test_claim_without_evidence_is_told(good):
    good.files["model"]["elements"][0]["why"][0]["evidence"] = []
    good.write("model")
    line = good.line("model", "evidence: []")
    assert good.faults() == [f"en/model.yaml:{line}: elements[0].why[0].evidence: has 0 items; expected at least 1"]


def test_short_scale_is_told_with_both_counts(good):
    del good.files["model"]["elements"][0]["scale"][3:]
    good.write("model")
    line = good.line("model", "scale:")
    assert good.faults() == [f"en/model.yaml:{line}: elements[0].scale: has 3 items; expected exactly 5"]


def test_long_scale_is_told_with_both_counts(good):
    good.files["model"]["elements"][0]["scale"].append("A sixth place to stand.")
    good.write("model")
    line = good.line("model", "scale:")
    assert good.faults() == [f"en/model.yaml:{line}: elements[0].scale: has 6 items; expected at most 5"]


def test_file_that_is_a_list_is_told(good):
    good.path("about").write_text("- title: About\n", encoding="utf-8")
    assert good.faults() == ["en/about.yaml:1: is a list; expected a group of keys"]


def test_all_faults_of_all_files_come_at_once_and_in_order(good):
    good.write("about", lead="")
    good.write("settings", version="", language="English")
    assert good.faults() == [
        "en/about.yaml:2: lead: is empty; expected text",
        "en/settings.yaml:1: version: is empty; expected text",
        (
            'en/settings.yaml:2: language: "English" does not fit here; '
            "expected a language of two or three small letters, such as en"
        ),
    ]
