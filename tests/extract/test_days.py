"""Which of a text's dates is the meeting's: not the visit's, the conference's, a document's or another meeting's."""

from __future__ import annotations

from datetime import date

import pytest

from extract.texts import account, accounts

WHO = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg"
AGREED = "The two sides agreed that trade in tea should grow, and that both of them will look into the price of it."
THURSDAY = "2024-05-16"

# text, the day or its days
DAYS = [
    pytest.param(f"{WHO} on Tuesday on the sidelines of the Ocean Forum, which is being held in Oslo from May 13-15.", "2024-05-14", id="conference"),
    pytest.param("Kenyan Foreign Minister Grace Otieno received yesterday, 15/5, in Nairobi, Norwegian Foreign Minister Ola Berg, who is on an official visit to Kenya from May 14 to 17.", "2024-05-15", id="visit"),
    pytest.param(f"{WHO} in Oslo. The consultations build on the visit of the President of Norway to Nairobi on 17-18 April this year.\n\nThe talks were held on 14 May in a good atmosphere.", "2024-05-14", id="the-talks-were-held"),
    pytest.param(f"{WHO} in Oslo on 14 May. The two ministers had signed an agreement on 3 April.", "2024-05-14", id="a-document"),
    pytest.param("Norwegian Foreign Minister Ola Berg, on a visit to Kenya from 13-16 May, met Kenyan Foreign Minister Grace Otieno.\n\nThe talks were held on 14 May in Nairobi.", "2024-05-14", id="the-talks-within-a-visit"),
    pytest.param(f"{WHO} to build on the discussions that were held between the two prime ministers in Bergen on 3 January. They met on Tuesday.", "2024-05-14", id="earlier-talks"),
    pytest.param("The two-day talks between Kenyan Foreign Minister Grace Otieno and Norwegian Foreign Minister Ola Berg were held in Oslo and concluded on Wednesday.", "2024-05-14 2024-05-15", id="two-days-that-ended"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_day_of_the_meeting(text: str, days: str) -> None:
    when = account(f"{text}\n\n{AGREED}", published=THURSDAY).when
    assert " ".join(str(day) for day in (when.start, when.end) if day) == days


def test_only_the_days_of_a_visit_say_so() -> None:
    text = f"{WHO}, who is on a visit to Kenya from 13 to 16 May 2024.\n\n{AGREED}"
    when = account(text, published=THURSDAY).when
    assert (str(when.start), str(when.end)) == ("2024-05-13", "2024-05-16")
    assert "the text does not tell on which of them it was" in when.reason


ASIDE = [
    pytest.param("On the same day, Foreign Minister Grace Otieno met Norwegian Prime Minister Kari Lund.", "2024-05-14", "the same day as the main meeting", id="same"),
    pytest.param("Earlier in the day, Foreign Minister Grace Otieno met Norwegian Prime Minister Kari Lund.", "2024-05-14", "the same day as the main meeting", id="earlier"),
    pytest.param("The following day, Foreign Minister Grace Otieno met Norwegian Prime Minister Kari Lund.", "2024-05-15", "the day after the main meeting", id="next"),
    pytest.param("Foreign Minister Grace Otieno also met Norwegian Prime Minister Kari Lund.", "None", "the text gives no date for this meeting", id="untold"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "reason"), ASIDE)
def test_the_day_of_a_side_event(text: str, day: str, reason: str) -> None:
    found = accounts(f"{WHO} in Oslo on 14 May 2024.\n\n{AGREED}\n\n{text}", published=THURSDAY)
    aside = next(one for one in found if any(person.name == "Kari Lund" for person in one.people))
    assert (str(aside.when.start), aside.when.reason) == (day, reason)


def test_what_a_speaker_calls_today_is_not_the_day_of_publication() -> None:
    text = f"{WHO} in Oslo (14/05).\n\n“Today we put the talks back on track,” Minister Berg said.\n\n{AGREED}"
    assert str(account(text, published=THURSDAY).when.start) == "2024-05-14"


def test_a_statement_printed_in_quotation_marks_speaks_of_its_own_day() -> None:
    text = "A spokesperson said:\n\n“Norwegian Foreign Minister Ola Berg spoke to Kenyan Foreign Minister Grace Otieno this evening.\n\n“They discussed ports and agreed to meet.”"
    assert str(account(text, published="2024-05-14").when.start) == "2024-05-14"


def test_a_weekday_beside_the_main_meeting() -> None:
    text = f"{WHO} in Oslo on 14 May 2024.\n\n{AGREED}\n\nAlso on Tuesday, Foreign Minister Grace Otieno met Norwegian Prime Minister Kari Lund."
    aside = next(one for one in accounts(text) if any(person.name == "Kari Lund" for person in one.people))
    assert (str(aside.when.start), aside.when.reason) == ("2024-05-14", "“on Tuesday” counted from the main meeting, 2024-05-14")


@pytest.mark.parametrize(("when", "partial"), [("on Tuesday", "--05-14"), ("today", "--05-14"), ("last Tuesday", "")])
def test_a_weekday_under_a_dateline_without_a_year(when: str, partial: str) -> None:
    one = account(
        f"DOHA, May 14 (QNA) - Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg {when}.\n\n{AGREED}"
    ).when
    assert (one.start, one.partial) == (None, partial)


def test_a_day_after_publication_is_not_that_of_what_was_held() -> None:
    text = f"{WHO} in Oslo and looked ahead to the conference of donors in Bergen on 12 June.\n\n{AGREED}"
    assert account(text, published=THURSDAY).when.start is None


def test_the_year_of_one_of_several_days() -> None:
    text = f"At the invitation of Kenyan Foreign Minister Grace Otieno, Norwegian Foreign Minister Ola Berg is paying a visit to Kenya on May 13-15, 2024.\n\nThe ministers held talks on May 14. They agreed to hold the next round in the first half of 2026.\n\n{AGREED}"
    when = account(text).when
    assert (str(when.start), when.reason) == ("2024-05-14", "the year as printed in “May 13-15, 2024”")


def test_the_day_with_which_a_sentence_opens_goes_before_those_that_are_told_of() -> None:
    found = account(
        "On March 10, Kenyan Special Representative on Korean Peninsula Affairs Grace Otieno called Norwegian Special Representative Ola Berg to discuss the "
        "launches of February 26 and March 4, which the government concluded were tests.",
        published="2022-03-13",
    )
    assert found.when.start == date(2022, 3, 10)
    assert {person.name for person in found.people if person.role == "lead"} == {"Grace Otieno", "Ola Berg"}


@pytest.mark.parametrize(
    ("dateline", "text", "day"),
    [
        ("Doha, 14 May 2024 (QNA) -- ", f"{WHO} in Doha.", "2024-05-14"),
        ("OSLO, May 14, 2024 – ", f"{WHO} on 2 May 2024.", "2024-05-02"),
        ("OSLO, May 14, 2024 – ", f"{WHO.replace('met', 'will meet')} in Doha.", "None"),
        ("", f"{WHO} in Doha.", "None"),
    ],
    ids=["no-other-day", "a-day-of-its-own", "only-announced", "no-dateline"],
)
def test_the_day_of_the_dateline_where_no_other_is_told(dateline: str, text: str, day: str) -> None:
    told = f"{dateline}{text}\n\n{AGREED}"
    when = next((one.when for one in accounts(told)), None)
    assert str(when.start if when else None) == day
    if dateline.startswith("Doha"):
        assert when is not None and when.span is not None
        assert (when.text, when.reason) == ("Doha, 14 May 2024 (QNA)", "no day is told for the meeting; that of the dateline")
        assert told[when.span.start : when.span.end] == when.text
