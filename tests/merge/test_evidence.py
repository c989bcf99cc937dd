"""The sentence around a span, found without looking at the whole text, is the one that the whole text has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.merge.evidence import EvidenceBook
from briefgen.model import Readout, Source, Span
from briefgen.prepare.sentences import find_sentences

PIECES = st.lists(
    st.sampled_from(["The two sides met. ", "They agreed! ", "Mr. Rao", " left.", "\n\n", "\n", " "]), min_size=1, max_size=12
)


@given(PIECES, st.integers(0, 200))
@settings(deadline=None, max_examples=200)
def test_the_sentence_around_a_span(pieces: list[str], at: int) -> None:
    text = "".join(pieces)
    at %= len(text)
    book = EvidenceBook({"a": Readout("a", "", text, text, range(len(text) + 1))}, {"a": Source("S-a", "a")})
    book.cite_around("a", Span(at, at + 1), "fact")
    (row,) = book.rows()
    whole = next((one for one in reversed(find_sentences(text)) if one.start <= at), None)
    expected = whole if whole and at < whole.end else Span(at, at + 1)
    assert (row.char_start, row.char_end, row.quote) == (expected.start, expected.end, text[expected.start : expected.end])
    assert row.paragraph == text.count("\n\n", 0, expected.start) + 1
