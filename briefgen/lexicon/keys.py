"""The words without which a rule cannot match, and the words of a sentence: where the two have none in common, the rule is not run.

A word counts as a whole, or by its first letters where the rule leaves its end open ("agree\\w*"). Both sides are kept as sets of keys, so
that asking takes one look however many words there are: "met" is a key of the word "met", and "~agree" of all words that begin so.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans("İıſ", "iis")  # what IGNORECASE takes for another letter and `lower` does not
_PREFIX = 4  # letters by which the beginning of a word counts
_MANY = 200  # more strings than these are not followed up
_EDGE = "\0"  # stands for whatever is no part of a word: a space, a sign, the border of a word, an end of the text
_WORTH_MOST = 6
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_COMMON = frozenset("the of and to in a for on with that by as".split())  # stand in nearly every sentence
Strings = frozenset[str]
NO_KEYS: Strings = frozenset()
Part = tuple[Any, Any]  # what Python's reading of a pattern is made of: (operation, argument)


@functools.lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """`text` in small letters, as long as it is, with the letters that IGNORECASE takes for "i" and "s" as these."""
    if not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text):
        text = text.translate(_ALIKE)
    return text.lower()


class Worded(str):
    """A text that knows the keys of its words: for those that many rules are asked of."""

    __slots__ = ("keys",)
    keys: set[str]

    def __new__(cls, text: str) -> Worded:
        own = super().__new__(cls, text)
        own.keys = set().union(*[_words_of(stretch) if len(stretch) < 60 else _words_of.__wrapped__(stretch) for stretch in text.split()])
        return own


@functools.lru_cache(maxsize=50_000)
def _words_of(stretch: str) -> frozenset[str]:
    """The keys of a stretch without spaces: the same few thousand make up all texts."""
    words = _WORD.findall(folded(stretch))
    return frozenset([*words, *map(_beginning, words)])


def _beginning(word: str) -> str:
    return f"~{word[:_PREFIX]}"


def keys_of(source: str, flags: int = 0) -> Strings:
    """Keys of which each text in which the pattern matches has at least one; none where no such can be told.

    Looked up in Python's own reading of the pattern; where that is not to be had, the pattern simply runs every time.
    """
    try:
        tree = importlib.import_module("re._parser").parse(source, flags)
    except (ImportError, AttributeError):
        return NO_KEYS
    return _keys(list(tree), False, False) or NO_KEYS


def _keys(items: Sequence[Part], left: bool, right: bool) -> Strings | None:
    """Keys for what follows one another; `left` and `right` say whether a word surely begins before it and ends after it."""
    best: Strings | None = None
    run, first = frozenset([""]), 0  # the strings that the parts since `first` can be
    for place, part in enumerate(items):
        exact = _strings(part)
        if exact is not None and len(run) * len(exact) <= _MANY:
            run = frozenset(a + b for a in run for b in exact)
            continue
        before, after = (_edge(items[:place], -1, left), _edge(items[place + 1 :], 0, right))
        best = _better(best, _keyed(run, _edge(items[:first], -1, left), _edge(items[place:], 0, right)))
        best = _better(best, _inner(part, before, after))
        run, first = (frozenset([""]), place + 1) if exact is None else (exact, place)
    return _better(best, _keyed(run, _edge(items[:first], -1, left), right))


def _edge(items: Sequence[Part], end: int, beyond: bool) -> bool:
    """Whether `items` surely begin (`end` 0) or end (-1) with what belongs to no word; `beyond` is the answer where they may be nothing."""
    for part in items if end == 0 else reversed(items):
        exact = _strings(part)
        if exact is not None:
            if not all(text[end:][:1] in ("", _EDGE) for text in exact):
                return False
            if "" not in exact:
                return True
            continue  # what may be missing, or takes no room
        operation, argument = str(part[0]), part[1]
        if operation == "SUBPATTERN":
            return _edge(list(argument[3]), end, False)
        if operation == "BRANCH":
            return all(_edge(list(branch), end, False) for branch in argument[1])
        if operation not in _REPEATS or not _edge(list(argument[2]), end, False):
            return False
        if argument[0]:
            return True
    return beyond


def _inner(part: Part, left: bool, right: bool) -> Strings | None:
    """Keys for one part whose strings are not all known."""
    argument = part[1]
    match str(part[0]):
        case "BRANCH":
            every = [_keys(list(branch), left, right) for branch in argument[1]]
            return frozenset[str]().union(*(own for own in every if own)) if all(every) else None
        case "SUBPATTERN":
            return _keys(list(argument[3]), left, right)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0]:
            return _keys(list(argument[2]), left, right and argument[1] == 1)
    return None


def _strings(part: Part) -> Strings | None:
    """All strings that one part can be, in small letters and with `_EDGE` for what belongs to no word; None: too many to tell."""
    argument = part[1]
    match str(part[0]):
        case "LITERAL":
            return _letter(argument)
        case "IN":
            return _one_of(argument)
        case "AT":
            return frozenset([_EDGE if str(argument) != "AT_NON_BOUNDARY" else ""])
        case "ASSERT":
            ahead, inside = argument
            return frozenset([_EDGE if _edge(list(inside), 0 if ahead > 0 else -1, False) else ""])
        case "ASSERT_NOT":
            return frozenset([_EDGE if _any_letter(argument[1]) else ""])
        case "BRANCH":
            every = [_all_of(branch) for branch in argument[1]]
            return frozenset[str]().union(*(own for own in every if own)) if None not in every else None
        case "SUBPATTERN":
            return _all_of(argument[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            once = _all_of(inner)
            if once is None or not (most == 1 or once == {_EDGE}):
                return None
            return once if least else once | {""}
    return None


def _all_of(items: Iterable[Part]) -> Strings | None:
    run: Strings = frozenset([""])
    for part in items:
        exact = _strings(part)
        if exact is None or len(run) * len(exact) > _MANY:
            return None
        run = frozenset(a + b for a in run for b in exact)
    return run


def _any_letter(items: Sequence[Part]) -> bool:
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
    return frozenset([_EDGE])


def _one_of(choices: Sequence[Part]) -> Strings | None:
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
