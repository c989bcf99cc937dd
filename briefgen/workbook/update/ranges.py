"""References that covered a whole table, made to cover the rows that were added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefgen.workbook.cells import column_number

_CORNER = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
# A text in quotes is passed over. What stands before a range must not make it part of something else: another file's, a 3-D range, a name.
_RANGE = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")|(?<![\w.!:$'\[\]])(?P<sheet>(?:'(?:[^']|'')*'|[\w.]+)!)?(?P<first>{_CORNER}):(?P<last>{_CORNER})(?![\w(.!:])"""
)
_REFERENCE = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")|(?<![\w.!:$'\[\]])(?P<sheet>(?:'(?:[^']|'')*'|[\w.]+)!)?(?P<first>{_CORNER})(?::(?P<last>{_CORNER}))?(?![\w(.!:])"""
)
_SPLIT = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})")


class Growth(NamedTuple):
    """A table on the sheet `sheet` that gets `by` rows below its last row of data `last`; `top` is the row of its headings."""

    sheet: str
    left: int
    top: int
    right: int
    last: int
    totals: int
    by: int

    @property
    def ends(self) -> range:
        """The rows in which a range may end that covers the table as it was and not as it is: its last one, the row of totals, and the rows
        below them that the table now fills."""
        return range(self.last, self.last + self.totals + self.by)

    def grown(self, bottom: int) -> int:
        """Where a range that covered all rows of the table and ended in row `bottom` ends now."""
        if bottom <= self.last + self.totals:
            return bottom + self.by
        return max(bottom, self.last + self.totals + self.by)

    def new_bottom(self, left: int, top: int, right: int, bottom: int) -> int:
        """Where a range on this sheet ends now: further down if it covered all rows of the table, in some of its columns."""
        across = left <= self.right and self.left <= right
        return self.grown(bottom) if across and top <= self.top + 1 and bottom in self.ends else bottom


class _Corner(NamedTuple):
    fixed_column: str
    letters: str
    fixed_row: str
    row: int

    @classmethod
    def read(cls, text: str) -> _Corner:
        found = _SPLIT.fullmatch(text)
        assert found, "the pattern of a range has found it"
        return cls(found[1], found[2], found[3], int(found[4]))

    @property
    def column(self) -> int:
        return column_number(self.letters)

    def written(self, row: int) -> str:
        return f"{self.fixed_column}{self.letters}{self.fixed_row}{row}"


def grown_formula(formula: str, home: str, growths: Iterable[Growth], *, only_fixed: bool = False) -> str:
    """A formula whose ranges follow the tables that have grown. `home` is the sheet that it stands on; `only_fixed`: only ranges such as
    B$2:B$9, since the others mean something else in every row."""

    def follow(found: re.Match[str]) -> str:
        if found["text"]:
            return found[0]
        sheet = sheet_named(found["sheet"]) if found["sheet"] else home
        first, last = _Corner.read(found["first"]), _Corner.read(found["last"])
        if only_fixed and not (first.fixed_row and last.fixed_row):
            return found[0]
        here = [growth for growth in growths if growth.sheet.casefold() == sheet.casefold()]
        bottom = max((growth.new_bottom(first.column, first.row, last.column, last.row) for growth in here), default=last.row)
        return found[0] if bottom == last.row else f"{found['sheet'] or ''}{found['first']}:{last.written(bottom)}"

    return _RANGE.sub(follow, formula)


def points_at(formula: str, home: str, growth: Growth) -> Iterator[str]:
    """The references in a formula to cells of the row of totals of a table, other than ranges that cover all of the table."""
    for found in _REFERENCE.finditer(formula):
        if found["text"] or (sheet_named(found["sheet"]) if found["sheet"] else home).casefold() != growth.sheet.casefold():
            continue
        first = _Corner.read(found["first"])
        last = _Corner.read(found["last"]) if found["last"] else first
        inside = first.row <= growth.last + growth.totals and last.row > growth.last
        across = first.column <= growth.right and growth.left <= last.column
        if inside and across and first.row > growth.top + 1:
            yield found[0]


def grown_list(ranges: str, growths: Sequence[Growth]) -> str:
    """Ranges as a drop-down or a conditional format lists them, all on the sheet of `growths`; each table that they covered stays covered.

    Sorting and pasting cut such ranges into pieces, so what counts is whether all pieces together reach from the first row to the last.
    """
    listed = ranges.split()
    corners = [_area(one) for one in listed]
    grown = []
    for text, area in zip(listed, corners, strict=True):
        if area is None:
            grown.append(text)
            continue
        bottom = area[3]
        ends = [growth for growth in growths if bottom in growth.ends and _covered(corners, area, growth)]
        new = max((growth.grown(bottom) for growth in ends), default=bottom)
        first, _, last = text.partition(":")
        grown.append(f"{first}:{_Corner.read(last or first).written(new)}" if new != bottom else text)
    return " ".join(grown)


def sheet_named(written: str) -> str:
    """The sheet that stands before a reference: 'Desk''s list'! -> Desk's list."""
    name = written.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _area(text: str) -> tuple[int, int, int, int] | None:
    first, _, last = text.partition(":")
    begin, end = _SPLIT.fullmatch(first), _SPLIT.fullmatch(last or first)
    if not begin or not end:
        return None
    return column_number(begin[2]), int(begin[4]), column_number(end[2]), int(end[4])


def _covered(areas: Sequence[tuple[int, int, int, int] | None], area: tuple[int, int, int, int], growth: Growth) -> bool:
    """Whether in the first column that `area` shares with the table all its rows are covered."""
    column = max(area[0], growth.left)
    if column > min(area[2], growth.right):
        return False
    need = growth.top + 1
    for _, top, _, bottom in sorted(one for one in areas if one and one[0] <= column <= one[2]):
        if top > need:
            return False
        need = max(need, bottom + 1)
        if need > growth.last:
            return True
    return need > growth.last
