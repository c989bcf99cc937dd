"""The taxonomy of cooperation areas and how its terms are found in a text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NamedTuple

from briefgen.lexicon.keys import Known

# Between two words of one term: spaces, a hyphen, a slash; a comma counts as part of the term.
_GAP = re.compile(r"[+\s\-–/'’]{0,2}")
_COMMA = re.compile(r"\s*,\s*")
_WORD = re.compile(r"[^\W_]+(?:['’](?=s?\b)s?)?")


class AreaRow(NamedTuple):
    area_id: str
    name: str
    kind: str  # area | position | principle | mechanism
    group: str  # the name of the group
    desk: str  # the row of the desk's list of 28; "" where that has none


class Term(NamedTuple):
    area_id: str  # "" for an idiom, which hides what stands inside it
    weak: bool  # counts only in a list of areas or under a verb of agreeing, proposing, committing


_IDIOM = Term("", False)


class _Opening(NamedTuple):
    alone: Term | None  # the term that the word is, in the singular or the plural
    goes_on: bool  # whether a longer term begins so


class Near(NamedTuple):
    area_id: str
    stems: tuple[tuple[str, ...], ...]  # each of one word or several in a row
    heads: frozenset[str]  # the first letters of words that must stand there
    within: int


class AreaHit(NamedTuple):
    start: int
    end: int
    area_id: str
    weak: bool
    loose: bool = False  # words near each other: what lies between them is no part of it


@dataclass(frozen=True, slots=True)
class AreaTable:
    rows: tuple[AreaRow, ...]
    terms: dict[str, Term]  # folded, without spaces
    prefixes: AbstractSet[str]  # all that a term begins with
    near: dict[str, tuple[Near, ...]]  # by the first four letters of the first stem
    cased: dict[str, str]
    by_id: dict[str, AreaRow]
    folded: Known[str]  # of a word: small letters, no marks, one spelling of two
    opening: Known[_Opening]  # what a folded word tells where a term may begin with it

    def find(self, text: str, start: int, end: int, masked: Sequence[tuple[int, int]] = ()) -> list[AreaHit]:
        """Terms in `text[start:end]`, longest first, none inside another; what lies in `masked` is not looked at."""
        words = list(_WORD.finditer(text, start, end))
        for a, b in masked:
            if a < end and start < b:
                words = [m for m in words if not a <= m.start() < b]
        if not words:
            return []
        printed = [m.group() for m in words]
        folded = [self.folded[word] for word in printed]
        hits: list[AreaHit] = []
        through = 0  # the words before it are part of a term
        for i, word in enumerate(folded):
            if i < through:
                continue
            term, goes_on = self.opening[word]
            length = 1
            if goes_on and i + 1 < len(words):
                length, term = self._longest(folded, words, i, term)
            if term is not None:
                if term.area_id:
                    hits.append(AreaHit(words[i].start(), words[i + length - 1].end(), term.area_id, term.weak))
                through = i + length
            elif printed[i] in self.cased:
                hits.append(AreaHit(words[i].start(), words[i].end(), self.cased[printed[i]], False))
        near = self._near(folded, words)
        if not near:
            return hits
        seen = {hit.area_id for hit in hits}
        return sorted([*hits, *(hit for hit in near if hit.area_id not in seen)], key=lambda hit: hit.start)

    def _longest(self, folded: list[str], words: list[re.Match[str]], i: int, alone: Term | None) -> tuple[int, Term | None]:
        """(number of words, term) of the longest term from word `i` on, which may go on after that word; `alone` is the term of that word."""
        best = (1, alone)
        solid = folded[i]
        for k in range(i + 1, min(i + 9, len(folded))):
            gap = words[k].string[words[k - 1].end() : words[k].start()]
            if gap != " ":
                if _COMMA.fullmatch(gap):
                    solid += ","
                elif not _GAP.fullmatch(gap):
                    break
            whole = solid + folded[k]
            for form in singulars(folded[k]):
                if term := self.terms.get(solid + form):
                    best = (k - i + 1, term)
            if whole not in self.prefixes:
                break
            solid = whole
        return best

    def _near(self, folded: list[str], words: list[re.Match[str]]) -> list[AreaHit]:
        begun = [(i, self.near[word[:4]]) for i, word in enumerate(folded) if word[:4] in self.near]
        if not begun:
            return []
        found = []
        heads = {word[:3] for word in folded}
        for i, rules in begun:
            for rule in rules:
                if not rule.heads <= heads:
                    continue
                ends = []
                for stem in rule.stems:
                    if (place := self._stem_at(folded, stem, i, rule.within)) is None:
                        break
                    ends.append(place)
                else:
                    first, last = min(a for a, _ in ends), max(b for _, b in ends)
                    if last - first <= rule.within + 1:
                        found.append(AreaHit(words[first].start(), words[last - 1].end(), rule.area_id, False, True))
        return found

    def _stem_at(self, folded: list[str], stem: tuple[str, ...], near: int, within: int) -> tuple[int, int] | None:
        begin, *rest = stem
        for k in range(max(0, near - within), min(len(folded) - len(rest), near + within + 1)):
            if folded[k].startswith(begin) and all(folded[k + n].startswith(part) for n, part in enumerate(rest, start=1)):
                return k, k + len(stem)
        return None


@functools.lru_cache(maxsize=20_000)
def singulars(word: str) -> tuple[str, ...]:
    """The word itself and what it may be the plural of."""
    if len(word) > 4 and word.endswith("ies"):
        return word, word[:-3] + "y", word[:-1]
    if len(word) > 4 and word.endswith("es"):
        return word, word[:-1], word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word, word[:-1]
    return (word,)


def folding(spelling: Sequence[tuple[str, str]]) -> Known[str]:
    """Words by which a text and the terms are compared: small letters, no marks, one spelling of two."""

    def fold(word: str) -> str:
        plain = unicodedata.normalize("NFD", word.lower()) if not word.isascii() else word.lower()
        if not plain.isalnum():
            plain = "".join(char for char in plain if char.isalnum())
        for old, new in spelling:
            if old in plain:
                plain = plain.replace(old, new)
        return plain

    return Known(fold)


def _openings(terms: Mapping[str, Term], prefixes: AbstractSet[str]) -> Known[_Opening]:
    def opening(word: str) -> _Opening:
        alone = [terms[form] for form in singulars(word) if form in terms]
        return _Opening(alone[-1] if alone else None, word in prefixes)

    return Known(opening)


def read_areas(table: dict[str, Any]) -> AreaTable:
    """The table with its terms folded; where two areas claim a form, the first has it (a test of the tables forbids that)."""
    spelling = tuple((old, new) for old, new in table["spelling"] if old.isalnum() and new.isalnum())
    folded = folding(spelling)
    terms: dict[str, Term] = {}
    near: dict[str, list[Near]] = {}
    cased: dict[str, str] = {}
    rows: list[AreaRow] = []

    def solids(phrase: str) -> tuple[str, str]:
        """The phrase as `find` builds it from a text (folded words run together, commas kept), and the same with its last word in the singular."""
        words = [folded[word] for word in _WORD.findall(phrase)]
        if "," in phrase:
            whole = ",".join("".join(folded[word] for word in _WORD.findall(piece)) for piece in phrase.split(","))
        else:
            whole = "".join(words)
        return whole, whole[: len(whole) - len(words[-1])] + singulars(words[-1])[-1]

    for idiom in table["idioms"]:
        terms.setdefault(solids(idiom)[0], _IDIOM)
    for row in table["area"]:
        rows.append(AreaRow(row["id"], row["name"], row["kind"], table["groups"][row["id"].split(".")[0]], row.get("domain28", "")))
        for weak, forms in ((False, row.get("terms", ())), (True, row.get("weak", ()))):
            term = Term(row["id"], weak)
            for form in forms:
                for shape in solids(form):
                    terms.setdefault(shape, term)
        for stems, within in row.get("near", ()):
            parts = tuple(tuple(folded[part] for part in stem.replace("-", " ").split()) for stem in stems)
            first_letters = frozenset(stem[0][:3] for stem in parts if len(stem[0]) > 2)
            near.setdefault(parts[0][0][:4], []).append(Near(row["id"], parts, first_letters, within))
        for form in row.get("cased", ()):
            cased[form] = row["id"]
    by_first = {first: tuple(rules) for first, rules in near.items()}
    prefixes = _prefixes(terms)
    by_id = {row.area_id: row for row in rows}
    return AreaTable(tuple(rows), terms, prefixes, by_first, cased, by_id, folded, _openings(terms, prefixes))


def _prefixes(terms: Iterable[str]) -> set[str]:
    """All that a term begins with; where one is there already, so are the shorter ones."""
    prefixes: set[str] = set()
    for form in terms:
        while form and form not in prefixes:
            prefixes.add(form)
            form = form[:-1]
    return prefixes
