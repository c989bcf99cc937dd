"""OpenDocument texts (.odt, and the flat .fodt), as LibreOffice shows them with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.errors import ReadoutError
from briefgen.model import Cut, Document
from briefgen.readers.archive import Package, parse_xml
from briefgen.readers.flow import Flow
from briefgen.readers.layout import Piece, Said, document_of
from briefgen.readers.limits import Budget

_SPACES = 1000  # <text:s c="1000000000"/> asks for so many
_FIX = "open it in LibreOffice, and save its text as a .txt file"
_APART = frozenset(
    ("tracked-changes", "note", "annotation", "forms", "sequence-decls", "desc", "title", "ruby-text", "scripts", "settings")
)


def read_odt(data: bytes, name: str, budget: Budget) -> Document:
    """Paragraphs, headings, list items, table rows ("cell | cell"), text boxes and, at the end, notes; comments are remarks.

    Raises ReadoutError where the file is damaged, protected by a password, or has no text.
    """
    if data.startswith(b"PK"):
        package = Package(data, budget)
        manifest = package.part("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            fix = "open it with the password, and save it without one"
            raise ReadoutError("this document is protected by a password", where=name, fix=fix)
        content, styles = package.xml("content.xml"), package.xml("styles.xml")
        macros = any(part.startswith("Basic/") for part in package.names)
    else:
        content, styles, macros = parse_xml(data), None, False
    if content is None:
        raise ReadoutError("this document is damaged: its text is missing", where=name, fix="take a whole copy")
    body = next((element for element in content.iter() if _name(element) == "body"), content)
    reader = _Walk()
    pieces = reader.read(body)
    pieces += [Piece("footnote", _plain(note)) for note in reader.notes]
    tracked = any(_name(element) == "tracked-changes" and len(element) for element in body.iter())
    warnings = ["read with tracked changes accepted"] if tracked else []
    warnings += ["the document holds macros; they were neither run nor read"] if macros else []
    remarks = tuple(f"Comment{by}: {text}" for by, text in reader.comments)
    running = styles if styles is not None else content
    return document_of(name, pieces, Said(remarks=remarks, warnings=tuple(warnings), cuts=tuple(dict.fromkeys(_running(running)))), _FIX)


class _Walk:
    """One way through the body; notes and comments are set apart on the way."""

    def __init__(self) -> None:
        self.notes: list[etree._Element] = []
        self.comments: list[tuple[str, str]] = []
        self._lists = self._boxes = 0

    def read(self, root: etree._Element) -> list[Piece]:
        flow = Flow()
        walker = etree.iterwalk(root, events=("start", "end"))
        apart: set[etree._Element] = set()
        for event, element in walker:
            name = _name(element)
            if event == "start":
                if name in _APART and element is not root:
                    self._set_apart(element, name)
                    walker.skip_subtree()
                    apart.add(element)
                else:
                    self._enter(flow, element, name)
                    flow.write(element.text or "")
                continue
            if element not in apart:
                self._leave(flow, name)
            apart.discard(element)
            if element is not root:
                flow.write(element.tail or "")
        return flow.finished()

    def _set_apart(self, element: etree._Element, name: str) -> None:
        if name == "note":
            self.notes.append(element)
        elif name == "annotation":
            author = next((child.text or "" for child in element if _name(child) == "creator"), "")
            if text := _plain(element):
                self.comments.append((f" by {author}" if author else "", text))

    def _enter(self, flow: Flow, element: etree._Element, name: str) -> None:
        if name in ("p", "h"):
            flow.open_paragraph(self._kind(name))
        elif name == "s":
            flow.write(" " * _count(element))
        elif name == "tab":
            flow.write("\t")
        elif name == "line-break":
            flow.write("\n")
        elif name == "table-row":
            flow.open_row()
        elif name in ("table-cell", "covered-table-cell"):
            flow.open_cell()
        else:
            self._lists += name == "list-item"
            self._boxes += name == "text-box"

    def _leave(self, flow: Flow, name: str) -> None:
        if name in ("p", "h"):
            flow.close_paragraph()
        elif name == "table-row":
            flow.close_row()
        elif name in ("table-cell", "covered-table-cell"):
            flow.close_cell()
        else:
            self._lists -= name == "list-item"
            self._boxes -= name == "text-box"

    def _kind(self, name: str) -> str:
        if self._boxes:
            return "text box"
        return "heading" if name == "h" else "list item" if self._lists else "paragraph"


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _count(element: etree._Element) -> int:
    said = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}c")), "1")
    return min(int(said), _SPACES) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _plain(element: etree._Element) -> str:
    """The text of a note or comment: its paragraphs on one line."""
    return " ".join(piece.text for child in element for piece in _Walk().read(child) if _name(child) != "note-citation")


def _running(root: etree._Element) -> Iterator[Cut]:
    for element in root.iter():
        kind = {"header": "running head", "footer": "running foot"}.get(_name(element))
        if kind and (text := " ".join(piece.text for piece in _Walk().read(element))):
            yield Cut(kind, text, 0)
