"""The words without which a rule cannot match, and the words of a sentence: where the two have none in common, the rule is not run.

A word counts as a whole, or by its first letters where the rule leaves its end open ("agree\\w*"). Both sides are kept as sets of keys, so
that asking takes one look however many words there are: "met" is a key of the word "met", and "~agree" of all words that begin so.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

LONG_STRETCH = 60
MOST_STRETCHES = 50_000
_V = TypeVar("_V")
_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans("İıſ", "iis")  # what IGNORECASE takes for another letter and `lower` does not
_PREFIX = 4  # letters by which the beginning of a word counts
_MANY = 200  # more strings than these are not followed up
_EDGE = "\0"  # stands for whatever is no part of a word: a space, a sign, the border of a word, an end of the text
_WORTH_MOST = 6
_COMMON = frozenset("the of and to in a for on with that by as".split())  # stand in nearly every sentence
Strings = frozenset[str]
NO_KEYS: Strings = frozenset()
_NOTHING: Strings = frozenset([""])
_AN_EDGE: Strings = frozenset([_EDGE])


@functools.lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """`text` in small letters, as long as it is, with the letters that IGNORECASE takes for "i" and "s" as these."""
    if not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text):
        text = text.translate(_ALIKE)
    return text.lower()


class Worded(str):
    """A text that knows itself in small letters, and the keys of its words: for those that many rules are asked of."""

    __slots__ = ("keys", "small")
    keys: set[str]
    small: str

    def __new__(cls, text: str) -> Worded:
        own = super().__new__(cls, text)
        own.small = folded.__wrapped__(text)
        own.keys = set().union(*map(_KEYS.__getitem__, text.split()))
        return own


class Known(dict[str, _V]):
    """What `find` tells of a stretch without spaces, kept: the same few thousand stretches make up all texts.

    A dictionary that fills itself costs no call where it knows the answer, which is asked of each word of a text.
    """

    def __init__(self, find: Callable[[str], _V]) -> None:
        self._find = find

    def __missing__(self, stretch: str) -> _V:
        found = self._find(stretch)
        if len(stretch) < LONG_STRETCH:  # no address, no line of signs
            if len(self) >= MOST_STRETCHES:
                self.clear()
            self[stretch] = found
        return found


def _words_of(stretch: str) -> frozenset[str]:
    words = _WORD.findall(folded(stretch))
    return frozenset([*words, *map(_beginning, words)])


_KEYS = Known(_words_of)


def _beginning(word: str) -> str:
    return f"~{word[:_PREFIX]}"


class Part(NamedTuple):
    """One part of a pattern, as Python reads it, with what it can be."""

    operation: str
    inside: tuple[Sequence[Part], ...]  # the branches of a choice, or the one run of a group or a repeat
    least: int  # how often it stands
    most: int
    strings: Strings | None  # all that it can be, in small letters and with `_EDGE` for what belongs to no word; None: too many to tell


def keys_of(source: str, flags: int = 0) -> Strings:
    """Keys of which each text in which the pattern matches has at least one; none where no such can be told.

    Looked up in Python's own reading of the pattern; where that is not to be had, the pattern simply runs every time.
    """
    try:
        tree = importlib.import_module("re._parser").parse(source, flags)
    except (ImportError, AttributeError):
        return NO_KEYS
    return _keys(_parts(tree), False, False) or NO_KEYS


def _keys(parts: Sequence[Part], left: bool, right: bool) -> Strings | None:
    """Keys for what follows one another; `left` and `right` say whether a word surely begins before it and ends after it."""
    best: Strings | None = None
    run, first = _NOTHING, 0  # the strings that the parts since `first` can be
    for place, part in enumerate(parts):
        if part.strings is not None and len(run) * len(part.strings) <= _MANY:
            run = frozenset(a + b for a in run for b in part.strings)
            continue
        before, after = _edge(parts[:place], -1, left), _edge(parts[place + 1 :], 0, right)
        best = _better(best, _keyed(run, _edge(parts[:first], -1, left), _edge(parts[place:], 0, right)))
        best = _better(best, _inner(part, before, after))
        run, first = (_NOTHING, place + 1) if part.strings is None else (part.strings, place)
    return _better(best, _keyed(run, _edge(parts[:first], -1, left), right))


def _edge(parts: Sequence[Part], end: int, beyond: bool) -> bool:
    """Whether `parts` surely begin (`end` 0) or end (-1) with what belongs to no word; `beyond` is the answer where they may be nothing."""
    for part in parts if end == 0 else reversed(parts):
        if part.strings is not None:
            sure = all(text[end:][:1] in ("", _EDGE) for text in part.strings)
            may_miss = "" in part.strings
        else:
            sure = bool(part.inside) and all(_edge(run, end, False) for run in part.inside)
            may_miss = not part.least
        if not sure or not may_miss:
            return sure
    return beyond


def _inner(part: Part, left: bool, right: bool) -> Strings | None:
    """Keys for one part whose strings are not all known."""
    if not (part.inside and part.least):
        return None
    every = [_keys(run, left, right and part.most == 1) for run in part.inside]
    return frozenset[str]().union(*(own for own in every if own)) if all(every) else None


def _parts(tree: Iterable[tuple[Any, Any]]) -> list[Part]:
    return [_part(str(operation), argument) for operation, argument in tree]


def _part(operation: str, argument: Any) -> Part:
    inside: tuple[Sequence[Part], ...] = ()
    least = most = 1
    strings: Strings | None = None
    match operation:
        case "LITERAL":
            strings = _letter(argument)
        case "IN":
            strings = _one_of(argument)
        case "AT":
            strings = _NOTHING if str(argument) == "AT_NON_BOUNDARY" else _AN_EDGE
        case "ASSERT":
            strings = _AN_EDGE if _edge(_parts(argument[1]), 0 if argument[0] > 0 else -1, False) else _NOTHING
        case "ASSERT_NOT":
            strings = _AN_EDGE if _any_letter(argument[1]) else _NOTHING
        case "BRANCH":
            inside = tuple(_parts(branch) for branch in argument[1])
            every = [_joined(run) for run in inside]
            strings = frozenset[str]().union(*(own for own in every if own)) if None not in every else None
        case "SUBPATTERN":
            inside = (_parts(argument[3]),)
            strings = _joined(inside[0])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inside = argument[0], argument[1], (_parts(argument[2]),)
            once = _joined(inside[0])
            if once is not None and (most == 1 or once == _AN_EDGE):
                strings = once if least else once | _NOTHING
    return Part(operation, inside, least, most, strings)


def _joined(parts: Iterable[Part]) -> Strings | None:
    """All that one run can be."""
    run = _NOTHING
    for part in parts:
        if part.strings is None or len(run) * len(part.strings) > _MANY:
            return None
        run = frozenset(a + b for a in run for b in part.strings)
    return run


def _any_letter(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether `items` match any letter: where they must not stand, a word begins or ends."""
    if len(items) != 1:
        return False
    operation, argument = str(items[0][0]), items[0][1]
    if operation == "BRANCH":
        return any(map(_any_letter, argument[1]))
    return operation == "IN" and any((str(kind), str(value)) == ("CATEGORY", "CATEGORY_WORD") for kind, value in argument)


