"""Sentences that tell of a second meeting beside a main one: who met, on which day, and in which city."""

from __future__ import annotations

import pytest

from briefgen.extract import accounts_of
from briefgen.lexicon import load_lexicon
from briefgen.model import Account, Status
from briefgen.prepare import prepare
from briefgen.readers import read_document

LEAD = """Norway and Vietnam hold talks

Hanoi, 14 May 2024 – Minister of Foreign Affairs of Norway Anne Lindqvist held talks with Vietnamese Foreign Minister Trần Văn Hải in Hanoi on 13 May 2024.

The two ministers discussed trade and maritime affairs, and agreed to step up cooperation in aquaculture.

"""

TOLD = [  # sentence, parts of two names, the beginning of the day ("" where the text gives none), the city where it is another one
    ("On the same day, Minister Lindqvist was also received by Prime Minister Lê Minh Đức.", "Lindqvist", "Đức", "2024-05-13", ""),
    ("During her visit, the Norwegian Minister paid a courtesy call on President Phạm Quang Long.", "Lindqvist", "Long", "", ""),
    ("Earlier in the day, Lindqvist called on National Assembly Chairman Vũ Thành An.", "Lindqvist", "An", "2024-05-13", ""),
    (
        "While in Hanoi, Minister Lindqvist was granted an audience by State President Phạm Quang Long on 14 May.",
        "Lindqvist",
        "Long",
        "2024-05-14",
        "Hanoi",
    ),
    ("She also met with the Minister of Industry and Trade, Nguyễn Hữu Phước.", "Lindqvist", "Phước", "", ""),
    (
        "Minister Lindqvist had a separate meeting with Minister of Agriculture Hoàng Văn Tâm, with whom she discussed salmon exports.",
        "Lindqvist",
        "Tâm",
        "",
        "",
    ),
    (
        "The talks were preceded by a senior officials' meeting on 12 May, co-chaired by Deputy Minister Đỗ Hùng Cường and State Secretary Bjørn Haugen.",
        "Cường",
        "Haugen",
        "2024-05-12",
        "",
    ),
    (
        "A meeting at the level of directors-general was held on 12 May, led by Director-General Bùi Thị Lan and Director General Kjetil Moe.",
        "Lan",
        "Moe",
        "2024-05-12",
        "",
    ),
    ("The previous meeting between the two ministers took place in Oslo in November 2022.", "", "", "2022-11", "Oslo"),
    ("Lindqvist and Hải last met in New York on 25 September 2023.", "Lindqvist", "Hải", "2023-09-25", "New York"),
    ("The ministers last spoke by telephone on 3 March 2024.", "", "", "2024-03-03", ""),
    ("Prime Minister Lê Minh Đức paid an official visit to Norway in November 2021.", "Đức", "", "2021-11", ""),
    ("They recalled the visit of Prime Minister Lê Minh Đức to Oslo in November 2021.", "Đức", "", "2021-11", "Oslo"),
    (
        "The visit follows a phone call between Prime Minister Lê Minh Đức and Prime Minister Jonas Strand on 2 April 2024.",
        "Đức",
        "Strand",
        "2024-04-02",
        "",
    ),
    ("Norwegian State Secretary Bjørn Haugen visited Vietnam in January 2024.", "Haugen", "", "2024-01", ""),
    (
        "Earlier, on 10 May, Lindqvist met Singapore's Foreign Minister Raymond Koh in Singapore.",
        "Lindqvist",
        "Koh",
        "2024-05-10",
        "Singapore",
    ),
    (
        "The fourth Vietnam-Norway Political Consultations were held in Oslo on 6 June 2023 at deputy minister level.",
        "",
        "",
        "2023-06-06",
        "Oslo",
    ),
    ("On the margins of the talks, Deputy Minister Đỗ Hùng Cường met State Secretary Bjørn Haugen.", "Cường", "Haugen", "", ""),
    (
        "Following the talks, Minister Lindqvist met Prime Minister Lê Minh Đức, who stressed the importance of the Norwegian market.",
        "Lindqvist",
        "Đức",
        "",
        "",
    ),
    (
        "Receiving Minister Lindqvist later on Monday, Prime Minister Lê Minh Đức said Vietnam valued Norway's support.",
        "Lindqvist",
        "Đức",
        "2024-05-13",
        "",
    ),
    (
        "At his meeting with the Norwegian guest, Prime Minister Lê Minh Đức proposed that the two sides conclude the EFTA agreement.",
        "Lindqvist",
        "Đức",
        "",
        "",
    ),
    (
        "At a meeting with Deputy Prime Minister Ngô Quốc Bảo the same afternoon, Lindqvist discussed carbon capture.",
        "Lindqvist",
        "Bảo",
        "2024-05-13",
        "",
    ),
    (
        "Minister Lindqvist's programme also included meetings with Prime Minister Lê Minh Đức and President Phạm Quang Long.",
        "Lindqvist",
        "Đức",
        "",
        "",
    ),
    ("The Norwegian minister also held bilateral talks with Minister of Defence Phan Tiến Dũng.", "Lindqvist", "Dũng", "", ""),
    (
        "On 14 May, Minister Lindqvist and Deputy Minister of Planning Cao Thị Mai co-chaired the Vietnam-Norway Business Forum.",
        "Lindqvist",
        "Mai",
        "2024-05-14",
        "",
    ),
    ("Prime Minister Đức received the Norwegian Minister on Monday afternoon.", "Lindqvist", "Đức", "2024-05-13", ""),
    ("The Norwegian Foreign Minister was received by Prime Minister Lê Minh Đức on 14 May.", "Lindqvist", "Đức", "2024-05-14", ""),
    ("In February 2024 Hải had received Norway's Special Envoy for the Ocean, Vidar Helle, in Hanoi.", "Hải", "Helle", "2024-02", "Hanoi"),
    (
        "This was the second meeting between the two ministers this year, after their meeting in Munich on 17 February.",
        "",
        "",
        "2024-02-17",
        "Munich",
    ),
    ("It was their first meeting since Minister Hải's visit to Oslo in March 2023.", "Hải", "", "2023-03", "Oslo"),
    (
        "The decision was taken at the seventh session of the Joint Committee, held in Oslo on 20 October 2023.",
        "",
        "",
        "2023-10-20",
        "Oslo",
    ),
    (
        "Lindqvist also paid a visit to the Ministry of Public Security, where she was received by Minister Tô Đình Quân.",
        "Lindqvist",
        "Quân",
        "",
        "",
    ),
    (
        "Also on 13 May, Norwegian Ambassador Mette Solberg met with Deputy Minister Lê Thị Hoa to discuss visas.",
        "Solberg",
        "Hoa",
        "2024-05-13",
        "",
    ),
    ("President Phạm Quang Long also met with Minister Lindqvist on the occasion of her visit.", "Lindqvist", "Long", "", ""),
    (
        "Speaker of the Storting Kari Bakke met National Assembly Chairman Vũ Thành An in Hanoi in December 2023.",
        "Bakke",
        "An",
        "2023-12",
        "Hanoi",
    ),
    ("On 12 May, Lindqvist visited Laos, where she met Foreign Minister Thongphan Savath.", "Lindqvist", "Savath", "2024-05-12", ""),
    ("The two sides' defence ministers, Phan Tiến Dũng and Roar Nilsen, spoke by phone on 8 May.", "Dũng", "Nilsen", "2024-05-08", ""),
    ("Prime Ministers Strand and Đức met at COP28 in Dubai in December 2023.", "Strand", "Đức", "2023-12", "Dubai"),
]
NOTHING_MORE = [
    "The Minister will visit Ho Chi Minh City on 15 May and meet Chairman Phan Văn Minh.",
    "Prior to the talks, Hải hosted a welcome ceremony for Lindqvist.",
    "The talks took place on the eve of a meeting between Prime Minister Strand and Prime Minister Đức at the climate summit.",
    "In the evening, Hải hosted a dinner for Lindqvist and the delegation.",
    "She was accompanied by Ambassador Mette Solberg.",
]


