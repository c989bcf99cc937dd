"""Countries and organisations that act as a side: their names, demonyms, capitals and cities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from briefgen.lexicon.forms import Forms


class Sort(StrEnum):
    """How a party or a place is named."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    BODY = "body"  # of an organisation or government: "European Commission", "DFA"


class PartyForm(NamedTuple):
    code: str
    sort: Sort
    house: str  # the house form: "Hanoi" for "Hà Nội", "Vietnam" for "Viet Nam"


@dataclass(frozen=True, slots=True)
class PartyTable:
    names: dict[str, str]  # code -> house name
    demonyms: dict[str, str]  # code -> first demonym
    forms: dict[str, tuple[PartyForm, ...]]  # form -> what it may mean, likeliest first; () for a phrase that means no party
    finder: Forms
    organisations: frozenset[str]  # codes of parties that are no country
    groups: dict[str, tuple[str, ...]]  # form of a small group -> the countries that meet in it
    agencies: frozenset[str]  # of these, offices and banks that speak for no governments
    ambiguous: frozenset[str]  # forms that are names of other things too: Victoria, Georgia
    hosts: frozenset[str]  # places, in the house form, where all nations meet: Geneva, Addis Ababa
    regions: dict[str, str]  # states and provinces behind a city's name -> the country's code: "San Pablo, California"

    def name(self, code: str) -> str:
        return self.names.get(code, code)


def read_parties(countries: dict[str, Any], organisations: dict[str, Any]) -> PartyTable:
    """The two tables as one. A form that several claim keeps all its meanings: a country's name before a demonym before a city."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    claims: dict[str, list[PartyForm]] = {}
    ambiguous: set[str] = set()
    hosts: set[str] = set()
    regions: dict[str, str] = {}
    weak: set[tuple[str, str]] = set()

    def claim(form: str, code: str, sort: Sort, house: str) -> None:
        meaning = PartyForm(code, sort, house)
        for shape in (form, form.upper()) if len(form) > 3 else (form,):
            row = claims.setdefault(shape, [])
            if not row or meaning not in row:
                row.append(meaning)

    for code, row in countries.items():
        if not isinstance(row, dict):
            continue
        names[code] = row["name"]
        demonyms[code] = (row.get("demonyms") or [row["name"]])[0]
        for form, sort, house in _forms_of_country(row):
            claim(form, code, sort, house)
        for form in row.get("masks", ()):
            claims.setdefault(form, [])
        ambiguous.update(row.get("ambiguous", ()))
        hosts.update(row.get("hosts", ()))
        regions |= dict.fromkeys(row.get("regions", ()), code)
        weak.update((form, code) for form in row.get("weak", ()))
    sides, agencies, groups = _read_organisations(organisations, claim, names, demonyms)
    rank = {Sort.NAME: 0, Sort.BODY: 1, Sort.DEMONYM: 2, Sort.CAPITAL: 3, Sort.CITY: 4}
    forms_of = {
        form: tuple(sorted(row, key=lambda m: ((form, m.code) in weak, rank[m.sort])) if len(row) > 1 else row)
        for form, row in claims.items()
    }
    return PartyTable(
        names,
        demonyms,
        forms_of,
        Forms(forms_of),
        frozenset(sides),
        groups,
        frozenset(agencies),
        frozenset(ambiguous),
        frozenset(hosts),
        regions,
    )


def _read_organisations(
    organisations: dict[str, Any], claim: Callable[[str, str, Sort, str], None], names: dict[str, str], demonyms: dict[str, str]
) -> tuple[set[str], set[str], dict[str, tuple[str, ...]]]:
    """Those that are a side of their own, those of them that are no government, and the members of groups by each form of the group's name; what
    a side is called goes into `names` and `demonyms` and is claimed."""
    sides: set[str] = set()
    agencies: set[str] = set()
    groups: dict[str, tuple[str, ...]] = {}
    for code, row in organisations.items():
        if not isinstance(row, dict):
            continue
        forms = [row["name"], *row.get("forms", ())]
        groups |= dict.fromkeys(forms, tuple(row.get("members", ()))) if row.get("members") else {}
        if not row.get("party"):
            continue
        sides.add(code)
        if row.get("agency"):
            agencies.add(code)
        names[code] = row["name"]
        demonyms[code] = row["name"]
        for form in forms:
            claim(form, code, Sort.NAME, row["name"])
        for form in row.get("bodies", ()):
            claim(form, code, Sort.BODY, row["name"])
    return sides, agencies, groups


def _forms_of_country(row: dict[str, Any]) -> Iterator[tuple[str, Sort, str]]:
    """(form, what it is, house form) of all by which a country is named: itself, its people, cities, offices and bywords."""
    yield from ((form, Sort.NAME, row["name"]) for form in (row["name"], *row.get("forms", ())))
    yield from ((form, Sort.DEMONYM, row["name"]) for form in row.get("demonyms", ()))
    for sort, places in ((Sort.CAPITAL, row.get("capitals", ())), (Sort.CITY, row.get("cities", ()))):
        yield from ((form, sort, spellings[0]) for spellings in places for form in spellings)
    yield from ((form, Sort.BODY, form) for form in (*row.get("agencies", ()), *row.get("metonyms", ())))
