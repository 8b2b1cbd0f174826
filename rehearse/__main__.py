"""`python -m rehearse 12 --code BCDFGH`: made-up people walk a workshop that is open on this machine."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from threading import Event, Thread
from typing import TextIO
from urllib.parse import urlsplit

from rehearse.connection import Connection, NoAnswer, Refused
from rehearse.examples import examples_known
from rehearse.participant import NoJoinPage, NotLetIn, Participant
from rehearse.tally import Tally

ADDRESS = "http://127.0.0.1:8501"
MOST_PEOPLE = 300
MET_ERRORS, COULD_NOT_START = 1, 2

ABOUT = """Made-up people join a workshop that is open, answer what its pages ask, and take a profile home.
Move the room from the trainer's page as you would on the day; they follow.

To the room they are ordinary participants, and their answers count like anybody's. So rehearse in a room of its own:
end it afterwards, and open a new one for the people who come."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Rehearse, tell how it went in one line, and return 0 where nothing went wrong."""
    asked = _parser().parse_args(arguments)
    address, path = _address_and_path(asked)
    tally, stop = Tally(asked.people), Event()
    dice = random.Random(asked.seed)  # noqa: S311  made-up people
    examples = examples_known()
    people = [
        Participant(Connection(address, tally), path, random.Random(seed), asked.pace, tally, examples=examples)  # noqa: S311  as above
        for seed in (dice.random() for _ in range(asked.people))
    ]
    try:
        first = people[0].join()  # alone, so that a wrong code is tried once
    except (NotLetIn, NoJoinPage, NoAnswer, Refused, OSError, UnicodeError) as fault:
        _say(_why_not(fault, address), sys.stderr)
        return COULD_NOT_START
    _say(f"{asked.people} made-up people come in. Move the room; Ctrl-C sends them home.")
    threads = [Thread(target=people[0].walk, args=(first, stop), daemon=True)]
    threads += [Thread(target=_come_in, args=(person, stop, tally), daemon=True) for person in people[1:]]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        stop.set()
        _say("Sent home before the last step.")
    _say(str(tally))
    return MET_ERRORS if tally.errors else 0


def _say(line: str, to: TextIO | None = None) -> None:
    print(line, file=to, flush=True)


def _come_in(person: Participant, stop: Event, tally: Tally) -> None:
    try:
        page = person.join()
    except (NotLetIn, NoJoinPage):
        tally.goes_wrong("Somebody was not let in")
    except (NoAnswer, Refused) as fault:
        tally.goes_wrong(str(fault))
    else:
        person.walk(page, stop)


def _why_not(fault: Exception, address: str) -> str:
    if isinstance(fault, NotLetIn):
        return (
            "Nobody is let in with this code. Look at its letters on the room's page; the door has to be unlocked, and "
            "the workshop not ended."
        )
    if isinstance(fault, NoJoinPage):
        return f"What answers at {address} has no page to join a workshop. Is Alongside running there?"
    if isinstance(fault, Refused):
        return f"{fault}, so nobody could come in. The window in which Alongside runs says why."
    return (
        f"Nobody answers at {address}. Start Alongside with `python3 do.py workshop` and open a room, then try again."
    )


def _address_and_path(asked: argparse.Namespace) -> tuple[str, str]:
    """The server's address, and the path of the page to join."""
    if asked.link is None:
        return asked.address.rstrip("/"), f"/join/{''.join(sign for sign in asked.code.upper() if sign.isalnum())}"
    link = urlsplit(asked.link)
    return f"{link.scheme}://{link.netloc}", f"{link.path}{'?' * bool(link.query)}{link.query}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 do.py rehearse", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("people", nargs="?", type=_people, default=12, metavar="N", help="how many people (12)")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--code", help="the room's code, as on the big screen")
    where.add_argument("--link", type=_link, help="the room's whole link instead, as in the QR code")
    parser.add_argument("--address", type=_link, default=ADDRESS, help=f"where Alongside answers ({ADDRESS})")
    parser.add_argument("--seed", type=int, help="a number, for the same answers each time")
    parser.add_argument("--pace", type=_pace, default=2.0, metavar="SECONDS", help="between two looks of a phone (2)")
    return parser


def _people(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= MOST_PEOPLE):
        raise argparse.ArgumentTypeError(f"{typed} is not a number from 1 to {MOST_PEOPLE}")
    return int(typed)


def _pace(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError:
        seconds = -1
    if not 0.05 <= seconds <= 600:
        raise argparse.ArgumentTypeError(f"{typed} is not a number of seconds from 0.05 to 600")
    return seconds


def _link(typed: str) -> str:
    try:
        link = urlsplit(typed)
        is_whole = link.scheme in ("http", "https") and bool(link.hostname) and link.port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise argparse.ArgumentTypeError(f"{typed} is no address; it should look like {ADDRESS}")
    return typed


if __name__ == "__main__":
    sys.exit(main())
