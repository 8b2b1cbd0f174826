"""What phones see: plain HTML beside the Streamlit pages, in the same process."""

from __future__ import annotations

from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp


@cache
def phones_app() -> ASGIApp:
    """An app that has the pages of workshops and of cards and nothing else, for whatever a network may reach."""
    from pages.phones.guard import internal_fault, unknown_address  # noqa: PLC0415  see below

    told = {HTTPException: unknown_address, 500: internal_fault}
    app = Starlette(routes=[*_of_workshops(), *_of_cards()], exception_handlers=told)
    app.router.redirect_slashes = False  # it would answer with a Host that nobody has looked at
    return app


def _of_cards() -> list[Route]:
    from pages.phones import card_routes  # noqa: PLC0415  see above

    return [
        Route("/card", card_routes.words),
        Route("/card", card_routes.with_words, methods=["POST"]),
        Route("/card/change", card_routes.change, methods=["POST"]),
        Route("/card/{token}", card_routes.card),
        Route("/card/{token}", card_routes.send, methods=["POST"]),
    ]


def _of_workshops() -> list[Route]:
    """Imported when the app is made, after the server answers: they need as long to import as the store."""
    from pages.phones import join_routes, own_routes, room_routes  # noqa: PLC0415  see above

    most_asked = [
        Route("/join/{code}/answer", room_routes.answer, methods=["POST"]),
        Route("/join/{code}/follow", room_routes.follow),
        Route("/join/{code}", room_routes.room),
    ]
    return [
        *most_asked,
        Route("/join", join_routes.join),
        Route("/join/{code}/enter", join_routes.enter, methods=["POST"]),
        Route("/join/{code}/wait", join_routes.wait),
        Route("/join/{code}/again", join_routes.come_back, methods=["POST"]),
        Route("/join/{code}/mine", own_routes.own_page),
        Route("/join/{code}/mine", own_routes.on_from_own_page, methods=["POST"]),
        Route("/join/{code}/mine.json", own_routes.own_file),
        Route("/join/{code}/mine.pdf", own_routes.own_paper, methods=["POST"]),
    ]
