"""The side of whom the text lets speak for a country: "reaffirmed Malaysia's commitment", "said that Norway stood ready"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.registry import Somebody
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.parties import PartyMention
    from briefgen.extract.reading import Reading, Sentence

_ADVERBS = r"(?:\s*,[^,;.]{1,60},)?(?:\s+(?:also|then|further|again|in turn|for (?:his|her) part|\w+ly))*\s+"
_SETS_OUT = rule(rf"{_ADVERBS}(?:reaffirm|reiterat|confirm|express|convey|affirm|pledg|voic|renew|restat|set out|outlin)\w*\s+(?:the\s+)?")
_STAND = rule(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:commitment|support|readiness|willingness|interest|intention|desire|position|gratitude|appreciation|solidarity|determination|"
    r"concerns?|resolve|wish|stance|adherence|thanks|condolences|aspirations?)\b",
)
_SAYS_THAT = rule(rf"{_ADVERBS}(?:said|stated|noted|added|stressed|underlined|assured [^,;.]{{2,40}}?)\s+(?:that\s+)?(?:the\s+)?")
_IS_READY = rule(
    r"\s+(?:is|was|remains|remained|stands|stood|had been|has been)\s+(?:\w+ly\s+|also\s+)?(?:ready|open|committed|willing|keen|prepared|grateful|determined|interested|eager|pleased|proud|honou?red)\b"
)


def take_sides_of_own_words(reading: Reading) -> None:
    """Puts whoever speaks for one of the two sides on it; needs `reading.parties`. Nobody who speaks for both."""
    if len(reading.parties) != 2:
        return
    told: dict[int, tuple[Somebody, set[str]]] = {}
    for sentence in reading.body:
        for mention in sentence.parties:
            if mention.sort is Sort.NAME and mention.code in reading.parties and (person := _speaker(reading, sentence, mention)):
                told.setdefault(id(person), (person, set()))[1].add(mention.code)
    for person, codes in told.values():
        if not person.side and len(codes) == 1:
            person.side, person.basis = codes.pop(), "speaks for this side"


def _speaker(reading: Reading, sentence: Sentence, mention: PartyMention) -> Somebody | None:
    """Whoever is said, right before the country, to speak for it; None where nobody is."""
    text = reading.text
    between = _SETS_OUT if _STAND.match(text, mention.span.end) else _SAYS_THAT if _IS_READY.match(text, mention.span.end) else None
    if between is None:
        return None
    named = [(m.span.end, person) for m in sentence.people if m.name and (person := reading.who(m))]
    named += [(token.end, person) for token, person in sentence.short]
    return next((person for end, person in named if end < mention.span.start and between.fullmatch(text, end, mention.span.start)), None)
