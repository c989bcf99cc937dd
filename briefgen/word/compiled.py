"""A template made ready once: its parts cut into jinja source and compiled, what never changes deflated."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass, field
from types import TracebackType

from jinja2 import Template, TemplateSyntaxError
from lxml import etree

from briefgen.word import notes
from briefgen.word.attributes import drawn_tags
from briefgen.word.contents import Contents
from briefgen.word.faults import Fault, TemplateFaults
from briefgen.word.language import ENVIRONMENT
from briefgen.word.lists import Numbering, numbering_of
from briefgen.word.markers import BODY, Mark, Part, Segments
from briefgen.word.package import Packed, pack, read_parts, relationships
from briefgen.word.place import character_styles, heading_styles, style_names
from briefgen.word.properties import PROPERTIES, prepare_properties
from briefgen.word.safety import drop_comment_extras, make_safe
from briefgen.word.source import TICK, Prepared, Read, prepare, segments
from briefgen.word.tidy import tidy
from briefgen.word.xml import DECLARATION, W_ID, NotXml, parse

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_KEEP = 8  # compiled templates that are kept


@dataclass(slots=True)
class CompiledPart:
    name: str
    template: Template
    starts: list[int] = field(default_factory=list)  # the first source line of each tag
    marks: list[Mark] = field(default_factory=list)

    def mark_of(self, trace: TracebackType | None) -> Mark | None:
        """The tag in which an exception began; None when it began elsewhere."""
        mark = None
        while trace is not None:
            if trace.tb_frame.f_globals.get("__jinja_template__") is self.template:
                at = bisect_right(self.starts, self.template.get_corresponding_lineno(trace.tb_lineno)) - 1
                mark = self.marks[at] if at >= 0 else mark
            trace = trace.tb_next
        return mark


@dataclass(slots=True)
class Compiled:
    order: list[str]  # part names, as they are written
    parts: dict[str, bytes]
    packed: dict[str, Packed]  # of the parts that are never filled
    filled: list[CompiledPart]
    printing: list[Mark]  # by the number that put() is called with
    reads: list[Read]
    styles: dict[str, str]  # name of a character style, in lower case -> id
    note_styles: notes.NoteStyles
    note_parts: dict[str, NotePart]  # by kind
    first_ids: dict[str, int]
    style_names: dict[str, str]  # id of a style -> name in lower case
    contents: list[Contents]
    numbering: Numbering
    numbering_part: str


@dataclass(slots=True)
class NotePart:
    """Where the notes of one kind stand."""

    name: str
    frame: tuple[str, str]  # the part before and after the notes
    there: bool  # in the template already


_cache: OrderedDict[tuple[str, bytes], Compiled] = OrderedDict()


def compiled(data: bytes, name: str) -> Compiled:
    """The template ready to be filled; from memory when the same bytes came before. Raises TemplateError naming all faults."""
    key = name, hashlib.sha256(data).digest()
    if key not in _cache:
        ready = opened(data, name)
        if ready.faults:
            raise TemplateFaults(name, ready.faults)
        _cache[key] = _compile(ready)
        while len(_cache) > _KEEP:
            _cache.popitem(last=False)
    _cache.move_to_end(key)
    return _cache[key]


@dataclass(slots=True)
class Opened:
    """A template taken apart, with all that is wrong with it."""

    name: str
    parts: dict[str, bytes]
    prepared: list[Prepared]  # the body first, the notes last
    names: dict[str, str]  # style id -> name in lower case
    styles: dict[str, str]
    note_parts: dict[str, NotePart]
    first_ids: dict[str, int]
    printing: list[Mark]
    faults: list[Fault]
    numbering: Numbering


def opened(data: bytes, name: str) -> Opened:
    """The template's parts with their tags found and checked. Raises TemplateError when it is no Word file, or damaged."""
    parts = read_parts(data, name)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_DOTX, _MAIN)
    try:
        faults = make_safe(parts)
        names = {kind: related_part(parts, kind) for kind in notes.KINDS}
        roots = {part: parse(parts[part], small=True) for part in _filled_names(parts)}
        note_roots = {kind: parse(parts[part], small=True) for kind, part in names.items() if part in parts}
        styles = parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
        return _opened(name, parts, faults, roots, names, note_roots, styles)
    except NotXml as error:
        raise TemplateFaults(name, [Fault(f"damaged: {error}", fix="open it in Word and save it again")]) from error
    except RecursionError as error:
        raise TemplateFaults(name, [Fault("damaged: nested too deep", fix="open it in Word and save it again")]) from error


def _opened(
    name: str, parts: dict[str, bytes], faults: list[Fault], roots: dict[str, etree._Element], names: dict[str, str],
    note_roots: dict[str, etree._Element], styles: etree._Element | None,
) -> Opened:  # fmt: skip
    found = style_names(styles)
    numbering = numbering_of(parts.get(related_part(parts, "numbering")), styles, heading_styles(found))
    ready = Opened(name, parts, [], found, character_styles(styles), {}, {}, [], faults, numbering)
    sources: dict[str, dict[str, Segments]] = {}
    for kind, part_name in names.items():
        if kind in note_roots:
            sources[kind] = _note_sources(ready, kind, part_name, note_roots[kind], found)
        else:
            ready.note_parts[kind] = NotePart(part_name, notes.empty_part(kind), there=False)
            ready.first_ids[kind] = notes.first_id(kind)
    note_parts, ready.prepared = ready.prepared, []
    for part_name, root in roots.items():
        part = _part(part_name, root, parts)
        if part_name in PROPERTIES:
            ready.prepared.append(prepare_properties(part))
        else:
            ready.prepared.append(prepare(part, found, sources if part_name == BODY else {}, relationships(parts, part_name), numbering))
    for prepared in note_parts:
        prepared.reads = []  # the body's have them, where the notes are called
    ready.prepared += note_parts
    ready.faults += [*(fault for one in ready.prepared for fault in one.faults), *drawn_tags(parts)]
    return ready


