"""What is in a workbook, whoever made it: each kind of thing is told, and no file, however odd, ends in a crash."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from xlsxwriter import Workbook as XlsxWriter

from briefgen.errors import WorkbookError
from briefgen.workbook.census import Census, take_census
from briefgen.workbook.create import write_workbook

from .edits import edited
from .sample import sample_matrix

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _made(make: Callable[[Any], None]) -> bytes:
    stream = io.BytesIO()
    with XlsxWriter(stream, {"in_memory": True}) as book:
        make(book)
    return stream.getvalue()


def _with(data: bytes, parts: dict[str, bytes], relations: dict[str, str], of: str = "_rels/.rels") -> bytes:
    """`data` with more parts, and with relations (type -> target) in the list of relations `of`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == of:
                more = "".join(
                    f'<Relationship Id="x{n}" Type="http://x/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(relations.items())
                )
                content = content.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            new.writestr(name, parts.get(name, content))
        for name, content in parts.items():
            if name not in old.namelist():
                new.writestr(name, content)
    return stream.getvalue()


def _census(data: bytes) -> Census:
    return take_census(data, "x.xlsx")


def test_a_workbook_of_ours_carries_nothing_unseen() -> None:
    census = _census(write_workbook(sample_matrix()))
    assert census.carried == ()
    assert census.features["charts"] == 2
    assert census.properties["Application"] == "briefgen"
    assert (census.refusal, census.is_signed, census.has_macros, census.damaged) == ("", False, False, ())
    assert "xl/worksheets/sheet2.xml" in census.touched
    assert not any(part.startswith(("xl/charts", "xl/theme", "docProps")) for part in census.touched)


def test_what_people_left_in_it_is_told() -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Draft").sheet_state = "hidden"
        book.create_sheet("Names of staff").sheet_state = "veryHidden"
        book["Events"].row_dimensions[3].hidden = True
        book["Sources"].column_dimensions["R"].hidden = True
        from openpyxl.comments import Comment
        from openpyxl.workbook.defined_name import DefinedName

        book["Events"]["A2"].comment = Comment("ask Bo", "Ann")
        book.defined_names["our_rate"] = DefinedName("our_rate", attr_text="Events!$A$1")
        book.properties.creator = "Ann Moss"

    assert _census(edited(sample_matrix(), edit)).carried == (
        ("hidden rows", "Events", "1 on the sheet Events"),
        ("hidden columns", "Sources", "1 on the sheet Sources"),
        ("hidden sheet", "Draft", "Draft"),
        ("hidden sheet", "Names of staff", "Names of staff (only a macro can show it)"),
        ("defined name", "", "our_rate"),
        ("comment", "", "1 in all"),
        ("author", "", "creator is Ann Moss"),
    )


def test_features_of_other_programs_are_counted() -> None:
    def make(book: XlsxWriter) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write_formula("A1", "=[Rates.xlsx]Sheet1!A1")
        sheet.write_url("A2", "https://desk.example/a?b=1")
        sheet.write_url("A3", "internal:Plan!A1")
        sheet.write_comment("A4", "look")
        sheet.merge_range("B1:C1", "x")
        sheet.conditional_format("A1:A5", {"type": "data_bar"})
        sheet.data_validation("A1", {"validate": "list", "source": ["a"]})
        sheet.add_sparkline("D1", {"range": "Plan!A1:A5"})
        sheet.protect()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Plan!$A$1:$A$5"})
        sheet.insert_chart("F1", chart)

    census = _census(_made(make))
    assert census.features == {
        "charts": 1,
        "conditional formats": 1,
        "drop-downs and input rules": 1,
        "formulas": 1,
        "links in cells": 2,
        "merged ranges": 1,
        "protected sheets": 1,
        "sheets with notes": 1,
        "sparklines": 1,
    }
    assert census.addresses == {"desk.example": 1}
    assert census.touched == ()


