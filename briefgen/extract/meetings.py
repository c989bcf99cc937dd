"""The words by which a text tells of a meeting, and one event as far as one text tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.extract.reading import Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Rule, rule
from briefgen.model import Kind, Status

HELD = rule(
    r"\b(?:(?:was|were|has been|have been|is being|are being)\s+(?:\w+\s+){0,2}?(?:held(?!\s+(?:to account|accountable|responsible|hostage|captive|liable|in custody|in detention|up\b|back\b|hostages\b))|convened|organi[sz]ed|conducted|hosted|launched|concluded|co-?chaired|chaired|inaugurated|opened)"
    r"|(?:took|takes|taking)\s+place|co-?chair(?:ed|s|ing)?|co-?led|co-?host(?:ed|s|ing)|chair(?:ed|s|ing)\b(?! of)|(?:re)?convened|concluded(?!\s+by\b)|opened|kicked off|wrapped up|held(?!\s+(?:to account|accountable|responsible|hostage|captive|liable|in custody|in detention|up\b|back\b|hostages\b))|holds|holding|hosted|hosts|met(?!\s+(?:the|its|their)\s+(?:target|need|demand|requirement|criteria))"
    r"|meets|(?:co-?)?organi[sz]ed (?=(?:the|an?|their)\s)|(?<!the )(?<!their )(?<!this )meeting with|conven(?:es|ing)|conducted|led\s+(?:[\w.]+\s+){0,4}?(?:delegations?|sides|teams)|(?:took|taking) part|brought together|participated|lead(?:ing)?\s+the|led\s+the\s+(?:\w+\s+)?(?:meeting|session|round)|led\s+(?:\w+\s+){0,2}?the\s+(?:\d+(?:st|nd|rd|th)|[IVX]{1,5}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|presided over|(?:was|were|is)\s+(?:the\s+(?:venue|scene|setting)|(?:the\s+)?hosts?\s+(?:(?:on|this|last)\s[^,;.]{3,30}\s)?(?:to|of|for))|played host to|came to (?:a close|an end|its end)|end(?:s|ed)\s+(?:here\s+)?(?:in|on|yesterday|today))\b",
    re.I,
)
MET = rule(
    r"\b(?:met|meets|(?:had|has had|held|holds|having|holding|conducted|hold)\s+(?:[\w-]+,?\s+(?:and\s+)?){0,6}?(?:talks?|meetings?|discussions?|conversations?|consultations|working session|one-on-one|(?:working )?(?:lunch|dinner|breakfast|supper)|audience|encounter|sit-down|huddle|bilateral(?= with\b)|tete-a-tete|t[êe]te-[àa]-t[êe]te|exchange)\b|received(?! (?:a |an |the )?(?:briefing|letter|support|assistance|message|copy|report))"
    r"|(?:paid|pays|paying|made|makes|undertook|carried out)\s+(?:(?:an?|his|her|their)\s+)?(?:[\w-]+\s+){0,4}?(?:call|visit)|(?:paid|pays)\s+(?=(?:the\s+|his\s+|her\s+|[A-Z])[^.;]{3,120}?\san?\s+(?:\w+\s+)?(?:courtesy|farewell|introductory|protocol)\s+(?:call|visit)\b)|call(?:ed|s)\s+(?:(?:\w+ly|also|jointly|later)\s+)?on(?!\s+(?:the\s+)?(?:all|both|parties|countries|international|iran|russia|israel|hamas|china\s+to|vietnam\s+to|the US\s+to))|joined\s+(?:his|her|their)\s+(?:[\w-]+\s+){0,2}?(?:counterparts?|colleagues?)\b(?! in (?!person\b)[a-z]+ing\b)|welcomed(?!\s+(?:the|his|her|their|its)\s+(?:\w+\s+)?(?:visit|participation|presence|decision|progress|outcomes?|results?|signing|efforts?|growth|conclusion|initiatives?|announcement)\b)|hosted|hosts|receives|,\s+meeting\s+(?:with\s+)?(?=(?:the|his|her)\b|[A-Z])|(?:inaugurated|opened|unveiled|launched) [^.;]{3,90}?,? (?:alongside|together with|jointly with)|(?:sat down|got together|huddled|closeted|parleyed|consulted|interacted|conferred) with|huddled|sat down for (?:\w+ ){0,2}?(?:talks|discussions)|played host to|led (?:the )?(?:\w+ )?talks|engaged [^.;]{3,70}? in (?:\w+ )?(?:talks|discussions)|negotiated with|(?:held|holds|conducted)\s+(?:\w+\s+){0,3}?negotiations\s+with|granted (?:\w+ ){0,2}audience|includ(?:ed|es|ing)\s+(?:\w+\s+){0,3}?(?:meetings|talks|calls|consultations)\s+(?:with|on)|(?:presented|presents|handed over)\s+(?:(?:his|her|their|copies of (?:his|her))\s+)?(?:letters? of )?(?:credentials?|credence)|(?:after|following|upon)\s+(?:meeting(?: with)?|receiving|welcoming|hosting)\s+(?=(?:the|his|her)\b|[A-Z])|(?:came|went|arrived)\s+(?:\w+\s+){0,2}?on\s+(?:an?|his|her)\s+(?:[\w-]+\s+){0,4}?visit\s+to\s+(?=(?:President|Prime Minister|King|Chancellor|Premier|his|her)\b)|(?:came|went)\s+to\s+(?:(?:his|her|the)\s+(?:\w+\s+)?office|see)\b|(?:paid|pays|made|makes|carried out|undertook)\s+(?:in|to|on)\s+[^.;]{3,60}?\s+(?:an?|his|her)\s+(?:[\w-]+\s+){0,3}?visit\b|talked\s+(?:\w+\s+){0,2}?(?:with|to)|was joined (?:today )?by|travel(?:l)?ed to [^.;]{3,70}? (?:to (?:meet|hold|co-?chair|consult)|for (?:\w+ ){0,3}?(?:talks|meetings|consultations|discussions))"
    r"|(?:great|good|nice|glad|happy|wonderful|excellent|productive|fruitful|constructive)\s+(?:to\s+(?:meet|see|welcome|host|receive|catch up)|(?:meeting|talks|discussion|discussions|exchange)\s+(?:(?:today|yesterday)\s+)?with)\b"
    r"|(?:pleasure|honou?r|privilege|privileged|delighted|pleased|honou?red)\s+(?:of|to|in)\s+(?:have\s+)?(?:met|meet(?:ing)?|welcom(?:e|ing)|host(?:ing|ed)?|receiv(?:e|ing)|(?:hold|have) talks))\b",
    re.I,
)
SPOKE = rule(
    r"\b(?:spoke(?:\s+\w+){0,4}?\s+(?:with|to)\b|spoke (?:by|over|via|on the (?:tele)?phone)\b|speaks (?:by|with|to)\b|telephoned|phoned|rang|(?:held|had|holds|conducted)\s+(?:(?!courtesy)\w+[,-]?\s+){0,4}?(?:call|(?:phone|telephone) (?:conversation|talks?|discussion))\b|(?:received|made|placed)(?:,[^,]{3,30}(?:,[^,]{3,20})?,)?\s+(?:(?:today|yesterday|also)\s+){0,2}(?:a\s+)?(?:(?:tele)?phone|video)\s+call\b"
    r"|(?:conversation|call)\s+(?:\w+\s+){0,2}?(?:took place|was held)|talked (?:by|on|over)|(?:by|over|on|via) (?:the )?(?:tele)?phone)\b",
    re.I,
)
VISIT = rule(
    r"\b(?:visited|visits|is visiting|(?:made|makes|undertook|undertakes|carried out|conducted|concluded|concludes|wrapped up|completed|began|begins|is making)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,4}?visit|arriv(?:ed|es)|(?:is|was|are|were)\s+(?:\w+\s+){0,3}?(?:on|paying)\s+(?:an?|the)\s+(?:\w+[- ]){0,6}?visit|pa(?:id|ying|ys)\s+(?:(?:an?|his|her|their|the)\s+)(?:\w+[- ]){0,5}?visit|travel(?:l)?ed)\b",
    re.I,
)
BACKGROUND = rule(
    r"\b(?:(?:seeks? to |aims? to |will )?buil(?:d|ds|ding|t) (?:up)?on|last (?:held|met|spoke|year|month|visited|round|meeting|week)|previous(?:ly)?(?! hours?\b)|earlier this (?:year|month)|in the past|since\s+(?:the\s+)?(?:\d|19|20|its|their|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|previous|establish)|was established|were established|was last|had (?:earlier|previously)|was (?:first )?launched in|during his visit to .{0,40} in (?:19|20)\d\d)\b",
    re.I,
)
SIDELINES = rule(r"\b(?:on|at|in)\s+the\s+(?:sidelines?|margins?|occasion)\s+of\b", re.I)
BY_NOUN = rule(
    r"\b(?:in|during|over)\s+(?:a|their|his|her)\s+(?:\w+\s+)?(?:(?:tele)?phone|video)\s+(?:call|conversation|talks)\b|\b(?:during|following|after)\s+(?:\w+\s+)?talks\s+(?=with\b)|\b(?:at|during|following|after)\s+(?:\w+\s+)?talks\s+(?=(?:in|at|on|held|here)\b)|\b(?:in|at|during|following|after)\s+(?:a|an|the|their|another|his|her)\s+(?:[\w-]+['’]?s?['’]?\s+){0,3}?(?:meeting|talks|call|conversation|summit)\b",
    re.I,
)
NOUN_EVENT = rule(
    r"\b(?P<noun>(?:high-level\s+)?(?:phone|telephone)\s+(?:talks|calls?|conversations?)|video\s?call|summit|meeting|talks|discussions held|call)\b(?P<gap>[^.;]{0,60}?)\b(?:between|of|with)\b",
    re.I,
)


@dataclass(slots=True)
class Frame:
    """One event as far as one text tells: its opening sentence and all that speak of it."""

    sentence: Sentence
    status: Status
    kind: Kind
    series: SeriesMention | None
    people: list[Somebody] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)  # that tell who, when, where
    noun: str = ""  # "phone talks", "courtesy call" where no series names it
    parties: tuple[str, ...] = ()  # where the words themselves tell them: of a visit, the visitor's and the country visited
    apart: bool = False  # by its words another meeting than the main one, whoever was there

    def sides(self) -> set[str]:
        return {person.side for person in self.people if person.side}


def countries_named(sentence: Sentence) -> set[str]:
    """Codes of the countries and bodies that the sentence names, by name or demonym."""
    return {mention.code for mention in sentence.parties if mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)}


_BY_PHONE = rule(
    r"\b(?:held|had|hold|holds|in|during|over)\s+(?:(?:a|an|their|his|her)\s+)?(?:[\w-]+\s+)?(?:tele)?phone (?:talks?|calls?|conversations?|discussions)\b|\b(?:received|took|made|placed)\s+(?:\w+\s+){0,2}?(?:tele)?phone\s+call\b",
    re.I,
)


_TALKS = rule(r"\btalks\b", re.I)
_CONSULTATIONS = rule(r"\bconsultations\b", re.I)
# "agreed to hold the second Bilateral Consultations": a round that the sentence only speaks of.
_ANOTHER = rule(
    r"\b(?:next|forthcoming|upcoming|future|\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|to hold(?: the)?|prepar\w+ (?:for|of)(?: the)?|launch(?: of)?(?: the)?)\s+(?:[\w-]+\s+){0,3}?$",
    re.I,
)


def _told(noun: Rule, text: str) -> bool:
    """The noun stands in the text otherwise than as a round that is only spoken of."""
    return any(not _ANOTHER.search(text, 0, found.start()) for found in noun.finditer(text))


def kind_of(text: str, series: SeriesMention | None) -> Kind:
    """As the series says; else a call, talks or consultations where the sentence says so, and a meeting where it does not."""
    if series and series.key:
        return series.kind
    if _BY_PHONE.search(text):
        return Kind.CALL
    if rule(r"\bcourtesy call\b", re.I).search(text):
        return Kind.MEETING
    if _told(_TALKS, text):
        return Kind.TALKS
    if _told(_CONSULTATIONS, text):
        return Kind.CONSULTATION
    return Kind.MEETING


def noun_of(text: str) -> str:
    """What the sentence calls the meeting: "courtesy call", "bilateral talks"; "meeting" where it does not say."""
    found = rule(
        r"\b(?:(?:official|formal|bilateral|delegation-level|high-level|restricted|extended)\s+)*(?:talks|courtesy call|working lunch|working session|meeting|consultations|discussions)\b",
        re.I,
    ).search(text)
    return found.group() if found else "meeting"
