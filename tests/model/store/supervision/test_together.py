"""Two people and several tabs at one meeting at once: nobody waits for ever, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from model.supervision.refusals import Fixed, StillOpen
from tests.model.store.supervision.two_people import Table, script

TURNS = 12
Told = TypeVar("Told")


def test_threads_at_one_meeting_lose_nothing(two_accounts: Table) -> None:
    both, meeting = two_accounts, two_accounts.begin().id
    kept, deleted = both.reflection(), [both.reflection() for _ in range(TURNS)]
    pieces = {one: both.pieces(one) for one in (kept, *deleted)}

    def bring(turn: int) -> None:
        both.practitioner.bring(meeting, kept, pieces[kept][: 1 + turn % 2])

    def bring_and_delete(turn: int) -> None:
        both.practitioner.bring(meeting, deleted[turn], pieces[deleted[turn]])
        both.deletion.reflection(deleted[turn])

    def talk(turn: int) -> None:
        for seat in (both.practitioner, both.supervisor):
            seat.save(meeting, "both.agenda", words=f"{turn}", tab=seat._viewer.person, base_version=0)

    def rename(turn: int) -> None:
        both.supervisor.rename(both.id, f"Anna {turn}")

    def decline(turn: int) -> None:
        both.supervisor.confirm(meeting, agrees=False, words=f"{turn}")

    def show(_: int) -> None:
        both.supervisor.show_views(meeting)

    assert run_together(bring, bring_and_delete, talk, rename, decline, show) == [None] * 6 * TURNS
    assert {one.reflection for one in both.practitioner.brought(meeting)} == {kept}
    assert both.practitioner.supervision(both.id).practitioner_name == f"Anna {TURNS - 1}"


def test_one_meeting_is_begun_and_fixed_once_whoever_is_quicker(two_accounts: Table) -> None:
    both = two_accounts

    def begin(_: int) -> bool:
        try:
            both.begin()
        except StillOpen:
            return False
        return True

    assert sorted(run_together(begin, begin))[-2:] == [False, True]
    [meeting] = both.practitioner.meetings()
    both.say(both.practitioner, meeting.id, "both.action_1", "walk")

    def agree(turn: int) -> bool:
        try:
            return not (both.practitioner, both.supervisor)[turn % 2].confirm(meeting.id, agrees=True).is_open
        except Fixed:
            return False

    assert sum(run_together(agree, agree)) == 1
    record = both.supervisor.record(meeting.id)
    assert (record.is_whole, record.body.script) == (True, script())
    assert len(both.practitioner.due_actions()) == 1


def run_together(*works: Callable[[int], Told]) -> list[Told]:
    """Do every piece of work turn after turn, each in a thread of its own; what went wrong in any is raised."""
    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(lambda work=work: [work(turn) for turn in range(TURNS)]) for work in works]
        return [told for one in running for told in one.result(60)]
