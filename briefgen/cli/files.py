"""Writing results: whole or not at all, and never over something that a person made, has open, or has worked in."""

from __future__ import annotations

import errno
import filecmp
import glob
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from briefgen.errors import OutputError


class State(Enum):
    """What stands where a result shall go."""

    ABSENT = "absent"
    FOREIGN = "not ours"
    SAME = "just what shall be written"
    AS_WRITTEN = "as we wrote it"
    EDITED = "edited since"


@dataclass(frozen=True, slots=True)
class Updated:
    """What a file held when its update was worked out, and the day whose date the backup bears (None for no backup)."""

    before: bytes
    day: date | None


_LARGEST = 2**30  # bytes: no file of ours comes near
_LEFT_FOR = 3600.0  # seconds
_SOME = 2**20  # bytes
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
R = TypeVar("R")
StateOf = Callable[[bytes, str], State]
Result = bytes | Path  # what is too large to be held lies in a temporary file beside its target


def check_target(path: Path) -> None:
    """Raises OutputError where `path` can plainly not be written: to be called before the work, so that nobody waits for nothing."""
    try:
        _check_target(path)
    except OSError as error:  # a name too long, for one
        raise _failed(path, error) from error


def _check_target(path: Path) -> None:
    if path.is_dir():
        raise OutputError("this is a folder", where=str(path), fix="name a file with -o")
    if path.exists() and not path.is_file():
        raise OutputError("this is not an ordinary file", where=str(path), fix="name another file with -o")
    # A drive that is not there now, mostly: what is written past the link would be lost to sight when it comes back.
    if broken := next((place for place in (path, *path.parents) if place.is_symlink() and not place.exists()), None):
        raise OutputError("this link leads nowhere", where=str(broken), fix="give another place with -o, or mend the link")
    folder = next((parent for parent in path.parents if parent.exists()), Path())
    if not folder.is_dir():
        raise OutputError("this is a file, not a folder", where=str(folder), fix="give another folder with -o")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError("no permission to write in this folder", where=str(folder), fix="give another folder with -o")
    if lock := open_elsewhere(path):
        fix = f"close it there, or delete {lock.name} if no program has it open"
        raise OutputError("the file is open in another program", where=str(path), fix=fix)


def open_elsewhere(path: Path) -> Path | None:
    """The lock file by which Excel, Word or LibreOffice show that they have `path` open; None where there is none."""
    name, stem = path.name, path.stem
    # Word puts ~$ in the place of a long name's first two letters: ~$iefing-memo.docx.
    cut = 2 if len(stem) >= 8 else 1 if len(stem) == 7 else 0
    locks = (f"~${name}", f"~${name[cut:]}", f".~lock.{name}#")
    return next((lock for lock in (path.with_name(lock) for lock in locks) if lock.exists()), None)


def write_results(
    results: Mapping[Path, Result],
    state_of: StateOf,
    *,
    replace: bool,
    updated: Mapping[Path, Updated] | None = None,
    as_written: Mapping[Path, str] | None = None,
) -> dict[Path, Path]:
    """Writes all `results` or none. The answer tells which files were there before and where each is kept now.

    A file with a person's edits is replaced only if `replace` says so, and kept beside the new one; a file of another make never. Files in
    `updated` hold all that the old ones did; of these a backup stays, under the day's date. Raises OutputError, and leaves every file as it was.
    `as_written` has the SHA-256 of files of which it is known that nobody has worked in them, if they are still the same.
    """
    try:
        return _write_results(results, state_of, replace, updated or {}, as_written or {})
    finally:
        discard(*results.values())


def _write_results(
    results: Mapping[Path, Result], state_of: StateOf, replace: bool, updated: Mapping[Path, Updated], as_written: Mapping[Path, str]
) -> dict[Path, Path]:
    states = {}
    for path, data in results.items():
        check_target(path)
        states[path] = _unchanged(path, data, updated[path]) if path in updated else _state(path, data, state_of, as_written.get(path, ""))
    for path, state in states.items():
        if state is State.FOREIGN:
            raise OutputError("a file that briefgen did not make stands here", where=str(path), fix="give another name with -o")
        if state is State.EDITED and not replace:
            fix = "give another name with -o, or --replace to keep the old one under another name beside the new one"
            raise OutputError("somebody has worked in this file; it stays as it is", where=str(path), fix=fix)
    staged: dict[Path, Path] = {}
    try:
        for path, data in results.items():
            if states[path] is not State.SAME:
                staged[path] = _stage(path, data)
        kept = {path: _keep(path) for path in staged if states[path] is State.EDITED}
        kept |= {path: _back_up(path, updated[path]) for path in staged if path in updated and updated[path].day}
        _put_all(staged)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    for path in staged:
        _sweep(path)
    return kept


def _put_all(staged: Mapping[Path, Path]) -> None:
    """Puts every temporary file in its place; where one of them cannot be put, the files before it are as they were."""
    before: dict[Path, bytes | None] = {}
    for path, temporary in staged.items():
        try:
            is_last = len(before) == len(staged) - 1
            old = path.read_bytes() if path.exists() and not is_last else None
            _put(temporary, path)
        except (OSError, OutputError) as error:
            for done, content in before.items():
                with suppress(OSError, OutputError):
                    _put(_stage(done, content), done) if content is not None else done.unlink()
            raise error if isinstance(error, OutputError) else _failed(path, error) from error
        before[path] = old


