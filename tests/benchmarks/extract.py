"""Extraction alone, on one core: readouts of 4 kB a second, the share of each stage, and how time grows with length.

    python tests/benchmarks/extract.py [FOLDER...] [--rounds N]

Without FOLDER the samples in seeds/ and the labelled texts of tests/accuracy. Files are read beforehand: what is timed is what turns their
text into accounts (prepare, milestones, extract). Time is that of the processor, the best of the rounds; a busy machine still slows it.
Exits with 1 where a text of 1 MB takes longer than its limit or time grows faster than length.
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import briefgen.extract as extract
import briefgen.extract.accounts as accounts
import briefgen.extract.reading as reading
import briefgen.prepare as prepare
from briefgen.lexicon import load_lexicon
from briefgen.model import Document
from briefgen.readers import read_document

ROOT = Path(__file__).resolve().parents[2]
KB4 = 4096
MEGABYTE_LIMIT = 10.0
# Where a stage is called, and by which name; a stage inside another one is taken out of the outer one's time.
STAGES: tuple[tuple[str, Any, str], ...] = (
    ("prepare: furniture, headline", prepare, "mark_furniture"),
    ("prepare: glue", prepare, "repair_glue"),
    ("prepare: the rest", prepare, "prepare"),
    ("milestones", extract, "milestones_of"),
    ("read: countries and cities", reading, "find_parties"),
    ("read: tokens", reading, "find_tokens"),
    ("read: people", reading, "find_people"),
    ("read: series", reading, "find_series"),
    ("read: dates", reading, "find_dates"),
    ("read: registry, sides, the rest", extract, "read"),
    ("events: frames", accounts, "find_frames"),
    ("statements", accounts, "find_statements"),
    ("accounts: the rest", extract, "accounts_of"),
)


class Clock:
    """Time of each stage, without that of the stages inside it."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._inside: list[float] = []

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            self._inside.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                took = time.perf_counter() - start
                self.spent[stage] += took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took

        return run


def run_all(documents: Sequence[Document]) -> float:
    """Seconds of the processor for all `documents`, each alone."""
    lexicon = load_lexicon()
    start = time.process_time()
    for document in documents:
        readout = prepare.prepare(document, lexicon)
        extract.accounts_of(readout, lexicon, extract.milestones_of(readout))
    return time.process_time() - start


def shares(documents: Sequence[Document]) -> Counter[str]:
    """Seconds per stage, measured in a run of its own: the clock itself costs time."""
    clock = Clock()
    plain = [(module, name, getattr(module, name)) for _, module, name in STAGES]
    for stage, module, name in STAGES:
        setattr(module, name, clock.timed(stage, getattr(module, name)))
    try:
        run_all(documents)
    finally:
        for module, name, function in plain:
            setattr(module, name, function)
    return clock.spent


def growth(documents: Sequence[Document]) -> list[tuple[int, float]]:
    """(characters, seconds) of one text made of all the others' reports, 1 MB long, and of its half, quarter and eighth."""
    body = "\n\n".join(prepare.prepare(document).text for document in documents)
    whole = (body + "\n\n") * (1_000_000 // len(body) + 1)
    lengths = [125_000, 250_000, 500_000, 1_000_000]
    return [(length, run_all([Document("long.txt", "0" * 64, whole[:length])])) for length in lengths]


def texts_of(folders: Sequence[Path]) -> list[Document]:
    return [read_document(path.read_bytes(), path.name) for folder in folders for path in sorted(folder.glob("*.txt"))]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    asked = arguments.parse_args()
    documents = texts_of(asked.folders or [ROOT / "seeds", ROOT / "tests/accuracy/design", ROOT / "tests/accuracy/dev"])
    size = sum(len(document.text) for document in documents)
    run_all(documents)  # patterns compiled, words known: a batch pays that once
    best = min(run_all(documents) for _ in range(asked.rounds))
    print(f"{len(documents)} texts, {size / len(documents):.0f} characters each; best of {asked.rounds} rounds")
    print(f"{size / KB4 / best:8.0f} readouts of 4 kB a second, {best / size * KB4 * 1000:.2f} ms each")
    spent = shares(documents)
    total = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{seconds / total:8.1%}  {stage}")
    grown = growth(documents)
    for length, seconds in grown:
        print(f"{length:10,} characters {seconds:6.2f} s")
    linear = grown[-1][1] < 1.6 * 8 * grown[0][1]
    return 0 if grown[-1][1] < MEGABYTE_LIMIT and linear else 1


if __name__ == "__main__":
    sys.exit(main())
