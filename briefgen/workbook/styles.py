"""How the workbook looks: named styles, so that an office can restyle it in one place, and the looks of the conditional formats.

openpyxl draws them once, when something here changes, and the parts ship in the folder `drawn`: `pytest tests/workbook --accept` draws them anew.
Colours never stand alone: each tinted cell also says in words or by a code what the tint says. Dark text on light fills keeps the
contrast above 4.5:1.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from briefgen.workbook.look import STYLES, THEME, TINTS

FONT = "Calibri"
DATE_FORMAT = "dd mmm yyyy"

_GRID = Border(bottom=Side(style="hair", color="BFBFBF"), right=Side(style="hair", color="D9D9D9"))
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)
_CENTRE = Alignment(vertical="top", horizontal="center")
_LEFT = Alignment(vertical="top", horizontal="left")

INK, NAVY, SLATE, OCHRE, BLUE, RED = "1F2933", "1F3864", "44546A", "7F4F00", "0B5394", "9C0006"
COMPUTED, HUMAN = "F3F5F8", "FFF8E5"  # the grounds of computed and of people's columns
# The order in which the schema wants the children of a font; openpyxl writes the name first, which Office's rules refuse.
FONT_ORDER = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


def _font(size: float = 10, color: str = INK, bold: bool = False, italic: bool = False, underline: bool = False) -> Font:
    return Font(name=FONT, sz=size, color=color, b=bold, i=italic, u="single" if underline else None)


def _style(name: str, font: Font, alignment: Alignment = _TOP, fill: str = "", grid: bool = True, form: str = "General") -> NamedStyle:
    """A named style; the font always has its name and size, since viewers choose a face of their own for one that has not."""
    return NamedStyle(
        name,
        font=font,
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=_GRID if grid else Border(),
        alignment=alignment,
        number_format=form,
    )


def named_styles() -> list[NamedStyle]:
    """All named styles of the workbook, in a fixed order."""
    white, body, note = _font(10, "FFFFFF", bold=True), _font(), _font(10.5)
    link = _font(color=BLUE, underline=True)
    styles = [
        _style("Matrix title", _font(18, NAVY, bold=True), Alignment(), grid=False),
        NamedStyle("Matrix heading", font=_font(12, NAVY, bold=True), border=Border(bottom=Side(style="medium", color=NAVY))),
        _style("Matrix note", note, grid=False),
        _style("Matrix line", note, Alignment(), grid=False),
        _style("Matrix label", _font(10.5, bold=True), grid=False),
        _style("Matrix figure", _font(10.5, bold=True), _LEFT, grid=False),
        _style("Matrix place", _font(10.5, BLUE, underline=True), grid=False),
        _style("Matrix mark", _font(10.5, RED, bold=True), fill=HUMAN, grid=False),
        _style("Matrix date left", body, _LEFT, form=DATE_FORMAT),
        _style("Matrix header", white, _MIDDLE, NAVY),
        _style("Matrix header computed", white, _MIDDLE, SLATE),
        _style("Matrix header human", white, _MIDDLE, OCHRE),
        _style("Matrix id", _font(9, SLATE)),
        _style("Matrix code", body, _CENTRE),
        _style("Matrix code computed", body, _CENTRE, COMPUTED),
        _style("Matrix link", link, fill=COMPUTED),
        _style("Matrix address", link),
    ]
    for suffix, fill in (("", ""), (" computed", COMPUTED), (" human", HUMAN)):
        styles += [
            _style(f"Matrix text{suffix}", body, _TOP, fill),
            _style(f"Matrix date{suffix}", body, _CENTRE, fill, form=DATE_FORMAT),
            _style(f"Matrix number{suffix}", body, _CENTRE, fill, form="0"),
            _style(f"Matrix decimal{suffix}", body, _CENTRE, fill, form="0.00"),
        ]
    return styles


# One look per modality code, from agreed (deep green) to only named (grey), and the looks that ask for attention.
CODE_FILLS = {
    "AG": "7CC47F",
    "JA": "C3E6C0",
    "UC": "8FBCE6",
    "UA": "C9DEF2",
    "PR": "F6CF65",
    "PO": "FBEBB5",
    "WE": "E3D3EF",
    "RE": "E2E2E2",
    "DI": "EFEFEF",
    "NM": "FAFAFA",
}


def looks() -> dict[str, DifferentialStyle]:
    """The conditional formats by name: one per modality code, and open, inferred, overdue, low, error."""
    codes = {code: DifferentialStyle(fill=PatternFill(bgColor=color), font=Font(color=INK)) for code, color in CODE_FILLS.items()}
    codes["NM"] = DifferentialStyle(fill=PatternFill(bgColor=CODE_FILLS["NM"]), font=Font(color="595959", i=True))
    return codes | {
        "open": DifferentialStyle(fill=PatternFill(bgColor="FFE2B8"), font=Font(color="7F3F00", b=True)),
        "inferred": DifferentialStyle(fill=PatternFill(bgColor="FFF2B3"), font=Font(color="5C4700", i=True)),
        "overdue": DifferentialStyle(fill=PatternFill(bgColor="F8CBC4"), font=Font(color="8B0000", b=True)),
        "low": DifferentialStyle(fill=PatternFill(bgColor="F8D9D4"), font=Font(color="8B0000", b=True)),
        "error": DifferentialStyle(fill=PatternFill(bgColor="F8CBC4"), font=Font(color="8B0000", b=True)),
    }


def drawn_parts() -> dict[str, bytes]:
    """The parts of styles and theme, as openpyxl writes them: every named style, plain and with the quote prefix, and every look in its place."""
    book = Workbook()
    sheet = book.worksheets[0]
    cell = sheet.cell(1, 1)
    for style in named_styles():
        book.add_named_style(style)
    for style in named_styles():
        for prefixed in (False, True):
            cell.style = style.name
            if prefixed:
                cell.quotePrefix = True
            assert cell.style_id, "asking for the number is what registers a format"
    named = looks()
    for name in TINTS:
        sheet.conditional_formatting.add("A1", Rule(type="expression", dxf=named[name], formula=["TRUE"]))
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {STYLES: _in_order(archive.read(STYLES)), THEME: archive.read(THEME)}


def _in_order(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda child: FONT_ORDER.index(etree.QName(child).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
