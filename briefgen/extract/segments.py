"""Which sentences tell of which event: each goes to the one that was opened last, until the text goes back to its main one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from briefgen.extract.meetings import Frame
from briefgen.extract.present import people_at
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.lexicon.scan import rule
from briefgen.model import Status


def find_segments(reading: Reading, frames: Sequence[Frame]) -> list[tuple[Frame, list[Sentence]]]:
    """Each sentence goes to the event that was opened last; referred events open nothing, and a text that both sides put out is of one
    event: what it says of a courtesy call or of an earlier round does not part what the two agreed."""
    held = [frame for frame in frames if frame.status is Status.HELD]
    telling = held or [frame for frame in frames if frame.status is not Status.REFERRED]  # what a meeting agreed on the next one is its own
    opening = telling[:1] if _is_joint(reading) else telling
    owner = {
        sentence.number: frame
        for frame in opening
        if not _only_came_before(frame) or frame is telling[0]
        for sentence in frame.sentences[:1]
    }
    current = telling[0] if telling else None
    out: dict[int, list[Sentence]] = {id(frame): [] for frame in telling}
    for sentence in reading.body:
        if sentence.number in owner:
            current = owner[sentence.number]
        elif current is not None and current is not telling[0] and _goes_back(reading, sentence, current, telling[0]):
            current = telling[0]
        if current is not None:
            out[id(current)].append(sentence)
    return [(frame, out[id(frame)]) for frame in telling]


_JOINT_TEXT = rule(r"\bjoint (?:press |media |leaders[’'] |ministerial )?(?:statement|communiqu[ée]|declaration)\b", re.I)


def _is_joint(reading: Reading) -> bool:
    """Whether the head of the text says that both sides put it out: "Joint Communiqué", "The following is the text of a joint statement"."""
    heads = [sentence for sentence in reading.sentences if sentence.heading][:2]
    opening = [sentence for sentence in reading.body[:2] if "following" in sentence.text]
    return any(_JOINT_TEXT.search(sentence.text) for sentence in [*heads, *opening])


_OPENING_WORDS = 45  # characters within which the one stands of whom a sentence goes on to tell
_LEADERS = {
    "president": "presidents|heads of state|leaders",
    "king": "monarchs|kings|heads of state|leaders",
    "prime": "prime ministers|premiers|heads of government|leaders",
    "premier": "premiers|prime ministers|heads of government|leaders",
    "chancellor": "heads of government|leaders",
    "minister": "ministers",
}


def _goes_back(reading: Reading, sentence: Sentence, current: Frame, main: Frame) -> bool:
    """Whether the sentence tells of the main event again after a side event: it begins with a lead of the main one, by name or, "the two
    Presidents", by the office that both leads of it have and nobody of the other."""
    ours, others = list(main.people[:2]), {id(one) for one in current.people}
    first = next(
        (one for place, one in sorted(people_at(reading, sentence, None), key=itemgetter(0)) if place - sentence.start < _OPENING_WORDS),
        None,
    )
    if first is not None:
        return any(first is one for one in ours) and id(first) not in others
    both = _BOTH.match(sentence.text)
    if both is None or len(ours) < 2 or any(id(one) in others for one in ours):
        return False
    office = both["office"].lower()
    return all(_is_one_of(one, office) for one in ours) and not any(_is_one_of(one, office) for one in current.people)


_BOTH = rule(
    r"(?:[^,.;]{3,60},\s+)?(?:[Tt]he|[Bb]oth)\s+(?:(?:two|three|both)\s+)?(?P<office>(?i:presidents|prime ministers|premiers|heads of (?:state|government)|monarchs|kings|leaders|ministers))\b"
)


def _is_one_of(person: Somebody, plural: str) -> bool:
    """Whether "Heads of State", "ministers" may mean this one among others."""
    words = person.title.lower().split()
    if not words or words[0] in {"vice", "deputy"}:
        return False
    return any(
        plural in names.split("|") for word, names in _LEADERS.items() if word in words and (word != "minister" or "prime" not in words)
    )


_ONLY_BEFORE = rule(r"\b(?:was|were|had been|is)\s+preceded\b")


def _only_came_before(frame: Frame) -> bool:
    """ "The session was preceded by one of ministers": what follows is again of the main event."""
    return bool(_ONLY_BEFORE.search(frame.sentence.text))
