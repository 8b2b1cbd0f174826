"""Security headers on every response, and no copy of private pages in any cache."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.files.early_question import page_with
from server.files.front_page import front_page, inline_script_hashes

_NOTHING_OF = "camera microphone geolocation payment usb serial bluetooth midi magnetometer gyroscope accelerometer"

SHARED_FILES = ("/static/", "/app/static/")
"""Where files lie that are the same for everyone and may be kept by browsers."""


ON_SHARED_FILES = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
"""What scripts, styles and fonts carry; the rest governs pages, and 70 files a visit would repeat it 70 times."""


def policy() -> str:
    """The Content-Security-Policy that Streamlit, Plotly and our own components live with, and nothing wider."""
    inline = dict.fromkeys(inline_script_hashes(front_page()) + inline_script_hashes(page_with("")))
    return "; ".join(
        (
            "default-src 'self'",
            # Streamlit hands a component's script to the browser as a blob, which only a script let in before can make;
            # 64-bit numbers in its messages are read with a little WebAssembly, which is no eval of scripts.
            f"script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(inline)}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write their styles while running
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-src 'self'",
            "frame-ancestors 'none'",
        )
    )


def security_headers() -> dict[str, str]:
    """What every other response carries."""
    return {
        **ON_SHARED_FILES,
        "Content-Security-Policy": policy(),
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOTHING_OF.split()),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityHeaders:
    """ASGI middleware: adds the headers; everything but shared files is `no-store`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        shared = scope["path"].startswith(SHARED_FILES)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ON_SHARED_FILES if shared else self._headers)
                if not shared or message["status"] >= 400:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)
