"""Countries and organisations that act as a side: their names, demonyms, capitals and cities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefgen.lexicon.trie import compile_forms


class Sort(StrEnum):
    """How a party or a place is named."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    BODY = "body"  # of an organisation or government: "European Commission", "DFA"


@dataclass(frozen=True, slots=True)
class PartyForm:
    code: str
    sort: Sort
    house: str  # the house form: "Hanoi" for "Hà Nội", "Vietnam" for "Viet Nam"


@dataclass(frozen=True, slots=True)
class PartyTable:
    names: dict[str, str]  # code -> house name
    demonyms: dict[str, str]  # code -> first demonym
    forms: dict[str, tuple[PartyForm, ...]]  # as printed, white space folded -> what it may mean, likeliest first
    pattern: re.Pattern[str]
    organisations: frozenset[str]  # codes of parties that are no country
    others: frozenset[str]  # forms of organisations that never act as a side here: masks for what stands inside them

    def name(self, code: str) -> str:
        return self.names.get(code, code)


def read_parties(countries: dict[str, Any], organisations: dict[str, Any]) -> PartyTable:
    """The two tables as one. A form that several claim keeps all its meanings: a country's name before a demonym before a city."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    claims: dict[str, list[PartyForm]] = {}
    others: set[str] = set()

    def claim(form: str, code: str, sort: Sort, house: str) -> None:
        meaning = PartyForm(code, sort, house)
        for shape in (form, form.upper()) if len(form) > 4 else (form,):
            row = claims.setdefault(shape, [])
            if meaning not in row:
                row.append(meaning)

    for code, row in countries.items():
        if not isinstance(row, dict):
            continue
        names[code] = row["name"]
        demonyms[code] = (row.get("demonyms") or [row["name"]])[0]
        for form in [row["name"], *row.get("forms", ())]:
            claim(form, code, Sort.NAME, row["name"])
        for form in row.get("demonyms", ()):
            claim(form, code, Sort.DEMONYM, row["name"])
        for sort, places in ((Sort.CAPITAL, row.get("capitals", ())), (Sort.CITY, row.get("cities", ()))):
            for spellings in places:
                for form in spellings:
                    claim(form, code, sort, spellings[0])
        for form in row.get("agencies", ()):
            claim(form, code, Sort.BODY, form)
    sides: set[str] = set()
    for code, row in organisations.items():
        if not isinstance(row, dict):
            continue
        forms = [row["name"], *row.get("forms", ())]
        if not row.get("party"):
            others.update(forms)
            continue
        sides.add(code)
        names[code] = row["name"]
        demonyms[code] = row["name"]
        for form in forms:
            claim(form, code, Sort.NAME, row["name"])
        for form in row.get("bodies", ()):
            claim(form, code, Sort.BODY, row["name"])
    rank = {Sort.NAME: 0, Sort.BODY: 1, Sort.DEMONYM: 2, Sort.CAPITAL: 3, Sort.CITY: 4}
    forms_of = {form: tuple(sorted(row, key=lambda meaning: rank[meaning.sort])) for form, row in claims.items()}
    return PartyTable(names, demonyms, forms_of, compile_forms(forms_of), frozenset(sides), frozenset(others))
