"""From the command to a healthy server, against an empty Streamlit app as it comes."""

from __future__ import annotations

from statistics import median

from bench.servers import alongside, empty_stock, new_home
from bench.table import Row

TIMES = 7


def measure() -> list[Row]:
    """One row: until the server says it is healthy. How long until content and store are open stands behind it."""
    ours, ready, nothing = [], [], []
    with new_home() as home:
        with alongside(home):
            pass
        for _ in range(TIMES):
            with alongside(home) as server:
                ours.append(server.seconds_to_health)
                ready.append(server.seconds_to_ready)
            with empty_stock(home) as server:
                nothing.append(server.seconds_to_health)
    a, b, c = median(ours), median(nothing), median(ready)
    numbers = f"{a:.2f} s to {b:.2f} s, medians of {TIMES}; content and store open after {c:.2f} s"
    return [Row("start to healthy, to an empty Streamlit app", a / b, 1.5, numbers)]
