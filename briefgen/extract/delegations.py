"""The side of those of whom the text says whose delegation they led, on which side they sat, or whose colleagues they are.

Each rule fills `side` and `basis` of people who have none yet, and leaves all others as they are.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from briefgen.extract.mentions import PersonMention, joined
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading


def take_stated_sides(reading: Reading) -> None:
    """Sides that the text states: by a title that one country alone gives, whose delegation somebody led, on which side somebody sat, who is a
    colleague of whom."""
    for person in reading.registry.people:
        if not person.side and (sure := reading.lexicon.titles.sure_home_of(person.title)):
            person.side, person.basis = sure, "home title"
    _sides_led(reading)
    _delegations_of(reading)
    _delegations_from(reading)
    _leaders(reading)
    _envoys_hosts(reading)
    _on_the_side(reading)
    _two_plus_two(reading)


LED = r"(?:co-)?(?:led|headed|chaired|represented|co-chaired|conducted)"
_SIDE_LED = rule(
    rf"\b(?P<who>[^\s,]+(?:\s[^\s,]+)?)\s+(?:side|delegation|team|party|part of the \w+|interagency delegation)\s+(?:(?:at|to|in) the (?:\w+ ){{1,3}}?)?(?:was|is|were|being)?\s*(?:\w+\s)?{LED}\s+by\b",
    re.I,
)
_LEADS_SIDE = rule(
    r"\b(?:leads?|led|leading|heads?|headed|heading|chaired|representing|represented|on behalf of)\s+(?!by\b)(?:the\s+|(?:that|the one)\s+of\s+(?:the\s+)?)?(?P<who>[^\s,]+(?:\s[^\s,]+)?)(?:\s+(?:side|delegation|team|interagency delegation|government)|\b)",
    re.I,
)


_SIDE_NOUNS = ("side", "delegation", "team", "government")
_NAME_GOES_ON = rule(r"\s+[A-Z]\w+")  # "chaired the ASEAN Foreign Ministers' Retreat"


def _sides_led(reading: Reading) -> None:
    """ "The Indian side was led by X", "X, leading the Dutch delegation"."""
    for sentence in reading.sentences:
        for pattern, before in ((_SIDE_LED, False), (_LEADS_SIDE, True)):
            for match in pattern.finditer(sentence.text):
                at = sentence.span.start + match.start("who")
                end = sentence.span.start + match.end("who")
                named = [m for m in sentence.parties if at <= m.span.start < end and m.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)]
                if not named or any(one.span.start <= named[0].span.start < one.span.end for one in sentence.series):
                    continue
                whole = before and not match.group().endswith(_SIDE_NOUNS)
                if whole and _NAME_GOES_ON.match(reading.text, named[0].span.end):  # "led the ninth A-B dialogue" tells of no side
                    continue
                code = named[0].code
                edge = sentence.span.start + (match.start() if before else match.end())
                near = [m for m in sentence.people if m.name and (0 <= edge - m.span.end < 90 if before else 0 <= m.span.start - edge < 60)]
                for one in _in_a_row(reading.text, near) if before else near[:1]:
                    person = reading.who(one)
                    if person and not person.side:
                        person.side, person.basis = code, "the side that is said to be led"


def _in_a_row(text: str, near: list[PersonMention]) -> list[PersonMention]:
    """The last of those named, with whoever stands beside: "Minister A and Minister B | heading the Dutch delegation"."""
    row = near[-1:]
    for mention in reversed(near[:-1]):
        if not joined(text, mention, row[0]):
            break
        row.insert(0, mention)
    return row


_DELEGATION_OF = rule(
    r"\b(?:(?:delegation|side|team)\s+(?:of|from)|(?:that|those)\s+of)\s+(?:the\s+)?(?:(?:Government|Ministry of Foreign Affairs) of\s+(?:the\s+)?)?$",
    re.I,
)
_LED_BY = rule(
    rf"(?:\s+(?:side|delegation|team|party|part))?\s*(?:,[^,]{{1,40}},)?\s*(?:(?:was|were|is)\s+)?(?:\w+ly\s+)?(?P<led>{LED}\s+)?by\s+",
    re.I,
)


def _delegations_of(reading: Reading) -> None:
    """ "The delegation of A was headed by X, and that of B by Y", "the Nepali delegation by Y"."""
    for sentence in reading.sentences:
        said = False
        for mention in sentence.parties:
            if mention.sort not in (Sort.NAME, Sort.DEMONYM):
                continue
            before = sentence.text[: mention.span.start - sentence.span.start]
            after = _LED_BY.match(reading.text, mention.span.end, sentence.span.end)
            of = (
                _DELEGATION_OF.search(before)
                if mention.sort is Sort.NAME
                else rule(r"\s+(?:side|delegation|team)\b").match(reading.text, mention.span.end)
            )
            if not after or not of or not (after["led"] or said):
                continue
            said = True
            person = next((reading.who(m) for m in sentence.people if m.name and 0 <= m.span.start - after.end() < 60), None)
            if person and not person.side:
                person.side, person.basis = mention.code, "the side that is said to be led"


_DELEGATION_FROM = rule(
    r"\b(?:delegation|mission|team)\s+(?:of|from)\s+(?P<whose>[^.;]{3,120}?),?\s+(?:(?:which|that)\s+(?:is|was)\s+)?(?:led|headed|chaired)\s+by\b"
)


def _delegations_from(reading: Reading) -> None:
    """ "a delegation of the Foreign Policy Committee of the Parliament of Denmark, led by its Chair, X": of the one country that stands between."""
    for sentence, match in reading.telling(_DELEGATION_FROM):
        base = sentence.span.start
        whose = range(base + match.start("whose"), base + match.end("whose"))
        codes = {m.code for m in sentence.parties if m.span.start in whose and m.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)}
        person = next((reading.who(m) for m in sentence.people if m.name and 0 <= m.span.start - base - match.end() < 60), None)
        if len(codes) == 1 and person and not person.side:
            person.side, person.basis = codes.pop(), "the side that is said to be led"


_LEADER_OF = rule(
    r"\b(?:leader|head|chief)\s+of\s+(?:the\s+|its\s+)?(?:delegation\s+(?:of|from)\s+(?:the\s+)?)?$|\b(?:heading|leading)\s+(?:the\s+)?$",
    re.I,
)
_LEADER_WAS = rule(r"(?:\s+(?:delegation|side|team))?\s+(?:was|were|is|are)\s+")
_WAS_LEADER = rule(r"(?:\s*,[^.;]{2,120})?,?\s+(?:was|is|as|being|acted as)\s+(?:the\s+)?$|\s*,\s*(?:the\s+)?$")


def _leaders(reading: Reading) -> None:
    """ "The leader of the delegation of A was X", "Y, Minister of Z, was the leader of the Kenyan delegation", "Heading the A delegation was X"."""
    for sentence in reading.sentences:
        base = sentence.span.start
        for mention in sentence.parties:
            led = _LEADER_OF.search(sentence.text[: mention.span.start - base])
            after = reading.text[mention.span.end : mention.span.end + 12]
            if led is None or not ("delegation" in led.group() or rule(r"\s+(?:delegation|side|team)\b").match(after)):
                continue
            was = _LEADER_WAS.match(reading.text, mention.span.end, sentence.span.end)
            named = [m for m in sentence.people if m.name]
            first = next((m for m in named if was and 0 <= m.span.start - was.end() < _BESIDE), None)
            before = next((m for m in reversed(named) if m.span.end <= base + led.start()), None)
            if first is None and before and _WAS_LEADER.fullmatch(reading.text[before.span.end : base + led.start()]):
                first = before
            person = reading.who(first) if first else None
            if person and not person.side:
                person.side, person.basis = mention.code, "the side that is said to be led"


_ENVOY = rule(r"\b(?:ambassador|high commissioner|charg[ée] d[’']affaires|envoy|consul[- ]general)", re.I)


def _envoys_hosts(reading: Reading) -> None:
    """ "Minister X received Y, Ambassador of A to B": of the two, the one who is no envoy is of B."""
    for sentence in reading.body[:4]:
        named = [(m, person) for m in sentence.people if m.name and (person := reading.who(m))]
        envoys = [m for m, _ in named if m.side and _ENVOY.match(m.title)]
        others = [person for m, person in named if m.title and not person.side and not _ENVOY.match(m.title)]
        if len(named) != 2 or len(envoys) != 1 or len(others) != 1:
            continue
        for mention in sentence.parties:
            gap = reading.text[envoys[0].span.end : mention.span.start]
            inside = envoys[0].span.start <= mention.span.start < envoys[0].span.end
            posted = mention.sort is Sort.NAME and mention.code != envoys[0].side
            before = reading.text[max(mention.span.start - 8, 0) : mention.span.start]
            if (
                posted
                and (inside or rule(r"(?:\s+of\s+(?:the\s+)?[A-Z][\w ]{2,40})?\s+to\s+(?:the\s+)?").fullmatch(gap))
                and " to " in before
            ):
                others[0].side, others[0].basis = mention.code, "receives the envoy to that country"


_BESIDE = 40  # characters, in which an honorific may stand
_TWO_PLUS_TWO = rule(r"\b(?:2\s?\+\s?2|two-plus-two|foreign and defen[cs]e minister)", re.I)


def _two_plus_two(reading: Reading) -> None:
    """In a 2+2, "New Zealand Foreign Minister A and Defence Minister B": B is a colleague of A, not a counterpart."""
    if not _TWO_PLUS_TWO.search(reading.text):
        return
    for sentence in reading.sentences:
        for first, second in itertools.pairwise(sentence.people):
            a, b = reading.who(first), reading.who(second)
            if a is None or b is None or b.side or not a.side or not second.title or a.title.lower() == b.title.lower():
                continue
            if joined(reading.text, first, second):
                b.side, b.basis = a.side, "named beside a colleague"


_ON_SIDE = rule(r"\b(?:on|from|for|representing)\s+the\s+(?P<who>[^\s,]+(?:\s[^\s,]+)?)\s+side\b", re.I)


def _on_the_side(reading: Reading) -> None:
    """ "Minister A and Minister B on the Korean side and C and D on the Australian side": those named since the last such words; "From the
    Japanese side, A and B, and from the Finnish side, C attended": those named up to the next such words."""
    for sentence in reading.sentences:
        base = sentence.span.start
        matches = list(_ON_SIDE.finditer(sentence.text))
        leads = bool(matches) and not any(m.name and m.span.start < base + matches[0].start() for m in sentence.people)
        edges = [base, *(base + match.end() for match in matches)] if not leads else [base + match.start() for match in matches]
        for place, match in enumerate(matches):
            start = edges[place]
            stop = base + match.start() if not leads else edges[place + 1] if place + 1 < len(edges) else sentence.span.end
            who = range(base + match.start("who"), base + match.end("who"))
            code = next((m.code for m in sentence.parties if m.span.start in who), "")
            for mention in sentence.people:
                person = reading.who(mention) if code and start <= mention.span.start < stop else None
                if person and not person.side:
                    person.side, person.basis = code, "named on that side"
