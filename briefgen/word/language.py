"""The template language: jinja2's immutable sandbox, with plain data only and unknown names as errors that name the nearest one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

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
    checked = _checked(tag.word, tag.code)
    fault = Fault(checked.wrong, tag=tag.source, fix=checked.fix) if checked.wrong else None
    return fault, checked.reads, checked.binds


class _Checked(NamedTuple):
    """What `check_tag` tells of all tags that say the same."""

    wrong: str = ""
    fix: str = ""
    reads: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=1024)
def _checked(word: str, code: str) -> _Checked:
    if word and "%>" in code:
        return _Checked("%> cannot stand in a tag")
    source = {
        "": f"<{{ ({code}\n) }}>",
        "for": f"<% {code} %><% endfor %>",
        "if": f"<% {code} %><% endif %>",
        "elif": f"<% if 1 %><% {code} %><% endif %>",
        "set": f"<% {code} %>",
    }.get(word)
    if source is None:  # else, endfor, endif, comment
        return _Checked(f"nothing may follow {word}" if word == "else" and code[len(word) :].strip() else "")
    try:
        tree = ENVIRONMENT.parse(source)
        found = _found(tree)
        ENVIRONMENT.compile(tree, raw=True)  # finds unknown filters and tests; it may change the tree
    except TemplateSyntaxError as error:
        return _Checked(_plain_words(str(error.message or error)), _fix(str(error.message)))
    if hidden := sorted(n for n in found.reads | found.binds | found.filters if n.startswith("_")):
        return _Checked(f"a name may not begin with an underscore: {hidden[0]}")
    if word == "set" and found.sets_block:
        return _Checked("set needs a value", "{% set name = value %}")
    if word == "for":
        if found.recursive:
            return _Checked("a loop may not be recursive")
        return _Checked(reads=found.reads & found.iterated, binds=found.binds | {"loop"})
    return _Checked(reads=found.reads, binds=found.binds)


class _Found(NamedTuple):
    """What stands in the syntax tree of one tag."""

    reads: frozenset[str]
    binds: frozenset[str]
    filters: frozenset[str]
    iterated: frozenset[str]  # the names in what a loop goes over
    recursive: bool
    sets_block: bool


def _found(tree: nodes.Template) -> _Found:
    all_found = list(tree.find_all((nodes.Name, nodes.Filter, nodes.Test, nodes.For, nodes.AssignBlock)))
    names = [node for node in all_found if isinstance(node, nodes.Name)]
    asked = [node for node in all_found if isinstance(node, nodes.Filter | nodes.Test) and node.name in _MAY_MISS]
    spared = {id(name) for node in asked for name in node.find_all(nodes.Name)}
    loop = next((node for node in all_found if isinstance(node, nodes.For)), None)
    iterated = [node for node in (loop.iter, *loop.iter.find_all(nodes.Name)) if isinstance(node, nodes.Name)] if loop else []
    return _Found(
        reads=frozenset(name.name for name in names if name.ctx == "load" and id(name) not in spared),
        binds=frozenset(name.name for name in names if name.ctx == "store"),
        filters=frozenset(node.name for node in all_found if isinstance(node, nodes.Filter)),
        iterated=frozenset(name.name for name in iterated),
        recursive=bool(loop and loop.recursive),
        sets_block=any(isinstance(node, nodes.AssignBlock) for node in all_found),
    )


def _plain_words(message: str) -> str:
    """jinja's message without the marks that the reader never typed."""
    for ours, theirs in (("<%", "{%"), ("%>", "%}"), ("<{", "{{"), ("}>", "}}")):
        message = message.replace(ours, theirs)
    return f"not understood: {message[:1].lower()}{message[1:].rstrip('.')}"


def _fix(message: str) -> str:
    if message.startswith("No filter named"):
        return nearest(message.split("'")[1], ENVIRONMENT.filters)
    return ""
