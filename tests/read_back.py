"""What the doors of a store tell of all that is kept, as JSON: one function a door, each name of a door here alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from model.access import LOCAL, Viewer
from model.key_set import KEY_FILE
from model.share_file.contents import ShareFileContents
from model.share_file.faults import InYourName
from model.store import Store
from model.store.database.engine import DATABASE_FILE
from model.supervision.record import canonical
from model.workshop.results import NOT_SHOWN, NOT_SHOWN_TWICE

SEARCHED = ("fáilte", "sion", "<script>", "👍🏿")
PREFERRED = ("word", "look", "never")
NEVER = "never said"

Json = dict[str, Any]


def own_told(store: Store) -> Json:
    """All that is the person's own."""
    own = store.of(LOCAL)
    return {
        "reflections": [
            {
                **told(one, "id", "owner", "flow", "content_version", "language", "happened_on", "headline"),
                **told(one, "relationship", "step", "revision", "started_at", "changed_at", "finished_at"),
                **told(one, setting="venue", meeting="session_kind"),
                "answers": {field: answer_told(answer) for field, answer in own.answers.of(one.id).items()},
                "replaced": [[answer.field, *answer_told(answer)] for answer in own.answers.replaced(one.id)],
                "next_steps": [step_told(step) for step in own.next_steps.of(one.id)],
                "earlier": [earlier.id for earlier in own.reflections.earlier(one.id)],
            }
            for one in own.reflections.all(limit=100)
        ],
        "waiting": [step_told(step) for step in own.next_steps.waiting()],
        "relationships": [told(one, "id", "owner", "pseudonym") for one in own.relationships.all()],
        "preferences": {key: own.preferences.get(key, NEVER) for key in PREFERRED},
        "found": {text: [one.id for one in own.search.find(text)] for text in SEARCHED},
    }


def supervision_told(store: Store, viewer: Viewer) -> Json:
    """All of supervision that a viewer sees."""
    seen = store.supervision(viewer)
    return {
        "supervisions": [
            {
                **told(one, "id", "practitioner", "supervisor", "practitioner_name", "supervisor_name", "begun_at"),
                "seat": seen.supervisions.seat(one.id),
            }
            for one in seen.supervisions.all()
        ],
        "meetings": [meeting_told(seen, one) for one in seen.meetings.all(limit=100)],
        "due": [[supervision.id, action_told(action)] for supervision, action in seen.actions.due()],
    }


def meetings_told(store: Store, supervision: str) -> list[Json]:
    """The meetings of one supervision."""
    seen = store.supervision(LOCAL)
    return [meeting_told(seen, one) for one in seen.meetings.all(supervision, limit=100)]


def taken_in(store: Store, contents: ShareFileContents) -> list[Any]:
    """Open a share file, its words one's own: what came of it, and how many texts it put others in the place of."""
    files = store.supervision(LOCAL).files
    try:
        taken = files.take_in(contents)
    except InYourName as question:
        taken = files.take_in(contents, [question])
    return [taken.came, taken.replaced]


def meeting_told(seen: Any, one: Any) -> Json:
    """One meeting, open or confirmed."""
    found = {
        **told(one, "id", "supervision", "seat", "plan", "plan_name", "held_on", "next_on", "step", "revision"),
        **told(one, "started_at", "changed_at", "fixed_at", "sent_at", way="mode"),
        "answers": {field: answer_told(answer) for field, answer in seen.answers.of(one.id).items()},
        "replaced": [[answer.field, *answer_told(answer)] for answer in seen.answers.replaced(one.id)],
        "brought": [brought_told(brought) for brought in seen.brought.of(one.id)],
        "carried": [
            told(carried, "id", "meeting", "kind", "what", "who", "due", "notice")
            for carried in seen.actions.carried(one.id)
        ],
        "shown": sorted(seen.shown.of(one.id)),
        "confirmations": {seat: confirmation_told(said) for seat, said in seen.confirmations.of(one.id).items()},
        "void": sorted(seen.confirmations.void(one.id)),
        "script": script_told(seen.meetings.script(one.id)),
    }
    if one.is_open:
        return found | {
            "body": digest(canonical(seen.record.body(one.id))),
            "waiting": list(seen.confirmations.waiting(one.id)),
        }
    record = seen.record.of(one.id)
    return found | {
        "record": {
            **told(record, "hash", "fixed_at", "is_whole"),
            "body": digest(canonical(record.body)),
            "confirmed": [confirmation_told(said) for said in record.confirmed],
            "comments": [told(comment, "id", "seat", "words", "written_at") for comment in record.comments],
        }
    }


def workshops_told(store: Store) -> list[Json]:
    """All that a trainer sees of their workshops."""
    door = store.workshops(LOCAL)
    found = []
    for one in door.rooms.all():
        script, counts = door.rooms.script(one.id), door.rooms.counts(one.id)
        lines = {step.key: door.lines.all(one.id, step.key) for step in script.plan.steps if step.kind == "line"}
        found.append(
            {
                **room_told(one),
                **told(counts, "joined", "answered"),
                "script": script_of_room_told(script),
                "lines": {key: [line_told(line) for line in given] for key, given in lines.items()},
                "results": [result_told(result) for result in door.results.all(one.id)],
            }
        )
    return found


