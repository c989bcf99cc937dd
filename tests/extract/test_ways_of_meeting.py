"""Each way in which an outlet tells that two met or spoke, with three ways of naming them: who, when, where, and that it is one event."""

from __future__ import annotations

import pytest

from briefgen.model import Kind, Mode, Status
from extract.texts import accounts

AFTER = " The two sides agreed to strengthen the cooperation in energy and education, and reviewed the state of the relations between the countries."
WHO = (
    ("Kenyan Foreign Minister Grace Otieno", "Norwegian Foreign Minister Ola Berg"),
    ("Grace Otieno, Minister of Trade of Kenya,", "Ola Berg, Minister of Trade of Norway,"),
    ("Kenya's President Grace Otieno", "the Prime Minister of Norway, Ola Berg,"),
)
MET = """
{A} met {B} in Oslo on 14 May 2024.
{A} met with {B} in Oslo on 14 May 2024.
{A} had a meeting with {B} in Oslo on 14 May 2024.
{A} held talks with {B} in Oslo on 14 May 2024.
{A} sat down with {B} in Oslo on 14 May 2024.
{A} conferred with {B} in Oslo on 14 May 2024.
{A} huddled with {B} in Oslo on 14 May 2024.
{A} was received by {B} in Oslo on 14 May 2024.
{A} was welcomed by {B} in Oslo on 14 May 2024.
{A} was hosted by {B} in Oslo on 14 May 2024.
{A} called on {B} in Oslo on 14 May 2024.
{A} paid a courtesy call on {B} in Oslo on 14 May 2024.
{A} made a courtesy visit to {B} in Oslo on 14 May 2024.
{A} engaged {B} in talks in Oslo on 14 May 2024.
{A} engaged in talks with {B} in Oslo on 14 May 2024.
{A} entered into talks with {B} in Oslo on 14 May 2024.
{A} opened talks with {B} in Oslo on 14 May 2024.
{A} wrapped up talks with {B} in Oslo on 14 May 2024.
{A} concluded talks with {B} in Oslo on 14 May 2024.
{A} had an audience with {B} in Oslo on 14 May 2024.
{A} was granted an audience by {B} in Oslo on 14 May 2024.
{A} had discussions with {B} in Oslo on 14 May 2024.
{A} exchanged views with {B} in Oslo on 14 May 2024.
{A} discussed trade with {B} in Oslo on 14 May 2024.
{A} reviewed ties with {B} in Oslo on 14 May 2024.
{A} took up trade with {B} in Oslo on 14 May 2024.
{A} had lunch with {B} in Oslo on 14 May 2024.
{A} had a working dinner with {B} in Oslo on 14 May 2024.
{A} attended a working lunch with {B} in Oslo on 14 May 2024.
{A} shook hands with {B} in Oslo on 14 May 2024 before their talks.
{A} got together with {B} in Oslo on 14 May 2024.
{A} saw {B} in Oslo on 14 May 2024.
{A} and {B} met in Oslo on 14 May 2024.
{A} and {B} held talks in Oslo on 14 May 2024.
{A} and {B} held a meeting in Oslo on 14 May 2024.
{A} and {B} came together in Oslo on 14 May 2024.
{A} and {B} convened in Oslo on 14 May 2024.
{A} and {B} gathered in Oslo on 14 May 2024.
{A} and {B} discussed trade in Oslo on 14 May 2024.
{A} and {B} co-chaired a meeting in Oslo on 14 May 2024.
{A} and {B} jointly presided over a meeting in Oslo on 14 May 2024.
{A} and {B} led talks in Oslo on 14 May 2024.
{A} and {B} headed the delegations at talks in Oslo on 14 May 2024.
{A} and {B} agreed in Oslo on 14 May 2024 to boost trade.
{A} and {B} signed an agreement on trade in Oslo on 14 May 2024.
{A} and {B} witnessed the signing of an agreement in Oslo on 14 May 2024.
{A} and {B} concluded talks in Oslo on 14 May 2024.
{A} and {B} had a tete-a-tete in Oslo on 14 May 2024.
{A} and {B} had a one-on-one in Oslo on 14 May 2024.
A meeting between {A} and {B} took place in Oslo on 14 May 2024.
A meeting between {A} and {B} was held in Oslo on 14 May 2024.
A meeting of {A} with {B} took place in Oslo on 14 May 2024.
The meeting between {A} and {B} in Oslo on 14 May 2024 focused on trade.
Talks between {A} and {B} took place in Oslo on 14 May 2024.
Talks between {A} and {B} were held in Oslo on 14 May 2024.
Talks between {A} and {B} got under way in Oslo on 14 May 2024.
Talks between {A} and {B} opened in Oslo on 14 May 2024.
Trade was discussed by {A} and {B} in Oslo on 14 May 2024.
Trade was the focus of talks between {A} and {B} in Oslo on 14 May 2024.
Trade topped the agenda when {A} met {B} in Oslo on 14 May 2024.
Trade dominated the talks of {A} with {B} in Oslo on 14 May 2024.
Trade was high on the agenda of the meeting of {A} and {B} in Oslo on 14 May 2024.
In Oslo on 14 May 2024, {A} met {B}.
On 14 May 2024, {A} met {B} in Oslo.
On 14 May 2024 in Oslo, a meeting was held between {A} and {B}.
On 14 May 2024, Oslo hosted a meeting between {A} and {B}.
On 14 May 2024, Oslo was the venue of talks between {A} and {B}.
Oslo saw talks between {A} and {B} on 14 May 2024.
Meeting {B} in Oslo on 14 May 2024, {A} said that trade matters.
Speaking after talks with {B} in Oslo on 14 May 2024, {A} said that trade matters.
During a meeting with {B} in Oslo on 14 May 2024, {A} said that trade matters.
At a meeting with {B} in Oslo on 14 May 2024, {A} stressed that trade matters.
{A} told {B} in Oslo on 14 May 2024 that trade matters.
{A} thanked {B} for the support at a meeting in Oslo on 14 May 2024.
{A} briefed {B} on trade in Oslo on 14 May 2024.
{A}, who met {B} in Oslo on 14 May 2024, said that trade matters.
{A} said after meeting {B} in Oslo on 14 May 2024 that trade matters.
{A} said trade matters as she met {B} in Oslo on 14 May 2024.
{A} said on 14 May 2024 in Oslo, where she met {B}, that trade matters.
The talks that {A} held with {B} in Oslo on 14 May 2024 were about trade.
The meeting, held in Oslo on 14 May 2024, was attended by {A} and {B}.
The meeting in Oslo on 14 May 2024 brought together {A} and {B}.
The meeting in Oslo on 14 May 2024 was co-chaired by {A} and {B}.
The two sides, led by {A} and {B}, met in Oslo on 14 May 2024.
The delegations headed by {A} and {B} met in Oslo on 14 May 2024.
A delegation led by {A} met {B} in Oslo on 14 May 2024.
A delegation headed by {A} held talks with {B} in Oslo on 14 May 2024.
{B} received {A} in Oslo on 14 May 2024.
{B} hosted {A} in Oslo on 14 May 2024 for talks.
{B} welcomed {A} in Oslo on 14 May 2024 for talks.
{B} played host to {A} in Oslo on 14 May 2024.
{B} held a reception for {A} in Oslo on 14 May 2024.
{A} visited Oslo on 14 May 2024 for talks with {B}.
{A} travelled to Oslo on 14 May 2024, where she met {B}.
{A} arrived in Oslo on 14 May 2024 and met {B}.
{A} paid a visit to Oslo on 14 May 2024 and held talks with {B}.
{A} was in Oslo on 14 May 2024 for talks with {B}.
{A} was in Oslo on 14 May 2024, meeting {B}.
{A} made a working visit to Oslo on 14 May 2024 at the invitation of {B}.
{A} has met {B} in Oslo on 14 May 2024.
{A} has held talks with {B} in Oslo on 14 May 2024.
{A} on 14 May 2024 met in Oslo with {B}.
{A} on 14 May 2024 held in Oslo a meeting with {B}.
{A} joined {B} in Oslo on 14 May 2024 for talks on trade.
{A} teamed up with {B} in Oslo on 14 May 2024 to chair the talks.
{A} took part in talks with {B} in Oslo on 14 May 2024.
{A} participated in a bilateral meeting with {B} in Oslo on 14 May 2024.
{A} attended a bilateral meeting with {B} in Oslo on 14 May 2024.
{A} conducted bilateral consultations with {B} in Oslo on 14 May 2024.
{A} carried out talks with {B} in Oslo on 14 May 2024.
{A} interacted with {B} in Oslo on 14 May 2024.
{A} consulted with {B} in Oslo on 14 May 2024.
{A} negotiated with {B} in Oslo on 14 May 2024.
{A} parleyed with {B} in Oslo on 14 May 2024.
There was a meeting between {A} and {B} in Oslo on 14 May 2024.
It was in Oslo on 14 May 2024 that {A} met {B}.
Bilateral ties were reviewed when {A} and {B} met in Oslo on 14 May 2024.
Cooperation in trade came up at the meeting between {A} and {B} in Oslo on 14 May 2024.
An agreement on trade was signed in Oslo on 14 May 2024 by {A} and {B}.
"""
CALLED = """
{A} spoke by phone with {B} on 14 May 2024.
{A} had a phone call with {B} on 14 May 2024.
{A} held a telephone conversation with {B} on 14 May 2024.
{A} talked over the phone with {B} on 14 May 2024.
{A} telephoned {B} on 14 May 2024.
{A} called {B} on 14 May 2024 to discuss trade.
{A} received a phone call from {B} on 14 May 2024.
{A} and {B} spoke on the phone on 14 May 2024.
{A} rang {B} on 14 May 2024.
A phone call took place between {A} and {B} on 14 May 2024.
A telephone conversation was held on 14 May 2024 between {A} and {B}.
In a phone call on 14 May 2024, {A} and {B} discussed trade.
In a telephone call with {B} on 14 May 2024, {A} stressed that trade matters.
{A} exchanged phone calls with {B} on 14 May 2024.
"""
BY_VIDEO = """
{A} held a video conference with {B} on 14 May 2024.
{A} met virtually with {B} on 14 May 2024.
{A} held a virtual meeting with {B} on 14 May 2024.
{A} and {B} met via video link on 14 May 2024.
"""


