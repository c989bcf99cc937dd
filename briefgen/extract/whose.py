"""Whose act it is where the subject alone does not tell: by a stand told as one country's own, by who is reported on, by the paper of both."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.subjects import Found
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import BOTH, Span, Stance

_SPOKEN = frozenset(
    "affirm reaffirm reiterate stress confirm emphasize emphasise express voice convey declare renew underline underscore state assert announce pledge restate repeat".split()
)
_OWN = rule(
    r"['’]s?\s+(?:(?!and\b)[\w-]+,?\s+(?:and\s+)?){0,3}?(?:keenness|readiness|willingness|commitment|support|positions?|stance|stand|determination|resolve|interest|desire|solidarity|intention|aspirations?|adherence"
    r"|opposition|rejection|condemnation|pledge|eagerness|backing)\b",
    re.I,
)
_TO_IT = rule(r"\s+(?:the\s+|that\s+)?")


def own_stand(reading: Reading, sentence: Sentence, one: Found) -> str:
    """The country whose own stand "the minister" or "he" told: "reiterated | Norway's support for ..."; "" where the sentence does not tell."""
    actor, hit = one.actor, one.hits[0]
    if actor.kind not in {"title", "pronoun"} or actor.word in {"they", "we", "both"} or hit.passive:
        return ""
    if (
        hit.base.split()[0] not in _SPOKEN
        and hit.stance is not Stance.COMMITTED
        and not hit.base.startswith(("voic", "express", "reiterat"))
    ):
        return ""
    for party in sentence.parties:
        if actor.span.start <= party.span.start < actor.span.end:
            return ""  # "the Kenyan minister": it is told
        told = party.code in reading.parties and _TO_IT.fullmatch(reading.text, hit.span.end, party.span.start)
        if told and _OWN.match(reading.text, party.span.end, sentence.span.end):
            return party.code
    return ""


_SAID_SO = rule(r",\s+(?:as\s+)?it (?:was|has been|is) (?:also |further )?(?!(?:agreed|decided|resolved)\b)\w+ed\W*$", re.I)


def without_source(sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Norway will lend the money, | it was emphasized": who said so is not told, and it is no act of its own."""
    tail = _SAID_SO.search(sentence.text) if len(found) > 1 else None
    if tail is None:
        return found
    at = sentence.span.start + tail.start()
    return [one for one in found if one.hits[0].span.start < at] or found


_HOSTS = rule(r"(?:,[^;]{0,120}?,)?\s+(?:to|at|in)\s+(?:the\s+)?[A-Z]|\s+(?:on|during) (?:his|her) (?:\w+ ){0,3}visit\b")


def receives(reading: Reading, sentence: Sentence, hit: VerbHit) -> bool:
    """ "welcomed Prime Minister A to Oslo": who met where, unlike "welcomed A's decision"."""
    if hit.base != "welcome" or hit.passive or hit.shape != "past":
        return False
    guest = next((m for m in sentence.people if 0 < m.span.start - hit.span.end <= _NEXT_TO), None)
    return guest is not None and bool(_HOSTS.match(reading.text, guest.span.end, sentence.span.end))


_NEXT_TO = 40  # letters
_PAPER = rule(
    r",\s+the (?:joint )?(?:statement|communiqu[ée]|declaration|document|text) (?:also |further )?(?:said|says|noted|notes|added|adds|read|reads|stated|states|stressed|declared|affirmed|underlined)\W*$",
    re.I,
)
_JOINT_PAPER = rule(r"\bjoint (?:press )?(?:statement|declaration|communiqu[ée])\b", re.I)


def by_paper(reading: Reading, sentence: Sentence) -> list[Found]:
    """ "Pilgrims will be let in, | the statement noted": of both, where the statement is one of both."""
    if not _PAPER.search(sentence.text) or not _JOINT_PAPER.search(reading.text):
        return []
    end = sentence.span.end
    said = VerbHit(Span(sentence.start, sentence.start + 1), Stance.AFFIRMED, "say", "past")
    return [Found(Actor(Span(end, end), BOTH, "joint", word="passive"), [said], whole=True)]


def reports_on(actor: Actor, teller: Actor, person: Somebody | None, leads: list[Somebody]) -> bool:
    """ "The spokesman said | Minister A had thanked ...": an official tells of the one who met, or a minister of the president."""
    if actor.kind not in {"person", "title"} or actor.side in {"", BOTH} or actor.person is None:
        return False
    if actor.person is person or not any(actor.person is lead for lead in leads):
        return False
    return teller.side == actor.side or not any(person is lead for lead in leads)


def goes_on_of_both(one: Found, subject: Actor | None, joint: Actor | None) -> bool:
    """ "The two sides agreed to ... It condemned ...": their statement did, and not one of them."""
    return not one.hits[0].passive and subject is not None and subject is joint
