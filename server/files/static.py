"""Serves static/ (the typeface, the mark) at app/static/, where Streamlit's theme looks for it.

Streamlit itself would look beside the main script, in pages/static.
"""

from __future__ import annotations

import os

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from server.paths import ROOT

A_WEEK = 7 * 24 * 60 * 60


class _KeptForAWeek(StaticFiles):
    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = f"public, max-age={A_WEEK}"
        return response


def static_routes() -> list[Mount]:
    """The address of our own shared files."""
    return [Mount("/app/static", app=_KeptForAWeek(directory=ROOT / "static", check_dir=False))]
