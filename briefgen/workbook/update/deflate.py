"""Packing a part: in pieces that do not lean on one another, so that a later change packs anew only the pieces that it touches.

A full flush of deflate ends a piece on a whole byte, with the marker 00 00 FF FF, and forgets what came before. A part that was packed so can
be taken apart at these markers; one that was not (any that Excel saved) is packed as a whole.
"""

from __future__ import annotations

import zlib

PIECE = 1 << 20  # bytes, unpacked: large enough that forgetting costs two per cent of the size at most
_MARKER = b"\x00\x00\xff\xff"
_LEVEL = 6
_SOUGHT = 256  # bytes by which a piece is found again


def packed(content: bytes) -> bytes:
    """`content` as a raw deflate stream, in pieces."""
    return _in_pieces(content, _LEVEL)


def repacked(content: bytes, before: bytes = b"") -> bytes:
    """`content` as a raw deflate stream; the pieces of `before` whose text it still holds, in their order, are taken over packed."""
    if len(content) <= 2 * PIECE or _MARKER not in before:
        return packed(content)
    out: list[bytes] = []
    at = 0
    for raw, text in _pieces(before)[:-1]:  # the last one ends the stream
        found = content.find(text[:_SOUGHT], at, at + 4 * PIECE)
        if found >= 0 and content.startswith(text, found):
            if found > at:
                out.append(_in_pieces(content[at:found], _LEVEL, last=False))
            out.append(raw)
            at = found + len(text)
    return b"".join([*out, _in_pieces(content[at:], _LEVEL)])


def _in_pieces(content: bytes, level: int, *, last: bool = True) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    out = []
    for begin in range(0, len(content), PIECE):
        out.append(packer.compress(content[begin : begin + PIECE]))
        if begin + PIECE < len(content):
            out.append(packer.flush(zlib.Z_FULL_FLUSH))
    out.append(packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH))
    return b"".join(out)


def _pieces(stream: bytes) -> list[tuple[bytes, bytes]]:
    """(packed, unpacked) of the pieces of a stream, each tried on its own; none where it was not packed in pieces.

    A marker may also stand in a stream by chance: what does not unpack alone to what it gives in its place is joined with what follows.
    """
    whole = zlib.decompressobj(-15)
    pieces: list[tuple[bytes, bytes]] = []
    begin, joined, text = 0, 0, b""
    while begin < len(stream):
        found = stream.find(_MARKER, begin + joined)
        end = found + len(_MARKER) if found >= 0 else len(stream)
        text += whole.decompress(stream[begin + joined : end])
        if _alone(stream[begin:end]) == text:
            pieces.append((stream[begin:end], text))
            begin, joined, text = end, 0, b""
        elif end == len(stream) or joined > 4 * PIECE:
            return []
        else:
            joined = end - begin
    return pieces


def _alone(raw: bytes) -> bytes | None:
    try:
        return zlib.decompressobj(-15).decompress(raw)
    except zlib.error:
        return None
