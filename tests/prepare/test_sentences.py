"""Where a sentence ends: full stops of abbreviations, initials, ranks and numbers do not end one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.prepare.sentences import find_sentences

ROWS = [
    pytest.param("Both sides met in Lima. They agreed on visas.", [23], id="plain"),
    pytest.param("Talks were held in Washington, D.C. The two sides agreed.", [35], id="acronym-then-sure-opener"),
    pytest.param("Washington, D.C. - Kenya and Norway met.", [], id="dateline"),
    pytest.param("They met in Washington, D.C. Secretary Carver thanked him.", [28], id="town-then-a-title"),
    pytest.param("Talks were held in Washington, D.C. on Monday.", [], id="acronym-inside"),
    pytest.param("The U.S. Secretary of State left. He smiled.", [33], id="acronym-before-a-title"),
    pytest.param("She thanked the U.S. For his part, he agreed.", [20], id="acronym-then-for-his-part"),
    pytest.param("The 4.2 million U.S. Dollars were paid. It helped.", [39], id="number-with-point"),
    pytest.param("H.E. Mr. Ola Berg spoke. Mrs. Diallo replied.", [24], id="honorifics"),
    pytest.param("Sen. Lieut. Gen. Tran Van Minh and Lt. Col. Berg met.", [], id="ranks"),
    pytest.param("Antony J. Carver met Grace A. Otieno. They talked.", [37], id="initials"),
    pytest.param("He spoke of item No. 12 on the list. She noted it.", [36], id="No-before-a-number"),
    pytest.param("It began at 9 a.m. on Jan. 8 in Cairo.", [], id="am-and-month"),
    pytest.param(
        "It began at 4.30 p.m. The meeting took one hour.",
        [21],
        id="pm-ends-a-sentence",
    ),
    pytest.param("“We agree on visas.” The minister left.", [20], id="stop-inside-the-quotation"),
    pytest.param("“Will it hold?” she asked. “Yes.” He nodded.", [26, 33], id="question-inside-goes-on"),
    pytest.param('He said: "It works." Both sides smiled.', [20], id="straight-quotation-marks"),
    pytest.param("Is it agreed? It is! All right… They left.", [13, 20, 31], id="other-marks"),
    pytest.param("The Vienna-based firm Berg Ltd. and Otieno Inc. were there.", [], id="firms"),
    pytest.param(
        "They signed Annex B. The two sides then left.",
        [20],
        id="single-letter-then-sure-opener",
    ),
    pytest.param("They agreed on Annex B. Otieno praised it.", [23], id="a-letter-that-names-a-thing"),
    pytest.param("“A friend is here,” she posted on X. “We spoke of tea.”", [36], id="a-site-of-one-letter"),
    pytest.param("They agreed to reopen the ports.Minister Berg thanked Kenya.", [32], id="space-lost-after-the-stop"),
    pytest.param("The page is at www.mfa.example and at News.Example.org too.", [], id="no-sentence-in-an-address"),
    pytest.param("One line without a stop\n\nAnother one", [23], id="paragraphs-never-share-a-sentence"),
    pytest.param("Visits, e.g. by ministers, i.e. Grace Otieno, etc. were listed.", [], id="latin"),
    pytest.param("Both sides spoke of St. Petersburg and Mt. Kenya. All agreed.", [49], id="saints-and-mountains"),
]


@pytest.mark.parametrize(("text", "ends"), ROWS)
def test_sentences_end_here_and_nowhere_else(text: str, ends: list[int]) -> None:
    assert [span.end for span in find_sentences(text)][:-1] == ends


PIECES = st.sampled_from(["Mr. Berg", "D.C.", " ", "\n\n", ". ", "The", "agreed", "! ", "“", ".”", "4.2", "\n", "U.S. ", "é"])


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_letter_is_in_one_sentence(text: str) -> None:
    spans = find_sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert sum(char.isalnum() for char in text) == sum(char.isalnum() for span in spans for char in text[span.start : span.end])
    assert not any("\n\n" in text[span.start : span.end] for span in spans)
