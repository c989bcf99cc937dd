"""Who has the word in a transcript: "PRIME MINISTER HOLLIS: ...", "Anwar Zulkifli: ...", "JOURNALIST: ...", up to the next such label."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from briefgen.extract.registry import Somebody
from briefgen.lexicon.scan import rule

_LABEL = rule(r"^(?P<who>(?:[A-Z][\w.'’-]*|\([A-Z]\w+\))(?:[ ,]+(?:of|the|and|for|[A-Z][\w.'’-]*)){0,8}) ?:(?=\s|$)")
_ASKS = rule(
    r"(?:journalists?|questions?|q|qn|reporters?|media|press|moderator|host|interpreter|interviewer|presenter|mc|speaker|unidentified|inaudible|staff|spokes\w+|[\w ]*secretary-general of the press)\b",
    re.I,
)
_LINE = rule(r"^[^\n:]{2,90}:(?=\s|$)(?![ \t]*[“\"«])", re.M)  # "Minister Berg: “Trade has grown”" is quoted by the report: no transcript
_FEWEST = 2  # labels; one alone is a heading or a dateline


class Turn(NamedTuple):
    start: int
    person: Somebody | None  # None: one who asks, or whom the text does not name


def find_turns(text: str, meant: Callable[[str], list[Somebody]]) -> list[Turn]:
    """The turns of a transcript in order; none where the text is no transcript. `meant` finds whom a label may mean, by name or office."""
    labels: list[tuple[int, str]] = []
    for line in _LINE.finditer(text):
        if label := _LABEL.match(line.group()):
            labels.append((line.start(), label["who"]))
    people = _people({who for _, who in labels if not _ASKS.match(who)}, meant)
    found = [Turn(start, people.get(who)) for start, who in labels if people.get(who) or _ASKS.match(who)]
    speakers = {id(turn.person) for turn in found if turn.person is not None}
    asked = any(turn.person is None for turn in found)
    return found if len(found) >= _FEWEST and speakers and (asked or len(speakers) > 1) else []


def _people(labels: Collection[str], meant: Callable[[str], list[Somebody]]) -> dict[str, Somebody]:
    """Who each label is; an office alone that two people hold is that of the one whom no other label means: "PRIME MINISTER" beside "PRIME
    MINISTER OF JAPAN"."""
    may_be = {label: meant(label) for label in labels}
    sure = {label: people[0] for label, people in may_be.items() if len(people) == 1}
    for label, people in may_be.items():
        left = [one for one in people if not any(one is other for other in sure.values())]
        if label not in sure and len(left) == 1:
            sure[label] = left[0]
    return sure


def turn_at(turns: list[Turn], place: int) -> Turn | None:
    """The turn in which `place` stands; None before the first."""
    number = bisect.bisect_right([turn.start for turn in turns], place) - 1
    return turns[number] if number >= 0 else None
