"""Characters: NFC, plain spaces, nothing unseen; and for each code point that is kept, the place it came from."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from extract.texts import readout
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.model import Span
from briefgen.prepare.traced import UNSEEN, Traced, clean_characters, joined

ROWS = [
    pytest.param("Ho\u0300a", "Hòa", [0, 1, 3], id="base-and-mark"),
    pytest.param("Nguye\u0302\u0303n", "Nguyễn", [0, 1, 2, 3, 4, 7], id="two-marks"),
    pytest.param("\ufeffLima", "Lima", [1, 2, 3, 4], id="byte-order-mark"),
    pytest.param("coop\u00aderate", "cooperate", [0, 1, 2, 3, 5, 6, 7, 8, 9], id="soft-hyphen"),
    pytest.param("a\u200bb", "ab", [0, 2], id="zero-width-space"),
    pytest.param("30\u00a0March", "30 March", [*range(8)], id="no-break-space"),
    pytest.param("a\tb", "a b", [0, 1, 2], id="tab"),
    pytest.param("a\u2028b", "a\nb", [0, 1, 2], id="line-separator"),
    pytest.param("Bùi", "Bùi", [0, 1, 2], id="already-composed"),
    pytest.param("u\u200b\u0300", "ù", [0], id="mark-behind-an-unseen-sign"),
    pytest.param("\u202aLima\u202c", "Lima", [1, 2, 3, 4], id="direction-marks"),
    pytest.param("", "", [], id="empty"),
]


@pytest.mark.parametrize(("raw", "text", "offsets"), ROWS)
def test_clean_characters(raw: str, text: str, offsets: list[int]) -> None:
    traced = clean_characters(raw)
    assert (traced.text, list(traced.offsets)) == (text, offsets)


TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("ae\u0301\u0302\u0323\u200b\u00ad\u00a0 \n\u0958")), max_size=40
)


def stretches(traced: Traced) -> list[tuple[str, int, int]]:
    """The text in runs that come from one place, each with the stretch of the source up to the next run."""
    starts = sorted({*traced.offsets, traced.end})
    following = dict(itertools.pairwise(starts))
    runs: list[tuple[str, int, int]] = []
    for char, at in zip(traced.text, traced.offsets, strict=True):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0] + char, at, runs[-1][2])
        else:
            runs.append((char, at, following[at]))
    return runs


@settings(max_examples=150)
@given(TEXTS)
@example("ê\u0301\u0323a")
@example("क\u093c")
def test_each_kept_code_point_stands_where_its_offset_says(raw: str) -> None:
    traced = clean_characters(raw)
    assert list(traced.offsets) == sorted(traced.offsets)
    for run, start, end in stretches(traced):
        source = UNSEEN.sub("", raw[start:end])
        assert unicodedata.normalize("NFKC", run).split() == unicodedata.normalize("NFKC", source).split()


@settings(max_examples=150)
@given(TEXTS)
def test_nothing_unseen_is_left(raw: str) -> None:
    assert not UNSEEN.search(clean_characters(raw).text)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("e\u0301", id="latin"),
        pytest.param("=\u0338", id="sign-and-mark"),
        pytest.param(
            "\u1100\u1161", id="hangul-letters", marks=pytest.mark.xfail(strict=True, reason="Hangul letters are not put together")
        ),
    ],
)
def test_the_text_is_nfc(raw: str) -> None:
    assert unicodedata.is_normalized("NFC", clean_characters(raw).text)


def test_parts_and_edits_keep_their_places() -> None:
    traced = Traced.of("frank,constructive talks").edited([(6, 6, " ")])
    assert traced.text == "frank, constructive talks"
    assert traced.offsets[7] == 6  # the "c" after the new space
    assert traced.part(7, 19).text == "constructive"
    assert traced.part(7, 19).end == 18
    both = joined([Traced.of("ab").part(0, 1), Traced.of("ab").part(1, 2)], "\n\n", 2)
    assert (both.text, both.offsets) == ("a\n\nb", (0, 1, 1, 1))


SEEN = [
    pytest.param("Bu\u0300i Thanh S\u01a1n met Ola Berg in Oslo.", "Bùi Thanh Sơn", "Bu\u0300i Thanh S\u01a1n", id="decomposed-name"),
    pytest.param("They met Ola\u00a0Berg in Os\u00adlo.", "Ola Berg", "Ola\u00a0Berg", id="no-break-space"),
    pytest.param("They met Ola Berg in Os\u00adlo on Monday.", "Oslo", "Os\u00adlo", id="soft-hyphen-inside"),
    pytest.param("Share\n\nThe two sides met Ola Berg in Oslo on Monday.\r\n", "Ola Berg", "Ola Berg", id="furniture-before"),
]


@pytest.mark.parametrize(("raw", "words", "as_printed"), SEEN)
def test_a_span_gives_back_the_words_of_the_file(raw: str, words: str, as_printed: str) -> None:
    one = readout(raw)
    start = one.text.index(words)
    span = one.raw_span(Span(start, start + len(words)))
    assert one.raw[span.start : span.end] == as_printed


LINES = st.lists(
    st.sampled_from(
        [
            "Share",
            "The two sides agreed to expand trade in rice.",
            "e\u0301t\u00ade",
            "Photo: VNA",
            "\u00a0",
            "",
            "See more",
            "Tra\u0302n said theco-chair met,here",
        ]
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=60)
@given(LINES)
def test_whatever_is_cut_the_rest_is_found_again(raw: str) -> None:
    one = readout(raw)
    assert len(one.offsets) == len(one.text) + 1
    for at, char in enumerate(one.text):
        if not char.isspace():
            span = one.raw_span(Span(at, at + 1))
            assert unicodedata.normalize("NFC", one.raw[span.start : span.end + 3]).startswith(char)
