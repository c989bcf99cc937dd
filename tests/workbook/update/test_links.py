"""Every link leads to the row that it names: in a workbook of the samples, and in one that was sorted by people and then brought up to date.

A second program, which knows nothing of ours, works out where each link made by a formula leads, from a copy in which HYPERLINK(target, words)
is replaced by target and words.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.workbook.grid import SheetCells, read_cells
from briefgen.workbook.plan import letter
from tests.workbook.update.books import parts_of, with_parts
from tests.workbook.update.people_edit import Book, sort_rows

SEEDS = Path(__file__).parents[3] / "seeds"
_FORMULA = re.compile(rb"(<f[^>]*>)([^<]*)(?=</f>)")
_VALUE = re.compile(rb"(</f>)<v>[^<]*</v>")
_TARGET = re.compile(r"#(?:'([^']+)'|(\w+))!\$?([A-Z]+)\$?(\d+)")
_FAULTS = ("#REF!", "#NAME?", "#VALUE!", "#N/A", "Err:")
ID = {"Statements": "Statement", "Evidence": "Evidence", "Sources": "Source", "Events": "Event"}


def _matrix(*given: object, output: Path) -> bytes:
    command = [sys.executable, "-m", "briefgen", "matrix", *map(str, given), "-o", str(output), "--no-backup", "-q"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return output.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("links")
    new = _matrix(SEEDS, output=folder / "new.xlsx")
    texts = sorted(path for path in SEEDS.rglob("*") if path.is_file() and path.suffix != ".toml")
    held = folder / "held"
    held.mkdir()
    for path in texts[: len(texts) * 2 // 3]:
        shutil.copy(path, held / path.name)
    chance, book = random.Random(4), Book(_matrix(held, output=folder / "sorted.xlsx"))
    for name in (*ID, "Commitments", "Mechanisms", "Checks"):
        sort_rows(book, name, chance)
    (folder / "sorted.xlsx").write_bytes(book.saved())
    updated = _matrix(*texts[len(texts) * 2 // 3 :], output=folder / "sorted.xlsx")
    assert updated != book.saved()
    return {"new": new, "updated": updated}


def _spelled_out(part: bytes) -> bytes:
    """A sheet in which each link says its target and its words instead."""

    def put(found: re.Match[bytes]) -> bytes:
        formula = found[2].decode()
        at = formula.find("HYPERLINK(")
        if at < 0:
            return found[0]
        target, words, end = _parted(formula, at + len("HYPERLINK("))
        return found[1] + f'{formula[:at]}({target}&amp;"|"&amp;({words})){formula[end:]}'.encode()

    return _VALUE.sub(rb"\1", _FORMULA.sub(put, part))  # without its values, so that all is calculated anew


def _parted(formula: str, at: int) -> tuple[str, str, int]:
    """The two arguments that begin at `at`, and where the call ends."""
    depth, quoted, comma, start = 1, False, 0, at
    while depth:
        sign = formula[at]
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            depth += (sign in "([") - (sign in ")]")
            comma = at if sign == "," and depth == 1 else comma
        at += 1
    return formula[start:comma], formula[comma + 1 : at - 1], at


def _calculated(data: bytes, folder: Path, soffice: str) -> list[SheetCells]:
    parts = {name: _spelled_out(part) for name, part in parts_of(data).items() if name.startswith("xl/worksheets/sheet")}
    (folder / "bare.xlsx").write_bytes(with_parts(data, parts))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(folder / "bare.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read_cells((folder / "out" / "bare.xlsx").read_bytes(), "theirs")


def _rows(sheet: SheetCells) -> Iterator[tuple[int, dict[str, object]]]:
    """Row number, and what it holds by heading."""
    top = min(sheet.rows)
    headings = {at: str(cell.value) for at, cell in sheet.rows[top].items()}
    for number, cells in sheet.rows.items():
        if number > top:
            yield number, {headings[at]: cell.value for at, cell in cells.items() if at in headings}


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["new", "updated"])
def test_every_link_made_by_a_formula_leads_to_the_row_that_it_names(
    kind: str, made: dict[str, bytes], tool: Callable[[str], str], tmp_path: Path
) -> None:
    sheets = {sheet.name: sheet for sheet in _calculated(made[kind], tmp_path, tool("soffice"))}
    shown = [str(cell.value) for sheet in sheets.values() for cells in sheet.rows.values() for cell in cells.values()]
    assert not [text for text in shown if text.startswith(_FAULTS)]
    rows = {name: dict(_rows(sheet)) for name, sheet in sheets.items()}
    seen: dict[str, int] = {}
    for sheet in rows:
        for row in rows[sheet].values():
            for heading, value in row.items():
                if not isinstance(value, str) or not value.startswith("#"):
                    continue
                place, words = value.split("|", 1)
                found = _TARGET.fullmatch(place)
                assert found, value
                name, number = found[1] or found[2], int(found[4])
                there = rows[name][number]
                if words.startswith("see ") and not words[4:].isdigit():
                    assert there[ID[name]] == words[4:], (sheet, heading, value)
                elif heading == "Statements":
                    assert there["Event"] == row["Event"], (sheet, heading, value)
                    assert sum(other["Event"] == row["Event"] for other in rows["Statements"].values()) == int(words[4:])
                elif heading == "Go to source":
                    assert there["Source"] == row["Source"], (sheet, heading, value)
                elif heading == "Go to cell":
                    assert str(row["Where"]).split("/")[1] in there.values(), (sheet, heading, value)
                    assert f"{name}: {dict(_headed(sheets[name]))[found[3]]}" == words, (sheet, heading, value)
                else:
                    pytest.fail(f"a link that this test does not know: {sheet} {heading} {value}")
                seen[heading] = seen.get(heading, 0) + 1
    assert seen.keys() >= {"Go to evidence", "Go to statement", "Go to source", "Go to cell", "Statements"}
    for name, heading in (("Statements", "Go to evidence"), ("Commitments", "Go to statement"), ("Evidence", "Go to source")):
        assert all(str(row.get(heading, "")).startswith("#") for row in rows[name].values()), f"a row of {name} without its link"


def _headed(sheet: SheetCells) -> Iterator[tuple[str, str]]:
    """Letters and heading of each column."""
    return ((letter(at), str(cell.value)) for at, cell in sheet.rows[min(sheet.rows)].items())


@pytest.mark.parametrize("kind", ["new", "updated"])
def test_every_other_link_leads_to_a_cell_of_the_workbook_or_to_an_address(kind: str, made: dict[str, bytes]) -> None:
    sheets = {sheet.name: sheet for sheet in read_cells(made[kind], kind)}
    links = [(sheet.name, ref, link) for sheet in sheets.values() for ref, link in sheet.links.items()]
    assert len(links) > 15
    for name, ref, link in links:
        if not link.startswith(("http://", "https://")):
            found = _TARGET.fullmatch(f"#{link}")
            assert found, (name, ref, link)
            assert int(found[4]) in sheets[found[1] or found[2]].rows, (name, ref, link)
