"""How a batch is worked on: in how many processes, and whether what earlier runs found is used again."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """`cores` 0 is all there are."""

    cores: int = 0
    cached: bool = True


def cores() -> int:
    """How many processes this one may keep busy."""
    if affinity := getattr(os, "sched_getaffinity", None):
        return len(affinity(0))
    return os.cpu_count() or 1
