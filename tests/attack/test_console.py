"""Consoles and machines of every kind: nothing of the language, the clock or the code page gets into the files, and --json stays one object."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ran

Run = Callable[..., Ran]
MACHINES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LANG": "C.UTF-8", "PYTHONIOENCODING": "cp1252:strict"},
    {"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "ascii:strict", "HOME": "/nonexistent", "PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2"},
)


def test_every_machine_writes_the_same_bytes_and_none_chokes_on_a_letter(desk: Path) -> None:
    text = (desk / "readouts" / "a.txt").read_text(encoding="utf-8").replace("Ola Berg", "Åse Bøe Đỗ")
    (desk / "readouts" / "Hà Nội 😀.txt").write_text(text, encoding="utf-8")
    (desk / "readouts" / "a.txt").unlink()
    found = set()
    for number, machine in enumerate(MACHINES):
        command = [sys.executable, "-m", "briefgen", "build", "readouts", "-v", "-o", f"out{number}"]
        ran = subprocess.run(command, env=os.environ | machine, capture_output=True, timeout=60, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")
        files = sorted(Path(f"out{number}").iterdir())
        found.add(tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files))
        shown = [sys.executable, "-m", "briefgen", "show", str(files[0])]
        assert subprocess.run(shown, env=os.environ | machine, capture_output=True, timeout=60, check=False).returncode == 0
    assert len(found) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("build",), 2),
        (("build", ""), 2),
        (("build", "readouts", "--nonsense"), 2),
        (("build", "readouts", "--as-of", "31.12.2024"), 2),
        (("build", "readouts", "--as-of", "0000-01-01"), 2),
        (("build", "readouts", "--as-of", ""), 2),
        (("build", "nowhere\n.txt"), 3),
        (("build", "empty"), 3),
        (("show", "readouts"), 3),
        (("show", "x" * 300), 3),
        (("memo", "readouts"), 6),
        (("memo", "readouts/a.txt"), 6),
        (("memo", "m.xlsx", "-t", "nonsense"), 5),
        (("memo", "m.xlsx", "-t", "nowhere.docx"), 5),
        (("memo", "m.xlsx", "-t", "readouts/a.txt"), 5),
        (("memo", "m.xlsx", "-t", "../memo"), 5),
        (("memo", "m.xlsx", "-t", "plain.docx"), 5),
        (("memo", "m.xlsx", "--pair", "xx-yy"), 2),
        (("memo", "m.xlsx", "-o", "m.xlsx"), 2),
        (("matrix", "readouts", "-o", "x.docx"), 2),
        (("build", "readouts", "-o", "plain.docx"), 7),
        (("matrix", "readouts", "-o", "folder.xlsx"), 0),  # a folder, whatever its name: the workbook goes into it
        (("frobnicate",), 2),
    ],
)
def test_each_mistake_is_one_object_and_says_how_to_fix_it(arguments: tuple[str, ...], code: int, desk: Path, run: Run) -> None:
    run("matrix", "readouts", "-o", "m.xlsx")
    Path("empty").mkdir()
    Path("folder.xlsx").mkdir()
    Path("plain.docx").write_bytes(b"PK\x03\x04 no package")
    before = Path("m.xlsx").read_bytes()
    ran = run(*arguments, "--json")
    assert ran.code == code
    if code:
        error = ran.json["error"]
        assert (error["exit_code"], bool(error["what"]), bool(error["fix"])) == (code, True, True)
        plain = run(*arguments)
        assert (plain.code, plain.out, "Traceback" in plain.err) == (code, "", False)
        assert run(*arguments, "-q").code == code
    assert Path("m.xlsx").read_bytes() == before
    assert not list(Path().rglob("*.tmp"))


def test_quiet_is_silent(desk: Path, run: Run) -> None:
    assert run("build", "readouts", "-q") == (0, "", "")
    assert run("memo", "output/event-matrix.xlsx", "-q") == (0, "", "")
