"""Which files a command was given, and their contents: files, folders (walked, sorted) or `-` for standard input."""

from __future__ import annotations

import functools
import os
import re
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.cli.page_seal import is_page
from briefgen.errors import ReadoutError, UsageError
from briefgen.readers import LIMITS, Limits
from briefgen.readers.limits import MEGABYTE
from briefgen.readers.note import NOTE
from briefgen.readers.sniff import office_kind

if TYPE_CHECKING:
    from briefgen.cli.store import TakenTexts
    from briefgen.merge.texts import Text

STDIN = "-"
_LARGE = "split it, or raise the limit: --limit file_mb=NUMBER"
_READABLE = "give readouts: text, web pages, Word or OpenDocument files, PDFs, e-mails, or a .zip of them"
_LOCK = re.compile(r"~\$.*|\.~lock\..*#")
# Not written for anybody to read as a readout, or not yet: what editors keep aside, what a browser is still fetching.
_NOT_READOUTS = re.compile(
    r"(?:README|LICEN[CS]E|COPYING|CHANGELOG)(?:\.\w+)?|Thumbs\.db|desktop\.ini|.*~|#.*#|.*\.(?:tmp|bak|sw[opx]|part|partial|crdownload|download)",
    re.I,
)
# Also the signs that turn the direction of writing: with one of them "gpj.exe" reads as "exe.jpg".
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Opening must not wait, should a pipe stand where an ordinary file has just been.
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the input. `name` is how the results show it: never more of the way to it than the folder that was given."""

    path: Path | None  # None is standard input
    name: str


class Job(NamedTuple):
    """One file to read."""

    name: str
    data: bytes
    note: bytes = b""  # the file that lies beside it and says where it is from


@dataclass(frozen=True, slots=True)
class Inputs:
    texts: tuple[Text, ...]
    unread: tuple[tuple[str, str], ...]  # name and reason of what could not be read
    skipped: tuple[str, ...]  # what lay in a folder and is no readout: lock files, our own results

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """What readers had to do to a text or leave out of it: the text's name and the warning."""
        return tuple((text.name, warning) for text in self.texts for warning in text.gist.warnings)


TakeAll = Callable[[Iterator[Job], int], "Iterator[TakenTexts]"]  # what each of so many files gives, in their order


def read_inputs(
    inputs: Sequence[str],
    is_ours: Callable[[bytes], bool],
    progress: Callable[[int, int], None],
    take_all: TakeAll,
    limits: Limits = LIMITS,
) -> Inputs:
    """What all texts that `inputs` hold tell, in the order of the files' names; of an archive or e-mail in the order in which it holds them.

    A file that cannot be read is noted and the rest goes on; ReadoutError where nothing at all can be read. `is_ours` knows the
    workbooks and memos of earlier runs, which are passed over where they lie in a folder; evidence pages are passed over everywhere.
    A workbook that is given by itself stands for the files that its sheet Sources lists.
    """
    found, skipped = find_files(inputs)
    texts: list[Text] = []
    unread: list[tuple[int, str, str]] = []  # with the place of the file
    begun = 0
    while begun < len(found):  # a second round where a workbook lists files
        opened: deque[int] = deque()
        jobs = _opened(range(begun, len(found)), found, inputs, is_ours, limits, opened, unread, skipped)
        begun = len(found)
        for taken in take_all(jobs, begun):
            place = opened.popleft()
            texts += taken.texts
            unread += [(place, name, reason) for name, reason in taken.unread]
            if taken.listed:
                listed, missing = find_listed(taken.listed, found[place])
                known = {os.path.realpath(other.path) for other in found if other.path}
                found += [one for one in listed if one.path and os.path.realpath(one.path) not in known]
                unread += [(place, name, reason) for name, reason in missing]
            progress(place + 1, len(found))
    told = tuple((name, reason) for _, name, reason in sorted(unread, key=lambda one: one[0]))
    if not texts:
        raise _nothing(inputs, told)
    return Inputs(tuple(texts), told, tuple(skipped))


def _opened(
    places: range,
    found: Sequence[Found],
    inputs: Sequence[str],
    is_ours: Callable[[bytes], bool],
    limits: Limits,
    opened: deque[int],
    unread: list[tuple[int, str, str]],
    skipped: list[str],
) -> Iterator[Job]:
    """The files' bytes, read when their turn comes; `opened` gets the places of those that are given out."""
    for place in places:
        file = found[place]
        try:
            data, note = read_bytes(file, limits), _note_beside(file)
        except ReadoutError as error:
            unread.append((place, file.name, f"{error.what}; {error.fix}" if error.fix else error.what))
            continue
        if is_page(data) or (office_kind(data) and _in_a_folder(file, inputs) and is_ours(data)):
            skipped.append(file.name)
        else:
            opened.append(place)
            yield Job(file.name, data, note)


