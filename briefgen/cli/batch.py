"""From files to what their texts tell: in all cores, and only where the cache does not know it already."""

from __future__ import annotations

import gc
import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.cli.bounded import read_bounded
from briefgen.cli.cache import FROM, key_of, rules_of
from briefgen.cli.effort import Effort, cores
from briefgen.cli.inputs import Job
from briefgen.cli.processes import FEW, Processes
from briefgen.cli.store import Shelf, Store, Taken, TakenTexts, held, packed
from briefgen.errors import UsageError
from briefgen.lexicon import Lexicon
from briefgen.merge.shelves import MOST, is_last
from briefgen.pipeline import Finding, find_one
from briefgen.readers import Limits
from briefgen.readers.note import with_note
from briefgen.records import unpack

_PUT_ASIDE = 500  # files
_MUCH = 4_000_000  # bytes
_BESIDE = 40  # shelves of known files; to unpack so many takes as long as a process that reads what is new beside that


def take(job: Job, lexicon: Lexicon, limits: Limits) -> Taken:
    """Reads one file and finds what its texts tell. A fault of ours in one text is told as such and does not end the run."""
    reading = read_bounded(job.data, job.name, limits)
    findings: list[Finding] = []
    unread = list(reading.unread)
    for document in reading.documents:
        try:
            document = with_note(document, job.note) if job.note else document
            findings.append(find_one(document, lexicon))
        except Exception as error:
            unread.append((document.name, f"reading it failed ({type(error).__name__}); take it out, and tell the makers of briefgen"))
    return Taken(tuple(findings), tuple(unread), tuple((one.name, one.sha256) for one in reading.listed))


@dataclass(frozen=True, slots=True)
class _Work:
    """`take` as a process does it: what was taken and its gists, packed, as they travel and are kept."""

    lexicon: Lexicon
    limits: Limits

    def __call__(self, job: Job) -> tuple[bytes, bytes]:
        return packed(take(job, self.lexicon, self.limits))


def _lost(job: Job) -> tuple[bytes, bytes]:
    return packed(Taken(unread=((job.name, "reading it ended the process; take it out, and tell the makers of briefgen"),)))


def _size(job: Job) -> int:
    return len(job.data)


def take_all(jobs: Iterable[Job], count: int, lexicon: Lexicon, limits: Limits, effort: Effort, store: Store) -> Iterator[TakenTexts]:
    """What each of `count` files gives, in their order; of many files what earlier runs told is in the `store`, and what is new goes there."""
    if effort.cores < 0:
        raise UsageError("there is no such number of cores", where="--cores", fix="give 1 or more; 0 is all there are")
    if count < FROM:
        for job in jobs:
            yield held(take(job, lexicon, limits))
        return
    lexicon.load()  # once, before there are several processes
    executor = Processes(_Work(lexicon, limits), _lost, _size, effort.cores or cores())
    if effort.cached and store.open():
        yield from _put_aside(_with_store(jobs, store, rules_of(lexicon, limits), executor))
    else:
        yield from _put_aside(held(unpack(Taken, whole)) for whole, _ in executor(jobs))


def _put_aside(found: Iterator[TakenTexts]) -> Iterator[TakenTexts]:
    """The same, kept from the garbage collector, which would go through all that has been found again and again."""
    try:
        for number, taken in enumerate(found):
            if number % _PUT_ASIDE == 0:
                gc.freeze()
            yield taken
    finally:
        gc.unfreeze()


def _with_store(jobs: Iterable[Job], store: Store, rules: bytes, executor: Processes[Job, tuple[bytes, bytes]]) -> Iterator[TakenTexts]:
    # In the order of the jobs: what was known, the key of what is being found, and behind the files of a shelf that is not kept yet its keys.
    waiting: deque[Shelf | TakenTexts | bytes | list[bytes]] = deque()
    last: deque[TakenTexts] = deque(maxlen=MOST)

    def unknown() -> Iterator[Job]:
        for shelf in _in_shelves(jobs, rules):
            keys = [key for key, _ in shelf]
            if kept := store.shelf(keys):
                waiting.append(kept)
                continue
            for key, job in shelf:
                known = store.texts(key)
                waiting.append(known or key)
                if known is None:
                    yield job
            waiting.append(keys)

    def known_first() -> Iterator[TakenTexts]:
        while waiting and not isinstance(first := waiting[0], bytes):
            waiting.popleft()
            if isinstance(first, list):
                store.keep_shelf(first, list(last)[-len(first) :])
            else:
                files = first.files if isinstance(first, Shelf) else [first]
                last.extend(files)
                yield from files

    new = unknown()
    few = list(itertools.islice(new, FEW))
    if len(few) < FEW and len(waiting) > _BESIDE:
        found = executor.beside(few)
        for one in waiting:
            if isinstance(one, Shelf):
                one.files  # noqa: B018 - unpacked while what is new is read
    else:
        found = executor(itertools.chain(few, new))
    for whole, gists in found:
        yield from known_first()
        key = waiting.popleft()
        assert isinstance(key, bytes)
        last.append(taken := store.keep_texts(key, whole, gists))
        yield taken
    yield from known_first()


def _in_shelves(jobs: Iterable[Job], rules: bytes) -> Iterator[list[tuple[bytes, Job]]]:
    """The files of each shelf with their keys; those of a few that hold much stand alone, since all of them are held."""
    shelf: list[tuple[bytes, Job]] = []
    held = 0
    for job in jobs:
        shelf.append((key := key_of(job, rules), job))
        held += len(job.data)
        if is_last(key, len(shelf)) or held > _MUCH:
            yield shelf
            shelf, held = [], 0
    if shelf:
        yield shelf
