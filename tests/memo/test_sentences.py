"""The grammar of generated sentences."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.memo import sentences as say

ROW: dict[str, Any] = {
    "side": "FR", "side_name": "France", "adjective": "French", "speaker": "Anne Roy", "title": "Minister of Trade", "code": "UC", "due": "", "carried": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "verb", "more", "expected"),
    [
        # the clause begins with its verb: the speaker is its subject
        ("agreed to open a port.", "agreed", {"side": "both"}, "The two sides “agreed to open a port”."),
        ("also agreed to open a port", "agree", {"side": "both"}, "The two sides “also agreed to open a port”."),
        ("will send two boats", "will", {}, "Anne Roy, Minister of Trade, “will send two boats”."),
        ("will send two boats", "will", {"speaker": ""}, "The French side “will send two boats”."),
        # it has a subject of its own: it stands alone, and who spoke follows
        ("both sides agreed to open a port", "agree", {"side": "both"}, "“Both sides agreed to open a port”."),
        ("She pledged two boats", "pledge", {}, "“She pledged two boats” (Anne Roy, Minister of Trade)."),
        ("The French side offered two boats", "offer", {"speaker": ""}, "“The French side offered two boats”."),
        ("France offered two boats", "offer", {"speaker": ""}, "“France offered two boats”."),
        ("It offered two boats", "offer", {"speaker": ""}, "“It offered two boats” (the French side)."),
        # the mark of a list is not the text's
        ("- share research", "agree", {"side": "both"}, "“Share research”."),
        # what a reader must know of it
        ("agreed to go on", "agree", {"code": "UA"}, "Anne Roy, Minister of Trade, “agreed to go on” (reported of one side only)."),
        ("Go on with it", "agree", {"side": "both", "carried": "no subject"}, "“Go on with it” (speaker from the context)."),
        ("will meet", "will", {"due": "2025"}, "Anne Roy, Minister of Trade, “will meet” (due: 2025)."),
        # quotation marks inside
        ('backs the "one sea" plan', "back", {}, "Anne Roy, Minister of Trade, “backs the ‘one sea’ plan”."),
        ("backs “one sea”", "back", {}, "Anne Roy, Minister of Trade, “backs ‘one sea’”."),
    ],
)
def test_a_statement(quote: str, verb: str, more: dict[str, Any], expected: str) -> None:
    assert say.statement_sentence({**ROW, "quote": quote, "verb": verb, **more}) == expected


def test_a_title_is_given_once() -> None:
    row = {**ROW, "quote": "will meet", "verb": "will"}
    assert say.statement_sentence(row, with_title=False) == "Anne Roy “will meet”."


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (112, "112th")]
)
def test_ordinals(number: int, text: str) -> None:
    assert say.ordinal(number) == text


@pytest.mark.parametrize(
    ("name", "text"), [("United States", "the United States"), ("Kenya", "Kenya"), ("Solomon Islands", "the Solomon Islands")]
)
def test_countries_in_a_sentence(name: str, text: str) -> None:
    assert say.missing_account_sentence([name]) == f"No account by {text} is held."


def test_a_point_cut_to_measure_before_keeps_its_closing_quotation_mark() -> None:
    row = {"what": "no year printed; later than “Comprehensive Strategic …", "fix": "x", "alike": 0}
    assert say.point_sentence(row) == "No year printed; later than “Comprehensive Strategic …”."
    assert say.check_sentence(row["what"]) == "No year printed; later than “Comprehensive Strategic …”."


def test_a_clause_that_begins_with_a_verb_of_saying_gets_its_subject() -> None:
    row = {
        "quote": "said that it rests on respect",
        "verb": "underlined",
        "side": "both",
        "code": "JA",
        "due": "",
        "carried": False,
        "speaker": "",
    }
    assert say.statement_sentence(row) == "The two sides “said that it rests on respect”."


def test_a_speaker_who_stands_in_a_column_beside_is_not_named_again() -> None:
    row = {
        "quote": "He urged the United States to decide soon", "verb": "urged", "side": "VN", "code": "PR", "due": "", "carried": True,
        "speaker": "Bui Thanh Son", "title": "Foreign Minister", "adjective": "Vietnamese", "side_name": "Vietnam",
    }  # fmt: skip
    said = "“He urged the United States to decide soon”"
    assert say.statement_sentence(row, speaker_beside=True) == f"{said} (speaker from the context)."
    assert say.statement_sentence(row) == f"{said} (Bui Thanh Son, Foreign Minister; speaker from the context)."


def test_a_long_point_is_cut_at_a_word_and_says_so() -> None:
    row = {"what": "“" + "word " * 60, "fix": "x", "alike": 2}
    text = say.point_sentence(row)
    assert text.endswith("word …”. 2 more like it.")
    assert len(text) < 180
