"""What surrounds the rows of a sheet: widths, frozen headings, tints, drop-downs, links, print set-up, and its tables; as XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from briefgen.workbook.escape import DECLARATION, escape, xml_attribute, xml_text
from briefgen.workbook.look import TINTS, Formats
from briefgen.workbook.plan import Choices, Link, Sheet, Table, Tint, letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
ALT_TEXT_URI = "{504A1905-F514-4f6f-8877-14C23A59335A}"
MAX_LINKS = 65_530  # of one sheet; Excel drops all when there are more
MAX_ADDRESS = 2_079

_WARNING = 'showDropDown="0" showInputMessage="0" showErrorMessage="{strict:d}" allowBlank="1" errorTitle="{title}" error="{error}"'
_MARGINS = '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'


def sheet_head(plan: Sheet, formats: Formats) -> str:
    """A worksheet from its beginning to the first row."""
    tab = f'<tabColor rgb="00{plan.tab}"/>' if plan.tab else ""
    looks = [f' style="{formats[style, False]}"' for style in plan.grounds] or [""] * len(plan.widths)
    columns = (f'<col width="{width:g}" customWidth="1"{looks[n]} min="{n + 1}" max="{n + 1}"/>' for n, width in enumerate(plan.widths))
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}">'
        f'<sheetPr>{tab}<outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{_used(plan)}"/>{_view(plan)}<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/><cols>{"".join(columns)}</cols>'
    )


def sheet_tail(plan: Sheet, mark: str) -> str:
    """A worksheet from its last row to the end."""
    tables = "".join(f'<tablePart xmlns:r="{RELS}" r:id="rId{number}"/>' for number in range(1, len(plan.tables) + 1))
    drawing = f'<drawing xmlns:r="{RELS}" r:id="drawing"/>' if plan.charts else ""
    return (
        f"{_tints(plan.tints)}{_validations(plan)}{_hyperlinks(plan.links)}{_page(plan)}{_header_footer(mark)}"
        f'<ignoredErrors><ignoredError sqref="{_used(plan)}" numberStoredAsText="1"/></ignoredErrors>{drawing}'
        f'<tableParts count="{len(plan.tables)}">{tables}</tableParts></worksheet>'
    )


def sheet_relations(plan: Sheet, first_table: int, drawing: int) -> str:
    """What a worksheet refers to: its tables, numbered through the workbook from `first_table` on, the addresses that it links to, and
    the drawing of that number if it has charts."""
    rows = [
        f'<Relationship Type="{RELS}/table" Target="/xl/tables/table{first_table + number}.xml" Id="rId{number + 1}"/>'
        for number in range(len(plan.tables))
    ]
    rows += [
        f'<Relationship Id="link{number}" Type="{RELS}/hyperlink" Target="{xml_attribute(link.address)}" TargetMode="External"/>'
        for number, link in enumerate(_usable(plan.links), start=1)
        if not link.place
    ]
    if plan.charts:
        rows.append(f'<Relationship Id="drawing" Type="{RELS}/drawing" Target="/xl/drawings/drawing{drawing}.xml"/>')
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELS}">{"".join(rows)}</Relationships>'


def table_part(table: Table, number: int) -> str:
    """A table, with the alternative text that a screen reader reads out."""
    columns = []
    for position, (header, formula) in enumerate(table.headers, start=1):
        inside = f"><calculatedColumnFormula>{xml_text(formula)}</calculatedColumnFormula></tableColumn>" if formula else "/>"
        columns.append(f'<tableColumn id="{position}" name="{xml_attribute(escape(header))}"{inside}')
    return (
        f'{DECLARATION}<table xmlns="{MAIN}" id="{number}" name="{table.name}" displayName="{table.name}" ref="{table.ref}" headerRowCount="1">'
        f'<autoFilter ref="{table.ref}"/><tableColumns count="{len(columns)}">{"".join(columns)}</tableColumns>'
        f'<tableStyleInfo name="TableStyleLight1" showRowStripes="0"/><extLst><ext xmlns:x14="{X14}" uri="{ALT_TEXT_URI}">'
        f'<x14:table altText="{table.name}" altTextSummary="{xml_attribute(table.about)}"/></ext></extLst></table>'
    )


def is_address(text: str) -> bool:
    """Whether `text` can be the target of a link: a web address that Excel takes."""
    if len(text) > MAX_ADDRESS or not text.isascii() or any(sign <= " " or sign in '<>"{}|\\^`' for sign in text):
        return False
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)


def _used(plan: Sheet) -> str:
    last = max((column for row in plan.rows for column, _ in row.cells), default=1)
    return f"A1:{letter(last)}{plan.bulk.last if plan.bulk else plan.rows[-1].number}"


def _view(plan: Sheet) -> str:
    pane, selections = "", '<selection activeCell="A1" sqref="A1"/>'
    if plan.frozen:
        columns = next(number for number in range(1, 100) if plan.frozen == f"{letter(number)}2") - 1
        corner = "bottomRight" if columns else "bottomLeft"
        split = f' xSplit="{columns}"' if columns else ""
        pane = f'<pane{split} ySplit="1" topLeftCell="{plan.frozen}" activePane="{corner}" state="frozen"/>'
        others = '<selection pane="topRight"/><selection pane="bottomLeft"/>' if columns else ""
        selections = f'{others}<selection pane="{corner}" activeCell="A1" sqref="A1"/>'
    selected = int(plan.name == "ReadMe")
    view = f'<sheetView showGridLines="0" zoomScale="100" workbookViewId="0" tabSelected="{selected}">'
    return f"<sheetViews>{view}{pane}{selections}</sheetView></sheetViews>"


def _tints(tints: Iterable[Tint]) -> str:
    """The conditional formats, those of one range together; the first that holds is shown."""
    ranges: dict[str, list[str]] = {}
    for priority, tint in enumerate(tints, start=1):
        rule = f'<cfRule type="expression" priority="{priority}" dxfId="{TINTS[tint.look]}" stopIfTrue="1">'
        ranges.setdefault(_range(tint.ref), []).append(f"{rule}<formula>{xml_text(tint.formula)}</formula></cfRule>")
    return "".join(f'<conditionalFormatting sqref="{ref}">{"".join(rules)}</conditionalFormatting>' for ref, rules in ranges.items())


def _validations(plan: Sheet) -> str:
    rules = [*(_choice(choices) for choices in plan.choices), *(_date(ref) for ref in plan.dates)]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def _choice(choices: Choices) -> str:
    error = "This value is not on the sheet Lists. Keep it only if you are sure."
    warning = _WARNING.format(strict=choices.strict, title="Not in the list", error=error)
    kind = 'type="list" errorStyle="warning"'
    return f'<dataValidation sqref="{_range(choices.ref)}" {warning} {kind}><formula1>{choices.name}</formula1></dataValidation>'


def _date(ref: str) -> str:
    warning = _WARNING.format(strict=True, title="Not a date", error="Type a date such as 30 Mar 2023 or 2023-03-30.")
    kind = 'type="date" errorStyle="warning" operator="greaterThan"'
    return f'<dataValidation sqref="{_range(ref)}" {warning} {kind}><formula1>1</formula1></dataValidation>'


def _usable(links: Sequence[Link]) -> list[Link]:
    return [link for link in links[:MAX_LINKS] if link.place or is_address(link.address)]


def _hyperlinks(links: Sequence[Link]) -> str:
    rows = [
        f'<hyperlink ref="{link.ref}" location="{xml_attribute(link.place)}"/>'
        if link.place
        else f'<hyperlink xmlns:r="{RELS}" ref="{link.ref}" r:id="link{number}"/>'
        for number, link in enumerate(_usable(links), start=1)
    ]
    return f"<hyperlinks>{''.join(rows)}</hyperlinks>" if rows else ""


def _page(plan: Sheet) -> str:
    """A4 across, as many pages high as it takes."""
    return f'{_MARGINS}<pageSetup orientation="landscape" paperSize="9" fitToHeight="0" fitToWidth="{plan.pages_across}"/>'


def _header_footer(mark: str) -> str:
    """The handling mark at head and foot. "&" starts a code there; the marks of a page are at most 255 characters long."""
    shown = xml_text(" ".join(mark[:100].split()).replace("&", "&&"))
    return (
        f"<headerFooter><oddHeader>&amp;C{shown}</oddHeader><oddFooter>&amp;L&amp;A&amp;C{shown}&amp;RPage &amp;P of &amp;N</oddFooter>"
        "<evenHeader/><evenFooter/><firstHeader/><firstFooter/></headerFooter>"
    )


def _range(ref: str) -> str:
    """A range of one cell is written as that cell."""
    first, _, last = ref.partition(":")
    return first if first == last else ref
