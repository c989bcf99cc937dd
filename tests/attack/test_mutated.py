"""Mutated files of each kind, and a fuzzer's: no reader raises anything but the project's own error, and none takes long.

BRIEFGEN_MUTATIONS sets how many of each kind (2,000 for the whole count, which takes some ten minutes; see `mutated.py`), BRIEFGEN_FUZZ_RUNS
how many runs of the fuzzer for each.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from briefgen.cli.app import main

from . import fuzz, mutated

MUTATIONS = int(os.environ.get("BRIEFGEN_MUTATIONS", "60"))
FUZZ_RUNS = int(os.environ.get("BRIEFGEN_FUZZ_RUNS", "150"))


@pytest.mark.parametrize("kind", mutated.SAMPLES)
def test_a_mutated_file_is_read_or_refused(kind: str) -> None:
    assert mutated.read_all(mutated.SAMPLES[kind]()) > 0
    faults, longest, _ = mutated.attack(kind, MUTATIONS)
    assert faults == []
    assert longest < mutated.SECONDS


@pytest.mark.parametrize("kind", mutated.SAMPLES)
def test_a_fuzzer_finds_no_other_exception(kind: str) -> None:
    pytest.importorskip("atheris")
    done = fuzz.fuzz(kind, FUZZ_RUNS)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_a_folder_of_mutated_files_gives_a_workbook_and_writes_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import random

    folder = tmp_path / "desk" / "readouts"
    folder.mkdir(parents=True)
    chance = random.Random(7)
    for kind, make in mutated.SAMPLES.items():
        sample = make()
        for number in range(3):
            (folder / f"{kind} {number}.bin").write_bytes(mutated.mutated(sample, chance))
    (folder / "sound.txt").write_text(mutated.READOUT, encoding="utf-8")
    before = hashes(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "desk/readouts", "-o", "out", "-q"]) == 0
    after = hashes(tmp_path)
    assert {path: digest for path, digest in after.items() if not path.startswith("out/")} == before
    assert "out/event-matrix.xlsx" in after


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }
