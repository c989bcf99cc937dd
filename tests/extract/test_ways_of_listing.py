"""Ways of telling several things that were agreed in one breath: each sentence with the things in it."""

from __future__ import annotations

import pytest

from extract.texts import acts

THREE = ("herring", "tea farming", "port safety")
# What stands before a list of three things.
FRAMES = [
    "The ministers witnessed the signing/exchange of three documents, covering",
    "The ministers witnessed the signing and exchange of agreements on",
    "Several documents were adopted, covering",
    "The ministers signed an agreement which would see the two countries cooperating in",
    "The two sides signed an agreement that will see both countries working together on",
    "The two sides signed an agreement which envisages cooperation in",
    "The officials joined the two ministers for the signing of agreements on",
    "Kenyan and Norwegian teams will meet next month to conclude agreements on",
    "The two delegations will get together in spring to sign accords on",
    "The two sides were unanimous that cooperation should be stepped up in",
    "They agreed to hold regular dialogue with the Commission on issues which are of common interest, such as",
    "The ministers spoke for the extension of cooperation in",
    "Both agreed to take their ties to a new height, particularly in the fields of",
    "The ministers said their countries would work hand in hand on",
    "Kenya and Norway will at once step up their cooperation in",
    "They assured each other of their commitment to cooperation in",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_list_of_three(frame: str) -> None:
    (act,) = acts(f"{frame} herring, tea farming and port safety.")
    assert (act.side, act.areas_text) == ("both", THREE)


def test_numbered_in_the_sentence() -> None:
    (act,) = acts("The ministers signed three documents, covering (1) herring, (2) tea farming, and (3) port safety.")
    assert act.areas_text == THREE


SEVERAL = [
    pytest.param(
        "Kenya and Norway signed two agreements, one for regular consultations between coast guards, the other on vocational training.",
        ["regular consultations between coast guards", "vocational training"],
        id="one-the-other",
    ),
    pytest.param(
        "Kenya and Norway will work and invest together to drive the offshore wind build-out, foster young firms, and bolster their ports.",
        ["drive the offshore wind build-out", "foster young firms", "bolster their ports"],
        id="two-verbs-of-the-same-subject",
    ),
    pytest.param(
        "The ministers underscored their commitment to improve sea safety through the Indian Ocean programme and continued close police work.",
        ["sea safety through the Indian Ocean programme and continued close police work"],
        id="means",
    ),
    pytest.param(
        "The ministers stressed their commitment to improve sea safety through the Horn programme and continued close police cooperation.",
        ["sea safety through the Horn programme", "police cooperation"],
        id="and-continued-cooperation",
    ),
    pytest.param(
        "The two ministers affirmed the need to ensure conditions are in place to attract investment in tea.",
        ["conditions are in place to attract investment in tea"],
        id="in-place",
    ),
    pytest.param(
        "Both ministers recognized that there is a need to rebuild trust and restore visits.", ["rebuild trust", "restore visits"], id="there-is-a-need"
    ),
    pytest.param(
        "The ministers agreed to work for removal of visa hurdles and for lower port fees.", ["removal of visa hurdles", "lower port fees"], id="for-and-for"
    ),
    pytest.param(
        "The ministers agreed to share the waters of four lakes - Amba, Bora, Cefa and Dilo - and to open a tea school.",
        ["share the waters of four lakes", "tea school"],
        id="which-ones",
    ),
    pytest.param(
        "The two sides reaffirmed their resolve not to let any group, firm or person, including the banned ABC, misuse their ports.",
        ["not to let any group, firm or person misuse their ports"],
        id="not-to-let",
    ),
    pytest.param("The two ministers signed, in presence of the ambassadors, a protocol on tea.", ["protocol on tea"], id="in-presence-of"),
    pytest.param(
        "They agreed to give instructions to the relevant agencies, including the coast guards and Portel, to draft a herring agreement.",
        ["draft a herring agreement"],
        id="instructions",
    ),
    pytest.param(
        "The two sides agreed to continue talks on the transfer of the port, in which Norway will share its know-how, and on cooperation in the tea, herring and customs sectors.",
        ["talks on the transfer of the port", "tea", "herring", "customs"],
        id="on-and-on",
    ),
    pytest.param(
        "The two ministers signed the Oslo Accord, raising the relationship to a Green Partnership.",
        ["Oslo Accord", "Green Partnership"],
        id="raising-the-relationship",
    ),
    pytest.param(
        "Both agreed on leaving disputes behind, with the decision of deepening the tea trade and of reviving the herring council.",
        ["leaving disputes behind", "tea trade", "herring council"],
        id="with-the-decision-of",
    ),
    pytest.param(
        "They agreed to open the border, with a new checkpoint at Moyale, and to build a road.", ["border", "checkpoint at Moyale", "road"], id="with-a-new"
    ),
    pytest.param(
        "Agreement was reached on opening a fish market in Mombasa, launching a direct flight, and supporting young farmers.",
        ["fish market in Mombasa", "direct flight", "young farmers"],
        id="on-doing",
    ),
    pytest.param(
        "The talks dealt with Somalia, with views identical on the need of better coordination among coastal states.",
        ["coordination among coastal states"],
        id="with-views-identical",
    ),
    pytest.param(
        "A memorandum was signed on tea, in addition to an executive programme on herring.", ["tea", "executive programme on herring"], id="in-addition-to"
    ),
    pytest.param(
        "The ministers agreed that a strong sea partnership will not only be beneficial to both.", ["sea partnership"], id="not-only-beneficial"
    ),
    pytest.param(
        "It was agreed to look into the convening of a forum among scientists and leaders of the tea trade.",
        ["forum among scientists and leaders of the tea trade"],
        id="among-and",
    ),
    pytest.param(
        "The talks took up trade, where agreement was reached on hastening the building of a port in Lamu, stepping up tea exports and launching a direct flight.",
        ["hastening the building of a port in Lamu", "tea exports", "direct flight"],
        id="where-agreement-was-reached",
    ),
    pytest.param("They agreed to protect the rights and interests of fishermen.", ["protect the rights and interests of fishermen"], id="rights-and-interests"),
    pytest.param(
        "The ministers agreed to strengthen the cooperation between their armies and in security against smuggling.",
        ["cooperation between their armies", "security against smuggling"],
        id="between-and-in",
    ),
    pytest.param("The two sides agreed to build stable supply chains for minerals such as cobalt.", ["stable supply chains for minerals"], id="one-example"),
    pytest.param("They agreed to conclude, in fair terms, the deal with the Lake Union.", ["deal with the Lake Union"], id="in-fair-terms"),
    pytest.param("They signed a Working Agreement on Air Services at Lamu today, on the second day of the visit.", ["Working Agreement on Air Services at Lamu"], id="working"),
    pytest.param("They directed the concerned officials to expedite the direct air link and the border crossing.", ["direct air link", "border crossing"], id="directed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "things"), SEVERAL)
def test_several_things(sentence: str, things: list[str]) -> None:
    assert [word for act in acts(sentence) if act.side == "both" for word in act.areas_text] == things


# What both only say, or what tells nothing.
NOTHING = [
    "The ministers voiced their conviction that joining two ports would drive growth for the whole coast.",
    "The ministers highlighted that the format stems from the old friendship of the two peoples.",
    "The ministers pledged to turn what has been a friendly tie into a business one.",
    "The ministers shared the understanding that relations should be improved.",
    "The two ministers signed in presence of the ambassadors.",
    "The ministers emphasized that the Convention on whales, signed in Bergen in May 2018, created a good basis.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_thing(sentence: str) -> None:
    assert [word for act in acts(sentence) for word in act.areas_text if "whales" not in word] == []
