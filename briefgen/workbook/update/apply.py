"""What the texts say now, brought into the cells of an existing workbook: written, proposed, or left as people have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.errors import WorkbookError
from briefgen.model import Matrix
from briefgen.workbook.baseline import MARKED, Marks, marked_columns, said_by
from briefgen.workbook.cells import Cell
from briefgen.workbook.collector import no_collection
from briefgen.workbook.columns import Column, SheetSpec
from briefgen.workbook.computed import Derived, computed_value, derive
from briefgen.workbook.form import is_address
from briefgen.workbook.guard import check_matrix
from briefgen.workbook.plan import letter
from briefgen.workbook.problems import Problem
from briefgen.workbook.proposals import Proposal
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import SHEETS
from briefgen.workbook.sheets import cell_value, check_formula, table_sheet
from briefgen.workbook.typed import NotUnderstood, value_of
from briefgen.workbook.update.about import update_about
from briefgen.workbook.update.changes import Change, Update
from briefgen.workbook.update.gained import Lacks, gain_columns, lacking_columns, lacks, whole_rows
from briefgen.workbook.update.holding import held_matrix
from briefgen.workbook.update.keyed import Keyed, keyed, row_key, said
from briefgen.workbook.update.memory import Memory
from briefgen.workbook.update.offers import Offers
from briefgen.workbook.update.surgery import Fill, Surgery
from briefgen.workbook.update.views import update_views

Only = Mapping[tuple[str, str], frozenset[str]]  # (sheet, row id) -> the fields that new texts speak of


@dataclass(slots=True)
class Existing:
    """A workbook that is there, opened to be brought up to date once: its tables, what was last written, what was proposed."""

    surgery: Surgery
    memory: Memory
    offers: Offers
    tables: dict[str, Keyed]
    marks: Marks = field(default_factory=Marks)
    problems: list[Problem] = field(default_factory=list)  # the cells that were not understood, once `matrix` has read them

    @classmethod
    @no_collection()
    def of(cls, data: bytes, where: str) -> Existing:
        """Raises WorkbookError for a file that is no event matrix, or that must stay as it is."""
        surgery = Surgery(data, where)
        memory = Memory.of(surgery)
        found = {spec.name: keyed(surgery, spec, memory.columns(spec.name), seen=memory.rows(spec.name)) for spec in MARKED}
        tables = {name: table for name, table in found.items() if table}
        if "Events" not in tables:
            raise _no_events(where, is_ours=not memory.is_new)
        return cls(surgery, memory, Offers.of(surgery), tables)

    def matrix(self) -> Matrix:
        """What stands in the workbook, as people left it. A cell that cannot be understood counts as empty here, stays as it is, and gets a row
        on Checks at the update."""
        self.problems = []
        return held_matrix(self.tables, self.surgery, self.problems)

    def lacks(self) -> Lacks:
        """What this version writes and the workbook does not have: what the next update adds, and what stays away."""
        return lacks(self.surgery, self.memory)

    def deleted(self, sheet: str) -> frozenset[str]:
        """The ids of rows that were there once and are there no more."""
        here = self.tables[sheet].rows if sheet in self.tables else {}
        return frozenset(key for key in self.memory.rows(sheet) if key not in here)

    def corrected(self, sheet: str, names: Sequence[str]) -> frozenset[tuple[str, str]]:
        """(row id, field) of the cells that do not hold what was last written."""
        table, marks = self.tables.get(sheet), Marks()
        if table is None:
            return frozenset()
        cells = (
            (key, name, row.get(table.columns[name]))
            for rows in table.cells()
            for key, row in rows.items()
            for name in names
            if name in table.columns
        )
        return frozenset(
            (key, name) for key, name, cell in cells if (last := self.memory.mark(sheet, key, name)) and last != marks.of(said(cell))
        )

    def kept(self, sheet: str, key: str) -> frozenset[str]:
        """The fields of a row that an update leaves as they stand: people's own, and those whose cells do not hold what was last written."""
        table = self.tables.get(sheet)
        if table is None or key not in table.rows:
            return frozenset()
        if key in table.twice:
            return frozenset(column.field for column in table.spec.data_columns)
        written = {column.field for column in marked_columns(table.spec) if column.field in table.columns}
        marks = {name: self.marks.of(said(table.held(key, name).cell)) for name in written}
        ours = {name for name, mark in marks.items() if self.memory.mark(sheet, key, name) == mark and table.held(key, name).is_plain}
        return frozenset(column.field for column in table.spec.data_columns) - ours

    @no_collection()
    def update(self, generated: Matrix, *, only: Only | None = None, held: Matrix | None = None, whole: Matrix | None = None) -> Update:
        """As `update_workbook`."""
        if self.problems:
            told = {problem.check.check_id: problem.check for problem in self.problems}
            generated = replace(generated, checks=(*generated.checks, *told.values()))
        check_matrix(generated)
        surgery, memory = self.surgery, self.memory
        work = _Work(surgery, memory, self.offers, derive(whole or generated), self.tables, whole)
        _act_on_answers(work)
        for spec in MARKED:
            rows = getattr(generated, spec.rows)
            if spec.name in self.tables:
                _update_table(work, self.tables[spec.name], rows, only or {})
            elif rows and spec.id_column.field and spec in SHEETS and not memory.columns(spec.name) and not memory.is_new:
                _add_sheet(work, spec, rows)
            elif rows:
                work.notes.append(f"the table {spec.name} was not found; what belongs into it is left out")
        work.changes += update_about(surgery, memory, work.marks, generated)
        if held is not None and whole is not None:
            update_views(surgery, memory, held, whole, work.changes, work.notes)
        work.changes += self.offers.write(surgery)
        if not work.changes:
            return Update(surgery.data, (), tuple(work.notes))
        if memory.is_new:
            _remember_all(work)
        memory.write(surgery)
        if kept := surgery.protected():
            names = ", ".join(kept)
            work.notes.append(
                f"protected against changes, written to all the same, and still protected: {names}; unprotect a sheet before you sort or add rows"
            )
        return Update(surgery.finish(), tuple(work.changes), tuple(work.notes))


