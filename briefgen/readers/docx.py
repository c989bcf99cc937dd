"""Word documents, as Word shows them with all tracked changes accepted.

python-docx leaves tracked insertions out, so that "agreed to expand trade" can come out as "trade" (python-docx issue 340); the text is
therefore taken from the XML itself: all w:t under w:p, but for what is deleted, moved away, hidden, or a field's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from briefgen.errors import ReadoutError
from briefgen.model import Cut, Document
from briefgen.readers.archive import Package
from briefgen.readers.flow import Flow
from briefgen.readers.layout import Piece, Said, document_of
from briefgen.readers.limits import Budget
from briefgen.readers.sniff import is_ours

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )  # the second: "strict"
)
_GONE = frozenset(("del", "moveFrom"))
_COME = frozenset(("ins", "moveTo"))
_SKIPPED = _GONE | frozenset(
    ("instrText", "delText", "delInstrText", "Fallback", "rt", "sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_HEADING = re.compile(r"(?:heading|title|subtitle)\d*", re.I)
_FIX = "open it in Word, and save its text as a .txt file"


def read_docx(data: bytes, name: str, budget: Budget) -> Document:
    """Paragraphs, list items, table rows ("cell | cell"), text boxes and, at the end, notes; comments are remarks, apart from the text.

    Raises ReadoutError where the package is damaged, is one of our own memos, or has no text.
    """
    if is_ours(data):
        raise ReadoutError("this is a briefing memo that briefgen made, not a readout", where=name, fix="take it out of the input")
    package = Package(data, budget)
    main = _main_part(package)
    root = package.xml(main)
    if root is None:
        raise ReadoutError("this Word document is damaged: its text is missing", where=name, fix="take a whole copy")
    related = package.relations(main)
    walk = _Walk(_hidden_styles(package, related))
    pieces = walk.read(root)
    for kind in ("footnotes", "endnotes"):
        for part in related.get(kind, ()):
            pieces += _notes(package, part, walk)
    remarks = tuple(remark for part in related.get("comments", ()) for remark in _comments(package, part))
    cuts = tuple(cut for kind in ("header", "footer") for part in related.get(kind, ()) for cut in _running(package, part, kind))
    warnings = []
    if walk.tracked:
        warnings.append("read with tracked changes accepted")
    if walk.hidden:
        warnings.append("hidden text left out")
    if walk.foreign:
        warnings.append("a part of the document is kept in another format inside it, not read; open it in Word and save it again")
    if any(part.lower().endswith("vbaproject.bin") for part in package.names):
        warnings.append("the document holds macros; they were neither run nor read")
    return document_of(name, pieces, Said(remarks=remarks, warnings=tuple(warnings), cuts=tuple(dict.fromkeys(cuts))), _FIX)


class _Walk:
    """One way through a part, element by element, never deeper than Python can go."""

    def __init__(self, hidden_styles: frozenset[str] = frozenset()) -> None:
        self.tracked = self.hidden = self.foreign = False
        self._hidden_styles = hidden_styles
        self._boxes = 0

    def read(self, root: etree._Element) -> list[Piece]:
        flow = Flow()
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: set[etree._Element] = set()
        for event, element in walker:
            name = _word_name(element)
            if event == "end":
                if element not in skipped:
                    self._leave(flow, element, name)
                skipped.discard(element)
            elif name in _SKIPPED or (name == "r" and self._is_hidden(element)):
                self.tracked |= name in _GONE
                walker.skip_subtree()
                skipped.add(element)
            else:
                self._enter(flow, element, name)
        return flow.finished()

    def _enter(self, flow: Flow, element: etree._Element, name: str) -> None:
        if name == "t":
            flow.write(element.text or "")
        elif name in _SIGNS:
            flow.write(_SIGNS[name])
        elif name == "p":
            flow.open_paragraph("text box" if self._boxes else _kind(element))
        elif name == "tr":
            flow.open_row()
        elif name == "tc":
            flow.open_cell()
        elif name == "txbxContent":
            self._boxes += 1
        elif name in _COME:
            self.tracked = True
        elif name in ("altChunk", "subDoc"):
            self.foreign = True

    def _leave(self, flow: Flow, element: etree._Element, name: str) -> None:
        if name == "p":
            gone = _has(element, "pPr", "rPr", _GONE)
            self.tracked |= gone
            flow.close_paragraph(joins_next=gone)
        elif name == "tr":
            gone = _has(element, "trPr", "", _GONE)
            self.tracked |= gone
            flow.close_row(keep=not gone)
        elif name == "tc":
            flow.close_cell()
        elif name == "txbxContent":
            self._boxes -= 1

    def _is_hidden(self, run: etree._Element) -> bool:
        hidden = _vanishes(run)
        if hidden is None and self._hidden_styles:
            paragraph = next((outer for outer in run.iterancestors() if _word_name(outer) == "p"), None)
            hidden = not self._hidden_styles.isdisjoint((_style(run, "rPr", "rStyle"), _style(paragraph, "pPr", "pStyle")))
        self.hidden |= bool(hidden)
        return bool(hidden)


def _vanishes(element: etree._Element) -> bool | None:
    """Whether the looks of a run or style hide it; None where they say nothing of it."""
    mark = _child(_child(element, "rPr"), "vanish")
    return None if mark is None else _value(mark) not in ("0", "false", "off")


def _style(element: etree._Element | None, properties: str, kind: str) -> str:
    named = _child(_child(element, properties), kind)
    return "" if named is None else _value(named)


def _hidden_styles(package: Package, related: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The styles whose text is hidden, by themselves or by the style that they are based on."""
    roots = [root for part in related.get("styles", ()) if (root := package.xml(part)) is not None]
    said: dict[str, bool | None] = {}
    base: dict[str, str] = {}
    for style in (element for root in roots for element in root if _word_name(element) == "style"):
        name = next((str(value) for key, value in style.attrib.items() if str(key).endswith("}styleId")), "")
        based = _child(style, "basedOn")
        said[name], base[name] = _vanishes(style), "" if based is None else _value(based)

    def hidden(name: str) -> bool:
        seen: set[str] = set()
        while name in said and name not in seen:
            seen.add(name)
            if (word := said[name]) is not None:
                return word
            name = base[name]
        return False

    return frozenset(name for name in said if hidden(name)) if any(said.values()) else frozenset()


