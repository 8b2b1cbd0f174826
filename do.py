#!/usr/bin/env python3
"""One door for every task: `python3 do.py run` (on Windows `py do.py run`). `python3 do.py` lists the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

HOME = Path(__file__).resolve().parent
ENVIRONMENT = Path(os.environ.get("ALONGSIDE_VENV", HOME / ".venv"))
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)


def stop(message: str) -> None:
    """Say one line and leave with exit code 2."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


def make_environment(lock: str) -> None:
    """Create the virtual environment if needed and install exactly what `lock` names, once."""
    stamp = ENVIRONMENT / f"installed-{lock}.txt"
    wanted = sha256((HOME / lock).read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    try:
        import ensurepip  # noqa: F401, PLC0415  only asks whether this Python can make environments
        import venv  # noqa: PLC0415  Debian ships Python without it
    except ImportError:
        stop("This Python cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv")
    if not PYTHON.exists():
        print(f"Making a place for the parts Alongside stands on ({ENVIRONMENT.name}). A minute, once.", flush=True)
        venv.EnvBuilder(with_pip=True).create(ENVIRONMENT)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if subprocess.call(list(map(str, install)), cwd=HOME):
        stop("Installing did not work; the lines above say why. Nothing was started. Try again when it is put right.")
    stamp.write_text(wanted)


def start(*command: str, lock: str = "requirements-dev.lock") -> int:
    """Run a command with the environment's Python, in the project's folder."""
    make_environment(lock)
    process = subprocess.Popen([str(PYTHON), *command], cwd=HOME)
    try:
        return process.wait()
    except KeyboardInterrupt:  # the command got it as well and is closing; to kill it now would cut that short
        with suppress(KeyboardInterrupt):
            process.wait()
        return 0


def run(*rest: str) -> int:
    """start Alongside on this machine (PORT, default 8501)"""
    settings = ["--server.port", port(), "--server.address", "127.0.0.1"]
    return start("-m", "streamlit", "run", "app.py", *settings, *rest, lock="requirements.lock")


def workshop(*rest: str) -> int:
    """the same, and let phones on this network join (ROOM_PORT, default 8502)"""
    room_port = number_of_port("ROOM_PORT", os.environ.get("ROOM_PORT", "8502"))
    if int(room_port) == int(port()):
        stop(f"PORT and ROOM_PORT are both {port()}; phones need a port of their own.")
    os.environ["ALONGSIDE_ROOM_PORT"] = room_port
    print(f"Phones on this network can join on port {room_port}. The page Workshops shows their address.", flush=True)
    return run(*rest)


def rehearse(*rest: str) -> int:
    """fill a workshop that is open with made-up people"""
    return start("-m", "rehearse", *rest, lock="requirements.lock")


def port() -> str:
    """The port of the pages on this machine."""
    return number_of_port("PORT", os.environ.get("PORT", "8501"))


def number_of_port(name: str, given: str) -> str:
    """A port as it was given, or stop."""
    if not (given.isascii() and given.isdecimal() and len(given) < 6 and 0 < int(given) < 65536):
        stop(f"{name} is {given!r}; it has to be a number from 1 to 65535.")
    return given


def test(*rest: str) -> int:
    """run the tests on all cores (--fast: what needs seconds, a browser or PostgreSQL is left out)"""
    parallel = ("-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder")
    quick = ("-m", "not browser and not postgresql and not slow", "--hypothesis-profile=fast")
    fast = quick if "--fast" in rest else ()
    return start("-m", "pytest", *parallel, *fast, *(word for word in rest if word != "--fast"))


def lint(*rest: str) -> int:
    """check style and types"""
    checks = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    return max(start("-m", *check, *rest) for check in checks)


def fix(*rest: str) -> int:
    """put right what a machine can put right in style"""
    return max(start("-m", "ruff", *how, ".", *rest) for how in (("check", "--fix"), ("format",)))


def check(*rest: str) -> int:
    """check all that needs no browser: style, types, content, fast tests (arguments go to pytest)"""
    return max(lint(), content(), test("--fast", *rest))


def content(*rest: str) -> int:
    """check the content files (or a FOLDER of them)"""
    return start("-m", "model", "check", *rest, lock="requirements.lock")


def bench(*rest: str) -> int:
    """measure speed, memory and bytes, as ratios"""
    return start("-m", "bench", *rest)


def audit(*rest: str) -> int:
    """ask whether a weakness of any locked part is known"""
    return start("-m", "tools.audit", *rest)


def pictures(*rest: str) -> int:
    """take the README's screenshots again"""
    return start("-m", "tools.pictures", *rest)


def lock(*rest: str) -> int:
    """write the lock files again after changing a requirements file"""
    make_environment("requirements-dev.lock")
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "python3 do.py lock"}
    subprocess.check_call([str(PYTHON), "-m", "pip", "install", "--quiet", "uv==0.13.9"], cwd=HOME)
    for name in ("requirements", "requirements-team", "requirements-dev"):
        compile_one = ("-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes")
        where = ("--quiet", "--no-emit-index-url", f"{name}.txt", "-o", f"{name}.lock")
        subprocess.check_call([str(PYTHON), *compile_one, *where, *rest], cwd=HOME, env=environment)
    return 0


COMMANDS = {
    command.__name__: command
    for command in (run, workshop, rehearse, test, check, fix, lint, content, audit, bench, pictures, lock)
}


def main(arguments: list[str]) -> int:
    """Carry out the named command, or list them all."""
    if sys.version_info < OLDEST:
        stop(f"Alongside needs Python 3.11 or newer, and this is {sys.version.split()[0]}. Get it from python.org.")
    if not arguments or arguments[0] not in COMMANDS:
        for name, command in COMMANDS.items():
            print(f"  python3 do.py {name:9} {command.__doc__}")
        return 0 if not arguments or arguments[0] in ("help", "-h", "--help") else 2
    return COMMANDS[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
