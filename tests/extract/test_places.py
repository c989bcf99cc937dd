"""Where a meeting was held: beside the verb of holding, never the dateline's city, never the city of a title."""

from __future__ import annotations

import pytest

from briefgen.model import Mode, Where
from extract.texts import account, accounts

WHO = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg"


def where(text: str) -> Where:
    return account(
        f"{text}\n\nThe two sides agreed that trade in tea should grow, and that both of them will look into the price of it."
    ).where


# text, city, country, venue
PLACES = [
    pytest.param(f"{WHO} in Oslo on 14 May 2024.", "Oslo", "NO", "", id="in-city"),
    pytest.param(f"{WHO} in Kenya on 14 May 2024.", "", "KE", "", id="in-country"),
    pytest.param(f"{WHO} in Zadarina, eastern Croatia, on 14 May 2024.", "Zadarina", "HR", "", id="unknown-city-in-a-part-of-a-country"),
    pytest.param(f"{WHO} in Zadarina in northern Croatia on 14 May 2024.", "Zadarina", "HR", "", id="unknown-city-in-the-north"),
    pytest.param(
        f"{WHO} in the Croatian resort town of Zadarina on 14 May 2024.", "Zadarina", "HR", "", id="unknown-city-behind-a-demonym"
    ),
    pytest.param(f"{WHO} on 14 May 2024 to discuss the war in Sudan.", "", "", "", id="country-that-they-discussed"),
    pytest.param(f"{WHO} in Washington, D.C. on 14 May 2024.", "Washington", "US", "", id="washington-dc"),
    pytest.param(f"{WHO} in Washington DC on 14 May 2024.", "Washington", "US", "", id="washington-dc-plain"),
    pytest.param(
        f"Visit of the Norwegian Foreign Minister – Oslo, May 14, 2024\n\n{WHO} on 14 May 2024, and spoke of preparations for the climate summit, in Lima.",
        "Oslo",
        "NO",
        "",
        id="headline-with-place-and-date",
    ),
    pytest.param(f"{WHO} in Hà Nội on 14 May 2024.", "Hanoi", "VN", "", id="house-form"),
    pytest.param(f"{WHO} in the Norwegian capital city of Oslo on 14 May 2024.", "Oslo", "NO", "", id="capital-city-of"),
    pytest.param(f"CAIRO, May 15 (XYZ) - {WHO} in Oslo on 14 May 2024.", "Oslo", "NO", "", id="not-the-dateline"),
    pytest.param(f"CAIRO, May 15 (XYZ) - {WHO} on 14 May 2024.", "", "", "", id="dateline-alone-is-no-venue"),
    pytest.param(
        f"OSLO, May 15 (XYZ) - {WHO} here on 14 May 2024.",
        "Oslo",
        "NO",
        "",
        id="here",
    ),
    pytest.param(f"NEW DELHI, May 15 (XYZ) - {WHO} in the national capital on 14 May 2024.", "New Delhi", "IN", "", id="national-capital"),
    pytest.param(f"{WHO} at the State Guest House Padma in Dhaka on 14 May 2024.", "Dhaka", "BD", "State Guest House", id="guest-house"),
    pytest.param(
        f"{WHO} at the Ministry of Foreign Affairs in Oslo on 14 May 2024.", "Oslo", "NO", "Ministry of Foreign Affairs", id="ministry"
    ),
    pytest.param(
        f"OSLO, May 15 (XYZ) - {WHO} in the Norwegian capital on 14 May 2024.", "Oslo", "NO", "", id="its-capital-named-in-the-dateline"
    ),
    pytest.param(f"CAIRO, May 15 (XYZ) - {WHO} in the Norwegian capital on 14 May 2024.", "", "NO", "", id="its-capital-not-named"),
    pytest.param(f"{WHO} on the sidelines of the Doha Forum 2024.", "", "QA", "", id="sidelines-of-a-forum"),
    pytest.param(
        f"{WHO} on 14 May. They spoke of plans for the summit in Vilnius and of the holy places in Jerusalem.",
        "",
        "",
        "",
        id="cities-spoken-of",
    ),
    pytest.param(f"In Norway, {WHO} on 14 May 2024.", "", "NO", "", id="in-a-country"),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno held talks in Kenya with Norwegian Foreign Minister Ola Berg.",
        "",
        "KE",
        "",
        id="talks-in-a-country",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno received Norwegian Foreign Minister Ola Berg at the Presidential Palace on 14 May 2024.",
        "",
        "KE",
        "Presidential Palace",
        id="received-at-a-palace",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno met with visiting Norwegian Foreign Minister Ola Berg on 14 May 2024.",
        "",
        "KE",
        "",
        id="the-visiting-one",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno hosted Norwegian Foreign Minister Ola Berg on 14 May 2024.", "", "KE", "", id="the-host"
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno received Norwegian Foreign Minister Ola Berg on the sidelines of the General Assembly.",
        "",
        "",
        "",
        id="received-on-the-sidelines",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno and Norwegian Foreign Minister Ola Berg held talks on 14 May. The previous round was held in Oslo in 2022.",
        "",
        "",
        "",
        id="the-round-before",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno met the Crown Prince of Abu Dhabi, Sheikh Rashid Al Dhaheri, on 14 May 2024.",
        "",
        "",
        "",
        id="the-prince-of-a-city",
    ),
    pytest.param(f"{WHO} in Cairo, Egypt, on 14 May 2024.", "Cairo", "EG", "", id="city-and-country"),
    pytest.param(
        "The 5th Kenya-Norway Political Consultations were held in Oslo on 14 May 2024 between Kenyan Minister Grace Otieno and Norwegian Minister Ola Berg.",
        "Oslo",
        "NO",
        "",
        id="series",
    ),
    pytest.param(
        "Oslo hosted the 5th Kenya-Norway Political Consultations on 14 May 2024, co-chaired by Kenyan Minister Grace Otieno and Norwegian Minister Ola Berg.",
        "Oslo",
        "NO",
        "",
        id="city-hosts",
    ),
    pytest.param(
        f"{WHO}, Director of the Bureau for Africa in Washington, in Oslo on 14 May 2024.",
        "Oslo",
        "NO",
        "",
        id="city-of-a-title",
        marks=pytest.mark.xfail(strict=True, reason="a city inside the title that follows a name is taken for the place of the meeting"),
    ),
    pytest.param(f"{WHO} in Songkhla on 14 May 2024.", "Songkhla", "", "", id="city-of-no-table"),
    pytest.param(f"{WHO} in Zadarina, Croatia, on 14 May 2024.", "Zadarina", "HR", "", id="city-of-no-table-and-its-country"),
    pytest.param(
        f"{WHO} on 14 May 2024 on the sidelines of the meeting of the Tea Process in Dubrovnik.",
        "Dubrovnik",
        "HR",
        "",
        id="city-of-a-process",
    ),
    pytest.param(f"{WHO} on 14 May 2024. Minister Berg arrived from Stockholm.", "", "", "", id="from-is-no-venue"),
    pytest.param(f"{WHO} in May 2024.", "", "", "", id="month-is-no-city"),
]