def _note_beside(file: Found) -> bytes:
    """`briefgen add` writes one where a file has no place for what it says; b"" where there is none."""
    if file.path is None or not os.path.isfile(f"{file.path}{NOTE}"):  # noqa: PTH113 - asked for each of ten thousand files
        return b""
    note = file.path.with_name(file.path.name + NOTE)
    return read_bytes(Found(note, note.name))


def find_listed(listed: Sequence[tuple[str, str]], workbook: Found) -> tuple[list[Found], list[tuple[str, str]]]:
    """The files that a workbook lists, under the names that they have there, each once; and those that are not found, with the reason.

    They are looked for from where the command runs, from where the workbook lies, and from the folders above it. Of a member of an archive
    ("mail.zip/note.txt") the archive is found.
    """
    here = Path(workbook.path).resolve().parent if workbook.path else Path.cwd()
    bases = [Path.cwd(), here, *here.parents]
    found: dict[Path, Found] = {}
    missing: list[tuple[str, str]] = []
    for name_there, _ in listed:
        steps = Path(name_there).parts
        if Path(name_there).is_absolute() or ".." in steps:
            path = None
        else:
            ways = (Path(*steps[:count]) for count in range(len(steps), 0, -1))
            path = next((base / way for way in ways for base in bases if _is_file(base / way)), None)
        if path is None:
            missing.append(
                (name_there, f"the sheet Sources of {workbook.name} lists it, and it is not found; run the command where it lies")
            )
        else:
            name = name_there if path.name == steps[-1] else name_there[: name_there.index(path.name) + len(path.name)]
            found.setdefault(path, Found(path, name))
    return list(found.values()), missing


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def find_files(inputs: Sequence[str]) -> tuple[list[Found], list[str]]:
    """The files that `inputs` name, each once, sorted by name, and the names of what was passed over in folders."""
    files: list[tuple[Path | None, str]] = []
    skipped: list[str] = []
    for given in inputs:
        path = Path(given)
        if not given:
            raise UsageError("one INPUT is empty", fix="name a file or folder; . is the folder that you are in")
        if given == STDIN:
            files.append((None, "standard input"))
        elif is_folder(path):
            label = path.resolve().name or "folder"
            for inner, way, is_link_to_folder in _walk(path):
                name = f"{label}/{way}"
                if is_link_to_folder or _NOT_READOUTS.fullmatch(inner.name):
                    skipped.append(shown(name))
                elif inner.name.endswith(NOTE) and _is_file(inner.with_name(inner.name.removesuffix(NOTE))):
                    continue  # it is read with the file that it is about
                else:
                    files.append((inner, name))
        else:
            files.append((path, path.name or given))
    return _named(files), skipped


def is_folder(path: Path) -> bool:
    """True for a folder; False also for a name that no file can have."""
    try:
        return path.is_dir()
    except OSError:  # a name too long, for one; opening it will tell
        return False


def _walk(folder: Path) -> Iterator[tuple[Path, str, bool]]:
    """What is in `folder` and below but for hidden files and lock files, each with the way to it from there and whether it is a link to a folder.
    Those are named and not followed: they can lead in a ring. So are folders that may not be listed; whoever tries to read one as a file will
    learn why."""
    barred: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: barred.append(str(error.filename))):
        links = {name for name in folders if Path(parent, name).is_symlink()}
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        home = Path(parent)
        way = "" if home == folder else f"{home.relative_to(folder).as_posix()}/"
        for name in sorted([*names, *links]):
            if not name.startswith(".") and not _LOCK.fullmatch(name):
                yield home / name, way + name, name in links
    for path in map(Path, barred):
        yield path, path.relative_to(folder).as_posix(), False


def _named(files: list[tuple[Path | None, str]]) -> list[Found]:
    """Each file once, under a name that no other file has: where several would share one, each shows as much of the way to it as
    tells them apart, and no more: whose folder it lies in is nobody's business, and is another on every machine.

    A file given by itself and in a folder goes by its name in the folder, whichever was given first.
    """
    once: dict[str | None, tuple[Path | None, str]] = {}
    real = _real_places()
    for path, name in sorted(files, key=lambda file: (-file[1].count("/"), file[1], str(file[0]))):
        once.setdefault(real(path) if path else None, (path, name))
    alike: dict[str, list[Path | None]] = {}
    for path, name in once.values():
        alike.setdefault(name, []).append(path)
    found = [Found(path, shown(own)) for name, paths in alike.items() for path, own in zip(paths, _told_apart(name, paths), strict=True)]
    return sorted(found, key=lambda file: file.name)


