"""What several do together: "signed with", "met B and discussed", "convened to review", "gratitude was expressed to"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.extract.actor import Actor
from briefgen.extract.meetings import MET, SPOKE, Frame
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.subjects import TOLD, Found, governs
from briefgen.extract.verbs import VerbHit
from briefgen.extract.whose import reports_on
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance


def met_to(sentence: Sentence, actors: list[Actor], hits: list[VerbHit]) -> list[Found]:
    """ "The delegations convened in Lima to discuss ...", "Minister A met B to review ...": of those who met."""
    hit = next((hit for hit in hits if hit.infinitive and hit.stance is Stance.DISCUSSED), None)
    met = _MET_TO.search(sentence.text[: hit.span.start - sentence.span.start]) if hit else None
    if hit is None or met is None:
        return []
    who = next((actor for actor in actors if actor.span.end <= sentence.span.start + met.start()), None)
    return [Found(Actor(who.span if who else hit.span, BOTH, "joint", word="pair"), [hit])]


_MET_TO = rule(
    r"\b(?:met|convened|gathered|assembled|sat down|came together|got together|spoke|conferred|(?:held|had|joined) (?:[\w-]+ ){0,4}?(?:meetings?|talks|session|call|conversation|round|consultations))\b"
    r"[^;.]{0,160}?\bto\s+(?:\w+ly\s+)?$",
    re.I,
)


def thanked(reading: Reading, sentence: Sentence, actors: list[Actor], one: Found, side: str) -> str:
    """ "Gratitude was expressed to the Tajik side": the other side expressed it."""
    hit = one.hits[0]
    if side != BOTH or not hit.passive or hit.shape != "phrase":
        return side
    to = next((a for a in actors if a.side and rule(r"\s+to\s+(?:the\s+)?").fullmatch(reading.text[hit.span.end : a.span.start])), None)
    other = reading.other_party(to.side) if to and len(reading.parties) == 2 else ""
    return other or side


def signed_with(reading: Reading, sentence: Sentence, one: Found, side: str) -> str:
    """ "Minister A signed a statement with Minister B": both did."""
    hit = one.hits[0]
    if side != BOTH and _WITNESSED.match(hit.base):
        return BOTH  # "The Prime Minister witnessed the signing of ...": of what both countries signed
    if side == BOTH or hit.base not in {"sign", "ink", "initial", "conclude"}:
        return side
    return BOTH if _done_with(reading, hit, _across(reading, sentence, side)) else side


_WITNESSED = rule(r"witness\w* |presid\w+ over")


def _across(reading: Reading, sentence: Sentence, side: str) -> list[Span]:
    """Where the sentence names those who are of another side than `side`."""
    named = [m.span for m in sentence.people if (person := reading.who(m)) and person.side not in {"", side}]
    return named + [Span(token.start, token.end) for token, person in sentence.short if person.side not in {"", side}]


def _done_with(reading: Reading, hit: VerbHit, others: list[Span]) -> bool:
    """Whether the verb has one of `others` behind it as a partner: "signed a statement with Minister B"."""
    return any(other.start > hit.span.end and _WITH.search(reading.text, hit.span.end, other.start) for other in others)


_WITH = rule(r"\bwith\s+(?:[\w'’]+\s+){0,3}$")


_TOGETHER_ONLY = rule(
    r"(?:discuss|exchang|review|talk|explor|deliberat|confer|(?:held|hold|holding|had|having|conducted|engaged|entered) )", re.I
)  # unlike "briefed him on", "raised"


def discussed_with(reading: Reading, sentence: Sentence, one: Found, side: str) -> str:
    """ "A met B and discussed X", "A discussed X with B": both did."""
    hit = one.hits[0]
    if side == BOTH or any(each.stance is not Stance.DISCUSSED or not _TOGETHER_ONLY.match(each.base) for each in one.hits):
        return side
    base = sentence.span.start
    met = MET.search(sentence.text, 0, hit.span.start - base) or SPOKE.search(sentence.text, 0, hit.span.start - base)
    others = _across(reading, sentence, side)
    if met and any(base + met.end() <= other.start < hit.span.start for other in others):
        return BOTH
    if met and one.actor.span.start >= base + met.end() and any(other.end <= base + met.start() for other in others):
        return BOTH  # "A called on B, his counterpart, and discussed"
    return BOTH if _done_with(reading, hit, others) else side


def told_of_both(
    reading: Reading, sentence: Sentence, actors: list[Actor], hits: list[VerbHit], one: Found, last: Actor | None, frame: Frame
) -> Found:
    """ "He said both leaders agreed to ...": the agreement is of both, as told by one; the row says by whom."""
    first = one.hits[0]
    if one.actor.kind in {"joint", "talks"} or first.stance is not Stance.AFFIRMED:
        return one
    for actor in actors:
        if actor.span.start <= first.span.end or not _TELLS_THAT.fullmatch(reading.text, first.span.end, actor.span.start):
            continue
        told = next((hit for hit in hits if hit.span.start >= actor.span.end and governs(reading.text, actor, hit)), None)
        if actor.word in {"he", "she"} and told is not None and one.actor.side:
            together = discussed_with(reading, sentence, Found(actor, [told]), one.actor.side)
            if together == BOTH:
                return Found(replace(actor, side=BOTH, kind="joint"), [told], TOLD)
        person = one.actor.person or (last.person if last and one.actor.kind == "pronoun" else None)
        if told is not None and not told.passive and reports_on(actor, one.actor, person, frame.people):
            return Found(actor, [told], TOLD)
        if actor.kind == "joint":
            deeds = [
                hit
                for hit in hits
                if hit.span.start >= actor.span.end and hit.stance is not Stance.PROPOSED and governs(reading.text, actor, hit)
            ]
            if deeds:
                return Found(actor, deeds, TOLD)
    return one


# "said (that) | both", "told reporters after the talks that | both"
_TELLS_THAT = rule(r"\s+(?:out\s+)?(?:that\s+)?(?:the\s+)?|(?:\s+[^\s,;“\"]+){1,9}?\s+that\s+(?:the\s+)?")
