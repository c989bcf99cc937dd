"""Edits as people make them, by hand in the XML, as any program might leave them; and what a workbook holds, told by lxml alone.

Nothing here uses the code that is tested: tables are found by their parts, cells by their places.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
M = f"{{{MAIN}}}"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def number_of(text: str) -> int:
    value = 0
    for sign in text:
        value = value * 26 + ord(sign) - 64
    return value


def place(ref: str) -> tuple[int, int]:
    """(row, column)."""
    found = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", ref)
    assert found
    return int(found[2]), number_of(found[1])


class Book:
    """A workbook as its parts; sheets are parsed when somebody works on them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees: dict[str, etree._Element] = {}

    def tree(self, part: str) -> etree._Element:
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    def saved(self) -> bytes:
        for part, tree in self.trees.items():
            self.parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.parts:
            return {}
        found = {}
        for one in self.tree(path):
            target = one.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            while "/../" in full:
                full = re.sub(r"[^/]+/\.\./", "", full, count=1)
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], full)
        return found

    def sheets(self) -> dict[str, str]:
        relations = self.relations("xl/workbook.xml")
        return {s.get("name", ""): relations[s.get(f"{{{RELS}}}id", "")][1] for s in self.tree("xl/workbook.xml").find(f"{M}sheets")}  # type: ignore[union-attr]

    def table(self, name: str) -> tuple[str, str]:
        """(part of the table, part of its sheet)."""
        for sheet in self.sheets().values():
            for kind, target in self.relations(sheet).values():
                if kind == "table" and self.tree(target).get("displayName") == name:
                    return target, sheet
        raise KeyError(name)

    def strings(self) -> list[str]:
        part = "xl/sharedStrings.xml"
        if part not in self.parts:
            return []
        return ["".join(t.text or "" for t in item.iter(f"{M}t")) for item in self.tree(part)]


def cells(book: Book, sheet: str) -> dict[tuple[int, int], tuple[str, str, str]]:
    """(row, column) -> (what it says, its formula, its format) of every cell that is there."""
    strings = book.strings()
    found = {}
    for cell in book.tree(sheet).iterfind(f"{M}sheetData/{M}row/{M}c"):
        text = "".join(t.text or "" for t in cell.iter(f"{M}t"))
        value = cell.findtext(f"{M}v") or ""
        if cell.get("t") == "s":
            text, value = strings[int(value)], ""
        formula = cell.find(f"{M}f")
        found[place(cell.get("r", ""))] = (text or value, (formula.text or "shared") if formula is not None else "", cell.get("s", "0"))
    return found


def ground(book: Book, sheet: str, column: int) -> str:
    """The format of a column where no cell stands."""
    for col in book.tree(sheet).iterfind(f"{M}cols/{M}col"):
        if int(col.get("min", "0")) <= column <= int(col.get("max", "0")):
            return col.get("style", "0")
    return "0"


def grid(book: Book, name: str) -> tuple[str, int, int, int, int]:
    """Sheet part, and the first column, heading row, last column, last row of a table."""
    part, sheet = book.table(name)
    first, last = book.tree(part).get("ref", "").split(":")
    (top, left), (bottom, right) = place(first), place(last)
    return sheet, left, top, right, bottom


def headings(book: Book, name: str) -> dict[int, str]:
    """Table column id -> heading, in order of the columns."""
    part, _ = book.table(name)
    return {int(c.get("id", "0")): c.get("name", "") for c in book.tree(part).iter(f"{M}tableColumn")}


def row_element(book: Book, sheet: str, number: int) -> etree._Element:
    data = book.tree(sheet).find(f"{M}sheetData")
    assert data is not None
    for row in data:
        if int(row.get("r", "0")) == number:
            return row
        if int(row.get("r", "0")) > number:
            new = etree.Element(f"{M}row", r=str(number))
            row.addprevious(new)
            return new
    return etree.SubElement(data, f"{M}row", r=str(number))


