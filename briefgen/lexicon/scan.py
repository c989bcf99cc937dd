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
SHORTEST = 2  # letters: a shorter word stands in every sentence
_ALIKE = str.maketrans("İıſ", "iis")  # what IGNORECASE takes for another letter and `lower` does not


@functools.lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """`text` in small letters, as long as it is, with the letters that IGNORECASE takes for "i" and "s" as these."""
    if not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text):
        text = text.translate(_ALIKE)
    return text.lower()


class Rule:
    """A pattern with the methods of `re.Pattern`. It is compiled when first used: a command pays for the rules that it needs."""

    __slots__ = ("_folds", "_pattern", "_uses", "_words", "flags", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags
        self._pattern: re.Pattern[str] | None = None
        self._words: tuple[str, ...] = ()
        self._folds = bool(flags & re.IGNORECASE)
        self._uses = 0

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self.source, self.flags)
        return self._pattern

    def may_match(self, text: str, pos: int = 0, endpos: int = END) -> bool:
        """False only where no match can begin and end in `text[pos:endpos]`."""
        if self._uses <= USES_BEFORE_WORDS:
            self._uses += 1
            if self._uses > USES_BEFORE_WORDS:
                self._words = needed_words(self.source, self.flags)
        if not self._words:
            return True
        if self._folds:
            text = folded(text)
        if pos or endpos != END:
            return any(text.find(word, pos, endpos) >= 0 for word in self._words)
        for word in self._words:  # noqa: SIM110 (half the time of `any`, and this line runs a thousand times per text)
            if word in text:
                return True
        return False

    def search(self, text: str, pos: int = 0, endpos: int = END) -> re.Match[str] | None:
        return self.pattern.search(text, pos, endpos) if self.may_match(text, pos, endpos) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = END) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, pos, endpos) if self.may_match(text, pos, endpos) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.pattern.sub(new, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        return self.pattern.split(text) if self.may_match(text) else [text]

    # At one place a pattern says no at its first letter: there is nothing to gain.
    def match(self, text: str, pos: int = 0, endpos: int = END) -> re.Match[str] | None:
        return (self._pattern or self.pattern).match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return (self._pattern or self.pattern).fullmatch(text)

    def findall(self, text: str) -> list[Any]:
        return self.pattern.findall(text)


@functools.cache
def rule(source: str, flags: int = 0) -> Rule:
    """The rule of a pattern that stands where it is used, made once: `rule(r"...", re.I).search(text)`."""
    return Rule(source, flags)


# --- the words of a pattern --------------------------------------------------------------------------------------------------------------

_MANY = 64  # more strings than these are not followed up
Strings = frozenset[str]


def needed_words(source: str, flags: int = 0) -> tuple[str, ...]:
    """Words (small letters where case does not count) of which every match of the pattern holds at least one; () where there are no such.

    Looked up in Python's own reading of the pattern; where that is not to be had, the pattern simply runs every time.
    """
    try:
        parser = importlib.import_module("re._parser")
        tree = parser.parse(source, flags)
    except (ImportError, AttributeError):
        return ()
    exact, needed = _of_run(tree, bool(tree.state.flags & re.IGNORECASE))
    return _kept(_better(exact, needed))


def _kept(words: Strings | None) -> tuple[str, ...]:
    """Without those that hold another one; () where they are too short or too many to be worth looking for."""
    if not words or len(min(words, key=len)) < SHORTEST:
        return ()
    short = [word for word in words if not any(other in word for other in words if other != word)]
    return tuple(sorted(short, key=lambda word: (len(word), word))) if len(short) <= MOST_WORDS else ()


def _worth(words: Strings) -> float:
    """Long words are rare ones; many words cost time."""
    return min(len(min(words, key=len)), 6) - 0.05 * len(words)


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
