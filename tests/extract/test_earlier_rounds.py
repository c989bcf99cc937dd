"""Earlier rounds and meetings of another day, told in a sentence of their own: they are events of their own, and lend nothing to the main one."""

from __future__ import annotations

import pytest

from briefgen.model import Account
from extract.texts import account, accounts

OPENING = (
    "OSLO, 14 May 2024 - The 5th Kenya-Norway Joint Commission on Trade (JCT) was held in Oslo on 14 May 2024, co-chaired by Kenyan Foreign "
    "Minister Grace Otieno and Norwegian Foreign Minister Ola Berg.\n\nThe two sides agreed to cooperate in radar.\n\n"
)
# The sentence, its day, its city ("*": any), its number.
ROWS = """
The previous round was held in Nairobi in March 2022. | 2022-03 | Nairobi |
The commission last convened in 2022 in Nairobi. | 2022 | Nairobi |
The commission last met in Nairobi in March 2022. | 2022-03 | Nairobi |
The Joint Commission last met in 2022. | 2022 |  |
The 4th JCT was held in Nairobi in March. | 2024-03 | Nairobi | 4
The 4th JCT was held in Nairobi in March 2022. | 2022-03 | Nairobi | 4
The 4th JCT took place in Nairobi on 3 March 2022. | 2022-03-03 | Nairobi | 4
The last session took place in Nairobi on 3 March 2022. | 2022-03-03 | Nairobi |
The previous consultations were held in March 2022 in Nairobi. | 2022-03 | Nairobi |
The fourth session of the Joint Commission was held in Nairobi in 2022. | 2022 | Nairobi | 4
The fourth round took place in Nairobi in March 2022. | 2022-03 | Nairobi | 4
The previous, fourth session was held in Nairobi in March 2022. | 2022-03 | Nairobi | 4
The Commission was previously held in Nairobi in 2022. | 2022 | Nairobi |
It follows the fourth session, held in Nairobi in March 2022. | 2022-03 | Nairobi | 4
The two sides held their last session in Nairobi in March 2022. | 2022-03 | Nairobi |
The first meeting of the Commission was held on 3 May 2019 in Nairobi. | 2019-05-03 | Nairobi | 1
The inaugural session of the Joint Commission was held in Nairobi in 2016. | 2016 | Nairobi | 1
Nairobi hosted the previous session in March 2022. | 2022-03 | Nairobi |
Kenya hosted the fourth session in March 2022. | 2022-03 |  | 4
The fourth session of the Commission met in Nairobi on 3 March 2022. | 2022-03-03 | Nairobi | 4
The last meeting of the Commission dates back to March 2022 in Nairobi. | 2022-03 | Nairobi |
The previous meeting of the commission was organised in Nairobi in March 2022. | 2022-03 | Nairobi |
The Commission had its fourth session in Nairobi on 3 March 2022. | 2022-03-03 | Nairobi | 4
Otieno and Berg last met in New York in September 2023. | 2023-09 | New York |
The two ministers last met in New York in September 2023. | 2023-09 | New York |
The two ministers had met in New York in September 2023 on the sidelines of the General Assembly. | 2023-09 | New York |
The two ministers previously held talks in Nairobi on 3 March 2022. | 2022-03-03 | Nairobi |
On 13 May the two ministers had a talk in a narrow format. | 2024-05-13 |  |
It is recalled that on May 13 the two ministers held talks in a narrow format. | 2024-05-13 |  |
Earlier, on 13 May, the ministers held a tête-à-tête meeting. | 2024-05-13 |  |
Berg visited Kenya in March 2022. | 2022-03 |  |
Foreign Minister Berg paid an official visit to Kenya in March 2022. | 2022-03 |  |
The session was preceded on Monday by a meeting of experts led by Deputy Minister Amos Kiplagat and Deputy Minister Liv Dahl. | 2024-05-13 | * |
The session was preceded by a senior officials' meeting on 13 May, co-chaired by Permanent Secretary Amos Kiplagat and Director General Liv Dahl. | 2024-05-13 | * |
Prior to the session, senior officials met on 13 May under Permanent Secretary Amos Kiplagat of Kenya and Director General Liv Dahl of Norway. | 2024-05-13 | * |
"""


