"""Two of whom the words say that they are of two sides: "A and his host B", "together with their counterparts C and D", "A signed for Kenya";
and two heads of government named in the order of their countries."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from briefgen.extract.mentions import PersonMention
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.several import singular
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading, Sentence


def take_sides_of_two(reading: Reading) -> None:
    """Fills the side of those who have none; needs `reading.parties`."""
    _signed_for(reading)
    _came_along(reading)
    if len(reading.parties) == 2:
        _across_the_table(reading)
    if len(reading.parties) <= 2:
        _in_order_of_countries(reading)


def _named(reading: Reading, sentence: Sentence) -> list[tuple[PersonMention, Somebody]]:
    return [(m, person) for m in sentence.people if m.name and (person := reading.who(m)) and not only_speaks(person)]


_SIGNED_FOR = rule(
    r"(?:,[^,]{2,80},)?\s+(?:\w+ed\s+and\s+)?(?:signed|initialled|initialed|inked|acted|spoke)\s+(?:(?:it|them|the\s+\w+(?:\s+\w+)?)\s+)?(?:for|on\s+behalf\s+of)\s+"
    r"(?:the\s+)?(?:(?:government|side)\s+of\s+(?:the\s+)?)?$",
    re.I,
)


def _signed_for(reading: Reading) -> None:
    """ "A signed for Kenya, while B, who came on Monday, initialled for Norway"."""
    for sentence in reading.body:
        if " for " not in sentence.text and "behalf" not in sentence.text:
            continue
        for country in sentence.parties:
            before = [(m, one) for m, one in _named(reading, sentence) if m.span.end <= country.span.start]
            if country.sort is Sort.NAME and before and not before[-1][1].side:
                mention, person = before[-1]
                if _SIGNED_FOR.fullmatch(reading.text, mention.span.end, country.span.start):
                    person.side, person.basis = country.code, "signed for this country"


_FLANKED = rule(r",?\s+(?:who\s+)?(?:(?:was|were|is)\s+)?(?:accompanied|flanked|assisted)\s+by\s+(?:the\s+|his\s+|her\s+)?$")


def _came_along(reading: Reading) -> None:
    """ "Norwegian Foreign Minister A was accompanied by Trade Minister B": who comes along is of the same side."""
    for sentence in reading.body:
        if " by " not in sentence.text or not _FLANKED_AT.search(sentence.text):
            continue
        for (first, one), (second, two) in itertools.pairwise(_named(reading, sentence)):
            if one.side and not two.side and not second.side and _FLANKED.fullmatch(reading.text, first.span.end, second.span.start):
                two.side, two.basis = one.side, "came along with this side"


_FLANKED_AT = rule(r"\b(?:accompanied|flanked|assisted)\s+by\b")
# "A and his host, President | B", "A and visiting President | B": they are of two sides.
_HOST = rule(
    r",?\s+(?:and|with|by|alongside|together\s+with)\s+(?:(?:his|her)\s+(?:\w+\s+)?(?:host|hostess|guest|visitor|opposite\s+number)|(?:the\s+)?visiting)\b,?\s*(?:the\s+)?$"
)
# "... were led by A and B, together with their counterparts | C and D"
_THEIR_COUNTERPARTS = rule(r"\b(?:and|with|alongside|hosted|met|received|welcomed)\s+their\s+(?:[\w-]+\s+){0,2}?counterparts\b")
# "A and her Norwegian counterpart, B": A is of the other side.
_HIS_COUNTERPART = rule(r",?\s+(?:and|with|met|met\s+with|received|hosted|welcomed)\s+(?:his|her)\s+$")


def _across_the_table(reading: Reading) -> None:
    """Of two on two sides, the one without a side is of the other's other."""
    for sentence in reading.sentences:
        people = _named(reading, sentence)
        if len(people) < 2 or all(one.side for _, one in people):
            continue
        for (first, one), (second, two) in itertools.pairwise(people):
            gap = (first.span.end, second.span.start)
            if _HOST.search(reading.text, *gap) or (second.counterpart and _HIS_COUNTERPART.fullmatch(reading.text, *gap)):
                _part(reading, [one], [two])
        if found := _THEIR_COUNTERPARTS.search(sentence.text):
            at = sentence.span.start + found.end()
            _part(reading, [one for m, one in people if m.span.end < at], [one for m, one in people if m.span.start >= at])