def _real_places() -> Callable[[Path], str]:
    """What gives the real place of a file; that of a folder is found once."""
    folder = functools.cache(os.path.realpath)

    def real(path: Path) -> str:
        parent, name = os.path.split(path)  # asked for each of ten thousand files
        if name in ("", ".", "..") or os.path.islink(path):  # noqa: PTH114
            return os.path.realpath(path)
        return os.path.join(folder(parent), name)  # noqa: PTH118 - a text, as the other

    return real


def _told_apart(name: str, paths: list[Path | None]) -> list[str]:
    if len(paths) == 1:
        return [name]
    ways = [Path(os.path.abspath(path)).parts if path else (name,) for path in paths]  # noqa: PTH100 - a link keeps its name
    for length in range(name.count("/") + 2, max(map(len, ways)) + 1):
        tails = ["/".join(way[-length:]) for way in ways]
        if len(set(tails)) == len(tails):
            return tails
    return ["/".join(way) for way in ways]


def _in_a_folder(file: Found, inputs: Sequence[str]) -> bool:
    return str(file.path) not in inputs


def shown(name: str) -> str:
    """A file's name as it can stand in a workbook, the same on every machine: what cannot be printed is replaced."""
    with suppress(UnicodeEncodeError):
        name = os.fsencode(name).decode("utf-8", "replace")  # names are UTF-8, also where the language settings know only ASCII
    return _UNPRINTABLE.sub("\ufffd", name)


def read_bytes(file: Found, limits: Limits = LIMITS) -> bytes:
    """The file's bytes. Raises ReadoutError for what is not there, not an ordinary file, too large, or not ours to read."""
    most = limits.file_mb * MEGABYTE
    try:
        data = _ordinary(file, file.path, most) if file.path else _standard_input(most)
    except OSError as error:
        raise ReadoutError(f"cannot be read ({_reason(error)})", where=file.name, fix="check that you may open it") from error
    if len(data) > most:
        raise ReadoutError(f"this is more than {limits.file_mb} MB, the most that is read", where=file.name, fix=_LARGE)
    return data


def _standard_input(most: int) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadoutError("there is no standard input", where="standard input", fix="pipe a readout into it, or name a file")
    return sys.stdin.buffer.read(most + 1)


def _ordinary(file: Found, path: Path, most: int) -> bytes:
    """At most one byte more than what is allowed: a file can grow while it is read."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - of a link what it leads to
    except (OSError, ValueError) as error:
        if path.exists():  # or an error that says why it cannot be told
            raise
        if path.is_symlink():
            raise ReadoutError("the link leads nowhere", where=file.name) from error
        raise ReadoutError("there is no such file or folder", where=shown(str(path)), fix="check the name") from error
    if stat.S_ISDIR(mode):
        os.listdir(path)  # noqa: PTH208 - only for the error that a barred folder gives
    elif stat.S_ISREG(mode):
        opened = os.open(path, _OPEN)
        try:
            status = os.fstat(opened)
            if stat.S_ISREG(status.st_mode):
                if status.st_size > most:
                    what = f"the file has {status.st_size // MEGABYTE} MB; at most {most // MEGABYTE} MB are read"
                    raise ReadoutError(what, where=file.name, fix=_LARGE)
                data = _all_of(opened, status.st_size, most)
                if len(data) != status.st_size or os.fstat(opened).st_mtime_ns != status.st_mtime_ns:
                    raise ReadoutError(
                        "the file changed while it was read", where=file.name, fix="run the command again when it is at rest"
                    )
                return data
        finally:
            os.close(opened)
    raise ReadoutError("this is not an ordinary file", where=file.name, fix="give a file or a folder")


def _all_of(opened: int, size: int, most: int) -> bytes:
    """What can be read of a file that should have `size` bytes: one more where it has grown."""
    parts = [os.read(opened, size + 1)]  # mostly all of it
    while parts[-1] and (held := sum(map(len, parts))) != size and held <= most:
        parts.append(os.read(opened, most + 1 - held))
    return b"".join(parts)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _nothing(inputs: Sequence[str], unread: Sequence[tuple[str, str]]) -> ReadoutError:
    given = ", ".join(shown(given) for given in inputs)
    if not unread:
        return ReadoutError("there is no file to read here", where=given, fix="give a folder with readouts")
    error = ReadoutError("none of the files could be read", where=given, fix=_READABLE)
    for name, reason in unread:
        error.add_note(f"{name}: {reason}")
    return error
