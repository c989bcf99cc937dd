"""Two accounts of one meeting side by side: what both have, what only one has, where they differ; never which of them is right.

The Word template readout-comparison and the sheet ReadoutCompare show the same rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.codes import STRENGTH
from briefgen.model.matrix import Check, Event, Evidence, Statement

TIERS = {1: "joint text", 2: "official readout", 3: "state agency", 4: "press", 5: "repost or not known"}
# The checks that accounts give cause to by telling different things, and what of.
_FACTS = {"DAT1": "date", "NAM6": "title", "DAT10": "number", "PLC4": "place"}


class Category(StrEnum):
    """How two accounts compare, in the order in which a comparison lists them (research/domain 3.3, sheet 10)."""

    FACT = "fact conflict"
    ATTRIBUTED = "attribution differs"
    WORDED = "both different wording"
    SAME = "both same"
    ONLY_A = "only A"
    ONLY_B = "only B"


@dataclass(frozen=True, slots=True)
class Told:
    """What one side's texts have on an area: their strongest statement, and its words: those of the side's own text where several share it."""

    statement: Statement
    words: str
    evidence: tuple[str, ...]  # the sentence in the side's own text; () where none is held
    sources: tuple[str, ...]  # those of the side's texts that have the statement


@dataclass(frozen=True, slots=True)
class Topic:
    """An area that one or both accounts mention; None for an account that does not."""

    area: str
    category: Category
    a: Told | None
    b: Told | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that the accounts tell differently: source id -> value, on each side. `field`: date, title, number or place."""

    field: str
    a: dict[str, str]
    b: dict[str, str]


def compared_topics(
    said: Sequence[Statement], evidence: Mapping[str, Evidence], texts_a: Collection[str], texts_b: Collection[str]
) -> list[Topic]:
    """One row for each area that the texts of either side mention, by category; `texts_a` and `texts_b` are the ids of their sources."""
    found = []
    for area in dict.fromkeys(area for statement in said for area in statement.areas):
        a, b = (_told(area, said, evidence, texts) for texts in (texts_a, texts_b))
        if a or b:  # else only a third party's text has it
            found.append(Topic(area, _category(a, b), a, b))
    order = list(Category)
    return sorted(found, key=lambda topic: order.index(topic.category))


def _category(a: Told | None, b: Told | None) -> Category:
    if a is None or b is None:
        return Category.ONLY_B if a is None else Category.ONLY_A
    one, other = a.statement, b.statement
    if (one.modality, one.side) != (other.modality, other.side):
        return Category.ATTRIBUTED
    return Category.SAME if one.statement_id == other.statement_id and a.words == b.words else Category.WORDED


def _told(area: str, said: Sequence[Statement], evidence: Mapping[str, Evidence], texts: Collection[str]) -> Told | None:
    mine = (statement for statement in said if area in statement.areas and any(source in texts for source in statement.sources))
    statement = min(mine, key=lambda one: STRENGTH.index(one.modality), default=None)
    if statement is None:
        return None
    own = next((row for key in statement.evidence if (row := evidence.get(key)) and row.source in texts), None)
    sources = tuple(source for source in statement.sources if source in texts)
    words = own.quote if own and len(sources) < len(statement.sources) else statement.text.strip()
    return Told(statement, words, (own.evidence_id,) if own else (), sources)


def told_values(values: Iterable[tuple[object, str]]) -> str:
    """ "2023-03-14 (S-1, S-3); 2023-03-15 (S-2)": each value with the sources that tell it, as a check on accounts that differ says it."""
    told: dict[object, dict[str, None]] = {}
    for value, source in values:
        told.setdefault(value, {})[source] = None
    return "; ".join(f"{value} ({', '.join(sources)})" for value, sources in told.items())


def conflicts(event: Event, checks: Iterable[Check], texts_a: Collection[str], texts_b: Collection[str]) -> list[Conflict]:
    """The facts of `event` that texts of the two sides tell differently, as its checks have them; decided or not, the texts still differ."""
    differing = [check for check in checks if check.rule in _FACTS and check.where.split("/")[:2] == ["Events", event.event_id]]
    if not differing:
        return []
    one = "|".join(re.escape(source) for source in dict.fromkeys((*texts_a, *texts_b, *event.sources)))
    value = re.compile(rf"(?:: |; )(.+?) \(((?:{one})(?:, (?:{one}))*)\)(?=;|\.?$)", re.DOTALL)
    found = []
    for check in differing:
        told = [(source, text.strip("“”")) for text, sources in value.findall(check.what) for source in sources.split(", ")]
        a, b = ({source: text for source, text in told if source in texts} for texts in (texts_a, texts_b))
        if a and b:
            found.append(Conflict(_FACTS[check.rule], a, b))
    return sorted(found, key=lambda one: list(_FACTS.values()).index(one.field))
