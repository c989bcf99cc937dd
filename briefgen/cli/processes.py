"""Where the work on many files is done: here for a few, in as many processes as there are cores for more.

The seam is `Executor`: a function and the things to run it on -> its results in their order. A cluster's executor can take its place.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")
J_in = TypeVar("J_in", contravariant=True)
R_out = TypeVar("R_out", covariant=True)

FEW = 48  # files; below, starting processes takes longer than they save
_AT_ONCE = 16  # jobs that a process gets in one parcel
_PARCEL_BYTES = 1_000_000
_MUCH = 200_000  # cells of a workbook, half a second's work; below, one process is as fast
# Copies of this process start at once and know what it knows; where that is not safe or not to be had, processes start anew.
_WAY = "fork" if sys.platform == "linux" else "spawn"
_AHEAD = 3  # parcels for each process that wait or are being worked on: a bound on memory


class Executor(Protocol[J_in, R_out]):
    """Runs the work on each job and gives the results in the order of the jobs."""

    def __call__(self, jobs: Iterable[J_in]) -> Iterator[R_out]: ...


@dataclass(frozen=True, slots=True)
class Here(Generic[J, R]):
    """One after another, in this process."""

    work: Callable[[J], R]

    def __call__(self, jobs: Iterable[J]) -> Iterator[R]:
        return map(self.work, jobs)


@dataclass(frozen=True, slots=True)
class Processes(Generic[J, R]):
    """In `cores` processes, and here where there are only a few jobs. All that is given must be picklable.

    A job that ends its process (a fault in a library's machine code, too little memory) gives `lost(job)`; the others go on.
    `size` is a job's bytes, so that large ones travel alone.
    """

    work: Callable[[J], R]
    lost: Callable[[J], R]
    size: Callable[[J], int]
    cores: int

    def beside(self, jobs: Sequence[J]) -> Iterator[R]:
        """The same for a few, begun at once in a copy of this process, which has the time meanwhile; here where there is no such copy."""
        if self.cores < 2 or _WAY != "fork" or not jobs:
            return map(self.work, jobs)
        pool = _pool(1, self.work)
        return self._awaited(jobs, pool, [pool.submit(_run, [job]) for job in jobs])

    def _awaited(self, jobs: Sequence[J], pool: ProcessPoolExecutor, running: Sequence[Future[list[R]]]) -> Iterator[R]:
        given = 0
        try:
            for one in running:
                yield one.result()[0]
                given += 1
        except BrokenProcessPool:
            _stop(pool)
            yield from self._one_by_one(jobs[given:])
        finally:
            _stop(pool)

    def __call__(self, jobs: Iterable[J]) -> Iterator[R]:
        waiting = iter(jobs)
        first = list(itertools.islice(waiting, FEW))
        if self.cores < 2 or len(first) < FEW:
            yield from map(self.work, itertools.chain(first, waiting))
        else:
            yield from self._shared_out(_parcels(itertools.chain(first, waiting), self.size))

    def _shared_out(self, parcels: Iterator[list[J]]) -> Iterator[R]:
        pool = _pool(self.cores, self.work)
        running: deque[tuple[list[J], Future[list[R]]]] = deque()
        try:
            while True:
                while len(running) < self.cores * _AHEAD and (parcel := next(parcels, None)):
                    running.append((parcel, pool.submit(_run, parcel)))
                if not running:
                    return
                try:
                    results = running[0][1].result()
                except BrokenProcessPool:
                    _stop(pool)
                    lost = [parcel for parcel, _ in running]
                    running.clear()
                    pool = _pool(self.cores, self.work)
                    for parcel in lost:
                        yield from self._one_by_one(parcel)
                    continue
                running.popleft()
                yield from results
        finally:
            _stop(pool)

    def _one_by_one(self, parcel: Sequence[J]) -> Iterator[R]:
        """Each job in a process of its own if need be: which of them ended the last one is not known."""
        pool = _pool(1, self.work)
        try:
            for job in parcel:
                try:
                    yield pool.submit(_run, [job]).result()[0]
                except BrokenProcessPool:
                    _stop(pool)
                    pool = _pool(1, self.work)
                    yield self.lost(job)
        finally:
            _stop(pool)


def copies_share(work: Callable[[int], R], sizes: Sequence[int], cores: int) -> list[R]:
    """What `work` gives for 0, 1, 2 ..., done in copies of this process, which know all that `work` needs without having it sent; here where
    there is little to do, one core, or no such copies. `sizes` tells how much there is to do for each: the largest is begun first."""
    if cores < 2 or sum(sizes) < _MUCH or _WAY != "fork":
        return [work(number) for number in range(len(sizes))]
    pool = _pool(cores, work)
    try:
        order = sorted(range(len(sizes)), key=lambda number: -sizes[number])
        running = {number: pool.submit(_run, [number]) for number in order}
        return [running[number].result()[0] for number in range(len(sizes))]
    except BrokenProcessPool:  # too little memory for two, mostly
        return [work(number) for number in range(len(sizes))]
    finally:
        _stop(pool)


_WORK: list[Callable[[Any], Any]] = []  # of this process, if it was started to do some


def _run(parcel: Sequence[J]) -> list[Any]:
    return [_WORK[0](job) for job in parcel]


def _parcels(jobs: Iterable[J], size: Callable[[J], int]) -> Iterator[list[J]]:
    parcel: list[J] = []
    held = 0
    for job in jobs:
        parcel.append(job)
        held += size(job)
        if len(parcel) >= _AT_ONCE or held >= _PARCEL_BYTES:
            yield parcel
            parcel, held = [], 0
    if parcel:
        yield parcel


def _pool(cores: int, work: Callable[[Any], Any]) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context(_WAY), initializer=_begin, initargs=(work,))


def _begin(work: Callable[[Any], Any]) -> None:
    _WORK[:] = [work]
    gc.freeze()  # what is known already stays: looking through it would only copy its memory
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person started; it ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when the one that the person started is gone, however it went: nobody would ever end it else."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """At once: what is being worked on is of no use any more."""
    processes: Any = getattr(pool, "_processes", None)
    for process in list((processes or {}).values()):
        process.terminate()
    pool.shutdown(wait=True, cancel_futures=True)
