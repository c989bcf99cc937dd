"""The empty form, drawn by openpyxl: styles, widths, tables, drop-downs, tints, print set-up. `parts` fills the rows in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.workbook.escape import escape
from briefgen.workbook.plan import Sheet, Table, letter
from briefgen.workbook.styles import looks, named_styles

SCHEMA_PROPERTY = "briefgen.schema"
SCHEMA_VERSION = "1"
EPOCH = date(1980, 1, 1)  # the date of a file that has no other
A4 = 9


def draw(sheets: Sequence[Sheet], title: str, as_of: date | None, mark: str) -> tuple[bytes, dict[tuple[str, bool], int]]:
    """The form as a package, and the number of each cell format by (named style, quote prefix)."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    styles = named_styles()
    for style in styles:
        book.add_named_style(style)
    formats: dict[tuple[str, bool], int] = {}
    for number, plan in enumerate(sheets):
        sheet = book.create_sheet(plan.name)
        if number == 0:
            formats = _formats(sheet, [style.name for style in styles])
        _lay_out(sheet, plan)
        _rules(sheet, plan)
        _print_set_up(sheet, plan, mark)
        for table in plan.tables:
            sheet.add_table(_table(table))
        for name, refers_to in plan.names:
            book.defined_names[name] = DefinedName(name, attr_text=refers_to)
    moment = datetime.combine(as_of or EPOCH, datetime.min.time())
    book.properties.creator = None
    book.properties.title = escape(title)
    book.properties.subject = "Event matrix of a bilateral relationship"
    book.properties.language = "en"
    book.properties.created = moment
    book.custom_doc_props.append(  # type: ignore[attr-defined]  # the stubs do not know it
        StringProperty(name=SCHEMA_PROPERTY, value=SCHEMA_VERSION)
    )
    book.active = 0
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), formats


def _formats(sheet: Worksheet, styles: Sequence[str]) -> dict[tuple[str, bool], int]:
    """Registers every style, plain and with the quote prefix that keeps text text, and gives the format numbers."""
    formats = {}
    for style in styles:
        for prefixed in (False, True):
            cell = sheet.cell(1, 1)
            cell.style = style
            if prefixed:
                cell.quotePrefix = True
            formats[style, prefixed] = cell.style_id
    return formats


def _lay_out(sheet: Worksheet, plan: Sheet) -> None:
    for number, width in enumerate(plan.widths, start=1):
        sheet.column_dimensions[letter(number)].width = width
    if plan.frozen:
        sheet.freeze_panes = plan.frozen
    if plan.tab:
        sheet.sheet_properties.tabColor = plan.tab
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100


def _rules(sheet: Worksheet, plan: Sheet) -> None:
    for choices in plan.choices:
        rule = DataValidation(type="list", formula1=choices.name, allow_blank=True, errorStyle="warning", showErrorMessage=choices.strict)
        rule.errorTitle, rule.error = "Not in the list", "This value is not on the sheet Lists. Keep it only if you are sure."
        rule.add(choices.ref)
        sheet.add_data_validation(rule)
    for ref in plan.dates:
        rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True, errorStyle="warning")
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = "Not a date", "Type a date such as 30 Mar 2023 or 2023-03-30."
        rule.add(ref)
        sheet.add_data_validation(rule)
    named = looks()
    for tint in plan.tints:
        sheet.conditional_formatting.add(tint.ref, Rule(type="expression", dxf=named[tint.look], formula=[tint.formula], stopIfTrue=True))


def _print_set_up(sheet: Worksheet, plan: Sheet, mark: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    if plan.name != "ReadMe":
        sheet.print_title_rows = "1:1"
    if plan.print_area:
        sheet.print_area = plan.print_area
    # "&" starts a code in headers and footers; the marks of a page are at most 255 characters long.
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None and footer is not None
    header.center.text = footer.center.text = mark[:100].replace("&", "&&")
    footer.left.text, footer.right.text = "&A", "Page &P of &N"


def _table(table: Table) -> ExcelTable:
    drawn = ExcelTable(displayName=table.name, ref=table.ref)
    for column_number, (header, formula) in enumerate(table.headers, start=1):
        column = TableColumn(id=column_number, name=escape(header))
        if formula:
            column.calculatedColumnFormula = TableFormula(attr_text=formula)
        drawn.tableColumns.append(column)
    drawn.autoFilter = AutoFilter(ref=table.ref)
    drawn.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return drawn
