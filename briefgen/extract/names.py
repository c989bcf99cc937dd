"""A person's name in a run of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.parties import PartyMention
from briefgen.extract.tokens import Token
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.lexicon.titles import TitleTable
from briefgen.prepare.days import MONTHS, WEEKDAYS

# Capitals that open a sentence or a clause, or name other things, and are never a name.
_NEVER = frozenset(
    (
        "the a an on in at both during he she they it his her their its this these that those we our for from with while as also and or but "
        "to by of after before following regarding meanwhile earlier later two secretary minister president ambassador deputy prime foreign "
        "who which when where media photo press north south east west northern southern eastern western central pacific atlantic indo- "
        "pacific asia europe africa america asean mekong nato un eu university institute foundation agreement memorandum treaty convention "
        "statement declaration dialogue summit meeting forum conference embassy consulate airport palace hotel house hall centre center "
        "secretariat ministry department office government parliament assembly staff debate election affairs sea bank court comprehensive "
        "strategic partnership free open joint party congress national republic kingdom state states union "
        "agree agrees vow vows pledge pledges discuss review reviews sign explore stress seek seeks eye eyes launch conclude concludes begin begins arrive attend address open opens deepen strengthen boost urge thank congratulate condemn travel call calls readout talks trip meets met holds held speaks spoke receives received visits visit hosts hosted welcomes discusses attends "
        "officials leading hosting chairing attending welcoming addressing participation participates travels travel arrives co-chairs chairs delivers remarks signs and corps guard guards forces army company group "
        "coalition alliance league bloc initiative mechanism programme program project fund agency authority bureau organisation organization association commonwealth "
        "confederation consortium network platform taskforce charter defeat community communities"
    ).split()
)
GIVEN = frozenset(["sultan", "amir", "emir", "malik"])  # given names that are offices elsewhere
AFTER_NAME = frozenset(
    (
        "mp mps ac ao am kc qc obe cbe mbe kbe dbe cmg kcmg dcmg gcmg kcvo cvo dsc psc phd md csc cnzm dnzm oam td tds mep msp mla mlc mna mdb pc"
    ).split()
)  # letters after a name
_RUN = 6


@dataclass(slots=True)
class NameRun:
    start: int  # token indices
    end: int
    text: str
    honorific: bool


_ARTICLE = rule(r"(?:al|el|ar|as|an|ash|ad|ibn|ben|bin|abu)[-–][A-ZÀ-Ỹ]")  # "al-Maskari"


def _name_token(token: Token, parties: Mapping[int, PartyMention], first: bool, table: TitleTable) -> bool:
    if (
        not (token.capital or (not first and _ARTICLE.match(token.text)))
        or not token.word
        or (len(token.text) < 2 and not token.text.isalpha())
    ):
        return False
    if token.low in _NEVER or (token.low in MONTHS and token.low != "may" and first) or token.low in WEEKDAYS:
        return False
    if not token.text.isalpha() and any(map(str.isdigit, token.text)):
        return False
    mention = parties.get(token.start)
    if mention and mention.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY):
        return False
    return not (first and (token.low in table.heads or token.low in table.modifiers))


_NAMES_TOO = frozenset(["tan", "most"])  # honorifics before another one ("the Most Hon."), family names or common words elsewhere
INSIDE_NAMES = frozenset(["eng"])  # honorifics (of engineers), and parts of Chinese names behind another part
_RANKS_OF_TWO = frozenset(
    (
        "air marshal, air chief, air vice, air vice-marshal, air commodore, vice admiral, vice marshal, chief marshal, group captain, "
        "wing commander, squadron leader, fleet admiral, field marshal"
    ).split(", ")
)


def rank_of_two(tokens: Sequence[Token], j: int) -> bool:
    """ "Air Marshal", "Vice Admiral": the first word is no honorific elsewhere."""
    return j + 2 < len(tokens) and tokens[j].capital and tokens[j + 1].capital and f"{tokens[j].low} {tokens[j + 1].low}" in _RANKS_OF_TWO


def _retired(tokens: Sequence[Token], j: int) -> int:
    """The token after "(Retd.)" at token `j`; 0 where something else stands in the bracket."""
    close = next((k for k in range(j + 2, min(j + 5, len(tokens))) if tokens[k].text == ")"), 0)
    return close + 1 if close and tokens[j + 1].low.rstrip(".") in {"retd", "ret", "ret'd", "rtd"} else 0


def skip_honorifics(tokens: Sequence[Token], at: int, table: TitleTable) -> int:
    """The token after "H.E. Mr.", "Dr", "Lt. Gen.", "the Honourable", "Senator the Hon"."""
    j = at
    if at + 1 < len(tokens) and tokens[at].low == "the" and tokens[at + 1].low.rstrip(".") in table.honorifics and tokens[at + 1].capital:
        j += 1
    while j < len(tokens):
        low = tokens[j].low.rstrip(".")
        if j > at and tokens[j].text == "(" and (close := _retired(tokens, j)):
            j = close
        elif rank_of_two(tokens, j):
            j += 1
        elif low in _NAMES_TOO and not (j + 1 < len(tokens) and tokens[j + 1].low.rstrip(".") in table.honorifics):
            break  # "Tan Sri Abdul Razak", but "Permanent Secretary Tan Wei Liang"
        elif (low in table.honorifics or tokens[j].low in table.honorifics) and tokens[j].text[0].isupper():
            j += 1
            while j < len(tokens) and tokens[j].text in {".", "'", "’"}:
                j += 1
        elif low == "h" and tokens[j].capital and [token.low for token in tokens[j : j + 3]] == ["h", ".", "e"]:  # "H.E Dr", "H. E. Ms"
            j += 3
            while j < len(tokens) and tokens[j].text == ".":
                j += 1
        elif (
            tokens[j].low in {"the", "(", "retd", "ret", "ret'd", ")"}
            and j > at
            and j + 1 < len(tokens)
            and tokens[j + 1].low.rstrip(".") in table.honorifics | {"retd", "ret", "ret'd", "."}
        ):
            j += 1
        else:
            break
    # A rank with a bracket: "Gen. (Retd) X"
    if j > at and j + 3 < len(tokens) and tokens[j].text == "(" and ")" in (tokens[j + 2].text, tokens[j + 3].text):
        j += 3 if tokens[j + 2].text == ")" else 4
    return j


_CUT_SHORT = frozenset("ma md mohd moh muh muhd fr st jos wm chas geo thos alex".split())  # first names as they are abbreviated


def _initial(tokens: Sequence[Token], j: int) -> bool:
    """A capital and a full stop, or a first name cut short: "J." in "Antony J. Blinken", "A." in "A. K. Abdul", "Ma. Teresa"."""
    if not tokens[j].capital or j + 1 >= len(tokens) or tokens[j + 1].text != ".":
        return False
    return len(tokens[j].text) == 1 or (tokens[j].low in _CUT_SHORT and j + 2 < len(tokens) and tokens[j + 2].capital)


def _short_part(tokens: Sequence[Token], j: int, start: int, at: int) -> bool:
    """ "To Lam", "Phạm Văn An": a part of a name that is a small word elsewhere, with its capital in the middle of a sentence."""
    token = tokens[j]
    if token.low not in {"to", "on", "an", "in", "by", "do", "as", "so"} or not token.capital or token.text.isupper():
        return False
    if j > start:
        return tokens[j - 1].capital and tokens[j - 1].word
    return at > 0 and j + 1 < len(tokens) and tokens[j + 1].capital and tokens[j + 1].word


_MONTH_NAMES = frozenset(["jan", "april", "may", "june", "august"])  # first names, too


def _named_as_month(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention], table: TitleTable) -> bool:
    """ "Foreign Minister Jan Lipavsky": a month's name right before a family name."""
    return tokens[j].low in _MONTH_NAMES and tokens[j].capital and j + 1 < len(tokens) and _name_token(tokens[j + 1], parties, True, table)


