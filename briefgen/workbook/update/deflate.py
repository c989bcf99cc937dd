"""Packing a part: in pieces that do not lean on one another, so that a later change packs anew only the pieces that it touches.

A full flush of deflate ends a piece on a whole byte, with the marker 00 00 FF FF, and forgets what came before. A part that was packed so can
be taken apart at these markers; one that was not (any that Excel saved) is packed as a whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, Protocol

from briefgen.workbook.update.markup import Patch

PIECE = 1 << 19  # bytes, unpacked: large enough that forgetting costs three per cent of the size at most
_MARKER = b"\x00\x00\xff\xff"
_LEVEL, _AGAIN = 6, 2  # of what is packed for the first time, and of the pieces that an update changes, while somebody waits
_LARGE, _OF_LARGE = 1 << 23, 3  # of what comes behind so much of a part: a fifth larger in less than half of the time
_LEANS = 1 << 15  # bytes back to which deflate may lean
_LEAST = 4096  # bytes of text in a piece, on average; a stream in smaller ones is not worth the care


class Aside(Protocol):
    """Where a stream lies that is too large to be held: filled by one process, read once by another."""

    def fill(self, write: Callable[[Callable[[bytes], Any]], tuple[int, int]]) -> tuple[int, int]:
        """Calls `write` with what takes the bytes, and gives what that gives."""
        ...

    def __len__(self) -> int: ...

    def taken(self) -> Iterator[bytes]:
        """What it was filled with, piece by piece; then it is gone."""
        ...


class Piece(NamedTuple):
    """A stretch of a part, packed by itself: it leans on nothing before it, and the next one can follow. Size and checksum are of its text,
    `own` is the checksum of the packed bytes."""

    raw: bytes
    size: int
    crc: int
    own: int


class Cut(NamedTuple):
    """Where a piece lies in the stream of its part, the key by which it can be found again, and its size and checksums."""

    key: bytes
    begin: int
    length: int
    size: int
    crc: int
    own: int


class Kept(NamedTuple):
    """A stretch of a part's stream that was taken over as it was: where it begins in the new stream and in the old one, how long it is, and
    from where to where of the old part its text goes."""

    begin: int
    before: int
    length: int
    start: int
    stop: int


class Packed(NamedTuple):
    """A part that is packed already: the raw deflate stream, and of what it unpacks to the length and the checksum that a zip wants.
    `cuts` are those of its pieces that may be wanted again."""

    raw: bytes | Aside
    size: int
    crc: int
    cuts: tuple[Cut, ...] = ()


def packed_stream(texts: Iterable[str], aside: Aside | None = None) -> Packed:
    """A part that comes in pieces, packed as it comes: neither the whole of it nor its text is ever held; with `aside` not even the stream."""
    if aside is None:
        out: list[bytes] = []
        size, crc = _pack_pieces(texts, out.append)
        return Packed(b"".join(out), size, crc)
    return Packed(aside, *aside.fill(lambda put: _pack_pieces(texts, put)))


def _pack_pieces(texts: Iterable[str], put: Callable[[bytes], Any]) -> tuple[int, int]:
    """Gives the stream to `put` bit by bit; the answer is size and checksum of the text."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    size = crc = since = 0
    for text in texts:
        if since >= PIECE:
            put(packer.flush(zlib.Z_FULL_FLUSH))
            packer = zlib.compressobj(_LEVEL if size < _LARGE else _OF_LARGE, zlib.DEFLATED, -15)
            since = 0
        content = text.encode()
        size, crc, since = size + len(content), zlib.crc32(content, crc), since + len(content)
        put(packer.compress(content))
    put(packer.flush())
    return size, crc


def packed_piece(text: str, *, is_last: bool = False) -> Piece:
    """A piece of a large part, packed as quickly as those are."""
    content = text.encode()
    packer = zlib.compressobj(_OF_LARGE, zlib.DEFLATED, -15)
    raw = packer.compress(content) + packer.flush(zlib.Z_FINISH if is_last else zlib.Z_FULL_FLUSH)
    return Piece(raw, len(content), zlib.crc32(content), zlib.crc32(raw))


