"""Stance verbs and phrases: how a sentence tells that a side agreed, said, proposed, welcomed or discussed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.model import Stance

# "his", "their", "its", "the US's", "Vietnam’s" before a noun
POSSESSIVE = r"(?:his|her|its|their|our|the (?:\w+ ){1,3}?\w+['’]s?|\w+['’]s?|the|a|an)"


@dataclass(frozen=True, slots=True)
class VerbForm:
    base: str
    stance: Stance
    shape: str  # base | s | past | ing


@dataclass(frozen=True, slots=True)
class StanceTable:
    forms: dict[str, VerbForm]  # one word, small letters
    phrases: tuple[tuple[Stance, re.Pattern[str]], ...]
    past: frozenset[str]  # base forms that look back
    past_phrases: re.Pattern[str]


def inflect(base: str) -> dict[str, str]:
    """Regular forms of a verb: form -> shape ("base", "s", "past", "ing")."""
    if base.endswith("e"):
        return {base: "base", base + "s": "s", base + "d": "past", base[:-1] + "ing": "ing"}
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base: "base", base[:-1] + "ies": "s", base[:-1] + "ied": "past", base + "ing": "ing"}
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return {base: "base", base + "es": "s", base + "ed": "past", base + "ing": "ing"}
    return {base: "base", base + "s": "s", base + "ed": "past", base + "ing": "ing"}


def _shape(base: str, form: str) -> str:
    if form.endswith("ing"):
        return "ing"
    return "s" if form.endswith("s") and form[:-1] in (base, base + "e") else "past"


def read_stances(table: dict[str, Any]) -> StanceTable:
    """Where a verb stands under two stances, the stronger one has it (they stand in order of strength in the table)."""
    irregular: dict[str, list[str]] = table.get("irregular", {})
    forms: dict[str, VerbForm] = {}
    phrases: list[tuple[Stance, re.Pattern[str]]] = []
    for stance in Stance:
        section = table[stance.value]
        for base in section["verbs"]:
            shapes = {base: "base"} | {form: _shape(base, form) for form in irregular[base]} if base in irregular else inflect(base)
            for form, shape in shapes.items():
                forms.setdefault(form, VerbForm(base, stance, shape))
        if section["phrases"]:
            body = "|".join(phrase.replace("{POSS}", POSSESSIVE) for phrase in section["phrases"])
            phrases.append((stance, re.compile(rf"\b(?:{body})", re.IGNORECASE)))
    past = table["past"]
    return StanceTable(
        forms, tuple(phrases), frozenset(past["verbs"]), re.compile(r"\b(?:" + "|".join(past["phrases"]) + ")", re.IGNORECASE)
    )
