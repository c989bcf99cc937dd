"""What one sentence tells of a meeting, before it is known whether it opens an event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.extract.meetings import BACKGROUND, Frame
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

# "the recommendations of the second A-B Dialogue held in Bergen": told of beside something else, and not reported.
_HELD_THEN = rule(
    r"\b(?:by|of|at|from|in|during|since|following|after|under)\s+(?:the|its|their)\s+[^;]{3,160}?\s(?:(?:that|which|was|were)\s+){0,2}(?:held|convened|hosted|took place)\b",
    re.I,
)
# "The talks took place on the eve of a meeting between A and B": who is named there meets another time.
AHEAD_OF = rule(
    r"\b(?:on the eve of|ahead of|prior to|before|in preparation for|to prepare(?: for)?)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:meeting|summit|visit|talks|call)"
    r"\s+(?:between|of|by|(?:on|in|at)\s[^.;,]{2,40}?\sbetween)\b",
    re.I,
)


@dataclass(slots=True)
class Told:
    """What one sentence tells of a meeting, as far as the ways of opening an event ask for it."""

    reading: Reading
    sentence: Sentence
    main: Frame | None
    people: list[Somebody]
    series: SeriesMention | None
    announced: bool

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def sides(self) -> set[str]:
        return {person.side for person in self.people if person.side}

    @property
    def two_sided(self) -> bool:
        return len(self.people) >= 2 and len(self.sides) >= 2

    @property
    def looks_back(self) -> bool:
        """Beside a main event, a meeting of earlier times is background."""
        return bool(self.main and (BACKGROUND.search(self.text) or (_HELD_THEN.search(self.text) and _another_month(self))))

    def frame(self, kind: Kind, noun: str = "", people: list[Somebody] | None = None, series: bool = True) -> Frame:
        status = Status.ANNOUNCED if self.announced else Status.HELD
        chosen = self.people if people is None else people
        return Frame(self.sentence, status, kind, self.series if series else None, chosen, [self.sentence], noun)


def _another_month(told: Told) -> bool:
    """The sentence prints a month and a year, and the main event's opening another month or year."""

    def months(sentence: Sentence) -> set[tuple[int, int]]:
        return {(one.year, one.month) for one in sentence.dates if one.year and one.month}

    here, then = months(told.sentence), months(told.main.sentence) if told.main else set()
    return bool(here and then and not here & then)
