"""The bar of the readers: the same texts in every form give the same rows, but for what is told of the file itself (Sources, Evidence)."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen.model import Document, Matrix
from briefgen.pipeline import build_matrix
from briefgen.readers import read_document, read_files
from briefgen.readers.header import split_header

from . import render

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FOLDERS = (pytest.param(ROOT / "seeds", id="samples"), pytest.param(SHARED / "seeds", id="real reports", marks=pytest.mark.shared))


def texts(folder: Path) -> dict[str, str]:
    """The texts of a folder without what their headers say: a form has its own way to say it."""
    return {path.stem: split_header(path.read_text(encoding="utf-8"))[1] for path in sorted(folder.glob("*.txt"))}


def rows(matrix: Matrix) -> list[dict[str, Any]]:
    """All rows but those of Sources and Evidence, without their pointers to these and without what is to be looked at in Sources."""
    found = []
    for sheet in ("events", "participants", "statements", "mechanisms", "checks"):
        for row in getattr(matrix, sheet):
            values = {key: value for key, value in asdict(row).items() if key not in ("sources", "evidence", "check_id")}
            if not str(values.get("where", "")).startswith("Sources"):
                found.append({"sheet": sheet, **values})
    return found


@cache
def of_text(name: str, text: str) -> list[dict[str, Any]]:
    return rows(build_matrix([read_document(text.encode(), name)]))


def of_file(name: str, data: bytes) -> list[dict[str, Any]]:
    reading = read_files(data, name)
    assert not reading.unread
    assert all(isinstance(document, Document) for document in reading.documents)
    return rows(build_matrix(reading.documents))


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("form", render.PLAIN_FORMS)
def test_a_form_gives_the_same_rows_as_the_text(form: str, folder: Path) -> None:
    for name, text in texts(folder).items():
        assert of_file(name, render.PLAIN_FORMS[form](render.paragraphs(text))) == of_text(name, text), name


@pytest.fixture(scope="module", params=FOLDERS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str, dict[str, bytes]]]:
    """By name of the text: the text, and it in each form that LibreOffice makes."""
    folder: Path = request.param
    soffice = shutil.which("soffice") or shutil.which("libreoffice") or ""
    found = texts(folder)
    if not soffice or not found:
        pytest.skip("LibreOffice or the texts are not here")
    names = {str(number): name for number, name in enumerate(found)}
    sources = {
        f"{number}-{form}": data for number, name in names.items() for form, data in render.printed_sources(render.paragraphs(found[name]))
    }
    tracked = {f"{number}-odt": render.tracked(render.paragraphs(found[name])) for number, name in names.items()}
    work = tmp_path_factory.mktemp("printed")
    made = render.converted(soffice, work / "pdf", sources, "pdf") | render.converted(soffice, work / "odt", tracked, "odt")
    return {
        name: (name, found[name], {key.partition("-")[2]: data for key, data in made.items() if key.partition("-")[0] == number})
        for number, name in names.items()
    }


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("form", [*render.PRINTED, "odt"])
def test_a_printed_form_gives_the_same_rows_as_the_text(form: str, printed: dict[str, tuple[str, str, dict[str, bytes]]]) -> None:
    for name, text, files in printed.values():
        assert of_file(name, files[form]) == of_text(name, text), name
