"""The pattern of a rule that does not mind case, for a text in small letters.

Python's engine looks at each letter anew where case does not count: it can neither leap to the next letter with which a match may begin
nor pass over the alternatives that begin with another one. The same rule with its own letters made small says the same of a text whose
letters were made small beforehand, in a third of the time.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any

from briefgen.lexicon.keys import folded


def small_letters(source: str, flags: int) -> re.Pattern[str] | None:
    """A pattern that matches in `folded(text)` wherever `source` matches in `text`; None where none can be told.

    It may match elsewhere, too, where parts of `source` mind case ("(?-i:[A-Z])"): there it takes any letter for the capital one.
    Made from Python's own reading of the pattern; where that is not to be had, the rule simply runs as it is written.
    """
    if not flags & re.IGNORECASE:
        return None
    try:
        parser, compiler = importlib.import_module("re._parser"), importlib.import_module("re._compiler")
        tree = parser.parse(source, flags)
        if tree.state.flags & ~flags & ~re.UNICODE or not tree.getwidth()[0]:
            return None  # "(?x)" and the like; a match of nothing may stand anywhere
        small = _small(parser, tree, minds=False)
        small.state.flags &= ~re.IGNORECASE
        made: re.Pattern[str] = compiler.compile(small)
    except (ImportError, AttributeError, NotImplementedError):
        return None
    return made


def _small(parser: Any, run: Any, minds: bool) -> Any:
    """`minds`: the run stands in a part that minds case."""
    kept = [(operation, argument) for operation, argument in run if not (str(operation) == "ASSERT_NOT" and _minds_case(argument[1]))]
    return parser.SubPattern(run.state, [(operation, _argument(parser, operation, argument, minds)) for operation, argument in kept])


def _minds_case(run: Any) -> bool:
    """Whether a part of `run` minds case: what must not stand there is then left out, since it would forbid too much in small letters."""
    return any(str(operation) == "SUBPATTERN" and argument[2] for operation, argument in _inside(run))


def _inside(run: Any) -> Iterable[tuple[Any, Any]]:
    for operation, argument in run:
        yield operation, argument
        match str(operation):
            case "BRANCH":
                runs = argument[1]
            case "SUBPATTERN":
                runs = [argument[3]]
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                runs = [argument[2]]
            case "ASSERT" | "ASSERT_NOT":
                runs = [argument[1]]
            case _:
                runs = []
        for own in runs:
            yield from _inside(own)


def _argument(parser: Any, operation: Any, argument: Any, minds: bool) -> Any:
    """What stands beside `operation` in Python's reading, in small letters; NotImplementedError where a part is not known."""
    match str(operation):
        case "LITERAL":
            return _letter(argument)
        case "NOT_LITERAL" if not minds:
            return _letter(argument)
        case "IN" if not (minds and str(argument[0][0]) == "NEGATE"):  # "no capital" allows small letters, which the capitals have become
            return [member for kind, value in argument for member in _members(kind, value)]
        case "BRANCH":
            return argument[0], [_small(parser, branch, minds) for branch in argument[1]]
        case "SUBPATTERN" if not argument[1] and argument[2] in (0, re.IGNORECASE):
            return argument[0], 0, 0, _small(parser, argument[3], minds or bool(argument[2]))
        case "MAX_REPEAT" | "MIN_REPEAT":
            return argument[0], argument[1], _small(parser, argument[2], minds)
        case "POSSESSIVE_REPEAT" if not minds and not _minds_case(argument[2]):  # what takes more may leave too little for the rest
            return argument[0], argument[1], _small(parser, argument[2], minds)
        case "ASSERT":
            return argument[0], _small(parser, argument[1], minds)
        case "ASSERT_NOT" if not minds:
            return argument[0], _small(parser, argument[1], minds)
        case "AT" | "ANY":
            return argument
    raise NotImplementedError(str(operation))


def _members(kind: Any, value: Any) -> Iterable[tuple[Any, Any]]:
    """One member of a set of letters: a letter, a stretch of the alphabet, or a kind ("any digit") that case does not touch."""
    match str(kind):
        case "LITERAL":
            return [(kind, _letter(value))]
        case "RANGE":
            letters = sorted({_letter(code) for code in range(value[0], value[1] + 1)})
            starts = [code for place, code in enumerate(letters) if not place or letters[place - 1] != code - 1]
            stops = [code for place, code in enumerate(letters) if place + 1 == len(letters) or letters[place + 1] != code + 1]
            return [(kind, stretch) for stretch in zip(starts, stops, strict=True)]
    return [(kind, value)]


def _letter(code: int) -> int:
    return ord(folded(chr(code)))
