"""The value beside each formula is what the formula gives: a second program, which knows nothing of ours, calculates them all."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefgen.model import Event, Matrix, Source
from briefgen.workbook.create import write_workbook
from briefgen.workbook.grid import SheetCells, read_cells

from .sample import DIALOGUE_12, sample_matrix

VOLATILE = "TODAY()"


def _without_values(data: bytes) -> bytes:
    """The workbook with the value of every formula taken out, so that whoever opens it must calculate."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                root = etree.fromstring(part)
                for cell in root.iter("{*}c"):
                    if cell.find("{*}f") is not None and (value := cell.find("{*}v")) is not None:
                        cell.remove(value)
                part = etree.tostring(root)
            new.writestr(name, part)
    return stream.getvalue()


def _values(sheets: list[SheetCells], formulas: list[SheetCells]) -> dict[str, object]:
    """What the cells with a formula in `formulas` show in `sheets`; nothing and "" are one, and so are 2 and 2.0."""
    found = {}
    for sheet, model in zip(sheets, formulas, strict=True):
        for number, cells in model.rows.items():
            for column, cell in cells.items():
                if cell.formula and VOLATILE not in cell.formula:
                    shown = sheet.rows.get(number, {}).get(column)
                    value = shown.value if shown else ""
                    found[f"{sheet.name} row {number} column {column}"] = "" if value is None else value
    return found


def _copy_of_a_copy() -> Matrix:
    """An event that only copies report, one without sources, two heard from both sides, and a mechanism without a date."""
    matrix = sample_matrix()
    more = (
        Event("EV-copies", parties=("VN", "NZ"), sources=("S2", "S7")),
        Event("EV-nothing"),
        Event("EV-both", parties=("NZ", "VN"), sources=("S1", "S7"), mechanism_id="ME-NZ-VN-joint-trade-commission"),
    )
    sources = (*matrix.sources, Source("S7", side="NZ", same_text_as="S9"))
    statements = (*matrix.statements, replace(matrix.statements[0], statement_id="ST-100", event_id="EV-unknown"))
    checks = (*matrix.checks, replace(matrix.checks[0], check_id="CH-9", where=f"Events/{DIALOGUE_12}"))
    return replace(matrix, events=(*matrix.events, *more), sources=sources, statements=statements, checks=checks)


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("matrix", [Matrix(), _copy_of_a_copy()], ids=["empty", "full"])
def test_another_program_calculates_the_same(matrix: Matrix, tool: Callable[[str], str], tmp_path: Path) -> None:
    data = write_workbook(matrix)
    (tmp_path / "bare.xlsx").write_bytes(_without_values(data))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        tool("soffice"),
        "--headless",
        profile,
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "bare.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    formulas = read_cells(data, "ours")
    theirs = _values(read_cells((tmp_path / "out" / "bare.xlsx").read_bytes(), "theirs"), formulas)
    ours = _values(formulas, formulas)
    assert len(ours) > 15
    assert theirs == ours
