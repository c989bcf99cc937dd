"""Names of recurring meetings: ordinal, pair, qualifiers, head. "the 12th Vietnam-US Political, Security, and Defence Dialogue"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.parties import PartyMention
from briefgen.extract.tokens import Token
from briefgen.lexicon import Lexicon
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Span

_NUMBER = rule(r"^(\d{1,3})(?:st|nd|rd|th)$", re.IGNORECASE)
_ROMAN = rule(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_ROUND = frozenset(["round", "session", "meeting", "summit", "edition", "iteration", "sitting", "plenary"])
_LOOSE = frozenset(
    ("meeting talks summit conference session roundtable discussions negotiations ministerial retreat").split()
)  # a series only with an ordinal
_BODY_OF_TWO = frozenset(["commission", "committee", "dialogue", "consultations", "mechanism"])
_FURTHER_HEADS = frozenset(["group", "2+2", "two-plus-two"])
_FRAME_HEADS = frozenset(["mechanism", "meeting"])  # of what kind they are, the words after them tell
_BODY_ONLY = frozenset(["commission", "committee", "council", "board", "forum"])
_STANDING = frozenset(
    ("security human rights economic defence defense foreign national state").split()
)  # "the Security Council" is no meeting of two
_FOLD = {
    "defense": "defence",
    "politics": "political",
    "ministers'": "minister",
    "minister's": "minister",
    "ministers": "minister",
    "ministerial": "minister",
    "economics": "economic",
    "offices": "office",
    "labor": "labour",
    "policies": "policy",
    "officials": "official",
    "rights": "right",
    "leaders": "leader",
    "leaders'": "leader",
    "ministers-level": "minister",
}
_HEAD_FOLD = {"consultation": "consultations", "dialogues": "dialogue", "ministerial": "meeting", "talk": "talks"}
_SMALL = frozenset(["and", ",", "&", "-", "–", "—", "/"])


@dataclass(slots=True)
class SeriesMention:
    span: Span
    name: str  # without the ordinal
    ordinal: int | None
    kind: Kind
    parties: tuple[str, ...]
    key: str  # "" where it is no recurring meeting: "Foreign Ministers' Meeting" without an ordinal
    periodic: str
    head: str
    qualified: bool  # has a qualifier of its own beside the pair


def find_series(text: str, tokens: Sequence[Token], parties: Sequence[PartyMention], lexicon: Lexicon) -> list[SeriesMention]:
    """Left to right; of overlapping names the longest."""
    heads = [h for h, token in enumerate(tokens) if token.low in lexicon.mechanisms.heads or token.low in _FURTHER_HEADS]
    if not heads:
        return []
    parties = [mention for mention in parties if mention.sort in (Sort.NAME, Sort.DEMONYM)]
    at = {mention.span.start: mention for mention in parties}
    inside = {token.start for mention in parties for token in tokens if mention.span.start < token.start < mention.span.end}
    found: list[SeriesMention] = []
    for h in heads:
        one = _series_at(text, tokens, h, at, inside, parties, lexicon)
        if one:
            while found and found[-1].span.start >= one.span.start:
                found.pop()
            if not found or one.span.start >= found[-1].span.end:
                found.append(one)
            elif one.span.end > found[-1].span.end and one.ordinal is None and found[-1].ordinal is None:
                found[-1] = one
    return found


def ordinal_of(word: str, lexicon: Lexicon) -> int | None:
    """ "12th", "twelfth", "twenty-first", "inaugural" -> the number; None for other words."""
    if match := _NUMBER.match(word):
        return int(match[1])
    low = word.lower()
    if low in lexicon.mechanisms.ordinals:
        return lexicon.mechanisms.ordinals[low]
    parts = low.split("-")  # "twenty-first"
    if len(parts) == 2 and parts[0] in {"twenty", "thirty", "forty", "fifty"} and parts[1] in lexicon.mechanisms.ordinals:
        return {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}[parts[0]] + lexicon.mechanisms.ordinals[parts[1]]
    return None


def number_of(word: str, lexicon: Lexicon) -> int | None:
    """The round that a word counts, in figures, words or Roman numbers; None for other words."""
    return ordinal_of(word, lexicon) or roman(word)


def roman(text: str) -> int | None:
    """ "XII" -> 12; None for other words."""
    if not _ROMAN.match(text):
        return None
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for char, following in zip(text, [*text[1:], ""], strict=True):
        value = values[char]
        total += -value if following and values[following] > value else value
    return total


def _qualifier(token: Token, at: Mapping[int, PartyMention], lexicon: Lexicon, small: bool) -> bool:
    words = lexicon.mechanisms.qualifiers
    if token.start in at and at[token.start].sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY):
        return True
    if not token.capital and not small and token.low not in {"2+2"}:
        return False
    if token.low in words:
        return True
    parts = _halves(token.text)
    return len(parts) > 1 and all(part.lower() in words or part in lexicon.parties.forms for part in parts if part)


def _halves(word: str) -> list[str]:
    """The parts of "Vietnam-US"."""
    return word.replace("–", "-").split("-")


def _back(tokens: Sequence[Token], h: int, at: Mapping[int, PartyMention], inside: set[int], lexicon: Lexicon, small: bool) -> int:
    """The first token of the name whose head stands at `h`."""
    k = h
    while k > 0:
        token = tokens[k - 1]
        if token.text == ")" and k >= 4 and tokens[k - 2].low == "2+2" and tokens[k - 3].text == "(":
            k -= 3  # "Foreign and Defense Ministers' (2+2) Meeting"
        elif k == h and tokens[h].capital and _letters_in_brackets(tokens, k):
            k -= 3  # "the Trade and Investment Framework Agreement (TIFA) Council"
        elif token.start in inside or _qualifier(token, at, lexicon, small) or (token.low in {"'s", "'", "’"} and k - 2 >= 0):
            k -= 1
        elif token.low in _SMALL and k - 2 >= 0 and k < h + 1:
            j = k - 2
            while j > 0 and tokens[j].low in _SMALL:
                j -= 1
            if tokens[j].start in inside or _qualifier(tokens[j], at, lexicon, small):
                k = j
            else:
                break
        elif lexicon.mechanisms.periodicity.fullmatch(token.text):
            k -= 1
        elif k == h and tokens[h].low in _BODY_OF_TWO and token.capital and token.word and k >= 2 and _pair_token(tokens[k - 2], lexicon):
            k -= 1  # "the Colombia-Jamaica Neighbourhood Commission"
        elif k < h and token.capital and token.word and k >= 2 and _anchors(tokens[k - 2], at, inside, lexicon):
            k -= 1  # a word that no table has, between the ordinal or the pair and a known qualifier: "third US-Vietnam Civil Space Dialogue"
        else:
            break
    while k < h and tokens[k].low in _SMALL | {"'s", "'", "’"}:
        k += 1
    return k


def _letters_in_brackets(tokens: Sequence[Token], k: int) -> bool:
    """Whether "(TIFA)" stands before token `k`, behind a word of the name."""
    return k >= 5 and tokens[k - 1].text == ")" and tokens[k - 3].text == "(" and tokens[k - 2].text.isupper() and tokens[k - 4].capital


def _anchors(token: Token, at: Mapping[int, PartyMention], inside: set[int], lexicon: Lexicon) -> bool:
    """Surely part of a meeting's name: an ordinal, a country, a pair of countries."""
    return ordinal_of(token.text, lexicon) is not None or token.start in at or token.start in inside or _pair_token(token, lexicon)


