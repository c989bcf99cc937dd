"""What holds of every text: no exception, evidence that is really there, values that occur in it, no matter the order of the files."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from extract.texts import document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.extract.registry import fold, name_tokens
from briefgen.lexicon import load_lexicon
from briefgen.model import Document, Event, Matrix, YearBasis
from briefgen.pipeline import build_matrix
from briefgen.prepare.days import MONTHS, WEEKDAYS
from briefgen.prepare.traced import clean_characters
from briefgen.readers import read_document

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Reports put together by chance from the pieces that reports are made of.
COUNTRIES = st.sampled_from(["Kenya", "Norway", "Viet Nam", "the United States", "the Republic of Korea", "Georgia"])
DEMONYMS = st.sampled_from(["Kenyan", "Norwegian", "Vietnamese", "US", "Korean", "Georgian"])
TITLES = st.sampled_from(
    ["Foreign Minister", "Deputy Minister of Foreign Affairs", "Secretary of State", "Prime Minister", "State Secretary", "President"]
)
NAMES = st.sampled_from(
    ["Grace Otieno", "Ola Berg", "Bùi Thanh Sơn", "Kim Tae-ho", "Nino Abashidze", "Jan de Vries", "Sean O’Brien", "Retno"]
)
ROUNDS = st.sampled_from(["12th", "fifth", "twenty-first", "inaugural", "IX", "2nd round of the", "third session of the"])
SERIES = st.sampled_from(
    ["Political Consultations", "Strategic Dialogue", "Political, Security and Defence Dialogue", "Joint Commission", "2+2 Meeting"]
)
DATES = st.sampled_from(
    [
        "on 14 May 2024",
        "on May 14",
        "on Tuesday",
        "yesterday",
        "from 30 April to 2 May 2024",
        "on Friday, 14 May 2024",
        "in September 2023",
        "",
    ]
)
PLACES = st.sampled_from(["in Oslo", "in Washington, D.C.", "in Hà Nội", "here", "by phone", "virtually", ""])
VERBS = st.sampled_from(
    ["agreed to", "thanked", "proposed", "discussed", "reaffirmed", "pledged", "did not agree to", "welcomed", "called for"]
)
THINGS = st.sampled_from(
    [
        "expand trade in tea",
        "the 1982 Convention",
        "defence, trade, and education",
        "US$4.2 million by 2026",
        "peace, stability and cooperation",
    ]
)
WHO = st.builds(lambda a, b, c: f"{a} {b} {c}", DEMONYMS, TITLES, NAMES)
SUBJECTS = st.one_of(
    WHO, COUNTRIES, st.sampled_from(["The two sides", "They", "He", "The Minister", "Both sides", "She also", "It", "The Norwegian side"])
)
SENTENCES = st.one_of(
    st.builds(lambda a, b, c, d: f"{a} met {b} {c} {d}.", WHO, WHO, PLACES, DATES),
    st.builds(
        lambda a, b, c, d, e, f: f"The {a} {b}-{c} {d} was held {e} {f}.",
        ROUNDS,
        st.sampled_from(["Kenya", "Vietnam"]),
        st.sampled_from(["Norway", "US"]),
        SERIES,
        PLACES,
        DATES,
    ),
    st.builds(lambda a, b, c, d: f"{a} and {b} co-chaired the {c} {d}.", WHO, WHO, ROUNDS, SERIES),
    st.builds(lambda a, b, c: f"{a} {b} {c}.", SUBJECTS, VERBS, THINGS),
    st.builds(lambda a, b, c, d: f"{a} said that {b} {c} {d}.", SUBJECTS, SUBJECTS, VERBS, THINGS),
    st.builds(lambda a, b: f"“We will {a},” {b} said.", THINGS, WHO),
    st.builds(lambda a, b: f"{a}, {b} said.", THINGS, SUBJECTS),
)
FURNITURE = st.sampled_from(
    [
        "See more",
        "Photo: VNA",
        "HANOI, April 15 (VNA) - ",
        "14 May 2024",
        "Politics",
        "./.",
        "Share",
        "-",
        "1.",
        "#",
        "(END)",
        "Leave a Reply",
    ]
)
PARAGRAPHS = st.one_of(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), SENTENCES, FURNITURE)
REPORTS = st.lists(PARAGRAPHS, min_size=1, max_size=7).map("\n\n".join)
NOISE = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def folded(text: str) -> str:
    return " ".join(clean_characters(text).text.split())


def solid(text: str) -> str:
    return "".join(clean_characters(text).text.split())


def check_evidence(documents: list[Document], matrix: Matrix) -> None:
    """Every quote stands in its file at the place that its row names; every statement stands in its quote."""
    files = {source.source_id: source.file for source in matrix.sources}
    raw = {document.name: document.text for document in documents}
    quotes = {}
    for row in matrix.evidence:
        printed = raw[files[row.source]][row.char_start : row.char_end]
        assert solid(printed) == solid(row.quote), row
        if not row.repaired:
            assert folded(printed) == folded(row.quote), row
        quotes[row.evidence_id] = folded(row.quote)
    for statement in matrix.statements:
        assert statement.evidence
        assert folded(statement.text) in quotes[statement.evidence[0]], statement


def check_event(event: Event, matrix: Matrix) -> None:
    """What a row of Events says occurs in the sentences that it cites, or the row says that it is inferred."""
    quotes = " ".join(row.quote for row in matrix.evidence if row.evidence_id in event.evidence)
    words = set(re.findall(r"[^\W_]+", fold(quotes)))
    for name in (event.lead_a, event.lead_b):
        for one in filter(None, name.split(" / ")):
            assert name_tokens(one) <= words, (one, quotes)
    if event.date_text:
        assert folded(event.date_text) in folded(quotes), (event.date_text, quotes)
    if event.date_start and event.year_basis is YearBasis.STATED and "as printed" not in event.date_reason:
        assert str(event.date_start.year) in quotes
    if event.date_start and event.date_text and not _relative(event.date_text):
        assert str(event.date_start.day) in event.date_text
        assert (
            any(word in MONTHS and MONTHS[word] == event.date_start.month for word in re.findall(r"[a-z]+", event.date_text.lower()))
            or "-" in event.date_text
        )
    if event.date_start and event.year_basis is not YearBasis.STATED:
        assert event.date_reason


def check_round(event: Event, matrix: Matrix) -> None:
    """The round of a mechanism occurs in the sentences that the event cites, as a figure or as a word."""
    if event.round_no is None:
        return
    quotes = " ".join(row.quote for row in matrix.evidence if row.evidence_id in event.evidence)
    words = set(re.findall(r"[^\W_]+", fold(quotes)))
    as_words = {word for word, number in load_lexicon().mechanisms.ordinals.items() if number == event.round_no}
    spelt = re.search(rf"\b{event.round_no}(?:st|nd|rd|th)\b", quotes) or as_words & words or {"ix", "twenty"} & words
    assert spelt, (event.round_no, quotes)


def _relative(text: str) -> bool:
    low = text.lower()
    return not re.search(r"\d", low) and (any(day in low for day in WEEKDAYS) or re.search(r"today|yesterday|this", low) is not None)


@QUICK
@given(st.one_of(NOISE, st.lists(NOISE, max_size=6).map("\n\n".join)))
def test_any_text_gives_a_matrix(text: str) -> None:
    one = document(text)
    check_evidence([one], build_matrix([one]))


@settings(QUICK, max_examples=60)
@given(REPORTS, st.sampled_from(["", "2024-05-15"]))
def test_what_is_found_stands_in_the_text(text: str, published: str) -> None:
    one = document(text, published=published)
    matrix = build_matrix([one])
    check_evidence([one], matrix)
    for event in matrix.events:
        check_event(event, matrix)


def test_the_round_of_an_event_is_in_its_evidence() -> None:
    met = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024."
    matrix = build_matrix([document(f"{met}\n\nThe 12th Kenya-Norway Political Consultations were held in Oslo on 14 May 2024.")])
    assert [event.round_no for event in matrix.events] == [12]
    check_round(matrix.events[0], matrix)


@settings(QUICK, max_examples=15)
@given(ROUNDS, SERIES, DATES, PLACES)
def test_the_round_in_the_opening_sentence_is_in_the_evidence(number: str, name: str, day: str, place: str) -> None:
    matrix = build_matrix(
        [document(f"The {number} Kenya-Norway {name} was held {place} {day}. The two sides agreed to expand trade in tea and in coffee.")]
    )
    for event in matrix.events:
        check_round(event, matrix)


@QUICK
@given(REPORTS, NOISE)
def test_noise_between_paragraphs_does_no_harm(text: str, noise: str) -> None:
    one = document(text.replace("\n\n", f"\n\n{noise}\n\n", 1))
    check_evidence([one], build_matrix([one]))


@settings(QUICK, max_examples=15)
@given(st.lists(REPORTS, min_size=2, max_size=3, unique=True))
def test_the_order_of_the_files_changes_nothing(texts: list[str]) -> None:
    documents = [document(text, f"{number}.txt") for number, text in enumerate(texts)]
    forward = build_matrix(documents)
    assert forward == build_matrix(documents[::-1])
    assert forward == build_matrix(documents)
    check_evidence(documents, forward)


@settings(QUICK, max_examples=20)
@given(REPORTS)
def test_decomposed_letters_give_the_same_rows(text: str) -> None:
    composed, decomposed = (build_matrix([document(unicodedata.normalize(form, text))]) for form in ("NFC", "NFD"))
    assert [(e.name, e.date_start, e.lead_a, e.lead_b, e.parties) for e in composed.events] == [
        (e.name, e.date_start, e.lead_a, e.lead_b, e.parties) for e in decomposed.events
    ]
    assert [(s.side, s.stance, s.text) for s in composed.statements] == [(s.side, s.stance, s.text) for s in decomposed.statements]


SENTENCE = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024. "
HOSTILE = [
    pytest.param("", id="empty"),
    pytest.param("," * 20_000, id="commas"),
    pytest.param("trade, " * 3_000, id="a-list-without-end"),
    pytest.param(SENTENCE.upper() * 20, id="only-capitals"),
    pytest.param("Foreign Minister Ola Berg, " * 800, id="names"),
    pytest.param("“" * 3_000 + "agreed" + "”" * 3_000, id="nested-quotation-marks"),
    pytest.param(SENTENCE * 100, id="one-paragraph"),
    pytest.param("اتفق الجانبان على تعزيز التعاون " * 200, id="right-to-left"),
    pytest.param("Vietnam-China-" * 2_000, id="hyphens"),
    pytest.param("\n" * 20_000, id="blank-lines"),
    pytest.param("a" * 50_000, id="one-word"),
    pytest.param("Minister of the " * 1_500, id="a-title-without-end"),
    pytest.param("Kenya and " * 800, id="a-pair-without-end"),
    pytest.param("Minister Berg said that " * 600, id="speech-in-speech"),
    pytest.param("held a " * 2_000, id="verbs"),
    pytest.param("The 12th of the 13th of the " * 800, id="ordinals"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_end_soon(text: str) -> None:
    start = time.process_time()
    build_matrix([document(text)])
    assert time.process_time() - start < 5


def test_time_grows_with_length() -> None:
    report = SENTENCE + "The two sides agreed to expand trade in tea. Minister Berg thanked Kenya for its help.\n\n"

    def cost(times: int) -> float:
        one = document(report * times)
        start = time.process_time()
        build_matrix([one])
        return time.process_time() - start

    cost(1)  # reads the tables
    assert cost(240) < 20 * max(cost(30), 0.01)


def test_two_files_of_one_name_keep_apart() -> None:
    texts = [
        SENTENCE + "They agreed to expand trade in tea and to train engineers.",
        SENTENCE.replace("Oslo", "Bergen").replace("14 May", "20 June") + "They agreed on fish and on ports.",
    ]
    documents = [document(text, "readout.txt") for text in texts]
    matrix = build_matrix(documents)
    assert len(matrix.events) == 2 and len({source for event in matrix.events for source in event.sources}) == 2
    raw = {source.source_id: document.text for source in matrix.sources for document in documents if document.sha256 == source.sha256}
    for row in matrix.evidence:
        assert solid(raw[row.source][row.char_start : row.char_end]) == solid(row.quote)


def test_offsets_are_places_in_the_file() -> None:
    report = SENTENCE + "The two sides agreed to expand trade in tea."
    data = f"Publisher: Ministry of Foreign Affairs of Norway\nPublished: 2024-05-15\n\n{report}\n".encode()
    for row in build_matrix([read_document(data, "a.txt")]).evidence:
        assert data.decode()[row.char_start : row.char_end] == row.quote
