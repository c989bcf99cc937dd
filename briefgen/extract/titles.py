"""A title of office in a run of tokens: where it ends, what it is of, whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.extract.names import AFTER_NAME, GIVEN, rank_of_two
from briefgen.extract.parties import PartyMention, past_party
from briefgen.extract.small_titles import ends_a_phrase, nobody_is_both, seat_in_a_party, small_office
from briefgen.extract.tokens import Token
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.titles import TitleTable

# A head in small letters makes a title only where it is one of these ("foreign minister", but not "under the chair of").
_SMALL_HEADS = frozenset(
    (
        "minister ministers secretary secretaries president presidents premier ambassador chancellor envoy adviser advisor commissioner "
        "undersecretary under-secretary vice-chair vice-chairman vice-chairwoman director-general secretary-general vice-minister governor speaker chairman vice-president king "
        "queen emir sultan mayor rector prosecutor consul minister-counsellor minister-counselor charge chargé"
    ).split()
)
_SMALL_MODIFIERS = frozenset(
    (
        "deputy vice assistant permanent prime foreign acting special national security defence defense external state chief interim "
        "caretaker senior parliamentary federal additional joint d'affaires"
    ).split()
)
# All words with which a title begins that is printed in small letters.
SMALL_STARTS = _SMALL_HEADS | _SMALL_MODIFIERS | {"finance", "trade", "interior", "economy", "energy", "home", "health"}
_OFFICES = frozenset(("ministry department office bureau directorate division commission council agency committee").split())
_INSTITUTIONS = _OFFICES | {"administration", "secretariat", "presidency", "parliament", "government", "embassy", "authority", "house"}
_RANK_AFTER = frozenset(("secretary director attorney consul commissioner governor auditor inspector solicitor prosecutor").split())
_ABBREVIATED = frozenset(["fm", "pm", "dpm", "eam", "nsa", "rm", "dfm", "mos", "mp"])
_PAIRED = frozenset(
    [("crown", "prince"), ("crown", "princess"), ("first", "lady"), ("chief", "justice"), ("director", "general")]
)  # honorifics that are an office after these words
_PLURAL_HEADS = frozenset("ministers secretaries presidents ambassadors premiers chancellors speakers commissioners heads chiefs".split())


@dataclass(slots=True)
class TitleRun:
    start: int  # token index of the first title word
    end: int  # token index after the last one (and after "of COUNTRY", where that follows)
    text_start: int  # code points of the title itself
    text_end: int
    side: str
    basis: str
    plural: bool


def read_title(tokens: Sequence[Token], at: int, parties: Mapping[int, PartyMention], table: TitleTable) -> TitleRun | None:
    """The title that starts at token `at`; None where none does. `parties` are mentions by the code point at which they start."""
    begun = _begun(tokens, at, table)
    if begun is None:
        return None
    if tokens[at].text == "MP":
        return _member_of_parliament(tokens, at)
    j = last = begun
    head, plural = begun > at, any(token.low in _PLURAL_HEADS for token in tokens[at:begun])
    side = basis = ""
    end_after_side = 0
    while j < len(tokens):
        token = tokens[j]
        if mention := parties.get(token.start):
            step = _over_party(tokens, at, j, head, mention, table)
            if step is None:
                break
            j, last = step.to, step.to if step.inside else last
            if step.side:
                side, basis = step.side, step.basis
            if step.ends:
                end_after_side = j
                break
            continue
        if _ends_pair(tokens, at, j) or _is_assistant_to(tokens, j):
            head, j = True, j + 1
            last = j
            continue
        if head and token.low in GIVEN and last == j and j + 1 < len(tokens) and tokens[j + 1].low not in table.joiners:
            break
        if _title_word(token, table, head):
            is_head = token.low in table.heads and (token.capital or token.low in _SMALL_HEADS or j == at)
            if is_head and head and last < j and tokens[j - 1].low in {"of", "for"} and not token.capital:
                break
            head = head or is_head
            plural = plural or (is_head and token.low in _PLURAL_HEADS)
            j += 1
            last = j
            continue
        if head and token.text == "(" and (close := _bracketed_portfolio(tokens, j, table)):
            j = last = close
            continue
        if head and j == last and _is_possessive(tokens, j) and (close := _body(tokens, j + 1, parties)):
            j = last = close  # "Head of the Party Central Committee's Commission for ...", "the Supreme People's Court"
            continue
        step_to = None if head and _another_follows(tokens, at, j, table) else _over_joiner(tokens, j, parties, table, head)
        if step_to is None:
            break
        step_from, j = j, step_to
        if close := _unknown_field(tokens, step_from, j, head, parties, table):
            j = last = close
    last = _without_rank(tokens, at, last, table)
    if head and last < len(tokens) and tokens[last].text in {"I", "II", "III"} and tokens[last - 1].low in table.portfolio | table.heads:
        last += 1  # "Minister of Foreign Affairs II"
    if not head or last <= at:
        return None
    return TitleRun(at, max(last, end_after_side), tokens[at].start, tokens[last - 1].end, side, basis, plural)


def _unknown_field(tokens: Sequence[Token], joiner: int, j: int, head: bool, parties: Mapping[int, PartyMention], table: TitleTable) -> int:
    """The token after what an office is of, at token `j` behind the joiner, where no table knows it; 0 where one does."""
    if head and tokens[joiner].low == "of" and (close := _province(tokens, j, parties)):
        return close  # "Governor of Upper Valley province"
    if _title_word(tokens[j], table, head):
        return 0
    if close := _body(tokens, j, parties):
        return close  # "Secretary of the Ho Chi Minh City Party Committee"
    return j + 1 if tokens[j].capital and tokens[j].start not in parties else 0  # "Secretary for Mindanao ..."


def _begun(tokens: Sequence[Token], at: int, table: TitleTable) -> int | None:
    """The token after "Member of the Political Bureau" or "agriculture minister" at token `at`; `at` where a title begins otherwise; else None."""
    begun = max(at + seat_in_a_party(tokens, at), 0 if tokens[at].capital else small_office(tokens, at, table))
    starts = begun > at or (_starts(tokens[at], table) and not ends_a_phrase(tokens, at, table)) or _behind_name(tokens, at)
    return begun if starts and not rank_of_two(tokens, at) else None


def _member_of_parliament(tokens: Sequence[Token], at: int) -> TitleRun | None:
    """ "MP" is a title before a name, and letters behind one."""
    before_name = at + 2 < len(tokens) and tokens[at + 1].capital and not (at and tokens[at - 1].capital)
    return TitleRun(at, at + 1, tokens[at].start, tokens[at].end, "", "", False) if before_name else None


def _ends_pair(tokens: Sequence[Token], at: int, j: int) -> bool:
    """Token `j` is the second word of a head of two."""
    return j > at and (tokens[j - 1].low, tokens[j].low) in _PAIRED


def _is_assistant_to(tokens: Sequence[Token], j: int) -> bool:
    """ "Assistant to the President": elsewhere the word only stands before a head."""
    return tokens[j].low == "assistant" and tokens[j].capital and j + 1 < len(tokens) and tokens[j + 1].low == "to"


def _is_possessive(tokens: Sequence[Token], j: int) -> bool:
    return tokens[j].low in {"'s", "’s"} or (tokens[j].text in {"'", "’"} and tokens[j - 1].low.endswith("s"))


_BODIES = frozenset(
    (
        "committee council commission congress assembly party bank agency authority institute academy front union association federation office "
        "court staff corporation foundation league administration service forces secretariat department board chamber"
    ).split()
)


def _body(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention]) -> int:
    """The token after a body of which no table knows all the words, at token `j`: "Nghe An Provincial People's Committee"; 0 without one."""
    for k in range(j, min(j + 7, len(tokens))):
        token = tokens[k]
        if token.low in _BODIES and token.capital:
            return k + 1
        country = token.start in parties and parties[token.start].sort in (Sort.NAME, Sort.DEMONYM)
        if country or not ((token.capital and token.word) or (k > j and token.low in {"'s", "’s"})):
            return 0
    return 0


_PROVINCES = frozenset(
    "province region state district oblast prefecture governorate county municipality territory canton voivodeship".split()
)


def _province(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention]) -> int:
    """The token after a province of which no table knows the name, at token `j`: "Upper Valley province"; 0 without one."""
    for k in range(j, min(j + 5, len(tokens))):
        if tokens[k].low in _PROVINCES and k > j:
            return k + 1
        if not (tokens[k].capital and tokens[k].word):
            return 0
    return 0


def _another_follows(tokens: Sequence[Token], at: int, j: int, table: TitleTable) -> bool:
    """ "A, Secretary General of the Ministry of Foreign Affairs, | and H.E. B": the comma at token `j` of a title behind a name ends it."""
    if not at or tokens[at - 1].text != "," or tokens[j].text != "," or j + 2 >= len(tokens) or tokens[j + 1].low not in {"and", "&"}:
        return False
    following = tokens[j + 3 if tokens[j + 2].low == "the" and j + 3 < len(tokens) else j + 2]
    return following.capital and (
        following.text == "H"
        or following.low.rstrip(".") in table.honorifics
        or following.low in table.heads | table.modifiers - table.portfolio
    )


class _Step(NamedTuple):
    """Over a country or body in a title: the next token, whether the title goes on that far, whose it is, and whether it ends there."""

    to: int
    inside: bool
    side: str = ""
    basis: str = ""
    ends: bool = False


def _over_party(tokens: Sequence[Token], at: int, j: int, head: bool, mention: PartyMention, table: TitleTable) -> _Step | None:
    """Past the country or body at token `j` of the title that starts at `at`; None where the title ends before it."""
    after = past_party(tokens, mention, j)
    if j > at and after < len(tokens) and tokens[after].capital and tokens[after].low in table.portfolio - table.honorifics:
        return _Step(after, True)  # "for European Affairs"
    if head and [token.low for token in tokens[after : after + 2]] == ["general", "staff"]:
        return _Step(after + 2, True, mention.code, "country in the title")  # "Chief of the Turkish General Staff"
    if head and tokens[j - 1].text == "," and _is_listed(tokens, after, table):
        return _Step(after, True)
    if _is_charge(tokens, at, j, head):
        return _Step(after, True)  # "UN Special Envoy for Yemen": what he is charged with, not whose he is
    inside = _side_inside(tokens, j, mention, head)
    if inside is None:
        return None
    side, basis, to = inside
    of_body = mention.sort is Sort.BODY and "of" in (tokens[j - 1].low, tokens[j - 2].low)  # "Chairperson of the African Union Commission"
    return _Step(to, of_body, side, basis, ends=True)


def _abbreviated(token: Token) -> bool:
    return token.text.isupper() or token.text == "MoS"


def _starts(token: Token, table: TitleTable) -> bool:
    if token.low in _ABBREVIATED:
        return _abbreviated(token)
    if token.capital:
        return token.low in table.heads or token.low in table.modifiers or token.low in table.portfolio
    return token.low in SMALL_STARTS


_BEHIND_NAME = frozenset(["director", "head"])


def _behind_name(tokens: Sequence[Token], at: int) -> bool:
    """ "A, director general for Africa": offices that are titles in small letters only right behind a name."""
    return at > 1 and tokens[at].low in _BEHIND_NAME and tokens[at - 1].text == "," and tokens[at - 2].capital


def _title_word(token: Token, table: TitleTable, head: bool) -> bool:
    low = token.low
    if low in _ABBREVIATED:
        return _abbreviated(token)
    if low in table.heads:
        return token.capital or low in _SMALL_HEADS or low in _BEHIND_NAME
    if low in table.modifiers:
        return token.capital or low in _SMALL_MODIFIERS
    return low in table.portfolio and (
        token.capital
        or low
        in {
            "affairs",
            "foreign",
            "defence",
            "defense",
            "security",
            "finance",
            "trade",
            "interior",
            "economy",
            "energy",
            "home",
            "health",
            "state",
            "general",
            "relations",
        }
    )


_CHARGES_END = frozenset(["affairs", "issues", "matters"])
_CHARGED = frozenset("envoy representative coordinator negotiator rapporteur czar".split())


def _is_charge(tokens: Sequence[Token], at: int, j: int, head: bool) -> bool:
    """The country at token `j` is what an envoy or representative is charged with."""
    before = tokens[j - 2].low if tokens[j - 1].low == "the" and j >= 2 else tokens[j - 1].low
    return head and before == "for" and any(token.low in _CHARGED for token in tokens[at:j])


def _side_inside(tokens: Sequence[Token], j: int, mention: PartyMention, head: bool) -> tuple[str, str, int] | None:
    """A country in a title: after "of" it ends the title and gives the side. (side, basis, next token), or None to stop."""
    if mention.sort in (Sort.CITY, Sort.CAPITAL) or not head or mention.code == "UN":
        return None
    before = tokens[j - 1].low
    if before not in {"of", "for", "the", "from"}:
        return None
    k = j
    while k < len(tokens) and tokens[k].start < mention.span.end:
        k += 1
    if k < len(tokens) and (tokens[k].low == "'s" or (mention.sort is Sort.DEMONYM)):
        return None
    return mention.code, "country after the title", k


def _over_joiner(tokens: Sequence[Token], j: int, parties: Mapping[int, PartyMention], table: TitleTable, head: bool) -> int | None:
    """The token at which the title goes on after "of the", "and", "for" or a comma in a list of portfolios; None where it ends."""
    low = tokens[j].low
    if low not in table.joiners and low not in {",", "/"}:
        return None
    k = j + 1
    if low == "," and not head and not any(token.capital for token in tokens[max(0, j - 4) : j]):
        return None  # "to expand trade relations, President A said"
    if low == "," and not head and (tokens[j - 1].low in _INSTITUTIONS or "the" in {token.low for token in tokens[k : k + 2]}):
        return None  # "of the Presidential Administration, President A said", "in the West Bank, the President", "at Elm House, Minister A"
    if low == "," and k < len(tokens) and tokens[k].low in {"and", "&"} and tokens[j - 1].low in table.portfolio:
        k, low = k + 1, "and"  # "for Democracy, Human Rights, and Labor"
    while k < len(tokens) and tokens[k].low in {"the", "its"}:
        k += 1
    if k >= len(tokens):
        return None
    following = tokens[k]
    if low == "and" and following.low in {"head", "leader"} and not following.capital:
        return None  # "Minister X and head of delegation"
    if low == "and" and head and nobody_is_both(tokens, j, following):
        return None  # "The Prime Minister and President B signed": nobody is both
    if low == "and" and tokens[j].text == "," and following.low in table.heads and (not head or tokens[k - 1].low == "the"):
        return None  # "A, Department of Foreign Affairs and Trade, and Director-General B", "A, High Representative for X, and the Minister of Y"
    if following.start in parties:
        mention = parties[following.start]
        if low in {"and", "&"} and head and (office := _office_of_a_body(tokens, k, mention, table)):
            return office  # "Foreign Minister and OSCE Chairman-in-Office"
        after = past_party(tokens, mention, k)
        if head and after < len(tokens) and tokens[after].capital and tokens[after].low in table.portfolio:
            return k  # "African Cooperation and Moroccan Expatriates"
        if head and low == "," and tokens[j - 1].low in table.portfolio and _is_listed(tokens, after, table):
            return k
        return k if low in {"of", "for"} and head and mention.sort in (Sort.NAME, Sort.BODY) else None
    known = _title_word(following, table, head)
    if not known and low in {"and", "&"} and head and _last_portfolio(tokens, j, k, parties):
        return k  # "Minister of Trade, Industry and Competition, ..."
    if not known and low in {"and", "&"} and head and _unknown_affairs(tokens, k, parties):
        return k
    if low == "on" and head and following.capital and any(t.capital and t.low in _CHARGES_END for t in tokens[k + 1 : k + 5]):
        return k  # "Special Representative on Korean Peninsula Affairs"
    if low in {"of", "for"}:
        return k if (known and (following.capital or following.low in table.portfolio)) or (following.capital and head) else None
    if (
        not known
        and low in {"and", "&"}
        and head
        and _three_capitals(tokens, k)
        and any(token.low in {"of", "for"} for token in tokens[max(0, j - 6) : j])
    ):
        return k  # "for Climate, Energy and Utilities Sofie Lindgaard"
    if not known or not (following.capital or low in {"and", "&"}):
        return None
    if low in {",", "/"}:
        return k if _list_goes_on(tokens, k, table) else None
    if low in {"the", "with", "in", "at", "on", "to", "de"}:
        of_office = low == "to" and following.low in table.heads | {"prime", "vice"}  # "Deputy Assistant to the President"
        return k if following.capital and head and low != "with" and (following.low in table.portfolio or of_office) else None
    return k


def _is_listed(tokens: Sequence[Token], after: int, table: TitleTable) -> bool:
    """What ends before token `after` is one of several portfolios: "Foreign Affairs, European Union and Cooperation"."""
    following = tokens[after : after + 2]
    return len(following) == 2 and following[0].low in {"and", "&"} and following[1].capital and following[1].low in table.portfolio


def _office_of_a_body(tokens: Sequence[Token], k: int, mention: PartyMention, table: TitleTable) -> int:
    """The head right after a body's name at token `k`; 0 where none follows."""
    after = past_party(tokens, mention, k)
    if mention.sort is Sort.DEMONYM or after >= len(tokens) or len(mention.code) == 2:
        return 0
    return after if tokens[after].capital and tokens[after].low.split("-")[0] in table.heads else 0