def update_workbook(
    data: bytes, generated: Matrix, where: str = "", *, only: Only | None = None, held: Matrix | None = None, whole: Matrix | None = None
) -> Update:
    """Brings the rows of `generated` into the workbook `data`, and nothing else.

    Rows of its that are new are added, unless somebody deleted them; a cell is written where it still holds what was last written, and
    proposed where it does not. `only` names the fields to look at in rows that new texts tell but a part of; `held` is the matrix as it
    stands in the workbook, `whole` the one that it becomes: by them the sheets that are drawn from others follow. Raises WorkbookError for a
    workbook that must stay as it is, and on any doubt.
    """
    return Existing.of(data, where).update(generated, only=only, held=held, whole=whole)


def _no_events(where: str, *, is_ours: bool) -> WorkbookError:
    if not is_ours:
        what = "this workbook is not an event matrix: no table with the headings of the sheet Events was found in it"
        return WorkbookError(what, where=where, fix="give the workbook that `briefgen build` or `briefgen matrix` wrote")
    what = "the workbook stays as it is: its sheet Events is gone, or has lost the row of headings (Event, Date, Meeting ...)"
    fix = "switch Table Design > Header Row on, or copy the sheet or its first row back from a backup"
    return WorkbookError(what, where=where, fix=fix)


@dataclass(slots=True)
class _Work:
    surgery: Surgery
    memory: Memory
    offers: Offers
    derived: Derived
    tables: dict[str, Keyed]
    whole: Matrix | None = None
    marks: Marks = field(default_factory=Marks)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _update_table(work: _Work, table: Keyed, rows: Sequence[Any], only: Only) -> None:
    spec = table.spec
    if not rows:
        return
    lacking = lacking_columns(work.memory, table)
    known = [column for column in marked_columns(spec) if column not in lacking]
    work.memory.name_fields(spec.name, {column.field: table.field_columns().get(column.field, 0) for column in known})
    new = []
    for row in rows:
        key = row_key(row, spec)
        if key in table.rows:
            _update_row(work, table, key, row, only.get((spec.name, key)))
        elif not work.memory.has_seen(spec.name, key) and not (work.memory.is_new and _was_told(work, row)):
            new.append(row)
    added = _add_rows(work, table, new, lacking)
    if lacking:
        found = whole_rows(table, work.whole, rows, added)
        changes, notes = gain_columns(work.surgery, work.memory, table, lacking, found)
        work.changes += changes
        work.notes += notes
        for _, row in found if changes else ():
            _note_row(work, spec, row, lacking)


def _add_sheet(work: _Work, spec: SheetSpec, rows: Sequence[Any]) -> None:
    """A sheet that the workbook never had, since an older version wrote it: it comes behind the others, and is known from now on."""
    work.surgery.add_sheet(table_sheet(spec, rows, work.derived))
    work.memory.name_fields(
        spec.name, {column.field: at for at, column in enumerate(spec.columns, start=1) if column in marked_columns(spec)}
    )
    for number, row in enumerate(rows, start=2):
        _note_row(work, spec, row, marked_columns(spec))
        work.changes.append(Change("row added", f"{spec.name}!A{number}", row_key(row, spec), new=_title(row)))


def _note_row(work: _Work, spec: SheetSpec, row: Any, columns: Iterable[Column]) -> None:
    for column in columns:
        work.memory.note(spec.name, row_key(row, spec), column.field, work.marks.of(said_by(cell_value(column, row))))


def _was_told(work: _Work, row: Any) -> bool:
    """Without a baseline: whether a row that is missing was there before, since all the texts that tell of it are in the workbook."""
    sources = getattr(row, "sources", None) or ((row.source,) if getattr(row, "source", "") else ())
    held = work.tables.get("Sources")
    return bool(sources) and held is not None and all(source in held.rows for source in sources)


