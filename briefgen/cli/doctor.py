"""`briefgen doctor`: what is in a workbook, and what an update would touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.cli.console import Console, counted
from briefgen.cli.work import read_workbook_file
from briefgen.errors import WorkbookError

if TYPE_CHECKING:
    from briefgen.workbook.census import Census, SheetFacts
    from briefgen.workbook.read import Reading
    from briefgen.workbook.update.gained import Lacks

_MOST = 12  # names of one kind that are listed


def doctor(file: str, console: Console) -> None:
    """Prints the census of a workbook. Raises WorkbookError where the file is none that can be looked into."""
    from briefgen.workbook.census import take_census
    from briefgen.workbook.read import examine_workbook

    data, name = read_workbook_file(file)
    census = take_census(data, name)
    reading: Reading | None = None
    why = ""
    try:
        reading = examine_workbook(data, name)
    except WorkbookError as fault:
        why = fault.what
    missing = _lacks(data, name) if reading else None
    lines = [*_head(name, census, reading, why), *_sheets(census, console.verbose), *_rest(census, console.verbose), *_missing(missing)]
    console.say("\n".join(lines))
    console.result(_values(name, data, census, reading, why) | {"lacks": _lacking(missing)})


def _lacks(data: bytes, name: str) -> Lacks | None:
    """What the workbook lacks of what this version writes; None where an update would leave it as it is."""
    from briefgen.workbook.update.apply import Existing

    try:
        existing = Existing.of(data, name)
    except WorkbookError:
        return None
    return existing.lacks()


def _missing(lacks: Lacks | None) -> list[str]:
    if lacks is None:
        return []
    columns = [f"{sheet}: {heading}" for sheet, headings in lacks.columns.items() for heading in headings]
    lines = []
    if lacks.sheets or columns:
        lines.append(f"Made by an older version. The next update that has something to write adds {_some((*lacks.sheets, *columns))}.")
    if lacks.gone:
        lines.append(f"Not there, and not added by an update, since somebody may have deleted it: {_some(lacks.gone)}.")
        lines.append("  To have it again, write a new workbook beside this one: briefgen matrix TEXTS... -o NEW.xlsx")
    return lines


def _lacking(lacks: Lacks | None) -> dict[str, Any]:
    if lacks is None:
        return {}
    return {
        "sheets": list(lacks.sheets),
        "columns": {sheet: list(names) for sheet, names in lacks.columns.items()},
        "gone": list(lacks.gone),
    }


def _head(name: str, census: Census, reading: Reading | None, why: str) -> list[str]:
    lines = [f"{name}: Excel workbook, {counted(len(census.parts), 'part')}."]
    said = [
        f"{label} {census.properties[item].partition('T00:00')[0]}"
        for item, label in (("Application", "saved by"), ("lastModifiedBy", "last changed by"), ("creator", "author"), ("modified", "on"))
        if census.properties.get(item)
    ]
    lines += [f"Properties: {', '.join(said)}."] if said else []
    if reading is None:
        return [*lines, f"Event matrix: no ({why})."]
    matrix = reading.matrix
    held = [counted(len(matrix.events), "event"), counted(len(matrix.statements), "statement"), counted(len(matrix.sources), "source")]
    lines.append(f"Event matrix: yes, {', '.join(held)}.")
    if reading.problems:
        lines.append(f"  {counted(len(reading.problems), 'cell or sheet')} to look at when it is read: see briefgen check.")
    return lines


def _sheets(census: Census, every: bool) -> list[str]:
    hidden = [sheet for sheet in census.sheets if sheet.hidden]
    lines = [f"Sheets: {len(census.sheets)}, of which {len(hidden)} hidden."]
    return lines + [f"  {sheet.name}{_sheet(sheet)}" for sheet in census.sheets if every or _sheet(sheet)]


def _sheet(sheet: SheetFacts) -> str:
    told = [{"hidden": "hidden", "veryHidden": "hidden, only a macro can show it"}.get(sheet.hidden, sheet.hidden)] if sheet.hidden else []
    told += [f"table {name} {ref}" for name, ref in sheet.tables[:3]] + (
        [f"{len(sheet.tables) - 3} more tables"] if len(sheet.tables) > 3 else []
    )
    told += [counted(sheet.hidden_rows, "hidden row")] if sheet.hidden_rows else []
    told += [counted(sheet.hidden_columns, "hidden column")] if sheet.hidden_columns else []
    return f": {', '.join(told)}" if told else ""


def _rest(census: Census, every: bool) -> list[str]:
    features = ", ".join(f"{word} {number:,}" for word, number in sorted(census.features.items()))
    lines = [f"Features: {features or 'none but cells'}."]
    if census.addresses:
        hosts = ", ".join(f"{host} ({number})" for host, number in census.addresses.most_common(_MOST))
        lines.append(f"Links out: {hosts}{_more(len(census.addresses))}.")
    lines.append(f"Other workbooks: {_some(census.workbooks) or 'none'}.")
    lines.append(f"Names of people's own: {_some(census.names) or 'none'}.")
    lines.append(f"Sensitivity labels: {_some(census.labels) or 'none'}.")
    lines.append(
        f"Signature: {'yes' if census.is_signed else 'no'}. Macros: {'yes' if census.has_macros else 'no'}. Comments: {census.comments or 'none'}."
    )
    if census.damaged:
        lines.append(f"Damaged parts: {_some(census.damaged)}.")
    if census.refusal:
        return [*lines, f"An update would leave it as it is: {census.refusal}."]
    if not census.touched:
        return [*lines, "An update would not touch it: it has no sheet Events."]
    touched = set(census.touched)
    names = ", ".join(sheet.name for sheet in census.sheets if sheet.part in touched)
    lines.append(f"An update may change the sheets {names}, with their tables: {len(touched)} of {counted(len(census.parts), 'part')}.")
    lines += [f"  {part}" for part in census.touched] if every else []
    kept = len(census.parts.keys() - touched)
    return [*lines, f"It copies the other {counted(kept, 'part')} byte for byte."]


def _values(name: str, data: bytes, census: Census, reading: Reading | None, why: str) -> dict[str, Any]:
    sheets = [
        {
            "name": sheet.name,
            "part": sheet.part,
            "hidden": sheet.hidden,
            "tables": dict(sheet.tables),
            "hidden_rows": sheet.hidden_rows,
            "hidden_columns": sheet.hidden_columns,
            "features": dict(sheet.features),
        }
        for sheet in census.sheets
    ]
    return {
        "command": "doctor",
        "file": name,
        "bytes": len(data),
        "parts": {part: {"packed": packed, "unpacked": unpacked} for part, (packed, unpacked) in census.parts.items()},
        "event_matrix": reading is not None,
        "why_not": why,
        "problems": [problem.line for problem in reading.problems] if reading else [],
        "properties": census.properties,
        "sheets": sheets,
        "features": dict(census.features),
        "links": dict(census.addresses),
        "other_workbooks": list(census.workbooks),
        "names": list(census.names),
        "labels": list(census.labels),
        "is_signed": census.is_signed,
        "has_macros": census.has_macros,
        "comments": census.comments,
        "damaged": list(census.damaged),
        "update": {"refusal": census.refusal, "touches": list(census.touched)},
    }


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_MOST]) + _more(len(words))


def _more(number: int) -> str:
    return f" and {number - _MOST} more" if number > _MOST else ""
