"""What is wrong with one tag alone, and which names it reads and binds."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from briefgen.word.faults import Fault, nearest
from briefgen.word.language import ENVIRONMENT
from briefgen.word.sandbox import METHODS
from briefgen.word.tags import CELL_WORDS, Tag

_METHODS = frozenset(name for names in METHODS.values() for name in names.split())
_INNER = frozenset(("mro", "func_globals", "gi_frame", "gi_code", "f_globals", "f_builtins", "tb_frame", "cr_frame", "ag_frame"))
_STATEMENTS = ("for", "if", "elif", "with", "set")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_OTHERS = (
    ("&&", "write and"), (r"\|\|", "write or"), ("!(?!=)", "write not"), (r"(?<![=!<>])=(?!=)", "write == to compare"), (r"^[#/]", "write {% for %}, {% if %} and their ends"),
    (r"\$", "write the field's name without $"), ("->", "write | before a filter"), (r"\|\s*\w+\s*:", 'write the value in brackets: default("none")'),
    (r"^\w+( \w+)+$", "a name has no blanks in it"),
)  # fmt: skip
_MAY_MISS = ("defined", "undefined", "default", "d")  # where an unknown name is no fault


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


def jinja_source(word: str, code: str) -> str | None:
    """A template of one tag, to look at what is in it; None for a tag that holds no expression."""
    if word in CELL_WORDS:
        return f"<{{ ({code[len(word) :].strip() or 0}\n) }}>"
    return {
        "": f"<{{ ({code}\n) }}>",
        "for": f"<% {code} %><% endfor %>",
        "if": f"<% {code} %><% endif %>",
        "elif": f"<% if 1 %><% {code} %><% endif %>",
        "with": f"<% {code} %><% endwith %>",
        "fact": f"<{{ ({code[4:]}\n) }}>",
        "set": f"<% {code} %>",
    }.get(word)


@functools.lru_cache(maxsize=1024)
def _checked(word: str, code: str) -> _Checked:
    if word and "%>" in code:
        return _Checked("%> cannot stand in a tag")
    if word == "set" and "=" not in code:
        return _Checked("set needs a value", "{% set name = value %}")
    source = jinja_source(word, code)
    if source is None:  # else, endfor, endif, comment
        more = code[len(word) :].strip() if word == "else" else ""
        return (
            _Checked(f"nothing may follow {word}", f"{{% elif {more[2:].strip()} %}}" if more.startswith("if ") else "")
            if more
            else _Checked()
        )
    if word == "fact" and not code[4:].strip():
        return _Checked("fact needs a name", "{% fact item.id %}")
    try:
        tree = ENVIRONMENT.parse(source)
        if word not in _STATEMENTS and not _one_expression(source, tree):
            return _Checked("more than one expression in a tag", "give each a tag of its own")
        found = _found(tree)
        ENVIRONMENT.compile(tree, raw=True)  # finds unknown filters and tests; it may change the tree
    except TemplateSyntaxError as error:
        return _Checked(_plain_words(str(error.message or error)), _fix(str(error.message), code))
    except (RecursionError, MemoryError, SyntaxError, OverflowError):
        return _Checked("not understood: too deep or too long")
    if hidden := sorted(n for n in found.reads | found.binds | found.filters if n.startswith("_")):
        return _Checked(f"a name may not begin with an underscore: {hidden[0]}")
    if found.unsafe:
        return _Checked(f"“{found.unsafe}” cannot be used in a template", "name a field, or use a filter")
    if word == "set" and found.sets_block:
        return _Checked("set needs a value", "{% set name = value %}")
    if word == "for":
        if found.recursive:
            return _Checked("a loop may not be recursive")
        return _Checked(reads=found.reads & found.iterated, binds=found.binds | {"loop"})
    return _Checked(reads=found.reads, binds=found.binds)


def _one_expression(source: str, tree: nodes.Template) -> bool:
    """Whether what stands in our brackets is one expression. `1) }> ... <{ (1` would end ours and bring statements and XML of its own into
    the template, `x) ~ (y` would print x unescaped; within brackets of another kind neither can be read."""
    body = tree.body
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        return False
    try:
        ENVIRONMENT.parse(source.replace("<{ (", "<{ [", 1).removesuffix(") }>") + "] }>")
    except TemplateSyntaxError:
        return False
    return True


class _Found(NamedTuple):
    """What stands in the syntax tree of one tag."""

    reads: frozenset[str]
    binds: frozenset[str]
    filters: frozenset[str]
    iterated: frozenset[str]  # the names in what a loop goes over
    recursive: bool
    sets_block: bool
    unsafe: str  # a call or a name that the sandbox refuses


def _found(tree: nodes.Template) -> _Found:
    all_found = list(tree.find_all((nodes.Name, nodes.Filter, nodes.Test, nodes.For, nodes.AssignBlock)))
    names = [node for node in all_found if isinstance(node, nodes.Name)]
    asked = [node for node in all_found if isinstance(node, nodes.Filter | nodes.Test) and node.name in _MAY_MISS]
    spared = {id(name) for node in asked for name in node.find_all(nodes.Name)}
    loop = next((node for node in all_found if isinstance(node, nodes.For)), None)
    iterated = [node for node in (loop.iter, *loop.iter.find_all(nodes.Name)) if isinstance(node, nodes.Name)] if loop else []
    return _Found(
        reads=frozenset(name.name for name in names if name.ctx == "load" and id(name) not in spared),
        binds=frozenset(name.name for name in names if name.ctx in ("store", "param")),
        filters=frozenset(node.name for node in all_found if isinstance(node, nodes.Filter)),
        iterated=frozenset(name.name for name in iterated),
        recursive=bool(loop and loop.recursive),
        sets_block=any(isinstance(node, nodes.AssignBlock) for node in all_found),
        unsafe=next(_unsafe(tree), ""),
    )


def _unsafe(tree: nodes.Template) -> Iterator[str]:
    """Inner names of Python, and calls of anything but the functions of the language and a few methods of texts, dates and dicts."""
    for node in tree.find_all(nodes.Getattr):
        if node.attr.startswith("_") or node.attr in _INNER:
            yield node.attr
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield str(item.arg.value)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in ENVIRONMENT.globals:
            yield f"{call.node.name}()"
        elif isinstance(call.node, nodes.Getattr) and call.node.attr not in _METHODS and not _of_loop(call.node):
            yield f"{call.node.attr}()"
        elif not isinstance(call.node, nodes.Name | nodes.Getattr):
            yield "a call"


def _of_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in ("cycle", "changed")


def _plain_words(message: str) -> str:
    """jinja's message without the marks that the reader never typed."""
    for ours, theirs in (("<%", "{%"), ("%>", "%}"), ("<{", "{{"), ("}>", "}}")):
        message = message.replace(ours, theirs)
    if found := re.fullmatch(r"unexpected '.*', expected '([)}\]])'", message):
        return f"not understood: {found.group(1)} is missing"
    return f"not understood: {message[:1].lower()}{message[1:].rstrip('.')}"


def _fix(message: str, code: str) -> str:
    """The nearest filter; else what other languages write so, in the words of this one."""
    if message.startswith("No filter named"):
        return nearest(message.split("'")[1], ENVIRONMENT.filters)
    outside = _QUOTED.sub("", code)
    return next((fix for sign, fix in _OTHERS if re.search(sign, outside)), "")
