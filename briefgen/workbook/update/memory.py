"""The sheet Baseline of an existing workbook: what was last written into each cell, and which rows there ever were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from briefgen.workbook.baseline import BASELINE_TABLE, FIELDS, HEADINGS, WIDTH, baseline_plan
from briefgen.workbook.plan import Cell, Row
from briefgen.workbook.update.areas import Area
from briefgen.workbook.update.keyed import said
from briefgen.workbook.update.surgery import Fill, Surgery

_UNKNOWN = "?" * WIDTH
_TABLE, _ROW, _MARKS = (1, 2, 3)  # columns of the sheet as the tool writes it


@dataclass(slots=True)
class _Line:
    """One row of the sheet: its number (0 for a new one), and what it says."""

    number: int
    text: str
    is_changed: bool = False


@dataclass(slots=True)
class Memory:
    """What is known. `is_new` where the workbook has no such sheet: written by an older version, or the sheet was thrown away."""

    area: Area | None
    lines: dict[tuple[str, str], _Line] = field(default_factory=dict)
    _columns: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, surgery: Surgery) -> Memory:
        area = surgery.area(BASELINE_TABLE, HEADINGS)
        if area is None or set(HEADINGS) - set(surgery.columns_of(area)):
            return cls(None)
        columns = surgery.columns_of(area)
        memory = cls(area)
        tables, keys, marks = (area.sheet.texts(columns[heading], said) for heading in HEADINGS)
        last, key, mark = surgery.last_row(area), keys.get, marks.get
        for number, table in tables.items():
            if area.first <= number <= last:
                memory.lines.setdefault((table, key(number, "")), _Line(number, mark(number, "")))
        return memory

    @property
    def is_new(self) -> bool:
        return self.area is None

    def columns(self, table: str) -> dict[str, int]:
        """Field -> the number that the Excel table kept for its column when the sheet was written, in the order of the marks."""
        if table not in self._columns:
            line = self.lines.get((table, FIELDS))
            pairs = (pair.partition("=") for pair in line.text.split()) if line else ()
            self._columns[table] = {name: int(number) if number.isdigit() else 0 for name, _, number in pairs}
        return self._columns[table]

    def rows(self, table: str) -> Iterator[str]:
        """The keys of the rows that a table ever had."""
        return (key for name, key in self.lines if name == table and key != FIELDS)

    def has_seen(self, table: str, key: str) -> bool:
        return (table, key) in self.lines

    def mark(self, table: str, key: str, name: str) -> str | None:
        """The mark of what was last written for a field; None where that is not known."""
        line = self.lines.get((table, key))
        names = list(self.columns(table))
        if line is None or name not in names:
            return None
        at = WIDTH * names.index(name)
        mark = line.text[at : at + WIDTH]
        return mark if len(mark) == WIDTH and mark != _UNKNOWN else None

    def name_fields(self, table: str, columns: dict[str, int]) -> None:
        """Sees to it that every field of a table has a place for its marks."""
        known = self.columns(table)
        missing = {name: number for name, number in columns.items() if name not in known}
        if missing:
            self._columns[table] = known | missing
            self._write((table, FIELDS), " ".join(f"{name}={number}" for name, number in (known | missing).items()))

    def see(self, table: str, key: str) -> None:
        """Notes that a row is there, whatever was last written into it."""
        if (table, key) not in self.lines:
            self._write((table, key), "")

    def note(self, table: str, key: str, name: str, mark: str) -> None:
        """Notes what has been written for a field, or would have been."""
        at = list(self.columns(table)).index(name)
        line = self.lines.get((table, key))
        marks = [] if line is None else [line.text[place : place + WIDTH] for place in range(0, len(line.text), WIDTH)]
        marks += [_UNKNOWN] * (at + 1 - len(marks))
        if marks[at] != mark:
            marks[at] = mark
            self._write((table, key), "".join(marks))

    def _write(self, key: tuple[str, str], text: str) -> None:
        line = self.lines.setdefault(key, _Line(0, ""))
        line.text, line.is_changed = text, True

    def write(self, surgery: Surgery) -> None:
        """Puts what has changed into the sheet, or a new sheet into the workbook."""
        changed = [(key, line) for key, line in self.lines.items() if line.is_changed]
        if self.area is None:
            surgery.add_sheet(baseline_plan(_rows([(table, row, line.text) for (table, row), line in changed])))
            return
        at = surgery.columns_of(self.area)
        new = []
        for (table, key), line in changed:
            if line.number:
                surgery.put(self.area, line.number, at[HEADINGS[2]], Fill(line.text))
            else:
                new.append({at[heading]: Fill(value) for heading, value in zip(HEADINGS, (table, key, line.text), strict=True)})
        surgery.append(self.area, new)


def _rows(lines: Iterable[tuple[str, str, str]]) -> list[Row]:
    styles = chain(["Matrix header"], iter(lambda: "Matrix id", ""))
    return [
        Row(number, tuple((at, Cell(text or None, style)) for at, text in enumerate(line, start=1)))
        for number, (line, style) in enumerate(zip([HEADINGS, *lines], styles, strict=False), start=1)
    ]
