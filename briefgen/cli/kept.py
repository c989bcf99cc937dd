"""Where the pieces of a large workbook lie in its file, kept from run to run: the next one takes those over that no new text changes.

Only places and checksums are kept, no text nor its name; the pieces stay where they are. The list is of one file with one SHA-256, written by one state of
the program: of any other file, and where anything about it is odd, nothing is taken over and all is written anew.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.cache import PIECES, cache_folder, is_ours_alone
from briefgen.cli.files import digest_of
from briefgen.cli.program import hash_of_program

if TYPE_CHECKING:
    from briefgen.workbook.update.deflate import Cut, Piece

_MOST_LISTS = 8  # of as many workbooks; that of the one written longest ago goes
_PARTS = ("model", "workbook")
_LOCAL = 30  # bytes of a zip's header of one part
_LENGTHS = struct.Struct("<2H")  # the lengths of what follows it, 26 bytes from its start
Place = tuple[int, int, int, int, int]  # in the file: begin and length, size and checksum of the text, checksum of the packed bytes


@dataclass(frozen=True, slots=True)
class KeptPieces:
    """The pieces that the workbook at `path` with this SHA-256 holds, by their keys, and what its texts are known by (`known_by`)."""

    path: Path
    sha256: str
    texts: tuple[tuple[str, str], ...]
    places: Mapping[str, Place]

    def __contains__(self, key: bytes) -> bool:
        return key.hex() in self.places

    def __call__(self, key: bytes) -> Piece | None:
        """The piece; None where there is none, or where it is no longer what it was."""
        from briefgen.workbook.update.deflate import Piece

        if (place := self.places.get(key.hex())) is None:
            return None
        begin, length, size, crc, own = place
        try:
            with self.path.open("rb") as file:
                file.seek(begin)
                raw = file.read(length)
        except OSError:
            return None
        return Piece(raw, size, crc, own) if len(raw) == length and zlib.crc32(raw) == own else None


def kept_pieces(path: Path) -> KeptPieces | None:
    """The pieces of the workbook at `path`; None where none are known of the file that stands there now."""
    try:
        told = json.loads(_list_of(path).read_bytes())
        held = told["texts"], told["pieces"]
        if not is_ours_alone(cache_folder()) or told["sum"] != _sum(held) or told["program"] != hash_of_program(_PARTS):
            return None
        if told["workbook"] != digest_of(path):
            return None
        texts = tuple((sha256, name) for sha256, name in told["texts"])
        places = {key: (begin, length, size, crc, own) for key, begin, length, size, crc, own in told["pieces"]}
        return KeptPieces(path, told["workbook"], texts, places)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_pieces(written: Path, sha256: str, path: Path, texts: Sequence[tuple[str, str]], cuts: Mapping[str, Sequence[Cut]]) -> None:
    """Notes where the pieces of a workbook with this SHA-256 lie, `cuts` by part, and what its texts are known by: it has just been written to
    `written` and is to stand at `path`. What cannot be noted is not."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not is_ours_alone(folder):
            return
        pieces = _places(written, cuts)
        held = [list(own) for own in texts], pieces
        told = {"workbook": sha256, "program": hash_of_program(_PARTS), "sum": _sum(held), "texts": held[0], "pieces": pieces}
        target = _list_of(path)
        temporary = target.with_suffix(".tmp")
        temporary.unlink(missing_ok=True)
        with temporary.open("x", encoding="ascii") as file:
            temporary.chmod(0o600)
            file.write(json.dumps(told, separators=(",", ":")))  # `json.dump` takes ten times as long: it writes number by number
        temporary.replace(target)
        for old in sorted(folder.glob(f"{PIECES}.json"), key=lambda one: -one.stat().st_mtime_ns)[_MOST_LISTS:]:
            old.unlink()
    except (OSError, ValueError, zipfile.BadZipFile):
        with suppress(OSError):
            _list_of(path).unlink(missing_ok=True)


def _places(written: Path, cuts: Mapping[str, Sequence[Cut]]) -> list[list[str | int]]:
    """[key, begin, length, size, checksum, checksum of the packed bytes] of each piece, by its place in the file."""
    places: list[list[str | int]] = []
    with zipfile.ZipFile(written) as archive:
        starts = {info.filename: info.header_offset for info in archive.infolist()}
    with written.open("rb") as file:
        for part, own in cuts.items():
            file.seek(starts[part] + 26)
            start = starts[part] + _LOCAL + sum(_LENGTHS.unpack(file.read(_LENGTHS.size)))
            places += [[cut.key.hex(), start + cut.begin, cut.length, cut.size, cut.crc, cut.own] for cut in own]
    return places


def _list_of(path: Path) -> Path:
    """The file with the list of the workbook at `path`."""
    return cache_folder() / f"pieces-{hashlib.sha256(str(path.resolve()).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"


def _sum(held: object) -> str:
    return hashlib.sha256(json.dumps(held, separators=(",", ":")).encode()).hexdigest()


def known_by(sha256: str, file: str) -> tuple[str, str]:
    """What a text is known by: the hash of what it holds, "" where it could not be read, and that of its name, which says nothing of it."""
    return sha256, hashlib.sha256(file.encode("utf-8", "surrogatepass")).hexdigest()
