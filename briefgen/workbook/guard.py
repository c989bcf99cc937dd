"""What a sheet cannot hold: found before anything is written, and named with sheet, row and column. Nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Any

from briefgen.errors import WorkbookError
from briefgen.model import Matrix
from briefgen.model.said import Acts, ids_of
from briefgen.workbook.columns import Holds, SheetSpec
from briefgen.workbook.schema import AREAS, COVERAGE_DETAIL, MARK_ITEM, PARTIES, SHEETS

MAX_TEXT = 32_767  # UTF-16 units in a cell
MAX_ROWS = 1_048_575  # below the header
_AT_ONCE = 1024  # rows
_SPACE_OUTSIDE = re.compile(r"^\s|\s$", re.M)  # of keys, one on each line
# Everything that is not a Char of XML 1.0. (The few that are not: a pattern of the many that are takes 5 ms to compile.)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check_matrix(matrix: Matrix, unseen: Mapping[str, Sequence[tuple[int, int]]] = MappingProxyType({})) -> None:
    """Raises WorkbookError, with every fault found (at most 20 shown), where a workbook could not give `matrix` back. Of a sheet in `unseen`
    only these rows (from 0, the last not counted) are looked over: all others stand just so in a workbook already."""
    faults = [*_about_faults(matrix)]
    for spec in (*SHEETS, PARTIES, AREAS):
        rows = getattr(matrix, spec.rows)
        faults += _sheet_faults(spec, rows, unseen.get(spec.name, ((0, len(rows)),)))
    if faults := faults or [*_drawn_faults(matrix)]:
        shown = [*faults[:20], *([f"... and {len(faults) - 20} more"] if len(faults) > 20 else [])]
        what = "\n  ".join(["the matrix does not fit a workbook:", *shown])
        raise WorkbookError(what, fix="shorten or clean the text in the input that it came from, or split the input")


def _drawn_faults(matrix: Matrix) -> Iterator[str]:
    """Sheets that have more rows than those which they are drawn from."""
    marked = sum(len(getattr(matrix, spec.rows)) + 1 for spec in (*SHEETS, PARTIES, AREAS)) + len(matrix.settings) + 3
    acts = matrix.statements
    if isinstance(acts, Acts):
        touched = sum(sum(acts.said(at).times) for at in range(len(acts.names)))
    else:
        touched = sum(len(statement.areas) + len(statement.areas_named) for statement in acts)
    for sheet, count in (("Baseline", marked), (COVERAGE_DETAIL, touched)):
        if count > MAX_ROWS:
            yield f"sheet {sheet}: {count:,} rows, which follow from the other sheets; a sheet holds at most {MAX_ROWS:,}"


def text_fault(text: str) -> str:
    """Why a cell cannot hold `text`; "" where it can."""
    found = _NOT_XML.search(text)
    if found:
        return f"holds the character U+{ord(found[0]):04X} at position {found.start() + 1}, which a workbook cannot hold"
    if len(text) > MAX_TEXT // 2 and (units := len(text.encode("utf-16-le")) // 2) > MAX_TEXT:
        return f"is {units:,} characters long; a cell holds at most {MAX_TEXT:,}"
    return ""


def _about_faults(matrix: Matrix) -> Iterator[str]:
    for name, value in (("Title", matrix.title), *matrix.settings):
        if not name.strip():
            yield f"sheet ReadMe, table About: the setting with the value {value!r} has no name"
        if name == MARK_ITEM:
            yield f"sheet ReadMe, table About: no setting can be named {name!r}, the empty place for the handling mark"
        for text in (name, value):
            if fault := text_fault(text):
                yield f"sheet ReadMe, row {name[:40]!r} of the table About: {fault}"


def _sheet_faults(spec: SheetSpec, rows: Sequence[Any], unseen: Iterable[tuple[int, int]]) -> Iterator[str]:
    if len(rows) > MAX_ROWS:
        yield f"sheet {spec.name}: {len(rows):,} rows; a sheet holds at most {MAX_ROWS:,}"
        return
    yield from _id_faults(spec, rows)
    for begin, end in ((begin, min(begin + _AT_ONCE, stop)) for start, stop in unseen for begin in range(start, stop, _AT_ONCE)):
        for row, header, fault in sorted(_cell_faults(spec, rows[begin:end]), key=itemgetter(0)):
            yield f"sheet {spec.name}, row {row + begin + 2}, column {header}: {fault}"


def _cell_faults(spec: SheetSpec, rows: Sequence[Any]) -> Iterator[tuple[int, str, str]]:
    """(place, heading of the column, fault) in these rows. First a column's texts are looked at as one: hardly ever is there anything to find."""
    for column in spec.data_columns:
        held = list(map(attrgetter(column.field), rows))
        if column.holds in (Holds.TEXT, Holds.CHOICE):
            if max(map(len, held)) > MAX_TEXT // 2 or _NOT_XML.search("".join(held)):
                yield from ((row, column.header, fault) for row, text in enumerate(held) if (fault := text_fault(text)))
        elif column.holds is Holds.KEYS:
            several = set(held)
            if not _may_be_faulty(several, column.separators):
                continue
            faults = {keys: tuple(_key_faults(keys, column.separators)) for keys in several if keys}
            yield from ((row, column.header, fault) for row, keys in enumerate(held) for fault in faults.get(keys, ()))


def _id_faults(spec: SheetSpec, rows: Sequence[Any]) -> Iterator[str]:
    ids = list(ids_of(rows, spec.id_column.field))
    if len(set(ids)) == len(ids) and all(ids) and not any(map(str.isspace, ids)):
        return
    seen: dict[str, int] = {}
    for number, row_id in enumerate(ids, start=2):
        if not row_id or row_id.isspace():
            yield f"sheet {spec.name}, row {number}, column {spec.id_column.header}: is empty"
        elif row_id in seen:
            yield f"sheet {spec.name}, rows {seen[row_id]} and {number}, column {spec.id_column.header}: both are {row_id}"
        seen[row_id] = number


def _may_be_faulty(several: Collection[tuple[str, ...]], separators: str) -> bool:
    """Whether any of these keys may have a fault: they are looked at as one text."""
    found = set(chain.from_iterable(several))
    together, length = "".join(found), max(map(len, found), default=0) + len("; ")
    return (
        "" in found
        or any(sign in together for sign in separators)
        or bool(_NOT_XML.search(together) or _SPACE_OUTSIDE.search("\n".join(found)))
        or max(map(len, several)) * length > MAX_TEXT // 2
    )


def _key_faults(keys: tuple[str, ...], separators: str) -> Iterator[str]:
    for key in keys:
        if not key or key != key.strip() or any(sign in key for sign in separators):
            yield f"the key {key!r} is empty, begins or ends with a space, or holds a sign that parts keys"
    if keys and (fault := text_fault("; ".join(keys))):
        yield fault
