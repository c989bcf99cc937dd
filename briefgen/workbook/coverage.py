"""The sheet Coverage: areas down, events across in order of date, in each cell the strongest thing that was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

from briefgen.model import Event, Matrix, Modality, Statement, Status
from briefgen.model.said import strongest
from briefgen.workbook.look import CODES
from briefgen.workbook.plan import Cell, Row, Sheet, Table, Tint, letter
from briefgen.workbook.rowtext import height_of

EVENT_WIDTH = 16.0  # of the column of an event, in characters
_ON_A_PAGE = 12  # events whose columns can be read beside one another on paper
MAX_EVENTS = 250  # columns beyond these are no use to a reader, and a sheet ends at 16,384
_LEADING = (("Area name", 30.0), ("Area", 24.0), ("First seen", 12.5), ("Last seen", 12.5), ("Events", 8.0))
# The cells from the first event's column to the last one of the table, however many columns an update has added.
_EVENTS = f"COUNTA(OFFSET(Coverage[[#This Row],[Events]],0,1,1,COLUMNS(Coverage[])-{len(_LEADING)}))"


@dataclass(frozen=True, slots=True)
class Coverage:
    """`cells[area]` maps event ids to codes such as "AG" or "PR-VN"; `seen[area]` holds all dates on which the area was spoken of."""

    areas: tuple[tuple[str, str], ...]  # id and name, in the order of the taxonomy
    events: tuple[Event, ...]  # the columns: in order of date, undated last
    cells: dict[str, dict[str, str]]
    seen: dict[str, tuple[date, ...]]
    left_out: int = 0  # earlier events that have no column


# What was found for the meetings of a matrix: event id -> the parties, its statements, and area -> code.
Known = dict[str, tuple[tuple[str, ...], list[Statement], dict[str, str]]]


def cover(matrix: Matrix, known: Known | None = None) -> Coverage:
    """The areas that occur and the meetings in which they do. `known` is what an earlier call found, for meetings with the same statements, and
    is filled."""
    known = {} if known is None else known
    said: dict[str, list[Statement]] = {}
    for statement in matrix.statements:
        if statement.areas or statement.areas_named:
            said.setdefault(statement.event_id, []).append(statement)
    return covered(
        matrix, {event.event_id: _codes(event, said[event.event_id], known) for event in matrix.events if event.event_id in said}
    )


def covered(matrix: Matrix, codes: Mapping[str, Mapping[str, str]]) -> Coverage:
    """The same where of each meeting the codes of its areas are known."""
    events = sorted(
        (event for event in matrix.events if event.status is Status.HELD or event.event_id in codes),
        key=lambda event: (event.date_start is None, event.date_start or date.min),
    )
    columns = {event.event_id: event for event in events}
    cells: dict[str, dict[str, str]] = {}
    for event_id, own in codes.items():
        for area, code in own.items():
            cells.setdefault(area, {})[event_id] = code
    names = {area.area_id: area.name for area in matrix.areas}
    order = [*(area for area in names if area in cells), *sorted(area for area in cells if area not in names)]
    return Coverage(
        areas=tuple((area, names.get(area, "")) for area in order),
        events=tuple(events[-MAX_EVENTS:]),
        cells=cells,
        seen={area: tuple(sorted(when for event_id in cells[area] if (when := columns[event_id].date_start))) for area in order},
        left_out=max(0, len(events) - MAX_EVENTS),
    )


def _codes(event: Event, statements: list[Statement], known: Known) -> dict[str, str]:
    """Area -> the strongest code of a meeting."""
    parties, rows, codes = known.get(event.event_id, ((), [], {}))
    if (
        parties != event.parties
        or len(rows) != len(statements)
        or any(one is not other for one, other in zip(rows, statements, strict=True))
    ):
        acts: dict[str, list[tuple[Modality, str]]] = {}
        for statement in statements:
            for area, code in _touched(statement):
                acts.setdefault(area, []).append((code, statement.side))
        codes = {area: strongest(said, event.parties) for area, said in acts.items()}
        known[event.event_id] = (event.parties, statements, codes)
    return codes


def _touched(statement: Statement) -> list[tuple[str, Modality]]:
    return [(area, statement.modality) for area in statement.areas] + [(area, Modality.NM) for area in statement.areas_named]


def coverage_sheet(covered: Coverage) -> Sheet:
    """The sheet, with its heat map."""
    headers = [header for header, _ in _LEADING] + event_headers(covered.events)
    first_event = len(_LEADING) + 1
    formula = _EVENTS if covered.events and not covered.left_out else ""
    heading = tuple((number, _header_cell(number, text)) for number, text in enumerate(headers, start=1))
    rows = [Row(1, heading, height_of([(header, 13.0) for header in headers], least=32))]
    for number, (area, name) in enumerate(covered.areas, start=2):
        dates, cells = covered.seen[area], covered.cells[area]
        leading = (
            Cell(name or area, "Matrix text"),
            Cell(area, "Matrix id"),
            Cell(dates[0] if dates else "", "Matrix date computed"),
            Cell(dates[-1] if dates else "", "Matrix date computed"),
            Cell(len(cells), "Matrix number computed", formula),
        )
        codes = (Cell(cells.get(event.event_id), "Matrix code") for event in covered.events)
        rows.append(Row(number, tuple(enumerate((*leading, *codes), start=1)), height_of([(name or area, 30.0), (area, 26.0)])))
    length = max(1, len(covered.areas))
    grid = f"{letter(first_event)}2:{letter(max(first_event, len(headers)))}{length + 1}"
    formulas = ("", "", "", "", formula, *("" for _ in covered.events))
    about = "Areas of cooperation by event; each cell holds the strongest code and the side whose it is"
    return Sheet(
        name="Coverage",
        rows=tuple(rows),
        widths=(*(width for _, width in _LEADING), *(EVENT_WIDTH for _ in covered.events)),
        tables=(Table("Coverage", 1, 1, tuple(zip(headers, formulas, strict=True)), length, about),),
        tints=tuple(Tint(grid, f'LEFT({letter(first_event)}2,2)="{code}"', code) for code in CODES) if covered.events else (),
        frozen="B2",
        pages_across=max(1, ceil(len(covered.events) / _ON_A_PAGE)),
        tab="548235",
    )


def event_headers(events: tuple[Event, ...], others: Iterable[str] = ()) -> list[str]:
    """A heading for each event, no two alike, nor one of `others`: "30 Mar 2023 12th Political Dialogue"."""
    taken = {header.casefold() for header in (*(heading for heading, _ in _LEADING), *others)}
    headers = []
    for event in events:
        name = " ".join(event.name.split()) or event.event_id
        header = f"{event.date_start:%d %b %Y}" if event.date_start else (event.date_text or "no date")
        header = " ".join(f"{header} {name if len(name) <= 120 else name[:119] + '…'}".split())
        if header.casefold() in taken:
            header = f"{header} ({event.event_id})"
        taken.add(header.casefold())
        headers.append(header)
    return headers


def _header_cell(number: int, text: str) -> Cell:
    return Cell(text, "Matrix header" if number <= 2 else "Matrix header computed")
