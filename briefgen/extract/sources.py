"""Where a sentence only names its source: "The Ministry said in a statement that ...", "According to a readout, ...", "It was announced that ..."."""

from __future__ import annotations

import re

from briefgen.extract.reading import Sentence
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule
from briefgen.model import Span, Stance

_ADVERBS = r"(?:\s+(?:also|further|then|later|thus|has|had|have|(?!(?:assembly|family|ally)\b)\w+ly))*"
_PAPER = (
    r"statement|communiqu[ée]|readout|read-out|press release|release|press note|press statement|declaration|document|report|text|summary|bulletin|dispatch|announcement|post|tweet|"
    r"press service|press office|press team|spokes\w+|agency|media|newspaper|daily|broadcaster|portal|outlets?|sources?|office|embassy|mission|secretariat|officials?|government|"
    r"ministry|department|cabinet|presidency|administration|authorities"
)
_HOUSE = r"(?:Ministry|Department|Office|Directorate)(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z]\w+,?\s+)(?:(?:and|of|for|the|[A-Z][\w-]*),?\s+){0,7}?)?|MFA|MOFA|MoFA|DFA|MEA|DFAT|MFAT|PMO|Government|Embassy|Presidency|Palace|Kremlin|White House|Secretariat"
_PUT_OUT = r"(?:issued|released|published|signed|adopted|posted|circulated|distributed|made public|read out|seen|carried|put out|shared|obtained|provided|prepared|jointly|of|on|from|by|for|in|at)"
_TELLS = (
    r"(?:said|says|noted|notes|stated|states|added|adds|announced|announces|reported|reports|indicated|indicates|informed|informs|revealed|reveals|disclosed|discloses|showed|shows|read|reads|"
    r"confirmed|confirms|declared|explained|clarified|mentioned|mentions|wrote|pointed out|made (?:it )?(?:known|clear|public)|went on to (?:say|add|note)|continued|"
    r"told (?:the )?(?:reporters|journalists|newsmen|press|media|\w+ news agency|[A-Z]{2,6}))"
)
# "in a statement", "on Tuesday", "after the talks" between the verb and what was said
_WHERE = r"(?:,?\s+(?:in|on|at|via|through|after|during|following|earlier|late|this|yesterday|today)\b(?:\s+[^\s,;“\"]+){0,7}?)?"
_LEAD = rule(
    rf"(?:(?:In|On|At|After|During|Following|Through)\s(?:[^\s,;“\"]+\s){{0,8}}?[^\s,;“\"]+,\s+)?"
    rf"(?:(?:(?:the|a|an|its|their|this|that|his|her|local|state|both|some)\s+)?(?:[\w’'.-]+\s+){{0,4}}?(?:{_PAPER})|(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){{0,3}}(?-i:{_HOUSE}))"
    rf"(?:\s*\([A-Z][\w ]{{1,12}}\))?(?:\s+(?-i:(?:[A-Z][\w.’-]+\s*){{1,4}})(?=\s(?:{_TELLS})))?(?:\s+{_PUT_OUT}\s[^,;:“\"]{{2,90}}?)?(?:,\s[^,;“\"]{{2,90}},)?"
    rf"{_ADVERBS}\s+{_TELLS}(?:{_WHERE},?\s+that\b|(?=[\s,:]))[\s,:]*",
    re.I,
)
_HEARD = rule(
    r"it (?:was|has been|is)(?:\s+(?:also|further|later|then|officially|\w+ly))*\s+(?:reported|announced|disclosed|revealed|learnt|learned|said|gathered|noted|recalled|stated|mentioned|understood|made known)\s+(?:\w+\s+){0,3}?that\s+",
    re.I,
)
_ACCORDING = rule(
    r"(?:according to|as (?:reported|announced|stated|noted|indicated) (?:by|in)|citing)\s+(?P<whom>[^,;“\"]{3,120}),\s+", re.I
)


def source_lead(sentence: Sentence) -> int:
    """Where the sentence goes on after "The Ministry said that": its own words are the source's, not a side's. The start where it has none."""
    for lead in (_LEAD, _HEARD):
        if lead.may_stand_in(sentence.text) and (match := lead.match(sentence.text, sentence.start - sentence.span.start)):
            return sentence.span.start + match.end()
    return sentence.start


_WOULD = rule(
    r"\bwould (?:also |then |now )?(?!also\b|then\b|now\b|be\b|like\b|have\b|welcome\b|appreciate\b|see\b|mean\b|depend\b|help\b|allow\b|make\b)[a-z]+"
)


def with_promises(text: str, begin: int, end: int, hits: list[VerbHit]) -> list[VerbHit]:
    """ "The statement said that Norway | would put off its ban": in such a report it is what "will" is elsewhere."""
    would = _WOULD.search(text, begin, end)
    if would is None or any(hit.span.start < would.end() and begin <= hit.span.start for hit in hits):
        return hits
    promise = VerbHit(Span(*would.span()), Stance.COMMITTED, "would", "phrase")
    return sorted([*hits, promise], key=lambda hit: hit.span)


def after_according_to(sentence: Sentence) -> tuple[int, int] | None:
    """Whom "According to ..., |" names ends, and where the sentence goes on; None where it does not begin so."""
    match = _ACCORDING.match(sentence.text, sentence.start - sentence.span.start)
    return (sentence.span.start + match.end("whom"), sentence.span.start + match.end()) if match else None
