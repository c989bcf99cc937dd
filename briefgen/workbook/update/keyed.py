"""The tables of the schema as people left them: which column holds which field, and in which row each id stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.workbook.baseline import said_by
from briefgen.workbook.cells import Cell
from briefgen.workbook.columns import PEN, SheetSpec
from briefgen.workbook.update.areas import Area
from briefgen.workbook.update.surgery import Surgery
from briefgen.workbook.update.worksheet import Held

KEY_JOINER = " | "


@dataclass(slots=True)
class Keyed:
    """One table. `columns` maps fields (and the headings of computed columns) to column numbers, `rows` keys to row numbers."""

    spec: SheetSpec
    area: Area
    columns: dict[str, int]
    rows: dict[str, int] = field(default_factory=dict)
    again: dict[int, str] = field(default_factory=dict)  # row number -> a key that stands in a row above already

    @property
    def twice(self) -> Collection[str]:
        """Keys that stand in several rows: which one is ours cannot be told."""
        return self.again.values()

    def cells(self) -> Iterator[dict[str, dict[int, Cell]]]:
        """Key -> column number -> cell, of all rows that have a key and all columns of data; as `Worksheet.cells_under` some thousand at a time."""
        columns = {self.columns[column.field] for column in self.spec.data_columns if column.field in self.columns}
        keys = {number: key for key, number in self.rows.items()}
        for found in self.area.sheet.cells_under(columns, keys):
            yield {keys[number]: cells for number, cells in found.items()}

    def held(self, key: str, name: str) -> Held:
        """What the cell of a field holds in the row of a key."""
        return self.area.sheet.held(self.rows[key], self.columns[name])

    def field_columns(self) -> dict[str, int]:
        """Field -> the id that the Excel table keeps for its column."""
        ids = {column.number: column.key for column in self.area.columns}
        return {column.field: ids[self.columns[column.field]] for column in self.spec.data_columns if column.field in self.columns}


def keyed(
    surgery: Surgery, spec: SheetSpec, known: Mapping[str, int], keys: Sequence[str] = (), seen: Collection[str] = ()
) -> Keyed | None:
    """The table of `spec`; None where it is gone, or has lost the column of its ids.

    Columns are found by their headings, and one whose heading somebody changed by the id in `known` that its Excel table keeps for it. Where no
    heading is left, as in a table put into another language, those ids count if the ids of rows that were ever `seen` stand in their column.
    """
    area = surgery.area(spec.name, [column.header for column in spec.columns])
    if area is None:
        return None
    columns = _columns(area, spec, surgery.columns_of(area), known) or _retyped(area, spec, known, set(seen))
    named = keys or (spec.id_column.field,)
    if any(name not in columns for name in named):
        return None
    found = Keyed(spec, area, columns)
    at = [columns[name] for name in named]
    texts = [area.sheet.texts(column, said) for column in at]
    last = surgery.last_row(area)
    for number, key in _keys(texts, area.first, last):
        if key in found.rows:
            found.again[number] = key
        else:
            found.rows[key] = number
    return found


def _keys(texts: Sequence[Mapping[int, str]], first: int, last: int) -> Iterator[tuple[int, str]]:
    """(row number, key) of the rows that have one, in order."""
    if len(texts) == 1:
        yield from sorted((number, key) for number, text in texts[0].items() if first <= number <= last and (key := text.strip()))
        return
    for number in sorted({number for column in texts for number in column if first <= number <= last}):
        key = KEY_JOINER.join(column.get(number, "").strip() for column in texts)
        if key.replace(KEY_JOINER, ""):
            yield number, key


def said(cell: Cell | None) -> str:
    """What a cell says, as one text: the same text for the same value however a program stores it."""
    if cell is None:
        return ""
    if cell.kind == "":
        return "\0" + cell.formula  # a formula that was never calculated is no value of ours
    return said_by(cell.value)


def _columns(area: Area, spec: SheetSpec, headings: Mapping[str, int], known: Mapping[str, int]) -> dict[str, int]:
    alike: dict[str, int] = {}
    for heading, number in headings.items():
        alike.setdefault(_folded(heading), number)
    found: dict[str, int] = {}
    for column in spec.columns:
        number = headings.get(column.header) or alike.get(_folded(column.header), 0)
        if number:
            found[column.field or column.header] = number
    by_id = {column.key: column.number for column in area.columns if column.key}
    agreed = [by_id.get(key) == found[name] for name, key in known.items() if name in found]
    if known and sum(agreed) > len(agreed) / 2:  # else a program has numbered the columns anew
        taken = set(found.values())
        for name, key in known.items():
            if name not in found and by_id.get(key, 0) not in (0, *taken):
                found[name] = by_id[key]
    return found


def _retyped(area: Area, spec: SheetSpec, known: Mapping[str, int], seen: Collection[str]) -> dict[str, int]:
    """The columns of a table of whose headings none is left, by the ids that the table keeps."""
    by_id = {column.key: column.number for column in area.columns if column.key}
    found = {name: by_id[key] for name, key in known.items() if key in by_id}
    if spec.id_column.field not in found:
        return {}
    keys = area.sheet.texts(found[spec.id_column.field], said)
    rows = [text.strip() for number, text in keys.items() if area.first <= number <= area.last]
    return found if rows and sum(text in seen for text in rows) > len(rows) / 2 else {}


def _folded(heading: str) -> str:
    return " ".join(heading.replace(PEN.strip(), " ").split()).casefold()


def row_key(row: Any, spec: SheetSpec, keys: Sequence[str] = ()) -> str:
    """The key of a row of the matrix, as its cells say it."""
    return KEY_JOINER.join(str(getattr(row, name)) for name in keys or (spec.id_column.field,))
