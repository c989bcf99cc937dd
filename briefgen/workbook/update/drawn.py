"""The sheets that are drawn from all rows together, brought up to date in place: Coverage, the two figures, the sides on Lists.

What the tool would have drawn before the update and what it would draw after it are compared; a cell is written where it holds the former. So
what people changed there stays, and so do their colours, notes and columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefgen.model import Matrix
from briefgen.workbook.baseline import FIRST_SEEN, LAST_SEEN, Marks, coverage_fields, coverage_marks, said_by
from briefgen.workbook.coverage import EVENT_WIDTH, Coverage, Known, cover, event_headers
from briefgen.workbook.figures import areas_by_mechanism_sheet, years_sheet
from briefgen.workbook.lists import SIDES, sides
from briefgen.workbook.plan import Cell, Sheet, Value, letter
from briefgen.workbook.schema import AREAS_BY_MECHANISM, COVERAGE, YEARS
from briefgen.workbook.update.areas import Area
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.keyed import said
from briefgen.workbook.update.memory import Memory
from briefgen.workbook.update.surgery import Fill, Surgery


def update_drawn(surgery: Surgery, memory: Memory, held: Matrix, whole: Matrix) -> tuple[list[Change], list[str]]:
    """Brings the sheets from what they show of `held` to what they show of `whole`: the changes, and what could not be done."""
    changes: list[Change] = []
    notes: list[str] = []
    _update_sides(surgery, held, whole, changes)
    _update_figure(surgery, YEARS, (held, whole), years_sheet, changes, in_order=True)
    _update_figure(surgery, AREAS_BY_MECHANISM, (held, whole), areas_by_mechanism_sheet, changes, in_order=False)
    known: Known = {}
    _update_coverage(surgery, memory, cover(held, known), cover(whole, known), changes, notes)
    return changes, notes


def _update_sides(surgery: Surgery, held: Matrix, whole: Matrix, changes: list[Change]) -> None:
    """The choices of the column Side: a new party can be chosen."""
    known = {code for code, _ in sides(held)}
    area = surgery.area(SIDES, ("Side", "Meaning"))
    new = [side for side in sides(whole) if side[0] not in known]
    if area is None or not new:
        return
    columns = surgery.columns_of(area)
    if not {"Side", "Meaning"} <= columns.keys():
        return
    there = set(area.sheet.texts(columns["Side"], said).values())
    rows = [{columns["Side"]: Fill(code), columns["Meaning"]: Fill(name or None)} for code, name in new if code not in there]
    _told_rows(changes, area, surgery.append(area, rows), [f"side {code}" for code, _ in new if code not in there])


def _update_figure(
    surgery: Surgery,
    name: str,
    matrices: tuple[Matrix, Matrix],
    sheet_of: Callable[[Matrix], Sheet],
    changes: list[Change],
    *,
    in_order: bool,
) -> None:
    """A table whose first column names what is counted; the counts are formulas, so that only its rows can be missing.

    With `in_order` the names are put in order anew, where they stand as they were drawn; else, and where people have sorted them, new ones come
    last. The chart beside the table follows it."""
    held, whole = matrices
    after = sheet_of(whole)
    headings = [str(cell.value) for _, cell in after.rows[0].cells]
    area = surgery.area(name, headings)
    if area is None or headings[0] not in surgery.columns_of(area):
        return
    columns = surgery.columns_of(area)
    first = columns[headings[0]]
    texts = area.sheet.texts(first, said)
    standing = {text: number for number, text in sorted(texts.items()) if area.first <= number <= surgery.last_row(area)}
    drawn = {said_by(row.cells[0][1].value): row.cells for row in after.rows[1:] if row.cells[0][1].value is not None}
    missing = [text for text in drawn if text not in standing]
    if not missing:
        return
    was = [said_by(row.cells[0][1].value) for row in sheet_of(held).rows[1:]]
    names = list(standing)
    if in_order and names == was and set(names) <= drawn.keys():
        for number, text in zip(standing.values(), drawn, strict=False):
            _put_row(surgery, area, number, _by_heading(headings, drawn[text]), columns)
        added = list(drawn)[len(names) :]
    else:
        added = missing
    fills = [
        {columns[heading]: Fill(cell.value) for heading, cell in _by_heading(headings, drawn[text]).items() if heading in columns}
        for text in added
    ]
    _told_rows(changes, area, surgery.append(area, fills), missing)


def _by_heading(headings: Sequence[str], cells: Sequence[tuple[int, Cell]]) -> dict[str, Cell]:
    return {heading: cell for heading, (_, cell) in zip(headings, cells, strict=True)}


def _put_row(surgery: Surgery, area: Area, number: int, cells: Mapping[str, Cell], columns: Mapping[str, int]) -> None:
    """Puts a row's name, and beside each formula of ours the figure that it now gives."""
    for heading, cell in cells.items():
        if heading not in columns:
            continue
        held = surgery.held(area, number, columns[heading])
        is_ours = held.cell is not None and held.cell.formula == cell.formula
        if is_ours and held.cell is not None and said(held.cell) != said_by(cell.value):
            surgery.put(area, number, columns[heading], Fill(cell.value, cell.formula))


