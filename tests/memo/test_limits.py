"""How much a bounded document says: the search for the roomiest measure that fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.memo.limits import _STEPS, Limits, roomiest


def tightness(limits: Limits) -> int:
    """How little the limits let through, in rows and in letters alike."""
    return sum(-getattr(limits, name) for name in ("points", "meetings", "sources")) * 40 - sum(
        getattr(limits, name) for name in ("name", "note", "quote")
    )


@given(st.sampled_from(_STEPS), st.integers(-60, 60))
def test_what_is_taken_fits(step: Limits, more: int) -> None:
    room = tightness(step) + more
    found = roomiest(lambda limits: tightness(limits) >= room)
    assert tightness(found) >= room or found == _STEPS[-1]


def test_names_are_not_cut_where_fewer_rows_are_enough() -> None:
    found = roomiest(lambda limits: (limits.sources or 0) <= 4)
    assert (found.sources, found.name, found.note) == (4, _STEPS[0].name, _STEPS[0].note)


def test_what_fits_as_it_is_is_not_cut() -> None:
    asked: list[Limits] = []
    assert roomiest(lambda limits: bool(asked.append(limits)) or True) == _STEPS[0]
    assert len(asked) <= 10


def test_the_tightest_are_taken_where_nothing_fits() -> None:
    assert roomiest(lambda _: False) == _STEPS[-1]
