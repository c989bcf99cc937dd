"""The first sheet: what this workbook is, what it holds, what its codes and colours mean, and how to work in it."""

from __future__ import annotations

from collections import Counter

from briefgen import __version__
from briefgen.model import Matrix, Status
from briefgen.model.said import Acts
from briefgen.workbook.columns import PEN
from briefgen.workbook.compared import COMPARED
from briefgen.workbook.computed import Value
from briefgen.workbook.coverage import MAX_EVENTS
from briefgen.workbook.lists import MODALITIES
from briefgen.workbook.look import CODES
from briefgen.workbook.plan import Cell, Link, Row, Sheet, Table, Tint
from briefgen.workbook.rounds import SHIFTS
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.schema import (
    AREAS_BY_MECHANISM,
    AS_OF_ITEM,
    COVERAGE,
    ITEM,
    LISTS,
    MARK,
    MARK_ITEM,
    MARK_SETTING,
    ORDER,
    READ_ME,
    SHEETS,
    TITLE_ITEM,
    VALUE,
    YEARS,
)
from briefgen.workbook.views import DETAIL, VIEWS

WIDTHS = (30.0, 112.0, 13.0)

_READ = 'Sources[Status],"<>not read",Sources[Status],"<>not a readout"'
MAX_PARTIES = 12  # whose texts are counted on one line; those of all others stand in Sources
_PER_PARTY = "&".join(
    f'IF(ROWS(Parties[Party])<{n},"",IF(INDEX(Parties[Party],{n})="","",'
    f'"{"; " if n > 1 else ""}"&INDEX(Parties[Party],{n})&" "&COUNTIFS(Sources[Side],INDEX(Parties[Party],{n}),{_READ})))'
    for n in range(1, MAX_PARTIES + 1)
)
_COLOURS = (
    ("inferred", "The year of a date was not printed and had to be worked out, or a quoted word was repaired: see the reason beside it"),
    ("open", "A check is open: nobody has written a decision beside it on the sheet Checks"),
    ("error", "An open check that must be put right before the matrix is used"),
    (
        "overdue",
        f"The desk's own due date ({PEN}Due on the sheet Statements) has passed and the follow-up is not closed; or the round that the "
        "stated period leads to has not been reported",
    ),
    ("low", "Low confidence: read the evidence before use"),
)
_EDITING = (
    ("Correct", "Any white cell may be corrected: a name, a date, a side, an area. The memo is made from the workbook as you leave it."),
    (
        "Your columns",
        f"Columns headed {PEN.strip()} on yellow are yours: the tool never fills them. Columns and sheets that you add are left alone.",
    ),
    (
        "Leave alone",
        "Grey cells are formulas and follow the others. Keep the headings, the ids in the first column, and the names of the sheets, by which links find them.",
    ),
    ("Add a row", "Type below the last row of a table. Leave the id empty; the row gets one when the workbook is next read."),
    ("Several values", "Cells with several short keys (parties, areas, sources) part them with a semicolon: VN; US"),
    ("Dates", "Type dates as 30 Mar 2023 or 2023-03-30. A date that is only partly known goes into Partly known date: 2023-03"),
    (
        "Green tabs",
        "Sheets with a green tab are drawn from the others when the tool runs. Write on Statements and Events; what is typed on them is not read.",
    ),
    (
        "Updates",
        "New texts can be brought in at any time. What you changed stays; where new texts see one of your cells differently, a sheet Proposals "
        "says so, and acts on your answer. Rows that you deleted stay deleted.",
    ),
    (
        "Hidden sheet",
        "Baseline, the only hidden sheet, holds marks by which an update tells your changes from what it wrote. It holds no texts. Right-click a "
        "tab > Unhide to see it. Without it an update still works, and proposes where it would have written.",
    ),
    (
        "Printing",
        "Wide sheets print their first columns, one page wide, and Coverage a dozen meetings on each page; change the print area under Page Layout for more.",
    ),
)
_INFERRED = (
    ("Words", "Names, titles, places and quotations are as printed. Evidence holds each sentence, with its place in the file."),
    ("Years and dates", "A year that no text prints is worked out, marked inferred, and the other dates that fit are listed."),
    ("Sides", "Where a text does not say whose representative somebody is, How the side is known says how it was found."),
    (
        "Agreed areas",
        "On Events, in the words of the texts: from statements with the code AG alone; Affirmed by both from those with JA. They follow Statements at "
        "the next run; where a cell says and 3 more, the link beside it leads to all.",
    ),
    ("Statements", "Attribution carried over: why a sentence without a subject was given to a side. Only AG may be called agreed."),
    ("Not judged", "Nothing here assesses motives, success or importance; a blank in Coverage means not mentioned in the texts held."),
)


