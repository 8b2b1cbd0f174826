"""Take everything with me: one file of all I wrote, two tables, and bringing such a file back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content.published import ELEMENTS
from model.own_file import (
    MOST_FILE_BYTES,
    SEALED_SUFFIX,
    SUFFIX,
    OwnFileFault,
    TooShort,
    is_too_short,
    read,
    sealed,
    unsealed,
    written,
)
from model.own_plan.plan import KINDS
from model.phrases import counted
from model.report.own_tables.tables import places_csv, steps_csv
from model.share_file.seal import FEWEST_CHARACTERS
from model.store import TakenIn
from model.store.own_file.parts import ALL, Part
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fields.file_field import LONGEST_PASSPHRASE, sealed_file_form
from pages.parts.shared.fragment import fragment, told_in_place
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import guide, noted, own
from pages.parts.shared.reflection_titles import made_up_names
from pages.parts.workshop.room_in_address import workshops

TOLD = "told_of_taking_in"
"""Where word of what was brought back waits for the page to be drawn."""

_TAKEN = "files_of_everything_taken_in"
"""Where it is counted how many of them this tab has taken in."""

_PARTS = "parts_of_everything"

_Counted = tuple[int, str] | tuple[int, str, str]
"""How many of what: one of it, and several where that takes more than an s."""


def everything_part() -> None:
    """The file and the tables to take away, and a file to bring back; each folded."""
    if told := st.session_state.pop(TOLD, None):
        st.info(told)
    has_plans = any(own().plans.all(kind) for kind in KINDS)
    has_workshops = bool(workshops().rooms.all(is_open=False))
    if own().reflections.count() or has_plans or has_workshops or own().everything.has_supervision():
        with st.expander("Take everything with me"):
            _take_away()
    _bring_back()


@fragment
def _take_away() -> None:
    day = today().isoformat()
    st.write(
        "One file of every reflection, draft, next step, note and own plan, with the made-up names; of your meetings "
        "with a supervisor or people you supervise, open ones too; and of workshops you held that have ended. "
        "Alongside reads it back on another machine, and you go on there. Without a passphrase it is not locked: "
        "whoever has the file can read it."
    )
    save_everything("everything")
    st.write("Or two tables for a spreadsheet, from what is finished. What you wrote about a meeting is in neither.")
    named = bool(own().relationships.all()) and st.checkbox("The made-up names go too", key="tables_names")

    def names() -> dict[str, str]:
        return made_up_names() if named else {}

    def places() -> bytes:
        return places_csv(guide(), own().history.places_given(list(ELEMENTS)), names()).encode()

    def steps() -> bytes:
        return steps_csv(own().history.steps_set(), names()).encode()

    save_button("Save my places", noted("tables", places), f"alongside-places-{day}.csv", "places_csv")
    save_button(
        "Save my next steps, in my words", noted("tables", steps), f"alongside-next-steps-{day}.csv", "steps_csv"
    )


def save_everything(key: str) -> None:
    """What the file has not, the passphrase, if one is wanted, and the button that saves it; `key` tells two apart."""
    st.caption("Not in it: what the other person has typed in an open supervision meeting and not shown or said yet.")
    if workshops().rooms.all(is_open=True):
        st.caption("A workshop of yours is open. It is not in the file until you end it (under Workshops).")
    passphrase = st.text_input(
        f"Seal it with a passphrase, of {FEWEST_CHARACTERS} characters or more (optional)",
        type="password",
        max_chars=LONGEST_PASSPHRASE,
        key=f"{key}_passphrase",
        autocomplete="off",
    )
    if passphrase:
        st.caption("Write it down. It is kept nowhere, and without it nobody opens the file.")
    if is_too_short(passphrase):
        st.error(TooShort.message, icon=":material/error:")
        return
    _save(ALL, passphrase, "Save everything as one file", key)
    parts = _parts()
    if len(parts) > 1:
        st.write(
            f"You have written much. A file above {MOST_FILE_BYTES // 1_000_000} MB cannot be brought back. Should one "
            f"file of all be larger, the button above says so and saves nothing. Then save it in {len(parts)} parts. "
            "Bring back each of them, in any order."
        )
        for part in parts:
            _save(part, passphrase, f"Save part {part.number} of {part.of}", f"{key}_{part.number}")


def _parts() -> list[Part]:
    """Looked up once in a tab: to add up all words takes long where they are many."""
    if _PARTS not in st.session_state:
        st.session_state[_PARTS] = own().everything.parts()
    found: list[Part] = st.session_state[_PARTS]
    return found


def _save(part: Part, passphrase: str, label: str, key: str) -> None:
    which = f"-part-{part.number}-of-{part.of}" if part.of > 1 else ""
    name = f"alongside-everything-{today().isoformat()}{which}{SEALED_SUFFIX if passphrase else SUFFIX}"
    save_button(label, lambda: _file(part, passphrase), name, key)


def _file(part: Part, passphrase: str) -> bytes:
    file = written(own().everything.export(part))
    return sealed(file, passphrase) if passphrase else file


def _bring_back() -> None:
    """It is no fragment: a server that was restarted knows none, and would leave the press unanswered."""
    with told_in_place(), st.expander("Bring back a file of everything"):
        data, passphrase = sealed_file_form(
            "The file you saved with “Save everything as one file”",
            key=_field(),
            accept=f"{SUFFIX},{SEALED_SUFFIX}",
            help="What is here already stays as it is. Only what is missing is added. "
            f"The file may have {MOST_FILE_BYTES // 1_000_000} MB at most.",
            button="Bring it back",
            asked="Its passphrase, if it was saved with one",
            most=MOST_FILE_BYTES,
        )
        if data is None:
            return
        try:
            taken = own().everything.take_in(read(unsealed(data, passphrase)))
        except OwnFileFault as fault:
            st.error(fault.message, icon=":material/error:")
        else:
            st.session_state[TOLD] = came_of(taken)
            st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
            st.rerun()


def _field() -> str:
    """What the field is called: another one after each file, so that the tab does not send that file any more."""
    taken = st.session_state.get(_TAKEN, 0)
    return f"everything_file_{taken}" if taken else "everything_file"


def came_of(taken: TakenIn) -> str:
    """What came of bringing a file back, in words."""
    added: list[_Counted] = [
        (taken.new, "reflection"),
        (taken.plans, "own plan"),
        (taken.records, "supervision record"),
        (taken.meetings, "open supervision meeting"),
        (taken.people, "person in supervision", "people in supervision"),
        (taken.workshops, "workshop"),
    ]
    other = [
        (taken.different, "reflection"),
        (taken.other_meetings, "supervision meeting"),
        (taken.other_workshops, "workshop"),
    ]
    left_out = [(taken.left_out, "supervision meeting")]
    said = [f"Added: {_listed(added)}."] if _listed(added) else []
    if not said and not taken.left_out:
        said = ["Nothing was missing here."]
    if taken.same:
        said.append(f"Here already, the same: {counted(taken.same, 'reflection')}.")
    if _listed(other):
        said.append(f"Other here than in the file, and left as it is here: {_listed(other)}.")
    if taken.left_out:
        said.append(f"Not added, as somebody else has a part in it here: {_listed(left_out)}.")
    return " ".join(said)


def _listed(found: Sequence[_Counted]) -> str:
    """What there is of these, as a list in words; "" for nothing."""
    told = [counted(*one) for one in found if one[0]]
    return " and ".join(one for one in (", ".join(told[:-1]), *told[-1:]) if one)
