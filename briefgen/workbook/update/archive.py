"""The zip of a workbook, rewritten with every entry that nobody asked to change copied as the very bytes that it was: order, dates and all."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import BinaryIO, NamedTuple

from briefgen.errors import WorkbookError
from briefgen.workbook.package import WHOLE_COPY, Package
from briefgen.workbook.update.deflate import Aside, Kept, Packed, packed, repacked
from briefgen.workbook.update.markup import Patch

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_ENCRYPTED, _HAS_DESCRIPTOR = 0x1, 0x8
_DOS_EPOCH = (0, 0x21)  # 1 January 1980, the first day that a zip knows
_SIZES_OF_ZIP64 = 1  # the id of the extra field that holds sizes beyond 4 GB
_AT_MOST = 2**32 - 1


class _Entry(NamedTuple):
    """One entry as it will be written: the fields of its two headers, and its packed bytes."""

    name: bytes
    made_by: int
    needs: int
    flags: int
    method: int
    moment: tuple[int, int]  # DOS time and date
    crc: int
    packed: bytes | Aside
    size: int
    local_extra: bytes = b""
    central_extra: bytes = b""
    comment: bytes = b""
    inner: int = 0
    outer: int = 0


class Rewritten(NamedTuple):
    """The new zip, and of each part that was changed in place the long stretch of its stream that was taken over, if there is one."""

    data: bytes
    kept: dict[str, Kept]


def rewritten(data: bytes, package: Package, changed: Mapping[str, bytes | Patch], removed: Iterable[str] = ()) -> Rewritten:
    """The zip in `data` with the parts in `changed` (which may be new: they come last), and without those in `removed`.

    Raises WorkbookError where an entry cannot be copied with certainty: two of one name, an encrypted one, one beyond 4 GB.
    """
    infos = package.archive.infolist()
    _check(infos, package.where)
    left_out, written, held = set(removed), [], set()
    kept: dict[str, Kept] = {}
    for info in infos:
        held.add(info.filename)
        if info.filename not in left_out:
            entry, stretch = _entry(data, info, changed.get(info.filename))
            written.append(entry)
            kept |= {info.filename: stretch} if stretch else {}
    written += [_new(name, content) for name, content in changed.items() if name not in held and isinstance(content, bytes)]
    if sum(map(_length, written)) + 2**20 > _AT_MOST:
        raise WorkbookError("this workbook is too large to be brought up to date", where=package.where, fix="split it")
    out = io.BytesIO()
    _join(out, written, package.archive.comment)
    return Rewritten(out.getvalue(), kept)


def zipped(parts: Iterable[tuple[str, bytes | Packed]]) -> bytes:
    """A new zip of the parts, in this order, packed in pieces; the same bytes for the same parts. Raises WorkbookError past 4 GB."""
    out = io.BytesIO()
    zip_into(out, parts)
    return out.getvalue()


def zip_into(out: BinaryIO, parts: Iterable[tuple[str, bytes | Packed]]) -> None:
    """The same, written to `out`."""
    entries = [_new(name, content) for name, content in parts]
    if max(sum(map(_length, entries)) + 2**20, *(entry.size for entry in entries)) > _AT_MOST:
        raise WorkbookError("this workbook would be larger than 4 GB", fix="give fewer texts at once, and keep a workbook for each part")
    _join(out, entries, b"")


def _length(entry: _Entry) -> int:
    return len(entry.packed)


def _join(out: BinaryIO, entries: list[_Entry], comment: bytes) -> None:
    """Writes the zip; `entries` is emptied on the way, so that what is large is not held twice."""
    central = []
    count = len(entries)
    entries.reverse()
    while entries:
        entry = entries.pop()
        central.append(_central_header(entry, out.tell()))
        out.write(_local_header(entry))
        for piece in (entry.packed,) if isinstance(entry.packed, bytes) else entry.packed.taken():
            out.write(piece)
    begin, directory = out.tell(), b"".join(central)
    out.write(directory)
    out.write(_END.pack(b"PK\5\6", 0, 0, count, count, len(directory), begin, len(comment)) + comment)


def packed_bytes(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The packed bytes of an entry as they stand in the file."""
    begin = info.header_offset + _LOCAL.size + sum(struct.unpack_from("<2H", data, info.header_offset + 26))
    return data[begin : begin + info.compress_size]