def readme_sheet(matrix: Matrix) -> Sheet:
    """The plan of the sheet. Its one table, About, holds the title, the as-of date and the settings."""
    page = _Page()
    page.add(Cell("Event matrix: who met, what was said, and which sentence says so", "Matrix title"), height=30)
    made = f"Made by briefgen {__version__} from the texts on the sheet Sources; corrected and completed by the desk."
    page.add(Cell(made, "Matrix line"))
    page.gap()
    about = page.number
    page.add(Cell(ITEM, "Matrix header"), Cell(VALUE, "Matrix header"))
    page.pair(TITLE_ITEM, Cell(matrix.title or None, "Matrix text"))
    page.pair(AS_OF_ITEM, Cell(matrix.as_of, "Matrix date left"))
    for name, value in matrix.settings:
        page.pair(name, Cell(value or None, "Matrix text"))
    if not any(name == MARK_SETTING for name, _ in matrix.settings):
        page.pair(MARK_ITEM, Cell(MARK, "Matrix mark"))
    table = Table("About", about, 1, ((ITEM, ""), (VALUE, "")), page.number - about - 1, "Title, as-of date and settings of this matrix")
    page.section("What it holds")
    for label, formula, figure in _counts(matrix):
        page.pair(label, Cell(figure, "Matrix figure", formula))
    page.section("Codes of statements", "Statements")
    codes = page.number
    counted = _counted(matrix)
    for code, meaning, agreed in MODALITIES:
        note = " (the only one that may be called agreed)" if agreed == "yes" else ""
        count = Cell(counted[code], "Matrix number computed", f'COUNTIFS(Statements[Code],"{code}")')
        page.add(Cell(code, "Matrix code"), Cell(meaning + note, "Matrix note"), count)
    note = "On Coverage a code is followed by the side whose it is, as in PR-VN; A and B are the first and second of an event's Parties."
    page.pair("Whose", Cell(note, "Matrix note"))
    page.section("Colours")
    colours = page.number
    for word, meaning in _COLOURS:
        page.add(Cell(word, "Matrix code"), Cell(meaning, "Matrix note"))
    for heading, lines in (("How to work in it", _EDITING), ("What is the texts' and what is worked out", _INFERRED)):
        page.section(heading)
        for label, line in lines:
            page.pair(label, Cell(line, "Matrix note"))
    page.section("Sheets")
    links = tuple(page.place(name, text) for name, text in _sheets(matrix))
    return Sheet(
        name="ReadMe",
        rows=tuple(page.rows),
        widths=WIDTHS,
        tables=(table,),
        links=links,
        tints=(
            *(Tint(f"A{codes}:A{codes + 9}", f'A{codes}="{code}"', code) for code in CODES),
            *(Tint(f"A{colours}:A{colours + 4}", f'A{colours}="{word}"', word) for word, _ in _COLOURS),
        ),
        tab="C55A11",
    )


