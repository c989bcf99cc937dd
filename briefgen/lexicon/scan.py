"""Rules of language as regular expressions, run only where they can match.

A text is asked hundreds of rules per sentence, and nearly all of them say no. `Rule` is a compiled pattern that first looks for the words of
which every match must hold at least one ("met", "held", "talks" ...); where none of them stands in the text, the pattern is not run at
all. The words are read off the pattern itself, so that nobody has to keep them beside it and a rule says what it always said.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

USES_BEFORE_WORDS = 40  # reading the words off a pattern takes as long as compiling it, which pays only in a batch
MOST_WORDS = 90  # beyond, looking for the words takes as long as the pattern itself
END = 2**62  # of any text
LEAST_WEIGHT = 2  # a single letter stands in every sentence
RARE_SIGNS = frozenset("+|/@#")
_ALIKE = str.maketrans("İıſ", "iis")  # what IGNORECASE takes for another letter and `lower` does not


@functools.lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """`text` in small letters, as long as it is, with the letters that IGNORECASE takes for "i" and "s" as these."""
    if not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text):
        text = text.translate(_ALIKE)
    return text.lower()


class Rule:
    """A pattern with the methods of `re.Pattern`. It is compiled when first used: a command pays for the rules that it needs."""

    __slots__ = ("_folds", "_openings", "_pattern", "_uses", "_words", "flags", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags
        self._pattern: re.Pattern[str] | None = None
        self._words: tuple[str, ...] = ()
        self._openings: tuple[str, ...] = ()
        self._folds = bool(flags & re.IGNORECASE)
        self._uses = 0

    def compiled(self) -> re.Pattern[str]:
        """The bare pattern; raises re.error where it is none."""
        if self._pattern is None:
            self._pattern = re.compile(self.source, self.flags)
        return self._pattern

    def search(self, text: str, pos: int = 0, endpos: int = END) -> re.Match[str] | None:
        places = self._places(text, pos, endpos)
        if places is None:
            return self.compiled().search(text, pos, endpos)
        for place in places:
            if match := self.compiled().match(text, place, endpos):
                return match
        return None

    def finditer(self, text: str, pos: int = 0, endpos: int = END) -> Iterator[re.Match[str]]:
        places = self._places(text, pos, endpos)
        return self.compiled().finditer(text, pos, endpos) if places is None else self._at(places, text, endpos)

    def _at(self, places: Sequence[int], text: str, endpos: int) -> Iterator[re.Match[str]]:
        done = 0
        for place in places:
            if place >= done and (match := self.compiled().match(text, place, endpos)):
                yield match
                done = match.end()

    def _places(self, text: str, pos: int, endpos: int) -> Sequence[int] | None:
        """Where in `text[pos:endpos]` a match can begin, in order; None where it can be anywhere."""
        if self._uses <= USES_BEFORE_WORDS:
            self._uses += 1
            if self._uses > USES_BEFORE_WORDS:
                self._words, self._openings = needed_words(self.source, self.flags)
        if not (self._words or self._openings):
            return None
        if self._folds:
            text = folded(text)
        if self._words:
            for word in self._words:
                if text.find(word, pos, endpos) >= 0:
                    break
            else:
                return ()
        if not self._openings:
            return None
        places: set[int] = set()
        for word in self._openings:
            place = text.find(word, pos, endpos)
            while place >= 0:
                places.add(place)
                place = text.find(word, place + 1, endpos)
        return sorted(places)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled().sub(new, text) if self._places(text, 0, END) != () else text

    def split(self, text: str) -> list[str]:
        return [text] if self._places(text, 0, END) == () else self.compiled().split(text)

    # At one place a pattern says no at its first letter: there is nothing to gain.
    def match(self, text: str, pos: int = 0, endpos: int = END) -> re.Match[str] | None:
        return (self._pattern or self.compiled()).match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return (self._pattern or self.compiled()).fullmatch(text)

    def findall(self, text: str) -> list[Any]:
        return self.compiled().findall(text)


@functools.cache
def rule(source: str, flags: int = 0) -> Rule:
    """The rule of a pattern that stands where it is used, made once: `rule(r"...", re.I).search(text)`."""
    return Rule(source, flags)


# --- the words of a pattern --------------------------------------------------------------------------------------------------------------

_MANY = 64  # more strings than these are not followed up
Strings = frozenset[str]


def needed_words(source: str, flags: int = 0) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(words of which every match holds at least one, words with one of which every match begins), in small letters where case does not
    count; () where there are no such, and () for the first where the second says as much.

    Looked up in Python's own reading of the pattern; where that is not to be had, the pattern simply runs every time.
    """
    try:
        parser = importlib.import_module("re._parser")
        tree = parser.parse(source, flags)
    except (ImportError, AttributeError):
        return (), ()
    if (tree.state.flags ^ flags) & re.IGNORECASE:  # "(?i)" inside the pattern
        return (), ()
    fold = bool(flags & re.IGNORECASE)
    exact, needed = _of_run(tree, fold)
    words = _kept(_better(exact, needed), lambda word, other: other in word)
    openings = _kept(_openings(list(tree), fold), str.startswith)
    telling = openings and min(map(_weight, openings)) > 3 and len(openings) < 2 * len(words)  # then the first look would be one too many
    return (() if telling or (openings and set(openings) <= set(words)) else words), openings


