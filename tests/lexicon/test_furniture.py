"""Page furniture: every entry fires on what it is for, and not on a sentence of a report."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefgen.lexicon import load_lexicon
from briefgen.lexicon.tables import read_table
from briefgen.prepare.days import parse_full_date

TABLE = read_table("furniture")

# Sentences of reports that begin or end like furniture.
REPORT = [
    "Sources of energy were discussed by the two sides.",
    "Contacts between the two ministries will be resumed.",
    "Shared values link the two countries.",
    "Printing of passports was agreed.",
    "Commenting on the talks, he praised Kenya.",
    "Newsprint exports were discussed.",
    "The two sides agreed to end the dispute.",
    "Follow-up talks will be held in Oslo.",
    "Comments by the two ministers were friendly.",
    "Copyright law was discussed by the two sides at the meeting in Oslo.",
    "The two sides discussed photo identity cards for sailors.",
    "They spoke of the 1982 Convention.",
    "Trending upwards, trade reached a new height, the ministers said.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", REPORT, ids=lambda text: text.split()[0].lower())
def test_a_sentence_of_a_report_is_no_caption_and_no_date_line(sentence: str) -> None:
    table = load_lexicon().furniture
    assert not table.captions.search(sentence)
    assert not table.published.match(sentence)
    assert not table.signoffs.search(sentence)
    assert sentence.lower().strip(".") not in table.drops


@pytest.mark.parametrize("stop", TABLE["stops"])
def test_every_stop_is_found_at_the_start_of_its_line(stop: str) -> None:
    stops = load_lexicon().furniture.stops
    for shape in (stop, stop.upper(), stop.capitalize()):
        assert stops.match(shape), shape
    assert not stops.match(f"The {stop}")


def test_a_stop_is_a_whole_word() -> None:
    stops = load_lexicon().furniture.stops
    assert not stops.match("Sources said so")
    assert not stops.match("Recommendedations")


@pytest.mark.parametrize("key", ["stops", "drops", "captions", "signoffs"])
def test_nothing_stands_twice(key: str) -> None:
    assert len(TABLE[key]) == len(set(TABLE[key]))


@pytest.mark.parametrize("key", ["captions", "signoffs", "published"])
def test_patterns_compile_and_are_fast_on_long_lines(key: str) -> None:
    for pattern in TABLE[key]:
        found = re.compile(pattern.replace("DATE", r"\d{4}"), re.IGNORECASE).search("word, " * 1500)
        assert found is None


SIGNED = [
    pytest.param("in Oslo./.", id="vna"),
    pytest.param("in Oslo. — VNS", id="vns"),
    pytest.param("in Oslo. - BERNAMA", id="bernama"),
    pytest.param("(END)", id="end"),
    pytest.param("ENDS", id="ends"),
    pytest.param("###", id="hashes"),
    pytest.param("# # #", id="hashes-apart"),
    pytest.param("in Oslo. Enditem", id="enditem"),
    pytest.param("- 30 -", id="thirty"),
    pytest.param("/ABC/DEF", id="initials"),
]


@pytest.mark.parametrize("line", SIGNED)
def test_signoffs(line: str) -> None:
    assert load_lexicon().furniture.signoffs.search(line)


DATES = [
    pytest.param("Published: 15 May 2024", date(2024, 5, 15), id="published"),
    pytest.param("Updated May 15, 2024 10:42 GMT", date(2024, 5, 15), id="updated-with-time"),
    pytest.param("Wednesday, 15 May 2024 | 10:42", date(2024, 5, 15), id="weekday-and-bar"),
    pytest.param("2024-05-15", date(2024, 5, 15), id="iso"),
    pytest.param("15.05.2024", date(2024, 5, 15), id="dots"),
    pytest.param("Posted on 15th May 2024", date(2024, 5, 15), id="ordinal"),
]


@pytest.mark.parametrize(("line", "day"), DATES)
def test_date_lines(line: str, day: date) -> None:
    found = load_lexicon().furniture.published.match(line)
    assert found and parse_full_date(found["date"]) == day


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert not load_lexicon().furniture.published.match(
        "15 May 2024 was the day on which the two ministers met in Oslo for the first time."
    )
