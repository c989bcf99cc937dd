"""The side that neighbouring words give a mention: the country or demonym before a title, "of X" after a name, a ministry, a colleague."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.extract.mentions import PersonMention, joined
from briefgen.extract.parties import PartyMention, past_party
from briefgen.extract.tokens import Token
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule


def parties_at(tokens: Sequence[Token], parties: Sequence[PartyMention]) -> dict[int, PartyMention]:
    """Each token that belongs to a party's name, by the code point at which it starts."""
    at: dict[int, PartyMention] = {}
    k, count = 0, len(tokens)
    for mention in parties:
        begin, stop = mention.span
        while k < count and tokens[k].end <= begin:
            k += 1
        j = k
        while j < count and (start := tokens[j].start) < stop:
            at[start if start > begin else begin] = mention
            j += 1
    return at


def side_before(text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention]) -> tuple[str, str, int]:
    """The country or demonym that stands right before token `j`: (side, basis, code point where it starts)."""
    k = j - 1
    basis = "demonym before the title"
    while k >= 0 and tokens[k].low in {"'s", "'", "then", "new", "visiting", "’"}:
        k -= 1
        basis = "country before the title"
    if k < 0:
        return "", "", tokens[j].start
    mention = at.get(tokens[k].start)
    if mention and mention.span.end == tokens[k].end and mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY):
        return mention.code, basis if mention.sort is Sort.DEMONYM else "country before the title", mention.span.start
    return "", "", tokens[j].start


def side_after(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention]) -> tuple[str, int]:
    """The country in "of Vietnam", "from the Republic of Korea" or "(Slovakia)" at token `j`: (side, next token)."""
    if j + 2 < len(tokens) and tokens[j].text == "(" and (mention := at.get(tokens[j + 1].start)) and mention.sort is Sort.NAME:
        close = past_party(tokens, mention, j + 2)
        if close < len(tokens) and tokens[close].text == ")":
            return mention.code, close + 1
    if j < len(tokens) and tokens[j].low in {"of", "from", "for", "at"}:
        k = j + 1
        while k < len(tokens) and tokens[k].low == "the":
            k += 1
        if k < len(tokens) and (mention := at.get(tokens[k].start)) and mention.sort in (Sort.NAME, Sort.BODY) and mention.code != "UN":
            if tokens[j].low == "at" and mention.sort is not Sort.BODY:
                return "", j
            end = k
            while end < len(tokens) and tokens[end].start < mention.span.end:
                end += 1
            if not (end < len(tokens) and tokens[end].low == "'s"):
                return mention.code, end
    return "", j


_MINISTRY = rule(r"\s*,?\s*(?:of|from|at|in)\s+(?:the\s+)?(?:Ministry|Department|Office|Embassy)\b[^.;()]{0,70}?(?:,|\bof)\s+(?:the\s+)?$")
_BUREAU = rule(r"\s*,\s*(?:the\s+)?(?:(?:Bureau|Office|Directorate|Division|Department)\b[^.;()]{3,70},\s*(?:the\s+)?)?")
_ITS_MINISTRY = rule(
    r"(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:Ministry|Department|Embassy|Mission|Government|Armed Forces|Air Force|Army|Navy|Coast Guard|Parliament|Senate)\b"
)


def ministry_after(text: str, tokens: Sequence[Token], k: int, at: Mapping[int, PartyMention]) -> tuple[str, int]:
    """The country in "X of the Ministry of Foreign Affairs, Singapore", "X, Slovenian Ministry of Foreign Affairs", and the token after;
    ("", k) where none follows so."""
    if k >= len(tokens):
        return "", k
    start = tokens[k - 1].end
    for place, token in enumerate(tokens[k : k + 14], k):
        mention = at.get(token.start)
        if mention is None:
            continue
        between = text[start : mention.span.start]
        if mention.sort is Sort.NAME and _MINISTRY.fullmatch(between):
            return mention.code, k
        if mention.sort in (Sort.NAME, Sort.DEMONYM) and _BUREAU.fullmatch(between) and _ITS_MINISTRY.match(text, mention.span.end):
            return mention.code, next(
                (j for j in range(place, len(tokens)) if not tokens[j].word and tokens[j].text not in "'’-."), len(tokens)
            )
    return "", k


