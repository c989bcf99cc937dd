"""Stance verbs: every entry is found as what it claims to be, in the forms that texts print."""

from __future__ import annotations

import re

import pytest
from extract.texts import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract.verbs import find_verbs
from briefgen.lexicon import load_lexicon
from briefgen.lexicon.stances import expanded, first_letters, inflect
from briefgen.lexicon.tables import read_table
from briefgen.model import Stance

TABLE = read_table("stances")
VERBS = [(stance, verb) for stance in Stance for verb in TABLE[stance.value]["verbs"]]
PHRASES = [(stance, phrase) for stance in Stance for phrase in [*TABLE[stance.value]["phrases"], *TABLE[stance.value].get("topics", [])]]

FORMS = [
    pytest.param("agree", {"agree", "agrees", "agreed", "agreeing"}, id="in-e"),
    pytest.param("reaffirm", {"reaffirm", "reaffirms", "reaffirmed", "reaffirming"}, id="plain"),
    pytest.param("clarify", {"clarify", "clarifies", "clarified", "clarifying"}, id="in-y"),
    pytest.param("stress", {"stress", "stresses", "stressed", "stressing"}, id="in-s"),
    pytest.param("convey", {"convey", "conveys", "conveyed", "conveying"}, id="in-ey"),
    pytest.param("touch", {"touch", "touches", "touched", "touching"}, id="in-ch"),
]


@pytest.mark.parametrize(("base", "forms"), FORMS)
def test_regular_forms(base: str, forms: set[str]) -> None:
    assert set(inflect(base)) == forms


def test_agreeing_is_a_form_of_agree() -> None:
    assert load_lexicon().stances.forms["agreeing"].stance is Stance.AGREED


# English verbs that no rule makes right: the table must list their forms.
IRREGULAR_PAST = {
    "say": "said", "tell": "told", "see": "saw", "seek": "sought", "undertake": "undertook", "commit": "committed", "recommit": "recommitted",
    "uphold": "upheld", "understand": "understood", "signal": "signalled", "admit": "admitted", "confer": "conferred", "initial": "initialled",
    "concur": "concurred",
}  # fmt: skip


@pytest.mark.parametrize(("base", "past"), IRREGULAR_PAST.items())
def test_irregular_forms_are_listed(base: str, past: str) -> None:
    assert load_lexicon().stances.forms[past].base == base


@pytest.mark.parametrize(("stance", "verb"), VERBS, ids=lambda value: str(value))
def test_no_doubled_consonant_is_missed(stance: Stance, verb: str) -> None:
    short = re.fullmatch(r"(?:[^aeiou]*|.*[^aeiou])[aeiou][bdgmnprt]", verb)
    stressed_last = verb in {
        "commit",
        "recommit",
        "admit",
        "confer",
        "concur",
        "regret",
        "submit",
        "permit",
        "transmit",
        "defer",
        "prefer",
        "plan",
    }
    if short and stressed_last:
        assert verb in TABLE["irregular"], f"{stance}: {verb} doubles its last letter"


@pytest.mark.parametrize(("stance", "verb"), VERBS, ids=lambda value: str(value))
def test_the_forms_of_a_verb_are_its_own(stance: Stance, verb: str) -> None:
    owner = next(one for one, other in VERBS if other == verb)
    forms = {verb, *TABLE["irregular"].get(verb, [])} if verb in TABLE["irregular"] else set(inflect(verb))
    table = load_lexicon().stances
    assert {table.forms[form].base for form in forms} == {verb}
    assert {table.forms[form].stance for form in forms} == {owner}


def test_no_verb_stands_under_two_stances() -> None:
    twice = {verb for stance, verb in VERBS for other, again in VERBS if verb == again and stance is not other}
    assert twice == set()


def test_irregular_entries_belong_to_a_verb_of_the_table() -> None:
    known = {verb for _, verb in VERBS}
    assert set(TABLE["irregular"]) - known == {"put"} - known  # "put" is the verb of phrases


