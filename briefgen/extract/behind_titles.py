"""What may stand between a title and the name: a posting, a ministry, a bracket, a charge, the rest of a portfolio. Each gives the token after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.extract.parties import PartyMention, past_party
from briefgen.extract.titles import TitleRun, read_title
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort

_MINISTRIES = frozenset(
    "ministry department office government council parliament senate assembly forces army navy police chamber agency embassy mission consulate".split()
)


def of_its_ministry(tokens: Sequence[Token], end: int, at: Mapping[int, PartyMention]) -> tuple[str, int] | None:
    """ "of Slovenia's Ministry of Foreign and European Affairs" behind a title: the side, and the token after; None where it is something else."""
    k = end + 1
    if k >= len(tokens) or tokens[end].low not in {"of", "at", "in", "from"}:
        return None
    k += tokens[k].low == "the"
    mention = at.get(tokens[k].start) if k < len(tokens) else None
    if mention is None or mention.sort not in (Sort.NAME, Sort.DEMONYM):
        return None
    k = past_party(tokens, mention, k)
    head = next((n for n in range(k, min(k + 4, len(tokens))) if tokens[n].low in _MINISTRIES), 0)
    if not head:
        return None
    stop = head + 1
    while stop < len(tokens) and (tokens[stop].capital or tokens[stop].low in {"of", "for", "and", "the"}):
        stop += 1
    return (mention.code, stop) if stop == len(tokens) or tokens[stop].text in {",", "."} else None


def within_ministry(tokens: Sequence[Token], end: int) -> int:
    """The token after "within the Ministry of Foreign Affairs" behind a title, at a comma; 0 where something else stands there."""
    if end + 2 >= len(tokens) or tokens[end].low not in {"within", "at", "in"} or tokens[end + 1].low != "the":
        return 0
    stop = end + 2
    while stop < len(tokens) and (tokens[stop].capital or tokens[stop].low in {"of", "for", "and", "the"}):
        stop += 1
    office = any(token.low in _MINISTRIES for token in tokens[end + 2 : stop])
    return stop if office and stop < len(tokens) and tokens[stop].text == "," else 0


FOR_A_WHILE = frozenset(["e", "a", "ai", "a.i", "ag", "acting", "interim", "designate", "elect"])  # "Minister of Foreign Affairs (e)"


def in_brackets(tokens: Sequence[Token], end: int) -> int:
    """The token after "(OAS)", "(e)", "(a.i.)" behind a title; 0 where no such bracket stands there."""
    if end + 2 >= len(tokens) or tokens[end].text != "(":
        return 0
    close = next((j for j in range(end + 2, min(end + 6, len(tokens))) if tokens[j].text == ")"), 0)
    short = tokens[end + 1].low in FOR_A_WHILE or (tokens[end + 1].text.isupper() and close == end + 2)
    return close + 1 if close and short else 0


_POSTED = frozenset("ambassador plenipotentiary commissioner envoy representative consul chargé charge counsellor".split())


_HERE = frozenset("kingdom sultanate state republic country emirate federation".split())


def posted_to(tokens: Sequence[Token], run: TitleRun, end: int, at: Mapping[int, PartyMention]) -> int:
    """The token after "to Vietnam", "to Kazakhstan and Mongolia" behind an envoy's title; `end` where no such words, or no capital after them."""
    if not any(token.low in _POSTED for token in tokens[run.start : run.end]):
        return end
    j, stop = end, end
    while j + 1 < len(tokens) and tokens[j].low in ({"to", "in"} if j == end else {",", "and"}):
        k = j + 2 if tokens[j + 1].low == "the" else j + 1
        if k > j + 1 and k + 1 < len(tokens) and tokens[k].low in _HERE:
            j = stop = k + 1  # "Ambassador of Latvia to the Kingdom, Juris Kalnbergs"
            continue
        mention = at.get(tokens[k].start) if k < len(tokens) else None
        if mention is None:
            break
        j = stop = past_party(tokens, mention, k)
    k = stop + 1 if stop < len(tokens) and tokens[stop].text == "," else stop
    return stop if k < len(tokens) and tokens[k].capital and tokens[k].start not in at else end


def titled_itself(tokens: Sequence[Token], end: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> bool:
    """Whether a comma and a title follow the name that ends before token `end`."""
    k = end + 2 if end + 2 < len(tokens) and tokens[end + 1].low == "the" else end + 1
    return k < len(tokens) and tokens[end].text == "," and read_title(tokens, k, at, lexicon.titles) is not None


def charged_with(tokens: Sequence[Token], end: int) -> int:
    """The token after "for the Sahel", "for Climate and Energy" at token `end`; 0 where nothing of the kind stands there."""
    if end + 1 >= len(tokens) or tokens[end].low != "for":
        return 0
    j = end + 1
    while j < len(tokens) and (tokens[j].low in {"the", "and", "of"} or (tokens[j].capital and tokens[j].word)) and j - end < 9:
        j += 1
    return j if tokens[j - 1].capital and j < len(tokens) and tokens[j].text == "," else 0


def portfolio_goes_on(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> int:
    """The token after "and African Affairs", where what looked like a name was a word of the portfolio; 0 otherwise."""
    if k + 1 >= len(tokens) or tokens[k].low not in {"and", "&"}:
        return 0
    j = k + 1
    while j < len(tokens) and tokens[j].capital and tokens[j].word:
        j += 1
    return j if j > k + 1 and tokens[j - 1].low in lexicon.titles.portfolio else 0