def ministry_inside(text: str, tokens: Sequence[Token], start: int, end: int, at: Mapping[int, PartyMention]) -> str:
    """The country in "Deputy Secretary of the New Zealand Ministry of Foreign Affairs", the title being tokens `start` to `end`; "" without one."""
    for token in tokens[start + 1 : end]:
        mention = at.get(token.start)
        if mention and mention.sort in (Sort.NAME, Sort.DEMONYM) and _ITS_MINISTRY.match(text, mention.span.end):
            return mention.code
    return ""


def city_inside(title: Sequence[Token], at: Mapping[int, PartyMention]) -> str:
    """The country in "Secretary of the Vientiane Party Committee", the tokens being those of the title; "" without a city that is sure."""
    places = [mention for token in title if (mention := at.get(token.start)) and mention.place and mention.sure]
    return places[0].place.code if places and places[0].place and places[0].sort is not Sort.NAME else ""


def of_one_country(text: str, found: Sequence[PersonMention], place: int) -> PersonMention:
    """ "President A and Foreign Minister B of Switzerland": the country after the second is of the first, too."""
    own = found[place]
    if own.side or not own.title or not own.name or place + 1 >= len(found):
        return own
    second = found[place + 1]
    shared = second.basis == "country after the name" and second.title and not _same_office(own, second)
    if not shared or not joined(text, own, second):
        return own
    rest = text[second.span.end : found[place + 2].span.start] if place + 2 < len(found) else ""
    if _subject(text, own) and not _MEETS_OTHERS.match(rest):
        return own
    return replace(own, side=second.side, basis="named beside a colleague")


def _same_office(one: PersonMention, two: PersonMention) -> bool:
    """ "State Councilor and Foreign Minister A and Foreign Minister B": no colleagues, as no country has two."""
    return one.title.lower() in two.title.lower() or two.title.lower() in one.title.lower()


# "... of X hosted the Foreign Minister of Y": the two before are of one side, since somebody else is met.
_MEETS_OTHERS = rule(
    r"(?:\s+of\s+[^.;,]{2,50}?)?,?\s+(?:hosted|received|welcomed|met(?: with)?|(?:held|had) [^.;]{3,60} with)\s+(?:(?:today|yesterday|their counterparts)\s+)?[^.;]{0,60}$"
)


_IS_MET = rule(
    r"\b(?:met(?: with)?|talks with|meetings? with|received|hosted|welcomed|called on|calls on|by)\s+(?:the\s+|then\s+|visiting\s+)*$"
)


def beside_the_first(text: str, found: Sequence[PersonMention], place: int) -> PersonMention:
    """ "A met Norway's Prime Minister B and Army Chief C": C is of Norway, too, where somebody else stands before the verb."""
    own = found[place]
    if not place or own.side or not own.title or not own.name:
        return own
    first = found[place - 1]
    owned = first.basis in {"country before the title", "demonym before the title"} and not _same_office(first, own)
    if (
        not owned
        or not _IS_MET.search(text, 0, first.span.start)
        or not rule(r",?\s+and\s+(?:the\s+)?").fullmatch(text[first.span.end : own.span.start])
    ):
        return own
    return replace(own, side=first.side, basis="named beside a colleague")


def _subject(text: str, mention: PersonMention) -> bool:
    """It opens a sentence, a headline or what follows a dateline: who acts, and not who is met."""
    before = text[max(0, mention.span.start - 3) : mention.span.start]
    return not before.strip() or before.rstrip(" ")[-1:] in ".\n–—-"


def beside_counterpart(text: str, found: Sequence[PersonMention], place: int) -> PersonMention:
    """ "their German counterparts, Minister A and Minister B": B is of that side, too."""
    own = found[place]
    if place and not own.side and found[place - 1].counterpart and found[place - 1].side:
        before = found[place - 1]
        if rule(r"counterparts\b").search(text[before.span.start : before.span.end]) and joined(text, before, own):
            return replace(own, side=before.side, basis="counterpart with demonym")
    return own