def _named_as_office(tokens: Sequence[Token], j: int) -> bool:
    """ "Minister of State Sultan bin Saad": a given name that is an office elsewhere, with more of the name after it."""
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    return tokens[j].low in GIVEN and tokens[j].capital and following is not None and (following.capital or following.low in _SMALL)


def _named_as_country(tokens: Sequence[Token], j: int, start: int, parties: Mapping[int, PartyMention]) -> bool:
    """ "Defence Minister Israel Katz", "Secretary of State Michael Jordan": one word of a country's name, as first name right before a family
    name, or as family name right after one first name and before words that go on in small letters."""
    mention = parties.get(tokens[j].start)
    if mention is None or mention.sort is not Sort.NAME or tokens[j].end != mention.span.end or tokens[j].start != mention.span.start:
        return False
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if following is None:
        return False
    if j == start:
        return (
            tokens[j].low in _ALSO_FIRST
            and following.capital
            and following.word
            and following.start not in parties
            and following.low not in _NEVER
        )
    return j == start + 1 and tokens[j].low in _ALSO_LAST and following.word and not following.capital and following.low not in {"'s", "’s"}


_ALSO_FIRST = frozenset("israel chad jordan georgia kenya india china ireland".split())
_ALSO_LAST = frozenset("jordan israel ireland france holland england".split())


