"""Results asked for where they cannot or must not go, and runs that are cut short."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import files
from briefgen.cli.files import State, write_results
from briefgen.errors import OutputError

from .conftest import Ran

Run = Callable[..., Ran]
on_posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and signals work in another way there")


def as_written(data: bytes, name: str) -> State:
    return State.AS_WRITTEN


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@on_posix
def test_a_pipe_or_a_device_where_the_workbook_shall_go_is_not_read(desk: Path, run: Run) -> None:
    for number, make in enumerate((os.mkfifo, lambda path: path.symlink_to("/dev/zero"))):
        folder = desk / f"out{number}"
        folder.mkdir()
        make(folder / "event-matrix.xlsx")
        ran = run("build", "readouts", "-o", folder)
        assert (ran.code, "this is not an ordinary file" in ran.err) == (7, True)


@on_posix
@pytest.mark.parametrize("leads_to", ["ring", "gone/far"])
def test_a_link_that_leads_nowhere_is_no_place_for_results(leads_to: str, desk: Path, run: Run) -> None:
    Path("ring").symlink_to(leads_to)
    ran = run("build", "readouts", "-o", "ring")
    assert (ran.code, ran.err) == (7, "error: ring: this link leads nowhere\n  fix: give another place with -o, or mend the link\n")
    assert not Path("gone").exists()


@pytest.mark.parametrize("length", [240, 250, 300])
def test_a_name_that_is_too_long(length: int, desk: Path, run: Run) -> None:
    ran = run("matrix", "readouts", "-o", f"{'y' * length}.xlsx")
    assert (ran.code, "Traceback" in ran.err, listed(desk)) == (7, False, ["readouts"])


def test_where_the_second_file_cannot_be_put_the_first_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As under Windows, where a program may hold a file without a lock file to show for it."""
    held, put = tmp_path / "b.docx", files._put

    def refused(temporary: Path, path: Path) -> None:
        if path == held:
            raise OutputError("cannot be written (permission denied)", where=str(path))
        put(temporary, path)

    monkeypatch.setattr(files, "_put", refused)
    (tmp_path / "a.xlsx").write_bytes(b"old")
    with pytest.raises(OutputError):
        write_results({tmp_path / "a.xlsx": b"new", tmp_path / "c.docx": b"new", held: b"new"}, as_written, replace=False)
    assert (listed(tmp_path), (tmp_path / "a.xlsx").read_bytes()) == (["a.xlsx"], b"old")


def test_what_killed_runs_left_is_taken_away_after_an_hour(tmp_path: Path) -> None:
    target, other = tmp_path / "x.xlsx", tmp_path / ".y.xlsx.00000000.tmp"
    old, young = tmp_path / ".x.xlsx.0123abcd.tmp", tmp_path / ".x.xlsx.89abcdef.tmp"
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (time.time() - 4000,) * 2)
    write_results({target: b"new"}, as_written, replace=False)
    assert listed(tmp_path) == [young.name, other.name, "x.xlsx"]


def test_a_huge_file_in_the_way_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST", 1000)
    target = tmp_path / "x.xlsx"
    target.write_bytes(bytes(2000))
    with pytest.raises(OutputError, match="briefgen did not make"):
        write_results({target: b"new"}, as_written, replace=False)


# Says when its own code is loaded, so that a slow machine's signal does not come before the run has begun.
LOADED = "import sys; from briefgen.cli.app import main; print('loaded', flush=True); sys.exit(main(sys.argv[1:]))"
INTERRUPTED = """
import sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "briefgen.cli.app":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
from briefgen.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_while_the_program_is_still_loading() -> None:
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED, "build", "x"], capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


@on_posix
@pytest.mark.parametrize(("sent", "after"), [(signal.SIGINT, 0.3), (signal.SIGKILL, 0.3), (signal.SIGKILL, 1.3)])
def test_a_run_that_is_stopped_leaves_the_old_files_or_the_new_ones(sent: signal.Signals, after: float, desk: Path, run: Run) -> None:
    """And no process that would hold the pipes open: by the later moment the helping processes are at work."""
    run("build", "readouts")
    before = {path.name: path.read_bytes() for path in Path("output").iterdir()}
    for number in range(2000):  # enough to be at work for a while
        (desk / "readouts" / f"{number}.txt").write_text(f"The ministers met in Oslo on {number % 28 + 1} May 2024.", encoding="utf-8")
    command = [sys.executable, "-c", LOADED, "build", "readouts", "-v"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"loaded\n"
    time.sleep(after)
    process.send_signal(sent)
    _, err = process.communicate(timeout=60)
    assert process.returncode == (130 if sent is signal.SIGINT else -9)
    assert err == b""
    assert {path.name: path.read_bytes() for path in Path("output").iterdir()} == before


@on_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("extra", ["--verbose", "--json"])
def test_a_full_disk_behind_standard_output(extra: str, desk: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "briefgen", "build", "readouts", extra]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert ran.returncode == 7
    assert ran.stderr.startswith("error: standard output: cannot be written (no space left on device)")
    assert listed(Path("output")) == ["briefing-memo.docx", "event-matrix.xlsx"]


@on_posix
def test_without_a_standard_error(desk: Path) -> None:
    ran = subprocess.run(f'"{sys.executable}" -m briefgen build nowhere 2>&-', shell=True, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 3


def test_a_summit_of_many_gives_no_heap_of_memos(desk: Path, run: Run) -> None:
    names = "Norway, Senegal, Japan, Kenya, Chile, Ghana, Peru, Nepal, Oman, France, Germany, Italy, Spain, Portugal and Brazil"
    text = (
        f"A summit of {names} was held in Geneva on 12 May 2024. Foreign ministers of {names} met in Geneva and agreed to expand trade.\n"
    )
    (desk / "readouts" / "a.txt").write_text(text, encoding="utf-8")
    ran = run("build", "readouts")
    assert (ran.code, listed(Path("output"))) == (0, ["event-matrix.xlsx"])
    assert "No memo: no meeting of two parties was found." in ran.out
