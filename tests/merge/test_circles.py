"""Texts that tell of the same meetings are put together by themselves, and what comes of them can be kept: the matrix is the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.lexicon import load_lexicon
from briefgen.merge import merge_texts, wire
from briefgen.merge.circles import members_of
from briefgen.merge.texts import Text
from briefgen.merge.wire import same_texts, sample_of
from briefgen.model import Document
from briefgen.pipeline import find_one, text_of
from tests.merge.variants import variant

TERMS = load_lexicon()


def text(number: int) -> Text:
    data = variant(number)
    held = text_of(find_one(Document(f"{number}.txt", f"{number % 4:x}" * 64, data), TERMS))  # ids that clash
    return Text(held.gist, held.whole, key=f"{number}".encode())


class Kept(dict[bytes, bytes]):
    def put(self, key: bytes, packed: bytes) -> None:
        self[key] = packed


NUMBERS = st.lists(st.sampled_from([0, 1, 2, 3, 10, 11, 12, 20, 21]), unique=True, min_size=1)


@given(st.lists(NUMBERS, min_size=1, max_size=4))
@settings(deadline=None, max_examples=15)
def test_what_is_kept_changes_nothing(runs: list[list[int]]) -> None:
    kept = Kept()
    for numbers in runs:
        texts = [text(number) for number in numbers]
        assert merge_texts(texts, TERMS, keep=kept).matrix == merge_texts(texts, TERMS).matrix


def test_only_the_circle_of_a_new_text_is_put_together_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    merge_texts([text(number) for number in (0, 1, 2)], TERMS, keep=kept)
    assert len(kept) == 4  # and which texts are copies
    looked_at: list[str] = []

    def watched(one: Text) -> Text:
        return Text(one.gist, lambda: looked_at.append(one.name) or one.whole(), one.key)  # type: ignore[func-returns-value]

    merge_texts([watched(text(number)) for number in (0, 1, 2, 11)], TERMS, keep=kept)  # 11 tells of the meeting of 1
    assert sorted(looked_at) == ["1.txt", "11.txt"]


def test_what_is_kept_and_damaged_is_put_together_anew() -> None:
    kept = Kept()
    texts = [text(number) for number in (0, 1)]
    whole = merge_texts(texts, TERMS, keep=kept).matrix
    for key in kept:
        kept[key] = b"odd"
    assert merge_texts(texts, TERMS, keep=kept).matrix == whole


def test_a_circle_has_the_accounts_of_its_texts_in_order() -> None:
    order = {"b": 0, "a": 1}
    assert members_of([("a", 2), ("b", 0), ("a", 1)], order) == (("b", (0,)), ("a", (1, 2)))


@given(st.permutations([0, 1, 2, 10, 11, 20, 21]), st.integers(0, 7))
@settings(deadline=None, max_examples=20)
def test_what_is_known_of_the_first_texts_changes_no_copy(numbers: list[int], first: int) -> None:
    words = [variant(number) for number in numbers]
    samples = [sample_of(one) for one in words]
    whole = same_texts(words, samples)
    assert len({original for original, _ in whole}) < len(words)
    assert same_texts(words, samples, whole[:first]) == whole


def test_only_a_new_text_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, compared = Kept(), list[int]()
    ask = wire._likely
    monkeypatch.setattr(wire, "_likely", lambda own, holders: compared.append(1) or ask(own, holders))  # type: ignore[func-returns-value]
    texts = sorted(
        (text(number) for number in (0, 1, 2, 3, 20)),
        key=lambda one: (one.gist.source.published or date.max, one.gist.source.sha256, one.name),
    )
    merge_texts(texts[:-1], TERMS, keep=kept)
    del compared[:]
    assert merge_texts(texts, TERMS, keep=kept).matrix == merge_texts(texts, TERMS).matrix
    assert len(compared) == 1 + len(texts)  # the second run keeps nothing, and knows nothing
    for key in kept:
        kept[key] = b"odd"
    assert merge_texts(texts, TERMS, keep=kept).matrix == merge_texts(texts, TERMS).matrix
