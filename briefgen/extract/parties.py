"""Where a text names countries, their people, capitals and cities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from briefgen.extract.tokens import Token
from briefgen.lexicon.parties import PartyForm, PartyTable, Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span


@dataclass(slots=True)
class PartyMention:
    span: Span
    text: str
    meanings: tuple[PartyForm, ...]  # likeliest first
    sure: bool  # False for forms that are names of other things too
    code: str  # of the likeliest meaning, as `sort`
    sort: Sort
    place: PartyForm | None  # the city that this may name

    @property
    def acts(self) -> bool:
        """May stand for the government: a country's name, a body's, or a capital."""
        return self.sort in (Sort.NAME, Sort.BODY) or (self.sort is Sort.CAPITAL and self.sure)


def find_parties(text: str, table: PartyTable) -> list[PartyMention]:
    """Left to right, longest form first, never overlapping."""
    found = []
    for start, end, form in table.finder.find(text):
        if meanings := table.forms[form]:
            first, place = meanings[0], next((one for one in meanings if one.sort in (Sort.CAPITAL, Sort.CITY)), None)
            found.append(
                PartyMention(Span(start, end), text[start:end], meanings, form not in table.ambiguous, first.code, first.sort, place)
            )
    return [one for one, after in zip_longest(found, found[1:]) if not (after and _at_home(text, one, after))]


# "Cuban American leaders", "the Indian-American community": citizens of the second country, whatever the first is.
_CITIZENS = rule(
    r"\s+(?:(?:civic|faith|business|student|religious)\s+)?(?:community|communities|diaspora|voters|citizens|families|heritage|leaders|advocates|organi[sz]ations|groups)\b",
    re.I,
)
_CITIZENS_JOINED = rule(r"\s+(?:community|communities|diaspora|voters|heritage)\b", re.I)


def _at_home(text: str, one: PartyMention, after: PartyMention) -> bool:
    """Whether two demonyms that stand beside one another tell of people of one country."""
    if one.sort is not Sort.DEMONYM or after.sort is not Sort.DEMONYM or after.span.start != one.span.end + 1:
        return False
    between = text[one.span.end]
    return between in " -" and (_CITIZENS if between == " " else _CITIZENS_JOINED).match(text, after.span.end) is not None


def past_party(tokens: Sequence[Token], mention: PartyMention, k: int) -> int:
    """The first token from `k` on that stands behind the mention; the number of tokens where none does."""
    return next((n for n in range(k, len(tokens)) if tokens[n].start >= mention.span.end), len(tokens))