def _last_portfolio(tokens: Sequence[Token], j: int, k: int, parties: Mapping[int, PartyMention]) -> bool:
    """One word with a capital after the "and" of a list of portfolios, which a comma, a bracket or "of COUNTRY" closes: no name."""
    if not (tokens[k].capital and tokens[k].word and k + 1 < len(tokens)) or not any(
        t.low in {"of", "for"} for t in tokens[max(0, j - 6) : j]
    ):
        return False
    following = tokens[k + 1]
    if following.low == "of":
        after = k + 3 if k + 2 < len(tokens) and tokens[k + 2].low == "the" else k + 2
        return after < len(tokens) and tokens[after].start in parties
    return following.text in {",", "("}


_FIELD_ENDS = frozenset("affairs relations cooperation development integration matters".split())


def _unknown_affairs(tokens: Sequence[Token], k: int, parties: Mapping[int, PartyMention]) -> bool:
    """ "Minister for Defence and Veteran Affairs": a portfolio that no table has, told by the word after it."""
    if k + 1 >= len(tokens) or not tokens[k].capital or tokens[k].start in parties:
        return False
    return tokens[k + 1].capital and tokens[k + 1].low in _FIELD_ENDS


def _three_capitals(tokens: Sequence[Token], k: int) -> bool:
    """A last portfolio word, and a name of two parts after it; "and Robert Lund MP" is a name alone."""
    return k + 2 < len(tokens) and all(token.capital and token.word for token in tokens[k : k + 3]) and tokens[k + 2].low not in AFTER_NAME