def phones_told(store: Store, phones: Sequence[Sequence[str]]) -> list[Json | None]:
    """What each phone sees, by its room's code and its token; None for one that nobody has."""
    door = store.participants()
    found: list[Json | None] = []
    for code, token in phones:
        phone = door.phones.get(code, token)
        found.append(
            phone
            and {
                **told(phone, "person", "key"),
                "room": room_told(phone.room),
                "answers": door.answers.of(phone),
                "result": result_told(door.results.shown(phone.room)),
            }
        )
    return found


def told(one: Any, *names: str, **renamed: str) -> Json:
    """The attributes of something by name, and some by the name they are told under."""
    found = {name: getattr(one, name) for name in names} | {name: getattr(one, now) for name, now in renamed.items()}
    return json.loads(json.dumps(found, default=str))


def answer_told(one: Any) -> list[Any]:
    return list(told(one, "words", "place", "version", "saved_at", "tab").values())


def step_told(one: Any) -> Json:
    return told(one, "id", "reflection", "position", "words", "due", "outcome", "outcome_words")


def brought_told(one: Any) -> list[Any]:
    item = one.item
    return [
        *told(one, "source", "brought_at", "reflection").values(),
        *told(item, "kind", "field", "heading", "prompt", "words", "place").values(),
    ]


def confirmation_told(one: Any) -> Json:
    return told(one, "seat", "agrees", "words", "hash", "at")


def action_told(one: Any) -> Json:
    return told(one, "id", "meeting", "kind", "what", "who", "due", "notice", "outcome", "outcome_words")


def room_told(one: Any) -> Json:
    return {
        **told(one, "id", "owner", "code", "plan", "plan_name", "content_version", "language", "step"),
        **told(
            one, "furthest", "shows", "is_locked", "version", "timer_until", "opened_at", "ended_at", door="link_code"
        ),
    }


def line_told(one: Any) -> Json:
    return told(one, "id", "step", "words", nod="approval")


def result_told(result: Any) -> Json | None:
    """What a room is shown of one step."""
    return result and {
        "step": result.step.key,
        "places": [
            {
                **told(one, "element", "why"),
                "table": table_told(one.table),
                "spread": one.spread and asdict(one.spread),
            }
            for one in result.places
        ],
        "choice": result.choice
        and {
            **told(result.choice, "outcome", "why"),
            "table": result.choice.result and table_told(result.choice.result.table),
        },
        "changes": [
            {"element": one.element, "why": _before(one.why), "table": table_told(one.table)} for one in result.changes
        ],
        "lines": list(result.lines),
    }


def _before(why: str) -> str:
    """Why then and now are not shown, in the words that stood there before they had some of their own."""
    return NOT_SHOWN if why == NOT_SHOWN_TWICE else why


def table_told(table: Any) -> list[Any] | None:
    return table and [[list(cell.answers), cell.number] for cell in table.cells]


def contents_told(contents: ShareFileContents) -> Json:
    """What is in a share file, the script as a digest."""
    found = contents.model_dump(mode="json", by_alias=True)
    holder = found["content"].get("body", found["content"])
    holder["script"] = digest(holder["script"])
    return found


YOUNGER: Json = {"cells_at_least": 1, "conditions": [], "talks": {}}
"""What scripts of workshops have got since, as it is where nothing was said of it."""

YOUNGER_OF_STEPS: dict[str, Json] = {"line": {"examples": []}, "pairs": {"discussion": None}}
"""The same of their steps, by kind."""


def script_told(script: Any) -> str:
    """A digest of the script of a meeting."""
    return digest(script.model_dump(mode="json", by_alias=True))


def script_of_room_told(script: Any) -> str:
    """A digest of what the version that made the files knew of a script; what is younger has to be as if unsaid."""
    known = script.model_dump(mode="json", by_alias=True)
    assert all(known.pop(name) == unsaid for name, unsaid in YOUNGER.items())
    for step in known["plan"]["steps"]:
        younger = YOUNGER_OF_STEPS.get(step["kind"], {})
        assert all(step.pop(name) == unsaid for name, unsaid in younger.items())
    return digest(known)


def digest(found: Any) -> str:
    """Sixteen digits that another value would not have."""
    return sha256(json.dumps(found, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def rows_in(home: Path, columns: dict[str, list[str]]) -> dict[str, Json]:
    """A digest of each row of these tables and columns, decrypted, read past the store."""
    key = Fernet((home / KEY_FILE).read_bytes())

    def plain(value: object) -> object:
        return key.decrypt(value).decode() if isinstance(value, str) and value.startswith("gAAAA") else value

    found = {}
    with closing(sqlite3.connect(home / DATABASE_FILE)) as file:
        for table, names in columns.items():
            rows = file.execute(f"SELECT {', '.join(names)} FROM {table}")
            found[table] = {"columns": names, "rows": sorted(digest([plain(value) for value in row]) for row in rows)}
    return found
