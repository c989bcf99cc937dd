"""Where and when an event was, and what kind it is, where another place, day or meeting stands nearby."""

from __future__ import annotations

import pytest

from briefgen.model import Kind, Mode, Status
from extract.texts import account, accounts

MET = "Kenyan Foreign Minister Peter Wafula met his Norwegian counterpart Ola Berg"


def test_a_state_behind_a_city_tells_the_country() -> None:
    told = account(f"{MET} in San Pablo, California, on 3 May 2024. They agreed to expand trade.")
    assert (told.where.city, told.where.country) == ("San Pablo", "US")


def test_a_call_on_a_visit_is_in_the_country_visited() -> None:
    _, call = accounts(
        "On 7 January 2021, Mr. Kenji Mori, Minister for Foreign Affairs of Japan, during his visit to the Republic of Paraguay, held a meeting with "
        "H.E. Mr. Juan Lopez, Minister of Foreign Affairs of the Republic of Paraguay. They agreed to expand trade.\n\n"
        "Subsequently, Minister Mori paid a courtesy call on H.E. Mr. Luis Pena, President of the Republic of Paraguay."
    )
    assert (call.where.city, call.where.country) == ("", "PY")


@pytest.mark.parametrize(
    "sentence",
    [
        "The round was the first to be held in person since 2019; the one before took place by video conference.",
        "Berg thanked Wafula for co-hosting the next, virtual edition of the forum.",
    ],
)
def test_another_meeting_was_on_a_screen(sentence: str) -> None:
    told = account(f"{MET} in Oslo on 3 May 2024. They agreed to expand trade.\n\n{sentence}")
    assert told.where.mode is Mode.IN_PERSON


@pytest.mark.parametrize(
    "sentence",
    [
        "They noted the success of the gathering at Nairobi.",
        "They reviewed what had been agreed at the second round held in Nairobi in 2018.",
        "Berg conveyed his solidarity over the floods in Mombasa.",
    ],
)
def test_another_place_is_only_spoken_of(sentence: str) -> None:
    told = account(f"On 3 May 2024 {MET}. They agreed to expand trade.\n\n{sentence}")
    assert told.where.city == ""


def test_a_day_with_a_full_stop() -> None:
    told = account("Ministers sign treaty\n\n18. February 2014 - 17:48\n\nToday in Oslo " + MET + ". They agreed to expand trade.")
    assert told.when.start and told.when.start.isoformat() == "2014-02-18"


def test_the_day_of_a_headline_that_is_still_to_come() -> None:
    told = account(f"Kenya, Norway to sign accord on Jan 11\n\nNAIROBI, Oct 30, 2023 -- {MET} here on Sunday. They agreed to expand trade.")
    assert told.when.start and told.when.start.isoformat() == "2023-10-29"


def test_what_two_signed_is_a_meeting_or_talks() -> None:
    signed = "Kenyan Foreign Minister Peter Wafula and Norwegian Foreign Minister Ola Berg signed a treaty in Oslo on 3 May 2024."
    assert account(signed + " They agreed to expand trade.").kind is Kind.MEETING
    assert account(signed + " During the talks preceding the ceremony they discussed fish.").kind is Kind.TALKS


def test_likely_to_hold_is_still_to_come() -> None:
    found = accounts(
        "Norwegian Prime Minister Ola Berg and Kenyan Prime Minister Peter Wafula are likely to hold the first round of intergovernmental "
        "consultations in Oslo around March 18, government sources said on 12 February 2023."
    )
    assert all(one.status is not Status.HELD for one in found)


def test_a_memorandum_on_a_dialogue_names_no_meeting() -> None:
    told = account(f"{MET} in Oslo on 3 May 2024, and signed a memorandum of understanding on a Strategic Trade and Economic Dialogue.")
    assert told.series == ""
    assert told.kind is Kind.MEETING


def test_a_round_upon_whose_conclusion_a_statement_was_issued() -> None:
    told = account(
        "Kenya and Norway on Friday issued a joint statement upon conclusion of the 8th Session of the Kenya-Norway Joint Commission, which was held in Oslo. "
        "The session was co-chaired by Kenyan Minister Peter Wafula and Norwegian Minister Ola Berg on 3 May 2024."
    )
    assert (told.kind, told.round_no) == (Kind.COMMISSION, 8)


def test_the_dateline_tells_the_day_without_its_year() -> None:
    told = account(
        "OSLO, Oct 30 (ANA):Kenya and Norway have agreed to trade in tea.\n\n" + MET + " in the capital. They agreed to expand trade.",
        published="2023-10-31",
    )
    assert told.when.start and told.when.start.isoformat() == "2023-10-30"


def test_a_town_that_no_table_has_behind_a_long_name() -> None:
    main = accounts(
        "date 2024-05-09\n\nPresident Grace A. Otieno, Jr. of Norway met today with Prime Minister Aurelio Fonseca e Monteiro da Silva of the Republic of Kenya in "
        "Kilgoris, Kenya. The two leaders discussed trade between Norway and Kenya."
    )[0]
    assert (main.where.city, main.where.country) == ("Kilgoris", "KE")
