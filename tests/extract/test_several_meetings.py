"""Texts that tell of several meetings, or of several people on each side: who met whom, when and where."""

from __future__ import annotations

import pytest

from briefgen.model import Account, Kind, Mode, Status
from extract.texts import accounts

TRILATERAL = "Foreign Ministers Grace Otieno of Kenya, Ola Berg of Norway and Ana Cruz of Peru met in Oslo on 9 May 2024.\n\n"


def leads(one: Account) -> list[tuple[str, str]]:
    return [(person.name, person.side) for person in one.people if person.role == "lead"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Within the visit, Grace Otieno held also a one-on-one meeting with her Norwegian counterpart, at which tea was discussed.",
        "Earlier in the day, Otieno met with Berg at the State House for a closed session.",
        "During the bilateral meeting with Minister Berg, Minister Otieno discussed tea.",
        "Otieno also met Berg separately.",
    ],
)
def test_two_of_three_alone(sentence: str) -> None:
    main, beside = accounts(TRILATERAL + sentence)
    assert main.parties == ("KE", "NO", "PE")
    assert sorted(beside.parties) == ["KE", "NO"]
    assert sorted(leads(beside)) == [("Grace Otieno", "KE"), ("Ola Berg", "NO")]


def test_both_ministers_of_each_side_and_a_call_on_the_president() -> None:
    main, call = accounts(
        "Kenya and Norway agreed to deepen trade, Foreign Affairs Minister Grace Otieno stated after the 7th Foreign and Defense Ministers' Meeting, "
        "or the so-called 2+2 Meeting, in Nairobi on 9 May 2024.\n\nOtieno, accompanied by Defense Minister Amos Kiplagat, received her Norwegian "
        "counterpart, Liv Dahl, and Defense Minister Ola Berg.\n\nBefore the meeting, the two Norwegian guests had paid a courtesy call on President Ana "
        "Mwangi at State House on Thursday morning."
    )
    assert sorted(leads(main)) == [("Amos Kiplagat", "KE"), ("Grace Otieno", "KE"), ("Liv Dahl", "NO"), ("Ola Berg", "NO")]
    titles = {person.name: person.title for person in main.people}
    assert (titles["Liv Dahl"], titles["Ola Berg"]) == ("Foreign Affairs Minister", "Defense Minister")
    assert ("Ana Mwangi", "KE") in leads(call)


def test_two_head_a_delegation() -> None:
    main = accounts(
        "The Ministry of Foreign Affairs of Kenya on 9 May 2024 hosted the 2024 High-Level Economic Dialogue in Nairobi, with Foreign Secretary Ola Berg "
        "and Commerce Secretary Liv Dahl heading the Norwegian delegation and Foreign Secretary Grace Otieno and Economy Secretary Amos Kiplagat "
        "heading that of Kenya."
    )[0]
    assert leads(main) == [("Ola Berg", "NO"), ("Liv Dahl", "NO"), ("Grace Otieno", "KE"), ("Amos Kiplagat", "KE")]


def test_sides_by_what_they_speak_for() -> None:
    main = accounts(
        "Prime Minister Tan Wei Ming and Prime Minister Dr Razak Osman met at the 9th Malaysia-Singapore Leaders' Retreat in Putrajaya on 9 April 2019.\n\n"
        "Dr Razak reaffirmed Malaysia's commitment to the rail project. PM Tan said that Singapore was open to a way forward."
    )[0]
    assert leads(main) == [("Tan Wei Ming", "SG"), ("Razak Osman", "MY")]
    assert (main.series, main.round_no) == ("Malaysia-Singapore Leaders' Retreat", 9)


def test_the_round_after_place_and_day() -> None:
    main = accounts(
        "Kenyan President Grace Otieno, Norwegian Prime Minister Ola Berg and President of Peru Ana Cruz held in Oslo on 9 May 2024 the ninth summit of "
        "the trilateral cooperation mechanism, her spokesman said."
    )[0]
    assert (main.round_no, main.where.city, main.parties) == (9, "Oslo", ("KE", "NO", "PE"))


@pytest.mark.parametrize("office", ["heads of diplomacy", "heads of government", "Heads of State", "foreign ministers"])
def test_an_office_of_two_countries(office: str) -> None:
    main = accounts(f"The {office} of Kenya and Peru, Grace Otieno and Ana Cruz, met in Lima on 9 May 2024.")[0]
    assert leads(main) == [("Grace Otieno", "KE"), ("Ana Cruz", "PE")]


