"""What texts told, kept from run to run: a folder of ten thousand files with one new one costs the reading of one.

An entry is known by its file's bytes and name and by all that the findings depend on (rules, tables, the desk's terms, limits, libraries). It
is never trusted: each carries a checksum and holds plain JSON. What is damaged is thrown away and made anew; nothing is lost with it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from briefgen.cli.inputs import Job
from briefgen.cli.program import hash_of_program
from briefgen.lexicon import Lexicon
from briefgen.readers.limits import Limits

FROM = 24  # files; fewer are read as fast as looked up
VARIABLE = "BRIEFGEN_CACHE"  # the folder, where another one is wanted
_FILE = "findings.sqlite"
_BESIDE = ("", "-wal", "-shm", "-journal")  # what sqlite writes: the file and those beside it
PIECES = "pieces-*"  # of `kept`: lists of what lies in workbooks
_MOST = 2**30  # bytes; then it begins anew
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)  # a message may name what stands in a damaged file, in bytes that are no text
PATIENCE = 5.0  # seconds for another run that is writing
_KEEP_EVERY = 200  # new entries; what is done so far outlasts a run that is stopped
_PARTS = ("extract", "lexicon", "model", "prepare", "readers", "merge", "pipeline.py", "records.py")
_TABLE = "CREATE TABLE IF NOT EXISTS finding (key BLOB PRIMARY KEY, sum BLOB NOT NULL, packed BLOB NOT NULL)"


class Cache:
    """Entries by key. Whatever goes wrong with the file on disk, the run goes on without it. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new = 0
        self._is_writable = True
        self._process = os.getpid()
        self._others: sqlite3.Connection | None = None  # of the process that this one is a copy of; not to be used nor closed
        self._store = _opened(folder)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept at all."""
        return self._store is not None

    def close(self) -> None:
        if self._store:
            with suppress(sqlite3.Error):
                self._store.commit()
                self._store.close()

    def get(self, key: bytes) -> bytes | None:
        """The entry; None where there is none, or where its checksum does not fit."""
        if self._store and self._process != os.getpid():  # a copy of the process that opened it must open it for itself
            self._process, self._others, self._store = os.getpid(), self._store, _opened(self._folder)
        try:
            row = self._store and self._store.execute("SELECT sum, packed FROM finding WHERE key = ?", (key,)).fetchone()
        except _DAMAGE as error:
            self._failed(error)
            return None
        return bytes(row[1]) if row and row[0] == _sum(key, row[1]) else None

    def put(self, key: bytes, packed: bytes) -> bool:
        """Whether the entry is there now. Where another run is writing all the time, this one writes nothing more, and goes on reading."""
        try:
            if self._store and self._is_writable:
                self._store.execute("INSERT OR REPLACE INTO finding VALUES (?, ?, ?)", (key, _sum(key, packed), packed))
                self._new += 1
                if self._new % _KEEP_EVERY == 0:
                    self._store.commit()
                return True
        except sqlite3.OperationalError:
            self._is_writable = False
        except _DAMAGE as error:
            self._failed(error)
        return False

    def _failed(self, error: Exception) -> None:
        """A damaged file gives way to a new one; one that another run holds, or a full disk, is left alone, and the run goes on without."""
        with suppress(sqlite3.Error):
            if self._store:
                self._store.close()
        self._store = None
        if not isinstance(error, sqlite3.OperationalError):
            _remove(self._folder)
            self._store = _opened(self._folder)


def _sum(key: bytes, packed: bytes) -> bytes:
    return hashlib.sha256(key + packed).digest()


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The store in `folder`, for nobody else's eyes; None where it cannot be had. A file that is none is replaced."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not is_ours_alone(folder):
            return None
        path = folder / _FILE
        if path.exists() and path.stat().st_size > _MOST:
            path.unlink()
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        for _ in range(2):
            store = sqlite3.connect(path, timeout=PATIENCE)
            try:
                store.execute("PRAGMA journal_mode = WAL")
                store.execute("PRAGMA synchronous = NORMAL")
                store.execute(_TABLE)
            except _DAMAGE as error:
                store.close()
                if isinstance(error, sqlite3.OperationalError):  # locked, or a disk that is full: nothing is wrong with the file
                    return None
                _remove(folder)
            else:
                return store
    except (OSError, sqlite3.Error):
        return None
    return None


def is_ours_alone(folder: Path) -> bool:
    """Nobody else can put anything into the folder."""
    status = folder.lstat()
    return (
        folder.is_dir()
        and not folder.is_symlink()
        and (sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o022))
    )


def _remove(folder: Path) -> None:
    for end in _BESIDE:
        with suppress(OSError):
            (folder / f"{_FILE}{end}").unlink()


def clear_cache() -> tuple[Path, int]:
    """Takes away all that is kept: (its folder, bytes freed)."""
    folder = cache_folder()
    lists = sorted(folder.glob(PIECES))
    size = sum(path.stat().st_size for path in (*(folder / f"{_FILE}{end}" for end in _BESIDE), *lists) if path.is_file())
    for path in lists:
        with suppress(OSError):
            path.unlink()
    _remove(folder)
    return folder, size


def cache_folder() -> Path:
    """Where this system keeps what programs can make again."""
    if given := os.environ.get(VARIABLE):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "briefgen" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/briefgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefgen"


def key_of(job: Job, rules: bytes) -> bytes:
    """The name, and what a note beside the file says, stand in the findings, and so in the key."""
    held = [job.data, job.name.encode("utf-8", "surrogatepass"), job.note]
    return hashlib.sha256(rules + b"".join(hashlib.sha256(one).digest() for one in held)).digest()


def rules_of(lexicon: Lexicon, limits: Limits) -> bytes:
    """A hash of all that findings depend on but for the file itself."""
    overlay = lexicon.overlay.sha256 if lexicon.overlay else ""
    return hashlib.sha256("\0".join([hash_of_program(_PARTS), overlay, repr(limits)]).encode()).digest()
