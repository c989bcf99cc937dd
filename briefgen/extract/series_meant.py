"""Which of the meetings that a sentence names it is about."""

from __future__ import annotations

import re

from briefgen.extract.meetings import SIDELINES
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.scan import rule

_OFFICE_OF = rule(  # "President of the current session of the Ministerial Council"
    r"\b(?:president|chair(?:man|woman|person)?|member|presidency|secretary[- ]general|delegat(?:ion|es)|representatives)\s+of\s+(?:the\s+current\s+session\s+of\s+)?(?:the\s+)?$",
    re.I,
)


# "B, the director of the Office of the PPA Central | Commission for Trade": where somebody works
_HEAD_OF = rule(
    r"\b(?:director|head|chief|secretary|chairman|chairwoman|chair|official|vice[- ]chair\w*)\s+(?:of|at|in)\s+(?:(?:[A-Z][\w’'-]*|of|the|for|and)\s+){1,8}$"
)


def _of_a_parliament(sentence: Sentence, series: SeriesMention) -> bool:
    """ "the Foreign Policy Committee of the Parliament", "the Danish Parliament's Foreign Policy Committee": no meeting."""
    after = sentence.text[series.span.end - sentence.span.start :]
    house = r"(?:Parliament|Assembly|Senate|House|Congress|Chamber|Council of Ministers)\b"
    return bool(rule(rf"\s+(?:of|in) (?:the )?(?:\w+ ){{0,2}}?{house}").match(after) or rule(rf"\b{house}['’]s").search(series.name))


# "the Joint Commission (JC) of A and B is to be convened at the earliest": none that was held.
_TO_BE_HELD = rule(
    r"\s*(?:\([A-Z]{2,8}\)\s*)?(?:of [^,.;]{3,60}?\s)?(?:[,;][^,;]{3,80}[;,]\s*)?(?:(?:is|are) (?:due |expected |scheduled )?to be|(?:will|would|shall|should) (?:then |also )?(?:be|take place|meet|convene)|be) ?(?:\w+ly )?(?:held|convened|hosted|organi[sz]ed|established|revived|activated|launched)?\b",
    re.I,
)


# "signed a memorandum on a | Strategic Trade Dialogue", "resolved to convene before the end of the year the | Bilateral Mechanism": not yet there
_TO_BE_SET_UP = rule(
    r"\b(?:memorand(?:um|a)(?: of understanding)?|MoU|agreement|protocol|arrangement|declaration|terms of reference)\s+(?:on|for|to establish|establishing|to set up|setting up)\s+(?:the\s+(?:establishment|creation)\s+of\s+)?(?:an?|the)\s+(?:new\s+)?$"
    r"|\b(?:agreed|resolved|decided|undertook|wished?|planned|proposed|directed|instructed|called)\b[^.;]{0,50}\b(?:to (?:convene|hold|reactivate|revive|relaunch|establish|set up|create|launch)|that|for|to have)\s+(?:[^.;,]{0,50}\s)?(?:the|an?)\s+$",
    re.I,
)


def series_of(reading: Reading, sentence: Sentence) -> SeriesMention | None:
    """The meeting that the sentence is about: with an ordinal or a pair before one without; not one on whose margins it took place."""
    fit = []
    for series in sentence.series:
        before = sentence.text[: series.span.start - sentence.span.start]
        if _TO_BE_HELD.match(sentence.text, series.span.end - sentence.span.start):
            continue
        if any(
            person.title and person.span.start <= series.span.start and series.span.end <= person.span.end for person in sentence.people
        ):
            continue  # "Vice President of the Council of Ministers"
        if (
            not series.ordinal
            and len(series.parties) < 2
            and (_OFFICE_OF.search(before) or _HEAD_OF.search(before) or _of_a_parliament(sentence, series))
        ):
            continue
        if (
            series.ordinal
            and len(series.parties) >= 2
            and rule(r"\b(?:on the occasion|within the framework) of (?:the )?$", re.I).search(before)
        ):
            fit.append(series)
            continue
        if not series.ordinal and _TO_BE_SET_UP.search(before[-120:]):
            continue
        if SIDELINES.search(before[-40:]) or rule(
            r"\b(?:framework|mechanisms?|such as|including|like|outcomes?|results?|implementation|preparations?|ahead|next|upcoming) (?:of|as|for)?\s*(?:the\s+)?$",
            re.I,
        ).search(before):
            continue
        if rule(
            r"\b(?:build(?:s|ing)? (?:up)?on|follow(?:s|ed|ing)? (?:up )?on|discussions held|commitments made)\b[^.;]{0,120}\b(?:during|at|in|of|from|by)\s+(?:the\s+)?$|\b(?:next|upcoming|forthcoming)\s+(?:\w+\s+){0,2}?(?:of\s+)?(?:the\s+)?$|\bpreparations? for\s+(?:the\s+)?$|\b(?:re-?activat\w+|reviv\w+|resum\w+|re-?establish\w*|establish\w*|set(?:ting)? up|creat\w+)\s+(?:the|an?)\s+$|\bto (?:take part in|participate in|attend)\s+(?:the\s+)?$|\b(?:agreed|decided|intend\w*|propos\w+|plan\w*|look\w* forward|hop\w+|expect\w*|invit\w+|visit)\b[^.;]{0,60}\b(?:to|and) (?:convene|hold|host|organi[sz]e|attend|co-?chair|relaunch)\s+(?:the\s+)?$|\b(?:within|under) the (?:framework|mechanism)s? (?:of )?(?:the )?$",
            re.I,
        ).search(before):
            continue
        fit.append(series)
    multi = [series for series in fit if not (set(series.parties) & reading.lexicon.parties.organisations and len(fit) > 1)]
    ranked = sorted(multi or fit, key=lambda s: (s.ordinal is None, not s.key, len(s.parties) < 2))
    return ranked[0] if ranked else None
