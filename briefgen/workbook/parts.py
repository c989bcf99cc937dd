"""The package: the sheets' rows, and the parts that tie a workbook together, as XML in a zip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, BinaryIO, NamedTuple, Protocol

from briefgen.model.grouped import Grouped
from briefgen.workbook.charts import chart_part, drawing_part, drawing_relations
from briefgen.workbook.escape import DECLARATION, escape, xml_text
from briefgen.workbook.form import MAIN, PACKAGE_RELS, RELS, sheet_head, sheet_relations, sheet_tail, table_part
from briefgen.workbook.look import STYLES, THEME, Formats, Look
from briefgen.workbook.plan import Bulk, Sheet
from briefgen.workbook.rowxml import Stretch, bulk_xml, keys_of_stretches, loose_xml, row_xml, stretches
from briefgen.workbook.seal import CUSTOM, SEAL_PROPERTY, sealed
from briefgen.workbook.update.archive import zip_into
from briefgen.workbook.update.deflate import Aside, Cut, Packed, Piece, joined_pieces, packed_piece, packed_stream

EPOCH = date(1980, 1, 1)  # the date of a file that has no other
SCHEMA_PROPERTY = "briefgen.schema"
SCHEMA_VERSION = "1"

_PACKAGE = "application/vnd.openxmlformats-package"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHEET = f"{_OFFICE}.spreadsheetml"
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_TERMS = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF"'
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users define


class Spread(Protocol):
    """Does a piece of work for 0, 1, 2 ... and gives the results in that order; `sizes` tells how much there is to do for each."""

    def __call__(self, work: Callable[[int], Packed], sizes: Sequence[int]) -> Iterable[Packed]: ...


def one_by_one(work: Callable[[int], Packed], sizes: Sequence[int]) -> Iterable[Packed]:
    """All of it here."""
    return map(work, range(len(sizes)))


Places = Callable[[int], Aside]  # where sheet 0, 1, 2 ... lies while it is written


class Kept(Protocol):
    """The pieces that an earlier workbook holds, by their keys."""

    def __contains__(self, key: bytes) -> bool: ...

    def __call__(self, key: bytes) -> Piece | None:
        """None where it is no longer there."""
        ...


def package(
    out: BinaryIO,
    sheets: Sequence[Sheet],
    look: Look,
    *,
    title: str,
    as_of: date | None,
    mark: str,
    spread: Spread = one_by_one,
    places: Places | None = None,
    kept: Kept | None = None,
    cut: Sequence[InStretches | None] = (),
) -> dict[str, tuple[Cut, ...]]:
    """Writes the workbook to `out`: fixed dates, fixed order, so that the same plans give the same bytes, wherever `spread` has the sheets
    written and whatever of them is `kept` (`cut`: `in_stretches` of each sheet, where it is there already). With `places` each sheet lies there until the workbook has it; else all are held until then.
    The answer has the pieces of each part that can be taken over when next a workbook is written."""
    parts: dict[str, str | bytes | Packed] = {
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app_part(),
        "docProps/core.xml": _core_part(title, as_of),
        "xl/workbook.xml": _workbook_part(sheets),
        "xl/_rels/workbook.xml.rels": _workbook_relations(sheets),
        **look.parts,
    }
    kinds = [(STYLES, f"{_SHEET}.styles"), (THEME, f"{_OFFICE}.theme"), ("docProps/core.xml", f"{_PACKAGE}.core-properties")]
    kinds += [(f"docProps/{name}.xml", f"{_OFFICE}.{kind}-properties") for name, kind in (("app", "extended"), ("custom", "custom"))]
    cut = cut or [in_stretches(sheet, look.formats, kept) for sheet in sheets]
    sizes = [own.size if own else sheet.size for sheet, own in zip(sheets, cut, strict=True)]
    packed = list(spread(partial(_packed_sheet, sheets, cut, look.formats, mark, places, kept), sizes))
    tables = charts = 0  # so far
    for number, sheet in enumerate(sheets, start=1):
        parts[path := f"xl/worksheets/sheet{number}.xml"] = packed[number - 1]
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = sheet_relations(sheet, tables + 1, number)
        kinds.append((path, f"{_SHEET}.worksheet"))
        for table in sheet.tables:
            tables += 1
            parts[path := f"xl/tables/table{tables}.xml"] = table_part(table, tables)
            kinds.append((path, f"{_SHEET}.table"))
        if sheet.charts:
            parts[path := f"xl/drawings/drawing{number}.xml"] = drawing_part(sheet.charts)
            parts[f"xl/drawings/_rels/drawing{number}.xml.rels"] = drawing_relations(charts + 1, len(sheet.charts))
            kinds.append((path, f"{_OFFICE}.drawing"))
        for chart in sheet.charts:
            charts += 1
            parts[path := f"xl/charts/chart{charts}.xml"] = chart_part(chart)
            kinds.append((path, f"{_OFFICE}.drawingml.chart"))
    parts["[Content_Types].xml"] = _content_types([*kinds, ("xl/workbook.xml", f"{_SHEET}.sheet.main")])
    packed_parts = {name: part if isinstance(part, Packed) else packed_stream([_as_text(part)]) for name, part in parts.items()}
    del packed, parts
    packed_parts[CUSTOM] = packed_stream([_custom_part(sealed(packed_parts))])
    cuts = {name: part.cuts for name, part in packed_parts.items() if part.cuts}
    pack(out, packed_parts)
    return cuts


class InStretches(NamedTuple):
    """The rows of a large table in stretches, each with its key where that can be told without the rows; and those that must be written."""

    groups: Grouped[Any]
    stretches: tuple[tuple[Stretch, bytes], ...]
    new: tuple[Stretch, ...]
    size: int  # about how many cells there are to write


def in_stretches(sheet: Sheet, formats: Formats, kept: Kept | None) -> InStretches | None:
    """The rows of a sheet; those that must be written are at hand then, once for all processes. None where there are not many."""
    if not sheet.bulk or not sheet.bulk.is_large:
        return None
    bulk, groups = sheet.bulk, sheet.bulk.groups()
    key_of = keys_of_stretches(bulk, formats)
    cut = tuple((one, key_of(one) if all(one.keys) else b"") for one in stretches(groups))
    new = tuple(stretch for stretch, key in cut if not key or not kept or key not in kept)
    for stretch in new:
        for group in groups.groups_at(stretch.start, stretch.stop):
            groups.fetch(group)
    return InStretches(groups, cut, new, sum(stretch.stop - stretch.start for stretch in new) * len(bulk.columns))


def _packed_sheet(
    sheets: Sequence[Sheet],
    cut: Sequence[InStretches | None],
    formats: Formats,
    mark: str,
    places: Places | None,
    kept: Kept | None,
    number: int,
) -> Packed:
    sheet, own, aside = sheets[number], cut[number], places(number) if places else None
    if sheet.bulk and own:
        return joined_pieces(_large_sheet(sheet, sheet.bulk._replace(records=own.groups), own, formats, mark, kept), aside)
    return packed_stream(sheet_pieces(sheet, formats, mark), aside)


def _large_sheet(
    sheet: Sheet, bulk: Bulk, cut: InStretches, formats: Formats, mark: str, kept: Kept | None
) -> Iterator[tuple[bytes, Piece]]:
    """The pieces of a sheet whose rows say nothing of their place, each with its key: those that are kept are not written again."""
    yield b"", packed_piece(f"{sheet_head(sheet, formats)}<sheetData>{''.join([row_xml(row, formats) for row in sheet.rows])}")
    key_of = keys_of_stretches(bulk, formats)
    for stretch, told in cut.stretches:
        key = told or key_of(stretch)
        yield key, (kept(key) if kept else None) or packed_piece(loose_xml(bulk, bulk.records[stretch.start : stretch.stop], formats))
    yield b"", packed_piece(f"</sheetData>{sheet_tail(sheet, mark)}", is_last=True)


def pack(out: BinaryIO, parts: dict[str, Packed]) -> None:
    """Writes a zip of the parts, the list of content types first, with nothing in it that differs from run to run or machine to machine. `parts` is
    emptied on the way: of ten thousand texts they are 200 MB."""
    first = "[Content_Types].xml"
    zip_into(out, ((name, parts.pop(name)) for name in sorted(parts, key=lambda part: (part != first, part))))


def _as_text(part: str | bytes) -> str:
    return part if isinstance(part, str) else part.decode()


def _text(text: str) -> str:
    return xml_text(escape(text))


def sheet_part(sheet: Sheet, formats: Formats, mark: str) -> str:
    """A whole worksheet."""
    return "".join(sheet_pieces(sheet, formats, mark))


def sheet_pieces(sheet: Sheet, formats: Formats, mark: str) -> Iterator[str]:
    """The same piece by piece: only some hundred rows are held at once."""
    yield f"{sheet_head(sheet, formats)}<sheetData>"
    yield "".join([row_xml(row, formats) for row in sheet.rows])
    if sheet.bulk:
        yield from bulk_xml(sheet.bulk, formats)
    yield f"</sheetData>{sheet_tail(sheet, mark)}"


def _workbook_part(sheets: Sequence[Sheet]) -> str:
    held = "".join(
        f'<sheet xmlns:r="{RELS}" name="{sheet.name}" sheetId="{number}" state="{"hidden" if sheet.hidden else "visible"}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    names = [f'<definedName name="{name}">{xml_text(refers_to)}</definedName>' for sheet in sheets for name, refers_to in sheet.names]
    for number, sheet in enumerate(sheets):
        if sheet.frozen:
            column = f"'{sheet.name}'!$A:$A," if sheet.pages_across > 1 else ""
            names.append(f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">{column}\'{sheet.name}\'!$1:$1</definedName>')
        if sheet.print_area:
            names.append(f'<definedName name="_xlnm.Print_Area" localSheetId="{number}">\'{sheet.name}\'!{sheet.print_area}</definedName>')
    view = (
        '<workbookView visibility="visible" minimized="0" showHorizontalScroll="1" showVerticalScroll="1" showSheetTabs="1" tabRatio="600"'
        ' firstSheet="0" activeTab="0" autoFilterDateGrouping="1"/>'
    )
    return (
        f'<workbook xmlns="{MAIN}"><workbookPr/><workbookProtection/><bookViews>{view}</bookViews><sheets>{held}</sheets>'
        f'<definedNames>{"".join(names)}</definedNames><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    )


def _workbook_relations(sheets: Sequence[Sheet]) -> str:
    targets = [("worksheet", f"/xl/worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    return _relations((f"{RELS}/{kind}", target) for kind, target in (*targets, ("styles", "styles.xml"), ("theme", "theme/theme1.xml")))


def _package_relations() -> str:
    return _relations(
        (
            (f"{RELS}/officeDocument", "xl/workbook.xml"),
            (f"{PACKAGE_RELS}/metadata/core-properties", "docProps/core.xml"),
            (f"{RELS}/extended-properties", "docProps/app.xml"),
            (f"{RELS}/custom-properties", "docProps/custom.xml"),
        )
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    rows = (f'<Relationship Type="{kind}" Target="{target}" Id="rId{number}"/>' for number, (kind, target) in enumerate(targets, start=1))
    return f'<Relationships xmlns="{PACKAGE_RELS}">{"".join(rows)}</Relationships>'


def _content_types(kinds: Sequence[tuple[str, str]]) -> str:
    rows = (f'<Override PartName="/{part}" ContentType="{kind}+xml"/>' for part, kind in kinds)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(rows)}</Types>"
    )


def _core_part(title: str, as_of: date | None) -> str:
    """Title and date, no author. The date is the matrix's own: a clock would make every run's file another one."""
    moment = f"{(as_of or EPOCH).isoformat()}T00:00:00Z"
    shown = _text(title)
    space = ' xml:space="preserve"' if shown.strip() and shown != shown.strip() else ""
    head = f"<dc:title {_DC}{space}>{shown}</dc:title>" if shown else f"<dc:title {_DC}/>"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"{head}<dc:subject {_DC}>Event matrix of a bilateral relationship</dc:subject>"
        f"<dc:language {_DC}>en</dc:language><dcterms:created {_TERMS}>{moment}</dcterms:created>"
        f"<dcterms:modified {_TERMS}>{moment}</dcterms:modified></cp:coreProperties>"
    )


def _app_part() -> str:
    """Names the program that made the file: a viewer that trusts figures of Excel's must calculate ours itself."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>briefgen</Application><AppVersion>3.1</AppVersion></Properties>"
    )


def _custom_part(seal: str) -> str:
    value = '<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        f'<property name="{SCHEMA_PROPERTY}" fmtid="{_FORMAT_ID}" pid="2">{value}{SCHEMA_VERSION}</vt:lpwstr></property>'
        f'<property name="{SEAL_PROPERTY}" fmtid="{_FORMAT_ID}" pid="3">{value}{seal}</vt:lpwstr></property></Properties>'
    )
