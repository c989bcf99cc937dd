"""Updated workbooks before the Open XML SDK's validator: whatever people and other programs left in them, an update brings no new error."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from xlsxwriter import Workbook as XlsxWriter

from briefgen.workbook.update.apply import update_workbook
from tests.workbook.update.other_programs import by_openpyxl, by_xlsxwriter, copied
from tests.workbook.update.people_edit import EDITS, Book
from tests.workbook.update.test_features import AFTER, ELEMENTS, MADE_BY, RAW, SHEET, parts_of, put_in, with_parts
from tests.workbook.update.test_survival import MADE, OURS, second_matrix

pytestmark = pytest.mark.needs("ooxml-validate")
SEQUENCES = int(os.environ.get("BRIEFGEN_VALIDATED", "12"))
PARTS = 4  # tests, so that several processes share the work


@pytest.fixture
def new_errors(tmp_path: Path, tool: Callable[[str], str]) -> Callable[[bytes, bytes], Counter[str]]:
    """The errors that the second workbook has and the first has not."""

    def errors(data: bytes) -> Counter[str]:
        path = tmp_path / "x.xlsx"
        path.write_bytes(data)
        run = subprocess.run([tool("ooxml-validate"), str(path)], capture_output=True, text=True, timeout=120, check=False)
        assert run.returncode in (0, 1), run.stderr
        return Counter(f"{error.get('id')}: {error.get('description')}" for error in json.loads(run.stdout).get("errors", ()))

    def new(before: bytes, after: bytes) -> Counter[str]:
        found = errors(after)
        return found - errors(before) if found else found

    return new


def edited_workbooks(part: int) -> Iterator[tuple[int, bytes]]:
    """Random edits, as the test of survival makes them, with other numbers."""
    for number in range(5000 + part, 5000 + SEQUENCES, PARTS):
        chance = random.Random(number)
        book = Book(by_xlsxwriter(MADE) if number % 8 == 3 else MADE)
        for _ in range(chance.randint(2, 8)):
            chance.choice(EDITS)(book, chance.choice(list(OURS)), chance)
        yield number, by_openpyxl(book.saved()) if number % 8 == 5 else book.saved()


def with_parts_by_hand() -> bytes:
    """All the features that are parts of their own, in one workbook."""
    return put_in(MADE, [part for parts in RAW.values() for part in parts])


def with_elements() -> bytes:
    """All the features that stand on the tool's own sheet."""
    sheet = parts_of(MADE)[SHEET].decode()
    for element, before in ELEMENTS.values():
        sheet = sheet.replace(before, element + before, 1)
    return with_parts(MADE, {SHEET: sheet.encode()})


def with_own_sheets() -> bytes:
    """All that XlsxWriter can make, each on a sheet of its own."""

    def more(book: XlsxWriter) -> None:
        for number, make in enumerate(MADE_BY.values()):
            make(book, book.add_worksheet(f"Own {number}" if number else "Own"))

    return copied(MADE, more)


@pytest.mark.parametrize("part", range(PARTS))
def test_an_update_of_an_edited_workbook_brings_no_new_error(part: int, new_errors: Callable[[bytes, bytes], Counter[str]]) -> None:
    for number, data in edited_workbooks(part):
        update = update_workbook(data, second_matrix(random.Random(number)), "x.xlsx")
        assert update.changes
        assert not new_errors(data, update.data), f"sequence {number}"


@pytest.mark.parametrize("make", [with_parts_by_hand, with_elements, with_own_sheets])
def test_an_update_of_a_workbook_with_features_brings_no_new_error(
    make: Callable[[], bytes], new_errors: Callable[[bytes, bytes], Counter[str]]
) -> None:
    data = make()
    assert not new_errors(data, update_workbook(data, AFTER, "x.xlsx").data)
