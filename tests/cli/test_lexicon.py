"""`briefgen lexicon check` and `--lexicon`: a desk's own terms on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.app import main
from briefgen.workbook.read import read_workbook

SOUND = '[countries.PE]\ncities = [["Puerto Ejemplo"]]\nexamples = ["talks in Puerto Ejemplo"]\n\n[furniture]\nstops = ["our desk recommends"]\n'
FAULTY = '[countrys.PE]\nname = "Peru"\n\n[outlets.vna]\nsignaturs = ["X"]\n\n[furniture]\ncaptions = [\'(photo\']\n'
TEXT = """Peru and Norway held their 4th Political Dialogue on 12 March 2024 in Puerto Ejemplo.

The two sides agreed to simplify visas for students. They also discussed fisheries and trade at length.

Our desk recommends
Norway agreed to pay for everything.
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(SOUND)
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_a_sound_file_shows_what_it_changes(run: Callable[..., Any], overlay: Path) -> None:
    ran = run("lexicon", "check", overlay)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "desk.toml is sound: 2 changes to the tables that ship.\n"
        "countries.PE.cities: adds Puerto Ejemplo\n"
        "furniture.stops: adds our desk recommends\n"
    )


def test_every_fault_is_named_at_once(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(FAULTY)
    ran = run("lexicon", "check", path)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        "bad.toml:1: countrys: there is no table countrys\n  fix: did you mean countries?\n"
        "bad.toml:5: outlets.vna.signaturs: there is no key signaturs here\n  fix: did you mean signatures?\n"
        "bad.toml:8: furniture.captions: “(photo” is no regular expression: missing ), unterminated subpattern at position 0\n"
        "  fix: mend it; \\( is a bracket as such\n"
        "3 faults in bad.toml.\n"
    )


def test_json(run: Callable[..., Any], overlay: Path, tmp_path: Path) -> None:
    values = json.loads(run("lexicon", "check", overlay, "--json").out)
    assert values["ok"] and values["sha256"] == sha256(overlay.read_bytes()).hexdigest()
    assert values["changes"][0] == {"table": "countries", "key": "PE.cities", "how": "adds", "what": "Puerto Ejemplo"}
    path = tmp_path / "bad.toml"
    path.write_text(FAULTY)
    ran = run("lexicon", "check", path, "--json")
    values = json.loads(ran.out)
    assert (ran.code, ran.err, values["ok"]) == (4, "", False)
    assert values["faults"][1] == {
        "file": "bad.toml",
        "table": "outlets",
        "key": "vna.signaturs",
        "line": 5,
        "what": "there is no key signaturs here",
        "fix": "did you mean signatures?",
    }


def test_a_file_that_is_not_there(run: Callable[..., Any], report: Path, tmp_path: Path) -> None:
    for command in (("lexicon", "check", tmp_path / "no.toml"), ("show", report, "--lexicon", tmp_path / "no.toml")):
        ran = run(*command)
        assert ran.code == 4 and "there is no such file" in ran.err


def test_a_run_uses_the_desks_terms_and_says_so(run: Callable[..., Any], overlay: Path, report: Path, tmp_path: Path) -> None:
    def matrix(name: str, *options: object) -> Any:
        assert run("matrix", report, "-q", "-o", tmp_path / name, *options).code == 0
        return read_workbook((tmp_path / name).read_bytes(), name)

    plain, own = matrix("plain.xlsx"), matrix("own.xlsx", "--lexicon", overlay)
    assert (plain.events[0].country, own.events[0].country) == ("", "PE")
    assert any("pay for everything" in row.text for row in plain.statements)
    assert not any("pay for everything" in row.text for row in own.statements), "it stands after the desk's own stop line"
    assert dict(own.settings)["Lexicon overlay"] == f"desk.toml (sha256 {sha256(overlay.read_bytes()).hexdigest()})"
    assert "Lexicon overlay" not in dict(plain.settings)
    matrix("again.xlsx", "--lexicon", overlay)
    assert (tmp_path / "own.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_the_environment_may_name_the_file(
    run: Callable[..., Any], overlay: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "everything" in run("show", report).out.split("cut:")[0]
    monkeypatch.setenv("BRIEFGEN_LEXICON", str(overlay))
    assert "everything" not in run("show", report).out.split("cut:")[0]
    assert run("evidence", report, "-q", "-o", tmp_path / "e.html").code == 0
    assert "Puerto Ejemplo, PE" in (tmp_path / "e.html").read_text(encoding="utf-8")
    monkeypatch.setenv("BRIEFGEN_LEXICON", "")
    assert "everything" in run("show", report).out.split("cut:")[0]


@pytest.mark.parametrize("command", ["build", "matrix", "evidence"])
def test_a_faulty_file_stops_the_run_and_nothing_is_written(run: Callable[..., Any], report: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(FAULTY)
    target = tmp_path / {"build": "out", "matrix": "m.xlsx", "evidence": "e.html"}[command]
    ran = run(command, report, "-o", target, "--lexicon", path)
    assert ran.code == 4 and not target.exists()
    assert ran.err.startswith("error: bad.toml: 3 faults in this overlay of the lexicon\n  line 1, countrys: there is no table countrys")
    assert "line 5, outlets.vna.signaturs" in ran.err and "line 8, furniture.captions" in ran.err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["lexicon", "--help"], ["lexicon", "check", "--help"], ["evidence", "--help"]):
        assert main(arguments) == 0
        assert "Example: briefgen " in capsys.readouterr().out