class _Page:
    """Rows from the top down."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.number = 1

    def add(self, *cells: Cell, height: float | None = None) -> None:
        texts = [(cell.value, width) for cell, width in zip(cells, WIDTHS, strict=False) if isinstance(cell.value, str)]
        fitted = height_of(texts, least=16) if len(cells) > 1 else 16.0
        self.rows.append(Row(self.number, tuple(enumerate(cells, start=1)), height or fitted))
        self.number += 1

    def pair(self, label: str, cell: Cell) -> None:
        self.add(Cell(label, "Matrix label"), cell)

    def gap(self) -> None:
        self.number += 1

    def section(self, heading: str, last: str | None = None) -> None:
        self.gap()
        self.add(Cell(heading, "Matrix heading"), Cell(None, "Matrix heading"), Cell(last, "Matrix heading"), height=20)

    def place(self, sheet: str, text: str) -> Link:
        self.add(Cell(sheet, "Matrix place"), Cell(text, "Matrix note"))
        return Link(f"A{self.number - 1}", place=f"'{sheet}'!A1")


def _counted(matrix: Matrix) -> Counter[str]:
    """How many statements there are of each code."""
    acts = matrix.statements
    if not isinstance(acts, Acts):
        return Counter(row.modality.value for row in acts)
    codes = Counter[str]()
    for at in range(len(acts.names)):
        for code, _, _, count in acts.said(at).acts:
            codes[code.value] += count
    return codes


def _counts(matrix: Matrix) -> list[tuple[str, str, Value]]:
    """(label, formula, value) of the figures on the sheet."""
    texts = [source for source in matrix.sources if source.status not in ("not read", "not a readout")]
    codes = [party.code for party in matrix.parties]
    heard = {source.side for source in texts}
    read = f'COUNTIFS(Sources[Source],"?*",{_READ})'
    by_party = f'COUNTIFS(Sources[Side],Parties[Party],{_READ})*(Parties[Party]<>"")'

    def events(status: Status) -> tuple[str, Value]:
        return f'COUNTIFS(Events[Status],"{status}")', sum(1 for event in matrix.events if event.status is status)

    counts: list[tuple[str, str, Value]] = [
        ("Texts", read, len(texts)),
        (
            "Independent texts",
            f'COUNTIFS(Sources[Source],"?*",Sources[Same text as],"",{_READ})',
            sum(1 for source in texts if not source.same_text_as),
        ),
        ("Meetings held", *events(Status.HELD)),
        ("Events referred to", *events(Status.REFERRED)),
        ("Events announced", *events(Status.ANNOUNCED)),
        ("Statements", 'COUNTIFS(Statements[Statement],"?*")', len(matrix.statements)),
        ("Parties", 'COUNTIFS(Parties[Party],"?*")', len(codes)),
        ("Sides heard", f"SUMPRODUCT(--({by_party}>0))", len(heard.intersection(codes))),
    ]
    published = [(code, sum(1 for source in texts if source.side == code)) for code in codes[:MAX_PARTIES]]
    counts.append(("Texts of each party", _PER_PARTY, "; ".join(f"{code} {count}" for code, count in published)))
    neither = sum(1 for source in texts if source.side not in codes)
    counts += [
        ("Texts from neither", f"{read}-SUMPRODUCT({by_party})", neither),
        (
            "Texts not used",
            'COUNTIFS(Sources[Status],"not read")+COUNTIFS(Sources[Status],"not a readout")',
            len(matrix.sources) - len(texts),
        ),
        (
            "Open checks",
            f'COUNTIFS(Checks[Check],"?*",Checks[{PEN}Decision],"")',
            sum(1 for check in matrix.checks if not check.decision),
        ),
    ]
    return counts


def _sheets(matrix: Matrix) -> list[tuple[str, str]]:
    about = {spec.name: spec.about for spec in (*SHEETS, *VIEWS, DETAIL, SHIFTS, COMPARED)}
    coverage = "Areas of cooperation by event: the strongest thing said, by whom; blank means not mentioned in the texts held"
    if len(matrix.events) > MAX_EVENTS:
        coverage += f". At most the latest {MAX_EVENTS} events have a column; First seen, Last seen and Events count all"
    about |= {
        YEARS: "Meetings held in each year, as a table and a chart",
        AREAS_BY_MECHANISM: "How often the areas of each group are spoken of in each mechanism, as a table and a chart",
    }
    about |= {COVERAGE: coverage, LISTS: "Parties and areas, which you may extend, and the words that the drop-downs offer"}
    return [(name, about[name]) for name in ORDER if name != READ_ME]
