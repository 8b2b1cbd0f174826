"""However a file is broken, a check ends in 0 or 1 with readable lines, never in a traceback."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.__main__ import main
from model.content.folder import FILES
from tests.effort import examples

NAMES = tuple(FILES)
ODD_VALUES = st.sampled_from(
    [
        None,
        "",
        " ",
        0,
        -1,
        7,
        1.5,
        True,
        [],
        {},
        ["a"],
        [[]],
        {"key": "a"},
        {"key": []},
        "x" * 2000,
        "{a",
        "é\u202e",
        "1",
    ]
)
quickly = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def paths(value, here=()):
    """Every place in the value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, item in inner:
        yield (*here, part)
        yield from paths(item, (*here, part))


def ended(good, capsys):
    """Checks, and returns the status after looking at what was printed."""
    status = main(["check", str(good.folder)])
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert (status in (0, 1), printed.err) == (True, "")
    assert [line for line in lines if not line.startswith("en")] == []
    assert (status == 0) == lines[-1].endswith("all well")
    return status


def broken_at(good, data):
    """A file, and a place in its values drawn at random."""
    name = data.draw(st.sampled_from(NAMES))
    value = json.loads(json.dumps(good.files[name]))
    *before, last = data.draw(st.sampled_from(list(paths(value))))
    around = value
    for part in before:
        around = around[part]
    return name, value, around, last


@quickly
@given(data=st.data())
def test_deleting_anything_never_breaks_the_check(good, capsys, data):
    name, value, around, last = broken_at(good, data)
    del around[last]
    good.path(name).write_text(json.dumps(value), encoding="utf-8")
    ended(good, capsys)
    good.write(name)


@quickly
@given(data=st.data(), odd=ODD_VALUES)
def test_changing_anything_never_breaks_the_check(good, capsys, data, odd):
    name, value, around, last = broken_at(good, data)
    around[last] = odd
    good.path(name).write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    ended(good, capsys)
    good.write(name)


@quickly
@given(data=st.data())
def test_truncating_anywhere_never_breaks_the_check(good, capsys, data):
    name = data.draw(st.sampled_from(NAMES))
    raw = good.path(name).read_bytes()
    good.path(name).write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    ended(good, capsys)
    good.write(name)


@quickly
@given(data=st.data(), junk=st.binary(max_size=12))
def test_junk_anywhere_never_breaks_the_check(good, capsys, data, junk):
    name = data.draw(st.sampled_from(NAMES))
    raw = good.path(name).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    good.path(name).write_bytes(raw[:at] + junk + raw[at:])
    ended(good, capsys)
    good.write(name)


@quickly
@given(data=st.data(), odd=ODD_VALUES)
def test_overlaying_anything_never_breaks_the_check(good, capsys, data, odd):
    name, value, around, last = broken_at(good, data)
    around[last] = odd
    own = good.overlay(name, yaml.safe_dump(value, allow_unicode=True))
    status = main(["check", str(good.folder), "--overlay", str(own)])
    assert (status in (0, 1), capsys.readouterr().err) == (True, "")
    (own / "en" / f"{name}.yaml").unlink()


@pytest.mark.parametrize("name", NAMES)
def test_emptying_a_file_is_told(good, capsys, name):
    good.path(name).write_bytes(b"")
    assert ended(good, capsys) == 1
