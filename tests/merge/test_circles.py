"""Texts that tell of the same meetings are put together by themselves, and what comes of them can be kept: the matrix is the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.lexicon import load_lexicon
from briefgen.merge import merge_texts, wire
from briefgen.merge.circles import Circle, Wording, members_of
from briefgen.merge.shelves import key_of
from briefgen.merge.texts import ForgottenError, Text
from briefgen.merge.wire import same_texts, sample_of
from briefgen.model import Document
from briefgen.model.said import held_whole, one_text
from briefgen.pipeline import find_one, text_of
from briefgen.records import pack, unpack
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
        assert held_whole(merge_texts(texts, TERMS, keep=kept)) == merge_texts(texts, TERMS)


def test_only_the_circle_of_a_new_text_is_put_together_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    merge_texts([text(number) for number in (0, 1, 2)], TERMS, keep=kept)
    assert len(kept) == 8  # of each circle its rows and its wording; the rows of all as one; and which texts are copies
    looked_at: list[str] = []

    def watched(one: Text) -> Text:
        return Text(one.gist, lambda: looked_at.append(one.name) or one.whole(), one.key)  # type: ignore[func-returns-value]

    merge_texts([watched(text(number)) for number in (0, 1, 2, 11)], TERMS, keep=kept)  # 11 tells of the meeting of 1
    assert sorted(looked_at) == ["1.txt", "11.txt"]


def test_what_is_kept_and_damaged_is_put_together_anew() -> None:
    kept = Kept()
    texts = [text(number) for number in (0, 1)]
    whole = held_whole(merge_texts(texts, TERMS, keep=kept))
    for key in kept:
        kept[key] = b"odd"
    assert held_whole(merge_texts(texts, TERMS, keep=kept)) == whole


def wordings(kept: Kept) -> list[bytes]:
    """The keys of what holds the words of the texts."""
    found = []
    for key, packed in kept.items():
        with suppress(ValueError):
            unpack(Wording, packed)
            found.append(key)
    return found


def test_words_are_read_where_somebody_asks_for_them() -> None:
    kept = Kept()
    texts = [text(number) for number in (0, 1, 2, 11)]
    whole = merge_texts(texts, TERMS)
    merge_texts(texts, TERMS, keep=kept)
    held = wordings(kept)
    asked: list[bytes] = []

    class Watched(Kept):
        def get(self, key: bytes, default: bytes | None = None) -> bytes | None:  # type: ignore[override]
            asked.append(key)
            return super().get(key, default)

    matrix = merge_texts(texts, TERMS, keep=Watched(kept))
    assert [len(matrix.statements), len(matrix.evidence)] == [len(whole.statements), len(whole.evidence)]
    assert not set(asked) & set(held)
    assert matrix.statements[0] == whole.statements[0]
    assert len(set(asked) & set(held)) == 1
    assert matrix.statements == whole.statements
    assert matrix.evidence == whole.evidence
    assert set(asked) >= set(held)


@pytest.mark.parametrize("damage", [b"", b"odd", pack(Wording((), ()))], ids=["gone", "damaged", "another's"])
def test_words_that_have_gone_are_told_anew(damage: bytes) -> None:
    kept = Kept()
    texts = [text(number) for number in (0, 1)]
    whole = merge_texts(texts, TERMS)
    merge_texts(texts, TERMS, keep=kept)
    for key in wordings(kept):
        kept[key] = damage
    assert held_whole(merge_texts(texts, TERMS, keep=kept)) == whole


def test_a_circle_of_other_words_than_its_texts_is_not_trusted() -> None:
    kept = Kept()
    merge_texts([text(0)], TERMS, keep=kept)
    (key,) = (key for key in kept if isinstance(_read(Circle, kept[key]), Circle))
    circle = unpack(Circle, kept[key])
    del kept[key_of("circles", [key])]  # where it stands beside others
    kept[key] = pack(replace(circle, said=tuple(replace(one, own=one_text(one.ids[1:])) for one in circle.said)))
    matrix = merge_texts([text(0)], TERMS, keep=kept)
    with pytest.raises(ForgottenError):
        held_whole(matrix)


def _read(kind: type[Circle], packed: bytes) -> Circle | None:
    try:
        return unpack(kind, packed)
    except ValueError:
        return None


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
    assert held_whole(merge_texts(texts, TERMS, keep=kept)) == merge_texts(texts, TERMS)
    assert len(compared) == 1 + len(texts)  # the second run keeps nothing, and knows nothing
    for key in kept:
        kept[key] = b"odd"
    assert held_whole(merge_texts(texts, TERMS, keep=kept)) == merge_texts(texts, TERMS)
