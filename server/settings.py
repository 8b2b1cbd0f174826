"""Makes the settings of .streamlit/config.toml hold however the server was started.

`streamlit run` reads that file and flags and STREAMLIT_ variables; plain uvicorn reads it only in its working folder.
The settings named in LASTING are what privacy, saving and speed rest on: they win over everything.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from streamlit import config

from model.home import home
from model.key_set import KEY_FILE
from server.paths import ROOT

if TYPE_CHECKING:
    from model.team import Team

CONFIG = ROOT / ".streamlit" / "config.toml"

LASTING = (
    "server.fileWatcherType",
    "server.enableXsrfProtection",
    "server.enableAgentApi",
    "server.enableStaticServing",
    "server.disconnectedSessionTTL",
    "runner.postScriptGC",
    "runner.fastReruns",
    "runner.magicEnabled",
    "client.showErrorDetails",
    "client.showErrorLinks",
    "client.toolbarMode",
    "browser.gatherUsageStats",
    "logger.enableRich",
)

SESSION_HEADER = "x-alongside-session"
"""What the guard of a team's server puts on every request: the mark of the session it comes from."""

SESSION = "session"
"""Under what name Streamlit tells it to a page: a tab is bound to it, and cannot be gone on with under another one."""

DEVELOPING = {
    "server.fileWatcherType": "auto",
    "runner.fastReruns": True,
    "client.showErrorDetails": "full",
    "client.toolbarMode": "developer",
}
"""What ALONGSIDE_DEV=1 changes, for those who write pages."""

_CHANGED_BY = "server/settings.py"


def apply() -> None:
    """Set the lasting settings; call before the Streamlit app is made. Safe to call again."""
    find_config_from_anywhere()
    for name, value in lasting_settings():
        config.set_option(name, value, _CHANGED_BY)
    config.set_option("server.allowedHosts", allowed_hosts(), _CHANGED_BY)
    if team_here() is not None:
        _refuse_weak_keys()
        config.set_option("server.trustedUserHeaders", {SESSION_HEADER: SESSION}, _CHANGED_BY)


def team_here() -> Team | None:
    """The settings of the team whose server this is, None on somebody's own machine. Stops the start at a fault."""
    if not os.environ.get("ALONGSIDE_TEAM"):
        return None
    from model.team import TeamFault, team  # noqa: PLC0415  an own machine starts without what reads them

    try:
        return team()
    except TeamFault as fault:
        raise SystemExit(fault.message) from None


def _refuse_weak_keys() -> None:
    """Stop the start of a team's server whose words would be encrypted with no key, or with one that others know."""
    from model.team.deployment.data import database_address  # noqa: PLC0415  as in `team_here`
    from model.team.deployment.keys import why_not_served  # noqa: PLC0415

    try:
        on_server = database_address() is not None
    except ValueError:  # the store tells of it
        on_server = True
    why = why_not_served(home() / KEY_FILE, on_server=on_server)
    if why is not None:
        raise SystemExit(why)


def lasting_settings() -> Iterator[tuple[str, object]]:
    """Each lasting setting's full name and the value it must have in this process."""
    written = _written()
    changed = DEVELOPING if developing() else {}
    for name in LASTING:
        section, key = name.split(".")
        yield name, changed.get(name, written[section][key])


def developing() -> bool:
    """Whether somebody is writing pages here, who wants watching and full errors."""
    return os.environ.get("ALONGSIDE_DEV") == "1"


def allowed_hosts() -> list[str]:
    """The names this server answers to: ALONGSIDE_HOSTS (with commas, `*` for any), else as Streamlit is configured.

    The name in ALONGSIDE_ROOM_ADDRESS is one of them, and the one in a team's settings.
    """
    hosts = _chosen_hosts() or config.get_option("server.allowedHosts") or _written()["server"]["allowedHosts"]
    ours = team_here()
    return list(dict.fromkeys([*hosts, *_host_of(room_address()), *([ours.host] if ours else [])]))


def room_address() -> str:
    """What phones are to open where this server has a name of its own for them (ALONGSIDE_ROOM_ADDRESS), or ""."""
    ours = team_here()
    return os.environ.get("ALONGSIDE_ROOM_ADDRESS", "").strip() or (ours.address if ours else "")


def is_address(address: str) -> bool:
    """Whether this is a web address with a host."""
    return bool(_host_of(address))


def has_proxy() -> bool:
    """Whether something is in front of this server or in it that keeps people out: its hosts are named, or its team."""
    return bool(_chosen_hosts()) or team_here() is not None


def _chosen_hosts() -> list[str]:
    return [host.strip() for host in os.environ.get("ALONGSIDE_HOSTS", "").split(",") if host.strip()]


def _host_of(address: str) -> list[str]:
    try:
        parts = urlsplit(address)
        is_right = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        return []
    return [parts.hostname] if parts.hostname and is_right else []


def _written() -> dict[str, Any]:
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))


def find_config_from_anywhere() -> None:
    """Let Streamlit read our config.toml, theme included, when another ASGI server imports app.py from any folder."""
    if config._main_script_path is None:  # noqa: SLF001  what `streamlit run` sets; there is no public way
        config._main_script_path = str(ROOT / "app.py")  # noqa: SLF001  what `streamlit run` sets; there is no public way
        config.get_config_options(force_reparse=True)
