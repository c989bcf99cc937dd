"""Titles of office: the words that make them up, what rank they say, and which country's they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefgen.lexicon.keys import Known


@dataclass(frozen=True, slots=True)
class TitleTable:
    heads: frozenset[str]
    modifiers: frozenset[str]
    portfolio: frozenset[str]
    joiners: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    levels: tuple[tuple[str, int], ...]
    homes: Known[tuple[str, ...]]  # of a title in small letters: the countries whose it is
    openers: frozenset[str]  # all words with which the mention of a person may begin
    sure: dict[str, tuple[tuple[str, str], ...]]  # beginnings of titles that one country alone gives, by their first letter

    def level(self, title: str) -> int | None:
        """1 head of state .. 5 other; None without a title."""
        if not title:
            return None
        low = " " + title.lower() + " "
        return next((level for form, level in self.levels if form in low), 5)

    def home_of(self, title: str) -> tuple[str, ...]:
        """The countries whose title this is; () where any country's it could be."""
        return self.homes[title.lower()]

    def sure_home_of(self, title: str) -> str:
        """The one country that gives this title, whether the text names it or not; "" for all others."""
        low = title.lower()
        for form, country in self.sure.get(low[:1], ()):
            rest = low.removeprefix(form)
            if rest != low and (form.endswith(" for") or not rest.startswith((" for", " (", " at"))):
                return country
        return ""


def read_titles(table: dict[str, Any]) -> TitleTable:
    words = {
        key: frozenset(table[key].lower().split()) for key in ("heads", "modifiers", "portfolio", "joiners", "honorifics", "particles")
    }
    words["heads"] |= {f"{head}-{not_yet}" for head in words["heads"] for not_yet in ("designate", "elect")}
    levels = tuple((form, row["level"]) for row in table["levels"] for form in row["forms"])
    home = tuple(
        sorted(((form, tuple(row["countries"])) for row in table["home"] for form in row["forms"]), key=lambda item: -len(item[0]))
    )
    sure: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table["home"]:
        for form in row.get("sure", ()):
            sure[form[:1]] = (*sure.get(form[:1], ()), (form, row["countries"][0]))
    exact = {form: tuple(row["countries"]) for row in table["home"] for form in row.get("exact", ())}
    openers = (
        words["heads"]
        | words["modifiers"]
        | words["portfolio"]
        | words["honorifics"]
        | {
            "counterpart",
            "counterparts",
            "counter-part",
            "counter-parts",
            "colleague",
            "colleagues",
            "peer",
            "homologue",
            "homolog",
            "the",
            "member",
            "opposite",
        }
    )

    def home_of(low: str) -> tuple[str, ...]:
        return exact.get(low) or next((countries for form, countries in home if form in low), ())

    return TitleTable(openers=openers, sure=sure, levels=levels, homes=Known(home_of), **words)
