"""Names in what was agreed: several in a row that go with one word before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.lexicon.scan import rule

Spans = Sequence[tuple[int, int]]

_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|de|la|el|bin|al))*"
_BARE = rule(rf"\W*{_NAME}\W*")
# "three lakes – Amba, Bora and Cefa – and ...": which ones they are, and no things of their own
NAMED_ONES = r"(?<=\w)\s[–—-]\s(?-i:[A-Z])[\w’'-]+(?:(?:, and |, | and )(?-i:[A-Z])[\w’'-]+)+(?:\s[–—-](?=\s)|(?=[,;.]|$))"
# "visas for students, | nurses and | traders", "ties between firms, | media and | universities": people and bodies that go with the word before them.
_PEOPLE = (
    r"(?:partners|allies|institutions|organi[sz]ations|agencies|bodies|stakeholders|ministries|authorities|compan(?:y|ies)|businesses|firms|universities|institutes|schools|think tanks|media|experts|scholars|academics|students|pupils|teachers|nurses"
    r"|doctors|officials|diplomats|officers|journalists|tourists|travell?ers|traders|business ?(?:people|men|persons)|entrepreneurs|investors|workers|farmers|fishermen|artists|scientists|researchers|engineers|women|youth|children|civilians|refugees"
    r"|communities|cities|provinces|regions|parliaments|parliamentarians|lawmakers|countries|governments|borrowers|banks|airlines|ports|chambers of commerce|societies|associations|academies|hospitals|enterprises|civil society|localities|groups|voters|migrants|passport holders)"
)
SOMEBODY_TO = rule(rf"(?:[\w’'-]+ ){{0,4}}?(?:{_PEOPLE}|parties|sides|states|members|actors|(?-i:[A-Z])[\w-]+) to ")
_ENDS_IN_PEOPLE = rule(rf"[a-z][\w-]* (?:for|of|between|among|with|by|from|to) (?:[\w’'-]+ ){{0,3}}{_PEOPLE}\W*$")
_ONLY_PEOPLE = rule(rf"\W*(?:[\w’'-]+ ){{0,2}}{_PEOPLE}\W*")
_ENDS_IN_NAME = rule(rf"[a-z][\w-]* (?:of|at|in|between|from|near|to|through|via|within) {_NAME}\W*$")


# "coordinate closely at multilateral fora, including the Security Council": there the two work together, and the place alone says little.
_FORUM = rule(
    r"(?:the )?(?:[\w-]+ )?(?:multilateral|international|regional|global) (?:and \w+ )?(?:fora|forums?|platforms?|organi[sz]ations|bodies|institutions|mechanisms?|formats|arenas?)"
    r"|(?:the )?(?-i:UN|UNSC|WTO|IAEA|G20|G7|BRICS|SCO|APEC|ASEAN|OSCE|OIC|IMO|(?:[A-Z][\w-]+ ){0,3}(?:Nations|Council|Union|Organi[sz]ation|Forum|Assembly|Agency|Commonwealth|League|Group))",
    re.I,
)
_WORKS_AT = rule(
    r"\b(?:coordinat|cooperat|collaborat|consult|work(?:ing)? (?:\w+ )?together)\w*(?: (?:more )?(?:\w+ly|closely|together))? (?:at|in|within|on|ahead of|before|through) (?:the )?(?:framework of (?:the )?)?$",
    re.I,
)
_WORK_IN = rule(r"\W*(?:[\w-]+ ){0,2}?(?:coordination|cooperation|collaboration|consultations?) (?:at|in|within|through) (?:the )?[A-Z]")
_THROUGH_NAME = rule(rf"[a-z][\w-]* (?:through|via|within) {_NAME}\W*$")
_NOTABLY = rule(
    r",? (?:including|such as|notably|particularly|especially|in particular)(?: (?:in|at|within))? (?:the )?[A-Z][\w-]*(?: (?:of |the )*[A-Z][\w-]*)*"
)


def forum_with_work(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The span of a forum from the work that both do there to the names given for it; any other span as it is."""
    if not _FORUM.fullmatch(text, first, last) or not (works := _WORKS_AT.search(text, start, first)):
        return first, last
    named = _NOTABLY.match(text, last, end)
    return works.start(), named.end() if named else last


def names_together(text: str, members: list[tuple[int, int]], known: Spans) -> list[tuple[int, int]]:
    """ "the border posts of Moyale, | Mandera and | Lokichar": one thing; a name that is a field or a position of its own stays apart."""
    if len(members) < 2:
        return members
    first = members[0]  # of those that go together
    out = [first]
    for span in members[1:]:
        if (_ONLY_PEOPLE.fullmatch(text, *span) and _ENDS_IN_PEOPLE.search(text, *first)) or (
            _BARE.fullmatch(text, *span) and _ENDS_IN_NAME.search(text, *first) and _is_place(text, first, span, known)
        ):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
            first = span
    return out


def _is_place(text: str, first: tuple[int, int], name: tuple[int, int], known: Spans) -> bool:
    """Whether a name behind another tells only where: no field of its own, or behind one in which both work."""
    if not any(a < name[1] and name[0] < b for a, b in known):
        return True
    return bool(_WORK_IN.match(text, *first) or _THROUGH_NAME.search(text, *first))