def told(way: str) -> list[str]:
    """The way with each pair of names; a comma before a full stop goes."""
    return [way.format(A=one, B=two).replace(",,", ",").replace(",.", ".") + AFTER for one, two in WHO]


def lines(ways: str) -> list[str]:
    return [way for way in ways.splitlines() if way]


def check(text: str) -> None:
    found = [one for one in accounts(text) if one.status is Status.HELD]
    assert len(found) == 1, text
    assert {person.name: person.side for person in found[0].people if person.role == "lead"} == {"Grace Otieno": "KE", "Ola Berg": "NO"}, (
        text
    )
    assert str(found[0].when.start) == "2024-05-14", text


@pytest.mark.parametrize("way", lines(MET))
def test_two_who_met(way: str) -> None:
    for text in told(way):
        check(text)
        assert accounts(text)[0].where.city == "Oslo", text


@pytest.mark.parametrize("way", lines(CALLED))
def test_two_who_spoke(way: str) -> None:
    for text in told(way):
        check(text)
        assert accounts(text)[0].kind is Kind.CALL, text


@pytest.mark.parametrize("way", lines(BY_VIDEO))
def test_two_who_met_by_video(way: str) -> None:
    for text in told(way):
        check(text)
        assert accounts(text)[0].where.mode is Mode.VIRTUAL, text


