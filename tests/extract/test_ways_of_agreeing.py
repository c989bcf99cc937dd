"""Ways of telling what was agreed: each with the things that are to be found in it."""

from __future__ import annotations

import pytest

from briefgen.model import Stance
from extract.texts import accounts, acts

# Sentences of which the subject is what was agreed itself: what stands behind each is a list.
SETTLED = [
    "Among the areas agreed upon were",
    "The areas of cooperation agreed upon include",
    "The fields identified for future cooperation are",
    "The priority sectors chosen by the two sides are",
    "The agreed priorities are",
    "Agreed areas of cooperation include",
    "Priority areas of cooperation are",
    "Key areas of future collaboration include",
    "The main areas of agreement were",
    "Cooperation will focus on",
    "Future cooperation between the two countries will cover",
    "Their partnership is to centre on",
    "Joint efforts will concentrate on",
    "The memorandum provides for cooperation in",
    "The signed memorandum covers",
    "The areas that the two ministries identified are",
    "The agreement commits both governments to work on",
    "This agreement envisages cooperation in",
    "The new action plan sets out cooperation in",
    "The protocol aims to promote cooperation in",
    "Special emphasis will be placed on",
]


@pytest.mark.parametrize("frame", SETTLED)
def test_what_was_agreed_is_the_subject(frame: str) -> None:
    (act,) = acts(f"{frame} radar, tea farming and port safety.")
    assert (act.side, act.areas_text) == ("both", ("radar", "tea farming", "port safety"))


def test_an_agreement_of_another_time_is_none() -> None:
    assert not acts("The agreement signed in Lima in 1994 provides for cooperation in radar and port safety.")


