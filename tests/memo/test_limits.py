"""How much a bounded document says: the search for the roomiest measure that fits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.memo.limits import _LETTERS, _STEPS, Limits, roomiest


def tightness(limits: Limits) -> tuple[int, int]:
    """Which step the rows are from, and which the letters."""
    letters = next(n for n, step in enumerate(_STEPS) if all(getattr(step, name) == getattr(limits, name) for name in _LETTERS))
    rows = next(n for n, step in enumerate(_STEPS) if replace(step, **{name: getattr(limits, name) for name in _LETTERS}) == limits)
    return rows, letters


@given(st.integers(0, 2 * len(_STEPS)))
def test_what_is_taken_fits(needed: int) -> None:
    found = roomiest(lambda limits: sum(tightness(limits)) >= needed)
    assert sum(tightness(found)) >= needed or found == _STEPS[-1]


def test_names_are_not_cut_where_fewer_rows_are_enough() -> None:
    found = roomiest(lambda limits: (limits.sources or 0) <= 4)
    assert (found.sources, found.name, found.quote) == (4, _STEPS[0].name, _STEPS[0].quote)


def test_what_fits_as_it_is_is_not_cut() -> None:
    asked: list[Limits] = []
    assert roomiest(lambda limits: bool(asked.append(limits)) or True) == _STEPS[0]
    assert len(asked) <= 4


def test_the_tightest_are_taken_where_nothing_fits() -> None:
    assert roomiest(lambda _: False) == _STEPS[-1]