@pytest.mark.parametrize(
    "way",
    [
        "{A} congratulated {B} on the election on 14 May 2024.",
        "{A} criticised {B} in Oslo on 14 May 2024.",
        "{A} sent {B} a letter from Oslo on 14 May 2024.",
        "{A} agreed with {B} on 14 May 2024 that trade matters.",
        "{A} wrote to {B} on 14 May 2024.",
        "{A} replied on 14 May 2024 to {B}, who had spoken of war.",
        "{A} said on 14 May 2024 in Oslo that {B} was wrong.",
        "{A} invited {B} on 14 May 2024 to Nairobi.",
        "{A} will meet {B} in Oslo on 14 May 2024.",
    ],
)
def test_what_is_no_meeting(way: str) -> None:
    for text in told(way):
        assert not [one for one in accounts(text.removesuffix(AFTER)) if one.status is Status.HELD], text


def test_the_closing_comma_left_out() -> None:
    for text in (
        "Kenya's President Grace Otieno met the Prime Minister of Norway, Ola Berg in Oslo on 14 May 2024.",
        "Kenya's President Grace Otieno and the Prime Minister of Norway, Ola Berg discussed trade in Oslo on 14 May 2024.",
        "The Prime Minister of Norway, Ola Berg received Kenya's President Grace Otieno in Oslo on 14 May 2024.",
    ):
        check(text + AFTER)


def test_the_subject_behind_an_office_in_front() -> None:
    """ "In talks with the Prime Minister of Kenya, Ola Berg said": Ola Berg is not that Prime Minister."""
    text = "In talks with the Prime Minister of Kenya, Ola Berg said on 14 May 2024 in Oslo that trade matters. Ola Berg is the Norwegian Trade Minister."
    sides = {person.name: person.side for one in accounts(text + AFTER) for person in one.people}
    assert sides.get("Ola Berg") != "KE"
