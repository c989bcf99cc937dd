"""Each way in which a text tells who speaks after it told of a meeting: by name, office, country, part in the meeting, or both together."""

from __future__ import annotations

import pytest

from briefgen.model import BOTH
from extract.texts import acts

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Oslo on 14 May 2024."
DID = (
    "stressed the need to expand trade in tea.",
    "expressed readiness to expand trade in tea.",
    "called for more trade in tea.",
    "said that trade in tea must grow.",
)
DID_BOTH = ("agreed to expand trade in tea.", "discussed trade in tea.", "stressed the need to expand trade in tea.")
GUEST = """
Otieno
Minister Otieno
Ms Otieno
Grace Otieno
She
The Kenyan minister
The Kenyan Foreign Minister
Kenya
Nairobi
The Kenyan side
The guest
The visiting minister
The visiting Kenyan minister
The top Kenyan diplomat
The Kenyan official
FM Otieno
Foreign Minister Otieno
The Kenyan Government
The Kenyan delegation
For her part, Otieno
On her part, the Kenyan minister
In turn, Otieno
Otieno, for her part,
Meanwhile, Otieno
Speaking at the meeting, Otieno
The Minister of Foreign Affairs of Kenya
The Kenyan FM
The head of the Kenyan delegation
The leader of the Kenyan delegation
H.E. Grace Otieno
Hon. Otieno
The Hon. Minister Otieno
Kenya’s top diplomat
The representative of Kenya
The Kenyan party
On behalf of Kenya, Otieno
Also, Otieno
Otieno also
Otieno further
Otieno likewise
Otieno then
Earlier, Otieno
In her remarks, Otieno
In response, Otieno
The female minister
"""
HOST = """
Berg
Mr Berg
The host
The host minister
The Norwegian minister
His Norwegian counterpart
Her counterpart
Her host
Her Norwegian colleague
Norway
Oslo
For his part, Berg
The Norwegian FM
The Norwegian host
The Norwegian foreign policy chief
In reply, the Norwegian side
Ola Berg, for his part,
Her Norwegian opposite number
The Norwegian top diplomat
"""
TOGETHER = """
The two ministers
The two foreign ministers
Both ministers
Both sides
The two sides
They
The two
Both
The parties
The two parties
The interlocutors
The two officials
The two diplomats
The two top diplomats
Officials of both sides
The pair
The duo
The delegations
Both delegations
The two countries
The two nations
Kenya and Norway
The two foreign policy chiefs
The Ministers
The foreign ministers
The meeting
During the meeting, the sides
At the talks, they
The counterparts
The two governments
Both countries
The two counterparts
The two delegations
Minister Otieno and Minister Berg
Otieno and Berg
The Kenyan and Norwegian ministers
The two leaders
Both leaders
The Heads of Delegation
The two neighbours
Both parties
Participants
The participants
The ministers of the two countries
The Foreign Ministers of Kenya and Norway
Grace Otieno and Ola Berg
Together, they
The two women
The first round
This session
Minister Otieno and Foreign Minster Berg
"""


def sides(who: str, did: str) -> list[str]:
    return [act.side for act in acts(f"{who} {did}", LEAD)]


def lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line]


@pytest.mark.parametrize("who", lines(GUEST))
def test_the_guests_side_speaks(who: str) -> None:
    for did in (*DID, "thanked Norway for its support."):
        assert sides(who, did) == ["KE"], did


@pytest.mark.parametrize("who", lines(HOST))
def test_the_hosts_side_speaks(who: str) -> None:
    for did in DID:
        assert sides(who, did) == ["NO"], did


@pytest.mark.parametrize("who", lines(TOGETHER))
def test_both_speak(who: str) -> None:
    for did in DID_BOTH:
        assert sides(who, did) == [BOTH], did


@pytest.mark.parametrize(
    ("lead", "host"),
    [
        ("Kenyan Foreign Minister Grace Otieno received Norwegian Foreign Minister Ola Berg on 14 May 2024.", "KE"),
        ("Kenyan Foreign Minister Grace Otieno called on Norwegian Foreign Minister Ola Berg on 14 May 2024.", "NO"),
        ("Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 14 May 2024.", "KE"),
        ("Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Geneva on 14 May 2024.", ""),
    ],
)
def test_who_is_host(lead: str, host: str) -> None:
    assert [act.side for act in acts("The host called for more trade in tea.", lead)] == ([host] if host else [])
