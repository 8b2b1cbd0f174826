"""What the shipped rules make of sentences: each family with a hit, and with words that only look like one."""

from __future__ import annotations

import pytest

from model.hints import look_at
from tools.hints_page import found_in, rules

SHIPPED = rules()

FOUND = {
    "name": [
        "Met with darren today",
        "It was Oluwadamilola who asked",
        "Zbyszek said nothing",
        "I sat with Xanthe for a while",
        "We left it that Grace would ring",
        "The panel heard from J. Doherty",
        "Wee Hughie was there",
        "SW (Morag) rang",
        "My supervisor, Bronwyn, asked me",
        "Re: Tariq Aziz",
        "SEÁN was late, and Sean said so",
        "he was with O'Hagan",
    ],
    "disclosure": [
        "Her stepfather leathers the wee ones",
        "She says he hit her again at the weekend",
        "He told me his brother had battered his mam",
        "He was beaten by two officers",
        "His da gave him a hiding",
        "Her partner put her up against the wall",
        "There is a bruise on her cheek",
        "He said he fell, and his lip is swollen",
        "She is terrified of her uncle",
        "He does not feel safe in the hostel",
        "She begged me not to ring her mam",
        "An older man buys her vapes",
        "He keeps asking her for photos",
        "She was groomed by a man she met online",
        "She didn't want to do it",
        "They have him running drugs to the coast",
        "He owes the dealers money",
        "They said they will hurt his sister",
        "There is no food in the flat",
        "Her mum was passed out when she got home",
        "His dad locks him in the shed",
        "She is not allowed out",
        "Her boyfriend checks her phone",
        "They want her to marry a cousin",
        "The officers twisted his arm",
        "He kicks the dog",
        "The kids were in the room",
        "She said if she told anyone he would come for her",
        "We made a referral to MASH, as she had disclosed abuse",
        "He was shot in the legs by them boys",
    ],
    "self_harm": [
        "He said he is better off dead",
        "She does not want to wake up",
        "He talked about the bridge",
        "He cannot see the point of living",
        "They would be happier if he was gone",
        "There are new scars on her forearm",
        "He took a handful of tablets",
        "She has been saving up her tablets",
        "He had a belt round his neck",
        "She is googling ways to die",
    ],
    "incident": [
        "It kicked off and a fight broke out in the hall",
        "He headbutted another lad",
        "He threw a chair at the window",
        "Two lads had machetes",
        "He turned up with a hammer in his bag",
        "He has been missing since Sunday",
        "He cut his tag off",
        "Staff rang the police",
        "She was taken to hospital",
        "We could not wake him",
        "He said he would stab someone's brother, he is going to stab him",
    ],
}

SILENT = {
    "name": [
        "We met on Tuesday and went to Tesco",
        "April was easier than March",
        "Will he come back?",
        "I rang Social Services and then Tusla",
        "I had hope, and it was a joy to hear",
        "We took the train from Leeds to York",
        "St Patrick's weekend is long",
        "Nobody said a word and Mam laughed",
        "He loves Fortnite and hates Maths",
        "The Youth Justice Board sent it to Probation",
    ],
    "disclosure": [
        "His dad beat me at pool",
        "He beat me to it",
        "They hit it off",
        "It hit me that I had not asked",
        "Had a stab at the form, and killed time",
        "His mam gave him a hand with it",
        "He is scared of the dog and of the exam",
        "I could have strangled him for being late",
        "His brother threw him the ball",
        "He owes me an apology",
        "She sent me a picture of the dog",
        "We did a session on county lines training",
        "He is not allowed out on tag after seven",
        "His uncle gave him a lift to the match",
        "The coach took him to one side",
        "He was scared to say no in front of the group",
        "He asked could he stay on a bit longer",
        "His nan took his phone off him for the evening",
    ],
    "self_harm": [
        "I was dying for a cup of tea",
        "The bus was murder and I nearly died laughing",
        "He took his tablets as prescribed",
        "He cut himself shaving",
        "I killed myself laughing",
        "We sat on the bridge and ate chips",
        "He wants to disappear into the back of the class",
        "It grew slowly",
    ],
    "incident": [
        "The match kicked off at three",
        "He broke the silence",
        "He fought his corner",
        "I was attacked by hunger",
        "He ran away with the quiz",
        "He buttered the toast with a butter knife",
        "He used a knife and fork",
        "He was in stitches",
        "He took the bike out",
        "The guards were kind to him",
        "I am burnt out",
    ],
}


def _each(sentences: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in sentences.items() for text in texts]


@pytest.mark.parametrize(("rule", "text"), _each(FOUND))
def test_rule_speaks_of_what_it_is_for(rule: str, text: str) -> None:
    assert rule in found_in(SHIPPED, text)


@pytest.mark.parametrize(("rule", "text"), _each(SILENT))
def test_rule_is_silent_where_words_only_look_alike(rule: str, text: str) -> None:
    assert rule not in found_in(SHIPPED, text)


@pytest.mark.parametrize("text", ["I asked Niamh to come.", "We met big Niamh at the gate.", "the worker, Niamh"])
def test_name_is_shown_without_the_words_that_led_to_it(text: str) -> None:
    assert [hint.words for hint in look_at(SHIPPED, text).identity] == ["Niamh"]
