"""What programs lose when they load and save a workbook, one workbook for each: after an update every part but the tool's is byte for byte as it was.

The list is that of a study of 1,015 real workbooks. What XlsxWriter can make, it makes, on a sheet of people's own or on the tool's sheets; the rest
is put in as parts, relations and elements, written by hand.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from xlsxwriter import Workbook as XlsxWriter
from xlsxwriter.worksheet import Worksheet as XlsxSheet

from briefgen.errors import WorkbookError
from briefgen.model import Event
from briefgen.workbook.update.apply import update_workbook
from tests.workbook.update.books import changed_parts, parts_of, with_parts
from tests.workbook.update.other_programs import copied
from tests.workbook.update.test_survival import FIRST, MADE

AFTER = replace(FIRST, events=(replace(FIRST.events[0], city="Đà Nẵng"), *FIRST.events[1:], Event("EV-more", name="A new one")))
SHEET = "xl/worksheets/sheet2.xml"  # Events
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\5\0\1\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"


@dataclass(frozen=True)
class Part:
    """A part put in by hand: what it is, and which part refers to it by which relation."""

    path: str
    content: bytes
    kind: str
    relation: str
    owner: str = "xl/workbook.xml"


def xml(name: str, namespace: str = MAIN, inside: str = "") -> bytes:
    return f'<{name} xmlns="{namespace}">{inside}</{name}>'.encode()


RAW: dict[str, list[Part]] = {
    "threaded comments": [
        Part(
            "xl/threadedComments/threadedComment1.xml",
            xml("ThreadedComments", f"{MS}/spreadsheetml/2018/threadedcomments"),
            "application/vnd.ms-excel.threadedcomments+xml",
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
            SHEET,
        ),
        Part(
            "xl/persons/person.xml",
            xml("personList", f"{MS}/spreadsheetml/2018/threadedcomments"),
            "application/vnd.ms-excel.person+xml",
            "http://schemas.microsoft.com/office/2017/10/relationships/person",
        ),
    ],
    "slicers": [
        Part(
            "xl/slicers/slicer1.xml",
            xml("slicers", f"{MS}/spreadsheetml/2009/9/main"),
            "application/vnd.ms-excel.slicer+xml",
            "http://schemas.microsoft.com/office/2007/relationships/slicer",
            SHEET,
        ),
        Part(
            "xl/slicerCaches/slicerCache1.xml",
            xml("slicerCacheDefinition", f"{MS}/spreadsheetml/2009/9/main"),
            "application/vnd.ms-excel.slicerCache+xml",
            "http://schemas.microsoft.com/office/2007/relationships/slicerCache",
        ),
    ],
    "timelines": [
        Part(
            "xl/timelines/timeline1.xml",
            xml("timelines", f"{MS}/spreadsheetml/2010/11/main"),
            "application/vnd.ms-excel.timeline+xml",
            "http://schemas.microsoft.com/office/2011/relationships/timeline",
            SHEET,
        )
    ],
    "pivot table by table name": [
        Part(
            "xl/pivotTables/pivotTable1.xml",
            xml("pivotTableDefinition"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml",
            f"{RELS}/pivotTable",
            SHEET,
        ),
        Part(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            xml("pivotCacheDefinition", inside='<cacheSource type="worksheet"><worksheetSource name="Events"/></cacheSource>'),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
            f"{RELS}/pivotCacheDefinition",
        ),
        Part(
            "xl/pivotCache/pivotCacheRecords1.xml",
            xml("pivotCacheRecords"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheRecords+xml",
            f"{RELS}/pivotCacheRecords",
            "xl/pivotCache/pivotCacheDefinition1.xml",
        ),
    ],
    "connections": [
        Part(
            "xl/connections.xml",
            xml("connections"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml",
            f"{RELS}/connections",
        )
    ],
    "query tables": [
        Part(
            "xl/queryTables/queryTable1.xml",
            xml("queryTable"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml",
            f"{RELS}/queryTable",
            "xl/tables/table9.xml",
        )
    ],
    "data model": [
        Part(
            "xl/model/item.data",
            b"\x00model",
            "application/vnd.openxmlformats-officedocument.model+data",
            "http://schemas.microsoft.com/office/2011/relationships/powerPivotData",
        )
    ],
    "external links": [
        Part(
            "xl/externalLinks/externalLink1.xml",
            xml("externalLink"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
            f"{RELS}/externalLink",
        )
    ],
    "printer settings": [
        Part(
            "xl/printerSettings/printerSettings1.bin",
            b"\x00\x01printer",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
            f"{RELS}/printerSettings",
            SHEET,
        )
    ],
    "custom sheet properties": [
        Part(
            "xl/customProperty1.bin",
            b"\x00own",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty",
            f"{RELS}/customProperty",
            SHEET,
        )
    ],
    "form controls": [
        Part(
            "xl/ctrlProps/ctrlProp1.xml",
            xml("formControlPr", f"{MS}/spreadsheetml/2009/9/main"),
            "application/vnd.ms-excel.controlproperties+xml",
            f"{RELS}/ctrlProp",
            SHEET,
        )
    ],
    "ActiveX": [
        Part("xl/activeX/activeX1.xml", xml("ocx", f"{MS}/2006/activeX"), "application/vnd.ms-office.activeX+xml", f"{RELS}/control", SHEET)
    ],
    "OLE objects": [
        Part(
            "xl/embeddings/oleObject1.bin",
            b"\xd0\xcf\x11\xe0",
            "application/vnd.openxmlformats-officedocument.oleObject",
            f"{RELS}/oleObject",
            SHEET,
        )
    ],
    "VBA project": [
        Part(
            "xl/vbaProject.bin",
            b"\xd0\xcf\x11\xe0vba",
            "application/vnd.ms-office.vbaProject",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        )
    ],
    "customXml": [Part("customXml/item1.xml", b"<own/>", "application/xml", f"{RELS}/customXml")],
    "web extensions": [
        Part(
            "xl/webextensions/taskpanes.xml",
            xml("taskpanes", f"{MS}/webextensions/taskpanes/2010/11"),
            "application/vnd.ms-office.webextensiontaskpanes+xml",
            "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
            "",
        )
    ],
    "XML maps": [Part("xl/xmlMaps.xml", xml("MapInfo"), "application/xml", f"{RELS}/xmlMaps")],
    "document thumbnail": [
        Part(
            "docProps/thumbnail.png",
            PNG,
            "image/png",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
            "",
        )
    ],
    "sensitivity label": [
        Part(
            "docMetadata/LabelInfo.xml",
            b'<labelList xmlns="http://schemas.microsoft.com/office/2020/mipLabelMetadata"/>',
            "application/vnd.ms-office.classificationlabels+xml",
            "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
            "",
        )
    ],
    "pictures in cells": [
        Part(
            "xl/richData/rdrichvalue.xml",
            xml("rvData", f"{MS}/spreadsheetml/2017/richdata"),
            "application/vnd.ms-excel.rdrichvalue+xml",
            "http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue",
        ),
        Part(
            "xl/metadata.xml",
            xml("metadata"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml",
            f"{RELS}/sheetMetadata",
        ),
    ],
    "check boxes in cells": [
        Part(
            "xl/featurePropertyBag/featurePropertyBag.xml",
            xml("FeaturePropertyBags", f"{MS}/spreadsheetml/2022/featurepropertybag"),
            "application/vnd.ms-excel.featurepropertybag+xml",
            "http://schemas.microsoft.com/office/2022/11/relationships/FeaturePropertyBag",
        )
    ],
    "chartEx": [
        Part(
            "xl/charts/chartEx1.xml",
            xml("chartSpace", f"{MS}/drawing/2014/chartex"),
            "application/vnd.ms-office.chartex+xml",
            "http://schemas.microsoft.com/office/2014/relationships/chartEx",
            "xl/drawings/drawing9.xml",
        ),
        Part(
            "xl/drawings/drawing9.xml",
            xml("wsDr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
            "application/vnd.openxmlformats-officedocument.drawing+xml",
            f"{RELS}/drawing",
            SHEET,
        ),
    ],
    "SmartArt": [
        Part(
            "xl/diagrams/data1.xml",
            xml("dataModel", "http://schemas.openxmlformats.org/drawingml/2006/diagram"),
            "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
            f"{RELS}/diagramData",
            "xl/drawings/drawing8.xml",
        ),
        Part(
            "xl/drawings/drawing8.xml",
            xml("wsDr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
            "application/vnd.openxmlformats-officedocument.drawing+xml",
            f"{RELS}/drawing",
            SHEET,
        ),
    ],
    "calculation chain": [
        Part(
            "xl/calcChain.xml",
            xml("calcChain", inside='<c r="A1" i="1"/>'),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
            f"{RELS}/calcChain",
        )
    ],
}
# Elements of the sheet Events, and where in it they stand.
ELEMENTS: dict[str, tuple[str, str]] = {
    "custom views": (
        '<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000001}"/></customSheetViews>',
        "<conditionalFormatting",
    ),
    "allow edit ranges": ('<protectedRanges><protectedRange sqref="B2:B3" name="Desk"/></protectedRanges>', "<conditionalFormatting"),
    "sheet protection": (
        '<sheetProtection sheet="1" objects="1" scenarios="1" algorithmName="SHA-512" hashValue="x" saltValue="y" spinCount="1"/>',
        "<conditionalFormatting",
    ),
    "scenarios": (
        '<scenarios><scenario name="Best" count="1"><inputCells r="B2" val="1"/></scenario></scenarios>',
        "<conditionalFormatting",
    ),
    "cell watches": ('<cellWatches><cellWatch r="B2"/></cellWatches>', "<tableParts"),
    "page breaks": ('<rowBreaks count="1" manualBreakCount="1"><brk id="3" max="16383" man="1"/></rowBreaks>', "<ignoredErrors"),
    "x14 conditional formats, validation, sparklines": (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings/></ext></extLst>',
        "</worksheet>",
    ),
}


def _chart(book: XlsxWriter, sheet: XlsxSheet) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Own!$A$1:$A$3", "data_labels": {"custom": [{"value": "our words"}]}, "trendline": {"type": "linear"}})
    chart.set_table()
    sheet.insert_chart("D2", chart, {"description": "alt text"})


MADE_BY: dict[str, Callable[[XlsxWriter, XlsxSheet], Any]] = {
    "charts in detail": _chart,
    "pictures with alt text and a link": lambda book, sheet: sheet.insert_image(
        "B2", "x.png", {"image_data": io.BytesIO(PNG), "description": "a dot", "url": "https://example.org"}
    ),
    "text boxes": lambda book, sheet: sheet.insert_textbox("B2", "our words"),
    "notes": lambda book, sheet: sheet.write_comment("B2", "our words", {"x_scale": 3, "color": "red", "visible": True}),
    "rich text": lambda book, sheet: sheet.write_rich_string("B2", "plain ", book.add_format({"bold": True}), "bold"),
    "dynamic arrays": lambda book, sheet: sheet.write_dynamic_array_formula("B2", "=SORT(A1:A3)"),
    "array formulas": lambda book, sheet: sheet.write_array_formula("B2:B3", "{=A1:A2*2}"),
    "data bars of 2010": lambda book, sheet: sheet.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True}),
    "sparklines": lambda book, sheet: sheet.add_sparkline("B2", {"range": "Own!A1:A3"}),
    "header pictures": lambda book, sheet: sheet.set_header("&L&G", {"image_left": "x.png", "image_data_left": io.BytesIO(PNG)}),
    "a background picture": lambda book, sheet: sheet.set_background(io.BytesIO(PNG)),
    "buttons": lambda book, sheet: sheet.insert_button("B2", {"macro": "Ours", "caption": "Go"}),
    "groups of rows": lambda book, sheet: sheet.set_row(2, None, None, {"level": 1, "hidden": True}),
    "check boxes": lambda book, sheet: sheet.insert_checkbox("B2", True),
    "pictures placed in cells": lambda book, sheet: sheet.embed_image("B2", "x.png", {"image_data": io.BytesIO(PNG)}),
    "document properties": lambda book, sheet: book.set_properties({"title": "ours", "company": "desk"}),
    "merged cells": lambda book, sheet: sheet.merge_range("B2:C3", "ours"),
    "right to left": lambda book, sheet: sheet.right_to_left(),
    "ignored errors": lambda book, sheet: sheet.ignore_errors({"number_stored_as_text": "A1:A9"}),
    "a filter": lambda book, sheet: sheet.autofilter("A1:B3"),
}


def put_in(data: bytes, parts: list[Part]) -> bytes:
    """The workbook with parts put in, as Excel ties them: content type, relation."""
    held = parts_of(data)
    for number, part in enumerate(parts):
        held[part.path] = part.content
        held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(
            b"</Types>", f'<Override PartName="/{part.path}" ContentType="{part.kind}"/></Types>'.encode()
        )
        folder, slash, name = part.owner.rpartition("/")
        path = f"{folder}{slash}_rels/{name}.rels"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        line = f'<Relationship Id="feature{number}" Type="{part.relation}" Target="/{part.path}"/></Relationships>'.encode()
        held[path] = held.get(path, empty).replace(b"</Relationships>", line)
    return with_parts(data, held)


def updated(data: bytes) -> tuple[bytes, set[str]]:
    """The workbook after an update, and the parts that it changed."""
    update = update_workbook(data, AFTER, "x.xlsx")
    assert [change.kind for change in update.changes] == ["changed", "row added"]
    return update.data, changed_parts(data, update.data)


def owned(data: bytes) -> set[str]:
    """The tables Events and Baseline, and the parts that tell of the whole workbook."""
    tables = (b'displayName="Events"', b'displayName="BriefgenBaseline"')
    return {name for name, content in parts_of(data).items() if any(table in content for table in tables)} | {
        "xl/workbook.xml",
        "xl/styles.xml",
    }


def sheets_with(data: bytes, *tables: str) -> set[str]:
    """The sheets that hold these tables, by their relations."""
    held = parts_of(data)
    parts = {
        name.rpartition("/")[2] for name, content in held.items() if any(f'displayName="{table}"'.encode() in content for table in tables)
    }
    return {
        f"xl/worksheets/{name.rpartition('/')[2].removesuffix('.rels')}"
        for name, content in held.items()
        if name.startswith("xl/worksheets/_rels/") and any(f'/{part}"'.encode() in content for part in parts)
    }


def check(data: bytes) -> None:
    _, changed = updated(data)
    assert changed <= owned(data) | sheets_with(data, "Events", "BriefgenBaseline")


@pytest.mark.parametrize("feature", RAW)
def test_parts_of_other_makes_keep_their_bytes(feature: str) -> None:
    check(put_in(MADE, RAW[feature]))


@pytest.mark.parametrize("feature", ELEMENTS)
def test_elements_of_the_tool_s_own_sheet_stay(feature: str) -> None:
    element, before = ELEMENTS[feature]
    sheet = parts_of(MADE)[SHEET].decode()
    assert before in sheet
    data = with_parts(MADE, {SHEET: sheet.replace(before, element + before, 1).encode()})
    check(data)
    assert element.encode() in parts_of(updated(data)[0])[SHEET]


@pytest.mark.parametrize("feature", MADE_BY)
def test_what_xlsxwriter_makes_on_a_sheet_of_people_s_own(feature: str) -> None:
    def own(book: XlsxWriter) -> None:
        sheet = book.add_worksheet("Own")
        for number in range(3):
            sheet.write(number, 0, number)
        MADE_BY[feature](book, sheet)

    check(copied(MADE, own))


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "is digitally signed"),
        (f"{RELS}/revisionHeaders", "is a shared workbook of the old kind"),
    ],
)
def test_signed_and_shared_workbooks_are_refused(relation: str, said: str) -> None:
    owner = "" if "signature" in relation else "xl/workbook.xml"
    data = put_in(MADE, [Part("xl/own.xml", b"<own/>", "application/xml", relation, owner)])
    with pytest.raises(WorkbookError, match=said):
        update_workbook(data, AFTER, "x.xlsx")