def _update_coverage(surgery: Surgery, memory: Memory, before: Coverage, after: Coverage, changes: list[Change], notes: list[str]) -> None:
    area = surgery.area(COVERAGE, ("Area name", "Area", "First seen", "Last seen", "Events"))
    columns = surgery.columns_of(area) if area else {}
    if area is None or "Area" not in columns:
        return
    at = _columns_of_events(columns, before)
    rows = {text: number for number, text in area.sheet.texts(columns["Area"], said).items() if number >= area.first}
    memory.name_fields(COVERAGE, dict.fromkeys(coverage_fields(after), 0))
    for key in rows:
        _update_area(surgery, memory, area, rows[key], (columns, at), (key, before, after), changes)
    added = [(key, name) for key, name in after.areas if key not in rows and not any(key == old for old, _ in before.areas)]
    fills = [_area_fills(key, name, after, columns, at) for key, name in added]
    numbers = surgery.append(area, fills)
    _told_rows(changes, area, numbers, [key for key, _ in added])
    rows |= {key: number for (key, _), number in zip(added, numbers, strict=True)}
    known = {event.event_id for event in before.events}
    events = tuple(event for event in after.events if event.event_id not in known)
    if not events:
        return
    headings = event_headers(events, columns)
    cells = [{rows[key]: code for key in rows if (code := after.cells.get(key, {}).get(event.event_id))} for event in events]
    wide = surgery.widen(area, list(zip(headings, cells, strict=True)), EVENT_WIDTH)
    if not wide:
        why = (
            "something stands to the right of its table; move it"
            if area.part
            else "it is no Excel table any more; make it one (Insert > Table)"
        )
        notes.append(f"{COVERAGE} has no column for {', '.join(headings)}: {why}, or write a new workbook")
    changes += [
        Change("column added", f"{area.sheet.name}!{letter(number)}{area.top}", event.event_id, new=heading)
        for number, heading, event in zip(wide, headings, events, strict=False)
    ]


def _columns_of_events(columns: Mapping[str, int], before: Coverage) -> dict[str, int]:
    """Where each event has its column. One whose heading differs, since its date or name was corrected, is known by its place among such."""
    headings = event_headers(before.events)
    at = {event.event_id: columns[heading] for event, heading in zip(before.events, headings, strict=True) if heading in columns}
    lost = [event.event_id for event in before.events if event.event_id not in at]
    leading = {"Area name", "Area", "First seen", "Last seen", "Events"}
    free = sorted(number for heading, number in columns.items() if number not in at.values() and heading not in leading)
    return at | (dict(zip(lost, free, strict=True)) if len(lost) == len(free) else {})


def _update_area(
    surgery: Surgery,
    memory: Memory,
    area: Area,
    number: int,
    places: tuple[Mapping[str, int], Mapping[str, int]],
    drawn: tuple[str, Coverage, Coverage],
    changes: list[Change],
) -> None:
    """The cells of one area: its code at each event, and when it was first and last spoken of; written where they hold what was last drawn."""
    (columns, at), (key, before, after) = places, drawn
    old, new, marks = coverage_marks(before, key), coverage_marks(after, key), Marks()
    heads = {FIRST_SEEN: columns.get("First seen", 0), LAST_SEEN: columns.get("Last seen", 0)}
    days = after.seen.get(key, ())
    for name, column in (heads | dict(at)).items():
        was, now = old.get(name, ""), new.get(name, "")
        last = memory.mark(COVERAGE, key, name) or marks.of(was)
        held = surgery.held(area, number, column) if column and last != marks.of(now) else None
        if held is not None and held.is_plain and marks.of(said(held.cell)) == last:
            value = days[0 if name == FIRST_SEEN else -1] if now and name in heads else now or None
            surgery.put(area, number, column, Fill(value))
            changes.append(Change("changed", f"{area.sheet.name}!{letter(column)}{number}", key, said(held.cell), now))
    memory.note_all(COVERAGE, key, {name: marks.of(new.get(name, "")) for name in coverage_fields(after)})


def _area_fills(key: str, name: str, after: Coverage, columns: Mapping[str, int], at: Mapping[str, int]) -> dict[int, Fill]:
    days, codes = after.seen[key], after.cells[key]
    values: dict[str, Value] = {
        "Area name": name or key,
        "Area": key,
        "First seen": days[0] if days else "",
        "Last seen": days[-1] if days else "",
        "Events": len(codes),
    }
    fills = {columns[heading]: Fill(value) for heading, value in values.items() if heading in columns}
    return fills | {at[event]: Fill(code) for event, code in codes.items() if event in at}


def _told_rows(changes: list[Change], area: Area, numbers: Sequence[int], names: Sequence[str]) -> None:
    place = f"{area.sheet.name}!{letter(area.left)}"
    changes += [Change("row added", f"{place}{number}", name) for number, name in zip(numbers, names, strict=False)]
