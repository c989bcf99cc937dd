"""Filters that give plain texts: numbers as a document has them, and jinja's own where theirs have no bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from jinja2 import Undefined, pass_context, pass_environment
from jinja2.filters import FILTERS as _JINJA
from jinja2.filters import do_round as jinja_round
from jinja2.filters import do_truncate as jinja_truncate
from jinja2.filters import sync_do_map as jinja_map
from jinja2.runtime import Context

from briefgen.word.values import MAX_TEXT, ValueFault, text_of, too_long
from briefgen.word.weight import weighed
from briefgen.word.words import Words, nodes_of

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WIDEST = 1_000
_DIGITS = 30


def number(value: Any, digits: int | None = None) -> Any:
    """a number with commas between the thousands; `number(1)` with one digit after the point"""
    if value is None or isinstance(value, str | Undefined):
        return value if value is not None else ""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueFault(f"{value!r} is not a number")
    if digits is not None and (not isinstance(digits, int) or not 0 <= digits <= 20):
        raise ValueFault(f"{digits!r} is not a number of digits")
    return f"{value:,}" if digits is None else f"{value:,.{digits}f}"


def in_words(value: Any) -> Any:
    """a number below ten as a word: “three”; other values as they are"""
    return _SMALL[value] if type(value) is int and 0 <= value < len(_SMALL) else value


def same(value: Any) -> Any:
    """Values are escaped where they are written, once; docxtpl's users type e and safe out of habit."""
    return value


@pass_environment
def join(environment: Any, values: Iterable[Any], between: str = "", attribute: str | None = None) -> Any:
    """The values with a text between; what stands in them stays."""
    if isinstance(values, Undefined):
        return values
    if attribute is not None:
        values = [environment.getattr(value, attribute) for value in values]
    parts: list[Any] = []
    total = 0
    for value in values:
        if parts:
            parts.append(between)
        parts.append(value)
        total += len(between) + 1
        _bounded(total)
    return environment.joined(parts)


def replace(text: Any, old: str, new: str, count: int = -1) -> Any:
    """The text with `old` replaced; what stands in it goes with the old text, so it is refused."""
    if isinstance(text, Undefined):
        return text
    found = text_of(text)
    if isinstance(text, Words) and len(nodes_of(text)) != 1:
        raise ValueFault("replace first, then cite")
    _bounded(len(found) + (found.count(old) if old else len(found) + 1) * max(0, len(new) - len(old)))
    return found.replace(old, new, count)


def center(text: Any, width: int = 80) -> str:
    return text_of(text).center(_width(width))


def indent(text: Any, width: int = 4, first: bool = False) -> str:
    lines = text_of(text).split("\n")
    _bounded(len(lines) * _width(width))
    return "\n".join(" " * width + line if line and (first or at) else line for at, line in enumerate(lines))


def batch(values: Iterable[Any], size: int, fill: Any = None) -> list[list[Any]]:
    """The values in lists of `size`."""
    items = list(values)
    rows = [items[at : at + _width(size)] for at in range(0, len(items), max(size, 1))]
    if fill is not None and rows:
        if not isinstance(fill, str | int | float):
            raise ValueFault("what fills a row up is a text or a number")
        rows[-1] += [fill] * (size - len(rows[-1]))
    return rows


@pass_environment
def printf(environment: Any, pattern: str, *values: Any) -> Any:
    return environment.printf(str(pattern), *values)


def listed(values: Any) -> Any:
    """The values as a list; those of a list that is already there are the same ones."""
    return list(values) if isinstance(values, str | list | tuple) else weighed(list(values))


@pass_context
def mapped(context: Context, values: Any, *names: Any, **more: Any) -> Any:
    """jinja's map, whose default can put one list into every place."""
    made = jinja_map(context, values, *names, **more)
    return weighed(list(made)) if any(isinstance(given, list | tuple | dict) for given in (*names, *more.values())) else made


@pass_environment
def added(environment: Any, values: Iterable[Any], attribute: str | None = None, start: Any = 0) -> Any:
    """jinja's sum, of numbers only: lists are added in a time that grows with the square."""
    total = start
    for value in values:
        total += value if attribute is None else _inner(environment, value, attribute)
        if isinstance(total, str | list | tuple) or not hasattr(total, "real"):
            raise ValueFault("only numbers can be added: for texts there is join")
    return total


def _inner(environment: Any, value: Any, path: str) -> Any:
    for name in str(path).split("."):
        value = environment.getattr(value, name)
    return value


def rounded(value: Any, digits: int = 0, method: str = "common") -> Any:
    if not isinstance(digits, int) or abs(digits) > _DIGITS:
        raise ValueFault(f"{digits!r} is not a number of digits")
    return jinja_round(value, digits, method)  # type: ignore[arg-type]


@pass_environment
def truncate(environment: Any, text: Any, length: int = 255, killwords: bool = False, end: str = "...", leeway: int | None = None) -> Any:
    if not isinstance(length, int) or length < len(end) or (leeway is not None and leeway < 0):
        raise ValueFault(f"{length!r} is no length: use {len(end)} or more")
    shown: Any = text if isinstance(text, str | Undefined) else text_of(text)
    return jinja_truncate(environment, shown, length, killwords, end, leeway)


def of_text(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of jinja that takes a text: of any other value it gets what would be printed, not Python's way to write it."""

    def filtered(value: Any, *given: Any, **more: Any) -> Any:
        return function(value if isinstance(value, str | Undefined) else text_of(value), *given, **more)

    return filtered


def _width(width: Any) -> int:
    if not isinstance(width, int) or not 0 < width <= _WIDEST:
        raise ValueFault(f"{width!r} is no width: use 1 to {_WIDEST:,}")
    return width


def _bounded(length: int) -> None:
    if length > MAX_TEXT:
        raise too_long()


BOUNDED: dict[str, Callable[..., Any]] = {
    "e": same, "escape": same, "safe": same, "forceescape": same, "join": join, "replace": replace, "center": center, "indent": indent,
    "batch": batch, "format": printf, "list": listed, "map": mapped, "sum": added, "truncate": truncate, "round": rounded,
    **{name: of_text(_JINJA[name]) for name in ("string", "upper", "lower", "capitalize", "title", "trim", "wordcount")},
}  # fmt: skip
