"""How much of one text stands in another."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.merge.wire import containment, containment_of, grams

TEXTS = st.lists(
    st.sampled_from(["the two sides met in ", "Oslo, ", "and agreed on trade; ", "a very long day of talks on fish ", "é "]), max_size=8
)


@given(TEXTS, TEXTS, st.sampled_from([0.3, 0.6, 0.9, 1.0]))
@example(["the two sides met in "], ["the two sides met in ", "Oslo, "], 1.0)
def test_a_share_that_is_large_enough_is_the_whole_one_and_any_other_none(one: list[str], other: list[str], least: float) -> None:
    own, text = grams("".join(other)), "".join(one)
    share = containment(grams(text), own)
    assert containment_of(text, own, least) == (share if share >= least else 0.0)
