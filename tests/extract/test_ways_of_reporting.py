"""Who speaks and what kind of act it is, in the ways in which reports tell it: each sentence with the side and the stance of its acts."""

from __future__ import annotations

import pytest

from briefgen.model import Stance
from extract.texts import accounts, acts

ORDER = [Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED, Stance.PROPOSED, Stance.WELCOMED, Stance.DISCUSSED]

TOLD = [
    ("Other matters raised during the retreat included herring, tea and food safety.", [("both", "discussed")]),
    (
        "Minister Otieno on behalf of the government, parliament and people of Kenya expressed deep gratitude for the aid.",
        [("KE", "welcomed")],
    ),
    ("Minister Otieno, speaking on behalf of the government and people of Kenya, requested more aid.", [("KE", "proposed")]),
    ("Minister Otieno is learnt to have pressed for an early conclusion of the herring agreement.", [("KE", "proposed")]),
    ("Minister Berg is understood to have raised the case of two sailors.", [("NO", "discussed")]),
    ("A joint statement said that, at Kenya's request, Norway would put on hold its ban on flowers.", [("NO", "committed")]),
    ("Minister Otieno accepted with pleasure an invitation to visit Norway.", [("KE", "agreed")]),
    ("Norway firmly adheres to the two-state solution.", [("NO", "affirmed")]),
    ("In his turn, Minister Berg presented the state of affairs around the herring dispute.", [("NO", "discussed")]),
    ("Minister Otieno announced the building of a 100-bed hospital, the spokesman added.", [("KE", "committed")]),
    ("It was their first talk this year, and both coincided in leaving disputes behind.", [("both", "agreed")]),
    ("Both nations are in an advanced stage of discussions to conclude an arrangement on herring.", [("both", "discussed")]),
    ("Minister Berg explained that stocks have been falling, and requested that Kenya play a role.", [("NO", "proposed")]),
    ("Minister Berg urged the partners to align their customs, saying the volume could be tripled.", [("NO", "proposed")]),
    ("On Somalia, Minister Otieno conveyed the progress of the envoy and called on Norway to join.", [("KE", "proposed")]),
    ("“I must thank Minister Berg for his interest in the port,” Minister Otieno told reporters.", [("KE", "welcomed")]),
    ("“We are happy to extend our help in managing the floods,” Minister Berg said.", [("NO", "committed")]),
    ("Norway will provide a loan for the port, it was emphasized.", [("NO", "committed")]),
    ("The deputy minister said Minister Otieno proposed a joint fund for tea.", [("KE", "proposed")]),
    ("The minister reiterated Norway's firm support for the herring accord.", [("NO", "affirmed")]),
    ("The minister affirmed Kenya's keenness on a fair agreement on whaling.", [("KE", "affirmed")]),
    ("They directed their deputies to draw up a roadmap.", [("both", "agreed")]),
    ("Minister Otieno welcomed Minister Berg to Nairobi, where the two signed a tea accord.", [("both", "committed")]),
    ("Minister Berg said that whaling should be properly and peacefully settled.", [("NO", "affirmed")]),
    ("The minister while appreciating the message reiterated Kenya's desire to boost trade.", [("KE", "affirmed")]),
    ("Minister Otieno and her host Minister Berg said the two countries would work jointly in tea.", [("both", "committed")]),
    ("Minister Berg noted that the pact is new, “the two countries share not only common worries but common goals.”", [("NO", "affirmed")]),
    ("„We do not agree on how to end the dispute,“ Minister Berg summed up.", [("NO", "affirmed")]),
    ("Minister Berg said, Norway warmly welcomes the visit.", [("NO", "welcomed")]),
]


@pytest.mark.parametrize(("sentence", "sides"), TOLD)
def test_side_and_stance(sentence: str, sides: list[tuple[str, str]]) -> None:
    found: dict[str, list[Stance]] = {}
    for act in acts(sentence):
        found.setdefault(act.side, []).append(act.stance)
    got = [(side, min(stances, key=ORDER.index).value) for side, stances in found.items()]
    assert all(one in got for one in sides)
    assert len(got) - len(sides) <= (1 if "welcomed Minister" in sentence else 0)


# Ceremony, pictures and what is only heard: nothing that anybody said.
NOTHING = [
    "The minister, who left the country on Sunday, was seen off at the airport by Minister Otieno.",
    "Minister Berg later addressed a joint sitting of both houses of parliament.",
    "The two anthems were played and the guards of honour were reviewed.",
    "* attached photos.",
    "The agency was informed by the press service of the ministry.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_statement(sentence: str) -> None:
    assert not acts(sentence)


HALF = """Nairobi, 4 March 2024 - Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on Monday.

In the course of the exchange, the ministers:

> Agreed to strengthen the cooperation between their coast guards;

> Reviewed the state of the port projects.

The joint declaration released after the meeting lists among its points:
• both ministers' determination to conclude, in fair terms, the herring deal;
• the creation of a working group on tea;
• recognition of the rights of fishermen.
"""


def test_items_behind_a_line_without_a_verb() -> None:
    (account,) = accounts(HALF)
    told = [(act.side, act.stance.value, act.areas_text) for act in account.acts]
    assert told == [
        ("both", "agreed", ("cooperation between their coast guards",)),
        ("both", "discussed", told[1][2]),
        ("both", "committed", ("herring deal",)),
        ("both", "agreed", ("working group on tea",)),
        ("both", "affirmed", ("recognition of the rights of fishermen",)),
    ]
