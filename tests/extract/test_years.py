"""The year of a text that prints none: what it says of dated things around it, and what other texts of the batch say."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.extract.years import find_bounds, find_milestones
from briefgen.model import YearBasis
from briefgen.prepare.sentences import find_sentences
from extract.texts import account, readout


def bounds_of(text: str) -> tuple[int | None, date | None, date | None]:
    bounds = find_bounds(text, find_sentences(text), [])
    return bounds.exact, bounds.after, bounds.before


ROWS = [
    pytest.param(
        "The two countries are celebrating the 10th anniversary of ties this year (2013-2023).", (2023, None, None), id="this-year"
    ),
    pytest.param("They prepare for the 30th anniversary of ties (1995-2025).", (None, None, date(2025, 12, 31)), id="anniversary-ahead"),
    pytest.param("Ties were elevated in September 2023.", (None, date(2023, 9, 1), None), id="elevated"),
    pytest.param("Trade reached 123 billion USD in 2022.", (None, date(2022, 1, 1), None), id="figure-of-a-year"),
    pytest.param("They reviewed the 2023 Joint Statement.", (None, date(2023, 1, 1), None), id="document-of-a-year"),
    pytest.param("Both sides will sign by 2030.", (None, None, None), id="target-is-no-bound"),
    pytest.param("Norway will chair the council in 2026.", (None, None, None), id="future-is-no-bound"),
    pytest.param("The 1982 Convention on the Law of the Sea was named.", (None, None, None), id="old-treaty-says-nothing"),
    pytest.param("The action plan for 2024-2026 was signed.", (None, None, None), id="period-is-no-date"),
    pytest.param(
        "Results of the visit by Minister Berg in May 2021 were praised.", (None, date(2021, 5, 1), None), id="by-somebody-is-no-target"
    ),
    pytest.param("They will raise trade by the end of 2030.", (None, None, None), id="by-the-end-of"),
    pytest.param("They met in 2021. Ties were upgraded in May 2023.", (None, date(2023, 5, 1), None), id="latest-counts"),
    pytest.param(
        "They celebrate the anniversary in 2025. Ties began in 2021.", (None, date(2021, 1, 1), date(2025, 12, 31)), id="both-bounds"
    ),
]


@pytest.mark.parametrize(("text", "bounds"), ROWS)
def test_bounds(text: str, bounds: tuple[object, object, object]) -> None:
    assert bounds_of(text) == bounds


MILESTONES = [
    pytest.param(
        "Kenya and Norway elevated their ties to a Strategic Partnership in June 2022.",
        [("strategic partnership", "2022-06-01")],
        id="elevated",
    ),
    pytest.param("In 2022 a Comprehensive Strategic Partnership was discussed.", [], id="only-discussed"),
    pytest.param(
        "They established an Enhanced Partnership on 3 May 2021 in Oslo.", [("enhanced partnership", "2021-05-01")], id="established"
    ),
    pytest.param("They signed a fishing agreement in 2020.", [], id="no-framework"),
    pytest.param("They launched the Partnership for Ports in 2020.", [], id="one-word-is-no-framework"),
]


@pytest.mark.parametrize(("text", "milestones"), MILESTONES)
def test_milestones(text: str, milestones: list[tuple[str, str]]) -> None:
    assert [(m.framework, str(m.day)) for m in find_milestones(text, find_sentences(text), "a.txt")] == milestones


UNDATED = (
    "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 14 May. "
    "It was the first visit since the two countries formed their Strategic Partnership."
)
OTHER = "Kenya and Norway elevated their ties to a Strategic Partnership in June 2022."


def test_no_year_anywhere() -> None:
    when = account(UNDATED).when
    assert (when.start, when.partial, when.year_basis) == (None, "--05-14", YearBasis.UNKNOWN)


def test_another_text_of_the_batch_dates_this_one() -> None:
    when = account(UNDATED, others=[OTHER]).when
    assert (str(when.start), when.year_basis) == ("2023-05-14", YearBasis.INFERRED)
    assert "June 2022" in when.reason


def test_the_same_day_with_its_year_elsewhere_in_the_text() -> None:
    text = UNDATED.replace("on 14 May.", "on May 14.") + " The visit of 14 May 2023 ended in Mombasa."
    when = account(text).when
    assert (str(when.start), when.year_basis) == ("2023-05-14", YearBasis.STATED)


def test_publication_goes_before_inference() -> None:
    when = account(UNDATED, published="2024-05-16", others=[OTHER]).when
    assert (str(when.start), when.year_basis) == ("2024-05-14", YearBasis.PUBLISHED)


def test_the_year_far_from_publication_is_noted() -> None:
    notes = account(UNDATED.replace("14 May.", "14 May 2022."), published="2023-05-16").notes
    assert any("far apart" in note for note in notes)


def test_readout_without_a_year_has_no_published_date() -> None:
    assert readout(UNDATED).published is None