def _series_at(
    text: str,
    tokens: Sequence[Token],
    h: int,
    at: Mapping[int, PartyMention],
    inside: set[int],
    parties: Sequence[PartyMention],
    lexicon: Lexicon,
) -> SeriesMention | None:
    head = tokens[h].low
    if head == "group" and not _is_meeting_group(tokens, h):
        return None
    start, first, number = _name_start(tokens, h, at, inside, parties, lexicon)
    words = [token for token in tokens[start:h] if token.low not in _SMALL and token.text not in {"'s", "'", "’", "(", ")"}]
    qualifiers = [
        token
        for token in words
        if token.start not in at and token.start not in inside and not lexicon.mechanisms.periodicity.fullmatch(token.text)
    ]
    real = [token for token in qualifiers if not _pair_token(token, lexicon)]
    end, more, between = _forward(tokens, h, at, lexicon)
    pair = [*_pair_in(tokens, words, start, h, at, parties, lexicon), *between]
    capital = tokens[h].capital or head == "2+2" or any(token.capital for token in qualifiers)
    if not _names_a_meeting(tokens[h], number, pair, bool(real or more), capital):
        return None
    if head == "council" and not pair and {token.low for token in real} <= _STANDING:
        return None
    periodic = lexicon.mechanisms.periodicity.search(text[tokens[first].start : tokens[h].end])
    recurring = number is not None or (head not in _LOOSE and bool(real or more))
    inner = _inner_head(head, more, real)
    return SeriesMention(
        Span(tokens[first].start, tokens[end - 1].end),
        _fold_name(text[tokens[start].start : tokens[end - 1].end]),
        number,
        lexicon.mechanisms.heads.get(inner, lexicon.mechanisms.heads.get(head, Kind.MEETING)),
        tuple(dict.fromkeys(pair)),
        _key(sorted(set(pair)), [token.text for token in [*real, *more]], head) if recurring else "",
        periodic.group().lower() if periodic else "",
        head,
        bool(real or more),
    )


