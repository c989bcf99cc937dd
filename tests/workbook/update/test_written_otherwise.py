"""The same workbook as other programs, older formats and odd hands write its XML and its zip: read alike, brought up to date alike, or refused with
a reason. Every fault that these found in the update has its line here."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from lxml import etree

from briefgen.errors import WorkbookError
from briefgen.workbook import plan
from briefgen.workbook.create import write_workbook
from briefgen.workbook.update.apply import Existing
from tests.workbook.update.books import changed_parts, parts_of, with_parts
from tests.workbook.update.people_edit import Book
from tests.workbook.update.test_features import AFTER, MADE, SHEET, owned, sheets_with
from tests.workbook.update.test_survival import FIRST

PARTS = parts_of(MADE)
EVENTS = PARTS[SHEET].decode()
MAIN = "xl/workbook.xml"
TABLE, _ = Book(MADE).table("Events")
_, BASELINE = Book(MADE).table("BriefgenBaseline")
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def sheets(change: Callable[[str], str], *more: str) -> bytes:
    """Every worksheet, and the parts in `more`, written otherwise."""
    names = [name for name in PARTS if name.startswith(("xl/worksheets/sheet", *more))]
    return with_parts(MADE, {name: change(PARTS[name].decode()).encode() for name in names})


def events(pattern: str, new: str | Callable[[re.Match[str]], str], flags: re.RegexFlag = re.NOFLAG) -> bytes:
    changed = re.sub(pattern, new, EVENTS, flags=flags)
    assert changed != EVENTS
    return with_parts(MADE, {SHEET: changed.encode()})


def strict() -> bytes:
    def change(content: bytes) -> bytes:
        for old, new in STRICT:
            content = content.replace(old, new)
        return content

    return with_parts(MADE, {name: change(content) for name, content in PARTS.items() if name.endswith((".xml", ".rels"))})


def strict_dates() -> bytes:
    """Dates as ISO text, as the strict format writes them."""

    def day(found: re.Match[str]) -> str:
        return f'<c r="{found[1]}" s="{found[2]}" t="d"><v>{date(1899, 12, 30) + timedelta(int(found[3]))}T00:00:00</v>'

    sheet = parts_of(strict())[SHEET].decode()
    return with_parts(strict(), {SHEET: re.sub(r'<c r="(B\d+)" s="(\d+)"><v>(\d+)</v>', day, sheet).encode()})


def from_1904() -> bytes:
    def day(found: re.Match[str]) -> str:
        return f"{found[1]}{int(found[2]) - 1462}</v>"

    sheet = re.sub(r'(<c r="B\d+" s="\d+"><v>)(\d+)</v>', day, EVENTS)
    return with_parts(MADE, {SHEET: sheet.encode(), MAIN: PARTS[MAIN].replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)})


def prefixed(content: str) -> str:
    content = re.sub(r"<(/?)(?=[a-zA-Z])(?![a-zA-Z0-9]+:)", r"<\1x:", content)
    return content.replace("xmlns=", "xmlns:x=")


def indented(content: str) -> str:
    return etree.tostring(etree.fromstring(content.encode()), pretty_print=True).decode()


def single_quoted(content: str) -> str:
    return re.sub(r"<[^<>!?']*>", lambda tag: tag[0].replace('"', "'"), content)


def shared(item: Callable[[str], str]) -> bytes:
    """Texts as shared strings, each as `item` writes it."""
    texts: list[str] = []

    def number(found: re.Match[str]) -> str:
        texts.append(found[3])
        return f'<c{found[1]}t="s"{found[2]}><v>{len(texts) - 1}</v></c>'

    parts = {
        name: re.sub(r'<c( [^>]*?)t="inlineStr"([^>]*)><is>(.*?)</is></c>', number, content.decode(), flags=re.DOTALL).encode()
        for name, content in PARTS.items()
        if name.startswith("xl/worksheets/sheet")
    }
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
    relation = f'<Relationship Id="strings" Type="{STRICT[1][0].decode()}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    relations = "xl/_rels/workbook.xml.rels"
    return with_parts(
        MADE,
        {
            **parts,
            "xl/sharedStrings.xml": f'<sst xmlns="{STRICT[0][0].decode()}">{"".join(map(item, texts))}</sst>'.encode(),
            "[Content_Types].xml": PARTS["[Content_Types].xml"].replace(b"</Types>", types),
            relations: PARTS[relations].replace(b"</Relationships>", relation.encode()),
        },
    )


def zipped(*, method: int = zipfile.ZIP_DEFLATED, extra: bytes = b"", zip64: bool = False, streamed: bool = False) -> bytes:
    stream = _Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in PARTS.items():
            info = zipfile.ZipInfo(name, (2024, 2, 29, 23, 59, 58))
            info.compress_type, info.extra, info.comment = method, extra, b"ours"
            with archive.open(info, "w", force_zip64=zip64) as entry:
                entry.write(content)
        archive.comment = b"the desk's"
    return stream.getvalue()


class _Pipe(io.BytesIO):
    """Goes forward only, so that sizes stand behind the entries."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


