"""The zip rewritten: what is not changed keeps its bytes, and a part packed in pieces is packed anew only where it changes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.workbook.package import open_package
from briefgen.workbook.update.archive import rewritten, zipped
from briefgen.workbook.update.deflate import PIECE, Kept, packed, patch_reads_back, reads_back, repacked
from briefgen.workbook.update.markup import Patch, Splice


def text(size: int, seed: int = 1) -> bytes:
    chance = random.Random(seed)
    words = [b"<c r='%d'/>" % chance.randrange(10**6) for _ in range(size // 14)]
    return b"".join(words)[:size].ljust(size, b"x")


def test_what_is_packed_in_pieces_unpacks_to_the_same() -> None:
    for size in (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5):
        assert zlib.decompress(packed(text(size)), -15) == text(size)


def changed(old: bytes, *splices: tuple[int, int, bytes]) -> tuple[Patch, bytes]:
    """The change, and what it must come to, worked out from the end so that places stay where they are."""
    new = old
    for start, end, text in sorted(splices, reverse=True):
        new = new[:start] + text + new[end:]
    return Patch.of(old, (Splice(*splice) for splice in splices)), new


def test_a_change_takes_over_the_pieces_that_it_leaves_alone() -> None:
    old = text(5 * PIECE)
    before = packed(old)
    for at in (0, 10, PIECE, 3 * PIECE + 7, 5 * PIECE - 200):
        for splice in ((at, at, b"new words"), (at, at + 100, b"")):
            patch, new = changed(old, splice)
            assert zlib.decompress(repacked(patch, before)[0], -15) == new
            assert (patch.size, b"".join(patch.pieces(1000))) == (len(new), new)
    patch, new = changed(old, (0, 0, b"head "), (len(old), len(old), b"tail"))
    after, kept = repacked(patch, before)
    assert zlib.decompress(after, -15) == new
    assert kept is not None
    assert kept.length > len(before) // 2
    assert patch_reads_back(after, patch, before, kept)
    assert sum(piece in after for piece in (before[i : i + 5000] for i in range(0, len(before), 50_000))) > 6  # three of the five


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=200), st.binary(max_size=200), st.lists(st.integers(0, 3 * PIECE), min_size=1, max_size=4, unique=True))
def test_any_change_unpacks_to_what_was_meant(added: bytes, marker: bytes, places: list[int]) -> None:
    patch, new = changed(text(3 * PIECE), *((at, at, added + b"\x00\x00\xff\xff" + marker) for at in places))
    stream, kept = repacked(patch, _BEFORE)
    assert zlib.decompress(stream, -15) == new
    assert patch.checksum() == zlib.crc32(new)
    assert reads_back(stream, patch.pieces(PIECE))
    assert kept is None or patch_reads_back(stream, patch, _BEFORE, kept)
    assert not reads_back(stream, (new + b"x",))
    assert not reads_back(stream, (new[:-1],))
    assert not reads_back(stream, (new[:-1] + bytes([new[-1] ^ 1]),))


_BEFORE = packed(text(3 * PIECE))


def test_a_stretch_taken_over_is_looked_at_from_both_ends() -> None:
    """A wrong byte anywhere in the stream, a stretch that is none of the old one, or one that goes elsewhere in the text is told."""
    old = text(5 * PIECE)
    before = packed(old)
    patch, _ = changed(old, (0, 0, b"head "), (len(old), len(old), b"tail"))
    stream, kept = repacked(patch, before)
    assert kept is not None
    for at in (0, kept.begin // 2, kept.begin + 9, kept.begin + kept.length - 9, kept.begin + kept.length + 9, len(stream) - 3):
        wrong = stream[:at] + bytes([stream[at] ^ 64]) + stream[at + 1 :]
        assert not _holds(wrong, patch, before, kept)
    for moved in (
        kept._replace(before=kept.before + 1),
        kept._replace(start=kept.start + 1),
        kept._replace(stop=kept.stop - 1),
        kept._replace(begin=kept.begin - 1, before=kept.before - 1, length=kept.length + 1),
        kept._replace(length=kept.length - 1),
    ):
        assert not _holds(stream, patch, before, moved)


def _holds(stream: bytes, patch: Patch, before: bytes, kept: Kept) -> bool:
    try:
        return patch_reads_back(stream, patch, before, kept)
    except zlib.error:
        return False


def test_a_stream_with_the_marker_by_chance_is_packed_as_a_whole() -> None:
    old = text(3 * PIECE)
    stored = zlib.compressobj(0, zlib.DEFLATED, -15)
    before = stored.compress(b"\x00\x00\xff\xff" * 1000 + old) + stored.flush()
    patch, new = changed(b"\x00\x00\xff\xff" * 1000 + old, (500, 600, b"more"))
    assert zlib.decompress(repacked(patch, before)[0], -15) == new


@pytest.mark.parametrize("size", [1000, 5000, 100_000])
def test_pieces_that_lean_on_what_came_before_are_not_taken_over(size: int) -> None:
    """Other programs end pieces with a sync flush, after which deflate goes on to refer to what came before."""
    old = text(2 * PIECE)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    pieces = [packer.compress(old[at : at + size]) + packer.flush(zlib.Z_SYNC_FLUSH) for at in range(0, len(old), size)]
    patch, new = changed(old, (7, 9, b"more"), (len(old) - 3, len(old), b"end"))
    assert zlib.decompress(repacked(patch, b"".join([*pieces, packer.flush()]))[0], -15) == new


def test_other_zips_keep_their_entries_and_their_order() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"a remark"
        for name, method in (
            ("[Content_Types].xml", zipfile.ZIP_DEFLATED),
            ("xl/ä.xml", zipfile.ZIP_STORED),
            ("xl/b.bin", zipfile.ZIP_BZIP2),
        ):
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.compress_type, info.extra, info.external_attr = method, b"\x55\x54\x01\x00\x01", 0o644 << 16
            archive.writestr(info, name * 50)
    data = stream.getvalue()
    new = rewritten(data, open_package(data, ""), {"[Content_Types].xml": b"other", "new.xml": b"<a/>"}).data
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.comment == b"a remark"
        assert after.namelist() == [*before.namelist(), "new.xml"]
        assert (after.read("[Content_Types].xml"), after.read("new.xml")) == (b"other", b"<a/>")
        for one, other in zip(before.infolist(), after.infolist(), strict=False):
            assert (one.date_time, one.extra, one.external_attr, one.flag_bits) == (
                other.date_time,
                other.extra,
                other.external_attr,
                other.flag_bits,
            )


def test_a_new_zip_is_the_same_for_the_same_parts() -> None:
    parts = [("a.xml", b"<a/>"), ("b.xml", text(2 * PIECE))]
    assert zipped(parts) == zipped(parts)
    with zipfile.ZipFile(io.BytesIO(zipped(parts))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == parts
