"""Days as prose prints them, and what day each means: ranges, weekdays, "yesterday", dates without a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract.dates import DateMention, YearBounds, find_dates, resolve
from briefgen.lexicon.scan import Worded
from briefgen.model import Precision, YearBasis

PUBLISHED = date(2024, 5, 15)  # a Wednesday


def found(text: str) -> list[DateMention]:
    return find_dates(text, 0, len(text), Worded(text))


# sentence, what is printed of each date: (text, year, month, day, end month, end day)
PRINTED = [
    pytest.param("held on 14 May 2024 in Oslo", [("14 May 2024", 2024, 5, 14, None, None)], id="day-first"),
    pytest.param("held on May 14, 2024, in Oslo", [("May 14, 2024", 2024, 5, 14, None, None)], id="month-first"),
    pytest.param("held on May 14 in Oslo", [("May 14", None, 5, 14, None, None)], id="no-year"),
    pytest.param("held on the 14th of May", [("14th of May", None, 5, 14, None, None)], id="ordinal-of"),
    pytest.param("on Tuesday, May 14, they met", [("Tuesday, May 14", None, 5, 14, None, None)], id="weekday-before"),
    pytest.param("on May 14 (Tuesday) they met", [("May 14 (Tuesday", None, 5, 14, None, None)], id="weekday-behind"),
    pytest.param("on May 14-16, 2024", [("May 14-16, 2024", 2024, 5, 14, 5, 16)], id="range-month-first"),
    pytest.param("from 14 to 16 May 2024", [("14 to 16 May 2024", 2024, 5, 14, 5, 16)], id="range-day-first"),
    pytest.param("from 30 April to 2 May 2024", [("30 April to 2 May 2024", 2024, 4, 30, 5, 2)], id="range-over-months"),
    pytest.param("April 30 – May 2, 2024", [("April 30 – May 2, 2024", 2024, 4, 30, 5, 2)], id="range-over-months-month-first"),
    pytest.param("on 14 and 15 May", [("14 and 15 May", None, 5, 14, 5, 15)], id="two-days"),
    pytest.param("on 2024-05-14", [("2024-05-14", 2024, 5, 14, None, None)], id="iso"),
    pytest.param("on 14/05/2024", [("14/05/2024", 2024, 5, 14, None, None)], id="slashes"),
    pytest.param("on 6 March 2567 B.E. (2024)", [("6 March 2567 B.E. (2024)", 2024, 3, 6, None, None)], id="buddhist-era-with-ours"),
    pytest.param("on 14 June 2565 B.E.", [("14 June 2565 B.E.", 2022, 6, 14, None, None)], id="buddhist-era-alone"),
    pytest.param("on 5 March B.E. 2567", [("5 March B.E. 2567", 2024, 3, 5, None, None)], id="buddhist-era-before"),
    pytest.param("12 Sha'ban 1445, 22 February 2024", [("22 February 2024", 2024, 2, 22, None, None)], id="beside-a-day-of-the-hijra"),
    pytest.param("on Wednesday (13/3) in Brasilia", [("Wednesday (13/3", None, 3, 13, None, None)], id="numbers-without-a-year"),
    pytest.param("a 2/3 majority", [], id="a-fraction-is-no-day"),
    pytest.param("on 5 and 19 May 2024", [("19 May 2024", 2024, 5, 19, None, None)], id="two-days-apart-are-no-range"),
    pytest.param("in September 2023", [("September 2023", 2023, 9, None, None, None)], id="month-and-year"),
    pytest.param(
        "on Sept. 3 in Oslo, on Oct. 4, 2023 in Bergen",
        [("Sept. 3", None, 9, 3, None, None), ("Oct. 4, 2023", 2023, 10, 4, None, None)],
        id="abbreviated",
    ),
    pytest.param(
        "on 3 September and 4 October 2023",
        [("3 September", None, 9, 3, None, None), ("4 October 2023", 2023, 10, 4, None, None)],
        id="two-days-a-month-apart",
    ),
    pytest.param("on 14 MAY 2024", [("14 MAY 2024", 2024, 5, 14, None, None)], id="capitals"),
    pytest.param("the 12th Political Dialogue", [], id="ordinal-of-a-round-is-no-day"),
    pytest.param("The 13th and 14th rounds may follow.", [], id="ordinals-and-the-verb-may"),
    pytest.param("both sides may 5 times a year meet", [], id="small-may"),
    pytest.param("the ministers march 10 kilometres", [], id="small-march"),
    pytest.param("the 2023 Joint Statement and the 1982 Convention", [], id="years-in-names"),
    pytest.param("Article 12 may be amended", [], id="number-then-small-may"),
    pytest.param("May 5 percent of trade be lost", [], id="may-before-a-share"),
    pytest.param("the ten years (2013-2023)", [], id="interval-of-years"),
    pytest.param("166 March delegates", [], id="number-of-three-digits"),
    pytest.param("Resolution 1540 of 28 April 2004", [("28 April 2004", 2004, 4, 28, None, None)], id="number-before-a-date"),
]


@pytest.mark.parametrize(("text", "dates"), PRINTED)
def test_printed_dates(text: str, dates: list[tuple[object, ...]]) -> None:
    assert [(m.text, m.year, m.month, m.day, m.end_month, m.end_day) for m in found(text) if not m.relative] == dates


RELATIVE = [
    pytest.param("They met today.", "2024-05-15", id="today"),
    pytest.param("They met yesterday in Oslo.", "2024-05-14", id="yesterday"),
    pytest.param("They met this morning.", "2024-05-15", id="this-morning"),
    pytest.param("They met on Monday.", "2024-05-13", id="weekday-looks-back"),
    pytest.param("They met on Wednesday.", "2024-05-15", id="same-weekday-is-the-same-day"),
    pytest.param("They met last Wednesday.", "2024-05-08", id="last-same-weekday"),
    pytest.param("They met on Thursday afternoon.", "2024-05-09", id="tomorrows-weekday-is-six-days-ago"),
    pytest.param("They met earlier today.", "2024-05-15", id="earlier-today"),
    pytest.param("They met tonight.", "2024-05-15", id="tonight"),
    pytest.param("They met last night.", "2024-05-14", id="last-night"),
    pytest.param("They met on the 14th in Oslo.", "2024-05-14", id="the-14th"),
    pytest.param("They met on the 28th.", "2024-04-28", id="the-28th-of-last-month"),
    pytest.param("They met on May 14.", "2024-05-14", id="no-year-nearest"),
    pytest.param("They met on December 20.", "2023-12-20", id="no-year-before-the-turn"),
    pytest.param("They met on June 10.", "2024-06-10", id="a-month-ahead-is-allowed"),
    pytest.param("They met on July 20.", "2023-07-20", id="two-months-ahead-is-not"),
    pytest.param("They met on 14 May 2022.", "2022-05-14", id="printed-year-stays"),
]


@pytest.mark.parametrize(("text", "day"), RELATIVE)
def test_with_a_date_of_publication(text: str, day: str) -> None:
    mentions = found(text)
    assert len(mentions) == 1
    assert str(resolve(mentions[0], PUBLISHED, YearBounds()).start) == day


def test_the_future_looks_ahead() -> None:
    assert str(resolve(found("They will meet on July 20.")[0], PUBLISHED, YearBounds(), future=True).start) == "2024-07-20"


@pytest.mark.parametrize("text", ["They will meet on Friday.", "They will meet next Friday."])
def test_a_weekday_to_come(text: str) -> None:
    assert str(resolve(found(text)[0], PUBLISHED, YearBounds(), future=True).start) in ("2024-05-17", "2024-05-24")


def test_bases_and_reasons() -> None:
    printed = resolve(found("on 14 May 2024")[0], PUBLISHED, YearBounds())
    assert (printed.year_basis, printed.precision, printed.reason) == (YearBasis.STATED, Precision.DAY, "")
    nearest = resolve(found("on May 14")[0], PUBLISHED, YearBounds())
    assert nearest.year_basis is YearBasis.PUBLISHED and "2024-05-15" in nearest.reason
    counted = resolve(found("on Monday")[0], PUBLISHED, YearBounds())
    assert counted.year_basis is YearBasis.PUBLISHED and "Monday" in counted.reason
    nothing = resolve(found("on Monday")[0], None, YearBounds())
    assert nothing.start is None and "no date of publication" in nothing.reason
    unknown = resolve(found("on May 14")[0], None, YearBounds())
    assert (unknown.start, unknown.partial, unknown.year_basis) == (None, "--05-14", YearBasis.UNKNOWN)
    month = resolve(found("in September 2023")[0], None, YearBounds())
    assert (month.partial, month.precision, month.start) == ("2023-09", Precision.MONTH, None)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    when = resolve(found("on Friday, May 14, 2024")[0], None, YearBounds())
    assert str(when.start) == "2024-05-14"
    assert when.weekday == "Friday" and "but 2024-05-14 is a Tuesday" in when.reason


def test_no_such_day() -> None:
    when = resolve(found("on 31 April 2024")[0], None, YearBounds())
    assert when.start is None and "no such day" in when.reason


def test_both_days_of_a_range() -> None:
    when = resolve(found("from 30 April to 2 May 2024")[0], None, YearBounds())
    assert (str(when.start), str(when.end)) == ("2024-04-30", "2024-05-02")


def test_a_range_over_the_turn_of_the_year() -> None:
    when = resolve(found("from 30 December to 2 January")[0], date(2024, 1, 3), YearBounds())
    assert (str(when.start), str(when.end)) == ("2023-12-30", "2024-01-02")


BOUNDS = [
    pytest.param(YearBounds(exact=2023, exact_reason="why"), "May 14", "2023-05-14", (), id="exact"),
    pytest.param(YearBounds(after=date(2023, 9, 1)), "August 26", "2024-08-26", (), id="after"),
    pytest.param(YearBounds(after=date(2023, 9, 1)), "October 2", "2023-10-02", ("2024-10-02",), id="after-the-same-year"),
    pytest.param(
        YearBounds(after=date(2023, 9, 1), before=date(2025, 12, 31)),
        "March 25",
        "2024-03-25",
        ("2025-03-25",),
        id="between-with-alternatives",
    ),
    pytest.param(
        YearBounds(after=date(2023, 9, 1), before=date(2025, 12, 31)), "Tuesday, March 25", "2025-03-25", (), id="weekday-decides"
    ),
    pytest.param(YearBounds(before=date(2025, 12, 31)), "March 25", "2024-03-25", ("2025-03-25",), id="before-only"),
]


@pytest.mark.parametrize(("bounds", "text", "day", "others"), BOUNDS)
def test_inferred_years_say_so(bounds: YearBounds, text: str, day: str, others: tuple[str, ...]) -> None:
    when = resolve(found(f"on {text}")[0], None, bounds)
    assert (str(when.start), when.alternatives, when.year_basis) == (day, others, YearBasis.INFERRED)
    assert when.reason


def test_bounds_that_fit_no_year() -> None:
    when = resolve(found("on Monday, March 25")[0], None, YearBounds(after=date(2025, 1, 1), before=date(2025, 12, 31)))
    assert (when.start, when.partial) == (None, "--03-25")
    assert "fits none" in when.reason


@settings(max_examples=60)
@given(
    st.dates(date(1995, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["{d} {B} {Y}", "{B} {d}, {Y}", "{Y}-{m:02d}-{d:02d}", "the {d}th of {B} {Y}"]),
)
def test_every_day_of_the_calendar_comes_back(day: date, form: str) -> None:
    printed = form.format(d=day.day, m=day.month, B=f"{day:%B}", Y=day.year)
    mentions = found(f"They met on {printed} in Oslo.")
    assert [resolve(m, None, YearBounds()).start for m in mentions] == [day]