def _bracketed_portfolio(tokens: Sequence[Token], j: int, table: TitleTable) -> int:
    """ "Secretary (Economic Relations)", "Joint Secretary (Gulf)": the token after the bracket; 0 where it holds something else."""
    for k in range(j + 1, min(j + 16, len(tokens))):
        if tokens[k].text == ")":
            inside = tokens[j + 1 : k]
            known = any(token.low in table.portfolio or token.low in table.heads for token in inside) or (
                len(inside) == 1 and inside[0].text.isupper() and len(inside[0].text) > 1
            )
            return k + 1 if known and tokens[j - 1].low in table.heads else 0
    return 0


def _list_goes_on(tokens: Sequence[Token], k: int, table: TitleTable) -> bool:
    """After a comma: "Foreign Affairs, Trade and Culture" goes on; "Minister of Trade, Ministry of ..." too; "..., Minister X" does, as a second office."""
    low = tokens[k].low
    if low in table.heads or low in table.modifiers:
        return True
    if low in _OFFICES:
        return True
    for token in tokens[k + 1 : k + 5]:
        if token.low in {"and", "&"}:
            return True
        if token.low not in table.portfolio and token.low != ",":
            return False
    return False


def _without_rank(tokens: Sequence[Token], at: int, last: int, table: TitleTable) -> int:
    """A rank before the name is no part of the office ("Minister General Giang"), but of "Secretary General" it is."""
    while last - 1 > at:
        token, before = tokens[last - 1], tokens[last - 2]
        if (
            token.low in table.joiners
            or token.low == ","
            or (
                token.low in table.honorifics
                and token.low not in table.heads
                and (before.low, token.low) not in _PAIRED
                and before.low not in _RANK_AFTER
                and token.low not in table.portfolio
            )
            or (token.low == "general" and before.low not in _RANK_AFTER)
        ):
            last -= 1
        else:
            break
    return last
