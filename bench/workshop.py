"""What is measured of a workshop: 300 phones, the trainer's two pages, and the same step on other ground."""

from __future__ import annotations

from collections.abc import Callable

from bench import workshop_arrivals, workshop_cpu, workshop_peers, workshop_screen
from bench.table import Row

ROWS: dict[str, Callable[[], list[Row]]] = {
    "phones": workshop_arrivals.measure,
    "phone-cpu": workshop_cpu.measure,
    "peers": workshop_peers.measure,
    "room-pages": workshop_screen.measure,
}
