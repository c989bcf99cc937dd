"""Who is named: titles and names put together, with the side that the words themselves give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.extract.behind_titles import of_its_ministry, titled_itself
from briefgen.extract.mentions import PersonMention
from briefgen.extract.names import INSIDE_NAMES, NameRun, read_name, skip_honorifics
from briefgen.extract.neighbours import (
    beside_counterpart,
    beside_the_first,
    ministry_after,
    of_one_country,
    parties_at,
    side_after,
    side_before,
)
from briefgen.extract.offices import folded_title, holder_of, name_before, office_at
from briefgen.extract.parties import PartyMention
from briefgen.extract.several import counterparts, counterparts_behind, named_together, of_several
from briefgen.extract.small_titles import small_offices
from briefgen.extract.titles import SMALL_STARTS, read_title
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span


def find_people(text: str, tokens: Sequence[Token], parties: Sequence[PartyMention], lexicon: Lexicon) -> list[PersonMention]:
    """People with a title or an honorific in one sentence, left to right. Later mentions by a bare name are the registry's work."""
    at = parties_at(tokens, parties)
    inside = {start for start, mention in at.items() if start != mention.span.start}
    found: list[PersonMention] = []
    openers = lexicon.titles.openers
    small = small_offices(tokens, lexicon.titles)
    through = 0  # the tokens before it are read
    for j, token in enumerate(tokens):
        if j < through or (not token.capital and token.start not in at and token.low not in _SMALL_OPENERS and j not in small):
            continue  # most words open none
        if (token.low not in openers and token.start not in at and token.low.rstrip(".") not in openers) or token.start in inside:
            plain = _plain(tokens, j, at, lexicon) if token.capital else None
            if plain:
                found.append(PersonMention(Span(token.start, tokens[plain.end - 1].end), plain.text, "", "", ""))
            through = plain.end if plain else 0  # "United States" is no title
            continue
        if _of_old(tokens, j, at):
            continue  # "a former Kenyan prime minister, A": speaks for nobody now
        if j and tokens[j - 1].low in _KIN:
            continue  # "his wife Professor X": comes along, and sits at no table
        mention, following = _counterpart(text, tokens, j, at, lexicon, found)
        if not mention:
            mention, following = _titled(text, tokens, j, at, lexicon, found)
        if not mention:
            mention, following = _honoured(text, tokens, j, at, lexicon)
        if not mention:
            mention, following = _country_and_name(tokens, j, at, lexicon)
        if mention:
            found += mention
            through = following
    found = [of_one_country(text, found, place) for place in range(len(found))]
    found = [beside_the_first(text, found, place) for place in range(len(found))]
    return [beside_counterpart(text, found, place) for place in range(len(found))]


def _of_old(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention]) -> bool:
    """Whether "former" or "ex-" stands before the office at token `j`, with its country between them or not; a name that stands before it was read."""
    while j and (tokens[j - 1].start in at or tokens[j - 1].low in SMALL_STARTS):
        j -= 1
    if j > 1 and tokens[j - 1].text == "-":
        j -= 1
    return j > 0 and tokens[j - 1].low in {"former", "ex", "ex-", "one-time", "erstwhile"}


_PLURAL = frozenset(
    "discuss hold meet review agree sign co-chair exchange talk explore speak stress underline affirm call pledge vow launch".split()
)
_KIN = frozenset(["wife", "husband", "spouse"])
_COUNTERPARTS = frozenset(
    ["counterpart", "counterparts", "counter-part", "counter-parts", "colleague", "colleagues", "peer", "homologue", "homolog"]
)
_ALSO_OTHERS = ("colleague", "peer", "homolog")  # only of another country's is it the other side
# With which a mention may begin in small letters.
_SMALL_OPENERS = SMALL_STARTS | _COUNTERPARTS | {"opposite", "member", "director", "head"}
_MEETS = frozenset(
    (
        "met meets spoke speaks received receives hosted hosts visited visits held holds had telephoned phoned co-chaired arrived welcomed "
        "conferred called paid conversed talked"
    ).split()
)
_CAME = frozenset(
    "arrived arrives visits visited visiting led leads heads headed travelled traveled flew paid".split()
)  # "A, who arrived in Oslo on Sunday, said"
_MET_BY = frozenset("with by to received met hosted welcomed phoned telephoned".split())
_AFTER_MET = frozenset("in on at today yesterday during to who as this and for over via".split())
_FAR = 14  # words between "met" and "with", as in "met in Oslo on the sidelines of the security conference with"
_OPENS = frozenset([",", "–", "—", "-", "--", ":", ")", "”", '"', "and", "today", "yesterday"])


