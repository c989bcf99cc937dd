"""The sheet Lists: the parties and areas of the matrix, which people may extend, and what each drop-down offers and means."""

from __future__ import annotations

from typing import Any

from briefgen.model import BOTH, Matrix
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.plan import Cell, Row, Sheet, Table, letter
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import AREAS, PARTIES
from briefgen.workbook.sheets import list_name

Block = tuple[str, tuple[tuple[str, float], ...], list[tuple[str, ...]]]  # table, (heading, width), rows

SIDES = "List_side"  # the table of what the column Side offers
_PRINTED = 14  # columns: parties, areas, sides and codes; the drop-downs' other words need no paper
MODALITIES = (
    ("AG", "Agreed by both sides", "yes"),
    ("JA", "Joint affirmation: both sides stressed, affirmed or said that they will", "no"),
    ("UC", "Undertaking by one side: it will, commits itself, pledges", "no"),
    ("UA", "One side alone is reported to have agreed", "no: check"),
    ("PR", "Proposal or request", "no"),
    ("PO", "Position or support of one side", "no"),
    ("WE", "Welcome, appreciation, thanks", "no"),
    ("RE", "Look back: progress noted, past reviewed", "no"),
    ("DI", "Discussed, views exchanged", "no"),
    ("NM", "Only named, for instance in the name of a body", "no"),
)

_LISTS: tuple[tuple[str, float, tuple[tuple[str, str], ...]], ...] = (
    (
        "Stance",
        44,
        (
            ("agreed", "agreed, reached consensus, signed"),
            ("committed", "will, commits itself, pledges"),
            ("affirmed", "affirmed, stressed, supports"),
            ("proposed", "proposed, called for, asked"),
            ("welcomed", "welcomed, appreciated, thanked"),
            ("discussed", "discussed, exchanged views, reviewed"),
        ),
    ),
    (
        "Strength",
        44,
        (
            ("hard", "to do something: agreed to expand"),
            ("soft", "a view of it: agreed on the importance of"),
            ("past", "looks back: reviewed, noted progress"),
        ),
    ),
    (
        "Status",
        44,
        (
            ("held", "reported as a meeting"),
            ("referred", "named in a text, but not reported on"),
            ("announced", "still to come when the text was written"),
        ),
    ),
    (
        "Kind",
        36,
        (
            ("dialogue", "round of a standing dialogue"),
            ("consultation", "round of consultations"),
            ("commission", "session of a joint commission or committee"),
            ("talks", "official talks"),
            ("meeting", "other meeting or call on an office holder"),
            ("call", "telephone or video call"),
            ("visit", "visit"),
            ("signing", "signing of a document"),
            ("other", "anything else"),
        ),
    ),
    ("Format", 30, (("in person", "in one place"), ("virtual", "by video"), ("hybrid", "partly by video"), ("phone", "by telephone"))),
    ("Date precision", 36, (("day", "day, month and year"), ("month", "month and year"), ("year", "only the year"))),
    (
        "Year basis",
        44,
        (
            ("stated", "the year is printed with the date"),
            ("publication date", "taken from the date of publication"),
            ("inferred", "worked out from other facts: see the reason"),
            ("unknown", "not known"),
        ),
    ),
    (
        "Confidence",
        44,
        (("High", "the sentence says it"), ("Medium", "one step of inference"), ("Low", "look at it before use: see the reason")),
    ),
    ("Severity", 36, (("E", "error: must be put right"), ("W", "warning: look at it"), ("I", "for information"))),
    (
        "Follow-up",
        40,
        (
            ("Not started", "nothing seen yet"),
            ("In progress", "under way"),
            ("Delivered", "done, with evidence"),
            ("Partly", "done in part"),
            ("Overtaken", "overtaken by events"),
            ("Dropped", "given up by the sides"),
            ("Unknown", "not looked at yet"),
        ),
    ),
    ("Role", 30, (("lead", "headed the side"), ("participant", "took part"))),
    ("Reading", 36, (("read", "as a readout"), ("not a readout", "it reports no meeting"), ("not read", "could not be read: see remarks"))),
    (
        "Kind of name",
        30,
        (("person", "with one title"), ("place", "city or town"), ("organisation", ""), ("term", "word with a house form")),
    ),
    ("Yes or no", 16, (("yes", ""), ("no", ""))),
)


def lists_sheet(matrix: Matrix) -> Sheet:
    """All lists side by side, one table each, with an empty column between them."""
    blocks: list[Block] = [
        _data_block(PARTIES, matrix.parties),
        _data_block(AREAS, matrix.areas),
        (SIDES, (("Side", 10.0), ("Meaning", 34.0)), [*sides(matrix)]),
        _codes(),
    ]
    blocks += [(f"List_{list_name(name)[7:]}", ((name, 16.0), ("Meaning", width)), [*rows]) for name, width, rows in _LISTS]
    cells: dict[int, list[tuple[int, Cell]]] = {}
    tables, names, widths, column = [], [], list[float](), 1
    for table, headings, rows in blocks:
        for offset, (heading, width) in enumerate(headings):
            cells.setdefault(1, []).append((column + offset, Cell(heading, "Matrix header")))
            widths.append(width)
            for number, row in enumerate(rows or [("",) * len(headings)], start=2):
                cells.setdefault(number, []).append((column + offset, Cell(row[offset] or None, "Matrix text")))
        titles = tuple((heading, "") for heading, _ in headings)
        tables.append(Table(table, 1, column, titles, max(1, len(rows)), f"{headings[0][0]}: choices"))
        names.append((list_name(headings[0][0]), f"{table}[{headings[0][0]}]"))
        widths.append(3)
        column += len(headings) + 1
    planned = []
    for number in sorted(cells):
        texts = [(cell.value, widths[at - 1]) for at, cell in cells[number] if isinstance(cell.value, str)]
        planned.append(Row(number, tuple(cells[number]), height_of(texts)))
    return Sheet(
        name="Lists",
        rows=tuple(planned),
        widths=tuple(widths),
        tables=tuple(tables),
        frozen="A2",
        print_area=f"$A$1:${letter(_PRINTED)}${len(planned)}",
        tab="A6A6A6",
        names=tuple(names),
    )


def _data_block(spec: SheetSpec, rows: tuple[Any, ...]) -> Block:
    return (
        spec.name,
        tuple((column.header, column.width) for column in spec.columns),
        [tuple(getattr(row, column.field) for column in spec.columns) for row in rows],
    )


def sides(matrix: Matrix) -> list[tuple[str, str]]:
    """What the column Side offers, and what it means."""
    parties = [(party.code, party.name) for party in matrix.parties if party.code not in (BOTH, "third")]
    return [*parties, (BOTH, "both (all) parties together"), ("third", "of a text: neither party's")]


def _codes() -> Block:
    return ("List_code", (("Code", 8.0), ("Meaning", 50.0), ("May be called agreed", 12.0)), [*MODALITIES])
