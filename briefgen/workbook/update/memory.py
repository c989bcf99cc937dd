"""The sheet Baseline of an existing workbook: what was last written into each cell, and which rows there ever were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from briefgen.workbook.baseline import BASELINE_TABLE, FIELDS, HEADINGS, WIDTH, baseline_plan
from briefgen.workbook.plan import Cell, Row
from briefgen.workbook.update.areas import Area
from briefgen.workbook.update.keyed import said
from briefgen.workbook.update.surgery import Fill, Surgery

_UNKNOWN = "?" * WIDTH
_FEW = 50  # rows whose marks are looked up one by one


_Key = tuple[str, str]  # a table and one of its keys


@dataclass(slots=True)
class Memory:
    """What is known. `is_new` where the workbook has no such sheet: written by an older version, or the sheet was thrown away.

    The marks of a row are read when they are asked for: an update of one row among ten thousand asks for few.
    """

    area: Area | None
    lines: dict[_Key, int] = field(default_factory=dict)  # the number of its row in the sheet; 0 for a new one
    _texts: dict[_Key, str] = field(default_factory=dict)  # the marks of the rows that somebody asked for
    _changed: dict[_Key, None] = field(default_factory=dict)
    _columns: dict[str, dict[str, int]] = field(default_factory=dict)
    _places: dict[str, dict[str, int]] = field(default_factory=dict)  # of each table: field -> where its mark begins in the text of a row
    _keys: dict[str, list[str]] = field(default_factory=dict)  # of each table: the keys of its rows
    _at: dict[str, int] = field(default_factory=dict)  # heading -> column of the sheet

    @classmethod
    def of(cls, surgery: Surgery) -> Memory:
        area = next((area for name in _names(surgery) if (area := surgery.area(name, HEADINGS)) and _has_headings(surgery, area)), None)
        if area is None:
            return cls(None)
        columns = surgery.columns_of(area)
        tables, keys = (area.sheet.texts(columns[heading], said) for heading in HEADINGS[:2])
        last = surgery.last_row(area)
        # From the end, so that of two rows for one key the first one counts; then in the order of the sheet again.
        told = {(tables[number], keys.get(number, "")): number for number in reversed(tables) if area.first <= number <= last}
        return cls(area, dict(reversed(told.items())), _at=columns)

    @property
    def is_new(self) -> bool:
        return self.area is None

    def columns(self, table: str) -> dict[str, int]:
        """Field -> the number that the Excel table kept for its column when the sheet was written, in the order of the marks."""
        if table not in self._columns:
            pairs = (pair.partition("=") for pair in self._text((table, FIELDS)).split())
            self._columns[table] = {name: int(number) if number.isdigit() else 0 for name, _, number in pairs}
        return self._columns[table]

    def rows(self, table: str) -> Sequence[str]:
        """The keys of the rows that a table ever had."""
        if not self._keys:
            for name, key in self.lines:
                if key != FIELDS:
                    self._keys.setdefault(name, []).append(key)
        return self._keys.get(table, ())

    def has_seen(self, table: str, key: str) -> bool:
        return (table, key) in self.lines

    def mark(self, table: str, key: str, name: str) -> str | None:
        """The mark of what was last written for a field; None where that is not known."""
        at = self._place(table, name)
        if at is None or (table, key) not in self.lines:
            return None
        mark = self._text((table, key))[at : at + WIDTH]
        return mark if len(mark) == WIDTH and mark != _UNKNOWN else None

    def marks(self, table: str, name: str) -> dict[str, str]:
        """The same for all rows of a table that have one, by key."""
        at = self._place(table, name)
        if at is None:
            return {}
        self._read_all()
        texts = ((key, self._texts.get((table, key), "")[at : at + WIDTH]) for key in self.rows(table))
        return {key: mark for key, mark in texts if len(mark) == WIDTH and mark != _UNKNOWN}

    def _place(self, table: str, name: str) -> int | None:
        """Where the mark of a field begins in the text of a row; None for a field without marks."""
        columns = self.columns(table)
        if table not in self._places or len(self._places[table]) != len(columns):
            self._places[table] = {each: WIDTH * number for number, each in enumerate(columns)}
        return self._places[table].get(name)

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
        self.note_all(table, key, {name: mark})

    def note_all(self, table: str, key: str, marks: Mapping[str, str]) -> None:
        """The same for several fields of a row."""
        text = self._text((table, key))
        held = [text[place : place + WIDTH] for place in range(0, len(text), WIDTH)]
        for name, mark in marks.items():
            at = self._place(table, name)
            assert at is not None, "name_fields has given it a place"
            held += [_UNKNOWN] * (at // WIDTH + 1 - len(held))
            held[at // WIDTH] = mark
        if (new := "".join(held)) != text:
            self._write((table, key), new)

    def _text(self, key: _Key) -> str:
        """What the last column says in the row of a key; "" where there is none."""
        if key not in self._texts:
            number = self.lines.get(key, 0)
            if not number or self.area is None:
                return ""
            if len(self._texts) < _FEW:
                self._texts[key] = said(self.area.sheet.held(number, self._at[HEADINGS[2]]).cell)
            else:
                self._read_all()
        return self._texts[key]

    def _read_all(self) -> None:
        """Sees to it that what the last column says is at hand for every row."""
        if self.area is not None and len(self._texts) < len(self.lines):
            marks = self.area.sheet.texts(self._at[HEADINGS[2]], said)
            self._texts = {one: marks.get(number, "") for one, number in self.lines.items() if number} | self._texts

    def _write(self, key: _Key, text: str) -> None:
        if key not in self.lines:
            self.lines[key] = 0
            if self._keys and key[1] != FIELDS:
                self._keys.setdefault(key[0], []).append(key[1])
        self._texts[key] = text
        self._changed[key] = None

    def write(self, surgery: Surgery) -> None:
        """Puts what has changed into the sheet, or a new sheet into the workbook."""
        if self.area is None:
            surgery.add_sheet(baseline_plan(_rows([(*key, self._texts[key]) for key in self._changed])))
            return
        new = []
        for key in self._changed:
            text = self._texts[key]
            if number := self.lines[key]:
                surgery.put(self.area, number, self._at[HEADINGS[2]], Fill(text))
            else:
                new.append({self._at[heading]: Fill(value) for heading, value in zip(HEADINGS, (*key, text), strict=True)})
        surgery.append(self.area, new)


def _names(surgery: Surgery) -> list[str]:
    """What the table may be called: a second one was made where somebody had emptied the sheet of the first."""
    further = [name for name in surgery.tables if name.startswith(f"{BASELINE_TABLE.casefold()}_")]
    return [BASELINE_TABLE, *sorted(further, reverse=True)]


def _has_headings(surgery: Surgery, area: Area) -> bool:
    return not set(HEADINGS) - set(surgery.columns_of(area))


def _rows(lines: Iterable[tuple[str, str, str]]) -> list[Row]:
    styles = chain(["Matrix header"], iter(lambda: "Matrix id", ""))
    return [
        Row(number, tuple((at, Cell(text or None, style)) for at, text in enumerate(line, start=1)))
        for number, (line, style) in enumerate(zip([HEADINGS, *lines], styles, strict=False), start=1)
    ]