def put(book: Book, sheet: str, row: int, column: int, text: str | None, style: str | None = None) -> None:
    """Types a text (or clears the cell), keeping its format."""
    element = row_element(book, sheet, row)
    ref = f"{letters(column)}{row}"
    cell = next((c for c in element if c.get("r") == ref), None)
    if cell is None:
        cell = etree.Element(f"{M}c", r=ref)
        at = sum(1 for c in element if place(c.get("r", ""))[1] < column)
        element.insert(at, cell)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if style is not None:
        cell.set("s", style)
    if text:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{M}is"), f"{M}t").text = text


def _rows_of(book: Book, sheet: str, first: int, last: int) -> list[etree._Element]:
    return [row for row in book.tree(sheet).iterfind(f"{M}sheetData/{M}row") if first <= int(row.get("r", "0")) <= last]


def _number(row: etree._Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row:
        cell.set("r", re.sub(r"\d+", str(number), cell.get("r", "")))


# --- what people do: each edit takes the book, a table's name and chance -----------------------------------------------------------

TEXTS = ("corrected by the desk", "Đà Nẵng", "=not a formula", "x" * 300, "two\nlines", "  spaces  ", "5 < 6 & 7", "-", "2024-05-05")


def type_over(book: Book, name: str, chance: random.Random) -> None:
    sheet, left, top, right, bottom = grid(book, name)
    for _ in range(chance.randint(1, 3)):
        put(book, sheet, chance.randint(top + 1, bottom), chance.randint(left + 1, right), chance.choice(TEXTS))


def clear_cell(book: Book, name: str, chance: random.Random) -> None:
    sheet, left, top, right, bottom = grid(book, name)
    put(book, sheet, chance.randint(top + 1, bottom), chance.randint(left + 1, right), None)


def delete_row(book: Book, name: str, chance: random.Random) -> None:
    part, _ = book.table(name)
    sheet, left, top, right, bottom = grid(book, name)
    if bottom - top < 3:
        return
    gone = chance.randint(top + 1, bottom)
    for row in _rows_of(book, sheet, gone, 10**7):
        number = int(row.get("r", "0"))
        if number == gone:
            row.getparent().remove(row)  # type: ignore[union-attr]
        else:
            _number(row, number - 1)
    _resize(book, part, left, top, right, bottom - 1)


def _resize(book: Book, part: str, left: int, top: int, right: int, bottom: int) -> None:
    ref = f"{letters(left)}{top}:{letters(right)}{bottom}"
    table = book.tree(part)
    table.set("ref", ref)
    if (found := table.find(f"{M}autoFilter")) is not None:
        found.set("ref", ref)


def sort_rows(book: Book, name: str, chance: random.Random) -> None:
    sheet, _, top, _, bottom = grid(book, name)
    rows = _rows_of(book, sheet, top + 1, bottom)
    numbers = [int(row.get("r", "0")) for row in rows]
    parent = rows[0].getparent()
    assert parent is not None
    at = parent.index(rows[0])
    chance.shuffle(rows)
    for row, number in zip(rows, numbers, strict=True):
        parent.remove(row)
        _number(row, number)
    for offset, row in enumerate(rows):
        parent.insert(at + offset, row)


def move_column(book: Book, name: str, chance: random.Random) -> None:
    """Two columns change places, as by dragging; the table keeps their ids."""
    part, _ = book.table(name)
    sheet, left, top, right, bottom = grid(book, name)
    one, other = chance.sample(range(left, right + 1), 2)
    for row in _rows_of(book, sheet, top, bottom):
        for cell in row:
            number = place(cell.get("r", ""))[1]
            if number in (one, other):
                cell.set("r", f"{letters(other if number == one else one)}{row.get('r')}")
        row[:] = sorted(row, key=lambda c: place(c.get("r", ""))[1])
    columns = book.tree(part).find(f"{M}tableColumns")
    assert columns is not None
    first, second = columns[one - left], columns[other - left]
    copy, other_copy = deepcopy(first), deepcopy(second)
    columns.replace(first, other_copy)
    columns.replace(second, copy)


def rename_column(book: Book, name: str, chance: random.Random) -> None:
    part, _ = book.table(name)
    sheet, left, top, _, _ = grid(book, name)
    columns = list(book.tree(part).iter(f"{M}tableColumn"))
    at = chance.randrange(1, len(columns))
    new = f"Our word {chance.randint(1, 999)}"
    columns[at].set("name", new)
    put(book, sheet, top, left + at, new)


def add_column(book: Book, name: str, chance: random.Random) -> None:
    part, _ = book.table(name)
    sheet, left, top, right, bottom = grid(book, name)
    heading = f"Desk {chance.randint(1, 10**6)}"
    put(book, sheet, top, right + 1, heading)
    put(book, sheet, chance.randint(top + 1, bottom), right + 1, "a word of ours")
    columns = book.tree(part).find(f"{M}tableColumns")
    assert columns is not None
    number = max(int(c.get("id", "0")) for c in columns) + 1
    etree.SubElement(columns, f"{M}tableColumn", id=str(number), name=heading)
    columns.set("count", str(len(columns)))
    _resize(book, part, left, top, right + 1, bottom)


def type_below(book: Book, name: str, chance: random.Random) -> None:
    sheet, left, _, right, bottom = grid(book, name)
    put(book, sheet, bottom + 1, chance.randint(left + 1, right), "a row of our own")


def rename_sheet(book: Book, name: str, chance: random.Random) -> None:
    _, sheet = book.table(name)
    old = next(key for key, part in book.sheets().items() if part == sheet)
    for element in book.tree("xl/workbook.xml").find(f"{M}sheets"):  # type: ignore[union-attr]
        if element.get("name") == old:
            element.set("name", f"Sheet of ours {chance.randint(1, 10**6)}")
    names = book.tree("xl/workbook.xml").find(f"{M}definedNames")
    new = next(key for key, part in book.sheets().items() if part == sheet)
    for element in names if names is not None else ():
        element.text = (element.text or "").replace(f"'{old}'!", f"'{new}'!")


def paint(book: Book, name: str, chance: random.Random) -> None:
    """A cell in a format of its own."""
    sheet, left, top, right, bottom = grid(book, name)
    styles = book.tree("xl/styles.xml")
    formats = styles.find(f"{M}cellXfs")
    fills = styles.find(f"{M}fills")
    assert formats is not None and fills is not None
    fill = etree.SubElement(etree.SubElement(fills, f"{M}fill"), f"{M}patternFill", patternType="solid")
    etree.SubElement(fill, f"{M}fgColor", rgb="FFFFEE00")
    row, column = chance.randint(top + 1, bottom), chance.randint(left, right)
    ref = f"{letters(column)}{row}"
    cell = next((c for c in row_element(book, sheet, row) if c.get("r") == ref), None)
    if cell is None:
        return
    new = deepcopy(formats[int(cell.get("s", "0"))])
    new.set("fillId", str(len(fills) - 1))
    formats.append(new)
    cell.set("s", str(len(formats) - 1))


def hide(book: Book, name: str, chance: random.Random) -> None:
    """A hidden row and a hidden column."""
    sheet, _left, top, _, bottom = grid(book, name)
    row_element(book, sheet, chance.randint(top + 1, bottom)).set("hidden", "1")
    columns = book.tree(sheet).find(f"{M}cols")
    if columns is not None:
        columns[chance.randrange(len(columns))].set("hidden", "1")


def own_sheet(book: Book, name: str, chance: random.Random) -> None:
    """A sheet of people's own, with figures, a formula on single cells, and merged cells."""
    number = sum(1 for part in book.parts if part.startswith("xl/worksheets/sheet")) + 100
    part = f"xl/worksheets/sheet{number}.xml"
    text = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ours {chance.random()}</t></is></c>'
        f'<c r="B1"><v>{chance.randint(1, 99)}</v></c></row><row r="2"><c r="A2"><f>B1*2</f><v>4</v></c></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A4:B5"/></mergeCells></worksheet>'
    )
    book.parts[part] = text.encode()
    relations = book.tree("xl/_rels/workbook.xml.rels")
    etree.SubElement(relations, f"{{{PACKAGE}}}Relationship", Id=f"own{number}", Type=f"{RELS}/worksheet", Target=f"/{part}")
    types = book.tree("[Content_Types].xml")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    etree.SubElement(types, types[0].tag.replace("Default", "Override"), PartName=f"/{part}", ContentType=kind)
    sheets = book.tree("xl/workbook.xml").find(f"{M}sheets")
    assert sheets is not None
    new = etree.SubElement(sheets, f"{M}sheet", name=f"Own {number}", sheetId=str(number))
    new.set(f"{{{RELS}}}id", f"own{number}")


