"""Times whole processes in turns, so that a busy machine slows all of them alike. Standard library only."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

# An installed program has its bytecode; the run that is not counted writes it for a checkout.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Seconds(NamedTuple):
    """Medians of one command: what a person waits, and what the processor works (0 on Windows), which other programs disturb less."""

    wall: float
    processor: float


def medians(commands: Mapping[str, Sequence[str]], rounds: int, before: Callable[[], None] = lambda: None) -> dict[str, Seconds]:
    """Times of each command, the median of `rounds` runs after one that is not counted; `before` runs before each, untimed."""
    times: dict[str, list[Seconds]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            before()
            worked, began = _children(), time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, env=ENVIRONMENT)
            if number:
                times[name].append(Seconds(time.perf_counter() - began, _children() - worked))
    return {name: Seconds(*(statistics.median(column) for column in zip(*runs, strict=True))) for name, runs in times.items()}


def table(rows: Mapping[str, Seconds], base: str) -> str:
    """One line per row: name, milliseconds, times `base`, milliseconds of the processor."""
    width = max(len(name) for name in rows)
    return "\n".join(
        f"{name:{width}}  {found.wall * 1000:7.0f} ms  {found.wall / rows[base].wall:5.2f}x  {found.processor * 1000:7.0f} ms of processor"
        for name, found in rows.items()
    )


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