def _inner_head(head: str, more: Sequence[Token], real: Sequence[Token]) -> str:
    """What meets, where the head does not tell: "Meeting of the Mechanism for Political Consultations", "Political Consultation Mechanism"."""
    if head not in _FRAME_HEADS:
        return head
    if head == "mechanism" and real and real[-1].low == "consultation":
        return "consultations"
    return more[-1].low if more else head


def _name_start(
    tokens: Sequence[Token], h: int, at: Mapping[int, PartyMention], inside: set[int], parties: Sequence[PartyMention], lexicon: Lexicon
) -> tuple[int, int, int | None]:
    """Where the name whose head stands at `h` begins, where with its ordinal, and the ordinal. Words in small letters belong to it only
    behind an ordinal, or behind two countries."""
    start = _back(tokens, h, at, inside, lexicon, small=False)
    number, first = _before(tokens, start, lexicon)
    if number is not None:
        return start, first, number
    low_start = _back(tokens, h, at, inside, lexicon, small=True)
    number, low_first = _before(tokens, low_start, lexicon)
    if number is not None:
        return low_start, low_first, number
    named = {m.code for m in parties if tokens[low_start].start <= m.span.start and m.span.end <= tokens[h].start}
    if low_start < start and len(named) >= 2:
        return low_start, low_start, None  # "Russian-Tajik consular consultations"
    return start, first, None


def _names_a_meeting(head: Token, number: int | None, pair: Sequence[str], qualified: bool, capital: bool) -> bool:
    """Whether head, ordinal and countries, with or without words of its own, are the name of one meeting, and not of a body or of any talks."""
    if number is not None:
        return qualified or bool(pair)
    if not qualified or not (capital or len(set(pair)) >= 2):
        return False
    return head.capital or head.low not in _BODY_ONLY


def _pair_in(
    tokens: Sequence[Token],
    words: Sequence[Token],
    start: int,
    h: int,
    at: Mapping[int, PartyMention],
    parties: Sequence[PartyMention],
    lexicon: Lexicon,
) -> list[str]:
    """The countries inside the name, of which `words` are those that count, also "Vietnam-US" in one token."""
    pair = [at[token.start].code for token in words if token.start in at]
    for token in words:
        pair += [lexicon.parties.forms[part][0].code for part in _halves(token.text) if "-" in token.text and part in lexicon.parties.forms]
    return pair + [mention.code for mention in parties if tokens[start].start <= mention.span.start and mention.span.end <= tokens[h].end]


def _is_meeting_group(tokens: Sequence[Token], h: int) -> bool:
    """ "Working Group", "Foreign Ministers' Group": a group that meets; most others are people or companies."""
    before = [token.low.strip("'’") for token in tokens[max(0, h - 2) : h] if token.word]
    return bool(before) and before[-1] in {"working", "consultative", "expert", "coordination", "planning", "ministers", "leaders"}


