"""Who says what is told at second hand: lists under a subject, papers and ministries, quotations, openings that carry an act, pronouns."""

from __future__ import annotations

import pytest

from briefgen.extract.statements import STRONGEST
from briefgen.model import BOTH, Stance
from extract.texts import account, accounts

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024."
HER = "Kenyan Foreign Minister Grace Otieno met her Norwegian counterpart, Ola Berg, in Oslo on 14 May 2024."
AGREED, COMMITTED, AFFIRMED, PROPOSED, WELCOMED, DISCUSSED = STRONGEST


def told(text: str, lead: str = LEAD) -> list[tuple[str, Stance]]:
    """The strongest stance of each side in each sentence, over all events of the text."""
    rows: dict[tuple[int, str], list[Stance]] = {}
    for event in accounts(f"{lead}\n\n{text}" if lead else text):
        for act in event.acts:
            rows.setdefault(((act.opened or act.sentence).start, act.side), []).append(act.stance)
    return [(side, min(stances, key=STRONGEST.index)) for (_, side), stances in rows.items()]


ITEMS = [
    ("Agreed to expand trade in tea", AGREED),
    ("Took note of the work done by the experts on ports", AFFIRMED),
    ("Noted with satisfaction the growth of trade", WELCOMED),
    ("Celebrated the growth of trade", WELCOMED),
    ("Stressed the need for reform, which is backed by both countries", AFFIRMED),
    ("Rededicated themselves to peace", AFFIRMED),
    ("Condemned all acts of terrorism", AFFIRMED),
    ("Reviewed the progress made since 2020", DISCUSSED),
    ("Undertook to hold a second round in June", COMMITTED),
    ("Resolved to meet every year", AGREED),
    ("Called upon all parties to show restraint", PROPOSED),
    ("Saluted the efforts of the teams", WELCOMED),
]


@pytest.mark.parametrize("mark", ["{}. {};", "({}) {};", "{}) {}.", "- {1};", "• {1}", "{1};"])
@pytest.mark.parametrize(
    "opener", ["On this occasion, the Ministers:", "At the close of their talks, the two sides:", "Kenya and Norway:", "They:"]
)
def test_items_that_begin_with_their_verb(opener: str, mark: str) -> None:
    lines = [mark.format(number, words) for number, (words, _) in enumerate(ITEMS[:6], 1)]
    assert told("\n".join([opener, *lines])) == [(BOTH, stance) for _, stance in ITEMS[:6]]
    lines = [mark.format(number, words) for number, (words, _) in enumerate(ITEMS[6:], 1)]
    assert told("\n".join([opener, *lines])) == [(BOTH, stance) for _, stance in ITEMS[6:]]


def test_an_item_with_a_subject_of_its_own_does_not_end_the_list() -> None:
    text = """The two Ministers:
1. Reiterated their support for reform;
2. Minister Otieno thanked Norway for its aid;
3. Stressed the worth of the gas line; on this, Minister Otieno thanked Norway for its loan, and Minister Berg undertook to speed it up;
4. Agreed to meet in June."""
    assert told(text) == [
        (BOTH, AFFIRMED),
        ("KE", WELCOMED),
        (BOTH, AFFIRMED),
        ("KE", WELCOMED),
        ("NO", COMMITTED),
        (BOTH, AGREED),
    ]


def test_a_list_of_one_side() -> None:
    text = "The Minister of Kenya:\n1. Thanked Norway for its aid;\n2. Invited Minister Berg to Nairobi."
    assert told(text) == [("KE", WELCOMED), ("KE", PROPOSED)]


SOURCES = """
The Department of Foreign Affairs (DFA) said
The Kenyan ministry said
The Kenyan Foreign Ministry, in a separate readout, said
Kenya's foreign ministry said
The MFA reported that
A spokeswoman for the ministry said
The joint statement issued after the talks said that
The communiqué released at the end of the visit disclosed that
The communiqué, which was read out to the press, said that
A communique signed by both ministers stated that
The press service said
The State Department said
Kenyan officials said
According to the ministry,
According to a readout,
According to the Kenyan side,
The ministry said in a statement that
The ministry, in a statement, said
The ministry added that
In its readout, the Norwegian ministry said that
The ministry said on Tuesday that
The document says that
The ministry told reporters that
The Ministry of Foreign Affairs and Trade (MFAT) noted that
It was reported that
It was also disclosed that
The ministry's statement read that
Local media reported that
The ministry went on to say that
"""


