"""The server around the pages: settings, headers, compressed files, start-up, and a log without anyone's words."""

from server.opening import House, house
from server.sorry import say_sorry
from server.start import lifespan, middleware, routes

__all__ = ["House", "house", "lifespan", "middleware", "routes", "say_sorry"]
