"""Who is told by what they are together: "the two ministers were later received by President A", "the Norwegian delegation called on Speaker B"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.extract.meetings import Frame, kind_of, noun_of
from briefgen.extract.places import find_place
from briefgen.extract.reading import Reading, Sentence, listed_countries
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.several import singular
from briefgen.extract.together import PEOPLE
from briefgen.extract.told import Told
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

_THEM = (
    r"(?:(?:the|all|both)\s+(?:of\s+)?(?:(?:two|three|four|five|visiting|foreign|top|senior|entire|whole|prime|vice|deputy|(?P<whose>[A-Z][\w-]+))\s+){0,3}?"
    rf"(?:heads of (?:the\s+)?(?:state|government|delegations?|missions?)|{PEOPLE}|governors|guests?|visitors|delegations?|sides?|teams?|party|"
    r"two|three|trio|pair)(?:\s+(?:of|from)\s+(?P<of>(?:the\s+)?[A-Z]\w+(?:(?:,\s|\s+and\s+|\s)(?:the\s+)?[A-Z]\w+){0,4}))?|they)"
)
_ALSO = r"(?:(?:also|later|then|subsequently|afterwards|jointly|together|earlier|further|in turn)\s+)*"
_CALL = r"(?:an?|its|their)\s+(?:[\w-]+\s+){0,3}?(?:call|visit)\s+(?:on|to)"
_TALKS = r"(?:(?:an?|separate|bilateral)\s+)?(?:[\w-]+\s+){0,2}?(?:audience|meetings?|talks|conversation|discussions)\s+with"
_BEFORE_HOST = rule(
    rf"(?:^|[,;]\s|\b(?:and|where|when|while|which)\s|\b[Ll]ater\s|\b(?:\w+day|[Aa]fternoon|[Ee]vening|[Mm]orning|[Tt]oday|[Tt]alks|[Mm]eeting)\s){_THEM}\s+(?:were\s+|was\s+)?{_ALSO}"
    rf"(?:received\s+(?:\w+\s+)?(?:in\s+audience\s+)?by|called\s+on|paid\s+{_CALL}|made\s+{_CALL}|met(?:\s+with)?|(?:had|held)\s+{_TALKS}|sat\s+down\s+with|hosted\s+(?:\w+\s+){{0,4}}?by|granted\s+an\s+audience\s+(?:with|by))"
    r"\s+(?:the\s+|by\s+|[Hh]is\s+\w+\s+|H\.?E\.?\s+)?$",
    re.I,
)
_AFTER_HOST = rule(
    rf",?\s+(?:who\s+)?{_ALSO}(?:received|met(?:\s+with)?|hosted|welcomed|(?:had|held)\s+{_TALKS}|granted\s+an\s+audience\s+to)\s+{_THEM}(?=\s*[,.;]|\s+(?:at|in|on|for|later|today|and|during|after|before|following|the\s+same)\b)",
    re.I,
)


def guests(told: Told) -> Frame | None:
    """ "The ministers were later received by President A": all who met before, or one country's delegation, and one who was not among them."""
    main = told.main
    if main is None or told.announced or told.looks_back or not told.sentence.people:
        return None
    for mention in told.sentence.people:
        host = told.reading.who(mention) if mention.name else None
        if host is None or not host.title or only_speaks(host) or any(host is one for one in main.people):
            continue
        base = told.sentence.span.start
        found = _BEFORE_HOST.search(told.text, 0, mention.span.start - base) or _AFTER_HOST.match(told.text, mention.span.end - base)
        if found is None:
            continue
        theirs = _sides_of_guests(told, found)
        _seat(told, host, theirs)
        if host.side and set(theirs) - {host.side}:
            parties = tuple(dict.fromkeys([host.side, *theirs]))
            frame = told.frame(kind_of(told.text, None), noun_of(told.text), [host], series=False)
            return replace(frame, parties=parties, apart=True)  # the host alone: who of them came along is not told
    return None


def _sides_of_guests(told: Told, found: re.Match[str]) -> list[str]:
    """Those whom the words name ("the ministers of X and Y", "the Y delegation"), else all of the main event."""
    base = told.sentence.span.start
    start, end = found.span()
    named = [
        mention.code
        for mention in told.sentence.parties
        if start <= mention.span.start - base < end and mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)
    ]
    main = told.main
    if named or main is None:
        return list(dict.fromkeys(named))
    return _sides_of(told.reading, main)


def _sides_of(reading: Reading, main: Frame) -> list[str]:
    """Of the main event: as its words list them, as its leads are, or as the text's are."""
    listed = listed_countries(reading, main.sentence)
    sides = dict.fromkeys([*listed, *main.parties, *(one.side for one in main.people if one.side)])
    return list(sides if len(sides) > 1 else reading.parties)


def _seat(told: Told, host: Somebody, theirs: list[str]) -> None:
    """A host whom no word puts on a side is of the country where the main event was, or of the one country that is not the guests'."""
    if host.side or told.main is None:
        return
    ground = find_place(told.reading, told.main.sentence).country
    sides = _sides_of(told.reading, told.main)
    others = [code for code in sides if code not in theirs]
    if ground in sides and (ground not in theirs or set(theirs) == set(sides)):
        host.side, host.basis = ground, "receives the guests of the meeting"
    elif len(others) == 1:
        host.side, host.basis = others[0], "receives the guests of the meeting"


_APART = rule(
    r"\b(?:separate(?:ly)?|also|earlier|later|sidelines?|margins?|bilateral(?:ly)?|in (?:parallel|turn)|before|prior|ahead|meanwhile)\b",
    re.I,
)
_MET = rule(
    r"\b(?:met|(?:had|held)\s+(?:[\w-]+\s+){0,4}?(?:talks|meetings?|discussions|consultations)|(?:in|at|during)\s+(?:a|their|an?other)\s+(?:[\w-]+\s+)?(?:meeting|talks))\b"
)
# "the trade ministers", "the two finance secretaries", "the ministers of health": an office that says of what
_OFFICES = rule(
    r"\b[Tt]he\s+(?:two\s+|respective\s+)?(?P<office>(?!(?:two|three|visiting|prime|vice|deputy|respective)\s)(?:[a-z]+\s+(?:and\s+[a-z]+\s+)?(?:ministers|secretaries|chiefs)|(?:ministers|secretaries) (?:of|for) [a-z]+|speakers|(?:prime|deputy|vice) ministers))\b"
)


def office_holders(told: Told) -> Frame | None:
    """ "The trade ministers, in a separate meeting, agreed": two who hold one office, whom the text named before, and who are not the leads."""
    main = told.main
    if main is None or told.announced or told.looks_back or len(told.people) > 1:
        return None
    if not _APART.search(told.text) or not _MET.search(told.text):
        return None
    for office in _OFFICES.finditer(told.text):
        pair = _holders(told.reading, told.sentence, office["office"])
        if len(pair) == 2 and not any(one is lead for one in pair for lead in main.people[:3]):
            return replace(told.frame(kind_of(told.text, None), noun_of(told.text), pair, series=False), apart=True)
    return None


def _holders(reading: Reading, sentence: Sentence, office: str) -> list[Somebody]:
    """Those of different sides, named before, who hold the office of which this is the plural."""
    one = singular(office.lower())
    found: dict[str, Somebody] = {}
    for person in reading.registry.people:
        if person.side and person.name and person.first.start < sentence.span.start and one in person.title.lower():
            found.setdefault(person.side, person)
    return list(found.values())
