"""Which files a command was given, and their contents: files, folders (walked, sorted) or `-` for standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers import read_document
from briefgen.readers.sniff import office_kind

STDIN = "-"
MAX_BYTES = 64 * 1024 * 1024  # a readout has some 5 kB, the largest saved web page a few MB
_LOCK = re.compile(r"~\$.*|\.~lock\..*#")
_NOT_READOUTS = re.compile(r"(?:README|LICEN[CS]E|COPYING|CHANGELOG)(?:\.\w+)?|Thumbs\.db|desktop\.ini|.*~|.*\.(?:tmp|bak)", re.I)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the input. `name` is how the results show it: never more of the way to it than the folder that was given."""

    path: Path | None  # None is standard input
    name: str


@dataclass(frozen=True, slots=True)
class Inputs:
    documents: tuple[Document, ...]
    unread: tuple[tuple[str, str], ...]  # name and reason of what could not be read
    skipped: tuple[str, ...]  # what lay in a folder and is no readout: lock files, our own results


def read_inputs(inputs: Sequence[str], is_ours: Callable[[bytes], bool], progress: Callable[[int, int], None]) -> Inputs:
    """All documents that `inputs` hold, in the order of their names.

    A file that cannot be read is noted and the rest goes on; ReadoutError where nothing at all can be read. `is_ours` knows the
    workbooks and memos of earlier runs, which are passed over where they lie in a folder.
    """
    found, skipped = find_files(inputs)
    documents: list[Document] = []
    unread: list[tuple[str, str]] = []
    for number, file in enumerate(found):
        try:
            data = read_bytes(file)
            if office_kind(data) and _in_a_folder(file, inputs) and is_ours(data):
                skipped.append(file.name)
            else:
                documents.append(read_document(data, file.name))
        except ReadoutError as error:
            unread.append((file.name, f"{error.what}; {error.fix}" if error.fix else error.what))
        progress(number + 1, 2 * len(found))  # the other half of the work is to find what the texts say
    if not documents:
        raise _nothing(inputs, unread)
    return Inputs(tuple(documents), tuple(unread), tuple(skipped))


def find_files(inputs: Sequence[str]) -> tuple[list[Found], list[str]]:
    """The files that `inputs` name, each once, sorted by name, and the names of what was passed over in folders."""
    files: list[tuple[Path | None, str]] = []
    skipped: list[str] = []
    for given in inputs:
        path = Path(given)
        if given == STDIN:
            files.append((None, "standard input"))
        elif path.is_dir():
            label = path.resolve().name or "folder"
            for inner in _walk(path):
                relative = inner.relative_to(path)
                name = f"{label}/{relative.as_posix()}"
                if _NOT_READOUTS.fullmatch(inner.name):
                    skipped.append(shown(name))
                else:
                    files.append((inner, name))
        else:
            files.append((path, path.name or given))
    return _named(files), skipped


def _walk(folder: Path) -> Iterator[Path]:
    """The files in `folder` and below but for hidden ones and lock files. Links to folders are not followed: they can lead in a ring."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not _LOCK.fullmatch(name):
                yield Path(parent, name)


def _named(files: list[tuple[Path | None, str]]) -> list[Found]:
    """Each file once, under a name that no other file has: where two would share one, both show the path as it was given.

    A file given by itself and in a folder goes by its name in the folder, whichever was given first.
    """
    once: dict[Path | None, tuple[Path | None, str]] = {}
    for path, name in sorted(files, key=lambda file: (-file[1].count("/"), file[1], str(file[0]))):
        once.setdefault(path.resolve() if path else None, (path, name))
    names = [name for _, name in once.values()]
    found = [Found(path, shown(name if names.count(name) == 1 or path is None else path.as_posix())) for path, name in once.values()]
    return sorted(found, key=lambda file: file.name)


def _in_a_folder(file: Found, inputs: Sequence[str]) -> bool:
    return str(file.path) not in inputs


def shown(name: str) -> str:
    """A file's name as it can stand in a workbook: what cannot be printed is replaced."""
    return _UNPRINTABLE.sub("\ufffd", name)


def read_bytes(file: Found) -> bytes:
    """The file's bytes. Raises ReadoutError for what is not there, not an ordinary file, too large, or not ours to read."""
    if file.path is None:
        return sys.stdin.buffer.read()
    try:
        if not file.path.exists():
            what, fix = ("the link leads nowhere", "") if file.path.is_symlink() else ("there is no such file or folder", "check the name")
            raise ReadoutError(what, where=shown(str(file.path)), fix=fix)
        if not file.path.is_file():
            raise ReadoutError("this is not an ordinary file", where=file.name, fix="give a file or a folder")
        size = file.path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise ReadoutError(f"the file has {size // 1024 // 1024} MB; at most {limit} MB are read", where=file.name, fix="split it")
        return file.path.read_bytes()
    except OSError as error:
        raise ReadoutError(f"cannot be read ({_reason(error)})", where=file.name, fix="check that you may open it") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _nothing(inputs: Sequence[str], unread: list[tuple[str, str]]) -> ReadoutError:
    given = ", ".join(shown(given) for given in inputs)
    if not unread:
        return ReadoutError("there is no file to read here", where=given, fix="give a folder with readouts as .txt or .html files")
    error = ReadoutError("none of the files could be read", where=given, fix="give readouts as .txt or .html files")
    for name, reason in unread:
        error.add_note(f"{name}: {reason}")
    return error
