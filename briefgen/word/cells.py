"""docxtpl's tags about the table cell that they stand in: its ground, the columns that it spans, cells merged over the items of a loop."""

from __future__ import annotations

import re

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.markers import Mark, Part, Segments, is_mark, take
from briefgen.word.tags import CELL_WORDS
from briefgen.word.xml import NAMESPACES, W_TBL, W_TC, W_TR, W_VAL, NotXml, bare, parse, q

_PREFIX = re.compile(r"[< /](\w+):\w")
_ORDER = (
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
)


def apply_cell_tags(part: Part, marks: list[Mark]) -> list[Fault]:
    """Turns each such tag into code in its cell's properties, and takes it out of the text. To be called after the blocks were moved."""
    faults = []
    for mark in marks:
        if mark.word not in CELL_WORDS or mark.tag is None:
            continue
        cell = next(mark.node.iterancestors(W_TC), None)
        if cell is None:
            faults.append(Fault("not in a table cell", mark.place, mark.source, "move it into the table"))
            continue
        argument = mark.tag.code[len(mark.word) :].strip()
        if bool(argument) != (mark.word in ("cellbg", "colspan")):
            faults.append(Fault(f"{mark.word} needs {'a value' if not argument else 'no value'}", mark.place, mark.source))
            continue
        take(mark.node)
        _apply(part, cell, mark, argument)
    return faults


def _apply(part: Part, cell: etree._Element, mark: Mark, argument: str) -> None:
    properties = cell.find(q("w:tcPr"))
    if properties is None:
        properties = etree.Element(q("w:tcPr"))
        cell.insert(0, properties)
    if mark.word == "cellbg":
        _set(properties, "shd", {W_VAL: "clear", q("w:color"): "auto", q("w:fill"): part.attribute(_code(f"_ground({argument})", mark))})
    elif mark.word == "colspan":
        _set(properties, "gridSpan", {W_VAL: part.attribute(_code(f"_span({argument})", mark))})
    elif mark.word == "vm":  # the first item's cell begins the merge, the others go on with it and show nothing
        _set(properties, "vMerge", {W_VAL: part.attribute(_code("'restart' if loop.first else 'continue'", mark))})
        _content(part, cell, "loop.first")
    else:  # one wide cell instead of one for each item
        _set(properties, "gridSpan", {W_VAL: part.attribute(_code("loop.length", mark))})
        cell.addprevious(part.mark("<% if loop.first %>").node)
        cell.addnext(part.mark("<% endif %>").node)


def watch_grids(part: Part) -> None:
    """A table whose rows have as many cells as the data say gets columns to fit them."""
    for table in list(part.root.iter(W_TBL)):
        rows = [row for row in table.iter(W_TR) if next(row.iterancestors(W_TBL), None) is table]
        spans = any(part.nonce in span.get(W_VAL, "") for row in rows for span in row.iter(q("w:gridSpan")))
        if spans or any(is_mark(child) for row in rows for child in row):
            table.addprevious(part.mark("<% set _g %>").node)
            table.addnext(part.mark("<% endset %><{ _grid(_g) }>").node)


def fit_grid(xml: str) -> str:
    """The filled table with as many columns as its widest row has, over the same width."""
    if not xml.strip():
        return xml
    names = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in sorted(set(_PREFIX.findall(xml)) & NAMESPACES.keys()))
    try:
        table = parse(f"<x {names}>{xml}</x>".encode())[0]
    except (NotXml, IndexError):  # names of other makers: their tables stay as they are
        return xml
    grid = table.find(q("w:tblGrid"))
    widest = max(
        (sum(_columns(cell) for cell in row.iter(W_TC) if next(cell.iterancestors(W_TR)) is row) for row in table.iter(W_TR)), default=0
    )
    if grid is None or not widest or len(grid) == widest:
        return xml
    total = sum(int(column.get(q("w:w"), "0") or 0) for column in grid) or 9_000
    old = bare(grid)
    columns = f'<w:tblGrid>{f"""<w:gridCol w:w="{total // widest}"/>""" * widest}</w:tblGrid>'
    return xml.replace(old, columns, 1)


def _columns(cell: etree._Element) -> int:
    span = cell.find(f"{q('w:tcPr')}/{q('w:gridSpan')}")
    return int(span.get(W_VAL, "1")) if span is not None else 1


def _code(expression: str, mark: Mark) -> Segments:
    return [(f"<{{\n{expression}\n}}>", mark)]


def _set(properties: etree._Element, name: str, attributes: dict[str, str]) -> None:
    """Puts an element among a cell's properties, in the order of the schema, instead of one that is there."""
    for old in properties.findall(q(f"w:{name}")):
        properties.remove(old)
    later = {q(f"w:{n}") for n in _ORDER[_ORDER.index(name) + 1 :]}
    made = etree.Element(q(f"w:{name}"), attributes)
    following = next((child for child in properties if child.tag in later), None)
    if following is None:
        properties.append(made)
    else:
        following.addprevious(made)


def _content(part: Part, cell: etree._Element, condition: str) -> None:
    """What is in the cell where the condition holds, else an empty paragraph."""
    inner = [child for child in cell if child.tag != q("w:tcPr")]
    inner[0].addprevious(part.mark(f"<% if {condition} %>").node)
    inner[-1].addnext(part.mark("<% else %><w:p/><% endif %>").node)
