"""Where a text names countries, their people, capitals and cities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.lexicon.parties import PartyForm, PartyTable, Sort
from briefgen.model import Span

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PartyMention:
    span: Span
    text: str
    meanings: tuple[PartyForm, ...]  # likeliest first

    @property
    def code(self) -> str:
        return self.meanings[0].code

    @property
    def sort(self) -> Sort:
        return self.meanings[0].sort

    @property
    def place(self) -> PartyForm | None:
        """The city that this may name."""
        return next((form for form in self.meanings if form.sort in (Sort.CAPITAL, Sort.CITY)), None)

    @property
    def acts(self) -> bool:
        """May stand for the government: a country's name, a body's, or a capital."""
        return self.sort in (Sort.NAME, Sort.BODY, Sort.CAPITAL)


def find_parties(text: str, table: PartyTable) -> list[PartyMention]:
    """Left to right, longest form first, never overlapping."""
    found = []
    for match in table.pattern.finditer(text):
        form = _SPACES.sub(" ", match.group())
        found.append(PartyMention(Span(match.start(), match.end()), match.group(), table.forms[form]))
    return found