def test_labels_signatures_and_macros_are_told() -> None:
    plain = _made(lambda book: book.add_worksheet())
    label = b'<clbl:labelList xmlns:clbl="x"><clbl:label id="{1-2}" enabled="1"/><clbl:label id="{3-4}" enabled="0"/></clbl:labelList>'
    labelled = _with(plain, {"docMetadata/LabelInfo.xml": label}, {"classificationlabels": "docMetadata/LabelInfo.xml"})
    assert _census(labelled).labels == ("label {1-2}",)
    custom = (
        b'<Properties xmlns="x" xmlns:vt="y"><property name="MSIP_Label_0a-1b_Name"><vt:lpwstr>Confidential</vt:lpwstr></property>'
        b'<property name="MSIP_Label_0a-1b_SiteId"><vt:lpwstr>77</vt:lpwstr></property></Properties>'
    )
    assert _census(_with(plain, {"docProps/custom.xml": custom}, {"custom-properties": "docProps/custom.xml"})).labels == ("Confidential",)
    signed = _census(_with(plain, {"_xmlsignatures/origin.sigs": b""}, {"digital-signature/origin": "_xmlsignatures/origin.sigs"}))
    assert signed.is_signed and signed.touched == ()
    assert signed.refusal == (
        "this workbook is digitally signed, and any change would break the signature; it stays as it is; "
        "remove the signature (File > Info), or write a new workbook"
    )
    macros = _with(plain, {"xl/vbaProject.bin": b"\0"}, {"vbaProject": "vbaProject.bin"}, "xl/_rels/workbook.xml.rels")
    assert _census(macros).has_macros


def test_a_damaged_part_is_named_and_the_rest_is_told() -> None:
    data = _with(write_workbook(sample_matrix()), {"xl/worksheets/sheet3.xml": b"<worksheet", "docProps/app.xml": b"?"}, {})
    census = _census(data)
    assert set(census.damaged) == {"xl/worksheets/sheet3.xml", "docProps/app.xml"}
    assert len(census.sheets) > 10


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.xlsx: this is not an Excel workbook\n  fix: give the .xlsx workbook that briefgen wrote"),
        (
            OLE + b"\0" * 600,
            "x.xlsx: this is an Excel file in the old format or one with a password\n"
            "  fix: open it in Excel, remove the password under File > Info, and save it as .xlsx",
        ),
    ],
)
def test_what_cannot_be_looked_into(data: bytes, message: str) -> None:
    with pytest.raises(WorkbookError) as fault:
        _census(data)
    assert str(fault.value) == message


def test_other_office_files_are_called_by_their_name() -> None:
    from docx import Document

    stream = io.BytesIO()
    Document().save(stream)
    with pytest.raises(WorkbookError) as fault:
        _census(stream.getvalue())
    assert str(fault.value) == ("x.xlsx: this is a Word document, not an Excel workbook\n  fix: give an Excel workbook (.xlsx or .xlsm)")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(WorkbookError) as fault:
        _census(stream.getvalue())
    assert fault.value.what == "this is a zip file, but no Office document"


def test_a_zip_bomb_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (30 * 1024 * 1024))
    with pytest.raises(WorkbookError) as fault:
        _census(stream.getvalue())
    assert fault.value.what == "this file would unpack to 30 MB, far more than a workbook of its size holds"


def test_any_part_may_be_missing_or_rubbish() -> None:
    whole = write_workbook(sample_matrix())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = archive.namelist()
    for name in names:
        for content in (b"", b"\xff\xfe<", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"):
            try:
                _census(_with(whole, {name: content}, {}))
            except WorkbookError as fault:
                assert fault.what and fault.fix


def test_a_sheet_saved_by_another_program_is_counted_alike() -> None:
    stream = io.BytesIO()
    load_workbook(io.BytesIO(write_workbook(sample_matrix()))).save(stream)
    ours, theirs = _census(write_workbook(sample_matrix())), _census(stream.getvalue())
    assert {name: number for name, number in theirs.features.items() if name != "charts"} == {
        name: number for name, number in ours.features.items() if name != "charts"
    }
