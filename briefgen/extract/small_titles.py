"""Titles in small letters that begin with another word than the head: "the agriculture minister of Slovakia", "member of the Politburo"."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.tokens import Token
from briefgen.lexicon.scan import rule
from briefgen.lexicon.titles import TitleTable

_HEADS = frozenset(
    "minister ministers secretary secretaries speaker president adviser advisor governor chief commissioner envoy representative".split()
)
# The second word of a head of two, which in small letters is no head of its own.
_SECOND = {
    "general": frozenset(["secretary", "attorney", "consul", "prosecutor", "director", "governor", "inspector", "solicitor"]),
    "delegate": frozenset(["minister"]),
    "counsellor": frozenset(["minister"]),
    "justice": frozenset(["chief"]),
    "prince": frozenset(["crown"]),
    "princess": frozenset(["crown"]),
    "d'affaires": frozenset(["charge", "chargé"]),
}
_FIRST_OF_TWO = frozenset(first for pair in _SECOND.values() for first in pair)
# Words before a head in small letters that no portfolio has.
_BEFORE = frozenset(
    "deputy vice assistant permanent prime foreign acting special national security state chief interim caretaker parliamentary federal "
    "additional joint central high union house and".split()
)
_LONGEST = 6  # "deputy foreign trade and investment minister"


def small_office(tokens: Sequence[Token], at: int, table: TitleTable) -> int:
    """The token after the head of the title in small letters that begins at token `at`, where at least two words are of it; 0 where none does."""
    if tokens[at].low == "and" or tokens[at].capital:
        return 0
    if whole := _head_of(tokens, at):
        return whole
    end = 0
    for k in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[k]
        if token.capital or not token.word:
            break
        if (k > at and token.low in _HEADS and tokens[k - 1].low != "and") or (k > at and tokens[k - 1].low in _SECOND.get(token.low, ())):
            end = k + 1
        elif token.low == "first":
            if k > at or at + 1 >= len(tokens) or tokens[at + 1].low not in {"deputy", "vice"}:
                break
        elif not (token.low in table.portfolio or token.low in _BEFORE or token.low in _HEADS or token.low in _FIRST_OF_TWO):
            break
    return end


_LED = {
    "head": frozenset(["state", "government", "diplomacy"]),
    "speaker": frozenset(["parliament"]),
    "chief": frozenset(["staff", "police", "intelligence"]),
}
_OPENERS = _HEADS | _SECOND.keys() | _LED.keys() | {f"{one}s" for one in _LED}


def _head_of(tokens: Sequence[Token], at: int) -> int:
    """The token after "head of diplomacy", "heads of government", "speaker of the parliament" at token `at`; 0 where something else stands there."""
    led = _LED.get(tokens[at].low.removesuffix("s"))
    if led is None or at + 2 >= len(tokens) or tokens[at + 1].low != "of":
        return 0
    of = at + 2 + (tokens[at + 2].low in {"the", "general", "defence", "defense"})
    return of + 1 if of < len(tokens) and tokens[of].low in led else 0


def small_offices(tokens: Sequence[Token], table: TitleTable) -> frozenset[int]:
    """The tokens at which such a title begins, each with all the words before its head that are of it."""
    starts = set()
    for k, token in enumerate(tokens):
        if token.capital or token.low not in _OPENERS:
            continue
        if _head_of(tokens, k):
            starts.add(k)
        if k and (token.low in _HEADS or token.low in _SECOND):
            at = k
            while at and k - at < _LONGEST - 1 and small_office(tokens[at - 1 : k + 1], 0, table) == k + 2 - at:
                at -= 1
            if at < k and small_office(tokens, at, table) > k:
                starts.add(at)
    return frozenset(starts)


_SEAT = rule(r"member of (?:the )?(?:political bureau|politburo|standing committee|secretariat|(?:party )?central committee)\b")


def seat_in_a_party(tokens: Sequence[Token], at: int) -> int:
    """How many tokens "Member of the Political Bureau", "member of the Party Central Committee" have at token `at`; 0 where something else stands there."""
    if tokens[at].low != "member":
        return 0
    found = _SEAT.match(" ".join(t.low for t in tokens[at : at + 6]))
    return len(found.group().split()) if found else 0


_RULES = frozenset(["prime", "president", "king", "queen", "emir", "sultan", "premier", "chancellor"])


def nobody_is_both(tokens: Sequence[Token], end: int, following: Token) -> bool:
    """Before token `end` stands the title of a head of state or of government, and after "and" another's: "the Prime Minister and | President B"."""
    at = end - 2 if tokens[end - 1].low == "minister" and tokens[end - 2].low == "prime" else end - 1
    return following.low in _RULES and tokens[at].low in _RULES and tokens[at - 1].low not in {"vice", "deputy", "former"}


def ends_a_phrase(tokens: Sequence[Token], at: int, table: TitleTable) -> bool:
    """ "On a tour of Asia, Foreign Secretary A": a word that titles have, and no title begins with it."""
    before = at > 0 and tokens[at - 1].low in {"of", "in", "to", "across"}
    return before and at + 1 < len(tokens) and tokens[at + 1].text == "," and tokens[at].low not in table.heads
