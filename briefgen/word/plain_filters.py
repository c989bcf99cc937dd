"""Filters that give plain texts: numbers as a document has them, and jinja's own where theirs have no bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from jinja2 import Undefined, pass_environment

from briefgen.word.values import MAX_TEXT, ValueFault, text_of
from briefgen.word.words import Words, nodes_of

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WIDEST = 1_000


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
        rows[-1] += [fill] * (size - len(rows[-1]))
    return rows


@pass_environment
def printf(environment: Any, pattern: str, *values: Any) -> Any:
    return environment.printf(str(pattern), *values)


def _width(width: Any) -> int:
    if not isinstance(width, int) or not 0 < width <= _WIDEST:
        raise ValueFault(f"{width!r} is no width: use 1 to {_WIDEST:,}")
    return width


def _bounded(length: int) -> None:
    if length > MAX_TEXT:
        raise ValueFault(f"a text of more than {MAX_TEXT:,} characters")


BOUNDED: dict[str, Callable[..., Any]] = {
    "e": same, "escape": same, "safe": same, "forceescape": same, "join": join, "replace": replace, "center": center, "indent": indent,
    "batch": batch, "format": printf,
}  # fmt: skip