def _word_name(element: etree._Element) -> str:
    """The element's name where it is one of Word's own; mc:Fallback, which repeats a text box for old programs; "" for all others."""
    space, _, name = str(element.tag).rpartition("}")
    if space[1:] in _WORD:
        return name
    if name == "Fallback":
        return name
    return "t" if name == "t" and space.endswith("/math") else ""


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next((child for child in element if _word_name(child) == name), None)


def _has(element: etree._Element, outer: str, inner: str, names: frozenset[str]) -> bool:
    place = _child(element, outer)
    place = _child(place, inner) if inner else place
    return place is not None and any(_word_name(child) in names for child in place)


def _value(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}val")), "")


def _kind(paragraph: etree._Element) -> str:
    properties = _child(paragraph, "pPr")
    style = _child(properties, "pStyle")
    named = _value(style) if style is not None else ""
    if _HEADING.fullmatch(named) or _child(properties, "outlineLvl") is not None:
        return "heading"
    if named.lower() == "caption":
        return "caption"
    return "list item" if _child(properties, "numPr") is not None or named.lower().startswith("listbullet") else "paragraph"


def _main_part(package: Package) -> str:
    return next(iter(package.relations("").get("officeDocument", ())), "word/document.xml")


def _notes(package: Package, part: str, walk: _Walk) -> Iterator[Piece]:
    """The notes' text, one piece for each; Word keeps the lines between text and notes as notes, too, of types of their own."""
    root = package.xml(part)
    for note in root if root is not None else ():
        if not any(str(key).endswith("}type") and value != "normal" for key, value in note.attrib.items()):
            text = " ".join(piece.text for piece in walk.read(note))
            yield Piece("footnote", text)


def _comments(package: Package, part: str) -> Iterator[str]:
    root = package.xml(part)
    for comment in root if root is not None else ():
        author = next((str(value) for key, value in comment.attrib.items() if str(key).endswith("}author")), "")
        text = " ".join(piece.text for piece in _Walk().read(comment))
        if text:
            yield f"Comment{f' by {author}' if author else ''}: {text}"


def _running(package: Package, part: str, kind: str) -> Iterator[Cut]:
    root = package.xml(part)
    if root is not None and (text := " ".join(piece.text for piece in _Walk().read(root))):
        yield Cut("running head" if kind == "header" else "running foot", text, 0)
