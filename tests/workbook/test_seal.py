"""By its seal a workbook is known in which nobody has worked; its sources are then read alone."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import load_workbook

from briefgen.model import Matrix, Source
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_sources
from briefgen.workbook.seal import CUSTOM, is_unbroken_workbook

from .sample import sample_matrix


def test_a_workbook_as_it_was_written_has_its_seal() -> None:
    assert is_unbroken_workbook(write_workbook(sample_matrix()))
    assert is_unbroken_workbook(write_workbook(Matrix()))


def test_saving_it_in_another_program_breaks_the_seal() -> None:
    stream = io.BytesIO()
    load_workbook(io.BytesIO(write_workbook(sample_matrix()))).save(stream)
    assert not is_unbroken_workbook(stream.getvalue())


@pytest.mark.parametrize("change", ["other text", "part gone", "part more", "no properties", "no zip"])
def test_whatever_changes_breaks_the_seal(change: str) -> None:
    data = write_workbook(sample_matrix())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    match change:
        case "other text":
            parts[sheet] = parts[sheet].replace(b"Wellington", b"wellington")
        case "part gone":
            del parts[sheet]
        case "part more":
            parts["xl/comments1.xml"] = b"<comments/>"
        case "no properties":
            del parts[CUSTOM]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert not is_unbroken_workbook(b"PK" if change == "no zip" else stream.getvalue())


def test_packed_anew_with_the_same_parts_it_is_the_same_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(write_workbook(sample_matrix()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert is_unbroken_workbook(stream.getvalue())


def test_the_sources_alone() -> None:
    assert read_sources(write_workbook(sample_matrix())) == sample_matrix().sources
    assert read_sources(write_workbook(Matrix())) == ()
    two = (Source("S-1", file="a.txt", sha256="00"), Source("S-2", file="b.txt", remarks="=1+1"))
    assert read_sources(write_workbook(Matrix(sources=two))) == two
