"""What stands on a shelf is told by its own keys."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from briefgen.merge.shelves import MOST, in_shelves, key_of


def keys(count: int) -> list[bytes]:
    return [hashlib.sha256(f"{number}".encode()).digest() for number in range(count)]


@given(st.lists(st.binary(min_size=1, max_size=3)))
def test_every_key_stands_on_one_shelf_in_its_order(given_keys: list[bytes]) -> None:
    assert [key for shelf in in_shelves(given_keys) for key in shelf] == given_keys


def test_no_shelf_is_longer_than_allowed() -> None:
    assert [len(shelf) for shelf in in_shelves([b"\xff"] * (MOST + 1))] == [MOST, 1]


@given(st.integers(0, 2000))
def test_a_key_that_comes_in_changes_no_shelf_but_its_own(at: int) -> None:
    before = keys(2000)
    after = [*before[:at], hashlib.sha256(b"new").digest(), *before[at:]]
    kept = {key_of("texts", shelf) for shelf in in_shelves(before)}
    assert sum(key_of("texts", shelf) not in kept for shelf in in_shelves(after)) == 1


def test_things_of_another_kind_stand_elsewhere() -> None:
    assert key_of("texts", keys(3)) != key_of("circles", keys(3))
