"""How many pages a document will fill, reckoned from its styles and texts; it errs on the full side, as no program draws it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefgen.word.package import read_parts, relationships
from briefgen.word.place import style_of
from briefgen.word.widths import is_plain, is_sans, line_count
from briefgen.word.xml import W_ID, W_P, W_PPR, W_SDT, W_SDT_CONTENT, W_TBL, W_TC, W_TR, W_VAL, own_text, parse, q

_BODY = "word/document.xml"
_SINGLE, _OTHER_SCRIPT = 1.15, 1.5  # a line's height in sizes of the font; fonts of other scripts stand higher
_SAFE = 0.98  # of a line's width: programs part lines differently
_SEPARATOR = 12.0  # points that the line above the footnotes takes
_WIDOW = 2  # lines of a paragraph that stay together at its beginning and end


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph style stands; lengths in points."""

    size: float = 10
    font: str = "Times New Roman"
    bold: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    exact: float = 0  # height of a line where the style fixes it
    factor: float = 1
    keep_next: bool = False


@dataclass(slots=True)
class Unit:
    """What stands together on one page: a few lines, or a row of a table; with the footnotes that are called in it."""

    height: float
    notes: float = 0
    keep_next: bool = False


def pages_of(data: bytes) -> float:
    """Pages as a number with a fraction: 1.5 is a full page and half of another."""
    parts = read_parts(data, "document")
    paper = _Paper(parts)
    page, used, notes = 1, 0.0, 0.0
    units = list(paper.units())
    at = 0
    while at < len(units):
        end = at + 1
        while units[end - 1].keep_next and end < len(units):
            end += 1
        height = sum(unit.height for unit in units[at:end])
        below = sum(unit.notes for unit in units[at:end])
        with_notes = notes + below + (_SEPARATOR if below and not notes else 0)
        if used and used + height + with_notes > paper.height:
            page, used, notes = page + 1, 0.0, 0.0
            with_notes = below + (_SEPARATOR if below else 0)
        used, notes = used + height, with_notes
        while used + notes > paper.height:  # a row that no page can hold
            page, used, notes = page + 1, used + notes - paper.height, 0.0
        at = end
    return page - 1 + (used + notes) / paper.height


