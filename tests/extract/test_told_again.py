"""Who says what in reports that tell of a meeting in the manner of an agency, a ministry or a paper: by whom, beside whom, in which list."""

from __future__ import annotations

import pytest

from briefgen.model import BOTH
from extract.texts import account, acts

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 4 March 2024."


def told(sentence: str) -> list[tuple[str, str]]:
    return [(act.side, act.stance.value) for act in acts(sentence, LEAD)]


@pytest.mark.parametrize(
    "who",
    [
        "The head of Norwegian diplomacy",
        "The chief of Norwegian diplomacy",
        "The head of Norway's diplomacy",
        "The Norwegian diplomacy chief",
        "The head of the Norwegian foreign ministry",
        "The head of the Foreign Ministry of Norway",
        "The head of the MFA of Norway",
        "The Norwegian MFA head",
        "According to the press office, the head of Norwegian diplomacy",
    ],
)
def test_the_head_of_a_countrys_diplomacy_is_of_its_side(who: str) -> None:
    assert told(f"{who} thanked Kenya for the tea.") == [("NO", "welcomed")]


TWO = [
    ("Ola Berg stressed the harm of narrow blocs, while his Kenyan colleague confirmed the need for openness.", ["NO", "KE"]),
    ("Grace Otieno asked for help with the roads; Berg in reply said Norway wants a speedy start.", ["KE", "NO"]),
    ('"Trade has grown," Otieno stated, while Berg welcomed the plan.', ["KE", "NO"]),
    ("Trade has grown, Otieno said, whereas the Norwegian minister proposed a school.", ["KE", "NO"]),
    ('"Trade has grown," Otieno said, while urging reform.', ["KE"]),
    ("Trade has grown, Otieno said, while Norway bought less.", ["KE"]),
]


@pytest.mark.parametrize(("sentence", "sides"), TWO)
def test_the_other_side_behind_what_one_said(sentence: str, sides: list[str]) -> None:
    assert [side for side, _ in told(sentence)] == sides


