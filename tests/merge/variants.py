"""Readouts made for load, some of one meeting and some that copy one another."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))
from make_readouts import readout


def variant(number: int) -> str:
    """Of three texts with one last digit the first two tell of one meeting; the third is the first's, printed with one sentence more."""
    kind, own = divmod(number, 10)
    words = readout(own)
    if kind == 1:  # the same meeting in other words
        words = "\n\n".join([*words.split("\n\n")[:2], *readout(own + 5000).split("\n\n")[2:]])
    return words if kind < 2 else words + "\nAll of this was printed before.\n"