def joined_pieces(pieces: Iterable[tuple[bytes, Piece]], aside: Aside | None = None) -> Packed:
    """A part of pieces, each with its key (b"" for one that nobody will want again), the last of which ends the stream."""
    out: list[bytes] = []
    cuts: list[Cut] = []

    def fill(put: Callable[[bytes], Any]) -> tuple[int, int]:
        size = crc = begin = 0
        for key, (raw, length, checksum, own) in pieces:
            put(raw)
            if key:
                cuts.append(Cut(key, begin, len(raw), length, checksum, own))
            size, crc, begin = size + length, joined_checksum(crc, checksum, length), begin + len(raw)
        return size, crc

    size, crc = fill(out.append) if aside is None else aside.fill(fill)
    return Packed(b"".join(out) if aside is None else aside, size, crc, tuple(cuts))


def joined_checksum(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts one behind the other, of their own ones and the length of the second."""
    for place in range(length.bit_length()):
        if length >> place & 1:
            low, lower, higher, high = _moved_behind(place)
            first = low[first & 255] ^ lower[first >> 8 & 255] ^ higher[first >> 16 & 255] ^ high[first >> 24]
    return first ^ second


@cache
def _moved_behind(place: int) -> tuple[list[int], ...]:
    """What becomes of each byte of a checksum, from the lowest on, when 2**place bytes follow: the sum of what becomes of its bits."""
    bits = [_times(_behind(place), 1 << bit) for bit in range(32)]
    tables = []
    for begin in range(0, 32, 8):
        table = [0]
        for bit in bits[begin : begin + 8]:
            table += [bit ^ one for one in table]
        tables.append(table)
    return tuple(tables)


_POLYNOMIAL = 0xEDB88320  # of CRC-32, the lowest power in the highest bit, as zlib has it
_ONE = 1 << 31


@cache
def _behind(place: int) -> int:
    """x to the power of the bits in 2**place bytes: what a checksum is multiplied by when so much follows."""
    return _times(_behind(place - 1), _behind(place - 1)) if place else _ONE >> 8


def _times(a: int, b: int) -> int:
    """The product of two polynomials over two elements, modulo that of CRC-32."""
    product = 0
    while a:
        if a & _ONE:
            product ^= b
        a = a << 1 & 0xFFFFFFFF
        b = b >> 1 ^ (_POLYNOMIAL if b & 1 else 0)
    return product


def packed(content: bytes) -> bytes:
    """`content` as a raw deflate stream, in pieces."""
    return _in_pieces(content, _LEVEL)


def repacked(patch: Patch, before: bytes = b"") -> tuple[bytes, Kept | None]:
    """The part as a raw deflate stream; `before` is the stream of the old part, of which the pieces that nothing touches are taken over: the
    longest of them is told."""
    out: list[bytes] = []
    begin = end = length = 0  # of the text that is to be packed anew; of what is packed
    kept: Kept | None = None
    touched = list(patch.splices)
    for raw, start, stop, at in _pieces(before, patch):
        while touched and touched[0].end < start:
            del touched[0]
        is_touched = stop == len(patch.old) or any(
            one.start <= stop and start <= one.end for one in touched[:1]
        )  # the last one ends the stream
        if not is_touched:
            if begin < end:
                out.append(_in_pieces(patch.between(begin, end), _AGAIN, last=False))
                length += len(out[-1])
            if kept is None or len(raw) > kept.length:
                kept = Kept(length, at, len(raw), start, stop)
            out.append(raw)
            begin, length = stop, length + len(raw)
        end = stop
    level = _AGAIN if end else _LEVEL
    return b"".join([*out, _in_pieces(patch.between(begin, len(patch.old)), level)]), kept


def patch_reads_back(stream: bytes, patch: Patch, before: bytes, kept: Kept) -> bool:
    """Whether a raw deflate stream holds the patched part, where `kept` is what was taken over of the stream `before`.

    That stretch is compared packed. Its beginning is unpacked, and all that stands before and behind it, each alone: deflate leans on no more
    than the 32 kB before, so that what begins alone reads on as it did.
    """
    end = kept.begin + kept.length
    if memoryview(stream)[kept.begin : end] != memoryview(before)[kept.before : kept.before + kept.length]:
        return False
    if not _begins_alone(stream[kept.begin : end], patch.old, kept.start):
        return False
    head, text = zlib.decompressobj(-15), patch.between(0, kept.start)
    if kept.begin and (head.decompress(stream[: kept.begin]) != text or not stream.endswith(_MARKER, 0, kept.begin)):
        return False
    return reads_back(stream[end:], (patch.between(kept.stop, len(patch.old)),))


def reads_back(stream: bytes, pieces: Iterable[bytes]) -> bool:
    """Whether a raw deflate stream holds these pieces, one after the other, and nothing more."""
    unpacker, left = zlib.decompressobj(-15), stream
    for piece in pieces:
        at = 0
        while at < len(piece):
            text = unpacker.decompress(left, len(piece) - at)
            left = unpacker.unconsumed_tail
            if not text or not piece.startswith(text, at):
                return False
            at += len(text)
    return not unpacker.decompress(left, 1) and unpacker.eof and not unpacker.unused_data


def _in_pieces(content: bytes, level: int, *, last: bool = True) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    out = []
    for begin in range(0, len(content), PIECE):
        out.append(packer.compress(content[begin : begin + PIECE]))
        if begin + PIECE < len(content):
            out.append(packer.flush(zlib.Z_FULL_FLUSH))
    out.append(packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH))
    return b"".join(out)


def _pieces(stream: bytes, patch: Patch) -> list[tuple[bytes, int, int, int]]:
    """(packed, begin and end in the old part, begin in the stream) of the pieces of a stream that holds it; none where it was not packed so.

    Each is unpacked on its own: a marker may stand in a stream by chance, and other programs' flushes lean on what came before. Between what is
    changed at the head and what is changed at the end, one piece stands for all that are as they were: the audit looks at it.
    """
    text, cuts = patch.old, _cuts(stream)
    if len(cuts) < 2 or len(cuts) > len(text) // _LEAST:
        return []
    first = next((one.start for one in reversed(patch.splices) if one.start < PIECE), 0)
    last = next((one.start for one in patch.splices if one.start > first), len(text))
    head: list[tuple[bytes, int, int, int]] = []
    at = 0
    while cuts and (at <= first + 2 * _LEANS or not head):
        if (found := _told(stream, cuts.pop(0), text, at)) is None:
            return []
        head.append(found)
        at = found[2]
    tail: list[tuple[bytes, int, int, int]] = []
    end = len(text)
    while cuts and end >= last - _LEANS:
        if (found := _told(stream, cuts.pop(), text, end, from_end=True)) is None:
            return []
        tail.append(found)
        end = found[1]
    if end < at or (not cuts and end != at) or (cuts and not _begins_alone(stream[cuts[0][0] : cuts[-1][1]], text, at)):
        return []
    between = [(stream[cuts[0][0] : cuts[-1][1]], at, end, cuts[0][0])] if cuts else []
    return [*head, *between, *reversed(tail)]


def _cuts(stream: bytes) -> list[tuple[int, int]]:
    """The stream cut behind each marker."""
    cuts, begin = [], 0
    while begin < len(stream):
        found = stream.find(_MARKER, begin)
        end = found + len(_MARKER) if found >= 0 else len(stream)
        cuts.append((begin, end))
        begin = end
    return cuts


def _told(stream: bytes, cut: tuple[int, int], text: bytes, at: int, *, from_end: bool = False) -> tuple[bytes, int, int, int] | None:
    """The piece at a cut, whose text begins (or ends) at `at`; None where it does not unpack to that on its own."""
    raw = stream[slice(*cut)]
    alone = _alone(raw)
    if alone is None or not (text.endswith(alone, 0, at) if from_end else text.startswith(alone, at)):
        return None
    begin = at - len(alone) if from_end else at
    return raw, begin, begin + len(alone), cut[0]


def _begins_alone(raw: bytes, text: bytes, at: int) -> bool:
    """Whether a stretch of pieces unpacks without what stands before it, to the text from `at` on: as far as it could lean on that."""
    try:
        beginning = zlib.decompressobj(-15).decompress(raw, 2 * _LEANS)
    except zlib.error:
        return False
    return beginning != b"" and text.startswith(beginning, at)


def _alone(raw: bytes) -> bytes | None:
    try:
        return zlib.decompressobj(-15).decompress(raw)
    except zlib.error:
        return None
