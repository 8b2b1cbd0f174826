"""Settings that do not fit the guide they change are told with file, line and what to do."""

from __future__ import annotations

from copy import deepcopy

import pytest
import yaml

from model.content.load import load_content


def _claim():
    return [{"text": "One study says so.", "evidence": ["study"]}]


BOAT = {
    "key": "boat",
    "name": "Boat",
    "summary": "On the water.",
    "person": "adult",
    "safety": _claim(),
    "core": _claim(),
    "skills": _claim(),
    "how_far": "Not far.",
}


def put(folder, file="boat", **changes):
    path = folder / "settings" / f"{file}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = deepcopy(BOAT | {"key": file} | changes)
    path.write_text(yaml.safe_dump(written, sort_keys=False), encoding="utf-8")
    return path


def line_of(path, words):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def a_prompt(key, turn="what"):
    return {"key": key, "turn": turn, "text": "Who steers?"}


def test_setting_without_a_fault_is_loaded(good):
    put(good.folder)
    assert good.faults() == []
    assert [setting.name for setting in load_content(good.folder).work_settings] == ["Boat"]


def test_no_settings_are_no_fault(good):
    assert load_content(good.folder).work_settings == ()


@pytest.mark.parametrize(
    ("changes", "words", "told"),
    [
        (
            {"person": "adlt"},
            "person:",
            'person: "adlt" is not one of the person words; expected the key of one of person_words; nearest: adult',
        ),
        (
            {"key": "bote"},
            "key:",
            'key: "bote" is not the name of its file; expected boat, or the file called bote.yaml',
        ),
        (
            {"elements": [{"element": "turst"}]},
            "turst",
            'elements[0].element: "turst" is not an element of the model; expected one of the twelve; nearest: trust',
        ),
        (
            {"elements": [{"element": "trust"}, {"element": "trust", "summary": "Again."}]},
            "- element: trust",
            None,
        ),
        (
            {"elements": [{"element": "trust", "leave_out": {"prompts": ["what_9"]}}]},
            "- what_9",
            (
                'elements[0].leave_out.prompts[0]: "what_9" does not stand under prompts of trust; '
                "expected one of those in model.yaml"
            ),
        ),
        (
            {"safety": [{"text": "One study says so.", "evidence": ["studi"]}]},
            "- studi",
            (
                'safety[0].evidence[0]: "studi" is not a source; '
                "expected the key of a source in evidence.yaml; nearest: study"
            ),
        ),
        (
            {"core": [{"text": "It is so for {people}.", "evidence": ["study"]}]},
            "It is so",
            (
                "core[0].text: {people} in a claim changes whom it is about; "
                "expected the word for the people its source spoke of, such as children or people on probation"
            ),
        ),
        (
            {"how_far": "It is a kind of thing for a non-compliant crew."},
            "how_far",
            'how_far: "non-compliant" labels or blames; expected what the person does or did, in plain words',
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(good, changes, words, told):
    path = put(good.folder, **changes)
    if told is None:
        assert [fault.split(": ", 2)[2] for fault in good.faults()] == [
            '"trust" is there twice; expected each element once'
        ]
        return
    [fault] = [fault.split("; nearest: what_")[0] for fault in good.faults()]
    assert fault == f"en/settings/boat.yaml:{line_of(path, words)}: {told}"


def test_building_on_itself_or_on_nothing_or_on_a_chain_is_told(good):
    put(good.folder, "boat", builds_on="boat")
    put(good.folder, "raft", builds_on="ship")
    put(good.folder, "punt", builds_on="raft")
    said = [fault.split(": builds_on: ")[1].split(";")[0] for fault in good.faults()]
    assert said == [
        '"boat" is no other setting',
        '"raft" builds on another one itself',
        '"ship" is no other setting',
    ]


def test_prompt_with_the_key_of_another_one_is_told(good):
    general = good.files["model"]["elements"][1]["prompts"][0]["key"]
    put(good.folder, "boat", elements=[{"element": "trust", "prompts": [a_prompt(general), a_prompt("own")]}])
    put(good.folder, "raft", elements=[{"element": "trust", "prompts": [a_prompt("own")]}])
    wrong = [fault.split(".key: ")[1].split(";")[0] for fault in good.faults()]
    assert wrong == [f'"{general}" is the key of a prompt of the model', '"own" is the key of a prompt of boat']


def test_leaving_out_too_much_is_told(good):
    trust = good.files["model"]["elements"][1]
    voices = [prompt["key"] for prompt in trust["prompts"] if prompt["turn"] == "voice"]
    names = [thing["name"] for thing in trust["try"]][:-1]
    path = put(good.folder, elements=[{"element": "trust", "leave_out": {"prompts": voices, "try": names}}])
    line = line_of(path, "- element: trust")
    begins = f"en/settings/boat.yaml:{line}: elements[0]: leaves trust"
    assert [fault.split(";")[0] for fault in good.faults()] == [
        f"{begins} 1 things to try and {len(trust['watch'])} to watch for",
        f"{begins} no prompt for voice that fits first",
    ]


def test_organisation_adds_a_setting_and_changes_ours(good):
    put(good.folder)
    own = good.folder.parent / "own"
    put(own / "en", "raft", name="Raft")
    (own / "en" / "settings" / "boat.yaml").write_text("name: Our boat\n", encoding="utf-8")
    assert [str(fault) for fault in good.faults(own)] == []
    assert [setting.name for setting in load_content(good.folder, own).work_settings] == ["Our boat", "Raft"]


def test_fault_in_an_added_setting_names_the_file_of_the_organisation(good):
    own = good.folder.parent / "own"
    path = put(own / "en", "raft", person="adlt")
    [fault] = good.faults(own)
    assert fault.startswith(f"own/en/settings/raft.yaml:{line_of(path, 'person:')}: person: ")


def test_what_is_not_offered_has_to_be_there(good):
    path = put(good.folder, not_offered={"frameworks": ["aliance"], "vignettes": ["story_1", "story_9"]})
    aliance, story = line_of(path, "- aliance"), line_of(path, "- story_9")
    assert good.faults() == [
        (
            f'en/settings/boat.yaml:{aliance}: not_offered.frameworks[0]: "aliance" does not stand under frameworks; '
            "expected the key of one in frameworks.yaml; nearest: alliance"
        ),
        (
            f'en/settings/boat.yaml:{story}: not_offered.vignettes[1]: "story_9" does not stand under vignettes; '
            "expected the key of one in vignettes.yaml; nearest: story_5"
        ),
    ]


def test_what_a_setting_does_not_offer_is_still_there_for_who_names_it(good):
    put(good.folder, not_offered={"frameworks": ["alliance"], "vignettes": ["story_1"]})
    general = load_content(good.folder).spoken("adult")
    there = load_content(good.folder).spoken("adult", "boat")
    left = [one.key for one in general.offered_vignettes if one not in there.offered_vignettes]
    assert (left, general.offered_frameworks[0].key, there.offered_frameworks) == (["story_1"], "alliance", ())
    assert (there.vignette("story_1").key, there.frameworks.frameworks[0].key) == ("story_1", "alliance")
