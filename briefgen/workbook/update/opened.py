"""A workbook opened for a change: its sheets, tables, texts and formats, each read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from briefgen.errors import WorkbookError
from briefgen.workbook.cells import FIRST_OF_1900, FIRST_OF_1904, Book, cell_formats, joined_runs
from briefgen.workbook.package import open_package
from briefgen.workbook.update.archive import unpacked
from briefgen.workbook.update.areas import Area, TablePart, excel_table, headed_row, plain_table
from briefgen.workbook.update.formats import Formats
from briefgen.workbook.update.refuse import check_policy
from briefgen.workbook.update.worksheet import Worksheet

_SAVE_AGAIN = "open it in Excel, save it and run again"


class Opened:
    """The workbook in `data`. Raises WorkbookError for a file that must stay as it is."""

    def __init__(self, data: bytes, where: str) -> None:
        self.data, self.where = data, where
        self.package = open_package(data, where)
        self.main = next((target for kind, target in self.package.relations("").values() if kind == "officeDocument"), "")
        check_policy(self.package, self.main)
        self._root = self.package.xml(self.main)
        self._relations = self.package.relations(self.main)
        self.sheets: dict[str, Worksheet] = {}  # those that were asked for
        self._areas: dict[str, Area] = {}

    @cached_property
    def sheet_parts(self) -> dict[str, str]:
        """The worksheets: name -> part, in order."""
        found = {}
        for sheet in self._root.iterfind("{*}sheets/{*}sheet"):
            relation = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            kind, target = self._relations.get(relation, ("", ""))
            if kind == "worksheet":
                found[sheet.get("name", "")] = target
        return found

    def sheet(self, name: str) -> Worksheet:
        """The worksheet of that name (as in `sheet_parts`)."""
        if name not in self.sheets:
            part = self.sheet_parts[name]
            self.sheets[name] = Worksheet(name, part, self.read(part), self.where, book=self.book, rich=self._rich)
        return self.sheets[name]

    @cached_property
    def tables(self) -> dict[str, tuple[TablePart, str]]:
        """The Excel tables by name in small letters: the table, and the name of its sheet."""
        found = {}
        for name, part in self.sheet_parts.items():
            for kind, target in self.package.relations(part).values():
                if kind == "table":
                    table = TablePart.read(target, self.read(target), self.where)
                    found[table.name.casefold()] = (table, name)
        return found

    def area(self, name: str, headings: Sequence[str] = ()) -> Area | None:
        """The table `name`; else the cells under most of `headings`, first on the sheet of that name. None where there is neither."""
        key = name.casefold()
        if key not in self._areas:
            found: Area | None = None
            if key in self.tables:
                table, sheet = self.tables[key]
                found = excel_table(table, self.sheet(sheet))
            elif headings:
                found = self._plain(name, headings)
            if found is None:
                return None
            self._areas[key] = found
        return self._areas[key]

    def _plain(self, name: str, headings: Sequence[str]) -> Area | None:
        """Cells under `headings`: those of the sheet of that name, else those that have the fewest columns besides, since other sheets repeat some
        headings of the lists."""
        named = [sheet for sheet in self.sheet_parts if sheet.strip().casefold() == name.casefold()]
        for sheets in (named, [sheet for sheet in self.sheet_parts if sheet not in named]):
            rows = [(found, sheet) for sheet in sheets if (found := headed_row(headings, self.sheet(sheet)))]
            if rows:
                found, sheet = min(rows, key=lambda row: len(row[0].texts))
                return plain_table(name, found, self.sheet(sheet))
        return None

    @cached_property
    def book(self) -> Book:
        """What cells need to be understood."""
        properties = self._root.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        formats = cell_formats(self.package, self.part_of("styles"))
        return Book([text for text, _ in self._strings], formats, FIRST_OF_1904 if from_1904 else FIRST_OF_1900)

    @cached_property
    def _strings(self) -> list[tuple[str, bool]]:
        """The shared strings, and whether their letters differ in looks."""
        part = self.part_of("sharedStrings")
        items = self.package.xml(part).iterfind("{*}si") if self.package.has(part) else ()
        return [(joined_runs(item), item.find("{*}r") is not None or item.find("{*}rPh") is not None) for item in items]

    @cached_property
    def _rich(self) -> frozenset[int]:
        return frozenset(number for number, (_, rich) in enumerate(self._strings) if rich)

    @cached_property
    def formats(self) -> Formats:
        """The cell formats, to which variants may be added."""
        part = self.part_of("styles")
        return Formats(part, self.read(part) if part else b"", self.book, self.where)

    def part_of(self, kind: str) -> str:
        """The workbook's part of a kind ("styles", "calcChain"); "" for none."""
        return next((target for found, target in self._relations.values() if found == kind), "")

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        if not self.package.has(part):
            raise self.doubt(f"its part {part} is missing")
        return unpacked(self.data, self.package.archive.getinfo(part))

    def doubt(self, what: str, fix: str = _SAVE_AGAIN) -> WorkbookError:
        """The error that says why the workbook stays as it is."""
        return WorkbookError(f"the workbook stays as it is: {what}", where=self.where, fix=fix)

    def beside(self, area: Area) -> Iterator[Area]:
        """The other tables of an area's sheet: every Excel table that can be told, and the plain ones that were asked for."""
        for name, (_, home) in self.tables.items():
            if home == area.sheet.name and (found := self.area(name)) and found is not area:
                yield found
        yield from (other for other in self._areas.values() if not other.part and other.sheet is area.sheet and other is not area)