STANCES = [
    ("The talks at the old fort, a place tied to the first treaty, concerned mostly fisheries and the drought.", [(BOTH, "discussed")]),
    ("The meeting mainly concerned fisheries.", [(BOTH, "discussed")]),
    ("Otieno then presented to her Norwegian counterpart the main points of a plan for the lake.", [("KE", "discussed")]),
    ("Otieno presented to her guest a gift of tea.", []),
    ("Kenya provided an update on the steps taken towards reform.", [("KE", "discussed")]),
    ("Kenya pressed Norway for an early signing of the fisheries deal.", [("KE", "proposed")]),
    ("Berg pushed Kenya for faster visas.", [("NO", "proposed")]),
    ("Otieno pressed ahead with the plan for the lake.", []),
    ("Berg offered that the format be widened to trade ministers.", [("NO", "proposed")]),
    ("Both sides would work towards a joint landing procedure for Kisumu.", [(BOTH, "committed")]),
    ("The two countries would be hit by the drought.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), STANCES)
def test_ways_of_saying_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(sentence) == expected


def test_items_behind_half_a_sentence_on_a_line_of_its_own() -> None:
    text = (
        "Kenya thanked Norway for the boats.\n\nThey also\n\n- agreed that a committee, headed by the trade secretary, would be formed;\n"
        "- decided to issue stamps on 50 years of ties;\n- thanked their border guards.\n\nNairobi raised the ban on onions."
    )
    assert told(text) == [("KE", "welcomed"), (BOTH, "agreed"), (BOTH, "agreed"), (BOTH, "welcomed"), ("KE", "discussed")]


def test_a_list_of_agreements_under_headings_ends_where_somebody_speaks() -> None:
    text = (
        "The delegations took stock of their work and reached the following agreements:\n\nPillar I. Building Together\n\n"
        "• To create a working group on chips.\n\nPillar II. Trade\n\n• To open a school in Kisumu.\n\n"
        'FM Otieno: "Good day, dear friends. We are building a peace that was never lost. I told my friend that it is tourism, it is trade."\n\n'
        'FM Berg: "We need to rebuild trust."'
    )
    found = acts(text, LEAD)
    assert [(act.side, act.stance.value) for act in found] == [
        (BOTH, "discussed"),
        (BOTH, "agreed"),
        (BOTH, "agreed"),
        ("KE", "affirmed"),
        ("KE", "affirmed"),
        ("KE", "affirmed"),
        ("NO", "proposed"),
    ]
    assert [area for act in found for area in act.areas_text if act.side == BOTH] == ["working group on chips", "school in Kisumu"]


AREAS = [
    ("They noted the closeness of their approaches to the settlement in Sudan.", ["settlement in Sudan"]),
    (
        "They agreed to step up the work of the joint commission on trade, economic and technical cooperation.",
        ["joint commission on trade, economic and technical cooperation"],
    ),
    ("They agreed to convene the committee on trade, and to expand cooperation in fisheries.", ["committee on trade", "fisheries"]),
    (
        "They took note of the deal between the two transport ministers under which Kenya drops the rule for Kisumu Airport and Norway lifts its ban.",
        [],
    ),
    (
        "They agreed to hold the lake talks at an early date, the first in a decade, and to soon finalise plans for four lakes -- Baringo, Nakuru and Turkana.",
        ["lake talks", "plans for four lakes"],
    ),
    (
        "They agreed to guard the quality of the lake, the latter being a matter on which Kenya will send data.",
        ["guard the quality of the lake"],
    ),
    ("They noted the differing positions of the two sides on the right to review the price of water.", []),
    (
        "They committed to intensify collaboration in counter-terrorism, port safety and the fight against drugs and organised crime.",
        ["counter-terrorism", "port safety", "fight against drugs and organised crime"],
    ),
    (
        "They agreed to set up working groups in the fields of innovation, tea and clean energy.",
        ["innovation", "tea", "clean energy"],
    ),
    (
        "They adopted a declaration in which they decided that talks on ports will be held yearly, and that envoys are to be named.",
        ["talks on ports", "envoys"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), AREAS)
def test_what_was_agreed(sentence: str, expected: list[str]) -> None:
    found = [area for act in acts(sentence, LEAD) for area in act.areas_text if act.side == BOTH]
    assert [area for area in found if area != "declaration"] == expected


def test_long_headings_between_items_are_none() -> None:
    text = (
        "The delegations reached the following agreements:\n\nPillar I. Building Together\n\n• To open a school in Kisumu.\n\n"
        "Pillar II. Promoting Sustainable Growth and Social Progress in Southern Kenya and Coastal Norway\n\n• To train nurses."
    )
    assert [act.areas_text for act in acts(text, LEAD)] == [("school in Kisumu",), ("train nurses",)]


@pytest.mark.parametrize(
    ("published", "words", "day"),
    [
        (
            "2024-03-05",
            "Kenya yesterday pressed Norway for boats, as Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg",
            "05",
        ),
        ("2024-03-06", "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg today", "05"),
        ("2024-03-07", "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg yesterday", "06"),
    ],
)
def test_the_weekday_beside_yesterday(published: str, words: str, day: str) -> None:
    text = f"{words}. The meeting of the two ministers, Otieno and Berg, was held in Nairobi on Tuesday afternoon. They discussed tea."
    found = account(text, published)
    assert found.when.start is not None and found.when.start.isoformat() == f"2024-03-{day}"


def test_offices_in_short_are_written_out() -> None:
    lead = "Kenyan FM Grace Otieno met Norwegian FM Ola Berg in Nairobi on 4 March 2024. Minister Berg thanked Kenya."
    one = account(f"{lead} The two Foreign Ministers discussed tea.")
    assert {person.title for person in one.people} == {"Foreign Minister"}
    head = "Foreign Ministers of Kenya and Norway meet in Nairobi\n\n"
    two = account(
        f"{head}The heads of diplomacy of Kenya and Norway, Grace Otieno and Ola Berg, met in Nairobi on 4 March 2024. They discussed tea."
    )
    assert {person.title for person in two.people} == {"Foreign Minister"}


def test_the_round_that_the_headline_counts() -> None:
    head = "Kenya and Norway hold second annual meeting of the High-Level Economic Dialogue\n\n"
    one = account(
        f"{head}Kenya today hosted the 2024 High-Level Economic Dialogue with Norway in Nairobi. They discussed tea.", "2024-03-04"
    )
    assert one.round_no == 2


def test_two_heads_of_a_delegation_with_a_short_country() -> None:
    one = account(
        "Kenya hosted the Ports Dialogue in Nairobi on 4 March 2024, with Foreign Secretary Ola Berg and Trade Secretary Nina Holm heading the U.S. "
        "delegation and Foreign Minister Grace Otieno and Trade Minister Peter Kamau heading that of Kenya. They discussed tea."
    )
    assert [person.name for person in one.people if person.role == "lead"] == ["Ola Berg", "Nina Holm", "Grace Otieno", "Peter Kamau"]


def test_whom_the_verb_after_a_list_belongs_to() -> None:
    assert told("The Norwegian side sought more boats, talks on a trade pact, and mentioned the shipment of fish as a milestone.") == [
        ("NO", "proposed"),
        ("NO", "affirmed"),
    ]


def test_who_heads_what_was_set_up() -> None:
    found = acts("They agreed that a committee on ports, headed by the trade secretary and the Norwegian envoy, would be formed.", LEAD)
    assert found[0].areas_text == ("committee on ports",)


SEMICOLONS = [
    (
        "They adopted the Lake Plan, which sets out four priority areas: the rule of law; relief, shelter and aid; port safety and tea; and radar.",
        ["Lake Plan", "rule of law", "relief, shelter and aid", "port safety and tea", "radar"],
    ),
    (
        "They agreed on three pillars: trade and ports; clean energy; fisheries and tea.",
        ["trade and ports", "clean energy", "fisheries and tea"],
    ),
    (
        "They agreed to work in these areas: to build ports and roads; to open schools; and to train nurses.",
        ["ports and roads", "schools", "train nurses"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SEMICOLONS)
def test_fields_that_semicolons_part(sentence: str, expected: list[str]) -> None:
    assert [area for act in acts(sentence, LEAD) for area in act.areas_text] == expected


WATCHED = [
    "with President Joseph Kamau and Prime Minister Anna Dahl looking on",
    "in the presence of President Joseph Kamau and Prime Minister Anna Dahl",
]


@pytest.mark.parametrize("watched", WATCHED)
def test_who_watched_has_not_signed(watched: str) -> None:
    signers = "Kenyan Fisheries Minister Grace Otieno and Norwegian Trade Minister Ola Berg"
    text = f"The fishing accord was signed in Oslo on 4 March 2024 by {signers}, {watched}."
    assert [(one.name, one.side) for one in account(text).people if one.role == "lead"] == [("Grace Otieno", "KE"), ("Ola Berg", "NO")]