def _part(reading: Reading, ours: list[Somebody], theirs: list[Somebody]) -> None:
    """Puts those without a side on their own group's, or across from the other group's."""
    for group, others in ((ours, theirs), (theirs, ours)):
        own = {one.side for one in group if one.side}
        across = {one.side for one in others if one.side}
        code = next(iter(own)) if len(own) == 1 else reading.other_party(*across) if not own and len(across) == 1 else ""
        for one in group:
            if code and not one.side and code in reading.parties and code not in one.not_of:
                one.side, one.basis = code, "of two who are of two sides"


_GENERIC = frozenset(["head of state", "head of government", "leader"])
_OFFICE = rule(r"^(?:president|prime minister|king|sultan|emir|amir|chancellor|premier)s?$", re.I)


def say_which_office(reading: Reading) -> None:
    """ "Heads of State of X and Y A and B", and further on "the President of X", "The Presidents": the office by its own name."""
    for person in reading.registry.people:
        if person.title.lower() not in _GENERIC or person.title.lower() in reading.text.lower():
            continue  # the text itself gives it to one of them
        told = [m for one in reading.body for m in one.people if not m.name and _OFFICE.match(m.title) and m.side in ("", person.side)]
        own = [m.title for m in told if m.side and not m.plural] or [m.title for m in told if m.plural]
        if own:
            person.title = singular(own[0]).capitalize() if own[0][:1].isupper() else singular(own[0])
            person.titles.append(person.title)


_RULERS = rule(
    r"^(?:the\s+)?(?:(?:president|prime minister|chancellor|premier|king|sultan|emir|amir|head of (?:state|government))s?\b)", re.I
)
_PAIR = rule(r"\s+and\s+(?:the\s+)?(?:Republic\s+of\s+|Kingdom\s+of\s+)?")
_NEXT = rule(r",?\s+(?:and|with|met|met with|hosted|received|welcomed|whilst|while)\s+(?:the\s+|his\s+host,?\s+)?")
_OPENING = 4  # sentences of the body in which they are named


def _in_order_of_countries(reading: Reading) -> None:
    """ "Norway and Kenya turned a page, with Prime Ministers A and B directing ...": two heads of state or of government, nobody else of that
    rank, and neither's country is told: in the order of the countries, which are named before them. Where one's is told, the other is of the other."""
    rulers = [one for one in reading.registry.people if one.title and _RULERS.match(one.title) and one.name]
    if len(rulers) > 2:  # "Prime Ministers A and B", and a king who receives them
        rulers = [one for one in rulers if sum(one.title.lower() == other.title.lower() for other in rulers) == 2][:2]
    if len(rulers) != 2 or all(one.side for one in rulers):
        return
    for sentence in [*(one for one in reading.sentences if one.heading), *reading.body[:_OPENING]]:
        people = _named(reading, sentence)
        for (first, one), (second, two) in itertools.pairwise(people):
            if one not in rulers or two not in rulers or one is two or not _joined(reading, first, second):
                continue
            if bool(one.side) != bool(two.side):
                _part(reading, [one], [two])
            elif not one.side and (order := _order(reading, second.span.start)):
                one.side, two.side = reading.parties = order
                one.basis = two.basis = "by the order in which the sides are named"
            return


def _joined(reading: Reading, first: PersonMention, second: PersonMention) -> bool:
    gap = reading.text[first.span.end : second.span.start]
    return bool(_NEXT.fullmatch(gap))


def _order(reading: Reading, before: int) -> tuple[str, str] | None:
    """The two countries in "X and Y", the last time they stand so before this place."""
    order = None
    for sentence in reading.sentences:
        for one, two in itertools.pairwise(sentence.parties):
            if (
                two.span.end > before
                or one.code == two.code
                or not set(reading.parties) <= {one.code, two.code}
                or two.sort is not Sort.NAME
            ):
                continue
            if _PAIR.fullmatch(reading.text, one.span.end, two.span.start):
                order = (one.code, two.code)
    return order