def test_guests_of_a_third() -> None:
    main = accounts(
        "Foreign Ministers of Norway, Kenya and Peru meet in Oslo\n\nAt the invitation of Minister Ola Berg, the heads of diplomacy of Kenya and Peru, Grace Otieno and Ana Cruz, paid a visit to Oslo on 9 May "
        "2024. The ministers adopted a joint declaration on trade between Norway, Kenya and Peru."
    )[0]
    assert sorted(leads(main)) == [("Ana Cruz", "PE"), ("Grace Otieno", "KE"), ("Ola Berg", "NO")]


def test_what_one_opened_with_somebody_on_another_day() -> None:
    main, opened = accounts(
        "Norwegian Foreign Minister Ola Berg met with Kenyan Foreign Minister Grace Otieno in Nairobi on 9 May 2024.\n\nOn the following day, 10 May, "
        "Minister Berg inaugurated the Norwegian Cultural Centre in Nairobi, alongside Kenyan Deputy Foreign Minister Amos Kiplagat."
    )
    assert leads(opened) == [("Ola Berg", "NO"), ("Amos Kiplagat", "KE")]
    assert str(opened.when.start) == "2024-05-10"
    assert str(main.when.start) == "2024-05-09"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("On 18 February Otieno met in Munich with Norwegian Prime Minister Liv Dahl.", "2024-02-18"),
        (
            "As reported, on February 18 Otieno met in Munich on the sidelines of the security conference with Liv Dahl, the director of the Office of "
            "the KPN Central Commission for Trade.",
            "2024-02-18",
        ),
    ],
)
def test_the_year_of_another_meeting_is_near_the_main_ones(sentence: str, day: str) -> None:
    opening = "Kenyan Foreign Minister Grace Otieno had a phone conversation with Minister of Foreign Affairs of Norway Ola Berg on 9 May 2024.\n\n"
    _, other = accounts(opening + sentence)
    assert (str(other.when.start), other.where.city) == (day, "Munich")
    assert leads(other) == [("Grace Otieno", "KE"), ("Liv Dahl", "NO")]
    assert other.status in (Status.HELD, Status.REFERRED)


def test_the_city_of_a_visit_by_the_dateline() -> None:
    main = accounts(
        "NAIROBI, 9 May 2024 - Norwegian Foreign Minister Ola Berg today met with Kenyan Foreign Minister Grace Otieno during his first official visit to "
        "Kenya."
    )[0]
    assert (main.where.city, main.where.country) == ("Nairobi", "KE")


def test_colleagues_are_nobody_in_particular() -> None:
    found = accounts(
        "President of Kenya Grace Otieno and Prime Minister of Norway Ola Berg today presided over the first meeting of the Strategic Cooperation Council in "
        "Nairobi.\n\nWithin the Council, Prime Minister Ana Mwangi and the line ministers held bilateral meetings with their Norwegian colleagues."
    )
    assert all("Ana Mwangi" not in {name for name, _ in leads(one)} or "Ola Berg" not in {name for name, _ in leads(one)} for one in found)


