"""The progress bar on a real terminal and in a pipe; the words of the summary."""

from __future__ import annotations

import os
import sys
from datetime import date

import pytest

from briefgen.cli import console, report
from briefgen.cli.console import Progress, counted, print_error
from briefgen.errors import OutputError
from briefgen.model import Check, Event, Matrix, Party, Severity, Source, Status

MATRIX = Matrix(
    as_of=date(2024, 8, 26),
    parties=(Party("US", "United States"), Party("VN", "Viet Nam")),
    events=(
        Event("EV-1", parties=("VN", "US")),
        Event("EV-2", parties=("US", "VN")),
        Event("EV-3", Status.REFERRED, parties=("US", "VN")),
        Event("EV-4", Status.ANNOUNCED, parties=("US", "XX")),
    ),
    sources=(
        Source("S-1", "a.txt", status="read"),
        Source("S-2", "b.txt", status="read", same_text_as="S-1"),
        Source("S-3", "c.txt", status="not a readout"),
        Source("S-4", "d.pdf", status="not read"),
    ),
    checks=(
        Check("C-1", severity=Severity.WARNING, what="a warning"),
        Check("C-2", severity=Severity.ERROR, what="an error"),
        Check("C-3", severity=Severity.INFO),
        Check("C-4", severity=Severity.ERROR, decision="checked, fine"),
    ),
)


def test_the_summary_in_plain_words() -> None:
    assert report.summary(MATRIX, [("d.pdf", "PDF")], []) == (
        "Read 2 texts from 1 independent source.\n"
        "Found 2 meetings, 1 event referred to and 1 event announced.\n"
        "Parties: United States, Viet Nam, XX.\n"
        "Dated 26 August 2024.\n"
        "No report of a meeting in 1 text: c.txt.\n"
        "Not read: d.pdf.\n"
        "2 points need a look: see the sheet Checks."
    )


def test_what_is_decided_needs_no_look_and_errors_come_first() -> None:
    counts = report.count(MATRIX)
    assert [check.check_id for check in counts.checks] == ["C-2", "C-1"]
    assert counts.remarks == 1
    assert report.summary(Matrix(), [], []).endswith("Nothing needs a look.")


def test_long_lists_of_names_are_cut_short_with_their_number() -> None:
    unread = [(f"{number}.pdf", "") for number in range(7)]
    assert "Not read: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more." in report.summary(MATRIX, unread, [])


@pytest.mark.parametrize(("number", "words"), [(0, "0 texts"), (1, "1 text"), (2, "2 texts")])
def test_counted(number: int, words: str) -> None:
    assert counted(number, "text") == words


def test_an_error_with_details(capsys: pytest.CaptureFixture[str]) -> None:
    error = OutputError("cannot be written", where="x.xlsx", fix="close it")
    error.add_note("first")
    print_error(error, as_json=False)
    assert capsys.readouterr().err == "error: x.xlsx: cannot be written\n  first\n  fix: close it\n"


def drawn(stream_is_terminal: bool, patience: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a progress bar writes to a real terminal, or to a pipe."""
    monkeypatch.setattr(console, "_PATIENCE", patience)
    reader, writer = os.openpty() if stream_is_terminal else os.pipe()
    try:
        with os.fdopen(writer, "w", closefd=False) as stream:
            progress = Progress(stream)
            progress(1, 2)
            progress(2, 2)
            progress.clear()
            stream.write("end\n")
            stream.flush()
        shown = b""
        while b"end" not in shown or not shown.endswith(b"\n"):  # a terminal gives what was flushed in pieces
            shown += os.read(reader, 4096)
        return shown.decode()
    finally:
        os.close(writer)
        os.close(reader)


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_the_bar_is_for_terminals_and_for_work_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = drawn(True, 0, monkeypatch)
    assert f"\r[{'#' * 15}{'.' * 15}] 50 %" in shown
    assert shown.endswith("\rend\r\n")
    assert drawn(True, 60, monkeypatch) == "end\r\n"
    assert drawn(False, 0, monkeypatch) == "end\n"