@pytest.mark.parametrize(("stance", "phrase"), PHRASES, ids=lambda value: str(value)[:40])
def test_every_phrase_compiles_and_is_bounded(stance: Stance, phrase: str) -> None:
    pattern = re.compile(phrase.replace("{POSS}", "his"), re.IGNORECASE)
    assert not pattern.fullmatch("")
    long = "the " * 4000
    assert pattern.search(long) is None  # and does not take long over it


# A phrase as a text prints it, and the stance that its pattern must give. One row per phrase that holds more than a verb.
PRINTED = [
    pytest.param("a consensus was reached", Stance.AGREED, id="consensus-was-reached"),
    pytest.param("came to an understanding", Stance.AGREED, id="came-to-an-understanding"),
    pytest.param("found common ground", Stance.AGREED, id="common-ground"),
    pytest.param("set a goal", Stance.AGREED, id="set-a-goal"),
    pytest.param("stands ready", Stance.COMMITTED, id="stands-ready"),
    pytest.param("announced 4 million dollars in aid", Stance.COMMITTED, id="announced-aid"),
    pytest.param("reiterated its firm commitment", Stance.COMMITTED, id="reiterated-commitment"),
    pytest.param("handed over", Stance.COMMITTED, id="handed-over"),
    pytest.param("will train", Stance.COMMITTED, id="will-do"),
    pytest.param("expressed its deep concern", Stance.AFFIRMED, id="expressed-concern"),
    pytest.param("took note", Stance.AFFIRMED, id="took-note"),
    pytest.param("was of the view", Stance.AFFIRMED, id="of-the-view"),
    pytest.param("shared the view", Stance.AFFIRMED, id="shared-the-view"),
    pytest.param("looked forward", Stance.AFFIRMED, id="looked-forward"),
    pytest.param("called for", Stance.PROPOSED, id="called-for"),
    pytest.param("expressed the hope", Stance.AFFIRMED, id="expressed-hope"),
    pytest.param("put forward", Stance.PROPOSED, id="put-forward"),
    pytest.param("expressed his sincere thanks", Stance.WELCOMED, id="expressed-thanks"),
    pytest.param("was pleased", Stance.WELCOMED, id="was-pleased"),
    pytest.param("noted with satisfaction", Stance.WELCOMED, id="noted-with-satisfaction"),
    pytest.param("highly appreciated", Stance.WELCOMED, id="highly-appreciated"),
    pytest.param("spoke highly", Stance.WELCOMED, id="spoke-highly"),
    pytest.param("exchanged views", Stance.DISCUSSED, id="exchanged-views"),
    pytest.param("took stock", Stance.DISCUSSED, id="took-stock"),
    pytest.param("held in-depth discussions", Stance.DISCUSSED, id="held-discussions"),
    pytest.param("compared notes", Stance.DISCUSSED, id="compared-notes"),
    pytest.param("considered ways", Stance.DISCUSSED, id="considered-ways"),
]


@pytest.mark.parametrize(("words", "stance"), PRINTED)
def test_phrases(words: str, stance: Stance) -> None:
    one = reading(f"On trade, Norway {words} on it with the officials of the port.")
    assert [hit.stance for hit in find_verbs(one, one.sentences[0], [])][:1] == [stance]


@pytest.mark.parametrize(("stance", "phrase"), [pytest.param(*row, id=row[1][:40]) for row in PHRASES])
def test_a_phrase_is_looked_for_wherever_it_can_begin(stance: Stance, phrase: str) -> None:
    """Phrases are tried only at words that begin with certain letters: those letters must be all that are possible."""
    plain = expanded(phrase.replace("{POSS}", "his"))

    @settings(max_examples=6, database=None)
    @given(st.from_regex(re.compile(plain, re.ASCII), fullmatch=True))
    def check(words: str) -> None:
        assert any(words.lower().startswith(letters) for letters in first_letters(plain)), words

    check()


def test_every_stance_has_an_example_with_its_verb() -> None:
    table = load_lexicon().stances
    for stance in Stance:
        example = TABLE[stance.value]["example"]
        stances = [table.forms[word.lower().strip(".")].stance for word in example.split() if word.lower().strip(".") in table.forms]
        assert stances[:1] == [stance], example


def test_looking_back() -> None:
    table = load_lexicon().stances
    assert {"review", "recall"} <= table.past
    assert table.past_phrases.match("took stock")
