"""The commands of a team's server about what is kept how long: `python -m model keep`, `hold` and `trail`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from model.access import OPERATOR
from model.commands.refusal import CommandError
from model.home import DATABASE_URL, home
from model.phrases import day
from model.team import Team, TeamFault, team

if TYPE_CHECKING:
    from model.store import Store
    from model.store.retention.retention import Outcome


def add_commands(commands: _SubParsersAction[Any]) -> None:
    """Add the three to the command line."""
    keeping = commands.add_parser("keep", help="delete what is older than the team's settings say, for cron")
    keeping.add_argument("--dry-run", action="store_true", help="say what would be deleted, and delete nothing")
    keeping.set_defaults(run=_keep)
    holding = commands.add_parser("hold", help="let nothing of a person's be deleted for now, which they see")
    holding.add_argument("person", nargs="?", help="the id of their account; without it, every hold is listed")
    holding.add_argument("--reason", help="why, in words that this person reads")
    holding.add_argument("--by", dest="ordered_by", help="who orders it and can tell them more, which they read too")
    holding.add_argument("--end", action="store_true", help="end it")
    holding.set_defaults(run=_hold)
    checking = commands.add_parser("trail", help="see whether the trail of who opened what was changed by anybody")
    checking.add_argument("act", choices=("check",))
    checking.set_defaults(run=_check_trail)


def _keep(given: Namespace) -> int:
    keeping, today = _team().keeping, datetime.now(UTC).date()

    def kept(store: Store) -> int:
        retention, status = store.retention(OPERATOR), 0
        found = retention.rehearse if given.dry_run else retention.carry_out
        for outcome in found(keeping, today):
            print(told(outcome, would=given.dry_run), flush=True)
            for person in outcome.broken:
                print(f"{outcome.kind}: the trail of {person} was changed by somebody; nothing of it was deleted")
                status = 1
        return status

    return _in_store(kept)


def told(outcome: Outcome, *, would: bool) -> str:
    """What was done of one kind, or would be, in one line."""
    if outcome.day is None:
        return f"{outcome.kind}: kept until somebody deletes it"
    done = "would be" if would else "were"
    done += " ended" if outcome.kind == "open_rooms" else " deleted"
    line = f"{outcome.kind}: {outcome.gone:,} of before {outcome.day} {done}"
    line += f"; {outcome.held:,} kept by a hold" if outcome.held else ""
    return line + (f"; {outcome.changed:,} just changed, left for the next run" if outcome.changed else "")


def _hold(given: Namespace) -> int:
    _team()
    if given.person is None:
        return _in_store(_list_holds)
    if given.end:
        return _in_store(lambda store: _end_hold(store, given.person))
    if not (given.reason or "").strip() or not (given.ordered_by or "").strip():
        raise CommandError("a hold needs --reason and --by: the person it is about reads both")
    return _in_store(lambda store: _begin_hold(store, given))


def _list_holds(store: Store) -> int:
    found = store.holds(OPERATOR).all()
    for hold in found:
        print(f"{hold.person}: held since {hold.since:%Y-%m-%d}, by {hold.ordered_by}: {hold.reason}")
    if not found:
        print("Nothing is held.")
    return 0


def _begin_hold(store: Store, given: Namespace) -> int:
    hold = store.holds(OPERATOR).begin(given.person, given.reason, given.ordered_by)
    print(f"{hold.person}: held since {day(hold.since)}. They see that, the reason, and by whose order.")
    print("They can still change their words. To have them as they are today: python -m model backup")
    return 0


def _end_hold(store: Store, person: str) -> int:
    store.holds(OPERATOR).end(person)
    print(f"{person}: held no more. They can delete again, and what is too old goes with the next run of keep.")
    return 0


def _check_trail(_given: Namespace) -> int:
    _team()

    def checked(store: Store) -> int:
        found = store.trail(OPERATOR).check()
        for broken in found.breaks:
            print(f"{broken.person}: entry {broken.number} is missing, or not as it was written")
        whole = "all whole" if not found.breaks else f"{len(found.breaks)} not whole"
        print(f"{found.entries:,} entries in the trails of {found.people:,} people: {whole}")
        return 1 if found.breaks else 0

    return _in_store(checked)


def _team() -> Team:
    """The team's settings. These commands are for no other place."""
    try:
        found = team()
    except TeamFault as fault:
        raise CommandError(fault.message) from None
    if found is None:
        raise CommandError("this is for a team's server: name its settings in ALONGSIDE_TEAM, then run it again")
    return found


def _in_store(act: Callable[[Store], int]) -> int:
    """Do it in the open store, or print the fault that the store tells."""
    from model.store import StoreFault, open_store  # noqa: PLC0415  checking content needs no database

    try:
        with closing(open_store(home(), os.environ.get(DATABASE_URL) or None)) as store:
            return act(store)
    except StoreFault as fault:
        print(fault, file=sys.stderr)
        return 1