def _letter(code: int) -> Strings | None:
    char = chr(code)
    if char.isalnum() or char == "_":
        return frozenset([char.lower()]) if char.isascii() else None
    return _AN_EDGE


def _one_of(choices: Sequence[tuple[Any, Any]]) -> Strings | None:
    """A set of signs: letters, or what stands between words."""
    found: set[str] = set()
    for kind, value in choices:
        if str(kind) == "LITERAL" and (letter := _letter(value)):
            found |= letter
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found.add(_EDGE)
        else:
            return None
    return frozenset(found)


def _keyed(strings: Strings, left: bool, right: bool) -> Strings | None:
    """The most telling key of each string; None where one has none."""
    found = {_key(f"{_EDGE if left else ''}{text}{_EDGE if right else ''}") for text in strings}
    return None if "" in found else frozenset(found)


def _key(text: str) -> str:
    _, *others = text.split(_EDGE)
    whole, last = others[:-1], others[-1:]
    beginnings = [_beginning(piece) for piece in last if len(piece) >= _PREFIX]
    return max([*(piece for piece in whole if piece), *beginnings], key=_worth, default="")


def _worth(key: str) -> float:
    """Long words are rare ones; a beginning says a little less."""
    return 1 if key in _COMMON else min(len(key) - 1.5 * key.startswith("~"), _WORTH_MOST)


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """Of two choices the one whose least telling key tells more; many keys tell less."""
    fit = [keys for keys in (one, other) if keys]
    return max(fit, key=lambda keys: min(map(_worth, keys)) - 0.02 * len(keys)) if fit else None
