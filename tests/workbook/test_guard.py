"""The quick look at many keys at once misses none of the faults that a look at each finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.workbook.guard import MAX_TEXT, _key_faults, _may_be_faulty

SIGNS = st.sampled_from(["a", "b", " ", ";", ",", "\n", "\r", "\t", "\x85", "\xa0", "\x0b", "\x00", "é", "\ud800", "\ufffe"])
LONG = st.sampled_from(["x" * (MAX_TEXT // 2), "y" * (MAX_TEXT + 1)])
KEYS = st.lists(st.lists(st.text(SIGNS, max_size=4) | LONG, max_size=3).map(tuple), min_size=1, max_size=4)


@given(KEYS, st.sampled_from([";\n\r", ";\n\r,"]))
def test_keys_with_faults_are_looked_at_one_by_one(several: list[tuple[str, ...]], separators: str) -> None:
    if any([*_key_faults(keys, separators)] for keys in several):
        assert _may_be_faulty(several, separators)


def test_plain_keys_are_not() -> None:
    assert not _may_be_faulty([("E-1-2", "E-3-4"), (), ("VN",)], ";\n\r,")
