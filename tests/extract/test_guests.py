"""Further meetings told of those who were together ("the two ministers were received by"), of an office alone, or verb by verb."""

from __future__ import annotations

import pytest

from extract.texts import accounts

TWO = """NAIROBI, 14 May 2024 -- Kenyan Foreign Minister Peter Wafula and his Norwegian counterpart Ola Berg held talks in Nairobi on Tuesday.

The two ministers discussed trade and agreed to expand cooperation in fisheries. They were accompanied by Norwegian Trade Minister Jan Holm and Kenyan Trade Minister Grace Otieno.

"""
THREE = """ANKARA, 14 May 2024 -- The foreign ministers of Türkiye, Georgia and Romania met in Ankara on Tuesday.

Turkish Foreign Minister Cem Aydin, his Georgian counterpart Nino Beridze and Romanian Foreign Minister Dana Popescu discussed energy and agreed to expand cooperation in transport.

"""

FURTHER = [  # lead, sentence, the names of those who met in each further meeting
    (TWO, "The ministers were later received by Kenyan President Daniel Mwangi, who told them that trade would grow.", [["Daniel Mwangi"]]),
    (TWO, "Later the two ministers were received by President Daniel Mwangi.", [["Daniel Mwangi"]]),
    (TWO, "President Daniel Mwangi received the ministers at Elm House on Wednesday.", [["Daniel Mwangi"]]),
    (TWO, "In the afternoon the Norwegian delegation paid a courtesy call on President Daniel Mwangi.", [["Daniel Mwangi"]]),
    (TWO, "The guests from Norway then called on President Daniel Mwangi.", [["Daniel Mwangi"]]),
    (TWO, "The Norwegian side also met with Speaker Amos Kiptoo.", [["Amos Kiptoo"]]),
    (THREE, "The ministers were later received by Turkish President Orhan Demir.", [["Orhan Demir"]]),
    (THREE, "In the evening President Orhan Demir received the ministers of Georgia and Romania.", [["Orhan Demir"]]),
    (THREE, "Ahead of the meeting, Aydin held a bilateral meeting with Minister Popescu.", [["Cem Aydin", "Dana Popescu"]]),
    (THREE, "Aydin, who had a bilateral with Popescu beforehand, called for patience.", [["Cem Aydin", "Dana Popescu"]]),
    (TWO, "The trade ministers, in a separate meeting, agreed to open a chamber.", [["Jan Holm", "Grace Otieno"]]),
    (TWO, "The trade ministers also met separately.", [["Jan Holm", "Grace Otieno"]]),
    (TWO, "Holm had a separate sit-down with Otieno.", [["Jan Holm", "Grace Otieno"]]),
    (
        TWO,
        "Berg later called on President Daniel Mwangi and met Army Chief Amos Kiptoo in Mombasa.",
        [["Ola Berg", "Daniel Mwangi"], ["Ola Berg", "Amos Kiptoo"]],
    ),
    (
        TWO,
        "Berg also met Speaker Amos Kiptoo and was received by President Daniel Mwangi.",
        [["Ola Berg", "Amos Kiptoo"], ["Ola Berg", "Daniel Mwangi"]],
    ),
    (
        TWO,
        "Kenya's President Daniel Mwangi hailed the visit. Berg also paid a courtesy call on the president at Elm House.",
        [["Ola Berg", "Daniel Mwangi"]],
    ),
]

FURTHER += [
    (THREE, "Aydin also sat down with Popescu on Monday to take stock of trade.", [["Cem Aydin", "Dana Popescu"]]),
    (TWO, "Berg was in Kenya on a state visit in April of 2019.", [["Ola Berg"]]),
    (TWO, "President Daniel Mwangi received the heads of the delegations after their talks.", [["Daniel Mwangi"]]),
    (TWO, "The two envoys later called on President Daniel Mwangi.", [["Daniel Mwangi"]]),
]

NO_FURTHER = [
    "Berg will also call on President Daniel Mwangi.",
    "The two ministers are due to be received by President Daniel Mwangi.",
    "The two sides met President Daniel Mwangi's target of 40 per cent.",
    "The ministers were accompanied by Ambassador Gunnar Holm.",
    "The delegations were led by Wafula and Berg.",
]


@pytest.mark.parametrize(("lead", "sentence", "who"), FURTHER)
def test_a_further_meeting_is_told(lead: str, sentence: str, who: list[list[str]]) -> None:
    main, *others = accounts(lead + sentence)
    assert [[person.name for person in one.people if person.role == "lead"] for one in others] == who
    assert len({person.side for person in main.people if person.side and person.role == "lead"}) == (2 if lead is TWO else 3)


@pytest.mark.parametrize("sentence", NO_FURTHER)
def test_no_further_meeting_is_told(sentence: str) -> None:
    assert len([one for one in accounts(TWO + sentence) if one.status.value == "held"]) == 1


def test_the_city_is_that_of_its_own_clause() -> None:
    _, first, second = accounts(TWO + "Berg later called on President Daniel Mwangi and met Army Chief Amos Kiptoo in Mombasa.")
    assert (first.where.city, second.where.city) == ("Nairobi", "Mombasa")
