"""The state of the program, as a hash: what an earlier run kept counts only where the same program kept it."""

from __future__ import annotations

import functools
import hashlib
import sys
import zlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from briefgen import __version__

_LIBRARIES = ("trafilatura", "htmldate", "lxml", "pypdfium2", "python-docx", "olefile", "rapidfuzz")


@functools.cache
def hash_of_program(parts: tuple[str, ...]) -> str:
    """A hash of the version, of these parts of the package as they stand on this disk (a checkout changes without its version), and of the
    libraries that decide what comes of a text."""
    libraries = [_version(name) for name in _LIBRARIES]
    digest = hashlib.sha256(f"{__version__} {sys.version} {zlib.ZLIB_RUNTIME_VERSION} {libraries}".encode())
    for part in parts:
        for name, data in _contents_of(files("briefgen").joinpath(part)):
            digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()


def _contents_of(entry: Traversable) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of a part of the program that tells what it does."""
    if entry.is_file():
        if entry.name.endswith((".py", ".toml", ".txt", ".jsonl", ".xml")):
            yield entry.name, entry.read_bytes()
    elif entry.is_dir():
        for inner in sorted(entry.iterdir(), key=lambda one: one.name):
            yield from _contents_of(inner)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
