"""Findings come back from their bytes as they were, and from no other bytes."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import records
from briefgen.cli.store import Taken
from briefgen.lexicon import load_lexicon
from briefgen.model.offsets import Offsets
from briefgen.pipeline import Finding, find_one
from briefgen.readers import read_document
from briefgen.records import pack, unpack

TEXTS = sorted((Path(__file__).resolve().parent / "accuracy" / "design").glob("a*.txt"))


def found(path: Path) -> Finding:
    return find_one(read_document(path.read_bytes(), path.name), load_lexicon())


@pytest.mark.parametrize("path", TEXTS[::4], ids=lambda path: path.stem)
def test_a_finding_comes_back_as_it_was(path: Path) -> None:
    finding = found(path)
    again = unpack(Finding, pack(finding))
    assert again == finding
    assert repr(again) == repr(finding)
    assert hash(again.readout) == hash(finding.readout)


def test_the_same_finding_gives_the_same_bytes() -> None:
    assert pack(found(TEXTS[0])) == pack(found(TEXTS[0]))


def test_many_records_are_made_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Taken(tuple(map(found, TEXTS[:12])))
    packed = pack(taken)
    at_once = unpack(Taken, packed)
    assert at_once == taken
    assert repr(at_once) == repr(taken)
    monkeypatch.setattr(records, "_MANY", 1)
    assert unpack(Taken, packed) == taken
    monkeypatch.setattr(records, "_MANY", 10**6)
    assert unpack(Taken, packed) == taken


def test_half_a_letter_pair_is_kept() -> None:
    taken = Taken(unread=(("\ud83d.txt", "reason"),))
    assert unpack(Taken, pack(taken)) == taken


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no json"),
        zlib.compress(b"[]"),
        zlib.compress(b"[[],[]]"),
        zlib.compress(b"[[],[],[],[]]"),
        zlib.compress(b"[[[1,2,3,4]],[],[]]"),
        zlib.compress(json.dumps([[], [["a"]], []]).encode()),
        zlib.compress(b"[" * 100_000),
    ],
)
def test_other_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="these bytes hold no Taken"):
        unpack(Taken, packed)


@given(st.data())
def test_changed_bytes_are_refused_or_are_a_record(data: st.DataObject) -> None:
    packed = bytearray(pack(Taken(unread=(("a.txt", "this file is empty"),))))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(unpack(Taken, bytes(packed)), Taken)
    except ValueError as error:
        assert str(error) == "these bytes hold no Taken"


RUNS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=12)


@given(RUNS, st.integers(0, 70), st.integers(0, 70))
def test_offsets_are_the_numbers_of_their_runs(runs: list[tuple[int, int]], start: int, end: int) -> None:
    plain = [source + step for source, length in runs for step in range(length)]
    offsets = Offsets(runs)
    assert list(offsets) == plain
    assert offsets == plain
    assert [offsets[place] for place in range(-len(plain), len(plain))] == plain + plain
    assert offsets[start:end] == tuple(plain[start:end])
    assert list(Offsets(offsets.runs(start, max(start, end)))) == plain[start : max(start, end)]
    assert offsets == Offsets(offsets.runs())
    with pytest.raises(IndexError):
        offsets[len(plain)]
