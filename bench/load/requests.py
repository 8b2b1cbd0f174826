"""What a tab has sent, until the run that answers it is over, and a record of each that was answered."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from bench.load.widgets import ScenarioError


@dataclass(slots=True)
class RunRecord:
    """One answered request: what it was, how long it took, what it carried."""

    step: str
    seconds: float
    bytes_in: int
    messages_in: int
    bytes_out: int
    finished_at: float


@dataclass(slots=True)
class Request:
    """A request that has been sent and has not finished yet."""

    step: str
    fragment_id: str
    sent_at: float
    bytes_out: int
    bytes_before: int
    messages_before: int
    future: asyncio.Future[None] | None


class Requests:
    """The requests of one tab, and all that came in for them."""

    def __init__(self) -> None:
        self.records: list[RunRecord] = []
        self.bytes_in = 0
        self.messages_in = 0
        self._open: list[Request] = []

    def begin(self, step: str, fragment_id: str, size: int, *, wait: bool) -> Request:
        """Note what is sent now, with a future that has a result once it is answered, if somebody is to `wait`."""
        future = asyncio.get_running_loop().create_future() if wait else None
        request = Request(step, fragment_id, time.perf_counter(), size, self.bytes_in, self.messages_in, future)
        self._open.append(request)
        return request

    def take_in(self, size: int) -> None:
        """Count a message of this size."""
        self.bytes_in += size
        self.messages_in += 1

    def give_up(self, request: Request) -> None:
        """Wait for this one no longer."""
        self._open.remove(request)

    def fail(self, why: str) -> None:
        """Tell everybody who waits that nothing will come."""
        for request in self._open:
            if request.future and not request.future.done():
                request.future.set_exception(ScenarioError(why))
        self._open.clear()

    def answer(self, fragments: tuple[str, ...], run_began: float) -> None:
        """Whoever waited for what this run drew has its answer; a run of the whole page draws everything."""
        self._open = [request for request in self._open if not self._is_over(request, fragments, run_began)]

    def _is_over(self, request: Request, fragments: tuple[str, ...], run_began: float) -> bool:
        answered = request.fragment_id in fragments if request.fragment_id else not fragments
        if request.sent_at > run_began or not (answered or not fragments):
            return False
        if answered or request.future:
            self.records.append(self._record_of(request))
        if request.future and not request.future.done():
            request.future.set_result(None)
        return True

    def _record_of(self, request: Request) -> RunRecord:
        now = time.perf_counter()
        return RunRecord(
            request.step,
            now - request.sent_at,
            self.bytes_in - request.bytes_before,
            self.messages_in - request.messages_before,
            request.bytes_out,
            now,
        )
