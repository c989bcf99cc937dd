"""jinja2's immutable sandbox with bounds: what an expression of a stranger's template may do, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.word.values import MAX_TEXT, ValueFault, text_of, too_long
from briefgen.word.weight import MAX_WEIGHT, Weighed, too_heavy, weigh, weighed
from briefgen.word.words import Words, joined

_COMPARED = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}
_SHORT = 10_000  # letters, or items, that are not worth counting
MAX_DIGITS = 4_000  # of one number
_WIDEST = 1_000  # what a directive of a pattern can add to its value, as in %999d
# Methods that a template may call; what they give is no longer than what they get.
METHODS = {
    str: "capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper lower"
    " lstrip partition removeprefix removesuffix rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title upper",
    dict: "get items keys values",
    list: "count index",
    tuple: "count index",
    date: "isoformat strftime weekday isoweekday timetuple toordinal",
}
_ALLOWED = {kind: frozenset(names.split()) for kind, names in METHODS.items()}
_STRFTIME = re.compile(r"(?:[^%]|%-?[aAbBdmyYHMSpjUWGVuw%])*")
_PRINTF = re.compile(r"(?:[^%]|%(?:\(\w+\))?[-+ 0#]*\d{0,3}(?:\.\d{1,2})?[sdifgeGExXo%])*")


class _Code(CodeGenerator):
    """jinja writes `a ~ b` as a join of texts; ours keeps the footnotes that are in them, and is bounded. So are the lists that tags make."""

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self.write("environment.listed(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        made = node.ctx == "load"  # else what a loop or a set binds
        self.write("environment.bounded(" if made else "")
        super().visit_Tuple(node, frame)
        self.write(")" if made else "")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("environment.bounded(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        """What is compared or looked for is counted: a loop over long texts could do it for hours."""
        self.write("(")
        self._read(node.expr, frame)
        for operand in node.ops:
            self.write(f" {_COMPARED[operand.op]} ")
            self._read(operand.expr, frame)
        self.write(")")

    def _read(self, node: nodes.Expr, frame: Frame) -> None:
        counted = not isinstance(node, nodes.Const)
        self.write("environment.read(context, " if counted else "")
        self.visit(node, frame)
        self.write(")" if counted else "")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _Code
    intercepted_binops = frozenset({"+", "*", "**", "%", "//", "/", "-"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A dict's key, never its method when a key has that name: `event.items` is the field "items"."""
        if type(obj) is dict or isinstance(obj, Mapping):
            found = obj.get(attribute, self)
            if found is not self:
                return found
        return super().getattr(obj, attribute)

    def listed(self, items: list[Any]) -> list[Any]:
        return weighed(items)

    def read(self, context: Any, value: Any) -> Any:
        """The value, counted where it is long. Raises TooMuch when an expression of a loop has gone through too much of it."""
        if isinstance(value, str | list | tuple) and len(value) > _SHORT:
            context.parent["_state"].read(len(value) if isinstance(value, str) else 16 * weigh(value))
        return value

    def bounded(self, made: Any) -> Any:
        weigh(made)
        return made

    def joined(self, values: Iterable[Any]) -> str:
        return joined(values)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.joined((left, right))
        if operator in ("+", "*") and (isinstance(left, list | tuple) or isinstance(right, list | tuple)):
            return _longer(operator, left, right)
        if operator in ("*", "**"):
            _bounded(operator, left, right)
        elif operator == "%" and isinstance(left, str):
            return self.printf(left, *(right if isinstance(right, tuple) else (right,)))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls a function of the language or one of METHODS; nothing else can be called."""
        owner = getattr(obj, "__self__", None)
        if owner is not None and not _ours(type(owner)):
            _method(obj, args)
        elif owner is None and obj not in self.globals.values() and not _ours(obj):
            raise SecurityError("only the functions of the language can be called")
        self.read(context, owner)
        return super().call(context, obj, *args, **kwargs)

    def call_filter(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """`xs | map("upper")`; our own inner filters cannot be reached so."""
        if name.startswith("_"):
            raise SecurityError(f"a name may not begin with an underscore: {name}")
        return super().call_filter(name, *args, **kwargs)

    def printf(self, pattern: str, *values: Any) -> str:
        """`"%.1f" | format(number)`."""
        if not _PRINTF.fullmatch(pattern):
            raise ValueFault(f"the pattern {pattern[:40]!r} is not understood: use %s, %d or %.1f")
        named = values[0] if len(values) == 1 and isinstance(values[0], Mapping) else {}
        given = [_printable(value) for value in named.values() or values]
        longest = max((len(value) for value in given if isinstance(value, str)), default=0)
        if len(pattern) + pattern.count("%") * (longest + _WIDEST) > MAX_TEXT:
            raise too_long()
        return str(pattern) % (dict(zip(named, given, strict=True)) if named else tuple(given))


def _printable(value: Any) -> Any:
    """A number as it is; anything else as the text that it prints as."""
    return value if isinstance(value, int | float | Decimal) else text_of(value)


def _longer(operator: str, left: Any, right: Any) -> Any:
    """A list repeated, or two in one. Lists in it are not copied, so that it is the weight that tells how long it is."""
    if operator == "*":
        items, times = (left, right) if isinstance(right, int) else (right, left)
        if not isinstance(times, int):
            raise TypeError("a list can only be repeated a number of times")
        weight = (weigh(*items) if type(items) is not Weighed else items.weight) * max(times, 0)
        if weight > MAX_WEIGHT:
            raise too_heavy()
        made = items * times
    else:
        weight = weigh(left, right)
        made = list.__add__(left, right) if isinstance(left, list) and isinstance(right, list) else left + right
    return Weighed(made, weight) if isinstance(made, list) else made


def _ours(thing: Any) -> bool:
    return str(getattr(thing, "__module__", "")).partition(".")[0] in ("briefgen", "jinja2")


def _bounded(operator: str, left: Any, right: Any) -> None:
    for many, what in ((left, right), (right, left)):
        if operator == "*" and isinstance(many, int) and isinstance(what, str | bytes) and many * len(what) > MAX_TEXT:
            raise too_long()
    if isinstance(left, int | Decimal) and isinstance(right, int):
        digits = len(str(abs(left))) if abs(left) < 10**MAX_DIGITS else MAX_DIGITS
        if (operator == "**" and digits * abs(right) > MAX_DIGITS) or digits > MAX_DIGITS:
            raise ValueFault(f"a number of more than {MAX_DIGITS:,} digits")


def _method(method: Any, arguments: tuple[Any, ...]) -> None:
    owner, name = method.__self__, method.__name__
    if not any(isinstance(owner, kind) and name in names for kind, names in _ALLOWED.items()):
        raise SecurityError(f"{name} cannot be called")
    if isinstance(owner, Words):
        return
    if name == "strftime" and not (len(arguments) == 1 and len(arguments[0]) <= 80 and _STRFTIME.fullmatch(arguments[0])):
        raise ValueFault("the date pattern is not understood: use the filter date, or strftime with %d, %B, %Y")
