"""The manners of reports that turn a sentence round: passives, attributions in the middle, offices behind names, several met one by one."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Kind, Mode
from extract.texts import account, accounts, acts, reading

Told = list[tuple[str, str]]  # side, stance

# One sentence after an opening in which Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg -> who said what
STATEMENTS = [
    pytest.param("Norway, the Kenyan Minister said, has bought more tea.", [("KE", "affirmed")], id="said-in-the-middle"),
    pytest.param("The ministers, Berg said, discussed the price of tea.", [("both", "discussed")], id="the-ministers-he-said"),
    pytest.param("Kenya will plant more tea, Otieno added, so that all can drink it.", [("KE", "committed")], id="will-she-added"),
    pytest.param("It was agreed by the two ministers that tea should be cheaper.", [("both", "agreed")], id="agreed-by-the-two"),
    pytest.param(
        "It was noted with satisfaction by the Commission that tea is grown.", [("both", "welcomed")], id="noted-by-the-commission"
    ),
    pytest.param("Minister Berg was invited by Minister Otieno to the tea fair.", [("KE", "proposed")], id="invited-by"),
    pytest.param("The Norwegian side was requested to open a tea office.", [("KE", "proposed")], id="requested-by-the-other-side"),
    pytest.param("Fiji was discussed, and with it the trade in tea.", [("both", "discussed")], id="a-country-discussed"),
    pytest.param("The price of tea was a further topic.", [("both", "discussed")], id="a-further-topic"),
    pytest.param("Tea and radar were among the regional matters taken up.", [("both", "discussed")], id="among-the-matters"),
    pytest.param("The price of tea was also the subject of an exchange of views.", [("both", "discussed")], id="the-subject-of"),
    pytest.param("Ways of growing tea were looked at.", [("both", "discussed")], id="looked-at"),
    pytest.param("Training for growers of tea also came up.", [("both", "discussed")], id="came-up"),
    pytest.param("Closer work on tea also figured in the exchange.", [("both", "discussed")], id="figured-in"),
    pytest.param(
        "Minister Otieno received Minister Berg, and discussed with him the price of tea.",
        [("both", "discussed")],
        id="received-and-discussed",
    ),
    pytest.param("All aspects of tea were covered, the ministers agreeing to open a fair.", [("both", "agreed")], id="agreeing"),
    pytest.param("Minister Berg made known the readiness of Norway to buy tea.", [("NO", "committed")], id="made-known"),
    pytest.param("Minister Berg indicated that tea is liked in Oslo.", [("NO", "affirmed")], id="indicated"),
    pytest.param("Minister Berg conveyed an invitation to visit Oslo.", [("NO", "proposed")], id="conveyed-an-invitation"),
    pytest.param(
        "Foreign Minister Otieno of Kenya and Foreign Minister Berg of Norway agreed to plant tea.",
        [("both", "agreed")],
        id="of-their-countries",
    ),
    pytest.param("While meeting Minister Otieno, Minister Berg reiterated his love of tea.", [("NO", "affirmed")], id="while-meeting"),
    pytest.param("The four also pledged to plant tea.", [("both", "committed")], id="the-four"),
    pytest.param("Minister Otieno spoke. According to her, Kenya grows the best tea.", [("KE", "affirmed")], id="according-to-her"),
    pytest.param("Berg made known the wish of Norway for tea, Otieno said.", [("NO", "affirmed")], id="told-of-the-other"),
    pytest.param("The price of tea, stressed Berg, has fallen.", [("NO", "affirmed")], id="stressed-he"),
    pytest.param("Tea, in the words of Minister Berg, is a bridge.", [("NO", "affirmed")], id="in-the-words-of"),
    pytest.param("Tea is a bridge, according to Minister Berg.", [("NO", "affirmed")], id="according-to-at-the-end"),
    pytest.param("A memorandum on tea was signed, according to Minister Berg.", [("both", "committed")], id="signed-according-to"),
    pytest.param("In Minister Berg's view, tea is a bridge.", [("NO", "affirmed")], id="in-his-view"),
    pytest.param("Minister Berg spoke. His proposal was that tea be cheaper.", [("NO", "proposed")], id="his-proposal-was"),
    pytest.param(
        "Minister Berg, back from a tour of the farms with Minister Otieno and her staff, told of his love of tea.",
        [("NO", "affirmed")],
        id="an-aside-with-people",
    ),
    pytest.param(
        "In May, Minister Otieno and Minister Berg, meeting in Lima, had talks and signed a pact on tea.",
        [("both", "committed")],
        id="had-talks-and-signed",
    ),
    pytest.param("The session of the Tea Board (TB) also discussed radar.", [("both", "discussed")], id="the-session-of"),
    pytest.param("The officials convened at the port of Lima in order to discuss tea.", [("both", "discussed")], id="convened-to-discuss"),
    pytest.param("HE Minister Berg praised the tea.", [("NO", "welcomed")], id="he-is-no-pronoun"),
    pytest.param("The member states called on all growers to plant tea.", [("both", "proposed")], id="the-member-states"),
    pytest.param("The two ministers vowed to mark the tea pact signed sixty years ago.", [("both", "committed")], id="signed-years-ago"),
    pytest.param("Berg stressed that Norway values tea and wants it to be cheap.", [("NO", "affirmed")], id="wants-inside-that"),
    pytest.param("Berg headed that of Norway.", [], id="that-of"),
    pytest.param("Earlier it was reported that tea had burnt.", [], id="it-was-reported"),
    pytest.param(
        "They stressed the importance of growing tea, resolving disputes and keeping calm.", [("both", "affirmed")], id="a-list-of-doings"
    ),
    pytest.param(
        "Ministers Otieno and Berg on Thursday, October 28, put their signatures to a pact on tea.",
        [("both", "committed")],
        id="on-thursday",
    ),
    pytest.param(
        "Kamau, head of the Tea Board, and eight others of the growers' unions signed a pact on tea.",
        [("both", "committed")],
        id="nobody-signs-alone",
    ),
    pytest.param("The decision was taken on Monday in Lima.", [], id="the-decision-was-taken"),
    pytest.param("They will hold talks on tea in Oslo next year.", [], id="will-hold-talks"),
    pytest.param("The Tea Partnership grew.", [], id="a-partnership-is-no-partners"),
    pytest.param("On the memorandum on tea, signed between the two, Minister Otieno spoke at length.", [], id="signed-between"),
]


@pytest.mark.parametrize(("text", "rows"), STATEMENTS)
def test_who_said_what(text: str, rows: Told) -> None:
    assert [(act.side, act.stance.value) for act in acts(text)][-len(rows) or None :] == rows


def test_what_a_ministry_is_said_to_have_done_is_of_the_side_that_spoke_last() -> None:
    said = acts(
        "The Norwegian Foreign Ministry tweeted that tea is liked in Oslo. Support for the trade in tea was reaffirmed by the ministry."
    )
    assert [act.side for act in said] == ["NO", "NO"]


# a text -> the title and side of each of its people, by name
PEOPLE = [
    pytest.param(
        "The foreign ministers, Grace Otieno for Kenya and Ola Berg for Norway, met in Oslo.",
        {"Grace Otieno": ("foreign minister", "KE"), "Ola Berg": ("foreign minister", "NO")},
        id="for-their-countries",
    ),
    pytest.param(
        "Kenyan and Norwegian foreign ministers, Grace Otieno and Ola Berg, discussed tea in Oslo on Monday.",
        {"Grace Otieno": ("foreign minister", "KE"), "Ola Berg": ("foreign minister", "NO")},
        id="in-the-order-of-the-countries",
    ),
    pytest.param(
        "A meeting of Ola Berg and Grace Otieno, foreign ministers of Norway and Kenya, was held in Nairobi.",
        {"Ola Berg": ("foreign minister", "NO"), "Grace Otieno": ("foreign minister", "KE")},
        id="countries-in-the-order-of-the-names",
    ),
    pytest.param(
        "The Foreign Ministers of Kenya, Norway and Fiji, Grace Otieno, Ola Berg and Ratu Vakalala, met in Nairobi.",
        {"Grace Otieno": ("Foreign Minister", "KE"), "Ola Berg": ("Foreign Minister", "NO"), "Ratu Vakalala": ("Foreign Minister", "FJ")},
        id="names-in-the-order-of-three-countries",
    ),
    pytest.param(
        "The Hon. Grace OTIENO, MP, Minister of Defence, was the leader of the delegation of Kenya. The leader of the delegation of Norway was Mr. Ola BERG, "
        "Minister of Defence.",
        {"Grace OTIENO": ("Minister of Defence", "KE"), "Ola BERG": ("Minister of Defence", "NO")},
        id="leaders-of-delegations",
    ),
    pytest.param(
        "Heading the Kenyan delegation was Ambassador Grace Otieno, additional foreign secretary at the Ministry of Foreign Affairs.",
        {"Grace Otieno": ("additional foreign secretary at the Ministry of Foreign Affairs", "KE")},
        id="heading-the-delegation",
    ),
    pytest.param(
        "Ambassador Ola Berg, director general for Africa, met Kenyan Foreign Minister Grace Otieno.",
        {"Ola Berg": ("director general for Africa", ""), "Grace Otieno": ("Foreign Minister", "KE")},
        id="a-small-director-general",
    ),
    pytest.param(
        "Ola Berg, EU High Representative for Foreign Affairs, and the Minister of Foreign Affairs of Kenya, Grace Otieno, chaired the meeting.",
        {"Ola Berg": ("High Representative for Foreign Affairs", "EU"), "Grace Otieno": ("Minister of Foreign Affairs", "KE")},
        id="and-the-minister-is-another",
    ),
    pytest.param(
        "President Jane Mwangi of Kenya received the governor of Upper Valley province of the Kingdom of Norway Ola Berg.",
        {"Jane Mwangi": ("President", "KE"), "Ola Berg": ("governor of Upper Valley province", "NO")},
        id="a-province-that-no-table-has",
    ),
    pytest.param(
        "According to a release of the Presidential Administration, President Mwangi of Kenya met Ola Berg.",
        {"Mwangi": ("President", "KE")},
        id="whose-office-tells",
    ),
    pytest.param(
        "Norwegian Foreign Minister Don Berg met MP Grace Otieno.",
        {"Don Berg": ("Foreign Minister", "NO"), "Grace Otieno": ("MP", "")},
        id="don-and-mp",
    ),
    pytest.param(
        "Minister of Trade Ali bin Ahmed Al Karim met Emir Hamad bin Zayed Al Rashid.",
        {"Ali bin Ahmed Al Karim": ("Minister of Trade", ""), "Hamad bin Zayed Al Rashid": ("Emir", "")},
        id="particles-in-common",
    ),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_who_is_named(text: str, people: dict[str, tuple[str, str]]) -> None:
    found = {person.name: (person.title, person.side) for person in reading(text).registry.people}
    assert {name: found.get(name) for name in people} == people


def test_a_credit_is_no_part_of_a_name() -> None:
    people = reading(
        "Norwegian Foreign Minister Ola Berg AGENSI/Jane Mwangi\n\nNorwegian Foreign Minister Ola Berg met the press in Oslo."
    ).registry.people
    assert people[0].name == "Ola Berg"


def test_nobody_is_put_beside_one_who_holds_the_same_office() -> None:
    one = account(
        "Foreign Minister Kari Lund held talks with the top diplomats of Kenya and Fiji on Sunday. According to Oslo's foreign ministry, Lund held talks with "
        "Kenyan Foreign Minister Grace Otieno. Minister Lund also held talks with Fijian Foreign Minister Ratu Vakalala.",
        published="2024-05-14",
    )
    assert one.people[0].side == "NO"


def test_several_met_one_by_one() -> None:
    text = (
        "On 14 May 2024 Kenyan Foreign Minister Grace Otieno held bilateral talks with Norwegian Foreign Minister Ola Berg and Fijian Foreign Minister Ratu "
        "Vakalala in Nairobi."
    )
    assert [one.parties for one in accounts(text)] == [("KE", "NO"), ("KE", "FJ")]
    calls = (
        "On 14 May 2024 Kenyan Foreign Minister Grace Otieno had phone conversations with Ola Berg, her Norwegian colleague, as well as with her Fijian "
        "counterpart Ratu Vakalala."
    )
    assert [(one.kind, one.where.mode, one.parties) for one in accounts(calls)] == [
        (Kind.CALL, Mode.PHONE, ("KE", "NO")),
        (Kind.CALL, Mode.PHONE, ("KE", "FJ")),
    ]


def test_a_session_that_is_to_be_convened_is_not_the_meeting() -> None:
    one = account(
        "Kenyan Foreign Minister Grace Otieno received Norwegian Foreign Minister Ola Berg in Nairobi on 14 May 2024. It was agreed that the Joint "
        "Commission be convened in June."
    )
    assert (one.kind, one.series) == (Kind.MEETING, "")
    assert [act.stance.value for act in one.acts] == ["agreed"]


def test_who_invites_to_the_next_round_meets_for_none() -> None:
    one = account(
        "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi. She invited him to visit Nairobi and co-chair the fifth "
        "Kenya-Norway Joint Commission."
    )
    assert one.series == ""


def test_the_dateline_tells_which_day_today_is() -> None:
    text = (
        "Friday, June 7, 2024\n\nTalks in Nairobi on the price of tea go on\n\nNairobi, 14 May 2024 (TEA): Norwegian Foreign Minister Ola Berg met Kenyan Foreign "
        "Minister Grace Otieno in Nairobi today. They agreed to plant tea."
    )
    assert account(text).when.start == date(2024, 5, 14)


def test_the_text_s_own_date_line_goes_before_the_record_of_the_page() -> None:
    text = (
        "date 2024-05-15 Minister Otieno speaks with Minister Berg\n\nMay 14, 2024 – Nairobi – Tea Affairs Kenya\n\nKenyan Foreign Minister Grace Otieno "
        "spoke today with Norwegian Foreign Minister Ola Berg. They agreed to plant tea."
    )
    assert account(text).when.start == date(2024, 5, 14)


def test_a_year_in_a_name_does_not_date_the_meeting() -> None:
    text = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 2 November. They affirmed the 2016 Indian Ocean Tea Accord."
    assert account(text).when.partial == "--11-02"


def test_who_tells_a_counterpart_something_speaks_with_him() -> None:
    one = account(
        "Kenyan Foreign Secretary Grace Otieno congratulated Ola Berg, her Norwegian counterpart, on the harvest and told him that tea was cheap. Berg thanked her."
    )
    assert one.parties == ("KE", "NO")


# Openings in which no verb of meeting has two people before and after it -> the sides, where
OPENINGS = [
    pytest.param(
        "Nairobi was host on 6 September 2024 to the first session of the Joint Committee of Kenya and Norway.",
        {"KE", "NO"},
        "Nairobi",
        id="was-host-to",
    ),
    pytest.param(
        "Kenyan Minister Grace Otieno said so when the Norwegian Ambassador, Ola Berg, came to her office on a courtesy call on 6 September 2024.",
        {"KE", "NO"},
        "",
        id="came-to-her-office",
    ),
    pytest.param(
        "The President of Kenya, Jane Mwangi, carried out in Oslo this Thursday a visit of friendship on the invitation of the King of Norway, Olav Berg.",
        {"KE", "NO"},
        "Oslo",
        id="carried-out-a-visit",
    ),
    pytest.param(
        "Nairobi was the venue on 6 September 2024 for the fifth meeting of the Defence Dialogue between Kenya and Norway.",
        {"KE", "NO"},
        "Nairobi",
        id="the-venue",
    ),
    pytest.param(
        "The working groups of Kenya and Norway had their regular meetings in Oslo from 17 to 23 June 2024.",
        {"KE", "NO"},
        "Oslo",
        id="had-their-meetings",
    ),
    pytest.param(
        "Four memoranda were signed on 6 June 2024 by Kenya and Norway in Nairobi. It came at the end of the 17th session of the Kenya-Norway Joint Commission.",
        {"KE", "NO"},
        "Nairobi",
        id="at-the-end-of-the-session",
    ),
    pytest.param(
        "Mr Ola Berg, Minister for Foreign Affairs, received a call on 8 July 2024 from Ms Grace Otieno, High Commissioner-designate of the Republic of Kenya to "
        "the Kingdom of Norway.",
        {"KE", "NO"},
        "",
        id="the-envoy-to-his-country",
    ),
    pytest.param(
        "Kenyan President Jane Mwangi came yesterday on an unannounced visit to Prime Minister Kari Lund, her Norwegian counterpart.",
        {"KE", "NO"},
        "",
        id="came-on-a-visit",
    ),
]


@pytest.mark.parametrize(("text", "sides", "city"), OPENINGS)
def test_what_opens_a_meeting(text: str, sides: set[str], city: str) -> None:
    one = account(text)
    assert (set(one.parties), one.where.city) == (sides, city)


def test_a_dateline_on_a_line_of_its_own_tells_the_day() -> None:
    text = (
        "Talks on tea go on in Nairobi\n\nNairobi, October 2\n\nKenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg here today to "
        "discuss the price of tea.\n\nThey agreed to plant more."
    )
    one = account(text)
    assert (one.when.partial, one.where.city) == ("--10-02", "Nairobi")


def test_talks_with_each_are_those_of_the_one_named_before() -> None:
    text = (
        "Tea was what Kenyan Foreign Minister Grace Otieno spoke about this week.\n\nThe talks with Norwegian Foreign Minister Ola Berg and with Fijian Foreign "
        "Minister Ratu Vakalala were held separately on 14 May 2024."
    )
    assert [one.parties for one in accounts(text)] == [("KE", "NO"), ("KE", "FJ")]


def test_two_of_one_government_met_one_after_the_other() -> None:
    text = "On 14 May 2024 Kenyan Prime Minister Grace Otieno had meetings with Norwegian King Olav Berg and with Kari Lund, her Norwegian counterpart."
    assert [[person.title for person in one.people] for one in accounts(text)] == [
        ["Prime Minister", "King"],
        ["Prime Minister", "Prime Minister"],
    ]


def test_counterparts_named_before_their_countries() -> None:
    text = "Kenyan Foreign Minister Grace Otieno had one-on-one meetings with Ola Berg and Ratu Vakalala, her counterparts from Norway and Fiji, on 14 May 2024."
    assert [one.parties for one in accounts(text)] == [("KE", "NO"), ("KE", "FJ")]


def test_the_third_of_three_by_elimination() -> None:
    text = (
        "Trilateral talks on tea\n\nThe leaders of Kenya, Norway and Fiji met in Nairobi on 14 May 2024. Kenyan President Jane Mwangi, Norwegian Prime Minister "
        "Kari Lund and Prime Minister Ratu Vakalala agreed to plant tea."
    )
    assert {person.name: person.side for person in reading(text).registry.people}["Ratu Vakalala"] == "FJ"


def test_a_quotation_that_goes_on_with_we_is_of_its_speaker() -> None:
    said = acts("“Norway is glad of the tea,” Minister Berg said. “We share the hope for more of it.”")
    assert [act.side for act in said][-2:] == ["NO", "NO"]


def test_a_summit_of_another_year_lends_no_city() -> None:
    text = "Kenyan Deputy Foreign Minister Grace Otieno and Norwegian Deputy Foreign Minister Ola Berg met on 14 May 2024 to follow up the summit of April 2019 in Oslo."
    assert account(text).where.city == ""


VERBS = {  # what is no statement, or one of a wrong stance, where it is not known
    "discussed": "went over|dealt with|talked over|swapped views on|compared notes on|broached|revisited|held consultations on|concentrated on|brought up|took up|turned to",
    "welcomed": "felicitated each other on|lauded|acclaimed|gave high marks to|spoke highly of",
    "agreed": "gave the green light to|arrived at a consensus on|hammered out a text on|finalised a text on|settled on",
    "proposed": "wished for|were interested in|came up with ideas on|floated the idea of|urged more work on",
}


@pytest.mark.parametrize(("stance", "verb"), [(stance, verb) for stance, verbs in VERBS.items() for verb in verbs.split("|")])
def test_verbs_of_each_stance(stance: str, verb: str) -> None:
    found = [(act.side, act.stance.value) for act in acts(f"The two ministers {verb} the trade in tea.")]
    assert found[-1:] == [("both", stance)]


JOINTLY = "The two authorities|Both dignitaries|The two lawmakers|The envoys|The military leaders|The foreign policy chiefs|The meeting|The session|The talks"


@pytest.mark.parametrize("who", JOINTLY.split("|"))
def test_who_speaks_for_both(who: str) -> None:
    assert [(act.side, act.stance.value) for act in acts(f"{who} focused on the trade in tea.")][-1:] == [("both", "discussed")]


OPENINGS = [
    pytest.param("held talks on the price of tea", [("both", "discussed")], id="talks-on-a-topic"),
    pytest.param("held talks in Oslo on Tuesday", [], id="talks-on-a-day"),
    pytest.param("met to discuss the price of tea", [], id="met-to-discuss"),
]


@pytest.mark.parametrize(("words", "rows"), OPENINGS)
def test_an_opening_tells_what_was_talked_of(words: str, rows: Told) -> None:
    one = account(f"Kenyan Foreign Minister Grace Otieno and Norwegian Foreign Minister Ola Berg {words}.")
    assert [(act.side, act.stance.value) for act in one.acts] == rows


def test_ties_that_both_reaffirm_in_the_opening() -> None:
    text = "Old ties were reaffirmed on Thursday (Oct 18) by Foreign Minister Grace Otieno of Kenya and his Norwegian counterpart Ola Berg at a meeting."
    assert [(act.side, act.stance.value) for act in account(text).acts] == [("both", "affirmed")]
