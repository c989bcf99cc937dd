"""Strings without which a pattern cannot match: for stretches of text whose words are not known, they are simply looked for.

Where `keys` knows whole words, this knows what stands in the text, with its spaces; and with which strings a match can begin.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

MOST_WORDS = 90  # beyond, looking for the words takes as long as the pattern itself
LEAST_WEIGHT = 3  # two letters stand in every sentence
RARE_SIGNS = frozenset("+|/@#*•©")
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
    """How telling a word is: its letters, but a rare sign counts as three, and a digit as two."""
    return len(word) + sum(2 if char in RARE_SIGNS else char.isdigit() for char in word)


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
            return (frozenset([char.lower() if fold else char]), None) if _plain(char) else (None, None)
        case "IN":
            chars = [chr(value) for kind, value in argument if str(kind) == "LITERAL"]
            if len(chars) == len(argument) <= 4 and all(map(_plain, chars)):
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


def _plain(char: str) -> bool:
    """A sign, or a letter with one small and one large shape, which is found in a text whose letters were made small."""
    latin = "À" <= char <= "ɏ" or "Ạ" <= char <= "ỹ"
    return char.isascii() or char.lower() == char.upper() or (latin and len(char.upper()) == 1 and char.upper().lower() == char.lower())


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