def unpacked(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """What an entry of the zip in `data` holds. A large one in a third of the time that the standard library takes, which reads it in bits."""
    if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & _ENCRYPTED:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(info.filename)
    content = zlib.decompress(packed_bytes(data, info), -15, max(info.file_size, 64))
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise zipfile.BadZipFile(f"bad checksum of {info.filename}")
    return content


def _check(infos: list[zipfile.ZipInfo], where: str) -> None:
    names = [info.filename for info in infos]
    if twice := sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []:
        raise WorkbookError(f"the workbook is damaged: it holds two parts of the name {twice[0]}", where=where, fix=WHOLE_COPY)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise WorkbookError("the workbook is locked with a password of the zip format", where=where, fix=WHOLE_COPY)
    if len(infos) > 0xFFFF or any(max(info.file_size, info.compress_size, info.header_offset) >= _AT_MOST for info in infos):
        raise WorkbookError("this workbook is too large to be brought up to date", where=where, fix="split it")


def _entry(data: bytes, info: zipfile.ZipInfo, content: bytes | Patch | None) -> tuple[_Entry, Kept | None]:
    """An entry of the old file, with other contents where `content` is given; and what was taken over of its stream."""
    time, day = struct.unpack_from("<2H", data, info.header_offset + 10)
    name_length, extra_length = struct.unpack_from("<2H", data, info.header_offset + 26)
    begin = info.header_offset + _LOCAL.size
    entry = _Entry(
        name=data[begin : begin + name_length],
        made_by=info.create_version | info.create_system << 8,
        needs=info.extract_version,
        flags=info.flag_bits & ~_HAS_DESCRIPTOR,  # sizes stand in the header instead
        method=info.compress_type,
        moment=(time, day),
        crc=info.CRC,
        packed=packed_bytes(data, info),
        size=info.file_size,
        local_extra=_without_zip64(data[begin + name_length : begin + name_length + extra_length]),
        central_extra=_without_zip64(info.extra),
        comment=info.comment,
        inner=info.internal_attr,
        outer=info.external_attr,
    )
    if content is None:
        return entry, None
    if isinstance(content, Patch):
        own, kept = repacked(content, packed_bytes(data, info) if entry.method == zipfile.ZIP_DEFLATED else b"")
        crc, size = content.checksum(), content.size
    else:
        own, kept = packed(content), None
        crc, size = zlib.crc32(content), len(content)
    return entry._replace(method=zipfile.ZIP_DEFLATED, crc=crc, packed=own, size=size, needs=max(20, entry.needs)), kept


def _new(name: str, content: bytes | Packed) -> _Entry:
    held = content if isinstance(content, Packed) else Packed(packed(content), len(content), zlib.crc32(content))
    return _Entry(name.encode(), 20, 20, 0, zipfile.ZIP_DEFLATED, _DOS_EPOCH, held.crc, held.raw, held.size)


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        kept += b"" if kind == _SIZES_OF_ZIP64 else extra[at : at + 4 + length]
        at += 4 + length
    return kept


def _local_header(entry: _Entry) -> bytes:
    numbers = (entry.needs, entry.flags, entry.method, *entry.moment, entry.crc, _length(entry), entry.size)
    return _LOCAL.pack(b"PK\3\4", *numbers, len(entry.name), len(entry.local_extra)) + entry.name + entry.local_extra


def _central_header(entry: _Entry, offset: int) -> bytes:
    numbers = (entry.made_by, entry.needs, entry.flags, entry.method, *entry.moment, entry.crc, _length(entry), entry.size)
    lengths = (len(entry.name), len(entry.central_extra), len(entry.comment))
    head = _CENTRAL.pack(b"PK\1\2", *numbers, *lengths, 0, entry.inner, entry.outer, offset)
    return head + entry.name + entry.central_extra + entry.comment