def without_places() -> bytes:
    """As tables of many rows are written."""
    with patch.object(plan, "LARGE", 1):
        return write_workbook(FIRST)


def without_table() -> bytes:
    """Table Design > Convert to Range."""
    relations = SHEET.replace("worksheets/", "worksheets/_rels/") + ".rels"
    held = {name: content for name, content in PARTS.items() if name != TABLE}
    held[relations] = re.sub(rb"<Relationship [^>]*tables/[^>]*/>", b"", held[relations])
    held[SHEET] = re.sub(rb"<tableParts.*?</tableParts>|<tableParts[^>]*/>", b"", held[SHEET], flags=re.DOTALL)
    held["[Content_Types].xml"] = re.sub(rb'<Override PartName="/%s"[^>]*/>' % TABLE.encode(), b"", held["[Content_Types].xml"])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return stream.getvalue()


def copied_sheet() -> bytes:
    """Move or Copy > Create a copy of Events: it stands before the first, its table has another name."""
    relations = SHEET.replace("worksheets/", "worksheets/_rels/") + ".rels"
    of_table = re.sub(rb' id="\d+"', b' id="99"', PARTS[TABLE].replace(b'"Events"', b'"Events_1"'), count=1)
    entry = f'<sheets><sheet xmlns:r="{STRICT[1][0].decode()}" name="Events (2)" sheetId="99" r:id="copy"/>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}{what}+xml"/>'
        for part, what in (("xl/worksheets/sheet99.xml", "worksheet"), ("xl/tables/table99.xml", "table"))
    )
    relation = f'<Relationship Id="copy" Type="{STRICT[1][0].decode()}/worksheet" Target="worksheets/sheet99.xml"/></Relationships>'
    return with_parts(
        MADE,
        {
            "xl/worksheets/sheet99.xml": PARTS[SHEET],
            "xl/worksheets/_rels/sheet99.xml.rels": PARTS[relations].replace(TABLE.rpartition("/")[2].encode(), b"table99.xml"),
            "xl/tables/table99.xml": of_table,
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", f"{types}</Types>".encode()),
            "xl/_rels/workbook.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode()),
            MAIN: lambda old: old.replace(b"<sheets>", entry, 1),
        },
    )


def renamed(heading: str) -> bytes:
    cell = f'<t xml:space="preserve">{heading}</t>'.encode()
    return with_parts(
        MADE,
        {
            SHEET: lambda old: old.replace(b"<t>City</t>", cell, 1),
            TABLE: lambda old: old.replace(b'name="City"', f'name="{heading}"'.encode(), 1),
        },
    )


ALIKE: dict[str, Callable[[], bytes]] = {
    "strict Open XML": strict,
    "strict Open XML, dates as text": strict_dates,
    "dates from 1904": from_1904,
    "a namespace prefix on sheets and tables": lambda: sheets(prefixed, "xl/tables/", MAIN, "xl/styles.xml"),
    "single quotes": lambda: sheets(single_quoted, "xl/tables/"),
    "single quotes in some cells and rows": lambda: events(r'r="(A3|I2|4)"', r"r='\1'"),
    "indented": lambda: sheets(indented, "xl/tables/", MAIN),
    "indented, with the line ends of Windows": lambda: sheets(lambda content: indented(content).replace("\n", "\r\n")),
    "a byte order mark": lambda: sheets("\ufeff".__add__, "xl/tables/", MAIN),
    "places behind the formats": lambda: events(r'<(c|row) (r="\w+")((?: \w+="[^"]*")+)', r"<\1\3 \2"),
    "rows and cells without places": without_places,
    "places behind the formats in one row": lambda: events(r'<row (r="3")((?: \w+="[^"]*")+)', r"<row\2 \1"),
    "hints of Excel in rows": lambda: events(r'<row r="(\d+)"', r'<row r="\1" spans="1:48" xmlns:a="urn:a" a:dyDescent="0.25"'),
    "without dimension and columns": lambda: events(r"<dimension [^>]*/>|<cols>.*?</cols>", "", re.DOTALL),
    "shared strings": lambda: shared(lambda text: f"<si>{text}</si>"),
    "addresses from the root": lambda: with_parts(
        MADE, {"xl/_rels/workbook.xml.rels": lambda old: re.sub(rb'Target="(?!/)', b'Target="/xl/', old)}
    ),
    "another name of the sheet": lambda: with_parts(
        MADE, {MAIN: lambda old: old.replace(b'name="Events"', b'name="Bob\'s &amp; &quot;ours&quot;"', 1)}
    ),
    "a locked structure": lambda: with_parts(
        MADE, {MAIN: lambda old: re.sub(rb"<workbookProtection[^>]*/>", b'<workbookProtection lockStructure="1"/>', old)}
    ),
    "no order to calculate": lambda: with_parts(MADE, {MAIN: lambda old: re.sub(rb"<calcPr[^>]*/>", b"", old)}),
    "stored entries": lambda: zipped(method=zipfile.ZIP_STORED),
    "sizes behind the entries": lambda: zipped(streamed=True),
    "zip64": lambda: zipped(zip64=True),
    "extra fields and comments": lambda: zipped(extra=b"UT\x05\x00\x01\x00\x00\x00\x00"),
    "no table": without_table,
    "a copy of the sheet": copied_sheet,
    "a heading with a space behind it": lambda: renamed("City "),
    "a heading in capitals": lambda: renamed("CITY"),
    "another heading": lambda: renamed("Ort"),
}


