"""Folders of 1,000, 10,000 and 50,000 readouts of 4 kB to a workbook: with one core, with all, once more, and with one new file.

    python tests/benchmarks/batch.py [COUNT...]

Whole processes, wall time; memory is the most that the command's own process held. The readouts are made by `make_readouts.py`. Each step is
run once: these are minutes, not milliseconds. On a busy machine the ratios say more than the seconds; the load is printed with them.
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
    megabytes: float


def run(folder: Path, target: Path, cache: Path, *options: str) -> Cost:
    """`briefgen matrix` as a process of its own, into a workbook that is not there yet."""
    target.unlink(missing_ok=True)
    environment = os.environ | {"BRIEFGEN_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", "matrix", str(folder), "-o", str(target), "-q", *options]
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the command failed: {os.waitstatus_to_exitcode(status)}")
    return Cost(time.perf_counter() - began, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def measure(count: int, place: Path) -> str:
    """One row of the table."""
    folder, target, cache = place / "desk", place / "m.xlsx", place / "cache"
    write_readouts(folder, count)
    one = run(folder, target, cache, "--cores", "1", "--no-cache")
    every = run(folder, target, cache)
    again = run(folder, target, cache)
    write_readouts(folder, 1, first=count)
    new = run(folder, target, cache)
    most = max(one.megabytes, every.megabytes, again.megabytes, new.megabytes)
    size = target.stat().st_size / 1e6
    return (
        f"| {count:,} | {one.seconds:.1f} s | {every.seconds:.1f} s | {one.seconds / every.seconds:.2f}x | {again.seconds:.1f} s "
        f"| {new.seconds:.1f} s | {most:.0f} MB | {size:.1f} MB | {os.getloadavg()[0]:.1f} |"
    )


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 50_000])
    print("| files | one core | all cores | | again | one new file | memory | workbook | load |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in arguments.parse_args().counts:
        with tempfile.TemporaryDirectory() as place:
            print(measure(count, Path(place)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