def _pair_token(token: Token, lexicon: Lexicon) -> bool:
    parts = _halves(token.text)
    return len(parts) > 1 and all(part in lexicon.parties.forms for part in parts if part)


def _before(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """The ordinal before the name, also in "12th round of the ..." and "the seventh annual ...": (ordinal, first token)."""
    k = start
    while k > 0 and (
        lexicon.mechanisms.periodicity.fullmatch(tokens[k - 1].text)
        or tokens[k - 1].low in {"ever", "high-level", "regular", "joint", "bilateral", "virtual"}
    ):
        k -= 1
    if k > 0 and (number := ordinal_of(tokens[k - 1].text, lexicon)) is not None:
        return number, k - 1
    if (
        k > 0
        and tokens[k - 1].capital
        and (number := roman(tokens[k - 1].text)) is not None
        and len(tokens[k - 1].text) + (k < len(tokens)) > 1
    ):
        return number, k - 1
    j = k
    while j > 0 and tokens[j - 1].low in {"the", "of", "their", "its", "our"}:
        j -= 1
    if j < k and j > 0 and tokens[j - 1].low in _ROUND:
        j -= 1
        while j > 0 and (
            tokens[j - 1].low in {"annual", "regular", "plenary", "ministerial", "joint", "high-level"} or tokens[j - 1].low in _ROUND
        ):
            j -= 1
        if j > 0 and (number := ordinal_of(tokens[j - 1].text, lexicon)) is not None:
            return number, j - 1
        if j > 0 and tokens[j - 1].capital and (number := roman(tokens[j - 1].text)) is not None:
            return number, j - 1
    return None, start


def _forward(tokens: Sequence[Token], h: int, at: Mapping[int, PartyMention], lexicon: Lexicon) -> tuple[int, list[Token], list[str]]:
    """What follows the head: "on Human Rights", "for Economic Cooperation", "between A and B", "(FOC)". (end token, words, countries)"""
    end, words, pair = h + 1, [], []
    k = h + 1
    if k + 1 < len(tokens) and tokens[k].low in {"on", "for", "of"} and tokens[h].capital:
        j = k + 1
        while j < len(tokens) and (
            (tokens[j].low in lexicon.mechanisms.qualifiers and tokens[j].capital)
            or (
                tokens[j].low in {"and", ","}
                and j + 1 < len(tokens)
                and tokens[j + 1].capital
                and tokens[j + 1].low in lexicon.mechanisms.qualifiers
            )
        ):
            if tokens[j].low not in {"and", ","}:
                words.append(tokens[j])
            j += 1
        if words and j < len(tokens) and tokens[j].capital and tokens[j].low in lexicon.mechanisms.heads:
            words.append(tokens[j])  # "the Mechanism for Political Consultations"
            j += 1
        if words:
            end = k = j
    if k + 2 < len(tokens) and tokens[k].text == "(" and tokens[k + 2].text == ")" and tokens[k + 1].text.isupper():
        k += 3
    if k < len(tokens) and tokens[k].low in {"between", "with"}:
        for token in tokens[k + 1 : k + 9]:
            if token.start in at and at[token.start].sort in (Sort.NAME, Sort.BODY):
                pair.append(at[token.start].code)
            elif (
                token.word
                and token.low not in {"the", "and", "of", "republic", "kingdom"}
                and not any(m.span.start < token.start < m.span.end for m in at.values())
            ):
                break
    return end, words, pair


def _fold_name(name: str) -> str:
    return " ".join(name.split()).strip(" ,")


def _key(pair: Sequence[str], words: Sequence[str], head: str) -> str:
    """Sorted pair, folded qualifiers sorted, head: the same for all ways to print the name."""
    return f"{'-'.join(pair)}:{series_key(words, head)}"


def series_key(words: Sequence[str], head: str) -> str:
    """The part of the key after the pair."""
    parts = [part for word in words for part in _halves(word.lower().replace("’", "'")) if part]
    folded = sorted({_FOLD.get(part, part) for part in parts} - {"and", "annual", "bilateral", "joint", "high", "level"})
    return f"{'-'.join(folded)}:{_HEAD_FOLD.get(head.lower(), head.lower())}"
