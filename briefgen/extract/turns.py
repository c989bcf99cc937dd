"""Who has the word in a transcript: "PRIME MINISTER HOLLIS: ...", "Anwar Zulkifli: ...", "JOURNALIST: ...", up to the next such label."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from typing import NamedTuple

from briefgen.extract.registry import Somebody
from briefgen.lexicon.scan import rule

_LABEL = rule(r"^(?P<who>(?:[A-Z][\w.'’-]*|\([A-Z]\w+\))(?:[ ,]+(?:of|the|and|for|[A-Z][\w.'’-]*)){0,8}) ?:(?=\s|$)")
_ASKS = rule(
    r"(?:journalists?|questions?|q|qn|reporters?|media|press|moderator|host|interpreter|interviewer|presenter|mc|speaker|unidentified|inaudible|staff|spokes\w+|[\w ]*secretary-general of the press)\b",
    re.I,
)
_LINE = rule(r"^[^\n:]{2,90}:(?=\s|$)", re.M)
_FEWEST = 2  # labels; one alone is a heading or a dateline


class Turn(NamedTuple):
    start: int
    person: Somebody | None  # None: one who asks, or whom the text does not name


def find_turns(text: str, named: Callable[[str], Somebody | None]) -> list[Turn]:
    """The turns of a transcript in order; none where the text is no transcript. `named` finds whom a label means, by name or office."""
    found: list[Turn] = []
    asked = 0
    for line in _LINE.finditer(text):
        label = _LABEL.match(line.group())
        if label is None:
            continue
        asks = _ASKS.match(label["who"]) is not None
        person = None if asks else named(label["who"])
        if person is not None or asks:
            asked += asks
            found.append(Turn(line.start(), person))
    speakers = {id(turn.person) for turn in found if turn.person is not None}
    return found if len(found) >= _FEWEST and speakers and (asked or len(speakers) > 1) else []


def turn_at(turns: list[Turn], place: int) -> Turn | None:
    """The turn in which `place` stands; None before the first."""
    number = bisect.bisect_right([turn.start for turn in turns], place) - 1
    return turns[number] if number >= 0 else None
