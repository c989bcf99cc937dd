"""The filled package: rows written as XML, and what openpyxl leaves wrong or unsaid put right, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as xml_escape

from lxml import etree

from briefgen.workbook.cells import YEAR_LIKE
from briefgen.workbook.escape import escape
from briefgen.workbook.plan import Cell, Link, Row, Sheet, Table, letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
ALT_TEXT_URI = "{504A1905-F514-4f6f-8877-14C23A59335A}"
EARLIEST = date(1900, 3, 1)  # before this day Excel's calendar is wrong or has no number
MAX_LINKS = 65_530  # of one sheet; Excel drops all when there are more
MAX_ADDRESS = 2_079
# The order in which the schema wants the children of a font; openpyxl writes them in another.
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
# What may stand after <hyperlinks> and after <ignoredErrors> in a worksheet.
_AFTER_ERRORS = ("smartTags", "drawing", "legacyDrawing", "tableParts", "extLst")
_AFTER_LINKS = ("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", *_AFTER_ERRORS)

Formats = Mapping[tuple[str, bool], int]


def fill(form: bytes, sheets: Sequence[Sheet], formats: Formats) -> bytes:
    """The package of `form` with the sheets' rows in it: fixed dates, fixed order, so that the same plans give the same bytes."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    tables = iter([table for sheet in sheets for table in sheet.tables])
    for number, sheet in enumerate(sheets, start=1):
        path, rels_path = f"xl/worksheets/sheet{number}.xml", f"xl/worksheets/_rels/sheet{number}.xml.rels"
        parts[path], parts[rels_path] = _sheet_part(parts[path], parts[rels_path], sheet, formats)
    for name in sorted((name for name in parts if name.startswith("xl/tables/")), key=_table_number):
        parts[name] = _table_part(parts[name], next(tables))
    parts["xl/styles.xml"] = _styles_part(parts["xl/styles.xml"])
    parts["docProps/core.xml"] = _core_part(parts["docProps/core.xml"])
    parts["docProps/app.xml"] = _app_part(parts["docProps/app.xml"])
    return pack(parts)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts, the list of content types first, with nothing in it that differs from run to run or machine to machine."""
    stream = io.BytesIO()
    first = "[Content_Types].xml"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != first, part)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(info, parts[name])
    return stream.getvalue()


def row_xml(row: Row, formats: Formats) -> str:
    """One <row>. Its height carries no customHeight, so that Excel still fits the row when somebody types in it."""
    height = f' ht="{row.height:g}"' if row.height else ""
    cells = "".join(_cell_xml(f"{letter(column)}{row.number}", cell, formats) for column, cell in row.cells)
    return f'<row r="{row.number}"{height}>{cells}</row>'


def _cell_xml(ref: str, cell: Cell, formats: Formats) -> str:
    value = cell.value
    if isinstance(value, date):
        value = (value - date(1899, 12, 30)).days if has_number(value) else value.isoformat()
    if cell.formula:
        kind = ' t="str"' if isinstance(value, str) else ""
        result = _text(value) if isinstance(value, str) else f"{value!r}"
        return f'<c r="{ref}" s="{formats[cell.style, False]}"{kind}><f>{_text(cell.formula)}</f><v>{result}</v></c>'
    if value is None or value == "":
        return f'<c r="{ref}" s="{formats[cell.style, False]}"/>'
    if isinstance(value, str):
        style = formats[cell.style, needs_prefix(value)]
        return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    return f'<c r="{ref}" s="{formats[cell.style, False]}"><v>{value!r}</v></c>'


def has_number(day: date) -> bool:
    """Whether a day can be written as Excel's number for it; the others are spelled out."""
    return day >= EARLIEST and not YEAR_LIKE[0] <= day <= YEAR_LIKE[1]


def needs_prefix(text: str) -> bool:
    """Whether a cell must say that its text is meant as it stands: what Excel would take for a formula when somebody edits the cell, and
    white space at either end, which a reader would otherwise take for a slip of the hand."""
    return text[0] in "=+-@'" or text != text.strip()


def _text(text: str) -> str:
    return xml_escape(escape(text))