def _named_as_place(tokens: Sequence[Token], j: int) -> bool:
    """ "Special Representative Thomas West", "Secretary Ann J. Hall": a family name that is a place or a point of the compass elsewhere, behind a
    first name and before no other capital ("Ola Berg West Africa desk")."""
    return tokens[j].low in _PLACES_TOO and tokens[j].capital and not (j + 1 < len(tokens) and tokens[j + 1].capital)


_PLACES_TOO = frozenset("west north east hall house".split())


def _particles_lead(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention], table: TitleTable) -> bool:
    """ "van der Berg": small words of a name, up to a part of it with a capital."""
    k = j
    while k < len(tokens) and tokens[k].low in table.particles and k - j < 3:
        k += 1
    return k < len(tokens) and _name_token(tokens[k], parties, False, table)


def _place_and_country(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention]) -> bool:
    """ "Islamabad, Pakistan" after a name in a headline."""
    place = parties.get(tokens[j].start)
    if place is None or place.place is None or j + 2 >= len(tokens) or tokens[j + 1].text != ",":
        return False
    country = parties.get(tokens[j + 2].start)
    return country is not None and country.code == place.place.code


def _credit(tokens: Sequence[Token], j: int) -> bool:
    """ "Foreign Minister A | AGENCY/Photographer" under a picture: capitals before a stroke, after a name that is printed in small letters."""
    slash = j + 1 < len(tokens) and tokens[j + 1].text == "/" and len(tokens[j].text) > 2
    return slash and tokens[j].text.isupper() and not tokens[j - 1].text.isupper()