@pytest.mark.parametrize(("text", "city", "country", "venue"), PLACES)
def test_place(text: str, city: str, country: str, venue: str) -> None:
    found = where(text)
    assert (found.city, found.country) == (city, country)
    assert found.venue.startswith(venue) and bool(found.venue) == bool(venue)


def test_a_country_without_a_city() -> None:
    found = where(f"{WHO} on 14 May 2024 during his visit to Kenya.")
    assert (found.city, found.country) == ("", "KE")


MODES = [
    pytest.param(f"{WHO} in Oslo on 14 May 2024.", Mode.IN_PERSON, id="in-person"),
    pytest.param(f"{WHO} by video conference on 14 May 2024.", Mode.VIRTUAL, id="video"),
    pytest.param(f"{WHO} virtually on 14 May 2024.", Mode.VIRTUAL, id="virtually"),
    pytest.param(
        f"{WHO} in hybrid form in Oslo on 14 May 2024.",
        Mode.HYBRID,
        id="hybrid",
    ),
    pytest.param(
        "Kenyan Foreign Minister Grace Otieno spoke by phone with Norwegian Foreign Minister Ola Berg on 14 May 2024.",
        Mode.PHONE,
        id="phone",
    ),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(text: str, mode: Mode) -> None:
    found = where(text)
    assert found.mode is mode
    if mode in (Mode.PHONE, Mode.VIRTUAL):
        assert (found.city, found.country) == ("", "")


def test_a_side_meeting_takes_the_place_of_the_main_one_and_says_so() -> None:
    text = (
        "The 5th Kenya-Norway Political Consultations were held in Oslo on 14 May 2024, co-chaired by Kenyan Principal Secretary Grace Otieno "
        "and Norwegian State Secretary Ola Berg.\n\nThe same day, Principal Secretary Otieno met Norwegian Foreign Minister Kari Lund."
    )
    main, side = accounts(text)
    assert (main.where.city, main.where.carried) == ("Oslo", False)
    assert (side.where.city, side.where.carried) == ("Oslo", True)


def test_earlier_talks_lend_no_place() -> None:
    text = (
        "Kenya and Norway hold talks\n\n14 May 2024\n\nKenyan Foreign Minister Grace Otieno held talks with Norwegian Foreign Minister Ola Berg on 13 May 2024.\n\n"
        "They built on the talks held in Oslo on 3 March. The two sides agreed on ports.\n"
    )
    main = accounts(text)[0]
    assert (main.where.city, main.where.country) == ("", "")
