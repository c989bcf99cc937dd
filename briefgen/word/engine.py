"""Fills a Word template with data: what goes in comes out, or an error says why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError

from briefgen.word import check, counted, notes
from briefgen.word.compiled import Compiled, CompiledPart, compiled
from briefgen.word.contents import with_contents
from briefgen.word.faults import Fault, TemplateFaults, cut, nearest
from briefgen.word.language import ENVIRONMENT
from briefgen.word.lists import with_lists
from briefgen.word.markers import BODY
from briefgen.word.package import MAX_ITEMS, pack, write_parts
from briefgen.word.state import MAX_OUTPUT, MAX_READ, MAX_SECONDS, Clock, State, TooMuch
from briefgen.word.values import ValueFault, plain
from briefgen.word.xml import DECLARATION

# What an expression of a template may raise when its data do not suit it; anything else is our own bug and keeps its traceback.
_TEMPLATE_RAISES = (JinjaError, ValueFault, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, MemoryError)


def render(template: bytes, name: str, context: Mapping[str, Any], *, created: date | None = None, clock: Clock | None = None) -> bytes:
    """The .docx that `template` gives with `context`: texts, numbers, dates, lists and dicts only. The same input gives the same bytes.

    `name` is the template's, for messages. `created` becomes the document's date of creation (None: the template's own stays).
    `clock` tells the seconds of the processor so far, so that a stranger's loops can be ended after MAX_SECONDS (None: only items and letters are
    counted).
    Raises TemplateFaults (a TemplateError) with every fault that could be found, each with its place and tag.
    """
    ready = compiled(template, name)
    try:
        plain(context)
    except ValueFault as fault:
        raise TemplateFaults(name, [Fault(str(fault))]) from fault
    unknown = _unknown(ready, context)
    if unknown:
        raise TemplateFaults(name, unknown)
    state = State(ready, clock)
    known = {**context, **state.functions(), "_created": f"{created.isoformat()}T00:00:00Z" if created else ""}
    filled: dict[str, bytes] = {}
    for part in ready.filled:
        xml = _fill(part, known, state)
        if xml is not None:
            filled[part.name] = xml.encode()
    state.faults += _unfinished(state)
    if state.faults:
        raise TemplateFaults(name, state.faults)
    filled |= _with_notes(ready, state)
    if ready.contents:
        filled[BODY] = with_contents(filled[BODY].decode(), ready.contents, ready.style_names).encode()
    if state.lists.made:
        filled[ready.numbering_part] = with_lists(ready.parts[ready.numbering_part], state.lists.made, ready.numbering)
    added = state.additions.parts()
    read, wrong = check.parsed(filled)
    wrong = wrong or check.problems({**ready.parts, **filled, **added}, read) or counted.missing(read, state)
    if wrong:
        raise TemplateFaults(name, [Fault(f"the result would be damaged: {what}") for what in dict.fromkeys(wrong[:20])])
    packed = {part: pack(data) for part, data in (filled | added).items()}
    order = [*ready.order, *(part for part in packed if part not in ready.parts)]
    return write_parts((part, packed.get(part) or ready.packed[part]) for part in order)


def _unfinished(state: State) -> list[Fault]:
    faults = [Fault(f"“{name}” is referred to, and no bookmark has that name") for name in state.bookmarks.lost()]
    if state.unwritten:
        faults.append(Fault("a citation was made but never printed", fix="cite in the tag that prints: {{ text | cite(source) }}"))
    return faults


def _with_notes(ready: Compiled, state: State) -> dict[str, bytes]:
    """The parts of footnotes, endnotes and comments; one that the template lacks is added when it has something to hold."""
    filled = {}
    for kind, part in ready.note_parts.items():
        data = "".join((part.frame[0], *state.notes[kind], part.frame[1])).encode()
        if part.there:
            filled[part.name] = data
        elif state.notes[kind]:
            filled[part.name] = DECLARATION.encode() + data
            state.additions.part(part.name, kind, filled[part.name], notes.KINDS[kind].content_type)
    return filled


def _unknown(ready: Compiled, context: Mapping[str, Any]) -> list[Fault]:
    """Every name that the tags read and neither the data nor the language has."""
    return [
        Fault(f"unknown field “{name}”", read.mark.place, read.mark.source, nearest(name, context))
        for read in ready.reads
        for name in read.names
        if name not in context and name not in ENVIRONMENT.globals
    ]


def _fill(part: CompiledPart, known: dict[str, Any], state: State) -> str | None:
    """The part filled; None when an expression could not be worked out, which is then among the faults."""
    fix = ""
    try:
        return "".join(part.template.root_render_func(part.template.new_context(known)))
    except TooMuch as error:
        caught: BaseException = error
        bounds = f"{MAX_ITEMS:,} items, {MAX_OUTPUT // 1_000_000} MB, {MAX_READ:,} letters to compare"
        what = f"the loops ask for more than {bounds} or {MAX_SECONDS // 60} minutes"
        fix = "make them smaller"
    except UndefinedError as error:
        caught = error
        what, _, fix = str(error).partition("\n")
    except ValueFault as error:
        caught, what = error, str(error)
    except (*_TEMPLATE_RAISES, RecursionError) as error:
        caught = error
        what = f"cannot be worked out ({type(error).__name__}: {cut(str(error))})"
    mark = part.mark_of(caught.__traceback__)
    state.faults.append(Fault(what, mark.place if mark else part.name, mark.source if mark else "", fix))
    return None
