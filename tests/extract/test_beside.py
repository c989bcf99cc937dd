"""What a text tells beside its main event, how it goes back to it, and who of those it names was there: sentences of our own."""

from __future__ import annotations

import pytest

from briefgen.model import Account, Kind
from extract.texts import account, accounts, series

MET = "Oslo, 4 April 2023 - Norway's President Ola Berg met Kenyan President Grace Otieno in Oslo on Tuesday.\n\n"


def names(one: Account) -> list[str]:
    return [person.name for person in one.people if person.role == "lead"]


def test_office_in_front_of_the_name_and_a_counterpart_behind_commas() -> None:
    told = account(
        "Accra, May 14 (GNA) - The President of the Republic, Kofi Baidoo and his Togolese counterpart, Yao Mensah, co-chaired, Tuesday in the "
        "Ghanaian capital, the inaugural session of the Ghana-Togo Presidential Council."
    )
    assert [(person.name, person.side) for person in told.people] == [("Kofi Baidoo", "GH"), ("Yao Mensah", "TG")]


def test_session_that_another_one_preceded_keeps_what_follows() -> None:
    main, *others = accounts(
        MET
        + "The session was preceded on Monday by a ministerial session chaired by Minister Kari Dahl of Norway and Minister Ada Wario of "
        "Kenya.\n\nThe two Heads of State agreed on the free movement of persons."
    )
    assert [act.stance.value for act in main.acts] == ["agreed"]
    assert not any(act.stance.value == "agreed" for other in others for act in other.acts)


@pytest.mark.parametrize(
    "back",
    ["President Berg pledged to open the border.", "The two presidents agreed to open the border.", "Berg called for an open border."],
)
def test_lead_of_the_main_event_leads_back_to_it(back: str) -> None:
    main, side = accounts(
        MET + "Earlier, Foreign Minister Kari Dahl of Norway met Kenyan Foreign Minister Ada Wario, and they discussed fish.\n\n" + back
    )
    assert (len(main.acts), len(side.acts)) == (1, 1)


def test_talks_of_a_visit_have_their_own_day() -> None:
    told = account(
        "Helsinki, 17 April 2024\n\n1. At the invitation of Ms. Aino Laine, Prime Minister of the Republic of Finland, the Rt Hon John Tuala, "
        "Prime Minister of Samoa, paid an official visit to Finland from 16 to 18 April 2024. He was accompanied by business leaders.\n\n"
        "2. The two Prime Ministers held bilateral talks at Government House on 17 April. They resolved to elevate the friendship."
    )
    assert (told.kind, str(told.when.start), told.when.end) == (Kind.TALKS, "2024-04-17", None)


def test_those_who_join_their_counterparts_for_a_round() -> None:
    told = account(
        "Deputy Prime Minister and Minister for Defence, the Hon Peter Mataio MP, and Minister for Foreign Affairs, Senator the Hon Lena Tuala, "
        "joined their Finnish counterparts Kalle Virta and Aino Laine in Helsinki yesterday for the Second Samoa-Finland Foreign and Defence "
        "Ministerial Consultations.",
        published="2023-01-31",
    )
    assert names(told) == ["Peter Mataio", "Lena Tuala", "Kalle Virta", "Aino Laine"]
    assert (told.round_no, str(told.when.start), told.where.city) == (2, "2023-01-30", "Helsinki")


def test_talks_by_their_noun_after_what_is_still_to_come() -> None:
    told = account(
        "Samoa and Finland are to strengthen ties in technology, following high-level talks at Mata House on Monday (May 16) between Prime "
        "Minister, the Most Hon. Peter Tuala, and President of Finland, Her Excellency Aino Laine.\n\nPresident Laine is in the country from "
        "May 15 to 18.",
        published="2022-05-17",
    )
    assert names(told) == ["Peter Tuala", "Aino Laine"]
    assert str(told.when.start) == "2022-05-16"


