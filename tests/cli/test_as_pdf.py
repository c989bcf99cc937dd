"""A LibreOffice that does not come to an end is stopped with all that it began."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from briefgen.cli import pdf
from briefgen.errors import OutputError

pytestmark = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are looked for in /proc")

# As LibreOffice is built: what is started waits for a child that holds its output open and takes no notice of a polite end.
_LAUNCHER = """#!/bin/sh
( trap '' TERM HUP INT; exec sleep 120 ) &
wait
"""


def docx(paragraphs: int = 1) -> bytes:
    document, data = Document(), io.BytesIO()
    for _ in range(paragraphs):
        document.add_paragraph("word " * 200)
    document.save(data)
    return data.getvalue()


def running(words: str) -> list[str]:
    """The command lines that hold these words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if words in line and str(os.getpid()) != path.parent.name:
            found.append(line)
    return found


def gone(words: str) -> bool:
    end = time.monotonic() + 20
    while running(words) and time.monotonic() < end:
        time.sleep(0.05)
    return not running(words)


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A launcher on the path whose child never ends; gives the words by which both are known."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(_LAUNCHER.replace("sleep 120", f"{sys.executable} -c 'import time; time.sleep(120)' {tmp_path}"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return str(tmp_path)


def test_after_its_time_nothing_of_it_is_left(endless: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_PATIENCE", 1)
    with pytest.raises(OutputError) as caught:
        pdf.as_pdf(docx(), "memo.docx")
    assert str(caught.value) == (
        "memo.docx: LibreOffice made no PDF (it was not done after 1 seconds)\n  fix: leave --pdf out and save the .docx as PDF in Word"
    )
    assert gone(endless)


def test_nor_after_ctrl_c(endless: str, tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(docx())
    code = "import sys; from briefgen.cli.pdf import as_pdf; as_pdf(open(sys.argv[1], 'rb').read(), 'memo.docx')"
    with subprocess.Popen([sys.executable, "-c", code, "t.docx"], cwd=tmp_path, stderr=subprocess.PIPE) as process:
        end = time.monotonic() + 60
        while not any("time.sleep(120)" in line for line in running(endless)):
            assert time.monotonic() < end
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) != 0
    assert gone(f"time.sleep(120) {endless}") and gone(f"{endless}/bin/soffice")


@pytest.mark.needs("soffice")
def test_the_real_one_leaves_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: Callable[[str], str]) -> None:
    monkeypatch.setattr(pdf, "office", lambda: tool("soffice"))
    monkeypatch.setattr(pdf, "_PATIENCE", 1)
    monkeypatch.setattr(pdf.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OutputError, match="it was not done after 1 seconds"):
        pdf.as_pdf(docx(3_000), "memo.docx")
    assert gone(str(tmp_path))
