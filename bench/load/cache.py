"""Messages that the server may name instead of sending them again, kept as the front end keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

CACHE_AGE = 2
"""The front end keeps a cached message this many runs by default."""


class MessageCache:
    """The messages that one tab has kept, by their hashes."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, int]] = {}
        self._runs = 0

    def hashes(self) -> Iterable[str]:
        """What the server is told that this tab has."""
        return self._kept

    def whole(self, message: ForwardMsg, payload: bytes) -> ForwardMsg:
        """The message that came in these bytes, or the kept one that it names; kept from now on if it may be."""
        if message.WhichOneof("type") == "ref_hash":
            kept, _ = self._kept[message.ref_hash]
            named = ForwardMsg.FromString(kept)
            named.metadata.CopyFrom(message.metadata)
            return named
        if message.metadata.cacheable:
            self._kept[message.hash] = (payload, self._runs)
        return message

    def age(self) -> None:
        """A run is over: let go of what is too old."""
        self._runs += 1
        self._kept = {key: (kept, born) for key, (kept, born) in self._kept.items() if self._runs - born <= CACHE_AGE}
