"""The shape of phone.yaml: what phones say in a workshop besides the plan's own words, and the words of their keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from model.content.schema import ContentModel, Headline, Text

FILLED = "…"
"""Stands in a text where the page fills in a number, a time or a name."""

WORDS_IN_KEYS = 512
"""The fewest words that keys are made of: four of them make 68 billion keys."""

KeyWord = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{3,8}$")]
WithOne = Annotated[Headline, StringConstraints(pattern=r"^[^…]*…[^…]*$")]
WithTwo = Annotated[Headline, StringConstraints(pattern=r"^[^…]*…[^…]+…[^…]*$")]


class EnteringWords(ContentModel):
    """The page where the code is typed, and the one with the Join button."""

    title: Headline
    code: Headline
    code_help: Text
    find: Headline
    code_missing: Text
    door_title: Headline
    door_lead: Text
    join: Headline
    with_code: WithOne
    other_code: Headline
    wait_title: Headline
    wait: Text
    wait_less: Headline
    lost_place: Text


class ComingBackWords(ContentModel):
    """Coming back with four words."""

    title: Headline
    lead: Text
    words: Headline
    words_help: Text
    button: Headline
    words_missing: Text
    refused: Text
    slower: Text


class RefusedWords(ContentModel):
    """What is said when something is not taken. `no_room` is the same for every reason there is."""

    summary: Headline
    title: Headline
    no_room: Text
    slower: Text
    not_here: Text
    elsewhere: Text
    not_read: Text
    too_much: Text
    too_slow: Text
    trouble: Text
    start: Headline


class FollowingWords(ContentModel):
    """How a phone follows the trainer, with and without JavaScript."""

    step: WithTwo
    go_on: Headline
    go_on_help: Text
    moved: Text
    moved_kept: Text
    unsent: Text
    send_go_on: Headline
    leave_go_on: Headline
    over: Headline
    ended: Text
    gone: Text
    join_again: Headline
    not_sent: Text
    shown_now: Text
    hidden_now: Text


class KeepingWords(ContentModel):
    """What is kept and what is not yet."""

    button: Headline
    next_part: Headline
    part: WithTwo
    back_part: Headline
    kept: WithOne
    nothing: Headline
    waiting: Headline
    not_taken: Text
    kept_at_once: Text
    skip: Text


class AskingWords(ContentModel):
    """What stands around a plan's questions."""

    scale_title: Headline
    others_title: Headline
    others_note: Text
    then: Headline
    now: Headline
    explain: Headline
    choose: Headline
    made_up: Headline
    word: Headline
    line: Headline
    characters: WithOne
    send: Headline
    too_long: Text
    your_words: WithOne
    line_waits: Text
    line_stays: Text
    line_names: Text
    clear: Headline


class PairsWords(ContentModel):
    """While two people talk."""

    talk: Headline
    put_away: Text
    until: WithOne
    left: Headline
    up: Headline
    paused: WithOne


class ResultsWords(ContentModel):
    """What stands around a room's results."""

    title: Headline
    look: Headline
    look_lead: Text
    none: Text
    none_twice: Text
    no_groups: Text
    table: Headline
    lines: Headline
    more_lines: WithOne
    no_lines: Text
    answer: Headline
    moved: Headline
    no_place: Headline
    each_place: Text
    worth: Headline
    would_ask: Headline
    answered: Headline
    how_many: WithOne
    middle: Headline


class WelcomeWords(ContentModel):
    """The first page in the room."""

    key_title: Headline
    key_help: Text
    anonymity_title: Headline
    anonymity_more: Headline
    wait: Text


class FooterWords(ContentModel):
    """What stands under every page in the room."""

    key: Headline
    mine: Headline
    leave_title: Headline
    leave: Text


class MineWords(ContentModel):
    """A person's own places, to print and to keep."""

    title: Headline
    lead: Text
    empty: Text
    element: Headline
    place: Headline
    held: WithTwo
    twice_help: Text
    chosen: WithOne
    says: Headline
    sentences: Headline
    print: Headline
    print_page: Headline
    pdf: Headline
    pdf_slower: Text
    pdf_too_late: Text
    file: Headline
    file_help: Text
    back: Headline
    ours: Text


class PhoneFile(ContentModel):
    """phone.yaml: what phones say. `key_words` are what the four-word keys are made of."""

    entering: EnteringWords
    coming_back: ComingBackWords
    refused: RefusedWords
    following: FollowingWords
    keeping: KeepingWords
    asking: AskingWords
    pairs: PairsWords
    results: ResultsWords
    welcome: WelcomeWords
    footer: FooterWords
    mine: MineWords
    key_words: tuple[KeyWord, ...] = Field(min_length=WORDS_IN_KEYS)


def filled(text: str, *values: object) -> str:
    """The text with each `…` replaced by the next of these values."""
    parts = text.split(FILLED)
    return "".join(part + str(value) for part, value in zip(parts, [*values, ""], strict=True))