def day(one: Account) -> str:
    return one.when.start.isoformat() if one.when.start else one.when.partial


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_an_earlier_round_is_an_event_of_its_own(row: str) -> None:
    sentence, when, city, number = (part.strip() for part in row.split("|"))
    main, *others = accounts(OPENING + sentence)
    assert (day(main), main.where.city, main.round_no) == ("2024-05-14", "Oslo", 5)
    assert [person.name for person in main.people if person.role == "lead"] == ["Grace Otieno", "Ola Berg"]
    assert len(others) == 1
    assert day(others[0]) == when
    assert city in ("*", others[0].where.city)
    assert str(others[0].round_no or "") == number or not number


@pytest.mark.parametrize(
    "sentence",
    [
        "The sides reviewed the decisions that were taken at the 4th JCT, held in Nairobi in March 2022.",
        "The fifth session was held in a friendly atmosphere on 14 May 2024.",
        "The next session will be held in Nairobi in March 2026.",
        "The Commission was established in 2012.",
    ],
)
def test_what_only_names_a_round_is_none(sentence: str) -> None:
    assert len([one for one in accounts(OPENING + sentence) if one.when.start is None or day(one) != "2024-05-14"]) == 0


def test_the_meeting_before_is_not_where_later_words_belong() -> None:
    text = (
        "President Ana Otieno and her host, President Ola Berg, on 14 May 2024 co-chaired the 5th session of the Kenya-Norway Joint Commission in "
        "Oslo.\n\nThe session, which was preceded on 13 May by a ministerial meeting led by the Minister of Trade, Amos Kiplagat, and Norway's "
        "Minister of Trade, Liv Dahl, was the first in years.\n\nAddressing the session, Otieno called for more trade in tea.\n"
    )
    main, before = accounts(text)
    assert [(person.name, person.side) for person in main.people] == [("Ana Otieno", "KE"), ("Ola Berg", "NO")]
    assert [(person.name, person.side) for person in before.people] == [("Amos Kiplagat", "KE"), ("Liv Dahl", "NO")]
    assert {act.side for act in main.acts} == {"KE"}
    assert not before.acts


def test_a_country_without_a_city_is_where_it_was() -> None:
    one = account("President Ana Cruz of Peru met with Prime Minister Otieno of Kenya in Kenya on 14 May 2024.")
    assert (one.where.city, one.where.country) == ("", "KE")


def test_a_city_that_stands_for_its_government_is_no_place() -> None:
    one = account(
        "NAIROBI, 14 May 2024 - Kenyan President Ana Otieno on Tuesday welcomed Norwegian Prime Minister Ola Berg at State House.\n\n"
        "Berg, who arrived for a three-day visit, said Oslo would double its aid. (KNA)"
    )
    assert (one.where.city, one.where.country) != ("Oslo", "NO")


def test_a_round_in_other_words() -> None:
    one = account(
        "The sixth meeting of the Supreme Interstate Council of Kenya and Norway took place in Oslo on 14 May 2024 under the chairmanship of "
        "President Ana Otieno of Kenya and Prime Minister Ola Berg of Norway."
    )
    assert (one.series, one.round_no) == ("Supreme Interstate Council", 6)
    other = account("Kenya and Norway organized the first Kenya-Norway Trade Conference in Oslo on 14 May 2024.")
    assert (other.series, other.round_no, other.where.city) == ("Kenya-Norway Trade Conference", 1, "Oslo")


def test_an_office_not_yet_held() -> None:
    one = account(
        "Deputy Minister Grace Otieno of Kenya met on 14 May 2024 with Norwegian National Security Advisor-designate Dr. Ola Berg."
    )
    assert ("Ola Berg", "National Security Advisor-designate", "NO") in [(p.name, p.title, p.side) for p in one.people]
