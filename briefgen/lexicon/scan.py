"""Rules of language as regular expressions, run only where they can match.

A text is asked hundreds of rules per sentence, and nearly all of them say no. `Rule` is a compiled pattern that knows the words of which
every match must hold at least one ("met", "held", "talks" ...); of a text that knows its own words (`Worded`) it asks those first, and
where the two have none in common, the pattern is not run at all. The words are read off the pattern itself, so that nobody has to keep
them beside it and a rule says what it always said. Where case does not count, the pattern runs over small letters (`lexicon.folding`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.lexicon.folding import small_letters
from briefgen.lexicon.keys import NO_KEYS, Worded, folded, keys_of
from briefgen.lexicon.needed import needed_words

__all__ = ["Rule", "Worded", "folded", "one_of", "rule"]

USES_BEFORE_WORDS = 400  # reading the words off a pattern takes as long as running it so often, and pays only in a batch
END = 2**62  # of any text
FEW = range(1, 7)  # strings are looked for faster than the pattern runs, even in small letters
SHORT = 40  # letters, in which the pattern itself is as fast


class Rule:
    """A pattern with the methods of `re.Pattern`. It is compiled when first used: a command pays for the rules that it needs."""

    __slots__ = (
        "_asks",
        "_folds",
        "_keys",
        "_openings",
        "_small",
        "_uses",
        "_words",
        "findall",
        "flags",
        "fullmatch",
        "match",
        "pattern",
        "source",
    )
    pattern: re.Pattern[str]
    match: Callable[..., re.Match[str] | None]  # the pattern's own: at one place it says no at its first letter
    fullmatch: Callable[..., re.Match[str] | None]
    findall: Callable[..., list[Any]]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags
        self._folds = bool(flags & re.IGNORECASE)
        self._keys = NO_KEYS
        self._words: tuple[str, ...] = ()
        self._openings: tuple[str, ...] = ()
        self._small: re.Pattern[str] | None = None
        self._asks = True  # whether a stretch whose words are not known has to be asked for strings; while they are counted, uses are
        self._uses = 0

    if not TYPE_CHECKING:  # which would take any name for an attribute

        def __getattr__(self, name: str) -> Any:
            """The pattern and its own methods, when one of them is first asked for."""
            if name not in ("pattern", "match", "fullmatch", "findall"):
                raise AttributeError(name)
            self.compiled()
            return getattr(self, name)

    def compiled(self) -> re.Pattern[str]:
        """The bare pattern; raises re.error where it is none."""
        self.pattern = re.compile(self.source, self.flags)
        self.match, self.fullmatch, self.findall = self.pattern.match, self.pattern.fullmatch, self.pattern.findall
        return self.pattern

    # `words`: a longer text that holds the stretch looked at, whole words of it, and knows its words; not needed where `text` is one itself.
    def search(self, text: str, pos: int = 0, endpos: int = END, words: Worded | None = None) -> re.Match[str] | None:
        known = text if type(text) is Worded else words
        if self._keys.isdisjoint(known.keys) if known is not None and self._keys else self._asks and not self._may_match(text, pos, endpos):
            return None
        if self._small is not None:
            plain = text.small if type(text) is Worded else folded(text)
            while found := self._small.search(plain, pos, endpos):
                if match := self.match(text, found.start(), endpos):
                    return match
                pos = found.start() + 1  # a letter that has to be a capital is none
            return None
        if self._openings and min(endpos, len(text)) - pos > SHORT:
            for place in self._places(text, pos, endpos):
                if match := self.match(text, place, endpos):
                    return match
            return None
        return self.pattern.search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = END, words: Worded | None = None) -> Iterator[re.Match[str]]:
        known = text if type(text) is Worded else words
        if self._keys.isdisjoint(known.keys) if known is not None and self._keys else self._asks and not self._may_match(text, pos, endpos):
            return iter(())
        if self._small is not None:
            return self._in_small(text, text.small if type(text) is Worded else folded(text), pos, endpos)
        if self._openings and min(endpos, len(text)) - pos > SHORT:
            places = self._places(text, pos, endpos)
            return self._at(places, text, endpos) if places else iter(())
        return self.pattern.finditer(text, pos, endpos)

    def may_stand_in(self, text: Worded) -> bool:
        """Whether `text` has the words without which the rule matches nowhere: to be asked before one of many rules is tried at many places."""
        if self._uses <= USES_BEFORE_WORDS:
            self._learn()
        return not (self._keys and self._keys.isdisjoint(text.keys))

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.pattern.sub(new, text) if self._may_match(text, 0, END) else text

    def split(self, text: str) -> list[str]:
        return self.pattern.split(text) if self._may_match(text, 0, END) else [text]

    def _may_match(self, text: str, pos: int, endpos: int) -> bool:
        """Whether `text[pos:endpos]` holds one of the strings without which the rule cannot match; True where it has none such."""
        if self._uses <= USES_BEFORE_WORDS:
            self._learn()
        if self._words:
            plain = folded(text) if self._folds else text
            for word in self._words:  # noqa: SIM110 - asked of each rule, and `any` takes three times as long
                if plain.find(word, pos, endpos) >= 0:
                    return True
            return False
        return True

    def _places(self, text: str, pos: int, endpos: int) -> list[int]:
        """Where in `text[pos:endpos]` a match can begin, in order."""
        if self._folds:
            text = text.small if type(text) is Worded else folded(text)
        places: set[int] = set()
        for word in self._openings:
            place = text.find(word, pos, endpos)
            while place >= 0:
                places.add(place)
                place = text.find(word, place + 1, endpos)
        return sorted(places)

    def _at(self, places: Sequence[int], text: str, endpos: int) -> Iterator[re.Match[str]]:
        done = 0
        for place in places:
            if place >= done and (match := self.match(text, place, endpos)):
                yield match
                done = match.end()

    def _in_small(self, text: str, plain: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        search = self._small.search if self._small else self.pattern.search
        while found := search(plain, pos, endpos):
            if match := self.match(text, found.start(), endpos):
                yield match
                pos = max(match.end(), found.start() + 1)
            else:
                pos = found.start() + 1  # a letter that has to be a capital is none

    def _learn(self) -> None:
        self._uses += 1
        if self._uses > USES_BEFORE_WORDS:
            self._keys = keys_of(self.source, self.flags)
            self._words, self._openings = needed_words(self.source, self.flags)
            self._asks = bool(self._words)
            if len(self._openings) not in FEW:
                self._small = small_letters(self.source, self.flags)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, which are plain letters, parted by their first letter: of many, the engine tries a few.

    For places where what follows tells where the word ends; of a word and a longer one that begins with it, either may be tried first.
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()) + ")"


@functools.cache
def rule(source: str, flags: int = 0) -> Rule:
    """The rule of a pattern that stands where it is used, made once: `rule(r"...", re.I).search(text)`."""
    return Rule(source, flags)
