"""The template language: jinja2's immutable sandbox, with plain data only and unknown names as errors that name the nearest one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context

from briefgen.word.faults import cut, nearest
from briefgen.word.rich import styled_paragraphs
from briefgen.word.sandbox import Sandbox
from briefgen.word.syntax import FUNCTIONS, JINJA, NATIVE, TEXTS


class Missing(StrictUndefined):
    """An unknown name: an error wherever it is used, but for `is defined` and the default filter."""

    __slots__ = ()

    def fault(self) -> tuple[str, str]:
        """What is missing and how to fix it."""
        if self._undefined_hint:
            return self._undefined_hint, ""
        known = self._undefined_obj if isinstance(self._undefined_obj, Mapping) else {}
        name = self._undefined_name
        name = "a list" if isinstance(name, list | tuple) else cut(str(name))
        return f"unknown field “{name}”", nearest(name, known)

    @property
    def _undefined_message(self) -> str:
        """What jinja raises with: what is missing, a line break, how to fix it."""
        return "\n".join(self.fault())


@pass_context
def _put(context: Context, value: Any, number: int) -> str:
    """What tags print goes through here. A filter, as the sandbox guards the call of a function at the price of the call itself."""
    printed: str = context.parent["_put"](value, number)
    return printed


@pass_context
def _tick(context: Context, _: Any, size: int) -> str:
    """Counts the items of loops, and the characters that each writes."""
    counted: str = context.parent["_state"].tick(size)
    return counted


@pass_context
def _hold(context: Context, _: Any) -> str:
    """After a set: its value is printed later."""
    held: str = context.parent["_state"].hold()
    return held


def language() -> Sandbox:
    env = Sandbox(
        block_start_string="<%", block_end_string="%>", variable_start_string="<{", variable_end_string="}>",
        comment_start_string="<#", comment_end_string="#>", keep_trailing_newline=True, undefined=Missing, autoescape=False, cache_size=0,
    )  # fmt: skip
    env.globals = {name: entry.function for name, entry in FUNCTIONS.items()}
    env.filters = JINJA | {name: entry.function for name, entry in (TEXTS | NATIVE).items()}
    env.filters |= {"_put": _put, "_tick": _tick, "_hold": _hold, "_paragraphs": styled_paragraphs}
    return env


ENVIRONMENT = language()
