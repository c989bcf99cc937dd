"""Rules of language as regular expressions, run only where they can match.

A text is asked hundreds of rules per sentence, and nearly all of them say no. `Rule` is a compiled pattern that knows the words of which
every match must hold at least one ("met", "held", "talks" ...); of a text that knows its own words (`Worded`) it asks those first, and
where the two have none in common, the pattern is not run at all. The words are read off the pattern itself, so that nobody has to keep
them beside it and a rule says what it always said.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.lexicon.keys import NO_KEYS, Worded, folded, keys_of
from briefgen.lexicon.needed import needed_words

__all__ = ["Rule", "Worded", "folded", "rule"]

USES_BEFORE_WORDS = 400  # reading the words off a pattern takes as long as running it so often, and pays only in a batch
END = 2**62  # of any text
SHORT = 40  # letters, in which the pattern itself is as fast


class Rule:
    """A pattern with the methods of `re.Pattern`. It is compiled when first used: a command pays for the rules that it needs."""

    __slots__ = ("_folds", "_keys", "_openings", "_uses", "_words", "findall", "flags", "fullmatch", "match", "pattern", "source")
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
        places = self._places(text, pos, endpos, words)
        if places is None:
            return self.pattern.search(text, pos, endpos)
        for place in places:
            if match := self.match(text, place, endpos):
                return match
        return None

    def finditer(self, text: str, pos: int = 0, endpos: int = END, words: Worded | None = None) -> Iterator[re.Match[str]]:
        places = self._places(text, pos, endpos, words)
        return self.pattern.finditer(text, pos, endpos) if places is None else self._at(places, text, endpos) if places else iter(())

    def _at(self, places: Sequence[int], text: str, endpos: int) -> Iterator[re.Match[str]]:
        done = 0
        for place in places:
            if place >= done and (match := self.match(text, place, endpos)):
                yield match
                done = match.end()

    def _learn(self) -> None:
        self._uses += 1
        if self._uses > USES_BEFORE_WORDS:
            self._keys = keys_of(self.source, self.flags)
            self._words, self._openings = needed_words(self.source, self.flags)

    def _places(self, text: str, pos: int, endpos: int, words: Worded | None = None) -> Sequence[int] | None:
        """Where in `text[pos:endpos]` a match can begin, in order; None where it can be anywhere."""
        if self._uses <= USES_BEFORE_WORDS:
            self._learn()
        if type(text) is Worded:
            words = text
        if words is not None and self._keys is not NO_KEYS:
            if self._keys.isdisjoint(words.keys):
                return ()
        elif self._words:
            plain = folded(text) if self._folds else text
            for word in self._words:
                if plain.find(word, pos, endpos) >= 0:
                    break
            else:
                return ()
        if not self._openings or min(endpos, len(text)) - pos <= SHORT:
            return None
        if self._folds:
            text = folded(text)
        places: set[int] = set()
        for word in self._openings:
            place = text.find(word, pos, endpos)
            while place >= 0:
                places.add(place)
                place = text.find(word, place + 1, endpos)
        return sorted(places)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.pattern.sub(new, text) if self._places(text, 0, END) != () else text

    def split(self, text: str) -> list[str]:
        return [text] if self._places(text, 0, END) == () else self.pattern.split(text)


@functools.cache
def rule(source: str, flags: int = 0) -> Rule:
    """The rule of a pattern that stands where it is used, made once: `rule(r"...", re.I).search(text)`."""
    return Rule(source, flags)
