"""Stance verbs and phrases: how a sentence tells that a side agreed, said, proposed, welcomed or discussed."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from briefgen.lexicon.keys import Known
from briefgen.lexicon.scan import Rule
from briefgen.model import Stance

# "his", "their", "its", "the US's", "Vietnam’s" before a noun
POSSESSIVE = r"(?:(?:his|her|its|their|our)(?: (?:country|government|nation|people|side|delegation)['’]s)?|the (?:\w+ ){1,3}?\w+['’]s?|\w+['’]s?|the|a|an)"

# "passed on", "registered", "put on record" before what is passed on: congratulations, thanks
CONVEYING = (
    r"(?:express(?:ed|es|ing)?|convey(?:ed|s|ing)?|voic(?:ed|es|ing)|extend(?:ed|s|ing)?|deliver(?:ed|s|ing)?|transmit(?:ted|s|ting)?|relay(?:ed|s|ing)?|"
    r"pass(?:ed|es|ing) (?:on|along)|hand(?:ed|ing) over|register(?:ed|s|ing)?|record(?:ed|s|ing)?|(?:plac(?:ed|ing)|put(?:ting)?) on record|offer(?:ed|s|ing)?|"
    r"tender(?:ed|s|ing)?|sen(?:t|ds|ding)|br(?:ought|ings|inging)|present(?:ed|s|ing)?|communicat(?:ed|es|ing)|articulat(?:ed|es|ing)|reiterat(?:ed|es|ing)|"
    r"renew(?:ed|s|ing)?|repeat(?:ed|s|ing)?|stat(?:ed|es|ing)|announc(?:ed|es|ing)|manifest(?:ed|s|ing)?|show(?:ed|s|ing)|add(?:ed|s|ing)|"
    r"sp(?:oke|eaks|eaking) of|ma(?:de|king) known|profess(?:ed|es|ing)|signall?(?:ed|s|ing)|exchang(?:ed|es|ing))"
)
MACROS = {"{POSS}": POSSESSIVE, "{CONVEY}": CONVEYING}


def expanded(pattern: str) -> str:
    """A phrase of the table with its macros written out."""
    return functools.reduce(lambda text, macro: text.replace(macro, MACROS[macro]), MACROS, pattern)


class VerbForm(NamedTuple):
    base: str
    stance: Stance
    shape: str  # base | s | past | ing


class Phrase:
    """A fixed phrase, matched from its first letter on."""

    def __init__(self, stance: Stance, source: str, beginnings: tuple[str, ...], topic: bool = False) -> None:
        self.stance = stance
        self.topic = topic  # what was talked of or agreed stands before it: "trade topped the agenda", "a decision was taken"
        self.beginnings = beginnings  # letters with which its first word begins
        self.pattern = Rule(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StanceTable:
    forms: dict[str, VerbForm]  # one word, small letters
    phrases: dict[str, tuple[Phrase, ...]]  # by the first two letters of the words they may begin with; strongest stance first
    past: frozenset[str]  # base forms that look back
    past_phrases: Rule
    known: Known[tuple[Phrase, ...]]  # the phrases that may begin with a word in small letters


def first_letters(pattern: str) -> set[str]:
    """The letters with which a phrase may begin, as many of each as the pattern leaves no choice in: only there is it tried."""
    if pattern.startswith("(?:"):
        depth, end = 0, 0
        for end, char in enumerate(pattern):
            depth += {"(": 1, ")": -1}.get(char, 0)
            if end and depth == 0:
                break
        inside = {letters for part in _alternatives(pattern[3:end]) for letters in first_letters(part)}
        optional = pattern[end + 1 : end + 2] in ("?", "*")
        return inside | first_letters(pattern[end + 2 :]) if optional else inside
    plain = re.match(r"[A-Za-z]*", pattern)
    letters = plain.group() if plain else ""
    if len(letters) < len(pattern) and pattern[len(letters)] in "?*{":
        letters = letters[:-1]
    return {letters.lower()}


def _alternatives(body: str) -> list[str]:
    """The alternatives of a group's body, at its own level."""
    parts, depth = [""], 0
    for char in body:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def inflect(base: str) -> dict[str, str]:
    """Regular forms of a verb: form -> shape ("base", "s", "past", "ing")."""
    if base.endswith("ee"):
        return {base: "base", base + "s": "s", base + "d": "past", base + "ing": "ing"}
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
    phrases: dict[str, list[Phrase]] = {}
    for stance in Stance:
        section = table[stance.value]
        for base in section["verbs"]:
            shapes = {base: "base"} | {form: _shape(base, form) for form in irregular[base]} if base in irregular else inflect(base)
            for form, shape in shapes.items():
                forms.setdefault(form, VerbForm(base, stance, shape))
        for place, raw in enumerate([*section["phrases"], *section.get("topics", ())]):
            source = expanded(raw)
            begins = sorted(first_letters(source))
            phrase = Phrase(stance, source, tuple(begins), place >= len(section["phrases"]))
            for letters in sorted({letters[:2] for letters in begins}):
                phrases.setdefault(letters, []).append(phrase)
    past = table["past"]
    by_letters = {letters: tuple(row) for letters, row in phrases.items()}

    def beginning(word: str) -> tuple[Phrase, ...]:
        both = (*by_letters.get(word[:2], ()), *(by_letters.get(word[:1], ()) if len(word) > 1 else ()))
        return tuple(phrase for phrase in both if word.startswith(phrase.beginnings))

    return StanceTable(
        forms,
        by_letters,
        frozenset(past["verbs"]),
        Rule(r"\b(?:" + "|".join(past["phrases"]) + ")", re.IGNORECASE),
        Known(beginning),
    )