def side_events(sentence: str) -> list[Account]:
    readout = prepare(read_document((LEAD + sentence + "\n").encode(), "side.txt"))
    return [one for one in accounts_of(readout, load_lexicon()) if not one.primary and one.status is not Status.ANNOUNCED]


@pytest.mark.parametrize(("sentence", "first", "second", "day", "city"), TOLD, ids=range(len(TOLD)))
def test_a_second_meeting(sentence: str, first: str, second: str, day: str, city: str) -> None:
    (event,) = side_events(sentence)
    names = " ".join(person.name for person in event.people)
    assert first in names and second in names
    assert str(event.when.start or event.when.partial).startswith(day)
    assert not city or event.where.city == city
    assert set(event.parties) == {"NO", "VN"} or first == "Lindqvist"


@pytest.mark.parametrize("sentence", NOTHING_MORE)
def test_no_second_meeting(sentence: str) -> None:
    assert not side_events(sentence)


def test_a_call_before_does_not_make_the_meeting_one() -> None:
    text = LEAD + "The visit follows a phone call between Prime Minister Lê Minh Đức and Prime Minister Jonas Strand on 2 April 2024.\n"
    main = accounts_of(prepare(read_document(text.encode(), "side.txt")), load_lexicon())[0]
    assert (main.where.mode.value, main.where.city) == ("in person", "Hanoi")


def test_a_round_of_weeks_before_is_not_the_meeting_of_today() -> None:
    text = (
        "Talks in Washington\n\n18 July 2023\n\nUnited States Secretary of State Antony Halloran met today with Kenyan Foreign Minister Grace Otieno in Washington.\n\n"
        "The two countries held the second round of trade negotiations in Nairobi on 17 April 2023.\n"
    )
    main, earlier = accounts_of(prepare(read_document(text.encode(), "today.txt")), load_lexicon())
    assert (str(main.when.start), main.where.city, main.round_no) == ("2023-07-18", "Washington", None)
    assert (str(earlier.when.start), earlier.where.city, earlier.round_no) == ("2023-04-17", "Nairobi", 2)


TOUR = """Anne Lindqvist, Minister of Foreign Affairs of Norway, made a tour of three African countries from 16 to 24 August 2024, her ministry said.

The Norwegian minister completed on 17 August a programme in Ghana, including meetings with President Kofi Asante and the head of the chamber of trade.

In Kenya Lindqvist met on 20 August with the Head of State Joseph Otieno.
"""


def test_whom_a_traveller_meets_on_a_tour_is_of_the_country_of_the_stop() -> None:
    found = accounts_of(prepare(read_document(TOUR.encode(), "tour.txt")), load_lexicon())
    assert [{person.name: person.side for person in account.people if person.role == "lead"} for account in found] == [
        {"Anne Lindqvist": "NO", "Kofi Asante": "GH"},
        {"Anne Lindqvist": "NO", "Joseph Otieno": "KE"},
    ]
    assert found[1].where.country == "KE"