def _compile(ready: Opened) -> Compiled:
    drop_comment_extras(ready.parts)
    notes_there = {part.name for part in ready.note_parts.values() if part.there}
    filled = [_compiled_part(one.part, ready.printing, ready.name) for one in ready.prepared if one.part.name not in notes_there]
    changing = {part.name for part in filled} | notes_there
    parts = ready.parts
    return Compiled(
        order=["[Content_Types].xml", *(p for p in parts if p != "[Content_Types].xml")], parts=parts,
        packed={p: pack(content) for p, content in parts.items() if p not in changing}, filled=filled, printing=ready.printing,
        reads=[read for one in ready.prepared for read in one.reads], styles=ready.styles, note_styles=notes.note_styles(ready.names),
        note_parts=ready.note_parts, first_ids=ready.first_ids, style_names=ready.names, contents=ready.prepared[0].contents,
        numbering=ready.numbering, numbering_part=related_part(parts, "numbering"),
    )  # fmt: skip


def related_part(parts: dict[str, bytes], kind: str) -> str:
    """The name of the body's part of that kind; the usual one when there is none yet."""
    return next((rel.target for rel in relationships(parts, BODY) if rel.kind == kind and rel.target in parts), f"word/{kind}.xml")


def _filled_names(parts: dict[str, bytes]) -> list[str]:
    """The parts that may hold tags: the body first, so that its footnotes are numbered in its order."""
    related = [rel.target for rel in relationships(parts, BODY) if rel.kind in ("header", "footer") and rel.target in parts]
    return [BODY, *sorted(set(related)), *(part for part in PROPERTIES if part in parts)]


def _part(name: str, root: etree._Element, parts: dict[str, bytes]) -> Part:
    tidy(root)
    nonce, count = "briefgen:", 0
    while nonce.encode() in parts[name]:  # a text that the part does not hold
        nonce, count = f"briefgen{count}:", count + 1
    return Part(name, root, nonce=nonce)


def _note_sources(ready: Opened, kind: str, name: str, root: etree._Element, styles: dict[str, str]) -> dict[str, Segments]:
    """The template's own notes as source by id, to be filled where they are referred to; what stands around them goes to `ready`."""
    part = _part(name, root, ready.parts)
    ready.first_ids[kind] = notes.first_id(kind) if kind == "comments" else notes.first_free(root)
    ready.prepared.append(prepare(part, styles, {}, relationships(ready.parts, name)))
    cuts, ids = [], []
    for note in list(root):
        if note.tag == notes.KINDS[kind].element and not notes.is_separator(note):
            ids.append(note.get(W_ID, ""))
            note.set(W_ID, notes.NOTE_ID)
            cuts.append(part.mark(""))
            note.addprevious(cuts[-1].node)
    end = part.mark("")
    root.append(end.node)
    pieces: list[Segments] = [[]]
    borders = {*cuts, end}
    for text, mark in segments(part, etree.tostring(root, encoding="unicode"), ready.printing, borders):
        if mark in borders:
            pieces.append([])
        else:
            pieces[-1].append((text, mark))
    ready.note_parts[kind] = NotePart(name, (DECLARATION + _joined(pieces[0]), _joined(pieces[-1])), there=True)
    return dict(zip(ids, pieces[1:-1], strict=True))


def _joined(source: Segments) -> str:
    return "".join(text for text, _ in source)


def _compiled_part(part: Part, printing: list[Mark], name: str) -> CompiledPart:
    xml = DECLARATION + etree.tostring(part.root, encoding="unicode")
    found = _weighed(segments(part, xml, printing))
    source, starts, marks, line = [], [], [], 1
    for text, mark in found:
        if mark is not None:
            starts.append(line)
            marks.append(mark)
        line += text.count("\n")
        source.append(text)
    try:
        template = ENVIRONMENT.from_string("".join(source))
    except TemplateSyntaxError as error:  # each tag was checked alone, so this is about how they stand together
        at = marks[max(bisect_right(starts, error.lineno) - 1, 0)] if marks else None
        fault = Fault(str(error.message), at.place if at else part.name, at.source if at else "")
        raise TemplateFaults(name, [fault]) from error
    except (SyntaxError, RecursionError, MemoryError) as error:  # Python allows 20 loops in one another
        raise TemplateFaults(name, [Fault("its loops and conditions are nested too deep", part.name)]) from error
    return CompiledPart(part.name, template, starts, marks)


def _weighed(found: Segments) -> Segments:
    """Each loop told how many characters one of its items writes, beside what tags print: by that the output is bounded."""
    weighed, open_ = list(found), []
    for at, (text, mark) in enumerate(found):
        if mark is not None and mark.word == "for":
            open_.append((at, 0))
        elif mark is not None and mark.word == "endfor" and open_:
            start, size = open_.pop()
            weighed[start] = found[start][0].replace(TICK, TICK.replace("0)", f"{size})")), found[start][1]
        elif open_:
            start, size = open_[-1]
            open_[-1] = start, size + len(text)
    return weighed
