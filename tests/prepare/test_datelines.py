"""Datelines: where and when a text was filed. And the language gate, the publisher and its side."""

from __future__ import annotations

from datetime import date

import pytest
from extract.texts import readout

from briefgen.prepare.dateline import dateline_at, find_dateline
from briefgen.prepare.days import parse_full_date
from briefgen.prepare.language import is_english

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg on Tuesday."

# head, place, agency, full date, month and day
DATELINES = [
    pytest.param("HANOI, April 15 (VNA) - ", "HANOI", "VNA", None, (4, 15), id="place-day-agency"),
    pytest.param("HÀ NỘI — ", "HÀ NỘI", "", None, None, id="accents-in-capitals"),
    pytest.param("MANILA 06 July 2023 — ", "MANILA", "", date(2023, 7, 6), None, id="day-first-with-year"),
    pytest.param("CAIRO, Jan. 8 (Xinhua) -- ", "CAIRO", "Xinhua", None, (1, 8), id="abbreviated-month"),
    pytest.param("Canberra (VNA) – ", "Canberra", "VNA", None, None, id="agency-only"),
    pytest.param("KUALA LUMPUR, Oct 3 (Bernama) -- ", "KUALA LUMPUR", "Bernama", None, (10, 3), id="two-words"),
    pytest.param("Jakarta (ANTARA) - ", "Jakarta", "ANTARA", None, None, id="agency-in-capitals"),
    pytest.param("Jakarta: ", "Jakarta", "", None, None, id="colon"),
    pytest.param("Washington, D.C. - ", "Washington, D.C", "", None, None, id="dotted-place"),
    pytest.param("SEOUL, Oct. 3, 2024 (Yonhap) -- ", "SEOUL", "Yonhap", date(2024, 10, 3), None, id="full-date-and-agency"),
    pytest.param("Bogotá, D.C., 12 February 2025.- ", "Bogotá, D.C", "", date(2025, 2, 12), None, id="full-stop-and-dash"),
    pytest.param("Abuja/Accra, 3 May 2024 - ", "Abuja/Accra", "", date(2024, 5, 3), None, id="two-places"),
    pytest.param("Kingston, Jamaica, 27 June 2024. ", "Kingston, Jamaica", "", date(2024, 6, 27), None, id="full-stop"),
    pytest.param("Baku, July 29, 2022. /XYZ/. ", "Baku", "XYZ", date(2022, 7, 29), None, id="full-stop-and-agency"),
    pytest.param("", "-", "", None, None, id="no-dateline"),
    pytest.param("The two ministers – ", "-", "", None, None, id="words-before-a-dash"),
    pytest.param("He said: ", "-", "", None, None, id="words-before-a-colon"),
]


@pytest.mark.parametrize(("head", "place", "agency", "day", "month_day"), DATELINES)
def test_dateline(head: str, place: str, agency: str, day: date | None, month_day: tuple[int, int] | None) -> None:
    found = dateline_at(head + LEAD, 0)
    if place == "-":
        assert found is None
    else:
        assert found is not None
        assert (found.place.rstrip("."), found.agency, found.day, found.month_day) == (place, agency, day, month_day)
        assert found.span.end == len(head)


def test_a_dateline_with_a_day_goes_before_a_bare_place() -> None:
    found = find_dateline(f"HÀ NỘI — Kenya and Norway hold talks\n\nNAIROBI, April 16 (XYZ) — {LEAD}")
    assert found is not None and (found.place, found.month_day) == ("NAIROBI", (4, 16))


FULL_DATES = [
    pytest.param("2024-05-15", date(2024, 5, 15), id="iso"),
    pytest.param("15/05/2024", date(2024, 5, 15), id="day-first"),
    pytest.param("05/15/2024", date(2024, 5, 15), id="only-month-first-is-possible"),
    pytest.param("04/05/2024", date(2024, 5, 4), id="either-is-day-first"),
    pytest.param("15.5.2024", date(2024, 5, 15), id="dots"),
    pytest.param("May 15th, 2024", date(2024, 5, 15), id="ordinal"),
    pytest.param("the 15th of May, 2024", date(2024, 5, 15), id="of"),
    pytest.param("Sept. 3, 2024", date(2024, 9, 3), id="abbreviated"),
    pytest.param("30 February 2024", None, id="no-such-day"),
    pytest.param("May 15", None, id="no-year"),
    pytest.param("29/07/22 11:40", date(2022, 7, 29), id="two-digits-before-the-hour"),
    pytest.param("room 12/05", None, id="no-date"),
]


