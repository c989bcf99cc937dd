"""Of which side two people are, and which meeting the text is about, where the sentence of meeting names nobody."""

from __future__ import annotations

import pytest

from briefgen.model import Kind
from extract.texts import account, people

WORK = "\n\nThe two leaders agreed to expand trade in maize."
TOLD = [  # text, the names of the leads by side
    (
        "Kenya and Tanzania have turned a page, with Presidents Daniel Mwangi and Asha Juma directing their ministers to act.\n\n"
        "The two leaders met at Elm House, Nairobi, on Tuesday, at the start of a two-day visit.",
        {"KE": "Daniel Mwangi", "TZ": "Asha Juma"},
    ),
    (
        "Kenyan President Daniel Mwangi says trade with Tanzania will grow. Tanzanian President Asha Juma shares the view.\n\n"
        "They met at Elm House, Nairobi, on Tuesday.",
        {"KE": "Daniel Mwangi", "TZ": "Asha Juma"},
    ),
    (
        "Kenyan Special Envoy Daniel Mwangi says trade with Tanzania will grow. Tanzanian Special Envoy Asha Juma shares the view.\n\n"
        "The two envoys met at Elm House, Nairobi, on Tuesday.",
        {"KE": "Daniel Mwangi", "TZ": "Asha Juma"},
    ),
    (
        "NAIROBI, 4 April 2023 – Kenya and Rwanda have agreed to work more closely.\n\nPresident Daniel Mwangi and his host President Jean Habimana said "
        "that the two countries would work jointly in health.\n\nThey spoke on Tuesday at Elm Village, Kigali, after holding bilateral talks.",
        {"KE": "Daniel Mwangi", "RW": "Jean Habimana"},
    ),
    (
        "Accra, 17 Oct. 2023 - Ghana and Togo on Monday signed a Partnership Agreement.\n\nPresident Kofi Mensah signed for Ghana whilst President Yao "
        "Kossi initialled for Togo, at a ceremony in Accra.",
        {"GH": "Kofi Mensah", "TG": "Yao Kossi"},
    ),
    (
        "DHAKA, April 13, 2019 - Bangladesh and Bhutan today signed five instruments.\n\nThe documents were inked in presence of Prime Minister Rahela "
        "Begum and her Bhutanese counterpart Dr Dorji Wangdi after official talks between the two countries.",
        {"BD": "Rahela Begum", "BT": "Dorji Wangdi"},
    ),
    (
        "TASHKENT, 22 December 2022 - Heads of State of Kazakhstan and Uzbekistan Askar Nurlanov and Timur Yusupov held negotiations in Tashkent today.",
        {"KZ": "Askar Nurlanov", "UZ": "Timur Yusupov"},
    ),
    (
        "14 May 2024\n\nPresident Carlos Vega of Argentina spoke today with his peer from Brazil, Jair Costa, by telephone.",
        {"AR": "Carlos Vega", "BR": "Jair Costa"},
    ),
]


@pytest.mark.parametrize(("text", "leads"), TOLD)
def test_the_two_are_of_two_sides(text: str, leads: dict[str, str]) -> None:
    told = account(text + WORK)
    assert {person.side: person.name for person in told.people if person.role == "lead"} == leads


def test_two_ministers_with_their_counterparts() -> None:
    told = account(
        "Jakarta, 9 September 2021 - The 2+2 Meeting between Indonesia and Australia was led by Foreign Minister Sri Hartati and Minister for Defence "
        "Budi Santoso of Indonesia, together with their counterparts Minister for Foreign Affairs Anna Hill and Minister for Defence Paul Costa."
    )
    assert {person.name: person.side for person in told.people} == {
        "Hartati": "ID",
        "Budi Santoso": "ID",
        "Anna Hill": "AU",
        "Paul Costa": "AU",
    }


def test_an_agreement_that_two_reached_on_a_day() -> None:
    told = account(
        "Norway and Kenya raise limits\n\n31 August 2021\n\nPrime ministers Ola Berg and Peter Wafula reached an agreement on fishing on Tuesday at a round "
        "of talks in Oslo." + WORK
    )
    assert {person.side: person.name for person in told.people} == {"NO": "Ola Berg", "KE": "Peter Wafula"}
    assert told.when.start and told.when.start.isoformat() == "2021-08-31"


