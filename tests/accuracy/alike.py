"""Is what was told the same as the label? By words: order, case, accents and punctuation aside, each field with its own tolerance."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# --- words -------------------------------------------------------------------------------------------------------------------------

ONE_SPELLING = {
    "defence": "defense", "organisation": "organization", "programme": "program", "centre": "center", "labour": "labor",
    "counterterrorism": "terrorism", "türkiye": "turkey",
}  # fmt: skip
LETTERS = str.maketrans("đĐðøłı", "dDdoli")
SMALL = frozenset(
    "a an the of for to in on at by and or with from its their his her as between into s under up be will this that over".split()
)
VAGUE = frozenset(
    """cooperation co operation collaboration bilateral issue area field tie relation mutual joint enhanced promote strengthen deepen expand enhance
    further continue both two side country important importance support""".split()
)
OF_OFFICE = SMALL | frozenset("affair affairs department ministry republic h e".split())
BEFORE_A_NAME = frozenset(
    """mr mrs ms miss dr prof hon honourable honorable he hh hm hrh sir dame lord lady madam madame sheikh shaikh sayyid prince princess king sultan
    general gen lieutenant lt senior sr sen colonel col major maj admiral ambassador amb eng engineer shri smt rt excellency his her majesty president
    minister secretary jr bin bint al el the comrade""".split()
)
OF_A_CITY = frozenset("d c dc city de chile the".split())


@cache
def plain(text: str) -> str:
    """Small letters without marks or punctuation, one blank between words; "$" and "+" stay."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(re.sub(r"[^0-9a-z$+]+", " ", re.sub(r"[’‘`´']", "", bare.lower())).split())


def run_together(text: object) -> str:
    return plain(str(text or "")).replace(" ", "")


def singular(word: str) -> str:
    word = ONE_SPELLING.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def words(text: object, without: frozenset[str] = SMALL) -> set[str]:
    return {singular(word) for word in plain(str(text or "")).split() if word not in without}


def overlap(a: set[str], b: set[str]) -> float:
    """Dice: twice the words in common over all words."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def area_words(text: object) -> set[str]:
    """What an area is about; vague words count only where there is nothing else."""
    return words(text) - VAGUE or words(text)


def name_words(text: object) -> set[str]:
    parts = plain(str(text or "")).split()
    return {part for part in parts if part not in BEFORE_A_NAME and len(part) > 1} or set(parts)


# --- is it the same? ---------------------------------------------------------------------------------------------------------------


def same_name(gold: object, told: object) -> bool:
    """A fuller name is right; a shorter one needs two of the name's parts."""
    a, b = name_words(gold), name_words(told)
    if not a or not b:
        return False
    if run_together(gold) == run_together(told) or a <= b:
        return True
    common = len(a & b)
    return common >= 2 and (b <= a or common / len(a | b) >= 0.5)


def same_title(gold: object, told: object) -> bool:
    a, b = words(gold, OF_OFFICE), words(told, OF_OFFICE)
    if not a or not b:
        return plain(str(gold or "")) == plain(str(told or ""))
    return overlap(a, b) >= 0.5 or (len(b) >= 2 and b <= a) or (len(a) >= 2 and a <= b)


def same_series(gold: object, told: object) -> bool:
    a, b = words(gold), words(told)
    return overlap(a, b) >= 0.5 or (len(a & b) >= 2 and (a <= b or b <= a))


def same_city(gold: object, told: object) -> bool:
    a, b = (set(plain(str(city or "")).split()) - OF_A_CITY for city in (gold, told))
    return bool(a and b) and (a <= b or b <= a or run_together(gold) == run_together(told))


def same_value(gold: object, told: object) -> bool:
    return gold == told


def same_text(gold: object, told: object) -> bool:
    return plain(str(gold or "")) == plain(str(told or ""))


def same_number(gold: object, told: object) -> bool:
    return str(gold) == str(told)


def date_parts(day: object) -> tuple[str | None, str | None, str | None]:
    """ "2024-05", "--05-14" and the like as (year, month, day), None where open."""
    text = str(day)
    year = None
    if text.startswith("--"):
        text = text[2:]
    else:
        year, _, text = text.partition("-")
    month, _, last = text.partition("-")
    return year or None, month or None, last or None


def dates_fit(gold: object, told: object) -> bool:
    """No part that both give differs."""
    return bool(gold and told) and all(a is None or b is None or a == b for a, b in zip(date_parts(gold), date_parts(told), strict=True))
