"""The one HTML page that Streamlit serves at every address, made ours: named, quiet, and quick on a slow phone.

It leaves out what is never used, brings our stylesheet, tells the browser early which scripts our pages are drawn with,
spares it the question where the server is, and asks the server for the page while those scripts are on their way.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from streamlit import file_util

from server.files.component_files import FOLDER, kept_place, known_place
from server.paths import ROOT
from server.theme import theme_for

STYLES = ROOT / "static" / "styles.css"
_SCRIPTS = Path(file_util.get_static_dir()) / "static" / "js"
STREAMLIT_PAGE = Path(file_util.get_static_dir()) / "index.html"

_EARLY_LINE = Path(__file__).with_name("early_line.js")

_CHANGES = (
    (r"<title>Streamlit</title>", "<title>Alongside</title>"),
    (r'\s*<link\s+rel="preload"[^>]*SourceSans[^>]*/>', ""),  # our theme has its own typeface
    (r'\s*<!--\s*Machine-readable(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', ""),  # that interface is off
    (r"<noscript>.*</noscript>", "<noscript><p>Alongside needs JavaScript to show its pages.</p></noscript>"),
)

_DRAWN_WITH = ("Button", "Html", "PageLink", "BidiComponent", "Text")
"""Streamlit's scripts for what nearly all our pages show. It would ask for each only once it has to draw one."""

_HOST_CONFIG = {
    "allowedOrigins": ["https://nowhere.invalid"],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "metricsUrl": "",
}
"""What Streamlit would ask its server about the site it is embedded in. Ours is in none: see frame-ancestors."""

_FONTS = "/app/static/fonts/atkinson-hyperlegible-next-latin-400"
_TYPEFACE = {
    "media/SourceSansVF-Upright.": f"{_FONTS}-normal.woff2",
    "media/SourceSansVF-Italic.": f"{_FONTS}-italic.woff2",
}


def our_typeface(name: str) -> str | None:
    """Where our own typeface lies, for a file of Streamlit's that is shown only until our theme has arrived."""
    return next((ours for theirs, ours in _TYPEFACE.items() if name.startswith(theirs)), None)


@cache
def front_page(*, has_boxes: bool = True) -> bytes:
    """Streamlit's page with our changes. A change whose place is not found in this version is left out.

    Home seldom has a box to write in: what boxes are made of is fetched there once its buttons stand, not before them.
    """
    page = STREAMLIT_PAGE.read_text(encoding="utf-8")
    for place, ours in _CHANGES:
        page = re.sub(place, ours, page, flags=re.DOTALL)
    look = f"  <style>\n{STYLES.read_text(encoding='utf-8')}</style>\n"
    page = page.replace("    <script", f"{_where_the_server_is()}{_early_line()}    <script", 1)
    return (
        page.replace("</head>", f"{_early_scripts(page, has_boxes=has_boxes)}  </head>")
        .replace("</body>", f"{look}  </body>")
        .encode()
    )


def _where_the_server_is() -> str:
    """Tells Streamlit that its server is where its files are, and what our pages look like."""
    told = {"HOST_CONFIG": _HOST_CONFIG, "LIGHT_THEME": theme_for("light"), "DARK_THEME": theme_for("dark")}
    here = 'BACKEND_BASE_URL: new URL(".", location).href'
    return f"    <script>window.__streamlit = {{{here}, ...{json.dumps(told)}}}</script>\n"


def _early_line() -> str:
    """Opens the line to the server at once, in a script of its own: a fault in it leaves the page as it would be."""
    script = re.sub(r"^ *//.*\n", "", _EARLY_LINE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return f"    <script>\n{script}</script>\n"


def _early_scripts(page: str, *, has_boxes: bool) -> str:
    """Tells the browser which scripts come next; they are run while the line to the server is being opened."""
    drawn_with = [script.name for name in _DRAWN_WITH for script in _SCRIPTS.glob(f"{name}.*.js")]
    needed = "".join(
        f'    <link rel="modulepreload" crossorigin href="./static/js/{name}">\n'
        for name in with_imports(drawn_with)
        if f"/{name}" not in page
    )
    ready = "".join(f'import("./static/js/{name}");' for name in drawn_with)
    boxes = _files_of_boxes() if has_boxes else ""
    return f'{needed}{boxes}    <script type="module">{ready}</script>\n'


def _files_of_boxes() -> str:
    """Has the browser fetch what boxes are made of beside the rest: it would ask in turns, once the page is drawn."""
    scripts = with_imports(["typing_box.js"], FOLDER)
    kept = [*((name, "script") for name in scripts), ("typing_box.css", "fetch")]
    wanted = [(known_place("typing_box"), "script"), *((f"{kept_place()}{name}", kind) for name, kind in kept)]
    return "".join(f'    <link rel="preload" as="{kind}" crossorigin href=".{place}">\n' for place, kind in wanted)


def with_imports(scripts: list[str], folder: Path = _SCRIPTS) -> list[str]:
    """These scripts and all that they import at once, each once."""
    found: list[str] = []
    waiting = list(scripts)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += re.findall(r'(?:from|import) ?"\./([^"]+\.js)"', (folder / name).read_text(encoding="utf-8"))
    return found


def inline_script_hashes(page: bytes) -> tuple[str, ...]:
    """A Content-Security-Policy source for each inline script of a page."""
    scripts = re.findall(r'<script(?: type="module")?>(.*?)</script>', page.decode(), flags=re.DOTALL)
    return tuple(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
