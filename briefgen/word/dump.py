"""A .docx as plain text that a person can review: style and text of each paragraph, tables as rows, footnotes where they are called.

Deleted text is absent and inserted text present, as a reader with all changes accepted sees it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.word.package import read_parts, relationships
from briefgen.word.place import style_names, style_of
from briefgen.word.xml import W_ID, W_P, W_PPR, W_SDT, W_SDT_CONTENT, W_T, W_TBL, W_TC, W_TR, W_VAL, parse, q

_BODY = "word/document.xml"
_SKIPPED = {
    q(f"w:{n}") for n in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "delText")
}
_SKIPPED.add(q("mc:Fallback"))  # the second copy of a text box, for old programs


def dump_document(data: bytes, name: str = "document") -> str:
    """`[Style] text` for each paragraph, `| a | b |` for each row, `[1]` where a footnote is called and its text at the end,
    `<tag: text>` for a content control, headers and footers last. Raises TemplateError when it is no Word file."""
    parts = read_parts(data, name)
    styles = parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    dump = _Dump({style: _proper(name) for style, name in style_names(styles).items()})
    lines = list(dump.blocks(parse(parts[_BODY])[0]))
    for kind in ("header", "footer"):
        for rel in relationships(parts, _BODY):
            if rel.kind == kind and rel.target in parts:
                lines += [f"-- {kind}", *dump.blocks(parse(parts[rel.target]))]
    if dump.notes:
        lines.append("-- footnotes")
        texts = _notes(parts, dump)
        lines += [f"[{number}] {texts.get(note, '(missing)')}" for number, note in enumerate(dump.notes, 1)]
    return "\n".join(lines) + "\n"


def _proper(name: str) -> str:
    """The style's name as Word shows it: "Heading 1" for the built-in "heading 1"."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _notes(parts: dict[str, bytes], dump: _Dump) -> dict[str, str]:
    target = next((rel.target for rel in relationships(parts, _BODY) if rel.kind == "footnotes"), "")
    if target not in parts:
        return {}
    return {note.get(W_ID, ""): " / ".join(dump.text(p).strip() for p in note.iter(W_P)) for note in parse(parts[target])}


class _Dump:
    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self.notes: list[str] = []  # ids of the footnotes called, in order

    def blocks(self, container: etree._Element) -> Iterator[str]:
        """The lines of what stands one below the other in a body, a header or a cell."""
        for child in container:
            if child.tag == W_P:
                yield f"[{self._styles.get(style_of(child), 'Normal')}] {self.text(child)}".rstrip()
            elif child.tag == W_TBL:
                yield from (self._row(row) for row in child.iter(W_TR))
            elif child.tag == W_SDT:
                content = child.find(W_SDT_CONTENT)
                lines = list(self.blocks(content)) if content is not None else []
                yield from [f"<{control_name(child)}>", *lines, f"</{control_name(child)}>"]

    def _row(self, row: etree._Element) -> str:
        cells = (" / ".join(filter(None, (self.text(p).strip() for p in cell.iter(W_P)))) for cell in row.iter(W_TC))
        mark = "|=" if row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None else "|"
        return f"{mark} {' | '.join(cells)} |"

    def text(self, paragraph: etree._Element) -> str:
        """The paragraph's text with its marks."""
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == W_T:
                yield child.text or ""
            elif tag == q("w:tab"):
                yield "\t"
            elif tag in (q("w:br"), q("w:cr")):
                yield "\n" if child.get(q("w:type")) != "page" else "(page break)"
            elif tag == q("w:footnoteReference"):
                self.notes.append(child.get(W_ID, ""))
                yield f"[{len(self.notes)}]"
            elif tag == W_SDT:
                content = child.find(W_SDT_CONTENT)
                yield f"<{control_name(child)}: {''.join(self._pieces(content)) if content is not None else ''}>"
            elif tag == q("w:fldSimple"):
                yield f"{{{child.get(q('w:instr'), '').strip()}}}"
            elif tag not in _SKIPPED and tag != W_PPR:
                yield from self._pieces(child)


def control_name(control: etree._Element) -> str:
    """A content control's tag, else its title, else "control"."""
    for name in ("w:tag", "w:alias"):
        found = control.find(f"{q('w:sdtPr')}/{q(name)}")
        if found is not None and found.get(W_VAL):
            return found.get(W_VAL, "")
    return "control"