@pytest.mark.parametrize(("text", "day"), FULL_DATES)
def test_full_dates(text: str, day: date | None) -> None:
    assert parse_full_date(text) == day


LANGUAGES = [
    pytest.param("The two ministers agreed to expand trade in rice and to meet again in Oslo in two years.", True, id="english"),
    pytest.param(
        "Bộ trưởng Ngoại giao hai nước đã hội đàm và nhất trí tăng cường hợp tác thương mại trong thời gian tới.", False, id="vietnamese"
    ),
    pytest.param(
        "Les deux ministres ont convenu de renforcer leur coopération dans le domaine du commerce et de la pêche.", False, id="french"
    ),
    pytest.param(
        "Kedua menteri sepakat untuk meningkatkan kerja sama di bidang perdagangan dan perikanan antara kedua negara.",
        False,
        id="indonesian",
    ),
    pytest.param(
        "Ambos ministros acordaron ampliar la cooperación en materia de pesca, comercio y educación entre los países.", False, id="spanish"
    ),
    pytest.param("Kenya, Norway, fisheries", True, id="too-short-to-tell"),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Washington, D.C. on 14 May 2024.",
        True,
        id="one-sentence-of-names",
    ),
    pytest.param("TRADE, FISHERIES AND PORTS: THE TWO SIDES AGREED ON ALL OF THEM IN THE TALKS", True, id="capitals"),
]


@pytest.mark.parametrize(("text", "english"), LANGUAGES)
def test_language_gate(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_another_language_is_reported_and_not_guessed() -> None:
    one = readout("Les deux ministres ont convenu de renforcer leur coopération. " * 4)
    assert one.language == "other"
    assert "not in English, not read" in one.warnings


PUBLISHERS = [
    pytest.param("Ministry of Foreign Affairs of Japan", "JP", 2, id="ministry"),
    pytest.param(
        "Embassy of Viet Nam in Kenya",
        "VN",
        2,
        id="embassy-of-one-in-another",
    ),
    pytest.param("Kenyan news site", "KE", 4, id="demonym"),
    pytest.param("The Daily Harbour", "", None, id="nobody-knows"),
]


@pytest.mark.parametrize(
    ("publisher", "side", "tier"),
    [("The Daily Mirror Site", "VN", 5), ("Viet Nam News", "VN", 3), ("Ministry of Foreign Affairs of Poland", "PL", 2)],
)
def test_an_agencys_text_at_an_outlet_that_no_table_has_is_a_repost(publisher: str, side: str, tier: int) -> None:
    body = "The two ministers met in Hanoi on 3 March 2026 and agreed to expand trade.\n\nThey also spoke of education and of the law of the sea."
    text = f"{body}\n\nBoth sides agreed to raise trade, and to meet again in Warsaw in the spring of next year. — VNS"
    one = readout(text, publisher=publisher)
    assert (one.publisher, one.side, one.tier) == (publisher, side, tier)


@pytest.mark.parametrize(("publisher", "side", "tier"), PUBLISHERS)
def test_whose_account_it_is(publisher: str, side: str, tier: int | None) -> None:
    one = readout(LEAD, publisher=publisher)
    assert (one.side, one.tier) == (side, tier)


@pytest.mark.parametrize(
    ("head", "side"),
    [
        ("Prime Minister's Office, Singapore", "SG"),
        ("Cancillería | Ministry of Foreign Affairs of Colombia", "CO"),
        ("Government Offices of Sweden", "SE"),
        ("Embassy of Kenya in Oslo gives books to Norway", ""),
    ],
)
def test_the_office_that_heads_the_page(head: str, side: str) -> None:
    assert readout(f"{head}\nMinisters hold their talks on trade\n\n{LEAD}").side == side


def test_the_agency_of_the_dateline_tells_the_side_and_the_city_does_not() -> None:
    assert readout(f"CAIRO, May 3 (VNA) - {LEAD}").side == "VN"
    assert readout(f"CAIRO, May 3 - {LEAD}").side == ""


def test_an_agency_of_common_letters_is_known_by_its_dateline() -> None:
    assert readout(f"Riyadh, April 22, 2025, SPA -- {LEAD}").side == "SA"
    assert readout(f"RABAT, April 22 (MAP) - {LEAD}").side == "MA"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("TASHKENT, 9 April 2025 /Dunyo/. The consultations took place yesterday.", date(2025, 4, 9)),
        ("CAIRO - 6 May 2024: Foreign Minister Otieno received Minister Berg.", date(2024, 5, 6)),
    ],
)
def test_agency_after_the_date_and_date_after_the_dash(line: str, day: date) -> None:
    found = dateline_at(line, 0)
    assert found is not None and found.day == day
