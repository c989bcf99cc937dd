"""Two of one side who act together: they led one delegation, met somebody, or were met ("Ministers A and B, of X, met Minister C")."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from briefgen.extract.meetings import Frame
from briefgen.extract.mentions import PersonMention, joined
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.lexicon.scan import rule

# "Secretary A and Minister B | heading the Dutch delegation"
_HEADING = rule(
    r",?\s+(?:jointly\s+|both\s+)?(?:heading|leading|(?:co-)?led|headed|represented|representing)\s+(?:the\s+[\w.]+(?:\s+\w+)?\s+(?:delegation|side|team)|that\s+of|the\s+(?:delegation|side)\s+of|for)\b"
)
_PAIR_MET = rule(
    r"(?:\s+\([^)]*\))?,?\s+(?:(?:today|jointly|both|together|yesterday|also|have|has|had)\s+)*(?:met|meet|spoke|held|co-?hosted|hosted|welcomed|received|co-?chaired|convened|joined)\b"
)
_MET_PAIR = rule(
    r"\b(?:with|met|welcomed|received|hosted|between)\s+(?:the\s+)?(?:their\s+\w+\s+counterparts,?\s+)?(?:[A-Z][\w’']+\s+){0,3}$"
)


def leading_together(reading: Reading, sentence: Sentence) -> list[Somebody]:
    """Two by name who led one delegation, two who met somebody, and the two whom they met."""
    led = [mention for pair in _pairs(reading, sentence) if _HEADING.match(reading.text, pair[1].span.end) for mention in pair]
    met = [person for pair in _met_together(reading, sentence) for person in pair]
    return [*(person for mention in led if (person := reading.who(mention))), *met]


def seat_colleagues(reading: Reading, frame: Frame) -> None:
    """The second of two who met somebody together, or were met, is of the side of the first."""
    for sentence in frame.sentences:
        for first, second in _met_together(reading, sentence):
            if second.side != first.side:
                second.side, second.basis = first.side, first.basis


def _pairs(reading: Reading, sentence: Sentence) -> Iterator[tuple[PersonMention, PersonMention]]:
    """ "A and B", each by name."""
    named = [mention for mention in sentence.people if mention.name]
    return (pair for pair in itertools.pairwise(named) if joined(reading.text, *pair))


def _met_together(reading: Reading, sentence: Sentence) -> list[tuple[Somebody, Somebody]]:
    found: list[tuple[Somebody, Somebody]] = []
    met = 0  # where those end who met, until it is told whom
    for one, other in _pairs(reading, sentence):
        first, second = reading.who(one), reading.who(other)
        if not first or not second or not one.title or not other.title or _HEADING.match(reading.text, other.span.end):
            continue
        begins = _PAIR_MET.match(reading.text, other.span.end)
        if begins and (second.side == first.side != "" or (not second.side and _somebody_follows(sentence, other))):
            found.append((first, second))
            met = other.span.end
        elif met and _may_be_one_side(first, second) and _MET_PAIR.search(reading.text, met, one.span.start):
            found.append((first, second))
            met = 0
    return found


def _somebody_follows(sentence: Sentence, mention: PersonMention) -> bool:
    return any(other.name and other.span.start > mention.span.start for other in sentence.people)


def _may_be_one_side(first: Somebody, second: Somebody) -> bool:
    """Whether nothing but elimination parts the two."""
    return second.side in ("", first.side) or second.basis == "by elimination"
