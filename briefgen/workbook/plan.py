"""What stands on a sheet, before it becomes a file: cells, tables, drop-downs, tints and print set-up as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from briefgen.model.grouped import Grouped, grouped_by

Value = str | int | float | date | None


class Cell(NamedTuple):
    """One cell: what it shows, its named style, and its formula; the value of a formula is what the formula gives."""

    value: Value
    style: str
    formula: str = ""


class Row(NamedTuple):
    number: int
    cells: tuple[tuple[int, Cell], ...]  # column number from 1, in order
    height: float | None = None


class BulkColumn(NamedTuple):
    """One column of many rows. `values` gives what its cells show for some records at once; `formulas` a record's own formula, where the
    column has no common one. `has_ground`: empty cells have a colour; `width` 0: no text of it needs a higher row."""

    style: str
    values: Callable[[Sequence[Any]], list[Value]]
    width: float = 0
    formula: str = ""
    formulas: Callable[[Any], str] | None = None
    has_ground: bool = False


LARGE = 512  # rows of a table from which on they do not say where they stand


class Bulk(NamedTuple):
    """The rows of a table, one for each record, made while they are written: nobody holds them all. `called` is the table's name; `fitted`: each
    as high as it needs; `name_of`: what a record is called by which its group is known, where the records do not come in groups already."""

    columns: tuple[BulkColumn, ...]
    records: Sequence[Any]
    first: int = 2
    fitted: bool = True
    name_of: Callable[[Any], str] = str
    called: str = ""

    @property
    def is_large(self) -> bool:
        """Whether the rows follow one another without numbers: what is written of them is then the same wherever they stand, so that it can
        be kept when rows come in before them."""
        return len(self.records) >= LARGE

    def groups(self) -> Grouped[Any]:
        """The records in groups, between which alone a large table is cut."""
        return grouped_by(self.records, self.name_of)

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.first + len(self.records) - 1

    def rows(self) -> Iterator[Row]:
        """The same rows as cells, without heights."""
        for number, record in enumerate(self.records, start=self.first):
            cells = (
                Cell(column.values([record])[0], column.style, column.formulas(record) if column.formulas else column.formula)
                for column in self.columns
            )
            yield Row(number, tuple(enumerate(cells, start=1)))


class Table(NamedTuple):
    """An Excel table. `headers` with the formula of each computed column ("" for the others); `length` counts the rows below the header."""

    name: str
    row: int
    column: int
    headers: tuple[tuple[str, str], ...]
    length: int
    about: str

    @property
    def ref(self) -> str:
        last = letter(self.column + len(self.headers) - 1)
        return f"{letter(self.column)}{self.row}:{last}{self.row + self.length}"


class Link(NamedTuple):
    """A fixed link of one cell, to a place in the workbook or to an address outside it."""

    ref: str
    place: str = ""
    address: str = ""


class Choices(NamedTuple):
    """A drop-down: `name` is a defined name of a list; with `strict` anything else is warned about."""

    ref: str
    name: str
    strict: bool


class Tint(NamedTuple):
    """A conditional format: where `formula` (for the first cell of `ref`) holds, in the look `look` of `look.TINTS`."""

    ref: str
    formula: str
    look: str


class Series(NamedTuple):
    """One row of a chart's figures: where its name and its values stand on the sheet, and what stands there now."""

    name_ref: str
    name: str
    values_ref: str
    values: tuple[int, ...]


class Chart(NamedTuple):
    """A bar chart from the upper left of the cell `corner` to that of `opposite`, both (column, row). `about` is read out to those who do not see it."""

    title: str
    about: str
    unit: str
    categories_ref: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    corner: tuple[int, int]
    opposite: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    widths: tuple[float, ...]  # of the columns from A on
    bulk: Bulk | None = None  # below `rows`
    grounds: tuple[str, ...] = ()  # the styles of the columns where no cell stands
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    choices: tuple[Choices, ...] = ()
    dates: tuple[str, ...] = ()  # ranges in which a date is expected
    tints: tuple[Tint, ...] = ()
    charts: tuple[Chart, ...] = ()
    frozen: str = ""
    print_area: str = ""
    pages_across: int = 1  # on paper; with more than one, the first column comes again on each
    tab: str = ""
    hidden: bool = False
    names: tuple[tuple[str, str], ...] = field(default=())  # defined names

    @property
    def size(self) -> int:
        """About how many cells there are."""
        return len(self.rows) * len(self.widths) + (len(self.bulk.records) * len(self.bulk.columns) if self.bulk else 0)

    def all_rows(self) -> Iterator[Row]:
        """All rows as cells, for those who look at a few; a file is written without them."""
        yield from self.rows
        yield from self.bulk.rows() if self.bulk else ()


@cache
def letter(column: int) -> str:
    """The letters of a column number: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
