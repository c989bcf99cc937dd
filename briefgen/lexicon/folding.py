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
    """The pattern that finds in `folded(text)` what `source` finds in `text`, at the same places; None where it cannot be told or minds case.

    Made from Python's own reading of the pattern; where that is not to be had, the rule simply runs as it is written.
    """
    if not flags & re.IGNORECASE:
        return None
    try:
        parser, compiler = importlib.import_module("re._parser"), importlib.import_module("re._compiler")
        tree = parser.parse(source, flags)
        if tree.state.flags & ~flags & ~re.UNICODE or not tree.getwidth()[0]:
            return None  # "(?x)" and the like; a match of nothing may stand anywhere
        small = _small(parser, tree)
        small.state.flags &= ~re.IGNORECASE
        made: re.Pattern[str] = compiler.compile(small)
    except (ImportError, AttributeError, NotImplementedError):
        return None
    return made


def _small(parser: Any, run: Any) -> Any:
    return parser.SubPattern(run.state, [(operation, _argument(parser, operation, argument)) for operation, argument in run])


def _argument(parser: Any, operation: Any, argument: Any) -> Any:
    """What stands beside `operation` in Python's reading, in small letters; NotImplementedError where a part minds case or is not known."""
    match str(operation):
        case "LITERAL" | "NOT_LITERAL":
            return _letter(argument)
        case "IN":
            return [member for kind, value in argument for member in _members(kind, value)]
        case "BRANCH":
            return argument[0], [_small(parser, branch) for branch in argument[1]]
        case "SUBPATTERN" if not argument[1] and not argument[2]:
            return (*argument[:3], _small(parser, argument[3]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return argument[0], argument[1], _small(parser, argument[2])
        case "ASSERT" | "ASSERT_NOT":
            return argument[0], _small(parser, argument[1])
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