@pytest.mark.parametrize(
    "each",
    [
        "Minister Tuala held separate bilateral meetings with both of his guests.",
        "Ahead of the session, Minister Tuala held bilateral talks with each of the ministers.",
        "Minister Tuala met separately with both counterparts.",
    ],
)
def test_each_guest_of_a_meeting_of_three(each: str) -> None:
    _, *sides = accounts(
        "Apia, 29 January 2016 - The Foreign Minister of Samoa, Peter Tuala, hosted the Finnish Foreign Minister, Kalle Virta, and Norway's "
        "Minister of Foreign Affairs, Ola Berg, at the Ocean Foreign Ministers' Meeting in Apia today.\n\n" + each
    )
    assert [names(one) for one in sides] == [["Peter Tuala", "Kalle Virta"], ["Peter Tuala", "Ola Berg"]]


def test_earlier_summit_by_a_name_of_its_own_lends_no_city() -> None:
    told = account(
        "29 January 2016 - The Foreign Minister of Samoa, Peter Tuala, today hosted the Finnish Foreign Minister, Kalle Virta, at the Ocean "
        "Foreign Ministers' Meeting.\n\nThe last Ocean Leaders' Summit took place in Bergen, Norway, in February 2014."
    )
    assert told.where.city == ""


@pytest.mark.parametrize(
    ("sentence", "signers"),
    [
        (
            "On the margins, Foreign Minister Kari Dahl and her Kenyan counterpart, Ada Wario, signed a memorandum on fish.",
            ["Kari Dahl", "Ada Wario"],
        ),
        ("On the margins, a memorandum on fish was signed by Foreign Minister Kari Dahl and Kenyan Foreign Minister Ada Wario.", None),
        (
            "They witnessed a memorandum on fish signed by Foreign Minister Kari Dahl of Norway, Foreign Minister Ada Wario of Kenya and Foreign "
            "Minister Tomi Virta of Finland.",
            ["Kari Dahl", "Ada Wario", "Tomi Virta"],
        ),
        ("In 2019, Foreign Minister Kari Dahl and Kenyan Foreign Minister Ada Wario signed a memorandum on fish.", None),
    ],
)
def test_who_signed_together_beside_the_leads(sentence: str, signers: list[str] | None) -> None:
    _, *sides = accounts(MET + sentence)
    assert [names(one) for one in sides] == ([signers] if signers else [])


def test_one_who_met_two_of_a_country_separately() -> None:
    _, *sides = accounts(MET + "Later on Tuesday Otieno met Norway's Prime Minister Per Lund and Army Chief General Asle Moe separately.")
    assert [names(one) for one in sides] == [["Grace Otieno", "Per Lund"], ["Grace Otieno", "Asle Moe"]]


def test_former_office_holder_sits_at_no_table() -> None:
    told = accounts(MET + "A former Kenyan prime minister, Ada Mwangi, told reporters that the deal was a disgrace.")
    assert [person.name for one in told for person in one.people] == ["Ola Berg", "Grace Otieno"]


def test_day_of_arrival_is_not_that_of_the_talks() -> None:
    told = account(
        "Oslo, NTB – Norway and Kenya respect each other, Kenyan Foreign Minister Grace Otieno said on Monday.\n\nThe top Kenyan diplomat, who "
        "arrived in the Norwegian capital at the head of a delegation late on Sunday, made the remarks in a joint press conference after two "
        "rounds of talks with her Norwegian counterpart Ola Berg.\n\nAmbassadors resumed their mission on the basis of an agreement that the two "
        "ministers had reached in a telephone conversation on January 19.",
        published="2024-01-29",
    )
    assert (str(told.when.start), told.kind) == ("2024-01-29", Kind.TALKS)


def test_spokesman_who_tells_of_a_call_made_none() -> None:
    told = account(
        "Sunday, October 8, 2023\n\nIn a statement, Ambassador Ola Berg, official spokesperson and director of the Press Department at the "
        "Ministry of Foreign Affairs of Norway, stated that Foreign Minister Kari Dahl made, on Sunday, October 8, a phone call with the High "
        "Representative of the European Union for Foreign Affairs and Security Policy, Mr. Jean Petit."
    )
    assert (names(told), told.kind) == (["Kari Dahl", "Jean Petit"], Kind.CALL)


def test_meeting_with_a_counterpart_of_the_one_whose_journey_it_is() -> None:
    told = accounts(
        "In the context of her tour of Asia, Foreign Secretary Kari Dahl of Norway carried out a working visit to Manila yesterday.\n\nThe "
        "Foreign Secretary was received by the President of the Philippines, Jose Ramos, to whom she conveyed greetings.\n\nDuring the meeting "
        "with her counterpart, Foreign Minister Ana Cruz, held at the ministry, both agreed to relaunch the Binational Commission.",
        published="2022-07-05",
    )
    assert told[0].people[0].title == "Foreign Secretary"
    assert names(told[-1]) == ["Kari Dahl", "Ana Cruz"]


