"""Cells put into the rows of a worksheet: the changes of its bytes that bring them in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from briefgen.workbook.plan import letter
from briefgen.workbook.update.markup import Splice, attributes, with_attributes
from briefgen.workbook.update.spans import CellSpan, RowSpan, Spans, says_number

Puts = Mapping[int, Mapping[int, bytes]]  # row number -> column number -> a whole <c> element without prefix


def row_splices(sheet: Spans, puts: Puts, heights: Mapping[int, float], shown: Collection[int]) -> list[Splice]:
    """The changes that put the cells in. `heights` are those of rows that do not exist yet, in points; rows in `shown` are not to be hidden."""
    splices: list[Splice] = []
    new: dict[int, list[bytes]] = {}
    begin, end = sheet.data_span
    for number in sorted(puts):
        if row := sheet.row(number):
            splices += _into(sheet, row, puts[number], shows=number in shown)
            continue
        place = end if number > sheet.last_number else sheet.starts[bisect_left(sheet.numbers, number)]
        height = f' ht="{heights[number]:g}"' if number in heights else ""
        cells = b"".join(cell for _, cell in sorted(puts[number].items()))
        new.setdefault(place, []).append(_prefixed(sheet, b'<row r="%d"%s>%s</row>' % (number, height.encode(), cells)))
    if begin == end and new and sheet.content.endswith(b"/>", 0, begin):  # <sheetData/>
        opened = sheet.content.rfind(b"<", 0, begin)
        rows = b"".join(b"".join(rows) for rows in new.values())
        return [*splices, Splice(opened, begin, _prefixed(sheet, b"<sheetData>") + rows + _prefixed(sheet, b"</sheetData>"))]
    return splices + [Splice(place, place, b"".join(rows)) for place, rows in new.items()]


def _into(sheet: Spans, row: RowSpan, cells: Mapping[int, bytes], *, shows: bool) -> list[Splice]:
    """Cells put into a row that is there."""
    tag = sheet.content[row.start : row.inner]
    if spans := attributes(tag).get("spans"):  # a hint for readers; one that is too narrow misleads them
        first, _, last = spans.partition(":")
        if not (first.isdigit() and last.isdigit() and int(first) <= min(cells) and max(cells) <= int(last)):
            tag = with_attributes(tag, {"spans": None})
    if shows and attributes(tag).get("hidden"):
        tag = with_attributes(tag, {"hidden": None})
    there = list(sheet.cells(row))
    if not says_number(tag) or not all(span.is_placed for span in there):  # one more cell would move those behind it
        return [Splice(row.start, row.end, _placed(sheet, row, tag, there, cells))]
    splices: list[Splice] = []
    inserted: dict[int, bytes] = {}
    for column, cell in sorted(cells.items()):
        old = next((span for span in there if span.column == column), None)
        if old:
            splices.append(Splice(old.start, old.end, _prefixed(sheet, cell)))
        else:
            after = next((span.start for span in there if span.column > column), row.outer)
            inserted[after] = inserted.get(after, b"") + _prefixed(sheet, cell)
    if row.inner == row.end:  # <row .../>
        tag = tag.removesuffix(b"/>").rstrip() + b">"
        return [Splice(row.start, row.end, tag + b"".join(inserted.values()) + sheet.row_end)]
    if tag != sheet.content[row.start : row.inner]:
        splices.append(Splice(row.start, row.inner, tag))
    return splices + [Splice(place, place, new) for place, new in inserted.items()]


def _placed(sheet: Spans, row: RowSpan, tag: bytes, there: Sequence[CellSpan], cells: Mapping[int, bytes]) -> bytes:
    """A whole row with these cells put in, in which all now say where they stand; some did not."""
    numbered = tag if says_number(tag) else b'<%srow r="%d"' % (sheet.prefix, row.number) + tag[len(sheet.prefix) + 4 :]
    whole = {span.column: _cell_at(sheet, span, row.number) for span in there}
    whole |= {column: _prefixed(sheet, cell) for column, cell in cells.items()}
    opened = numbered.removesuffix(b"/>").rstrip() + b">" if row.inner == row.end else numbered
    return opened + b"".join(cell for _, cell in sorted(whole.items())) + sheet.row_end


def _cell_at(sheet: Spans, span: CellSpan, number: int) -> bytes:
    """A cell of the row `number`, with its place."""
    cell = sheet.content[span.start : span.end]
    if span.is_placed:
        return cell
    return b'<%sc r="%s%d"' % (sheet.prefix, letter(span.column).encode(), number) + cell[len(sheet.prefix) + 2 :]


def _prefixed(sheet: Spans, markup: bytes) -> bytes:
    """Elements written without a prefix, with the one of this part."""
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1" + sheet.prefix, markup) if sheet.prefix else markup