def _plain(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """A full name without any title that meets somebody, or is met: "Vladimir Orlov received ...", "held talks with Li Na in Beijing"."""
    if j + 2 >= len(tokens) or not tokens[j + 1].capital or (j and tokens[j - 1].capital):
        return None
    subject = j == 0 or tokens[j - 1].text in _OPENS or tokens[j - 1].low in _OPENS
    met = not subject and tokens[j - 1].low in _MET_BY and any(token.low in _MEETS for token in tokens[max(0, j - _FAR) : j])
    if not subject and not met:
        return None
    name = read_name(tokens, j, at, lexicon.titles)
    if not name or name.start != j or not 2 <= name.end - name.start <= 5 or name.end >= len(tokens):
        return None
    if any(
        token.low in lexicon.titles.portfolio or token.low in lexicon.mechanisms.qualifiers or token.text.isupper()
        for token in tokens[name.start : name.end]
    ):
        return None
    following = tokens[name.end]
    if subject:
        came = [token.low for token in tokens[name.end : name.end + 6]]
        return name if following.low in _MEETS or (came[:2] == [",", "who"] and not _CAME.isdisjoint(came)) else None
    return name if following.low in _AFTER_MET or (not following.word and following.low not in {"'s", "-", "–"}) else None


def _titled(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> tuple[list[PersonMention] | None, int]:
    """A title at token `j` with the name after it, or before it and a comma, or with none."""
    office = office_at(text, tokens, j, at, lexicon)
    if not office:
        return None, j
    if office.plural and office.side and (several := of_several(tokens, j, office, at, lexicon, found)):
        return several
    name = holder_of(text, tokens, office, at, lexicon)
    if name and name.start > office.end and found and not found[-1].title and titled_itself(tokens, name.end, at, lexicon):
        name = None if name_before(tokens, j, office.start, at, lexicon) else name  # "A, President of X, H.E. B, President of Y"
    title, side, basis, start, end = office.title, office.side, office.basis, office.start, office.end
    if name and name.start > office.end and _FRONTED.match(text[tokens[0].start : start]) and not _closed(tokens, name.end):
        return [PersonMention(Span(start, tokens[end - 1].end), "", title, side, basis, plural=office.plural)], end
    if name and office.plural:
        return named_together(tokens, name, title, side, basis, start, at, lexicon)
    if name:
        after, stop = side_after(tokens, name.end, at)
        if after and tokens[name.end].low == "at" and _OF_A_GOVERNMENT.search(title):
            after, stop = "", name.end  # "met Prime Minister B at the White House": where, and not whose
        if not side and not after:
            after, stop = ministry_after(text, tokens, name.end, at)
        if not side and after:
            side, basis = after, "country after the name"
        return [PersonMention(Span(start, tokens[name.end - 1].end), name.text, title, side, basis)], max(name.end, stop)
    before = name_before(tokens, j, start, at, lexicon)
    if before and end < len(tokens) and tokens[end].low in _PLURAL:
        before = None  # a headline: "A, UK Foreign Secretary discuss ties"
    if before and not side and (its := of_its_ministry(tokens, end, at)):
        side, basis, end = its[0], "country after the title", its[1]  # "A, Director of X at the Lebanese Ministry of Foreign Affairs"
    if not before:
        return [PersonMention(Span(start, tokens[end - 1].end), "", title, side, basis, plural=office.plural)], end
    if not found or found[-1].span.end != tokens[before.end - 1].end:
        return [PersonMention(Span(tokens[before.start].start, tokens[end - 1].end), before.text, title, side, basis)], end
    older = found.pop()
    if older.title and older.title.lower() not in title.lower():
        title = older.title if len(older.title) > len(title) else title
    side, basis = (older.side, older.basis) if older.side else (side, basis)
    whole = Span(older.span.start, tokens[end - 1].end)
    return [replace(older, span=whole, title=title or older.title, side=side, basis=basis)], end


_OF_A_GOVERNMENT = rule(
    r"\b(?:president|minister|premier|chancellor|king|queen|emir|amir|sultan|secretary of state|foreign secretary)\b", re.I
)
# "In addition to the Malaysian minister, Dr Ng received ...": the comma ends what was put in front.
_FRONTED = rule(r"(?:In addition to|Besides|Apart from|Along with|Together with|Alongside|Unlike|Like)\s+(?:the\s+|his\s+|her\s+)?$")


def _closed(tokens: Sequence[Token], k: int) -> bool:
    """Whether an apposition ends at token `k`."""
    return k >= len(tokens) or tokens[k].text in {",", ";", ")", "."}


def _counterpart(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> tuple[list[PersonMention] | None, int]:
    """ "his Indonesian counterpart, Retno Marsudi", "counterpart from Ghana X": side by demonym or country, title by the one whose counterpart it is."""
    opposite = tokens[j].low == "opposite" and j + 1 < len(tokens) and tokens[j + 1].low == "number"
    if tokens[j].low not in _COUNTERPARTS and not opposite:
        return None, j
    side, basis, start = side_before(text, tokens, j, at)
    end = j + 1 + opposite
    if tokens[j].low.startswith(_ALSO_OTHERS) and not side and not side_after(tokens, end, at)[0]:
        return None, j
    basis = "counterpart with demonym" if side else ""
    if tokens[j].low.endswith("s") and (several := counterparts(text, tokens, j, at, lexicon)):
        return several
    if tokens[j].low.endswith("s") and (stop := counterparts_behind(tokens, j, at, lexicon, found)):
        return [found.pop()], stop
    if not side:
        side, end = side_after(tokens, end, at)
        basis = "counterpart with country" if side else ""
    run = read_title(tokens, end, at, lexicon.titles) if end < len(tokens) else None
    title = ""
    if run:
        title, end = folded_title(text[run.text_start : run.text_end]), run.end
    k = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if k > end and not run and k < len(tokens) and (run := read_title(tokens, k, at, lexicon.titles)):
        title, k = folded_title(text[run.text_start : run.text_end]), run.end
    name = read_name(tokens, k, at, lexicon.titles) if k < len(tokens) else None
    if not name and run and k + 1 < len(tokens) and tokens[k].text == ",":  # "his counterpart, Minister of X, Y, have pledged"
        behind = read_name(tokens, k + 1, at, lexicon.titles)
        name = behind if behind and behind.end < len(tokens) and tokens[behind.end].text == "," else None
    stop = name.end if name else end
    if not name and (before := name_before(tokens, j, start, at, lexicon)):  # "Ms X, his Ivorian counterpart,"
        if found and found[-1].span.end == tokens[before.end - 1].end:
            found.pop()
        return [
            PersonMention(Span(tokens[before.start].start, tokens[stop - 1].end), before.text, title, side, basis, counterpart=True)
        ], stop
    if name and not side and (of := side_after(tokens, stop, at))[0]:
        (side, stop), basis = of, "counterpart with country"  # "his counterpart A of Norway"
    return [PersonMention(Span(start, tokens[stop - 1].end), name.text if name else "", title, side, basis, counterpart=True)], stop


def _country_and_name(
    tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention] | None, int]:
    """ "Georgia's Nino Kapanadze": a full name right after a country in the possessive."""
    mention = at.get(tokens[j].start)
    if not mention or mention.sort is not Sort.NAME:
        return None, j
    k = j
    while k < len(tokens) and tokens[k].start < mention.span.end:
        k += 1
    if k + 1 >= len(tokens) or tokens[k].low != "'s":
        return None, j
    name = read_name(tokens, k + 1, at, lexicon.titles)
    if (
        not name
        or len(name.text.split()) < 2
        or any(
            token.low in lexicon.titles.portfolio or token.low in lexicon.mechanisms.qualifiers for token in tokens[name.start : name.end]
        )
    ):
        return None, j
    following = tokens[name.end] if name.end < len(tokens) else None
    if following is not None and following.word and (following.capital or not _goes_on(following)):
        return None, j  # "France's Villa Albertine initiative", "Iran's Islamic Revolutionary Guard Corps"
    return [
        PersonMention(Span(mention.span.start, tokens[name.end - 1].end), name.text, "", mention.code, "country before the name")
    ], name.end


def _goes_on(token: Token) -> bool:
    """A word that may follow a person's name: a verb of the past, or a small word that joins."""
    return token.low in _MEETS | _AFTER_MET | _AFTER_PERSON or token.low.endswith(("ed", "'s"))


_AFTER_PERSON = frozenset(
    (
        "and or with of from at by after before while will would has have had is was were are also said says told led leads took left gave "
        "went came held made paid sat put set drew sent kept began wrote rose chose spoke thought saw felt took brought joins joined"
    ).split()
)


def _honoured(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention] | None, int]:
    """A name led by an honorific alone: "Mr. Menon", "Senator Wong"."""
    if tokens[j].low in INSIDE_NAMES and j and tokens[j - 1].capital and tokens[j - 1].word:
        return None, j  # "Ng Eng Hen"
    if tokens[j].start in at and at[tokens[j].start].sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY):
        return None, j
    if not tokens[j].capital or skip_honorifics(tokens, j, lexicon.titles) == j or tokens[j].low in lexicon.titles.heads:
        return None, j
    if (
        tokens[j].low
        in {
            "general",
            "major",
            "rear",
            "captain",
            "justice",
            "representative",
            "u",
            "royal",
            "his",
            "her",
            "right",
            "m",
            "marshal",
            "judge",
        }
        and len(tokens) > j + 1
        and not tokens[j + 1].capital
        and tokens[j + 1].text != "."
    ):
        return None, j
    name = read_name(tokens, j, at, lexicon.titles)
    if not name:
        return None, j
    side, end = side_after(tokens, name.end, at)
    basis, start = "country after the name" if side else "", tokens[j].start
    if not side:
        side, basis, start = side_before(text, tokens, j, at)  # "Norwegian Vice Admiral X"
    return [PersonMention(Span(start, tokens[name.end - 1].end), name.text, "", side, basis)], max(end, name.end)