def test_two_prime_ministers_in_the_order_of_the_treaty_that_they_signed() -> None:
    told = account(
        "The Norway-Kenya Fisheries Treaty was signed by the two prime ministers, Ola Berg and Grace Otieno, on Friday after talks in Oslo.",
        published="2023-11-11",
    )
    assert [(person.name, person.side) for person in told.people] == [("Ola Berg", "NO"), ("Grace Otieno", "KE")]


def test_president_whom_somebody_is_still_to_meet_lends_no_country() -> None:
    told = account(
        "President Ola Berg met on Monday with Kenya's President Grace Otieno in Nairobi.\n\nNorway and Kenya agreed to open the border.\n\nA "
        "bilateral with the Cuban president is also planned.",
        published="2023-01-24",
    )
    assert told.people[0].side == "NO"


def test_minister_of_a_government_of_national_accord_keeps_his_name() -> None:
    told = account(
        "Minister for Foreign Affairs Ola Berg of Norway today welcomed to Oslo the Minister of Foreign Affairs of the Republic of Kenya, Grace "
        "Otieno, and the Minister of Foreign Affairs of the Government of National Accord of Libya, Hassan Tarek, for a trilateral meeting."
    )
    assert names(told) == ["Ola Berg", "Grace Otieno", "Hassan Tarek"]


def test_members_of_a_delegation_of_several_countries_are_parties_and_no_leads() -> None:
    told = account(
        "Bergen, Norway, December 13, 2016. A high-level delegation of the African Union led by the Chairperson of the Assembly, H.E. Ada Obi, "
        "President of the Republic of Liberia, and comprising Their Excellencies Ben Musa, President of the Federal Republic of Nigeria, and Joe "
        "Kamara, President of the Republic of Sierra Leone, today paid a visit to Bergen where it held a meeting with H.E. Ola Berg, President of "
        "Norway, at the palace."
    )
    assert names(told) == ["Ada Obi", "Ola Berg"]
    assert set(told.parties) == {"LR", "NG", "SL", "NO"}


def test_king_is_of_the_monarchy() -> None:
    told = account(
        "On the morning of 6 September 2023, President Lee Ming-hua and King Sobhuza III conducted bilateral talks at the palace, after which they "
        "witnessed the signing by Minister of Foreign Affairs Chen Wei and the Eswatini Minister of Energy Themba Dube of an agreement on oil."
        "\n\nPresident Lee stated that Eswatini, Taiwan's ally, had stood with Taiwan."
    )
    assert [(person.name, person.side) for person in told.people][:2] == [("Lee Ming-hua", "TW"), ("Sobhuza III", "SZ")]


def test_ministers_who_met_in_the_previous_hours() -> None:
    _, side = accounts(
        "Norwegian President Kari Dahl and her Chilean counterpart Ana Cruz led the 3rd Norway-Chile Binational Cabinet Meeting on Thursday.\n\n"
        "The Ministers of Foreign Affairs, Ola Berg and Teodoro Vial, held a work meeting in the previous hours.",
        published="2019-10-10",
    )
    assert [person.name for person in side.people] == ["Ola Berg", "Teodoro Vial"]


def test_paper_that_others_concluded_is_no_meeting_of_those_who_recall_it() -> None:
    told = accounts(
        MET + "Minister Kari Dahl of Norway recalled with Minister Ada Wario of Kenya the memorandum concluded by their predecessors."
    )
    assert len(told) == 1


def test_letters_in_brackets_before_a_plain_meeting_end_the_name() -> None:
    found = series("They held a Director General/Deputy-Level Consultation (DLC) meeting of the United States and Norway.")
    assert [one.name for one in found] == ["Director General/Deputy-Level Consultation"]