@pytest.mark.parametrize("source", [line for line in SOURCES.splitlines() if line])
def test_what_a_source_tells_is_of_those_of_whom_it_tells(source: str) -> None:
    assert told(f"{source} the two sides agreed to build a road.") == [(BOTH, AGREED)]
    assert told(f"{source} Berg thanked Otieno for the visit.") == [("NO", WELCOMED)]
    assert told(f"{source} Otieno called for more aid.") == [("KE", PROPOSED)]


SENTENCES = [
    ("The Kenyan ministry said trade had doubled.", [("KE", AFFIRMED)]),
    ("The joint statement said trade had doubled.", [(BOTH, AFFIRMED)]),
    ("The communiqué calls for an end to the war.", [(BOTH, PROPOSED)]),
    ('The ministry said both sides "recognised that trust must be restored."', [(BOTH, AFFIRMED)]),
    ('On ports, the two delegations "agreed on common rules" and discussed routes, it added.', [(BOTH, AGREED)]),
    ("Otieno called for more aid, it added.", [("KE", PROPOSED)]),
    ("The two countries decided to double trade, Otieno said, announcing also that a council will meet.", [(BOTH, AGREED)]),
    ("Otieno proposed a school in Oslo, Berg supported this idea and said funds would be found.", [("KE", PROPOSED), ("NO", AFFIRMED)]),
    ("Norway offered a loan, which was accepted by Kenya.", [("NO", COMMITTED), ("KE", AFFIRMED)]),
    ("Kenya announced aid of 5 million dollars for Sudan, and Norway welcomed the step.", [("KE", COMMITTED), ("NO", WELCOMED)]),
    ("The host and guest lauded the outcome of the talks.", [(BOTH, WELCOMED)]),
    ("Hosts and guests agreed to build a road.", [(BOTH, AGREED)]),
    ("The parties came to the agreement to build a road.", [(BOTH, AGREED)]),
    ("The two sides spoke positively of the reforms.", [(BOTH, WELCOMED)]),
    ("Welcoming the guest, the host minister noted that trade is growing.", [("NO", AFFIRMED)]),
    ("Concluding the talks, Otieno called for an end to the war.", [("KE", PROPOSED)]),
    ("Otieno, while thanking Norway, called for more aid.", [("KE", PROPOSED)]),
    ("Otieno, like Berg, stressed the need for reform.", [("KE", AFFIRMED)]),
    ("Otieno went further, calling for a new port.", [("KE", PROPOSED)]),
    ("As Berg put it, trade has doubled.", [("NO", AFFIRMED)]),
    ('Otieno: "We thank Norway for its help."', [("KE", WELCOMED)]),
    ("Two memoranda, on ports and on tea, were exchanged after the talks.", [(BOTH, COMMITTED)]),
    ("Talks on a tax treaty have been adjourned.", [(BOTH, DISCUSSED)]),
    ("Otieno asked Norway to use its ports and demands, and thanked Berg.", [("KE", PROPOSED)]),
    ("Otieno gave Berg an overview of the reforms.", [("KE", DISCUSSED)]),
    ("Otieno made an urgent plea for aid.", [("KE", PROPOSED)]),
    ("Oslo reaffirmed its support for the accord, while Nairobi thanked it for its aid.", [("NO", AFFIRMED), ("KE", WELCOMED)]),
    ("Otieno expressed gratitude, with Berg pledging more aid.", [("KE", WELCOMED), ("NO", COMMITTED)]),
    ("Otieno asked for a loan, which Berg promised to consider.", [("KE", PROPOSED), ("NO", COMMITTED)]),
    ("Otieno said that she and Berg had agreed on a new port.", [(BOTH, AGREED)]),
    ("Otieno said she had discussed trade with Berg.", [(BOTH, DISCUSSED)]),
    ("Otieno told reporters after the talks that the two sides had agreed on a port.", [(BOTH, AGREED)]),
    ("Otieno said she hoped Norway would help.", [("KE", AFFIRMED)]),
    ("The ministry quoted Otieno as saying that trade has doubled.", [("KE", AFFIRMED)]),
    ("Otieno opened the meeting by thanking Norway.", [("KE", WELCOMED)]),
    ("Otieno concluded by inviting Berg to Nairobi.", [("KE", PROPOSED)]),
    ("Their talks focused on trade, Otieno said.", [(BOTH, DISCUSSED)]),
    ("Also discussed were trade and energy.", [(BOTH, DISCUSSED)]),
    ("The two are in full agreement on the need for reform.", [(BOTH, AGREED)]),
    ("Satisfaction with the level of ties was expressed by both.", [(BOTH, WELCOMED)]),
    ("An exchange of views on regional issues took place.", [(BOTH, DISCUSSED)]),
    ("Norway will open an embassy in Nairobi.", [("NO", COMMITTED)]),
    ("Otieno raised the need to open a port.", [("KE", PROPOSED)]),
    ("They also exchanged views on Sudan, said the sources, who asked not to be named.", [(BOTH, DISCUSSED)]),
    ("The two stressed the value of work with Japan, and the Kenyan minister praised Oslo.", [(BOTH, AFFIRMED), ("KE", WELCOMED)]),
    ("The Kenyan minister drew the attention of her colleague to the drought.", [("KE", AFFIRMED)]),
    ("The conversation was held in a warm and friendly atmosphere.", []),
    ("Mr Berg disclosed this yesterday after the talks.", []),
]


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_who_says_what(sentence: str, rows: list[tuple[str, Stance]]) -> None:
    assert told(sentence) == rows


