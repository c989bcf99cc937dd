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
from briefgen.word.faults import Fault, TemplateFaults
from briefgen.word.language import ENVIRONMENT
from briefgen.word.markers import BODY, Mark, Part, Segments
from briefgen.word.package import Packed, pack, read_parts, relationships, rels_name
from briefgen.word.place import heading_styles, style_names
from briefgen.word.properties import CORE, prepare_properties
from briefgen.word.source import NOTE_ID, Prepared, prepare, segments
from briefgen.word.tidy import tidy
from briefgen.word.xml import DECLARATION, W_ID, NotXml, parse, q

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_FETCHED = ("attachedTemplate", "oleObject", "package", "subDocument", "frame", "aFChunk", "control", "image")
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
    reads: list[tuple[str, Mark]]
    note_styles: notes.NoteStyles
    note_frame: tuple[str, str]  # the footnotes part before and after the notes
    first_note: int


_cache: OrderedDict[tuple[str, bytes], Compiled] = OrderedDict()


def compiled(data: bytes, name: str) -> Compiled:
    """The template ready to be filled; from memory when the same bytes came before. Raises TemplateError naming all faults."""
    key = name, hashlib.sha256(data).digest()
    if key not in _cache:
        _cache[key] = _compile(data, name)
        while len(_cache) > _KEEP:
            _cache.popitem(last=False)
    _cache.move_to_end(key)
    return _cache[key]


def _compile(data: bytes, name: str) -> Compiled:
    parts = read_parts(data, name)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_DOTX, _MAIN)
    faults = _safe(parts)
    if notes.PART not in parts:
        notes.add_part(parts)
    try:
        roots = {part: parse(parts[part]) for part in _filled_names(parts)}
        names = style_names(parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    except NotXml as error:
        raise TemplateFaults(name, [Fault(f"damaged: {error}", fix="open it in Word and save it again")]) from error
    printing: list[Mark] = []
    headings = heading_styles(names)
    note_sources, frame, first, note_part = _note_sources(parts, roots.pop(notes.PART), headings, printing)
    prepared = [note_part]
    for part_name, root in roots.items():
        part = _part(part_name, root, parts)
        prepared.append(prepare_properties(part) if part_name == CORE else prepare(part, headings, note_sources))
    faults += [fault for one in prepared for fault in one.faults]
    if faults:
        raise TemplateFaults(name, faults)
    filled = [_compiled_part(one.part, printing, name) for one in prepared[1:]]
    changing = {part.name for part in filled} | {notes.PART}
    return Compiled(
        order=["[Content_Types].xml", *(p for p in parts if p != "[Content_Types].xml")], parts=parts,
        packed={p: pack(content) for p, content in parts.items() if p not in changing}, filled=filled, printing=printing,
        reads=[read for one in prepared[1:] for read in one.reads], note_styles=notes.note_styles(names),
        note_frame=frame, first_note=first,
    )  # fmt: skip


def _safe(parts: dict[str, bytes]) -> list[Fault]:
    """Takes the link to the template's own template out; anything else that Word would fetch from elsewhere is a fault."""
    settings = rels_name("word/settings.xml")
    if settings in parts and "word/settings.xml" in parts:
        root, rels = parse(parts["word/settings.xml"]), parse(parts[settings])
        for element in list(root.iter(q("w:attachedTemplate"))):
            root.remove(element)
        for rel in list(rels):
            if rel.get("Type", "").endswith("/attachedTemplate"):
                rels.remove(rel)
        parts["word/settings.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts[settings] = etree.tostring(rels, xml_declaration=True, encoding="UTF-8", standalone=True)
    sources = [rels.replace("_rels/", "").removesuffix(".rels") for rels in parts if rels.endswith(".rels")]
    return [
        Fault(f"Word would fetch {rel.target} from outside the file ({rel.kind})", fix="embed it or take it out")
        for source in sources
        for rel in relationships(parts, source)
        if rel.external and rel.kind in _FETCHED
    ]


def _filled_names(parts: dict[str, bytes]) -> list[str]:
    """The parts that may hold tags: the body first, so that its footnotes are numbered in its order."""
    related = [
        rel.target
        for rel in relationships(parts, BODY)
        if rel.kind in ("header", "footer", "footnotes", "endnotes") and rel.target in parts
    ]
    return [BODY, *sorted(set(related)), *([CORE] if CORE in parts else [])]


def _part(name: str, root: etree._Element, parts: dict[str, bytes]) -> Part:
    tidy(root)
    nonce, count = "briefgen:", 0
    while nonce.encode() in parts[name]:  # a text that the part does not hold
        nonce, count = f"briefgen{count}:", count + 1
    return Part(name, root, nonce=nonce)


def _note_sources(
    parts: dict[str, bytes], root: etree._Element, headings: frozenset[str], printing: list[Mark]
) -> tuple[dict[str, Segments], tuple[str, str], int, Prepared]:
    """The template's own footnotes as source, to be filled where they are referred to; what stands before and after them in their part."""
    part = _part(notes.PART, root, parts)
    first = notes.first_free(root)
    prepared = prepare(part, headings, {})
    cuts, ids = [], []
    for note in list(root):
        if not notes.is_separator(note):
            ids.append(note.get(W_ID, ""))
            note.set(W_ID, NOTE_ID)
            cuts.append(part.mark(""))
            note.addprevious(cuts[-1].node)
    end = part.mark("")
    root.append(end.node)
    pieces: list[Segments] = [[]]
    borders = {*cuts, end}
    for text, mark in segments(part, etree.tostring(root, encoding="unicode"), printing, borders):
        if mark in borders:
            pieces.append([])
        else:
            pieces[-1].append((text, mark))
    frame = DECLARATION + _joined(pieces[0]), _joined(pieces[-1])
    return dict(zip(ids, pieces[1:-1], strict=True)), frame, first, prepared


def _joined(source: Segments) -> str:
    return "".join(text for text, _ in source)


def _compiled_part(part: Part, printing: list[Mark], name: str) -> CompiledPart:
    xml = DECLARATION + etree.tostring(part.root, encoding="unicode")
    source, starts, marks, line = [], [], [], 1
    for text, mark in segments(part, xml, printing):
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
    return CompiledPart(part.name, template, starts, marks)