def _kept(words: Strings | None, covers: Callable[[str, str], bool]) -> tuple[str, ...]:
    """Without those that another one covers; () where they are too short or too many to be worth looking for."""
    if not words or min(map(_weight, words)) < LEAST_WEIGHT:
        return ()
    short = [word for word in words if not any(covers(word, other) for other in words if other != word)]
    return tuple(sorted(short, key=lambda word: (len(word), word))) if len(short) <= MOST_WORDS else ()


def _weight(word: str) -> int:
    """How telling a word is: its letters, but a rare sign counts as two."""
    return len(word) + (word in RARE_SIGNS)


def _worth(words: Strings) -> float:
    """Long words are rare ones; many words cost time."""
    return min(*map(_weight, words), 6) - 0.05 * len(words)


def _better(*choices: Strings | None) -> Strings | None:
    fit = [words for words in choices if words and "" not in words]
    return max(fit, key=_worth) if fit else None


def _of_run(items: Iterable[tuple[Any, Any]], fold: bool) -> tuple[Strings | None, Strings | None]:
    """For what follows one another: all strings that it can be (None: too many to tell), and the words it needs (None: none known)."""
    run: Strings = frozenset([""])
    whole = True
    needed: Strings | None = None
    for operation, argument in items:
        exact, own = _of_part(str(operation), argument, fold)
        if exact is not None and len(run) * len(exact) <= _MANY:
            run = frozenset(a + b for a in run for b in exact)
            continue
        needed = _better(needed, run, own)
        whole = False
        run = exact if exact is not None else frozenset([""])
    return (run, needed) if whole else (None, _better(needed, run))


def _of_part(operation: str, argument: Any, fold: bool) -> tuple[Strings | None, Strings | None]:
    match operation:
        case "LITERAL":
            char = chr(argument)
            return (frozenset([char.lower() if fold else char]), None) if char.isascii() else (None, None)
        case "IN":
            chars = [chr(value) for kind, value in argument if str(kind) == "LITERAL"]
            if len(chars) == len(argument) <= 4 and all(char.isascii() for char in chars):
                return frozenset(char.lower() if fold else char for char in chars), None
            return None, None
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset([""]), None
        case "BRANCH":
            return _of_choice(argument[1], fold)
        case "SUBPATTERN":
            _, added, dropped, inner = argument
            return (None, None) if added or dropped else _of_run(inner, fold)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            return _of_repeat(least, most, inner, fold)
    return None, None


def _of_choice(branches: Sequence[Any], fold: bool) -> tuple[Strings | None, Strings | None]:
    found = [_of_run(branch, fold) for branch in branches]
    if all(exact is not None for exact, _ in found):
        every = frozenset[str]().union(*(exact for exact, _ in found if exact is not None))
        if len(every) <= MOST_WORDS:
            return every, every
    words = [_better(exact, needed) for exact, needed in found]
    return None, frozenset[str]().union(*(own for own in words if own)) if all(words) else None


def _of_repeat(least: int, most: int, inner: Any, fold: bool) -> tuple[Strings | None, Strings | None]:
    exact, needed = _of_run(inner, fold)
    if least == 0:
        return (exact | {""} if exact is not None and most == 1 else None), None
    if least == most == 1:
        return exact, needed
    return None, _better(exact, needed)


def _openings(items: Sequence[tuple[Any, Any]], fold: bool) -> Strings | None:
    """Strings with one of which all that `items` match begins; None where that cannot be told."""
    run: Strings = frozenset([""])
    for place, (operation, argument) in enumerate(items):
        exact, _ = _of_part(str(operation), argument, fold)
        if exact is not None and len(run) * len(exact) <= _MANY:
            run = frozenset(a + b for a in run for b in exact)
            continue
        if "" not in run:
            return run
        own = _openings_of(str(operation), argument, fold)
        if own is None:
            return None
        rest = _openings(items[place + 1 :], fold) if "" in own else frozenset[str]()
        return None if rest is None else (run | own | rest) - {""}
    return None if "" in run else run


def _openings_of(operation: str, argument: Any, fold: bool) -> Strings | None:
    """The same for one part; with "" where the part may be missing."""
    match operation:
        case "SUBPATTERN" if not argument[1] and not argument[2]:
            return _openings(list(argument[3]), fold)
        case "BRANCH":
            every = [_openings(list(branch), fold) for branch in argument[1]]
            return frozenset[str]().union(*(own for own in every if own)) if all(every) else None
        case "MAX_REPEAT" | "MIN_REPEAT":
            own = _openings(list(argument[2]), fold)
            return own and (own | {""} if argument[0] == 0 else own)
    return None
