"""An office as it stands in a text: its title with all that belongs to it, whose it is, and the name behind it or before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.behind_titles import (
    FOR_A_WHILE,
    charged_with,
    in_brackets,
    of_its_ministry,
    portfolio_goes_on,
    posted_to,
    within_ministry,
)
from briefgen.extract.names import AFTER_NAME, NameRun, read_name, read_name_back
from briefgen.extract.neighbours import city_inside, ministry_inside, side_after, side_before
from briefgen.extract.parties import PartyMention, past_party
from briefgen.extract.titles import read_title
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule


def folded_title(text: str) -> str:
    """One line without commas at its ends."""
    return " ".join(text.split()).strip(" ,")


@dataclass(slots=True)
class Office:
    """A title as it stands, with all that belongs to it before the name."""

    title: str
    start: int  # code points, from the country before it on
    begins: int  # code points of the title itself
    end: int  # token after it, and after a posting or bracket behind it
    side: str
    basis: str
    plural: bool


def office_at(text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> Office | None:
    """The title at token `j` with its side, by the words before it, in it and behind it; None where none starts there."""
    if tokens[j].start in at and at[tokens[j].start].sort is not Sort.CITY:
        return None
    run = read_title(tokens, j, at, lexicon.titles)
    if not run:
        return None
    side, basis, start = side_before(text, tokens, j, at)
    if run.side:
        side, basis = run.side, run.basis
    title = folded_title(text[run.text_start : run.text_end])
    end = run.end
    if not side:
        side, end = side_after(tokens, run.end, at)
        basis = "country after the title" if side else ""
    elif (again := side_after(tokens, run.end, at))[0] == side:
        end = again[1]  # "Chairman of the Mejlis of Turkmenistan"
    end = posted_to(tokens, run, end, at)
    if closed := in_brackets(tokens, end):
        if tokens[end + 1].low in FOR_A_WHILE:
            title = folded_title(text[run.text_start : tokens[closed - 1].end])
        end = closed
    if not side and (behind := _country_behind(tokens, end, at)):
        side, end = behind
        basis = "country after the title"
    if not side and (of_city := _of_a_city(tokens, run.end, at)):
        side, end = of_city
        basis, title = "city in the title", folded_title(text[run.text_start : tokens[end - 1].end])
    if not side and (side := _represented(tokens, j, at)):
        basis = "represents the country"
    if not side and (side := ministry_inside(text, tokens, j, run.end, at)):
        basis = "country in the title"
    if not side and (side := city_inside(tokens[j + 1 : run.end], at)):
        basis = "city in the title"
    return Office(title, start, run.text_start, end, side, basis, run.plural)


def _country_behind(tokens: Sequence[Token], end: int, at: Mapping[int, PartyMention]) -> tuple[str, int] | None:
    """ "Chief of Defence (CHOD) | Norway, General X", "A, Minister of Trade | , Norway, met": a bare country behind a title, which a comma or
    a bracket closes."""
    apart = end < len(tokens) and tokens[end].text == ","
    begin = end + apart
    begin += apart and begin < len(tokens) and tokens[begin].low == "the"
    mention = at.get(tokens[begin].start) if begin < len(tokens) else None
    if mention is None or mention.sort is not Sort.NAME or mention.span.start != tokens[begin].start:
        return None
    close = past_party(tokens, mention, begin)
    closing = tokens[close].text if close < len(tokens) else "."
    following = tokens[close + 1] if close + 1 < len(tokens) else None
    if not apart:
        return (mention.code, close) if closing == "," and following and following.capital else None
    listed = following is not None and (
        following.start in at or following.low in {"and", "&"}
    )  # "the Prime Minister, Norway, Sweden and ..."
    return (mention.code, close) if closing in {",", ")", ";", "."} and not listed else None


_OF_CITIES = frozenset("prince princess mayor governor ruler emir sheikh".split())


def _of_a_city(tokens: Sequence[Token], end: int, at: Mapping[int, PartyMention]) -> tuple[str, int] | None:
    """ "Crown Prince | of Abu Dhabi", "Mayor | of Oslo": the country of a city that is sure, and the token after it; None without one."""
    if end + 1 >= len(tokens) or tokens[end].low != "of" or tokens[end - 1].low not in _OF_CITIES:
        return None
    mention = at.get(tokens[end + 1].start)
    if mention is None or mention.place is None or not mention.sure or mention.sort is Sort.NAME:
        return None
    return mention.place.code, past_party(tokens, mention, end + 1)


def _represented(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention]) -> str:
    """The country in "Norway, represented by its | Minister of Trade"; "" where the title at token `j` stands in no such words."""
    k = j - 1 if j and tokens[j - 1].low in {"its", "the", "their"} else j
    if k < 3 or tokens[k - 1].low != "by" or tokens[k - 2].low != "represented":
        return ""
    k -= 3
    while k > 0 and tokens[k].low in {",", "was", "is", "side", "delegation"}:
        k -= 1
    mention = at.get(tokens[k].start)
    return mention.code if mention and mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY) else ""


# Before an office that is the subject, or the second of two: "The |", "Oslo, May 3 (NTB) - The |", "President A of X and the |"; not "In talks with |".
_SUBJECT = rule(
    r"(?:.*\s[–—-]{1,2}\s+)?(?:[Tt]he\s+)?|(?!(?:In|At|During|After|Following|On|Upon|Speaking|Meeting|Receiving|While|When|With|Before)\b).*\band\s+(?:the\s+)?"
    r"|.*\s[a-z0-9][\w-]*,\s+(?:the\s+)?",
    re.S,
)


def holder_of(text: str, tokens: Sequence[Token], office: Office, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """The name behind the title; what stands between the two goes to the title, or tells its side."""
    name = name_after(
        tokens,
        office.end,
        at,
        lexicon,
        bool(office.side),
        office.plural,
        _SUBJECT.fullmatch(text[tokens[0].start : office.start]) is not None,
    )
    if not name and not office.side and (its := of_its_ministry(tokens, office.end, at)):
        office.side, office.basis, office.end = its[0], "country after the title", its[1]
        name = name_after(tokens, office.end, at, lexicon, True)
    if not name and (past := _of_the_delegation(tokens, office.end)):
        name = name_after(tokens, past, at, lexicon, bool(office.side))
        office.end = past if name else office.end
    if not name and (past := within_ministry(tokens, office.end)):
        name = name_after(tokens, past, at, lexicon, bool(office.side))
        office.end = past if name else office.end
    if not name and office.side and (further := charged_with(tokens, office.end)):
        _lengthen(text, tokens, office, further)  # "Special Envoy of X for the Sahel, Ms Y"
        name = name_after(tokens, office.end, at, lexicon)
    if name and name.end - name.start == 1 and not name.honorific and (further := portfolio_goes_on(tokens, name.end, lexicon)):
        _lengthen(text, tokens, office, further)  # "..., National Community Abroad and African Affairs, Abdelkrim Bouziane"
        name = name_after(tokens, office.end, at, lexicon)
    return name


def _of_the_delegation(tokens: Sequence[Token], end: int) -> int:
    """The token after "and head of (the) delegation" behind a title; 0 where something else stands there."""
    words = [token.low for token in tokens[end : end + 6]]
    if words[:2] not in (["and", "head"], ["and", "leader"]) or "delegation" not in words:
        return 0
    return end + words.index("delegation") + 1


def _lengthen(text: str, tokens: Sequence[Token], office: Office, end: int) -> None:
    office.title, office.end = folded_title(text[office.begins : tokens[end - 1].end]), end


# "the Foreign Minister of Norway, Ola Berg together with", "..., Ola Berg signed"
_ALONG = frozenset("together along alongside as with who held has had will is was met spoke told took paid led".split())
_AFTER_WHOM = frozenset("in on at during for to today yesterday here by over via ahead before after where and".split())


def name_after(
    tokens: Sequence[Token],
    end: int,
    at: Mapping[int, PartyMention],
    lexicon: Lexicon,
    sided: bool = False,
    plural: bool = False,
    subject: bool = False,
) -> NameRun | None:
    """The name right after a title, or after a comma where an honorific or a closing comma shows that it is one; of a title `sided` by its
    country also a single word, of one in the `plural` also the first of several, of a `subject` also where no comma closes the name."""
    if end >= len(tokens):
        return None
    if name := read_name(tokens, end, at, lexicon.titles):
        return name
    if tokens[end].text in {",", ":"} and end + 1 < len(tokens):
        name = read_name(tokens, end + 1, at, lexicon.titles)
        least = 1 if sided else 2  # "the Indonesian Minister for Foreign Affairs, Hartono,"
        after = _past_letters(tokens, name.end) if name else 0
        joined = plural or tokens[end - 1].start in at  # "the Secretary, Ministry of Trade, Norway, A and B"
        closes = after < len(tokens) and (tokens[after].text in {",", ";", "."} or (joined and tokens[after].low in {"and", "for", "of"}))
        # "met the Prime Minister of Norway, Ola Berg in Oslo": the closing comma left out
        goes_on = after < len(tokens) and (
            tokens[after].low in _AFTER_WHOM
            or (sided and (tokens[after].low in _ALONG or tokens[after].low.endswith("ed")))
            or (subject and tokens[after].word and not tokens[after].capital)
        )
        unclosed = name is not None and (sided or subject) and goes_on and 2 <= len(name.text.split()) <= 5
        if name and (name.honorific or unclosed or (closes and least <= len(name.text.split()) <= 5)):
            return name
        if end + 2 < len(tokens) and tokens[end + 1].low in {"ambassador", "senator", "minister"} and tokens[end + 1].capital:
            name = read_name(tokens, end + 2, at, lexicon.titles)  # "the Minister of Foreign Affairs of X, Ambassador Y,"
            if name and len(name.text.split()) >= 2:
                return name
    return None


def _past_letters(tokens: Sequence[Token], k: int) -> int:
    """The token after "MP", "TD", "KC" at token `k`."""
    while k < len(tokens) and tokens[k].low in AFTER_NAME and tokens[k].text[:2].isupper():
        k += 1
    return k


def name_before(tokens: Sequence[Token], j: int, start: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """ "Penny Wong, the Australian Foreign Minister": the name before the comma (or bracket, or dash) before the title's side and article."""
    k = j
    while k > 0 and (
        tokens[k - 1].start >= start
        or tokens[k - 1].low in {"the", "a", "an", "its", "his", "her", "our", "who", "is", "as", "currently", "serves", "serving"}
    ):
        k -= 1
    if k > 2 and tokens[k - 1].low in {"'s", "’s"}:  # "A, Foreign Ministry's Undersecretary"
        k -= 1
        while k > 0 and tokens[k - 1].capital and tokens[k - 1].word:
            k -= 1
    if k > 2 and tokens[k - 1].text.isupper() and 1 < len(tokens[k - 1].text) < 6 and tokens[k - 1].word:
        k -= 1  # "..., SOM Leader of Thailand"
    if k < 2 or tokens[k - 1].text not in {",", "(", "–", "—", "-", ";"}:
        return None
    if k > 3 and tokens[k - 2].low in AFTER_NAME and tokens[k - 2].text[:2].isupper() and tokens[k - 3].text == ",":
        k -= 2  # "the Hon. A, MP, Minister for Defence"
    name = read_name_back(tokens, k - 1, at, lexicon.titles)
    before = name.start - 1 if name and tokens[name.start - 1].low != "the" else name.start - 2 if name else -1
    if not name or (before >= 0 and tokens[before].low in {"in", "at", "across", "throughout"}):
        return None  # "tension in the West Bank, the President ..."
    many = len(name.text.split()) >= 2
    return name if many or (name.start > 0 and tokens[name.start - 1].low in lexicon.titles.honorifics | {"."}) else None
