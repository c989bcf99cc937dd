"""Turns of phrase by which news agencies tell of talks otherwise than "the two sides agreed to": passives with an agent, topics as subjects,
verbs that stand behind what was said, and what such sentences hold as agreed areas.

Each row follows an opening in which Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi.
"""

from __future__ import annotations

import pytest

from extract.texts import acts

Told = list[tuple[str, str]]  # side, stance

PASSIVES = [
    pytest.param("It was agreed by the two sides that a tea fair would open.", [("both", "agreed")], id="agreed-by-both"),
    pytest.param("It was agreed by Norway to send ten ferries.", [("NO", "agreed")], id="agreed-by-one"),
    pytest.param("It was noted with satisfaction by the Commission that trade in tea is growing.", [("both", "welcomed")], id="noted-with"),
    pytest.param("The port of Lamu was discussed at length by the ministers.", [("both", "discussed")], id="at-length-by"),
    pytest.param("The drought was in turn described by Minister Otieno.", [("KE", "discussed")], id="in-turn-described"),
    pytest.param("The Norwegian side was requested to reopen its tea office.", [("KE", "proposed")], id="was-requested-by-the-other"),
    pytest.param("Kenya was discussed as well.", [("both", "discussed")], id="a-country-as-topic"),
    pytest.param("An end to tariffs on tea was called for too.", [("both", "proposed")], id="called-for"),
]
TOPICS = [
    pytest.param("Tea and radar were among the topics discussed.", [("both", "discussed")], id="among-the-topics"),
    pytest.param("Herring was one of the matters raised at the meeting.", [("both", "discussed")], id="one-of-the-matters"),
    pytest.param("Ferries also figured in an exchange of views.", [("both", "discussed")], id="figured"),
    pytest.param("The price of tea was a further topic.", [("both", "discussed")], id="a-further-topic"),
    pytest.param("Forests and fjords were the subject of an exchange of views.", [("both", "discussed")], id="subject-of"),
    pytest.param("Fishing vessels also came up.", [("both", "discussed")], id="came-up"),
    pytest.param("Proposals on a tea bank were looked at.", [("both", "discussed")], id="looked-at"),
    pytest.param("At the centre of their discussions was the tea accord.", [("both", "discussed")], id="at-the-centre"),
    pytest.param("The meeting was also an opportunity to discuss ferries.", [("both", "discussed")], id="an-opportunity"),
]
SUBJECTS = [
    pytest.param("The two pledged more trade in tea.", [("both", "committed")], id="the-two"),
    pytest.param("The four also pledged more trade in tea.", [("both", "committed")], id="the-four"),
    pytest.param("The participants of the session agreed to plant tea.", [("both", "agreed")], id="of-the-session"),
    pytest.param("The joint statement stresses that trade in tea must grow.", [("both", "affirmed")], id="joint-statement"),
    pytest.param(
        "Minister Grace Otieno of Kenya and Minister Ola Berg of Norway, who is on a visit, agreed to plant tea.",
        [("both", "agreed")],
        id="of-their-countries",
    ),
    pytest.param("Minister Berg took the occasion to thank Kenya for its tea.", [("NO", "welcomed")], id="took-the-occasion"),
    pytest.param("The ministers went on to stress the value of tea.", [("both", "affirmed")], id="went-on-to"),
    pytest.param(
        "The ministers told how tea is grown on their slopes, made suggestions on better warehouses for tea leaves, on the roads that lead "
        "to them, on cold stores and scales, and agreed to plant more tea.",
        [("both", "affirmed"), ("both", "agreed")],
        id="a-long-row-of-verbs",
    ),
    pytest.param("The ministers instructed their offices, agencies and services to simplify visas.", [("both", "agreed")], id="offices"),
]
LATER = [
    pytest.param("The two countries also sealed MoUs on tea.", [("both", "committed")], id="sealed"),
    pytest.param("The ministers have put their signatures to a memorandum on tea.", [("both", "committed")], id="signatures"),
    pytest.param("The ministers witnessed together with their hosts the signing of a tea accord.", [("both", "committed")], id="witnessed"),
    pytest.param("Otiena and Berg discussed tea.", [("both", "discussed")], id="a-name-not-told-of"),
    pytest.param(
        "“The tea harvest is the pride of our valleys. It feeds half of our towns,” Minister Berg said.",
        [("NO", "affirmed"), ("NO", "affirmed")],
        id="named-behind-the-quotation",
    ),
    pytest.param("Minister Otieno spoke. It was about tea.", [("both", "discussed")], id="it-was-about"),
    pytest.param("Among the matters considered by the officials was the price of tea.", [("both", "discussed")], id="among-them-was"),
    pytest.param("The main result was an agreement that tea be taxed no more.", [("both", "agreed")], id="was-an-agreement"),
    pytest.param("A review of trade was conducted by the ministers.", [], id="a-noun-far-from-its-verb"),
    pytest.param("A thorough review was made by the ministers of all tea farms.", [("both", "discussed")], id="a-review-was-made"),
]
NOT_THEIRS = [
    pytest.param("The fair, as it is called, shows the weight Kenya attaches to tea.", [], id="attaches"),
    pytest.param("It should be finished next year.", [], id="it-should"),
    pytest.param("Minister Berg said that “we back tea farmers”.", [("NO", "affirmed")], id="we-in-a-quotation"),
    pytest.param(
        "It was agreed that the tea board and the Norwegian Embassy will coordinate their work.", [("both", "agreed")], id="will-in-that"
    ),
]