FOUR = [("Grace Otieno", "KE"), ("Amos Kiplagat", "KE"), ("Ola Berg", "NO"), ("Liv Dahl", "NO")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenyan Foreign Minister Grace Otieno and Defence Minister Amos Kiplagat met with Norwegian Foreign Minister Ola Berg and Defence Minister "
            "Liv Dahl in Oslo on 9 May 2024.",
            FOUR,
        ),
        (
            "Kenyan Foreign Minister Grace Otieno and Kenyan Trade Minister Amos Kiplagat jointly received Norway's Foreign Minister Ola Berg and "
            "Trade Minister Liv Dahl in Nairobi on 9 May 2024.",
            FOUR,
        ),
        (
            "Kenyan Foreign Minister Grace Otieno and Trade Minister Amos Kiplagat today met Norwegian Foreign Minister Ola Berg in Oslo.",
            FOUR[:3],
        ),
        # one who met two stands for himself, and the first of them for their side
        (
            "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg and Trade Minister Liv Dahl in Oslo on 9 May 2024.",
            [FOUR[0], FOUR[2]],
        ),
    ],
)
def test_two_who_met_two(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert leads(accounts(sentence)[0]) == expected


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        (
            "Kenyan Foreign Minister Grace Otieno spoke with Norwegian Foreign Minister Ola Berg about trade and the need for peace in the region.",
            Kind.CALL,
            Mode.PHONE,
        ),
        (
            "Kenyan Foreign Minister Grace Otieno spoke with Norwegian Foreign Minister Ola Berg at the Harbour Summit.",
            Kind.MEETING,
            Mode.IN_PERSON,
        ),
        (
            "Kenyan Foreign Minister Grace Otieno spoke with Norwegian Foreign Minister Ola Berg on the margins of the Harbour Forum.",
            Kind.MEETING,
            Mode.IN_PERSON,
        ),
        (
            "Minister Otieno's Meeting with Norwegian Foreign Minister Berg\n\nKenyan Foreign Minister Grace Otieno spoke with Norwegian Foreign Minister "
            "Ola Berg about trade and the need for peace in the region.",
            Kind.MEETING,
            Mode.IN_PERSON,
        ),
        (
            "Minister Otieno's Call with Norwegian Foreign Minister Berg\n\nKenyan Foreign Minister Grace Otieno spoke with Norwegian Foreign Minister "
            "Ola Berg about trade and the need for peace in the region.",
            Kind.CALL,
            Mode.PHONE,
        ),
        ("Kenyan President Grace Otieno held a video call with Norwegian Prime Minister Ola Berg on 9 May 2024.", Kind.CALL, Mode.VIRTUAL),
    ],
)
def test_who_only_spoke(text: str, kind: Kind, mode: Mode) -> None:
    main = accounts(text)[0]
    assert (main.kind, main.where.mode) == (kind, mode)


@pytest.mark.parametrize("place", ["the White House", "Camp David", "the Oval Office today"])
def test_who_welcomes_to_a_house_is_at_home(place: str) -> None:
    main = accounts(f"US President Grace Otieno welcomed Prime Minister Ola Berg of Norway to {place}. The two discussed trade.")[0]
    assert main.where.country == "US"


def test_ministers_of_a_coalition_are_nobody() -> None:
    main = accounts(
        "Foreign Ministers Grace Otieno of Kenya and Ola Berg of Norway met in Oslo on 9 May 2024.\n\n"
        "The statement was released by the Foreign Ministers of the Nordic Coalition to Defeat Piracy. The Trade Ministers of the Global Alliance welcomed it."
    )[0]
    assert leads(main) == [("Grace Otieno", "KE"), ("Ola Berg", "NO")]
    assert {person.name for person in main.people} == {"Grace Otieno", "Ola Berg"}


def test_the_day_of_a_visit_that_a_meeting_followed_is_not_the_meetings() -> None:
    found = accounts(
        "date 2024-05-17\n\nKenyan Foreign Minister Grace Otieno met today with Norwegian Foreign Minister Ola Berg following the May 16 State House visit of "
        "Norwegian Prime Minister Liv Dahl."
    )
    assert [(one.when.start.isoformat() if one.when.start else "", leads(one)) for one in found if ("Ola Berg", "NO") in leads(one)] == [
        ("2024-05-17", [("Grace Otieno", "KE"), ("Ola Berg", "NO")])
    ]


def test_two_who_held_a_dialogue_are_of_two_countries() -> None:
    main = accounts(
        "Joint Statement of the Second Kenya-Norway Dialogue\n\nCabinet Secretary for Foreign and Diaspora Affairs Grace Otieno and Minister of Foreign Affairs "
        "Ola Berg convened the second Kenya-Norway Strategic Dialogue on 9 May 2024. Kenya and Norway agreed to meet again."
    )[0]
    assert dict(leads(main)) == {"Grace Otieno": "KE", "Ola Berg": "NO"}


@pytest.mark.parametrize("name", ["Thomas West", "Ann J. Hall", "Mary East"])
def test_a_family_name_that_is_a_place(name: str) -> None:
    main = accounts(f"Kenyan Foreign Minister {name} met Norwegian Foreign Minister Ola Berg in Oslo on 9 May 2024.")[0]
    assert leads(main) == [(name, "KE"), ("Ola Berg", "NO")]


@pytest.mark.parametrize("people", ["Cuban American leaders", "Indian American community leaders", "the Kenyan-American community"])
def test_citizens_whose_families_came_from_elsewhere_are_no_other_government(people: str) -> None:
    assert not accounts(
        f"date 2024-05-09\n\nReadout of White House Listening Session\n\nSenior Advisor to the President Amos Hill and Deputy Secretary of State Ann Brown met today "
        f"with {people} to listen to their views. They discussed housing and schools in the United States."
    )
