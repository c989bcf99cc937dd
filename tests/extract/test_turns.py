"""Transcripts: who has the word, whose "I" it is, and that those who ask say nothing."""

from __future__ import annotations

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
