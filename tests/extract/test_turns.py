"""Transcripts: who has the word, whose "I" it is, and that those who ask say nothing."""

from __future__ import annotations

from datetime import date

from extract.texts import accounts

TRANSCRIPT = """Prime Minister of Norway Kari Berg met Prime Minister of Kenya Grace Otieno in Oslo on 14 May 2024.

PRIME MINISTER BERG: Thank you all for coming. I thank Kenya for its help. We've agreed to expand trade in tea.

PRIME MINISTER OTIENO: Thank you, Prime Minister. I invite Norway to invest in our ports.

JOURNALIST: Prime Minister, will Kenya promise to lower tariffs? I hope that Kenya welcomes this.

PRIME MINISTER BERG: I welcome the question."""


def test_each_i_is_that_of_the_one_who_speaks() -> None:
    found = [(act.side, act.stance.value) for account in accounts(TRANSCRIPT) for act in account.acts]
    assert found == [("NO", "welcomed"), ("both", "agreed"), ("KE", "proposed"), ("NO", "welcomed")]


def test_a_single_label_is_no_transcript() -> None:
    text = (
        "Prime Minister of Norway Kari Berg met Prime Minister of Kenya Grace Otieno in Oslo on 14 May 2024.\n\nNOTE: Berg thanked Kenya."
    )
    assert [(act.side, act.stance.value) for account in accounts(text) for act in account.acts] == [("NO", "welcomed")]


OF_TWO_PREMIERS = """Joint Press Statement with Her Excellency Ms Grace Otieno, Prime Minister of Kenya

PRIME MINISTER:

Grace, it is good to have you here in Oslo. Our talks today were about trade between Norway and Kenya. We have agreed to expand trade in tea.

PRIME MINISTER OF KENYA:

[TRANSLATION]

I thank Prime Minister Berg for her welcome. I invite Norway to invest in our ports.

PRIME MINISTER:

I welcome that."""


def test_an_office_alone_is_that_of_the_one_whom_no_other_label_means() -> None:
    (found,) = accounts(OF_TWO_PREMIERS, published="2024-05-14")
    assert (found.when.start, sorted(found.parties)) == (date(2024, 5, 14), ["KE", "NO"])
    assert {(lead.name, lead.side) for lead in found.people} == {("Grace Otieno", "KE"), ("Berg", "NO")}
    assert [(act.side, act.stance.value) for act in found.acts if act.stance.value != "discussed"] == [
        ("both", "agreed"),
        ("KE", "welcomed"),
        ("KE", "proposed"),
        ("NO", "welcomed"),
    ]


REMARKS = """Press Briefing Following a Meeting with Kenyan Prime Minister Otieno

Anna Lindqvist, Minister for Foreign Affairs of Sweden

Nairobi, Kenya

Good morning. We have just concluded a long meeting. The Prime Minister and I discussed the drought in the north.
We agreed to open a second office in Mombasa. I welcomed her invitation to the port."""


def test_one_who_tells_the_press_of_a_meeting_is_the_one_whose_byline_stands_there() -> None:
    (found,) = accounts(REMARKS, published="2024-05-14")
    assert (found.when.start, found.when.text) == (date(2024, 5, 14), "just")
    assert {(lead.name, lead.side) for lead in found.people} == {("Otieno", "KE"), ("Anna Lindqvist", "SE")}
    assert [(act.side, act.stance.value) for act in found.acts] == [("both", "discussed"), ("both", "agreed"), ("SE", "welcomed")]