def _sweep(path: Path) -> None:
    """Takes away what runs that were killed have left beside `path`: temporary files that nobody has written to for an hour."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_FOR:
                left.unlink()


def _state(path: Path, data: Result, state_of: StateOf, as_written: str) -> State:
    try:
        if not path.exists():
            return State.ABSENT
        if path.stat().st_size > _LARGEST:
            return State.FOREIGN
        if isinstance(data, Path):
            if filecmp.cmp(path, data, shallow=False):
                return State.SAME
            return State.AS_WRITTEN if digest_of(path) == as_written else state_of(path.read_bytes(), path.name)
        old = path.read_bytes()
    except OSError as error:
        raise _failed(path, error) from error
    return State.SAME if old == data else state_of(old, path.name)


def _unchanged(path: Path, data: Result, updated: Updated) -> State:
    """The state of a file that is to be updated. Raises OutputError where it is not what the update was worked out for."""
    try:
        old = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise _failed(path, error) from error
    if old != updated.before:
        raise OutputError("the file has changed since it was read; it stays as it is", where=str(path), fix="run again")
    return State.SAME if old == data else State.AS_WRITTEN


def is_backup(path: Path) -> bool:
    """Whether the name of a file is that of a backup."""
    return ".backup-" in path.name


def _back_up(path: Path, updated: Updated) -> Path:
    """A copy of a file beside it: event-matrix.backup-2024-12-31.xlsx, ...-31-2 and so on for further ones of the day."""
    number = 1
    try:
        while True:
            ending = f"{updated.day}" if number == 1 else f"{updated.day}-{number}"
            backup = path.with_name(f"{path.stem}.backup-{ending}{path.suffix}")
            if not backup.exists():
                _put(_stage(backup, updated.before), backup)
                return backup
            if backup.read_bytes() == updated.before:
                return backup
            number += 1
    except OSError as error:
        raise _failed(path, error) from error


@dataclass(frozen=True, slots=True)
class InFile:
    """Something too large to be held, in a file that nobody else knows; any process can fill it."""

    path: Path

    def fill(self, write: Callable[[Callable[[bytes], Any]], R]) -> R:
        self.path.unlink(missing_ok=True)  # of a first try, whose process was killed
        with self.path.open("xb") as file:
            return write(file.write)

    def __len__(self) -> int:
        return self.path.stat().st_size

    def taken(self) -> Iterator[bytes]:
        """The bytes, some at a time; then the file goes."""
        with self.path.open("rb") as file:
            while some := file.read(_SOME):
                yield some
        self.path.unlink()


def written_aside(path: Path, write: Callable[[BinaryIO, Callable[[int], InFile]], object]) -> Path:
    """A temporary file beside `path`, for `write_results`, with what `write` puts into it. `write` also gets files 0 to 254 for what it does
    not hold meanwhile; whatever happens, they are taken away again. Raises OutputError where something cannot be written."""
    target = path.resolve()
    mark = os.urandom(3).hex()

    def name(number: int) -> Path:
        return target.with_name(f".{target.name}.{mark}{number:02x}.tmp")

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with name(255).open("xb") as file:
            write(file, lambda number: InFile(name(number)))
    except BaseException as error:
        for number in range(256):
            with suppress(OSError):
                name(number).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _failed(path, error) from error
        raise
    return name(255)


def discard(*results: Result) -> None:
    """Takes away the temporary files of results that will not be written, or have been."""
    for data in results:
        if isinstance(data, Path):
            with suppress(OSError):
                data.unlink(missing_ok=True)


def digest_of(data: Result) -> str:
    """The SHA-256 of a result."""
    if isinstance(data, bytes):
        return sha256(data).hexdigest()
    with data.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _stage(path: Path, data: Result) -> Path:
    """`data` in a temporary file beside `path`, safely on the disk."""
    target = path.resolve()
    temporary = data if isinstance(data, Path) else target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("ab" if isinstance(data, Path) else "xb") as file:
            file.write(b"" if isinstance(data, Path) else data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _failed(path, error) from error
    return temporary


def _put(temporary: Path, path: Path) -> None:
    """The temporary file in the place of the old one, in one step: whoever looks sees the old file or the new one."""
    try:
        target = path.resolve()  # a link stays a link; what it leads to is replaced
        temporary.replace(target)
        if os.name == "posix":
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise _failed(path, error) from error


def _keep(path: Path) -> Path:
    """A copy of `path` under the first free name: event-matrix.kept-1.xlsx, .kept-2, ..."""
    number = 1
    try:
        while True:
            kept = path.with_name(f"{path.stem}.kept-{number}{path.suffix}")
            if not kept.exists():
                temporary = _stage(kept, path.read_bytes())
                _put(temporary, kept)
                return kept
            number += 1
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    fix = "close it in other programs" if isinstance(error, PermissionError) and path.exists() else "give another place with -o"
    if error.errno in _FULL:  # another place would get a new workbook, without what people did in this one
        fix = "free some space there, or give another place with -o; what was there before is as it was"
    return OutputError(f"cannot be written ({reason})", where=str(path), fix=fix)
