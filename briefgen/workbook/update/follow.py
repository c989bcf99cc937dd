"""The followers of a table that has grown, in every part of the workbook: formulas, charts, names, print areas, pivot sources, drop-downs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.workbook.cells import corners
from briefgen.workbook.escape import xml_text
from briefgen.workbook.plan import letter
from briefgen.workbook.update.markup import Splice, Tag, attributes, tags, unescaped, with_attributes
from briefgen.workbook.update.ranges import Growth, grown_formula, grown_list, points_at
from briefgen.workbook.update.widen import Widening, widened_list, width_splices
from briefgen.workbook.update.worksheet import Worksheet

_LOCAL = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_SHARED_OR_ARRAY = re.compile(rb"""\st=["'](?:shared|array)["']""")
_RANGE_END = re.compile(rb":\$?[A-Z]{1,3}\$?([0-9]{1,7})(?![0-9])")
_REFERENCE_END = re.compile(rb"(?<![A-Za-z0-9_])\$?[A-Z]{1,3}\$?([0-9]{1,7})(?![0-9])")
# Elements whose text is a formula, and attributes that hold one.
_FORMULAS = frozenset(b"f formula formula1 formula2 calculatedColumnFormula totalsRowFormula definedName FmlaRange".split())
_FORMULA_ATTRIBUTES = ("fmlaRange",)
_LISTED = (b"conditionalFormatting", b"dataValidation", b"ignoredError", b"protectedRange")  # of a sheet: elements with a list of ranges
_FILTERS = (b"autoFilter", b"sortState", b"sortCondition")


class _Text(NamedTuple):
    """Something that may be a formula: where it stands, and the start tag of its element."""

    start: int
    end: int
    tag: bytes
    name: bytes
    tag_start: int


def formula_splices(content: bytes, home: str, growths: Sequence[Growth], sheet: Worksheet | None = None) -> list[Splice]:
    """The changes by which the formulas of a part follow. `sheet` where the part is a worksheet: formulas in a table that grows are a row's own."""
    splices = []
    for place in _places(content, [growth.ends for growth in growths], _RANGE_END):
        old = unescaped(content[place.start : place.end])
        own_row = place.name == b"f" and sheet is not None and _in_growing(content, place, home, growths)
        fixed = own_row or bool(_SHARED_OR_ARRAY.search(place.tag))
        new = grown_formula(old, home, growths, only_fixed=fixed)
        if new != old:
            splices.append(Splice(place.start, place.end, xml_text(new).encode()))
    return splices if sheet else splices + _attribute_splices(content, home, growths)  # a worksheet keeps no formula in an attribute


def pointing_at_totals(content: bytes, home: str, growth: Growth) -> list[str]:
    """The references of a part's formulas that point at single cells of a table's row of totals."""
    found: list[str] = []
    for place in _places(content, [range(growth.last + growth.totals, growth.last + growth.totals + 1)], _REFERENCE_END):
        found += points_at(unescaped(content[place.start : place.end]), home, growth)
    return found


def sheet_splices(sheet: Worksheet, growths: Sequence[Growth], plain: Sequence[Growth], wides: Sequence[Widening] = ()) -> list[Splice]:
    """The changes around the rows of a sheet whose tables have grown; `plain` are those that are no Excel tables, with the sheet's own filter,
    `wides` those that get columns."""
    begin, end = sheet.data_span
    content, prefix = sheet.content, sheet.prefix
    splices: list[Splice] = []
    for name in _LISTED:
        for tag in tags(content, prefix + name, end):
            old = tag.get("sqref")
            wide = widened_list(old, wides) if name == _LISTED[0] else old
            if (new := grown_list(wide, growths)) != old:
                splices.append(tag.with_values({"sqref": new}))
    for found in re.finditer(rb"<(?:[\w.-]+:)?sqref>([^<]*)<", content[end:]):
        old = found[1].decode()
        if (new := grown_list(old, growths)) != old:
            splices.append(Splice(end + found.start(1), end + found.end(1), new.encode()))
    for name in _FILTERS:
        splices += [splice for tag in tags(content, prefix + name, end) if (splice := range_splice(tag, plain))]
    for tag in tags(content, prefix + b"dimension", 0, begin):
        (left, _), (right, bottom) = corners(tag.get("ref"))
        lowest = max((growth.last + growth.totals + growth.by for growth in growths), default=0)
        widest = max((wide.right for wide in wides), default=0)
        if left and (lowest > bottom or widest > right):
            first = tag.get("ref").partition(":")[0]
            splices.append(tag.with_values({"ref": f"{first}:{letter(max(right, widest))}{max(bottom, lowest)}"}))
    return splices + width_splices(content, prefix, wides)


def range_splice(tag: Tag, growths: Sequence[Growth]) -> Splice | None:
    """The change of an element with one range in `ref`, as filters have; None if it stays."""
    (left, top), (right, bottom) = corners(tag.get("ref"))
    new = max((growth.new_bottom(left, top, right, bottom) for growth in growths), default=bottom) if left else bottom
    return tag.with_values({"ref": re.sub(r"[0-9]+$", str(new), tag.get("ref"))}) if new != bottom else None


def pivot_splices(content: bytes, growths: Sequence[Growth]) -> list[Splice]:
    """The changes of a pivot table's source that is a range; one that names the table follows it by itself."""
    splices = []
    for found in re.finditer(rb"<(?:[\w.-]+:)?worksheetSource\s[^>]*>", content):
        tag = Tag(found.start(), found.end(), found[0])
        here = [growth for growth in growths if growth.sheet.casefold() == tag.get("sheet").casefold()]
        if splice := range_splice(tag, here):
            splices.append(splice)
    if splices and (root := re.search(rb"<(?:[\w.-]+:)?pivotCacheDefinition\s[^>]*>", content)):
        splices.append(Tag(root.start(), root.end(), root[0]).with_values({"refreshOnLoad": "1"}))
    return splices


def _places(content: bytes, rows: Sequence[range], ending: re.Pattern[bytes]) -> Iterator[_Text]:
    """The texts of formula elements in which a reference ends in one of these rows, each once."""
    seen = set()
    for found in ending.finditer(content):
        row = int(found[1])
        if any(row in some for some in rows):
            place = _text_around(content, found.start(1))
            if place and place.start not in seen and place.name in _FORMULAS:
                seen.add(place.start)
                yield place


def _text_around(content: bytes, at: int) -> _Text | None:
    """The text between two tags in which a place stands; None for a place inside a tag."""
    opened = content.rfind(b"<", 0, at)
    start = content.rfind(b">", opened, at) + 1
    if opened < 0 or start <= opened:
        return None
    name = _LOCAL.match(content, opened)
    return _Text(start, content.find(b"<", at), content[opened:start], name[1], opened) if name else None


def _in_growing(content: bytes, place: _Text, home: str, growths: Sequence[Growth]) -> bool:
    """Whether the cell of a formula stands in the rows of a table that grows."""
    cell = re.compile(rb"""<(?:[\w.-]+:)?c\s[^>]*>$""").search(content, max(0, place.tag_start - 300), place.tag_start)
    ref = attributes(cell[0]).get("r", "") if cell else ""
    (column, row), _ = corners(ref)
    return any(
        growth.sheet.casefold() == home.casefold() and growth.left <= column <= growth.right and growth.top < row <= growth.last
        for growth in growths
    )


def _attribute_splices(content: bytes, home: str, growths: Sequence[Growth]) -> list[Splice]:
    splices = []
    for name in _FORMULA_ATTRIBUTES:
        for found in re.finditer(rb"<[^<>]*\s" + name.encode() + rb"=[^<>]*>", content) if name.encode() in content else ():
            old = attributes(found[0]).get(name, "")
            new = grown_formula(old, home, growths)
            if new != old:
                splices.append(Splice(found.start(), found.end(), with_attributes(found[0], {name: new})))
    return splices
