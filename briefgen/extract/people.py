"""Who is named: titles and names put together, with the side that the words themselves give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.behind_titles import (
    FOR_A_WHILE,
    charged_with,
    in_brackets,
    of_its_ministry,
    portfolio_goes_on,
    posted_to,
    titled_itself,
    within_ministry,
)
from briefgen.extract.names import AFTER_NAME, NameRun, read_name, read_name_back, skip_honorifics
from briefgen.extract.neighbours import (
    beside_counterpart,
    city_inside,
    ministry_after,
    ministry_inside,
    of_one_country,
    parties_at,
    side_after,
    side_before,
)
from briefgen.extract.parties import PartyMention
from briefgen.extract.titles import SMALL_STARTS, read_title
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span

_SIDE_WORDS = frozenset(["side", "delegation", "team", "party"])


@dataclass(slots=True)
class PersonMention:
    """One place where a text names somebody. `name` is "" where only a title stands; `side` is "" where the words do not tell."""

    span: Span
    name: str
    title: str
    side: str
    basis: str
    counterpart: bool = False
    plural: bool = False


def find_people(text: str, tokens: Sequence[Token], parties: Sequence[PartyMention], lexicon: Lexicon) -> list[PersonMention]:
    """People with a title or an honorific in one sentence, left to right. Later mentions by a bare name are the registry's work."""
    at = parties_at(tokens, parties)
    inside = {start for start, mention in at.items() if start != mention.span.start}
    found: list[PersonMention] = []
    openers, small = lexicon.titles.openers, SMALL_STARTS | _COUNTERPARTS | {"opposite", "member"}
    j = 0
    while j < len(tokens):
        token = tokens[j]
        if not token.capital and token.start not in at and token.low not in small:
            j += 1  # most words open none
            continue
        if (token.low not in openers and token.start not in at and token.low.rstrip(".") not in openers) or token.start in inside:
            plain = _plain(tokens, j, at, lexicon) if token.capital else None
            if plain:
                found.append(PersonMention(Span(token.start, tokens[plain.end - 1].end), plain.text, "", "", ""))
            j = plain.end if plain else j + 1  # "United States" is no title
            continue
        if j and tokens[j - 1].low in _KIN:
            j += 1  # "his wife Professor X": comes along, and sits at no table
            continue
        mention, following = _counterpart(text, tokens, j, at, lexicon, found)
        if not mention:
            mention, following = _titled(text, tokens, j, at, lexicon, found)
        if not mention:
            mention, following = _honoured(tokens, j, at, lexicon)
        if not mention:
            mention, following = _country_and_name(tokens, j, at, lexicon)
        for one in mention or ():
            found.append(one)
        j = following if mention else j + 1
    found = [of_one_country(text, found, place) for place in range(len(found))]
    return [beside_counterpart(text, found, place) for place in range(len(found))]


_PLURAL = frozenset(
    "discuss hold meet review agree sign co-chair exchange talk explore speak stress underline affirm call pledge vow launch".split()
)
_KIN = frozenset(["wife", "husband", "spouse"])
_COUNTERPARTS = frozenset(["counterpart", "counterparts", "colleague", "colleagues"])
_MEETS = frozenset(
    (
        "met meets spoke speaks received receives hosted hosts visited visits held holds had telephoned phoned co-chaired arrived welcomed "
        "conferred called paid conversed talked"
    ).split()
)
_MET_BY = frozenset("with by to received met hosted welcomed phoned telephoned".split())
_AFTER_MET = frozenset("in on at today yesterday during to who as this and for over via".split())
_OPENS = frozenset([",", "–", "—", "-", "--", ":", ")", "”", '"', "and", "today", "yesterday"])


