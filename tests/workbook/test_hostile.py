"""Text from strangers stays text: no formula, no error, no change, whatever a cell is given."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from briefgen.model import Area, Check, Event, Evidence, Matrix, Party, Source, Statement
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook

from .sample import sample_matrix
from .strategies import MATRICES

HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    "=WEBSERVICE(A1)",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "'=1",
    "#REF!",
    "TRUE",
    "0012",
    "1/2/2024",
    "3%",
    "line\nline\ttab\r\nend",
    "_x000D_ and _x005F_x0041_",
    "</t></is></c><c t='str'><f>1</f></c>",
    "]]> &amp; <!-- x -->",
    "\u202egnp.exe",
    "👩‍👩‍👧‍👦 Đặng Đức Ế",
    "  spaces  ",
    "a" * 32_767,
    "&A&P&N",
)


def hostile_matrix() -> Matrix:
    """Every kind of bad text in every kind of place."""
    return Matrix(
        title=HOSTILE[0],
        parties=tuple(Party(f"P{number}", text) for number, text in enumerate(HOSTILE)),
        areas=tuple(Area(f"a{number}", text, text) for number, text in enumerate(HOSTILE)),
        events=tuple(Event(f"EV-{number}", name=text, city=text, notes=text, parties=("P1", "P2")) for number, text in enumerate(HOSTILE)),
        statements=tuple(
            Statement(f"ST-{number}", f"EV-{number}", side=text[:9], text=text, areas=(f"a{number}", 'un"known'), sources=("S1",))
            for number, text in enumerate(HOSTILE)
        ),
        sources=tuple(Source(f"S{number}", publisher=text, url=text, file=text) for number, text in enumerate(HOSTILE)),
        evidence=tuple(Evidence(f"E-{number}", f"S{number}", quote=text) for number, text in enumerate(HOSTILE)),
        checks=tuple(Check(f"CH-{number}", where=f"Events/{text[:20]}/city", what=text) for number, text in enumerate(HOSTILE)),
        settings=(("Handling mark", "R&D & <SECRET>"), ("=1", "=2")),
    )


def test_hostile_text_comes_back_as_it_was() -> None:
    assert read_workbook(write_workbook(hostile_matrix())) == hostile_matrix()


def test_no_text_becomes_a_formula_and_risky_text_keeps_its_prefix() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(hostile_matrix())))["Events"]
    city = next(cell.column for cell in sheet[1] if cell.value == "City")
    cells = [row[city - 1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
    prefixed = [cell.value for cell in cells if cell.quotePrefix]
    assert prefixed == [text for text in HOSTILE if text[0] in "=+-@'" or text != text.strip()]


def test_no_address_but_of_the_web_becomes_a_link() -> None:
    urls = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "https://ok.example/ä",
        "https://ok.example/a b",
        "https://[",
        "https://ok.example/x",
    )
    data = write_workbook(Matrix(sources=tuple(Source(f"S{number}", url=url) for number, url in enumerate(urls))))
    cells = [cell for row in load_workbook(io.BytesIO(data))["Sources"].iter_rows() for cell in row]
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink] == ["https://ok.example/x"]
    assert [source.url for source in read_workbook(data).sources] == list(urls)


@pytest.mark.needs("ooxml-validate")
@pytest.mark.parametrize("matrix", [Matrix(), sample_matrix(), hostile_matrix()], ids=["empty", "sample", "hostile"])
def test_office_finds_no_fault(matrix: Matrix, ooxml_errors: Callable[[bytes, str], str]) -> None:
    assert ooxml_errors(write_workbook(matrix), "matrix.xlsx") == ""


@pytest.mark.needs("ooxml-validate")
@given(MATRICES)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_office_finds_no_fault_in_any_matrix(ooxml_errors: Callable[[bytes, str], str], matrix: Matrix) -> None:
    assert ooxml_errors(write_workbook(matrix), "matrix.xlsx") == ""


@pytest.mark.needs("ooxml-validate")
def test_the_validator_would_notice(ooxml_errors: Callable[[bytes, str], str]) -> None:
    stream = io.BytesIO()
    load_workbook(io.BytesIO(write_workbook(Matrix()))).save(stream)  # what plain openpyxl makes of it
    assert ooxml_errors(stream.getvalue(), "plain.xlsx") != ""