def read_name(tokens: Sequence[Token], at: int, parties: Mapping[int, PartyMention], table: TitleTable) -> NameRun | None:
    """The name that starts at token `at`, honorifics skipped; None where none does."""
    start = skip_honorifics(tokens, at, table)
    j = start
    while j < len(tokens) and j - start < _RUN + 2:
        token = tokens[j]
        if j > start and (_place_and_country(tokens, j, parties) or _credit(tokens, j)):
            break
        if token.text == "." and j > start and _initial(tokens, j - 1):
            j += 1  # an initial: "Antony J. Blinken"
        elif (
            _initial(tokens, j)
            or _short_part(tokens, j, start, at)
            or (token.low in table.particles and (j > start or token.capital) and _particles_lead(tokens, j, parties, table))
        ):
            j += 1
        elif j > start and token.capital and tokens[j - 1].low in table.particles:
            j += 1  # "bin Sultan"
        elif (
            (
                _name_token(token, parties, j == start, table)
                or (j == start and (_named_as_month(tokens, j, parties, table) or _named_as_office(tokens, j)))
                or _named_as_country(tokens, j, start, parties)
                or (j > start and _named_as_place(tokens, j))
            )
            and not (j > start and token.low in table.heads)
        ) or (token.low in {"jr", "sr", "ii", "iii"} and j > start):
            j += 1
        else:
            break
    while j > start + 1 and tokens[j - 1].low in AFTER_NAME and tokens[j - 1].text[:2].isupper():
        j -= 1
    while j > start and ((tokens[j - 1].low in table.particles and not tokens[j - 1].capital) or tokens[j - 1].text == "."):
        j -= 1
    if j == start:
        return None
    words = [token for token in tokens[start:j] if token.word]
    if all(len(token.text.rstrip(".")) == 1 for token in words):
        return None
    text = " ".join(token.text + ("." if _initial(tokens, start + tokens[start:j].index(token)) else "") for token in words)
    return NameRun(start, _past_junior(tokens, j), text, start > at)


def _past_junior(tokens: Sequence[Token], j: int) -> int:
    """The token after ", Jr." behind a name that ends at token `j`."""
    if j + 1 >= len(tokens) or tokens[j].text != "," or tokens[j + 1].low not in {"jr", "sr"}:
        return j
    return j + 3 if j + 2 < len(tokens) and tokens[j + 2].text == "." else j + 2


def read_name_back(tokens: Sequence[Token], end: int, parties: Mapping[int, PartyMention], table: TitleTable) -> NameRun | None:
    """The name whose last token stands right before token `end`; None where none does."""
    while end > 1 and tokens[end - 1].low in AFTER_NAME and tokens[end - 1].text[:2].isupper():
        end -= 1  # "the Hon Robert Lachlan MP, Minister for Defence"
    j = end
    while j > 0 and end - j < _RUN + 2:
        token = tokens[j - 1]
        if (
            (token.text == "." and j - 2 >= 0 and len(tokens[j - 2].text) == 1 and tokens[j - 2].capital)
            or _name_token(token, parties, False, table)
            or (token.low in table.particles and j < end)
        ):
            j -= 1
        else:
            break
    while j < end and j and tokens[j - 1].low in {"in", "at"} and (city := parties.get(tokens[j].start)) and city.place:
        while j < end and tokens[j].start < city.span.end:
            j += 1  # "received today in Abu Dhabi Ville Korhonen, Minister ..."
    while j < end and (not _name_token(tokens[j], parties, True, table) or tokens[j].low in table.honorifics or tokens[j].text == "."):
        j += 1
    if j == end:
        return None
    run = read_name(tokens, j, parties, table)
    return run if run and run.end == end else None


_SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "de", "la", "del", "dos", "da", "bin", "binti", "van", "von", "der", "al"])


def quiet(words: str, text: str) -> str:
    """A name or title that only a heading in capitals gives, as a list of names would print it: "PRIME MINISTER OF PERU" -> "Prime Minister
    of Peru". One that has small letters stays as it is ("NAKAHARA Shun"), and so does one word ("PM"); two letters may be initials
    ("EG WHITLAM"), unless `text` has them as a name elsewhere."""
    parts = words.split()
    if len(parts) < 2 or not words.isupper():
        return words
    return " ".join(part.lower() if place and part.lower() in _SMALL else _quiet_part(part, text) for place, part in enumerate(parts))


def _quiet_part(part: str, text: str) -> str:
    """ "MYUNG-BAK" -> "Myung-bak" where the text has it so, else "Myung-Bak"."""
    plain = part.capitalize()
    if re.search(rf"\b{re.escape(plain)}\b", text):
        return plain
    return _WORD.sub(lambda found: found.group().capitalize(), part) if len(part) > 2 else part


_WORD = rule(r"[^\W\d_]+")
