"""Sentences of which the subject is what was agreed itself: "The agreed priorities are A and B", "The memorandum provides for A", "Cooperation will focus on A"."""

from __future__ import annotations

import re

from briefgen.extract.actor import Actor
from briefgen.extract.reading import Sentence
from briefgen.extract.subjects import Found
from briefgen.extract.verbs import VerbHit
from briefgen.lexicon.scan import Rule, rule
from briefgen.model import BOTH, Span, Stance

_FIELDS = r"(?:areas|fields|sectors|spheres|directions|domains|priorities|pillars)"
_WORK = r"(?:co-?operation|collaboration|partnership|engagement|joint work|joint action)"
_OF = rf"(?: (?:of|for|in) (?:(?:their|the|our|future|bilateral|mutual|joint|further|closer|practical|common|enhanced|possible|potential) )*(?:{_WORK}|work|action|exchange|agreement))?"
_ARE = r"(?: (?:will|would|also|now|already))*(?: (?:include[sd]?|are|were|comprise[sd]?|cover(?:s|ed)?|span(?:ned)?|remain(?:ed)?|encompass(?:ed)?|extend(?:ed)? to)\b)(?: (?:in particular|mainly|above all|the following))?\s*:?\s+(?=\w)"
_BOTH = r"(?:(?:both|(?:the )?two) [a-z]+s|the (?:sides|countries|ministers|leaders|parties))"  # "both states", "the two ministries"
_CHOSEN = r"(?:agreed|identified|chosen|selected|settled|decided|singled out|prioriti[sz]ed|earmarked)"
_INSTRUMENT = (
    r"(?:memorand(?:um|a)(?: of (?:understanding|cooperation))?|mous?|agreements?|protocols?|accords?|deals?|pacts?|treat(?:y|ies)|(?:action|work) plans?|plans?|roadmaps?|documents?"
    r"|arrangements?|declarations?|programmes?|programs?|joint statements?|letters? of intent|contracts?|frameworks?)"
)
_PROVIDES = (
    r"(?:provides? for|envisages?|envisions?|foresees?|covers?|stipulates?|aims? (?:to|at)|(?:is|are) (?:aimed at|designed to|intended to|meant to)|sets? out|focus(?:es)? on|seeks? to"
    rf"|outlines?|tackles?|concerns?|relates? to|deals? with|pertains? to|pav(?:e|es) the way for|opens? the way for|lays? the (?:ground|groundwork|foundations?|basis) for|commits? {_BOTH} to|establish(?:es)?|regulates?"
    r"|(?:focus|cover|provide for|promote|facilitate|boost|strengthen|expand|support|deepen|enhance)\b(?: on)?)"
)
_CROWNED = (
    rule(
        r"[^;:.]{3,140}? (?:(?:was|were|is|are) (?:crowned|capped|rounded off|concluded|marked)|(?:wrapped up|ended|closed|concluded|culminated|came to (?:an end|a close)|drew to a close)\b[^;:.]{0,200}?,?) (?:with|by|in) the (?:signing|conclusion|adoption|exchange|signature) of\s+(?=\w)",
        re.I,
    ),
    Stance.COMMITTED,
)
_FRAMES: tuple[tuple[Rule, Stance], ...] = (
    (
        rule(
            rf"\W*(?:among )?(?:the )?(?:\w+ ){{0,2}}?{_FIELDS}{_OF}(?: (?:that|which) (?:were|have been|(?:they|{_BOTH})))?"
            rf" {_CHOSEN}(?: (?:up)?on)?(?: (?:by|at|during|for) [^,;:]{{3,50}}?)?{_ARE}",
            re.I,
        ),
        Stance.AGREED,
    ),
    (rule(rf"\W*(?:among )?(?:the )?(?:newly |jointly )?{_CHOSEN} (?:\w+ ){{0,2}}?{_FIELDS}{_OF}{_ARE}", re.I), Stance.AGREED),
    (
        rule(
            rf"\W*(?:the )?(?:\w+ ){{0,2}}?(?:documents|agreements|memoranda|mous|instruments|deals|accords|protocols)(?: (?:that|which) (?:were|have been))?"
            rf" (?:signed|exchanged|concluded|adopted|inked|initialled)(?: (?:during|at|by|on|in|between) [^,;:]{{3,60}}?)?{_ARE}",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    (
        rule(
            rf"\W*(?:among )?(?:the |their |its )?(?:(?:new|future|specific|other|further|most) )?(?:priority|focus|key|main|principal|core|promising) {_FIELDS}"
            rf"(?: (?:of|for) (?:(?:their|the|our|future|bilateral|mutual|joint|further|closer|practical) )*(?:{_WORK}|agreement)){_ARE}",
            re.I,
        ),
        Stance.AFFIRMED,
    ),
    (
        rule(
            rf"\W*(?:(?:the|their|this|our|such|future|bilateral|closer|joint|further|new|two sides[’'])\s)*(?:{_WORK}|efforts|joint (?:projects?|programmes?|efforts))(?: between [^,;:]{{3,60}}?)?"
            r" (?:will|is to|are to|shall) (?:(?:also|mainly|primarily|initially|first|particularly|chiefly|above all) )*"
            r"(?:focus|concentrate|cent(?:re|er)|cover|include|extend|encompass|span|be (?:focused|centred|centered|concentrated))(?: (?:on|upon|to|around|in))?\s+(?=\w)",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    (
        rule(
            rf"\W*(?:the|this|both|these|the two|two)\s(?:(?:signed|new|joint|said|bilateral|first|second|third|three-year|five-year|[a-z]+-year|latter)\s)*{_INSTRUMENT}"
            rf"(?: (?:signed|adopted|concluded|approved)(?: (?:on|in|at|by|between) [^,;:]{{3,50}}?)?)?(?:, signed [^;:]{{3,140}}?,)?(?:,? which)?(?: (?:also|will|would|further|in particular|mainly|primarily))* {_PROVIDES}\s+(?=\w)",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    _CROWNED,
    (
        rule(
            r"\W*(?:these|they|the (?:documents|agreements|texts|instruments)|(?:the|these) (?:\w+ )?(?:documents|agreements|memoranda|mous|accords|texts)) (?:also |mainly |respectively )?(?:concern|relate to|deal with|cover|pertain to|regard|comprise)\s+(?=(?:an?|the|two|three|cooperation) )",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    (
        rule(
            r"\W*(?:the|these|those|its|their) (?:(?:said|main|five|four|three|six|seven|eight|agreed|declaration['’]s|different|various|following) )*(?:axes|pillars|chapters|strands|work ?streams|priority areas|thematic areas) (?:are|were|comprise|include|cover|consist of)\s*:?\s+(?=\w)",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    (
        rule(
            r"\W*(?:(?:\d+\.?\s+)?(?:both|the two|the|these two|the three|all) (?:sides|parties|countries|nations|governments|ministers|leaders|delegations|ministries|presidents|prime ministers)|they)"
            r" would (?:also |both |then |further |jointly |together |\w+ly )?(?:work|continue|endeavou?r|strive|cooperate|collaborate|coordinate|explore|consult|set up|establish|form|begin|start|launch|step up|resume|"
            r"increase|expand|intensify|strengthen|seek|pursue|finali[sz]e|complete|study|conduct|organi[sz]e|appoint|support|keep|refrain) (?:together |closely |jointly )?(?!in favou?r|by\b)",
            re.I,
        ),
        Stance.COMMITTED,
    ),
    (
        rule(
            r"\W*(?:(?:special|particular|due|greater|the main|main|more|priority) )?(?:emphasis|attention|priority|focus|weight) (?:will|is to|shall) be (?:placed|laid|given|paid|put|accorded|devoted) (?:on|to)\s+(?=\w)",
            re.I,
        ),
        Stance.COMMITTED,
    ),
)
_BEFORE = rule(
    r"\b(?:19|20)\d\d\b|\blast (?:year|month)\b|\b(?:was|were|had been) signed\b|\bin force\b|\balready\b"
)  # another time's agreement


def settled(sentence: Sentence, opening: bool = False) -> list[Found]:
    """What was agreed as the subject of the sentence, with the frame as its verb; empty where it is none of these.

    In a sentence that opens an event, only the signing with which it ended is looked for.
    """
    text = sentence.text
    for frame, stance in (_CROWNED,) if opening else _FRAMES:
        found = frame.match(text)
        if found is None or _BEFORE.search(text[: found.end()]):
            continue
        at = sentence.span.start
        first = at + len(text) - len(text.lstrip())
        told = VerbHit(Span(first, at + found.end()), stance, "agreed on" if stance is Stance.AGREED else "provide", "phrase")
        return [Found(Actor(Span(first, first), BOTH, "topic", word="talks"), [told])]
    return []