@pytest.mark.parametrize("manner", ALIKE)
def test_a_workbook_written_otherwise_is_brought_up_to_date_all_the_same(manner: str) -> None:
    data = ALIKE[manner]()
    update = Existing.of(data, "x.xlsx").update(AFTER)
    assert [change.kind for change in update.changes] == ["changed", "row added"]
    assert changed_parts(data, update.data) <= owned(MADE) | sheets_with(MADE, "Events", "BriefgenBaseline")
    again = Existing.of(update.data, "x.xlsx")
    assert again.update(AFTER).changes == ()
    held = {event.event_id: event for event in again.matrix().events}
    assert [(held[event.event_id].city, held[event.event_id].date_start) for event in AFTER.events] == [
        (event.city, event.date_start) for event in AFTER.events
    ]


@pytest.mark.parametrize(
    "item",
    [
        lambda text: f"<si><r><rPr><b/></rPr>{text}</r><r><t/></r></si>",  # a part of it in bold
        lambda text: f'<si>{text}<rPh sb="0" eb="1"><t>カナ</t></rPh></si>',  # how to read it aloud
    ],
)
def test_a_text_in_several_looks_is_proposed_not_written_over(item: Callable[[str], str]) -> None:
    update = Existing.of(shared(item), "x.xlsx").update(AFTER)
    assert [change.kind for change in update.changes] == ["row added", "proposed"]


def test_rows_that_people_hid_below_the_table_are_shown_when_something_comes_into_them() -> None:
    data = events("</sheetData>", '<row r="6" ht="15" hidden="1"/><row r="7" hidden="1"/></sheetData>')
    sheet = parts_of(Existing.of(data, "x.xlsx").update(AFTER).data)[SHEET]
    assert b'<row r="6" ht="15"><c r="A6"' in sheet
    assert b'<row r="7" hidden="1"/>' in sheet


def test_an_emptied_baseline_is_made_anew_once() -> None:
    data = with_parts(MADE, {BASELINE: lambda old: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", old, flags=re.DOTALL)})
    first = Existing.of(data, "x.xlsx").update(AFTER)
    assert [change.kind for change in first.changes] == ["row added", "proposed"]
    assert Existing.of(first.data, "x.xlsx").update(AFTER).changes == ()  # it was proposed again, in a further sheet Baseline, at each run


@pytest.mark.parametrize("rows", ["<sheetData/>", "<sheetData></sheetData>"])
def test_a_sheet_without_rows_is_left_out_with_a_word(rows: str) -> None:
    evidence = next(part for part, content in PARTS.items() if b"<t>Quote</t>" in content and "sheet" in part)
    data = with_parts(MADE, {evidence: lambda old: re.sub(rb"<sheetData>.*</sheetData>", rows.encode(), old, flags=re.DOTALL)})
    update = Existing.of(data, "x.xlsx").update(AFTER)
    assert update.notes == ("the table Evidence was not found; what belongs into it is left out",)
    assert parts_of(update.data)[evidence] == parts_of(data)[evidence]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "UTF-16": (
        lambda: with_parts(MADE, {SHEET: re.sub(r"<\?xml.*?\?>", '<?xml version="1.0" encoding="UTF-16"?>', EVENTS).encode("utf-16")}),
        "a part worksheet is not written in UTF-8",
    ),
    "a comment of XML": (lambda: events("<sheetData>", "<!-- ours --><sheetData>"), "a part worksheet holds comments or other unusual XML"),
    "a marked section": (lambda: events("<t>City</t>", "<t><![CDATA[City]]></t>"), "a part worksheet holds comments or other unusual XML"),
}


@pytest.mark.parametrize("manner", REFUSED)
def test_what_cannot_be_written_to_with_certainty_is_refused_with_a_remedy(manner: str) -> None:
    make, said = REFUSED[manner]
    with pytest.raises(WorkbookError) as fault:
        Existing.of(make(), "x.xlsx").update(AFTER)
    assert (fault.value.what, fault.value.fix.partition(",")[0]) == (said, "open it in Excel and save it again")
