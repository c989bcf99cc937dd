"""Dates as people write them, each with why it is here."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.workbook.typed import NotUnderstood, date_from_text

DAY = date(2023, 3, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-30",
        "2023/3/30",
        "2023-03-30T00:00:00",  # exported by another program
        "30/03/2023",
        "30.3.2023",
        "30-03-2023",
        "03/30/2023",  # American, and no other reading is possible
        "30 March 2023",
        "30 Mar 2023",
        "30 Mar. 2023",
        "30-Mar-2023",  # Excel's own d-mmm-yyyy
        "30th March, 2023",
        "Thursday, 30 March 2023",
        "March 30, 2023",
        "Mar 30 2023",
        "30 MARCH  2023",
        "ngày 30 tháng 3 năm 2023",
        "30/03/23",  # where Excel expects the month first it leaves this as text
        "30.3.23",
        "30-Mar-23",  # Excel's own d-mmm-yy
        "30 Mar '23",
        "30/03/2023 14:05",
        "30 / 03 / 2023",
        "20230330",
        "2023年3月30日",
        "2023년 3월 30일",
        "３０/０３/２０２３",
        "30\u00a0March\u00a02023\u200b",  # copied from a web page
    ],
)
def test_one_day_in_many_hands(text: str) -> None:
    assert date_from_text(text) == DAY


def test_a_day_that_is_its_own_month_is_clear() -> None:
    assert date_from_text("4/4/2023") == date(2023, 4, 4)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("soon", "'soon' is not a date"),
        ("March 2023", "'March 2023' is not a date"),
        ("30-03-23", "'30-03-23' is not a date"),  # 2023 or 2030
        ("03/04/23", "'03/04/23' may be 03 Apr 2023 or 04 Mar 2023"),
        ("31 February 2023", "'31 February 2023' is not a date"),
        ("30 Ma 2023", "'30 Ma 2023' is not a date"),  # March or May
        ("03/04/2023", "'03/04/2023' may be 03 Apr 2023 or 04 Mar 2023"),
        ("99/99/2023", "'99/99/2023' is not a date"),
    ],
)
def test_what_is_no_date_or_more_than_one(text: str, what: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        date_from_text(text)
    assert (error.value.what, error.value.fix) == (what, "write it as 2023-03-30 or 30 Mar 2023")