class _Paper:
    """A document's page, styles and footnotes."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._styles = _styles(parse(parts["word/styles.xml"]))
        self._body = parse(parts[_BODY])[0]
        section = next(iter(self._body.iter(q("w:sectPr"))))
        size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))
        self.width = _points(size, "w") - _points(margins, "left") - _points(margins, "right")
        edges = {"header": 0.0, "footer": 0.0}
        for rel in relationships(dict(parts), _BODY):
            if rel.kind in edges and rel.target in parts:
                edges[rel.kind] = max(edges[rel.kind], sum(u.height for u in self._blocks(parse(parts[rel.target]), self.width)))
        top = max(_points(margins, "top"), _points(margins, "header") + edges["header"])
        bottom = max(_points(margins, "bottom"), _points(margins, "footer") + edges["footer"])
        self.height = _points(size, "h") - top - bottom
        notes = parse(parts["word/footnotes.xml"]) if "word/footnotes.xml" in parts else ()
        self._notes = {n.get(W_ID, ""): sum(u.height for u in self._blocks(n, self.width)) for n in notes if n.get(q("w:type")) is None}

    def units(self) -> Iterator[Unit]:
        yield from self._blocks(self._body, self.width)

    def _blocks(self, container: etree._Element, width: float) -> Iterator[Unit]:
        for child in container:
            if child.tag == W_P:
                yield from self._paragraph(child, width)
            elif child.tag == W_TBL:
                for row in child.iter(W_TR):
                    yield self._row(row)
            elif child.tag == W_SDT:
                content = child.find(W_SDT_CONTENT)
                if content is not None:
                    yield from self._blocks(content, width)

    def _row(self, row: etree._Element) -> Unit:
        height = 0.0
        for cell in row.iter(W_TC):
            width = _points(cell.find(f"{q('w:tcPr')}/{q('w:tcW')}"), "w") - 8
            height = max(height, sum(unit.height for unit in self._blocks(cell, width)))
        first = next(row.iter(W_P), None)
        keep = row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None or (first is not None and _keeps(first))
        return Unit(height + 3.5, self._called(row), keep)

    def _paragraph(self, paragraph: etree._Element, width: float) -> Iterator[Unit]:
        style = self._styles.get(style_of(paragraph), self._styles[""])
        text = own_text(paragraph).replace("\t", "      ") + "  " * sum(1 for _ in paragraph.iter(q("w:footnoteReference")))
        lines = line_count(text, (width - style.left) * _SAFE, style.size, sans=is_sans(style.font), bold=style.bold, first=-style.hanging)
        plain = is_plain(text)
        height = style.exact or style.size * style.factor * (_SINGLE if plain else _OTHER_SCRIPT)
        notes = self._called(paragraph)
        space = style.before + style.after
        keep = style.keep_next or _keeps(paragraph)
        if lines <= 2 * _WIDOW - 1 or keep:
            yield Unit(lines * height + space, notes, keep)
            return
        yield Unit(_WIDOW * height + style.before)
        for _ in range(lines - 2 * _WIDOW):
            yield Unit(height)
        yield Unit(_WIDOW * height + style.after, notes)

    def _called(self, element: etree._Element) -> float:
        return sum(self._notes.get(reference.get(W_ID, ""), 0.0) for reference in element.iter(q("w:footnoteReference")))


def _keeps(paragraph: etree._Element) -> bool:
    """Whether it says itself that it stays on the page of what follows."""
    return paragraph.find(f"{W_PPR}/{q('w:keepNext')}") is not None


def _points(element: etree._Element | None, attribute: str) -> float:
    return int(element.get(q(f"w:{attribute}"), "0")) / 20 if element is not None else 0.0


def _styles(root: etree._Element) -> dict[str, Style]:
    """Paragraph styles by id; "" is the default one."""
    defaults = root.find(q("w:docDefaults"))
    base = Style()
    if defaults is not None:
        base = _laid_on(base, defaults.find(f"{q('w:pPrDefault')}/{W_PPR}"), defaults.find(f"{q('w:rPrDefault')}/{q('w:rPr')}"))
    elements = {e.get(q("w:styleId"), ""): e for e in root.iter(q("w:style")) if e.get(q("w:type")) == "paragraph"}
    found: dict[str, Style] = {}

    def style(name: str, depth: int = 0) -> Style:
        if name not in found:
            element = elements[name]
            based = element.find(q("w:basedOn"))
            under = based.get(W_VAL, "") if based is not None else ""
            below = style(under, depth + 1) if under in elements and depth < 20 else base
            found[name] = _laid_on(below, element.find(W_PPR), element.find(q("w:rPr")))
        return found[name]

    for name in elements:
        style(name)
    usual = next((name for name, e in elements.items() if e.get(q("w:default")) in ("1", "true")), "")
    return {**found, "": found.get(usual, base)}


def _laid_on(style: Style, paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    """The style with what these properties say over it."""
    if run is not None:
        size, fonts, bold = run.find(q("w:sz")), run.find(q("w:rFonts")), run.find(q("w:b"))
        if size is not None:
            style = replace(style, size=int(size.get(W_VAL, "20")) / 2)
        if fonts is not None and fonts.get(q("w:ascii")):
            style = replace(style, font=fonts.get(q("w:ascii"), ""))
        if bold is not None:
            style = replace(style, bold=bold.get(W_VAL, "1") not in ("0", "false"))
    if paragraph is None:
        return style
    spacing, indent = paragraph.find(q("w:spacing")), paragraph.find(q("w:ind"))
    if spacing is not None:
        line = int(spacing.get(q("w:line"), "0"))
        exact = spacing.get(q("w:lineRule"), "auto") == "exact"
        style = replace(style, before=_points(spacing, "before"), after=_points(spacing, "after"))
        if line:
            style = replace(style, exact=line / 20 if exact else 0, factor=1 if exact else line / 240)
    if indent is not None:
        style = replace(style, left=_points(indent, "left"), hanging=_points(indent, "hanging"))
    return replace(style, keep_next=style.keep_next or paragraph.find(q("w:keepNext")) is not None)
