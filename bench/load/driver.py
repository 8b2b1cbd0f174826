"""Opens many tabs at once, plays a scenario in each, and watches the server and itself meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Coroutine, Sequence

import psutil

from bench.load.browser import Browser, fetch_xsrf
from bench.load.report import Report, Spread, by_step
from bench.load.scenario import Step, play

BUSY_MACHINE = 0.25
"""The share of a core that others may take before the report says so."""

BUSY_CLIENT = 0.8


class ServerWatch:
    """CPU and memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._cpu, self.rss_before_mb = self._cpu_now(), self.rss_mb()

    def cpu(self) -> float:
        """CPU seconds used since the watch began."""
        return self._cpu_now() - self._cpu

    def rss_mb(self) -> float:
        """Memory held now."""
        return sum(process.memory_info().rss for process in self._processes()) / 2**20

    def _cpu_now(self) -> float:
        return sum(sum(process.cpu_times()[:2]) for process in self._processes())

    def _processes(self) -> list[psutil.Process]:
        return [self._root, *self._root.children(recursive=True)]


class ClientWatch:
    """CPU of this process and of the whole machine, and how late its event loop came."""

    def __init__(self) -> None:
        self._client = psutil.Process()
        self._client_before, self._machine_before = self._client_now(), _machine_cpu()
        self.worst_lag = 0.0
        self._lag = asyncio.create_task(self._watch_lag())

    def cpu(self) -> float:
        """CPU seconds this process used since the watch began."""
        return self._client_now() - self._client_before

    def machine_cpu(self) -> float:
        """CPU seconds that all processes used since the watch began."""
        return _machine_cpu() - self._machine_before

    def stop(self) -> None:
        """Watch the event loop no longer."""
        self._lag.cancel()

    def _client_now(self) -> float:
        return sum(self._client.cpu_times()[:2])

    async def _watch_lag(self, every: float = 0.02) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(every)
            self.worst_lag = max(self.worst_lag, time.perf_counter() - before - every)


def _machine_cpu() -> float:
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0) - getattr(times, "guest", 0)


class _Crowd:
    """The tabs of one run, each playing the scenario; `errors` by what they say."""

    def __init__(self, browsers: list[Browser], steps: Sequence[Step], ramp_seconds: float) -> None:
        self.browsers = browsers
        self.errors: Counter[str] = Counter()
        self.loop_started = 0.0
        self._steps = steps
        self._ramp_seconds = ramp_seconds

    async def play(self, token: str | None, loop_steps: Sequence[Step], loop_seconds: float) -> None:
        """Play the steps in every tab; when all have done so, the steps of the loop for so long."""
        ready = asyncio.Barrier(len(self.browsers)) if loop_steps and loop_seconds else None

        async def one(browser: Browser) -> None:
            began_well = await self._tried(self._begin(browser, token))
            if ready is None:
                return
            await ready.wait()
            self.loop_started = self.loop_started or time.perf_counter()
            if began_well:
                await self._tried(self._loop(browser, loop_steps, self.loop_started + loop_seconds))

        await asyncio.gather(*map(one, self.browsers))

    async def close(self) -> None:
        await asyncio.gather(*(browser.close() for browser in self.browsers))

    async def _begin(self, browser: Browser, token: str | None) -> None:
        await asyncio.sleep(self._ramp_seconds * browser.index / len(self.browsers))
        await browser.connect(token)
        await play(browser, self._steps)

    async def _loop(self, browser: Browser, steps: Sequence[Step], until: float) -> None:
        while time.perf_counter() < until:
            await play(browser, steps)

    async def _tried(self, doing: Coroutine[None, None, None]) -> bool:
        try:
            await doing
        except Exception as problem:  # noqa: BLE001  it is counted, by what it says
            self.errors[f"{type(problem).__name__}: {problem}"[:200]] += 1
            return False
        return True


async def run_load(
    url: str,
    sessions: int,
    steps: Sequence[Step],
    *,
    loop_steps: Sequence[Step] = (),
    loop_seconds: float = 0.0,
    ramp_seconds: float = 0.0,
    server_pid: int | None = None,
    patience: float = 60.0,
    compression: str | None = None,
) -> Report:
    """Open `sessions` tabs, play `steps` once in each, then `loop_steps` for `loop_seconds`.

    With `loop_steps` every tab first waits until all have finished `steps`, so the loop measures a settled server.
    `ramp_seconds` spreads the arrivals.
    """
    token = fetch_xsrf(url)
    server = ServerWatch(server_pid) if server_pid else None
    browsers = [Browser(url, index=at, timeout=patience, compression=compression) for at in range(sessions)]
    crowd = _Crowd(browsers, steps, ramp_seconds)
    client = ClientWatch()
    started = time.perf_counter()
    try:
        await crowd.play(token, loop_steps, loop_seconds)
        report = _report(crowd, url, time.perf_counter() - started, client, server)
    finally:
        client.stop()
        await crowd.close()
    return report


def _report(crowd: _Crowd, url: str, wall: float, client: ClientWatch, server: ServerWatch | None) -> Report:
    browsers = crowd.browsers
    records = [record for browser in browsers for record in browser.requests.records]
    handshakes = [browser.handshake_seconds for browser in browsers if browser.handshake_seconds]
    client_cpu = client.cpu()
    report = Report(
        url=url,
        sessions=len(browsers),
        wall_seconds=wall,
        reruns=len(records),
        reruns_per_second=len(records) / wall,
        handshake=Spread.of(handshakes) if handshakes else None,
        steps=by_step(records),
        errors=dict(crowd.errors + Counter(error[:200] for browser in browsers for error in browser.errors)),
        client_cpu_share=client_cpu / wall,
        client_lag_ms=client.worst_lag * 1e3,
    )
    looped = [record.finished_at for record in records if 0 < crowd.loop_started < record.finished_at]
    if looped:
        report.loop_runs_per_second = len(looped) / (max(looped) - crowd.loop_started)
    if server:
        report.server_cpu_seconds, report.server_rss_before_mb = server.cpu(), server.rss_before_mb
        report.server_rss_after_mb = server.rss_mb()
        grown = report.server_rss_after_mb - report.server_rss_before_mb
        report.rss_per_session_kb = grown * 1024 / len(browsers)
        report.other_cpu_share = max(0.0, (client.machine_cpu() - client_cpu - report.server_cpu_seconds) / wall)
        if report.other_cpu_share > BUSY_MACHINE:
            share = f"{report.other_cpu_share:.0%} of a core"
            report.notes.append(f"other processes took {share} meanwhile: measure again on a quiet machine")
    if report.client_cpu_share > BUSY_CLIENT:
        report.notes.append("the load generator itself was near a full core: latencies are upper bounds")
    return report
