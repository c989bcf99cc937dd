"""Whom a word means that stands for somebody named before: "the former", "the latter", and "he" or "she" where the text tells which of the two is which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.extract.actor import Actor
from briefgen.extract.meetings import Frame
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import Span

_ORDER = rule(
    r"\b[Tt]he (?P<which>former|latter)(?=(?:,? (?:also|then|further|too|likewise|had|has|for (?:his|her|its) part|in turn|[a-z]+ly),?)* [a-z]+(?:ed|ld|de|ve|ke|ok|aw|ut|id|ght)\b|,)"
)


def by_order(reading: Reading, sentence: Sentence, frame: Frame | None) -> Iterator[Actor]:
    """ "The latter promised ...": the second of the two whom this sentence or the one before names."""
    for match in _ORDER.finditer(sentence.text):
        at = sentence.span.start + match.start()
        named = _named(reading, [sentence], at) or _named(reading, reading.sentences[max(sentence.number - 1, 0) : sentence.number], at)
        if not named and frame is not None:
            named = [person for person in frame.people if person.side]
        if len(named) == 2 and named[0].side != named[1].side:
            person = named[0] if match["which"] == "former" else named[1]
            yield Actor(Span(at, sentence.span.start + match.end()), person.side, "title", person, match.group().lower())


def _named(reading: Reading, sentences: list[Sentence], before: int) -> list[Somebody]:
    """The two whom the sentences name first, in that order; fewer or more are no pair."""
    found: list[tuple[int, Somebody]] = []
    for one in sentences:
        found += [
            (m.span.start, person) for m in one.people if m.span.end <= before and (person := reading.who(m)) is not None and person.side
        ]
        found += [(token.start, person) for token, person in one.short if token.end <= before and person.side]
    people: list[Somebody] = []
    for _, person in sorted(found, key=lambda pair: pair[0]):
        if not any(person is known for known in people):
            people.append(person)
    return people if len(people) == 2 else []


_MALE = r"(?:Mr|Sir|Lord|King|Prince|Sheikh|Shri|Señor|Monsieur|Herr)"
_FEMALE = r"(?:Ms|Mrs|Miss|Mme|Madam|Madame|Dame|Lady|Queen|Princess|Sheikha|Smt|Señora|Frau|Baroness)"
_TITLED = rule(rf"\b(?:(?P<he>{_MALE})|(?P<she>{_FEMALE}))\b\.?\s*(?:(?:Dr|Prof|Amb)\b\.?\s*)?$")
_WITHIN = rule(rf"(?:^|\s)(?:(?P<he>{_MALE})|(?P<she>{_FEMALE}))\b")
# "A, for her part,", "A met his counterpart", and "In her remarks, | A"
_BEHIND = rule(
    r"(?:,? (?:for|on) (?P<part>his|her) part\b|\s[^.,;“\"]{0,60}?\b(?:met|received|hosted|welcomed|with|and|to) (?P<peer>his|her) (?:[\w-]+ ){0,2}?(?:counterpart|colleague|host|guest)\b)"
)
_BEFORE = rule(
    r"\b(?:In|During|On|At|For) (?P<own>his|her) (?:\w+ ){1,4}?,? (?:the )?$|\b(?:In|During|On|At|For) (?P<one>his|her) [\w ]{3,30}, (?:the )?$"
)
_WORDS = {"his": "he", "her": "she"}


def gender(reading: Reading, person: Somebody) -> str:
    """ "he" or "she", where the text tells which by "Mr" or "Ms", or by "his" and "her" beside the name; "" where it does not."""
    for sentence in reading.body:
        named = [mention.span for mention in sentence.people if mention.name and reading.who(mention) is person]
        named += [Span(token.start, token.end) for token, short in sentence.short if short is person]
        for start, end in named:
            titled = _TITLED.search(reading.text, max(sentence.span.start, start - 20), start) or _WITHIN.search(reading.text, start, end)
            if titled:
                return "he" if titled["he"] else "she"
            if told := _told_beside(reading, sentence, start, end):
                return told
    return ""


def _told_beside(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    before = _BEFORE.search(reading.text, sentence.span.start, start)
    behind = _BEHIND.match(reading.text, end, sentence.span.end)
    whose = (before and (before["own"] or before["one"])) or (behind and (behind["part"] or behind["peer"]))
    return _WORDS[whose] if whose else ""


def other_meant(reading: Reading, frame: Frame, word: str, last: Somebody | None) -> Somebody | None:
    """Who "she" is where the last speaker is a "he": the other of the two who met; None where the text does not tell."""
    others = [one for one in frame.people if last is not None and one.side not in {"", last.side}]
    if last is None or len(others) != 1:
        return None
    known, other = gender(reading, last), gender(reading, others[0])
    if known:
        return others[0] if known != word and other in {"", word} else None
    return others[0] if word == other == "she" else None  # two women who speak are rarer than one


def same_office(reading: Reading, actor: Actor, last: Actor) -> bool:
    """Whether "the minister" alone may be the one who spoke last, a minister of whatever; not so "the Greek minister"."""
    office = reading.text[actor.span.start : actor.span.end].lower()
    if last.person is None or office not in _ALONE or _PEER.search(reading.text, max(actor.span.start - 12, 0), actor.span.start):
        return False
    titles = [title.lower().replace("prime minister", "") for title in (last.person.title, *last.person.titles)]
    return any(office in title.split() for title in titles)


_PEER = rule(r"\b(?:host|other|visiting|guest)\s+$", re.I)
_ALONE = frozenset(
    {"minister", "president", "secretary", "ambassador", "premier", "chancellor", "undersecretary", "commissioner", "director", "envoy"}
)
_DIRECTED = frozenset("thank congratulate commend urge ask invite request assure reassure encourage".split())
_TOWARDS = rule(r"(?:\s+(?:for|with|to))?\s+(?:the\s+)?(?:(?:government|people) of\s+)?(?:the\s+)?")
_FOR = rule(
    r"[^,;.]{0,40}?\b(?:support for|solidarity with|gratitude to|appreciation to|thanks to|condolences to)\s+(?:the\s+)?(?:(?:government|people) of\s+)?(?:the\s+)?"
)


def speaks_to(reading: Reading, sentence: Sentence, hit: VerbHit, side: str) -> bool:
    """Whether what is said is directed at that side itself, which therefore is not the one who says it: "He thanked | Kenya", "support for | Kenya"."""
    for party in sentence.parties:
        if party.code != side or party.span.start < hit.span.end or reading.text[party.span.end : party.span.end + 1] in {"'", "’"}:
            continue
        start, end = hit.span
        if (hit.base in _DIRECTED and _TOWARDS.fullmatch(reading.text, end, party.span.start)) or _FOR.fullmatch(
            reading.text, start, party.span.start
        ):
            return True
    return False
