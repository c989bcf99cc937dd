"""Folders of 1,000, 10,000 and 50,000 readouts of 4 kB to a workbook: with one core, with all, once more without the
workbook of before, with nothing new, and with one new file.

    python tests/benchmarks/batch.py [COUNT...]

Whole processes: seconds on the clock, and in brackets of the processor, all processes of the command together; memory is the most that any one
of them held. The readouts are made by `make_readouts.py`. Each step is run once: these are minutes, not milliseconds. On a busy machine the
seconds of the processor say more than those on the clock; the load is printed with them.

    --warm  without the run on one core and without measuring the first run, which fills the cache
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from make_readouts import write_readouts

ROOT = Path(__file__).resolve().parents[2]


class Cost(NamedTuple):
    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor:.0f} s)"


def run(folder: Path, target: Path, cache: Path, *options: str) -> Cost:
    """`briefgen matrix` as a process of its own."""
    environment = os.environ | {"BRIEFGEN_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", "matrix", str(folder), "-o", str(target), "-q", *options]
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the command failed: {os.waitstatus_to_exitcode(status)}")
    memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, memory)


def measure(count: int, place: Path, *, warm: bool) -> str:
    """One row of the table."""
    folder, target, cache = place / "desk", place / "m.xlsx", place / "cache"
    write_readouts(folder, count)
    one = None if warm else run(folder, place / "one.xlsx", cache, "--cores", "1", "--no-cache")
    every = run(folder, target, cache)
    target.unlink()
    again = run(folder, target, cache)
    same = run(folder, target, cache)
    write_readouts(folder, 1, first=count)
    new = run(folder, target, cache)  # into the workbook that is there
    most = max(cost.megabytes for cost in (one, every, again, same, new) if cost)
    size = target.stat().st_size / 1e6
    first = f"| {one} | {every} | {one.seconds / every.seconds:.2f}x" if one else "| - | - | -"
    return f"| {count:,} {first} | {again} | {same} | {new} | {most:.0f} MB | {size:.1f} MB | {os.getloadavg()[0]:.1f} |"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 50_000])
    arguments.add_argument("--warm", action="store_true")
    given = arguments.parse_args()
    print("| files | one core | all cores | | written anew | nothing new | one new file | memory | workbook | load |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as place:
            print(measure(count, Path(place), warm=given.warm), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
