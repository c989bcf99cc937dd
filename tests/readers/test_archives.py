"""Archives and workbooks as inputs: members and listed files, and how far the way into them goes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import ReadoutError
from briefgen.readers import LIMITS, Limits, read_document, read_files

from .forms import mail, paragraph, word, zipped

NOTE = "The ministers of Norway and Senegal met in Dakar on 14 May 2024. Both sides agreed to expand trade.\n"


def named(data: bytes, limits: Limits = LIMITS) -> tuple[list[str], list[tuple[str, str]]]:
    reading = read_files(data, "z.zip", limits)
    return [document.name for document in reading.documents], list(reading.unread)


def locked() -> bytes:
    """An archive whose member says that it is locked with a password."""
    data = bytearray(zipped({"a.txt": NOTE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def test_members_are_inputs_in_the_order_of_their_names() -> None:
    inner = zipped({"c.txt": NOTE})
    members = {
        "b/inner.zip": inner,
        "a.docx": word(paragraph(NOTE)),
        "d.eml": mail(NOTE),
        ".hidden.txt": NOTE,
        "__MACOSX/._a.docx": b"\0",
        "b/": "",
    }
    assert named(zipped(members)) == (["z.zip/a.docx", "z.zip/b/inner.zip/c.txt", "z.zip/d.eml"], [])


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_told() -> None:
    deep = zipped({"three.zip": zipped({"two.zip": zipped({"one.txt": NOTE})})})
    reason = "it lies too deep, in an archive or e-mail in another; take it out, and give it by itself"
    assert named(deep) == ([], [("z.zip/three.zip/two.zip/one.txt", reason)])
    assert named(deep, Limits(nesting=3)) == (["z.zip/three.zip/two.zip/one.txt"], [])


def test_a_way_upwards_in_a_members_name_is_not_taken() -> None:
    members = {"../../etc/passwd": NOTE + "1", "/root/x.txt": NOTE + "2", "C:\\temp\\y.txt": NOTE + "3", "a\nb.txt": NOTE + "4"}
    assert named(zipped(members))[0] == ["z.zip/etc/passwd", "z.zip/root/x.txt", "z.zip/temp/y.txt", "z.zip/a b.txt"]


def test_a_locked_member_is_told_and_the_rest_goes_on() -> None:
    reason = "it is protected by a password; open it with the password, and save it without one"
    assert named(locked()) == ([], [("z.zip/a.txt", reason)])
    assert named(zipped({"in.zip": locked(), "b.txt": NOTE})) == (["z.zip/b.txt"], [("z.zip/in.zip/a.txt", reason)])


def test_a_bomb_stops_at_the_limit_whatever_it_says_of_its_size() -> None:
    bomb = bytearray(zipped({"a.txt": NOTE, "bomb.txt": bytes(3 * 2**20), "c.txt": NOTE + "c"}))
    reason = "it unpacks to more than 1 MB, the most that is read; take out of it what is no readout, or raise the limit: --limit unpacked_mb=NUMBER"
    assert named(bytes(bomb), Limits(unpacked_mb=1)) == (["z.zip/a.txt", "z.zip/c.txt"], [("z.zip/bomb.txt", reason)])
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):  # it claims to have 9 bytes
        at = bomb.index(mark, bomb.index(mark) + 4)
        bomb[at + place : at + place + 4] = (9).to_bytes(4, "little")
    documents, unread = named(bytes(bomb), Limits(unpacked_mb=1))
    assert (documents, unread[0][0]) == (["z.zip/a.txt", "z.zip/c.txt"], "z.zip/bomb.txt")


def test_all_that_a_file_holds_has_one_budget() -> None:
    inner = {f"{number}.txt": NOTE + str(number) + "x" * 200_000 for number in range(4)}
    outer = zipped({f"{number}.zip": zipped(inner) for number in range(4)})
    documents, unread = named(outer, Limits(unpacked_mb=1))
    assert len(documents) == 5
    told = "4 of its files are not read: it unpacks to more than 1 MB, the most that is read; take out of it what is no readout, or raise the limit: "
    assert ("z.zip/2.zip", f"{told}--limit unpacked_mb=NUMBER") in unread
    assert len(unread) == 3  # one for each archive
    documents, unread = named(outer, Limits(members=7))
    assert (len(documents), unread[0][1]) == (
        5, "it holds more than 7 files, the most that is read; split it, or raise the limit: --limit members=NUMBER",
    )  # fmt: skip


def test_a_list_of_members_without_end_is_not_read() -> None:
    data = bytearray(zipped({"a.txt": NOTE}))
    place = data.rindex(b"PK\x05\x06") + 12
    data[place : place + 4] = (2**30).to_bytes(4, "little")
    assert named(bytes(data))[1] == [
        ("z.zip", "the archive's list of members is too long to be read; unpack it, and give the readouts in it")
    ]


def test_one_document_of_an_archive() -> None:
    assert read_document(zipped({"a.txt": NOTE, "b.txt": NOTE}), "z.zip").name == "z.zip/a.txt"
    with pytest.raises(ReadoutError) as caught:
        read_document(zipped({"a/": ""}), "z.zip")
    assert str(caught.value) == "z.zip: this is not one text but a holder of files\n  fix: unpack it, and give the files"


def test_the_parts_of_an_office_file_count(tmp_path: Path) -> None:
    data = word(paragraph("They met. " * 200_000))
    reason = "its part word/document.xml has more than 1 MB, the most that is read; split it, or raise the limit: --limit part_mb=NUMBER"
    assert named(data, Limits(part_mb=1)) == ([], [("z.zip", reason)])


# --- workbooks -----------------------------------------------------------------------------------------------------------------------


def desk(tmp_path: Path, run: Callable[..., Any]) -> None:
    for name, data in (
        ("readouts/a.txt", NOTE.encode()),
        ("readouts/b.zip", zipped({"c.txt": NOTE.replace("14", "15").replace("trade", "tourism")})),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert run("matrix", "readouts", "-o", "out/m.xlsx").code == 0


def test_a_workbook_stands_for_the_files_that_it_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from briefgen.cli.app import main

    monkeypatch.chdir(tmp_path)
    desk(tmp_path, lambda *arguments: type("Ran", (), {"code": main(list(arguments))}))
    assert main(["matrix", "out/m.xlsx", "-o", "again/m.xlsx"]) == 0
    assert (tmp_path / "again/m.xlsx").read_bytes() == (tmp_path / "out/m.xlsx").read_bytes()
    (tmp_path / "readouts/a.txt").unlink()
    capsys.readouterr()
    assert main(["matrix", "out/m.xlsx", "-o", "third/m.xlsx"]) == 0
    assert capsys.readouterr().err == (
        "warning: readouts/a.txt: not read: the sheet Sources of m.xlsx lists it, and it is not found; run the command where it lies\n"
    )


def test_the_list_is_read_from_the_sheet_as_people_left_it() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sources"
    for row in (["Our sources"], [], ["Publisher", "File", "SHA-256"], ["Ministry", "a/b.txt", "AB12"], ["", "", ""], ["x", "c.txt", ""]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert list(read_files(stream.getvalue(), "m.xlsx").listed) == [("a/b.txt", "ab12"), ("c.txt", "")]


def test_another_workbook_is_no_readout() -> None:
    import openpyxl

    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    assert read_files(stream.getvalue(), "m.xlsx").unread == (
        (
            "m.xlsx",
            "this is an Excel workbook, not a readout, and no sheet Sources in it lists files; "
            "give it to `briefgen memo` or `briefgen show`, or take it out of the input",
        ),
    )
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("m.xlsx", stream.getvalue())
    assert read_files(inside.getvalue(), "z.zip").unread[0][0] == "z.zip/m.xlsx"
