"""How recurring meetings are named: heads with their kind, ordinals, periodicity."""

from __future__ import annotations

import pytest

from briefgen.lexicon import load_lexicon
from briefgen.lexicon.tables import read_table
from briefgen.model import Kind

TABLE = read_table("mechanisms")

KINDS = [
    pytest.param("dialogue", Kind.DIALOGUE, id="dialogue"),
    pytest.param("consultations", Kind.CONSULTATION, id="consultations"),
    pytest.param("commission", Kind.COMMISSION, id="commission"),
    pytest.param("committee", Kind.COMMISSION, id="committee"),
    pytest.param("working group", Kind.COMMISSION, id="working-group"),
    pytest.param("talks", Kind.TALKS, id="talks"),
    pytest.param("meeting", Kind.MEETING, id="meeting"),
    pytest.param("2+2", Kind.MEETING, id="2+2"),
    pytest.param("summit", Kind.MEETING, id="summit"),
]


@pytest.mark.parametrize(("head", "kind"), KINDS)
def test_heads(head: str, kind: Kind) -> None:
    assert load_lexicon().mechanisms.heads[head] is kind


def test_no_head_has_two_kinds() -> None:
    forms = [form for kind in TABLE["kinds"].values() for form in kind]
    assert len(forms) == len(set(forms))


def test_kinds_are_the_models() -> None:
    assert {Kind(kind) for kind in TABLE["kinds"]} <= set(Kind)


def test_ordinals_count_without_a_gap() -> None:
    ordinals = load_lexicon().mechanisms.ordinals
    assert sorted(set(ordinals.values())) == [*range(1, 21)]
    assert (ordinals["inaugural"], ordinals["twelfth"], ordinals["twentieth"]) == (1, 12, 20)


@pytest.mark.parametrize("word", ["annual", "Annual", "biennial", "every two years", "semi-annual"])
def test_periodicity(word: str) -> None:
    assert load_lexicon().mechanisms.periodicity.search(f"the {word} dialogue")


@pytest.mark.parametrize("word", ["annuals", "manual", "perennial"])
def test_what_is_no_periodicity(word: str) -> None:
    assert not load_lexicon().mechanisms.periodicity.search(f"the {word} dialogue")


def test_qualifiers_hold_both_spellings() -> None:
    words = load_lexicon().mechanisms.qualifiers
    for british, american in (("defence", "defense"), ("labour", "labor")):
        assert {british, american} <= words
    assert all(word == word.lower() for word in words)
