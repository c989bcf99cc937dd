"""Several people named together: one title for all, the countries and the names in one order, or each country with its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.extract.mentions import PersonMention
from briefgen.extract.names import NameRun, read_name, read_name_back
from briefgen.extract.neighbours import side_after
from briefgen.extract.offices import Office
from briefgen.extract.parties import PartyMention, past_party
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span

_IN_ORDER = "by the order in which the sides are named"
_DASHES = frozenset("-–—")
_PLURALS = rule(
    r"\b(?:(?P<y>secretar)ies|(?P<s>ministers?|presidents?|ambassadors?|premiers?|chancellors?|speakers?|commissioners?|directors?|heads?|chiefs?)s)\b",
    re.I,
)


def singular(title: str) -> str:
    """ "foreign ministers" as the office of one."""
    return _PLURALS.sub(lambda found: f"{found['y']}y" if found["y"] else found["s"], title)


def of_several(
    tokens: Sequence[Token], j: int, office: Office, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> tuple[list[PersonMention], int] | None:
    """The people of an office in the plural that is "of X ...", at token `j`, and the token after them; None where it is not of several.

    "the Foreign Ministers of X, Y and Z, A, B and C", "A, B and C, foreign ministers of X, Y and Z": each of the country in the same place;
    "the Foreign Ministers of X - A, Y - B and Z - C": each of the country beside the name.
    """
    if interleaved := _country_by_country(tokens, office, at, lexicon):
        return interleaved
    codes, k = _listed_countries(tokens, office.end, at)
    codes = [office.side, *codes]
    names = _named_back(tokens, j - (tokens[j - 1].low == "the"), at, lexicon) if j > 4 else []
    stop = k
    if not names and k < len(tokens) and (tokens[k].text in {",", ":", "("} or tokens[k].text in _DASHES):
        names, stop = _listed_names(tokens, k + 1, len(codes), at, lexicon)
    elif not names and k < len(tokens) and tokens[k].capital and tokens[k].start not in at:
        names, stop = _listed_names(tokens, k, len(codes), at, lexicon)  # "Presidents of X and Y A and B", no comma
    if len(codes) < 2 or len(names) != len(codes) or any(len(name.text.split()) < 2 for name in names):
        return None
    first = tokens[names[0].start].start
    found[:] = [one for one in found if one.span.end <= first or one.span.start >= tokens[k - 1].end]
    return [_mention(tokens, name, office, code) for name, code in zip(names, codes, strict=True)], max(stop, k)


def _mention(tokens: Sequence[Token], name: NameRun, office: Office, code: str, basis: str = _IN_ORDER) -> PersonMention:
    return PersonMention(Span(tokens[name.start].start, tokens[name.end - 1].end), name.text, singular(office.title), code, basis)


def _listed_countries(tokens: Sequence[Token], k: int, at: Mapping[int, PartyMention]) -> tuple[list[str], int]:
    """The countries in ", Y and the Republic of Z" at token `k`, and the token after the last."""
    codes: list[str] = []
    while k + 1 < len(tokens) and tokens[k].low in {",", "and", "&"}:
        after = k + 1
        while after + 1 < len(tokens) and tokens[after].low in {"and", "the", "of"}:
            after += 1
        mention = at.get(tokens[after].start)
        if mention is None or mention.sort is not Sort.NAME or mention.code in codes:
            break
        codes.append(mention.code)
        k = past_party(tokens, mention, after)
    return codes, k


def _listed_names(
    tokens: Sequence[Token], k: int, most: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[NameRun], int]:
    """At most so many names in "A, B and C" at token `k`, and the token after the last."""
    names: list[NameRun] = []
    stop = k
    while len(names) < most:
        while stop < len(tokens) and tokens[stop].low in {",", "and", "&"}:
            stop += 1
        name = read_name(tokens, stop, at, lexicon.titles) if stop < len(tokens) else None
        if name is None:
            break
        names.append(name)
        stop = name.end
    return names, stop


def _country_by_country(
    tokens: Sequence[Token], office: Office, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention], int] | None:
    """ "of X - A, Y - B and Z - C", "of X (A), of Y (B)": the token after the last; None where fewer than two stand so."""
    people: list[PersonMention] = []
    code, k, stop = office.side, office.end, office.end
    while k < len(tokens):
        k += tokens[k].text in {",", "("} or tokens[k].text in _DASHES
        name = read_name(tokens, k, at, lexicon.titles) if k < len(tokens) and tokens[k].start not in at else None
        if name is None or len(name.text.split()) < 2 or any(one.side == code for one in people):
            break
        people.append(_mention(tokens, name, office, code, "country before the name"))
        k = stop = name.end
        if k < len(tokens) and tokens[k].text == ")":
            k = stop = k + 1
        while k < len(tokens) and tokens[k].low in {",", "and", "&", "of", "the", ";"}:
            k += 1
        mention = at.get(tokens[k].start) if k < len(tokens) else None
        if mention is None or mention.sort is not Sort.NAME:
            break
        code, k = mention.code, past_party(tokens, mention, k)
    return (people, stop) if len(people) > 1 else None


def named_together(
    tokens: Sequence[Token], name: NameRun, title: str, side: str, basis: str, start: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention], int]:
    """ "Foreign Ministers A, B and C": one mention each, with the title in the singular; "... of X, Y and Z" behind them is in their order."""
    people = [PersonMention(Span(start, tokens[name.end - 1].end), name.text, singular(title), side, basis)]
    stop = name.end
    before = _listed_before(tokens, start, at)
    while True:
        of = stop + (stop + 1 < len(tokens) and tokens[stop].text == "," and tokens[stop + 1].low == "of")
        own, after = side_after(tokens, of, at)
        if own:
            more, end = _listed_countries(tokens, after, at)
            if len(people) == len(more) + 1 > 1 and not any(one.side for one in people):
                return [replace(one, side=code, basis=_IN_ORDER) for one, code in zip(people, [own, *more], strict=True)], end
            people[-1] = replace(people[-1], side=own, basis="country after the name")
            stop = after
        k = stop
        while k < len(tokens) and tokens[k].low in {",", "and"}:
            k += 1
        following = read_name(tokens, k, at, lexicon.titles) if stop < k < len(tokens) else None
        if not following:
            in_order = zip(people, before, strict=True) if len(people) == len(before) > 1 else ()
            return [replace(one, side=code, basis=_IN_ORDER) for one, code in in_order] or people, stop
        people.append(
            PersonMention(Span(tokens[following.start].start, tokens[following.end - 1].end), following.text, singular(title), "", "")
        )
        stop = following.end


def _listed_before(tokens: Sequence[Token], start: int, at: Mapping[int, PartyMention]) -> list[str]:
    """The countries in "the Norwegian, Kenyan and Chilean | foreign ministers", the last of which begins at code point `start`."""
    k = next((place for place, token in enumerate(tokens) if token.start >= start), len(tokens))
    last = at.get(tokens[k].start) if k < len(tokens) else None
    sides = [last] if last else []
    while sides and k > 1 and tokens[k - 1].low in {"and", ",", "&"} and (mention := at.get(tokens[k - 2].start)):
        if mention.sort not in (Sort.DEMONYM, Sort.NAME):
            break
        sides.insert(0, mention)
        k = next(place for place, token in enumerate(tokens) if token.start >= mention.span.start)
    return [mention.code for mention in sides]


def _named_back(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> list[NameRun]:
    """The names in "A, B and C, his | counterparts", of which the last word is token `j`; [] where there are fewer than two."""
    k = j
    while k > 0 and tokens[k - 1].low in {"his", "her", "their", "respective"}:
        k -= 1
    if k < 4 or tokens[k - 1].text != ",":
        return []
    names: list[NameRun] = []
    end = k - 1
    while name := read_name_back(tokens, end, at, lexicon.titles):
        names.insert(0, name)
        end = name.start - 1
        joined = end > 1 and tokens[end].low == ("and" if len(names) == 1 else ",")
        if not joined:
            break
        end -= tokens[end - 1].text == ","
    return names if len(names) > 1 else []


def counterparts_behind(
    tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> int:
    """ "A and B, his counterparts from X and Y": puts each of those just found on the side that stands in the same place. The token after the
    last country; 0 where it is something else."""
    if j + 1 >= len(tokens) or tokens[j + 1].low not in {"from", "of"}:
        return 0
    codes: list[str] = []
    k = j + 2
    while k < len(tokens) and (tokens[k].start in at or tokens[k].low in {"the", "and", ","}):
        mention = at.get(tokens[k].start)
        if mention and mention.span.start == tokens[k].start:
            codes.append(mention.code)
        k += 1
    names = _named_back(tokens, j, at, lexicon)
    if len(codes) != len(names) or len(codes) < 2 or any(tokens[name.start].low in lexicon.titles.heads for name in names):
        return 0
    start = tokens[names[0].start].start
    found[:] = [one for one in found if one.span.end <= start] + [
        PersonMention(
            Span(tokens[name.start].start, tokens[name.end - 1].end), name.text, "", code, "counterpart with country", counterpart=True
        )
        for name, code in zip(names, codes, strict=True)
    ]
    return k


def counterparts(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention], int] | None:
    """ "his Croatian and Bosnian counterparts, A and B": each of the side that stands in the same place."""
    sides: list[PartyMention] = []
    k = j - 1
    while k >= 0 and (tokens[k].start in at or tokens[k].low in {"and", ","}):
        mention = at.get(tokens[k].start)
        if mention and mention.sort is Sort.DEMONYM and mention not in sides:
            sides.insert(0, mention)
        k -= 1
    if not sides:
        return None
    if len(sides) == 1:
        return _of_one_side(tokens, j, sides[0], at, lexicon)
    people: list[PersonMention] = []
    k = j + 1
    while len(people) < len(sides):
        while k < len(tokens) and tokens[k].low in {",", "and"}:
            k += 1
        name = read_name(tokens, k, at, lexicon.titles) if k < len(tokens) else None
        if name is None:
            break
        side = sides[len(people)]
        start = sides[0].span.start if not people else tokens[name.start].start
        people.append(
            PersonMention(Span(start, tokens[name.end - 1].end), name.text, "", side.code, "counterpart with demonym", counterpart=True)
        )
        k = name.end
    return (people, k) if len(people) == len(sides) else None


def _of_one_side(
    tokens: Sequence[Token], j: int, side: PartyMention, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention], int] | None:
    """ "their Finnish counterparts A and B": both of that side. None where fewer than two plain names follow."""
    people: list[PersonMention] = []
    k = following = j + 1
    while name := read_name(tokens, k, at, lexicon.titles) if k < len(tokens) else None:
        start = tokens[name.start].start if people else side.span.start
        people.append(
            PersonMention(Span(start, tokens[name.end - 1].end), name.text, "", side.code, "counterpart with demonym", counterpart=True)
        )
        k = following = name.end
        while k < len(tokens) and tokens[k].low in {"and", ","}:
            k += 1
        if k == following:
            break
    return (people, following) if len(people) > 1 else None
