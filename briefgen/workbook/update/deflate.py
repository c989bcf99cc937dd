"""Packing a part: in pieces that do not lean on one another, so that a later change packs anew only the pieces that it touches.

A full flush of deflate ends a piece on a whole byte, with the marker 00 00 FF FF, and forgets what came before. A part that was packed so can
be taken apart at these markers; one that was not (any that Excel saved) is packed as a whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from briefgen.workbook.update.markup import Patch

PIECE = 1 << 20  # bytes, unpacked: large enough that forgetting costs two per cent of the size at most
_MARKER = b"\x00\x00\xff\xff"
_LEVEL, _AGAIN = 6, 2  # of what is packed for the first time, and of the pieces that an update changes, while somebody waits
_LARGE, _OF_LARGE = 8 * PIECE, 3  # of what comes behind so much of a part: a fifth larger in less than half of the time
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


class Packed(NamedTuple):
    """A part that is packed already: the raw deflate stream, and of what it unpacks to the length and the checksum that a zip wants."""

    raw: bytes | Aside
    size: int
    crc: int


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


def packed(content: bytes) -> bytes:
    """`content` as a raw deflate stream, in pieces."""
    return _in_pieces(content, _LEVEL)


def repacked(patch: Patch, before: bytes = b"") -> bytes:
    """The part as a raw deflate stream; `before` is the stream of the old part, of which the pieces that nothing touches are taken over."""
    old = _pieces(before, patch)
    if not old:
        return packed(patch.between(0, len(patch.old)))
    out: list[bytes] = []
    begin, end = 0, 0  # of the text that is to be packed anew
    touched = list(patch.splices)
    for raw, start, stop in old:
        while touched and touched[0].end < start:
            del touched[0]
        is_touched = stop == len(patch.old) or any(
            one.start <= stop and start <= one.end for one in touched[:1]
        )  # the last one ends the stream
        if not is_touched:
            if begin < end:
                out.append(_in_pieces(patch.between(begin, end), _AGAIN, last=False))
            out.append(raw)
            begin = stop
        end = stop
    return b"".join([*out, _in_pieces(patch.between(begin, len(patch.old)), _AGAIN)])


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


def _pieces(stream: bytes, patch: Patch) -> list[tuple[bytes, int, int]]:
    """(packed, begin and end in the old part) of the pieces of a stream that holds it; none where it was not packed in pieces.

    Each is unpacked on its own: a marker may stand in a stream by chance, and other programs' flushes lean on what came before. Between what is
    changed at the head and what is changed at the end, one piece stands for all that are as they were: the audit reads them back.
    """
    text, cuts = patch.old, _cuts(stream)
    if len(cuts) < 2 or len(cuts) > len(text) // _LEAST:
        return []
    first = next((one.start for one in reversed(patch.splices) if one.start < PIECE), 0)
    last = next((one.start for one in patch.splices if one.start > first), len(text))
    head: list[tuple[bytes, int, int]] = []
    at = 0
    while cuts and (at <= first + 2 * _LEANS or not head):
        if (found := _told(stream, cuts.pop(0), text, at)) is None:
            return []
        head.append(found)
        at = found[2]
    tail: list[tuple[bytes, int, int]] = []
    end = len(text)
    while cuts and end >= last - _LEANS:
        if (found := _told(stream, cuts.pop(), text, end, from_end=True)) is None:
            return []
        tail.append(found)
        end = found[1]
    if end < at or (not cuts and end != at):
        return []
    between = [(stream[cuts[0][0] : cuts[-1][1]], at, end)] if cuts else []
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


def _told(stream: bytes, cut: tuple[int, int], text: bytes, at: int, *, from_end: bool = False) -> tuple[bytes, int, int] | None:
    """The piece at a cut, whose text begins (or ends) at `at`; None where it does not unpack to that on its own."""
    raw = stream[slice(*cut)]
    alone = _alone(raw)
    if alone is None or not (text.endswith(alone, 0, at) if from_end else text.startswith(alone, at)):
        return None
    begin = at - len(alone) if from_end else at
    return raw, begin, begin + len(alone)


def _alone(raw: bytes) -> bytes | None:
    try:
        return zlib.decompressobj(-15).decompress(raw)
    except zlib.error:
        return None