def _add_rows(work: _Work, table: Keyed, rows: Sequence[Any], lacking: Sequence[Column]) -> dict[str, int]:
    """Adds rows that are new; the answer is key -> row number. `lacking` are the columns that the table does not have yet."""
    if not rows:
        return {}
    spec, area = table.spec, table.area
    fills = [dict(_row_fills(work, table, row)) for row in rows]
    numbers = work.surgery.append(area, fills, [_height(spec, row) for row in rows])
    for column in (column for column in spec.data_columns if column.is_link and column.field in table.columns):
        for number, row in zip(numbers, rows, strict=True):
            if is_address(address := getattr(row, column.field)):
                work.surgery.link(area, number, table.columns[column.field], address)
    for number, row in zip(numbers, rows, strict=True):
        _note_row(work, spec, row, [column for column in marked_columns(spec) if column not in lacking])
        work.changes.append(Change("row added", f"{area.sheet.name}!{letter(area.left)}{number}", row_key(row, spec), new=_title(row)))
    return {row_key(row, spec): number for number, row in zip(numbers, rows, strict=True)}


def _row_fills(work: _Work, table: Keyed, row: Any) -> Iterator[tuple[int, Fill]]:
    for column in table.spec.columns:
        name = column.field or column.header
        if name not in table.columns:
            continue
        if column.field:
            yield table.columns[name], Fill(cell_value(column, row))
        else:
            formula = "" if column.formula else check_formula(row)
            yield table.columns[name], Fill(computed_value(table.spec.name, column.header, row, work.derived), formula)


def _height(spec: SheetSpec, row: Any) -> float:
    texts = ((value, column.width) for column in spec.data_columns if isinstance(value := cell_value(column, row), str))
    return height_of(texts)


def _title(row: Any) -> str:
    """What a person knows a row by."""
    return next(
        (str(getattr(row, name)) for name in ("name", "quote", "what", "text", "title", "house_form") if getattr(row, name, "")), ""
    )


def _update_row(work: _Work, table: Keyed, key: str, row: Any, names: frozenset[str] | None) -> None:
    for column in marked_columns(table.spec):
        if column.field in table.columns and column is not table.spec.id_column and (names is None or column.field in names):
            _update_cell(work, table, key, column, row)


def _update_cell(work: _Work, table: Keyed, key: str, column: Column, row: Any) -> None:
    """The three-way rule: what the cell holds, what was last written, what the texts give now."""
    spec, name = table.spec, column.field
    held = table.held(key, name)
    value = cell_value(column, row)
    now, ours = said(held.cell), said_by(value)
    mark, last = work.marks.of(ours), work.memory.mark(spec.name, key, name)
    if ours == now or last == mark:  # the same; or nothing new since the last run, so that the difference is a person's
        if ours == now and last != mark:
            work.memory.note(spec.name, key, name, mark)
        return
    work.memory.note(spec.name, key, name, mark)
    if last == work.marks.of(now) and held.is_plain and key not in table.twice:
        work.surgery.put(table.area, table.rows[key], table.columns[name], Fill(value))
        place = f"{table.area.sheet.name}!{letter(table.columns[name])}{table.rows[key]}"
        work.changes.append(Change("changed", place, f"{key}: {column.header}", now, ours))
    else:
        place = f"{table.area.sheet.name}!{letter(table.columns[name])}{table.rows[key]}"
        evidence = tuple(getattr(row, "evidence", ()) or ())
        work.offers.add(place, column.header, Proposal("", f"{spec.name}/{key}/{name}", now, ours, evidence))


def _act_on_answers(work: _Work) -> None:
    """Writes what people accepted since the last run, where the cell still holds what they were shown."""
    for answer in work.offers.accepted():
        sheet, _, rest = answer.where.partition("/")
        key, _, name = rest.rpartition("/")
        table = work.tables.get(sheet)
        column = next((c for c in table.spec.data_columns if c.field == name), None) if table else None
        if table is None or column is None or key not in table.rows or name not in table.columns:
            work.changes.append(work.offers.close(work.surgery, answer, is_written=False))
            continue
        held = table.held(key, name)
        now = said(held.cell)
        if now not in (answer.yours, answer.ours) or key in table.twice:
            work.changes.append(work.offers.close(work.surgery, answer, is_written=False))
            continue
        if now != answer.ours:
            work.surgery.put(table.area, table.rows[key], table.columns[name], Fill(_typed(column, answer.ours)))
            work.memory.name_fields(sheet, {c.field: table.field_columns().get(c.field, 0) for c in marked_columns(table.spec)})
            work.memory.note(sheet, key, name, work.marks.of(answer.ours))
        work.changes.append(work.offers.close(work.surgery, answer, is_written=True))


def _typed(column: Column, text: str) -> Any:
    """The value that a cell of a column has when it says `text`."""
    try:
        value = value_of(column, Cell("s", text, exact=True), None) if text else None
    except NotUnderstood:
        return text
    return text if value is None or isinstance(value, str | tuple | bool) else value


def _remember_all(work: _Work) -> None:
    """A workbook without a baseline gets one: every row that is there has been seen, though nobody knows what was last written into it."""
    for name, table in work.tables.items():
        work.memory.name_fields(name, {c.field: table.field_columns().get(c.field, 0) for c in marked_columns(table.spec)})
        for key in table.rows:
            work.memory.see(name, key)
