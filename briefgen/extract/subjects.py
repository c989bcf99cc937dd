"""A subject and its verbs: what may stand between the two."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.extract.actor import Actor
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import rule

ADVERB = (
    r"(?:\w+ly|['’](?:ve|re|d|m|ll)|also|both|then|further|once|again|always|still|too|later|earlier|now|first|already|instead|afterwards|thereafter|subsequently|in return|at the same time|likewise|meanwhile|however|each|all|together|nevertheless|nonetheless|moreover|furthermore|"
    r"has|have|had|was|were|is|are|been|being|did|do|does|will|would|shall|not|therefore|thus|hence|thereby|accordingly|consequently|"
    r"who|on [A-Z][a-z]+ \d{1,2}|on \d{1,2} [A-Z][a-z]+|(?:have |has )?today|yesterday|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,? (?:the )?(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+)|\s*\([^)]{1,20}\))?(?:,? \d{4})?,?|in turn|for (?:his|her|its|their) part|for (?:his|her|its|their) (?:own )?side|in (?:his|her|their|this|that) \w+(?: \w+)?|on (?:his|her|this|that|their|the one|the other) \w+|"
    r"as well|in particular|at the \w+|during the \w+|in response|in reply|to (?:that|this) end|on behalf of [^,]{1,40}|(?:learnt|learned|understood|reported|believed|said|known|thought|reliably \w+) to(?= have\b)|among others?|went on to|(?:took|used|seized) (?:the|this|that|his|her|their) (?:[\w’'-]+ ){0,3}?(?:opportunity|occasion|chance|meetings?|talks|visit|session|event) to|took to [A-Z]\w+ to|(?:sat down|came together|gathered|managed|was keen|were keen|able) to|(?:had|got|given) (?:the |an? )?(?:\w+ )?(?:opportunity|occasion|chance) to|(?:began|begins|started|opened|concluded|ended|closed) (?:the \w+ |his \w+ |her \w+ )?by|expressed and|and|(?:at|in|during|on|after|following|with) [^,;]{1,60}(?=,))"
)


_GAP = rule(
    rf"(?:\s*\([^)]*\))?(?:\s*,?\s*(?:who|which)\b[^,]{{1,90}},)?(?:\s*,[^,;]{{1,110}},)?(?:[\s,]*{ADVERB})*[\s,]*[“\"‘«]?\s?$", re.I
)


TOLD = "as told by one side"


@dataclass(slots=True)
class Found:
    actor: Actor
    hits: list[VerbHit] = field(default_factory=list)
    carried: str = ""
    whole: bool = False  # the whole sentence is what was said: "..., Li said."


def governs(text: str, actor: Actor, hit: VerbHit) -> bool:
    gap = text[actor.span.end : hit.span.start]
    if _GAP.match(gap):
        return True
    of = _OF_WHOM.match(gap) if actor.kind in {"talks", "joint", "title"} else None
    return of is not None and bool(_GAP.match(gap[of.end() :]))


def without_asides(text: str, actors: list[Actor], hits: list[VerbHit]) -> list[Actor]:
    """Those that are not the end of what stands between a subject's commas: "Norway, as the coordinator of | the group |, pledged"."""
    verbs = {hit.span.start for hit in hits}
    out: list[Actor] = []
    for actor in actors:
        aside = actor.kind in {"country", "talks"} and actor.span.end + 2 in verbs and text[actor.span.end] == ","
        if not (aside and out and rule(r",[^,;.]{1,110}").fullmatch(text, out[-1].span.end, actor.span.start)):
            out.append(actor)
    return out


# "The session | of the Joint Commission on Fisheries | discussed": what belongs to the subject's name.
_OF_WHOM = rule(
    r"\s+(?:of|between|for|at|on)\s+(?:(?:the|both|their|two)\s+)*(?:[A-Z][\w.’'&+-]*|countries|sides|nations|governments|ministries)"
    r"(?:,?\s+(?:(?:of|and|for|on|the|in|with|between)\s+)*(?:[A-Z][\w.’'&+-]*|\([A-Z]+\)))*"
)


OPENS_WITH = 4  # characters: "The "
TOGETHER_ONLY = frozenset({"agree", "discuss", "exchange", "sign", "concur"})  # what nobody does alone
# What was talked of stands behind these: "the talks also | focused on", "on the table were"
TALK_SUBJECT = rule(
    r"(?:on the (?:table|agenda)\b|focus\b|among (?:the|other|their)\b|the (?:plan|aim|goal|intention|objective|ambition)\b|(?:topics?|subjects?|themes?|issues?) (?:of|was|also)\b|(?:discussions?|talks|conversation|deliberations|exchanges|consultations) (?:during|at|in|between|of)\b)|(?:topics|subjects|themes|issues|discussions?|talks|conversation|agenda|deliberations|exchanges|consultations|meeting|dialogue)\s+(?!was|were)",
    re.I,
)