THINGS = [
    ("They agreed to explore closer cooperation in newer areas such as radar, tea and herring.", ["radar", "tea", "herring"]),
    (
        "They agreed on consideration of frameworks to further ease mutual visits as well as provision of fuel and spare parts between the two navies.",
        ["frameworks to further ease mutual visits", "provision of fuel and spare parts between the two navies"],
    ),
    ("They agreed to make radar, tea farming and port safety the pillars of their partnership.", ["radar", "tea farming", "port safety"]),
    (
        "They decided that the tea fair, the nurses' course and the young officers' camp would be continued, with the following to be done at once:",
        ["tea fair", "nurses' course", "young officers' camp"],
    ),
    (
        "They agreed on the building of cold stores, clinics and water tanks at the border posts of Moyale, Mandera and Lokichar.",
        ["building of cold stores, clinics and water tanks at the border posts of Moyale, Mandera and Lokichar"],
    ),
    ("They agreed on the border posts of Moyale, Mandera and Lokichar.", ["border posts of Moyale, Mandera and Lokichar"]),
    (
        "They expressed their resolve to fight smuggling and would fully carry out the Tea Protocol.",
        ["fight smuggling", "Tea Protocol"],
    ),
    (
        "They stressed that the settlement of the dispute can only be reached through an inclusive, civilian-led and patient process.",
        ["settlement of the dispute can only be reached through an inclusive, civilian-led and patient process"],
    ),
    ("They stressed that the only way out of the crisis is an inclusive dialogue.", ["inclusive dialogue"]),
    ("They reiterated their call on the smugglers to lay down their arms.", ["smugglers to lay down their arms"]),
    ("They concurred that the alliance should be made more ambitious.", ["alliance should be made more ambitious"]),
    ("They committed to promote tolerance and herring both regionally and globally.", ["tolerance and herring"]),
    ("They recognised the need to maintain patient attention and support to the fishermen.", ["patient attention and support to the fishermen"]),
    ("They agreed to engage in continuous, constructive consultations.", ["continuous, constructive consultations"]),
    ("They agreed to maintain close consultations.", []),
    ("They agreed that the navy should honour its duties to clear the mines.", ["navy should honour its duties to clear the mines"]),
    (
        "They agreed to deepen naval cooperation through joint exercises and a hotline.",
        ["naval cooperation", "joint exercises", "hotline"],
    ),
    ("They agreed to open a sea route through the port of Lamu.", ["sea route through the port of Lamu"]),
    ("They agreed on a tea treaty, recognising the desire for a swift conclusion of a fish protocol.", ["tea treaty", "fish protocol"]),
    ("On stranded sailors and trawlers held, both sides agreed to settle the matter in a humane spirit.", ["stranded sailors and trawlers held"]),
    ("Regarding the detained sailors, the two sides agreed to resolve these cases swiftly.", ["detained sailors"]),
    ("On Tuesday, the two sides agreed to settle the matter of the ports.", ["settle the matter of the ports"]),
    (
        "Fifteen documents were signed in the presence of the ministers, including a protocol on visas and a memorandum on tea.",
        ["protocol on visas", "memorandum on tea"],
    ),
    (
        "An agreement on cooperation between the Tea Institute and the Polar School and another one between the Fish Council and the Lake Institute were signed.",
        ["cooperation between the Tea Institute and the Polar School", "Fish Council and the Lake Institute"],
    ),
    ("They signed two memoranda: one on tea auctions, and another on the conservation of herring.", ["tea auctions", "conservation of herring"]),
    ("They came to the agreement to modernise the ports and to ensure smooth passage of lorries.", ["modernise the ports", "smooth passage of lorries"]),
    (
        "They agreed to deepen cooperation in old areas such as tea, while exploring new ones like radar and herring.",
        ["old areas", "tea", "radar", "herring"],
    ),
    ("They agreed to ease visa rules for students, nurses and traders.", ["ease visa rules for students, nurses and traders"]),
    ("They agreed to strengthen ties between think tanks, media and universities.", ["ties between think tanks, media and universities"]),
    ("They agreed to improve links by land, air and sea.", ["links by land, air and sea"]),
    ("Several documents were signed after the talks, including memoranda on tea, herring and radar.", ["tea", "herring", "radar"]),
    ("They agreed to continue consultations at the level of deputy ministers.", ["consultations at the level of deputy ministers"]),
    ("They agreed to task their teams with drafting an action plan on herring.", ["drafting an action plan on herring"]),
    ("They agreed to use the visit of the President to sign the agreement on radar.", ["radar"]),
    ("They reached an agreement on the supply of 50,000 tonnes of wheat.", ["supply of 50,000 tonnes of wheat"]),
    ("They agreed to cooperate in areas ranging from radar to herring.", ["radar", "herring"]),
    ("They agreed to expand the partnership to new fields, from tea farming to port safety.", ["tea farming", "port safety"]),
    ("They agreed that the trade ministers would meet in June.", []),
    ("They agreed on a ceasefire.", ["ceasefire"]),
    ("A memorandum of understanding was signed between the two ministries on seed research.", ["seed research"]),
    ("The documents signed include a memorandum on mining and a protocol on tea.", ["memorandum on mining", "protocol on tea"]),
    ("They agreed on the border talks and to finish them by June.", ["border talks"]),
    ("They agreed not to recognise any border changes made by force.", ["not to recognise any border changes made by force"]),
    ("They agreed to honour the truce and not to send any new troops.", ["honour the truce", "not to send any new troops"]),
    ("They expressed support for Fiji.", ["support for Fiji"]),
    (
        "They agreed to coordinate closely at multilateral fora, including the Security Council, and to promote herring.",
        ["coordinate closely at multilateral fora, including the Security Council", "herring"],
    ),
    ("They agreed to keep cooperating closely at the United Nations.", ["cooperating closely at the United Nations"]),
    (
        "They agreed to strengthen coordination within the Lake Union, the Herring Forum and other bodies.",
        ["coordination within the Lake Union, the Herring Forum"],
    ),
    ("They opposed unilateral tariffs and rejected any attempt to redraw borders.", ["opposed unilateral tariffs", "rejected any attempt to redraw borders"]),
    ("They noted that good rules are vital to growth.", ["good rules"]),
    ("They noted that good rules are rare.", []),
    ("They stressed that the rebels continue to fight.", []),
    (
        "They adopted a joint statement in which they express their determination to advance the tea accord, to widen the Lamu pier, and to explore radar.",
        ["joint statement", "tea accord", "Lamu pier", "radar"],
    ),
    ("The talks were crowned with the signing of six instruments, relating in particular to herring, tea farming and radar.", ["herring", "tea farming", "radar"]),
    ("The agreements, signed by Minister Otieno and her guest, tackle the fields of herring, tea farming and radar.", ["herring", "tea farming", "radar"]),
    ("They underscored the cordial relations between the two countries.", []),
    ("They agreed in principle on negotiating a memorandum on archives.", ["memorandum on archives"]),
    ("They agreed on the priority of working together to clear the mines.", ["clear the mines"]),
    ("They agreed to help farmers and impose fines on smugglers.", ["farmers", "impose fines on smugglers"]),
    ("They agreed on the need for the joint group to guard the lake.", ["joint group to guard the lake"]),
    ("They agreed to consult closely on Kenya and other matters touching the security and stability of the lake.", []),
    ("They confirmed the common view that piracy is a growing threat to trade.", []),
    ("They committed to a partnership on issues that define their future, including herring, tea and radar.", ["herring", "tea", "radar"]),
    ("They agreed to promote radar, including but not limited to tea radar, fish radar, and rain radar.", ["radar", "tea radar", "fish radar", "rain radar"]),
    ("They launched a plan to help each country reach its tea and herring goals.", ["plan to help each country reach its tea and herring goals"]),
    ("The two leaders will discuss herring and tea farming.", []),
    ("They reaffirmed the great progress made in their fifty years of work.", []),
    ("They agreed to tackle piracy through patrols and clean ports.", ["piracy through patrols and clean ports"]),
    (
        "They committed to regional unity through the Lake Union and the Highland Alliance.",
        ["regional unity through the Lake Union and the Highland Alliance"],
    ),
    (
        "They signed an Action Plan on herring between Kenya’s Department of Farms and Water Resources and Norway’s Ministry of Fish.",
        ["Action Plan on herring between Kenya’s Department of Farms and Water Resources and Norway’s Ministry of Fish"],
    ),
    (
        "They reaffirmed the strong tea relationship between Kenya and Norway and Norway’s role as a donor.",
        ["tea relationship between Kenya and Norway", "Norway’s role"],
    ),
    ("They stressed the need for swift international action to confront the growing crisis of hunger.", ["confront the growing crisis of hunger"]),
    ("They agreed on the threats posed by Kenya and its allies.", ["threats posed by Kenya and its allies"]),
    ("They pledged to urge the rebels to hold their fire.", ["urge the rebels to hold their fire"]),
    ("They agreed on the need for a sovereign, stable, and unified Fiji.", ["sovereign, stable, and unified Fiji"]),
    ("They underscored the strength of the tea pact and our nations’ shared interest in growing herring.", ["tea pact", "herring"]),
    ("They agreed to deepen cooperation in the trade, economic, cultural and lake spheres.", ["trade", "economic", "cultural", "lake"]),
    (
        "They agreed to intensify interaction in the trade and economic, investment, transport and logistics spheres.",
        ["trade and economic", "investment", "transport and logistics"],
    ),
    (
        "They agreed on exchange of visits of judges, strengthening of parliamentary ties and holding of the next Tea Forum in Oslo.",
        ["exchange of visits of judges", "parliamentary ties", "next Tea Forum in Oslo"],
    ),
    ("They agreed to speed up the process of negotiating the agreement on herring quotas.", ["herring quotas"]),
    (
        "They agreed to increase the exchange of judges, especially young ones, and implement the Tea Accord.",
        ["exchange of judges", "Tea Accord"],
    ),
    ("They agreed to keep the peace and make effective use of existing mechanisms.", ["effective use of existing mechanisms"]),
    (
        "They agreed to resume direct flights as soon as possible, facilitate student exchanges and step up cooperation in tea, radar and herring.",
        ["direct flights", "student exchanges", "tea", "radar", "herring"],
    ),
    ("They signed a memorandum of understanding to cooperate in the field of combating smuggling.", ["combating smuggling"]),
    ("Kenya and Norway share close family ties and a long border.", []),
    ("Both sides condemned the attack in Lima.", []),
    ("Both sides condemned all forms of terrorism.", ["condemned all forms of terrorism"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "areas"), THINGS)
def test_things_agreed_on(text: str, areas: list[str]) -> None:
    assert [word for act in acts(text) for word in act.areas_text] == areas


LIST = """Nairobi, 4 March 2024 - Kenyan President Grace Otieno met Norwegian Prime Minister Ola Berg in Nairobi on Monday.

On the occasion, the leaders:

1. Agreed on the repair of the Lamu pier;

2. Took note of the studies, which are marked by care, and resolved to open a tea market;

3. Stressed the value of the northern fibre cable; on this, President Otieno thanked Norway for its loan;

4. Reiterated the commitment to the strengthening of the Lake Forum;

5. Celebrated the signature, on this date, of the following instruments:
a) Memorandum of Understanding on Herring;
b) Joint Declaration on fish and fair trade.

They also welcomed the signing of the following documents:
- Letter of Intent on Polar Research;
- Agreement on Air Services.
"""


def test_items_of_a_list_have_its_subject() -> None:
    (account,) = accounts(LIST)
    assert [word for act in account.acts if act.side == "both" and act.stance is not Stance.WELCOMED for word in act.areas_text] == [
        "repair of the Lamu pier",
        "tea market",
        "northern fibre cable",
        "Lake Forum",
        "Memorandum of Understanding on Herring",
        "Joint Declaration on fish and fair trade",
        "Letter of Intent on Polar Research",
        "Agreement on Air Services",
    ]
    assert [act.side for act in account.acts if act.verb == "thank"] == ["KE"]
