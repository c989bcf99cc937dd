"""The zip file that a .docx is: read with limits, written so that the same parts give the same bytes."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.errors import TemplateError
from briefgen.word.xml import RELATIONSHIPS, parse

MAX_ITEMS = 2_000_000  # loop items in one document: a bound on work, far above any real memo
MAX_PARTS = 2_000
MAX_BYTES = 200_000_000  # unpacked, all parts together
_DOS_DATE = (1 << 5) | 1  # 1 January 1980, the earliest that zip can say: no clock in the result


@dataclass(frozen=True, slots=True)
class Packed:
    """A part, already deflated, so that parts which never change are deflated once."""

    data: bytes
    crc: int
    size: int


@dataclass(frozen=True, slots=True)
class Relationship:
    id: str
    kind: str  # the last word of its type: "header", "footnotes", "image"
    target: str  # the part's name inside the package, or the address when external
    external: bool


def read_parts(data: bytes, name: str) -> dict[str, bytes]:
    """Part name -> bytes, in the file's order. Raises TemplateError when it is no .docx, is damaged, unpacks too large or holds macros."""
    fix = "save it in Word as a Word Document (.docx)"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [i for i in archive.infolist() if not i.is_dir()]
            if len(entries) > MAX_PARTS or sum(i.file_size for i in entries) > MAX_BYTES:
                raise TemplateError("unpacks to more than a document may hold", where=name, fix="use another file")
            if any(_misleading(i.filename) or i.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for i in entries):
                raise TemplateError("holds parts that Word would not read as they are named or packed", where=name, fix=fix)
            if len({i.filename.lower() for i in entries}) < len(entries):  # Word and others would read unlike ones
                raise TemplateError("holds a part twice", where=name, fix=fix)
            # file_size is only what the file says of itself; reading is bounded too.
            parts = {i.filename: archive.open(i).read(MAX_BYTES) for i in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, OSError, EOFError) as error:
        raise TemplateError(f"not a Word file ({error})", where=name, fix=fix) from error
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        raise TemplateError("not a Word document (no word/document.xml)", where=name, fix=fix)
    if any(part.endswith(("vbaProject.bin", "vbaData.xml")) for part in parts):
        raise TemplateError("holds macros", where=name, fix="save it as .docx, without macros")
    return parts


def _misleading(name: str) -> bool:
    return "\\" in name or name.startswith("/") or ".." in name.split("/")


def relationships(parts: dict[str, bytes], part: str) -> list[Relationship]:
    """The relationships of `part`; none is an empty list."""
    data = parts.get(rels_name(part))
    if data is None:
        return []
    found = []
    for rel in parse(data).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        external = rel.get("TargetMode", "").lower() == "external"
        target = rel.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(part), target)).lstrip("/")
        found.append(Relationship(rel.get("Id", ""), rel.get("Type", "").rpartition("/")[2], target, external))
    return found


def rels_name(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")


def pack(data: bytes) -> Packed:
    # A long part is a long table: the quicker level costs little room there, and a tenth of the whole time less.
    deflate = zlib.compressobj(6 if len(data) < 1_000_000 else 3, zlib.DEFLATED, -15)
    return Packed(deflate.compress(data) + deflate.flush(), zlib.crc32(data), len(data))


def write_parts(parts: Iterable[tuple[str, Packed]]) -> bytes:
    """The zip file of these parts in this order. zipfile itself cannot take data that is already deflated."""
    out, directory, count = io.BytesIO(), io.BytesIO(), 0
    for name, part in parts:
        raw = name.encode()
        flags = 0 if name.isascii() else 0x800
        common = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, _DOS_DATE, part.crc, len(part.data), part.size, len(raw), 0)
        directory.write(b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, out.tell()) + raw)
        out.write(b"PK\x03\x04" + common + raw + part.data)
        count += 1
    start, central = out.tell(), directory.getvalue()
    out.write(central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), start, 0))
    return out.getvalue()
