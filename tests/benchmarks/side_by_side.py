"""Times whole processes in turns, so that a busy machine slows all of them alike. Standard library only."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def medians(commands: Mapping[str, Sequence[str]], rounds: int, before: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Seconds of each command, the median of `rounds` runs after one that is not counted; `before` runs before each, untimed."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            before()
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
            if number:
                times[name].append(time.perf_counter() - began)
    return {name: statistics.median(runs) for name, runs in times.items()}


def table(rows: Mapping[str, float], base: str) -> str:
    """One line per row: name, milliseconds, times `base`."""
    width = max(len(name) for name in rows)
    return "\n".join(f"{name:{width}}  {seconds * 1000:7.0f} ms  {seconds / rows[base]:5.2f}x" for name, seconds in rows.items())
