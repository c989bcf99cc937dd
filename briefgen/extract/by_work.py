"""Ways in which a sentence opens an event without a verb of meeting: what two of two sides signed, discussed, or told each other."""

from __future__ import annotations

import itertools
import re

from briefgen.extract.dates import FUTURE
from briefgen.extract.meetings import BACKGROUND, Frame, kind_of, noun_of
from briefgen.extract.places import PHONE, find_place
from briefgen.extract.present import eliminate, people_at
from briefgen.extract.reading import Reading
from briefgen.extract.registry import Somebody
from briefgen.extract.told import Told
from briefgen.lexicon.scan import rule
from briefgen.model import Kind

_ASIDE = rule(r"^\W*(?:On|At) the (?:sidelines|margins) of\b|\bon the (?:sidelines|margins) of the (?:visit|talks|meeting|summit)\b")


def signed(told: Told) -> Frame | None:
    """ "A and B signed an agreement"."""
    if told.main is not None or told.announced or not told.two_sided or BACKGROUND.search(told.text) or _ASIDE.search(told.text):
        return None
    if not rule(r"\b(?:signed|inked|signing of)\b", re.I).search(told.text):
        return None
    return told.frame(Kind.SIGNING, "signing", _without_witnesses(told))


def _without_witnesses(told: Told) -> list[Somebody]:
    """Who signed: "signed by A and B, | with C and D looking on" has two who signed and two who watched."""
    watched = _WATCHED.search(told.text) if len(told.people) > 2 else None
    if watched is None:
        return told.people
    there = told.sentence.people
    first = next((one for one in there if one.span.start - told.sentence.span.start >= watched.start()), None)
    names = [told.reading.who(one) for one in there if first is not None and one.span.start < first.span.start]
    signers = [person for person in told.people if any(person is one for one in names)]
    if len(signers) != 2:
        return told.people
    eliminate(told.reading, signers, told.sentence)
    return signers


_WATCHED = rule(
    r",?\s(?:with|while)\s[^;]{3,120}?\s(?:looking on|looked on|watching|watched|present|in attendance|witnessing|as witness(?:es)?)\b|,?\s(?:in the presence of|witnessed by)\s"
)


_DISCUSSED = rule(
    r"\b(?:discussed|exchanged (?:views|opinions)|reviewed|explored|considered|examined|analy[sz]ed|assessed|addressed|evaluated|compared notes|agreed|vowed|pledged|(?:reached|struck|clinched|sealed|came to|concluded) (?:an? |the )?(?:\w+ )?(?:agreement|understanding|deal|consensus|accord))\b",
    re.I,
)


_BY = rule(r"\s+(?:[^.;]{0,60}?\s)?by\s")
_WAS = rule(r"\b(?:was|were|has been|have been)\s+(?:\w+\s+)?$")


def discussed(told: Told) -> Frame | None:
    """ "A and B of Y discussed trade in Z on Tuesday", "trade was discussed by A and B": no verb of meeting, but both did it, on a day or in a place."""
    if not _in_the_opening(told):
        return None
    verb = _DISCUSSED.search(told.text)
    if verb is None:
        return None
    at = told.sentence.span.start + verb.start()
    people = people_at(told.reading, told.sentence, None)
    passive = _WAS.search(told.text, 0, verb.start()) and _BY.match(told.text, verb.end())
    by = told.sentence.span.start + passive.end() if passive else 0
    both = {person.side for place, person in people if (place >= by if passive else place < at)} - {""}
    if len(both) < 2 or not _set_somewhere(told):
        return None
    return told.frame(kind_of(told.text, told.series), noun_of(told.text))


def _in_the_opening(told: Told) -> bool:
    """Two of two sides in one of the first sentences, before any event, of what is neither still to come nor long past."""
    if told.main is not None or told.announced or not told.two_sided or BACKGROUND.search(told.text):
        return False
    return told.sentence.number <= told.reading.body[0].number + 2


def _set_somewhere(told: Told) -> bool:
    """On a day of its own, or in a city."""
    day = any(one.day or (one.relative and not one.relative.startswith("last")) for one in told.sentence.dates)
    return day or bool(find_place(told.reading, told.sentence).city)