def told(text: str) -> Told:
    return [(act.side, act.stance.value) for act in acts(text)]


@pytest.mark.parametrize(("text", "rows"), [*PASSIVES, *TOPICS, *SUBJECTS, *LATER, *NOT_THEIRS])
def test_statements(text: str, rows: Told) -> None:
    assert told(text) == rows


AREAS = [
    pytest.param("It was agreed by the two sides that a tea fair would be held.", ["tea fair"], id="after-the-agent"),
    pytest.param("They underlined how important it is to plant tea on the coast.", ["plant tea on the coast"], id="how-important"),
    pytest.param(
        "The ministers agreed that cooperation should be stepped up in tea, herring and radar.", ["tea", "herring", "radar"], id="grows-in"
    ),
    pytest.param(
        "They agreed to cooperate in strategic areas, sea rescue and tea trade among them.", ["sea rescue", "tea trade"], id="among-them"
    ),
    pytest.param("They agreed on March 5 to open a tea fair.", ["tea fair"], id="agreed-on-a-day"),
    pytest.param("They emphasized at the summit that trade in tea must grow.", ["trade in tea must grow"], id="at-the-summit"),
    pytest.param("They agreed to do away with all tariffs on tea.", ["tariffs on tea"], id="do-away-with"),
    pytest.param("They agreed that the tea accord be put into effect.", ["tea accord"], id="be-put-into-effect"),
    pytest.param("The agreement was reached at a two-day meeting.", [], id="at-a-meeting"),
    pytest.param(
        "They agreed to develop exchanges of views in sectors such as tea, herring and radar.",
        ["tea", "herring", "radar"],
        id="exchanges-of",
    ),
    pytest.param(
        "Cooperation should grow in tea, radar and herring, the statement said the two sides had agreed.",
        ["tea", "radar", "herring"],
        id="agreed-behind-it",
    ),
    pytest.param("The tea board is to meet at once, the two sides agreed, since prices fall.", ["tea board"], id="agreed-in-an-aside"),
    pytest.param("They pledged to promote peace in North Africa, the Middle East and the Sahel.", ["peace in North Africa"], id="regions"),
    pytest.param("They agreed to cooperate on such aspects as tea, radar and herring.", ["tea", "radar", "herring"], id="such-aspects-as"),
    pytest.param(
        "The views were close, as they affirmed the need to plant tea and to protect the forests.",
        ["plant tea", "protect the forests"],
        id="as-they-affirmed",
    ),
    pytest.param("They signed the memorandum on Monday in Oslo.", [], id="a-memorandum-on-monday"),
    pytest.param("A good result was that a protocol on tea was signed.", ["protocol on tea"], id="result-was-that"),
]


@pytest.mark.parametrize(("text", "areas"), AREAS)
def test_areas(text: str, areas: list[str]) -> None:
    assert [area for act in acts(text) for area in act.areas_text] == areas
