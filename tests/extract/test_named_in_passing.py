"""Meetings that an opening names otherwise than by "A met B", and what must not be taken for one."""

from __future__ import annotations

import pytest

from briefgen.model import Account, Kind
from extract.texts import accounts


def leads(one: Account) -> list[tuple[str, str, str]]:
    return [(person.name, person.title, person.side) for person in one.people if person.role == "lead"]


def test_the_meeting_on_whose_margins_a_deal_was_signed() -> None:
    main, *others = accounts(
        "Kenya and Norway on 9 May 2024 signed a power deal. The deal was signed by Energy Secretary Amos Kiplagat and his Norwegian counterpart Liv Dahl on "
        "the margins of the seventh meeting of the Kenya-Norway Joint Commission, which was co-chaired by Foreign Minister Grace Otieno and visiting "
        "Norwegian Foreign Minister Ola Berg.\n\nThe sixth meeting of the commission was held in Oslo in January 2021."
    )
    assert (main.series, main.round_no) == ("Kenya-Norway Joint Commission", 7)
    assert leads(main) == [("Grace Otieno", "Foreign Minister", "KE"), ("Ola Berg", "Foreign Minister", "NO")]
    assert main.where.city != "Oslo"
    assert [(one.round_no, one.where.city) for one in others] == [(6, "Oslo")]


def test_a_statement_after_a_visit() -> None:
    main = accounts(
        "At the conclusion of Special Envoy for Climate Ana Cruz’s visit to the Kingdom of Norway, Peru and Norway released the following statement: The two "
        "countries affirm the importance of cutting emissions."
    )[0]
    assert (main.kind, main.where.country, set(main.parties)) == (Kind.VISIT, "NO", {"PE", "NO"})


def test_two_offices_and_their_holders_later() -> None:
    main, *calls = accounts(
        "Nairobi, 9 May 2024 - Foreign ministers of Norway and Kenya in a meeting in Nairobi on Thursday underlined the growth of ties.\n\n"
        "Ola Berg, who arrived in the Kenyan capital late on Wednesday at the invitation of his Kenyan counterpart, Grace Otieno, told a press conference "
        "after the talks that Norway respects Kenya.\n\nLater on Thursday Berg met Kenya's Prime Minister Amos Kiplagat and Army Chief General Juma Were "
        "separately. In the meeting with Kiplagat, he conveyed the greetings of President Liv Dahl."
    )
    assert sorted(leads(main)) == [("Grace Otieno", "Foreign minister", "KE"), ("Ola Berg", "Foreign minister", "NO")]
    assert main.where.city == "Nairobi"
    assert {person.name for one in calls for person in one.people if person.role == "lead"} >= {"Ola Berg", "Amos Kiplagat"}
    assert "Liv Dahl" not in {person.name for one in calls for person in one.people if person.role == "lead"}


def test_each_of_two_courtesy_calls() -> None:
    opening = "Norwegian Foreign Minister Ola Berg met Kenyan Foreign Minister Grace Otieno in Nairobi on 9 May 2024.\n\n"
    found = accounts(
        opening + "Earlier in the day, Berg paid courtesy calls on President Ana Mwangi and Prime Minister Amos Kiplagat at his office."
    )
    assert [leads(one)[-1][0] for one in found[1:]] == ["Ana Mwangi", "Amos Kiplagat"]


def test_where_somebody_was_met_is_not_whose_he_is() -> None:
    main = accounts(
        "Readout of President Joe Cruz’s Meeting with Prime Minister Netan of Israel\n\nPresident Cruz met today with Prime Minister Netan at the White "
        "House. The United States and Israel agreed."
    )[0]
    assert [(name, side) for name, _, side in leads(main)] == [("Joe Cruz", "US"), ("Netan", "IL")]


def test_the_first_of_two_is_of_the_side_that_is_left() -> None:
    main = accounts(
        "Algeria-Italy: several agreements signed\n\nALGIERS- The President of the Republic, Ahmed Zerouki, and the President of the Council of Ministers of the "
        "Italian Republic, Carla Monti, chaired Monday in Algiers the ceremony of signing of several agreements.\n\nThe declaration was signed by Minister "
        "of Foreign Affairs Omar Lahlou and the Italian ambassador to Algeria Paolo Serra.\n\nThe two parties agreed on elections in Libya."
    )[0]
    assert [(name, side) for name, _, side in leads(main)] == [("Ahmed Zerouki", "DZ"), ("Carla Monti", "IT")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Today, Kenya, Norway and Peru announced the creation of a Fisheries Advisory Group. Norwegian Foreign Minister Ola Berg said: “We want those "
        "responsible to be held to account. Kenya has our support.”",
        "Norwegian Foreign Minister Ola Berg and Kenya want those who stole the fish held accountable.",
    ],
)
def test_to_hold_to_account_is_no_meeting(sentence: str) -> None:
    assert not accounts(sentence)


def test_the_place_of_the_meeting_and_not_of_the_one_before() -> None:
    main = accounts(
        "Further to the Trade Summit, held in Lima, Peru in March of this year, at which it was decided to form a framework, the Governments of Kenya, Norway and "
        "Peru, represented by senior officials, held the inaugural meeting of the Trade Steering Committee in Oslo, Norway on June 27, 2022."
    )[0]
    assert (main.where.city, main.where.country) == ("Oslo", "NO")
