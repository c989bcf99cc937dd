"""The zip rewritten: what is not changed keeps its bytes, and a part packed in pieces is packed anew only where it changes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.workbook.package import open_package
from briefgen.workbook.update.archive import rewritten, zipped
from briefgen.workbook.update.deflate import PIECE, packed, repacked


def text(size: int, seed: int = 1) -> bytes:
    chance = random.Random(seed)
    words = [b"<c r='%d'/>" % chance.randrange(10**6) for _ in range(size // 14)]
    return b"".join(words)[:size].ljust(size, b"x")


def test_what_is_packed_in_pieces_unpacks_to_the_same() -> None:
    for size in (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5):
        assert zlib.decompress(packed(text(size)), -15) == text(size)


def test_a_change_takes_over_the_pieces_that_it_leaves_alone() -> None:
    old = text(5 * PIECE)
    before = packed(old)
    for at in (0, 10, PIECE, 3 * PIECE + 7, 5 * PIECE):
        for new in (old[:at] + b"new words" + old[at:], old[:at] + old[at + 100 :]):
            assert zlib.decompress(repacked(new, before), -15) == new
    longer = b"head " + old + b"tail"
    assert sum(piece in repacked(longer, before) for piece in (before[i : i + 5000] for i in range(0, len(before), 100_000))) > 10


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(0, 3 * PIECE))
def test_any_change_unpacks_to_what_was_meant(added: bytes, marker: bytes, at: int) -> None:
    old = text(3 * PIECE)
    new = old[:at] + added + b"\x00\x00\xff\xff" + marker + old[at:]
    assert zlib.decompress(repacked(new, _BEFORE), -15) == new


_BEFORE = packed(text(3 * PIECE))


def test_a_stream_with_the_marker_by_chance_is_packed_as_a_whole() -> None:
    old = text(3 * PIECE)
    stored = zlib.compressobj(0, zlib.DEFLATED, -15)
    before = stored.compress(b"\x00\x00\xff\xff" * 1000 + old) + stored.flush()
    new = old + b"more"
    assert zlib.decompress(repacked(new, before), -15) == new


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
    new = rewritten(data, open_package(data, ""), {"[Content_Types].xml": b"other", "new.xml": b"<a/>"})
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