QUOTATIONS = [
    ('"We value this tie. It is old. It will grow," said Otieno.', [("KE", AFFIRMED)] * 3),
    ("“Trade has doubled. We are satisfied with our dialogue. We have to triple it,” Ola Berg said.", [("NO", AFFIRMED), ("NO", WELCOMED), ("NO", AFFIRMED)]),
    ('"There is nothing that cannot be solved. It is enough that we look ahead," Otieno told a news conference with Berg, adding that she hopes for peace.', [("KE", AFFIRMED)] * 2),
    ('Berg said: "Trade has doubled. It can grow."', [("NO", AFFIRMED)] * 2),
    ('"Trade has doubled," Berg said. "It can grow. It must."', [("NO", AFFIRMED)] * 3),
    ("“We had good talks,” Berg told reporters. “Kenya is a key partner and we will stand by it. It matters.”", [(BOTH, DISCUSSED), ("NO", COMMITTED), ("NO", AFFIRMED)]),
    ("“We have agreed to open a port. The work begins soon,” Berg told reporters.", [(BOTH, AGREED), ("NO", AFFIRMED)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), QUOTATIONS, ids=[text for text, _ in QUOTATIONS])
def test_all_sentences_of_a_quotation_have_its_speaker(text: str, rows: list[tuple[str, Stance]]) -> None:
    assert told(text) == rows


WITH = "with Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024"
MET = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024"
OPENINGS = [
    (f"{MET}, urging more trade.", [("KE", PROPOSED)]),
    (f"{MET}, where she called for more trade.", [("KE", PROPOSED)]),
    (f"Kenyan Foreign Minister Grace Otieno held talks {WITH}, calling for joint work and asking Norway to open its market.", [("KE", PROPOSED)]),
    (f"Kenyan Foreign Minister Grace Otieno held a telephone call {WITH}, during which she condemned the attack.", [("KE", AFFIRMED)]),
    (f"{MET} to discuss trade in tea.", []),
    ("In the margins of the talks, Otieno met with Erik Holm, Deputy Minister of Energy of Norway, to discuss wind power.", [(BOTH, DISCUSSED)]),
    ("Otieno was later received by Norwegian Prime Minister Lars Dahl, to whom she voiced her belief that trade would grow.", [("KE", AFFIRMED)]),
    ("The same day, Norwegian Prime Minister Lars Dahl received the Kenyan minister, during which he urged both sides to boost trade.", [("NO", PROPOSED)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), OPENINGS, ids=[text for text, _ in OPENINGS])
def test_an_opening_that_carries_an_act(text: str, rows: list[tuple[str, Stance]]) -> None:
    assert told(text, "" if "2024" in text else LEAD) == rows


MEANT = [
    (HER, "Otieno proposed a fund. Berg welcomed the idea. She then asked for a loan.", ["KE", "NO", "KE"]),
    (HER, "Otieno thanked Norway. He then asked for a plan. She agreed to it.", ["KE", "NO", "KE"]),
    (LEAD, "The Kenyan minister briefed Berg on the war. He expressed support for Kenya.", ["KE", "NO"]),
    (LEAD, "Otieno praised the reforms. He thanked Kenya for its trust.", ["KE", "NO"]),
    (LEAD, "Otieno and Berg discussed trade. The former called for lower tariffs. The latter promised to study them.", [BOTH, "KE", "NO"]),
    (LEAD, "Berg briefed Otieno on the reforms, and the latter praised them.", ["NO", "KE"]),
]


@pytest.mark.parametrize(("lead", "text", "sides"), MEANT)
def test_whom_a_pronoun_means(lead: str, text: str, sides: list[str]) -> None:
    assert [side for side, _ in told(text, lead)] == sides


HONOURED = (
    "H.H. Sheikh Tamim Al Attiyah, Minister of Foreign Affairs of Qatar, met Kenyan Foreign Minister Grace Otieno in Doha on 14 May 2024."
)
STATES = "President of Kazakhstan Askar Omarov held talks in Astana on 14 May 2024 with Prime Minister of Norway Lars Dahl."
HOSTED = "President Askar Omarov of Kazakhstan received President Marat Asanov of Kyrgyzstan in Astana on 14 May 2024."


@pytest.mark.parametrize(
    ("lead", "text", "sides"),
    [
        (HONOURED, "H.H. said trade in tea has doubled. HH also thanked his guest.", ["QA", "QA"]),
        (STATES, "The Head of State noted that trade has doubled. He thanked the guest.", ["KZ", "KZ"]),
        (HOSTED, "Welcoming the guest, the Head of State noted that trade has doubled.", ["KZ"]),
    ],
)
def test_who_is_told_by_rank_alone(lead: str, text: str, sides: list[str]) -> None:
    assert [side for side, _ in told(text, lead)] == sides


def test_the_second_of_two_of_one_office_is_the_one_with_whom_the_text_was_put_out() -> None:
    text = """Joint statement with the Prime Minister of Fiji

Canberra, 6 November 2023

Prime Minister Ann Wood and Prime Minister Jone Tuivaga met today in Canberra.

Prime Minister Tuivaga thanked Australia for its aid. Prime Minister Wood announced $5 million for schools."""
    assert [side for side, _ in told(text, "")] == ["FJ", "AU"]


def test_the_minister_does_not_ask_his_own_country() -> None:
    lead = "Kenyan Coordinating Minister for Ports Grace Otieno received Norwegian Minister for Energy Ola Berg in Nairobi on 14 May 2024."
    assert told("Otieno praised the reforms. The minister then asked Norway for a loan.", lead) == [("KE", WELCOMED), ("KE", PROPOSED)]
    assert told("Otieno praised the reforms. The Norwegian minister asked for a loan.", lead) == [("KE", WELCOMED), ("NO", PROPOSED)]


def test_the_idea_of_a_country_is_no_promise_of_it() -> None:
    acts = account(f"{LEAD}\n\nOtieno stressed that the idea of a new Kenya will help build trade.").acts
    assert [act.stance for act in acts] == [AFFIRMED]