_WHEN = r"(?:\s*,[^,.;]{2,60},)?\s*,?\s+(?:(?:(?:also|today|yesterday|later|then|earlier|has|have)|(?:on|in|at)\s[^,.;]{2,40}?,?)\s+){0,2}?"
# Between one and the other: "had lunch | with", "took up trade | with"; not "agreed with", which is no meeting.
_DID_WITH = rule(
    rf"{_WHEN}(?!(?:agre|disagre|clash|sid|differ|sympathi|concurr|coincid|compar|sign|work|serv|stay)\w*\b)(?:\w+ed|had|took|got|made|held|spent|broke bread)\b"
    r"(?:(?!\b(?:that|which|who|together|along|letters?|messages?|said|was|were)\b)[^.;,]){0,80}?\swith\s+(?:the\s+|his\s+|her\s+)?"
)
_DID_TO = rule(rf"{_WHEN}(?:told|briefed|informed|engaged|joined|saw|assured|updated|walked)\s+(?:the\s+|his\s+|her\s+)?")
_FROM_AFAR = rule(r"\b(?:letters?|messages?|telegrams?|tweet\w*|posts?|cables?|statement|at war|court|note verbale)\b", re.I)


def _between(told: Told) -> str:
    """The words between the first one named with a name and the next of another side; "" where there are none."""
    named = [(mention, told.reading.who(mention)) for mention in told.sentence.people if mention.name]
    for (one, first), (two, second) in itertools.pairwise(named):
        if first and second and first.side and second.side and first.side != second.side:
            return told.reading.text[one.span.end : two.span.start]
    return ""


def with_somebody(told: Told) -> Frame | None:
    """ "A exchanged views with B in Z on Tuesday", "A had lunch with B": what one of two sides did with the other, on a day or in a place."""
    if not _in_the_opening(told) or _FROM_AFAR.search(told.text) or not _DID_WITH.fullmatch(_between(told)) or not _set_somewhere(told):
        return None
    kind = Kind.CALL if PHONE.search(told.text) else kind_of(told.text, told.series)
    return told.frame(kind, "phone call" if kind is Kind.CALL else noun_of(told.text))


_TOLD_HIM = rule(
    r"\b(?:told|informed|assured|said to)\s+(?:him|her|(?:his|her|the) (?:\w+ )?(?:counterpart|colleague))\b(?![^.;]{0,40}\b(?:letter|message|telegram)\b)"
)


def told_somebody(told: Told) -> Frame | None:
    """ "A congratulated B, his Norwegian counterpart, and told him ...", "A told B in Z that": who tells somebody something speaks with him."""
    if told.main is not None or told.announced or not told.two_sided:
        return None
    if _TOLD_HIM.search(told.text) and any(m.counterpart for m in told.sentence.people):
        return told.frame(kind_of(told.text, told.series), "meeting")
    if not _in_the_opening(told) or _FROM_AFAR.search(told.text) or PHONE.search(told.text) or not _DID_TO.fullmatch(_between(told)):
        return None
    return told.frame(kind_of(told.text, told.series), noun_of(told.text)) if find_place(told.reading, told.sentence).city else None


_TOO = rule(
    r"\b(?:at|during|in|after|following|follow(?:s|ed)|preceded\s+by|prior\s+to|before|held|having|had)\s+(?:(?:the|an?|their|these|official|bilateral|trilateral|one-on-one|extended|"
    r"expanded|wide-ranging|closed-door|formal|brief|fruitful|productive|high-level)\s+){0,3}(?P<noun>talks|negotiations|meeting|discussions|consultations)\b"
    r"(?=[,.]|\s+(?:between|with|the|that|which|preceding|held|in|at|on|they|he|she|and|where|during|here|this|yesterday|today|prior|before)\b)",
    re.I,
)


def kind_of_signing(reading: Reading, signing: Frame) -> Kind:
    """What a signing of two sides was besides: talks, where the text says that they held some, else a meeting of those who signed."""
    for sentence in reading.body:
        found = _TOO.search(sentence.text)
        if found and not FUTURE.search(sentence.text, 0, found.start()) and not BACKGROUND.search(sentence.text):
            return Kind.TALKS if found["noun"].lower() in ("talks", "negotiations") else Kind.MEETING
    return Kind.MEETING if len(signing.sides()) > 1 else Kind.SIGNING