def test_talks_that_were_held_with_two_leading() -> None:
    told = account(
        "24 April 2024\n\nThe official talks between Nepal and Qatar were held today at Hotel Elm, with Prime Minister Hari Koirala and Sheikh Faris bin "
        "Nasser, Amir of the State of Qatar, leading the respective delegations." + WORK
    )
    assert told.kind is Kind.TALKS
    assert {person.side for person in told.people} == {"NP", "QA"}


def test_of_those_in_the_name_of_a_dialogue_the_last_has_the_side_that_is_left() -> None:
    told = account(
        "7 May 2023\n\nMinister Asad Khan and Chinese Foreign Minister Li Qun co-chaired the fourth round of the Pakistan-China Strategic Dialogue on "
        "Saturday. The two sides agreed to expand trade."
    )
    assert {person.side: person.name for person in told.people} == {"PK": "Asad Khan", "CN": "Li Qun"}


def test_who_took_part_in_talks_of_others_is_no_lead() -> None:
    told = account(
        "Monday 30 November 2020\n\nThe Foreign Minister of Argentina, Diego Ruiz, participated this Monday in the meeting that the President of Argentina, "
        "Carlos Vega, held with his peer from Brazil, Jair Costa." + WORK
    )
    assert {person.side: person.name for person in told.people if person.role == "lead"} == {"AR": "Carlos Vega", "BR": "Jair Costa"}


def test_heads_of_state_by_the_name_of_their_office() -> None:
    told = account(
        "TASHKENT, 22 December 2022 - Heads of State of Kazakhstan and Uzbekistan Askar Nurlanov and Timur Yusupov held negotiations in Tashkent today. "
        "The Presidents agreed to build a road."
    )
    assert {person.title for person in told.people} == {"President"}


def test_who_comes_along_is_of_the_same_side() -> None:
    told = account(
        "3 May 2024\n\nThe foreign and transport ministers of Norway, Kenya and Peru met in Oslo on Friday.\n\nNorwegian Foreign Minister Ola Berg was "
        "accompanied by Transport Minister Jan Holm, while Kenyan Foreign Minister Peter Wafula was flanked by Transport Minister Grace Otieno, and Peruvian "
        "Foreign Minister Luis Pena came alone.\n\nHolm, who held a separate meeting with Otieno, spoke of ships. The ministers agreed to build a road."
    )
    assert {person.side for person in told.people if person.role == "lead"} == {"NO", "KE", "PE"}


def test_a_king_beside_two_prime_ministers() -> None:
    told = account(
        "Norway and Peru raise limits\n\n31 August 2021\n\nPrime ministers Ola Berg and Luis Pena reached an agreement on fishing on Tuesday in Oslo."
        + WORK
        + "\n\nAt noon the two were received by King Harald."
    )
    assert {person.side: person.name for person in told.people if person.role == "lead"} == {"NO": "Ola Berg", "PE": "Luis Pena"}


def test_a_father_and_his_son_are_two() -> None:
    told = account(
        "NEOM, July 12, 2021 -- King Faris bin Abdulaziz Al Nasser of Saudi Arabia held talks with Sultan Hamad bin Tariq of Oman in Neom on Monday, in the "
        "presence of Prince Khalid bin Faris bin Abdulaziz, Crown Prince and Minister of Defense." + WORK
    )
    assert {person.name: person.title for person in told.people if person.side == "SA" and person.role == "lead"} == {
        "Faris bin Abdulaziz Al Nasser": "King"
    }


NAMED = [  # sentence, names with titles
    ("Presidents of Kenya and Norway Peter Wafula and Ola Berg held talks.", [("Peter Wafula", "President"), ("Ola Berg", "President")]),
    (
        "The Foreign Minister of Kenya, Peter Wafula together with the Foreign Minister of Norway, Ola Berg signed a memorandum.",
        [("Peter Wafula", "Foreign Minister"), ("Ola Berg", "Foreign Minister")],
    ),
    ("Acting Foreign Minister Mawlawi Amir Khan Noorzai attended.", [("Amir Khan Noorzai", "Acting Foreign Minister")]),
    ("Earlier at Elm House, Trade Secretary Anna Hill spoke.", [("Anna Hill", "Trade Secretary")]),
    ("The Prime Minister and President Peter Wafula signed it.", [("", "Prime Minister"), ("Peter Wafula", "President")]),
]


@pytest.mark.parametrize(("sentence", "named"), NAMED)
def test_names_and_titles(sentence: str, named: list[tuple[str, str]]) -> None:
    assert [(one.name, one.title) for one in people(sentence)] == named
