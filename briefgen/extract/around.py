"""What a sentence tells of the thing agreed on outside the object of its verb: a topic before the subject, a list behind a passive."""

from __future__ import annotations

import re

from briefgen.lexicon.scan import rule

# "Twelve documents were signed in Oslo, | including a protocol on visas"
LISTED_BEHIND = rule(
    r"\b(?:(?:dealing with|covering|concerning|relating to|related to|pertaining to|touching on|spanning|encompassing|regarding|in (?:the )?(?:fields?|areas?|sectors?|spheres?|domains?) (?:of|such as))(?:,? (?:notably|in particular|among others|inter alia|including|mainly|chiefly|especially),?)?|including|incl\.|among (?:them|which|these)(?: (?:is|are|was|were))?|namely|such as|notably|in particular)[:,]?\s+(?=\w)"
)
# "A memorandum was signed between the two ministries | on seed research"
SIGNED_ON = rule(
    r"\s+(?:(?:today|yesterday|here|between|by) [^;]{3,160}?\s)?(?:on|in the (?:field|area|sphere)s? of|regarding|concerning|covering|for|in)\s+"
    r"(?!(?:the )?(?:\w+ )?(?:sidelines|margins|occasion|behalf|presence|day|side|part|framework|capital|future|coming)\b|\d|this\b|that\b|the same|(?-i:[A-Z]))(?=\w)",
    re.I,
)
# "several agreements were signed, | dealing with A and B": what they are about
OF_PAPERS = rule(
    r"\b(?:(?:memorand(?:um|a)(?: of understanding)?|mous?|agreements?|protocols?|accords?|documents?|treaty|treaties)(?: (?:was|were) (?:also |\w+ly )?\w+)?),?\s*$",
    re.I,
)
# "settle the matter", "solve these problems through talks": what it is was named before.
_THE_MATTER = rule(
    r"(?:[\w-]+ ){0,3}?(?:the|this|that|these|those) (?:\w+ )?(?:issue|matter|question|problem|dispute|topic|subject|case|situation)s?(?: (?:(?:in|through|by|via|with|at|on) .*|\w+ly))?"
    r"|(?:\w+ly )?(?:resolve|settle|solve|address|tackle|handle|discuss|pursue) (?:it|them)\b.*",
)
_NO_TOPIC = rule(
    r"(?:\w+day|\d|(?:the |this |that |his |her |their )?(?:\w+ )?(?:sidelines|margins|occasion|part|side|visit|arrival|behalf|day|night|evening|morning|week|same|basis|one hand|other hand|whole|one|other)\b|January|February|March|April|May|June|July|August|September|October|November|December)",
)
_INTO_TOPIC = rule(r"(?:the |this |that |these )?(?:(?:issues?|question|matter|problem|topic|subject|case) of )?(?:the )?(?=\w)")


def about_topic(words: tuple[str, ...], topic: str) -> tuple[str, ...]:
    """ "On stranded sailors, both agreed to settle the matter": the thing is what the sentence begins with."""
    if _NO_TOPIC.match(topic):
        return words
    thing = " ".join(topic[_INTO_TOPIC.match(topic).end() :].split())  # type: ignore[union-attr]  # it matches nothing, too
    return tuple(dict.fromkeys(thing if _THE_MATTER.fullmatch(item) else item for item in words))
