"""How much a value of an expression holds: a bound that lists in lists and nodes in nodes cannot slip through by naming one thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefgen.word.values import ValueFault

MAX_WEIGHT = 4_000_000
_LETTERS = 64  # of a text that weigh as much as one item


class Weighed(list[Any]):
    """A list made by a template, with its weight; it never changes, as the sandbox calls no method that changes a list."""

    __slots__ = ("weight",)

    def __init__(self, items: Iterable[Any], weight: int) -> None:
        super().__init__(items)
        self.weight = weight


def weigh(*values: Any) -> int:
    """Items in all, each counted as often as it would be printed. Raises ValueFault beyond MAX_WEIGHT, and looks no further."""
    total = 0
    waiting: list[Sequence[Any]] = [values]
    while waiting:
        held = waiting.pop()
        total += len(held)
        for value in held:
            kind = type(value)
            if kind is str:
                total += len(value) // _LETTERS
            elif kind is Weighed:
                total += value.weight
            elif isinstance(value, list | tuple):
                waiting.append(value)
            elif kind is dict:
                waiting += (tuple(value), tuple(value.values()))
        if total > MAX_WEIGHT:
            raise too_heavy()
    return total


def weighed(items: list[Any]) -> Weighed:
    """The list, known by its weight from now on. Raises ValueFault when it is too heavy."""
    return Weighed(items, weigh(*items))


def too_heavy() -> ValueFault:
    return ValueFault(f"a list of more than {MAX_WEIGHT:,} items")
