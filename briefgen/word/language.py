"""The template language: jinja2's immutable sandbox, with plain data only and unknown names as errors that name the nearest one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.word.faults import Fault, nearest
from briefgen.word.tags import Tag
from briefgen.word.values import Cited, format_date, join_and, notes_of, plural, text_of

# Filters that make no sense in a document, could write markup, or that jinja runs without a bound.
_NO_FILTERS = ("xmlattr", "urlize", "tojson", "pprint", "attr", "forceescape", "filesizeformat", "random", "striptags")

_MAY_MISS = ("defined", "undefined", "default", "d")  # where an unknown name is no fault


class Missing(StrictUndefined):
    """An unknown name: an error wherever it is used, but for `is defined` and the default filter."""

    __slots__ = ()

    def fault(self) -> tuple[str, str]:
        """What is missing and how to fix it."""
        if self._undefined_hint:
            return self._undefined_hint, ""
        known = self._undefined_obj if isinstance(self._undefined_obj, Mapping) else {}
        return f"unknown field “{self._undefined_name}”", nearest(str(self._undefined_name), known)

    @property
    def _undefined_message(self) -> str:
        """What jinja raises with: what is missing, a line break, how to fix it."""
        return "\n".join(self.fault())


class Language(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """A dict's key, never its method when a key has that name: `event.items` is the field "items"."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@pass_context
def cite(context: Context, text: Any, sources: Any) -> Cited:
    """`{{ sentence | cite(source) }}`: the text with a footnote for the source or sources. No source: the text alone."""
    if isinstance(text, Missing):
        str(text)  # raises, naming the field
    cited = Cited(text if isinstance(text, str) else text_of(text), notes_of(sources))
    if cited.notes:  # remembered until it is printed, so that none is lost on the way
        pending = context.parent["_state"].pending
        pending.pop(id(text), None)
        pending[id(cited)] = cited
    return cited


@pass_context
def _put(context: Context, value: Any, number: int) -> str:
    """What tags print goes through here. A filter, as the sandbox guards the call of a function at the price of the call itself."""
    printed: str = context.parent["_state"].put(value, number)
    return printed


@pass_context
def _tick(context: Context, _: Any) -> str:
    """Counts the items of loops."""
    counted: str = context.parent["_state"].tick()
    return counted


def _same(value: Any) -> Any:
    return value


def language() -> Language:
    env = Language(
        block_start_string="<%", block_end_string="%>", variable_start_string="<{", variable_end_string="}>",
        comment_start_string="<#", comment_end_string="#>", keep_trailing_newline=True, undefined=Missing, autoescape=False, cache_size=0,
    )  # fmt: skip
    env.globals = {"range": env.globals["range"]}
    env.filters = {name: f for name, f in FILTERS.items() if name not in _NO_FILTERS}
    # Values are escaped where they are written, once; docxtpl's users type these out of habit.
    env.filters |= {"e": _same, "escape": _same, "safe": _same}
    env.filters |= {"cite": cite, "date": format_date, "join_and": join_and, "plural": plural, "_put": _put, "_tick": _tick}
    return env


ENVIRONMENT = language()


def check_tag(tag: Tag) -> tuple[Fault | None, frozenset[str], frozenset[str]]:
    """What is wrong with one tag alone, the names that it reads, and the names that it binds (loop variables, set)."""
    if tag.control and "%>" in tag.code:
        return Fault("%> cannot stand in a tag", tag=tag.source), frozenset(), frozenset()
    source = {
        "": f"<{{ ({tag.code}\n) }}>",
        "for": f"<% {tag.code} %><% endfor %>",
        "if": f"<% {tag.code} %><% endif %>",
        "elif": f"<% if 1 %><% {tag.code} %><% endif %>",
        "set": f"<% {tag.code} %>",
    }.get(tag.word)
    if source is None:  # else, endfor, endif, comment
        extra = tag.code[len(tag.word) :].strip() if tag.word != "#" else ""
        fault = Fault(f"nothing may follow {tag.word}", tag=tag.source) if extra and tag.word == "else" else None
        return fault, frozenset(), frozenset()
    try:
        tree = ENVIRONMENT.parse(source)
        ENVIRONMENT.compile(tree)
        tree = ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        return Fault(_plain_words(str(error.message or error)), tag=tag.source, fix=_fix(str(error.message))), frozenset(), frozenset()
    names = list(tree.find_all(nodes.Name))
    spared = {id(n) for test in tree.find_all((nodes.Test, nodes.Filter)) if test.name in _MAY_MISS for n in test.find_all(nodes.Name)}
    reads = frozenset(n.name for n in names if n.ctx == "load" and id(n) not in spared)
    binds = frozenset(n.name for n in names if n.ctx == "store")
    filters = {f.name for f in tree.find_all(nodes.Filter)}
    hidden = sorted(n for n in reads | binds | filters if n.startswith("_"))
    if hidden:
        return Fault(f"a name may not begin with an underscore: {hidden[0]}", tag=tag.source), frozenset(), frozenset()
    if tag.word == "set" and tree.find(nodes.AssignBlock):
        return Fault("set needs a value", tag=tag.source, fix="{% set name = value %}"), frozenset(), frozenset()
    if tag.word == "for":
        loop = tree.find(nodes.For)
        assert loop is not None
        if loop.recursive:
            return Fault("a loop may not be recursive", tag=tag.source), frozenset(), frozenset()
        reads &= {n.name for n in (loop.iter, *loop.iter.find_all(nodes.Name)) if isinstance(n, nodes.Name)}
        binds |= {"loop"}
    return None, reads, binds


def _plain_words(message: str) -> str:
    """jinja's message without the marks that the reader never typed."""
    for ours, theirs in (("<%", "{%"), ("%>", "%}"), ("<{", "{{"), ("}>", "}}")):
        message = message.replace(ours, theirs)
    return f"not understood: {message[:1].lower()}{message[1:].rstrip('.')}"


def _fix(message: str) -> str:
    if message.startswith("No filter named"):
        return nearest(message.split("'")[1], ENVIRONMENT.filters)
    return ""