@pytest.mark.parametrize(
    ("sentence", "name", "number"),
    [
        (
            "Presidents Kari Dahl and Ana Cruz led the 3rd Norway-Chile Binational Cabinet Meeting in Oslo.",
            "Norway-Chile Binational Cabinet Meeting",
            3,
        ),
        (
            "Vice-President Ola Berg of Norway and Vice-President Ana Cruz of Chile co-chaired the VI Plenary Session of the Norwegian-Chilean "
            "High-Level Commission for Concertation and Cooperation.",
            "Norwegian-Chilean High-Level Commission for Concertation and Cooperation",
            6,
        ),
        (
            "US Trade Representative Ann Hall and Kenya's Minister of Commerce Ada Wario convened the ninth meeting of the U.S.-Kenya Trade and "
            "Investment Framework Agreement (TIFA) Council.",
            "U.S.-Kenya Trade and Investment Framework Agreement (TIFA) Council",
            9,
        ),
    ],
)
def test_names_of_rounds(sentence: str, name: str, number: int) -> None:
    told = account(sentence)
    assert (told.series, told.round_no) == (name, number)


def test_talks_of_a_visit_in_a_sentence_of_their_own_are_told_once() -> None:
    told = accounts(
        "1. H.E. President Ramon R. Santos, Jr. of the Republic of the Philippines made an official working visit to Norway from 8 to 12 February "
        "2023 at the invitation of H.E. Ola Berg, Prime Minister of Norway. Prime Minister Berg and President Santos, Jr. held a summit meeting in "
        "Oslo on 9 February 2023.\n\n2. President Santos, Jr. thanked Norway for the patrol vessels and requested further support in fisheries."
    )
    assert [(str(one.when.start), one.kind) for one in told] == [("2023-02-09", Kind.MEETING)]
    assert {act.side for act in told[0].acts} == {"PH"}


def test_two_foreign_ministers_beside_one_another_are_of_two_countries() -> None:
    told = account(
        "The Second China-Norway-Kenya Foreign Ministers' Dialogue was held in Nairobi on 15 December 2018. Foreign Minister Grace Otieno of Kenya "
        "presided over the Dialogue, and State Councilor and Foreign Minister Li Wei and Foreign Minister Ola Berg of Norway attended."
    )
    assert {person.name: person.side for person in told.people} == {"Grace Otieno": "KE", "Li Wei": "CN", "Ola Berg": "NO"}


@pytest.mark.parametrize(
    ("sentence", "side", "stance"),
    [
        ("Kenya, as the coordinator of the group, pledged to host the next round.", "ke", "committed"),
        ("“We all agreed that cooperation in radar will be intensified,” said Minister Berg.", "both", "agreed"),
        ("According to Berg's post on Facebook, they spoke about family policy.", "both", "discussed"),
        ("The two sides « agreed to intensify joint patrols along the border ».", "both", "agreed"),
    ],
)
def test_whose_act_it_is(sentence: str, side: str, stance: str) -> None:
    told = account(MET + sentence)
    assert [(act.side.lower(), act.stance.value) for act in told.acts] == [(side, stance)]


def test_presidents_whose_support_is_spoken_of_are_not_there() -> None:
    told = accounts(
        "OSLO, 1st September, 2022 (NTB) -- Kari Dahl, Minister of Foreign Affairs of Norway, and Dr. Otto Ranta, Minister of Foreign Affairs of "
        "Finland, chaired today in Oslo the 14th session of the Joint Committee between Norway and Finland.\n\nMs. Dahl welcomed Dr. Ranta, "
        "stressing that the two countries receive the constant support of President Ola Berg and Prime Minister Aino Laine.\n\nOn the same day the "
        "two ministers also co-chaired the third round of the Norway-Finland Strategic Dialogue, during which they exchanged views on energy."
    )
    assert [str(one.when.start) for one in told] == ["2022-09-01", "2022-09-01"]
    assert names(told[1]) == ["Kari Dahl", "Otto Ranta"]
    assert not {"Ola Berg", "Aino Laine"} & {person.name for one in told for person in one.people}


def test_dateline_with_a_stroke_before_the_year() -> None:
    told = account(
        "Addis Ababa July 9/2018 Norway and Kenya have signed a declaration of peace in Nairobi this morning.\n\nThe declaration was signed by Prime "
        "Minister Dr. Ola Berg of Norway and President Grace Otieno of Kenya at the State House of Kenya."
    )
    assert str(told.when.start) == "2018-07-09"