def _sheet_part(part: bytes, rels_part: bytes, sheet: Sheet, formats: Formats) -> tuple[bytes, bytes]:
    root, rels = etree.fromstring(part), etree.fromstring(rels_part)
    for view in root.iter(f"{{{MAIN}}}sheetView"):
        view.set("tabSelected", "1" if sheet.name == "ReadMe" else "0")
    last = max((column for row in sheet.rows for column, _ in row.cells), default=1)
    dimension = root.find(f"{{{MAIN}}}dimension")
    if dimension is not None:
        dimension.set("ref", f"A1:{letter(last)}{sheet.rows[-1].number}")
    _add_links(root, rels, sheet.links[:MAX_LINKS])
    errors = etree.Element(f"{{{MAIN}}}ignoredErrors")
    etree.SubElement(errors, f"{{{MAIN}}}ignoredError", sqref=f"A1:{letter(last)}{sheet.rows[-1].number}", numberStoredAsText="1")
    _insert_before(root, errors, _AFTER_ERRORS)
    data = root.find(f"{{{MAIN}}}sheetData")
    assert data is not None, "openpyxl always writes sheetData"
    for child in list(data):
        data.remove(child)
    data.text = "\n"  # a place that can be found again: the rows are too many to go through a tree
    before, after = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).split(b"<sheetData>\n</sheetData>")
    rows = "".join(row_xml(row, formats) for row in sheet.rows).encode()
    return b"".join((before, b"<sheetData>", rows, b"</sheetData>", after)), _xml(rels)


def _add_links(root: etree._Element, rels: etree._Element, links: Sequence[Link]) -> None:
    usable = [link for link in links if link.place or is_address(link.address)]
    if not usable:
        return
    element = etree.Element(f"{{{MAIN}}}hyperlinks")
    for number, link in enumerate(usable, start=1):
        hyperlink = etree.SubElement(element, f"{{{MAIN}}}hyperlink", ref=link.ref)
        if link.place:
            hyperlink.set("location", link.place)
            continue
        hyperlink.set(f"{{{RELS}}}id", f"link{number}")
        relation = etree.SubElement(rels, f"{{{PACKAGE_RELS}}}Relationship", Id=f"link{number}", Type=f"{RELS}/hyperlink")
        relation.set("Target", link.address)
        relation.set("TargetMode", "External")
    _insert_before(root, element, _AFTER_LINKS)


def is_address(text: str) -> bool:
    """Whether `text` can be the target of a link: a web address that Excel takes."""
    if len(text) > MAX_ADDRESS or not text.isascii() or any(sign <= " " or sign in '<>"{}|\\^`' for sign in text):
        return False
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)


def _insert_before(root: etree._Element, element: etree._Element, names: Sequence[str]) -> None:
    """Puts `element` before the first child with one of the names, or at the end."""
    for child in root:
        if etree.QName(child).localname in names:
            child.addprevious(element)
            return
    root.append(element)


def _table_number(name: str) -> int:
    return int("".join(sign for sign in name if sign.isdigit()))


def _table_part(part: bytes, table: Table) -> bytes:
    """Gives the table the alternative text that a screen reader reads out."""
    root = etree.fromstring(part)
    extension = etree.SubElement(etree.SubElement(root, f"{{{MAIN}}}extLst"), f"{{{MAIN}}}ext", nsmap={"x14": X14}, uri=ALT_TEXT_URI)
    etree.SubElement(extension, f"{{{X14}}}table", altText=table.name, altTextSummary=table.about)
    return _xml(root)


def _styles_part(part: bytes) -> bytes:
    """Brings the children of every font into the order of the schema; openpyxl writes the name first, which Office's rules refuse."""
    root = etree.fromstring(part)
    for font in root.iter(f"{{{MAIN}}}font"):
        font[:] = sorted(font, key=lambda child: FONT_ORDER.index(etree.QName(child).localname))
    return _xml(root)


def _core_part(part: bytes) -> bytes:
    """Sets the date of the last change, which openpyxl takes from the clock, to that of creation."""
    root = etree.fromstring(part)
    terms = "{http://purl.org/dc/terms/}"
    created, modified = root.find(f"{terms}created"), root.find(f"{terms}modified")
    if created is not None and modified is not None:
        modified.text = created.text
    return _xml(root)


def _app_part(part: bytes) -> bytes:
    """Names the program that made the file: a viewer that trusts figures of Excel's must calculate ours itself."""
    root = etree.fromstring(part)
    for child in root:
        if etree.QName(child).localname == "Application":
            child.text = "briefgen"
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
