"""What leads up to a thing is shorn off, and nothing of the thing with it."""

from __future__ import annotations

import gc
import re

import pytest

import briefgen.extract
import briefgen.prepare  # noqa: F401 - and these
from briefgen.extract.leads import lead
from briefgen.lexicon.scan import Rule


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("consulting closely with the partners on fisheries", "fisheries"),
        ("to strengthen their cooperation in fisheries", "fisheries"),
        ("practical steps by both coast guards to search for lost boats", "search for lost boats"),
        ("efforts that lead to beneficial trade", "efforts that lead to beneficial trade"),
    ],
)
def test_the_thing_begins_behind_what_leads_up_to_it(words: str, thing: str) -> None:
    assert words[lead(words, 0, len(words)) :] == thing


def test_no_quantifier_was_eaten_by_an_f_string() -> None:
    """In an f-string {1, 40} is a pair of numbers, and the rule looks for "1, 40" in the text."""
    rules = [one for one in gc.get_objects() if isinstance(one, Rule)]
    assert len(rules) > 100
    assert [one.source for one in rules if re.search(r"\(\d+, ?\d+\)", one.source)] == []