def comment(book: Book, name: str, chance: random.Random) -> None:
    """A note on a cell."""
    sheet, left, top, right, bottom = grid(book, name)
    number = chance.randint(1000, 10**6)
    ref = f"{letters(chance.randint(left, right))}{chance.randint(top + 1, bottom)}"
    part = f"xl/comments{number}.xml"
    folder, _, own = sheet.rpartition("/")
    path = f"{folder}/_rels/{own}.rels"
    if any(kind == "comments" for kind, _ in book.relations(sheet).values()):
        return
    book.parts[part] = (
        f'<comments xmlns="{MAIN}"><authors><author>Desk</author></authors><commentList><comment ref="{ref}" authorId="0">'
        "<text><r><rPr><b/></rPr><t>Ask the embassy</t></r></text></comment></commentList></comments>"
    ).encode()
    etree.SubElement(book.tree(path), f"{{{PACKAGE}}}Relationship", Id=f"note{number}", Type=f"{RELS}/comments", Target=f"/{part}")
    types = book.tree("[Content_Types].xml")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    etree.SubElement(types, types[0].tag.replace("Default", "Override"), PartName=f"/{part}", ContentType=kind)


def rule(book: Book, name: str, chance: random.Random) -> None:
    """A conditional format on some rows, and a filter that hides some."""
    part, _ = book.table(name)
    sheet, left, top, right, bottom = grid(book, name)
    column = letters(chance.randint(left, right))
    first = chance.randint(top + 2, max(top + 2, bottom - 1))
    new = etree.Element(f"{M}conditionalFormatting", sqref=f"{column}{first}:{column}{max(first, bottom - 1)}")
    etree.SubElement(etree.SubElement(new, f"{M}cfRule", type="expression", priority="99"), f"{M}formula").text = "LEN(A1)>3"
    data = book.tree(sheet).find(f"{M}sheetData")
    assert data is not None
    data.addnext(new)
    found = book.tree(part).find(f"{M}autoFilter")
    if found is not None and not len(found):
        inner = etree.SubElement(etree.SubElement(found, f"{M}filterColumn", colId="0"), f"{M}filters")
        etree.SubElement(inner, f"{M}filter", val="x")
        row_element(book, sheet, bottom).set("hidden", "1")


EDITS: tuple[Callable[[Book, str, random.Random], None], ...] = (
    type_over,
    type_over,
    clear_cell,
    delete_row,
    sort_rows,
    move_column,
    rename_column,
    add_column,
    type_below,
    rename_sheet,
    paint,
    hide,
    own_sheet,
    comment,
    rule,
)


def table_rows(book: Book, name: str, key: str = "") -> Iterator[dict[str, Any]]:
    """The rows of a table: heading -> what the cell says; "(place)" is the row's number."""
    sheet, left, top, right, bottom = grid(book, name)
    held = cells(book, sheet)
    names = [held.get((top, column), ("", "", ""))[0] for column in range(left, right + 1)]
    for row in range(top + 1, bottom + 1):
        yield {"(place)": row} | {n: held.get((row, left + at), ("", "", ""))[0] for at, n in enumerate(names)}
