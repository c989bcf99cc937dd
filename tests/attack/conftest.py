"""What the attacks share: commands run as a program would, and one readout that works."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefgen.cli.app import main

READOUT = """Publisher: Ministry of Foreign Affairs of Norway
Published: 2024-05-15

The second Norway-Senegal Political Consultations were held in Dakar on 14 May 2024. The Norwegian delegation was led \
by State Secretary Ola Berg, and the Senegalese delegation was led by Deputy Foreign Minister Amina Diallo.

Both sides agreed to set up a working group on fisheries. Norway welcomed the progress of Senegal in maritime security.
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on stdout; fails where anything else is printed."""
        assert self.err == ""
        values: dict[str, Any] = json.loads(self.out)
        assert values["ok"] is (self.code == 0)
        return values


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run("build", "a.txt")`: a command in this process, through the same main() as the installed program."""

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one readout in `readouts`, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "readouts").mkdir()
    (tmp_path / "readouts" / "a.txt").write_text(READOUT, encoding="utf-8")
    return tmp_path