def _plain(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """A full name without any title that meets somebody, or is met: "Vladimir Orlov received ...", "held talks with Li Na in Beijing"."""
    if j + 2 >= len(tokens) or not tokens[j + 1].capital or (j and tokens[j - 1].capital):
        return None
    subject = j == 0 or tokens[j - 1].text in _OPENS or tokens[j - 1].low in _OPENS
    met = not subject and tokens[j - 1].low in _MET_BY and any(token.low in _MEETS for token in tokens[max(0, j - 8) : j])
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
        return name if following.low in _MEETS else None
    return name if following.low in _AFTER_MET or (not following.word and following.low not in {"'s", "-", "–"}) else None


def _fold(text: str) -> str:
    return " ".join(text.split()).strip(" ,")


@dataclass(slots=True)
class _Office:
    """A title as it stands, with all that belongs to it before the name."""

    title: str
    start: int  # code points, from the country before it on
    begins: int  # code points of the title itself
    end: int  # token after it, and after a posting or bracket behind it
    side: str
    basis: str
    plural: bool


def _titled(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> tuple[list[PersonMention] | None, int]:
    """A title at token `j` with the name after it, or before it and a comma, or with none."""
    office = _office_at(text, tokens, j, at, lexicon)
    if not office:
        return None, j
    name = _holder(text, tokens, office, at, lexicon)
    if name and name.start > office.end and found and not found[-1].title and titled_itself(tokens, name.end, at, lexicon):
        name = None if _name_before(tokens, j, office.start, at, lexicon) else name  # "A, President of X, H.E. B, President of Y"
    title, side, basis, start, end = office.title, office.side, office.basis, office.start, office.end
    if name and office.plural:
        return _several(tokens, name, title, side, basis, start, at, lexicon)
    if name:
        after, stop = side_after(tokens, name.end, at)
        if not side and not after:
            after, stop = ministry_after(text, tokens, name.end, at)
        if not side and after:
            side, basis = after, "country after the name"
        return [PersonMention(Span(start, tokens[name.end - 1].end), name.text, title, side, basis)], max(name.end, stop)
    before = _name_before(tokens, j, start, at, lexicon)
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


def _office_at(text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> _Office | None:
    """The title at token `j` with its side, by the words before it, in it and behind it; None where none starts there."""
    if tokens[j].start in at and at[tokens[j].start].sort is not Sort.CITY:
        return None
    run = read_title(tokens, j, at, lexicon.titles)
    if not run:
        return None
    side, basis, start = side_before(text, tokens, j, at)
    if run.side:
        side, basis = run.side, run.basis
    title = _fold(text[run.text_start : run.text_end])
    end = run.end
    if not side:
        side, end = side_after(tokens, run.end, at)
        basis = "country after the title" if side else ""
    elif (again := side_after(tokens, run.end, at))[0] == side:
        end = again[1]  # "Chairman of the Mejlis of Turkmenistan"
    end = posted_to(tokens, run, end, at)
    if closed := in_brackets(tokens, end):
        if tokens[end + 1].low in FOR_A_WHILE:
            title = _fold(text[run.text_start : tokens[closed - 1].end])
        end = closed
    if not side and (side := ministry_inside(text, tokens, j, run.end, at)):
        basis = "country in the title"
    if not side and (side := city_inside(tokens[j + 1 : run.end], at)):
        basis = "city in the title"
    return _Office(title, start, run.text_start, end, side, basis, run.plural)


def _holder(text: str, tokens: Sequence[Token], office: _Office, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """The name behind the title; what stands between the two goes to the title, or tells its side."""
    name = _name_after(tokens, office.end, at, lexicon, bool(office.side), office.plural)
    if not name and not office.side and (its := of_its_ministry(tokens, office.end, at)):
        office.side, office.basis, office.end = its[0], "country after the title", its[1]
        name = _name_after(tokens, office.end, at, lexicon, True)
    if not name and (past := within_ministry(tokens, office.end)):
        name = _name_after(tokens, past, at, lexicon, bool(office.side))
        office.end = past if name else office.end
    if not name and office.side and (further := charged_with(tokens, office.end)):
        _lengthen(text, tokens, office, further)  # "Special Envoy of X for the Sahel, Ms Y"
        name = _name_after(tokens, office.end, at, lexicon)
    if name and name.end - name.start == 1 and not name.honorific and (further := portfolio_goes_on(tokens, name.end, lexicon)):
        _lengthen(text, tokens, office, further)  # "..., National Community Abroad and African Affairs, Abdelkrim Bouziane"
        name = _name_after(tokens, office.end, at, lexicon)
    return name


def _lengthen(text: str, tokens: Sequence[Token], office: _Office, end: int) -> None:
    office.title, office.end = _fold(text[office.begins : tokens[end - 1].end]), end


def _name_after(
    tokens: Sequence[Token], end: int, at: Mapping[int, PartyMention], lexicon: Lexicon, sided: bool = False, plural: bool = False
) -> NameRun | None:
    """The name right after a title, or after a comma where an honorific or a closing comma shows that it is one; of a title `sided` by its
    country also a single word, of one in the `plural` also the first of several."""
    if end >= len(tokens):
        return None
    if name := read_name(tokens, end, at, lexicon.titles):
        return name
    if tokens[end].text in {",", ":"} and end + 1 < len(tokens):
        name = read_name(tokens, end + 1, at, lexicon.titles)
        least = 1 if sided else 2  # "the Indonesian Minister for Foreign Affairs, Hartono,"
        after = _past_letters(tokens, name.end) if name else 0
        closes = after < len(tokens) and (tokens[after].text in {",", ";", "."} or (plural and tokens[after].low == "and"))
        if name and (name.honorific or (closes and least <= len(name.text.split()) <= 5)):
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


def _name_before(tokens: Sequence[Token], j: int, start: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> NameRun | None:
    """ "Penny Wong, the Australian Foreign Minister": the name before the comma (or bracket, or dash) before the title's side and article."""
    k = j
    while k > 0 and (
        tokens[k - 1].start >= start or tokens[k - 1].low in {"the", "a", "an", "its", "his", "her", "our", "who", "is", "as", "currently"}
    ):
        k -= 1
    if k > 2 and tokens[k - 1].low in {"'s", "’s"}:  # "A, Foreign Ministry's Undersecretary"
        k -= 1
        while k > 0 and tokens[k - 1].capital and tokens[k - 1].word:
            k -= 1
    if k > 2 and tokens[k - 1].text.isupper() and 1 < len(tokens[k - 1].text) < 6 and tokens[k - 1].word:
        k -= 1  # "..., SOM Leader of Thailand"
    if k < 2 or tokens[k - 1].text not in {",", "(", "–", "—", "-"}:
        return None
    name = read_name_back(tokens, k - 1, at, lexicon.titles)
    before = name.start - 1 if name and tokens[name.start - 1].low != "the" else name.start - 2 if name else -1
    if not name or (before >= 0 and tokens[before].low in {"in", "at", "across", "throughout"}):
        return None  # "tension in the West Bank, the President ..."
    many = len(name.text.split()) >= 2
    return name if many or (name.start > 0 and tokens[name.start - 1].low in lexicon.titles.honorifics | {"."}) else None


def _several(
    tokens: Sequence[Token], name: NameRun, title: str, side: str, basis: str, start: int, at: Mapping[int, PartyMention], lexicon: Lexicon
) -> tuple[list[PersonMention], int]:
    """ "Foreign Ministers A, B and C": one mention each, with the title in the singular."""
    single = rule(r"(?i)ministers\b").sub(
        "Minister", rule(r"(?i)secretaries\b").sub("Secretary", rule(r"(?i)presidents\b").sub("President", title))
    )
    people = [PersonMention(Span(start, tokens[name.end - 1].end), name.text, single, side, basis)]
    stop = name.end
    while True:
        own, after = side_after(tokens, stop, at)
        if own:
            people[-1] = replace(people[-1], side=own, basis="country after the name")
            stop = after
        k = stop
        while k < len(tokens) and tokens[k].low in {",", "and"}:
            k += 1
        following = read_name(tokens, k, at, lexicon.titles) if stop < k < len(tokens) else None
        if not following:
            return people, stop
        people.append(PersonMention(Span(tokens[following.start].start, tokens[following.end - 1].end), following.text, single, "", ""))
        stop = following.end


def _counterpart(
    text: str, tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon, found: list[PersonMention]
) -> tuple[list[PersonMention] | None, int]:
    """ "his Indonesian counterpart, Retno Marsudi", "counterpart from Ghana X": side by demonym or country, title by the one whose counterpart it is."""
    opposite = [token.low for token in tokens[j : j + 2]] == ["opposite", "number"]
    if tokens[j].low not in _COUNTERPARTS and not opposite:
        return None, j
    side, basis, start = side_before(text, tokens, j, at)
    end = j + 1 + opposite
    if tokens[j].low.startswith("colleague") and not side and not side_after(tokens, end, at)[0]:
        return None, j
    basis = "counterpart with demonym" if side else ""
    if tokens[j].low.endswith("s") and (several := _counterparts(text, tokens, j, at, lexicon)):
        return several
    if not side:
        side, end = side_after(tokens, end, at)
        basis = "counterpart with country" if side else ""
    run = read_title(tokens, end, at, lexicon.titles) if end < len(tokens) else None
    title = ""
    if run:
        title, end = _fold(text[run.text_start : run.text_end]), run.end
    k = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if k > end and not run and k < len(tokens) and (run := read_title(tokens, k, at, lexicon.titles)):
        title, k = _fold(text[run.text_start : run.text_end]), run.end
    name = read_name(tokens, k, at, lexicon.titles) if k < len(tokens) else None
    stop = name.end if name else end
    if not name and (before := _name_before(tokens, j, start, at, lexicon)):  # "Ms X, his Ivorian counterpart,"
        if found and found[-1].span.end == tokens[before.end - 1].end:
            found.pop()
        return [
            PersonMention(Span(tokens[before.start].start, tokens[stop - 1].end), before.text, title, side, basis, counterpart=True)
        ], stop
    return [PersonMention(Span(start, tokens[stop - 1].end), name.text if name else "", title, side, basis, counterpart=True)], stop


def _counterparts(
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
    if len(sides) < 2:
        return None
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


def _honoured(tokens: Sequence[Token], j: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> tuple[list[PersonMention] | None, int]:
    """A name led by an honorific alone: "Mr. Menon", "Senator Wong"."""
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
    return [
        PersonMention(Span(tokens[j].start, tokens[name.end - 1].end), name.text, "", side, "country after the name" if side else "")
    ], max(end, name.end)
